"""SnapshotStore: the snapshots of a run, held within a budget of bytes."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mnistgui.models.snapshot import ModelSnapshot


class SnapshotStore:
    """Written by the training thread, read by the window: weights never go through the event queue.

    When the budget is passed, the oldest go first; the newest always stays, however large it is.
    """

    def __init__(self, budget_bytes: int = 256 * 1024 * 1024) -> None:
        self._lock = threading.Lock()
        self._budget_bytes = budget_bytes
        self._by_step: dict[int, ModelSnapshot] = {}

    def put(self, snapshot: "ModelSnapshot") -> None:
        """Keep ``snapshot`` under its step, and let old ones go."""
        with self._lock:
            self._by_step[snapshot.step] = snapshot
            size = sum(kept.nbytes for kept in self._by_step.values())
            for step in sorted(self._by_step)[:-1]:
                if size <= self._budget_bytes:
                    break
                size -= self._by_step.pop(step).nbytes

    def newest(self) -> "ModelSnapshot | None":
        """Return the snapshot of the highest step, or None when there is none yet."""
        with self._lock:
            return self._by_step[max(self._by_step)] if self._by_step else None

    def forget_from(self, step: int) -> None:
        """Let go the snapshots of ``step`` and later ones, but for the oldest of all: they are of a run gone wrong."""
        with self._lock:
            for kept in sorted(self._by_step)[1:]:
                if kept >= step:
                    del self._by_step[kept]

    def get(self, step: int) -> "ModelSnapshot | None":
        """Return the snapshot of ``step``, or None when it was never taken or has gone."""
        with self._lock:
            return self._by_step.get(step)
