"""A small multilayer perceptron by hand: the layers, and the way forward with every number in between.

Layer l takes the activations of the layer before it (the points are the first) and makes

    z = a W^T + b        the sum Σ of each unit
    a = f(z)             f: an `Activation` in each hidden layer, an `Output` in the last

No hidden layer is the single smooth layer. The way back is in `backpropagation.py`.

Shapes: ``N`` samples, ``I`` inputs and ``O`` outputs of a layer, ``U`` units of the output layer, ``P`` parameters of
the whole network. ``...`` in front stands for a stack: where every layer has some more axes in front, all networks of
the stack are computed in one batch (`loss_surface.py` and `starts.py` live on that). All numbers are float64.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.activations import Activation, Output, activate, activate_output
from mnistgui.perceptron.problems import Floats

MOST_HIDDEN_LAYERS: Final = 4
MOST_UNITS: Final = 8


@dataclass(frozen=True, eq=False)
class Layer:
    """The numbers of one layer (its weights, or the gradients of them): ``weights_OI`` (O, I), ``biases_O`` (O,)."""

    weights_OI: Floats
    biases_O: Floats


@dataclass(frozen=True, eq=False)
class Network:
    """The layers, from the first to the output layer, and what each makes of its sums.

    ``hidden_activations`` has one entry a hidden layer.

    Raises:
        ValueError: the parts do not fit together.
    """

    layers: tuple[Layer, ...]
    hidden_activations: tuple[Activation, ...] = ()
    output: Output = Output.SIGMOID

    def __post_init__(self) -> None:
        if len(self.hidden_activations) != len(self.layers) - 1:
            raise ValueError(
                f"{len(self.layers)} layers need {len(self.layers) - 1} hidden activations, "
                f"not {len(self.hidden_activations)}"
            )
        for before, after in pairwise(self.layers):
            made, taken = before.biases_O.shape[-1], after.weights_OI.shape[-1]
            if made != taken:
                raise ValueError(f"a layer of {made} units is followed by one of {taken} inputs")
        for layer in self.layers:
            if layer.weights_OI.shape[:-1] != layer.biases_O.shape:
                raise ValueError(f"weights {layer.weights_OI.shape} and biases {layer.biases_O.shape} do not fit")
        if self.output is Output.SIGMOID and self.units != 1:
            raise ValueError(f"a sigmoid output must have one unit, not {self.units}")
        if self.output is Output.SOFTMAX and self.units < 2:
            raise ValueError("a softmax output must have one unit a class")

    @property
    def inputs(self) -> int:
        """Inputs of the first layer."""
        return int(self.layers[0].weights_OI.shape[-1])

    @property
    def units(self) -> int:
        """Units of the output layer: 1 for two classes, or one a class."""
        return int(self.layers[-1].biases_O.shape[-1])

    @property
    def hidden(self) -> tuple[int, ...]:
        """Units of each hidden layer."""
        return tuple(int(layer.biases_O.shape[-1]) for layer in self.layers[:-1])

    @property
    def draws_one_line(self) -> bool:
        """Whether its decision is that of one line (or of lines alone, with several classes), whatever the weights.

        So it is without a hidden layer; where the hidden layers are linear, which only multiplies matrices; and where
        those that are not have one unit each: all activations here are monotone, and so is a chain of them.
        """
        pairs = zip(self.hidden, self.hidden_activations, strict=True)
        return all(units == 1 or activation is Activation.LINEAR for units, activation in pairs)


@dataclass(frozen=True, eq=False)
class ForwardPass:
    """``sums[l]`` is z of layer l (..., N, O), ``activations[l + 1]`` its a; ``activations[0]`` are the points."""

    sums: tuple[Floats, ...]
    activations: tuple[Floats, ...]

    @property
    def outputs_NU(self) -> Floats:
        """The answers of all output units."""
        return self.activations[-1]

    @property
    def outputs_N(self) -> Floats:
        """The answers of the first output unit: the only one where there are two classes and no softmax."""
        return np.asarray(self.activations[-1][..., 0])


def output_units(output: Output, classes: int) -> int:
    """Return how many units an output layer for so many classes has.

    Raises:
        ValueError: a sigmoid output for more than two classes.
    """
    if output is Output.SIGMOID and classes != 2:
        raise ValueError(f"one sigmoid unit tells two classes apart, not {classes}: take softmax")
    return classes if output is Output.SOFTMAX or classes > 2 else 1


def initial_network(
    hidden: Sequence[int],
    rng: np.random.Generator,
    activation: Activation | Sequence[Activation] = Activation.TANH,
    inputs: int = 2,
    output: Output = Output.SIGMOID,
    classes: int = 2,
) -> Network:
    """Return a network with ``hidden`` units per hidden layer, all of one ``activation`` or of one each.

    Weights and biases are drawn as ``torch.nn.Linear`` draws them: uniformly from ±1/sqrt(inputs of the layer).

    Raises:
        ValueError: more than 4 hidden layers, one of other than 1 to 8 units, or not an activation for each.
    """
    if len(hidden) > MOST_HIDDEN_LAYERS or not all(1 <= units <= MOST_UNITS for units in hidden):
        raise ValueError(f"hidden layers must be 0 to {MOST_HIDDEN_LAYERS}, of 1 to {MOST_UNITS} units: {list(hidden)}")
    activations = (activation,) * len(hidden) if isinstance(activation, Activation) else tuple(activation)
    layers = []
    for fan_in, fan_out in pairwise([inputs, *hidden, output_units(output, classes)]):
        reach = 1.0 / np.sqrt(fan_in)
        layers.append(Layer(rng.uniform(-reach, reach, (fan_out, fan_in)), rng.uniform(-reach, reach, fan_out)))
    return Network(tuple(layers), activations, output)


def forward(network: Network, points_NI: Floats) -> ForwardPass:
    """Go through the layers once for all samples."""
    sums: list[Floats] = []
    activations = [points_NI]
    last = len(network.layers) - 1
    for depth, layer in enumerate(network.layers):
        z_NO = activations[-1] @ layer.weights_OI.swapaxes(-1, -2) + layer.biases_O[..., None, :]
        sums.append(z_NO)
        if depth == last:
            activations.append(activate_output(network.output, z_NO))
        else:
            activations.append(activate(network.hidden_activations[depth], z_NO))
    return ForwardPass(tuple(sums), tuple(activations))


def glance(network: Network, points_MI: Floats) -> ForwardPass:
    """Go forward for a picture: only the output layer is kept, in single precision where that does for these points.

    It answers what `forward` does to some six digits, several times as fast for thousands of points: unit by unit, with
    the points side by side in memory, and half as many bytes.
    """
    a_OM: npt.NDArray[Any] = np.ascontiguousarray(points_MI.T)
    z_OM: npt.NDArray[Any]
    low_I, high_I = a_OM.min(axis=1), a_OM.max(axis=1)
    # Far from zero neighbouring points would become one in single precision.
    near = bool((np.maximum(-low_I, high_I) <= 1e3 * np.maximum(high_I - low_I, 1.0)).all())
    number = np.float32 if near else np.float64
    a_OM = z_OM = a_OM.astype(number)
    for depth, layer in enumerate(network.layers):
        weights_OI: npt.NDArray[Any] = layer.weights_OI.astype(number)
        z_OM = weights_OI @ a_OM + layer.biases_O.astype(number)[:, None]
        if depth < len(network.hidden):
            a_OM = activate(network.hidden_activations[depth], z_OM)
    z_MU = z_OM.T.astype(np.float64)
    return ForwardPass((z_MU,), (points_MI, activate_output(network.output, z_MU)))


def flatten(layers: Sequence[Layer]) -> Floats:
    """Return all numbers of the layers in one row (..., P): each layer's weights, row by row, then its biases."""
    parts = []
    for layer in layers:
        stack = layer.biases_O.shape[:-1]
        parts += [layer.weights_OI.reshape(*stack, -1), layer.biases_O]
    return np.concatenate(parts, axis=-1)


