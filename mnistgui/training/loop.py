"""The training loop: a config, data and a control in, events out. It knows no screen.

Shape suffixes: B images of a batch, N of the set, C, H, W of an image, K classes.
"""

import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from mnistgui.data.batches import DeviceImages, batches, epoch_order, iterations_per_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.data.named_values import NamedValues
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.draws import generator_of
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import take_snapshot
from mnistgui.training import runtime
from mnistgui.training.config import SECTIONS, TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.evaluate import evaluate
from mnistgui.training.events import (
    EpochDone,
    EpochMetrics,
    FinishReason,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    SnapshotTaken,
    TrainingEvent,
)
from mnistgui.training.optimizers import build_optimizer
from mnistgui.training.report import Report
from mnistgui.training.runs import RunRecorder, cannot_write
from mnistgui.training.samples import Samples
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.training.step import train_step
from mnistgui.training.trained_batch import TrainedBatch

Emit = Callable[[TrainingEvent], None]

SNAPSHOT_EVERY_S: Final = 1.0
# Settings that are the architecture's own: of the models that they are for (`FieldInfo.only_for`).
MODEL_OPTIONS: Final = tuple(
    name for name in SECTIONS["net"] if name not in ("model", "weights_file", "initialization", "init_std")
)

RUN_BROKE = QT_TRANSLATE_NOOP("core", "The run broke off: {detail}. What was learned until then is kept.")
EMPTY_EPOCH = QT_TRANSLATE_NOOP(
    "core",
    "batch_size: {batch_size} is more than the {images} images there are, and drop_last leaves the only batch out. "
    "Choose a smaller batch size or switch drop_last off.",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class TrainingData:
    """What a run learns from and what it is tested on."""

    train: ImageSet
    test: ImageSet


def architecture_of(config: TrainingConfig, image_set: ImageSet) -> Architecture:
    """Return the net that ``config`` asks for, fitted to the images of ``image_set`` as its transforms leave them."""
    return Architecture(
        model=config.model,
        input_CHW=Preparation.of(config.transforms, image_set.shape_HWC).output_CHW,
        classes=len(config.target.class_names(image_set.class_names)),
        options={name: _plain(getattr(config, name)) for name in MODEL_OPTIONS if config.uses(name)},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [entry.to_dict() if isinstance(entry, NamedValues) else entry for entry in value]
    return value


def steps_per_epoch(config: TrainingConfig, images: int) -> int:
    """Return the number of batches of an epoch over so many ``images``.

    Raises:
        UserError: there would be none at all.
    """
    steps = iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last)
    if not steps:
        raise UserError(Message(EMPTY_EPOCH, {"batch_size": config.batch_size, "images": images}))
    return steps


def run(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    folder: Path | None = None,
) -> RunFinished | RunFailed:
    """Train, write the run's folder if one is given, and catch whatever breaks.

    Exactly one terminal event is emitted, as the last one and after the folder is complete; it is returned, too.
    """
    if folder is None:
        terminal = _train_caught(config, data, emit=emit, control=control, store=store)
    else:
        try:
            terminal = _train_recorded(config, data, emit=emit, control=control, store=store, folder=folder)
        except Exception as error:
            # The folder itself broke (a full disk, a stick pulled out): nothing can be recorded, so it is only said.
            terminal = RunFailed(message=cannot_write(folder, error), traceback=traceback.format_exc())
    emit(terminal)
    return terminal


def _train_recorded(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    folder: Path,
) -> RunFinished | RunFailed:
    with RunRecorder(folder, config, store) as recorder:

        def record_and_emit(event: TrainingEvent) -> None:
            recorder.record(event)
            emit(event)

        terminal = _train_caught(config, data, emit=record_and_emit, control=control, store=store)
        if isinstance(terminal, RunFinished):
            terminal = replace(terminal, folder=folder)
        recorder.record(terminal)
    return terminal


def _train_caught(
    config: TrainingConfig, data: TrainingData, *, emit: Emit, control: RunControl, store: SnapshotStore
) -> RunFinished | RunFailed:
    try:
        return train(config, data, emit=emit, control=control, store=store)
    except Exception as error:
        return failure(error)


def failure(error: Exception) -> RunFailed:
    """Return the terminal event of a run that broke; must be called while ``error`` is being handled."""
    if isinstance(error, UserError):
        return RunFailed(message=error.message, traceback=traceback.format_exc())
    return RunFailed(message=Message(RUN_BROKE, {"detail": first_line(error)}), traceback=traceback.format_exc())


def train(
    config: TrainingConfig, data: TrainingData, *, emit: Emit, control: RunControl, store: SnapshotStore
) -> RunFinished:
    """Train as ``config`` says and return how it ended.

    Emits `RunStarted`, then `StepsDone` about 30 times a second, `SnapshotTaken` about once a second, at each epoch's
    end and at each pause, `EpochDone`, `RunPaused` and `RunResumed`. ``control`` is looked at once a step.

    Raises:
        UserError: the settings leave nothing to train on.
        RuntimeError: whatever torch says, an exhausted memory for one.
    """
    threads = runtime.use_training_threads()
    session = _Session(config, data, emit=emit, control=control, store=store)
    emit(session.started(threads))
    try:
        for epoch in range(1, config.epochs + 1):
            if not session.train_epoch(epoch):
                session.keep()
                return RunFinished(reason=FinishReason.STOPPED, step=session.step)
    except Exception:
        # It is the first failure that is told, not one that follows from it.
        with suppress(Exception):
            session.keep()
        raise
    return RunFinished(reason=FinishReason.COMPLETED, step=session.step)


class _Session:
    """What one run holds while it goes on."""

    def __init__(
        self, config: TrainingConfig, data: TrainingData, *, emit: Emit, control: RunControl, store: SnapshotStore
    ) -> None:
        self.step = 0
        self._config, self._emit, self._control, self._store = config, emit, control, store
        # First: it says in words what is wrong with a target transform.
        self._samples = Samples.of(config, data.train, data.test)
        self._preparation = Preparation.of(config.transforms, data.train.shape_HWC)
        self._is_random = any(TRANSFORMS[step.name].random for step in config.transforms)
        self._architecture = architecture_of(config, data.train)
        # The weights come from torch's default generator, as in every PyTorch script; the order has one of its own.
        torch.manual_seed(config.seed)
        self._net = build(self._architecture).to(config.device)
        self._order_generator = torch.Generator().manual_seed(config.seed)
        self._criterion = nn.CrossEntropyLoss()
        self._optimizer = build_optimizer(config, self._net)
        self._last_batch: TrainedBatch | None = None
        self._report = Report(emit)
        self._holding = False
        self._last_snapshot_at = time.perf_counter()

    def started(self, threads: int) -> RunStarted:
        """Return the first event.

        Raises:
            UserError: an epoch would have no batch at all.
        """
        config, images = self._config, len(self._samples.train)
        return RunStarted(
            images=images,
            steps_per_epoch=steps_per_epoch(config, images),
            epochs=config.epochs,
            parameters=sum(weight.numel() for weight in self._net.parameters()),
            device=config.device,
            threads=threads,
        )

    def train_epoch(self, epoch: int) -> bool:
        """Train one epoch and test the net; return False when the run was stopped inside it."""
        config, report, train = self._config, self._report, self._samples.train
        report.begin_epoch(epoch)
        order_M = epoch_order(len(train), shuffle=config.shuffle, generator=self._order_generator)
        for iteration, batch in enumerate(batches(train, order_M, config.batch_size, drop_last=config.drop_last), 1):
            if not self._admitted():
                return False
            x_BCHW = self._preparation.to_input(batch.images_BHWC, self._augmentation(self.step + 1))
            loss, logits_BK = train_step(self._net, self._criterion, self._optimizer, x_BCHW, batch.labels_B)
            self.step += 1
            self._last_batch = TrainedBatch(self.step, epoch, iteration, batch, x_BCHW, logits_BK)
            report.add(loss, logits_BK, batch.labels_B)
            if report.due():
                report.send(self.step)
                self._take_snapshot_if_due()
        self.keep()
        return self._finish_epoch(epoch)

    def _augmentation(self, step: int) -> torch.Generator | None:
        """Return what the random transforms of ``step`` draw from: of that step alone, so that it can be seen before
        and taken up after a stop; never torch's default generator, which belongs to the weights and dropout."""
        return generator_of(self._config.seed, step) if self._is_random else None

    def _finish_epoch(self, epoch: int) -> bool:
        test_loss, test_accuracy = self._evaluate(self._samples.test)
        validation = None if self._samples.validation is None else self._evaluate(self._samples.validation)
        if self._control.stopping:
            # A test that was cut short is no figure of the epoch; a run asked to stop at its very end is stopped.
            return False
        loss, accuracy = self._report.epoch_means()
        metrics = EpochMetrics(
            train_loss=loss,
            train_accuracy=accuracy,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            validation_loss=None if validation is None else validation[0],
            validation_accuracy=None if validation is None else validation[1],
        )
        self._emit(EpochDone(epoch=epoch, step=self.step, seconds=self._report.epoch_seconds(), metrics=metrics))
        return True

    def _evaluate(self, images: DeviceImages) -> tuple[float, float]:
        return evaluate(self._net, self._preparation, images, give_up=self._is_stopping)

    def _is_stopping(self) -> bool:
        return self._control.stopping

    def _admitted(self) -> bool:
        """Hold while the run is paused; return whether the next step may be done."""
        admitted = self._control.admit()
        while admitted is None:
            self._hold()
            admitted = self._control.admit()
        # Not right after the hold: a run that was told to go on during a single step has not held again.
        if self._holding and admitted and not self._control.stepping:
            self._holding = False
            self._emit(RunResumed(step=self.step))
        return admitted

    def _hold(self) -> None:
        self.keep()
        self._holding = True
        self._emit(RunPaused(step=self.step))
        held_at = time.perf_counter()
        self._control.wait()
        self._report.skip_time(time.perf_counter() - held_at)

    def _take_snapshot_if_due(self) -> None:
        if time.perf_counter() - self._last_snapshot_at >= SNAPSHOT_EVERY_S:
            self._take_snapshot()

    def keep(self) -> None:
        """Send the steps that are not sent yet, and put the present weights into the store."""
        self._report.send(self.step)
        self._take_snapshot()

    def _show_batch(self) -> None:
        if self._last_batch is not None:
            self._emit(self._last_batch.event())
            self._last_batch = None

    def _take_snapshot(self) -> None:
        self._store.put(
            take_snapshot(
                self._net,
                architecture=self._architecture,
                preparation=self._preparation,
                class_names=self._samples.class_names,
                step=self.step,
            )
        )
        self._last_snapshot_at = time.perf_counter()
        self._emit(SnapshotTaken(step=self.step))
        self._show_batch()
