"""The way back of a worksheet: ∂L/∂a, ∂L/∂z, gradients and new weights by hand, and what mistakes make of them."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation, slope
from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.worksheet_parts import Compute, Mistake, Phase, Reason, Recipe, Values
from mnistgui.perceptron.worksheet_terms import (
    Shape,
    difference,
    divided,
    input_id,
    input_name,
    parameter_id,
    products,
    rest_of,
    shortened,
    unit_id,
    value_of,
)

_SLOPES: Final = {
    Activation.LINEAR: "1",
    Activation.TANH: "(1 − ({a})²)",
    Activation.SIGMOID: "{a}·(1 − {a})",
    Activation.RELU: "f′({z})",
    Activation.LEAKY_RELU: "f′({z})",
}
_SLOPE_VALUES: Final = {Activation.RELU: ("1", "0"), Activation.LEAKY_RELU: ("1", "0.01")}


def backward_recipes(shape: Shape, forward: Values) -> Iterator[Recipe]:
    """∂L/∂a and ∂L/∂z of each unit, the output layer first. ``forward`` are the exact numbers of the way forward."""
    for layer in reversed(range(shape.last + 1)):
        units = range(shape.widths[layer + 1])
        if layer < shape.last:
            yield from (_blame(shape, layer, unit) for unit in units)
        elif shape.through_answer:
            yield from (_blame_of_answer(shape, unit) for unit in units)
        yield from (_through(shape, layer, unit, forward) for unit in units)


def update_recipes(shape: Shape) -> Iterator[Recipe]:
    """The gradient of each weight and bias, and its new value."""
    for layer in range(shape.last + 1):
        for unit in range(shape.widths[layer + 1]):
            for source in (*range(shape.widths[layer]), None):
                yield _gradient(shape, layer, unit, source)
                yield _step(layer, unit, source)


def _blame_of_answer(shape: Shape, unit: int) -> Recipe:
    """∂L/∂a of an output unit, from the loss."""
    a, target, count = unit_id("a", shape.last, unit), f"t_{unit + 1}", shape.network.units
    mistakes: list[Mistake] = []
    if shape.loss is Loss.MSE:
        letters = f"2·({{{a}}} − {{{target}}})" + (f" / {count}" if count > 1 else "")
        way = difference(a, target, 2.0 / count)
        mistakes.append(Mistake(reason=Reason.NO_FACTOR, compute=difference(a, target, 1.0 / count)))
        if shape.activation(shape.last) is not Activation.LINEAR:
            z = unit_id("z", shape.last, unit)
            mistakes.append(Mistake(reason=Reason.Z_FOR_A, compute=difference(z, target, 2.0 / count)))
    else:
        letters = f"−1 / {{{a}}}" if shape.label else f"1 / (1 − {{{a}}})"
        way, flipped = divided(value_of(a), -1.0), divided(rest_of(a), 1.0)
        if not shape.label:
            way, flipped = flipped, way
        mistakes.append(Mistake(reason=Reason.OTHER_TARGET, compute=flipped))
    return Recipe(
        id=unit_id("da", shape.last, unit),
        symbol=f"∂L/∂{unit_name('a', shape.last, unit)}",
        phase=Phase.BACKWARD,
        row=unit_id("unit", shape.last, unit),
        letters=letters,
        numbers=letters,
        ways=(way,),
        mistakes=(*mistakes, *shape.of_others("da", shape.last, unit)),
    )


def _blame(shape: Shape, layer: int, unit: int) -> Recipe:
    """∂L/∂a of a hidden unit: what the units that it feeds pass back to it."""
    fed = range(shape.widths[layer + 2])
    pairs = [(unit_id("dz", layer + 1, above), parameter_id(layer + 1, above, unit)) for above in fed]
    mistakes = []
    if layer + 1 < shape.last or shape.through_answer:
        steep = [(unit_id("da", layer + 1, above), weight) for above, (_, weight) in enumerate(pairs)]
        mistakes.append(Mistake(reason=Reason.NO_SLOPE, compute=products(steep)))
    for other in range(shape.widths[layer + 1]):
        if other != unit:
            confused = [(d_z, parameter_id(layer + 1, above, other)) for above, (d_z, _) in enumerate(pairs)]
            used, wanted = weight_name(layer + 1, 0, other), weight_name(layer + 1, 0, unit)
            mistakes.append(Mistake(reason=Reason.OTHER_WEIGHT, compute=products(confused), used=used, wanted=wanted))
    if unit < len(pairs) <= shape.widths[layer + 1] and len(pairs) > 1:
        turned = [(d_z, parameter_id(layer + 1, unit, above)) for above, (d_z, _) in enumerate(pairs)]
        mistakes.append(Mistake(reason=Reason.OTHER_WEIGHT, compute=products(turned)))
    terms = [f"{{{d_z}}}·{{{weight}}}" for d_z, weight in pairs]
    return Recipe(
        id=unit_id("da", layer, unit),
        symbol=f"∂L/∂{unit_name('a', layer, unit)}",
        phase=Phase.BACKWARD,
        row=unit_id("unit", layer, unit),
        letters=shortened(terms),
        numbers=" + ".join(terms),
        ways=(products(pairs),),
        mistakes=tuple(mistakes),
        slack=(len(terms) + 1) / 2,
    )


def _through(shape: Shape, layer: int, unit: int, forward: Values) -> Recipe:
    """∂L/∂z of a unit: ∂L/∂a times the activation's slope; a - t where softmax or sigmoid meets cross entropy."""
    d_a, a, z = (unit_id(letter, layer, unit) for letter in ("da", "a", "z"))
    target, activation = f"t_{unit + 1}", shape.activation(layer)
    at_output = layer == shape.last
    ways: list[Compute] = []
    mistakes: list[Mistake] = []
    letters = numbers = f"{{{a}}} − {{{target}}}"
    slack = 1.0
    if not at_output or shape.through_answer:
        slope_letters, slope_numbers = _slope_in_letters(shape, layer, unit, forward)
        letters, numbers = slope_letters, slope_numbers
        ways.append(_through_slope(shape, layer, unit))
        if activation is not Activation.LINEAR:
            mistakes.append(Mistake(reason=Reason.NO_SLOPE, compute=value_of(d_a)))
        if activation in (Activation.TANH, Activation.SIGMOID):
            mistakes.append(Mistake(reason=Reason.Z_FOR_A, compute=_sloped(activation, d_a, z)))
        # The slope is written down, too, and its rounding counts as often as ∂L/∂a is large.
        steepness = abs(forward.get(d_a, 0.0))
        slack = max(1.0, (1.0 + steepness) / 2)
    if at_output and shape.loss is Loss.CROSS_ENTROPY:
        ways.append(difference(a, target, 1.0))
        mistakes.append(Mistake(reason=Reason.OTHER_TARGET, compute=_other_target(a, target)))
        mistakes.append(Mistake(reason=Reason.Z_FOR_A, compute=difference(z, target, 1.0)))
    return Recipe(
        id=unit_id("dz", layer, unit),
        symbol=f"∂L/∂{unit_name('z', layer, unit)}",
        phase=Phase.BACKWARD,
        row=unit_id("unit", layer, unit),
        letters=letters,
        numbers=numbers,
        ways=tuple(ways),
        mistakes=(*mistakes, *shape.of_others("dz", layer, unit)),
        slack=slack,
    )


