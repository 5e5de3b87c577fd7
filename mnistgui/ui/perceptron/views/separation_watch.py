"""Is one line enough in the hidden space? Asked a few times a second at most, and never on the UI thread."""

from enum import Enum
from functools import partial
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnistgui.messages import Message
from mnistgui.perceptron.answering import answers_of
from mnistgui.perceptron.network import Network
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.units import hidden_space
from mnistgui.ui.perceptron.views.net_moment import NetMoment
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

_PAUSE_MS: Final = 300


class Enough(Enum):
    """What is known of the line."""

    PRESENT = "the output unit's own line does it"
    SOME = "some line does it"
    NONE = "no line does it"
    ASKED = "not known yet"
    UNKNOWN = "not to be decided"


class _Question(NamedTuple):
    network: Network
    problem: Problem


class SeparationWatch(QObject):
    """Follows a two-class learner. `changed` says that `enough` is another one, for a question of a moment ago."""

    changed = Signal()

    def __init__(self, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._enough = Enough.ASKED
        self._wanted: _Question | None = None
        self._answered: tuple[_Question, Enough] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._job = NewestJob(jobs, self)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self._on_job_failed)

    @property
    def enough(self) -> Enough:
        """What is known now."""
        return self._enough

    def follow(self, moment: NetMoment) -> None:
        """Look at another moment. Where the output unit is right everywhere, its line is the answer."""
        classes_N = answers_of(moment.network, moment.passed).classes_M
        self._wanted = None
        if np.array_equal(classes_N, moment.problem.labels_N):
            self._enough = Enough.PRESENT
            self._timer.stop()
            return
        question = _Question(moment.network, moment.problem)
        self._enough = self._known_of(question)
        if self._answered is None or self._answered[0] != question:
            self._wanted = question
            self._ask_soon()

    def pause(self) -> None:
        """Ask nothing while nobody looks."""
        self._timer.stop()

    def _known_of(self, question: _Question) -> Enough:
        """Return the last answer: of the same points a moment ago, it is likely still the answer."""
        if self._answered is None:
            return Enough.ASKED
        (network, problem), enough = self._answered
        is_alike = problem is question.problem and network.hidden == question.network.hidden
        return enough if is_alike else Enough.ASKED

    def _ask_soon(self) -> None:
        if not self._timer.isActive() and not self._job.is_working:
            self._timer.start()

    def _take(self, question: _Question, enough: Enough) -> None:
        self._answered = question, enough
        if self._wanted is None:
            return
        before, self._enough = self._enough, self._known_of(self._wanted)
        if self._wanted == question:
            self._wanted = None
        else:
            self._ask_soon()
        if self._enough is not before:
            self.changed.emit()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._wanted is not None:
            self._job.ask(partial(_decide, self._wanted))

    @Slot(object)
    def _on_job_done(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self._take(*answer)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        if self._wanted is not None:
            self._take(self._wanted, Enough.UNKNOWN)


def _decide(question: _Question) -> tuple[_Question, Enough]:
    """Ask the linear program; in a thread."""
    space = hidden_space(question.network, question.problem)
    if space is None or space.separation is None:
        return question, Enough.UNKNOWN
    return question, Enough.SOME if space.separation.separable else Enough.NONE
