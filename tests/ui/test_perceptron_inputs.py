"""Three inputs: the plane at a slice of the third, the samples off it faint; the user's own truth tables."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.learners import SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.problems import truth_table
from mnistgui.perceptron.separability import decide
from mnistgui.perceptron.verdict import Verdict, VerdictKind
from mnistgui.ui import theme
from mnistgui.ui.perceptron.plane.plane_layers import opacities
from mnistgui.ui.perceptron.plane.point_editor import OWN_POINTS, OWN_TABLE_2, OWN_TABLE_3
from mnistgui.ui.perceptron.session import first_settings
from mnistgui.ui.perceptron.words.impossible_words import impossible_words
from tests.ui.lab import LEFT, Lab
from tests.ui.point_bench import PointBench, open_bench

CONTROL = Qt.KeyboardModifier.ControlModifier
MAJORITY = [0, 0, 0, 1, 0, 1, 1, 1]
THREE = "x1,x2,x3,class\n0,0,0,0\n1,1,0,1\n0.5,0.5,1,0\n0,1,-2,1\n"


@pytest.fixture
def bench(qtbot: QtBot) -> Lab:
    return open_bench(qtbot, LearnerSettings(learner=THRESHOLD_RULE))


def _page(bench: Lab) -> PointBench:
    assert isinstance(bench.page, PointBench)
    return bench.page


def _paste(bench: Lab, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    bench.key(Qt.Key.Key_V, CONTROL)
    QGuiApplication.clipboard().clear()


def _points(bench: Lab) -> list[tuple[float, ...]]:
    return [tuple(point) for point in _page(bench).learner.problem.points_NI.tolist()]


def _targets(bench: Lab) -> list[int]:
    return _page(bench).learner.problem.labels_N.tolist()


def _headings(bench: Lab) -> list[str]:
    model = bench.table.model()
    return [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]


def _slice(bench: Lab, x3: float) -> None:
    spin = bench.find(QDoubleSpinBox, "slice")
    spin.selectAll()
    bench.qtbot.keyClicks(spin.lineEdit(), str(x3))
    bench.qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert spin.value() == x3


def test_a_table_of_three_inputs_has_a_column_for_each(bench: Lab) -> None:
    _page(bench).open(OWN_TABLE_3)
    assert _headings(bench) == ["x₁", "x₂", "x₃", "target", "output", "answer"]
    assert [bench.column(place)[3] for place in range(4)] == ["0", "1", "1", "1"]
    _page(bench).open("XOR")
    assert _headings(bench) == ["x₁", "x₂", "target", "output", "answer"]


def test_the_slice_is_there_for_three_inputs_only_and_begins_at_zero(bench: Lab) -> None:
    spin = bench.find(QDoubleSpinBox, "slice")
    assert not spin.isVisible()
    _page(bench).open(OWN_TABLE_3)
    assert spin.isVisible()
    assert spin.value() == 0.0
    assert (spin.minimum(), spin.maximum()) == (0.0, 1.0)
    _page(bench).open("AND")
    assert not spin.isVisible()


def test_three_inputs_are_pasted_and_copied(bench: Lab) -> None:
    _paste(bench, THREE)
    assert _points(bench)[3] == (0, 1, -2)
    assert bench.find(QDoubleSpinBox, "slice").minimum() == -2.0
    bench.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines()[4] == "0.0,1.0,-2.0,1"
    QGuiApplication.clipboard().clear()


def test_a_point_is_put_into_the_plane_that_is_shown(bench: Lab) -> None:
    _paste(bench, THREE)
    _slice(bench, 0.7)
    bench.click_at(0.25, 0.75)
    assert _points(bench)[4] == (0.25, 0.75, 0.7)


def test_a_point_that_is_moved_keeps_its_third_input(bench: Lab) -> None:
    _paste(bench, THREE)
    bench.drag((0.5, 0.5), (0.6, 0.6), (0.7, 0.3))
    assert _points(bench)[2] == (0.7, 0.3, 1)
    bench.key(Qt.Key.Key_Left)
    assert _points(bench)[2] == (0.65, 0.3, 1)


def test_a_third_input_is_typed(bench: Lab) -> None:
    _paste(bench, THREE)
    bench.table.setCurrentIndex(bench.table.model().index(1, 2))
    bench.qtbot.keyClick(bench.table, Qt.Key.Key_F2)
    field = next(field for field in bench.table.findChildren(QLineEdit) if field.isVisible())
    bench.qtbot.keyClicks(field, "0.5")
    bench.qtbot.keyClick(field, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: _points(bench)[1] == (1, 1, 0.5))
    assert _targets(bench) == [0, 1, 0, 1]


def test_samples_off_the_slice_are_faint_and_the_farther_the_fainter() -> None:
    problem = truth_table("odd", (0, 1, 1, 0, 1, 0, 0, 1))
    assert opacities(problem, 0.0).tolist()[:2] == [1.0, 0.12]
    near, far = opacities(problem, 0.4)[:2]
    assert 0.12 < far < near <= 0.5
    assert (opacities(truth_table("XOR", (0, 1, 1, 0)), 0.2) == 1.0).all()


def test_of_two_samples_at_one_place_a_click_takes_the_one_in_the_slice(bench: Lab) -> None:
    _page(bench).open(OWN_TABLE_3)
    bench.qtbot.mouseClick(bench.plane, LEFT, pos=bench.at(1, 1))
    assert _page(bench).current == 6
    _slice(bench, 1.0)
    bench.qtbot.mouseClick(bench.plane, LEFT, pos=bench.at(1, 1))
    assert _page(bench).current == 7


def test_the_sample_in_the_slice_is_drawn_over_the_one_behind_it(bench: Lab) -> None:
    page = _page(bench)
    page.open(OWN_TABLE_3)
    page.current = 0
    page.look()
    # At (1, 0) the sample of x3 = 0 has the target 0, that of x3 = 1 the target 1.
    inside = bench.at(1, 0).x() - round(0.6 * bench.plane._mark_radius()), bench.at(1, 0).y()
    look = theme.of(bench.plane)
    assert bench.plane.grab().toImage().pixelColor(*inside) == look.colour("class_0")
    _slice(bench, 1.0)
    assert bench.plane.grab().toImage().pixelColor(*inside) == look.colour("class_1")


def test_a_slice_that_other_points_do_not_reach_is_left_for_the_nearest(bench: Lab) -> None:
    _paste(bench, "x1,x2,x3,class\n0,0,0,0\n1,1,5,1\n")
    _slice(bench, 5.0)
    _paste(bench, "x1,x2,x3,class\n0,0,0,0\n1,1,1,1\n")
    assert bench.find(QDoubleSpinBox, "slice").value() == 1.0
    assert bench.plane._scene is not None
    assert bench.plane._scene.x3 == 1.0
    bench.click_at(0.25, 0.75)
    assert _points(bench)[2] == (0.25, 0.75, 1.0)


def test_the_line_follows_the_slice(qtbot: QtBot) -> None:
    bench = open_bench(qtbot, LearnerSettings(learner=THRESHOLD_RULE))
    page = _page(bench)
    page.open(OWN_TABLE_3)
    page.learn(100)
    w1, w2, w3, b = page.learner.weights_A  # type: ignore[union-attr]
    for x3 in (0.0, 0.5):
        _slice(bench, x3)
        scene = bench.plane._scene
        assert scene is not None
        for x1, x2 in scene.boundary_S22.reshape(-1, 2):
            assert w1 * x1 + w2 * x2 + w3 * x3 + b == pytest.approx(0)
        answered = page.learner.respond(np.array([(-1.4, -0.4, x3)])).outputs_M[0]
        assert scene.shown.outputs_RC[-1, 0] == answered
    assert bench.find(QLabel, "formula").text().startswith("w₁x₁ + w₂x₂ + w₃x₃ + b = 0<br>")
    assert "1 x₁ + 1 x₂ + 1 x₃ − 1 = 0" in bench.find(QLabel, "formula").text()


def test_a_linear_unit_is_half_way_at_one_half(qtbot: QtBot) -> None:
    from mnistgui.perceptron.activations import Output
    from mnistgui.perceptron.losses import Loss

    settings = LearnerSettings(learner=SINGLE_LAYER, rate=0.1, output=Output.LINEAR, loss=Loss.MSE)
    bench = open_bench(qtbot, settings)
    assert bench.find(QLabel, "formula").text().startswith("w₁x₁ + w₂x₂ + b = 0.5<br>")


def test_own_tables_begin_with_zeros_and_with_majority(bench: Lab) -> None:
    _page(bench).open(OWN_TABLE_2)
    assert _targets(bench) == [0, 0, 0, 0]
    _page(bench).open(OWN_TABLE_3)
    assert _targets(bench) == MAJORITY


def test_the_outputs_of_a_table_are_typed_one_after_the_other(bench: Lab) -> None:
    _page(bench).open(OWN_TABLE_2)
    bench.table.setFocus()
    bench.qtbot.keyClicks(bench.table, "0110")
    assert _targets(bench) == [0, 1, 1, 0]
    assert _page(bench).editor.problem.name == OWN_TABLE_2
    assert not [field for field in bench.table.findChildren(QLineEdit) if field.isVisible()]
    bench.qtbot.keyClick(bench.table, Qt.Key.Key_2)
    assert _targets(bench) == [0, 1, 1, 0]
    for _ in range(2):
        bench.click("undo")
    assert _targets(bench) == [0, 1, 0, 0]


def test_digits_are_typed_into_cells_where_points_are_free(bench: Lab) -> None:
    bench.table.setCurrentIndex(bench.table.model().index(1, 0))
    bench.qtbot.keyClick(bench.table, Qt.Key.Key_1)
    field = next(field for field in bench.table.findChildren(QLineEdit) if field.isVisible())
    assert field.text() == "1"
    assert _targets(bench) == [0, 0, 0, 1]


def test_a_target_is_flipped_on_the_plane_and_the_table_stays_one(bench: Lab) -> None:
    _page(bench).open(OWN_TABLE_2)
    bench.qtbot.mouseDClick(bench.plane, LEFT, pos=bench.at(1, 1))
    bench.key(Qt.Key.Key_PageUp)
    bench.key(Qt.Key.Key_Space)
    assert _targets(bench) == [0, 0, 1, 1]
    assert _page(bench).editor.problem.name == OWN_TABLE_2


def test_a_table_remembers_what_was_typed(bench: Lab) -> None:
    page = _page(bench)
    page.open(OWN_TABLE_2)
    bench.qtbot.keyClicks(bench.table, "0110")
    page.open("AND")
    page.open(OWN_TABLE_3)
    page.open(OWN_TABLE_2)
    assert _targets(bench) == [0, 1, 1, 0]
    page.open(OWN_POINTS)
    assert _targets(bench) == [0, 1, 1, 0]  # own points begin with what was there


def test_the_rows_of_a_table_stay_and_it_is_said_why(bench: Lab) -> None:
    page = _page(bench)
    page.open(OWN_TABLE_2)
    before = page.editor.problem
    for act in (
        lambda: bench.click_at(0.5, 0.25),
        lambda: bench.drag((1, 1), (0.9, 0.9), (0.5, 0.6)),
        lambda: bench.key(Qt.Key.Key_Left),
        lambda: bench.key(Qt.Key.Key_Delete),
        lambda: bench.key(Qt.Key.Key_Insert),
    ):
        page.side.say("")
        act()
        assert bench.message().startswith("The rows of a truth table stay")
        assert page.editor.problem is before
    flags = [bench.table.model().flags(bench.table.model().index(0, column)) for column in range(5)]
    assert [bool(flag & Qt.ItemFlag.ItemIsEditable) for flag in flags] == [False, False, True, False, False]


def test_every_new_tool_has_a_name_and_an_explanation_and_is_reached_by_tab(bench: Lab) -> None:
    for name in ("classes", "slice"):
        widget = bench.find(QWidget, name)
        assert widget.accessibleName(), name
        assert widget.toolTip(), name
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, name


def test_three_inputs_that_no_plane_separates_are_said_to_be_so() -> None:
    problem = truth_table("odd", (0, 1, 1, 0, 1, 0, 0, 1))
    verdict = Verdict(kind=VerdictKind.IMPOSSIBLE, updates=9, wrong=4, separation=decide(problem))
    headline, detail = impossible_words(verdict, problem, first_settings(THRESHOLD_RULE))
    assert headline == "These points cannot be separated by one plane."
    assert "take each sample as (x₁, x₂, x₃, 1)" in detail
    assert "= (0, 0, 0, 0). " in detail
