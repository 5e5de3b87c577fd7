"""How the lab writes numbers: a true minus sign, a fixed number of places, and whole numbers whole."""

from collections.abc import Iterable

MINUS = "−"  # as wide as a plus sign, unlike the hyphen


def are_whole(values: Iterable[float]) -> bool:
    """Return whether every value is a whole number, so that no places need be shown."""
    return all(float(value).is_integer() for value in values)


def number(value: float, *, places: int = 2) -> str:
    """Return ``value`` with ``places`` decimals; what rounds to zero has no sign."""
    text = f"{abs(value):.{places}f}"
    return MINUS + text if value < 0 and float(text) else text


def short_number(value: float) -> str:
    """Return a number for a small place: whole, or with two decimals, or with one where two need too much room."""
    if are_whole((value,)):
        return number(value, places=0)
    text = number(value, places=2)
    return text if len(text) <= 4 else number(value, places=1)


def tuple_of(values: list[float]) -> str:
    """Return ``(1, 0)``, or with two decimals each where one is not whole."""
    places = 0 if are_whole(values) else 2
    return "(" + ", ".join(number(value, places=places) for value in values) + ")"


def line_formula(w1: float, w2: float, b: float, *, places: int = 2) -> str:
    """Return ``w1 x₁ + w2 x₂ + b`` with the numbers in it, each sign set as an operator."""
    parts = [f"{number(w1, places=places)} x₁"]
    for value, name in ((w2, " x₂"), (b, "")):
        text = number(value, places=places)
        parts.append(f"{MINUS} {text[1:]}{name}" if text.startswith(MINUS) else f"+ {text}{name}")
    return " ".join(parts)


def plain_number(value: float) -> str:
    """Return a number with as many decimals as it has, up to six digits: a tick, or what is added up."""
    return f"{value + 0.0:g}".replace("-", MINUS)  # + 0.0: zero has no sign


def small_number(value: float) -> str:
    """Return a loss: with four decimals, or where that is not enough (or too much) with four digits: 1.234e-06."""
    if value == 0.0 or 0.001 <= abs(value) < 1e5:
        return number(value, places=4)
    return f"{value:.3e}".replace("-", MINUS)
