"""Plain values (of JSON) read with care: what is not exactly as it should be is refused in a sentence that says where.

Each function takes a value and ``where`` it stands, and raises ValueError.
"""

import math
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

import numpy as np

from mnistgui.perceptron.problems import Floats

E = TypeVar("E", bound=Enum)

_LARGEST_WHOLE: Final = 2**53  # JSON numbers are exact up to here
_LONGEST_FRACTION: Final = 2000


def read_fields(value: Any, names: Sequence[str], where: str) -> dict[str, Any]:
    """Return a dict that has exactly these keys."""
    if not isinstance(value, dict):
        raise ValueError(f"{where} must be an object, not {_kind(value)}")
    unknown = [str(key) for key in value if key not in names]
    if unknown:
        raise ValueError(f"{where} has the unknown key {unknown[0][:40]!r}")
    missing = [name for name in names if name not in value]
    if missing:
        raise ValueError(f"{where} lacks the key {missing[0]!r}")
    return value


def read_number(value: Any, where: str, *, above: float = -math.inf) -> float:
    """Return a finite number above ``above``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{where} must be a number, not {_kind(value)}")
    # int: a whole number of any length would not fit a float.
    if abs(value) > 1e308 or not math.isfinite(value):
        raise ValueError(f"{where} must be finite")
    if value <= above:
        raise ValueError(f"{where} must be above {above:g}, not {value:g}")
    return float(value)


def read_whole(value: Any, where: str, *, least: int = 0, most: int = _LARGEST_WHOLE) -> int:
    """Return a whole number from ``least`` to ``most``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{where} must be a whole number, not {_kind(value)}")
    if not least <= value <= most:
        raise ValueError(f"{where} must be {least} to {most}")
    return value


def read_truth(value: Any, where: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{where} must be true or false, not {_kind(value)}")
    return value


def read_text(value: Any, where: str, *, longest: int = 200) -> str:
    """Return a text that is not too long."""
    if not isinstance(value, str):
        raise ValueError(f"{where} must be a text, not {_kind(value)}")
    if len(value) > longest:
        raise ValueError(f"{where} is longer than {longest} characters")
    return value


def read_choice(kind: type[E], value: Any, where: str) -> E:
    """Return the member of an enum that has this value."""
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise ValueError(f"{where} must be one of {known}, not {_kind(value)}") from None


def read_list(value: Any, where: str, *, most: int) -> list[Any]:
    """Return a list of at most ``most`` entries."""
    if not isinstance(value, list):
        raise ValueError(f"{where} must be a list, not {_kind(value)}")
    if len(value) > most:
        raise ValueError(f"{where} has more than {most} entries")
    return value


def read_array(value: Any, where: str, shape: tuple[int, ...]) -> Floats:
    """Return nested lists of finite numbers as an array of exactly this shape."""
    if not shape:
        return np.array(read_number(value, where))
    rows = read_list(value, where, most=shape[0])
    if len(rows) != shape[0]:
        raise ValueError(f"{where} must have {shape[0]} entries, not {len(rows)}")
    inside = [read_array(row, f"{where}[{place}]", shape[1:]) for place, row in enumerate(rows)]
    return np.array(inside, dtype=np.float64).reshape(shape)


def read_fraction(value: Any, where: str) -> Fraction:
    """Return a fraction written as ``-3`` or ``1/2``."""
    text = read_text(value, where, longest=_LONGEST_FRACTION)
    top, _, bottom = text.partition("/")
    digits = [top.removeprefix("-"), bottom or "1"]
    if not all(part.isascii() and part.isdigit() for part in digits) or int(digits[1]) == 0 or text.endswith("/"):
        raise ValueError(f"{where} must be a fraction such as -3 or 1/2, not {_kind(value)}")
    return Fraction(int(top), int(digits[1]))


def _kind(value: Any) -> str:
    """Return a value as it stands in a sentence."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return "nothing" if value is None else repr(value)[:40]
