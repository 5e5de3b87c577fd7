"""PadPainter: what the pad shows: the paper, the ink, a picture in its place, the digit to trace, the eraser."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from mnistgui.drawing.eraser import RADIUS
from mnistgui.drawing.ink import PEN_WIDTH, Ink, Picture
from mnistgui.ui import theme
from mnistgui.ui.draw.ink_layer import InkLayer, Sheet
from mnistgui.ui.draw.paths import ghost_path, round_pen
from mnistgui.ui.qimages import image_of

_CORNER: Final = 6.0
_EDGE: Final = 8.0  # around a picture, so that the pad's frame is seen
_FAINT: Final = 120  # alpha of the digit to trace
_START: Final = 4.0  # radius of the dot where the digit to trace begins


class PadPainter:
    """Paints onto ``pad``, in the colours of its theme."""

    def __init__(self, pad: QWidget) -> None:
        self._pad = pad
        self._layer = InkLayer()

    def paper(self) -> QRectF:
        """Return the square that is drawn on: all of the pad, which its page keeps square."""
        side = float(min(self._pad.width(), self._pad.height()))
        left, top = (self._pad.width() - side) / 2, (self._pad.height() - side) / 2
        return QRectF(QPointF(left, top), QSizeF(side, side))

    def paint_paper(self, painter: QPainter, *, hovered: bool) -> None:
        """Paint the paper; its edge says whether keys and mouse are for it."""
        look, focused = theme.of(self._pad), self._pad.hasFocus()
        edge = "accent" if focused else "muted" if hovered else "line"
        painter.setPen(QPen(look.colour(edge), 2.0 if focused else 1.0))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(self.paper().adjusted(1, 1, -1, -1), _CORNER, _CORNER)

    def paint_ghost(self, painter: QPainter) -> None:
        """Paint the digit to trace, with a dot where it begins."""
        path = ghost_path(self.paper())
        colour = theme.of(self._pad).colour("line", _FAINT)
        painter.strokePath(path, round_pen(colour, PEN_WIDTH * self.paper().width()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.of(self._pad).colour("accent"))
        painter.drawEllipse(path.pointAtPercent(0.0), _START, _START)

    def paint_hint(self, painter: QPainter, hint: str) -> None:
        """Write ``hint`` along the lower edge."""
        painter.setPen(theme.of(self._pad).colour("muted"))
        room = self.paper().adjusted(theme.SPACING, theme.SPACING, -theme.SPACING, -theme.SPACING)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, hint)

    def paint_picture(self, painter: QPainter, picture: Picture) -> None:
        """Paint a picture as it is fed, white on black: what looks like ink on paper would be another image."""
        painter.drawImage(_middle_of(self.paper(), picture.pixels_HWC.shape), image_of(picture.pixels_HWC))

    def paint_strokes(self, painter: QPainter, ink: Ink, *, growing: bool) -> None:
        """Paint the strokes of ``ink``, of which the last one may be ``growing``; what was painted before is kept."""
        pad = self._pad
        sheet = Sheet(pad.size(), pad.devicePixelRatioF(), self.paper(), theme.of(pad).colour("ink"))
        self._layer.paint(painter, ink.strokes, sheet, growing=growing)

    def paint_eraser(self, painter: QPainter, place: QPointF) -> None:
        """Paint the edge of the eraser around ``place`` (pixels of the pad): what it covers is taken."""
        radius = RADIUS * self.paper().width()
        painter.setPen(QPen(theme.of(self._pad).colour("muted"), 1.0))
        painter.setBrush(theme.of(self._pad).colour("muted", 40))
        painter.drawEllipse(place, radius, radius)


def _middle_of(paper: QRectF, shape_HWC: tuple[int, ...]) -> QRectF:
    """Return the largest place on the paper that has the image's ratio of sides, its edge left free."""
    room = paper.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    size = QSizeF(shape_HWC[1], shape_HWC[0]).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(room.center())
    return place
