"""PlotPanel: the live plot dock. Loss and accuracy of a run side by side, over its iterations."""

import math
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.plots.chart import Chart
from mnistgui.ui.plots.chart_items import Curve
from mnistgui.ui.plots.controls import PlotControls
from mnistgui.ui.plots.picture import save_picture
from mnistgui.ui.plots.readout import AccuracyReadout, LossReadout, Readout
from mnistgui.ui.plots.trace import EMPTY_LINE, Line, Trace

_SHORTEST_VIEW: Final = 16  # iterations
_BEYOND_END: Final = 1.015  # so that the last mark and the last number of the axis are whole
_POINTS_A_COLUMN: Final = 2
_REACH_PX: Final = 4  # how near to the mark of an epoch the pointer reads it
_REST_MS: Final = 100  # between two pictures: what a live plot costs, the training does not get


class PlotPanel(QWidget):
    """Draws a `RunHistory`: tell it with `refresh` that the history has grown, as often as you like."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: RunHistory | None = None
        self._total_steps = 0
        self._following = True  # whether the whole run is in view, or a part that the user chose
        self._pointed: int | None = None  # the iteration that the user points at
        self._drawn = (0, 0)  # steps and epochs of the last picture
        self._resting = QTimer(self)
        self._resting.setInterval(_REST_MS)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._build_controls()
        self._build_charts()
        self._build_layout()
        self._show_theme()
        self.retranslate()
        self.set_history(None)

    def _build_controls(self) -> None:
        self._controls = PlotControls(self)
        self._controls.legend.toggled.connect(self._on_legend_toggled)
        self._controls.smoothing_changed.connect(self._on_controls_smoothing_changed)
        self._controls.log_scale_toggled.connect(self._on_controls_log_scale_toggled)
        self._controls.whole_requested.connect(self.show_all)

    def _build_charts(self) -> None:
        self._loss = self._chart("plot.loss", scale=1, limits=(0, math.inf))
        self._accuracy = self._chart("plot.accuracy", scale=100, limits=(0, 100))
        self._accuracy.setXLink(self._loss)
        self._charts = (self._loss, self._accuracy)
        self._readouts: dict[Chart, Readout] = {
            self._loss: LossReadout(self),
            self._accuracy: AccuracyReadout(self),
        }
        for chart, readout in self._readouts.items():
            readout.setObjectName(f"{chart.objectName()}.readout")

    def _chart(self, name: str, *, scale: float, limits: tuple[float, float]) -> Chart:
        chart = Chart(scale=scale, limits=limits, parent=self)
        chart.setObjectName(name)
        chart.pointed.connect(self._on_chart_pointed)
        chart.pointed_away.connect(self._on_chart_pointed_away)
        chart.pointer_moved.connect(self._on_chart_pointer_moved)
        chart.zoomed.connect(self._on_chart_zoomed)
        chart.whole_requested.connect(self.show_all)
        return chart

    def _build_layout(self) -> None:
        charts = QHBoxLayout()
        charts.setSpacing(theme.SPACING)
        for chart in self._charts:
            column = QVBoxLayout()
            column.setSpacing(theme.SPACING // 2)
            column.addWidget(self._readouts[chart])
            column.addWidget(chart, 1)
            charts.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._controls)
        layout.addLayout(charts, 1)

    @Slot(object)
    def set_history(self, history: RunHistory | None, total_steps: int = 0) -> None:
        """Draw another run from its beginning, or none; ``total_steps``, where known, is where its axis will end."""
        self._history, self._total_steps = history, total_steps
        self._following, self._pointed, self._drawn = True, None, (0, 0)
        self._new_traces()
        self._write_notices()
        self._draw()

    @Slot()
    def refresh(self) -> None:
        """Draw what the history has gained: at once, or soon after the last picture. Nothing while nobody sees it."""
        if not self._resting.isActive():
            self._on_resting_timeout()

    @Slot(str)
    def export_image(self, path: Path | str) -> None:
        """Save both charts as they are to ``path`` (.png or .svg).

        Raises:
            ValueError: another suffix.
            OSError: the file cannot be written.
        """
        self._draw()
        save_picture(Path(path), self._controls.legend, self._charts)

    @Slot()
    def show_all(self) -> None:
        """Show the whole run, and follow it again."""
        self._following, self._pointed = True, None
        self._draw()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._loss.set_axis_texts(self.tr("iteration"), self.tr("loss (nats)"))
        self._accuracy.set_axis_texts(self.tr("iteration"), self.tr("accuracy (%)"))
        self._loss.setAccessibleName(self.tr("Loss"))
        self._accuracy.setAccessibleName(self.tr("Accuracy"))
        keys = self.tr(
            "Point at an iteration to read it, or use the left and right keys. "
            "The wheel or + and − zoom, dragging moves, Home shows the whole run."
        )
        stories = {
            self._loss: self.tr("Loss: mean cross entropy of the images, in nats (natural logarithm)."),
            self._accuracy: self.tr("Accuracy: share of the images that are recognised."),
        }
        for chart, story in stories.items():
            chart.setToolTip(f"<p>{story}</p><p>{keys}</p>")
            chart.setAccessibleDescription(f"{story} {keys}")
        self._write_notices()
        self._write_readouts()

    def _new_traces(self) -> None:
        self._traces = {chart: Trace(self._controls.smoothing) for chart in self._charts}

    def _show_theme(self) -> None:
        for chart in self._charts:
            chart.set_theme(theme.of(self), faint=self._controls.smoothing > 0)

    def _write_notices(self) -> None:
        if self._size()[0]:
            loss = accuracy = ""
        elif self._history is not None:
            loss = accuracy = self.tr("The first iteration is on its way…")
        else:
            loss = self.tr("Press Start: the loss of every iteration draws itself here.")
            accuracy = self.tr("And here the accuracy: on every batch, and on the test set after each epoch.")
        self._loss.show_notice(loss)
        self._accuracy.show_notice(accuracy)

    def _size(self) -> tuple[int, int]:
        """Return how many steps and epochs the history has."""
        return (0, 0) if self._history is None else (self._history.steps, len(self._history.epochs))

    def _draw(self) -> None:
        history, (steps, _) = self._history, self._size()
        if history is not None:
            self._traces[self._loss].extend(history.losses_S)
            self._traces[self._accuracy].extend(history.accuracies_S)
        if steps and not self._drawn[0]:
            self._write_notices()
        self._drawn = self._size()
        if self._following:
            self._loss.show_x(0, _BEYOND_END * self._end_of_view(steps))
        self._controls.offer_whole(not self._following)
        for chart in self._charts:
            self._draw_lines(chart, steps)
        self._write_readouts()

    def _draw_lines(self, chart: Chart, steps: int) -> None:
        trace, most = self._traces[chart], _POINTS_A_COLUMN * chart.columns
        first, last = chart.x_range
        begin = min(max(0, math.floor(first) - 1), steps)
        end = max(begin, min(steps, math.ceil(last) + 1))
        smoothed = trace.smoothed_line(begin, end, most) if self._controls.smoothing else EMPTY_LINE
        epoch_ends, test = self._test_line(chart)
        chart.show_lines(trace.raw_line(begin, end, most), smoothed, test, epoch_ends)
        chart.show_pointer(self._pointed)

    def _end_of_view(self, steps: int) -> int:
        """Return where the axis ends: it doubles as the run goes on, until the whole run fits."""
        end = _SHORTEST_VIEW
        while end < steps:
            end *= 2
        return min(end, self._total_steps) if 0 < steps <= self._total_steps else end

    def _test_line(self, chart: Chart) -> tuple[list[int], Line]:
        """Return the iterations at which an epoch ended, and the line of the test set's figures there."""
        epochs = [] if self._history is None else self._history.epochs
        ends = [step for step, _ in epochs]
        values = [metrics.test_loss if chart is self._loss else metrics.test_accuracy for _, metrics in epochs]
        return ends, Line(np.array(ends, np.float64), np.array(values, np.float64))

    def _write_readouts(self) -> None:
        """Write the figures of the iteration pointed at, else of the last one; at an epoch's end the test set's."""
        history = self._history
        if history is None or not history.steps:
            for readout in self._readouts.values():
                readout.clear()
            return
        near = None if self._pointed is None else self._epoch_ending_near(self._pointed)
        if near is not None:
            metrics = history.epochs[near][1]
            self._readouts[self._loss].show_epoch(near + 1, metrics.test_loss)
            self._readouts[self._accuracy].show_epoch(near + 1, metrics.test_accuracy)
            return
        step = history.steps if self._pointed is None else self._pointed
        epoch = 1 + sum(end < step for end, _ in history.epochs)
        for chart, readout in self._readouts.items():
            value, smoothed = self._traces[chart].value(step)
            readout.show_iteration(step, epoch, value, smoothed if self._controls.smoothing else None)

    def _epoch_ending_near(self, step: int) -> int | None:
        """Return which entry of the history's epochs has its mark under the pointer at ``step``, or None."""
        assert self._history is not None
        first, last = self._loss.x_range
        reach = _REACH_PX * (last - first) / self._loss.columns
        away = [abs(end - step) for end, _ in self._history.epochs]
        return away.index(min(away)) if away and min(away) <= reach else None

    def _point_at(self, step: int | None) -> None:
        steps, _ = self._size()
        self._pointed = None if step is None or not steps else min(max(step, 1), steps)
        for chart in self._charts:
            chart.show_pointer(self._pointed)
        self._write_readouts()

    @Slot()
    def _on_resting_timeout(self) -> None:
        if self.isVisible() and not self.window().isMinimized() and self._size() != self._drawn:
            self._draw()
            self._resting.start()

    @Slot(str, bool)
    def _on_legend_toggled(self, curve: Curve, shown: bool) -> None:
        for chart in self._charts:
            chart.set_curve_visible(curve, shown)

    @Slot()
    def _on_controls_smoothing_changed(self) -> None:
        for trace in self._traces.values():
            trace.set_smoothing(self._controls.smoothing)
        self._show_theme()
        self._draw()

    @Slot(bool)
    def _on_controls_log_scale_toggled(self, log: bool) -> None:
        self._loss.set_log(log)
        self._draw()

    @Slot(float)
    def _on_chart_pointed(self, iteration: float) -> None:
        self._point_at(round(iteration))

    @Slot()
    def _on_chart_pointed_away(self) -> None:
        self._point_at(None)

    @Slot(int)
    def _on_chart_pointer_moved(self, columns: int) -> None:
        steps, _ = self._size()
        first, last = self._loss.x_range
        stride = max(1, round((last - first) / self._loss.columns))
        self._point_at((steps if self._pointed is None else self._pointed) + columns * stride)

    @Slot()
    def _on_chart_zoomed(self) -> None:
        self._following = False
        self._draw()

    # Qt's own events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_theme()
        super().changeEvent(event)
