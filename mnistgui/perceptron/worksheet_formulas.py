"""The formulas that stand on top of a worksheet, in letters: activations with their slopes, and the loss."""

from dataclasses import dataclass
from typing import Final

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.worksheet_parts import Worksheet
from mnistgui.perceptron.worksheet_terms import unit_id

_ACTIVATIONS: Final = {
    Activation.LINEAR: ("a = z", "f′(z) = 1"),
    Activation.TANH: ("a = tanh(z)", "f′(z) = 1 − a²"),
    Activation.SIGMOID: ("a = σ(z) = 1 / (1 + exp(−z))", "f′(z) = a·(1 − a)"),
    Activation.RELU: ("a = max(0, z)", "f′(z) = 1 (z > 0), 0 (z ≤ 0)"),
    Activation.LEAKY_RELU: ("a = max(0.01·z, z)", "f′(z) = 1 (z > 0), 0.01 (z ≤ 0)"),
}
_SOFTMAX: Final = "aₖ = exp(zₖ) / Σ exp(z)"


@dataclass(frozen=True, kw_only=True)
class Formulas:
    """``hidden`` has what each kind of hidden unit makes of z and its slope, ``output`` the same of the output units.

    ``blame_of_answer`` is ∂L/∂a of an output unit (empty where the sheet leaves it out), and
    ``blame_of_sum`` its ∂L/∂z.
    """

    hidden: tuple[tuple[Activation, str, str], ...]
    output: tuple[str, ...]
    loss: str
    blame_of_answer: str
    blame_of_sum: str


def formulas_of(worksheet: Worksheet) -> Formulas:
    """Return the formulas of the sheet's network and loss."""
    network, loss = worksheet.network, worksheet.loss
    through_answer = unit_id("da", len(network.layers) - 1, 0) in worksheet.recipes
    kinds = dict.fromkeys(network.hidden_activations)
    softmax = network.output is Output.SOFTMAX
    output = (_SOFTMAX,) if softmax else _ACTIVATIONS[Activation(network.output.value)]
    by_slope = "∂L/∂z = ∂L/∂a·f′(z)"
    if loss is Loss.MSE:
        several = network.units > 1
        return Formulas(
            hidden=tuple((kind, *_ACTIVATIONS[kind]) for kind in kinds),
            output=output,
            loss=f"L = Σ (a − t)² / {network.units}" if several else "L = (a − t)²",
            blame_of_answer=f"∂L/∂a = 2·(a − t) / {network.units}" if several else "∂L/∂a = 2·(a − t)",
            blame_of_sum="∂L/∂zₖ = aₖ·(∂L/∂aₖ − Σ a·∂L/∂a)" if softmax else by_slope,
        )
    return Formulas(
        hidden=tuple((kind, *_ACTIVATIONS[kind]) for kind in kinds),
        output=output,
        loss="L = −Σ t·ln(a)" if softmax else "L = −t·ln(a) − (1 − t)·ln(1 − a)",
        blame_of_answer="" if not through_answer else "∂L/∂a = −t / a + (1 − t) / (1 − a)",
        blame_of_sum="∂L/∂z = a − t" if not through_answer else f"{by_slope} = a − t",
    )