def _slope_in_letters(shape: Shape, layer: int, unit: int, forward: Values) -> tuple[str, str]:
    """∂L/∂a times the slope, in letters and for the numbers (ReLU's slope is a number that depends on z)."""
    d_a, a, z = (unit_id(letter, layer, unit) for letter in ("da", "a", "z"))
    activation = shape.activation(layer)
    if activation is None:
        others = range(shape.widths[layer + 1])
        terms = [f"{{{unit_id('a', layer, other)}}}·{{{unit_id('da', layer, other)}}}" for other in others]
        return (
            f"{{{a}}}·({{{d_a}}} − ({shortened(terms)}))",
            f"{{{a}}}·({{{d_a}}} − ({' + '.join(terms)}))",
        )
    letters = f"{{{d_a}}}·{_SLOPES[activation].replace('{a}', f'{{{a}}}').replace('{z}', f'{{{z}}}')}"
    if activation in _SLOPE_VALUES:
        above, below = _SLOPE_VALUES[activation]
        return letters, f"{{{d_a}}}·{above if forward[z] > 0 else below}"
    # With an index above it, a letter needs brackets before it is squared; a number does not.
    return letters, letters.replace(f"({{{a}}})²", f"{{{a}}}²")


def _through_slope(shape: Shape, layer: int, unit: int) -> Compute:
    d_a, a = unit_id("da", layer, unit), unit_id("a", layer, unit)
    activation = shape.activation(layer)
    if activation is not None:
        return _sloped(activation, d_a, a)
    others = range(shape.widths[layer + 1])
    mixed = products([(unit_id("a", layer, other), unit_id("da", layer, other)) for other in others])
    return lambda values: values[a] * (values[d_a] - mixed(values))


