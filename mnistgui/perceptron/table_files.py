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

_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_MOST_REASONS: Final = 5


@dataclass(frozen=True)
class Refusal:
    """One row that was refused: its line in the text, from 1, and why."""

    line: int
    reason: str


class TableError(ValueError):
    """A table that is no problem; ``refusals`` has every row that was refused, the message the first five."""

    def __init__(self, refusals: list[Refusal]) -> None:
        self.refusals = tuple(refusals)
        shown = [f"line {refusal.line}: {refusal.reason}" for refusal in refusals[:_MOST_REASONS]]
        if len(refusals) > _MOST_REASONS:
            shown.append(f"and {len(refusals) - _MOST_REASONS} more")
        super().__init__("; ".join(shown))


def parse_number(text: str) -> float:
    """Return the finite number that ``text`` is, in plain or scientific notation (a minus sign may be U+2212).

    Raises:
        ValueError: it is empty, no number (``abc``, ``nan``), or too large (``1e400``).
    """
    plain = text.strip().replace("−", "-")
    if not plain:
        raise ValueError("a number is missing")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{_short(text)} is not a number")
    value = float(plain)
    if not math.isfinite(value):
        raise ValueError(f"{_short(text)} is too large")
    return value


def read_table(text: str, name: str) -> Problem:
    """Return the problem that a CSV text holds. Classes are 0, 1, 2, 3; there are as many as the largest asks for.

    Raises:
        TableError: another header, a row that is refused, no rows or too many.
    """
    rows = list(_rows(text.removeprefix("\ufeff")))
    if not rows:
        raise TableError([Refusal(1, "the table is empty: the first line must be x1,x2,class or x1,x2,x3,class")])
    header = [cell.strip().lower() for cell in rows[0][1]]
    if header not in (["x1", "x2", "class"], ["x1", "x2", "x3", "class"]):
        raise TableError([Refusal(rows[0][0], "the first line must be x1,x2,class or x1,x2,x3,class")])
    if len(rows) == 1:
        raise TableError([Refusal(rows[0][0], "there are no points below the first line")])
    if len(rows) - 1 > MOST_POINTS:
        raise TableError([Refusal(rows[MOST_POINTS + 1][0], f"more than {MOST_POINTS} points")])
    points, labels, refusals = [], [], []
    for line, cells in rows[1:]:
        try:
            point, label = _read_row(cells, len(header))
        except ValueError as error:
            refusals.append(Refusal(line, str(error)))
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
        raise TableError([Refusal(reader.line_num, f"not a table: {error}")]) from error
    return rows


def _read_row(cells: list[str], columns: int) -> tuple[list[float], int]:
    if len(cells) != columns:
        raise ValueError(f"{len(cells)} columns instead of {columns}")
    point = []
    for place, cell in enumerate(cells[:-1]):
        try:
            point.append(parse_number(cell))
            if abs(point[-1]) > FARTHEST:
                raise ValueError(f"{_short(cell)} is beyond ±{FARTHEST:,.0f}")
        except ValueError as error:
            raise ValueError(f"x{place + 1}: {error}") from error
    label = cells[-1].strip()
    if label not in [str(known) for known in range(MOST_CLASSES)]:
        shown = _short(label) if label else "it is missing"
        raise ValueError(f"class: must be 0 to {MOST_CLASSES - 1}, {'not ' if label else ''}{shown}")
    return point, int(label)


def _short(text: str) -> str:
    """Return the text as it stands in a sentence: quoted, and never longer than a line."""
    plain = text.strip()
    return repr(plain if len(plain) <= 20 else plain[:19] + "…")
