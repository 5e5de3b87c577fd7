"""What a network's outputs say: which class wins and by how much, and whether the targets are met.

Shapes: ``U`` output units; ``M`` points.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.clock import Answers, Response
from mnistgui.perceptron.losses import targets
from mnistgui.perceptron.network import ForwardPass, Network
from mnistgui.perceptron.problems import Floats, Labels

# Learned: every output nearer to its target than this (tanh, whose targets lie twice as far apart: than twice this).
# Half (0.5) would do to be right, but only just.
CLOSE: Final = 0.25
_FLAT: Final = 0.01


@dataclass(frozen=True, eq=False, kw_only=True)
class Judgement:
    """How the answers compare with the targets: ``wrong`` samples, all outputs ``close``, all ``flat`` half way."""

    wrong: int
    close: bool
    flat: bool


def answers_of(network: Network, passed: ForwardPass) -> Answers:
    """Return z and a of the output units and the class that wins."""
    z_MU = passed.sums[-1]
    if network.units == 1:
        classes_M = (z_MU[..., 0] > half_way_sum(network.output)).astype(np.int64)
    else:
        classes_M = z_MU.argmax(axis=-1)
    return Answers(z_MU, passed.outputs_NU, classes_M)


def response_of(network: Network, passed: ForwardPass) -> Response:
    """Return the answers as pictures need them; see `clock.Response`."""
    z_MU, level_MU = passed.sums[-1], as_share(network.output, passed.outputs_NU)
    if network.units == 1:
        return Response(z_MU[:, 0] - half_way_sum(network.output), level_MU[:, 0])
    if network.units == 2:
        return Response(z_MU[:, 1] - z_MU[:, 0], level_MU[:, 1])
    sorted_MU = np.sort(z_MU, axis=1)
    winners_M = z_MU.argmax(axis=1)
    return Response(sorted_MU[:, -1] - sorted_MU[:, -2], level_MU[np.arange(len(z_MU)), winners_M])


def judge(network: Network, passed: ForwardPass, labels_N: Labels) -> Judgement:
    """Compare the answers with the targets."""
    outputs_NU, spread = passed.outputs_NU, _spread(network.output)
    half_way = _half_way(network)
    return Judgement(
        wrong=int(np.count_nonzero(answers_of(network, passed).classes_M != labels_N)),
        close=bool(all_close(network, passed, labels_N)),
        flat=bool(np.abs(outputs_NU - half_way).max() < _FLAT * spread),
    )


def all_close(network: Network, passed: ForwardPass, labels_N: Labels) -> npt.NDArray[np.bool_]:
    """Say whether every output is close to its target, of each network of a stack: (...), bool."""
    away_NU = np.abs(passed.outputs_NU - targets(network, labels_N))
    return np.asarray((away_NU < CLOSE * _spread(network.output)).all(axis=(-2, -1)))


def _spread(output: Output) -> float:
    """Return how far apart the two targets lie."""
    return 2.0 if output is Output.TANH else 1.0


def half_way_sum(output: Output) -> float:
    """Return the z of a single unit at which its answer lies half way between its targets."""
    return 0.5 if output is Output.LINEAR else 0.0


def _half_way(network: Network) -> float:
    """Return what a network answers that knows nothing."""
    share = 1.0 / max(2, network.units)
    return 2.0 * share - 1.0 if network.output is Output.TANH else share


def as_share(output: Output, a_MU: Floats) -> Floats:
    """Return the answers as 0 to 1, for colours."""
    if output is Output.TANH:
        return 0.5 * (a_MU + 1.0)
    return np.clip(a_MU, 0.0, 1.0) if output is Output.LINEAR else a_MU
