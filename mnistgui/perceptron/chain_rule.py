"""The chain rule of one weight and one sample, term by term: symbols and numbers, from the loss back to the weight.

For a weight w of a unit with sum z and activation a:

    ∂L/∂w = ∂L/∂a · ∂a/∂z · ∂z/∂w

What ∂L/∂a of a hidden unit is, the units that it feeds say: a sum, one term each, ∂L/∂z · w. Put in again and again it
is a sum over all paths from the loss to the weight, each a product.

Names: x₁ an input; z₂⁽¹⁾ and a₂⁽¹⁾ the second unit of the first layer; w₂₁⁽¹⁾ its weight for input 1; b₂⁽¹⁾ its bias.
L is the loss of this one sample.
"""

from dataclasses import dataclass
from itertools import pairwise, product
from math import isfinite, prod
from typing import Final

from mnistgui.perceptron.activations import Activation, Output, slope
from mnistgui.perceptron.backpropagation import BackwardPass, backward
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import ForwardPass, Network, flatten, forward, parameter_index, with_parameters
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.small_digits import lowered, raised

MOST_PATHS: Final = 64
_STEP: Final = 1e-5

_SLOPES: Final = {
    Activation.LINEAR: "1",
    Activation.TANH: "1 − ({a})²",
    Activation.SIGMOID: "{a} (1 − {a})",
    Activation.RELU: "1 if {a} > 0, else 0",
    Activation.LEAKY_RELU: "1 if {a} > 0, else 0.01",
}


@dataclass(frozen=True, kw_only=True)
class Factor:
    """One derivative: ``symbol`` (∂a₁⁽²⁾/∂z₁⁽²⁾), what it ``equals`` in letters (a₁⁽²⁾ (1 − a₁⁽²⁾)), its ``value``."""

    symbol: str
    equals: str
    value: float


@dataclass(frozen=True, kw_only=True)
class Product:
    """Factors, in the order from the loss to the weight."""

    factors: tuple[Factor, ...]

    @property
    def value(self) -> float:
        """Their product."""
        return prod(factor.value for factor in self.factors)


@dataclass(frozen=True, kw_only=True)
class ChainRule:
    """All about one weight (or bias) and one sample.

    ``name`` and ``value`` are the weight's. ``product`` is ∂L/∂a · ∂a/∂z · ∂z/∂w (∂L/∂z · ∂z/∂w where softmax mixes the
    units, or where ∂L/∂a is not finite in float64). ``feeding`` are the terms that sum to ∂L/∂a of a hidden unit; none
    for an output unit. ``paths`` sum to the gradient; none where there are more than 64 (``path_count`` says how many).
    ``gradient`` is what `backward` says, ``difference`` the finite difference (L(w + h) - L(w - h)) / 2h.
    """

    name: str
    value: float
    product: Product
    feeding: tuple[Product, ...]
    paths: tuple[Product, ...]
    path_count: int
    gradient: float
    difference: float


def chain_rule(
    network: Network, problem: Problem, loss: Loss, *, sample: int, layer: int, unit: int, source: int | None
) -> ChainRule:
    """Take ∂L/∂w apart: w is the weight of ``unit`` in ``layer`` (all from 0) for its input ``source``, None the bias.

    Raises:
        IndexError: no such weight or sample.
        ValueError: a loss that does not go with the output.
    """
    if not 0 <= sample < len(problem):
        raise IndexError(f"there is no sample {sample}")
    place = parameter_index(network, layer, unit, source)
    point_1I, label_1 = problem.points_NI[[sample]], problem.labels_N[[sample]]
    passed = forward(network, point_1I)
    terms = _Terms(network, passed, backward(network, passed, label_1, loss), loss)
    numbers_P = flatten(network.layers)
    ends: list[float] = []
    for shift in (_STEP, -_STEP):
        moved_P = numbers_P.copy()
        moved_P[place] += shift
        moved = with_parameters(network, moved_P)
        ends.append(loss_value(moved, forward(moved, point_1I), label_1, loss))
    path_count = prod((*network.hidden, network.units)[layer + 1 :])
    return ChainRule(
        name=weight_name(layer, unit, source),
        value=float(numbers_P[place]),
        product=Product(factors=(*terms.of_unit(layer, unit), terms.by_weight(layer, unit, source))),
        feeding=terms.feeding(layer, unit),
        paths=terms.paths(layer, unit, source) if path_count <= MOST_PATHS else (),
        path_count=path_count,
        gradient=float(flatten(terms.back.gradients)[place]),
        difference=(ends[0] - ends[1]) / (2 * _STEP),
    )


def unit_name(letter: str, layer: int, unit: int) -> str:
    """Return z₂⁽¹⁾ for the letter z, layer 0 and unit 1."""
    return f"{letter}{lowered(unit + 1)}⁽{raised(layer + 1)}⁾"


