"""The lab's sentences: each verdict that the core can give, in words."""

import dataclasses
import re
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QPushButton

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.contradiction import torn_places
from mnistgui.perceptron.generated import CIRCLES, generate
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, make_learner
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import forward, with_parameters
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.separability import decide
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.verdict import Cycle, Verdict, VerdictKind
from mnistgui.ui.perceptron.session import first_settings
from mnistgui.ui.perceptron.starts_asker import effort
from mnistgui.ui.perceptron.words.wording import Wording, step_words, verdict_words
from tests.ui.lab import Lab

pytestmark = pytest.mark.usefixtures("qapp")
IMPOSSIBLE, STUCK = VerdictKind.IMPOSSIBLE, VerdictKind.STUCK


def _points(*samples: tuple[float, float, int]) -> Problem:
    table = np.array(samples)
    return Problem(name="points", points_NI=table[:, :2], labels_N=table[:, 2].astype(np.int64))


# 0 and 1 in turn along a diagonal: 2 times the inner points is 1 time the outer ones and more.
IN_TURN = _points((0, 0, 0), (0.5, 0.5, 1), (1.5, 1.5, 0))
TORN = _points((0, 0, 0), (0.5, 0.25, 1), (0.5, 0.25, 0), (1, 1, 1))


def _words(problem: Problem, learner: str, kind: VerdictKind = IMPOSSIBLE, **facts: object) -> Wording:
    verdict = dataclasses.replace(Verdict(kind=kind, updates=1234, wrong=1), **facts)  # type: ignore[arg-type]
    return verdict_words(verdict, problem, first_settings(learner), started=True)


def test_points_at_one_place_with_two_classes_are_named() -> None:
    words = _words(TORN, THRESHOLD_RULE, torn=torn_places(TORN))
    assert words.headline == "These points contradict each other."
    assert "Both classes stand at (0.50, 0.25): whatever is answered there is wrong for a sample." in words.detail


def test_of_many_such_places_three_are_named_and_the_rest_counted() -> None:
    many = _points(*((float(x1), 0.0, label) for x1 in range(5) for label in (0, 1)))
    words = _words(many, SINGLE_LAYER, torn=torn_places(many), loss=0.5)
    assert "stand at (0, 0); (1, 0); (2, 0) and at 2 other places" in words.detail


def test_they_are_named_while_it_still_learns() -> None:
    learner = SmoothLearner(TORN, hidden=4)
    learner.step()
    words = verdict_words(learner.verdict(), TORN, first_settings(MULTILAYER), started=True)
    assert "Learning" in words.headline
    assert "Both classes stand at (0.50, 0.25)" in words.detail


def test_the_proof_of_own_points_has_its_weights() -> None:
    words = _words(IN_TURN, THRESHOLD_RULE, separation=decide(IN_TURN))
    assert words.headline == "These points cannot be separated by one line."
    assert "2 · (0, 0, −1) + 3 · (0.5, 0.5, 1) + 1 · (−1.5, −1.5, −1) = (0, 0, 0). " in words.detail


def test_a_proof_that_is_not_exact_says_so() -> None:
    problem = _points((0, 0, 0), (np.pi / 7, np.pi / 7, 1), (np.e, np.e, 0))
    words = _words(problem, SINGLE_LAYER, separation=decide(problem), loss=0.6)
    assert "= (0, 0, 0) up to rounding." in words.detail


def test_of_a_gate_all_four_sum_to_zero() -> None:
    words = _words(PROBLEMS["XOR"], THRESHOLD_RULE, separation=decide(PROBLEMS["XOR"]))
    assert words.headline == "XOR cannot be separated by one line."
    assert "the four sum to zero" in words.detail


def test_without_a_proof_in_numbers_none_is_told() -> None:
    words = _words(IN_TURN, THRESHOLD_RULE, separation=None)
    assert "Proof" not in words.detail
    assert words.headline == "These points cannot be separated by one line."


def test_a_rule_that_never_came_back_goes_on_for_ever() -> None:
    words = _words(IN_TURN, THRESHOLD_RULE, separation=decide(IN_TURN), cycle=None)
    assert "go on correcting its weights for ever: in every epoch a sample is wrong." in words.detail


