"""A small multilayer perceptron by hand: forward, loss, backward, update, and every number in between.

Layer l takes the activations of the layer before it (the points are the first) and makes

    z = a W^T + b        the sum Σ of each unit
    a = f(z)             f: tanh or sigmoid in the hidden layers, sigmoid at the output

No hidden layer is the single smooth layer. Loss: mean binary cross entropy, which goes with the sigmoid output.

Shapes: ``N`` samples, ``I`` inputs and ``O`` outputs of a layer. All numbers are float64.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.problems import Floats


class Activation(Enum):
    """What a hidden unit makes of its sum."""

    TANH = "tanh"
    SIGMOID = "sigmoid"


@dataclass(frozen=True, eq=False)
class Layer:
    """The numbers of one layer (its weights, or the gradients of them): ``weights_OI`` (O, I), ``biases_O`` (O,)."""

    weights_OI: Floats
    biases_O: Floats


@dataclass(frozen=True, eq=False)
class Network:
    """The layers, from the first to the output layer, which has one unit."""

    layers: tuple[Layer, ...]
    hidden_activation: Activation = Activation.TANH


@dataclass(frozen=True, eq=False)
class ForwardPass:
    """``sums[l]`` is z of layer l (N, O), ``activations[l + 1]`` its a; ``activations[0]`` are the points."""

    sums: tuple[Floats, ...]
    activations: tuple[Floats, ...]

    @property
    def outputs_N(self) -> Floats:
        """The answers, 0..1."""
        return self.activations[-1][:, 0]


@dataclass(frozen=True, eq=False)
class BackwardPass:
    """Derivatives of the mean loss. ``d_sums[l]`` is dL/dz of layer l (N, O); ``gradients[l]`` is dL/dW and dL/db."""

    d_sums: tuple[Floats, ...]
    gradients: tuple[Layer, ...]


def sigmoid(z: Floats) -> Floats:
    """Return 1 / (1 + exp(-z)), written through tanh so that no z overflows."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def activate(activation: Activation, z: Floats) -> Floats:
    """Return f(z)."""
    return np.tanh(z) if activation is Activation.TANH else sigmoid(z)


def slope(activation: Activation, a: Floats) -> Floats:
    """Return f'(z) from a = f(z): both activations have a derivative that needs only their value."""
    return 1.0 - a * a if activation is Activation.TANH else a * (1.0 - a)


def initial_network(
    hidden: Sequence[int], rng: np.random.Generator, activation: Activation = Activation.TANH, inputs: int = 2
) -> Network:
    """Return a network with ``hidden`` units per hidden layer and one output.

    Weights and biases are drawn as ``torch.nn.Linear`` draws them: uniformly from ±1/sqrt(inputs of the layer).
    """
    sizes = [inputs, *hidden, 1]
    layers = []
    for fan_in, fan_out in pairwise(sizes):
        reach = 1.0 / np.sqrt(fan_in)
        layers.append(Layer(rng.uniform(-reach, reach, (fan_out, fan_in)), rng.uniform(-reach, reach, fan_out)))
    return Network(tuple(layers), activation)


def forward(network: Network, points_NI: Floats) -> ForwardPass:
    """Go through the layers once for all samples."""
    sums: list[Floats] = []
    activations = [points_NI]
    last = len(network.layers) - 1
    for depth, layer in enumerate(network.layers):
        z_NO = activations[-1] @ layer.weights_OI.T + layer.biases_O
        sums.append(z_NO)
        activations.append(sigmoid(z_NO) if depth == last else activate(network.hidden_activation, z_NO))
    return ForwardPass(tuple(sums), tuple(activations))


def cross_entropy(passed: ForwardPass, labels_N: npt.NDArray[np.int64]) -> float:
    """Return the mean of -y ln p - (1 - y) ln(1 - p), computed from z so that a sure answer does not overflow."""
    z_N = passed.sums[-1][:, 0]
    return float(np.mean(np.logaddexp(0.0, z_N) - labels_N * z_N))


def backward(network: Network, passed: ForwardPass, labels_N: npt.NDArray[np.int64]) -> BackwardPass:
    """Return the derivatives of `cross_entropy` by the chain rule, from the output layer back."""
    # Cross entropy after a sigmoid: dL/dp * dp/dz collapses to (p - y), divided by N for the mean.
    d_z_NO = (passed.outputs_N - labels_N)[:, None] / len(labels_N)
    d_sums: list[Floats] = []
    gradients: list[Layer] = []
    for depth in reversed(range(len(network.layers))):
        a_NI = passed.activations[depth]
        d_sums.append(d_z_NO)
        gradients.append(Layer(d_z_NO.T @ a_NI, d_z_NO.sum(axis=0)))
        if depth > 0:
            d_a_NI = d_z_NO @ network.layers[depth].weights_OI
            d_z_NO = d_a_NI * slope(network.hidden_activation, a_NI)
    return BackwardPass(tuple(reversed(d_sums)), tuple(reversed(gradients)))


def descend(network: Network, gradients: Sequence[Layer], rate: float) -> Network:
    """Return the network after one update: every weight and bias minus ``rate`` times its gradient."""
    layers = tuple(
        Layer(layer.weights_OI - rate * gradient.weights_OI, layer.biases_O - rate * gradient.biases_O)
        for layer, gradient in zip(network.layers, gradients, strict=True)
    )
    return Network(layers, network.hidden_activation)
