"""Backpropagation number by number: through the five lines with mouse and keys, and every number is PyTorch's."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.core_services import services
from mnistgui.messages import Message, UserError
from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.rounding import Rounding, shown
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place, places_of
from mnistgui.training.autograd_reference import reference
from tests.ui.walk import COLUMNS, UNIT_COLUMNS, WalkHand

XOR = PROBLEMS["XOR"]
FIVE = ["zero_grad", "forward", "loss", "backward", "step"]


def _four(value: float) -> str:
    return shown(float(value), Rounding.FOUR)


def _torch(learner: SmoothLearner, sample: int):  # type: ignore[no-untyped-def]
    network = learner.network
    return reference(
        [(layer.weights_OI, layer.biases_O) for layer in network.layers],
        [activation.value for activation in network.hidden_activations],
        network.output.value,
        learner.loss_kind.value,
        learner.problem.points_NI[[sample]],
        learner.problem.labels_N[[sample]],
    )


# Through the lines ----------------------------------------------------------------------------------------------------


def test_the_button_goes_through_the_five_lines_and_lights_each(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    assert hand.lit() == []
    for line in FIVE:
        hand.click("next")
        assert hand.lit() == [line]
    hand.click("next")
    assert hand.lit() == ["zero_grad"]
    assert hand.walk.learner.updates == 1


def test_the_lines_are_those_of_the_deck(hand: WalkHand) -> None:
    assert [hand.text(f"line.{line}") for line in FIVE] == [
        "optimizer.zero_grad()",
        "output = net(input)",
        "loss = criterion(output, target)",
        "loss.backward()",
        "optimizer.step()",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right])
@pytest.mark.parametrize("at", ["next", "picture", "table", ""])
def test_space_and_right_go_on_wherever_the_focus_is(hand: WalkHand, key: Qt.Key, at: str) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.find(QWidget, at or "picture").setFocus()
    hand.key(key, at)
    hand.key(key, at)
    assert hand.lit() == ["forward"]
    hand.key(Qt.Key.Key_Left, at)
    assert hand.lit() == ["zero_grad"]


def test_next_has_the_focus_at_first(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR))
    hand.picture.setFocus()
    hand.page.hide()
    hand.page.show()
    assert hand.page.focusWidget() is hand.find(QAbstractButton, "next")


@pytest.mark.parametrize("way", ["button", "key"])
def test_back_goes_back_bit_for_bit(hand: WalkHand, way: str) -> None:
    learner = SmoothLearner(XOR, hidden=2, optimizer=Optimizer(rule=Rule.ADAM))
    hand.open(learner)
    seen = []
    for _ in range(7):
        seen.append((hand.lit(), learner.moment, hand.rows(), hand.text("says")))
        hand.click("next")
        hand.wait_for_autograd()
    assert learner.updates == 1
    while seen:
        if way == "button":
            hand.click("back")
        else:
            hand.key(Qt.Key.Key_Left)
        hand.wait_for_autograd()
        assert (hand.lit(), learner.moment, hand.rows(), hand.text("says")) == seen.pop()
    assert not hand.find(QAbstractButton, "back").isEnabled()
    assert learner.updates == 0


def test_a_whole_update_is_one_click(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("whole")
    assert (hand.lit(), learner.updates) == (["step"], 1)
    hand.click("whole")
    assert (hand.lit(), learner.updates) == (["step"], 2)


def test_layer_by_layer(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.key(Qt.Key.Key_Space, "by_layer")
    seen = []
    for _ in range(7):
        hand.click("next")
        seen.append((hand.lit()[0], sum(row["a"] != "" for row in _units(hand).values())))
    assert seen == [
        ("zero_grad", 0), ("forward", 2), ("forward", 3), ("loss", 3), ("backward", 3), ("backward", 3), ("step", 3),
    ]  # fmt: skip
    hand.click("back")
    hand.click("back")
    # The last layer's gradients are there, the first layer's are not.
    assert hand.row(Place(1, 0, 0))["∂L/∂w"] != ""
    assert hand.row(Place(0, 0, 0))["∂L/∂w"] == ""
    assert "layer 2 of 2" in hand.text("says")


def _units(hand: WalkHand) -> dict[str, dict[str, str]]:
    tabs = hand.find(QTabWidget, "tables")
    tabs.setCurrentIndex(1)
    rows = hand.rows("units")
    tabs.setCurrentIndex(0)
    return rows


def test_only_a_change_of_the_weights_is_told(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    assert hand.heard == []
    hand.click("next")
    assert hand.heard == ["learner_changed"]
    hand.click("back")
    assert hand.heard == ["learner_changed"] * 2
    hand.click("back")
    assert len(hand.heard) == 2


@pytest.mark.parametrize("way", ["close", "escape", "escape in the table"])
def test_escape_and_the_button_lead_back_to_the_lab(hand: WalkHand, way: str) -> None:
    hand.open(SmoothLearner(XOR))
    if way == "close":
        hand.click("close")
    else:
        hand.find(QWidget, "table").setFocus()
        hand.key(Qt.Key.Key_Escape, "table" if "table" in way else "")
    assert hand.heard == ["closed"]


def test_keys_of_another_part_of_the_window_are_left_alone(hand: WalkHand, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows, field = QVBoxLayout(window), QLineEdit("3.5")
    rows.addWidget(field)
    rows.addWidget(hand.page)
    window.show()
    hand.open(SmoothLearner(XOR))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        qtbot.keyClick(field, key)
    assert hand.lit() == []
    assert hand.heard == []
    hand.page.setParent(None)


def test_the_worksheet_is_asked_for(hand: WalkHand) -> None:
    hand.click("worksheet")
    assert hand.heard == ["worksheet_asked"]


# The numbers ----------------------------------------------------------------------------------------------------------

LEARNERS = [
    SmoothLearner(XOR, hidden=2),
    SmoothLearner(XOR),
    SmoothLearner(XOR, hidden=(3, 2), optimizer=Optimizer(rule=Rule.ADAM), rate=0.05),
    SmoothLearner(XOR, hidden=2, output=Output.TANH, loss=Loss.MSE),
    SmoothLearner(truth_table("own", [0, 1, 2, 0], classes=3), hidden=3, output=Output.SOFTMAX),
]


@pytest.mark.parametrize("learner", LEARNERS, ids=["2-2-1", "2-1", "2-3-2-1", "tanh mse", "softmax"])
def test_every_number_shown_is_that_of_pytorch(hand: WalkHand, learner: SmoothLearner) -> None:
    learner.reset()
    hand.open(learner, 1)
    truth = _torch(learner, 1)
    before_P = flatten(learner.network.layers)
    hand.go_to(Phase.LOSS)
    assert f"= {_four(truth.loss)}" in hand.text("says")
    hand.go_to(Phase.STEP)
    hand.wait_for_autograd()
    rows, new_P = hand.rows(), flatten(learner.network.layers)
    gradients_P = np.concatenate([part.ravel() for layer in truth.gradients for part in layer])
    assert tuple(next(iter(rows.values()))) == COLUMNS
    for at, place in enumerate(places_of(learner.network)):
        row = rows[weight_name(*place)]
        assert row["w"] == _four(before_P[at])
        gradient = _four(gradients_P[at])
        assert row["∂L/∂w"] == row["autograd"] == row[".grad"] == gradient
        assert row["finite diff."] == gradient or abs(abs(gradients_P[at]) % 1e-4 - 5e-5) < 1e-9
        # What a finite difference leaves is far above what rounding leaves, and far below what is shown.
        assert row["apart"] == "0" or row["apart"].split("·10")[1] in ("⁻¹⁰", "⁻¹¹", "⁻¹²", "⁻¹³", "⁻¹⁴", "⁻¹⁵")
        assert row["new w"] == _four(new_P[at])
        assert new_P[at] != before_P[at] or gradients_P[at] == 0.0
    for name, row in _units(hand).items():
        layer, unit = next(
            (layer, unit)
            for layer, d_z_NO in enumerate(truth.d_sums)
            for unit in range(d_z_NO.shape[1])
            if unit_name("a", layer, unit) == name
        )
        assert tuple(row) == UNIT_COLUMNS
        assert row["∂L/∂z"] == row["∂L/∂z autograd"] == _four(truth.d_sums[layer][0, unit])
        if truth.d_activations[layer] is not None:
            assert row["∂L/∂a"] == _four(truth.d_activations[layer][0, unit])
        assert row["apart"] == "0" or row["apart"].split("·10")[1] in ("⁻¹⁶", "⁻¹⁷", "⁻¹⁸", "⁻¹⁹", "⁻²⁰")
    outputs = [_units(hand)[unit_name("a", len(truth.d_sums) - 1, unit)]["a"] for unit in range(learner.network.units)]
    assert outputs == [_four(a) for a in truth.outputs_NU[0]]


def test_columns_fill_as_the_lines_pass(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    learner.step()
    hand.open(learner)
    place = Place(0, 1, 0)

    def filled() -> list[str]:
        return [heading for heading, text in hand.row(place).items() if text]

    assert filled() == ["w", ".grad"]
    assert hand.row(place)[".grad"] == _four(learner.moment.gradient_P[2])
    hand.click("next")
    assert hand.row(place)[".grad"] == "0.0000"
    hand.click("next")
    assert filled() == ["w", ".grad"]
    assert all(row["z"] and row["a"] and not row["∂L/∂z"] for row in _units(hand).values())
    hand.click("next")
    hand.click("next")
    hand.wait_for_autograd()
    assert filled() == list(COLUMNS[:-1])
    assert all(row["∂L/∂a"] and row["∂L/∂z"] for row in _units(hand).values())
    hand.click("next")
    assert filled() == list(COLUMNS)


def test_where_autograd_disagrees_it_is_seen(hand: WalkHand) -> None:
    hand.autograd.off = 0.2
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    hand.wait_for_autograd()
    gradient = hand.walk.update.gradient_P[0]
    row = hand.row(Place(0, 0, 0))
    assert (row["∂L/∂w"], row["autograd"], row["apart"]) == (_four(gradient), _four(gradient + 0.2), "2·10⁻¹")
    assert f"autograd <b>{_four(gradient + 0.2)}</b>, apart by 2·10<sup>−1</sup>" in hand.text("agreement")
    unit = _units(hand)["a₁⁽²⁾"]
    assert unit["∂L/∂z autograd"] == _four(hand.walk.update.back.d_sums[1][0, 0] + 0.2) != unit["∂L/∂z"]
    assert unit["apart"] == "2·10⁻¹"


def test_autograd_s_numbers_are_on_their_way_until_they_come(hand: WalkHand) -> None:
    hand.autograd.held.clear()
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    row = hand.row(Place(0, 0, 0))
    assert (row["autograd"], row["apart"]) == ("…", "…")
    assert row["∂L/∂w"] not in ("", "…")
    assert "autograd <b>…</b>" in hand.text("agreement")
    hand.autograd.held.set()
    hand.wait_for_autograd()
    assert "autograd <b>…</b>" not in hand.text("agreement")
    assert len(hand.autograd.asked) == 1


def test_autograd_is_asked_only_when_its_numbers_are_shown(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.LOSS)
    assert hand.autograd.asked == []
    hand.go_to(Phase.BACKWARD)
    hand.qtbot.waitUntil(lambda: len(hand.autograd.asked) == 1)


def test_a_late_answer_is_not_shown_for_another_sample(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.autograd.held.clear()
    hand.open(learner, 3)
    hand.go_to(Phase.BACKWARD)
    hand.qtbot.waitUntil(lambda: len(hand.autograd.asked) == 1)
    hand.choose("sample", 1)
    hand.autograd.held.set()
    hand.wait_for_autograd()
    row = hand.row(Place(1, 0, None))
    assert row["autograd"] == row["∂L/∂w"] == _four(_torch(learner, 1).d_sums[1][0, 0])


def test_without_torch_a_dash_stands_in_its_place(hand: WalkHand) -> None:
    hand.autograd.error = UserError(Message("no torch"))
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.go_to(Phase.BACKWARD)
    hand.qtbot.waitUntil(lambda: hand.row(Place(0, 0, 0))["autograd"] == "–")
    hand.click("next")
    assert hand.lit() == ["step"]


def test_the_program_s_own_service_is_autograd(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.go_to(Phase.BACKWARD)
    hand.qtbot.waitUntil(lambda: len(hand.autograd.asked) == 1)
    answer = services().gradient_reference(*hand.autograd.asked[0])
    truth = _torch(learner, 3)
    for ours, theirs in zip(answer.gradients, truth.gradients, strict=True):
        np.testing.assert_array_equal(ours[0], theirs[0])
        np.testing.assert_array_equal(ours[1], theirs[1])


# Choices --------------------------------------------------------------------------------------------------------------


def test_another_sample_shows_its_numbers_at_the_same_line(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner, 3)
    combo = hand.find(QComboBox, "sample")
    assert [combo.itemText(index) for index in range(4)] == ["(0, 0) → 0", "(0, 1) → 1", "(1, 0) → 1", "(1, 1) → 0"]
    assert combo.currentData() == 3
    hand.go_to(Phase.BACKWARD)
    hand.choose("sample", 0)
    assert hand.lit() == ["backward"]
    # From (0, 0) nothing comes in through the first layer's weights.
    assert hand.row(Place(0, 0, 0))["∂L/∂w"] == "0.0000"
    assert hand.row(Place(0, 0, None))["∂L/∂w"] == _four(_torch(learner, 0).d_sums[0][0, 0])
    assert hand.heard == []


@pytest.mark.parametrize(
    ("key", "text"),
    [("3", "0.500"), ("4", "0.5000"), ("5", "0.50000"), ("6", "0.500000"), ("fractions", "1/2")],
)
def test_numbers_are_rounded_as_chosen(hand: WalkHand, key: str, text: str) -> None:
    hand.open(SmoothLearner(XOR, hidden=2))
    hand.click("equal_weights")
    hand.choose("rounding", key)
    assert {row["w"] for row in hand.rows().values()} == {text}
    assert f"= {text}" in hand.text("chain.title")
    assert hand.page.rounding is Rounding(key)
    assert text in hand.picture.weight_text(Place(0, 0, 0))


def test_cross_entropy_is_offered_with_probabilities_only(hand: WalkHand) -> None:
    def offered() -> list[str]:
        combo = hand.find(QComboBox, "loss")
        return [combo.itemData(index) for index in range(combo.count())]

    hand.open(SmoothLearner(XOR, hidden=2))
    assert offered() == ["cross entropy", "mse"]
    for output in (Output.TANH, Output.LINEAR):
        hand.open(SmoothLearner(XOR, hidden=2, output=output, loss=Loss.MSE))
        assert offered() == ["mse"]
    hand.open(SmoothLearner(XOR, hidden=2, output=Output.SOFTMAX))
    assert offered() == ["cross entropy", "mse"]


def test_another_loss_changes_the_gradients_at_the_same_line(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.go_to(Phase.BACKWARD)
    before = hand.row(Place(1, 0, None))["∂L/∂w"]
    hand.choose("loss", "mse")
    assert learner.loss_kind is Loss.MSE
    assert hand.lit() == ["backward"]
    assert hand.row(Place(1, 0, None))["∂L/∂w"] == _four(_torch(learner, 3).d_sums[1][0, 0]) != before
    assert hand.heard == ["learner_changed"]
    assert any("2 (a₁⁽²⁾ − t)" in text for text in hand.formula() + _letters(hand))


def _letters(hand: WalkHand) -> list[str]:
    rule = hand.page._chain.rule
    assert rule is not None
    return [factor.equals for path in rule.paths for factor in path.factors]


def test_the_optimizer_and_its_rate_are_named(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=2, optimizer=Optimizer(rule=Rule.ADAM), rate=0.05))
    assert hand.text("optimizer") == "Adam, lr=0.05"
    hand.click("whole")
    assert "Adam" in hand.text("says") and "0.05" in hand.text("says")


def test_another_network_begins_anew(hand: WalkHand) -> None:
    hand.open(SmoothLearner(XOR, hidden=(3, 3)))
    hand.find(QWidget, "picture").setFocus()
    hand.key(Qt.Key.Key_End, "picture")
    hand.go_to(Phase.LOSS)
    hand.open(SmoothLearner(XOR), 0)
    assert hand.lit() == []
    assert list(hand.rows()) == ["w₁₁⁽¹⁾", "w₁₂⁽¹⁾", "b₁⁽¹⁾"]
    assert hand.chosen_row() == 0


def test_nothing_happens_before_there_is_a_learner(hand: WalkHand) -> None:
    for name in ("next", "back", "whole", "equal_weights", "high_rate", "forget_zero_grad"):
        hand.click(name)
    hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Down, "picture")
    assert hand.page.walk is None
    assert hand.find(QLabel, "says").text() == ""
