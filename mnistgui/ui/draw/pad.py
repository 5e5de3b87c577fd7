"""Pad: the paper and the pen. Strokes are kept as vectors, so that they are smooth at any size."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from mnistgui.drawing.eraser import without_area, without_touched
from mnistgui.drawing.ink import Ink, Point
from mnistgui.drawing.ink_history import InkHistory
from mnistgui.ui import theme
from mnistgui.ui.draw.pad_painter import PadPainter
from mnistgui.ui.draw.pen import Pen
from mnistgui.ui.draw.placer import Placer

_SMALLEST: Final = 226  # pixels: at 1280x800 there is no more below a banner and above a plot with other runs
_USUAL: Final = 360


class Tool(Enum):
    """What the mouse does on the pad."""

    PEN = auto()
    STROKE_ERASER = auto()
    AREA_ERASER = auto()
    PLACE = auto()


class Pad(QWidget):
    """``draw.pad``: a square to draw on with the mouse, a pen or a finger. It knows nothing of nets.

    While nothing is drawn it shows a faint digit to trace, which stays under the first stroke. Escape takes back the
    stroke at hand, or what the eraser took on its way; a finished one is undone. The other end of a pen erases.
    """

    ink_changed = Signal(object)  # Ink, the stroke at hand included
    history_changed = Signal()
    tool_changed = Signal(object)  # Tool

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draw.pad")
        self._history = InkHistory()
        self._painter = PadPainter(self)
        self._tool = Tool.PEN
        self._pen = Pen()
        self._instead: Ink | None = None  # what a replay shows
        self._reworked: Ink | None = None  # what the eraser, or placing, has made of the drawing so far
        self._working_with = Tool.STROKE_ERASER
        self._placer = Placer()
        self._tool_place = Point(0.0, 0.0)
        self._pointer: QPointF | None = None
        self._hovered = False
        self._hint = ""
        self.setMinimumSize(_SMALLEST, _SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        # Told of movements without a button, too: they show that the release of one went elsewhere.
        self.setMouseTracking(True)
        self.retranslate()

    @property
    def ink(self) -> Ink:
        """What is drawn, the stroke at hand included, without what the eraser is taking."""
        if self._reworked is not None:
            return self._reworked
        stroke = self._pen.stroke
        return self._history.ink if stroke is None else self._history.ink.with_stroke(stroke)

    @property
    def tool(self) -> Tool:
        """What the mouse does."""
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Let the mouse draw or erase; a stroke at hand is finished first."""
        if tool is not self._tool:
            self._finish()
            self._tool = tool
            self.setCursor(Qt.CursorShape.SizeAllCursor if tool is Tool.PLACE else Qt.CursorShape.CrossCursor)
            self.tool_changed.emit(tool)
            self.update()

    def set_pen_width(self, width: float) -> None:
        """Draw with a pen of ``width``, a share of the pad's side, from the next stroke on."""
        self._finish()
        self._pen.width = width

    @Slot(bool)
    def set_pen_felt(self, felt: bool) -> None:
        """Let the line of a real pen follow how hard it is pressed, or not, from the next stroke on."""
        self._finish()
        self._pen.is_felt = felt

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
        self._finish()
        self._history.put(ink)
        self._on_drawing_changed()

    def show_instead(self, ink: Ink | None) -> None:
        """Show and tell of ``ink`` while a replay lasts, None of the drawing again: that and its history stay."""
        self._finish()
        self._instead = ink
        self._tell_ink()

    @Slot()
    def clear(self) -> None:
        """Take everything off the paper; undo brings it back."""
        self.set_ink(Ink())

    @Slot()
    def undo(self) -> None:
        """Take back the last stroke, or bring back what was cleared. A stroke at hand is given up first."""
        if self._is_at_work:
            self._give_up()
            return
        self._history.undo()
        self._on_drawing_changed()

    @Slot()
    def redo(self) -> None:
        """Do again what was undone."""
        if not self._is_at_work:
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

    @property
    def _is_at_work(self) -> bool:
        """Whether the pen or the eraser is on the paper."""
        return self._pen.is_down or self._reworked is not None

    def _point_at(self, event: QMouseEvent | QTabletEvent) -> Point:
        return self._pen.point_at(event, self._painter.paper())

    def _begin(self, event: QMouseEvent | QTabletEvent, tool: Tool) -> None:
        self._finish()
        if tool is Tool.PEN:
            self._pen.begin(event, self._painter.paper(), first=self._history.ink.is_empty)
            self._tell_ink()
        elif self._history.ink.picture is None:
            self._reworked, self._working_with = self._history.ink, tool
            self._tool_place = self._point_at(event)
            if tool is Tool.PLACE:
                adding = event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
                self._placer.begin(self._reworked, self._tool_place, adding=bool(adding))
                self.update()
            else:
                self._erase_to(self._tool_place)

    def _go_on_to(self, point: Point) -> None:
        if self._reworked is not None:
            if self._working_with is Tool.PLACE:
                self._reworked = self._placer.drag(point)
                self._tell_ink()
            else:
                self._erase_to(point)
            return
        if self._pen.go_on_to(point):
            self._tell_ink()

    def _erase_to(self, point: Point) -> None:
        assert self._reworked is not None
        erase = without_touched if self._working_with is Tool.STROKE_ERASER else without_area
        left = erase(self._reworked, self._tool_place, point)
        self._tool_place = point
        if left is not self._reworked:
            self._reworked = left
            self._tell_ink()

    def _finish(self) -> None:
        """Keep what the pen drew, or what the eraser left."""
        if self._is_at_work:
            if self._working_with is Tool.PLACE:
                self._placer.end()
            ink, self._reworked = self.ink, None
            self._pen.lift()
            self._history.put(ink)
            self.history_changed.emit()
            self.update()

    def _give_up(self) -> None:
        self._pen.lift()
        self._reworked = None
        self._tell_ink()

    def _on_drawing_changed(self) -> None:
        self.history_changed.emit()
        self._tell_ink()

    def _tell_ink(self) -> None:
        self.update()
        self.ink_changed.emit(self.ink if self._instead is None else self._instead)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(_USUAL, _USUAL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.paint_paper(painter, hovered=self._hovered)
        ink = self.ink if self._instead is None else self._instead
        if ink.picture is not None:
            self._painter.paint_picture(painter, ink.picture)
        elif ink.is_empty or (self._pen.is_down and len(ink.strokes) == 1):
            self._painter.paint_ghost(painter)
        if ink.is_empty:
            self._painter.paint_hint(painter, self._hint)
        elif ink.strokes:
            # A replay shows a last stroke that is not all there, as the pen does.
            growing = self._pen.is_down or self._instead is not None
            self._painter.paint_strokes(painter, ink, growing=growing)
        if self._tool is Tool.PLACE:
            self._placer.paint(painter, self._painter.paper(), ink, theme.of(self))
        elif self._pointer is not None and (self._reworked is not None or self._tool is not Tool.PEN):
            self._painter.paint_eraser(painter, self._pointer)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._point_with(event)
        self._begin(event, self._tool)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_with(event)
        if not self._is_at_work:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_on_to(self._point_at(event))
        else:
            # The button was released where the pad was not told, over a window that opened meanwhile for example.
            self._finish()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_at_work:
            self._go_on_to(self._point_at(event))
            self._finish()

    def tabletEvent(self, event: QTabletEvent) -> None:
        # Taken here for its pressure and its other end; a tablet's event that is accepted comes as no mouse's.
        self._point_with(event)
        if event.type() == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin(event, Tool.AREA_ERASER if is_eraser and self._tool is Tool.PEN else self._tool)
        elif self._is_at_work:
            self._go_on_to(self._point_at(event))
            if event.type() == QEvent.Type.TabletRelease:
                self._finish()
        event.accept()

    def _point_with(self, event: QMouseEvent | QTabletEvent) -> None:
        """Keep where the pointer is, around which the eraser is painted."""
        self._pointer = event.position()
        if self._tool is not Tool.PEN or self._reworked is not None:
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_at_work:
            self._give_up()
        elif self._tool is not Tool.PLACE or not self._place_by(event):
            super().keyPressEvent(event)

    def _place_by(self, event: QKeyEvent) -> bool:
        """Move, turn or scale what is chosen by a key; return whether it was such a key."""
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ink = self._placer.after_key(self.ink, event.key(), far=far)
        if ink is not None:
            self.set_ink(ink)
        return ink is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered, self._pointer = False, None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._finish()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
