"""What stands in a run's three logs: steps.csv, epochs.csv and changes.csv. No torch here.

A line that is cut short (a crash, a full disk) ends what is read, and so does one that cannot be: the lines before it
are good. Shape suffixes: S steps, P points of a small curve.
"""

import csv
import io
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from mnistgui.paths import read_bounded, size_of
from mnistgui.training.config import FIELDS
from mnistgui.training.events import EpochMetrics
from mnistgui.training.fields import plain, problem_of_value
from mnistgui.training.run_info import EpochFigures

# 1,000 epochs of 60,000 steps, and as many epochs and changes as a person makes.
MOST_STEP_BYTES: Final = 2**31
_MOST_STEPS: Final = 10**9
_MOST_ROW_BYTES: Final = 2**24
# A small curve reads a whole file up to this size, and from a larger one so many bytes at each of its places.
_WHOLE_BYTES: Final = 2**16
_SAMPLE_BYTES: Final = 2**10
_LONGEST_ROW: Final = 128
_PIECE_BYTES: Final = 2**24  # read at a time, some 600,000 rows

Floats = npt.NDArray[np.float32]


class BrokenLogError(Exception):
    """Something in a log is none of its rows; the text says where (English)."""


def read_steps(file: Path) -> tuple[Floats, Floats]:
    """Return the loss and the accuracy of every step, each float32 (S,), up to the first row that is none.

    Raises:
        OSError: the file is missing, too large or cannot be read.
    """
    size_of(file, MOST_STEP_BYTES)
    pieces: list[npt.NDArray[np.float64]] = [np.empty((0, 4))]
    with file.open("rb") as lines:
        lines.readline(_SAMPLE_BYTES)
        while piece := lines.read(_PIECE_BYTES):
            piece += lines.readline(_SAMPLE_BYTES)
            rows = _rows_of(piece)
            expected = sum(map(len, pieces)) + 1
            good = _in_sequence(rows, expected)
            pieces.append(rows[:good])
            if good < piece.count(b"\n"):
                break
    return _columns(np.concatenate(pieces))


def _columns(rows: npt.NDArray[np.float64]) -> tuple[Floats, Floats]:
    # A float64 run may have a loss beyond the float32 that a history keeps: infinity is what that is there.
    with np.errstate(over="ignore"):
        return rows[:, 2].astype(np.float32), rows[:, 3].astype(np.float32)


def _in_sequence(rows: npt.NDArray[np.float64], first: int) -> int:
    """Return how many rows count on from ``first``."""
    wrong = np.flatnonzero(rows[:, 0] != np.arange(first, first + len(rows)))
    return int(wrong[0]) if len(wrong) else len(rows)


def _rows_of(piece: bytes) -> npt.NDArray[np.float64]:
    """Return the rows of whole lines, float64 (rows, 4), up to the first that is none."""
    whole = piece[: piece.rfind(b"\n") + 1]
    if not whole.strip():  # of nothing at all NumPy warns
        return np.empty((0, 4))
    try:
        # The text as it is: `comments` would let a line end at a sign that is none of ours.
        rows = np.loadtxt(io.BytesIO(whole), delimiter=",", comments=None, ndmin=2, encoding="latin-1")
    except ValueError:
        return _rows_before_damage(whole)
    return rows if rows.shape[1] == 4 else np.empty((0, 4))


def _rows_before_damage(whole: bytes) -> npt.NDArray[np.float64]:
    rows: list[list[float]] = []
    for line in whole.split(b"\n"):
        try:
            row = [float(number) for number in line.split(b",")]
        except ValueError:
            break
        if len(row) != 4:
            break
        rows.append(row)
    return np.array(rows, np.float64).reshape(-1, 4)


class SampledLosses(NamedTuple):
    """Steps float64 (P,), and the mean loss of some rows around each, float32 (P,); the number of the last step."""

    steps_P: npt.NDArray[np.float64]
    losses_P: Floats
    last_step: int


