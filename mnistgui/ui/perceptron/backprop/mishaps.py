"""What happens when …: spoils the learner that is walked through, says what comes of it, and takes it all back."""

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.mishaps import (
    UPDATES,
    TooHigh,
    difference_after,
    rate_too_high,
    twin_of,
    with_equal_weights,
)
from mnistgui.perceptron.rounding import size_shown
from mnistgui.perceptron.smooth_learner import Moment, SmoothLearner
from mnistgui.perceptron.walk import Phase, Walk
from mnistgui.ui.perceptron.numbers import number
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

_WATCHED: Final = 20  # updates over which equal weights are watched


class Mishap(Enum):
    """What is tried; the values are the names of the buttons."""

    FORGET = "forget_zero_grad"
    HIGH_RATE = "high_rate"
    EQUAL = "equal_weights"


@dataclass(frozen=True, eq=False)
class _Before:
    """What `undo` puts back."""

    moment: Moment
    rate: float
    forget: bool


@dataclass(frozen=True, eq=False)
class Outcome:
    """What was tried, and the numbers that its sentence needs."""

    kind: Mishap
    too_high: TooHigh | None = None
    rate: float = 0.0
    from_start: bool = False
    difference: float = 0.0


class Mishaps(QObject):
    """Acts on one `Walk`. ``changed``: learner and walk are other ones now, and `outcome` has what to say of it."""

    changed = Signal()

    def __init__(self, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk: Walk | None = None
        self._before: _Before | None = None
        self.outcome: Outcome | None = None
        self._searched: object = None  # what the search at hand was asked of
        self._search = NewestJob(jobs, self)
        self._search.done.connect(self._on_search_done)
        self._search.failed.connect(self._on_search_failed)

    @property
    def can_undo(self) -> bool:
        """Whether something was spoiled."""
        return self._before is not None

    def set_walk(self, walk: Walk | None) -> None:
        """Act on another walk from now on; what was spoiled of the one before is left as `leave` leaves it."""
        self.leave()
        self._walk = walk

    def leave(self) -> bool:
        """Give the learner its rate back, and zero_grad(): these are set in the lab. The weights stay.

        Return whether anything was spoiled; the walk then begins anew.
        """
        self._search.forget()
        before, self._before, self.outcome = self._before, None, None
        if self._walk is None or before is None:
            return False
        learner = self._walk.learner
        if learner.rate != before.rate:
            learner.rate = before.rate
        learner.forget_zero_grad = before.forget
        self._walk.restart()
        return True

    def forget_zero_grad(self, forget: bool) -> None:
        """Leave zero_grad() out from now on, or call it again, and go on to what backward() makes of it."""
        walk = self._spoil()
        if walk is None:
            return
        walk.learner.forget_zero_grad = forget
        walk.choose(walk.update.sample)
        if forget:
            if not walk.update.kept_P.any():
                # Nothing is left in .grad before the first update: it comes first.
                walk.finish()
            walk.go_to(Phase.BACKWARD)
        self.outcome = Outcome(Mishap.FORGET) if forget else None
        self.changed.emit()

    def raise_rate(self) -> None:
        """Look for a rate that is too high (in a job, with a twin of the learner); then take five updates at it."""
        if self._walk is not None:
            self._searched = _question_of(self._walk.learner)
            self._search.ask(partial(rate_too_high, twin_of(self._walk.learner)))

    def make_equal(self) -> None:
        """Make all weights equal, and go on to backward()."""
        walk = self._spoil()
        if walk is None:
            return
        walk.learner.set_network(with_equal_weights(walk.learner.network))
        self.outcome = Outcome(Mishap.EQUAL, difference=difference_after(walk.learner, _WATCHED))
        walk.restart()
        walk.go_to(Phase.BACKWARD)
        self.changed.emit()

    def undo(self) -> None:
        """Put weights, rate and zero_grad() back as they were before the first mishap."""
        before, walk = self._before, self._walk
        if before is None or walk is None:
            return
        self.leave()
        learner = walk.learner
        if any(moment is before.moment for moment in learner.history):
            while learner.moment is not before.moment:
                learner.back()
        else:  # one went back farther than that
            learner.put(before.moment)
        walk.restart()
        self.changed.emit()

    def _spoil(self) -> Walk | None:
        """Remember how things are, unless something is spoiled already; a rate that is still looked for is not wanted
        after it."""
        self._search.forget()
        walk = self._walk
        if walk is not None and self._before is None:
            learner = walk.learner
            self._before = _Before(learner.moment, learner.rate, learner.forget_zero_grad)
        return walk

    @Slot(object)
    def _on_search_done(self, found: TooHigh | None) -> None:
        walk = self._walk
        if walk is None:
            return
        if _question_of(walk.learner) != self._searched:  # one went on meanwhile, or chose another loss
            self.raise_rate()
            return
        if found is None:
            self.outcome = Outcome(Mishap.HIGH_RATE, rate=walk.learner.rate)
            self.changed.emit()
            return
        self._spoil()
        learner = walk.learner
        from_start = learner.moment is not found.start
        if from_start:
            learner.put(found.start)
        learner.rate = found.rate
        before = self._before.rate if self._before is not None else found.rate
        for _ in range(UPDATES):
            learner.step()
        self.outcome = Outcome(Mishap.HIGH_RATE, too_high=found, rate=before, from_start=from_start)
        walk.restart()
        self.changed.emit()

    @Slot(object, str)
    def _on_search_failed(self, message: Message, details: str) -> None:
        """A search over finite numbers has no reason to fail; if it does, nothing is changed."""


def _question_of(learner: SmoothLearner) -> tuple[Moment, Loss, float, bool]:
    """Return all that the loss of its next updates depends on; moments are equal where they are the same."""
    return learner.moment, learner.loss_kind, learner.rate, learner.forget_zero_grad


def outcome_words(outcome: Outcome, learner: SmoothLearner) -> str:
    """Return what came of it."""
    match outcome.kind:
        case Mishap.FORGET:
            return QCoreApplication.translate(
                "Backpropagation",
                "zero_grad() is left out: backward() adds the new gradient to the old one that .grad still holds, as "
                "the table shows (old + new). step() then goes by a sum that belongs to no single sample.",
            )
        case Mishap.EQUAL:
            return QCoreApplication.translate(
                "Backpropagation",
                "All weights are 0.5: units of a hidden layer get the same z, a and gradient, so step() moves them "
                "alike. After {count} updates of the lab they still differ by {difference}: they stay one unit, for "
                "ever.",
            ).format(count=_WATCHED, difference=size_shown(outcome.difference))
        case Mishap.HIGH_RATE:
            return _rate_words(outcome, learner)


def _rate_words(outcome: Outcome, learner: SmoothLearner) -> str:
    found = outcome.too_high
    if found is None:
        return QCoreApplication.translate(
            "Backpropagation",
            "No rate was found at which the loss rises: where all is learned, or the units are at their ends, no "
            "gradient is left to overshoot with.",
        )
    losses = " → ".join(number(loss, places=3) if loss < 1e6 else size_shown(loss) for loss in found.losses)
    text = QCoreApplication.translate(
        "Backpropagation",
        "Rate {rate} instead of {before}: over {count} updates of the lab the mean loss of all samples went {losses}. "
        "Each update goes past the lowest point and up on the other side.",
    ).format(rate=f"{found.rate:g}", before=f"{outcome.rate:g}", count=UPDATES, losses=losses)
    if outcome.from_start:
        text += " " + QCoreApplication.translate("Backpropagation", "They began at the first weights.")
    return text
