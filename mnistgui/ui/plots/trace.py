"""Trace: the numbers of one curve, step by step, ready to be drawn at any width. numpy only, no Qt.

Array suffixes: S steps of the run so far, P points of a line to draw. Entry i of an array is iteration i + 1.
"""

import math
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]

_FACTOR: Final = 4  # values that become one block of the next level
_LARGEST_POWER: Final = 150  # of ten: what a block of `Smoother` may divide by, far from float64's 308


class Line(NamedTuple):
    """Points to draw: ``x_P`` on the axis of iterations, ``y_P`` (NaN breaks the line)."""

    x_P: Floats
    y_P: Floats


EMPTY_LINE: Final = Line(np.empty(0, np.float64), np.empty(0, np.float64))


class GrowingArray:
    """A float32 array that doubles when it is full."""

    def __init__(self) -> None:
        self._size = 0
        self._room = np.empty(256, np.float32)

    def append(self, values: Floats) -> None:
        """Append ``values``."""
        end = self._size + len(values)
        if end > len(self._room):
            grown = np.empty(max(end, 2 * len(self._room)), np.float32)
            grown[: self._size] = self._room[: self._size]
            self._room = grown
        self._room[self._size : end] = values
        self._size = end

    @property
    def values(self) -> npt.NDArray[np.float32]:
        """What was appended so far."""
        return self._room[: self._size]


