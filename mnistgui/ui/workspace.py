"""Workspace: the state of the window. Requests come in as method calls, changes go out as signals.

It holds the data sets, the settings, the run at hand with its history, and whether torch is there. Views never change
it directly, they ask; it never knows a widget.
"""

from dataclasses import replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.batches import iterations_per_epoch
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import (
    EpochDone,
    EpochMetrics,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    SnapshotTaken,
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.history import RunHistory
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.live_run import LiveRun
from mnistgui.ui.progress import ProgressMeter
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper

CANNOT_START = QT_TRANSLATE_NOOP("core", "PyTorch could not be loaded: {detail}. Install the program again.")


class RunState(Enum):
    """What the run at hand is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"


def _count_parameters(services: Services, config: TrainingConfig, images: ImageSet) -> tuple[TrainingConfig, int]:
    return config, services.count_parameters(config, images)


class Workspace(QObject):
    """See the module. Every signal is sent on the UI thread."""

    torch_loaded = Signal(object)  # Runtime
    image_set_shown = Signal(object)  # ImageSet
    image_set_failed = Signal(object)  # Message
    config_changed = Signal(object)  # TrainingConfig
    parameters_counted = Signal(int)
    run_state_changed = Signal(object)  # RunState
    run_started = Signal(object)  # RunStarted
    history_replaced = Signal(object)  # RunHistory
    history_grown = Signal()
    progress_changed = Signal(object)  # Progress
    snapshot_taken = Signal(object)  # ModelSnapshot
    run_finished = Signal(object)  # RunFinished
    run_failed = Signal(object)  # RunFailed; `failed` tells the user of it
    failed = Signal(object, str)  # Message, details
    can_train_changed = Signal(bool)
    shut_down_finished = Signal()

    def __init__(self, services: Services, *, runs_dir: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.jobs = JobKeeper(self)
        self.jobs.idle.connect(self._on_jobs_idle)
        self.config: TrainingConfig = DEFAULTS
        self.state = RunState.IDLE
        self.history = RunHistory()
        self.runtime: Any = None
        self.load_failed = False  # data or torch cannot be had: this window will not train
        self.sets: dict[str, ImageSet] = {}
        self.split = "train"
        self.last_metrics: EpochMetrics | None = None
        self._runs_dir = runs_dir
        self._store = SnapshotStore()
        self._run: LiveRun | None = None
        self._meter: ProgressMeter | None = None
        self._terminal: RunFinished | RunFailed | None = None
        self._shutting_down = False
        self._counted: TrainingConfig | None = None

    # Requests ---------------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Begin to load the data set and torch, each in a thread of its own. Call once the window is painted."""
        if self._shutting_down:
            return
        self._load_split("train")
        self.jobs.start(self.services.load_torch, self._on_torch_loaded, self._on_torch_failed)

    @Slot(str)
    def show_split(self, split: str) -> None:
        """Show ``train`` or ``test`` of the data set, once it is read."""
        self.split = split
        if split in self.sets:
            self.image_set_shown.emit(self.sets[split])

    @Slot(object)
    def set_config(self, config: TrainingConfig) -> None:
        """Take new settings for the next run; a run that goes on keeps its own."""
        if config == self.config or self.state is not RunState.IDLE:
            return
        self.config = config
        self.config_changed.emit(config)
        self._count_parameters()

    @property
    def can_train(self) -> bool:
        """Whether torch and both splits are there."""
        return self.runtime is not None and len(self.sets) == 2 and not self._shutting_down

    def start(self, *, paused: bool = False) -> None:
        """Start a run with the present settings; ``paused`` holds it before its first step."""
        if self.state is not RunState.IDLE or not self.can_train:
            return
        self.history = RunHistory()
        self._store = SnapshotStore()
        self._meter = self._terminal = self.last_metrics = None
        run = self.services.make_run(self.config, self.sets["train"], self.sets["test"], self._store, self._runs_dir)
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

    @property
    def planned_steps(self) -> int:
        """Iterations that a run with the present settings takes, 0 while the data set is not there."""
        train, config = self.sets.get("train"), self.config
        if train is None:
            return 0
        return config.epochs * iterations_per_epoch(len(train), config.batch_size, drop_last=config.drop_last)

    @property
    def busy(self) -> bool:
        """Whether a thread of this workspace still runs."""
        return self._run is not None or self.jobs.busy

    def shut_down(self) -> None:
        """Ask everything to end; `shut_down_finished` follows when no thread is left. Waits for nothing."""
        self._shutting_down = True
        self.stop()
        self._finish_shut_down()

    # Loading ----------------------------------------------------------------------------------------------------------

    def _load_split(self, split: str) -> None:
        name = self.config.dataset
        self.jobs.start(partial(self.services.load_image_set, name, split), self._on_set_loaded, self._on_set_failed)

    @Slot(object)
    def _on_set_loaded(self, image_set: ImageSet) -> None:
        self.sets[image_set.split] = image_set
        if image_set.split == self.split:
            self.image_set_shown.emit(image_set)
        missing = [split for split in DATA_SETS[image_set.name].splits if split not in self.sets]
        if missing and not self._shutting_down:
            self._load_split(missing[0])
        self._tell_can_train()

    @Slot(object, str)
    def _on_set_failed(self, message: Message, details: str) -> None:
        self.load_failed = True
        self._tell_can_train()
        self.image_set_failed.emit(message)
        self.failed.emit(message, details)

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
        self.load_failed = True
        self._tell_can_train()
        self.failed.emit(Message(CANNOT_START, {"detail": message.english()}), details)

    def _tell_can_train(self) -> None:
        self.can_train_changed.emit(self.can_train)
        self._count_parameters()

    def _count_parameters(self) -> None:
        """Count the weights of the net in a job; the answer to an older question is dropped."""
        if not self.can_train or self._counted == self.config:
            return
        self._counted = self.config
        count = partial(_count_parameters, self.services, self.config, self.sets["train"])
        self.jobs.start(count, self._on_parameters_counted, self._on_count_failed)

    @Slot(object)
    def _on_parameters_counted(self, answer: tuple[TrainingConfig, int]) -> None:
        config, parameters = answer
        if config == self.config:
            self.parameters_counted.emit(parameters)

    @Slot(object, str)
    def _on_count_failed(self, message: Message, details: str) -> None:
        self.failed.emit(message, details)

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
                self.run_started.emit(event)
                self._tell_progress()
            case StepsDone():
                self.history.add_steps(event)
                if self._meter is not None:
                    self._meter.add(event)
            case EpochDone():
                self.history.add_epoch(event)
                self.last_metrics = event.metrics
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
