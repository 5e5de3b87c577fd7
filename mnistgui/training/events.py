"""The closed list of things a run can say, in order: the window and the command line have one ``match`` over it.

No torch here. Arrays are numpy, one entry a step. Exactly one terminal event (`RunFinished` or `RunFailed`) comes last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
import numpy.typing as npt

from mnistgui.messages import Message
from mnistgui.training.config import TrainingConfig

# The deck's five lines, in order.
Line = Literal["zero_grad", "forward", "loss", "backward", "step"]
LINES: Final[tuple[Line, ...]] = ("zero_grad", "forward", "loss", "backward", "step")

# What a `BatchTrained` shows at most: images, and values of them all together.
MOST_INPUTS: Final = 512
MOST_VALUES: Final = 2_000_000


class FinishReason(Enum):
    """Why a run ended without an error."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    EARLY = "early"  # early stopping: patience or target
    DIVERGED = "diverged"  # NaN, infinity, or a loss that explodes; the weights before it are kept


@dataclass(frozen=True, eq=False, kw_only=True)
class Advice:
    """What happened, why it usually happens and what to try: ``fix`` are fields of the config with better values.

    ``kind`` is a fixed key: "nan", "exploding", "no_learning", "dead_units", "memory", "disk".
    """

    kind: str
    what: Message
    why: Message
    remedy: Message
    fix: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class RunStarted:
    """The first event: sizes for progress and plots. ``parameters`` counts trainable numbers.

    ``config`` is what the run goes by (its seed may have been drawn). A run that was taken up has done ``step`` steps
    already; ``inexact`` then says why its losses may differ from those of a run that never stopped, where they may.
    ``notice`` is what else the user should know of its start.
    """

    images: int
    steps_per_epoch: int
    epochs: int
    parameters: int
    device: str
    threads: int
    config: TrainingConfig | None = None
    step: int = 0
    inexact: Message | None = None
    notice: Message | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class StepsDone:
    """Some steps that were done since the last such event (about 30 of these a second, whatever the step's cost).

    ``first_step`` counts from 1 over the whole run. Each of ``losses_S`` (mean loss of the batch; float32, or float64
    where the run computes in it), ``hits_S`` (int64, right answers) and ``images_S`` (int64, batch sizes) has one entry
    a step. ``epoch`` counts from 1; one event never spans two epochs. ``images_per_s`` is the speed since the last one.
    """

    first_step: int
    epoch: int
    losses_S: npt.NDArray[np.float32] | npt.NDArray[np.float64]
    hits_S: npt.NDArray[np.int64]
    images_S: npt.NDArray[np.int64]
    images_per_s: float

    @property
    def last_step(self) -> int:
        return self.first_step + len(self.losses_S) - 1


@dataclass(frozen=True, eq=False, kw_only=True)
class BatchTrained:
    """The batch that ``step`` was trained on, sent when the run holds and about once a second.

    ``iteration`` counts from 1 in ``epoch``. ``indices_B`` (int64) are images of the training set, ``labels_B`` (int64)
    their labels after the target transform, ``losses_B`` (float32) the loss of each before the update. ``inputs_BCHW``
    (float32) is what the net was fed, of the first images only: a batch may be the whole set.
    """

    step: int
    epoch: int
    iteration: int
    indices_B: npt.NDArray[np.int64]
    labels_B: npt.NDArray[np.int64]
    losses_B: npt.NDArray[np.float32]
    inputs_BCHW: npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class LayerFigures:
    """One parameter tensor, ``name`` as in the state dict, and its Euclidean norms: of the values, of ``.grad`` (None
    where there is none), and of what this step has changed so far."""

    name: str
    weight_norm: float
    gradient_norm: float | None
    change_norm: float


@dataclass(frozen=True, eq=False, kw_only=True)
class LineDone:
    """One of the five lines of a step was done; sent while the run is stepped or in slow motion.

    ``step`` is the number that this step will have. ``output_shape`` is the logits' from "forward" on, ``loss`` there
    is from "loss" on, ``gradient_norm`` (of all weights together, before clipping) from "backward" on.
    """

    step: int
    epoch: int
    iteration: int
    line: Line
    layers: tuple[LayerFigures, ...]
    learning_rate: float
    output_shape: tuple[int, ...] | None = None
    loss: float | None = None
    gradient_norm: float | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class SettingsChanged:
    """From the step after ``step`` on, these fields have these values (`RunControl.change`)."""

    step: int
    changes: Mapping[str, Any]


@dataclass(frozen=True, eq=False, kw_only=True)
class Advised:
    """Something is going wrong at ``step``; the run goes on."""

    step: int
    advice: Advice


@dataclass(frozen=True, eq=False, kw_only=True)
class SnapshotTaken:
    """A `ModelSnapshot` of this step lies in the store that the run was given (weights never go through the queue)."""

    step: int


@dataclass(frozen=True, kw_only=True)
class EpochMetrics:
    """Figures of one epoch: means over its training batches as they were trained, and over the whole test split.

    The validation figures are over the images held back from the training set, None where there are none.
    """

    train_loss: float
    train_accuracy: float
    test_loss: float
    test_accuracy: float
    validation_loss: float | None = None
    validation_accuracy: float | None = None
    learning_rate: float | None = None  # that of the epoch's last step


@dataclass(frozen=True, eq=False, kw_only=True)
class EpochDone:
    """An epoch ended at ``step``; ``seconds`` is its duration, the test included, pauses not counted."""

    epoch: int
    step: int
    seconds: float
    metrics: EpochMetrics


@dataclass(frozen=True, eq=False, kw_only=True)
class RunPaused:
    """The run holds before the next step; ``step`` is the last one done."""

    step: int


@dataclass(frozen=True, eq=False, kw_only=True)
class RunResumed:
    """The run goes on after ``step``."""

    step: int


@dataclass(frozen=True, eq=False, kw_only=True)
class RunFinished:
    """Terminal: the run ended as planned or was stopped. ``folder`` is the run's folder, where one was written."""

    reason: FinishReason
    step: int
    folder: Path | None = None
    advice: Advice | None = None  # of a run that diverged


@dataclass(frozen=True, eq=False, kw_only=True)
class RunFailed:
    """Terminal: the run broke. ``message`` is for the user, ``traceback`` for the details box."""

    message: Message
    traceback: str
    advice: Advice | None = None


TrainingEvent = (
    RunStarted
    | StepsDone
    | LineDone
    | BatchTrained
    | SnapshotTaken
    | EpochDone
    | SettingsChanged
    | Advised
    | RunPaused
    | RunResumed
    | RunFinished
    | RunFailed
)
