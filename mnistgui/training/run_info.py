"""RunInfo: what is known of a run from its folder, as a list of runs shows it. No torch here.

Shape suffixes: P points of the small curve, E points of epochs.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import EpochMetrics

# "running": a living process writes it; "crashed": its summary says so, and nobody does; "unknown": no summary.
State = Literal["running", "completed", "stopped", "early", "diverged", "failed", "crashed", "unknown"]
# What of a run can still be used: its settings, its curves, its net, the checkpoint it can be taken up from.
Part = Literal["settings", "curve", "net", "checkpoint"]
PARTS: Final[tuple[Part, ...]] = ("settings", "curve", "net", "checkpoint")
# States in which there is something left to do of what was planned.
_UNFINISHED: Final = ("stopped", "failed", "crashed", "unknown")


@dataclass(frozen=True, kw_only=True)
class EpochFigures:
    """The figures of one epoch; ``step`` is its last."""

    epoch: int
    step: int
    seconds: float
    metrics: EpochMetrics


@dataclass(frozen=True, eq=False, kw_only=True)
class SmallCurve:
    """A run's curves in few points: ``losses_P`` float32 are means over some steps around ``steps_P``; those of the
    epochs are at their last steps. Frozen."""

    steps_P: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    losses_P: npt.NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))
    epoch_steps_E: npt.NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    test_accuracies_E: npt.NDArray[np.float32] = field(default_factory=lambda: np.empty(0, np.float32))

    def __post_init__(self) -> None:
        for array in (self.steps_P, self.losses_P, self.epoch_steps_E, self.test_accuracies_E):
            array.flags.writeable = False


@dataclass(frozen=True, eq=False, kw_only=True)
class RunInfo:
    """One run. What its files do not tell is None or empty; ``problems`` says in words which of them are damaged.

    ``best`` is the epoch of the highest validation accuracy (choosing by the test set would be learning from it), where
    there is no validation that of the highest test accuracy; ``last`` is the last one. ``epochs`` counts those done.
    ``name`` is the user's, or made of the settings. ``usable`` says what can be saved of a damaged run.
    """

    folder: Path
    name: str
    note: str = ""
    star: bool = False
    config: TrainingConfig | None = None
    state: State = "unknown"
    step: int = 0
    epochs: int = 0
    started: datetime | None = None
    seconds: float | None = None
    parameters: int | None = None
    device: str = ""
    threads: int | None = None
    best: EpochFigures | None = None
    last: EpochFigures | None = None
    curve: SmallCurve = field(default_factory=SmallCurve)
    error: str = ""
    advice: str = ""
    problems: tuple[Message, ...] = ()
    usable: tuple[Part, ...] = ()
    # A living process that is not this one writes into the folder.
    is_running_elsewhere: bool = False

    @property
    def id(self) -> str:
        """The name of the folder, which never changes."""
        return self.folder.name

    @property
    def is_damaged(self) -> bool:
        """Whether a file is missing or cannot be read."""
        return bool(self.problems)

    @property
    def has_net(self) -> bool:
        """Whether there is a net to open, as far as the size and header of its file tell."""
        return "net" in self.usable

    @property
    def can_resume(self) -> bool:
        """Whether the run has something left to do, and a checkpoint to do it from."""
        return "checkpoint" in self.usable and self.state in _UNFINISHED


def name_of(config: TrainingConfig) -> str:
    """Return a short name for a run with these settings, the same in every language: ``mlp 128 · sgd 0.1``."""
    sizes = {"mlp": config.hidden, "cnn": config.channels}.get(config.model, ())
    parts = [" ".join((config.model, "-".join(map(str, sizes)))).rstrip()]
    if config.dataset != DEFAULTS.dataset:
        parts.insert(0, config.dataset)
    parts.append(f"{config.optimizer} {config.learning_rate:g}")
    if config.batch_size != DEFAULTS.batch_size:
        parts.append(f"batch {config.batch_size}")
    return " · ".join(parts)
