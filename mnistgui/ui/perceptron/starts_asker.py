"""How many first weights lead somewhere: asked in the background when a run is stuck."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.perceptron.learners import LearnerSettings
from mnistgui.perceptron.network import output_units
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.starts import StartShare, share_of_starts
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

# So many multiplications take a second or two on one core; with more, fewer starts are tried.
_MOST_WORK: Final = 1e9
_STARTS: Final = (100, 50, 20, 10)
_UPDATES: Final = 2000
_MOST_UPDATES: Final = 20_000


class StartsAsker(QObject):
    """Answers with a `StartShare`, once for the same question."""

    answered = Signal()

    def __init__(self, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = NewestJob(jobs, self)
        self._job.done.connect(self._on_job_done)
        self._question: tuple[Problem, LearnerSettings] | None = None
        self._share: StartShare | None = None

    def ask(self, problem: Problem, settings: LearnerSettings, updates: int) -> None:
        """Try other starts of ``settings`` on ``problem``, each for as long as the run that stuck at ``updates``."""
        settings = replace(settings, seed=0)  # all are tried, whichever it is that stuck
        if self._question == (problem, settings):
            return
        self._question, self._share = (problem, settings), None
        starts, most = effort(problem, settings, updates)
        self._job.ask(partial(share_of_starts, problem, settings, starts=starts, most=most))

    def share_of(self, problem: Problem, settings: LearnerSettings) -> StartShare | None:
        """Return the answer to this question, None while there is none."""
        return self._share if self._question == (problem, replace(settings, seed=0)) else None

    @Slot(object)
    def _on_job_done(self, share: StartShare) -> None:
        self._share = share
        self.answered.emit()


def effort(problem: Problem, settings: LearnerSettings, updates: int) -> tuple[int, int]:
    """Return how many starts are tried, and for how many updates, so that the answer comes in a few seconds.

    A start that is followed for less long than the run that stuck, ``updates``, would be called lost too soon.
    """
    widths = (problem.inputs, *settings.hidden_layers, output_units(settings.output, problem.classes))
    weights = sum((before + 1) * after for before, after in pairwise(widths))
    samples = min(len(problem), settings.batches.size or len(problem))
    most = min(_MOST_UPDATES, max(_UPDATES, updates))
    fitting = [starts for starts in _STARTS if 3.0 * weights * samples * starts * most <= _MOST_WORK]
    return fitting[0] if fitting else _STARTS[-1], most
