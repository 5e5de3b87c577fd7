"""Health: what goes wrong in a run, why it usually does, and what to try. No torch here; S steps of a report.

The rules look at the losses only, and at the loss of guessing: ln K for cross entropy over K classes.
"""

import math
from collections import deque
from typing import Any, Final

import numpy as np

from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.training.config import DEFAULTS, FIELDS, TrainingConfig
from mnistgui.training.events import Advice, StepsDone

# A run counts as exploded when so many losses in a row lie over so many times the loss of guessing, or when one loss
# was over a thousand times of it and the mean of as many that follow is still worse than guessing. (Seen with ReLU: at
# too high a rate the loss goes to 10,000 in a few steps, the units die, and it comes back to a little over guessing.)
EXPLODED_STEPS: Final = 50
EXPLODED_TIMES: Final = 20.0
THROWN_TIMES: Final = 1000.0
# A run that has learned nothing after so many steps is told so, once.
LEARNED_NOTHING_STEPS: Final = 300
_LEARNED_SHARE: Final = 0.02  # a loss within this share of guessing
_WINDOW: Final = 100
# Over this share of units that are zero for every image a layer counts as dead.
DEAD_SHARE: Final = 0.5

NAN = QT_TRANSLATE_NOOP("core", "The loss is no number any more, since iteration {step}: the run was stopped there.")
EXPLODED = QT_TRANSLATE_NOOP(
    "core", "The loss has exploded since iteration {step}, up to {loss}; guessing gives {guess}. The run was stopped."
)
RATE_TOO_HIGH = QT_TRANSLATE_NOOP(
    "core",
    "Usually the learning rate is too high: each update jumps over the valley and lands higher on the other side.",
)
KEPT_BEFORE = QT_TRANSLATE_NOOP("core", "The weights from before are kept. Try a learning rate of {rate}.")
NO_LEARNING = QT_TRANSLATE_NOOP(
    "core", "After {step} iterations the loss is {loss}: the net still guesses ({guess} is guessing). The run goes on."
)
ALL_ZEROS_WHY = QT_TRANSLATE_NOOP(
    "core", "All weights began at zero: the units of a hidden layer get the same gradient, or none, and stay equal."
)
ALL_ZEROS_REMEDY = QT_TRANSLATE_NOOP("core", "Let the weights begin with PyTorch's default.")
RATE_TOO_LOW_WHY = QT_TRANSLATE_NOOP(
    "core", "Usually the learning rate is too low to see anything, or so high that the units have died."
)
TRY_RATE = QT_TRANSLATE_NOOP("core", "Try a learning rate of {rate}.")
DEEP_WHY = QT_TRANSLATE_NOOP("core", "Plain SGD hardly moves a deep net like this one from where it begins.")
TRY_ADAM = QT_TRANSLATE_NOOP("core", "Try Adam with a learning rate of 0.0003.")
DEAD_UNITS = QT_TRANSLATE_NOOP(
    "core", "{share} % of the units behind {layer} are dead: they are zero for every image. The run goes on."
)
DEAD_UNITS_WHY = QT_TRANSLATE_NOOP(
    "core",
    "A ReLU that is below zero for every image has no gradient and never comes back; a high rate pushes it there.",
)
OUT_OF_MEMORY = QT_TRANSLATE_NOOP("core", "There is not enough memory for this run.")
OUT_OF_MEMORY_WHY = QT_TRANSLATE_NOOP(
    "core", "The outputs of every layer are kept for backward(), for all images of a batch at a time."
)
TRY_BATCH = QT_TRANSLATE_NOOP("core", "What was learned is kept. Try a batch size of {batch_size}, or a smaller net.")
DISK = QT_TRANSLATE_NOOP(
    "core", "The run cannot be saved at the moment: {detail}. It goes on, and nothing is lost yet."
)
DISK_WHY = QT_TRANSLATE_NOOP("core", "Usually the disk is full, or the folder is on a drive that went away.")
DISK_REMEDY = QT_TRANSLATE_NOOP("core", "Free some space: what is missing is written as soon as that works again.")

# Nets that plain SGD at 0.1 was seen not to move: of torchvision's, those without batch norm.
_DEEP: Final = ("alexnet", "vgg11", "vgg16", "squeezenet1_0", "squeezenet1_1")


