"""What goes wrong in a run is found, said with a reason and a remedy, and what was earned before is kept."""

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from mnistgui.models.snapshot import load_snapshot
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.dead_units import dead_shares
from mnistgui.training.events import Advice, Advised, FinishReason, RunFailed, StepsDone
from mnistgui.training.health import EXPLODED_STEPS, Health, guessing_loss
from mnistgui.training.losses import build_criterion
from mnistgui.training.step import TrainStep
from tests.training.conftest import Train


def report(losses: list[float], first: int = 1) -> StepsDone:
    count = len(losses)
    return StepsDone(
        first_step=first,
        epoch=1,
        losses_S=np.array(losses, np.float32),
        hits_S=np.zeros(count, np.int64),
        images_S=np.full(count, 10, np.int64),
        images_per_s=1.0,
    )


def said(losses: list[float], **settings: Any) -> Advice | None:
    """Return what is said of these losses, ten a report."""
    health = Health(dataclasses.replace(DEFAULTS, **settings), 10)
    for start in range(0, len(losses), 10):
        advice = health.after_report(report(losses[start : start + 10], start + 1))
        if advice is not None:
            return advice
    return None


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_the_first_loss_that_is_no_number_is_named(bad: float) -> None:
    advice = said([1.0] * 24 + [bad] * 3)

    assert advice is not None
    assert advice.kind == "nan"
    assert "iteration 25" in advice.what.english()


@pytest.mark.parametrize(("rate", "better"), [(5.0, 0.1), (0.1, 0.01), (0.03, 0.003)])
def test_a_lower_rate_is_offered_that_the_config_takes(rate: float, better: float) -> None:
    advice = said([math.nan], learning_rate=rate)

    assert advice is not None
    assert advice.fix == {"learning_rate": pytest.approx(better)}
    assert TrainingConfig(**advice.fix).problems() == {}


def test_a_loss_that_stays_far_over_guessing_has_exploded_and_a_few_high_ones_have_not() -> None:
    high = 21 * math.log(10)
    advice = said([2.0] * 13 + [high] * 60)

    assert advice is not None
    assert advice.kind == "exploding"
    assert "iteration 14" in advice.what.english()
    assert said([high] * (EXPLODED_STEPS - 10) + [2.0] * 200) is None


def test_one_loss_over_all_measure_counts_once_the_run_has_not_come_back() -> None:
    thrown = [2.0] * 5 + [1e4]
    advice = said(thrown + [3.0] * 60)

    assert advice is not None
    assert advice.kind == "exploding"
    assert "iteration 6, up to 10,000" in advice.what.english()
    assert said(thrown + [3.0] * 30) is None
    assert said(thrown + [1.0] * 300) is None


def test_a_run_that_still_guesses_is_told_once_and_one_that_learns_is_not() -> None:
    health = Health(DEFAULTS, 10)
    guesses = [health.after_report(report([math.log(10)] * 50, 50 * number + 1)) for number in range(12)]

    told = [advice for advice in guesses if advice is not None]
    assert [advice.kind for advice in told] == ["no_learning"]
    assert said([math.log(10)] * 100 + [1.5] * 400) is None


@pytest.mark.parametrize(
    ("settings", "fix"),
    [
        ({"initialization": "zeros"}, {"initialization": "default"}),
        ({"model": "alexnet"}, {"optimizer": "adam", "learning_rate": 0.0003, "momentum": 0.0}),
        ({"learning_rate": 1e-5}, {"learning_rate": 0.1}),
        ({"learning_rate": 20.0}, {"learning_rate": 0.1}),
        ({"optimizer": "adam", "learning_rate": 0.5}, {"learning_rate": 0.001}),
    ],
)
def test_what_to_try_fits_the_settings(settings: dict[str, Any], fix: dict[str, Any]) -> None:
    advice = said([math.log(10)] * 400, **settings)

    assert advice is not None
    assert advice.fix == fix
    assert dataclasses.replace(DEFAULTS, **settings | fix).problems() == {}


@pytest.mark.parametrize("loss", ["cross_entropy", "nll", "mse"])
def test_guessing_is_the_loss_of_a_net_that_puts_out_zeros(loss: str) -> None:
    config = dataclasses.replace(DEFAULTS, loss=loss)
    expected = build_criterion(config)(torch.zeros(4, 7), torch.tensor([0, 1, 2, 6]))

    assert guessing_loss(config, 7) == pytest.approx(float(expected))


def test_a_run_that_diverges_ends_with_advice_and_keeps_weights_that_are_numbers(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path, learning_rate=100.0, batch_size=4, epochs=20, momentum=0.99)

    assert run.terminal.reason is FinishReason.DIVERGED
    assert run.terminal.advice.kind in ("nan", "exploding")
    assert all(tensor.isfinite().all() for tensor in load_snapshot(tmp_path).weights.values())
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["state"] == "diverged"
    assert summary["advice"] == run.terminal.advice.what.english()


def test_zeros_stop_an_mlp_and_not_a_single_layer(train: Train) -> None:
    settings = {"initialization": "zeros", "epochs": 60}
    mlp, single = (train(model=model, **settings) for model in ("mlp", "single"))

    assert [event.advice.kind for event in mlp.of(Advised)] == ["no_learning"]
    assert mlp.epochs[-1].metrics.train_loss == pytest.approx(math.log(10), rel=0.02)
    assert not single.of(Advised)
    assert single.epochs[-1].metrics.train_loss < 0.5


def test_a_memory_that_does_not_suffice_is_a_failure_with_a_smaller_batch(
    train: Train, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object) -> None:
        raise RuntimeError("[enforce fail at alloc_cpu.cpp:1] DefaultCPUAllocator: can't allocate memory: you tried …")

    monkeypatch.setattr(TrainStep, "__call__", exhausted)
    run = train(batch_size=40)

    assert isinstance(run.terminal, RunFailed)
    assert run.terminal.advice is not None
    assert run.terminal.advice.fix == {"batch_size": 10}


def test_units_that_are_zero_for_every_image_are_counted_by_layer() -> None:
    net = nn.Sequential(nn.Flatten(), nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))
    with torch.no_grad():
        net[1].weight.fill_(1.0)
        net[1].bias[:6] = -100.0  # dead: images are 0..1
    x_BCHW = torch.rand(5, 1, 2, 2)

    assert dead_shares(net, x_BCHW) == {"2": 0.75}
    assert net.training
    assert not net[2]._forward_hooks


def test_a_channel_counts_as_one_unit() -> None:
    net = nn.Sequential(nn.Conv2d(1, 4, 1), nn.ReLU())
    with torch.no_grad():
        net[0].weight.fill_(1.0)
        net[0].bias.copy_(torch.tensor([0.0, -100.0, 0.0, -0.9]))
    image = torch.zeros(1, 1, 3, 3)
    image[0, 0, 1, 1] = 1.0  # one pixel is enough to be alive

    assert dead_shares(net, image) == {"1": 0.25}


def test_dead_units_are_told_once(train: Train) -> None:
    # A rate that throws most units below zero in the first steps.
    run = train(learning_rate=20.0, epochs=4)

    told = [event.advice for event in run.of(Advised) if event.advice.kind == "dead_units"]
    assert len(told) == 1
    assert told[0].fix["learning_rate"] < 20.0
