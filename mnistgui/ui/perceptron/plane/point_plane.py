"""The plane with a hand: a click puts or chooses a sample, a drag moves it; and every one of these by keys, too."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QPointF, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from mnistgui.ui.perceptron.plane.plane import PlaneView
from mnistgui.ui.perceptron.plane.plane_box import nudge_of
from mnistgui.ui.perceptron.scene import Scene

_DRAG_STARTS: Final = 3  # pixels: less is the trembling of a hand that clicks
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
}
_STANDARD: Final = QKeySequence.StandardKey
_SHIFT_REDO: Final = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z
)
_PLAIN_KEYS: Final = (Qt.Key.Key_Insert, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PointPlane(PlaneView):
    """Asks for every edit and changes nothing itself. ``other`` in `put_asked`: of the class after the chosen one.

    `keys_used` comes before what a key asks of the current sample: whoever moves the current one can stop doing so.
    """

    sample_chosen = Signal(int)
    put_asked = Signal(float, float, bool)
    drag_asked = Signal(int, float, float)
    drag_ended = Signal()
    move_asked = Signal(int, float, float)
    recolour_asked = Signal(int)
    delete_asked = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()
    keys_used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._menu = QMenu()
        self._recolour, self._delete = QAction(), QAction()
        super().__init__(parent)
        self._menu.setParent(self, self._menu.windowFlags())
        for action, name in ((self._recolour, "recolour"), (self._delete, "delete")):
            action.setParent(self)
            action.setObjectName(f"perceptron.{name}")
            self._menu.addAction(action)
        self._recolour.triggered.connect(self._on_recolour_triggered)
        self._delete.triggered.connect(self._on_delete_triggered)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._held: int | None = None
        self._pressed_at = QPointF()
        self._grip = QPointF()
        self._dragging = False
        self._just_put = False

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._recolour.setText(self.tr("Change class"))
        self._delete.setText(self.tr("Delete"))

    def set_scene(self, scene: Scene) -> None:
        """Show another moment; where points came or went, none is held any more: it may be another one's number."""
        if self._scene is not None and len(scene.problem) != len(self._scene.problem):
            self._held, self._dragging = None, False
        super().set_scene(scene)

    def _put(self, position: QPointF, *, other: bool) -> None:
        """Ask for a point at ``position``; one that is put can be dragged at once."""
        frame = self._frame()
        if self._scene is None or not frame.area.contains(position):
            return
        before = len(self._scene.problem)
        self.put_asked.emit(*frame.nearest_shown(*frame.place_at(position)), other)
        self._just_put = True
        if len(self._scene.problem) > before:  # it may have been refused
            self._hold(before, position)

    def _hold(self, index: int, position: QPointF) -> None:
        assert self._scene is not None
        point = self._scene.problem.points_NI[index, :2].tolist()
        self._held, self._dragging = index, False
        self._pressed_at, self._grip = position, self._frame().position_of(*point) - position

    def _act_on_key(self, key: int) -> None:
        """Do what a key of this widget says to the current sample."""
        assert self._scene is not None
        self.keys_used.emit()
        current, count = self._scene.current, len(self._scene.problem)
        frame = self._frame()
        if key in _ARROWS:
            x1, x2 = self._scene.problem.points_NI[current, :2].tolist()
            right, up = _ARROWS[Qt.Key(key)]
            step = nudge_of(frame.box)
            self.move_asked.emit(current, *frame.nearest_shown(x1 + right * step, x2 + up * step))
        elif key == Qt.Key.Key_Insert:
            self.put_asked.emit(*frame.nearest_shown(*frame.place_at(frame.area.center())), False)
        elif key == Qt.Key.Key_Space:
            self.recolour_asked.emit(current)
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit(current)
        else:
            step_by = 1 if key == Qt.Key.Key_PageDown else -1
            self.sample_chosen.emit((current + step_by) % count)

    def _command_of(self, event: QKeyEvent) -> SignalInstance | None:
        if event.keyCombination() == _SHIFT_REDO or event.matches(_STANDARD.Redo):
            return self.redo_asked
        for standard, signal in (
            (_STANDARD.Undo, self.undo_asked),
            (_STANDARD.Copy, self.copy_asked),
            (_STANDARD.Paste, self.paste_asked),
        ):
            if event.matches(standard):
                return signal
        return None

    def _is_own_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        return plain and (event.key() in _ARROWS or event.key() in _PLAIN_KEYS)

    @Slot()
    def _on_recolour_triggered(self) -> None:
        if self._held is not None:
            self.recolour_asked.emit(self._held)

    @Slot()
    def _on_delete_triggered(self) -> None:
        if self._held is not None:
            self.delete_asked.emit(self._held)

    # Qt's own names

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._scene is None:
            return
        self._held, self._dragging, self._just_put = None, False, False
        index = self.sample_at(event.position())
        if event.button() is Qt.MouseButton.RightButton:
            if index is None:
                self._put(event.position(), other=True)
                self._held = None
        elif event.button() is Qt.MouseButton.LeftButton:
            if index is None:
                self._put(event.position(), other=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            else:
                self.sample_chosen.emit(index)
                self._hold(index, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position() - self._pressed_at).manhattanLength() > _DRAG_STARTS:
            self._dragging = True
        if self._dragging:
            frame = self._frame()
            place = frame.nearest_shown(*frame.place_at(event.position() + self._grip))
            self.drag_asked.emit(self._held, *place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.drag_ended.emit()
        self._held, self._dragging = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.sample_at(event.position())
        if index is None:
            self.mousePressEvent(event)  # two quick clicks on two empty places
        elif not self._just_put and event.button() is Qt.MouseButton.LeftButton:
            self.recolour_asked.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._scene is None:
            return
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and self._just_put:  # this click has put a point already
            return
        if not by_mouse:
            self.keys_used.emit()
        self._held = self.sample_at(QPointF(event.pos())) if by_mouse else self._scene.current
        if self._held is not None:
            self.sample_chosen.emit(self._held)
            place = self.position_of(*self._scene.problem.points_NI[self._held, :2].tolist()).toPoint()
            self._menu.popup(event.globalPos() if by_mouse else self.mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = self._command_of(event)
        if command is not None:
            command.emit()
        elif self._scene is not None and self._is_own_key(event):
            self._act_on_key(event.key())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # The window's own shortcuts must not take the keys that mean something here.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._command_of(event) is not None or self._is_own_key(event))
        ):
            event.accept()
            return True
        return super().event(event)
