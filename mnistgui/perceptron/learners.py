"""The learners of the lab by name, with the settings that are reliable in class."""

from dataclasses import dataclass
from typing import Final

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Optimizer
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

THRESHOLD_RULE: Final = "threshold rule"
SINGLE_LAYER: Final = "single layer"
MULTILAYER: Final = "multilayer"

AnyLearner = ThresholdRule | SmoothLearner


@dataclass(frozen=True, kw_only=True)
class LearnerSettings:
    """What the lab is asked to build.

    ``hidden`` (units of the one hidden layer, or of each) and ``activation`` (of all hidden layers, or of each) are
    used by the multilayer; ``output``, ``loss``, ``optimizer`` and ``seed`` by both smooth learners; of ``batches`` the
    threshold rule takes the order only: it takes one sample at a time.
    """

    learner: str = THRESHOLD_RULE
    hidden: int | tuple[int, ...] = 4
    activation: Activation | tuple[Activation, ...] = Activation.TANH
    output: Output = Output.SIGMOID
    loss: Loss = Loss.CROSS_ENTROPY
    optimizer: Optimizer = Optimizer()  # noqa: RUF009 (frozen)
    batches: Batches = Batches()  # noqa: RUF009 (frozen)
    rate: float = 1.0
    seed: int = 0

    @property
    def hidden_layers(self) -> tuple[int, ...]:
        """Units of each hidden layer of the smooth learner that is asked for."""
        if self.learner != MULTILAYER:
            return ()
        return (self.hidden,) if isinstance(self.hidden, int) else self.hidden


# From zero the rate only scales the threshold rule's weights, so 1 keeps them whole. Four tanh units at 0.5 learned
# XOR from 300 of 300 starts; at 0.01 from 3 in 100 in the same number of updates.
DEFAULT_RATES: Final = {THRESHOLD_RULE: 1.0, SINGLE_LAYER: 0.5, MULTILAYER: 0.5}


def make_learner(problem: Problem, settings: LearnerSettings) -> AnyLearner:
    """Build a learner at its start.

    Raises:
        ValueError: a learner of that name does not exist, or its settings do not go together or with the problem.
    """
    if settings.learner == THRESHOLD_RULE:
        return ThresholdRule(problem, rate=settings.rate, batches=settings.batches)
    if settings.learner not in (SINGLE_LAYER, MULTILAYER):
        raise ValueError(f"there is no learner {settings.learner!r}")
    return SmoothLearner(
        problem,
        hidden=settings.hidden_layers,
        rate=settings.rate,
        seed=settings.seed,
        # The single layer has no hidden layers, so it has none of their activations.
        activation=settings.activation if settings.learner == MULTILAYER else (),
        output=settings.output,
        loss=settings.loss,
        optimizer=settings.optimizer,
        batches=settings.batches,
    )
