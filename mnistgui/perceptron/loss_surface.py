"""The loss as a landscape over two chosen weights, all others held, and the way that learning took through it.

Shapes: ``R`` rows, one a value of the second weight (from large to small, as a picture lies), ``C`` columns, one a
value of the first; ``T`` moments of a run; ``P`` numbers of the network in the order of `network.flatten`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.perceptron.losses import Loss, sample_losses
from mnistgui.perceptron.network import Network, flatten, forward, with_parameters
from mnistgui.perceptron.problems import Floats, Problem

_MOST_OF_WAY: Final = 1000


@dataclass(frozen=True, eq=False, kw_only=True)
class LossSurface:
    """``losses_RC`` over ``values_C`` of the first weight and ``values_R`` of the second (falling).

    ``path_T2`` is the way of the two: their values at each moment. The surface is that of the present other weights; at
    earlier moments those were others, so the way lies on it only at its end.
    """

    first: int
    second: int
    values_C: Floats
    values_R: Floats
    losses_RC: Floats
    path_T2: Floats


def loss_surface(
    network: Network,
    problem: Problem,
    loss: Loss,
    *,
    first: int,
    second: int,
    reach: float = 3.0,
    size: int = 41,
    path: Sequence[Network] = (),
) -> LossSurface:
    """Compute the loss around the present values of the numbers ``first`` and ``second`` (see `parameter_index`).

    ``reach`` is how far the grid goes to each side; its middle is the present network if ``size`` is odd. Where the way
    of ``path`` (see `way`) leaves the grid, the grid grows to hold it. One batch of ``size``² networks.

    Raises:
        ValueError: twice the same number, or a loss that does not go with the output.
        IndexError: the network has no such number.
    """
    now_P = flatten(network.layers)
    if not (0 <= first < len(now_P) and 0 <= second < len(now_P)):
        raise IndexError(f"the network has numbers 0 to {len(now_P) - 1}, not {first} and {second}")
    if first == second:
        raise ValueError("a surface needs two different weights")
    path_T2 = way(path, first=first, second=second)
    middle_2 = now_P[[first, second]]
    reach_2 = np.maximum(reach, 1.05 * np.abs(path_T2 - middle_2).max(axis=0, initial=0.0))
    values_C = middle_2[0] + np.linspace(-reach_2[0], reach_2[0], size)
    values_R = middle_2[1] + np.linspace(reach_2[1], -reach_2[1], size)
    numbers_RCP = np.tile(now_P, (size, size, 1))
    numbers_RCP[..., first] = values_C[None, :]
    numbers_RCP[..., second] = values_R[:, None]
    grid = with_parameters(network, numbers_RCP)
    with np.errstate(over="ignore", invalid="ignore"):
        losses_RC = sample_losses(grid, forward(grid, problem.points_NI), problem.labels_N, loss).mean(axis=-1)
    return LossSurface(
        first=first, second=second, values_C=values_C, values_R=values_R, losses_RC=losses_RC, path_T2=path_T2
    )


def way(path: Sequence[Network], *, first: int, second: int) -> Floats:
    """Return the values of two numbers along ``path`` (networks of one run, oldest first), (T, 2).

    Of a long path at most some 1,000 networks are looked at, evenly, and always the last.
    """
    stride = max(1, len(path) // _MOST_OF_WAY)
    # Counted from the end, so that the last is among them.
    some = [path[place] for place in range((len(path) - 1) % stride, len(path), stride)]
    if not some:
        return np.empty((0, 2))
    # Two numbers of each are read, and not all of them: the way is drawn many times a second.
    columns = []
    for depth, is_weight, place in (_place_of(some[0], number) for number in (first, second)):
        if is_weight:
            columns.append([network.layers[depth].weights_OI.item(place) for network in some])
        else:
            columns.append([network.layers[depth].biases_O.item(place) for network in some])
    return np.array(columns).T


def _place_of(network: Network, number: int) -> tuple[int, bool, int]:
    """Return the layer of a number, whether it is a weight (or a bias), and its place among them."""
    for depth, layer in enumerate(network.layers):
        for is_weight, size in ((True, layer.weights_OI.size), (False, layer.biases_O.size)):
            if number < size:
                return depth, is_weight, number
            number -= size
    raise IndexError(f"the network has no number {number}")
