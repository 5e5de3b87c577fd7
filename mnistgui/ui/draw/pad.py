"""Pad: the paper and the pen. Strokes are kept as vectors, so that they are smooth at any size."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from mnistgui.drawing.ink import PEN_WIDTH, Ink, Point, Stroke
from mnistgui.drawing.ink_history import InkHistory
from mnistgui.ui import theme
from mnistgui.ui.draw.paths import ghost_path, stroke_path
from mnistgui.ui.qimages import image_of

_SMALLEST: Final = 232  # pixels: at 1280x800 there is no more below a banner and above a plot with other runs
_USUAL: Final = 360
_CORNER: Final = 6.0
_EDGE: Final = 8.0  # around a picture, so that the pad's frame is seen
_FAINT: Final = 120  # alpha of the digit to trace
_START: Final = 4.0  # radius of the dot where the digit to trace begins


class Pad(QWidget):
    """``draw.pad``: a square to draw on with the mouse, a pen or a finger. It knows nothing of nets.

    While nothing is drawn it shows a faint digit to trace, which stays under the first stroke. Escape takes back the
    stroke at hand; a finished one is undone.
    """

    ink_changed = Signal(object)  # Ink, the stroke at hand included
    history_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.pad")
        self._history = InkHistory()
        self._at_hand: list[Point] = []
        self._first_ms = 0
        self._hovered = False
        self._hint = ""
        self._finished: QPixmap | None = None
        self.setMinimumSize(_SMALLEST, _SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        # Told of movements without a button, too: they show that the release of one went elsewhere.
        self.setMouseTracking(True)
        self.retranslate()

    @property
    def ink(self) -> Ink:
        """What is drawn, the stroke at hand included."""
        ink = self._history.ink
        return ink.with_stroke(Stroke(tuple(self._at_hand))) if self._at_hand else ink

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return self._history.can_redo

    def set_ink(self, ink: Ink) -> None:
        """Put another drawing on the paper; the one before comes back with undo."""
        self._finish_stroke()
        self._history.put(ink)
        self._on_drawing_changed()

    @Slot()
    def clear(self) -> None:
        """Take everything off the paper; undo brings it back."""
        self.set_ink(Ink())

    @Slot()
    def undo(self) -> None:
        """Take back the last stroke, or bring back what was cleared. A stroke at hand is given up first."""
        if self._at_hand:
            self._give_up_stroke()
            return
        self._history.undo()
        self._on_drawing_changed()

    @Slot()
    def redo(self) -> None:
        """Do again what was undone."""
        if not self._at_hand:
            self._history.redo()
            self._on_drawing_changed()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._hint = self.tr("Trace the 3, or draw any digit")
        self.setAccessibleName(self.tr("Drawing pad"))
        undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(
            self.tr(
                "Draw one digit with the mouse, a pen or a finger, at any place and size."
                " Escape takes back the stroke at hand, {undo} the last one, Delete clears the pad."
            ).format(undo=undo)
        )
        self.update()

    # Strokes ----------------------------------------------------------------------------------------------------------

    def _point_at(self, event: QMouseEvent) -> Point:
        """Return where the pen is. What would be drawn beside the paper is drawn on its edge: all ink can be seen."""
        paper = self._paper()
        place = (event.position() - paper.topLeft()) / paper.width()
        x, y = min(max(place.x(), 0.0), 1.0), min(max(place.y(), 0.0), 1.0)
        return Point(x=x, y=y, t=max(event.timestamp() - self._first_ms, 0) / 1000)

    def _go_on_to(self, point: Point) -> None:
        last = self._at_hand[-1]
        if (point.x, point.y) != (last.x, last.y):
            self._at_hand.append(point)
            self._tell_ink()

    def _finish_stroke(self) -> None:
        if self._at_hand:
            ink, self._at_hand = self.ink, []
            self._history.put(ink)
            self._finished = None
            self.history_changed.emit()
            self.update()

    def _give_up_stroke(self) -> None:
        self._at_hand = []
        self._tell_ink()

    def _on_drawing_changed(self) -> None:
        self._finished = None
        self.history_changed.emit()
        self._tell_ink()

    def _tell_ink(self) -> None:
        self.update()
        self.ink_changed.emit(self.ink)

    # Painting ---------------------------------------------------------------------------------------------------------

    def _paper(self) -> QRectF:
        """Return the square that is drawn on: all of the pad, which its page keeps square."""
        side = float(min(self.width(), self.height()))
        return QRectF(QPointF((self.width() - side) / 2, (self.height() - side) / 2), QSizeF(side, side))

    def _pen(self, colour: str, alpha: int = 255) -> QPen:
        width = PEN_WIDTH * self._paper().width()
        style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        return QPen(theme.of(self).colour(colour, alpha), width, style, cap, join)

    def _paint_paper(self, painter: QPainter) -> None:
        look = theme.of(self)
        edge = "accent" if self.hasFocus() else "muted" if self._hovered else "line"
        painter.setPen(QPen(look.colour(edge), 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(look.colour("paper"))
        painter.drawRoundedRect(self._paper().adjusted(1, 1, -1, -1), _CORNER, _CORNER)

    def _paint_ghost(self, painter: QPainter) -> None:
        """Paint the digit to trace, with a dot where it begins."""
        path = ghost_path(self._paper())
        painter.strokePath(path, self._pen("line", _FAINT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.of(self).colour("accent"))
        painter.drawEllipse(path.pointAtPercent(0.0), _START, _START)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(theme.of(self).colour("muted"))
        room = self._paper().adjusted(theme.SPACING, theme.SPACING, -theme.SPACING, -theme.SPACING)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._hint)

    def _finished_strokes(self) -> QPixmap:
        """Return the finished strokes as a picture, so that a movement of the pen paints one stroke and not all."""
        ratio = self.devicePixelRatioF()
        if self._finished is None or self._finished.devicePixelRatio() != ratio:
            self._finished = QPixmap(self.size() * ratio)
            self._finished.setDevicePixelRatio(ratio)
            self._finished.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._finished)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for stroke in self._history.ink.strokes:
                painter.strokePath(stroke_path(stroke.points, self._paper()), self._pen("ink"))
            painter.end()
        return self._finished

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, _USUAL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_paper(painter)
        picture = self._history.ink.picture
        if picture is not None and not self._at_hand:
            # As it is fed, white on black: what looks like ink on paper would be another image.
            painter.drawImage(_middle_of(self._paper(), picture.pixels_HWC.shape), image_of(picture.pixels_HWC))
        elif self._history.ink.is_empty or picture is not None:
            self._paint_ghost(painter)
            if not self._at_hand:
                self._paint_hint(painter)
        else:
            painter.drawPixmap(0, 0, self._finished_strokes())
        if self._at_hand:
            painter.strokePath(stroke_path(self._at_hand, self._paper()), self._pen("ink"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._finish_stroke()
        if self._history.ink.is_empty:
            self._first_ms = event.timestamp()
        self._at_hand = [self._point_at(event)]
        self._tell_ink()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._at_hand:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on_to(self._point_at(event))
        else:
            # The button was released where the pad was not told, over a window that opened meanwhile for example.
            self._finish_stroke()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._at_hand:
            self._go_on_to(self._point_at(event))
            self._finish_stroke()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._at_hand:
            self._give_up_stroke()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._finish_stroke()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._finished = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._finished = None
            self.update()
        super().changeEvent(event)


def _middle_of(paper: QRectF, shape_HWC: tuple[int, ...]) -> QRectF:
    """Return the largest place on the paper that has the image's ratio of sides, its edge left free."""
    room = paper.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    size = QSizeF(shape_HWC[1], shape_HWC[0]).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(room.center())
    return place
