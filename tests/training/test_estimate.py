"""The time of an epoch before it is trained: the arithmetic on a clock of our own, and that no run notices it."""

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

import mnistgui.training.estimate as module
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import TO_TENSOR, TransformStep
from mnistgui.messages import UserError
from mnistgui.models.catalog import MODELS
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.training.config import TrainingConfig
from mnistgui.training.estimate import Estimate, estimate
from mnistgui.training.step import TrainStep


def images(count: int, side: int = 28) -> ImageSet:
    """Return a set that takes no memory: one image over and over."""
    return ImageSet(
        name="many",
        split="train",
        images_NHWC=np.broadcast_to(np.zeros((1, side, side, 1), np.uint8), (count, side, side, 1)),
        labels_N=np.arange(count, dtype=np.int64) % 10,
        class_names=tuple("0123456789"),
    )


class Machine:
    """A clock that stands still but in a step, which takes ``fixed`` seconds and ``each`` more for every image."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, fixed: float, each: float) -> None:
        self.now = 0.0
        self.batches: list[int] = []

        def step(_self: TrainStep, _x_BCHW: torch.Tensor, y_B: torch.Tensor) -> None:
            self.now += fixed + each * len(y_B)
            self.batches.append(len(y_B))

        monkeypatch.setattr(TrainStep, "__call__", step)

    def clock(self) -> float:
        return self.now

    def estimate(self, config: TrainingConfig, count: int, **options: Any) -> Estimate:
        found = estimate(config, images(count), clock=self.clock, **{"threads": 1} | options)
        assert found is not None
        return found


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch, fixed=0.0005, each=0.00001)  # 1.5 ms for 100 images


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch, fixed=0.2, each=0.05)  # 5.2 s for 100 images


def test_a_short_step_is_timed_as_it_is_and_taken_as_often_as_an_epoch_has_steps(quick: Machine) -> None:
    found = quick.estimate(TrainingConfig(batch_size=100), 60_000)

    assert found.seconds_per_epoch == pytest.approx(600 * 0.0015)
    assert found.low == pytest.approx(found.seconds_per_epoch) == pytest.approx(found.high)
    assert set(quick.batches) == {2, 100}
    assert module.BUDGET_S <= quick.now < 1.2 * module.BUDGET_S
    assert found.how[0].english().startswith("Timed just now: steps of 100 images, 1.5 ms each")


def test_a_long_step_is_timed_with_few_images_and_scaled_up(slow: Machine) -> None:
    found = slow.estimate(TrainingConfig(batch_size=100), 60_000)

    # What each step has (0.2 s) is not multiplied with the images.
    assert found.seconds_per_epoch == pytest.approx(600 * 5.2)
    assert found.low < found.seconds_per_epoch < found.high
    assert max(slow.batches) == 4 and len(slow.batches) <= 6
    assert found.how[0].english() == (
        "Timed just now with 4 images a step and scaled up to the 100 of a batch: 5.2e+03 ms a step."
    )


def test_a_whole_set_as_one_batch_is_never_made(quick: Machine) -> None:
    found = quick.estimate(TrainingConfig(batch_size=60_000), 60_000)

    assert found.seconds_per_epoch == pytest.approx(0.6005)
    assert max(quick.batches) < 1_000


@pytest.mark.parametrize(("drop_last", "steps"), [(True, 6), (False, 6.5)])
def test_a_last_batch_takes_its_share_or_is_left_out(quick: Machine, drop_last: bool, steps: float) -> None:
    found = quick.estimate(TrainingConfig(batch_size=100, drop_last=drop_last), 650)

    assert found.seconds_per_epoch == pytest.approx(steps * 0.0015)


def test_images_that_are_only_tested_take_a_third(quick: Machine) -> None:
    trained_only = quick.estimate(TrainingConfig(batch_size=100), 45_000).seconds_per_epoch
    config = TrainingConfig(batch_size=100, validation_share=0.25)
    found = quick.estimate(config, 60_000, test_images=30_000)

    assert found.seconds_per_epoch == pytest.approx(trained_only * (1 + 45_000 / 45_000 / 3))


def test_threads_help_a_long_step_and_not_a_short_one(quick: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    config = TrainingConfig(batch_size=100)
    eight = quick.estimate(config, 60_000, threads=8)
    assert eight.low == pytest.approx(eight.seconds_per_epoch) == pytest.approx(0.9)
    assert eight.high == pytest.approx(600 * (0.0015 + 0.0008))  # and may cost it the waking of the others
    assert len(eight.how) == 1

    middling = Machine(monkeypatch, fixed=0.01, each=0.0001)  # 20 ms
    alone, two = (middling.estimate(config, 60_000, threads=threads) for threads in (1, 2))
    assert alone.seconds_per_epoch == pytest.approx(12.0)
    assert two.low == pytest.approx(6.0)
    assert two.seconds_per_epoch == pytest.approx(12.0 / 1.56, rel=0.01)  # facts.md: 100 steps against 64
    assert two.high == pytest.approx(600 * 0.0208)
    assert len(alone.how) == 1 and "threads of the run: 2" in two.how[1].english()


def test_one_slow_step_in_many_widens_the_range_by_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, fixed=0.001, each=0.0)
    even = TrainStep.__call__

    def interrupted(*arguments: Any) -> Any:
        even(*arguments)
        if len(machine.batches) == 40:
            machine.now += 0.05

    monkeypatch.setattr(TrainStep, "__call__", interrupted)
    found = machine.estimate(TrainingConfig(batch_size=100), 60_000)

    assert found.high == pytest.approx(0.6)


def test_it_is_given_up_before_the_next_step(slow: Machine) -> None:
    def give_up() -> bool:
        return len(slow.batches) == 3

    assert estimate(TrainingConfig(), images(600), threads=1, give_up=give_up, clock=slow.clock) is None
    assert len(slow.batches) == 3


def test_what_cannot_be_trained_is_refused_in_words(quick: Machine) -> None:
    with pytest.raises(UserError, match="batch_size: 100 is more than the 50 images"):
        quick.estimate(TrainingConfig(batch_size=100, drop_last=True), 50)
    with pytest.raises(UserError, match="channels: each of them halves"):
        quick.estimate(TrainingConfig(model="cnn", channels=(4,) * 5), 500)
    assert quick.batches == []


CONFIGS = {model: TrainingConfig(model=model, batch_size=4) for model in MODELS}


@pytest.mark.parametrize("model", CONFIGS)
def test_the_steps_of_every_net_leave_torchs_default_generator_alone(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUDGET_S", 0.0)
    state = torch.get_rng_state()
    found = estimate(CONFIGS[model], images(8, 16), threads=1)

    assert found is not None and 0 < found.low <= found.seconds_per_epoch <= found.high
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize(
    "settings",
    [
        {"model": "mlp", "dropout": 0.5, "batch_norm": True},
        {"model": "layers", "layers": (LayerSpec.of("Dropout"), LayerSpec.of("BatchNorm"))},
        {"transforms": (TransformStep.of("RandomRotation"), TO_TENSOR), "optimizer": "adamw", "learning_rate": 0.001},
    ],
)
def test_dropout_and_augmentation_draw_from_a_generator_of_their_own(
    settings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUDGET_S", 0.0)
    state = torch.get_rng_state()

    assert estimate(TrainingConfig(**settings), images(200), threads=1) is not None
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("precision", ["float64", "bfloat16"])
def test_a_step_in_another_precision_is_timed_in_it(precision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUDGET_S", 0.0)
    kinds: set[torch.dtype] = set()
    real = TrainStep.__call__

    def step(self: TrainStep, x_BCHW: torch.Tensor, y_B: torch.Tensor) -> Any:
        _, logits_BK = real(self, x_BCHW, y_B)
        kinds.add(logits_BK.dtype)

    monkeypatch.setattr(TrainStep, "__call__", step)
    estimate(TrainingConfig(precision=precision, clip_norm=1.0, loss="mse"), images(200), threads=1)

    assert kinds == {getattr(torch, precision)}


def test_the_steps_that_are_timed_are_real_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    losses: list[float] = []
    dropped: list[bool] = []

    real = TrainStep.__call__

    def step(self: TrainStep, x_BCHW: torch.Tensor, y_B: torch.Tensor) -> Any:
        before = [weight.clone() for weight in self._net.parameters()]
        loss, _ = real(self, x_BCHW, y_B)
        losses.append(float(loss))
        assert all(not torch.equal(weight, old) for weight, old in zip(self._net.parameters(), before, strict=True))
        dropped.append(any(isinstance(layer, module._OwnDropout) for layer in self._net.modules()))

    monkeypatch.setattr(TrainStep, "__call__", step)
    estimate(TrainingConfig(dropout=0.25, batch_size=64), images(6_000), threads=1)

    # Random labels: chance is ln 10, and weights of a sound size are not far from it.
    assert 1.5 < losses[0] < 5 and all(map(np.isfinite, losses))
    assert all(dropped)


def test_own_dropout_does_what_pytorchs_does() -> None:
    x = torch.ones(100_000)
    out = module._OwnDropout(0.25, torch.Generator().manual_seed(1))(x)

    assert float((out == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(out.mean()) == pytest.approx(1.0, abs=0.02)
    assert out.unique().tolist() == pytest.approx([0.0, 1 / 0.75])


def _timed_by_hand(config: TrainingConfig, steps: int, clock: Callable[[], float]) -> float:
    trial = module._Trial(config, images(600), clock)
    trial.seconds(config.batch_size)
    return min(trial.seconds(config.batch_size) for _ in range(steps))


@pytest.mark.parametrize("model", ["mlp", "cnn"])
def test_it_agrees_with_steps_that_are_timed_by_hand(model: str) -> None:
    config, wrong = TrainingConfig(model=model, batch_size=100), []
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        # The fastest steps of both: what else this machine does makes steps slower, and never faster. Three tries.
        for _ in range(3):
            found = estimate(config, images(600), threads=1)
            by_hand = 6 * _timed_by_hand(config, 12, time.perf_counter)
            assert found is not None
            if 0.5 < found.low / by_hand < 2.5:
                return
            wrong.append((found.low, by_hand))
    finally:
        torch.set_num_threads(threads)
    raise AssertionError(wrong)


def test_it_can_be_found_in_a_thread_of_its_own() -> None:
    found: list[Estimate | None] = []

    def work() -> None:
        torch.get_num_threads()
        torch.set_num_threads(1)
        found.append(estimate(TrainingConfig(), images(600), threads=2))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)

    assert found and found[0] is not None
