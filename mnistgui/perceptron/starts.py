"""How many first weights lead somewhere: the share of starts that a setting learns from, for "try another start".

All starts learn at once, as one stack of networks; each goes exactly the way that `SmoothLearner` goes with its seed.

Shapes: ``S`` starts, ``P`` numbers of a network, ``B`` samples of a batch.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.answering import all_close, answers_of
from mnistgui.perceptron.backpropagation import backward
from mnistgui.perceptron.learners import THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.losses import Loss, check_loss
from mnistgui.perceptron.network import Network, flatten, forward, initial_network, with_parameters
from mnistgui.perceptron.optimizers import Memory, fresh_memory, update
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.stopping import SETTLED


@dataclass(frozen=True, eq=False, kw_only=True)
class StartShare:
    """``updates_S``: after how many updates each start had learned (every output close to its target), -1: it had not.

    Start s has the seed ``first_seed`` + s. None was followed for more than ``most`` updates.
    """

    first_seed: int
    most: int
    updates_S: npt.NDArray[np.int64]

    @property
    def starts(self) -> int:
        """How many were tried."""
        return len(self.updates_S)

    @property
    def learned(self) -> int:
        """How many of them learned."""
        return int(np.count_nonzero(self.updates_S >= 0))


def share_of_starts(
    problem: Problem, settings: LearnerSettings, *, starts: int = 100, most: int = 2000, first_seed: int = 0
) -> StartShare:
    """Run ``starts`` seeds of ``settings`` (its own seed is not used) for at most ``most`` updates.

    Raises:
        ValueError: the threshold rule, which starts from zero; no starts; or settings that do not go together.
    """
    if settings.learner == THRESHOLD_RULE:
        raise ValueError("the threshold rule has one start, zero")
    if starts < 1:
        raise ValueError(f"starts must be at least 1, not {starts}")
    check_loss(settings.output, settings.loss)
    plain, values_SP = _first_weights(problem, settings, range(first_seed, first_seed + starts))
    memory, left_S, updates_S = fresh_memory(values_SP), np.arange(starts), np.full(starts, -1)
    epoch = position = 0
    with np.errstate(over="ignore", invalid="ignore"):
        for done in range(most + 1):
            stack = with_parameters(plain, values_SP)
            learned_S = _have_learned(stack, problem, settings.loss)
            updates_S[left_S[learned_S]] = done
            # What has learned, or is no longer finite, need not go on.
            going_S = ~learned_S & np.isfinite(values_SP).all(axis=-1)
            left_S, values_SP = left_S[going_S], values_SP[going_S]
            memory = Memory(memory.steps, memory.first_P[going_S], memory.second_P[going_S])
            if not len(left_S) or done == most:
                break
            batch_B = settings.batches.take(len(problem), epoch, position)
            stack = with_parameters(plain, values_SP)
            passed = forward(stack, problem.points_NI[batch_B])
            gradient_SP = flatten(backward(stack, passed, problem.labels_N[batch_B], settings.loss).gradients)
            values_SP, memory = update(settings.optimizer, values_SP, gradient_SP, memory, settings.rate)
            position += len(batch_B)
            if position >= len(problem):
                epoch, position = epoch + 1, 0
    return StartShare(first_seed=first_seed, most=most, updates_S=updates_S)


def _have_learned(stack: Network, problem: Problem, loss: Loss) -> npt.NDArray[np.bool_]:
    """Say of each network whether every output is close to its target; a linear one may also be right and at rest."""
    passed = forward(stack, problem.points_NI)
    learned_S = all_close(stack, passed, problem.labels_N)
    if stack.output is Output.LINEAR:
        right_S = (answers_of(stack, passed).classes_M == problem.labels_N).all(axis=-1)
        gradient_SP = flatten(backward(stack, passed, problem.labels_N, loss).gradients)
        learned_S = learned_S | (right_S & (np.abs(gradient_SP).max(axis=-1) < SETTLED))
    return np.asarray(learned_S)


def _first_weights(problem: Problem, settings: LearnerSettings, seeds: range) -> tuple[Network, Floats]:
    """Return the first of the networks, for its layers, and the numbers of all, (S, P)."""
    hidden = settings.hidden_layers
    networks = [
        initial_network(
            hidden,
            np.random.default_rng(seed),
            settings.activation if hidden else (),
            problem.inputs,
            settings.output,
            problem.classes,
        )
        for seed in seeds
    ]
    return networks[0], np.array([flatten(network.layers) for network in networks])