class Envelope:
    """Minimum and maximum of every 4, 16, 64, … values, extended as values come.

    A line of a million points is then drawn from a few hundred columns, and no peak is lost. Values that are not finite
    are left out; a block of nothing else is NaN.
    """

    def __init__(self) -> None:
        self._levels: list[tuple[GrowingArray, GrowingArray]] = []

    def extend(self, values_S: Floats) -> None:
        """Take in what is new in ``values_S``, which holds all values so far."""
        lows = highs = values_S
        level = 0
        while len(lows) >= _FACTOR:
            if level == len(self._levels):
                self._levels.append((GrowingArray(), GrowingArray()))
            low, high = self._levels[level]
            new = slice(len(low.values) * _FACTOR, len(lows) // _FACTOR * _FACTOR)
            if new.start == new.stop:
                return
            low.append(_each_four(np.fmin, _finite(lows[new])))
            high.append(_each_four(np.fmax, _finite(highs[new])))
            lows, highs = low.values, high.values
            level += 1

    def columns(self, values_S: Floats, first: int, last: int, most: int) -> tuple[Floats, Floats, Floats]:
        """Return ``(x_P, low_P, high_P)`` of the entries ``first`` to ``last`` (left out) in about ``most`` columns.

        Where the values themselves are few enough, ``low_P`` and ``high_P`` are the same array. The outermost columns
        may reach beyond ``first`` and ``last``.
        """
        level, size = 0, 1
        while last - first > most * size and level < len(self._levels):
            level, size = level + 1, size * _FACTOR
        if level == 0:
            y_P = _finite(values_S[first:last])
            return np.arange(first + 1.0, last + 1.0), y_P, y_P
        low, high = (array.values for array in self._levels[level - 1])
        blocks = slice(first // size, min(-(-last // size), len(low)))
        x_P = (np.arange(blocks.start, blocks.stop) + 0.5) * size + 0.5
        tail = _finite(values_S[len(low) * size : last])
        if not len(tail):
            return x_P, low[blocks], high[blocks]
        # The last steps do not fill a block yet.
        x_P = np.append(x_P, len(low) * size + (len(tail) + 1) / 2)
        return x_P, np.append(low[blocks], np.fmin.reduce(tail)), np.append(high[blocks], np.fmax.reduce(tail))


class Smoother:
    """Exponential smoothing with bias correction, as TensorBoard draws its curves, extended as values come.

    ``s_t = w s_(t-1) + (1 - w) x_t``, shown as ``s_t / (1 - w^t)`` (Kingma and Ba, "Adam", 2015, section 3). A value
    that is not finite is NaN in the answer and leaves no trace in what follows.
    """

    def __init__(self, weight: float) -> None:
        if not 0 <= weight < 1:
            raise ValueError(f"the weight must be from 0 to below 1, not {weight}")
        self._weight = weight
        self._sum = 0.0
        self._count = 0

    def extend(self, values: Floats) -> Floats:
        """Return the smoothed values that follow those of the calls before; the same length."""
        smoothed = np.full(len(values), np.nan)
        finite = np.isfinite(values)
        smoothed[finite] = values[finite] if self._weight == 0 else self._smooth(values[finite].astype(np.float64))
        return smoothed

    def _smooth(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The recurrence as a cumulative sum, s_t = w^t (s_0 + (1 - w) Σ x_i / w^i), while w^-t can be written."""
        answer = np.empty_like(values)
        length = max(1, int(_LARGEST_POWER / -math.log10(self._weight)))
        for start in range(0, len(values), length):
            block = values[start : start + length]
            power = self._weight ** np.arange(1.0, len(block) + 1)
            sums = power * (self._sum + (1 - self._weight) * np.cumsum(block / power))
            answer[start : start + length] = sums / (1 - self._weight**self._count * power)
            self._sum, self._count = float(sums[-1]), self._count + len(block)
        return answer


class Trace:
    """One curve of a run: its values, the smoothed ones, and the lines to draw for a part of them."""

    def __init__(self, weight: float) -> None:
        self._values_S: Floats = np.empty(0, np.float32)
        self._envelope = Envelope()
        self.set_smoothing(weight)

    def set_smoothing(self, weight: float) -> None:
        """Smooth anew with ``weight``, 0 (not at all) to below 1."""
        self._smoother = Smoother(weight)
        self._smoothed = GrowingArray()
        self._smoothed_envelope = Envelope()
        self.extend(self._values_S)

    def extend(self, values_S: Floats) -> None:
        """Take in what is new in ``values_S``, which holds all values so far and is not copied."""
        self._values_S = values_S
        self._envelope.extend(values_S)
        self._smoothed.append(self._smoother.extend(values_S[len(self._smoothed.values) :]))
        self._smoothed_envelope.extend(self._smoothed.values)

    def value(self, step: int) -> tuple[float, float]:
        """Return the value of ``step`` (counted from 1) and its smoothed one."""
        return float(self._values_S[step - 1]), float(self._smoothed.values[step - 1])

    def raw_line(self, first: int, last: int, most: int) -> Line:
        """Return the line through every value of a window, or through the lowest and highest of each column."""
        x_P, low_P, high_P = self._envelope.columns(self._values_S, first, last, most)
        if low_P is high_P:
            return Line(x_P, low_P)
        y_P = np.empty(2 * len(x_P), np.float32)
        y_P[0::2], y_P[1::2] = low_P, high_P
        return Line(np.repeat(x_P, 2), y_P)

    def smoothed_line(self, first: int, last: int, most: int) -> Line:
        """Return the smoothed line of a window, one point a column; that of a whole run ends at its last value."""
        values = self._smoothed.values
        x_P, low_P, high_P = self._smoothed_envelope.columns(values, first, last, most)
        if low_P is high_P:
            return Line(x_P, low_P)
        middle_P = (low_P + high_P) / 2
        if last < len(values):
            return Line(x_P, middle_P)
        return Line(
            np.concatenate([x_P, np.array([last], np.float64)]), np.concatenate([middle_P, values[last - 1 : last]])
        )


def _each_four(pick: np.ufunc, values: Floats) -> Floats:
    """Return ``pick`` (of two arrays) over every four neighbours: five times as fast as reducing a second axis."""
    picked: Floats = pick(pick(values[0::4], values[1::4]), pick(values[2::4], values[3::4]))
    return picked


def _finite(values: Floats) -> Floats:
    """Return ``values`` with NaN in the place of infinities."""
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.float32(np.nan))