class Health:
    """Follows the losses of one run. `after_report` says what is to be told, and whether the run must stop."""

    def __init__(self, config: TrainingConfig, classes: int) -> None:
        self._config = config
        self._guess = guessing_loss(config, classes)
        self._recent: deque[float] = deque(maxlen=_WINDOW)
        self._high = 0  # losses in a row that lie far over guessing
        self._highest = 0.0
        self._thrown_at = 0  # the first step whose loss was over all measure
        self.bad_since = 0  # the first step of a run that is to be stopped whose loss was bad
        self._told: set[str] = set()

    def take_config(self, config: TrainingConfig) -> None:
        """Give advice for these settings from now on."""
        self._config = config

    def after_report(self, report: StepsDone) -> Advice | None:
        """Return what to say, or None: kinds "nan" and "exploding" end the run, "no_learning" is only told."""
        finite_S = np.isfinite(report.losses_S)
        if not finite_S.all():
            self.bad_since = report.first_step + int(np.argmin(finite_S))
            return self._stopped("nan", Message(NAN, {"step": self.bad_since}))
        for step, loss in enumerate(report.losses_S.tolist(), report.first_step):
            self._recent.append(loss)
            self._highest = max(self._highest, loss)
            self._high = self._high + 1 if loss > EXPLODED_TIMES * self._guess else 0
            if loss > THROWN_TIMES * self._guess and not self._thrown_at:
                self._thrown_at = step
        if self._has_exploded(report.last_step):
            self.bad_since = self._thrown_at or report.last_step - self._high + 1
            figures = {"loss": f"{self._highest:,.0f}", "step": self.bad_since, "guess": f"{self._guess:.2f}"}
            return self._stopped("exploding", Message(EXPLODED, figures))
        if report.last_step >= LEARNED_NOTHING_STEPS and "no_learning" not in self._told:
            return self._no_learning(report.last_step)
        return None

    def _has_exploded(self, step: int) -> bool:
        if self._high >= EXPLODED_STEPS:
            return True
        if not self._thrown_at or step < self._thrown_at + EXPLODED_STEPS:
            return False
        latest = list(self._recent)[-EXPLODED_STEPS:]
        return float(np.mean(latest)) > self._guess

    def _stopped(self, kind: str, what: Message) -> Advice:
        rate = lower_rate(self._config)
        return Advice(
            kind=kind,
            what=what,
            why=Message(RATE_TOO_HIGH),
            remedy=Message(KEPT_BEFORE, {"rate": rate}),
            fix={"learning_rate": rate},
        )

    def _no_learning(self, step: int) -> Advice | None:
        loss = float(np.mean(self._recent))
        # A single layer of zeros learns: only what still guesses is told. Once is enough, either way.
        if abs(loss - self._guess) > _LEARNED_SHARE * self._guess:
            self._told.add("no_learning")
            return None
        if len(self._recent) < _WINDOW:
            return None
        self._told.add("no_learning")
        what = Message(NO_LEARNING, {"step": step, "loss": f"{loss:.3f}", "guess": f"{self._guess:.3f}"})
        why, remedy, fix = self._why_no_learning()
        return Advice(kind="no_learning", what=what, why=why, remedy=remedy, fix=fix)

    def _why_no_learning(self) -> tuple[Message, Message, dict[str, Any]]:
        config = self._config
        if config.initialization == "zeros":
            return Message(ALL_ZEROS_WHY), Message(ALL_ZEROS_REMEDY), {"initialization": "default"}
        if config.model in _DEEP and config.optimizer == "sgd":
            return Message(DEEP_WHY), Message(TRY_ADAM), {"optimizer": "adam", "learning_rate": 0.0003, "momentum": 0.0}
        # Over the usual rate the units have died, under it the steps are too small.
        usual = DEFAULTS.learning_rate if config.optimizer == "sgd" else 0.001
        rate = lower_rate(config) if config.learning_rate > usual else usual
        return Message(RATE_TOO_LOW_WHY), Message(TRY_RATE, {"rate": rate}), {"learning_rate": rate}

    def dead_units(self, shares: dict[str, float]) -> Advice | None:
        """Return advice on the layer with the largest share of dead units, once; ``shares`` are 0..1, by layer."""
        # With all weights zero no unit is alive either, and that is what `after_report` tells.
        if not shares or "dead_units" in self._told or self._config.initialization == "zeros":
            return None
        layer, share = max(shares.items(), key=lambda entry: entry[1])
        if share < DEAD_SHARE:
            return None
        self._told.add("dead_units")
        rate = lower_rate(self._config)
        return Advice(
            kind="dead_units",
            what=Message(DEAD_UNITS, {"share": round(100 * share), "layer": layer}),
            why=Message(DEAD_UNITS_WHY),
            remedy=Message(TRY_RATE, {"rate": rate}),
            fix={"learning_rate": rate},
        )


def guessing_loss(config: TrainingConfig, classes: int) -> float:
    """Return the loss of a net that gives every class the same probability."""
    if config.loss == "mse":
        # Of K squares one is (1 - 1/K)², the others (1/K)².
        return ((1 - 1 / classes) ** 2 + (classes - 1) / classes**2) / classes
    return math.log(classes)


def lower_rate(config: TrainingConfig) -> float:
    """Return a tenth of the learning rate, but not over the usual one, in one digit."""
    usual = DEFAULTS.learning_rate if config.optimizer == "sgd" else 0.001
    rate = min(config.learning_rate / 10, usual)
    return max(float(f"{rate:.0e}"), FIELDS["learning_rate"].minimum)


def memory_advice(config: TrainingConfig) -> Advice:
    """Return what to try when the memory did not suffice."""
    batch_size = max(1, config.batch_size // 4)
    return Advice(
        kind="memory",
        what=Message(OUT_OF_MEMORY),
        why=Message(OUT_OF_MEMORY_WHY),
        remedy=Message(TRY_BATCH, {"batch_size": batch_size}),
        fix={"batch_size": batch_size},
    )


def disk_advice(error: OSError) -> Advice:
    """Return what to do when the folder of a run cannot be written to."""
    return Advice(
        kind="disk",
        what=Message(DISK, {"detail": error.strerror or str(error)}),
        why=Message(DISK_WHY),
        remedy=Message(DISK_REMEDY),
    )
