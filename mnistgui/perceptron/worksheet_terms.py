"""The names and the small sums of which a worksheet's recipes are made; ids and symbols as in `worksheet_parts.py`."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.chain_rule import unit_name
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Network
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.worksheet_parts import Compute, Mistake, Reason, Values

_MOST_TERMS: Final = 4  # of a sum in letters: of a longer one only the ends are written


class Shape:
    """What all recipes of one network and one sample ask.

    ``label`` is the sample's class. ``through_answer`` is false where ∂L/∂a of the output is left out: where softmax
    and cross entropy make it a detour, or where the answer rounds to 0 and cannot be divided by.
    """

    def __init__(self, network: Network, loss: Loss, label: int, *, through_answer: bool) -> None:
        self.network, self.loss, self.label, self.through_answer = network, loss, label, through_answer
        self.last = len(network.layers) - 1
        self.widths = (network.inputs, *network.hidden, network.units)

    def activation(self, layer: int) -> Activation | None:
        """The layer's activation, None for softmax."""
        if layer < self.last:
            return self.network.hidden_activations[layer]
        return None if self.network.output is Output.SOFTMAX else Activation(self.network.output.value)

    def of_others(self, letter: str, layer: int, unit: int) -> Iterator[Mistake]:
        """The same number (z, a, da or dz) of each other unit of the layer."""
        before = "∂L/∂" if letter.startswith("d") else ""
        for other in range(self.widths[layer + 1]):
            if other != unit:
                yield Mistake(
                    reason=Reason.OTHER_UNIT,
                    compute=value_of(unit_id(letter, layer, other)),
                    used=before + unit_name(letter[-1], layer, other),
                    wanted=before + unit_name(letter[-1], layer, unit),
                )


def unit_id(letter: str, layer: int, unit: int) -> str:
    """Return ``z_1_2`` for the letter z, layer 0 and unit 1."""
    return f"{letter}_{layer + 1}_{unit + 1}"


def parameter_id(layer: int, unit: int, source: int | None, before: str = "") -> str:
    """Return ``w_1_2_3`` for layer 0, unit 1 and source 2, ``b_1_2`` for the bias; ``d`` or ``new_`` stands before."""
    if source is None:
        return unit_id(f"{before}b", layer, unit)
    return f"{unit_id(f'{before}w', layer, unit)}_{source + 1}"


def numbered(letter: str, number: int) -> str:
    """Return x₂ for x and 1."""
    return letter + lowered(number + 1)


def input_id(layer: int, source: int) -> str:
    """Return the id of what comes into ``layer`` from ``source``: ``x_1``, or ``a_1_1`` of the layer before."""
    return f"x_{source + 1}" if layer == 0 else unit_id("a", layer - 1, source)


def input_name(layer: int, source: int) -> str:
    """Return the symbol of what comes into ``layer`` from ``source``."""
    return numbered("x", source) if layer == 0 else unit_name("a", layer - 1, source)


def shortened(terms: Sequence[str]) -> str:
    """Return a sum in letters; of many terms only the first and the last."""
    return " + ".join(terms) if len(terms) <= _MOST_TERMS else f"{terms[0]} + … + {terms[-1]}"


def value_of(name: str) -> Compute:
    """The number itself."""
    return lambda values: values[name]


def rest_of(name: str) -> Compute:
    """1 minus the number."""
    return lambda values: 1.0 - values[name]


def products(pairs: Sequence[tuple[str, str]], bias: str = "") -> Compute:
    """The sum of products, and a bias."""

    def add_up(values: Values) -> float:
        return sum(values[first] * values[second] for first, second in pairs) + (values[bias] if bias else 0.0)

    return add_up


def minus_log(probability: Compute) -> Compute:
    """-ln of a probability."""
    return lambda values: -math.log(probability(values))


def divided(by: Compute, numerator: float) -> Compute:
    """A number over a computed one."""
    return lambda values: numerator / by(values)


def difference(name: str, target: str, factor: float) -> Compute:
    """(a - t) times a factor."""
    return lambda values: factor * (values[name] - values[target])


def mean_of_differences(answers: Sequence[str], wanted: Sequence[str], power: int) -> Compute:
    """The mean of (a - t)² over the output units, or of a - t."""

    def mean(values: Values) -> float:
        return sum((values[a] - values[t]) ** power for a, t in zip(answers, wanted, strict=True)) / len(answers)

    return mean
