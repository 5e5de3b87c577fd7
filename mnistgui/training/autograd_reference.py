"""The perceptron lab's network through torch.autograd and torch.optim, to hold the hand-written numbers against.

Arrays in, arrays out, float64: the lab itself knows no torch, and this module does not know the lab. Names of
activations, outputs, losses and optimisers are the lab's (the values of its enums).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

Floats = npt.NDArray[np.float64]

_ACTIVATIONS: Final[dict[str, Callable[[torch.Tensor], torch.Tensor]]] = {
    "linear": torch.nn.Identity(),
    "tanh": torch.nn.Tanh(),
    "sigmoid": torch.nn.Sigmoid(),
    "relu": torch.nn.ReLU(),
    "leaky relu": torch.nn.LeakyReLU(0.01),
    "softmax": torch.nn.Softmax(dim=1),
}


@dataclass(frozen=True, eq=False)
class Reference:
    """What autograd says: outputs (N, U), mean loss, and for each layer dL/dW (O, I) and dL/db (O,).

    ``d_sums`` and ``d_activations`` are dL/dz and dL/da of each layer (N, O). Of the output layer dL/da is None under
    cross entropy: PyTorch takes z there, and never forms it.
    """

    outputs_NU: Floats
    loss: float
    gradients: tuple[tuple[Floats, Floats], ...]
    d_sums: tuple[Floats, ...]
    d_activations: tuple[Floats | None, ...]


def reference(
    layers: Sequence[tuple[Floats, Floats]],
    hidden_activations: Sequence[str],
    output: str,
    loss: str,
    points_NI: Floats,
    labels_N: npt.NDArray[Any],
) -> Reference:
    """Run one forward and backward pass with PyTorch.

    ``layers`` are weights (O, I) and biases (O,) from the first to the output layer. ``hidden_activations`` are
    ``linear``, ``tanh``, ``sigmoid``, ``relu`` or ``leaky relu``, ``output`` is ``sigmoid``, ``softmax``, ``tanh`` or
    ``linear``, ``loss`` is ``cross entropy`` or ``mse``. Targets: see `_targets`.

    Raises:
        ValueError: another name, or cross entropy with an output that is no probability.
    """
    for name in (*hidden_activations, output):
        if name not in _ACTIVATIONS:
            raise ValueError(f"there is no activation {name!r}")
    # torch.tensor copies, so the caller's arrays (frozen ones, too) are never shared.
    parameters = [
        tuple(torch.tensor(part, dtype=torch.float64, requires_grad=True) for part in layer) for layer in layers
    ]
    sums, activations = _forward(parameters, (*hidden_activations, output), points_NI)
    value = _loss(loss, output, sums[-1], activations[-1], torch.tensor(labels_N))
    wanted = [part for layer in parameters for part in layer] + sums + activations
    # The last activation is no part of cross entropy, which PyTorch computes from z.
    flat = [None if grad is None else grad.numpy() for grad in torch.autograd.grad(value, wanted, allow_unused=True)]
    count = len(layers)
    return Reference(
        outputs_NU=activations[-1].detach().numpy(),
        loss=value.item(),
        gradients=tuple((flat[i], flat[i + 1]) for i in range(0, 2 * count, 2)),
        d_sums=tuple(flat[2 * count : 3 * count]),
        d_activations=tuple(flat[3 * count :]),
    )


def _forward(
    parameters: Sequence[tuple[torch.Tensor, ...]], names: Sequence[str], points_NI: Floats
) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
    """Return z and a of each layer."""
    a_NO = torch.tensor(points_NI, dtype=torch.float64)
    sums: list[torch.Tensor] = []
    activations: list[torch.Tensor] = []
    for (weights_OI, biases_O), name in zip(parameters, names, strict=True):
        sums.append(functional.linear(a_NO, weights_OI, biases_O))
        a_NO = _ACTIVATIONS[name](sums[-1])
        activations.append(a_NO)
    return sums, activations


def _targets(output: str, units: int, labels_N: torch.Tensor) -> torch.Tensor:
    """Return 0 and 1 for one unit, one-hot for several; with tanh units -1 stands for 0."""
    wanted_NU = labels_N[:, None] if units == 1 else functional.one_hot(labels_N, units)
    wanted_NU = wanted_NU.to(torch.float64)
    return 2 * wanted_NU - 1 if output == "tanh" else wanted_NU


def _loss(loss: str, output: str, z_NU: torch.Tensor, a_NU: torch.Tensor, labels_N: torch.Tensor) -> torch.Tensor:
    if loss == "mse":
        return functional.mse_loss(a_NU, _targets(output, a_NU.shape[1], labels_N))
    if loss == "cross entropy" and output == "sigmoid":
        return functional.binary_cross_entropy_with_logits(z_NU, labels_N[:, None].to(torch.float64))
    if loss == "cross entropy" and output == "softmax":
        return functional.cross_entropy(z_NU, labels_N)
    raise ValueError(f"there is no {loss!r} with {output!r}")


def optimizer_path(rule: str, start_P: Floats, gradients_TP: Floats, rate: float, **options: Any) -> Floats:
    """Return where a torch optimiser takes ``start_P`` under the given gradients, (T, P).

    ``rule`` is ``sgd``, ``momentum``, ``nesterov``, ``rmsprop`` or ``adam``; ``options`` go to the torch class.

    Raises:
        ValueError: another rule.
    """
    values_P = torch.tensor(start_P, dtype=torch.float64, requires_grad=True)
    match rule:
        case "sgd":
            optimizer: torch.optim.Optimizer = torch.optim.SGD([values_P], lr=rate)
        case "momentum":
            optimizer = torch.optim.SGD([values_P], lr=rate, **options)
        case "nesterov":
            optimizer = torch.optim.SGD([values_P], lr=rate, nesterov=True, **options)
        case "rmsprop":
            optimizer = torch.optim.RMSprop([values_P], lr=rate, **options)
        case "adam":
            optimizer = torch.optim.Adam([values_P], lr=rate, **options)
        case _:
            raise ValueError(f"there is no rule {rule!r}")
    path = []
    for gradient_P in gradients_TP:
        values_P.grad = torch.tensor(gradient_P, dtype=torch.float64)
        optimizer.step()
        path.append(values_P.detach().numpy().copy())
    return np.array(path)
