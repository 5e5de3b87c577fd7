"""SeriesBench: the dialog, the queue and the table of a series of runs, joined."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.training.run_series import SeriesRun, Spread, summarize
from mnistgui.ui.active_run import RunState
from mnistgui.ui.runs.dialogs import RunsDialogs
from mnistgui.ui.runs.panel import RunsPanel
from mnistgui.ui.runs.queue_dialog import EpochTime, QueueDialog, unknown_time
from mnistgui.ui.runs.run_queue import RunQueue
from mnistgui.ui.runs.side_pane import RESULT
from mnistgui.ui.runs.wording import NOTHING, label_of, value_text
from mnistgui.ui.workspace import Workspace


class SeriesBench(QObject):
    """Starts series and shows, in the panel, how far they are and what came of them."""

    begun = Signal()

    def __init__(self, workspace: Workspace, panel: RunsPanel, dialogs: RunsDialogs, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._panel, self._dialogs = workspace, panel, dialogs
        self.seconds_per_epoch: EpochTime = unknown_time  # the window joins it to where the time is found out
        self.queue = RunQueue(workspace, self)
        self.queue.advanced.connect(self._on_queue_advanced)
        self.queue.result_added.connect(self._on_queue_result_added)
        self.queue.halted.connect(dialogs.ask_series)
        self.queue.ended.connect(self._on_queue_ended)
        dialogs.series_continued.connect(self._on_dialogs_series_continued)
        panel.actions_table["series"].triggered.connect(self._on_series_triggered)
        panel.strip.cancel_requested.connect(self.queue.cancel)
        panel.strip.result_requested.connect(self.show_result)

    @Slot()
    def _on_series_triggered(self) -> None:
        if self._workspace.state is RunState.IDLE and not self.queue.is_going:
            dialog = QueueDialog(self._workspace.config, self._panel.window(), self.seconds_per_epoch)
            dialog.chosen.connect(self._on_dialog_chosen)
            dialog.open()

    @Slot(object)
    def _on_dialog_chosen(self, runs: Sequence[SeriesRun]) -> None:
        self.queue.start(runs)
        self.show_result()
        self.begun.emit()

    @Slot(int, int)
    def _on_queue_advanced(self, number: int, count: int) -> None:
        self._panel.strip.show_place(number, count, going=True)

    @Slot(int, int)
    def _on_queue_ended(self, done: int, count: int) -> None:
        self._panel.strip.show_place(done, max(done, count), going=False)

    @Slot(bool)
    def _on_dialogs_series_continued(self, goes_on: bool) -> None:
        if goes_on:
            self.queue.go_on()
        else:
            self.queue.cancel()

    @Slot()
    def _on_queue_result_added(self) -> None:
        if self._panel.side.shown == RESULT:
            self.show_result()

    @Slot()
    def show_result(self) -> None:
        """Show mean and spread of each setting beside the list."""
        rows = [
            (
                self._setting(result.values),
                str(result.failed + (0 if result.last is None else result.last.count)),
                _spread_text(result.last),
                _spread_text(result.best),
                str(result.failed) if result.failed else NOTHING,
            )
            for result in summarize(self.queue.results)
        ]
        headings = (
            self.tr("Setting"),
            self.tr("Runs"),
            self.tr("Last test accuracy"),
            self.tr("Best test accuracy"),
            self.tr("No result"),
        )
        title = self.tr("Mean ± standard deviation of the seeds")
        self._panel.side.show_table(RESULT, title, headings, rows)

    def _setting(self, values: Mapping[str, Any]) -> str:
        if not values:
            return self.tr("present settings")
        return ", ".join(f"{label_of(name)} {value_text(name, value)}" for name, value in values.items())


def _spread_text(spread: Spread | None) -> str:
    """Return ``97.31 ± 0.12 %`` (sample standard deviation), the mean alone of one run."""
    if spread is None:
        return NOTHING
    if spread.deviation is None:
        return f"{100 * spread.mean:.2f} %"
    return f"{100 * spread.mean:.2f} ± {100 * spread.deviation:.2f} %"
