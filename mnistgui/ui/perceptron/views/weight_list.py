"""The numbers of a learner one by one, as the surface's two axes need them: their names, values, and ways."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from mnistgui.perceptron.chain_rule import weight_name
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.loss_surface import way
from mnistgui.perceptron.network import Layer, flatten
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.views.thinning import thinned

_MOST_OF_WAY: Final = 500
_MOST_OF_EXACT_WAY: Final = 200  # fractions are slower to turn into pixels
_FEW: Final = 60  # moments are enough to see which weights moved


def weight_names(layers: Sequence[Layer]) -> tuple[str, ...]:
    """Return a name for each number, in the order of `network.flatten`. A single unit's are w₁, w₂ and b."""
    return _names_of(tuple(layer.weights_OI.shape for layer in layers))


@lru_cache(maxsize=16)
def _names_of(shapes: tuple[tuple[int, ...], ...]) -> tuple[str, ...]:
    if len(shapes) == 1 and shapes[0][0] == 1:
        return (*(f"w{lowered(source + 1)}" for source in range(shapes[0][1])), "b")
    names: list[str] = []
    for depth, (units, sources) in enumerate(shapes):
        names += [weight_name(depth, unit, source) for unit in range(units) for source in range(sources)]
        names += [weight_name(depth, unit, None) for unit in range(units)]
    return tuple(names)


def way_of(learner: AnyLearner, first: int, second: int) -> Floats:
    """Return the values of two numbers at the moments that are remembered, thinned, (T, 2); the last is now."""
    if not isinstance(learner, ThresholdRule):
        networks = [moment.network for moment in thinned(learner.history, _MOST_OF_WAY)]
        return way(networks, first=first, second=second)
    rate, both = float(learner.rate), (first, second)
    moments = thinned(learner.history, _MOST_OF_EXACT_WAY)
    return np.array([[float(now.start_A[at]) + rate * float(now.sum_A[at]) for at in both] for now in moments])


def most_moved(learner: AnyLearner) -> tuple[int, int] | None:
    """Return the two numbers that went farthest from their least to their largest value, in order; None: none moved."""
    if isinstance(learner, ThresholdRule):
        moments = thinned(learner.history, _FEW)
        values_TP = np.array([[float(total) for total in moment.sum_A] for moment in moments])
    else:
        values_TP = np.array([flatten(moment.network.layers) for moment in thinned(learner.history, _FEW)])
    moved_P = np.ptp(values_TP, axis=0)
    if not np.isfinite(moved_P).all() or not moved_P.any():
        return None
    first, second = sorted(np.argsort(-moved_P, kind="stable")[:2].tolist())
    return first, second