def weight_name(layer: int, unit: int, source: int | None) -> str:
    """Return w₂₁⁽¹⁾ for layer 0, unit 1 and source 0, or b₂⁽¹⁾ for its bias. No layer is wider than 8: digits do."""
    if source is None:
        return unit_name("b", layer, unit)
    return f"w{lowered(unit + 1)}{lowered(source + 1)}⁽{raised(layer + 1)}⁾"


class _Terms:
    """The factors of one sample's forward and backward pass."""

    def __init__(self, network: Network, passed: ForwardPass, back: BackwardPass, loss: Loss) -> None:
        self.network, self.passed, self.back, self.loss = network, passed, back, loss
        self.last = len(network.layers) - 1

    def of_unit(self, layer: int, unit: int) -> tuple[Factor, ...]:
        """∂L/∂a and ∂a/∂z of a unit, or ∂L/∂z alone where those two cannot be written."""
        d_a = float(self.back.d_activations[layer][0, unit])
        if layer == self.last and (self.network.output is Output.SOFTMAX or not isfinite(d_a)):
            return (self._loss_by_sum(unit),)
        a = unit_name("a", layer, unit)
        equals = self._loss_by_answer(a) if layer == self.last else f"Σ ∂L/∂z⁽{raised(layer + 2)}⁾ · w"
        return (Factor(symbol=f"∂L/∂{a}", equals=equals, value=d_a), self._through(layer, unit))

    def by_weight(self, layer: int, unit: int, source: int | None) -> Factor:
        """∂z/∂w: what came in through the weight."""
        symbol = f"∂{unit_name('z', layer, unit)}/∂{weight_name(layer, unit, source)}"
        if source is None:
            return Factor(symbol=symbol, equals="1", value=1.0)
        equals = f"x{lowered(source + 1)}" if layer == 0 else unit_name("a", layer - 1, source)
        return Factor(symbol=symbol, equals=equals, value=float(self.passed.activations[layer][0, source]))

    def feeding(self, layer: int, unit: int) -> tuple[Product, ...]:
        """The terms ∂L/∂z · w of the units that a hidden unit feeds; their sum is its ∂L/∂a."""
        if layer == self.last:
            return ()
        terms = []
        for fed in range(len(self.network.layers[layer + 1].biases_O)):
            z, d_z = unit_name("z", layer + 1, fed), float(self.back.d_sums[layer + 1][0, fed])
            responsible = Factor(symbol=f"∂L/∂{z}", equals=f"∂L/∂{z}", value=d_z)
            terms.append(Product(factors=(responsible, self._along(layer + 1, fed, unit))))
        return tuple(terms)

    def paths(self, layer: int, unit: int, source: int | None) -> tuple[Product, ...]:
        """Every way from the loss to the weight: an output unit first, then one unit of each layer on the way back."""
        widths = (*self.network.hidden, self.network.units)
        above = [range(widths[depth]) for depth in range(self.last, layer, -1)]
        paths = []
        for units in product(*above):
            way = [*zip(range(self.last, layer, -1), units, strict=True), (layer, unit)]
            factors = list(self.of_unit(*way[0]))
            for (upper, fed), (lower, feeder) in pairwise(way):
                factors.append(self._along(upper, fed, feeder))
                factors.append(self._through(lower, feeder))
            paths.append(Product(factors=(*factors, self.by_weight(layer, unit, source))))
        return tuple(paths)

    def _through(self, layer: int, unit: int) -> Factor:
        a, z = unit_name("a", layer, unit), unit_name("z", layer, unit)
        hidden = layer < self.last
        activation = self.network.hidden_activations[layer] if hidden else Activation(self.network.output.value)
        value = slope(activation, self.passed.activations[layer + 1])[0, unit]
        return Factor(symbol=f"∂{a}/∂{z}", equals=_SLOPES[activation].format(a=a), value=float(value))

    def _along(self, layer: int, unit: int, source: int) -> Factor:
        symbol = f"∂{unit_name('z', layer, unit)}/∂{unit_name('a', layer - 1, source)}"
        weight = float(self.network.layers[layer].weights_OI[unit, source])
        return Factor(symbol=symbol, equals=weight_name(layer, unit, source), value=weight)

    def _loss_by_sum(self, unit: int) -> Factor:
        a, z = unit_name("a", self.last, unit), unit_name("z", self.last, unit)
        mixed = f"Σ ∂L/∂a · ∂a/∂{z}"
        equals = mixed if self.loss is Loss.MSE else f"{a} − t{lowered(unit + 1)}"
        return Factor(symbol=f"∂L/∂{z}", equals=equals, value=float(self.back.d_sums[self.last][0, unit]))

    def _loss_by_answer(self, a: str) -> str:
        if self.loss is Loss.MSE:
            return f"2 ({a} − t)" if self.network.units == 1 else f"2 ({a} − t) / {self.network.units}"
        return f"−t / {a} + (1 − t) / (1 − {a})"