@pytest.mark.parametrize(("periodic", "said"), [(True, "goes in a circle"), (False, "a return, and no period")])
def test_a_return_is_a_circle_only_in_the_same_order(periodic: bool, said: str) -> None:
    cycle = Cycle(
        first_epoch=2, epoch=3, weights_A=np.array((-1.0, 0.0, 1.0)), updates_N=(1, 1, 1, 1), periodic=periodic
    )
    words = _words(PROBLEMS["XOR"], THRESHOLD_RULE, separation=decide(PROBLEMS["XOR"]), cycle=cycle)
    assert said in words.detail
    assert ("circle" in words.detail) == periodic
    assert "after epoch 3 are (−1, 0, 1), those after epoch 2 again, with 4 updates between" in words.detail


@pytest.mark.parametrize("gate", ["XOR", "XNOR"])
@pytest.mark.parametrize(
    ("output", "loss", "rate", "said"),
    [
        (
            Output.SIGMOID,
            Loss.CROSS_ENTROPY,
            0.5,
            "0.5 everywhere: its loss came to rest at 0.693 = ln 2, the one lowest",
        ),
        (
            Output.SOFTMAX,
            Loss.CROSS_ENTROPY,
            0.5,
            "0.5 everywhere: its loss came to rest at 0.693 = ln 2, the one lowest",
        ),
        (
            Output.LINEAR,
            Loss.MSE,
            0.2,
            "0.5 everywhere: its loss came to rest at 0.250, the one lowest point of the sq",
        ),
        (Output.SIGMOID, Loss.MSE, 0.5, "nothing better than to answer 0.5 everywhere: its loss came to rest at 0.250"),
        (Output.TANH, Loss.MSE, 0.2, "nothing better than to answer 0 everywhere: its loss came to rest at 1.000"),
    ],
)
def test_what_one_smooth_layer_makes_of_xor_is_said_with_its_reason(
    gate: str, output: Output, loss: Loss, rate: float, said: str
) -> None:
    settings = dataclasses.replace(first_settings(SINGLE_LAYER), output=output, loss=loss, rate=rate)
    learner = make_learner(PROBLEMS[gate], settings)
    while not learner.verdict().final:
        learner.step()
    words = verdict_words(learner.verdict(), PROBLEMS[gate], settings, started=True)
    assert words.headline == f"{gate} cannot be separated by one line."
    assert said in words.detail
    assert "Why: both classes have the same centre, (0.5, 0.5)" in words.detail


@pytest.mark.parametrize("problem", [PROBLEMS["XOR"], IN_TURN])
@pytest.mark.parametrize(
    "changes",
    [
        {"rate": 10.0},
        {"rate": 2.0, "batches": Batches(size=1)},
        {"rate": 10.0, "output": Output.TANH, "loss": Loss.MSE},  # saturated: where it answers 1, no slope is left
    ],
)
def test_a_layer_that_could_do_better_is_not_said_to_be_at_its_lowest(
    problem: Problem, changes: dict[str, Any]
) -> None:
    settings = dataclasses.replace(first_settings(SINGLE_LAYER), **changes)
    learner = make_learner(problem, settings)
    while not learner.verdict().final:
        learner.step()
    words = verdict_words(learner.verdict(), problem, settings, started=True)
    assert "cannot be separated by one line." in words.headline
    assert "but it is not at its lowest: with a lower rate" in words.detail
    assert "came to rest" not in words.detail


def test_three_of_four_right_cost_a_sigmoid_with_squares_what_one_half_everywhere_does() -> None:
    # facts.md: the two tie at 0.25, the second in the limit of large weights.
    learner = SmoothLearner(PROBLEMS["XOR"], loss=Loss.MSE)
    flat = with_parameters(learner.network, np.zeros(3))
    steep = with_parameters(learner.network, np.array((200.0, 200.0, -100.0)))
    for network in (flat, steep):
        passed = forward(network, PROBLEMS["XOR"].points_NI)
        assert loss_value(network, passed, PROBLEMS["XOR"].labels_N, Loss.MSE) == pytest.approx(0.25, abs=1e-9)


