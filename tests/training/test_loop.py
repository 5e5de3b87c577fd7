"""The training loop: what it computes, what it says and in which order, and how it holds, stops and breaks."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset

from mnistgui.data.epochs import plan_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.data.vision import torchvision
from mnistgui.training import session
from mnistgui.training.control import RunControl
from mnistgui.training.events import (
    BatchTrained,
    EpochDone,
    FinishReason,
    LineDone,
    RunFailed,
    RunFinished,
    RunPaused,
    RunResumed,
    RunStarted,
    SnapshotTaken,
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.step import TrainStep
from tests.training.conftest import RecordedRun, Train

MODELS = ("single", "mlp", "cnn")


class PilImages(Dataset[tuple[torch.Tensor, int]]):
    """What torchvision's own MNIST class is: a PIL image made and transformed each time one is asked for."""

    def __init__(self, image_set: ImageSet) -> None:
        self._set = image_set
        torchvision()
        from torchvision.transforms import ToTensor

        self._to_tensor = ToTensor()

    def __len__(self) -> int:
        return len(self._set)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        image = Image.fromarray(self._set.images_NHWC[index, :, :, 0])
        return self._to_tensor(image), int(self._set.labels_N[index])


def net_by_hand(model: str) -> nn.Module:
    match model:
        case "single":
            return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
        case "mlp":
            return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * 7 * 7, 10),
    )


def losses_by_hand(
    image_set: ImageSet, net: nn.Module, optimizer: torch.optim.Optimizer, *, seed: int, shuffle: bool, drop_last: bool
) -> list[float]:
    """The deck's own loop, two epochs: DataLoader, ToTensor, and the five lines."""
    loader = DataLoader(
        PilImages(image_set),
        batch_size=10,
        shuffle=shuffle,
        drop_last=drop_last,
        generator=torch.Generator().manual_seed(seed),
    )
    criterion, losses = nn.CrossEntropyLoss(), []
    for _ in range(2):
        for x_BCHW, y_B in loader:
            optimizer.zero_grad()
            loss = criterion(net(x_BCHW), y_B)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
    return losses


OPTIMIZERS: dict[str, tuple[dict[str, Any], Callable[[Any], torch.optim.Optimizer]]] = {
    "SGD": ({"learning_rate": 0.1}, lambda weights: torch.optim.SGD(weights, lr=0.1)),
    "SGD, momentum, decay": (
        {"learning_rate": 0.05, "momentum": 0.9, "weight_decay": 0.01},
        lambda weights: torch.optim.SGD(weights, lr=0.05, momentum=0.9, weight_decay=0.01),
    ),
    "Adam": (
        {"optimizer": "adam", "learning_rate": 0.001, "weight_decay": 0.01},
        lambda weights: torch.optim.Adam(weights, lr=0.001, weight_decay=0.01),
    ),
    "AdamW": (
        {"optimizer": "adamw", "learning_rate": 0.001, "weight_decay": 0.1},
        lambda weights: torch.optim.AdamW(weights, lr=0.001, weight_decay=0.1),
    ),
}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_loss_is_the_one_of_a_plain_pytorch_script(
    train: Train, tiny_image_set: ImageSet, optimizer: str
) -> None:
    settings, build_optimizer = OPTIMIZERS[optimizer]
    torch.manual_seed(3)
    net = net_by_hand("mlp")
    expected = losses_by_hand(
        tiny_image_set, net, build_optimizer(net.parameters()), seed=3, shuffle=True, drop_last=False
    )

    assert train(seed=3, **settings).losses == pytest.approx(expected, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("shuffle", "drop_last"), [(True, True), (False, False)])
