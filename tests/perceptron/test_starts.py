"""All starts at once go the way that each goes alone."""

import numpy as np
import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.starts import share_of_starts
from mnistgui.perceptron.verdict import VerdictKind

XOR, MOST = PROBLEMS["XOR"], 150
THREE = truth_table("three", (0, 1, 2, 2), classes=3)


@pytest.mark.parametrize(
    ("problem", "settings"),
    [
        (XOR, LearnerSettings(learner=MULTILAYER, hidden=2, rate=2.0)),
        (XOR, LearnerSettings(learner=MULTILAYER, hidden=(3, 2), rate=0.05, optimizer=Optimizer(rule=Rule.ADAM))),
        (XOR, LearnerSettings(learner=MULTILAYER, hidden=3, rate=0.5, batches=Batches(size=3, shuffled=True, seed=1))),
        (THREE, LearnerSettings(learner=SINGLE_LAYER, rate=1.0, output=Output.SOFTMAX, loss=Loss.MSE)),
    ],
)
def test_each_start_learns_when_it_would_alone(problem: Problem, settings: LearnerSettings) -> None:
    share = share_of_starts(problem, settings, starts=12, most=MOST, first_seed=5)
    alone = []
    for seed in range(5, 17):
        learner = make_learner(problem, settings)
        assert isinstance(learner, SmoothLearner)
        learner.reset(seed)
        while learner.verdict().kind is not VerdictKind.LEARNED and learner.updates < MOST:
            learner.step()
        alone.append(learner.updates if learner.verdict().kind is VerdictKind.LEARNED else -1)
    assert share.updates_S.tolist() == alone
    assert share.learned == sum(updates >= 0 for updates in alone)


@pytest.mark.parametrize(
    ("hidden", "activation", "learned"),
    [(2, Activation.RELU, 78), (2, Activation.TANH, 192), (2, Activation.SIGMOID, 198), (4, Activation.TANH, 300)],
)
def test_the_shares_that_the_lesson_names(hidden: int, activation: Activation, learned: int) -> None:
    settings = LearnerSettings(learner=MULTILAYER, hidden=hidden, activation=activation, rate=0.5)
    share = share_of_starts(XOR, settings, starts=300, most=2000)
    # Some starts end near the border of "learned", where another machine's last digit may decide.
    assert share.learned == pytest.approx(learned, abs=3)
    assert share.starts == 300


def test_a_linear_output_has_learned_when_it_is_right_and_at_rest() -> None:
    settings = LearnerSettings(learner=SINGLE_LAYER, output=Output.LINEAR, loss=Loss.MSE, rate=0.3)
    assert share_of_starts(PROBLEMS["AND"], settings, starts=5).learned == 5
    assert share_of_starts(XOR, settings, starts=5).learned == 0


def test_starts_that_fly_off_are_not_counted() -> None:
    settings = LearnerSettings(learner=SINGLE_LAYER, output=Output.LINEAR, loss=Loss.MSE, rate=100.0)
    share = share_of_starts(PROBLEMS["AND"], settings, starts=5)
    assert share.learned == 0
    assert np.array_equal(share.updates_S, np.full(5, -1))


def test_what_has_no_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="one start"):
        share_of_starts(XOR, LearnerSettings(learner=THRESHOLD_RULE))
    with pytest.raises(ValueError, match="at least 1"):
        share_of_starts(XOR, LearnerSettings(learner=SINGLE_LAYER), starts=0)
    with pytest.raises(ValueError, match="cross entropy"):
        share_of_starts(XOR, LearnerSettings(learner=SINGLE_LAYER, output=Output.TANH))
