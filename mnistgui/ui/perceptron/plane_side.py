"""The left half of the page: the plane with its tools, and below it the line's formula, or a message in its place."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.perceptron.problems import Problem
from mnistgui.ui import theme
from mnistgui.ui.perceptron.formula import FormulaLabel
from mnistgui.ui.perceptron.point_editor import PointEditor
from mnistgui.ui.perceptron.point_plane import PointPlane
from mnistgui.ui.perceptron.point_tools import PointTools
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel


class PlaneSide(QWidget):
    """Brings what the hand does on ``plane`` and ``tools`` to the editor. ``perceptron.message`` says refusals."""

    def __init__(self, editor: PointEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown_problem: Problem | None = None
        self.plane = PointPlane()
        self.tools = PointTools()
        self._formula = FormulaLabel()
        self._message = WrappedLabel(2)
        self._message.setObjectName("perceptron.message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.hide()
        points = QHBoxLayout()
        points.addWidget(self.tools)
        points.addWidget(self.plane, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(points, 1)
        rows.addWidget(self._formula)
        rows.addWidget(self._message)
        for layout in (points, rows):
            layout.setSpacing(theme.SPACING)
        self._connect_editor()
        self.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self.plane.set_scene(scene)
        self._formula.set_scene(scene)
        self.tools.show_history(can_undo=self._editor.can_undo, can_redo=self._editor.can_redo)
        self.x3_for(scene.problem)

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
        """Set every text anew."""
        self._message.setAccessibleName(self.tr("Message"))

    @Slot(str)
    def say(self, message: str) -> None:
        """Say something in the place of the formula; with nothing to say the formula comes back."""
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._formula.setVisible(not message)

    def _connect_editor(self) -> None:
        plane, tools, editor = self.plane, self.tools, self._editor
        plane.put_asked.connect(editor.put)
        plane.drag_asked.connect(editor.drag)
        plane.drag_ended.connect(editor.end_drag)
        plane.move_asked.connect(editor.move)
        plane.recolour_asked.connect(editor.recolour)
        plane.delete_asked.connect(editor.delete)
        tools.class_chosen.connect(editor.set_label)
        tools.classes_chosen.connect(self._on_tools_classes_chosen)
        tools.slice_changed.connect(editor.set_x3)
        plane.copy_asked.connect(self._on_plane_copy_asked)
        plane.paste_asked.connect(self._on_plane_paste_asked)
        plane.undo_asked.connect(editor.undo)
        plane.redo_asked.connect(editor.redo)
        tools.undo_asked.connect(editor.undo)
        tools.redo_asked.connect(editor.redo)
        editor.refused.connect(self.say)

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
        self._editor.paste(QGuiApplication.clipboard().text())

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
