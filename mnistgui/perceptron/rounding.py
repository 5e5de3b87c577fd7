"""How a number is shown: rounded to 3 to 6 decimals, or as a fraction where it is one."""

import math
from enum import Enum
from fractions import Fraction
from typing import Final

from mnistgui.perceptron.small_digits import raised

_MINUS: Final = "−"  # as wide as a plus sign, unlike the hyphen
_LARGEST_DENOMINATOR: Final = 1000
_LARGEST_PLAIN: Final = 1e5  # from here on a power of ten is shorter
_PLACES_BESIDE_FRACTIONS: Final = 4


class Rounding(Enum):
    """What a number is rounded to."""

    THREE = "3"
    FOUR = "4"
    FIVE = "5"
    SIX = "6"
    FRACTIONS = "fractions"

    @property
    def places(self) -> int:
        """Decimals of what is shown in decimals."""
        return _PLACES_BESIDE_FRACTIONS if self is Rounding.FRACTIONS else int(self.value)


def shown(value: float, rounding: Rounding) -> str:
    """Return ``value`` as it is shown; what rounds to zero has no sign. Infinity is ∞, and NaN a dash."""
    if math.isnan(value):
        return "–"
    sign = _MINUS if value < 0 else ""
    if math.isinf(value):
        return f"{sign}∞"
    if rounding is Rounding.FRACTIONS and (exact := fraction_of(value)) is not None:
        return f"{sign}{abs(exact)}"
    if abs(value) >= _LARGEST_PLAIN:
        return sign + _with_power(abs(value), rounding.places)
    text = f"{abs(value):.{rounding.places}f}"
    return sign + text if float(text) else text


def fraction_of(value: float) -> Fraction | None:
    """Return the fraction with a denominator up to 1000 that ``value`` is, None where it is none.

    Exact in the way a float can be: the float next to 1/3 is taken for 1/3, and no other one.
    """
    if not math.isfinite(value) or abs(value) >= _LARGEST_PLAIN:
        return None
    nearest = Fraction(value).limit_denominator(_LARGEST_DENOMINATOR)
    return nearest if float(nearest) == value else None


def size_shown(value: float) -> str:
    """Return the size of a small difference with one digit: 2·10⁻¹⁷, or 0."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞"
    return "0" if value == 0.0 else _with_power(abs(value), 0)


def _with_power(value: float, places: int) -> str:
    digits, power = f"{value:.{places}e}".split("e")
    return f"{digits}·10{raised(int(power))}"
