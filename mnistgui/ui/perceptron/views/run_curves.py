"""What the loss view shows of a learner: taken from it while a scene is handed over, and not later."""

from dataclasses import dataclass

import numpy as np

from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.threshold_rule import ThresholdRule


@dataclass(frozen=True, eq=False, kw_only=True)
class RunCurves:
    """``losses_K2``: updates and the loss after them; None for the threshold rule, which has none.

    ``mistakes_E2``: epochs that are over, and their mistakes. ``missed`` are those of the threshold rule's pass at hand
    so far; None where there is no such pass or where it is not known. ``updates`` and ``loss`` are those of now.
    """

    losses_K2: Floats | None
    mistakes_E2: Floats
    epoch: int
    updates: int
    loss: float
    missed: int | None

    @property
    def is_rule(self) -> bool:
        """Whether it counts its mistakes as the threshold rule does."""
        return self.losses_K2 is None

    @property
    def has_begun(self) -> bool:
        """Whether there is anything to draw but the start."""
        points = 0 if self.losses_K2 is None else len(self.losses_K2)
        return points > 1 or len(self.mistakes_E2) > 0 or self.missed is not None

    @property
    def mistakes(self) -> int:
        """Mistakes of the newest epoch that is told of: the one at hand, or the last that is over."""
        if self.missed is not None:
            return self.missed
        return int(self.mistakes_E2[-1, 1]) if len(self.mistakes_E2) else 0


def curves_of(learner: AnyLearner) -> RunCurves:
    """Read ``learner`` now; cheap, since it is done at every frame."""
    mistakes_E2 = learner.mistakes.as_array()
    if isinstance(learner, ThresholdRule):
        missed = learner.missed if learner.position else None
        return RunCurves(
            losses_K2=None,
            mistakes_E2=mistakes_E2,
            epoch=learner.epoch,
            updates=learner.updates,
            loss=0.0,
            missed=missed,
        )
    losses_K2 = learner.curve.as_array()
    return RunCurves(
        # A loss that is not a number any more has no place on the paper.
        losses_K2=losses_K2[np.isfinite(losses_K2[:, 1])],
        mistakes_E2=mistakes_E2,
        epoch=learner.epoch,
        updates=learner.updates,
        loss=learner.loss,
        missed=None,
    )
