"""A network of `network.py` that learns by full-batch gradient descent, and knows when to stop hoping."""

import math
from typing import Final

import numpy as np

from mnistgui.perceptron.clock import Response
from mnistgui.perceptron.network import backward, cross_entropy, descend, forward, initial_network
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.separability import decide
from mnistgui.perceptron.verdict import Verdict, VerdictKind

# Learned: every output nearer to its target than this. Half (0.5) would do to be right, but only just.
CLOSE: Final = 0.25
# A single layer's loss is convex: where no derivative is larger than this, it is as low as it will get.
SETTLED: Final = 1e-3
# Stuck: over this much training time (rate * updates) the loss fell by less than a hundredth of itself. Measured on XOR
# over 396 starts of two to four tanh units, rates 0.1 to 2: of the 353 that learned, 2 had been called stuck before
# (one start at two rates, on a saddle); of the 43 that did not, all were, after 955 to 1,265 updates at rate 0.5.
STUCK_TIME: Final = 200.0
STUCK_FALL: Final = 0.01
_FEWEST_UPDATES: Final = 100


class SmoothLearner:
    """``hidden`` tanh units (0: the single smooth layer) and a sigmoid output. One step is one full-batch update.

    ``rate`` may be changed between steps. ``passed`` is the forward pass over the problem's points with the present
    weights, and ``loss`` its cross entropy.
    """

    def __init__(self, problem: Problem, *, hidden: int = 0, rate: float = 0.5, seed: int = 0) -> None:
        self.problem = problem
        self.hidden = hidden
        self.rate = rate
        self.updates = 0
        self.network = initial_network((hidden,) if hidden else (), np.random.default_rng(seed))
        self._losses: list[float] = []
        self._look()

    def step(self) -> None:
        """Update every weight once, from all samples."""
        self.network = descend(self.network, self.back.gradients, self.rate)
        self.updates += 1
        self._look()

    def respond(self, points_M2: Floats) -> Response:
        """Answer at ``points_M2`` (M, 2)."""
        passed = forward(self.network, points_M2)
        return Response(passed.sums[-1][:, 0], passed.outputs_N)

    def at_samples(self) -> Response:
        """Answer at the problem's own points."""
        return Response(self.passed.sums[-1][:, 0], self.passed.outputs_N)

    def verdict(self) -> Verdict:
        """LEARNED when every output is close to its target; otherwise see whether there is still hope.

        A single layer, or one hidden unit (monotone, so its boundary is a line too), that got as far as it can on a
        problem that no line separates: IMPOSSIBLE. More hidden units whose loss no longer falls: STUCK.
        """
        outputs_N, labels_N = self.passed.outputs_N, self.problem.labels_N
        wrong = int(np.count_nonzero((outputs_N > 0.5) != (labels_N == 1)))
        kind, separation = VerdictKind.UNDECIDED, None
        if np.abs(outputs_N - labels_N).max() < CLOSE:
            kind = VerdictKind.LEARNED
            separation = decide(self.problem) if self.hidden else None
        elif wrong and self._is_at_rest():
            separation = decide(self.problem)
            if self.hidden < 2 and not separation.separable:
                kind = VerdictKind.IMPOSSIBLE
            elif self.hidden:  # a single layer on separable points is only slow: its loss is convex
                kind = VerdictKind.STUCK
        return Verdict(
            kind=kind,
            updates=self.updates,
            wrong=wrong,
            loss=self.loss,
            flat=bool(np.abs(outputs_N - 0.5).max() < 0.01),
            separation=separation,
        )

    def _look(self) -> None:
        self.passed = forward(self.network, self.problem.points_N2)
        self.back = backward(self.network, self.passed, self.problem.labels_N)
        self.loss = cross_entropy(self.passed, self.problem.labels_N)
        self._losses.append(self.loss)

    def _is_at_rest(self) -> bool:
        if self.hidden == 0:
            gradient = self.back.gradients[0]
            return bool(max(np.abs(gradient.weights_OI).max(), np.abs(gradient.biases_O).max()) < SETTLED)
        window = max(_FEWEST_UPDATES, math.ceil(STUCK_TIME / self.rate))
        if len(self._losses) <= window:
            return False
        return self.loss > (1.0 - STUCK_FALL) * self._losses[-1 - window]
