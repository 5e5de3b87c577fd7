"""RunLines: what there is to draw of one run, for the chart of the loss and for that of the accuracy. No Qt."""

from typing import Final, Literal

import numpy as np

from mnistgui.training.events import EpochMetrics
from mnistgui.training.history import RunHistory
from mnistgui.ui.plots.trace import EMPTY_LINE, Line, Trace

Figure = Literal["loss", "accuracy"]
FIGURES: Final[tuple[Figure, ...]] = ("loss", "accuracy")
# The smoothed line has so many times fewer points: it has no spikes to miss, and drawn wide and without stairs each of
# them costs ten times as much.
_CALMER: Final = 4


class RunLines:
    """Follows a `RunHistory`, or none; lines are worked out of what `extend` has taken in."""

    def __init__(self, history: RunHistory | None, smoothing: float) -> None:
        self._history = history
        self._smoothing = smoothing
        self._traces = {figure: Trace(smoothing) for figure in FIGURES}

    @property
    def steps(self) -> int:
        """Number of steps of the history."""
        return 0 if self._history is None else self._history.steps

    @property
    def epochs(self) -> list[tuple[int, EpochMetrics]]:
        """The history's epochs."""
        return [] if self._history is None else self._history.epochs

    @property
    def has_validation(self) -> bool:
        """Whether images were held back from the training set."""
        return bool(self.epochs) and self.epochs[-1][1].validation_loss is not None

    def set_smoothing(self, weight: float) -> None:
        """Smooth anew with ``weight``, 0 (not at all) to below 1."""
        self._smoothing = weight
        for trace in self._traces.values():
            trace.set_smoothing(weight)

    def extend(self) -> None:
        """Take in what the history has gained."""
        if self._history is not None:
            self._traces["loss"].extend(self._history.losses_S)
            self._traces["accuracy"].extend(self._history.accuracies_S)

    def lines(self, figure: Figure, first: int, last: int, most: int) -> tuple[Line, Line]:
        """Return each iteration and the smoothed line from ``first`` to ``last`` (left out), about ``most`` points."""
        begin = min(max(0, first), self.steps)
        end = max(begin, min(self.steps, last))
        trace = self._traces[figure]
        smoothed = trace.smoothed_line(begin, end, most // _CALMER) if self._smoothing else EMPTY_LINE
        return trace.raw_line(begin, end, most), smoothed

    def epoch_lines(self, figure: Figure) -> tuple[list[int], Line, Line]:
        """Return the iterations at which an epoch ended, and the figures there of test set and validation images."""
        ends = [step for step, _ in self.epochs]
        if figure == "loss":
            values = [(metrics.test_loss, metrics.validation_loss) for _, metrics in self.epochs]
        else:
            values = [(metrics.test_accuracy, metrics.validation_accuracy) for _, metrics in self.epochs]
        x_P = np.array(ends, np.float64)
        # A None becomes NaN, which breaks the line.
        y_P2 = np.array(values, np.float64).reshape(-1, 2)
        return ends, Line(x_P, y_P2[:, 0]), Line(x_P, y_P2[:, 1])

    def value(self, figure: Figure, step: int) -> tuple[float, float | None]:
        """Return the value of ``step`` (counted from 1) and its smoothed one, None without smoothing."""
        value, smoothed = self._traces[figure].value(step)
        return value, smoothed if self._smoothing else None

    def epoch_of(self, step: int) -> int:
        """Return the epoch of ``step``; both count from 1."""
        return 1 + sum(end < step for end, _ in self.epochs)
