"""What the threshold rule must keep to go back one step, and to know that it came back to earlier weights."""

from dataclasses import dataclass
from fractions import Fraction

from mnistgui.perceptron.verdict import Cycle

Exact = tuple[Fraction, ...]


@dataclass(frozen=True)
class Visit:
    """When an epoch ended with some sum: which epoch, and the updates of each sample until then."""

    epoch: int
    updates_N: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class RuleMoment:
    """All that a step changes. The weights are ``start_A`` + rate * ``sum_A``; ``updates_N`` counts from that start."""

    start_A: Exact
    sum_A: Exact
    updates_N: tuple[int, ...]
    epoch: int = 0
    position: int = 0
    cycle: Cycle | None = None
    began: int = 0


@dataclass(frozen=True)
class Past:
    """A moment, and how many visits were known then. A new start has a new book of visits."""

    moment: RuleMoment
    visits: dict[Exact, Visit]
    known: int
