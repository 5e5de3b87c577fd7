"""The two charts of the loss view: the loss after each update, and the mistakes of each epoch."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.views.chart import Chart, Scale
from mnistgui.ui.perceptron.views.run_curves import RunCurves
from mnistgui.ui.perceptron.views.run_pens import draw_run, run_colour, run_pen
from mnistgui.ui.perceptron.views.thinning import thinned_line
from mnistgui.ui.theme import Theme

_FEWEST_UPDATES: Final = 10  # so wide is the axis at first
_FEWEST_EPOCHS: Final = 5
_FEWEST_MISTAKES: Final = 4
_LEAST_BAR: Final = 3.0  # pixels from bar to bar; below it a line is drawn
_LEAST_LOSS: Final = 1e-12  # the lowest that a logarithmic axis goes
_MARK: Final = 3.5


def loss_scales(runs: Sequence[RunCurves], *, log: bool) -> tuple[Scale, Scale]:
    """Return the axes that hold all curves: updates, and loss from zero (or from its least, by its logarithm)."""
    tables = [run.losses_K2 for run in runs if run.losses_K2 is not None and len(run.losses_K2)]
    if not tables:
        return Scale(low=0.0, high=_FEWEST_UPDATES, whole=True), Scale(low=0.0, high=1.0)
    start = min(float(table[0, 0]) for table in tables)
    end = max(float(table[-1, 0]) for table in tables)
    across = Scale(low=start, high=max(end, start + _FEWEST_UPDATES), whole=True)
    highest = max(float(table[:, 1].max()) for table in tables)
    if not log:
        return across, Scale(low=0.0, high=1.05 * highest or 1.0)
    lowest = max(_LEAST_LOSS, min(float(table[:, 1].min()) for table in tables))
    return across, Scale(low=lowest / 1.2, high=max(1.2 * highest, 10.0 * lowest), log=True)


def mistake_scales(runs: Sequence[RunCurves]) -> tuple[Scale, Scale]:
    """Return the axes that hold the mistakes of all epochs; both have whole numbers."""
    firsts = [float(run.mistakes_E2[0, 0]) for run in runs if len(run.mistakes_E2)]
    last = max((run.epoch + (run.missed is not None) for run in runs), default=0)
    first = min(firsts, default=max(1.0, last))
    highest = max((float(run.mistakes_E2[:, 1].max(initial=0.0)) for run in runs), default=0.0)
    highest = max(highest, _FEWEST_MISTAKES, *(run.missed or 0 for run in runs))
    across = Scale(low=first - 0.5, high=max(last, first + _FEWEST_EPOCHS - 1) + 0.5, whole=True)
    return across, Scale(low=0.0, high=1.08 * highest, whole=True)


def draw_losses(painter: QPainter, look: Theme, chart: Chart, runs: Sequence[RunCurves]) -> None:
    """Draw a curve a learner, with a mark where it is now."""
    for place, run in enumerate(runs):
        if run.losses_K2 is None or not len(run.losses_K2):
            continue
        pixels_K2 = chart.pixels_of(run.losses_K2)
        draw_run(painter, run_pen(look, place), thinned_line(pixels_K2))
        draw_mark(painter, look, QPointF(*pixels_K2[-1].tolist()), place)


def draw_mistakes(painter: QPainter, look: Theme, chart: Chart, runs: Sequence[RunCurves]) -> None:
    """Draw bars where there is one learner and room for them, else a line a learner; the pass at hand is hatched
    (a hollow mark)."""
    per_epoch = chart.area.width() / (chart.across.high - chart.across.low)
    for place, run in enumerate(runs):
        table_E2 = run.mistakes_E2
        if len(table_E2):
            stride = float(np.diff(table_E2[:, 0]).min(initial=table_E2[-1, 0])) if len(table_E2) > 1 else 1.0
            if len(runs) == 1 and stride * per_epoch >= _LEAST_BAR:
                _draw_bars(painter, look, chart, table_E2, stride * per_epoch)
            else:
                pixels_E2 = chart.pixels_of(table_E2)
                draw_run(painter, run_pen(look, place), thinned_line(pixels_E2))
                draw_mark(painter, look, QPointF(*pixels_E2[-1].tolist()), place)
        if run.missed is not None and len(runs) > 1:
            painter.setPen(QPen(run_colour(look, place), 1.5))
            painter.setBrush(look.colour("base"))
            painter.drawEllipse(chart.position_of(run.epoch + 1, run.missed), _MARK, _MARK)
        elif run.missed is not None:
            box = _bar(chart, run.epoch + 1, run.missed, max(_LEAST_BAR, per_epoch))
            painter.setPen(QPen(run_colour(look, place), 1.0))
            painter.setBrush(QBrush(run_colour(look, place), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(box)


def draw_mark(painter: QPainter, look: Theme, position: QPointF, place: int, radius: float = _MARK) -> None:
    """Draw the point that says where a learner is."""
    painter.setPen(QPen(look.colour("base"), 1.5))
    painter.setBrush(run_colour(look, place))
    painter.drawEllipse(position, radius + 0.75, radius + 0.75)


def _draw_bars(painter: QPainter, look: Theme, chart: Chart, table_E2: Floats, width: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(run_colour(look, 0))
    painter.drawRects([_bar(chart, epoch, mistakes, width) for epoch, mistakes in table_E2.tolist()])


def _bar(chart: Chart, epoch: float, mistakes: float, width: float) -> QRectF:
    """Return a bar; of no mistakes a low one, so that an epoch without them is not one that was not counted."""
    top = chart.position_of(epoch, mistakes)
    gap = 1.0 if width < 8.0 else 0.2 * width
    height = max(1.5, chart.area.bottom() - top.y())
    return QRectF(top.x() - (width - gap) / 2, chart.area.bottom() - height, width - gap, height)
