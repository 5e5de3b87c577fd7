"""A value after each update, or each epoch, of a run: bounded, however long the run goes on."""

from array import array
from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np

from mnistgui.perceptron.problems import Floats

MOST_VALUES: Final = 20_000


class NumberedSeries:
    """Pairs of a number (growing) and the value noted then. When there are too many, every second one is dropped."""

    def __init__(self) -> None:
        # Not lists: a picture asks for all of them, many times a second.
        self._numbers = array("q")
        self._values = array("d")
        self._stride = 1

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, number: int, value: float) -> None:
        """Note the value at ``number``; what stood there or after is replaced (the run went back)."""
        self.cut(number)
        if number % self._stride == 0:
            self._numbers.append(number)
            self._values.append(value)
        if len(self._numbers) > MOST_VALUES:
            self._stride *= 2
            kept = [place for place, known in enumerate(self._numbers) if known % self._stride == 0]
            self._numbers = array("q", [self._numbers[place] for place in kept])
            self._values = array("d", [self._values[place] for place in kept])

    def cut(self, number: int) -> None:
        """Forget what came at ``number`` or after."""
        if self._numbers and self._numbers[-1] >= number:
            place = bisect_left(self._numbers, number)
            del self._numbers[place:], self._values[place:]

    def as_array(self) -> Floats:
        """Return the pairs as (K, 2): number and value."""
        return np.column_stack((self._numbers, self._values)).astype(np.float64, copy=False)

    def at(self, number: int) -> float | None:
        """Return the value at ``number``, or the last one noted before; None where there is none."""
        place = bisect_right(self._numbers, number)
        return self._values[place - 1] if place else None

    def mean(self, first: int, last: int) -> float | None:
        """Return the mean of the values noted from ``first`` to ``last``; None where there are none."""
        between = self._values[bisect_left(self._numbers, first) : bisect_right(self._numbers, last)]
        return float(np.mean(between)) if between else None
