"""ActiveRun: the run at hand. Requests come in as method calls, what the run says goes out as signals."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import (
    Advised,
    BatchTrained,
    EpochDone,
    EpochMetrics,
    LineDone,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    SettingsChanged,
    SnapshotTaken,
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.history import RunHistory
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.live_run import LiveRun
from mnistgui.ui.progress import ProgressMeter
from mnistgui.ui.threads.training_thread import Run


class RunState(Enum):
    """What the run at hand is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"


class ActiveRun(QObject):
    """One run at a time. All methods are of the UI thread, and every signal is sent on it."""

    state_changed = Signal(object)  # RunState
    started = Signal(object)  # RunStarted
    history_replaced = Signal(object)  # RunHistory
    history_grown = Signal()
    progress_changed = Signal(object)  # Progress
    snapshot_taken = Signal(object)  # ModelSnapshot
    batch_trained = Signal(object)  # BatchTrained
    line_done = Signal(object)  # LineDone
    settings_changed = Signal(object)  # SettingsChanged
    advised = Signal(object)  # Advice, also that of a run that ended by it
    finished = Signal(object)  # RunFinished
    failed = Signal(object)  # RunFailed
    ended = Signal()  # the thread is over, and whoever hears of it may begin the next run

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = RunState.IDLE
        self.history = RunHistory()
        self.config: TrainingConfig | None = None  # of this run or, when it is over, of the last
        self.last_metrics: EpochMetrics | None = None
        self.store = SnapshotStore()
        self._run: LiveRun | None = None
        self._meter: ProgressMeter | None = None
        self._terminal: RunFinished | RunFailed | None = None
        self._delay_s = 0.0

    # Requests ---------------------------------------------------------------------------------------------------------

    def begin(self, run: Run, store: SnapshotStore, *, history: RunHistory | None = None, paused: bool = False) -> None:
        """Start ``run``, which puts its snapshots into ``store``; ``paused`` holds it before its first step.

        ``history`` is what a run that is taken up has done already.
        """
        self.history, self.store = history or RunHistory(), store
        self._meter = self._terminal = None
        self.last_metrics = self.history.epochs[-1][1] if self.history.epochs else None
        self._run = LiveRun(run, self)
        self._run.events.connect(self._on_run_events)
        self._run.ended.connect(self._on_run_ended)
        self._run.control.set_delay(self._delay_s)
        if paused:
            self._run.control.pause()
        self.history_replaced.emit(self.history)
        self._set_state(RunState.RUNNING)
        self._run.start()

    @property
    def is_there(self) -> bool:
        """Whether a thread still runs."""
        return self._run is not None

    @property
    def _going(self) -> bool:
        # PAUSED, too: the run may have gone on already and its RunResumed still be in the queue.
        return self.state in (RunState.RUNNING, RunState.PAUSED)

    def pause(self) -> None:
        """Hold the run before its next step."""
        if self._run is not None and self._going:
            self._run.control.pause()

    def resume(self) -> None:
        """Go on with a run that holds."""
        if self._run is not None and self._going:
            self._run.control.resume()

    def step(self) -> None:
        """Do one iteration and hold."""
        if self._run is not None and self._going:
            self._run.control.step()

    def step_line(self) -> None:
        """Do the next of the five lines of an iteration and hold."""
        if self._run is not None and self._going:
            self._run.control.step_line()

    def finish_epoch(self) -> None:
        """Go on to the end of the epoch and hold there."""
        if self._run is not None and self._going:
            self._run.control.finish_epoch()

    def stop(self) -> None:
        """End the run before its next step."""
        if self._run is not None and self.state is not RunState.STOPPING:
            self._set_state(RunState.STOPPING)
            self._run.control.stop()

    def set_delay(self, seconds: float) -> None:
        """Slow motion, of this run and the next ones: rest so long after each step."""
        self._delay_s = seconds
        if self._run is not None:
            self._run.control.set_delay(seconds)

    def change(self, settings: Mapping[str, Any]) -> None:
        """Use these values from the next step on."""
        if self._run is not None and self._going:
            self._run.control.change(settings)

    # The run ----------------------------------------------------------------------------------------------------------

    @Slot(list)
    def _on_run_events(self, events: list[TrainingEvent]) -> None:
        before = self.history.steps, len(self.history.epochs)
        for event in events:
            self._take(event)
        if (self.history.steps, len(self.history.epochs)) != before:
            self.history_grown.emit()
            self._tell_progress()

    def _take(self, event: TrainingEvent) -> None:
        match event:
            case StepsDone():
                self.history.add_steps(event)
                if self._meter is not None:
                    self._meter.add(event)
            case LineDone():
                self.line_done.emit(event)
            case BatchTrained():
                self.batch_trained.emit(event)
            case EpochDone():
                self.history.add_epoch(event)
                self.last_metrics = event.metrics
            case SnapshotTaken(step=step):
                snapshot = self.store.get(step)
                if snapshot is not None:
                    self.snapshot_taken.emit(snapshot)
            case RunPaused():
                self._set_state(RunState.PAUSED)
            case RunResumed():
                self._set_state(RunState.RUNNING)
            case _:
                self._take_rare(event)

    def _take_rare(self, event: TrainingEvent) -> None:
        match event:
            case RunStarted():
                self.config = event.config
                self._meter = ProgressMeter(event)
                self.started.emit(event)
                self._tell_progress()
            case SettingsChanged():
                self.history.add_change(event)
                if self.config is not None:
                    self.config = self.config.changed(event.changes)
                self.settings_changed.emit(event)
                self.history_grown.emit()
            case Advised(advice=advice):
                self.advised.emit(advice)
            case RunFinished() | RunFailed():
                # Told once the thread has ended, so that whoever hears of it may start the next run at once.
                self._terminal = event

    @Slot()
    def _on_run_ended(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        # Taken first: whoever hears of IDLE may start the next run, which has a terminal event of its own.
        terminal, self._terminal = self._terminal, None
        self._set_state(RunState.IDLE)
        if terminal is not None and terminal.advice is not None:
            self.advised.emit(terminal.advice)
        if isinstance(terminal, RunFinished):
            self.finished.emit(terminal)
        elif isinstance(terminal, RunFailed):
            self.failed.emit(terminal)
        self.ended.emit()

    def _set_state(self, state: RunState) -> None:
        # A pause that was asked for before the stop may still be in the queue: a run that stops stays stopping.
        if self.state is RunState.STOPPING and state is not RunState.IDLE:
            return
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _tell_progress(self) -> None:
        if self._meter is not None:
            self.progress_changed.emit(self._meter.progress())
