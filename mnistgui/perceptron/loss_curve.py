"""The loss after each update, to be drawn and to tell whether it still falls; bounded, however long a run goes on."""

from bisect import bisect_left, bisect_right
from typing import Final

import numpy as np

from mnistgui.perceptron.problems import Floats

_MOST_POINTS: Final = 20_000


class LossCurve:
    """Pairs of an update's number and the loss after it. When there are too many, every second one is dropped."""

    def __init__(self) -> None:
        self._updates: list[int] = []
        self._losses: list[float] = []
        self._stride = 1

    def add(self, updates: int, loss: float) -> None:
        """Note the loss after so many updates; what stood there or after is replaced (the run went back)."""
        self.cut(updates)
        if updates % self._stride == 0:
            self._updates.append(updates)
            self._losses.append(loss)
        if len(self._updates) > _MOST_POINTS:
            self._stride *= 2
            kept = [place for place, number in enumerate(self._updates) if number % self._stride == 0]
            self._updates = [self._updates[place] for place in kept]
            self._losses = [self._losses[place] for place in kept]

    def cut(self, updates: int) -> None:
        """Forget what came at ``updates`` or after."""
        place = bisect_left(self._updates, updates)
        del self._updates[place:], self._losses[place:]

    def as_array(self) -> Floats:
        """Return the curve as (points, 2): updates and loss."""
        return np.column_stack((self._updates, self._losses)).astype(np.float64)

    def at(self, updates: int) -> float | None:
        """Return the loss after so many updates, or the last one noted before; None where there is none."""
        place = bisect_right(self._updates, updates)
        return self._losses[place - 1] if place else None

    def mean(self, first: int, last: int) -> float | None:
        """Return the mean of the losses noted from ``first`` to ``last`` updates; None where there are none."""
        between = self._losses[bisect_left(self._updates, first) : bisect_right(self._updates, last)]
        return float(np.mean(between)) if between else None
