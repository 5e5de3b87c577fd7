"""The figures of one line of a training step, put together and written. No Qt here."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from mnistgui.training.events import LayerFigures, Line, LineDone

# The deck's five lines, as a script writes them.
CODE: Final[dict[Line, str]] = {
    "zero_grad": "optimizer.zero_grad()",
    "forward": "output = net(x)",
    "loss": "loss = criterion(output, y)",
    "backward": "loss.backward()",
    "step": "optimizer.step()",
}
EMPTY: Final = "∅"  # a .grad that holds nothing


@dataclass(frozen=True, kw_only=True)
class Norms:
    """Euclidean norms of some parameter tensors, taken as one vector; ``gradient`` is None where none has a .grad."""

    weight: float
    gradient: float | None
    change: float

    @classmethod
    def of(cls, layers: Iterable[LayerFigures]) -> Self:
        """Put the figures of several tensors together."""
        layers = tuple(layers)
        gradients = [layer.gradient_norm for layer in layers if layer.gradient_norm is not None]
        return cls(
            weight=math.hypot(*(layer.weight_norm for layer in layers)),
            gradient=math.hypot(*gradients) if gradients else None,
            change=math.hypot(*(layer.change_norm for layer in layers)),
        )

    def texts(self, line: Line) -> tuple[str, str, str]:
        """Return weight, gradient and change as they stand in a table after ``line``."""
        gradient = EMPTY if self.gradient is None else number_text(self.gradient)
        # What zero_grad() has set to 0 is as good as empty; what backward() computed to be 0 is a figure.
        if not self.gradient and line in ("zero_grad", "forward", "loss"):
            gradient = EMPTY
        # With more digits: what one step changes is a small part of the weights.
        return number_text(self.weight, digits=6), gradient, number_text(self.change)


def norms_by_layer(event: LineDone, names: Iterable[str]) -> dict[str, Norms]:
    """Return the norms of each layer of ``names`` (as in the state dict) that has tensors of its own."""
    found: dict[str, list[LayerFigures]] = {name: [] for name in names}
    for tensor in event.layers:
        # "layers.0.weight" is of "layers.0"; of a name that is not listed, of the layer around it.
        owner, _, _ = tensor.name.rpartition(".")
        while owner and owner not in found:
            owner, _, _ = owner.rpartition(".")
        if owner in found:
            found[owner].append(tensor)
    return {name: Norms.of(tensors) for name, tensors in found.items() if tensors}


def filled(event: LineDone) -> int:
    """Return how many tensors have a .grad."""
    return sum(layer.gradient_norm is not None for layer in event.layers)


def changed(event: LineDone) -> int:
    """Return how many tensors this step has changed so far."""
    return sum(layer.change_norm > 0 for layer in event.layers)


def number_text(value: float, *, digits: int = 3) -> str:
    """Return a figure with so many digits that count; NaN and infinity by their names."""
    return f"{value:.{digits}g}"


def shape_text(shape: Iterable[int]) -> str:
    """Return ``16×28×28``."""
    return "×".join(map(str, shape))
