"""Early stopping: when the validation images say that a run has had enough. No torch here."""

import math
from dataclasses import dataclass, replace
from typing import Any, Self

from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import EpochMetrics


@dataclass(frozen=True, kw_only=True)
class EarlyStopping:
    """What it remembers: the lowest validation loss so far, and how many epochs ago that was."""

    best: float = math.inf
    bad_epochs: int = 0

    def after_epoch(self, metrics: EpochMetrics) -> Self:
        """Return what is remembered after an epoch."""
        if metrics.validation_loss is None:
            return self
        if metrics.validation_loss < self.best:
            return replace(self, best=metrics.validation_loss, bad_epochs=0)
        return replace(self, bad_epochs=self.bad_epochs + 1)

    def says_stop(self, config: TrainingConfig, metrics: EpochMetrics) -> bool:
        """Return whether the run ends here: no lower loss for ``patience`` epochs, or the target is reached.

        Asked after `after_epoch`. Never looks at the test set: a run that stops by it has learned from it.
        """
        accuracy = metrics.validation_accuracy
        if accuracy is not None and 0 < config.target_accuracy <= accuracy:
            return True
        return 0 < config.patience <= self.bad_epochs

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for a checkpoint."""
        return {"best": self.best, "bad_epochs": self.bad_epochs}
