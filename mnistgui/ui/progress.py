"""ProgressMeter: where a run stands, how fast it is, and how long it will still take."""

from dataclasses import dataclass
from typing import Final

from mnistgui.training.events import RunStarted, StepsDone

# Weight of the newest report in the running mean of the speed: about the last third of a second counts.
_SPEED_MIX: Final = 0.1


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where the run stands: ``step`` of ``steps`` over all epochs; ``seconds_left`` None while it is not known."""

    step: int
    steps: int
    epoch: int
    epochs: int
    images_per_s: float
    seconds_left: float | None


class ProgressMeter:
    """Follows the reports of one run."""

    def __init__(self, started: RunStarted) -> None:
        self._started = started
        self._images_per_s = 0.0
        self._step = started.step
        self._images = self._steps_seen = 0

    def add(self, event: StepsDone) -> None:
        """Take a report in."""
        self._step = event.last_step
        self._images += int(event.images_S.sum())
        self._steps_seen += len(event.images_S)
        mix = _SPEED_MIX if self._images_per_s else 1.0
        self._images_per_s += mix * (event.images_per_s - self._images_per_s)

    def progress(self) -> Progress:
        """Return where the run stands now."""
        started, step = self._started, self._step
        steps = started.steps_per_epoch * started.epochs
        left = None
        if self._images_per_s:
            # Of the batches seen: with drop_last an epoch has fewer images than the set.
            left = (steps - step) * (self._images / self._steps_seen) / self._images_per_s
        return Progress(
            step=step,
            steps=steps,
            epoch=min(max(step - 1, 0) // started.steps_per_epoch + 1, started.epochs),
            epochs=started.epochs,
            images_per_s=self._images_per_s,
            seconds_left=left,
        )
