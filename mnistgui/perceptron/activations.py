"""What a unit makes of its sum z: the activation f(z), and its derivative f'(z).

Formulas and the values at the corner z = 0 are those of PyTorch (``torch.nn.Tanh``, ``Sigmoid``, ``ReLU``,
``LeakyReLU(0.01)``, ``Softmax``): ReLU's derivative at 0 is 0, LeakyReLU's is 0.01.
"""

from enum import Enum
from typing import Final

import numpy as np

from mnistgui.perceptron.problems import Floats

LEAK: Final = 0.01


class Activation(Enum):
    """What a hidden unit makes of its sum."""

    LINEAR = "linear"
    TANH = "tanh"
    SIGMOID = "sigmoid"
    RELU = "relu"
    LEAKY_RELU = "leaky relu"


class Output(Enum):
    """What the output layer makes of its sums. Sigmoid: one unit, two classes. Softmax: one unit a class.

    Linear and tanh: one unit for two classes, or one unit a class.
    """

    SIGMOID = "sigmoid"
    SOFTMAX = "softmax"
    TANH = "tanh"
    LINEAR = "linear"


def sigmoid(z: Floats) -> Floats:
    """Return 1 / (1 + exp(-z)), written through tanh so that no z overflows."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def softmax(z: Floats) -> Floats:
    """Return exp(z) / sum of exp(z) over the last axis; the largest z is taken off first, so that none overflows."""
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def activate(activation: Activation, z: Floats) -> Floats:
    """Return f(z)."""
    match activation:
        case Activation.LINEAR:
            return z
        case Activation.TANH:
            return np.tanh(z)
        case Activation.SIGMOID:
            return sigmoid(z)
        case Activation.RELU:
            return np.maximum(z, 0.0)
        case Activation.LEAKY_RELU:
            return np.where(z > 0, z, LEAK * z)


def slope(activation: Activation, a: Floats) -> Floats:
    """Return f'(z) from a = f(z): each of these activations has a derivative that needs only its value."""
    match activation:
        case Activation.LINEAR:
            return np.ones_like(a)
        case Activation.TANH:
            return 1.0 - a * a
        case Activation.SIGMOID:
            return a * (1.0 - a)
        case Activation.RELU:
            return np.where(a > 0, 1.0, 0.0)
        case Activation.LEAKY_RELU:
            return np.where(a > 0, 1.0, LEAK)


def activate_output(output: Output, z: Floats) -> Floats:
    """Return the answers of the output layer."""
    return softmax(z) if output is Output.SOFTMAX else activate(Activation(output.value), z)


def through_output(output: Output, a: Floats, d_a: Floats) -> Floats:
    """Return dL/dz of the output layer from dL/da, by the chain rule.

    Softmax mixes its units: da_j/dz_k = a_j (1 - a_j) where j = k, else -a_j a_k; the sum over j is what stands here.
    """
    if output is Output.SOFTMAX:
        return np.asarray(a * (d_a - (d_a * a).sum(axis=-1, keepdims=True)))
    return d_a * slope(Activation(output.value), a)
