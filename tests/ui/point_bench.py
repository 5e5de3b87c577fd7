"""Plane, tools, truth table and editor as the page joins them, with any learner: a page that is small and all ours."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.learners import MULTILAYER, AnyLearner, LearnerSettings, make_learner
from mnistgui.perceptron.problems import Problem
from mnistgui.ui.perceptron.plane.plane_box import BOX, box_around, shows
from mnistgui.ui.perceptron.plane.plane_row import PlaneRow
from mnistgui.ui.perceptron.plane.point_editor import NO_SAMPLE, PointEditor
from mnistgui.ui.perceptron.scene import make_scene
from mnistgui.ui.perceptron.table.truth_table import TruthTable
from tests.ui.lab import Lab

SETTINGS = LearnerSettings(learner=MULTILAYER, hidden=4, rate=0.5, output=Output.SOFTMAX)


class PointBench(QWidget):
    """Follows an editor as the page does; problems of other inputs or classes get another learner."""

    def __init__(self, settings: LearnerSettings = SETTINGS) -> None:
        super().__init__()
        self.settings = settings
        self.editor = PointEditor(self)
        self.side, self.table = PlaneRow(self.editor), TruthTable()
        row = QHBoxLayout(self)
        row.addWidget(self.side, 1)
        row.addWidget(self.table, 1)
        self.current = 0
        self.box = BOX
        self.learner: AnyLearner = make_learner(self.editor.problem, settings)
        self.editor.problem_changed.connect(self._on_editor_problem_changed)
        self.side.columns[0].plane.sample_chosen.connect(self._on_sample_chosen)
        self.side.tools.slice_changed.connect(self.look)
        self.table.sample_chosen.connect(self._on_sample_chosen)
        self.table.value_typed.connect(self.editor.set_value)
        self.look()

    def open(self, key: str) -> None:
        """Choose a problem as the page does."""
        self.editor.open(key, noise=0.1, seed=0)
        self._on_editor_problem_changed(self.editor.problem, NO_SAMPLE)

    def learn(self, steps: int) -> None:
        """Take steps, and show where they lead."""
        for _ in range(steps):
            self.learner.step()
        self.look()

    @Slot()
    def look(self) -> None:
        """Show the present moment."""
        x3 = self.side.x3_for(self.learner.problem)
        scene = make_scene(self.learner, self.current, self.box, x3=x3)
        self.side.set_scenes([scene], 0)
        self.table.set_scene(scene)

    @Slot(object, int)
    def _on_editor_problem_changed(self, problem: Problem, sample: int) -> None:
        self.side.say("")
        before = self.learner.problem
        if not shows(self.box, problem):
            self.box = box_around(problem)
        if (problem.inputs, problem.classes) != (before.inputs, before.classes):
            self.learner = make_learner(problem, self.settings)
        else:
            self.learner.replace_problem(problem)
        self.current = min(self.current if sample == NO_SAMPLE else sample, len(problem) - 1)
        self.look()

    @Slot(int)
    def _on_sample_chosen(self, index: int) -> None:
        self.current = index
        self.look()


def open_bench(qtbot: QtBot, settings: LearnerSettings = SETTINGS) -> Lab:
    """Show a bench, and return a hand and an eye for it."""
    page = PointBench(settings)
    qtbot.addWidget(page)
    page.resize(900, 420)
    page.show()
    qtbot.waitExposed(page)
    return Lab(page, qtbot)  # type: ignore[arg-type]  # it is found in by name, as the page is
