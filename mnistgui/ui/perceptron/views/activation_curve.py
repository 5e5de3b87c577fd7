"""One unit's activation: f and f' as functions of its sum z, and where the samples lie on them."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation, Output, activate, sigmoid, slope
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.problems import Floats, Labels
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.views.net_moment import NetMoment

_SATURATED: Final = 0.05  # of the largest f': below it almost no gradient passes
_LEAST_REACH: Final = 5.0
_ROOM: Final = 1.1  # the present z does not stand on the very edge


class Kind(Enum):
    """What the unit makes of its sum: a hidden or output activation, or Rosenblatt's step."""

    STEP = "step"
    LINEAR = "linear"
    TANH = "tanh"
    SIGMOID = "sigmoid"
    RELU = "relu"
    LEAKY_RELU = "leaky relu"
    SOFTMAX = "softmax"


_BOUNDS: Final = {
    Kind.STEP: (0.0, 1.0),
    Kind.TANH: (-1.0, 1.0),
    Kind.SIGMOID: (0.0, 1.0),
    Kind.SOFTMAX: (0.0, 1.0),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class UnitCurve:
    """The curve of one unit, with ``z_N`` and ``a_N`` of the samples on it and ``current`` among them.

    ``others`` is ln Σ exp(z) over the other units of a softmax for the present sample, at which they are held; 0
    elsewhere. ``passes_all`` says that the loss takes f' out again: cross entropy on the output layer.
    """

    kind: Kind
    z_N: Floats
    a_N: Floats
    labels_N: Labels
    current: int
    others: float = 0.0
    passes_all: bool = False

    @property
    def z(self) -> float:
        """The present sum."""
        return float(self.z_N[self.current])

    @property
    def a(self) -> float:
        """The present activation."""
        return float(self.a_N[self.current])

    @property
    def slope(self) -> float | None:
        """The present f'; None for the step, which has none to learn by."""
        return None if self.kind is Kind.STEP else float(self.slopes(np.array([self.a]))[0])

    @property
    def is_saturated(self) -> bool:
        """Whether f' is almost 0, against the largest it can be."""
        largest = {Kind.SIGMOID: 0.25, Kind.SOFTMAX: 0.25}.get(self.kind, 1.0)
        return self.slope is not None and self.slope < _SATURATED * largest

    @cached_property
    def reach(self) -> float:
        """How far the curve is shown to both sides of 0: 5, or as far as the present z asks for, in large steps."""
        wanted = max(abs(self.z) * _ROOM, abs(self.others) + 2.0 if self.kind is Kind.SOFTMAX else 0.0)
        if not wanted < 1e9:  # also what is no number
            return 1e9
        reach = _LEAST_REACH
        while reach < wanted:
            tens = 10.0 ** np.floor(np.log10(reach) + 1e-9)
            reach = next(step * tens for step in (2.0, 5.0, 10.0) if step * tens > reach * 1.001)
        return float(reach)

    @cached_property
    def span(self) -> tuple[float, float]:
        """From where to where a and f' are shown."""
        low, high = _BOUNDS.get(self.kind, (0.0 if self.kind is Kind.RELU else -self.reach, self.reach))
        if self.kind is Kind.LEAKY_RELU:
            low = -0.1 * self.reach
        room = 0.08 * (high - low)
        return low - room, high + room

    def values(self, z_Z: Floats) -> Floats:
        """Return f at ``z_Z``."""
        if self.kind is Kind.STEP:
            return np.where(z_Z > 0, 1.0, 0.0)
        if self.kind is Kind.SOFTMAX:
            # exp(z) / (exp(z) + the others' sum) is a sigmoid, moved to where the others stand.
            return sigmoid(z_Z - self.others)
        return activate(Activation(self.kind.value), z_Z)

    def slopes(self, a_Z: Floats) -> Floats:
        """Return f' from a, as backpropagation does."""
        return slope(Activation.SIGMOID if self.kind is Kind.SOFTMAX else Activation(self.kind.value), a_Z)


def curve_of_rule(learner: ThresholdRule, current: int) -> UnitCurve:
    """Look at Rosenblatt's unit."""
    answered = learner.at_samples()
    return UnitCurve(
        kind=Kind.STEP,
        z_N=answered.sums_M,
        a_N=answered.outputs_M,
        labels_N=learner.problem.labels_N,
        current=current,
    )


def curve_of_unit(moment: NetMoment, layer: int, unit: int) -> UnitCurve:
    """Look at a unit of a network: ``layer`` and ``unit`` from 0, the output layer last."""
    network, is_output = moment.network, layer == len(moment.network.layers) - 1
    activation = network.output if is_output else network.hidden_activations[layer]
    z_NU = moment.passed.sums[layer]
    others = 0.0
    if activation is Output.SOFTMAX:
        held_U = np.delete(z_NU[moment.current], unit)
        others = float(held_U.max() + np.log(np.exp(held_U - held_U.max()).sum()))
    return UnitCurve(
        kind=Kind(activation.value),
        z_N=z_NU[:, unit],
        a_N=moment.passed.activations[layer + 1][:, unit],
        labels_N=moment.problem.labels_N,
        current=moment.current,
        others=others,
        passes_all=is_output and moment.loss is Loss.CROSS_ENTROPY,
    )
