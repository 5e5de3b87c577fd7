"""The way forward of a worksheet: how z, a and the loss are computed by hand, and what usual mistakes make of them."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation, activate
from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.worksheet_parts import Compute, Mistake, Phase, Reason, Recipe, Values
from mnistgui.perceptron.worksheet_terms import (
    Shape,
    input_id,
    mean_of_differences,
    minus_log,
    parameter_id,
    products,
    rest_of,
    shortened,
    unit_id,
    value_of,
)

_IN_LETTERS: Final = {
    Activation.LINEAR: "{z}",
    Activation.TANH: "tanh({z})",
    Activation.SIGMOID: "σ({z})",
    Activation.RELU: "max(0, {z})",
    Activation.LEAKY_RELU: "max(0.01·{z}, {z})",
}


def forward_recipes(shape: Shape) -> Iterator[Recipe]:
    """z and a of each unit, layer by layer; softmax needs all sums of its layer before the first answer."""
    for layer in range(shape.last + 1):
        units = range(shape.widths[layer + 1])
        yield from (_sum(shape, layer, unit) for unit in units)
        yield from (_answer(shape, layer, unit) for unit in units)


def loss_recipe(shape: Shape) -> Recipe:
    """The loss of the sample."""
    answers = [unit_id("a", shape.last, unit) for unit in range(shape.network.units)]
    wanted = [f"t_{unit + 1}" for unit in range(shape.network.units)]
    if shape.loss is Loss.MSE:
        squares = [f"({{{answer}}} − {{{target}}})²" for answer, target in zip(answers, wanted, strict=True)]
        count = len(squares)
        letters = squares[0] if count == 1 else f"({shortened(squares)}) / {count}"
        numbers = squares[0] if count == 1 else f"({' + '.join(squares)}) / {count}"
        sums = [unit_id("z", shape.last, unit) for unit in range(shape.network.units)]
        mistakes = [
            Mistake(reason=Reason.Z_FOR_A, compute=mean_of_differences(sums, wanted, 2)),
            Mistake(reason=Reason.NO_SQUARE, compute=mean_of_differences(answers, wanted, 1)),
        ]
        way = mean_of_differences(answers, wanted, 2)
    else:
        right, others, letters = _probabilities(shape, answers)
        numbers, way = letters, minus_log(right)
        mistakes = [Mistake(reason=Reason.OTHER_TARGET, compute=minus_log(wrong)) for wrong in others]
    return Recipe(
        id="loss",
        symbol="L",
        phase=Phase.LOSS,
        row="loss",
        letters=letters,
        numbers=numbers,
        ways=(way,),
        mistakes=tuple(mistakes),
        slack=(len(answers) + 1) / 2,
    )


def _sum(shape: Shape, layer: int, unit: int) -> Recipe:
    sources = range(shape.widths[layer])
    pairs = [(parameter_id(layer, unit, source), input_id(layer, source)) for source in sources]
    bias = unit_id("b", layer, unit)
    mistakes = [
        Mistake(reason=Reason.NO_BIAS, compute=products(pairs), wanted=unit_name("b", layer, unit)),
        *_confused_weights(shape, layer, unit),
    ]
    if shape.activation(layer) is not Activation.LINEAR:
        answer = _activated(shape, layer, unit, products(pairs, bias))
        mistakes.append(Mistake(reason=Reason.A_FOR_Z, compute=answer))
    if layer > 0 and shape.activation(layer - 1) is not Activation.LINEAR:
        raw = [(weight, unit_id("z", layer - 1, source)) for source, (weight, _) in enumerate(pairs)]
        mistakes.append(Mistake(reason=Reason.Z_FOR_A, compute=products(raw, bias)))
    terms = [f"{{{weight}}}·{{{comes_in}}}" for weight, comes_in in pairs]
    return Recipe(
        id=unit_id("z", layer, unit),
        symbol=unit_name("z", layer, unit),
        phase=Phase.FORWARD,
        row=unit_id("unit", layer, unit),
        letters=f"{shortened(terms)} + {{{bias}}}",
        numbers=" + ".join([*terms, f"{{{bias}}}"]),
        ways=(products(pairs, bias),),
        mistakes=(*mistakes, *shape.of_others("z", layer, unit)),
        slack=(len(terms) + 1) / 2,
    )


def _confused_weights(shape: Shape, layer: int, unit: int) -> Iterator[Mistake]:
    """Rows and columns of the weights exchanged, where there are as many; or two weights of the unit."""
    inputs, units = shape.widths[layer], shape.widths[layer + 1]
    bias, sources = unit_id("b", layer, unit), range(inputs)
    for first in sources:
        for second in range(first + 1, inputs):
            order = list(sources)
            order[first], order[second] = second, first
            swapped = [(parameter_id(layer, unit, order[source]), input_id(layer, source)) for source in sources]
            used, wanted = weight_name(layer, unit, second), weight_name(layer, unit, first)
            yield Mistake(reason=Reason.OTHER_WEIGHT, compute=products(swapped, bias), used=used, wanted=wanted)
    if unit < inputs <= units and inputs > 1:
        turned = [(parameter_id(layer, source, unit), input_id(layer, source)) for source in sources]
        yield Mistake(reason=Reason.OTHER_WEIGHT, compute=products(turned, bias))


def _answer(shape: Shape, layer: int, unit: int) -> Recipe:
    z = unit_id("z", layer, unit)
    activation = shape.activation(layer)
    mistakes = list(shape.of_others("a", layer, unit))
    if activation is None:
        powers = [f"exp({{{unit_id('z', layer, other)}}})" for other in range(shape.widths[layer + 1])]
        letters = f"{powers[unit]} / Σ exp(z)"
        numbers = f"{powers[unit]} / ({' + '.join(powers)})"
    else:
        letters = numbers = _IN_LETTERS[activation].replace("{z}", f"{{{z}}}")
    if activation is not Activation.LINEAR:
        mistakes.insert(0, Mistake(reason=Reason.Z_FOR_A, compute=value_of(z)))
    return Recipe(
        id=unit_id("a", layer, unit),
        symbol=unit_name("a", layer, unit),
        phase=Phase.FORWARD,
        row=unit_id("unit", layer, unit),
        letters=letters,
        numbers=numbers,
        ways=(_activated(shape, layer, unit, value_of(z)),),
        mistakes=tuple(mistakes),
    )


def _activated(shape: Shape, layer: int, unit: int, z: Compute) -> Compute:
    """f of a sum of this unit; softmax takes the other units' sums as they are."""
    activation = shape.activation(layer)
    if activation is not None:
        return lambda values: float(activate(activation, np.array(z(values))))
    others = [unit_id("z", layer, other) for other in range(shape.widths[layer + 1]) if other != unit]

    def share(values: Values) -> float:
        own = z(values)
        return 1.0 / (1.0 + sum(math.exp(values[other] - own) for other in others))

    return share


def _probabilities(shape: Shape, answers: Sequence[str]) -> tuple[Compute, list[Compute], str]:
    """The probability of the right class, those of the others, and -ln of the right one in letters."""
    if len(answers) == 1:
        yes, no = value_of(answers[0]), rest_of(answers[0])
        letters = f"−ln({{{answers[0]}}})" if shape.label else f"−ln(1 − {{{answers[0]}}})"
        return (yes, [no], letters) if shape.label else (no, [yes], letters)
    others = [value_of(answer) for unit, answer in enumerate(answers) if unit != shape.label]
    return value_of(answers[shape.label]), others, f"−ln({{{answers[shape.label]}}})"
