"""The words of the diagram: captions, the count of activations, and every value of a part in full."""

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.small_digits import lowered, raised
from mnistgui.ui.perceptron.diagram.parts import LINEAR, NetShape, activation_counts


def activation_name(key: str) -> str:
    """Return the name of an activation (a value of the enums, or ``step``)."""
    return {
        "step": QCoreApplication.translate("PerceptronDiagram", "step"),
        "linear": QCoreApplication.translate("PerceptronDiagram", "linear"),
        "tanh": "tanh",
        "sigmoid": QCoreApplication.translate("PerceptronDiagram", "sigmoid"),
        "relu": "ReLU",
        "leaky relu": QCoreApplication.translate("PerceptronDiagram", "leaky ReLU"),
        "softmax": "softmax",
    }[key]


def count_words(shape: NetShape) -> tuple[str, ...]:
    """Return in how many places an activation acts, the fullest wording first."""
    counts = activation_counts(shape)
    total = sum(counts.values())
    if total == 0:
        return (
            QCoreApplication.translate("PerceptronDiagram", "no activation: linear (a = z)"),
            QCoreApplication.translate("PerceptronDiagram", "no activation"),
        )
    if total == 1:
        name = activation_name(next(iter(counts)))
        return (
            QCoreApplication.translate("PerceptronDiagram", "1 activation: {name}").format(name=name),
            QCoreApplication.translate("PerceptronDiagram", "1 activation"),
        )
    parts = " + ".join(f"{count} {activation_name(key)}" for key, count in counts.items())
    full = QCoreApplication.translate("PerceptronDiagram", "{count} activations: {parts}")
    bare = QCoreApplication.translate("PerceptronDiagram", "{count} activations")
    return full.format(count=total, parts=parts), bare.format(count=total)


def legend_words(*, gradients: bool) -> tuple[str, ...]:
    """Return what the edges show, the fullest wording first."""
    if gradients:
        return (
            QCoreApplication.translate("PerceptronDiagram", "edges: gradients ∂L/∂w"),
            QCoreApplication.translate("PerceptronDiagram", "∂L/∂w"),
        )
    return (
        QCoreApplication.translate("PerceptronDiagram", "edges: weights w"),
        QCoreApplication.translate("PerceptronDiagram", "weights"),
    )


def inputs_caption() -> str:
    """Return what stands over the inputs."""
    return QCoreApplication.translate("PerceptronDiagram", "inputs")


def sum_caption() -> str:
    """Return what stands over the sum of a single unit."""
    return QCoreApplication.translate("PerceptronDiagram", "sum")


def output_caption() -> str:
    """Return what stands over the output of a single unit."""
    return QCoreApplication.translate("PerceptronDiagram", "output")


def layer_captions(shape: NetShape, layer: int) -> tuple[str, ...]:
    """Return what stands over a layer: which it is and what its activation is; the fullest wording first."""
    activation = shape.activations[layer]
    name = activation_name(activation)
    short = name if activation == LINEAR else f"Σ → {name}"
    if layer == len(shape.units) - 1:
        full = QCoreApplication.translate("PerceptronDiagram", "output: {activation}")
    elif len(shape.units) == 2:
        full = QCoreApplication.translate("PerceptronDiagram", "hidden: {activation}")
    else:
        full = QCoreApplication.translate("PerceptronDiagram", "hidden {number}: {activation}")
    return (
        full.format(activation=short, number=layer + 1),
        full.format(activation=name, number=layer + 1),
        short,
        name,
    )


def bias_word() -> str:
    """Return the name of the 1 that the biases come from."""
    return QCoreApplication.translate("PerceptronDiagram", "bias")


def target_word(label: int) -> str:
    """Return the target of the sample at hand."""
    return QCoreApplication.translate("PerceptronDiagram", "target {label}").format(label=label)


def class_word(label: int) -> str:
    """Return the name of an output unit among several."""
    return QCoreApplication.translate("PerceptronDiagram", "class {label}").format(label=label)


def hidden_name(shape: NetShape, layer: int, unit: int) -> str:
    """Return h₂, or with several hidden layers h₂⁽¹⁾."""
    above = "" if len(shape.units) == 2 else f"⁽{raised(layer + 1)}⁾"
    return f"h{lowered(unit + 1)}{above}"
