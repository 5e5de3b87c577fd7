"""PlotPanel: the live plot dock. Loss and accuracy of a run side by side, over its iterations."""

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import RunStarted
from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.plots.change_marks import ChangeWords
from mnistgui.ui.plots.chart import Chart
from mnistgui.ui.plots.chart_items import Curve
from mnistgui.ui.plots.controls import PlotControls
from mnistgui.ui.plots.overlays import MOST_OVERLAYS, Overlay, OverlayLegend, OverlayTraces
from mnistgui.ui.plots.pace import Pace
from mnistgui.ui.plots.picture import save_picture
from mnistgui.ui.plots.readout import Readouts
from mnistgui.ui.plots.run_lines import FIGURES, Figure, RunLines
from mnistgui.ui.plots.stories import ChartStories

_SHORTEST_VIEW: Final = 16  # iterations
_BEYOND_END: Final = 1.015  # so that the last mark and the last number of the axis are whole
_POINTS_A_COLUMN: Final = 2
_REACH_PX: Final = 4  # how near to the mark of an epoch the pointer reads it


class PlotPanel(QWidget):
    """Draws a `RunHistory`: tell it with `refresh` that the history has grown, as often as you like."""

    overlay_removed = Signal(str)  # the key of another run that the user took out of the plot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: RunHistory | None = None
        self._start: TrainingConfig | None = None  # what the run began with
        self._total_steps = 0
        self._overlays: Sequence[Overlay] = ()
        self._others_drawn: dict[Figure, tuple[object, ...]] = {}  # what the overlays were drawn for
        self._changes: list[tuple[int, str, str]] = []
        self._following = True  # whether the whole run is in view, or a part that the user chose
        self._pointed: int | None = None  # the iteration that the user points at
        self._drawn = (0, 0)  # steps and epochs of the last picture
        self._resting = Pace(self)
        self._resting.timeout.connect(self._on_resting_timeout)
        self._change_words = ChangeWords(self)
        self._build_controls()
        self._build_charts()
        self._build_layout()
        self._show_theme()
        self._run, self._others = RunLines(None, 0), OverlayTraces((), 0)
        self.retranslate()
        self.set_history(None)

    def _build_controls(self) -> None:
        self._controls = PlotControls(self)
        self._controls.legend.toggled.connect(self._on_legend_toggled)
        self._controls.smoothing_changed.connect(self._on_controls_smoothing_changed)
        self._controls.log_scale_toggled.connect(self._on_controls_log_scale_toggled)
        self._controls.whole_requested.connect(self.show_all)
        self._overlay_legend = OverlayLegend(self)
        self._overlay_legend.removed.connect(self._on_overlay_legend_removed)

    def _build_charts(self) -> None:
        self._loss = self._chart("plot.loss", scale=1, limits=(0, math.inf), falls=True)
        self._accuracy = self._chart("plot.accuracy", scale=100, limits=(0, 100), falls=False)
        self._accuracy.setXLink(self._loss)
        self._charts: dict[Figure, Chart] = {"loss": self._loss, "accuracy": self._accuracy}
        self._stories = ChartStories(self._loss, self._accuracy, self)
        self._readouts = Readouts(self)

    def _chart(self, name: str, *, scale: float, limits: tuple[float, float], falls: bool) -> Chart:
        chart = Chart(scale=scale, limits=limits, falls=falls, parent=self)
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
        for figure, chart in self._charts.items():
            column = QVBoxLayout()
            column.setSpacing(theme.SPACING // 2)
            column.addWidget(self._readouts.of[figure])
            column.addWidget(chart, 1)
            charts.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._controls)
        layout.addWidget(self._overlay_legend)
        layout.addLayout(charts, 1)

    @Slot(object)
    def set_history(
        self, history: RunHistory | None, total_steps: int = 0, start: TrainingConfig | None = None
    ) -> None:
        """Draw another run from its beginning, or none.

        ``total_steps``, where known, is where its axis will end, and ``start`` what it began with: a change of a
        setting is then written with the value before it.
        """
        self._history, self._total_steps, self._start = history, total_steps, start
        self._following, self._pointed, self._drawn = True, None, (0, 0)
        self._run = RunLines(history, self._controls.smoothing)
        self._put_changes_into_words()
        self._write_notices()
        self._draw()

    @Slot(object)
    def begin_run(self, started: RunStarted) -> None:
        """Take note of what the run whose history is shown goes by: its length, its loss, its first settings."""
        self._total_steps = started.steps_per_epoch * started.epochs
        # Of a run that was taken up these settings have the changes of its first part already.
        self._start = None if started.step else started.config
        if started.config is not None:
            self.set_loss_kind(started.config.loss)
        self._put_changes_into_words()

    def set_overlays(self, overlays: Sequence[tuple[str, str, RunHistory]]) -> None:
        """Draw other runs, ``(key, label, history)``, over the present one; of more than five the first."""
        self._overlays = tuple(
            Overlay(key=key, label=label, history=history) for key, label, history in overlays[:MOST_OVERLAYS]
        )
        self._overlay_legend.show_overlays(self._overlays)
        self._others = OverlayTraces(self._overlays, self._controls.smoothing)
        self._others_drawn = {}
        self._write_notices()
        self._draw()

    @property
    def overlays(self) -> list[tuple[str, str, RunHistory]]:
        """The other runs that are drawn, as `set_overlays` takes them."""
        return [(overlay.key, overlay.label, overlay.history) for overlay in self._overlays]

    def set_loss_kind(self, key: str) -> None:
        """Say the unit of the loss ``key`` (a value of the setting ``loss``) at the axis."""
        self._stories.set_loss_kind(key)

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
        legends = [self._controls.legend] + ([self._overlay_legend] if self._overlays else [])
        save_picture(Path(path), legends, list(self._charts.values()))

    @Slot()
    def show_all(self) -> None:
        """Show the whole run, and follow it again."""
        self._following, self._pointed = True, None
        self._draw()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._stories.retranslate()
        self._put_changes_into_words()
        self._write_notices()
        self._write_readouts()

    def _show_theme(self) -> None:
        for chart in self._charts.values():
            chart.set_theme(theme.of(self), faint=self._controls.smoothing > 0)

    def _write_notices(self) -> None:
        empty = not self._size()[0] and not self._overlays
        self._stories.write_notices(begun=self._history is not None, empty=empty)

    def _size(self) -> tuple[int, int]:
        """Return how many steps and epochs the history has."""
        return (0, 0) if self._history is None else (self._history.steps, len(self._history.epochs))

    def _draw(self) -> None:
        steps, _ = self._size()
        self._run.extend()
        if steps and not self._drawn[0]:
            self._write_notices()
        self._drawn = self._size()
        if self._history is not None and len(self._history.changes) != len(self._changes):
            self._put_changes_into_words()
        if self._following:
            self._loss.show_x(0, _BEYOND_END * self._end_of_view(steps))
        self._controls.offer_whole(not self._following)
        self._controls.legend.offer("validation", self._run.has_validation)
        for figure in FIGURES:
            self._draw_lines(figure)
        self._write_readouts()

    def _put_changes_into_words(self) -> None:
        self._changes = self._change_words.of(self._history, self._start)
        for chart in self._charts.values():
            chart.show_changes([(step, short) for step, short, _ in self._changes])

    def _draw_lines(self, figure: Figure) -> None:
        chart = self._charts[figure]
        first, last = math.floor(chart.x_range[0]) - 1, math.ceil(chart.x_range[1]) + 1
        most = _POINTS_A_COLUMN * chart.columns
        # The other runs do not grow: they are drawn anew only where the view has changed.
        view = (first, last, most, chart.is_log)
        if self._others_drawn.get(figure) != view:
            self._others_drawn[figure] = view
            chart.show_overlays(self._others.lines(figure, first, last, most))
        raw, smoothed = self._run.lines(figure, first, last, most)
        epoch_ends, test, validation = self._run.epoch_lines(figure)
        chart.show_lines(raw, smoothed, test, validation, epoch_ends)
        chart.show_pointer(self._pointed)

    def _end_of_view(self, steps: int) -> int:
        """Return where the axis ends: it doubles as the run goes on, until the whole run and all others fit."""
        end = _SHORTEST_VIEW
        while end < steps:
            end *= 2
        own = min(end, self._total_steps) if 0 < steps <= self._total_steps else end
        return self._others.steps if self._others.steps and not steps else max(own, self._others.steps)

    def _write_readouts(self) -> None:
        first, last = self._loss.x_range
        reach = _REACH_PX * (last - first) / self._loss.columns
        self._readouts.show(self._run, self._pointed, [(step, long) for step, _, long in self._changes], reach)

    def _point_at(self, step: int | None) -> None:
        steps, _ = self._size()
        self._pointed = None if step is None or not steps else min(max(step, 1), steps)
        for chart in self._charts.values():
            chart.show_pointer(self._pointed)
        self._write_readouts()

    @Slot()
    def _on_resting_timeout(self) -> None:
        if self.isVisible() and not self.window().isMinimized() and self._size() != self._drawn:
            # Painting comes later: that of the last picture stands for that of this one.
            painting_s = sum(chart.painting_s for chart in self._charts.values())
            began = time.perf_counter()
            self._draw()
            self._resting.rest_after(time.perf_counter() - began + painting_s)

    @Slot(str)
    def _on_overlay_legend_removed(self, key: str) -> None:
        self.set_overlays([overlay for overlay in self.overlays if overlay[0] != key])
        self.overlay_removed.emit(key)

    @Slot(str, bool)
    def _on_legend_toggled(self, curve: Curve, shown: bool) -> None:
        for chart in self._charts.values():
            chart.set_curve_visible(curve, shown)

    @Slot()
    def _on_controls_smoothing_changed(self) -> None:
        self._run.set_smoothing(self._controls.smoothing)
        self._others.set_smoothing(self._controls.smoothing)
        self._others_drawn = {}
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
