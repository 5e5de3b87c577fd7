"""A picture of answers over a box: shares 0 to 1 as tints, drawn so that the outer grid points lie on the edges."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.pens import sized
from mnistgui.ui.perceptron.plane.plane_map import tints
from mnistgui.ui.theme import Theme

_CORNER: Final = 6.0


def tinted(look: Theme, shares_RC: Floats) -> QImage:
    """Return ``shares_RC`` (any number of leading axes is one picture below the other) as an image of its own."""
    shares_RC = shares_RC.reshape(-1, shares_RC.shape[-1])
    known_RC = np.clip(np.nan_to_num(shares_RC, nan=0.5), 0.0, 1.0)
    return as_image(tints(look, known_RC))


def as_image(pixels_RC: npt.NDArray[np.uint32]) -> QImage:
    """Return colours (RGB32) as an image that owns its pixels."""
    rows, columns = pixels_RC.shape
    return QImage(pixels_RC.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def draw_map(painter: QPainter, area: QRectF, image: QImage) -> None:
    """Draw ``image`` into ``area``: the middles of its outer pixels lie on the edges, as the grid points do."""
    half_x, half_y = area.width() / (image.width() - 1) / 2, area.height() / (image.height() - 1) / 2
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.drawImage(area.adjusted(-half_x, -half_y, half_x, half_y), image)
    painter.restore()


def draw_card(painter: QPainter, look: Theme, area: QRectF, *, focused: bool) -> None:
    """Draw the ground of a view, with an outline that says whether it has the keys."""
    painter.setPen(QPen(look.colour("accent"), 2.0) if focused else QPen(look.colour("line"), 1.0))
    painter.setBrush(look.colour("base"))
    painter.drawRoundedRect(area.adjusted(1.0, 1.0, -1.0, -1.0), _CORNER, _CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def draw_notice(painter: QPainter, look: Theme, area: QRectF, text: str, font: QFont) -> None:
    """Say something in the middle of a view that has nothing to show."""
    scale = max(1.0, min(1.7, area.width() / 420.0, area.height() / 220.0))
    painter.setFont(sized(font, scale))
    painter.setPen(look.colour("muted"))
    room = area.adjusted(12.0, 8.0, -12.0, -8.0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)
