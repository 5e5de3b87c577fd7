"""The perceptron lab's network through torch.autograd, to hold the hand-written gradients against.

Arrays in, arrays out, float64: the lab itself knows no torch, and this module does not know the lab.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Reference:
    """What autograd says: outputs (N,), mean loss, and for each layer dL/dW (O, I) and dL/db (O,)."""

    outputs_N: Floats
    loss: float
    gradients: tuple[tuple[Floats, Floats], ...]


def reference(
    layers: Sequence[tuple[Floats, Floats]],
    hidden_activation: str,
    points_NI: Floats,
    labels_N: npt.NDArray[Any],
) -> Reference:
    """Run one forward and backward pass with PyTorch.

    ``layers`` are weights (O, I) and biases (O,) from the first to the output layer, which has one unit and a sigmoid
    under binary cross entropy. ``hidden_activation`` is ``tanh`` or ``sigmoid``.

    Raises:
        ValueError: another activation.
    """
    if hidden_activation not in ("tanh", "sigmoid"):
        raise ValueError(f"hidden_activation must be tanh or sigmoid, not {hidden_activation!r}")
    activate = torch.tanh if hidden_activation == "tanh" else torch.sigmoid
    # torch.tensor copies, so the caller's arrays (frozen ones, too) are never shared.
    parameters = [
        tuple(torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in layer) for layer in layers
    ]
    a_NO = torch.tensor(points_NI, dtype=torch.float64)
    for weights_OI, biases_O in parameters[:-1]:
        a_NO = activate(torch.nn.functional.linear(a_NO, weights_OI, biases_O))
    z_N = torch.nn.functional.linear(a_NO, *parameters[-1])[:, 0]
    target_N = torch.tensor(labels_N, dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z_N, target_N)
    flat = torch.autograd.grad(loss, [part for layer in parameters for part in layer])
    gradients = tuple((flat[i].numpy(), flat[i + 1].numpy()) for i in range(0, len(flat), 2))
    return Reference(torch.sigmoid(z_N).detach().numpy(), loss.item(), gradients)
