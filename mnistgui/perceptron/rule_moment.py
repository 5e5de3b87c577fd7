"""What the threshold rule must keep to go back one step, and to know that it came back to earlier weights."""

from dataclasses import dataclass
from fractions import Fraction

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.verdict import Cycle

Exact = tuple[Fraction, ...]


@dataclass(frozen=True)
class Visit:
    """When an epoch ended with some sum: which epoch, and the updates of each sample until then."""

    epoch: int
    updates_N: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RuleMoment:
    """All that a step changes. The weights are ``start_A`` + rate * ``sum_A``; ``updates_N`` counts from that start.

    ``missed`` are the wrong answers met in the present pass; None: not known, since its beginning was not seen.
    """

    start_A: Exact
    sum_A: Exact
    updates_N: tuple[int, ...]
    epoch: int = 0
    position: int = 0
    cycle: Cycle | None = None
    began: int = 0
    missed: int | None = None


@dataclass(frozen=True)
class Past:
    """A moment, and how many visits were known then. A new start has a new book of visits."""

    moment: RuleMoment
    visits: dict[Exact, Visit]
    known: int


def cycle_between(earlier: Visit, now: RuleMoment, weights_A: Floats, *, periodic: bool) -> Cycle:
    """Return the proof: at the end of this epoch the weights are those of the end of an ``earlier`` one."""
    between = tuple(late - early for late, early in zip(now.updates_N, earlier.updates_N, strict=True))
    return Cycle(first_epoch=earlier.epoch, epoch=now.epoch, weights_A=weights_A, updates_N=between, periodic=periodic)
