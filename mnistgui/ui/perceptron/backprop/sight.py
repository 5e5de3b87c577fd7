"""Sight: what every part of the page shows: how far the walk is, how numbers are rounded, which weight is chosen."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.rounding import Rounding, shown
from mnistgui.perceptron.walk import Place, Walk, places_of

WAITING: Final = "…"  # autograd's number is on its way
NONE: Final = "–"


@dataclass(frozen=True, eq=False)
class Sight:
    """One moment of the page. Each change of the walk makes a new one, so views may compute from it once and keep.

    ``reference`` is autograd's word on the update at hand (a `training.autograd_reference.Reference`), None until it
    has come; ``missing`` stands in its place.
    """

    walk: Walk
    rounding: Rounding
    chosen: Place
    reference: Any | None
    missing: str = WAITING

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every weight and bias, in the order of `network.flatten`."""
        return places_of(self.walk.update.network)

    @cached_property
    def autograd(self) -> Floats | None:
        """Autograd's dL/dw of every weight, (P,)."""
        if self.reference is None:
            return None
        return np.concatenate([part.ravel() for layer in self.reference.gradients for part in layer])

    def knows_gradient(self, place: Place) -> bool:
        """Whether backward() has come to this weight."""
        return self.walk.knows_backward(place.layer)

    def text(self, value: float) -> str:
        """Return ``value`` as the page shows it now."""
        return shown(float(value), self.rounding)
