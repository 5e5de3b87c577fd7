"""One clock for every learner of the lab: whoever shows a learner takes `LabStep`s from it, as many as it likes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from mnistgui.perceptron.problems import Floats, Labels, Problem
from mnistgui.perceptron.verdict import Verdict


class Response(NamedTuple):
    """Answers at M points, as a picture needs them.

    With two classes ``sums_M`` is positive where class 1 is answered (z of the output unit, less what z is half way
    between its targets; with one unit a class, z of class 1 less that of class 0), and ``outputs_M`` tells how much,
    0..1. With more classes ``sums_M`` is the lead of the winning unit's z over the next, and ``outputs_M`` its answer.
    """

    sums_M: Floats
    outputs_M: Floats


class Answers(NamedTuple):
    """Answers at M points, unit by unit: z and a of the output layer (M, U), and the class that wins (M,)."""

    sums_MU: Floats
    outputs_MU: Floats
    classes_M: Labels


class Learner(Protocol):
    """What the clock drives."""

    @property
    def problem(self) -> Problem:
        """What it learns."""

    @property
    def updates(self) -> int:
        """How often the weights were changed so far."""

    @property
    def epoch(self) -> int:
        """Whole passes over the samples so far."""

    @property
    def position(self) -> int:
        """Samples of the present pass that were taken already."""

    @property
    def can_go_back(self) -> bool:
        """Whether the last step can be undone."""

    def step(self) -> int | None:
        """Learn once and return the index of the sample used, or None where several were used."""

    def back(self) -> bool:
        """Undo the last step; return False where none is remembered."""

    def reset(self, seed: int | None = None) -> None:
        """Go back to the first weights, or to those of another seed; forget the history."""

    def replace_problem(self, problem: Problem) -> None:
        """Go on with these weights on another problem (a point was dragged).

        Raises:
            ValueError: it has other inputs or classes.
        """

    def respond(self, points_MI: Floats) -> Response:
        """Answer at ``points_MI`` (M, I) in one batch, with the present weights."""

    def answers(self, points_MI: Floats) -> Answers:
        """The same, unit by unit."""

    def at_samples(self) -> Response:
        """Answer at the problem's own points, in their order."""

    def verdict(self) -> Verdict:
        """Say how things stand now."""


@dataclass(frozen=True, eq=False, kw_only=True)
class LabStep:
    """One tick: its ``number`` from 1, the ``sample`` used (None: several), whether weights ``changed``."""

    number: int
    sample: int | None
    changed: bool
    verdict: Verdict


def steps(learner: Learner) -> Iterator[LabStep]:
    """Drive ``learner`` for ever, one step for each item taken; who takes them stops where a verdict is final."""
    number = 0
    while True:
        before = learner.updates
        sample = learner.step()
        number += 1
        yield LabStep(number=number, sample=sample, changed=learner.updates > before, verdict=learner.verdict())


def step_epoch(learner: Learner) -> int:
    """Step until the present pass over the samples is complete; return how many steps that took.

    A learner that diverged stays where it is: it is not asked more often than there are samples.
    """
    epoch, taken = learner.epoch, 0
    while learner.epoch == epoch and taken < len(learner.problem):
        learner.step()
        taken += 1
    return taken
