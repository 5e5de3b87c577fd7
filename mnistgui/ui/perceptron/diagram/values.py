"""Every value of a part of the diagram in full, in words: for its tooltip and for a screen reader."""

import math

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.backpropagation import BackwardPass
from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.diagram.parts import Kind, NetShape, Part
from mnistgui.ui.perceptron.diagram.words import activation_name
from mnistgui.ui.perceptron.numbers import MINUS
from mnistgui.ui.perceptron.scene import Scene


def weight_of(scene: Scene, part: Part) -> float:
    """Return the number of a weight or bias."""
    layer = scene.layers[part.layer]
    return float(layer.biases_O[part.unit] if part.source is None else layer.weights_OI[part.unit, part.source])


def back_pass_of(scene: Scene) -> BackwardPass | None:
    """Return the way back from the mean loss of all samples; None for the threshold rule, which has none.

    None, too, where the live learner has gone on from what the scene shows.
    """
    learner = scene.learner
    if not isinstance(learner, SmoothLearner) or learner.problem is not scene.problem:
        return None
    return learner.back_pass if learner.network.layers is scene.layers else None


def part_title(shape: NetShape, part: Part) -> str:
    """Return the name of a part and what it is."""
    match part.kind:
        case Kind.INPUT:
            text = QCoreApplication.translate("PerceptronDiagram", "{name}: input {number}")
            return text.format(name=f"x{lowered(part.unit + 1)}", number=part.unit + 1)
        case Kind.ONE:
            text = QCoreApplication.translate("PerceptronDiagram", "1: the constant input that the biases belong to")
            return text
        case Kind.UNIT:
            return _unit_title(shape, part)
    name, unit = weight_name(part.layer, part.unit, part.source), unit_name("z", part.layer, part.unit)
    if part.source is None:
        text = QCoreApplication.translate("PerceptronDiagram", "{name}: bias in {sum}")
        return text.format(name=name, sum=unit)
    text = QCoreApplication.translate("PerceptronDiagram", "{name}: weight of {source} in {sum}")
    return text.format(name=name, source=_source_name(part), sum=unit)


def part_values(scene: Scene, shape: NetShape, part: Part) -> list[str]:
    """Return the values of a part, a line each."""
    match part.kind:
        case Kind.INPUT:
            return [_equation(f"x{lowered(part.unit + 1)}", float(scene.activations[0][part.unit]))]
        case Kind.ONE:
            return [_equation(weight_name(part.layer, unit, None), float(value))
                    for unit, value in enumerate(scene.layers[part.layer].biases_O)]  # fmt: skip
        case Kind.UNIT:
            return _unit_values(scene, part)
    return _weight_values(scene, part)


def full_number(value: float) -> str:
    """Return a number with all the digits that anyone reads."""
    if math.isinf(value):
        return f"{MINUS}∞" if value < 0 else "∞"
    return f"{value:.10g}".replace("-", MINUS)


def rough_number(value: float) -> str:
    """Return a number that is too long or too small for its place as −1.2e+06."""
    return f"{value:.1e}".replace("-", MINUS)


def _weight_values(scene: Scene, part: Part) -> list[str]:
    name = weight_name(part.layer, part.unit, part.source)
    lines = [_equation(name, weight_of(scene, part))]
    back = back_pass_of(scene)
    if back is not None:
        gradient = back.gradients[part.layer]
        mean = gradient.biases_O[part.unit] if part.source is None else gradient.weights_OI[part.unit, part.source]
        # The mean loss has one N-th of this sample's loss in it.
        came_in = 1.0 if part.source is None else float(scene.activations[part.layer][part.source])
        own = len(scene.problem) * float(back.d_sums[part.layer][scene.current, part.unit]) * came_in
        of_all = QCoreApplication.translate("PerceptronDiagram", "{equation} (mean of all samples)")
        lines.append(of_all.format(equation=_equation(f"∂L/∂{name}", float(mean))))
        lines.append(_of_sample(_equation(f"∂L/∂{name}", own)))
    return lines


def _unit_values(scene: Scene, part: Part) -> list[str]:
    z, a = unit_name("z", part.layer, part.unit), unit_name("a", part.layer, part.unit)
    lines = [
        _equation(z, float(scene.sums[part.layer][part.unit])),
        _equation(a, float(scene.activations[part.layer + 1][part.unit])),
    ]
    back = back_pass_of(scene)
    if back is not None:
        count = len(scene.problem)
        for name, slopes in ((a, back.d_activations), (z, back.d_sums)):
            own = count * float(slopes[part.layer][scene.current, part.unit])
            lines.append(_of_sample(_equation(f"∂L/∂{name}", own)))
    return lines


def _unit_title(shape: NetShape, part: Part) -> str:
    name = activation_name(shape.activations[part.layer])
    if part.layer < len(shape.units) - 1:
        text = QCoreApplication.translate("PerceptronDiagram", "unit {unit} of hidden layer {layer}: {activation}")
        return text.format(unit=part.unit + 1, layer=part.layer + 1, activation=name)
    if shape.units[-1] == 1:
        return QCoreApplication.translate("PerceptronDiagram", "output unit: {activation}").format(activation=name)
    text = QCoreApplication.translate("PerceptronDiagram", "output unit of class {label}: {activation}")
    return text.format(label=part.unit, activation=name)


def _source_name(part: Part) -> str:
    assert part.source is not None
    return f"x{lowered(part.source + 1)}" if part.layer == 0 else unit_name("a", part.layer - 1, part.source)


def _of_sample(equation: str) -> str:
    text = QCoreApplication.translate("PerceptronDiagram", "{equation} (the chosen sample alone)")
    return text.format(equation=equation)


def _equation(name: str, value: float) -> str:
    return f"{name} = {full_number(value)}"
