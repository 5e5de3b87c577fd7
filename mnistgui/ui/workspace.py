"""Workspace: the state of the window. Requests come in as method calls, changes go out as signals.

It holds the data sets, the settings, the run at hand with its history, and whether torch is there. Views never change
it directly, they ask; it never knows a widget.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.batches import iterations_per_epoch
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import EpochMetrics, RunFailed, RunStarted
from mnistgui.training.history import RunHistory
from mnistgui.training.resume import ResumePoint
from mnistgui.training.samples import counts
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.ui.active_run import ActiveRun, RunState
from mnistgui.ui.config_check import ConfigCheck
from mnistgui.ui.data_sets import DataSets
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper

CANNOT_START = QT_TRANSLATE_NOOP("core", "PyTorch could not be loaded: {detail}. Install the program again.")
TAKEN_BACK = QT_TRANSLATE_NOOP("core", "This data set cannot have the settings {fields}: they are the default again.")
STOP_FIRST = QT_TRANSLATE_NOOP("core", "Stop the run first: its data and settings stay as they are while it goes on.")
# Settings whose values may fit the images of one set and not those of another.
OF_IMAGES = ("transforms", "target_transform")


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
    line_done = Signal(object)  # LineDone
    settings_changed_in_run = Signal(object)  # SettingsChanged
    advised = Signal(object)  # Advice
    run_taken_up = Signal(object)  # RunStarted
    refused = Signal(object)  # Messages by field: why a run cannot begin with the present settings; empty: it can
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
        self.data.load_failed.connect(self._on_data_load_failed)
        self.config: TrainingConfig = DEFAULTS
        self.run = ActiveRun(self)
        self.runtime: Any = None
        self.torch_failed = False  # torch cannot be had: this window will not train
        self.runs_dir = runs_dir
        self._waiting: ResumePoint | None = None  # a run that is taken up as soon as its data set is there
        self._restarting = False
        self._shutting_down = False
        self._loading = False
        self._problems: Mapping[str, Message] = {}
        self._check = ConfigCheck(services, self.jobs, self)
        self._check.counted.connect(self.parameters_counted)
        self._check.refused.connect(self._on_check_refused)
        self._check.failed.connect(self.failed)
        self._connect_run()

    def _connect_run(self) -> None:
        run = self.run
        run.state_changed.connect(self.run_state_changed)
        run.started.connect(self._on_run_started)
        run.history_replaced.connect(self.history_replaced)
        run.history_grown.connect(self.history_grown)
        run.progress_changed.connect(self.progress_changed)
        run.snapshot_taken.connect(self.snapshot_taken)
        run.batch_trained.connect(self.batch_trained)
        run.line_done.connect(self.line_done)
        run.settings_changed.connect(self.settings_changed_in_run)
        run.advised.connect(self.advised)
        run.finished.connect(self.run_finished)
        run.failed.connect(self._on_run_failed)
        run.ended.connect(self._on_run_ended)

    @property
    def state(self) -> RunState:
        """What the run at hand is doing."""
        return self.run.state

    @property
    def history(self) -> RunHistory:
        """What the run at hand, or the last one, has done."""
        return self.run.history

    @property
    def last_metrics(self) -> EpochMetrics | None:
        """The figures of the last epoch of that run."""
        return self.run.last_metrics

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
        self.config, self._problems, self._waiting = config, {}, None
        self.config_changed.emit(config)
        if self._loading:
            self.data.want(config.set_request)
        self._check_config()

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
        self._begin(config or self.config, paused=paused)

    def start_with(self, config: TrainingConfig, data_set: DataSet) -> bool:
        """Start a run with ``config`` on ``data_set``, which become the present ones; return whether it has begun."""
        if self.state is not RunState.IDLE or self._shutting_down:
            return False
        self.set_config(config)
        # Not read again: a folder may hold other images by now than those that the caller has looked at.
        self.data.adopt(data_set)
        self._problems = {}
        self._begin(config)
        return self.run.is_there

    @property
    def is_restarting(self) -> bool:
        """Whether the run at hand is stopped to be begun anew."""
        return self._restarting

    def restart(self) -> None:
        """Start anew with the present settings and the seed of the last run; one that goes on is stopped first."""
        if self.run.is_there:
            self._restarting = True
            self.stop()
            return
        last = self.run.config
        self._begin(self.config if last is None else replace(self.config, seed=last.seed, same_start=True))

    def resume_run(self, folder: Path) -> None:
        """Go on with the run in ``folder`` where it stopped; its settings become the present ones."""
        if self.state is not RunState.IDLE:
            self.noticed.emit(Message(STOP_FIRST))
        elif self.runtime is not None:
            self.jobs.start(partial(self.services.open_run, folder), self._on_run_opened, self.failed.emit)

    @Slot(object)
    def _on_run_opened(self, point: ResumePoint) -> None:
        if self.state is RunState.IDLE and not self._shutting_down:
            self.set_config(point.config)
            self._waiting = point
            self._begin_waiting()

    def _begin_waiting(self) -> None:
        """Take up the run that waits, if its data set is there."""
        point = self._waiting
        if point is not None and self.can_train and self.data.request == point.config.set_request:
            self._waiting = None
            self._begin(point.config, resume=point)

    def _begin(self, config: TrainingConfig, *, paused: bool = False, resume: ResumePoint | None = None) -> None:
        data_set = self.data.data_set
        if self.state is not RunState.IDLE or not self.can_train or data_set is None:
            return
        if self._problems and resume is None:
            self.failed.emit(next(iter(self._problems.values())), "")
            return
        store = SnapshotStore()
        splits = data_set.splits
        run = self.services.make_run(config, splits["train"], splits["test"], store, self.runs_dir, resume)
        self.run.begin(run, store, history=None if resume is None else resume.history, paused=paused)

    def pause(self) -> None:
        """Hold the run before its next step."""
        self.run.pause()

    def resume(self) -> None:
        """Go on with a run that holds."""
        self.run.resume()

    def step(self) -> None:
        """Do one iteration and hold: of the run at hand, or of a new one."""
        if self.state is RunState.IDLE:
            self.start(paused=True)
        self.run.step()

    def step_line(self) -> None:
        """Do the next of the five lines of a step and hold: of the run at hand, or of a new one."""
        if self.state is RunState.IDLE:
            self.start(paused=True)
        self.run.step_line()

    def finish_epoch(self) -> None:
        """Go on to the end of the epoch and hold there: with the run at hand, or with a new one."""
        if self.state is RunState.IDLE:
            self.start(paused=True)
        self.run.finish_epoch()

    def set_delay(self, seconds: float) -> None:
        """Slow motion: rest so long after each step; 0 is none."""
        self.run.set_delay(seconds)

    @Slot(dict)
    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Change live settings of the run at hand from its next step on, and keep them for the next run."""
        if self.state in (RunState.RUNNING, RunState.PAUSED):
            self.run.change(changes)
            self.config = self.config.changed(changes)
            self.config_changed.emit(self.config)

    def stop(self) -> None:
        """End the run before its next step."""
        self.run.stop()

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
        return self.run.is_there or self.jobs.busy

    def shut_down(self) -> None:
        """Ask everything to end; `shut_down_finished` follows when no thread is left. Waits for nothing."""
        self._shutting_down = True
        self.jobs.close()
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
    def _on_data_load_failed(self) -> None:
        self._waiting = None

    @Slot()
    def _tell_can_train(self) -> None:
        self.can_train_changed.emit(self.can_train)
        self._check_config()
        self._begin_waiting()

    def _check_config(self) -> None:
        if self.can_train and self.data.data_set is not None:
            self._check.ask(self.config, self.data.data_set, self.runtime.devices)

    @Slot(object)
    def _on_check_refused(self, problems: Mapping[str, Message]) -> None:
        self._problems = problems
        self.refused.emit(problems)

    # The run ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_run_started(self, started: RunStarted) -> None:
        self.run_started.emit(started)
        if started.step:
            self.run_taken_up.emit(started)
        for notice in (started.inexact, started.notice):
            if notice is not None:
                self.noticed.emit(notice)

    @Slot(object)
    def _on_run_failed(self, failed: RunFailed) -> None:
        self._restarting = False
        self.run_failed.emit(failed)
        # With advice it is told at length elsewhere.
        if failed.advice is None:
            self.failed.emit(failed.message, failed.traceback)

    @Slot()
    def _on_run_ended(self) -> None:
        restarting, self._restarting = self._restarting, False
        if restarting and not self._shutting_down:
            self.restart()
        self._finish_shut_down()

    # The end ----------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_jobs_idle(self) -> None:
        self._finish_shut_down()

    def _finish_shut_down(self) -> None:
        if self._shutting_down and not self.busy:
            self.shut_down_finished.emit()
