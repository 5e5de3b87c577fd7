"""A network of `network.py` that learns by gradient descent, can take a step back, and knows when to stop hoping."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.answering import CLOSE as CLOSE
from mnistgui.perceptron.answering import answers_of, response_of
from mnistgui.perceptron.backpropagation import BackwardPass, backward
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.clock import Answers, Response
from mnistgui.perceptron.loss_curve import LossCurve
from mnistgui.perceptron.losses import Loss, check_loss, loss_value
from mnistgui.perceptron.mistakes import MistakeCurve
from mnistgui.perceptron.network import ForwardPass, Network, flatten, forward, initial_network, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, fresh_memory, update
from mnistgui.perceptron.problems import Floats, Labels, Problem
from mnistgui.perceptron.smooth_moment import Moment as Moment
from mnistgui.perceptron.stopping import SETTLED, Standing, verdict_of
from mnistgui.perceptron.verdict import Verdict

MOST_STEPS_BACK: Final = 10_000
_HISTORY_BYTES: Final = 24 * 2**20


class SmoothLearner:
    """A network, an optimiser, and a batch of samples an update. ``hidden`` = 0 is the single smooth layer.

    ``rate``, ``optimizer`` (the same rule's constants) and ``forget_zero_grad`` may be changed between steps; with the
    latter each gradient is added to the one before, as PyTorch does where ``zero_grad()`` is left out.

    ``passed`` is the forward pass over all of the problem's points with the present weights, ``loss`` its mean loss and
    ``back_pass`` the way back. ``mistakes`` are the samples on the wrong side at the end of each epoch.
    """

    def __init__(
        self,
        problem: Problem,
        *,
        hidden: int | Sequence[int] = 0,
        rate: float = 0.5,
        seed: int = 0,
        activation: Activation | Sequence[Activation] = Activation.TANH,
        output: Output = Output.SIGMOID,
        loss: Loss = Loss.CROSS_ENTROPY,
        optimizer: Optimizer = Optimizer(),  # noqa: B008 (frozen)
        batches: Batches = Batches(),  # noqa: B008 (frozen)
    ) -> None:
        check_loss(output, loss)
        self._moment: Moment
        self._back_pass: BackwardPass | None
        self.problem = problem
        self.hidden = ((hidden,) if hidden else ()) if isinstance(hidden, int) else tuple(hidden)
        self.activation = activation
        self.output = output
        self.loss_kind = loss
        self.optimizer = optimizer
        self.batches = batches
        self.forget_zero_grad = False
        self.seed = seed
        self._rate = rate
        self.reset()

    @property
    def rate(self) -> float:
        """Learning rate."""
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        self._rate = rate
        # How fast the loss fell at another rate says nothing of this one, nor does that it diverged.
        self._judged_from = self.updates
        self._diverged = False

    @property
    def moment(self) -> Moment:
        """All that steps have changed so far."""
        return self._moment

    @property
    def network(self) -> Network:
        """The present network; `set_network` puts another one in its place."""
        return self._moment.network

    @property
    def updates(self) -> int:
        """How often the weights were changed."""
        return self._moment.updates

    @property
    def epoch(self) -> int:
        """Whole passes over the samples."""
        return self._moment.epoch

    @property
    def position(self) -> int:
        """Samples of the present pass that were taken already."""
        return self._moment.position

    @property
    def can_go_back(self) -> bool:
        """Whether the last change can be undone."""
        return bool(self._history)

    @property
    def steps_back(self) -> int:
        """How many changes can be undone."""
        return len(self._history)

    @property
    def history(self) -> tuple[Moment, ...]:
        """The moments that `back` would go through, the oldest first, and the present one."""
        return (*self._history, self._moment)

    @property
    def next_batch(self) -> Labels:
        """The indices of the samples that the next step is made of."""
        return self.batches.take(len(self.problem), self.epoch, self.position)

    def step(self) -> int | None:
        """Update every weight once, from the next batch; return the sample's index if it is a single one.

        Where the numbers would no longer be finite the weights stay, and the verdict says that it diverged.
        """
        batch_B = self.next_batch
        with np.errstate(over="ignore", invalid="ignore"):
            gradient_P = self._gradient_of(batch_B)
            if self.forget_zero_grad:
                gradient_P = self._moment.gradient_P + gradient_P
            before_P = flatten(self.network.layers)
            values_P, memory = update(self.optimizer, before_P, gradient_P, self._moment.memory, self.rate)
        if not np.isfinite(values_P).all():
            self._diverged = True
        else:
            taken = self.position + len(batch_B)
            whole = taken >= len(self.problem)
            moment = Moment(
                network=with_parameters(self.network, values_P),
                memory=memory,
                gradient_P=gradient_P,
                updates=self.updates + 1,
                epoch=self.epoch + whole,
                position=0 if whole else taken,
            )
            self._history.append(self._moment)
            self._take(moment)
            if whole:
                self._note_mistakes()
        return int(batch_B[0]) if len(batch_B) == 1 else None

    def back(self) -> bool:
        """Undo the last step, or the last network that was put in place; return False where none is remembered."""
        if not self._history:
            return False
        moment = self._history.pop()
        self.mistakes.cut(moment.epoch + 1)
        self._take(moment)
        self._judged_from = min(self._judged_from, self.updates)
        return True

    def reset(self, seed: int | None = None) -> None:
        """Go back to the first weights, or to those of another ``seed``; forget the history."""
        self.seed = self.seed if seed is None else seed
        self.resume(self.start)

    @property
    def start(self) -> Moment:
        """The first weights of this seed."""
        network = initial_network(
            self.hidden,
            np.random.default_rng(self.seed),
            self.activation,
            self.problem.inputs,
            self.output,
            self.problem.classes,
        )
        values_P = flatten(network.layers)
        return Moment(network=network, memory=fresh_memory(values_P), gradient_P=np.zeros_like(values_P))

    def resume(self, moment: Moment) -> None:
        """Go on from ``moment`` (a saved one), with no history."""
        # A moment has four rows of numbers, and some 2 kB of Python around them.
        room = _HISTORY_BYTES // (32 * len(moment.gradient_P) + 2000)
        self._history: deque[Moment] = deque(maxlen=min(MOST_STEPS_BACK, room))
        self.curve = LossCurve()
        self.mistakes = MistakeCurve()
        self._judged_from = moment.updates
        self._take(moment)

    def set_network(self, network: Network, *, remember: bool = True) -> None:
        """Put other weights in place, at any time. ``remember`` = False: one of many of a drag, not to go back to.

        Raises:
            ValueError: it has other layers or activations, or numbers that are not finite.
        """
        mine = self.network
        if _build(network) != _build(mine):
            raise ValueError("a network with other layers is another learner")
        if not np.isfinite(flatten(network.layers)).all():
            raise ValueError("weights must be finite")
        if remember:
            self._history.append(self._moment)
        self._judged_from = self.updates
        self._take(replace(self._moment, network=network))

    def put(self, moment: Moment) -> None:
        """Make ``moment`` (an update that was computed elsewhere, `walk.py`) the present one; `back` undoes it."""
        self._history.append(self._moment)
        self._take(moment)

    def use_loss(self, loss: Loss) -> None:
        """Make another loss small from now on, with these weights.

        Raises:
            ValueError: this loss does not go with the output.
        """
        check_loss(self.output, loss)
        self.loss_kind = loss
        self.curve = LossCurve()
        self._judged_from = self.updates
        self._take(self._moment)

    def replace_problem(self, problem: Problem) -> None:
        """Go on with these weights on another problem (a point was dragged while it learns).

        Raises:
            ValueError: it has other inputs or classes, which needs another network.
        """
        if (problem.inputs, problem.classes) != (self.problem.inputs, self.problem.classes):
            raise ValueError("a problem with other inputs or classes needs another learner")
        self.problem = problem
        self._judged_from = self.updates
        self._take(self._moment)

    def respond(self, points_MI: Floats) -> Response:
        """Answer at ``points_MI`` (M, I)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return response_of(self.network, forward(self.network, points_MI))

    def answers(self, points_MI: Floats) -> Answers:
        """Answer at ``points_MI`` (M, I), unit by unit."""
        with np.errstate(over="ignore", invalid="ignore"):
            return answers_of(self.network, forward(self.network, points_MI))

    def at_samples(self) -> Response:
        """Answer at the problem's own points."""
        return response_of(self.network, self.passed)

    @property
    def back_pass(self) -> BackwardPass:
        """The way back from the mean loss of all samples, computed when it is asked for."""
        if self._back_pass is None:
            with np.errstate(over="ignore", invalid="ignore"):
                self._back_pass = backward(self.network, self.passed, self.problem.labels_N, self.loss_kind)
        return self._back_pass

    def verdict(self) -> Verdict:
        """Say how things stand; see `stopping.verdict_of`."""
        return verdict_of(
            Standing(
                problem=self.problem,
                network=self.network,
                passed=self.passed,
                loss_kind=self.loss_kind,
                loss=self.loss,
                settled=not self.hidden and self._largest_slope() < SETTLED,
                curve=self.curve,
                updates=self.updates,
                judged_from=self._judged_from,
                rate=self.rate,
                optimizer=self.optimizer,
                batches=self.batches,
                diverged=self._diverged,
            )
        )

    def _largest_slope(self) -> float:
        return float(np.abs(flatten(self.back_pass.gradients)).max())

    def _gradient_of(self, batch_B: Labels) -> Floats:
        """Return the gradient of the batch's mean loss, (P,)."""
        if len(batch_B) == len(self.problem):
            return flatten(self.back_pass.gradients)
        labels_B = self.problem.labels_N[batch_B]
        passed = forward(self.network, self.problem.points_NI[batch_B])
        return flatten(backward(self.network, passed, labels_B, self.loss_kind).gradients)

    def _take(self, moment: Moment) -> None:
        """Make ``moment`` the present one and look at all samples with it."""
        ended = moment.position >= len(self.problem)  # points were taken away
        if ended:
            moment = replace(moment, position=0, epoch=moment.epoch + 1)
        self._moment = moment
        self._diverged = False
        self._back_pass = None
        with np.errstate(over="ignore", invalid="ignore"):
            self.passed: ForwardPass = forward(self.network, self.problem.points_NI)
            self.loss = loss_value(self.network, self.passed, self.problem.labels_N, self.loss_kind)
        self.curve.add(moment.updates, self.loss)
        if ended:
            self._note_mistakes()

    def _note_mistakes(self) -> None:
        """At the end of an epoch: note how many samples are on the wrong side now."""
        answered = answers_of(self.network, self.passed)
        self.mistakes.add(self.epoch, int(np.count_nonzero(answered.classes_M != self.problem.labels_N)))


def _build(network: Network) -> tuple[object, ...]:
    """Return all that makes two networks alike but their numbers."""
    shapes = [layer.weights_OI.shape for layer in network.layers]
    return network.hidden_activations, network.output, shapes
