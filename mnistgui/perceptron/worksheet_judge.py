"""What a student wrote, judged: right, right up to rounding, or wrong, and where to look.

**Right** is what lies within half a unit of the last place of the exact value: the value rounded as the sheet asks, or
anything more exact.

**Rounding**: by hand one computes with rounded numbers. Whoever rounds every result, or only what is given, or takes
what the sheet prints, gets one of the values in `Worksheet.by_hand`; whoever mixes these ways ends between them. What
lies from the smallest to the largest of them and the exact value is accepted, and half a unit beyond for each number
that is rounded within the step (`Recipe.slack`), at least one unit. What the student has entered before, and was
accepted, counts as another such way, so that no error of rounding is charged twice.

**Wrong**: the first of the usual mistakes whose result, reckoned in the same ways, meets the number. A mistake that
cannot be told from the right value at this precision is never charged.
"""

from dataclasses import dataclass
from enum import Enum
from math import isfinite, isnan
from typing import Final

from mnistgui.perceptron.table_files import parse_number
from mnistgui.perceptron.worksheet_parts import Compute, Mistake, Reason, Recipe, Values, Worksheet, tried

_SLIP: Final = 1e-9  # of a unit: halves are no exact float64
_SIGNIFICANT: Final = 10  # units from which a misplaced decimal point can be told
_NOTHING: Final[Values] = {}


class Kind(Enum):
    """How right an answer is."""

    RIGHT = "right"
    ROUNDING = "rounding"
    WRONG = "wrong"
    NOT_A_NUMBER = "not a number"


_FEWEST_DIGITS: Final = 2


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """``reason`` where it is wrong; ``used`` and ``wanted`` are symbols that were confused, where that is told."""

    kind: Kind
    reason: Reason | None = None
    used: str = ""
    wanted: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is as good as right."""
        return self.kind in (Kind.RIGHT, Kind.ROUNDING)


def parse_answer(text: str) -> float:
    """Return the number a student wrote: also ``0,5`` with a decimal comma, a fraction ``1/8``, and a true minus sign.

    Raises:
        ValueError: it is no finite number. A comma beside a point is refused: it is not told what it means.
    """
    numerator, slash, denominator = text.replace("⁄", "/").partition("/")
    if not slash:
        return _parse_decimal(text)
    below = _parse_decimal(denominator)
    if below == 0.0:
        raise ValueError("a fraction must not have 0 below")
    value = _parse_decimal(numerator) / below
    if not isfinite(value):
        raise ValueError("the fraction is too large")
    return value


def judge(
    worksheet: Worksheet, entry_id: str, text: str, right: Values = _NOTHING, wrong: Values = _NOTHING
) -> Judgement:
    """Judge what was written for an entry. ``right`` and ``wrong`` are the other answers so far, by id.

    Raises:
        KeyError: the sheet has no such entry.
    """
    recipe = worksheet.recipes[entry_id]
    try:
        answer = parse_answer(text)
    except ValueError:
        return Judgement(kind=Kind.NOT_A_NUMBER)
    unit = 10.0**-worksheet.decimals
    exact = worksheet.values[entry_id]
    if abs(answer - exact) <= (0.5 + _SLIP) * unit + _SLIP * abs(exact):
        return Judgement(kind=Kind.RIGHT)
    if _is_coarse(text, answer, exact):
        return Judgement(kind=Kind.ROUNDING)
    backgrounds = [*worksheet.by_hand]
    taken = {name: value for name, value in right.items() if name in recipe.asks}
    if taken:
        backgrounds.append({**worksheet.by_hand[1], **taken})
    if _meets(recipe.ways, recipe, backgrounds, answer, unit, (exact,)):
        return Judgement(kind=Kind.ROUNDING)
    misled = {name: value for name, value in wrong.items() if name in recipe.asks}
    if misled and _meets(recipe.ways, recipe, ({**worksheet.by_hand[1], **taken, **misled},), answer, unit):
        return Judgement(kind=Kind.WRONG, reason=Reason.EARLIER)
    return _told(worksheet, recipe, backgrounds, answer, unit)


def _parse_decimal(text: str) -> float:
    # With a second comma, or a point beside it, what comes of this is no number either.
    return parse_number(text.replace(",", "."))


def _is_coarse(text: str, answer: float, exact: float) -> bool:
    """Whether it is the exact value with fewer decimals than were asked for: at least one, and two digits in all."""
    whole, point, decimals = text.replace(",", ".").strip().lstrip("+-−").partition(".")
    if not point or not decimals.isdigit() or len((whole + decimals).lstrip("0")) < _FEWEST_DIGITS:
        return False
    return abs(answer - exact) <= 0.5 * 10.0 ** -len(decimals) * (1.0 + _SLIP)


def _meets(
    ways: tuple[Compute, ...],
    recipe: Recipe,
    backgrounds: tuple[Values, ...] | list[Values],
    answer: float,
    unit: float,
    more: tuple[float, ...] = (),
) -> bool:
    """Whether ``answer`` lies among what the ``ways`` come to before these backgrounds, or near enough."""
    reached = [tried(way, values) for way in ways for values in backgrounds]
    reached = [value for value in (*reached, *more) if not isnan(value)]
    if not reached:
        return False
    reach = max(1.0, recipe.slack) * unit * (1.0 + _SLIP) + _SLIP * abs(answer)
    return min(reached) - reach <= answer <= max(reached) + reach


def _told(worksheet: Worksheet, recipe: Recipe, backgrounds: list[Values], answer: float, unit: float) -> Judgement:
    """Return which usual mistake the number tells of."""
    sign = Mistake(reason=Reason.SIGN, compute=_opposite(recipe.ways[0]))
    backgrounds = [worksheet.values, *backgrounds]
    for mistake in (sign, *recipe.mistakes):
        if _meets((mistake.compute,), recipe, backgrounds, answer, unit):
            return Judgement(kind=Kind.WRONG, reason=mistake.reason, used=mistake.used, wanted=mistake.wanted)
    if _is_shifted(worksheet.values[recipe.id], answer, unit):
        return Judgement(kind=Kind.WRONG, reason=Reason.POINT)
    return Judgement(kind=Kind.WRONG, reason=Reason.FORMULA)


def _opposite(way: Compute) -> Compute:
    return lambda values: -way(values)


def _is_shifted(exact: float, answer: float, unit: float) -> bool:
    """Whether the decimal point is one to three places off; told only of numbers with some digits."""
    if min(abs(exact), abs(answer)) < _SIGNIFICANT * unit:
        return False
    return any(
        abs(answer * 10.0**places - exact) <= unit * max(1.0, 0.5 * 10.0**places) for places in (-3, -2, -1, 1, 2, 3)
    )
