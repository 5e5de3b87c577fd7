"""NewestJob: of many wishes for the same thing only the newest is worth its work."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.ui.threads.job import JobKeeper


class NewestJob(QObject):
    """One job at a time. While it works the newest wish is kept, the others are dropped, and so is its own answer.

    All methods are of the UI thread, and the signals arrive on it.
    """

    done = Signal(object)
    failed = Signal(object, str)  # Message, traceback

    def __init__(self, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: Callable[[], Any] | None = None
        self._working = False
        self._unwanted = False

    @property
    def is_working(self) -> bool:
        """Whether the newest wish is still to be answered."""
        return self._working

    def ask(self, work: Callable[[], Any]) -> None:
        """Do ``work`` in a thread as soon as the one at hand is done, whose answer nobody wants any more."""
        if self._working:
            self._waiting, self._unwanted = work, True
            return
        self._working = True
        self._jobs.start(work, self._on_job_done, self._on_job_failed)

    def forget(self) -> None:
        """Want no answer at all any more."""
        self._waiting, self._unwanted = None, self._working

    def _go_on(self) -> bool:
        """Begin with the wish that waits, and return whether the answer that came is wanted."""
        wanted, work = not self._unwanted, self._waiting
        self._working = self._unwanted = False
        self._waiting = None
        if work is not None:
            self.ask(work)
        return wanted

    @Slot(object)
    def _on_job_done(self, answer: object) -> None:
        if self._go_on():
            self.done.emit(answer)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        if self._go_on():
            self.failed.emit(message, details)
