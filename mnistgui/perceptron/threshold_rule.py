"""Rosenblatt's perceptron and its rule: a step instead of a smooth activation, and one sample at a time.

    z = w1 x1 + w2 x2 + b        output 1 if z > 0, else 0
    wrong?                       w += rate * (target - output) * (x1, x2, 1)

Every number is kept as an exact fraction: the weights are start + rate * (a signed sum of points), and two such sums
are equal or they are not. With floating point a rate of 0.1 would never come back to where it was.

Source: F. Rosenblatt, "The perceptron", Psychological Review 65 (1958).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from mnistgui.perceptron.clock import Response
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.separability import decide, mistake_bound
from mnistgui.perceptron.verdict import Cycle, Verdict, VerdictKind

_Exact = tuple[Fraction, ...]


@dataclass(frozen=True)
class _Visit:
    """When an epoch ended with some sum: which epoch, and the updates of each sample until then."""

    epoch: int
    updates_N: tuple[int, ...]


class ThresholdRule:
    """The learner. ``updates`` is also the number of mistakes made: the rule updates on a mistake and only then.

    ``updates_N`` counts them by sample, ``epoch`` is the number of whole passes, ``position`` the sample that comes
    next. ``cycle`` is the proof that it goes round for ever, once it has.
    """

    def __init__(self, problem: Problem, *, rate: float = 1.0, start_3: Sequence[float] = (0.0, 0.0, 0.0)) -> None:
        self.problem = problem
        self.epoch = 0
        self.position = 0
        self.updates_N = [0] * len(problem)
        self.cycle: Cycle | None = None
        self._rate = Fraction(rate)
        self._start_3 = tuple(Fraction(value) for value in start_3)
        self._points_N3 = [tuple(Fraction(value) for value in point) for point in problem.augmented_points.tolist()]
        self._labels_N = [int(label) for label in problem.labels_N]
        self._sum_3: _Exact = (Fraction(0),) * 3
        self._visits: dict[_Exact, _Visit] = {self._sum_3: _Visit(0, tuple(self.updates_N))}

    @property
    def updates(self) -> int:
        """Mistakes made, each with its update."""
        return sum(self.updates_N)

    @property
    def weights_3(self) -> Floats:
        """The present (w1, w2, b)."""
        return np.array([float(weight) for weight in self._exact_weights()])

    def step(self) -> int:
        """Look at the next sample and correct the weights if it is answered wrongly; return its index."""
        index = self.position
        error = self._labels_N[index] - self._output(index)
        if error:
            moved = zip(self._sum_3, self._points_N3[index], strict=True)
            self._sum_3 = tuple(total + error * value for total, value in moved)
            self.updates_N[index] += 1
        self.position = (index + 1) % len(self.problem)
        if self.position == 0:
            self.epoch += 1
            self._look_for_return()
        return index

    def respond(self, points_M2: Floats) -> Response:
        """Answer at ``points_M2`` (M, 2), in floating point."""
        weights_3 = self.weights_3
        sums_M = points_M2 @ weights_3[:2] + weights_3[2]
        return Response(sums_M, (sums_M > 0).astype(np.float64))

    def at_samples(self) -> Response:
        """Answer at the problem's own points: decided in exact arithmetic, so that z = 0 is zero."""
        exact_N = [self._exact_sum(index) for index in range(len(self.problem))]
        return Response(np.array([float(z) for z in exact_N]), np.array([float(z > 0) for z in exact_N]))

    def verdict(self) -> Verdict:
        """LEARNED as soon as every sample is right (no update can follow); IMPOSSIBLE once it went in a circle."""
        wrong = sum(self._output(index) != label for index, label in enumerate(self._labels_N))
        if wrong == 0:
            # Novikoff's bound counts from zero; from elsewhere it says nothing.
            bound = mistake_bound(self.problem) if not any(self._start_3) else None
            return Verdict(kind=VerdictKind.LEARNED, updates=self.updates, wrong=0, mistake_bound=bound)
        if self.cycle is None:
            return Verdict(kind=VerdictKind.UNDECIDED, updates=self.updates, wrong=wrong)
        return Verdict(
            kind=VerdictKind.IMPOSSIBLE,
            updates=self.updates,
            wrong=wrong,
            cycle=self.cycle,
            separation=decide(self.problem),
        )

    def _exact_weights(self) -> _Exact:
        return tuple(first + self._rate * total for first, total in zip(self._start_3, self._sum_3, strict=True))

    def _exact_sum(self, index: int) -> Fraction:
        pairs = zip(self._exact_weights(), self._points_N3[index], strict=True)
        return sum((weight * value for weight, value in pairs), Fraction(0))

    def _output(self, index: int) -> int:
        return int(self._exact_sum(index) > 0)

    def _look_for_return(self) -> None:
        """At the end of an epoch: had an earlier epoch ended with these weights, and was there an update since?"""
        now = tuple(self.updates_N)
        earlier = self._visits.setdefault(self._sum_3, _Visit(self.epoch, now))
        if self.cycle is None and earlier.updates_N != now:
            between = tuple(late - early for late, early in zip(now, earlier.updates_N, strict=True))
            self.cycle = Cycle(first_epoch=earlier.epoch, epoch=self.epoch, weights_3=self.weights_3, updates_N=between)
