"""Workspace: the state of the window. Requests come in as method calls, changes go out as signals.

It holds the data sets, the settings, the run at hand with its history, and whether torch is there. Views never change
it directly, they ask; it never knows a widget.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.batches import iterations_per_epoch
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import (
    Advised,
    BatchTrained,
    EpochDone,
    EpochMetrics,
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
from mnistgui.training.samples import counts
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.data_sets import DataSets
from mnistgui.ui.live_run import LiveRun
from mnistgui.ui.parameter_count import ParameterCount
from mnistgui.ui.progress import ProgressMeter
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper

CANNOT_START = QT_TRANSLATE_NOOP("core", "PyTorch could not be loaded: {detail}. Install the program again.")
TAKEN_BACK = QT_TRANSLATE_NOOP("core", "This data set cannot have the settings {fields}: they are the default again.")
STOP_FIRST = QT_TRANSLATE_NOOP("core", "Stop the run first: its data and settings stay as they are while it goes on.")
# Settings whose values may fit the images of one set and not those of another.
OF_IMAGES = ("transforms", "target_transform")


class RunState(Enum):
    """What the run at hand is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"


class Workspace(QObject):
    """See the module. Every signal is sent on the UI thread."""

    torch_loaded = Signal(object)  # Runtime
    torch_missing = Signal(object, str)  # Message, details; `failed` tells the user of it
    config_changed = Signal(object)  # TrainingConfig
    parameters_counted = Signal(int)
    run_state_changed = Signal(object)  # RunState
    run_started = Signal(object)  # RunStarted
    history_replaced = Signal(object)  # RunHistory
    history_grown = Signal()
    progress_changed = Signal(object)  # Progress
    snapshot_taken = Signal(object)  # ModelSnapshot
    batch_trained = Signal(object)  # BatchTrained
    advised = Signal(object)  # Advice
    settings_changed_in_run = Signal(object)  # SettingsChanged
    run_taken_up = Signal(object)  # RunStarted
    run_finished = Signal(object)  # RunFinished
    run_failed = Signal(object)  # RunFailed; `failed` tells the user of it
    noticed = Signal(object)  # Message: nothing is wrong, but the user should know
    failed = Signal(object, str)  # Message, details
    can_train_changed = Signal(bool)
    shut_down_finished = Signal()

    def __init__(
        self, services: Services, *, data_root: Path, runs_dir: Path | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.jobs = JobKeeper(self)
        self.jobs.idle.connect(self._on_jobs_idle)
        self.data = DataSets(services, self.jobs, root=data_root, parent=self)
        self.data.loaded.connect(self._on_data_loaded)
        self.data.changed.connect(self._tell_can_train)
        self.data.failed.connect(self.failed)
        self.config: TrainingConfig = DEFAULTS
        self.state = RunState.IDLE
        self.history = RunHistory()
        self.runtime: Any = None
        self.torch_failed = False  # torch cannot be had: this window will not train
        self.last_metrics: EpochMetrics | None = None
        self.runs_dir = runs_dir
        self._run_config = DEFAULTS  # of the run at hand
        self._again: TrainingConfig | None = None  # to be started when the run at hand has ended
        self._store = SnapshotStore()
        self._run: LiveRun | None = None
        self._meter: ProgressMeter | None = None
        self._terminal: RunFinished | RunFailed | None = None
        self._shutting_down = False
        self._loading = False
        self._counter = ParameterCount(services, self.jobs, self)
        self._counter.counted.connect(self.parameters_counted)
        self._counter.failed.connect(self.failed)

    # Requests ---------------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Begin to load the data set and torch, each in a thread of its own. Call once the window is painted."""
        if self._shutting_down:
            return
        self._loading = True
        self.data.want(self.config.set_request)
        self.jobs.start(self.services.load_torch, self._on_torch_loaded, self._on_torch_failed)

    @Slot(object)
    def set_config(self, config: TrainingConfig) -> None:
        """Take new settings for the next run; a run that goes on keeps its own."""
        if config == self.config or self.state is not RunState.IDLE:
            return
        self.config = config
        self.config_changed.emit(config)
        if self._loading:
            self.data.want(config.set_request)
        self._count_parameters()

    def choose_data_set(self, request: SetRequest) -> None:
        """Take another data set for the next run, and show it; a folder that is chosen again is read again."""
        again = request == self.data.request and DATA_SETS[request.key].own_files
        self.take(
            replace(
                self.config, dataset=request.key, folder=request.folder, image_side=request.side, colour=request.colour
            )
        )
        if again and self.state is RunState.IDLE:
            self.data.reload()

    def take(self, config: TrainingConfig) -> None:
        """Take settings that may name another data set. What it cannot have goes back to the default."""
        problems = config.problems()
        self._take_without(config, [name for name in OF_IMAGES if name in problems])

    def _take_without(self, config: TrainingConfig, unfit: Collection[str]) -> None:
        if self.state is not RunState.IDLE:
            self.noticed.emit(Message(STOP_FIRST))
            return
        if unfit:
            config = replace(config, **{name: getattr(DEFAULTS, name) for name in unfit})
            self.noticed.emit(Message(TAKEN_BACK, {"fields": ", ".join(unfit)}))
        self.set_config(config)

    @property
    def can_train(self) -> bool:
        """Whether torch and a set to train and to test on are there."""
        data_set = self.data.data_set
        return self.runtime is not None and data_set is not None and data_set.can_train and not self._shutting_down

    @property
    def load_failed(self) -> bool:
        """Whether data or torch cannot be had."""
        return self.torch_failed or self.data.failed_to_load

    def start(self, *, paused: bool = False, config: TrainingConfig | None = None) -> None:
        """Start a run with the present settings, or with ``config``; ``paused`` holds it before its first step."""
        if self.state is not RunState.IDLE or not self.can_train or self.data.data_set is None:
            return
        self.history = RunHistory()
        self._store = SnapshotStore()
        self._meter = self._terminal = self.last_metrics = None
        splits = self.data.data_set.splits
        self._run_config = self.config if config is None else config
        run = self.services.make_run(self._run_config, splits["train"], splits["test"], self._store, self.runs_dir)
        self._run = LiveRun(run, self)
        self._run.events.connect(self._on_run_events)
        self._run.ended.connect(self._on_run_ended)
        if paused:
            self._run.control.pause()
        self.history_replaced.emit(self.history)
        self._set_state(RunState.RUNNING)
        self._run.start()

    def pause(self) -> None:
        """Hold the run before its next step."""
        # PAUSED, too: the run may have gone on already and its RunResumed still be in the queue.
        if self._run is not None and self.state in (RunState.RUNNING, RunState.PAUSED):
            self._run.control.pause()

    def resume(self) -> None:
        """Go on with a run that holds."""
        if self._run is not None and self.state in (RunState.RUNNING, RunState.PAUSED):
            self._run.control.resume()

    def step(self) -> None:
        """Do one iteration and hold: of the run at hand, or of a new one."""
        if self.state is RunState.IDLE:
            self.start(paused=True)
        if self._run is not None and self.state in (RunState.RUNNING, RunState.PAUSED):
            self._run.control.step()

    def stop(self) -> None:
        """End the run before its next step."""
        if self._run is not None and self.state is not RunState.STOPPING:
            self._set_state(RunState.STOPPING)
            self._run.control.stop()

    def restart(self) -> None:
        """Begin the run again with its own settings and seed; one that goes on is ended first."""
        again = replace(self._run_config, same_start=True)
        if self.state is RunState.IDLE:
            self.start(config=again)
        else:
            self._again = again
            self.stop()

    def finish_epoch(self) -> None:
        """Go on to the end of the epoch and hold: the run at hand, or a new one."""
        if self.state is RunState.IDLE:
            self.start()
        if self._run is not None and self.state in (RunState.RUNNING, RunState.PAUSED):
            self._run.control.finish_epoch()

    def step_line(self) -> None:
        """Do the next of the five lines of a step and hold."""
        if self._run is not None and self.state in (RunState.RUNNING, RunState.PAUSED):
            self._run.control.step_line()

    def set_delay(self, seconds: float) -> None:
        """Slow motion: rest so long after each step; 0 is none."""
        if self._run is not None:
            self._run.control.set_delay(seconds)

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Use these values from the next step on; fields that are ``live``."""
        if self._run is not None:
            self._run.control.change(changes)

    def resume_run(self, folder: Path) -> None:
        """Go on with the run in ``folder``."""
        if self.state is not RunState.IDLE:
            self.noticed.emit(Message(STOP_FIRST))

    @property
    def training_images(self) -> tuple[int, int]:
        """Images that an epoch with the present settings goes through, and those held back; 0 without a data set."""
        data_set = self.data.data_set
        if data_set is None or "train" not in data_set.splits:
            return 0, 0
        return counts(self.config, data_set.splits["train"])

    @property
    def planned_steps(self) -> int:
        """Iterations that a run with the present settings takes, 0 while the data set is not there."""
        config = self.config
        images, _ = self.training_images
        return config.epochs * iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last)

    @property
    def busy(self) -> bool:
        """Whether a thread of this workspace still runs."""
        return self._run is not None or self.jobs.busy

    def shut_down(self) -> None:
        """Ask everything to end; `shut_down_finished` follows when no thread is left. Waits for nothing."""
        self._shutting_down = True
        self.data.give_up()
        self.stop()
        self._finish_shut_down()

    # Loading ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_torch_loaded(self, runtime: Any) -> None:
        # Before anything else on this thread touches torch.
        self.services.prepare_ui_thread()
        self.runtime = runtime
        if self._shutting_down:
            return
        self.torch_loaded.emit(runtime)
        if self.config.device not in runtime.devices:
            self.set_config(replace(self.config, device=DEFAULTS.device))  # remembered from another machine
        self._tell_can_train()

    @Slot(object, str)
    def _on_torch_failed(self, message: Message, details: str) -> None:
        self.torch_failed = True
        if self._shutting_down:
            return
        self._tell_can_train()
        explained = Message(CANNOT_START, {"detail": message.english()})
        self.torch_missing.emit(explained, details)
        self.failed.emit(explained, details)

    @Slot(object)
    def _on_data_loaded(self, data_set: DataSet) -> None:
        # Heard before any view: of a user's own files the classes are known only now.
        if not self.config.target.fits(len(data_set.info.class_names)):
            self._take_without(self.config, ["target_transform"])

    @Slot()
    def _tell_can_train(self) -> None:
        self.can_train_changed.emit(self.can_train)
        self._count_parameters()

    def _count_parameters(self) -> None:
        if self.can_train and self.data.data_set is not None:
            self._counter.ask(self.config, self.data.data_set.splits["train"])

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
            case RunStarted():
                self._meter = ProgressMeter(event)
                if event.config is not None:
                    self._run_config = event.config
                self.run_started.emit(event)
                if event.step:
                    self.run_taken_up.emit(event)
                for message in (event.inexact, event.notice):
                    if message is not None:
                        self.noticed.emit(message)
                self._tell_progress()
            case StepsDone():
                self.history.add_steps(event)
                if self._meter is not None:
                    self._meter.add(event)
            case BatchTrained():
                self.batch_trained.emit(event)
            case EpochDone():
                self.history.add_epoch(event)
                self.last_metrics = event.metrics
            case SettingsChanged():
                self.history.add_change(event)
                self.settings_changed_in_run.emit(event)
            case Advised(advice=advice):
                self.advised.emit(advice)
            case SnapshotTaken(step=step):
                snapshot = self._store.get(step)
                if snapshot is not None:
                    self.snapshot_taken.emit(snapshot)
            case RunPaused():
                self._set_state(RunState.PAUSED)
            case RunResumed():
                self._set_state(RunState.RUNNING)
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
        if isinstance(terminal, RunFinished):
            self.run_finished.emit(terminal)
        elif isinstance(terminal, RunFailed):
            self.run_failed.emit(terminal)
            self.failed.emit(terminal.message, terminal.traceback)
        again, self._again = self._again, None
        if again is not None and self.state is RunState.IDLE:
            self.start(config=again)
        self._finish_shut_down()

    def _set_state(self, state: RunState) -> None:
        # A pause that was asked for before the stop may still be in the queue: a run that stops stays stopping.
        if self.state is RunState.STOPPING and state is not RunState.IDLE:
            return
        if state is not self.state:
            self.state = state
            self.run_state_changed.emit(state)

    def _tell_progress(self) -> None:
        if self._meter is not None:
            self.progress_changed.emit(self._meter.progress())

    # The end ----------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_jobs_idle(self) -> None:
        self._finish_shut_down()

    def _finish_shut_down(self) -> None:
        if self._shutting_down and not self.busy:
            self.shut_down_finished.emit()
