"""PadPainter: what the pad shows: the paper, the ink, a picture in its place, the digit to trace, the eraser."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from mnistgui.drawing.eraser import RADIUS
from mnistgui.drawing.ink import PEN_WIDTH, Ink, Picture, Stroke
from mnistgui.ui import theme
from mnistgui.ui.draw.paths import ghost_path, stroke_path
from mnistgui.ui.qimages import image_of

_CORNER: Final = 6.0
_EDGE: Final = 8.0  # around a picture, so that the pad's frame is seen
_FAINT: Final = 120  # alpha of the digit to trace
_START: Final = 4.0  # radius of the dot where the digit to trace begins


class PadPainter:
    """Paints onto ``pad``, in the colours of its theme. It keeps the finished strokes as a picture."""

    def __init__(self, pad: QWidget) -> None:
        self._pad = pad
        self._finished: QPixmap | None = None
        self._finished_ink: Ink | None = None

    def forget(self) -> None:
        """Paint the strokes anew: their size or their colours have changed."""
        self._finished = None

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
        painter.strokePath(path, self._pen(PEN_WIDTH, "line", _FAINT))
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

    def paint_finished(self, painter: QPainter, ink: Ink) -> None:
        """Paint the strokes of ``ink``, which were painted before, so that a movement of the pen paints one stroke."""
        ratio = self._pad.devicePixelRatioF()
        made = self._finished
        if made is None or self._finished_ink is not ink or made.devicePixelRatio() != ratio:
            made = QPixmap(self._pad.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            onto = QPainter(made)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_strokes(onto, ink.strokes)
            onto.end()
            self._finished, self._finished_ink = made, ink
        painter.drawPixmap(0, 0, made)

    def paint_strokes(self, painter: QPainter, strokes: Sequence[Stroke]) -> None:
        """Paint strokes one over the other."""
        for stroke in strokes:
            painter.strokePath(stroke_path(stroke.points, self.paper()), self._pen(stroke.width, "ink"))

    def paint_eraser(self, painter: QPainter, place: QPointF) -> None:
        """Paint the edge of the eraser around ``place`` (pixels of the pad): what it covers is taken."""
        radius = RADIUS * self.paper().width()
        painter.setPen(QPen(theme.of(self._pad).colour("muted"), 1.0))
        painter.setBrush(theme.of(self._pad).colour("muted", 40))
        painter.drawEllipse(place, radius, radius)

    def _pen(self, share: float, colour: str, alpha: int = 255) -> QPen:
        style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        return QPen(theme.of(self._pad).colour(colour, alpha), share * self.paper().width(), style, cap, join)


def _middle_of(paper: QRectF, shape_HWC: tuple[int, ...]) -> QRectF:
    """Return the largest place on the paper that has the image's ratio of sides, its edge left free."""
    room = paper.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    size = QSizeF(shape_HWC[1], shape_HWC[0]).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(room.center())
    return place