def with_parameters(network: Network, values_P: Floats) -> Network:
    """Return the network with other numbers, given in the order of `flatten`; (..., P) gives a stack of networks."""
    layers, at = [], 0
    stack = values_P.shape[:-1]
    for layer in network.layers:
        outputs, inputs = layer.weights_OI.shape[-2:]
        middle, end = at + outputs * inputs, at + outputs * inputs + outputs
        layers.append(Layer(values_P[..., at:middle].reshape(*stack, outputs, inputs), values_P[..., middle:end]))
        at = end
    return replace(network, layers=tuple(layers))


def parameter_index(network: Network, layer: int, unit: int, source: int | None) -> int:
    """Return where one number stands in `flatten`: the weight of ``unit`` for its input ``source``, or (None) its bias.

    Raises:
        IndexError: the network has no such number.
    """
    outputs, inputs = network.layers[layer].weights_OI.shape[-2:]
    if not 0 <= layer < len(network.layers) or not 0 <= unit < outputs or not (source is None or 0 <= source < inputs):
        raise IndexError(f"no weight at layer {layer}, unit {unit}, input {source}")
    start = sum(before.weights_OI.size + before.biases_O.size for before in network.layers[:layer])
    return int(start + (outputs * inputs + unit if source is None else unit * inputs + source))