def test_every_model_and_order_is_the_scripts_too(
    train: Train, tiny_image_set: ImageSet, model: str, shuffle: bool, drop_last: bool
) -> None:
    torch.manual_seed(3)
    net = net_by_hand(model)
    sgd = torch.optim.SGD(net.parameters(), lr=0.1)
    expected = losses_by_hand(tiny_image_set, net, sgd, seed=3, shuffle=shuffle, drop_last=drop_last)

    run = train(seed=3, model=model, shuffle=shuffle, drop_last=drop_last)
    assert run.losses == pytest.approx(expected, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("model", MODELS)
def test_every_model_learns(train: Train, model: str) -> None:
    run = train(model=model, epochs=20)

    assert run.epochs[-1].metrics.train_loss < run.epochs[0].metrics.train_loss / 2
    assert run.epochs[-1].metrics.test_accuracy > 0.9


def test_a_run_says_everything_in_order_and_ends_with_one_terminal_event(train: Train) -> None:
    run = train(epochs=3)

    kinds = [type(event) for event in run.events]
    assert kinds == [RunStarted, *[StepsDone, SnapshotTaken, BatchTrained, EpochDone] * 3, RunFinished]
    assert [event.epoch for event in run.of(StepsDone)] == [1, 2, 3]
    assert [event.step for event in run.of(SnapshotTaken)] == [7, 14, 21]
    assert [(event.epoch, event.step) for event in run.epochs] == [(1, 7), (2, 14), (3, 21)]
    assert run.terminal.reason is FinishReason.COMPLETED
    assert run.terminal.step == 21


def test_the_first_event_gives_the_sizes(train: Train) -> None:
    started = train(hidden=[32]).events[0]

    assert isinstance(started, RunStarted)
    assert (started.images, started.steps_per_epoch, started.epochs) == (64, 7, 2)
    assert started.parameters == 784 * 32 + 32 + 32 * 10 + 10
    assert started.device == "cpu"


@pytest.mark.parametrize(
    ("batch_size", "drop_last", "images"),
    [
        (10, False, [10, 10, 10, 10, 10, 10, 4]),
        (10, True, [10, 10, 10, 10, 10, 10]),
        (16, False, [16, 16, 16, 16]),
        (16, True, [16, 16, 16, 16]),
        (64, True, [64]),
        (100, False, [64]),
        (1, False, [1] * 64),
    ],
)
def test_the_batches_of_an_epoch_are_counted(train: Train, batch_size: int, drop_last: bool, images: list[int]) -> None:
    run = train(batch_size=batch_size, drop_last=drop_last, epochs=1)

    assert run.images == images
    assert run.of(RunStarted)[0].steps_per_epoch == len(images)


def test_an_epoch_without_a_batch_is_a_failure_that_names_the_setting(train: Train) -> None:
    run = train(batch_size=65, drop_last=True)

    assert [type(event) for event in run.events] == [RunFailed]
    assert "batch_size: 65 is more than the 64 images" in run.terminal.message.english()


def test_steps_are_reported_once_each_and_in_order_however_slow_they_are(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = train()
    monkeypatch.setattr("mnistgui.training.report.REPORT_EVERY_S", 0.0)
    one_by_one = train()

    for run in (one_by_one, at_once):
        firsts = [event.first_step for event in run.of(StepsDone)]
        lasts = [event.last_step for event in run.of(StepsDone)]
        assert firsts == [1, *(last + 1 for last in lasts[:-1])]
        assert lasts[-1] == 14
    assert len(one_by_one.of(StepsDone)) == 14
    assert len(at_once.of(StepsDone)) == 2
    assert one_by_one.losses == at_once.losses
    hits = [np.concatenate([event.hits_S for event in run.of(StepsDone)]) for run in (one_by_one, at_once)]
    np.testing.assert_array_equal(*hits)
    assert one_by_one.epochs[0].metrics == at_once.epochs[0].metrics


def test_a_run_that_takes_long_leaves_weights_in_the_store_while_it_goes(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mnistgui.training.report.REPORT_EVERY_S", 0.0)
    monkeypatch.setattr("mnistgui.training.course.SNAPSHOT_EVERY_S", 0.0)
    run = train(epochs=1)

    assert [event.step for event in run.of(SnapshotTaken)] == [1, 2, 3, 4, 5, 6, 7, 7]
    weights = [run.store.get(step) for step in range(1, 8)]
    assert all(snapshot is not None for snapshot in weights)


def test_the_figures_of_an_epoch_are_those_of_its_steps_and_of_the_net(train: Train, tiny_image_set: ImageSet) -> None:
    run = train(epochs=1)

    steps, metrics = run.of(StepsDone)[0], run.epochs[0].metrics
    assert metrics.train_loss == pytest.approx(np.average(steps.losses_S, weights=steps.images_S))
    assert metrics.train_accuracy == steps.hits_S.sum() / 64
    snapshot = run.store.get(7)
    assert snapshot is not None
    with torch.inference_mode():
        logits_NK = snapshot.build()(torch.tensor(tiny_image_set.images_NHWC).permute(0, 3, 1, 2) / 255)
    labels_N = torch.tensor(tiny_image_set.labels_N)
    assert metrics.test_loss == pytest.approx(nn.functional.cross_entropy(logits_NK, labels_N).item(), rel=1e-5)
    assert metrics.test_accuracy == (logits_NK.argmax(1) == labels_N).float().mean().item()


@pytest.mark.parametrize("model", MODELS)
def test_the_same_seed_gives_the_same_run_bit_for_bit(train: Train, model: str) -> None:
    first = train(seed=5, model=model)
    torch.rand(7)  # what happened before the run is of no matter
    again, other = train(seed=5, model=model), train(seed=6, model=model)

    assert first.losses == again.losses
    assert first.losses != other.losses
    one, two = first.store.newest(), again.store.newest()
    assert one is not None and two is not None
    assert all(torch.equal(one.weights[name], two.weights[name]) for name in one.weights)


def on_pauses(*actions: Callable[[RunControl], None]) -> Callable[[TrainingEvent, RunControl], None]:
    """Return a listener that does the next of ``actions`` each time the run holds."""
    left = list(actions)

    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            left.pop(0)(control)

    return listener


def without_snapshots(run: RecordedRun) -> list[type]:
    shown = (SnapshotTaken, BatchTrained, LineDone)
    return [type(event) for event in run.events if not isinstance(event, shown)]


def test_one_step_does_exactly_one_step_and_holds_again(train: Train) -> None:
    run = train(
        epochs=1, paused=True, listener=on_pauses(RunControl.step, RunControl.step, RunControl.step, RunControl.resume)
    )

    one_step = [StepsDone, RunPaused]
    assert without_snapshots(run) == [
        RunStarted,
        RunPaused,
        *one_step * 3,
        RunResumed,
        StepsDone,
        EpochDone,
        RunFinished,
    ]
    assert [len(event.losses_S) for event in run.of(StepsDone)] == [1, 1, 1, 4]
    assert [event.step for event in run.of(RunPaused)] == [0, 1, 2, 3]
    assert [event.step for event in run.of(RunResumed)] == [3]


def test_a_pause_changes_nothing_of_what_is_computed(train: Train) -> None:
    held = train(paused=True, listener=on_pauses(RunControl.step, RunControl.step, RunControl.resume))

    assert held.losses == train().losses


def test_going_on_during_a_single_step_is_told(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    lines, controls = TrainStep.lines, []

    def resume_and_step(*arguments: Any) -> Any:
        controls[0].resume()
        return lines(*arguments)

    def listener(event: TrainingEvent, control: RunControl) -> None:
        controls.append(control)
        if isinstance(event, RunPaused):
            control.step()

    monkeypatch.setattr(TrainStep, "lines", resume_and_step)
    run = train(epochs=1, paused=True, listener=listener)

    assert without_snapshots(run) == [RunStarted, RunPaused, RunResumed, StepsDone, EpochDone, RunFinished]


def test_a_pause_leaves_the_weights_of_its_step_in_the_store(train: Train) -> None:
    run = train(paused=True, listener=on_pauses(RunControl.step, RunControl.step, RunControl.stop))

    weights = [run.store.get(step) for step in range(3)]
    assert all(snapshot is not None for snapshot in weights)
    assert not torch.equal(weights[1].weights["layers.1.weight"], weights[2].weights["layers.1.weight"])


def test_a_run_that_holds_can_be_stopped_inside_an_epoch(train: Train) -> None:
    run = train(paused=True, listener=on_pauses(RunControl.step, RunControl.step, RunControl.stop))

    assert run.terminal.reason is FinishReason.STOPPED
    assert run.terminal.step == 2
    assert not run.epochs
    newest = run.store.newest()
    assert newest is not None
    assert newest.step == 2


def test_a_run_that_goes_stops_before_its_next_step(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mnistgui.training.report.REPORT_EVERY_S", 0.0)

    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, StepsDone) and event.last_step == 9:
            control.stop()

    run = train(listener=listener)

    assert run.terminal.reason is FinishReason.STOPPED
    assert run.terminal.step == len(run.losses) == 9
    assert len(run.epochs) == 1
    assert run.store.get(9) is not None


def test_a_test_that_was_cut_short_is_no_figure(train: Train) -> None:
    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, SnapshotTaken):  # the epoch's last, right before the net is tested
            control.stop()

    run = train(epochs=1, listener=listener)

    assert run.terminal.reason is FinishReason.STOPPED
    assert run.terminal.step == 7
    assert not run.epochs


def test_a_run_stopped_before_it_began_has_still_begun_and_ended(train: Train) -> None:
    run = train(listener=lambda event, control: control.stop())

    assert without_snapshots(run) == [RunStarted, RunFinished]
    assert run.terminal.step == 0


def test_what_breaks_in_the_net_becomes_the_last_event(train: Train, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.layer = nn.Linear(784, 10)
            self.calls = 0

        def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
            self.calls += 1
            if self.calls == 9:
                raise RuntimeError("the ninth batch\nand what torch has to say of it")
            logits_BK: torch.Tensor = self.layer(x_BCHW.flatten(1))
            return logits_BK

    monkeypatch.setattr(session, "build", lambda architecture: Broken())
    run = train()

    assert isinstance(run.terminal, RunFailed)
    assert sum(isinstance(event, RunFailed | RunFinished) for event in run.events) == 1
    assert "the ninth batch" in run.terminal.message.english()
    assert "\n" not in run.terminal.message.english()
    assert "in forward" in run.terminal.traceback
    assert len(run.epochs) == 1
    assert run.store.get(7) is not None


def test_a_listener_that_breaks_ends_the_run_as_a_failure(train: Train) -> None:
    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, EpochDone):
            raise ZeroDivisionError

    run = train(listener=listener)

    assert isinstance(run.terminal, RunFailed)
    assert "ZeroDivisionError" in run.terminal.message.english()


def test_in_a_pause_the_batch_just_trained_on_is_told_with_the_loss_of_each_image(
    train: Train, tiny_image_set: ImageSet
) -> None:
    def step_twice_and_stop(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step < 2:
                control.step()
            else:
                control.stop()

    run = train(listener=step_twice_and_stop, paused=True, seed=4)
    trained = run.of(BatchTrained)
    assert [(event.step, event.epoch, event.iteration) for event in trained] == [(1, 1, 1), (2, 1, 2)]
    plan = plan_epoch(np.arange(64), epoch=1, batch_size=10, shuffle=True, drop_last=False, seed=4)
    for event, loss in zip(trained, run.losses, strict=True):
        assert event.indices_B.tolist() == plan.batch(event.iteration).tolist()
        assert event.labels_B.tolist() == tiny_image_set.labels_N[event.indices_B].tolist()
        assert event.losses_B.mean() == pytest.approx(loss, rel=1e-5)
        pixels_BCHW = tiny_image_set.images_NHWC[event.indices_B].transpose(0, 3, 1, 2)
        assert event.inputs_BCHW == pytest.approx(pixels_BCHW / 255, abs=1e-6)


def test_random_transforms_are_those_that_a_preview_of_the_same_step_shows(
    train: Train, tiny_image_set: ImageSet
) -> None:
    steps = (TO_TENSOR, TransformStep.of("RandomErasing", p=1.0))
    run = train(transforms=[step.to_dict() for step in steps], seed=4, epochs=1)
    event = run.of(BatchTrained)[-1]
    assert event.step == 7
    images_BHWC = torch.tensor(tiny_image_set.images_NHWC[event.indices_B])
    preview_BCHW = Preparation.of(steps, (28, 28, 1)).to_input(images_BHWC, generator_of(4, 7))
    assert np.array_equal(event.inputs_BCHW, preview_BCHW.numpy())
    assert not np.array_equal(event.inputs_BCHW, images_BHWC.permute(0, 3, 1, 2).numpy() / np.float32(255))
    # The net that is kept is asked without them.
    snapshot = run.store.newest()
    assert snapshot is not None and snapshot.preparation.steps == steps


def test_transforms_that_come_while_it_trains_are_done_to_the_very_next_batch(
    train: Train, tiny_image_set: ImageSet
) -> None:
    noise = (TO_TENSOR, TransformStep.of("RandomErasing", p=1.0))

    def change(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step == 3:
                control.change({"transforms": noise})
            control.step() if event.step < 5 else control.resume()

    run = train(paused=True, listener=change, batch_size=8, epochs=1, seed=4)

    fed = {event.step: event for event in run.of(BatchTrained)}
    for step in (2, 3, 4, 5):
        images_BHWC = torch.tensor(tiny_image_set.images_NHWC[fed[step].indices_B])
        steps = noise if step > 3 else (TO_TENSOR,)
        wanted_BCHW = Preparation.of(steps, (28, 28, 1)).to_input(images_BHWC, generator_of(4, step))
        assert np.array_equal(fed[step].inputs_BCHW, wanted_BCHW.numpy())


def test_the_validation_images_are_tested_after_each_epoch_and_never_learned_from(train: Train) -> None:
    run = train(validation_share=0.25, epochs=2)
    assert run.of(RunStarted)[0].images == 48 and sum(run.images) == 96
    assert all(epoch.metrics.validation_loss is not None for epoch in run.epochs)
    assert 0 <= run.epochs[0].metrics.validation_accuracy <= 1
    assert train(epochs=1).epochs[0].metrics.validation_loss is None


def test_a_target_transform_makes_a_net_of_the_classes_that_are_left(train: Train) -> None:
    run = train(target_transform="keep:7,1", epochs=1)
    snapshot = run.store.newest()
    assert snapshot is not None and snapshot.class_names == ("7", "1") and snapshot.architecture.classes == 2
    assert set(run.of(BatchTrained)[-1].labels_B) <= {0, 1}


def test_transforms_that_change_the_size_make_a_net_for_that_size(train: Train) -> None:
    run = train(transforms=[{"name": "CenterCrop", "size": 20}, {"name": "ToTensor"}], epochs=1)
    snapshot = run.store.newest()
    assert snapshot is not None and snapshot.architecture.input_CHW == (1, 20, 20)


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop"])
@pytest.mark.parametrize("before", [0.0, 0.5])
def test_momentum_can_come_and_go_while_it_trains(train: Train, optimizer: str, before: float) -> None:
    def change(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step in (2, 4):
                control.change({"momentum": 0.9 if event.step == 2 else 0.0})
            control.step() if event.step < 6 else control.resume()

    settings = {"optimizer": optimizer, "learning_rate": 0.01, "momentum": before, "epochs": 1}
    changed, unchanged = train(paused=True, listener=change, **settings), train(**settings)

    assert isinstance(changed.terminal, RunFinished)
    assert changed.losses[:3] == unchanged.losses[:3]
    assert changed.losses[4:] != unchanged.losses[4:]
