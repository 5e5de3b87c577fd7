"""TrainingThread: one run in a thread of its own. It knows no torch: what it runs is given to it."""

import traceback
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QThread

from mnistgui.messages import Message
from mnistgui.training.control import RunControl
from mnistgui.training.events import RunFailed, TrainingEvent
from mnistgui.ui.threads.job import UNEXPECTED

Emit = Callable[[TrainingEvent], None]
# A run: emits its events, looks at the control, and ends with exactly one terminal event, whatever happens.
Run = Callable[[Emit, RunControl], Any]


class TrainingThread(QThread):
    """Calls ``run(emit, control)`` once; every event goes into `queue`. The owner lets it go after `wait` only."""

    def __init__(self, run: Run, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queue: SimpleQueue[TrainingEvent] = SimpleQueue()
        self.control = RunControl()
        self._run = run
        # macOS gives a QThread 512 KB of stack, too little for torch.
        self.setStackSize(16 * 1024 * 1024)

    def run(self) -> None:
        try:
            self._run(self.queue.put, self.control)
        except Exception as error:
            # Left alone it would end in `sys.excepthook` on this thread, and nobody would be told that the run is over.
            message = Message(UNEXPECTED, {"detail": repr(error)})
            self.queue.put(RunFailed(message=message, traceback=traceback.format_exc()))
