"""Stand-ins for the core, so that the window's own behaviour is tested without torch and without time."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.epochs import EpochPlan
from mnistgui.data.image_set import ImageSet
from mnistgui.data.library import NotOnDiskError
from mnistgui.messages import Message, UserError
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import LayerRow, shapes_of
from mnistgui.training.config import DEFAULTS
from mnistgui.training.control import RunControl
from mnistgui.training.events import (
    LINES,
    EpochDone,
    EpochMetrics,
    FinishReason,
    LayerFigures,
    Line,
    LineDone,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    StepsDone,
)
from mnistgui.training.history import RunHistory
from mnistgui.training.resume import ResumePoint
from mnistgui.ui.services import Services
from tests.data_sets import data_set_of

METRICS = EpochMetrics(train_loss=0.5, train_accuracy=0.8, test_loss=0.4, test_accuracy=0.9)


@dataclass(frozen=True)
class FakeRuntime:
    torch_version: str = "2.13.0"
    devices: tuple[str, ...] = ("cpu",)


class FakePredictor:
    """Always sure of 7."""

    class_names = tuple("0123456789")

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: np.ndarray, *, normalized: bool = True) -> Any:
        from mnistgui.drawing.prediction import Prediction

        probabilities = np.full(10, 0.01, np.float32)
        probabilities[7] = 0.91
        return Prediction(probabilities_K=probabilities, class_names=self.class_names, answer="7")


def steps(first: int, losses: list[float], epoch: int = 1) -> StepsDone:
    """Return a report of these steps on batches of ten, half of them right."""
    count = len(losses)
    return StepsDone(
        first_step=first,
        epoch=epoch,
        losses_S=np.array(losses, np.float32),
        hits_S=np.full(count, 5, np.int64),
        images_S=np.full(count, 10, np.int64),
        images_per_s=1000.0,
    )


def started(*, epochs: int = 1, steps_per_epoch: int = 4) -> RunStarted:
    """Return the first event of a run over ten images a batch."""
    return RunStarted(
        images=10 * steps_per_epoch,
        steps_per_epoch=steps_per_epoch,
        epochs=epochs,
        parameters=100,
        device="cpu",
        threads=1,
    )


def short_run(emit: Callable[[Any], None], control: RunControl) -> None:
    """Four steps, looking at the control before each, as the real loop does."""
    emit(started())
    held = False
    for step in range(1, 5):
        while (admitted := control.admit()) is None:
            held = True
            emit(RunPaused(step=step - 1))
            control.wait()
        if held and admitted and not control.stepping:
            held = False
            emit(RunResumed(step=step - 1))
        if not admitted:
            emit(RunFinished(reason=FinishReason.STOPPED, step=step - 1))
            return
        emit(steps(step, [1.0 / step]))
    emit(EpochDone(epoch=1, step=4, seconds=0.1, metrics=METRICS))
    emit(RunFinished(reason=FinishReason.COMPLETED, step=4))


def endless_run(emit: Callable[[Any], None], control: RunControl) -> None:
    """Goes on until it is stopped."""
    emit(started(epochs=10**6))
    waiting = threading.Event()
    step = 0
    while not control.stopping:
        step += 1
        emit(steps(step, [1.0]))
        waiting.wait(0.001)
    emit(RunFinished(reason=FinishReason.STOPPED, step=step))


def fake_preview(
    image_set: ImageSet, indices: Any, steps: Any, seed: int, iteration: int, training: bool
) -> SimpleNamespace:
    """Return what looks like a `transforms.preview.Preview` of steps that change nothing."""
    pictures_KHWC = image_set.images_NHWC[indices]
    stages = [
        SimpleNamespace(
            step=step,
            kind="float32 tensor" if step else "uint8 tensor",
            shape=(image_set.shape_HWC[2], *image_set.shape_HWC[:2]),
            minimum=0.0,
            maximum=1.0,
            mean=0.1,
            picture_KHWC=pictures_KHWC,
            black=0.0,
            white=1.0,
            drawn={},
        )
        for step in (None, *steps)
    ]
    after_KCHW = pictures_KHWC.transpose(0, 3, 1, 2) / np.float32(255)
    return SimpleNamespace(before_KHWC=pictures_KHWC, after_KCHW=after_KCHW, stages=tuple(stages))


def fake_plan(config: Any, image_set: ImageSet, epoch: int, give_up: Callable[[], bool]) -> EpochPlan:
    """Return an epoch in the order of the file."""
    return EpochPlan(
        epoch=epoch, order_M=np.arange(len(image_set)), batch_size=config.batch_size, drop_last=config.drop_last
    )


def fake_summary(config: Any, images: ImageSet) -> tuple[LayerRow, ...]:
    """Return the layers of a single linear layer, whatever the config says."""
    return shapes_of((LayerSpec.of("Flatten"),), (1, 28, 28), 10)


def fake_reference(layers: Any, hidden: Any, output: Any, loss: Any, points_NI: Any, labels_N: Any) -> SimpleNamespace:
    """Return what looks like a `training.autograd_reference.Reference` that finds every derivative to be 0."""
    units = [len(biases_O) for _, biases_O in layers]
    zeros = tuple(np.zeros((len(points_NI), count)) for count in units)
    return SimpleNamespace(
        outputs_NU=zeros[-1],
        loss=0.0,
        gradients=tuple((np.zeros_like(weights_OI), np.zeros_like(biases_O)) for weights_OI, biases_O in layers),
        d_sums=zeros,
        d_activations=(*zeros[:-1], None),
    )


@dataclass(frozen=True)
class FakeEstimate:
    """What looks like a `training.estimate.Estimate`."""

    seconds_per_epoch: float = 12.4
    low: float = 8.2
    high: float = 15.1
    how: tuple[Message, ...] = (Message("Ten steps were timed."),)


# The norms of weight and bias after each line of `stepped_run`: the values before step(), their .grad, their change.
GRADIENTS = (3.0, 4.0)
WEIGHTS, WEIGHTS_AFTER, CHANGES = (6.0, 8.0), (6.5, 8.5), (0.3, 0.4)


def line_done(step: int, line: Line) -> LineDone:
    """Return what a run says of one line of a step on a single linear layer and batches of ten."""
    after, filled = line == "step", line in ("backward", "step")
    layers = tuple(
        LayerFigures(
            name=f"layers.1.{name}",
            weight_norm=(WEIGHTS_AFTER if after else WEIGHTS)[place],
            gradient_norm=GRADIENTS[place] if filled else None,
            change_norm=CHANGES[place] if after else 0.0,
        )
        for place, name in enumerate(("weight", "bias"))
    )
    place = LINES.index(line)
    return LineDone(
        step=step,
        epoch=1,
        iteration=step,
        line=line,
        layers=layers,
        learning_rate=0.1,
        output_shape=(10, 10) if place >= 1 else None,
        loss=2.5 if place >= 2 else None,
        gradient_norm=5.0 if place >= 3 else None,
    )


def stepped_run(emit: Callable[[Any], None], control: RunControl) -> None:
    """Goes on until it is stopped; tells its lines while it is stepped or in slow motion, as the real loop does."""
    emit(started(epochs=10**6))
    step, waiting = 0, threading.Event()
    while not control.stopping:
        admitted = control.admit()
        if admitted is None:
            emit(RunPaused(step=step))
            control.wait()
            continue
        if not admitted:
            break
        step += 1
        told, by_line = control.stepping or control.slow, control.by_line
        for line in LINES:
            while by_line and not control.admit_line():
                emit(RunPaused(step=step - 1))
                control.wait()
            if told:
                emit(line_done(step, line))
        if by_line:
            control.end_step()
        emit(steps(step, [1.0]))
        if not control.stepping:
            emit(RunResumed(step=step))
            control.rest()
            waiting.wait(0.001)
    emit(RunFinished(reason=FinishReason.STOPPED, step=step))


@dataclass
class FakeCore:
    """Services whose torch loads at once; ``run`` is what the training thread calls; ``configs`` what it was asked."""

    image_set: ImageSet
    run: Callable[[Any, RunControl], None] = short_run
    configs: list[Any] = field(default_factory=list)
    # Keys of sets that are not on disk until `download` or `take_local_files` was called for them.
    missing: set[str] = field(default_factory=set)
    # What a download does before it succeeds; it may raise, and is given progress and cancelled.
    download: Callable[..., None] = lambda *arguments, **more: None
    asked: list[tuple[str, Any]] = field(default_factory=list)
    resumed: list[Any] = field(default_factory=list)
    refusals: dict[str, Message] = field(default_factory=dict)

    def services(self) -> Services:
        return Services(
            load_torch=FakeRuntime,
            prepare_ui_thread=lambda: None,
            load_data_set=self._load,
            download=self._download,
            take_local_files=self._take_local_files,
            scan_folder=self._refuse,
            preview_folder=self._refuse,
            save_images=self._remember_saved,
            save_grid=self._remember_saved,
            preview=fake_preview,
            plan_epoch=fake_plan,
            score=self._refuse,
            load_pretrained=FakePredictor,
            load_pretrained_snapshot=self._refuse,
            assess=self._refuse,
            load_snapshot=self._load_snapshot,
            make_predictor=lambda snapshot: FakePredictor(),
            explain=self._refuse,
            count_parameters=lambda config, images: 101_770,
            open_run=self._open_run,
            refusals=lambda config, train, test, devices: self.refusals,
            summarize=fake_summary,
            estimate=self._estimate,
            gradient_reference=fake_reference,
            make_run=self._make_run,
        )

    def _estimate(self, config: Any, images: Any, test_images: int, give_up: Callable[[], bool]) -> FakeEstimate:
        self.asked.append(("estimate", config))
        return FakeEstimate()

    def _load(self, request: SetRequest, root: Path, give_up: Callable[[], bool]) -> DataSet:
        if request.key in self.missing:
            raise NotOnDiskError(Message("not on disk"))
        return data_set_of(request, self.image_set)

    def _refuse(self, *arguments: Any) -> Any:
        raise UserError(Message("not by this core"))

    def _remember_saved(self, image_set: ImageSet, indices: Any, place: Path, give_up: Any = None) -> Any:
        self.asked.append(("saved", (list(indices), place)))

    def _download(self, info: DataSetInfo, root: Path, *, progress: Any, cancelled: Any) -> None:
        self.asked.append(("download", info.key))
        self.download(progress=progress, cancelled=cancelled)
        self.missing.discard(info.key)

    def _take_local_files(self, info: DataSetInfo, root: Path, paths: Any, *, progress: Any, cancelled: Any) -> None:
        self.asked.append(("local", list(paths)))
        self.missing.discard(info.key)

    def _load_snapshot(self, folder: Path) -> SimpleNamespace:
        self.asked.append(("net", folder))
        return SimpleNamespace(step=14)

    def _open_run(self, folder: Path) -> ResumePoint:
        self.asked.append(("open run", folder))
        return ResumePoint(folder=folder, config=DEFAULTS, history=RunHistory(), checkpoint={})

    def _make_run(self, config: Any, train: Any, test: Any, store: Any, runs_dir: Any, resume: Any = None) -> Any:
        self.configs.append(config)
        self.resumed.append(resume)
        return self.run
