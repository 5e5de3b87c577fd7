"""A perceptron through AND, OR and XOR, in the real program."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QSlider, QTableView, QTabWidget

from mnistgui.ui.perceptron.plane.plane import PlaneView
from tests.journeys.window import Bench


@dataclass
class Plane:
    """The plane and a mouse on it; places are (x1, x2)."""

    bench: Bench
    widget: PlaneView

    def at(self, x1: float, x2: float) -> QPoint:
        return self.widget.position_of(x1, x2).toPoint()

    def click(self, x1: float, x2: float) -> None:
        self.bench.qtbot.mouseClick(self.widget, Qt.MouseButton.LeftButton, pos=self.at(x1, x2))

    def drag(self, start: tuple[float, float], *way: tuple[float, float]) -> None:
        QTest.mousePress(self.widget, Qt.MouseButton.LeftButton, pos=self.at(*start))
        for place in way:
            QTest.mouseMove(self.widget, self.at(*place))
        QTest.mouseRelease(self.widget, Qt.MouseButton.LeftButton, pos=self.at(*way[-1]))


def _run_to_the_verdict(bench: Bench, problem: str, learner: str) -> str:
    bench.find(QTabWidget, "workbench").setCurrentIndex(1)
    bench.choose("perceptron.problem", problem)
    bench.choose("perceptron.learner", learner)
    run = bench.find(QAbstractButton, "perceptron.run")
    bench.qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    return bench.find(QLabel, "perceptron.verdict").text().lower()


@pytest.mark.parametrize("problem", ["AND", "OR"])
def test_one_line_learns(bench: Bench, problem: str) -> None:
    assert "learned" in _run_to_the_verdict(bench, problem, "threshold rule")


def test_xor_cannot_be_learned_by_one_line(bench: Bench) -> None:
    assert "cannot be separated" in _run_to_the_verdict(bench, "XOR", "threshold rule")


def test_xor_is_learned_with_a_hidden_layer(bench: Bench) -> None:
    assert "learned" in _run_to_the_verdict(bench, "XOR", "multilayer")


def _open_lab(bench: Bench, problem: str, learner: str) -> Plane:
    bench.find(QTabWidget, "workbench").setCurrentIndex(1)
    bench.choose("perceptron.problem", problem)
    bench.choose("perceptron.learner", learner)
    return Plane(bench, bench.find(PlaneView, "perceptron.plane"))


def _rows(bench: Bench) -> int:
    return bench.find(QTableView, "perceptron.table").model().rowCount()


def _verdict(bench: Bench) -> str:
    return bench.find(QLabel, "perceptron.verdict").text()


def test_a_point_dragged_while_it_learns_makes_and_to_be_learned_of_xor(bench: Bench) -> None:
    plane = _open_lab(bench, "XOR", "threshold rule")
    run = bench.find(QAbstractButton, "perceptron.run")
    bench.qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    # The 0 at (1, 1) is brought over to the other 0: now one line is enough.
    plane.drag((1.0, 1.0), (0.8, 0.6), (0.3, -0.2), (0.1, -0.3))
    assert run.isChecked()
    bench.qtbot.keyClick(bench.find(QSlider, "perceptron.speed"), Qt.Key.Key_End)
    bench.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    assert "Learned after" in _verdict(bench)

    # And back with the keys: XOR again, which is still not to be learned by one line.
    plane.widget.setFocus()
    bench.qtbot.keyClick(plane.widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.find(QComboBox, "perceptron.problem").currentData() == "XOR"
    bench.qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    assert "XOR cannot be separated by one line." in _verdict(bench)


def test_own_points_put_with_clicks_are_learned(bench: Bench) -> None:
    plane = _open_lab(bench, "points", "multilayer")
    plane.widget.setFocus()
    for _ in range(3):
        bench.qtbot.keyClick(plane.widget, Qt.Key.Key_Delete)
    assert _rows(bench) == 1
    # The one that is left is deleted too, once there is another one; then a ring of 1 about a heap of 0.
    for x1, x2 in ((0.4, 0.5), (0.6, 0.5), (0.5, 0.4)):
        plane.click(x1, x2)
    bench.choose("perceptron.point_class", 1)
    for x1, x2 in ((0.5, 1.2), (-0.2, 0.5), (1.2, 0.5), (0.5, -0.2)):
        plane.click(x1, x2)
    assert _rows(bench) == 8
    bench.qtbot.mouseClick(plane.widget, Qt.MouseButton.LeftButton, pos=plane.at(0.0, 0.0))
    bench.qtbot.keyClick(plane.widget, Qt.Key.Key_Delete)
    assert _rows(bench) == 7
    run = bench.find(QAbstractButton, "perceptron.run")
    bench.qtbot.keyClick(bench.find(QSlider, "perceptron.speed"), Qt.Key.Key_End)
    bench.qtbot.mouseClick(run, Qt.MouseButton.LeftButton)
    bench.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    assert "Learned after" in _verdict(bench)
    assert "No single line separates these points" in _verdict(bench)


def test_edits_are_undone_and_done_again_with_the_buttons(bench: Bench) -> None:
    plane = _open_lab(bench, "AND", "threshold rule")
    undo, redo = (bench.find(QAbstractButton, f"perceptron.{name}") for name in ("undo", "redo"))
    plane.click(0.5, 0.3)
    plane.drag((0.5, 0.3), (0.6, 0.6), (0.7, 1.2))
    assert _rows(bench) == 5
    for _ in range(2):
        bench.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert _rows(bench) == 4
    assert bench.find(QComboBox, "perceptron.problem").currentData() == "AND"
    for _ in range(2):
        bench.qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert _rows(bench) == 5
    model = bench.find(QTableView, "perceptron.table").model()
    assert [float(model.index(4, column).data()) for column in (0, 1)] == [0.7, 1.2]
    assert not redo.isEnabled()
