"""The planes with their tools, side by side; below them the line's formula, or a message in its place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.perceptron.problems import Problem
from mnistgui.ui import theme
from mnistgui.ui.perceptron.formula import FormulaLabel
from mnistgui.ui.perceptron.plane.plane_column import PlaneColumn
from mnistgui.ui.perceptron.plane.point_editor import PointEditor
from mnistgui.ui.perceptron.plane.point_plane import PointPlane
from mnistgui.ui.perceptron.plane.point_tools import PointTools
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel

MOST_PLANES: Final = 3


class PlaneRow(QWidget):
    """Brings what the hand does on the planes and ``tools`` to the editor. ``perceptron.message`` says refusals."""

    seat_chosen = Signal(int)
    sample_chosen = Signal(int)
    keys_used = Signal()

    def __init__(self, editor: PointEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown_problem: Problem | None = None
        self.tools = PointTools()
        self.columns = tuple(PlaneColumn(place) for place in range(MOST_PLANES))
        self._formula = FormulaLabel()
        self._message = WrappedLabel(2)
        self._message.setObjectName("perceptron.message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        self._editable = self._alone = True
        points = QHBoxLayout()
        points.addWidget(self.tools)
        for column in self.columns:
            points.addWidget(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(points, 1)
        rows.addWidget(self._formula)
        rows.addWidget(self._message)
        for layout in (points, rows):
            layout.setSpacing(theme.SPACING)
        for column in self.columns:
            column.chosen.connect(self.seat_chosen)
            self._connect_plane(column.plane)
        self._connect_tools()
        self.show_seats(1, editable=True)
        self.retranslate()

    def show_seats(self, count: int, *, editable: bool) -> None:
        """Show so many planes; gates side by side are not ``editable``."""
        self._editable, self._alone = editable, count == 1
        for place, column in enumerate(self.columns):
            column.setVisible(place < count)
            column.show_alone(count == 1)
        self.tools.setEnabled(editable)
        self.say(self._message.text())

    def set_scenes(self, scenes: Sequence[Scene], chosen: int) -> None:
        """Show another moment of each learner, and the formula of the chosen one."""
        for place, scene in enumerate(scenes):
            self.set_scene(place, scene)
        self.show_formula(scenes[chosen])
        self.tools.show_history(can_undo=self._editor.can_undo, can_redo=self._editor.can_redo)

    def set_scene(self, place: int, scene: Scene) -> None:
        """Show another moment of one learner."""
        self.columns[place].set_scene(scene)

    def show_formula(self, scene: Scene) -> None:
        """Write the formula of a lone learner's line."""
        if self._alone:
            self._formula.set_scene(scene)

    def x3_for(self, problem: Problem) -> float:
        """Fit the tools to ``problem`` and return where its plane is to lie: ask before a scene of it is made."""
        if problem is not self._shown_problem:
            self._shown_problem = problem
            self._show_problem()
        return self.tools.slice

    def _show_problem(self) -> None:
        self.tools.show_problem(self._editor.problem, self._editor.classes_offered)
        self._editor.set_label(self.tools.point_class)
        self._editor.set_x3(self.tools.slice)

    def retranslate(self) -> None:
        """Set every text anew; a message that was said in another language is no longer news."""
        self._message.setAccessibleName(self.tr("Message"))
        self.say("")

    @Slot(str)
    def say(self, message: str) -> None:
        """Say something in the place of the formula; with nothing to say the formula of a lone learner comes back."""
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._formula.setVisible(not message and self._alone)

    def _connect_plane(self, plane: PointPlane) -> None:
        plane.sample_chosen.connect(self.sample_chosen)
        plane.keys_used.connect(self.keys_used)
        plane.put_asked.connect(self._on_plane_put_asked)
        plane.drag_asked.connect(self._on_plane_drag_asked)
        plane.drag_ended.connect(self._editor.end_drag)
        plane.move_asked.connect(self._on_plane_move_asked)
        plane.recolour_asked.connect(self._on_plane_recolour_asked)
        plane.delete_asked.connect(self._on_plane_delete_asked)
        plane.copy_asked.connect(self._on_plane_copy_asked)
        plane.paste_asked.connect(self._on_plane_paste_asked)
        plane.undo_asked.connect(self._on_undo_asked)
        plane.redo_asked.connect(self._on_redo_asked)

    def _connect_tools(self) -> None:
        self.tools.class_chosen.connect(self._editor.set_label)
        self.tools.classes_chosen.connect(self._on_tools_classes_chosen)
        self.tools.slice_changed.connect(self._editor.set_x3)
        self.tools.undo_asked.connect(self._on_undo_asked)
        self.tools.redo_asked.connect(self._on_redo_asked)
        self._editor.refused.connect(self.say)

    def _may_edit(self) -> bool:
        """Say why not where the planes show three gates."""
        if not self._editable:
            self.say(self.tr("The three gates stay as they are. To change points, choose “One learner”."))
        return self._editable

    @Slot(float, float, bool)
    def _on_plane_put_asked(self, x1: float, x2: float, other: bool) -> None:
        if self._may_edit():
            self._editor.put(x1, x2, other)

    @Slot(int, float, float)
    def _on_plane_drag_asked(self, index: int, x1: float, x2: float) -> None:
        if self._may_edit():
            self._editor.drag(index, x1, x2)

    @Slot(int, float, float)
    def _on_plane_move_asked(self, index: int, x1: float, x2: float) -> None:
        if self._may_edit():
            self._editor.move(index, x1, x2)

    @Slot(int)
    def _on_plane_recolour_asked(self, index: int) -> None:
        if self._may_edit():
            self._editor.recolour(index)

    @Slot(int)
    def _on_plane_delete_asked(self, index: int) -> None:
        if self._may_edit():
            self._editor.delete(index)

    @Slot(int, int, float)
    def set_value(self, index: int, column: int, value: float) -> None:
        """Take a value that was typed into the table."""
        if self._may_edit():
            self._editor.set_value(index, column, value)

    @Slot()
    def _on_undo_asked(self) -> None:
        if self._may_edit():
            self._editor.undo()

    @Slot()
    def _on_redo_asked(self) -> None:
        if self._may_edit():
            self._editor.redo()

    @Slot(int)
    def _on_tools_classes_chosen(self, classes: int) -> None:
        self._editor.set_classes(classes)
        self._show_problem()  # it may have been refused: then the old number is shown again

    @Slot()
    def _on_plane_copy_asked(self) -> None:
        QGuiApplication.clipboard().setText(self._editor.csv())
        self.say(self.tr("Points copied as CSV: {count}.").format(count=len(self._editor.problem)))

    @Slot()
    def _on_plane_paste_asked(self) -> None:
        if self._may_edit():
            self._editor.paste(QGuiApplication.clipboard().text())

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
