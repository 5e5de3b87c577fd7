"""Early stopping looks at the validation images, and at nothing else."""

import dataclasses
from typing import Any

from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import EpochMetrics
from mnistgui.training.stopping import EarlyStopping


def epochs_until_stop(losses: list[float | None], *, accuracy: float = 0.5, **settings: Any) -> int | None:
    """Return after how many epochs with these validation losses a run ends, or None."""
    config = dataclasses.replace(DEFAULTS, validation_share=0.1, **settings)
    stopping = EarlyStopping()
    for epoch, loss in enumerate(losses, 1):
        metrics = EpochMetrics(
            train_loss=1.0 / epoch,
            train_accuracy=1.0,
            test_loss=float(epoch),  # worse and worse: never looked at
            test_accuracy=1.0,
            validation_loss=loss,
            validation_accuracy=None if loss is None else accuracy,
        )
        stopping = stopping.after_epoch(metrics)
        if stopping.says_stop(config, metrics):
            return epoch
    return None


def test_a_run_ends_after_so_many_epochs_without_a_lower_loss() -> None:
    assert epochs_until_stop([1.0, 0.9, 0.95, 0.9, 0.8], patience=2) == 4
    assert epochs_until_stop([1.0, 0.9, 0.95, 0.8, 0.9, 0.9], patience=2) == 6


def test_with_no_patience_set_it_never_ends_early() -> None:
    assert epochs_until_stop([1.0] * 50) is None


def test_a_run_ends_when_the_validation_accuracy_is_reached() -> None:
    assert epochs_until_stop([1.0], accuracy=0.9, target_accuracy=0.9) == 1
    assert epochs_until_stop([1.0], accuracy=0.89, target_accuracy=0.9) is None


def test_a_loss_that_is_no_number_counts_as_no_lower_one() -> None:
    assert epochs_until_stop([1.0, float("nan"), float("nan")], patience=2) == 3


def test_without_validation_images_nothing_ends_a_run() -> None:
    assert epochs_until_stop([None] * 9, patience=1, target_accuracy=0.5) is None
