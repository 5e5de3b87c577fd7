"""The training loop: a config, data and a control in, events out. It knows no screen.

Shape suffixes: B images of a batch, S steps since the last report, C, H, W of an image, K classes.
"""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import nn

from mnistgui.data.batches import DeviceImages, batches, epoch_order, iterations_per_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import take_snapshot
from mnistgui.training import runtime
from mnistgui.training.config import TrainingConfig
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
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.optimizers import build_optimizer
from mnistgui.training.runs import RunRecorder
from mnistgui.training.snapshots import SnapshotStore
from mnistgui.training.step import train_step

Emit = Callable[[TrainingEvent], None]

REPORT_EVERY_S: Final = 0.033
SNAPSHOT_EVERY_S: Final = 1.0

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
    """Return the net that ``config`` asks for, fitted to the images of ``image_set``."""
    height, width, channels = image_set.shape_HWC
    options = {"hidden": list(config.hidden)} if config.model == "mlp" else {}
    return Architecture(
        model=config.model,
        input_CHW=(channels, height, width),
        classes=len(image_set.class_names),
        options=options,
    )


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
    try:
        if folder is None:
            terminal: RunFinished | RunFailed = _train_caught(config, data, emit=emit, control=control, store=store)
        else:
            terminal = _train_recorded(config, data, emit=emit, control=control, store=store, folder=folder)
    except OSError as error:
        # The folder itself broke (a full disk, a stick pulled out): nothing can be recorded, so it is only said.
        terminal = _failure(error)
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
        return _failure(error)


def _failure(error: Exception) -> RunFailed:
    """Return the terminal event of a run that broke; must be called while ``error`` is being handled."""
    if isinstance(error, UserError):
        return RunFailed(message=error.message, traceback=traceback.format_exc())
    detail = (str(error).splitlines() or [""])[0] or type(error).__name__
    return RunFailed(message=Message(RUN_BROKE, {"detail": detail}), traceback=traceback.format_exc())


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
    for epoch in range(1, config.epochs + 1):
        if not session.train_epoch(epoch):
            session.take_snapshot()
            return RunFinished(reason=FinishReason.STOPPED, step=session.step)
    return RunFinished(reason=FinishReason.COMPLETED, step=session.step)


class _Session:
    """What one run holds while it goes on."""

    def __init__(
        self, config: TrainingConfig, data: TrainingData, *, emit: Emit, control: RunControl, store: SnapshotStore
    ) -> None:
        self.step = 0
        self._config, self._emit, self._control, self._store = config, emit, control, store
        self._class_names = data.train.class_names
        self._preparation = Preparation.to_tensor(data.train.shape_HWC)
        self._architecture = architecture_of(config, data.train)
        # The weights come from torch's default generator, as in every PyTorch script; the order has one of its own.
        torch.manual_seed(config.seed)
        self._net = build(self._architecture).to(config.device)
        self._order_generator = torch.Generator().manual_seed(config.seed)
        self._criterion = nn.CrossEntropyLoss()
        self._optimizer = build_optimizer(config, self._net)
        self._train = DeviceImages.of(data.train, config.device)
        self._test = DeviceImages.of(data.test, config.device)
        self._report = _Report(emit)
        self._last_snapshot_at = time.perf_counter()

    def started(self, threads: int) -> RunStarted:
        """Return the first event.

        Raises:
            UserError: an epoch would have no batch at all.
        """
        config, images = self._config, len(self._train)
        steps = iterations_per_epoch(images, config.batch_size, drop_last=config.drop_last)
        if not steps:
            raise UserError(Message(EMPTY_EPOCH, {"batch_size": config.batch_size, "images": images}))
        return RunStarted(
            images=images,
            steps_per_epoch=steps,
            epochs=config.epochs,
            parameters=sum(weight.numel() for weight in self._net.parameters()),
            device=config.device,
            threads=threads,
        )

    def train_epoch(self, epoch: int) -> bool:
        """Train one epoch and test the net; return False when the run was stopped inside it."""
        config, report = self._config, self._report
        report.begin_epoch(epoch)
        order_N = epoch_order(len(self._train), shuffle=config.shuffle, generator=self._order_generator)
        for images_BHWC, y_B in batches(self._train, order_N, config.batch_size, drop_last=config.drop_last):
            if not self._admitted():
                report.send(self.step)
                return False
            x_BCHW = self._preparation.to_input(images_BHWC)
            loss, logits_BK = train_step(self._net, self._criterion, self._optimizer, x_BCHW, y_B)
            self.step += 1
            report.add(loss, logits_BK, y_B)
            if report.due():
                report.send(self.step)
                self._take_snapshot_if_due()
        report.send(self.step)
        self.take_snapshot()
        return self._finish_epoch(epoch)

    def _finish_epoch(self, epoch: int) -> bool:
        test_loss, test_accuracy = evaluate(
            self._net, self._preparation, self._test, give_up=lambda: self._control.stopping
        )
        if self._control.stopping:
            # A test that was cut short is no figure of the epoch; a run asked to stop at its very end is stopped.
            return False
        loss, accuracy = self._report.epoch_means()
        metrics = EpochMetrics(
            train_loss=loss, train_accuracy=accuracy, test_loss=test_loss, test_accuracy=test_accuracy
        )
        self._emit(EpochDone(epoch=epoch, step=self.step, seconds=self._report.epoch_seconds(), metrics=metrics))
        return True

    def _admitted(self) -> bool:
        """Wait while the run is paused; return whether the next step may be done."""
        if not self._control.must_hold():
            return self._control.admit()
        self._report.send(self.step)
        self.take_snapshot()
        self._emit(RunPaused(step=self.step))
        held_at = time.perf_counter()
        admitted = self._control.admit()
        self._report.skip_time(time.perf_counter() - held_at)
        if admitted and not self._control.stepping:
            self._emit(RunResumed(step=self.step))
        return admitted

    def _take_snapshot_if_due(self) -> None:
        if time.perf_counter() - self._last_snapshot_at >= SNAPSHOT_EVERY_S:
            self.take_snapshot()

    def take_snapshot(self) -> None:
        """Put the present weights into the store and say so."""
        self._store.put(
            take_snapshot(
                self._net,
                architecture=self._architecture,
                preparation=self._preparation,
                class_names=self._class_names,
                step=self.step,
            )
        )
        self._last_snapshot_at = time.perf_counter()
        self._emit(SnapshotTaken(step=self.step))