def _sloped(activation: Activation, d_a: str, a: str) -> Compute:
    """∂L/∂a times f'(z), the slope told from a."""
    return lambda values: values[d_a] * float(slope(activation, np.array(values[a])))


def _other_target(a: str, target: str) -> Compute:
    return lambda values: values[a] - (1.0 - values[target])


def _gradient(shape: Shape, layer: int, unit: int, source: int | None) -> Recipe:
    d_z = unit_id("dz", layer, unit)
    incoming = {other: value_of(input_id(layer, other)) for other in range(shape.widths[layer])}
    comes_in = (lambda _values: 1.0) if source is None else incoming[source]
    wanted = "1" if source is None else input_name(layer, source)
    mistakes: list[Mistake] = []
    has_blame = layer < shape.last or shape.through_answer
    if has_blame and shape.activation(layer) is not Activation.LINEAR:
        mistakes.append(Mistake(reason=Reason.NO_SLOPE, compute=_times(unit_id("da", layer, unit), comes_in)))
    for other, wrong in incoming.items():
        if other != source:
            used = input_name(layer, other)
            mistakes.append(Mistake(reason=Reason.OTHER_INPUT, compute=_times(d_z, wrong), used=used, wanted=wanted))
    if source is not None:
        mistakes.append(Mistake(reason=Reason.NO_INPUT, compute=value_of(d_z), wanted=wanted))
        if layer > 0 and shape.activation(layer - 1) is not Activation.LINEAR:
            z = unit_id("z", layer - 1, source)
            mistakes.append(Mistake(reason=Reason.Z_FOR_A, compute=_times(d_z, value_of(z))))
    for other in range(shape.widths[layer + 1]):
        if other != unit:
            mistakes.append(
                Mistake(
                    reason=Reason.OTHER_UNIT,
                    compute=_times(unit_id("dz", layer, other), comes_in),
                    used=f"∂L/∂{unit_name('z', layer, other)}",
                    wanted=f"∂L/∂{unit_name('z', layer, unit)}",
                )
            )
    letters = f"{{{d_z}}}" if source is None else f"{{{d_z}}}·{{{input_id(layer, source)}}}"
    return Recipe(
        id=parameter_id(layer, unit, source, "d"),
        symbol=f"∂L/∂{weight_name(layer, unit, source)}",
        phase=Phase.UPDATE,
        row=parameter_id(layer, unit, source),
        letters=letters,
        numbers=letters,
        ways=(_times(d_z, comes_in),),
        mistakes=tuple(mistakes),
    )


def _step(layer: int, unit: int, source: int | None) -> Recipe:
    weight, gradient = parameter_id(layer, unit, source), parameter_id(layer, unit, source, "d")

    def moved(values: Values, of_weight: float, of_step: float) -> float:
        return of_weight * values[weight] + of_step * values["rate"] * values[gradient]

    mistakes = (
        Mistake(reason=Reason.NO_RATE, compute=lambda values: values[weight] - values[gradient]),
        Mistake(reason=Reason.ADDED, compute=lambda values: moved(values, 1.0, 1.0)),
        Mistake(reason=Reason.STEP_ONLY, compute=lambda values: moved(values, 0.0, 1.0)),
        Mistake(reason=Reason.STEP_ONLY, compute=lambda values: moved(values, 0.0, -1.0)),
    )
    letters = f"{{{weight}}} − {{rate}}·{{{gradient}}}"
    return Recipe(
        id=parameter_id(layer, unit, source, "new_"),
        symbol=weight_name(layer, unit, source),
        phase=Phase.UPDATE,
        row=parameter_id(layer, unit, source),
        letters=letters,
        numbers=letters,
        ways=(lambda values: moved(values, 1.0, -1.0),),
        mistakes=mistakes,
    )


def _times(name: str, other: Compute) -> Compute:
    return lambda values: values[name] * other(values)
