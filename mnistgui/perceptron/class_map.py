"""Pictures of several classes, and of each hidden unit, over the plane: one batch each.

Shapes: ``R`` rows from top to bottom, ``C`` columns from left to right, ``U`` output units, ``H`` units of a hidden
layer; the grid is that of `surface.decision_map`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mnistgui.perceptron.clock import Answers
from mnistgui.perceptron.network import Network, forward
from mnistgui.perceptron.problems import Floats, Labels
from mnistgui.perceptron.surface import Box, DecisionMap, boundary, grid_points


@dataclass(frozen=True, eq=False, kw_only=True)
class ClassMap:
    """Which class wins at each grid point of ``box``: ``classes_RC``; z and a of every output unit, (R, C, U)."""

    box: Box
    classes_RC: Labels
    sums_RCU: Floats
    outputs_RCU: Floats


def class_map(answers: Callable[[Floats], Answers], box: Box, *, rows: int, columns: int) -> ClassMap:
    """Ask ``answers`` (a learner's, of two inputs) for the whole grid at once."""
    answered = answers(grid_points(box, rows, columns))
    return ClassMap(
        box=box,
        classes_RC=answered.classes_M.reshape(rows, columns),
        sums_RCU=answered.sums_MU.reshape(rows, columns, -1),
        outputs_RCU=answered.outputs_MU.reshape(rows, columns, -1),
    )


def class_boundary(shown: ClassMap, label: int) -> Floats:
    """Return where class ``label`` begins to win over all others, as straight pieces (S, 2, 2): see `boundary`.

    Raises:
        ValueError: there is one output unit, whose line is `boundary` of its decision map.
    """
    units = shown.sums_RCU.shape[-1]
    if units < 2:
        raise ValueError("one output unit has one boundary: take `boundary` of its decision map")
    others_RCU = np.delete(shown.sums_RCU, label, axis=-1)
    lead_RC = shown.sums_RCU[..., label] - others_RCU.max(axis=-1)
    return boundary(DecisionMap(box=shown.box, sums_RC=lead_RC, outputs_RC=lead_RC))


def unit_maps(network: Network, box: Box, *, rows: int, columns: int) -> tuple[Floats, ...]:
    """Return what each hidden unit answers over the plane, layer by layer: (H, R, C) each."""
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(network, grid_points(box, rows, columns))
    return tuple(a_MH.T.reshape(-1, rows, columns) for a_MH in passed.activations[1:-1])
