"""What happens when: one click each, the words for it, and the way back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.mishaps import rate_too_high
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.rounding import Rounding, shown
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place
from tests.ui.walk import WalkHand

XOR = PROBLEMS["XOR"]


def _four(value: float) -> str:
    return shown(float(value), Rounding.FOUR)


def _raise_rate(hand: WalkHand) -> None:
    hand.click("high_rate")
    hand.qtbot.waitUntil(lambda: hand.find(QLabel, "outcome").isVisible())


def test_a_forgotten_zero_grad_shows_old_and_new_with_one_click(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("forget_zero_grad")
    # There was no old gradient yet: one update was taken first.
    assert learner.updates == 1
    assert hand.lit() == ["backward"]
    assert hand.find(QLabel, "line.zero_grad").font().strikeOut()
    update = hand.walk.update
    assert update.kept_P.any()
    old, new = _four(update.kept_P[8]), _four(update.gradient_P[8])
    new = f"({new})" if new.startswith("−") else new
    assert hand.row(Place(1, 0, None))[".grad"] == f"{old} + {new} = {_four(update.kept_P[8] + update.gradient_P[8])}"
    assert "left out" in hand.text("outcome")
    hand.click("next")
    np.testing.assert_allclose(
        flatten(learner.network.layers), update.values_P - 0.5 * (update.kept_P + update.gradient_P), atol=1e-15
    )
    assert hand.heard[0] == "learner_changed"


def test_an_old_gradient_is_taken_as_it_is(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    for _ in range(3):
        learner.step()
    old_P = learner.moment.gradient_P
    hand.open(learner)
    hand.go_to(Phase.LOSS)
    hand.click("forget_zero_grad")
    assert learner.updates == 3
    np.testing.assert_array_equal(hand.walk.update.kept_P, old_P)
    assert hand.lit() == ["backward"]


def test_calling_zero_grad_again_empties_it_again(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("forget_zero_grad")
    hand.click("forget_zero_grad")
    assert not learner.forget_zero_grad
    assert not hand.walk.update.kept_P.any()
    assert "+" not in hand.row(Place(1, 0, None))[".grad"]
    assert not hand.find(QLabel, "line.zero_grad").font().strikeOut()
    assert not hand.find(QLabel, "outcome").isVisible()


@pytest.mark.parametrize("hidden", [(), (2,), (4, 4)])
def test_a_rate_that_is_too_high_takes_five_updates_and_lists_the_losses(
    hand: WalkHand, hidden: tuple[int, ...]
) -> None:
    learner = SmoothLearner(XOR, hidden=hidden)
    found = rate_too_high(learner)
    assert found is not None
    hand.open(learner)
    _raise_rate(hand)
    assert learner.rate == found.rate > 0.5
    assert learner.updates == 5
    assert learner.loss == found.losses[-1]
    words = hand.text("outcome")
    assert " → ".join(f"{loss:.3f}" for loss in found.losses) in words
    assert f"Rate {found.rate:g} instead of 0.5" in words
    assert "first weights" not in words
    assert hand.text("optimizer") == f"SGD, lr={found.rate:g}"
    assert hand.heard == ["learner_changed"]


def test_where_all_is_learned_the_first_weights_are_taken(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=4)
    for _ in range(500):
        learner.step()
    moment, curve_K2, mistakes = learner.moment, learner.curve.as_array(), len(learner.mistakes)
    hand.open(learner)
    _raise_rate(hand)
    assert "They began at the first weights." in hand.text("outcome")
    assert learner.updates == 505
    hand.click("undo")
    assert learner.moment is moment
    # What the run before has left is still there.
    np.testing.assert_array_equal(learner.curve.as_array(), curve_K2)
    assert len(learner.mistakes) == mistakes


def test_where_no_rate_does_harm_it_is_said(hand: WalkHand) -> None:
    learner = SmoothLearner(PROBLEMS["OR"], loss=Loss.MSE)
    moment = learner.moment
    hand.open(learner)
    _raise_rate(hand)
    assert "No rate was found" in hand.text("outcome")
    assert learner.moment is moment
    assert learner.rate == 0.5


def test_equal_weights_have_equal_gradients_for_ever(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=3)
    hand.open(learner)
    hand.click("equal_weights")
    assert hand.lit() == ["backward"]
    for _ in range(2):
        for source in (0, 1, None):
            assert len({tuple(hand.row(Place(0, unit, source)).values())[:3] for unit in range(3)}) == 1
        assert hand.row(Place(0, 0, 0))["∂L/∂w"] not in ("", "0.0000")
        hand.click("whole")
        hand.go_to(Phase.BACKWARD)
    assert "differ by 0:" in hand.text("outcome")
    np.testing.assert_array_equal(*learner.network.layers[0].weights_OI[:2])
    assert learner.network.layers[0].weights_OI[0, 0] != 0.5


@pytest.mark.parametrize("hidden", [(), (1,), (1, 1)])
def test_equal_weights_need_two_units_that_could_differ(hand: WalkHand, hidden: tuple[int, ...]) -> None:
    hand.open(SmoothLearner(XOR, hidden=hidden))
    button = hand.find(QAbstractButton, "equal_weights")
    assert not button.isEnabled()
    assert "two or more units" in button.toolTip()
    hand.open(SmoothLearner(XOR, hidden=(1, 2)))
    assert button.isEnabled()
    assert "two or more units" not in button.toolTip()


def test_undo_puts_everything_back_as_it_was_before_the_first_mishap(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    for _ in range(3):
        learner.step()
    moment, history = learner.moment, learner.history
    hand.open(learner)
    undo = hand.find(QAbstractButton, "undo")
    assert not undo.isEnabled()
    _raise_rate(hand)
    hand.click("forget_zero_grad")
    hand.click("equal_weights")
    hand.click("whole")
    assert undo.isEnabled()
    hand.click("undo")
    assert learner.moment is moment
    assert learner.history == history
    assert (learner.rate, learner.forget_zero_grad) == (0.5, False)
    assert hand.lit() == []
    assert not undo.isEnabled()
    assert not hand.find(QAbstractButton, "forget_zero_grad").isChecked()
    assert not hand.find(QLabel, "outcome").isVisible()
    assert hand.row(Place(0, 0, 0))["w"] == _four(moment.network.layers[0].weights_OI[0, 0])


@pytest.mark.parametrize("way", ["escape", "hide"])
def test_leaving_gives_back_the_rate_and_zero_grad_and_keeps_the_weights(hand: WalkHand, way: str) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    _raise_rate(hand)
    hand.click("forget_zero_grad")
    moment = learner.moment
    hand.heard.clear()
    if way == "escape":
        hand.key(Qt.Key.Key_Escape)
        assert hand.heard == ["learner_changed", "closed"]
    else:
        hand.page.hide()
        hand.page.show()
        assert not hand.find(QAbstractButton, "undo").isEnabled()
        assert not hand.find(QAbstractButton, "forget_zero_grad").isChecked()
    assert (learner.rate, learner.forget_zero_grad) == (0.5, False)
    assert learner.moment is moment
    assert not hand.walk.update.forgot


@pytest.mark.parametrize(("other", "said"), [("forget_zero_grad", "left out"), ("equal_weights", "All weights are")])
def test_a_rate_that_is_still_looked_for_does_not_come_over_the_next_mishap(
    hand: WalkHand, other: str, said: str
) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("high_rate")
    hand.click(other)
    hand.qtbot.waitUntil(lambda: not hand.page._mishaps._search.is_working)
    assert said in hand.text("outcome")
    assert learner.rate == 0.5


def test_a_rate_is_looked_for_again_when_one_went_on_meanwhile(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("high_rate")
    hand.click("whole")
    assert learner.updates == 1
    hand.qtbot.waitUntil(lambda: hand.find(QLabel, "outcome").isVisible())
    assert learner.updates == 6
    assert "first weights" not in hand.text("outcome")


def test_a_rate_that_is_found_after_leaving_is_not_taken(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.click("high_rate")
    hand.key(Qt.Key.Key_Escape)
    hand.qtbot.waitUntil(lambda: not hand.page._mishaps._search.is_working)
    assert (learner.rate, learner.updates) == (0.5, 0)
    assert hand.heard == ["closed"]


def test_another_learner_is_not_touched_by_what_was_tried_on_the_first(hand: WalkHand) -> None:
    first, second = SmoothLearner(XOR, hidden=2), SmoothLearner(XOR, hidden=3)
    hand.open(first)
    hand.click("forget_zero_grad")
    hand.open(second)
    assert not first.forget_zero_grad
    assert not hand.find(QAbstractButton, "undo").isEnabled()
    hand.click("undo")
    assert second.updates == 0


def test_undo_forgets_nothing_where_one_went_back_farther(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    for _ in range(3):
        learner.step()
    history = learner.history
    hand.open(learner)
    hand.click("whole")
    moment = learner.moment
    hand.click("forget_zero_grad")
    while hand.walk.can_go_back:
        hand.click("back")
    assert learner.history == history
    hand.click("undo")
    assert learner.moment is moment
    assert learner.history == (*history, moment)


def test_a_rate_is_looked_for_again_where_another_loss_was_chosen_meanwhile(hand: WalkHand) -> None:
    learner = SmoothLearner(XOR, hidden=2)
    hand.open(learner)
    hand.page._mishaps.raise_rate()
    hand.page._choices.loss_chosen.emit(Loss.MSE)  # before the answer can have come
    hand.qtbot.waitUntil(lambda: hand.find(QLabel, "outcome").isVisible())
    outcome = hand.page._mishaps.outcome
    assert outcome is not None
    assert outcome.too_high is not None
    assert outcome.too_high.losses[-1] == learner.loss