def sample_losses(file: Path, points: int) -> SampledLosses:
    """Return a curve of at most ``points``.

    Of a large file only ``points`` small pieces are read, evenly from its beginning to its end.

    Raises:
        OSError: the file is missing or cannot be read.
        BrokenLogError: there is something in it, and none of it is a row.
    """
    size = size_of(file, MOST_STEP_BYTES)
    with file.open("rb") as content:
        start = len(content.readline(_SAMPLE_BYTES))
        if size - start <= _WHOLE_BYTES:
            rows = _rows_of(content.read(_WHOLE_BYTES))
            groups = np.array_split(rows, min(points, len(rows)) or 1)
        else:
            # From one byte before its beginning: the end of a line that ends there is seen.
            places = np.linspace(start - 1, size - _SAMPLE_BYTES, points).astype(int).tolist()
            groups = [_rows_of(_lines_at(content, place)) for place in places]
    groups = [group for group in groups if len(group)]
    if not groups and size - start > _LONGEST_ROW:
        raise BrokenLogError("there is no row in it")
    steps_P = np.array([group[:, 0].mean() for group in groups])
    losses_P = np.array([group[:, 2].mean() for group in groups])
    last_step = groups[-1][-1, 0] if groups else 0
    if not 0 <= last_step <= _MOST_STEPS:
        raise BrokenLogError("there is no such step")
    with np.errstate(over="ignore"):
        return SampledLosses(steps_P, losses_P.astype(np.float32), int(last_step))


def _lines_at(content: BinaryIO, place: int) -> bytes:
    """Return the lines that begin in the bytes from ``place`` on."""
    content.seek(place)
    piece = content.read(_SAMPLE_BYTES)
    return piece[piece.find(b"\n") + 1 :]


def read_epochs(file: Path) -> tuple[EpochFigures, ...]:
    """Return the figures of every epoch, up to the first row that is none.

    Raises:
        OSError: the file is missing, too large or cannot be read.
        BrokenLogError: it is something else.
    """
    figures: list[EpochFigures] = []
    for row in _text_rows(file, "epoch"):
        try:
            found = _epoch(row)
        except (KeyError, TypeError, ValueError):
            break
        if figures and found.step <= figures[-1].step:
            break
        figures.append(found)
    return tuple(figures)


def _epoch(row: Mapping[str, str]) -> EpochFigures:
    metrics = EpochMetrics(
        train_loss=float(row["train_loss"]),
        train_accuracy=float(row["train_accuracy"]),
        test_loss=float(row["test_loss"]),
        test_accuracy=float(row["test_accuracy"]),
        validation_loss=_figure(row["validation_loss"]),
        validation_accuracy=_figure(row["validation_accuracy"]),
        # Runs of before there were schedules do not have it.
        learning_rate=_figure(row.get("learning_rate", "")),
    )
    epoch, step, seconds = int(row["epoch"]), int(row["step"]), float(row["seconds"])
    if not (1 <= epoch <= step <= _MOST_STEPS and math.isfinite(seconds)):
        raise ValueError("there is no such epoch")
    return EpochFigures(epoch=epoch, step=step, seconds=seconds, metrics=metrics)


def _figure(text: str) -> float | None:
    return float(text) if text else None


def read_changes(file: Path) -> tuple[tuple[int, Mapping[str, Any]], ...]:
    """Return the settings that were changed while the run went on: after which step, and their new values.

    Up to the first row that is none; what stands in one file after the same step belongs together.

    Raises:
        OSError: the file is missing, too large or cannot be read.
        BrokenLogError: it is something else.
    """
    changes: list[tuple[int, dict[str, Any]]] = []
    for row in _text_rows(file, "step"):
        try:
            step, name, value = int(row["step"]), row["field"], json.loads(row["value"])
            info = FIELDS[name]
        except (KeyError, TypeError, ValueError, RecursionError):
            break
        value = plain(info.kind, value)
        if problem_of_value(name, info, value) is not None:
            break
        if changes and changes[-1][0] == step and name not in changes[-1][1]:
            changes[-1][1][name] = value
        else:
            changes.append((step, {name: value}))
    return tuple(changes)


def _text_rows(file: Path, first_name: str) -> list[dict[str, str]]:
    """Return the whole rows of a small log, by the names in its first line, which begins with ``first_name``."""
    content = read_bounded(file, _MOST_ROW_BYTES)
    text = content[: content.rfind(b"\n") + 1].decode("utf-8", errors="replace")
    if text and not text.startswith(f"{first_name},"):
        raise BrokenLogError("it does not begin with the names of its columns")
    rows: list[dict[str, str]] = []
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            if None in row or None in row.values():
                break  # more or fewer values than the first line has names
            rows.append(row)
    except csv.Error:
        pass
    return rows
