"""Plain values (of JSON) read with care: what is not exactly as it should be is refused in a sentence that says where.

Each function takes a value and ``where`` it stands, and raises RefusedError, which is a ValueError.
"""

import math
from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import Any, Final, TypeVar

import numpy as np

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.refusals import QT_TRANSLATE_NOOP, Reason, RefusedError

E = TypeVar("E", bound=Enum)

_LARGEST_WHOLE: Final = 2**53  # JSON numbers are exact up to here
_LONGEST_FRACTION: Final = 2000


def read_fields(value: Any, names: Sequence[str], where: str) -> dict[str, Any]:
    """Return a dict that has exactly these keys."""
    if not isinstance(value, dict):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be an object, not {found}"), where=where, found=_kind(value)
        )
    unknown = [str(key) for key in value if key not in names]
    if unknown:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} has the unknown key {key}"), where=where, key=repr(unknown[0][:40])
        )
    missing = [name for name in names if name not in value]
    if missing:
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{where} lacks the key {key}"), where=where, key=repr(missing[0]))
    return value


def read_number(value: Any, where: str, *, above: float = -math.inf) -> float:
    """Return a finite number above ``above``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be a number, not {found}"), where=where, found=_kind(value)
        )
    # int: a whole number of any length would not fit a float.
    if abs(value) > 1e308 or not math.isfinite(value):
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{where} must be finite"), where=where)
    if value <= above:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be above {least}, not {found}"),
            where=where,
            least=f"{above:g}",
            found=f"{value:g}",
        )
    return float(value)


def read_whole(value: Any, where: str, *, least: int = 0, most: int = _LARGEST_WHOLE) -> int:
    """Return a whole number from ``least`` to ``most``."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be a whole number, not {found}"), where=where, found=_kind(value)
        )
    if not least <= value <= most:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be {least} to {most}"), where=where, least=least, most=most
        )
    return value


def read_truth(value: Any, where: str) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be true or false, not {found}"), where=where, found=_kind(value)
        )
    return value


def read_text(value: Any, where: str, *, longest: int = 200) -> str:
    """Return a text that is not too long."""
    if not isinstance(value, str):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be a text, not {found}"), where=where, found=_kind(value)
        )
    if len(value) > longest:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} is longer than {most} characters"), where=where, most=longest
        )
    if not value.isprintable():  # half a surrogate pair, for one, can be written into no file
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{where} has signs that cannot be shown"), where=where)
    return value


def read_choice(kind: type[E], value: Any, where: str) -> E:
    """Return the member of an enum that has this value."""
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be one of {known}, not {found}"),
            where=where,
            known=known,
            found=_kind(value),
        ) from None


def read_list(value: Any, where: str, *, most: int) -> list[Any]:
    """Return a list of at most ``most`` entries."""
    if not isinstance(value, list):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be a list, not {found}"), where=where, found=_kind(value)
        )
    if len(value) > most:
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{where} has more than {most} entries"), where=where, most=most)
    return value


def read_exactly(value: Any, where: str, count: int) -> list[Any]:
    """Return a list of exactly ``count`` entries."""
    entries = read_list(value, where, most=count)
    if len(entries) != count:
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must have {count} entries, not {found}"),
            where=where,
            count=count,
            found=len(entries),
        )
    return entries


def read_array(value: Any, where: str, shape: tuple[int, ...]) -> Floats:
    """Return nested lists of finite numbers as an array of exactly this shape."""
    if not shape:
        return np.array(read_number(value, where))
    rows = read_exactly(value, where, shape[0])
    inside = [read_array(row, f"{where}[{place}]", shape[1:]) for place, row in enumerate(rows)]
    return np.array(inside, dtype=np.float64).reshape(shape)


def read_fraction(value: Any, where: str) -> Fraction:
    """Return a fraction written as ``-3`` or ``1/2``."""
    text = read_text(value, where, longest=_LONGEST_FRACTION)
    top, _, bottom = text.partition("/")
    digits = [top.removeprefix("-"), bottom or "1"]
    if not all(part.isascii() and part.isdigit() for part in digits) or int(digits[1]) == 0 or text.endswith("/"):
        raise RefusedError(
            QT_TRANSLATE_NOOP("core", "{where} must be a fraction such as -3 or 1/2, not {found}"),
            where=where,
            found=_kind(value),
        )
    fraction = Fraction(int(top), int(digits[1]))
    if abs(fraction) > 1e308:
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{where} must be finite"), where=where)
    return fraction


def _kind(value: Any) -> str | Reason:
    """Return a value as it stands in a sentence."""
    if isinstance(value, dict):
        return Reason(QT_TRANSLATE_NOOP("core", "an object"))
    if isinstance(value, list):
        return Reason(QT_TRANSLATE_NOOP("core", "a list"))
    return Reason(QT_TRANSLATE_NOOP("core", "nothing")) if value is None else repr(value)[:40]
