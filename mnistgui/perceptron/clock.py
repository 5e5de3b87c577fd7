"""One clock for every learner of the lab: whoever shows learners takes ticks from it, as many as it likes."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol

from mnistgui.perceptron.problems import Floats, Labels, Problem
from mnistgui.perceptron.verdict import Verdict

MOST_TICKS_BACK: Final = 10_000


class Response(NamedTuple):
    """Answers at M points, as a picture needs them.

    With two classes ``sums_M`` is positive where class 1 is answered (z of the output unit, less what z is half way
    between its targets; with one unit a class, z of class 1 less that of class 0), and ``outputs_M`` tells how much,
    0..1. With more classes ``sums_M`` is the lead of the winning unit's z over the next, and ``outputs_M`` its answer.
    """

    sums_M: Floats
    outputs_M: Floats


class Answers(NamedTuple):
    """Answers at M points, unit by unit: z and a of the output layer (M, U), and the class that wins (M,)."""

    sums_MU: Floats
    outputs_MU: Floats
    classes_M: Labels


class Learner(Protocol):
    """What the clock drives."""

    @property
    def problem(self) -> Problem:
        """What it learns."""

    @property
    def updates(self) -> int:
        """How often the weights were changed so far."""

    @property
    def epoch(self) -> int:
        """Whole passes over the samples so far."""

    @property
    def position(self) -> int:
        """Samples of the present pass that were taken already."""

    @property
    def can_go_back(self) -> bool:
        """Whether the last step can be undone."""

    @property
    def steps_back(self) -> int:
        """How many steps can be undone, one after the other."""

    @property
    def next_batch(self) -> Labels:
        """The indices of the samples that the next step is made of."""

    def step(self) -> int | None:
        """Learn once and return the index of the sample used, or None where several were used."""

    def back(self) -> bool:
        """Undo the last step; return False where none is remembered."""

    def reset(self, seed: int | None = None) -> None:
        """Go back to the first weights, or to those of another seed; forget the history."""

    def replace_problem(self, problem: Problem) -> None:
        """Go on with these weights on another problem (a point was dragged).

        Raises:
            ValueError: it has other inputs or classes.
        """

    def respond(self, points_MI: Floats) -> Response:
        """Answer at ``points_MI`` (M, I) in one batch, with the present weights."""

    def answers(self, points_MI: Floats) -> Answers:
        """The same, unit by unit."""

    def at_samples(self) -> Response:
        """Answer at the problem's own points, in their order."""

    def verdict(self) -> Verdict:
        """Say how things stand now."""


@dataclass(frozen=True, eq=False, kw_only=True)
class LabStep:
    """What a step did. ``number`` is its tick's, from 1; ``sample`` the one used, None where there were several."""

    number: int
    sample: int | None
    changed: bool
    verdict: Verdict


class Clock:
    """Drives one to three learners together: in a tick each of them takes as many samples as the others.

    How many that are, the learner with the largest batch says: beside one that takes all samples an update, the
    threshold rule looks at each of them in a tick.
    """

    def __init__(self, learners: Sequence[Learner]) -> None:
        self.learners = tuple(learners)
        self._ticks: deque[tuple[int, ...]] = deque(maxlen=MOST_TICKS_BACK)
        self._number = 0

    @property
    def can_go_back(self) -> bool:
        """Whether the last tick can be undone: by every learner that took part, or they would no longer keep pace."""
        if not self._ticks:
            return False
        counts = zip(self.learners, self._ticks[-1], strict=True)
        return all(learner.steps_back >= count for learner, count in counts)

    def tick(self, going: Sequence[bool] | None = None) -> tuple[LabStep | None, ...]:
        """Let every learner take its samples; return the last step of each.

        ``going`` says who takes part; the others have None in the answer. Then a learner stops within the tick where
        its verdict becomes final: what comes after is not needed to say it. With None all take all their samples.
        """
        to_the_verdict = going is not None
        going = [True] * len(self.learners) if going is None else going
        sizes = [len(learner.next_batch) for learner, goes in zip(self.learners, going, strict=True) if goes]
        self._number += 1
        taken = [
            self._take(learner, max(sizes), to_the_verdict) if goes else (0, None)
            for learner, goes in zip(self.learners, going, strict=True)
        ]
        self._remember(tuple(count for count, _ in taken))
        return tuple(step for _, step in taken)

    def epoch(self) -> None:
        """Let every learner go on until its present pass over the samples is complete."""
        self._remember(tuple(step_epoch(learner) for learner in self.learners))

    def back(self) -> bool:
        """Undo the last tick; return False where none is remembered."""
        if not self.can_go_back:
            return False
        for learner, count in zip(self.learners, self._ticks.pop(), strict=True):
            for _ in range(count):
                learner.back()
        return True

    def note_change(self, place: int) -> None:
        """Count a change of one learner that it remembers (weights put in by hand) as a tick of its own."""
        self._ticks.append(tuple(int(other == place) for other in range(len(self.learners))))

    def forget(self) -> None:
        """Forget the ticks so far: nothing of what was can come back."""
        self._ticks.clear()

    def _remember(self, counts: tuple[int, ...]) -> None:
        if any(counts):
            self._ticks.append(counts)

    def _take(self, learner: Learner, samples: int, to_the_verdict: bool) -> tuple[int, LabStep | None]:
        """Step until ``samples`` were taken; return how many steps that can be undone, and what the last one did."""
        count, step = 0, None
        while samples > 0:
            before, updates = _place(learner), learner.updates
            samples -= len(learner.next_batch)
            sample = learner.step()
            now, changed = _place(learner), learner.updates > updates
            count += now != before
            # In the middle of an epoch a right answer changes nothing: of hundreds of samples in a tick few are judged.
            is_news = changed or now[0] != before[0] or now == before
            if samples > 0 and not (is_news and to_the_verdict):
                continue
            verdict = learner.verdict()
            step = LabStep(number=self._number, sample=sample, changed=changed, verdict=verdict)
            if verdict.final and to_the_verdict:
                break
        return count, step


def step_epoch(learner: Learner) -> int:
    """Step until the present pass over the samples is complete; return how many steps that took.

    A learner that diverged stays where it is, and no step is taken.
    """
    epoch, taken = learner.epoch, 0
    while learner.epoch == epoch:
        before = _place(learner)
        learner.step()
        if _place(learner) == before:
            break
        taken += 1
    return taken


def _place(learner: Learner) -> tuple[int, int, int]:
    """Return what is another one after every step, unless the learner diverged and stays where it is."""
    return learner.epoch, learner.position, learner.updates
