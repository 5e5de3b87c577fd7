"""Schedules, step by step, against PyTorch's own."""

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch.optim import lr_scheduler

from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.schedule import Plateau, rate_at, rate_curve

STEPS_PER_EPOCH = 7
EPOCHS = 6
TOTAL = STEPS_PER_EPOCH * EPOCHS

# How PyTorch is told the same, and whether its scheduler is stepped once an epoch.
PYTORCH: dict[str, tuple[dict[str, Any], Callable[[torch.optim.Optimizer], Any], bool]] = {
    "step": ({"decay_epochs": 2, "gamma": 0.3}, lambda o: lr_scheduler.StepLR(o, 2, gamma=0.3), True),
    "exponential": ({"gamma": 0.8}, lambda o: lr_scheduler.ExponentialLR(o, 0.8), True),
    "cosine": ({}, lambda o: lr_scheduler.CosineAnnealingLR(o, TOTAL), False),
    "one_cycle": (
        {},
        lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.4, total_steps=TOTAL, cycle_momentum=False),
        False,
    ),
    "constant": ({}, lambda o: lr_scheduler.ConstantLR(o, factor=1.0), False),
}


def config_of(schedule: str, **settings: Any) -> TrainingConfig:
    return dataclasses.replace(DEFAULTS, schedule=schedule, learning_rate=0.4, epochs=EPOCHS, **settings)


@pytest.mark.parametrize("schedule", PYTORCH)
def test_every_rate_is_the_one_that_pytorch_gives(schedule: str) -> None:
    settings, build, by_epoch = PYTORCH[schedule]
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.4)
    scheduler = build(optimizer)
    expected = []
    for step in range(1, TOTAL + 1):
        expected.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if (not by_epoch or step % STEPS_PER_EPOCH == 0) and step < TOTAL:
            scheduler.step()

    config = config_of(schedule, **settings)
    assert [rate_at(config, step, STEPS_PER_EPOCH) for step in range(1, TOTAL + 1)] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("epochs", [1, 2, 3])
def test_a_run_of_very_few_steps_has_a_one_cycle_too(epochs: int) -> None:
    config = dataclasses.replace(DEFAULTS, schedule="one_cycle", epochs=epochs)

    rates = [rate_at(config, step, 1) for step in range(1, epochs + 1)]

    assert all(0 < rate <= config.learning_rate for rate in rates)


def test_a_warm_up_rises_in_a_straight_line_and_then_leaves_the_schedule_alone() -> None:
    config = config_of("constant", warmup_epochs=2.0)

    rates = [rate_at(config, step, STEPS_PER_EPOCH) for step in range(1, TOTAL + 1)]

    assert np.diff(rates[:14]) == pytest.approx(0.4 / 14)
    assert rates[13:] == pytest.approx([0.4] * (TOTAL - 13))


def test_the_curve_of_a_long_run_is_drawn_in_few_points_and_of_a_short_one_in_all() -> None:
    config = config_of("cosine")

    epochs_P, rates_P = rate_curve(config, 1000, points=50)
    assert len(epochs_P) == len(rates_P) == 50
    assert (epochs_P[0], rates_P[0]) == (0, 0.4)
    assert epochs_P[-1] == pytest.approx(EPOCHS, abs=0.01)
    assert len(rate_curve(config, 2, points=50)[0]) == 12


@pytest.mark.parametrize("patience", [0, 2])
def test_a_plateau_lowers_the_rate_where_pytorch_does(patience: int) -> None:
    losses = [1.0, 0.9, 0.9, 0.95, 0.9, 0.89999, 0.91, 0.8, 0.81, 0.82, 0.83, 0.84, 0.85, math.inf]
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.4)
    scheduler = lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=patience)
    config = config_of("plateau", gamma=0.5, plateau_patience=patience)

    plateau, found, expected = Plateau(), [], []
    for loss in losses:
        scheduler.step(loss)
        plateau = plateau.after_epoch(config, loss)
        expected.append(optimizer.param_groups[0]["lr"])
        found.append(0.4 * plateau.factor)

    assert found == pytest.approx(expected)
    assert len(set(found)) > 2
