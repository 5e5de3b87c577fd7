"""What the learner answers everywhere on the plane, as one picture under all the rest."""

import math
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from mnistgui.perceptron.problems import MOST_CLASSES, Floats
from mnistgui.perceptron.surface import half_plane
from mnistgui.ui.perceptron.pens import answer_colour, sure_colour
from mnistgui.ui.perceptron.plane.plane_box import LARGE, PlaneFrame
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

_SHADES: Final = 256


def draw_map(painter: QPainter, look: Theme, frame: PlaneFrame, scene: Scene) -> None:
    """Draw the answers of ``scene``; those of a step as the two halves that they are, sharp at any size."""
    painter.save()
    painter.setClipRect(frame.clip)
    if scene.hard:
        _draw_halves(painter, look, frame, scene)
    else:
        _draw_shades(painter, look, frame, scene)
    painter.restore()


def _draw_halves(painter: QPainter, look: Theme, frame: PlaneFrame, scene: Scene) -> None:
    decision_A = scene.decision_A
    assert decision_A is not None
    painter.fillRect(frame.area, answer_colour(look, 0.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(answer_colour(look, 1.0))
    corners_V2 = frame.pixels_of(half_plane(scene.line_at_slice(decision_A), scene.shown.box))
    if len(corners_V2):
        painter.drawPolygon([QPointF(*corner) for corner in corners_V2.tolist()])


def _draw_shades(painter: QPainter, look: Theme, frame: PlaneFrame, scene: Scene) -> None:
    """Draw one image: outputs -> shades -> colours, an array operation each."""
    pixels_RC = _pixels(scene, look)
    rows, columns = pixels_RC.shape
    image = QImage(pixels_RC.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    # The outermost grid points lie on the edges of the box, so the middles of the outer pixels must, too.
    box = scene.shown.box
    whole = QRectF(frame.position_of(box.left, box.top), frame.position_of(box.right, box.bottom))
    half_x, half_y = whole.width() / (columns - 1) / 2, whole.height() / (rows - 1) / 2
    whole.adjust(-half_x, -half_y, half_x, half_y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # the clip cuts its edges
    if frame.area.height() < LARGE:
        _draw_coarsely(painter, frame.area, whole, image)
    else:
        painter.drawImage(whole, image)


def _draw_coarsely(painter: QPainter, area: QRectF, whole: QRectF, image: QImage) -> None:
    """Draw the map with every second pixel of the screen smooth.

    On a small plane, of which several may stand side by side, that is a third of the work, and its tints change little
    from one pixel to the next.
    """
    ratio = painter.device().devicePixelRatioF() / 2
    coarse = QImage(math.ceil(area.width() * ratio), math.ceil(area.height() * ratio), QImage.Format.Format_RGB32)
    brush = QPainter(coarse)
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.scale(ratio, ratio)
    brush.translate(-area.topLeft())
    brush.drawImage(whole, image)
    brush.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(area.topLeft(), coarse.size().toSizeF() / ratio), coarse)


def _pixels(scene: Scene, look: Theme) -> npt.NDArray[np.uint32]:
    outputs_RC = scene.shown.outputs_RC
    if np.isnan(outputs_RC).any():  # infinite numbers of a learner that diverges
        outputs_RC = np.nan_to_num(outputs_RC, nan=0.5)
    if scene.winners_RC is None:
        return tints(look, outputs_RC)
    open_share = 1.0 / scene.problem.classes  # what the winner answers where no class is likelier
    sure_RC = np.clip((outputs_RC - open_share) / (1.0 - open_share), 0.0, 1.0)
    return _class_shades(look)[scene.winners_RC, np.rint(sure_RC * (_SHADES - 1)).astype(np.intp)]


def tints(look: Theme, shares: Floats) -> npt.NDArray[np.uint32]:
    """Return the colours of outputs from 0 to 1 (any shape), as RGB32."""
    return np.asarray(_shades(look)[np.rint(shares * (_SHADES - 1)).astype(np.intp)])


@lru_cache(maxsize=4)
def _shades(look: Theme) -> npt.NDArray[np.uint32]:
    """Return the colours of the outputs 0 to 1, as RGB32."""
    return _rgb([answer_colour(look, shade / (_SHADES - 1)) for shade in range(_SHADES)])


@lru_cache(maxsize=4)
def _class_shades(look: Theme) -> npt.NDArray[np.uint32]:
    """Return the colours of each class as it wins, from open to sure, (4, 256)."""
    return np.array(
        [
            _rgb([sure_colour(look, label, shade / (_SHADES - 1)) for shade in range(_SHADES)])
            for label in range(MOST_CLASSES)
        ]
    )


def _rgb(colours: list[QColor]) -> npt.NDArray[np.uint32]:
    return np.array([colour.rgb() for colour in colours], dtype=np.uint32)
