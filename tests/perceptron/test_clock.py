"""One clock for every learner."""

from itertools import islice

import pytest

from mnistgui.perceptron.clock import step_epoch, steps
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner


def test_the_threshold_rule_takes_one_sample_a_step_in_order() -> None:
    learner = make_learner(PROBLEMS["AND"], LearnerSettings(learner=THRESHOLD_RULE))
    taken = list(islice(steps(learner), 8))
    assert [step.sample for step in taken] == [0, 1, 2, 3, 0, 1, 2, 3]
    assert [step.number for step in taken] == list(range(1, 9))
    assert [step.changed for step in taken[:4]] == [False, False, False, True]


@pytest.mark.parametrize("name", [SINGLE_LAYER, MULTILAYER])
def test_a_smooth_learner_takes_all_samples_a_step(name: str) -> None:
    learner = make_learner(PROBLEMS["AND"], LearnerSettings(learner=name, rate=0.5))
    taken = list(islice(steps(learner), 3))
    assert [step.sample for step in taken] == [None] * 3
    assert all(step.changed for step in taken)
    assert taken[-1].verdict.updates == 3


def test_the_clock_does_nothing_ahead_of_time() -> None:
    learner = make_learner(PROBLEMS["AND"], LearnerSettings())
    clock = steps(learner)
    for _ in range(4):
        next(clock)
    assert learner.updates == 1


def test_an_unknown_learner_is_refused() -> None:
    with pytest.raises(ValueError, match="svm"):
        make_learner(PROBLEMS["AND"], LearnerSettings(learner="svm"))


def test_an_epoch_of_a_learner_that_cannot_go_on_ends() -> None:
    far = Problem(name="far", points_NI=1e6 * PROBLEMS["XOR"].points_NI, labels_N=PROBLEMS["XOR"].labels_N)
    learner = SmoothLearner(far, rate=1e308)
    assert step_epoch(learner) == 4
    assert learner.updates == 0
    assert learner.verdict().diverged
