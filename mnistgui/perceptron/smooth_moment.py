"""What a network that learns by gradient descent must keep to go back one step."""

from dataclasses import dataclass

from mnistgui.perceptron.network import Network
from mnistgui.perceptron.optimizers import Memory
from mnistgui.perceptron.problems import Floats


@dataclass(frozen=True, eq=False, kw_only=True)
class Moment:
    """All that a step changes, so that putting an old one back undoes it.

    ``gradient_P`` is what PyTorch keeps in ``.grad``: the gradient of the last update. ``position`` counts the samples
    of the present epoch that were taken.
    """

    network: Network
    memory: Memory
    gradient_P: Floats
    updates: int = 0
    epoch: int = 0
    position: int = 0
