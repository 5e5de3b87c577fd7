"""Job: one piece of work off the UI thread, its answer delivered on it."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from PySide6.QtCore import QObject, QThread, Signal, Slot

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

UNEXPECTED = QT_TRANSLATE_NOOP("core", "Something went wrong: {detail}")


@dataclass(frozen=True)
class Failure:
    """What the user is told of an exception, and the traceback for the details."""

    message: Message
    details: str

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Describe ``error``; must be called while it is being handled."""
        message = error.message if isinstance(error, UserError) else Message(UNEXPECTED, {"detail": repr(error)})
        return cls(message, traceback.format_exc())


class Job(QThread):
    """Runs ``work()`` once in a thread of its own; then `done` with its answer or `failed` with (Message, traceback).

    The signals arrive on the thread that made the job (queued), so a widget's slot may touch widgets. Whoever starts a
    job keeps it until `finished`; `JobKeeper` does that.
    """

    done = Signal(object)
    failed = Signal(object, str)

    def __init__(self, work: Callable[[], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Callable[[], Any] | None = work
        # macOS gives a QThread 512 KB of stack, too little for torch.
        self.setStackSize(16 * 1024 * 1024)

    def run(self) -> None:
        assert self._work is not None
        try:
            answer = self._work()
        except Exception as error:
            failure = Failure.of(error)
            self.failed.emit(failure.message, failure.details)
        else:
            self.done.emit(answer)
        finally:
            self._work = None


class JobKeeper(QObject):
    """Holds jobs until they are finished, and says when none is left (a QThread destroyed while it runs aborts)."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()
        self._closed = False

    def close(self) -> None:
        """Start no job any more: a timer or a late signal must not begin one while the window is let go."""
        self._closed = True

    @property
    def busy(self) -> bool:
        """Whether a job is still running."""
        return bool(self._jobs)

    def start(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_failed: Callable[[Message, str], None],
    ) -> Job | None:
        """Start ``work`` in a thread; ``on_done`` or ``on_failed`` (bound methods of QObjects) get its answer.

        After `close` nothing is done, nobody hears of it, and there is no job to return.
        """
        if self._closed:
            return None
        job = Job(work, self)
        job.done.connect(on_done)
        job.failed.connect(on_failed)
        job.finished.connect(self._on_job_finished)
        self._jobs.add(job)
        job.start()
        return job

    @Slot()
    def _on_job_finished(self) -> None:
        # Only the one that says so: the answer of another one that is finished, too, is still on its way.
        job = self.sender()
        assert isinstance(job, Job)
        # `run` has returned, so this waits for the thread's last few instructions only.
        job.wait()
        self._jobs.discard(job)
        job.deleteLater()
        if not self._jobs:
            self.idle.emit()
