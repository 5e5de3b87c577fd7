"""What a worksheet is made of: entries in tables, how each is computed, and how its numbers are written.

Ids: ``x_1`` an input, ``t_1`` a target, ``rate``; ``w_1_2_3`` the weight of layer 1, unit 2 for input 3 and ``b_1_2`` a
bias; ``z_1_2``, ``a_1_2`` of the way forward; ``loss``; ``da_1_2`` is ∂L/∂a, ``dz_1_2`` ∂L/∂z, ``dw_1_2_3`` and
``db_1_2`` the gradients; ``new_w_1_2_3`` and ``new_b_1_2`` the numbers after the step. All count from 1.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import isfinite, nan
from typing import Final

from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Network

Values = Mapping[str, float]
Compute = Callable[[Values], float]

_PLACE: Final = re.compile(r"(^|\()?\{(\w+)\}")
_EXACT: Final = 1e-9


class Phase(Enum):
    """The tables, in the order in which they are filled in."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


class Reason(Enum):
    """What went wrong, so far as the number tells; FORMULA where it tells nothing."""

    EARLIER = "right from an earlier answer that is wrong"
    SIGN = "the sign"
    NO_BIAS = "the bias left out"
    NO_SLOPE = "the activation's slope left out"
    A_FOR_Z = "a where z is asked"
    Z_FOR_A = "z where a is asked or used"
    NO_RATE = "the rate left out"
    ADDED = "the step added"
    STEP_ONLY = "the step without the weight"
    OTHER_WEIGHT = "another weight"
    OTHER_INPUT = "the input of another unit"
    OTHER_UNIT = "the number of another unit"
    OTHER_TARGET = "the other target"
    NO_FACTOR = "the 2 of the square's derivative left out"
    NO_SQUARE = "the square left out"
    NO_INPUT = "the input left out"
    POINT = "the decimal point"
    FORMULA = "the formula"


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A number that comes of one mistake; ``used`` and ``wanted`` are the symbols that were confused, if it is so."""

    reason: Reason
    compute: Compute
    used: str = ""
    wanted: str = ""


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How an entry is computed from those before it.

    Entries of one ``row`` stand beside each other. ``letters`` and ``numbers`` are templates with an id in braces for
    each number. ``ways`` are the ways to compute it, all the same but for rounding. ``slack`` is by how many units of
    the last place one step by hand may be off, where each product that is written down on the way is rounded, too.
    """

    id: str
    symbol: str
    phase: Phase
    row: str
    letters: str
    numbers: str
    ways: tuple[Compute, ...]
    mistakes: tuple[Mistake, ...] = ()
    slack: float = 1.0

    @cached_property
    def asks(self) -> frozenset[str]:
        """The ids of the numbers that it is computed from."""
        return frozenset(found.group(2) for text in (self.letters, self.numbers) for found in _PLACE.finditer(text))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One number of the sheet: ``letters`` is its formula, ``numbers`` the same with the sheet's numbers put in.

    ``value`` is exact (float64). ``blank``: the student fills it in; otherwise the sheet gives it.
    """

    id: str
    symbol: str
    letters: str
    numbers: str
    value: float
    blank: bool


@dataclass(frozen=True, kw_only=True)
class Table:
    """The entries of one phase, row by row: z and a of a unit, ∂L/∂a and ∂L/∂z, the gradient and the new weight."""

    phase: Phase
    rows: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Given:
    """A number that the sheet gives: an input, a target, a weight or bias, the rate."""

    id: str
    symbol: str
    value: float


@dataclass(frozen=True, eq=False, kw_only=True)
class Worksheet:
    """A sheet for one network and one sample: L is the loss of this sample alone, the step plain gradient descent.

    ``values`` are all numbers, exact, by id. ``by_hand`` are the numbers that one gets by computing with rounded ones:
    every result rounded; the sheet's own numbers, rounded; only what is given rounded.
    """

    network: Network
    loss: Loss
    decimals: int
    given: tuple[Given, ...]
    tables: tuple[Table, ...] = field(repr=False)
    values: Values = field(repr=False)
    by_hand: tuple[Values, ...] = field(repr=False)
    recipes: Mapping[str, Recipe] = field(repr=False)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order in which they are computed, but each weight's two beside each other."""
        return tuple(entry for table in self.tables for row in table.rows for entry in row)

    @property
    def blanks(self) -> tuple[Entry, ...]:
        """What is left to the student."""
        return tuple(entry for entry in self.entries if entry.blank)

    def entry(self, entry_id: str) -> Entry:
        """Return one entry.

        Raises:
            KeyError: the sheet has none of this id.
        """
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def written(self, value: float) -> str:
        """Return a number as this sheet writes it."""
        return written(value, self.decimals)


def written(value: float, decimals: int) -> str:
    """Return ``value`` rounded to ``decimals``, with a true minus sign; what is exact with fewer loses its zeros."""
    text = f"{abs(value):.{decimals}f}"
    if is_exact(value, decimals):
        text = text.rstrip("0").rstrip(".")
    return "−" + text if value < 0 and float(text) else text


def plain(value: float) -> str:
    """Return a number that was chosen, and not computed: in full, as far as six digits do."""
    return f"{value:g}".replace("-", "−")


def is_exact(value: float, decimals: int) -> bool:
    """Say whether nothing is lost by rounding ``value``."""
    return abs(value - round(value, decimals)) < _EXACT


def put_in(template: str, texts: Mapping[str, str]) -> str:
    """Return a template with a text for each id; a negative number gets brackets unless it comes first."""

    def text_of(found: re.Match[str]) -> str:
        before, text = found.group(1), texts[found.group(2)]
        return (before or "") + (f"({text})" if before is None and text.startswith("−") else text)

    return _PLACE.sub(text_of, template)


def tried(compute: Compute, values: Values) -> float:
    """Return what comes out, NaN where rounded numbers make it impossible (a probability rounded to 0, say)."""
    try:
        value = compute(values)
    except (ArithmeticError, ValueError):
        return nan
    return value if isfinite(value) else nan