class _Report:
    """Gathers steps, still as tensors on the device, and sends them as one event about 30 times a second.

    Reading a number off a GPU makes the CPU wait for it, so numbers leave the device only when a report is sent.
    """

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._epoch = 0
        self._clear(time.perf_counter())

    def begin_epoch(self, epoch: int) -> None:
        """Start the epoch's sums anew."""
        self._epoch = epoch
        self._loss_sum = 0.0
        self._hits = self._images = 0
        self._epoch_began = time.perf_counter()
        self._clear(self._epoch_began)

    def add(self, loss: torch.Tensor, logits_BK: torch.Tensor, y_B: torch.Tensor) -> None:
        """Keep what one step gave."""
        self._losses.append(loss)
        self._logits.append(logits_BK)
        self._labels.append(y_B)

    def due(self) -> bool:
        """Return whether the last report is old enough for another."""
        return time.perf_counter() - self._sent_at >= REPORT_EVERY_S

    def skip_time(self, seconds: float) -> None:
        """Leave the time of a pause out of speed and duration."""
        self._sent_at += seconds
        self._epoch_began += seconds

    def send(self, last_step: int) -> None:
        """Send what is kept, if anything is."""
        if not self._losses:
            return
        losses_S = torch.stack(self._losses).to("cpu", torch.float32).numpy()
        images_S = np.array([len(labels) for labels in self._labels], np.int64)
        # One argmax over all images of all steps in place of one a step: the difference of running sums is each step's.
        right = torch.cat(self._logits).argmax(1) == torch.cat(self._labels)
        running_hits = np.concatenate([[0], np.cumsum(right.to("cpu").numpy())])
        hits_S = np.diff(running_hits[np.concatenate([[0], np.cumsum(images_S)])])
        now = time.perf_counter()
        images = int(images_S.sum())
        self._loss_sum += float(losses_S.astype(np.float64) @ images_S)
        self._hits += int(hits_S.sum())
        self._images += images
        event = StepsDone(
            first_step=last_step - len(losses_S) + 1,
            epoch=self._epoch,
            losses_S=losses_S,
            hits_S=hits_S,
            images_S=images_S,
            images_per_s=images / max(now - self._sent_at, 1e-9),
        )
        self._clear(now)
        self._emit(event)

    def epoch_means(self) -> tuple[float, float]:
        """Return mean loss and accuracy over the epoch's training images, as they were trained."""
        return self._loss_sum / self._images, self._hits / self._images

    def epoch_seconds(self) -> float:
        """Return the time since the epoch began, pauses left out."""
        return time.perf_counter() - self._epoch_began

    def _clear(self, now: float) -> None:
        self._losses: list[torch.Tensor] = []
        self._logits: list[torch.Tensor] = []
        self._labels: list[torch.Tensor] = []
        self._sent_at = now
