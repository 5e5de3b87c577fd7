"""Whole numbers in small digits, below the line (the 2 of x₂) and above it (the 2 of z⁽²⁾, the −6 of 10⁻⁶)."""

from typing import Final

_LOWER: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_UPPER: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def lowered(number: int) -> str:
    """Return 12 as ₁₂."""
    return str(number).translate(_LOWER)


def raised(number: int) -> str:
    """Return -12 as ⁻¹²."""
    return str(number).translate(_UPPER)
