"""A plane through the hidden space: one or two hidden units are its axes, the others stay at their means.

In it the output layer draws what it always draws: straight lines.
"""

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.answering import response_of
from mnistgui.perceptron.network import Layer, Network, forward
from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.surface import Box, line_in_box

_BOUNDS: Final = {Activation.TANH: (-1.2, 1.2), Activation.SIGMOID: (-0.1, 1.1)}
_STAYS: Final = 1.5  # an axis gives way to a unit whose output weights are so much larger


@dataclass(frozen=True, eq=False, kw_only=True)
class HiddenSection:
    """``places_N2`` are the samples in ``box``; ``readout`` is the output layer as a network of the two ``axes``.

    With one hidden unit there is one axis, and the second number of everything is 0. ``rest`` are the other units with
    the means that they are held at.
    """

    axes: tuple[int, ...]
    box: Box
    places_N2: Floats
    readout: Network
    rest: tuple[tuple[int, float], ...]


def hidden_section(network: Network, hidden_NH: Floats, axes: tuple[int, ...]) -> HiddenSection:
    """Cut the space of the last hidden layer along the units ``axes`` (one, where there is one, or two)."""
    output, means_H = network.layers[-1], hidden_NH.mean(axis=0)
    others = [unit for unit in range(hidden_NH.shape[1]) if unit not in axes]
    held_U = output.biases_O + output.weights_OI[:, others] @ means_H[others]
    weights_U2, places_N2 = output.weights_OI[:, axes], hidden_NH[:, axes]
    spans = [_span(network.hidden_activations[-1], places_N2[:, place]) for place in range(len(axes))]
    if len(axes) == 1:
        nothing = ((0, 0), (0, 1))
        weights_U2, places_N2, spans = np.pad(weights_U2, nothing), np.pad(places_N2, nothing), [*spans, (-1.0, 1.0)]
    return HiddenSection(
        axes=axes,
        box=Box(left=spans[0][0], right=spans[0][1], bottom=spans[1][0], top=spans[1][1]),
        places_N2=places_N2,
        readout=Network((Layer(weights_U2, held_U),), (), network.output),
        rest=tuple((unit, float(means_H[unit])) for unit in others),
    )


def axes_by_weight(network: Network, present: tuple[int, ...]) -> tuple[int, ...]:
    """Return the units with the largest output weights; the ``present`` axes (or none) stay while nearly so."""
    size_H = np.abs(network.layers[-1].weights_OI).max(axis=0)
    if len(size_H) < 3:
        return tuple(range(len(size_H)))
    others = [unit for unit in range(len(size_H)) if unit not in present]
    if len(present) == 2 and size_H[others].max() <= _STAYS * size_H[list(present)].min():
        return present
    first, second = sorted(np.argsort(-size_H, kind="stable")[:2].tolist())
    return first, second


def output_lines(section: HiddenSection) -> Floats:
    """Return the lines at which the answer changes, as straight pieces (S, 2, 2) in the section's box.

    One output unit has one line; of several each pair has one, as far as no third of them has a larger sum there.
    """
    layer = section.readout.layers[0]
    if section.readout.units == 1:
        # From three points, since what z is half way between the targets depends on the output's activation.
        at_3 = response_of(section.readout, forward(section.readout, np.array(((0, 0), (1, 0), (0, 1.0))))).sums_M
        found = line_in_box(np.array((at_3[1] - at_3[0], at_3[2] - at_3[0], at_3[0])), section.box)
        return np.empty((0, 2, 2)) if found is None else found[None]
    sums_U3 = np.column_stack((layer.weights_OI, layer.biases_O))
    pieces = [_border(sums_U3, i, j, section.box) for i, j in combinations(range(len(sums_U3)), 2)]
    return np.array([piece for piece in pieces if piece is not None]).reshape(-1, 2, 2)


def _border(sums_U3: Floats, one: int, other: int, box: Box) -> Floats | None:
    """Return the piece of the line between two units on which they have the largest sums of all."""
    ends_22 = line_in_box(sums_U3[one] - sums_U3[other], box)
    if ends_22 is None:
        return None
    # Along the line every sum grows evenly, so each third unit cuts off one end of it.
    start, stop = 0.0, 1.0
    leads_2U = np.column_stack((ends_22, np.ones(2))) @ (sums_U3[one] - sums_U3).T
    for unit in range(len(sums_U3)):
        first, last = leads_2U[:, unit].tolist()
        if unit in (one, other) or min(first, last) >= 0:
            continue
        if max(first, last) <= 0:
            return None
        zero = first / (first - last)
        start, stop = (max(start, zero), stop) if first < 0 else (start, min(stop, zero))
    along_2 = np.array((start, stop))[:, None]
    return np.asarray(ends_22[0] + along_2 * (ends_22[1] - ends_22[0])) if start < stop else None


def _span(activation: Activation, values_N: Floats) -> tuple[float, float]:
    """Return from where to where an axis is shown; where there are no bounds, in round steps, so that it stands."""
    if activation in _BOUNDS:
        return _BOUNDS[activation]
    reach = min(1e9, max(0.5, 1.15 * float(np.abs(values_N).max())))
    step = 10.0 ** math.floor(math.log10(reach)) / 2
    reach = math.ceil(reach / step) * step
    return (-reach if values_N.min() < -0.1 * reach else -0.15 * reach), reach
