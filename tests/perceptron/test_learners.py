"""The settings of the lab reach the learner that is built."""

import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import step_epoch
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import PROBLEMS, truth_table
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


def test_every_setting_reaches_the_learner() -> None:
    settings = LearnerSettings(
        learner=MULTILAYER,
        hidden=(3, 2),
        activation=(Activation.RELU, Activation.LINEAR),
        output=Output.SOFTMAX,
        loss=Loss.MSE,
        optimizer=Optimizer(rule=Rule.ADAM, beta1=0.5),
        batches=Batches(size=2, shuffled=True, seed=9),
        rate=0.125,
    )
    learner = make_learner(truth_table("three", (0, 1, 2, 2), classes=3), settings)
    assert isinstance(learner, SmoothLearner)
    network = learner.network
    assert (network.hidden, network.units, network.output) == ((3, 2), 3, Output.SOFTMAX)
    assert network.hidden_activations == (Activation.RELU, Activation.LINEAR)
    assert (learner.loss_kind, learner.optimizer, learner.batches) == (
        Loss.MSE,
        settings.optimizer,
        settings.batches,
    )


def test_learners_side_by_side_see_the_same_samples_in_the_same_order() -> None:
    batches = Batches(size=1, shuffled=True, seed=2)
    learners = [
        make_learner(PROBLEMS["XOR"], LearnerSettings(learner=name, batches=batches, rate=0.1))
        for name in (THRESHOLD_RULE, SINGLE_LAYER, MULTILAYER)
    ]
    seen = [[learner.step() for _ in range(12)] for learner in learners]
    assert seen[0] == seen[1] == seen[2]
    assert [step_epoch(learner) for learner in learners] == [4, 4, 4]


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (LearnerSettings(learner=SINGLE_LAYER, output=Output.LINEAR), "cross entropy"),
        (LearnerSettings(learner=MULTILAYER, hidden=9), "hidden layers must be"),
        (LearnerSettings(learner=MULTILAYER, hidden=(2, 2), activation=(Activation.TANH,)), "hidden activations"),
    ],
)
def test_settings_that_do_not_go_together_are_refused(settings: LearnerSettings, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        make_learner(PROBLEMS["XOR"], settings)


def test_three_classes_need_more_than_a_sigmoid_and_more_than_the_rule() -> None:
    problem = truth_table("three", (0, 1, 2, 2), classes=3)
    with pytest.raises(ValueError, match="softmax"):
        make_learner(problem, LearnerSettings(learner=SINGLE_LAYER))
    with pytest.raises(ValueError, match="two classes"):
        make_learner(problem, LearnerSettings())
