"""RunQueue: the runs of a series one after another, through the workspace like any other run."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnistgui.training.events import FinishReason, RunFinished
from mnistgui.training.run_series import SeriesResult, SeriesRun, result_of
from mnistgui.ui.active_run import RunState
from mnistgui.ui.workspace import Workspace


class RunQueue(QObject):
    """A run that diverges or breaks off counts and the next one follows; one that the user stops asks first."""

    advanced = Signal(int, int)  # the number of the run that begins, from 1, and of all
    result_added = Signal()
    halted = Signal(int)  # the user stopped a run; so many are left, and wait for `go_on` or `cancel`
    ended = Signal(int, int)  # how many were done, and of how many

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runs: Sequence[SeriesRun] = ()
        self._next = 0
        self._at_hand: SeriesRun | None = None
        self._due = False  # the next run begins as soon as nothing else runs
        self.results: list[SeriesResult] = []
        workspace.run_finished.connect(self._on_workspace_run_finished)
        workspace.run_failed.connect(self._on_workspace_run_failed)

    @property
    def is_going(self) -> bool:
        """Whether a run of the series goes on or is still to come."""
        return self._at_hand is not None or self._next < len(self._runs)

    def start(self, runs: Sequence[SeriesRun]) -> None:
        """Begin with ``runs``, unless a series goes on."""
        if not self.is_going:
            self._runs, self._next, self.results = tuple(runs), 0, []
            self._begin_next()

    def go_on(self) -> None:
        """Begin with the next run after the user had stopped one."""
        self._begin_next()

    def cancel(self) -> None:
        """Start no other run; the one at hand goes on and counts."""
        self._runs, self._due = self._runs[: self._next], False
        if self._at_hand is None:
            self._end()

    def _begin_soon(self) -> None:
        # Not at once: the others shall hear of the end of this run before they hear of the next.
        self._due = True
        QTimer.singleShot(0, self._begin_next)

    @Slot()
    def _begin_next(self) -> None:
        self._due = False
        if self._next >= len(self._runs) or not self._workspace.can_train:
            self._end()
        elif self._workspace.state is not RunState.IDLE:
            self._due = True  # a run of the user's own goes first
        else:
            self._at_hand = self._runs[self._next]
            self._next += 1
            self.advanced.emit(self._next, len(self._runs))
            self._workspace.start(config=self._at_hand.config)
            if self._workspace.state is RunState.IDLE:
                self._at_hand = None  # refused, which the workspace has told
                self._runs = self._runs[: self._next - 1]
                self._end()

    def _end(self) -> None:
        count = len(self._runs)
        self._runs, self._next, self._at_hand, self._due = (), 0, None, False
        if count or self.results:
            self.ended.emit(len(self.results), count)

    def _take(self, *, counts: bool) -> None:
        run, self._at_hand = self._at_hand, None
        assert run is not None
        epochs = [metrics for _, metrics in self._workspace.history.epochs] if counts else []
        self.results.append(result_of(run, epochs))
        self.result_added.emit()

    @Slot(object)
    def _on_workspace_run_finished(self, finished: RunFinished) -> None:
        if self._at_hand is None:
            if self._due:
                self._begin_soon()
            return
        stopped = finished.reason is FinishReason.STOPPED
        self._take(counts=not stopped)
        if stopped and self._next < len(self._runs) and self._workspace.can_train:
            self.halted.emit(len(self._runs) - self._next)
        else:
            self._begin_soon()

    @Slot(object)
    def _on_workspace_run_failed(self, _failed: object) -> None:
        if self._at_hand is not None:
            self._take(counts=True)
            self._begin_soon()
        elif self._due:
            self._begin_soon()
