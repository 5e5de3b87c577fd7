"""Two ways to spoil a run, to be looked at: a learning rate that is too high, and weights that are all equal.

(The third, a forgotten zero_grad(), is `SmoothLearner.forget_zero_grad`.)
"""

import math
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate, repeat
from operator import mul
from typing import Final

import numpy as np

from mnistgui.perceptron.network import Network, flatten, with_parameters
from mnistgui.perceptron.smooth_learner import Moment, SmoothLearner

UPDATES: Final = 5
_TRIES: Final = 12
_FACTOR: Final = 4.0
_RISE: Final = 1.5
EQUAL_WEIGHT: Final = 0.5


@dataclass(frozen=True, eq=False)
class TooHigh:
    """A ``rate`` at which the mean loss of all samples rises; ``losses`` before the first update and after each.

    ``start`` is where those updates begin: the present moment, or the first weights.
    """

    rate: float
    losses: tuple[float, ...]
    start: Moment


def rate_too_high(learner: SmoothLearner) -> TooHigh | None:
    """Return a rate at which the loss is half as high again within five updates, found by fourfolding the present one.

    Where everything is learned no gradient is left that a rate could do harm with: then it begins at the first weights.
    Its updates and epochs are counted on, so that the loss curve keeps what came before.

    The learner is left alone. None: the highest rate that was tried does no harm there either.
    """
    trial, now = twin_of(learner), learner.moment
    first = replace(trial.start, updates=now.updates, epoch=now.epoch, position=now.position)
    for start in (now, first):
        trial.resume(start)
        for rate in accumulate(repeat(_FACTOR, _TRIES), mul, initial=learner.rate):
            losses = losses_at(trial, rate)
            if not max(losses) <= _RISE * losses[0]:
                return TooHigh(rate, losses, start)
    return None


def losses_at(learner: SmoothLearner, rate: float, updates: int = UPDATES) -> tuple[float, ...]:
    """Return the mean loss of all samples now and after each of so many updates at ``rate``; infinity: it diverged."""
    trial = twin_of(learner)
    trial.rate = rate
    losses = [trial.loss]
    for _ in range(updates):
        before = trial.updates
        trial.step()
        losses.append(trial.loss if trial.updates > before else math.inf)
    return tuple(losses)


def with_equal_weights(network: Network) -> Network:
    """Return the network with every weight and bias 0.5."""
    return with_parameters(network, np.full_like(flatten(network.layers), EQUAL_WEIGHT))


def largest_difference(network: Network) -> float:
    """Return by how much two units of one hidden layer differ at most, over their weights and biases."""
    spans = [np.ptp(layer.weights_OI, axis=0).max() for layer in network.layers[:-1]]
    spans += [np.ptp(layer.biases_O) for layer in network.layers[:-1]]
    return float(max(spans, default=0.0))


def difference_after(learner: SmoothLearner, updates: int) -> float:
    """Return `largest_difference` after so many updates; the learner is left alone."""
    trial = twin_of(learner)
    for _ in range(updates):
        trial.step()
    return largest_difference(trial.network)


def twin_of(learner: SmoothLearner) -> SmoothLearner:
    """Return a learner that goes on from the same moment on its own."""
    twin = copy(learner)
    twin.resume(learner.moment)
    return twin
