"""A walk through updates, line by line of PyTorch's five and layer by layer, forward and back.

The numbers are those of `one_update.py`; the walk says how far it has come, and so which of them are known.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import numpy as np

from mnistgui.perceptron.network import Network, flatten
from mnistgui.perceptron.one_update import OneUpdate, one_update
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.smooth_learner import SmoothLearner


class Phase(Enum):
    """The five lines."""

    ZERO_GRAD = "zero_grad"
    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    STEP = "step"


@dataclass(frozen=True)
class Stop:
    """What was done last: a line, or (forward and backward) one ``layer``'s part of it, from 0."""

    phase: Phase
    layer: int | None = None


def stops_of(network: Network) -> tuple[Stop, ...]:
    """Return the stops of one update: forward from the first layer to the last, backward from the last to the first."""
    layers = range(len(network.layers))
    return (
        Stop(Phase.ZERO_GRAD),
        *(Stop(Phase.FORWARD, layer) for layer in layers),
        Stop(Phase.LOSS),
        *(Stop(Phase.BACKWARD, layer) for layer in reversed(layers)),
        Stop(Phase.STEP),
    )


class Place(NamedTuple):
    """Where a weight stands, all from 0: that of ``unit`` in ``layer`` for its input ``source``; None: its bias."""

    layer: int
    unit: int
    source: int | None


def places_of(network: Network) -> tuple[Place, ...]:
    """Return the place of each weight and bias, in the order of `network.flatten`."""
    places = []
    for depth, layer in enumerate(network.layers):
        outputs, inputs = layer.weights_OI.shape
        places += [Place(depth, unit, source) for unit in range(outputs) for source in range(inputs)]
        places += [Place(depth, unit, None) for unit in range(outputs)]
    return tuple(places)


class Walk:
    """Goes through updates of ``learner``, each from one ``sample``. The learner changes at STEP, and only there.

    ``update`` holds all numbers of the update at hand. After STEP `go_on` begins the next one.
    """

    def __init__(self, learner: SmoothLearner, sample: int) -> None:
        self.learner = learner
        self.update: OneUpdate = one_update(learner, sample)
        self.stops = stops_of(learner.network)
        self._place = -1  # in `stops`; before the first: nothing is done yet
        self._from = 0  # where in `stops` the last move began
        self._earlier: list[OneUpdate] = []

    # Where it is

    @property
    def stop(self) -> Stop | None:
        """What was done last, None before the first line."""
        return None if self._place < 0 else self.stops[self._place]

    @property
    def phase(self) -> Phase | None:
        """The line that was done last, or the one that is being gone through."""
        return None if self._place < 0 else self.stops[self._place].phase

    @property
    def can_go_back(self) -> bool:
        """Whether something was done that `go_back` undoes."""
        return self._place >= 0 or bool(self._earlier)

    @property
    def knows_loss(self) -> bool:
        """Whether the loss has been computed."""
        return self._is_done(Stop(Phase.LOSS))

    @property
    def is_stepped(self) -> bool:
        """Whether the weights have been changed by this update."""
        return self._is_done(Stop(Phase.STEP))

    def is_at_hand(self, layer: int) -> bool:
        """Whether the last move went through ``layer``: forward, backward, or with step(), which changes all."""
        if self.stop is None or self.stop.layer is None:
            return self.is_stepped
        return self._from <= self.stops.index(Stop(self.stop.phase, layer)) <= self._place

    def knows_forward(self, layer: int) -> bool:
        """Whether z and a of ``layer`` have been computed."""
        return self._is_done(Stop(Phase.FORWARD, layer))

    def knows_backward(self, layer: int) -> bool:
        """Whether dL/da, dL/dz and dL/dw of ``layer`` have been computed."""
        return self._is_done(Stop(Phase.BACKWARD, layer))

    def grad(self) -> Floats:
        """Return what .grad of every weight holds now, (P,)."""
        if not self._is_done(Stop(Phase.ZERO_GRAD)):
            return self.update.before.gradient_P
        parts = []
        at = 0
        for depth, layer in enumerate(self.update.network.layers):
            count = flatten((layer,)).size
            source_P = self.update.filled_P if self.knows_backward(depth) else self.update.kept_P
            parts.append(source_P[at : at + count])
            at += count
        return np.concatenate(parts)

    def _is_done(self, stop: Stop) -> bool:
        return self.stops.index(stop) <= self._place

    # Going

    def go_on(self, *, by_layer: bool = False) -> None:
        """Do the next line, or (``by_layer``) the next layer's part of it; after STEP begin the next update."""
        if self._place == len(self.stops) - 1:
            self._earlier.append(self.update)
            self._begin(self.update.sample)
        self._place += 1
        self._from = self._place
        if not by_layer:
            while self.phase is not Phase.STEP and self.stops[self._place + 1].phase is self.phase:
                self._place += 1
        if self.phase is Phase.STEP and self.update.after is not None:
            self.learner.put(self.update.after)

    def go_to(self, phase: Phase) -> None:
        """Go on until all of ``phase`` is done; where it is done just now, stay."""
        last = max(place for place, stop in enumerate(self.stops) if stop.phase is phase)
        while self._place != last:
            self.go_on()

    def finish(self) -> None:
        """Go on until the weights are changed: all that is left of the five lines, or all of them again."""
        self.go_on()
        self.go_to(Phase.STEP)

    def go_back(self, *, by_layer: bool = False) -> bool:
        """Undo the last line, or the last layer's part of it; return False at the very beginning."""
        if not self.can_go_back:
            return False
        if self._place <= 0 and self._earlier:
            self.update = self._earlier.pop()
            self._from = self._place = len(self.stops) - 1
            return True
        if self.phase is Phase.STEP and self.learner.moment is self.update.after:
            self.learner.back()
        left = self.phase
        self._place -= 1
        while not by_layer and self.phase is left:
            self._place -= 1
        self._from = self._place
        while not by_layer and self._from > 0 and self.stops[self._from - 1].phase is self.phase:
            self._from -= 1
        return True

    def choose(self, sample: int) -> None:
        """Go on with another sample: its numbers as far as the walk has come; after STEP a new update begins.

        The same sample computes its numbers anew, with a rate or a loss that was changed.
        """
        if self.is_stepped:
            self._earlier.append(self.update)
            self._begin(sample)
        else:
            self.update = one_update(self.learner, sample)

    def restart(self) -> None:
        """Begin anew with what the learner is now, and forget the updates before."""
        self._earlier.clear()
        self._begin(self.update.sample)

    def _begin(self, sample: int) -> None:
        self.update = one_update(self.learner, sample)
        self._place, self._from = -1, 0
