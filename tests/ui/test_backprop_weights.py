"""Choosing a weight of the walk with mouse and keys, and its chain rule, term by term."""

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QTableView, QTabWidget, QToolTip, QWidget

from mnistgui.perceptron.chain_rule import weight_name
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.rounding import Rounding, shown
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place, places_of
from mnistgui.ui.perceptron.backprop.chain_lines import Term, chain_lines
from mnistgui.ui.perceptron.backprop.picture_layout import Detail
from tests.ui.walk import WalkHand

XOR = PROBLEMS["XOR"]


def _four(value: float) -> str:
    return shown(float(value), Rounding.FOUR)


@pytest.mark.parametrize("hidden", [(), (2,), (4,), (4, 4), (8, 8, 8)])
def test_each_edge_and_each_unit_can_be_clicked(hand: WalkHand, hidden: tuple[int, ...]) -> None:
    learner = SmoothLearner(XOR, hidden=hidden)
    hand.open(learner)
    places = places_of(learner.network)
    # In a large network edges cross: those of the first layer's first unit lie free.
    tried = places if len(places) < 50 else [place for place in places if place.source is None]
    for place in tried:
        hand.press(place)
        assert hand.chosen_row() == places.index(place)
        assert f"<b>{weight_name(*place)}</b>" in hand.text("chain.title")


