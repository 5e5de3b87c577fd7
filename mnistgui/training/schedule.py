"""The learning rate of each step, as plain arithmetic: it is drawn before training, and a run taken up needs no more
than the number of the step. No torch here; a test compares each schedule with PyTorch's own, step by step.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from mnistgui.training.config import TrainingConfig

# torch.optim.lr_scheduler.OneCycleLR's own defaults; after Smith and Topin, "Super-Convergence", 2017.
ONE_CYCLE_RISE: Final = 0.3  # share of the run in which the rate rises
ONE_CYCLE_START: Final = 25.0  # the peak divided by this is where it begins
ONE_CYCLE_END: Final = 1e4  # and where it began, divided by this, is where it ends
# torch.optim.lr_scheduler.ReduceLROnPlateau's own default: a loss counts as lower when it is lower by this share.
PLATEAU_THRESHOLD: Final = 1e-4


def rate_at(config: TrainingConfig, step: int, steps_per_epoch: int) -> float:
    """Return the learning rate that step ``step`` (from 1) uses; what a plateau will do is not known before."""
    updates = step - 1
    factor = _FACTORS[config.schedule](config, updates, steps_per_epoch)
    warms_up = config.warmup_epochs and config.uses("warmup_epochs")
    warmup_steps = round(config.warmup_epochs * steps_per_epoch) if warms_up else 0
    if step < warmup_steps:
        factor *= step / warmup_steps
    return config.learning_rate * factor


def rate_curve(
    config: TrainingConfig, steps_per_epoch: int, points: int = 200
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the curve of a whole run in at most ``points``: epochs done before each step shown, and its rate."""
    steps = config.epochs * steps_per_epoch
    step_P = np.unique(np.linspace(1, steps, min(points, steps)).round().astype(np.int64))
    rates_P = np.array([rate_at(config, int(step), steps_per_epoch) for step in step_P])
    return (step_P - 1) / steps_per_epoch, rates_P


def _constant(_config: TrainingConfig, _updates: int, _steps_per_epoch: int) -> float:
    return 1.0


def _step(config: TrainingConfig, updates: int, steps_per_epoch: int) -> float:
    return float(config.gamma ** (updates // steps_per_epoch // config.decay_epochs))


def _exponential(config: TrainingConfig, updates: int, steps_per_epoch: int) -> float:
    return float(config.gamma ** (updates // steps_per_epoch))


def _cosine(config: TrainingConfig, updates: int, steps_per_epoch: int) -> float:
    """Loshchilov and Hutter, "SGDR", 2017, equation 5, once over the whole run."""
    return _between(1.0, 0.0, updates / (config.epochs * steps_per_epoch))


def _one_cycle(config: TrainingConfig, updates: int, steps_per_epoch: int) -> float:
    last = config.epochs * steps_per_epoch - 1
    peak_at = ONE_CYCLE_RISE * (last + 1) - 1
    start = 1 / ONE_CYCLE_START
    if updates <= peak_at:
        return _between(start, 1.0, updates / peak_at) if peak_at > 0 else 1.0
    # A run of few steps has no rise.
    peak_at = max(peak_at, 0.0)
    return _between(1.0, start / ONE_CYCLE_END, (updates - peak_at) / (last - peak_at) if last > peak_at else 0.0)


def _between(start: float, end: float, share: float) -> float:
    """Return the point at ``share`` of half a cosine from ``start`` to ``end``."""
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))


_FACTORS: Final[Mapping[str, Callable[[TrainingConfig, int, int], float]]] = {
    "constant": _constant,
    "step": _step,
    "exponential": _exponential,
    "cosine": _cosine,
    "one_cycle": _one_cycle,
    "plateau": _constant,
}


@dataclass(frozen=True, kw_only=True)
class Plateau:
    """What the schedule "plateau" remembers: ``factor`` is what the learning rate is multiplied by now."""

    factor: float = 1.0
    best: float = math.inf
    bad_epochs: int = 0

    def after_epoch(self, config: TrainingConfig, loss: float) -> Self:
        """Return what is remembered after an epoch with this ``loss``; other schedules remember nothing."""
        if config.schedule != "plateau":
            return self
        if loss < self.best * (1 - PLATEAU_THRESHOLD):
            return replace(self, best=loss, bad_epochs=0)
        if self.bad_epochs < config.plateau_patience:
            return replace(self, bad_epochs=self.bad_epochs + 1)
        return replace(self, factor=self.factor * config.gamma, bad_epochs=0)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a checkpoint."""
        return {"factor": self.factor, "best": self.best, "bad_epochs": self.bad_epochs}
