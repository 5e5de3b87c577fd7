"""Small parts of a chart: its curves' names and colours, the axis of iterations, and what marks the epochs."""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from mnistgui.ui.plots.trace import Floats, Line
from mnistgui.ui.theme import Theme

Curve = Literal["raw", "smoothed", "test", "validation"]
CURVES: Final[tuple[Curve, ...]] = ("raw", "smoothed", "test", "validation")
EPOCH_CURVES: Final[tuple[Curve, ...]] = ("test", "validation")  # one point an epoch

_FAINT: Final = 80  # of 255
_BOUNDARY_PX: Final = 12  # nearer than this, only every second, fifth, … boundary of an epoch is drawn
MARK_PX: Final = 8  # nearer than this, epochs are a line without points
_VALUE_PX: Final = 44  # nearer than this, only the last epoch's value is written


def curve_colour(theme: Theme, curve: Curve) -> QColor:
    """Return the colour of a curve: one for the training batches, each of them faint, others for what an epoch has."""
    colour = QColor(theme.series[{"test": 1, "validation": 2}.get(curve, 0)])
    if curve == "raw":
        colour.setAlpha(_FAINT)
    return colour


class IterationAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis of whole numbers, written out in full."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        return [f"{value:,.0f}" if float(value).is_integer() else "" for value in values]


class RunCurve(pg.PlotCurveItem):  # type: ignore[misc]
    """A line over all of the view.

    Its own bounds would be searched for in all of its points after each `setData`, several times a picture, and nobody
    asks for them: ranges are set by hand.
    """

    def boundingRect(self) -> QRectF:  # noqa: N802
        box = self.getViewBox()
        rect: QRectF = QRectF() if box is None else box.viewRect()
        return rect


class EpochMarks:
    """Upright lines where epochs end, and the test set's values written at their points."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._boundaries = RunCurve(connect="pairs")
        plot.addItem(self._boundaries, ignoreBounds=True)
        self._labels: list[pg.TextItem] = []
        self._text, self._fill = QColor(), QColor()

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._boundaries.setPen(theme.line, width=1)
        self._text, self._fill = theme.colour("text"), theme.colour("base", 200)
        for label in self._labels:
            self._colour(label)

    def draw_boundaries(self, ends: Sequence[int], bottom: float, top: float) -> None:
        """Draw the ends of epochs from ``bottom`` to ``top``, every second, fifth, … where they stand too close."""
        apart = self.pixels_apart(ends)
        stride = next((stride for stride in (1, 2, 5, 10, 20, 50, 100) if apart * stride >= _BOUNDARY_PX), 1000)
        x = np.repeat(np.asarray(ends[stride - 1 :: stride], float), 2)
        self._boundaries.setData(x, np.tile([bottom, top], len(x) // 2))

    def write_values(self, points: Line, middle: float, texts: Sequence[str]) -> None:
        """Write ``texts`` at ``points``, below those higher than ``middle`` and above the others."""
        (first, last), _ = self._plot.getViewBox().viewRange()
        shown = np.flatnonzero((points.x_P >= first) & (points.x_P <= last) & np.isfinite(points.y_P))
        if len(shown) > 1 and self.pixels_apart(points.x_P) < _VALUE_PX:
            shown = shown[-1:]
        while len(self._labels) < len(shown):
            self._add_label()
        for label, point in zip(self._labels, shown.tolist(), strict=False):
            label.setText(texts[point])
            # The text ends at its point: that of the last epoch would otherwise leave the chart.
            label.setAnchor((1, -0.1 if points.y_P[point] > middle else 1.1))
            label.setPos(points.x_P[point], points.y_P[point])
        for number, label in enumerate(self._labels):
            label.setVisible(number < len(shown))

    def pixels_apart(self, x_P: Sequence[int] | Floats) -> float:
        """Return how many pixels lie between neighbours, which all stand as far apart as the first two."""
        (first, last), _ = self._plot.getViewBox().viewRange()
        apart = x_P[1] - x_P[0] if len(x_P) > 1 else last - first
        return float(apart / max(last - first, 1e-9) * self._plot.getViewBox().width())

    def _add_label(self) -> None:
        label = pg.TextItem()
        self._labels.append(label)
        self._colour(label)
        self._plot.addItem(label, ignoreBounds=True)

    def _colour(self, label: pg.TextItem) -> None:
        label.setColor(self._text)
        label.fill = pg.mkBrush(self._fill)