def test_a_click_beside_everything_chooses_nothing(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.press(Place(1, 0, 1))
    before = hand.chosen_row()
    hand.qtbot.mouseClick(hand.picture, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    hand.qtbot.mouseClick(
        hand.picture, Qt.MouseButton.RightButton, pos=hand.picture.places.biases[Place(0, 0, None)].center().toPoint()
    )
    assert hand.chosen_row() == before


def test_keys_go_from_weight_to_weight_in_the_picture(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.find(QWidget, "picture").setFocus()
    assert hand.chosen_row() == 0
    hand.key(Qt.Key.Key_Down, "picture")
    hand.key(Qt.Key.Key_Down, "picture")
    assert hand.chosen_row() == 2
    hand.key(Qt.Key.Key_Up, "picture")
    assert hand.chosen_row() == 1
    hand.key(Qt.Key.Key_End, "picture")
    assert hand.chosen_row() == 8
    hand.key(Qt.Key.Key_Down, "picture")
    assert hand.chosen_row() == 0
    hand.key(Qt.Key.Key_Up, "picture")
    assert hand.chosen_row() == 8
    hand.key(Qt.Key.Key_Home, "picture")
    assert hand.chosen_row() == 0


def test_a_row_of_the_table_chooses_the_weight(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.click_row("table", 3)
    assert "<b>w₂₂⁽¹⁾</b>" in hand.text("chain.title")
    hand.key(Qt.Key.Key_Down, "table")
    assert "<b>b₁⁽¹⁾</b>" in hand.text("chain.title")


def test_a_row_of_the_units_chooses_the_bias(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.find(QTabWidget, "tables").setCurrentIndex(1)
    hand.click_row("units", 1)
    assert "<b>b₂⁽¹⁾</b>" in hand.text("chain.title")


def test_a_weight_stays_chosen_while_the_table_of_units_is_open(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.find(QTabWidget, "tables").setCurrentIndex(1)
    hand.press(Place(1, 0, 1))
    assert "<b>w₁₂⁽²⁾</b>" in hand.text("chain.title")
    assert hand.find(QTableView, "units").currentIndex().row() == 2


def test_what_a_line_has_written_is_in_sight(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    table = hand.find(QTableView, "table")
    header = table.horizontalHeader()

    def in_sight(column: int) -> bool:
        cell = table.visualRect(table.model().index(0, column))
        wide_enough = header.sectionSize(column) >= header.sectionSizeHint(column)
        return wide_enough and table.viewport().rect().contains(cell)

    hand.click("whole")
    hand.wait_for_autograd()
    hand.qtbot.waitUntil(lambda: in_sight(6))
    assert not in_sight(0)
    hand.click("next")
    hand.qtbot.waitUntil(lambda: in_sight(1))


def test_where_not_all_that_was_written_fits_it_is_seen_from_its_beginning(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    table = hand.find(QTableView, "table")
    hand.click("forget_zero_grad")  # old + new = sum: as wide as three numbers
    hand.wait_for_autograd()
    table.setMaximumWidth(360)
    hand.qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > table.columnViewportPosition(1) > -1)
    assert table.viewport().rect().contains(table.visualRect(table.model().index(0, 1)))


def test_the_chain_rule_has_symbols_over_numbers(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner, 3)
    hand.press(Place(0, 1, 0))
    hand.go_to(Phase.LOSS)
    assert hand.formula()[0] == "∂L/∂w₂₁⁽¹⁾ = ∂L/∂a₂⁽¹⁾ · ∂a₂⁽¹⁾/∂z₂⁽¹⁾ · ∂z₂⁽¹⁾/∂w₂₁⁽¹⁾"
    assert "come with backward()" in hand.text("agreement")
    hand.click("next")
    hand.wait_for_autograd()
    update = hand.walk.update
    a = update.passed.activations[1][0, 1]
    d_z, d_a = update.back.d_sums[1][0, 0], update.back.d_activations[0][0, 1]
    first, fed, path = hand.formula()
    gradient = _four(update.gradient_P[2])
    assert first.endswith(f"= {_four(d_a)} · {_four(1 - a * a)} · 1.0000 = {gradient}")
    assert fed.startswith("∂L/∂a₂⁽¹⁾ = ∂L/∂z₁⁽²⁾ · ∂z₁⁽²⁾/∂a₂⁽¹⁾ = ")
    assert fed.endswith(f"{_four(d_z)} · {_four(learner.network.layers[1].weights_OI[0, 1])} = {_four(d_a)}")
    assert path.startswith("∂L/∂w₂₁⁽¹⁾ = ∂L/∂a₁⁽²⁾ · ∂a₁⁽²⁾/∂z₁⁽²⁾ · ∂z₁⁽²⁾/∂a₂⁽¹⁾ · ∂a₂⁽¹⁾/∂z₂⁽¹⁾ · ∂z₂⁽¹⁾/∂w₂₁⁽¹⁾ = ")
    assert path.endswith(f"= {gradient}")
    words = hand.text("agreement")
    assert words.count(f"<b>{gradient}</b>") == 3
    assert "apart by" in words


def test_a_hidden_unit_that_feeds_several_has_a_sum(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=(2, 3)))
    hand.go_to(Phase.BACKWARD)
    hand.press(Place(0, 0, 1))
    _, fed, paths = hand.formula()
    assert fed.count(" + ") == 4  # between three terms, in symbols and in numbers
    assert "∂L/∂z₃⁽²⁾ · ∂z₃⁽²⁾/∂a₁⁽¹⁾" in fed
    assert paths.count(" + ") == 4
    assert "paths" not in hand.text("chain.title")


def test_many_paths_are_counted_and_not_written_out(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=(2, 4, 4)))
    hand.go_to(Phase.BACKWARD)
    hand.press(Place(0, 0, None))
    assert len(hand.formula()) == 2
    assert "16 paths" in hand.text("chain.title")


def test_an_output_unit_has_the_loss_itself(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    hand.press(Place(1, 0, None))
    assert len(hand.formula()) == 1
    rule = hand.page._chain.rule
    assert rule is not None
    lines = chain_lines(rule, Rounding.FOUR, known=True)
    terms = [piece for piece in lines[0] if isinstance(piece, Term)]
    assert [(term.top, term.bottom) for term in terms[:2]] == [("∂L", "∂b₁⁽²⁾"), ("∂L", "∂a₁⁽²⁾")]
    assert terms[1].equals == "−t / a₁⁽²⁾ + (1 − t) / (1 − a₁⁽²⁾)"
    assert math.prod(float(term.number.replace("−", "-")) for term in terms[1:]) == pytest.approx(
        float(terms[0].number.replace("−", "-")), abs=1e-3
    )


def test_the_formula_is_as_high_as_its_lines_need(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=(2, 3)))
    hand.press(Place(0, 0, 1))
    long = hand.find(QWidget, "formula").minimumHeight()
    hand.press(Place(2, 0, None))
    assert hand.find(QWidget, "formula").minimumHeight() < long / 2


@pytest.mark.parametrize(
    ("hidden", "detail"),
    [((), Detail.ALL), ((2,), Detail.ALL), ((4,), Detail.ALL), ((4, 4), Detail.ALL), ((8, 8, 8, 8), Detail.NAMES)],
)
@pytest.mark.parametrize("size", [(1260, 760), (1420, 840)])
def test_small_networks_have_all_numbers_in_the_picture(
    hand: WalkHand, hidden: tuple[int, ...], detail: Detail, size: tuple[int, int]
) -> None:
    hand.page.resize(*size)
    hand.open(SmoothLearner(XOR, hidden=hidden))
    places = hand.picture.places
    assert places.style.detail is detail
    inside = hand.picture.rect().toRectF()
    boxes = [*places.inputs, *(box for units in places.units for box in units), places.loss, *places.labels.values()]
    for number, box in enumerate(boxes):
        assert inside.contains(box)
        assert not any(box.adjusted(1, 1, -1, -1).intersects(other) for other in boxes[number + 1 :])


@pytest.mark.parametrize("hidden", [(), (2,), (4,), (4, 4), (8, 8, 8, 8)])
def test_nothing_of_the_picture_lies_outside_on_a_small_page(hand: WalkHand, hidden: tuple[int, ...]) -> None:
    hand.page.resize(650, 430)
    hand.open(SmoothLearner(XOR, hidden=hidden))
    places = hand.picture.places
    inside = hand.picture.rect().toRectF()
    assert all(inside.contains(box) for units in places.units for box in units)
    assert inside.contains(places.loss)


def test_the_mouse_on_a_weight_tells_its_numbers(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    box = hand.picture.places.labels[Place(0, 1, 1)]
    where = box.center().toPoint()
    QApplication.sendEvent(hand.picture, QHelpEvent(QEvent.Type.ToolTip, where, hand.picture.mapToGlobal(where)))
    assert QToolTip.text() == hand.picture.weight_text(Place(0, 1, 1))
    QToolTip.hideText()


def test_what_the_picture_has_no_room_for_is_told_on_demand(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=(8, 8, 8)))
    place = Place(1, 2, 3)
    update = hand.walk.update
    hand.go_to(Phase.BACKWARD)
    text = hand.picture.weight_text(place)
    for value in (
        update.network.layers[1].weights_OI[2, 3],
        update.back.gradients[1].weights_OI[2, 3],
        update.passed.sums[1][0, 2],
        update.passed.activations[2][0, 2],
        update.back.d_sums[1][0, 2],
    ):
        assert f"= {_four(value)}" in text
    hand.click("next")
    new = hand.walk.learner.network.layers[1].weights_OI[2, 3]
    assert f"→ {_four(new)}" in hand.picture.weight_text(place)
