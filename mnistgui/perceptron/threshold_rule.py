"""Rosenblatt's perceptron and its rule: a step instead of a smooth activation, and one sample at a time.

    z = w1 x1 + w2 x2 + b        output 1 if z > 0, else 0
    wrong?                       w += rate * (target - output) * (x1, x2, 1)

Every number is kept as an exact fraction: the weights are start + rate * (a signed sum of points), and two such sums
are equal or they are not. With floating point a rate of 0.1 would never come back to where it was.

Source: F. Rosenblatt, "The perceptron", Psychological Review 65 (1958).
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

import numpy as np

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import Answers, Response
from mnistgui.perceptron.contradiction import torn_places
from mnistgui.perceptron.mistakes import MistakeCurve
from mnistgui.perceptron.problems import Floats, Labels, Problem
from mnistgui.perceptron.rule_moment import Exact, Past, RuleMoment, Visit, cycle_between
from mnistgui.perceptron.separability import Separation, decide, mistake_bound
from mnistgui.perceptron.verdict import Cycle, Verdict, VerdictKind

MOST_STEPS_BACK: Final = 10_000
_MOST_VISITS: Final = 10_000
_ROUNDING: Final = 1e-12  # more than the rounding of a sum of four products, as a share of their sizes
# Points with many decimals come back only after ages. After so many epochs the linear program is asked instead.
_EPOCHS_BEFORE_ASKING: Final = 100


class ThresholdRule:
    """The learner. ``updates`` is also the number of mistakes made: the rule updates on a mistake and only then.

    Of ``batches`` only the order is used. ``start_A`` are the first weights, zeros where left out. Putting weights in
    by hand, or another problem, is a new start: updates and returns are counted from there, ``mistakes`` by the pass.

    Raises:
        ValueError: more than two classes.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        rate: float = 1.0,
        start_A: Sequence[float] | None = None,
        batches: Batches = Batches(),  # noqa: B008 (frozen)
    ) -> None:
        self._moment: RuleMoment
        self._visits: dict[Exact, Visit]
        self.first_A = tuple(Fraction(value) for value in start_A or (0,) * (problem.inputs + 1))
        self.rate = rate  # of one run: another rate is another rule
        self.batches = replace(batches, size=1)
        self._rate = Fraction(rate)
        self._fractions: dict[tuple[float, ...], Exact] = {}
        self._weighed: tuple[Exact, Exact, Exact] = ((), (), ())
        self._counted: tuple[tuple[int, ...], int] = ((), 0)
        self._set_problem(problem)
        self.reset()

    @property
    def moment(self) -> RuleMoment:
        """All that steps have changed so far."""
        return self._moment

    @property
    def updates_N(self) -> tuple[int, ...]:
        """Mistakes by sample."""
        return self._moment.updates_N

    @property
    def updates(self) -> int:
        """Mistakes made, each with its update."""
        if self._counted[0] is not self._moment.updates_N:  # of thousands of samples the clock asks at each step
            self._counted = self._moment.updates_N, sum(self._moment.updates_N)
        return self._counted[1]

    @property
    def epoch(self) -> int:
        """Whole passes over the samples."""
        return self._moment.epoch

    @property
    def position(self) -> int:
        """Samples of the present pass that were taken already."""
        return self._moment.position

    @property
    def missed(self) -> int | None:
        """Wrong answers met in the present pass; None where its beginning was not seen."""
        return self._moment.missed if self.position else 0

    @property
    def next_sample(self) -> int:
        """Index of the sample that the next step looks at."""
        return int(self.next_batch[0])

    @property
    def next_batch(self) -> Labels:
        """The same, as a batch of one."""
        return self.batches.take(len(self.problem), self.epoch, self.position)

    @property
    def cycle(self) -> Cycle | None:
        """The proof that it came back to earlier weights, once it has."""
        return self._moment.cycle

    @property
    def weights_A(self) -> Floats:
        """The present (w1, w2, b)."""
        return np.array([float(weight) for weight in self._exact_weights()])

    @property
    def weights_3(self) -> Floats:
        """The same, where there are two inputs."""
        return self.weights_A

    @property
    def can_go_back(self) -> bool:
        """Whether the last change can be undone."""
        return bool(self._history)

    @property
    def steps_back(self) -> int:
        """How many changes can be undone."""
        return len(self._history)

    @property
    def history(self) -> tuple[RuleMoment, ...]:
        """The moments that `back` would go through, the oldest first, and the present one."""
        return (*[past.moment for past in self._history], self._moment)

    def step(self) -> int:
        """Look at the next sample and correct the weights if it is answered wrongly; return its index."""
        now, index, missed = self._moment, self.next_sample, self.missed
        self._remember()
        error = self._labels_N[index] - (self._exact_sum(index) > 0)
        if error:
            moved = zip(now.sum_A, self._points_NA[index], strict=True)
            updates_N = list(now.updates_N)
            updates_N[index] += 1
            now = replace(now, sum_A=tuple(total + error * value for total, value in moved), updates_N=tuple(updates_N))
            missed = None if missed is None else missed + 1
        whole = now.position + 1 == len(self.problem)
        position = 0 if whole else now.position + 1
        self._moment = replace(now, epoch=now.epoch + whole, position=position, missed=missed)
        if whole:
            self._note_mistakes()
            self._look_for_return()
        return index

    def back(self) -> bool:
        """Undo the last step, or the last weights that were put in; return False where none is remembered."""
        if not self._history:
            return False
        past = self._history.pop()
        self._moment, self._visits = past.moment, past.visits
        self.mistakes.cut(self.epoch + 1)
        while len(self._visits) > past.known:
            self._visits.popitem()  # the last that was added
        return True

    def reset(self, seed: int | None = None) -> None:
        """Go back to the first weights; another ``seed`` shuffles otherwise, if it shuffles. Forget the history."""
        if seed is not None:
            self.batches = replace(self.batches, seed=seed)
        zeros_A = (Fraction(0),) * len(self.first_A)
        self.resume(RuleMoment(start_A=self.first_A, sum_A=zeros_A, updates_N=(0,) * len(self.problem)))

    def resume(self, moment: RuleMoment) -> None:
        """Go on from ``moment`` (a saved one), with no history; returns are looked for from here on."""
        self._history: deque[Past] = deque(maxlen=MOST_STEPS_BACK)
        self._moment = moment
        self.mistakes = MistakeCurve()
        self._visits = {}
        if moment.position == 0:
            self._visits[moment.sum_A] = Visit(moment.epoch, moment.updates_N)

    def set_weights(self, weights_A: Sequence[float] | Floats, *, remember: bool = True) -> None:
        """Put other weights in place: a new start. ``remember`` = False: one of many of a drag, not to go back to.

        Raises:
            ValueError: not one number an input and one more, or one that is not finite.
        """
        if len(weights_A) != len(self.first_A) or not np.isfinite(weights_A).all():
            raise ValueError(f"weights must be {len(self.first_A)} finite numbers")
        if remember:
            self._remember()
        self._start_anew(tuple(Fraction(float(value)) for value in weights_A))

    def replace_problem(self, problem: Problem) -> None:
        """Go on with these weights on another problem (a point was dragged): a new start. The history is forgotten.

        Raises:
            ValueError: it has other inputs, or more than two classes.
        """
        if problem.inputs != self.problem.inputs:
            raise ValueError("a problem with other inputs needs another learner")
        weights_A = self._exact_weights()
        self._set_problem(problem)
        self._history.clear()
        self._start_anew(weights_A)

    def respond(self, points_MI: Floats) -> Response:
        """Answer at ``points_MI`` (M, I), in floating point."""
        weights_A = self.weights_A
        sums_M = points_MI @ weights_A[:-1] + weights_A[-1]
        return Response(sums_M, (sums_M > 0).astype(np.float64))

    def answers(self, points_MI: Floats) -> Answers:
        """The same, as one unit."""
        sums_M, outputs_M = self.respond(points_MI)
        return Answers(sums_M[:, None], outputs_M[:, None], outputs_M.astype(np.int64))

    def at_samples(self) -> Response:
        """Answer at the problem's own points; what is too near zero for floating point is decided in exact arithmetic.

        So z = 0 is zero, and a step over 200 points takes no longer than drawing them.
        """
        points_NA, weights_A = self.problem.augmented_points, self.weights_A
        sums_N = points_NA @ weights_A
        doubtful_N = np.abs(sums_N) <= _ROUNDING * (np.abs(points_NA) @ np.abs(weights_A))
        # Zero weights make every sum zero, with nothing to decide.
        for index in np.flatnonzero(doubtful_N) if any(self._exact_weights()) else ():
            sums_N[index] = float(self._exact_sum(int(index)))
        return Response(sums_N, (sums_N > 0).astype(np.float64))

    def verdict(self) -> Verdict:
        """LEARNED as soon as every sample is right (no update can follow); IMPOSSIBLE once that is proved.

        The proof is a return to earlier weights, or, where none came for long, the linear program.
        """
        wrong = int(np.count_nonzero(self.at_samples().outputs_M != self.problem.labels_N))
        if wrong == 0:
            # Novikoff's bound counts from zero; from elsewhere it says nothing.
            bound = mistake_bound(self.problem) if not any(self._moment.start_A) else None
            return Verdict(kind=VerdictKind.LEARNED, updates=self.updates, wrong=0, mistake_bound=bound)
        separation = self._separation()
        possible = separation is None or separation.separable
        return Verdict(
            kind=VerdictKind.UNDECIDED if possible and self.cycle is None else VerdictKind.IMPOSSIBLE,
            updates=self.updates,
            wrong=wrong,
            cycle=self.cycle,
            separation=separation,
            torn=torn_places(self.problem),
        )

    def _separation(self) -> Separation | None:
        if self.cycle is None and self.epoch - self._moment.began < _EPOCHS_BEFORE_ASKING:
            return None
        try:
            return decide(self.problem)
        except ArithmeticError:  # numbers of absurd size: nothing is claimed
            return None

    def _set_problem(self, problem: Problem) -> None:
        if problem.classes != 2:
            raise ValueError(f"Rosenblatt's rule tells two classes apart, not {problem.classes}")
        self.problem = problem
        # While one point is dragged the others stay: fractions of all of them at each move would be slow.
        known, self._fractions = self._fractions, {}
        for point in map(tuple, problem.augmented_points.tolist()):
            self._fractions[point] = known.get(point) or tuple(Fraction(value) for value in point)
        self._points_NA = [self._fractions[point] for point in map(tuple, problem.augmented_points.tolist())]
        self._labels_N = [int(label) for label in problem.labels_N]

    def _start_anew(self, weights_A: Exact) -> None:
        now = self._moment
        whole = now.position >= len(self.problem)  # points were taken away
        self._moment = RuleMoment(
            start_A=weights_A,
            sum_A=(Fraction(0),) * len(weights_A),
            updates_N=(0,) * len(self.problem),
            epoch=now.epoch + whole,
            position=0 if whole else now.position,
            began=now.epoch,
            missed=now.missed,
        )
        if whole:
            self._note_mistakes()
        self._visits = {} if self._moment.position else {self._moment.sum_A: Visit(now.epoch, self._moment.updates_N)}

    def _remember(self) -> None:
        self._history.append(Past(self._moment, self._visits, len(self._visits)))

    def _note_mistakes(self) -> None:
        if self._moment.missed is not None:
            self.mistakes.add(self.epoch, self._moment.missed)

    def _exact_weights(self) -> Exact:
        """Return the present weights, computed once: most steps leave start and sum as they are."""
        start_A, sum_A = self._moment.start_A, self._moment.sum_A
        if self._weighed[0] is not start_A or self._weighed[1] is not sum_A:
            weights_A = tuple(first + self._rate * total for first, total in zip(start_A, sum_A, strict=True))
            self._weighed = start_A, sum_A, weights_A
        return self._weighed[2]

    def _exact_sum(self, index: int) -> Fraction:
        pairs = zip(self._exact_weights(), self._points_NA[index], strict=True)
        return sum((weight * value for weight, value in pairs), Fraction(0))

    def _look_for_return(self) -> None:
        """At the end of an epoch: had an earlier epoch ended with these weights, and was there an update since?"""
        now = self._moment
        earlier = self._visits.get(now.sum_A)
        if earlier is None:
            if len(self._visits) < _MOST_VISITS:
                self._visits[now.sum_A] = Visit(now.epoch, now.updates_N)
        elif now.cycle is None and earlier.updates_N != now.updates_N:
            cycle = cycle_between(earlier, now, self.weights_A, periodic=not self.batches.shuffled)
            self._moment = replace(now, cycle=cycle)
