"""The settings of the lab reach the learner that is built."""

import pytest

from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner


@pytest.mark.parametrize(("name", "hidden"), [(SINGLE_LAYER, 0), (MULTILAYER, 3)])
def test_a_smooth_learner_has_its_units_its_rate_and_its_start(name: str, hidden: int) -> None:
    built = make_learner(PROBLEMS["XOR"], LearnerSettings(learner=name, hidden=3, rate=0.25, seed=7))
    wanted = SmoothLearner(PROBLEMS["XOR"], hidden=hidden, rate=0.25, seed=7)
    assert isinstance(built, SmoothLearner)
    assert built.loss == wanted.loss
    built.step()
    wanted.step()
    assert built.loss == wanted.loss


def test_the_threshold_rule_has_its_rate() -> None:
    rule = make_learner(PROBLEMS["OR"], LearnerSettings(learner=THRESHOLD_RULE, rate=0.25))
    for _ in range(2):
        rule.step()
    assert rule.weights_3.tolist() == [0.0, 0.25, 0.25]
