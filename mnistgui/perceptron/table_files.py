"""Points as a CSV table, text in and text out: columns x1, x2, perhaps x3, and class. And numbers typed by hand.

Whatever is wrong is refused with its line and a reason; nothing is guessed or left out.
"""

import csv
import io
import math
import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.perceptron.points import MOST_POINTS
from mnistgui.perceptron.problems import FARTHEST, MOST_CLASSES, Problem
from mnistgui.perceptron.refusals import QT_TRANSLATE_NOOP, Reason, RefusedError

_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_MOST_REASONS: Final = 5

_EMPTY: Final = QT_TRANSLATE_NOOP("core", "the table is empty: the first line must be x1,x2,class or x1,x2,x3,class")
_HEADER: Final = QT_TRANSLATE_NOOP("core", "the first line must be x1,x2,class or x1,x2,x3,class")
_NO_POINTS: Final = QT_TRANSLATE_NOOP("core", "there are no points below the first line")
_TOO_MANY: Final = QT_TRANSLATE_NOOP("core", "more than {most} points")
_NO_TABLE: Final = QT_TRANSLATE_NOOP("core", "not a table: {detail}")
_COLUMNS: Final = QT_TRANSLATE_NOOP("core", "{found} columns instead of {count}")
_COORDINATE: Final = QT_TRANSLATE_NOOP("core", "{name}: {reason}")
_BEYOND: Final = QT_TRANSLATE_NOOP("core", "{text} is beyond ±{most}")
_CLASS: Final = QT_TRANSLATE_NOOP("core", "class: must be 0 to {most}, not {text}")
_NO_CLASS: Final = QT_TRANSLATE_NOOP("core", "class: must be 0 to {most}, it is missing")


@dataclass(frozen=True)
class Refusal:
    """One row that was refused: its line in the text, from 1, and why."""

    line: int
    reason: Reason


class TableError(ValueError):
    """A table that is no problem; ``refusals`` has every row that was refused, ``reasons`` what is said of them.

    That is the first five, with their lines, and how many more there are; the message is the same in English.
    """

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = tuple(refusals)
        line = QT_TRANSLATE_NOOP("core", "line {line}: {reason}")
        reasons = [Reason(line, {"line": each.line, "reason": each.reason}) for each in refusals[:_MOST_REASONS]]
        if len(refusals) > _MOST_REASONS:
            more = len(refusals) - _MOST_REASONS
            reasons.append(Reason(QT_TRANSLATE_NOOP("core", "and {count} more"), {"count": more}))
        self.reasons = tuple(reasons)
        super().__init__("; ".join(map(str, reasons)))


def parse_number(text: str) -> float:
    """Return the finite number that ``text`` is, in plain or scientific notation (a minus sign may be U+2212).

    Raises:
        RefusedError (a ValueError): it is empty, no number (``abc``, ``nan``), or too large (``1e400``).
    """
    plain = text.strip().replace("−", "-")
    if not plain:
        raise RefusedError(QT_TRANSLATE_NOOP("core", "a number is missing"))
    if not _NUMBER.fullmatch(plain):
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{text} is not a number"), text=_short(text))
    value = float(plain)
    if not math.isfinite(value):
        raise RefusedError(QT_TRANSLATE_NOOP("core", "{text} is too large"), text=_short(text))
    return value


def read_table(text: str, name: str) -> Problem:
    """Return the problem that a CSV text holds. Classes are 0, 1, 2, 3; there are as many as the largest asks for.

    Raises:
        TableError: another header, a row that is refused, no rows or too many.
    """
    rows = list(_rows(text.removeprefix("\ufeff")))
    if not rows:
        raise TableError([Refusal(1, Reason(_EMPTY))])
    header = [cell.strip().lower() for cell in rows[0][1]]
    if header not in (["x1", "x2", "class"], ["x1", "x2", "x3", "class"]):
        raise TableError([Refusal(rows[0][0], Reason(_HEADER))])
    if len(rows) == 1:
        raise TableError([Refusal(rows[0][0], Reason(_NO_POINTS))])
    if len(rows) - 1 > MOST_POINTS:
        raise TableError([Refusal(rows[MOST_POINTS + 1][0], Reason(_TOO_MANY, {"most": MOST_POINTS}))])
    points, labels, refusals = [], [], []
    for line, cells in rows[1:]:
        try:
            point, label = _read_row(cells, len(header))
        except RefusedError as error:
            refusals.append(Refusal(line, error.reason))
        else:
            points.append(point)
            labels.append(label)
    if refusals:
        raise TableError(refusals)
    return Problem(name=name, points_NI=np.array(points), labels_N=np.array(labels), classes=max(2, max(labels) + 1))


def write_table(problem: Problem) -> str:
    """Return the problem as CSV text, each number in full: `read_table` gives the same points back, bit for bit."""
    lines = [",".join([*(f"x{place + 1}" for place in range(problem.inputs)), "class"])]
    for point, label in zip(problem.points_NI.tolist(), problem.labels_N.tolist(), strict=True):
        lines.append(",".join([*map(repr, point), str(label)]))
    return "\n".join(lines) + "\n"


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with its line."""
    reader = csv.reader(io.StringIO(text))
    rows = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
    except csv.Error as error:
        raise TableError([Refusal(reader.line_num, Reason(_NO_TABLE, {"detail": error}))]) from error
    return rows


def _read_row(cells: list[str], columns: int) -> tuple[list[float], int]:
    if len(cells) != columns:
        raise RefusedError(_COLUMNS, found=len(cells), count=columns)
    point = []
    for place, cell in enumerate(cells[:-1]):
        try:
            point.append(parse_number(cell))
            if abs(point[-1]) > FARTHEST:
                raise RefusedError(_BEYOND, text=_short(cell), most=f"{FARTHEST:,.0f}")
        except RefusedError as error:
            raise RefusedError(_COORDINATE, name=f"x{place + 1}", reason=error.reason) from error
    label = cells[-1].strip()
    if label not in [str(known) for known in range(MOST_CLASSES)]:
        raise RefusedError(_CLASS if label else _NO_CLASS, most=MOST_CLASSES - 1, text=_short(label))
    return point, int(label)


def _short(text: str) -> str:
    """Return the text as it stands in a sentence: quoted, and never longer than a line."""
    plain = text.strip()
    return repr(plain if len(plain) <= 20 else plain[:19] + "…")
