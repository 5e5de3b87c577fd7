"""RunHistory: a run's events as arrays that double when they are full. No torch here."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from mnistgui.training.events import EpochDone, EpochMetrics, SettingsChanged, StepsDone


class RunHistory:
    """Loss and accuracy of every step, and the figures of every epoch, of one run."""

    def __init__(self) -> None:
        self._size = 0
        self._losses = np.empty(1024, np.float32)
        self._accuracies = np.empty(1024, np.float32)
        self.epochs: list[tuple[int, EpochMetrics]] = []
        # Settings that were changed while the run went on: after which step, and their new values.
        self.changes: list[tuple[int, Mapping[str, Any]]] = []

    @classmethod
    def of(
        cls,
        losses_S: npt.NDArray[np.float32],
        accuracies_S: npt.NDArray[np.float32],
        epochs: Iterable[tuple[int, EpochMetrics]],
        changes: Iterable[tuple[int, Mapping[str, Any]]],
    ) -> Self:
        """Return the history of a run that was written down; more steps may follow. The arrays become its own.

        Raises:
            ValueError: the two arrays have different lengths.
        """
        if len(losses_S) != len(accuracies_S):
            raise ValueError(f"{len(losses_S)} losses and {len(accuracies_S)} accuracies")
        history = cls()
        if len(losses_S):  # an array of none would never grow
            history._losses, history._accuracies, history._size = losses_S, accuracies_S, len(losses_S)
        history.epochs, history.changes = list(epochs), list(changes)
        return history

    def add_steps(self, event: StepsDone) -> None:
        """Append the steps of ``event``.

        Raises:
            ValueError: its first step does not follow the last one here.
        """
        if event.first_step != self._size + 1:
            raise ValueError(f"step {event.first_step} cannot follow step {self._size}")
        end = self._size + len(event.losses_S)
        while end > len(self._losses):
            self._losses = np.concatenate([self._losses, np.empty_like(self._losses)])
            self._accuracies = np.concatenate([self._accuracies, np.empty_like(self._accuracies)])
        self._losses[self._size : end] = event.losses_S
        self._accuracies[self._size : end] = event.hits_S / event.images_S
        self._size = end

    def add_epoch(self, event: EpochDone) -> None:
        """Append the figures of an epoch, at the step it ended."""
        self.epochs.append((event.step, event.metrics))

    def add_change(self, event: SettingsChanged) -> None:
        """Append settings that changed."""
        self.changes.append((event.step, event.changes))

    def cut_back(self, *, steps: int, epochs: int, changes: int) -> None:
        """Leave the first so many of each: those that a checkpoint knows. ``changes`` counts fields, not events."""
        self._size = min(self._size, steps)
        del self.epochs[epochs:]
        while sum(len(settings) for _, settings in self.changes) > changes:
            self.changes.pop()

    @property
    def steps(self) -> int:
        """Number of steps so far."""
        return self._size

    @property
    def losses_S(self) -> npt.NDArray[np.float32]:
        """Loss of each step, shape (steps,); a view that stays right while more steps come."""
        return self._losses[: self._size]

    @property
    def accuracies_S(self) -> npt.NDArray[np.float32]:
        """Accuracy on each step's batch, 0..1, shape (steps,); a view like `losses_S`."""
        return self._accuracies[: self._size]
