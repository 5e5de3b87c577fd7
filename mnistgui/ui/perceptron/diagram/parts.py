"""The parts of a network's diagram by name, in columns from the inputs to the outputs, and the way from one to another.

Columns alternate: inputs and their 1, the weights of layer 0, its units and the 1 beside them, the weights of layer 1 …
"""

from collections import Counter
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.network import Layer
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.scene import Scene

STEP: Final = "step"
LINEAR: Final = Activation.LINEAR.value
SOFTMAX: Final = Output.SOFTMAX.value


class Kind(IntEnum):
    """What a part is. An IntEnum, since parts are keys and its hash is that of a number."""

    INPUT = 0
    ONE = 1
    UNIT = 2
    WEIGHT = 3


class Part(NamedTuple):
    """One part. Layers, units and sources count from 0; ``source`` None is the 1: the weight is the bias.

    An INPUT has its place in ``unit``; the ONE of ``layer`` is the node that the layer's biases come from.
    """

    kind: Kind
    layer: int
    unit: int = 0
    source: int | None = None


class NetShape(NamedTuple):
    """All of a network but its numbers: ``units`` and ``activations`` (values of the enums, or ``step``) a layer."""

    inputs: int
    units: tuple[int, ...]
    activations: tuple[str, ...]

    @property
    def is_one_unit(self) -> bool:
        """Whether Rosenblatt's drawing shows it."""
        return self.units == (1,)

    def sources(self, layer: int) -> int:
        """Return how many numbers come into a layer, the 1 not counted."""
        return self.inputs if layer == 0 else self.units[layer - 1]


def shape_of(scene: Scene) -> NetShape:
    """Return the shape of the scene's network."""
    units = tuple(len(layer.biases_O) for layer in scene.layers)
    inputs = scene.layers[0].weights_OI.shape[1]
    if not isinstance(scene.learner, SmoothLearner):
        return NetShape(inputs, units, (STEP,))
    network = scene.learner.network
    hidden = tuple(activation.value for activation in network.hidden_activations)
    return NetShape(inputs, units, (*hidden, network.output.value))


def activation_counts(shape: NetShape) -> dict[str, int]:
    """Return how often each activation acts, in the order of the layers.

    A linear unit hands its sum on as it is: nothing acts there. Softmax is one function of all sums of its layer.
    """
    counts: Counter[str] = Counter()
    for units, activation in zip(shape.units, shape.activations, strict=True):
        if activation != LINEAR:
            counts[activation] += 1 if activation == SOFTMAX else units
    return dict(counts)


def weights_of(shape: NetShape) -> tuple[Part, ...]:
    """Return every weight and bias: layer by layer, unit by unit, the bias of a unit last."""
    return tuple(part for layer in range(len(shape.units)) for part in _into(shape, layer))


def values_of(layers: tuple[Layer, ...]) -> Floats:
    """Return the numbers of the layers in the order of `weights_of`, (E,)."""
    return np.concatenate([np.column_stack((layer.weights_OI, layer.biases_O)).ravel() for layer in layers])


def has(shape: NetShape, part: Part) -> bool:
    """Return whether the network has this part."""
    columns = 2 * len(shape.units) + 1
    return _column_of(part) < columns and part in _members(shape, _column_of(part))


def next_in_column(shape: NetShape, part: Part, by: int) -> Part:
    """Return the part ``by`` places further down its column, the last one at its end."""
    members = _members(shape, _column_of(part))
    return members[max(0, min(len(members) - 1, members.index(part) + by))]


def before(shape: NetShape, part: Part) -> Part:
    """Return the part to the left: a unit's first weight, a weight's source; at the left end the part itself."""
    if part.kind is Kind.WEIGHT:
        if part.source is None:
            return Part(Kind.ONE, part.layer)
        return Part(Kind.INPUT, 0, part.source) if part.layer == 0 else Part(Kind.UNIT, part.layer - 1, part.source)
    if part.kind is Kind.UNIT:
        return Part(Kind.WEIGHT, part.layer, part.unit, 0)
    if part.kind is Kind.ONE and part.layer > 0:
        return _into(shape, part.layer - 1)[-1]
    return part


def after(shape: NetShape, part: Part) -> Part:
    """Return the part to the right: a weight's unit, the first weight that goes on; at the right end the part."""
    match part.kind:
        case Kind.WEIGHT:
            return Part(Kind.UNIT, part.layer, part.unit)
        case Kind.INPUT:
            return Part(Kind.WEIGHT, 0, 0, part.unit)
        case Kind.ONE:
            return Part(Kind.WEIGHT, part.layer, 0, None)
    last = part.layer == len(shape.units) - 1
    return part if last else Part(Kind.WEIGHT, part.layer + 1, 0, part.unit)


def _column_of(part: Part) -> int:
    if part.kind is Kind.WEIGHT:
        return 2 * part.layer + 1
    return 2 * part.layer + 2 if part.kind is Kind.UNIT else 2 * part.layer


def _members(shape: NetShape, column: int) -> tuple[Part, ...]:
    layer = column // 2
    if column % 2:
        return _into(shape, layer)
    if column == 0:
        nodes = tuple(Part(Kind.INPUT, 0, place) for place in range(shape.inputs))
    else:
        nodes = tuple(Part(Kind.UNIT, layer - 1, unit) for unit in range(shape.units[layer - 1]))
    return nodes if layer == len(shape.units) else (*nodes, Part(Kind.ONE, layer))


def _into(shape: NetShape, layer: int) -> tuple[Part, ...]:
    sources = (*range(shape.sources(layer)), None)
    return tuple(Part(Kind.WEIGHT, layer, unit, source) for unit in range(shape.units[layer]) for source in sources)
