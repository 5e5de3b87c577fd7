"""EventPump: from a run's queue to the window, about 30 times a second, in batches."""

from queue import Empty, SimpleQueue
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

PERIOD_MS: Final = 33


class EventPump(QObject):
    """Empties a queue on the UI thread and sends on what it held as one list; silent while the queue is empty."""

    events = Signal(list)

    def __init__(self, queue: SimpleQueue[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD_MS)
        self._timer.timeout.connect(self.pump)

    def start(self) -> None:
        """Begin to look into the queue."""
        self._timer.start()

    def stop(self) -> None:
        """Stop looking; what is still queued stays there until `pump` is called."""
        self._timer.stop()

    @Slot()
    def pump(self) -> None:
        """Send on everything that is queued now."""
        # The size is read first: a run that is faster than the pump must not keep the UI thread in this loop.
        taken: list[Any] = []
        for _ in range(self._queue.qsize()):
            try:
                taken.append(self._queue.get_nowait())
            except Empty:
                break
        if taken:
            self.events.emit(taken)