@pytest.mark.parametrize(
    ("loss", "flat", "said"),
    [
        (0.6931, True, "answer 0.5 everywhere: its loss came to rest at 0.693 = ln 2."),
        (0.25, True, "the same half-way value everywhere: its loss came to rest at 0.250."),
        (0.41, False, "Its loss came to rest at 0.410: it gets no lower."),
    ],
)
def test_what_a_single_layer_makes_of_other_points(loss: float, flat: bool, said: str) -> None:
    words = _words(IN_TURN, SINGLE_LAYER, separation=decide(IN_TURN), loss=loss, flat=flat)
    assert said in words.detail
    assert ("ln 2" in words.detail) == ("ln 2" in said)


def test_one_hidden_unit_draws_one_line_but_contradictory_points_are_not_its_fault() -> None:
    one_line = _words(PROBLEMS["XOR"], MULTILAYER, separation=decide(PROBLEMS["XOR"]), loss=0.5)
    assert "Hidden layers of one unit each, or of linear units, still draw one line" in one_line.detail
    torn = _words(TORN, MULTILAYER, torn=torn_places(TORN), loss=0.5)
    assert "one unit each" not in torn.detail
    assert torn.detail.endswith("The loss no longer falls, at 0.500.")  # that it is the lowest is not proved


def test_numbers_that_fly_off_are_called_diverged_and_the_rate_is_named() -> None:
    words = _words(IN_TURN, MULTILAYER, STUCK, loss=float("inf"), diverged=True)
    assert words.headline == "Diverged after 1,234 updates."
    assert "Take a lower rate" in words.detail
    assert "Another start" not in words.detail


def test_the_lowest_loss_is_not_called_a_dead_end() -> None:
    words = _words(IN_TURN, SINGLE_LAYER, STUCK, loss=0.2, lowest=True)
    assert words.headline == "At the lowest loss after 1,234 updates, with 1 of 3 wrong."
    assert "(0.200): every start ends here" in words.detail


def test_what_is_stuck_may_learn_from_another_start() -> None:
    words = _words(IN_TURN, MULTILAYER, STUCK, loss=0.35)
    assert words.headline == "Stuck after 1,234 updates with 1 of 3 wrong."
    assert "Another start" in words.detail


def test_own_points_that_need_several_lines() -> None:
    words = _words(IN_TURN, MULTILAYER, VerdictKind.LEARNED, loss=0.1, separation=decide(IN_TURN))
    assert "No single line separates these points" in words.detail


def test_a_point_dragged_upon_one_of_the_other_class_is_named(lab: Lab) -> None:
    lab.drag((1, 1), (0.9, 1), (0, 1))
    lab.full_speed()
    lab.click("run")
    lab.qtbot.waitUntil(lambda: not lab.find(QPushButton, "run").isChecked(), timeout=20_000)
    assert "These points contradict each other." in lab.verdict()
    assert "Both classes stand at (0, 1)" in lab.verdict()


def test_where_a_run_sticks_at_a_high_rate_the_rate_is_named_first() -> None:
    settings = dataclasses.replace(first_settings(MULTILAYER), rate=10.0)
    verdict = Verdict(kind=STUCK, updates=100, wrong=1, loss=0.35)
    words = verdict_words(verdict, IN_TURN, settings, started=True)
    assert "At a rate of 10 the updates overshoot" in words.detail
    assert "(0.5 is usual here)" in words.detail
    assert "hidden units" not in words.detail
    usual = verdict_words(verdict, IN_TURN, first_settings(MULTILAYER), started=True)
    assert "overshoot" not in usual.detail


def test_a_loss_beyond_all_bounds_is_written_short() -> None:
    learner = SmoothLearner(IN_TURN, loss=Loss.MSE, output=Output.LINEAR, rate=30.0)
    for _ in range(6):
        learner.step()
    assert learner.loss > 1e5
    assert re.search(r"loss \d\.\d{3}e\+\d+$", step_words(None, learner.verdict(), learner))


def test_other_starts_are_followed_as_long_as_the_run_that_stuck() -> None:
    settings = first_settings(MULTILAYER)
    assert effort(PROBLEMS["XOR"], settings, 500) == (100, 2000)
    assert effort(PROBLEMS["XOR"], settings, 4398) == (100, 4398)
    many = generate(CIRCLES, count=500, noise=0.1, seed=0)
    big = dataclasses.replace(settings, hidden=(8, 8), activation=settings.activation * 2)
    starts, most = effort(many, big, 9000)
    assert most == 9000
    assert starts < 100
