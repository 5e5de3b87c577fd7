"""The perceptron page under a real mouse and real keys."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QSpinBox, QTableView, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.diagram.diagram import NetworkDiagram
from mnistgui.ui.perceptron.diagram.parts import Kind, Part
from mnistgui.ui.perceptron.plane.plane import PlaneView
from mnistgui.ui.perceptron.plane.plane_row import PlaneRow
from mnistgui.ui.perceptron.views.loss_view import LossView
from tests.ui.lab import Lab

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(("problem", "updates", "bound"), [("AND", 10, 51), ("OR", 4, 27)])
def test_the_threshold_rule_learns_and_says_how_many_mistakes_were_allowed(
    lab: Lab, problem: str, updates: int, bound: int
) -> None:
    verdict = lab.run_to_verdict(problem, "threshold rule")
    assert f"Learned after {updates} updates." in verdict
    assert f"R²/γ² = {bound}" in verdict
    assert lab.column(2) == lab.column(3)
    assert lab.column(4) == ["✓ right"] * 4


def test_xor_goes_in_a_circle_under_the_threshold_rule(lab: Lab) -> None:
    verdict = lab.run_to_verdict("XOR", "threshold rule")
    assert "XOR cannot be separated by one line." in verdict
    assert "linear program" in verdict
    assert "sum to zero" in verdict
    assert "after epoch 3 are (−1, 0, 1), those after epoch 2 again, with 4 updates between" in verdict
    assert "✗ wrong" in lab.column(4)


def test_xor_is_impossible_for_a_single_layer_whose_best_is_one_half(lab: Lab) -> None:
    verdict = lab.run_to_verdict("XOR", "single layer")
    assert "XOR cannot be separated by one line." in verdict
    assert "0.5 everywhere" in verdict
    assert "0.693 = ln 2" in verdict
    assert all(abs(float(output) - 0.5) < 0.01 for output in lab.column(3))


def test_xor_is_learned_with_a_hidden_layer(lab: Lab) -> None:
    verdict = lab.run_to_verdict("XOR", "multilayer")
    assert "Learned after" in verdict
    assert "No single line separates XOR" in verdict
    assert [float(output) > 0.5 for output in lab.column(3)] == [False, True, True, False]


def test_a_run_that_sticks_says_so_and_another_start_learns(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.choose("learner", "multilayer")
    lab.find(QSpinBox, "hidden").setValue(2)
    lab.full_speed()
    lab.click("run")
    lab.qtbot.waitUntil(lambda: not lab.find(QPushButton, "run").isChecked(), timeout=20_000)
    assert "Stuck after" in lab.verdict()
    assert "Another start" in lab.verdict()
    assert lab.find(QPushButton, "another_start").property("role") == "primary"
    assert not lab.find(QPushButton, "run").isEnabled()

    lab.click("another_start")
    assert "Seed 1 · updates: 0" in lab.steps()
    assert lab.find(QPushButton, "run").property("role") == "primary"
    for _ in range(8):  # of two units' starts a third or so stick
        lab.click("run")
        lab.qtbot.waitUntil(lambda: not lab.find(QPushButton, "run").isChecked(), timeout=20_000)
        if "Learned" in lab.verdict():
            return
        lab.click("another_start")
    pytest.fail("no start learned")


def test_one_step_looks_at_one_sample_and_marks_it(lab: Lab) -> None:
    lab.choose("problem", "OR")
    lab.click("step")
    assert "Epoch 1 · (0, 0) was right" in lab.steps()
    assert lab.find(QTableView, "table").currentIndex().row() == 0
    lab.click("step")
    assert "Epoch 1 · (0, 1) was wrong: weights corrected · updates: 1" in lab.steps()
    assert lab.find(QTableView, "table").currentIndex().row() == 1
    assert "0 x₁ + 1 x₂ + 1 = 0" in lab.find(QLabel, "formula").text()


def test_one_step_of_a_smooth_learner_is_one_update_of_all(lab: Lab) -> None:
    lab.choose("learner", "single layer")
    before = lab.column(3)
    lab.click("step")
    assert "updates: 1 " in lab.steps()
    assert all(new != old for new, old in zip(lab.column(3), before, strict=True))


def test_reset_goes_back_to_the_same_start_and_another_start_does_not(lab: Lab) -> None:
    lab.choose("learner", "multilayer")
    start = lab.column(3)
    lab.click("step")
    lab.click("reset")
    assert lab.column(3) == start
    lab.click("another_start")
    assert lab.column(3) != start


def test_choosing_another_problem_learner_or_layer_starts_anew(lab: Lab) -> None:
    lab.choose("learner", "multilayer")
    for name, change in (
        ("problem", lambda: lab.choose("problem", "NAND")),
        ("hidden", lambda: lab.find(QSpinBox, "hidden").setValue(3)),
        ("learner", lambda: lab.choose("learner", "single layer")),
    ):
        lab.click("step")
        assert "updates: 1" in lab.steps(), name
        change()
        assert "updates: 0" in lab.steps(), name


def test_a_run_can_be_paused_and_goes_on_with_the_space_bar(lab: Lab) -> None:
    run = lab.find(QPushButton, "run")
    run.setFocus()
    lab.qtbot.keyClick(run, Qt.Key.Key_Space)
    lab.qtbot.waitUntil(lambda: "Epoch" in lab.steps())
    lab.qtbot.keyClick(run, Qt.Key.Key_Space)
    assert not run.isChecked()
    assert "Learning" in lab.verdict()


def test_a_page_that_is_left_stops_running(lab: Lab) -> None:
    lab.click("run")
    lab.page.hide()
    assert not lab.find(QPushButton, "run").isChecked()


def test_after_a_final_verdict_one_can_still_go_on_by_hand(lab: Lab) -> None:
    lab.run_to_verdict("XOR", "threshold rule")
    lab.click("step")
    assert "Epoch 4 · (0, 0) was wrong" in lab.steps()
    assert "cannot be separated" in lab.verdict()


def test_a_click_on_a_point_of_the_plane_chooses_its_row(lab: Lab) -> None:
    plane = lab.find(PlaneView, "plane")
    lab.qtbot.mouseClick(plane, LEFT, pos=plane.position_of(0.0, 1.0).toPoint())
    assert lab.find(QTableView, "table").currentIndex().row() == 1
    assert lab.find(QTableView, "table").model().rowCount() == 4


def test_a_row_chosen_with_the_keys_is_ringed_in_the_plane(lab: Lab) -> None:
    table, plane = lab.find(QTableView, "table"), lab.find(PlaneView, "plane")
    ring = plane.position_of(0.0, 0.0).toPoint() + QPoint(
        0, round(plane.position_of(0, 0).y() - plane.position_of(0, 1).y()) // 8
    )
    before = plane.grab().toImage().pixelColor(ring)
    table.setCurrentIndex(QModelIndex())
    lab.qtbot.keyClick(table, Qt.Key.Key_Home)
    lab.qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.currentIndex().row() == 0
    assert plane.grab().toImage().pixelColor(ring) != before


def test_the_plane_shows_both_answers_on_their_sides_of_the_line(lab: Lab) -> None:
    lab.run_to_verdict("AND", "threshold rule")
    plane = lab.find(PlaneView, "plane")
    shown = plane.grab().toImage()
    look = theme.of(plane)
    for point, side in (((0.5, 0.0), "class_0"), ((1.3, 1.3), "class_1")):
        there = shown.pixelColor(plane.position_of(*point).toPoint())
        other = "class_1" if side == "class_0" else "class_0"
        assert _distance(there, look.colour(side)) < _distance(there, look.colour(other))


def _distance(one: object, other: object) -> float:
    return sum((a - b) ** 2 for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True))  # type: ignore[attr-defined]


def test_select_opens_a_chapter_at_its_start(lab: Lab) -> None:
    lab.page.select("XOR", "multilayer")
    assert lab.find(QComboBox, "problem").currentData() == "XOR"
    assert lab.find(QComboBox, "learner").currentData() == "multilayer"
    assert lab.find(QSpinBox, "hidden").value() == 4
    assert lab.find(QSpinBox, "hidden").isEnabled()
    assert "Seed 0 · updates: 0" in lab.steps()
    with pytest.raises(ValueError, match="MAYBE"):
        lab.page.select("MAYBE", "multilayer")


def test_what_a_learner_does_not_use_cannot_be_touched(lab: Lab) -> None:
    assert not lab.find(QSpinBox, "hidden").isEnabled()
    assert not lab.find(QPushButton, "another_start").isEnabled()
    lab.choose("learner", "single layer")
    assert not lab.find(QSpinBox, "hidden").isEnabled()
    assert lab.find(QPushButton, "another_start").isEnabled()


class _Shouting(QTranslator):
    """Translates every text of the lab into itself, shouted."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if "{" in source or context not in ("LabControls", "PerceptronVerdict", "TruthTableModel"):
            return ""
        return source.upper()

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's: an empty one is not installed)
        return False


def test_every_text_follows_a_switch_of_language(lab: Lab) -> None:
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        lab.qtbot.waitUntil(lambda: lab.find(QPushButton, "step").text() == "&STEP")
        assert "PRESS RUN" in lab.verdict()
        assert lab.column(4)[0] == "✓ RIGHT"
        assert lab.find(QComboBox, "learner").currentText() == "THRESHOLD RULE"
        assert lab.find(QComboBox, "learner").currentData() == "threshold rule"
    finally:
        QCoreApplication.removeTranslator(translator)
    lab.qtbot.waitUntil(lambda: lab.find(QPushButton, "step").text() == "&Step")


def test_the_names_of_several_learners_follow_a_switch_of_language_in_the_views(lab: Lab) -> None:
    lab.choose("arrangement", "two")
    lab.choose("view", "loss")
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        lab.qtbot.waitUntil(lambda: lab.find(QPushButton, "step").text() == "&STEP")
        assert lab.find(LossView, "loss_view")._names == ("THRESHOLD RULE", "SINGLE LAYER")
    finally:
        QCoreApplication.removeTranslator(translator)


def test_everything_that_can_be_touched_has_a_name_and_an_explanation(lab: Lab) -> None:
    for name in ("problem", "learner", "hidden", "rate", "run", "step", "step_epoch", "back", "reset", "another_start",
        "speed", "plane"):  # fmt: skip
        widget = lab.find(QWidget, name)
        assert widget.accessibleName(), name
        assert widget.toolTip(), name
    for name in ("diagram", "table", "formula"):
        assert lab.find(QWidget, name).accessibleName(), name


@pytest.mark.parametrize("size", [(658, 433), (690, 450), (1000, 640)])
@pytest.mark.parametrize(
    ("problem", "learner"), [("XOR", "threshold rule"), ("blobs", "threshold rule"), ("XOR", "multilayer")]
)
def test_nothing_is_scrolled_away_at_the_sizes_of_a_laptop(
    lab: Lab, size: tuple[int, int], problem: str, learner: str
) -> None:
    lab.page.resize(*size)
    lab.run_to_verdict(problem, learner)
    for name in ("problem", "rate", "run", "speed_value", "plane", "seed", "diagram", "table", "verdict"):
        widget = lab.find(QWidget, name)
        if not widget.isVisible():
            continue
        corner = widget.mapTo(lab.page, QPoint(widget.width(), widget.height()))
        assert corner.x() <= size[0], name
        assert corner.y() <= size[1], name
    verdict = lab.find(QLabel, "verdict")
    assert verdict.heightForWidth(verdict.width()) <= verdict.height()


def test_a_step_back_undoes_a_step_and_at_the_start_there_is_none(lab: Lab) -> None:
    back = lab.find(QPushButton, "back")
    lab.choose("problem", "OR")
    assert not back.isEnabled()
    lab.click("step")
    first = lab.find(QLabel, "formula").text()
    lab.click("step")
    assert lab.find(QLabel, "formula").text() != first
    lab.click("back")
    assert lab.find(QLabel, "formula").text() == first
    assert lab.find(QTableView, "table").currentIndex().row() == 1
    lab.click("step")
    assert "Epoch 1 · (0, 1) was wrong: weights corrected · updates: 1" in lab.steps()
    lab.click("back")
    lab.click("back")
    assert "All weights 0 · updates: 0" in lab.steps()
    assert lab.find(QTableView, "table").currentIndex().row() == 0
    assert "Press Run" in lab.verdict()
    assert not back.isEnabled()


def test_a_step_back_from_a_final_verdict_lets_it_run_again(lab: Lab) -> None:
    lab.run_to_verdict("XOR", "multilayer")
    assert not lab.find(QPushButton, "run").isEnabled()
    lab.click("back")
    assert lab.find(QPushButton, "run").isEnabled()
    assert "Nearly learned" in lab.verdict()


def test_an_epoch_takes_every_sample_once_more(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.click("step")
    lab.click("step_epoch")
    assert lab.steps().startswith("Epoch 1 · updates: ")
    lab.click("step")
    assert "Epoch 2 · (0, 0)" in lab.steps()
    lab.choose("learner", "single layer")
    lab.click("step_epoch")
    assert "updates: 1 " in lab.steps()


def test_a_step_by_hand_pauses_a_run(lab: Lab) -> None:
    for name in ("step_epoch", "back"):
        lab.choose("problem", "XOR")
        lab.choose("problem", "AND")
        lab.click("run")
        lab.qtbot.waitUntil(lambda: lab.find(QPushButton, "back").isEnabled())
        lab.click(name)
        assert not lab.find(QPushButton, "run").isChecked(), name


def test_backpropagation_that_was_left_for_another_page_has_its_room_again(lab: Lab) -> None:
    lab.choose("learner", "multilayer")
    lab.click("open_backprop")
    with lab.qtbot.waitSignal(lab.page.room_asked, check_params_cb=lambda room: not room):
        lab.page.hide()
    with lab.qtbot.waitSignal(lab.page.room_asked, check_params_cb=bool):
        lab.page.show()
    lab.click("backprop.close")
    lab.page.hide()
    with lab.qtbot.assertNotEmitted(lab.page.room_asked):
        lab.page.show()


def test_a_space_that_comes_after_the_verdict_undoes_nothing(lab: Lab) -> None:
    lab.choose("problem", "OR")
    lab.full_speed()
    run = lab.find(QPushButton, "run")
    run.setFocus()
    lab.qtbot.keyClick(run, Qt.Key.Key_Space)
    lab.qtbot.waitUntil(lambda: not run.isChecked(), timeout=20_000)
    assert not lab.find(QPushButton, "back").hasFocus()
    assert lab.find(QPushButton, "step").hasFocus()


def test_a_message_goes_with_the_language_it_was_said_in(lab: Lab) -> None:
    for _ in range(4):
        lab.key(Qt.Key.Key_Delete)
    assert lab.message()
    QCoreApplication.sendEvent(lab.page.findChild(PlaneRow), QEvent(QEvent.Type.LanguageChange))
    assert not lab.message()


def test_the_first_step_of_a_slow_run_comes_at_once(lab: Lab) -> None:
    lab.qtbot.keyClick(lab.find(QSlider, "speed"), Qt.Key.Key_Home)  # a step in two seconds
    lab.click("run")
    lab.qtbot.waitUntil(lambda: "Epoch 1" in lab.steps(), timeout=1000)


def test_one_step_back_takes_the_whole_drag_of_a_weight_back(lab: Lab) -> None:
    lab.choose("learner", "single layer")
    before = lab.find(QLabel, "formula").text()
    diagram = lab.find(NetworkDiagram, "diagram")
    layout = diagram.layout_of_parts()
    assert layout is not None
    place = layout.place_of(Part(Kind.WEIGHT, 0, 0, 0)).toPoint()
    lab.qtbot.mousePress(diagram, LEFT, pos=place)
    for way in (10, 40, 80):
        QTest.mouseMove(diagram, place - QPoint(0, way))
    lab.qtbot.mouseRelease(diagram, LEFT, pos=place - QPoint(0, 80))
    assert lab.find(QLabel, "formula").text() != before
    lab.click("back")
    assert lab.find(QLabel, "formula").text() == before
    assert not lab.find(QPushButton, "back").isEnabled()
