"""One clock for every learner of the lab: whoever shows a learner takes `LabStep`s from it, as many as it likes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.verdict import Verdict


class Response(NamedTuple):
    """Answers at M points: ``sums_M`` is z, what the output unit adds up; ``outputs_M`` is its activation, 0..1."""

    sums_M: Floats
    outputs_M: Floats


class Learner(Protocol):
    """What the clock drives."""

    @property
    def problem(self) -> Problem:
        """What it learns."""

    @property
    def updates(self) -> int:
        """How often the weights were changed so far."""

    def step(self) -> int | None:
        """Learn once and return the index of the sample used, or None where all were used."""

    def respond(self, points_M2: Floats) -> Response:
        """Answer at ``points_M2`` (M, 2) in one batch, with the present weights."""

    def at_samples(self) -> Response:
        """Answer at the problem's own points, in their order."""

    def verdict(self) -> Verdict:
        """Say how things stand now."""


@dataclass(frozen=True, eq=False, kw_only=True)
class LabStep:
    """One tick: its ``number`` from 1, the ``sample`` used (None: all), whether weights ``changed``, the verdict."""

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
