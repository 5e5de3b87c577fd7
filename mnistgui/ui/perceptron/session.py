"""LabSession: who learns what in the lab. One to three seats, each with a learner, on one clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.clock import Clock, LabStep
from mnistgui.perceptron.learners import (
    DEFAULT_RATES,
    MULTILAYER,
    SINGLE_LAYER,
    THRESHOLD_RULE,
    AnyLearner,
    LearnerSettings,
    make_learner,
)
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten, parameter_index, with_parameters
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import Moment, SmoothLearner
from mnistgui.perceptron.state import Lab
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import Verdict

# How many learn: one, two or three on one problem; or the same one on three gates, as on the course's slide.
ONE: Final = "one"
TWO: Final = "two"
THREE: Final = "three"
GATES: Final = "gates"
SEATS: Final = {ONE: 1, TWO: 2, THREE: 3, GATES: 3}
GATE_NAMES: Final = ("AND", "OR", "XOR")

_FIRST_SAMPLE_SHOWN: Final = 3  # (1, 1): the one whose numbers are all there to see


@dataclass
class Seat:
    """One learner. ``wanted`` is what was asked for, ``settings`` what was built: a problem may not allow all of it."""

    wanted: LearnerSettings
    settings: LearnerSettings
    learner: AnyLearner
    current: int
    last: LabStep | None = None

    @property
    def verdict(self) -> Verdict:
        """How things stand; after a step it is known already."""
        return self.last.verdict if self.last else self.learner.verdict()

    @property
    def started(self) -> bool:
        """Whether a step was taken."""
        return bool(self.learner.updates or self.learner.epoch or self.learner.position)


class LabSession:
    """Keeps the seats and moves them together. Whoever changes something asks for pictures afterwards."""

    def __init__(self) -> None:
        self.arrangement = ONE
        self.chosen = 0
        self._problem = next(iter(PROBLEMS.values()))
        self._wanted = [first_settings(THRESHOLD_RULE)]
        self.seats: list[Seat] = []
        self.begin()

    @property
    def seat(self) -> Seat:
        """The chosen seat: the one whose numbers are shown."""
        return self.seats[self.chosen]

    @property
    def problem(self) -> Problem:
        """The problem that is edited; with three gates it waits."""
        return self._problem

    @property
    def can_go_back(self) -> bool:
        """Whether the last tick can be undone."""
        return self._clock.can_go_back

    @property
    def all_final(self) -> bool:
        """Whether no learner has anything left to find out."""
        return all(seat.verdict.final for seat in self.seats)

    @property
    def takes_one_sample(self) -> bool:
        """Whether a tick is one sample (and not: whether the next one is, which ends an epoch of mini-batches)."""
        return all(seat.learner.batches.size == 1 for seat in self.seats)

    def arrange(self, arrangement: str) -> None:
        """Let another number of learners begin. The chosen one stays the first; those that come are of other kinds."""
        first = self._wanted[self.chosen]
        if arrangement == GATES:
            wanted = [first] * SEATS[GATES]
        else:
            others = [name for name in (THRESHOLD_RULE, SINGLE_LAYER, MULTILAYER) if name != first.learner]
            more = [replace(first_settings(name), batches=first.batches, seed=first.seed) for name in others]
            wanted = [first, *more][: SEATS[arrangement]]
        self.arrangement, self.chosen, self._wanted = arrangement, 0, wanted
        self.begin()

    def open(self, lab: Lab, problem: Problem) -> None:
        """Take the learners of a lab that was saved, where they stood; ``problem`` is the lab's, as it is called here.

        Learners on AND, OR and XOR are the three gates side by side. One on other points of its own, of which the lab
        knows nothing, begins anew on those of the lab.
        """
        gates = tuple(learner.problem.name for learner in lab.learners) == GATE_NAMES
        self.arrangement = GATES if gates else (ONE, TWO, THREE)[len(lab.learners) - 1]
        self.chosen = 0
        self._problem, self._wanted = problem, list(lab.settings)
        self.seats = []
        for wanted, saved in zip(lab.settings, lab.learners, strict=True):
            settings, learner = wanted, saved
            if not gates and saved.problem is not lab.problem:
                settings = fitted(wanted, problem)
                learner = make_learner(problem, settings)
            elif not gates:
                learner.problem = problem  # the same points under another name
            current = self._first_sample(learner.problem)
            self.seats.append(Seat(wanted=wanted, settings=settings, learner=learner, current=current))
        self._clock = Clock([seat.learner for seat in self.seats])

    def lab(self) -> Lab:
        """Return all there is, to be saved."""
        return Lab(
            problem=self._problem,
            learners=tuple(seat.learner for seat in self.seats),
            settings=tuple(seat.settings for seat in self.seats),
        )

    def begin(self, problem: Problem | None = None) -> None:
        """Build every learner anew, at its start, on ``problem`` or the one that is there."""
        if problem is not None:
            self._problem = problem
        self.seats = []
        for place, wanted in enumerate(self._wanted):
            on = PROBLEMS[GATE_NAMES[place]] if self.arrangement == GATES else self._problem
            settings = fitted(wanted, on)
            learner = make_learner(on, settings)
            self.seats.append(Seat(wanted=wanted, settings=settings, learner=learner, current=self._first_sample(on)))
        self._clock = Clock([seat.learner for seat in self.seats])

    def replace_problem(self, problem: Problem) -> bool:
        """Go on with the same weights on other points; where inputs or classes are others, begin anew (and say so)."""
        same_kind = (problem.inputs, problem.classes) == (self._problem.inputs, self._problem.classes)
        if not same_kind:
            self.begin(problem)
            return True
        self._problem = problem
        for seat in self.seats:
            seat.learner.replace_problem(problem)
            seat.last = None
            seat.current = min(seat.current, len(problem) - 1)
        return False

    def set_settings(self, wanted: LearnerSettings) -> bool:
        """Give the chosen seat other settings (and all of them its order of samples); return whether all begin anew."""
        before = self._wanted[self.chosen]
        for place in range(len(self._wanted)):
            mine = self.arrangement == GATES or place == self.chosen
            self._wanted[place] = wanted if mine else replace(self._wanted[place], batches=wanted.batches)
        # Rate and constants of a rule may change on the way. The threshold rule's weights are the rate times a sum of
        # samples: one rate for one run.
        on_the_way = replace(before, rate=wanted.rate, optimizer=wanted.optimizer) == wanted
        same_rule = before.optimizer.rule is wanted.optimizer.rule
        if not (on_the_way and same_rule and wanted.learner != THRESHOLD_RULE):
            self.begin()
            return True
        for seat, now in zip(self.seats, self._wanted, strict=True):
            if isinstance(seat.learner, SmoothLearner) and now is wanted:
                seat.wanted = now
                seat.settings = fitted(now, seat.learner.problem)
                seat.learner.rate, seat.learner.optimizer = now.rate, now.optimizer
                seat.last = None  # at another rate one that was stuck may go on
        return False

    def set_seed(self, seed: int) -> None:
        """Begin all from the first weights of another seed."""
        self._wanted = [replace(wanted, seed=seed) for wanted in self._wanted]
        self.begin()

    def advance(self, *, unfinished: bool = False) -> None:
        """Take one tick; ``unfinished`` lets those wait whose verdict is final."""
        going = [not (unfinished and seat.verdict.final) for seat in self.seats]
        for seat, step in zip(self.seats, self._clock.tick(going), strict=True):
            if step is not None:
                seat.last = step
                if step.sample is not None:
                    seat.current = step.sample

    def advance_epoch(self) -> None:
        """Go on until every sample was taken once more."""
        self._clock.epoch()
        self.forget_steps()

    def back(self) -> None:
        """Undo the last tick."""
        self._clock.back()
        self.forget_steps()
        for seat in self.seats:
            if isinstance(seat.learner, ThresholdRule):
                seat.current = seat.learner.next_sample  # the one whose step was undone

    def choose(self, place: int) -> None:
        """Show the numbers of another seat."""
        self.chosen = place

    def choose_sample(self, index: int) -> None:
        """Let every seat show the numbers of this sample."""
        for seat in self.seats:
            seat.current = min(index, len(seat.learner.problem) - 1)

    def set_numbers(self, numbers: Mapping[int, float], *, remember: bool = True) -> None:
        """Put numbers in the place of some weights of the chosen learner, by their place in `network.flatten`.

        ``remember`` = False: one of many of a drag, of which only the first is a step that can be undone.

        Raises:
            ValueError: a number that is not finite.
        """
        learner = self.seat.learner
        if isinstance(learner, ThresholdRule):
            values_P = learner.weights_A
        else:
            values_P = flatten(learner.network.layers)
        for place, value in numbers.items():
            values_P[place] = value
        if isinstance(learner, ThresholdRule):
            learner.set_weights(values_P, remember=remember)
        else:
            learner.set_network(with_parameters(learner.network, values_P), remember=remember)
        if remember:
            self._clock.note_change(self.chosen)
        self.forget_steps()

    def take_up(self, before: Moment | None) -> None:
        """Count what the chosen learner went through by itself since the moment ``before``.

        In the backpropagation mode it takes updates of its own, and may be given another loss or rate. On three gates
        the loss is everybody's, like every setting.
        """
        seat = self.seat
        if isinstance(seat.learner, SmoothLearner):
            for moment in reversed(seat.learner.history):
                if moment is before:
                    break
                self._clock.note_change(self.chosen)
            loss, rate = seat.learner.loss_kind, seat.learner.rate
            seat.settings = replace(seat.settings, rate=rate)
            seat.wanted = replace(seat.wanted, rate=rate)
            for place, one in enumerate(self.seats):
                if isinstance(one.learner, SmoothLearner) and (one is seat or self.arrangement == GATES):
                    if one.learner.loss_kind is not loss:
                        one.learner.use_loss(loss)
                    one.settings, one.wanted = replace(one.settings, loss=loss), replace(one.wanted, loss=loss)
                    self._wanted[place] = one.wanted
        self.forget_steps()

    def place_of(self, layer: int, unit: int, source: int | None) -> int:
        """Return the place of a weight (``source`` None: a bias) of the chosen learner in `network.flatten`."""
        learner = self.seat.learner
        if isinstance(learner, ThresholdRule):  # its one layer has one unit
            return learner.problem.inputs if source is None else source
        return parameter_index(learner.network, layer, unit, source)

    def forget_steps(self) -> None:
        """Let every verdict be asked for anew: what the last step led to is no longer what is there."""
        for seat in self.seats:
            seat.last = None

    @staticmethod
    def _first_sample(problem: Problem) -> int:
        return min(_FIRST_SAMPLE_SHOWN, len(problem) - 1)


def first_settings(learner: str) -> LearnerSettings:
    """Return the settings of a learner that are reliable in class."""
    return LearnerSettings(learner=learner, hidden=(4,), activation=(Activation.TANH,), rate=DEFAULT_RATES[learner])


def fitted(wanted: LearnerSettings, problem: Problem) -> LearnerSettings:
    """Return ``wanted`` as far as ``problem`` and the other settings allow it.

    With more than two classes the threshold rule becomes a single layer, and a sigmoid output softmax; with an output
    that is no probability cross entropy becomes mean squared error.
    """
    many = problem.classes > 2
    if many and wanted.learner == THRESHOLD_RULE:
        wanted = replace(first_settings(SINGLE_LAYER), batches=wanted.batches, seed=wanted.seed)
    if many and wanted.output is Output.SIGMOID:
        wanted = replace(wanted, output=Output.SOFTMAX)
    if wanted.loss is Loss.CROSS_ENTROPY and wanted.output not in (Output.SIGMOID, Output.SOFTMAX):
        wanted = replace(wanted, loss=Loss.MSE)
    return wanted
