"""LiveRun: one run in its thread, its events brought to the UI thread in batches."""

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.training.control import RunControl
from mnistgui.ui.threads.event_pump import EventPump
from mnistgui.ui.threads.training_thread import Run, TrainingThread


class LiveRun(QObject):
    """Starts with `start`; `events` carries what the run says, `ended` comes once, after the last of it.

    When `ended` is sent the thread is over and waited for: the run may be let go.
    """

    events = Signal(list)
    ended = Signal()

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = TrainingThread(run, self)
        self._pump = EventPump(self._thread.queue, self)
        self._pump.events.connect(self.events)
        self._thread.finished.connect(self._on_thread_finished)

    @property
    def control(self) -> RunControl:
        """What the run looks at once a step."""
        return self._thread.control

    def start(self) -> None:
        """Start the thread."""
        self._pump.start()
        self._thread.start()

    @Slot()
    def _on_thread_finished(self) -> None:
        self._pump.stop()
        # `run` has returned, so this waits for the thread's last few instructions only.
        self._thread.wait()
        self._pump.pump()
        self.ended.emit()
