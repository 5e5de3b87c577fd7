"""The diagram of the network with a hand: every value on demand, and weights that are typed and dragged."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from mnistgui.perceptron.problems import FARTHEST
from mnistgui.ui.perceptron.diagram.field import WeightField
from mnistgui.ui.perceptron.diagram.parts import Kind, Part, after, before, next_in_column, weights_of
from mnistgui.ui.perceptron.diagram.values import part_title, part_values, weight_of
from mnistgui.ui.perceptron.diagram.view import DiagramView
from mnistgui.ui.perceptron.diagram.words import count_words
from mnistgui.ui.perceptron.scene import Scene

_DRAG_STARTS: Final = 3  # pixels: less is the trembling of a hand that clicks
_PER_PIXEL, _PER_PIXEL_FINE, _PER_KEY = 0.01, 0.001, 0.1
_PLACES: Final = 9  # what is dragged is rounded to: 0.07 and not 0.07000000000000001
_ARROWS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_TYPED: Final = "0123456789-−.+"
_BELOW: Final = QPoint(12, 12)  # from a part to its tooltip
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


class NetworkDiagram(DiagramView):
    """Asks for every change and changes nothing itself.

    Signals tell a weight by ``layer``, ``unit`` and ``source`` (None: the bias), all from 0. `weight_dragged` comes
    many times, with the value until now; then `drag_ended`. `weight_chosen` tells of the edge that was chosen.
    """

    weight_typed = Signal(int, int, object, float)
    weight_dragged = Signal(int, int, object, float)
    drag_ended = Signal()
    weight_chosen = Signal(int, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = WeightField(self)
        self._field.number_typed.connect(self._on_field_number_typed)
        self._field.left.connect(self._on_field_left)
        self._edited: Part | None = None
        self._held: Part | None = None
        self._pressed_at = QPointF()
        self._last_y = 0.0
        self._value = 0.0
        self._dragging = False
        self._keying = False
        self._tipped: Part | None = None
        self._tip, self._tip_at = "", QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> Part | None:
        """The part that the keys mean."""
        return self._chosen

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._describe()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        super().set_scene(scene)
        if self._shape is not None and self._edited is not None and self._edited not in weights_of(self._shape):
            self._close_field()
        if self._shape is not None and self._held is not None and self._held not in weights_of(self._shape):
            self._end_drag()
        if self._chosen is None or self.hasFocus():  # else nobody is told, and its gradients need not be known
            self._describe()
        if self._tip and QToolTip.isVisible() and QToolTip.text() == self._tip:
            self._show_tip(self._tipped, self._tip_at)

    def words_of(self, part: Part) -> str:
        """Return the name of a part and all its values, a line each."""
        if self._scene is None or self._shape is None:
            return ""
        return "\n".join([part_title(self._shape, part), *part_values(self._scene, self._shape, part)])

    def _choose(self, part: Part) -> None:
        self._chosen = part
        self._describe()
        self.update()
        if part.kind is Kind.WEIGHT:
            self.weight_chosen.emit(part.layer, part.unit, part.source)

    def _describe(self) -> None:
        """Tell a screen reader what is chosen, or else what the whole is."""
        if self._shape is not None:
            self.setAccessibleDescription(
                count_words(self._shape)[0] if self._chosen is None else self.words_of(self._chosen)
            )

    def _show_tip(self, part: Part | None, at: QPoint | None = None) -> None:
        layout = self.layout_of_parts()
        if layout is None or part is None:
            return
        if at is None:
            at = self.mapToGlobal(layout.place_of(part).toPoint() + _BELOW)
        self._tipped, self._tip_at, self._tip = part, at, self.words_of(part)
        QToolTip.showText(at, self._tip, self)

    # Typing

    def _open_field(self, part: Part, typed: str = "") -> None:
        if self._scene is None or self._shape is None:
            return
        QToolTip.hideText()
        self._edited = part
        self._place_field()
        self._field.open(part_title(self._shape, part), weight_of(self._scene, part), typed)

    def _place_field(self) -> None:
        layout = self.layout_of_parts()
        if layout is None or self._edited is None:
            return
        height = self._field.sizeHint().height()
        width = min(self.width() - 4, self._field.fontMetrics().horizontalAdvance("−0.123456789") + 16)
        centre = layout.place_of(self._edited)
        x = max(2, min(self.width() - width - 2, round(centre.x() - width / 2)))
        y = max(2, min(self.height() - height - 2, round(centre.y() - height / 2)))
        self._field.setGeometry(x, y, width, height)

    def _close_field(self) -> None:
        self._edited = None
        self._field.setModified(False)
        self._field.hide()

    @Slot(float)
    def _on_field_number_typed(self, value: float) -> None:
        if self._edited is not None:
            self.weight_typed.emit(self._edited.layer, self._edited.unit, self._edited.source, value)

    @Slot()
    def _on_field_left(self) -> None:
        self._edited = None

    # Dragging

    def _drag_by(self, part: Part, step: float) -> None:
        self._value = max(-FARTHEST, min(FARTHEST, self._value + step))
        self.weight_dragged.emit(part.layer, part.unit, part.source, round(self._value, _PLACES))

    def _end_drag(self) -> None:
        if self._dragging or self._keying:
            self.drag_ended.emit()
        self._held, self._dragging, self._keying = None, False, False

    # Keys

    def _is_own_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == _CONTROL:
            return event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        if event.key() in _ARROWS:
            return held == Qt.KeyboardModifier.NoModifier
        is_weight = self._chosen is not None and self._chosen.kind is Kind.WEIGHT
        return is_weight and (event.key() in _OPENING or (event.text() != "" and event.text() in _TYPED))

    def _act_on_key(self, event: QKeyEvent) -> None:
        assert self._shape is not None and self._scene is not None
        chosen = self._chosen
        if chosen is None:
            self._choose(weights_of(self._shape)[0])
        elif event.modifiers() & _CONTROL:
            if chosen.kind is Kind.WEIGHT:
                self._keying = True
                self._value = weight_of(self._scene, chosen)
                self._drag_by(chosen, _PER_KEY if event.key() == Qt.Key.Key_Up else -_PER_KEY)
        elif event.key() in _ARROWS:
            self._choose(self._part_after(chosen, event.key()))
        else:
            self._open_field(chosen, "" if event.key() in _OPENING else event.text())
            return
        if self._chosen is not None and not self._keying:
            self._show_tip(self._chosen)

    def _part_after(self, part: Part, key: int) -> Part:
        assert self._shape is not None
        match key:
            case Qt.Key.Key_Left:
                return before(self._shape, part)
            case Qt.Key.Key_Right:
                return after(self._shape, part)
        return next_in_column(self._shape, part, 1 if key == Qt.Key.Key_Down else -1)

    # Qt's own names

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or part is None or self._scene is None:
            super().mousePressEvent(event)
            return
        self._choose(part)
        if part.kind is Kind.WEIGHT:
            self._held, self._pressed_at, self._last_y = part, event.position(), event.position().y()
            self._value = weight_of(self._scene, part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(self._part_at(event.position()))
            return
        if not self._dragging and abs(event.position().y() - self._pressed_at.y()) > _DRAG_STARTS:
            self._dragging = True
            QToolTip.hideText()
        if self._dragging:
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            up = self._last_y - event.position().y()
            self._last_y = event.position().y()
            self._drag_by(self._held, up * (_PER_PIXEL_FINE if fine else _PER_PIXEL))

    def _hover(self, part: Part | None) -> None:
        if part == self._hovered:
            return
        self._hovered = part
        is_weight = part is not None and part.kind is Kind.WEIGHT
        self.setCursor(Qt.CursorShape.SizeVerCursor if is_weight else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._end_drag()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position())
        if part is not None and part.kind is Kind.WEIGHT and event.button() is Qt.MouseButton.LeftButton:
            self._end_drag()
            self._open_field(part)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shape is not None and self._is_own_key(event):
            self._act_on_key(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._keying and not event.isAutoRepeat():
            self._end_drag()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and self._chosen is None and self._shape is not None:
            self._choose(weights_of(self._shape)[0])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._end_drag()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_field()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._part_at(QPointF(event.pos()))
            if part is not None:
                self._show_tip(part, event.globalPos())
                return True
            self._tip = ""
        # The window's own shortcuts must not take the keys that mean something here.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)
