"""The landscape of the surface view, computed in a job: heights over two weights, their contour lines, their scale."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.loss_surface import loss_surface
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.mistakes import mistake_grid
from mnistgui.perceptron.network import Network, flatten, with_parameters
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.surface import Box, DecisionMap, boundary
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.views.chart import Scale

_SIZE: Final = 41
_SIZE_OF_COUNTS: Final = 81  # a count has steps: they need finer cells to look straight
_LEVELS: Final = 12
_STEEP: Final = 30.0  # from so much between lowest and highest on, heights are told by their logarithms
_DEEPEST: Final = 1e-6  # of the highest: below it nothing is told apart
_LEAST_HALF: Final = 3.0
_WIDER: Final = 1.25  # than the path when it is laid out, so that it is not laid out anew at once
_NARROW: Final = 3.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Wish:
    """What is to be computed: the loss of ``network``, or (None) the mistakes of a threshold unit ``weights_A``."""

    network: Network | None
    weights_A: Floats
    problem: Problem
    loss: Loss
    first: int
    second: int
    box: Box

    @classmethod
    def of(cls, learner: AnyLearner, pair: tuple[int, int], box: Box) -> Self:
        """Return what ``learner`` is now, over a pair of its numbers."""
        first, second = pair
        network, weights_A, loss = None, np.empty(0), Loss.MSE
        if isinstance(learner, ThresholdRule):
            weights_A = learner.weights_A
        else:
            network, loss = learner.network, learner.loss_kind
        return cls(
            network=network,
            weights_A=weights_A,
            problem=learner.problem,
            loss=loss,
            first=first,
            second=second,
            box=box,
        )

    def is_same(self, other: "Wish | None") -> bool:
        """Whether ``other`` is of the very same moment: a network is another one after each update."""
        return (
            other is not None
            and self.network is other.network
            and np.array_equal(self.weights_A, other.weights_A)
            and self.problem is other.problem
            and (self.loss, self.first, self.second, self.box) == (other.loss, other.first, other.second, other.box)
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Landscape:
    """``heights_RC`` over ``box`` (first weight across, second up), ``contours`` (S, 2, 2) at each of ``levels``.

    ``heights`` is the scale that they are coloured by. ``counts``: they are mistakes, whole numbers.
    """

    first: int
    second: int
    box: Box
    heights_RC: Floats
    heights: Scale
    levels: tuple[float, ...]
    contours: tuple[Floats, ...]
    counts: bool

    def height_at(self, points_K2: Floats) -> Floats:
        """Return the heights at points, (K,): straight between those that were computed, outside as at the edge."""
        rows, columns = self.heights_RC.shape
        box = self.box
        c_K = np.clip((points_K2[:, 0] - box.left) / (box.right - box.left), 0.0, 1.0) * (columns - 1)
        r_K = np.clip((box.top - points_K2[:, 1]) / (box.top - box.bottom), 0.0, 1.0) * (rows - 1)
        left_K, top_K = np.minimum(c_K.astype(int), columns - 2), np.minimum(r_K.astype(int), rows - 2)
        across_K, down_K = c_K - left_K, r_K - top_K
        upper_K = _between(self.heights_RC[top_K, left_K], self.heights_RC[top_K, left_K + 1], across_K)
        lower_K = _between(self.heights_RC[top_K + 1, left_K], self.heights_RC[top_K + 1, left_K + 1], across_K)
        return _between(upper_K, lower_K, down_K)


def compute(wish: Wish) -> Landscape:
    """Compute a landscape; up to some 100 ms, so not on the UI thread."""
    box = wish.box
    if wish.network is None:
        values_C, values_R = (
            np.linspace(*ends, _SIZE_OF_COUNTS) for ends in ((box.left, box.right), (box.top, box.bottom))
        )
        counts_RC = mistake_grid(
            wish.problem, wish.weights_A, first=wish.first, second=wish.second, values_C=values_C, values_R=values_R
        )
        return _landscape(wish, counts_RC.astype(np.float64), Scale(low=0.0, high=_most(counts_RC), whole=True))
    surface = loss_surface(
        *_in_the_middle(wish), first=wish.first, second=wish.second, reach=0.0, size=_SIZE, path=_corners(wish)
    )
    highest = np.nanmax(np.where(np.isfinite(surface.losses_RC), surface.losses_RC, np.nan))
    heights_RC = np.nan_to_num(surface.losses_RC, nan=highest, posinf=highest)
    low, high = float(heights_RC.min()), float(highest)
    if high > _STEEP * low:
        scale = Scale(low=max(low, _DEEPEST * high), high=high, log=True)
    else:
        scale = Scale(low=low, high=max(high, low + 1e-9 * max(1.0, low)))
    return _landscape(wish, heights_RC, scale)


def box_for(points_K2: Floats, before: Box | None) -> Box:
    """Return a box that shows all ``points_K2``: the one ``before`` while it does and is not far too wide.

    So the picture stands still while a path grows in it.
    """
    low_2, high_2 = points_K2.min(axis=0), points_K2.max(axis=0)
    half_2 = np.maximum(_LEAST_HALF, _WIDER * (high_2 - low_2) / 2)
    if before is not None:
        inside = before.left < low_2[0] and high_2[0] < before.right and before.bottom < low_2[1]
        halves_2 = np.array((before.right - before.left, before.top - before.bottom)) / 2
        if inside and high_2[1] < before.top and (halves_2 < _NARROW * half_2).all():
            return before
    (x, y), (across, up) = ((low_2 + high_2) / 2).tolist(), half_2.tolist()
    return Box(left=x - across, right=x + across, bottom=y - up, top=y + up)


def _landscape(wish: Wish, heights_RC: Floats, scale: Scale) -> Landscape:
    if wish.network is None:
        levels = [count + 0.5 for count in range(int(scale.high))]
    else:
        levels = [tick for tick in scale.ticks(_LEVELS) if scale.low < tick < scale.high]
    # By the shares of the scale: between two places of the grid a steep height is straighter in its logarithm.
    shares_RC = scale.shares(heights_RC)
    above = [DecisionMap(box=wish.box, sums_RC=shares_RC - scale.share(at), outputs_RC=shares_RC) for at in levels]
    return Landscape(
        first=wish.first,
        second=wish.second,
        box=wish.box,
        heights_RC=heights_RC,
        heights=scale,
        levels=tuple(levels),
        contours=tuple(boundary(one) for one in above),
        counts=wish.network is None,
    )


def _in_the_middle(wish: Wish) -> tuple[Network, Problem, Loss]:
    """Return what `loss_surface` takes, with the two weights in the middle of the box: there it lays its grid."""
    assert wish.network is not None
    box = wish.box
    return _with(wish, (box.left + box.right) / 2, (box.bottom + box.top) / 2), wish.problem, wish.loss


def _corners(wish: Wish) -> list[Network]:
    """Return a path into a corner, short of it by the margin that `loss_surface` adds, so that its grid is the box."""
    box = wish.box
    half_2 = (box.right - box.left) / 2.1, (box.top - box.bottom) / 2.1
    return [_with(wish, (box.left + box.right) / 2 + half_2[0], (box.bottom + box.top) / 2 + half_2[1])]


def _with(wish: Wish, across: float, up: float) -> Network:
    assert wish.network is not None
    values_P = flatten(wish.network.layers).copy()
    values_P[[wish.first, wish.second]] = across, up
    return with_parameters(wish.network, values_P)


def _between(low_K: Floats, high_K: Floats, share_K: Floats) -> Floats:
    return np.asarray(low_K + (high_K - low_K) * share_K)


def _most(counts_RC: np.ndarray) -> float:
    return float(max(1, counts_RC.max()))
