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


def class_boundaries(shown: ClassMap) -> Floats:
    """Return where the class that wins changes, (S, 2, 2): the boundaries between all classes, each of them once."""
    pieces = [np.empty((0, 2, 2))]
    for label in np.unique(shown.classes_RC)[:-1].tolist():
        pieces_S22 = class_boundary(shown, label)
        # A boundary belongs to two classes: it is taken from the one that comes first.
        sums_SU = _sums_between(shown, pieces_S22.mean(axis=1))
        sums_SU[:, label] = -np.inf
        pieces.append(pieces_S22[sums_SU.argmax(axis=1) > label])
    return np.concatenate(pieces)


def unit_maps(network: Network, box: Box, *, rows: int, columns: int) -> tuple[Floats, ...]:
    """Return what each hidden unit answers over the plane, layer by layer: (H, R, C) each."""
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(network, grid_points(box, rows, columns))
    return tuple(a_MH.T.reshape(-1, rows, columns) for a_MH in passed.activations[1:-1])


def _sums_between(shown: ClassMap, points_S2: Floats) -> Floats:
    """Return z of the output units between the points of the grid, linearly, (S, U)."""
    box, (rows, columns) = shown.box, shown.classes_RC.shape
    across_S = (points_S2[:, 0] - box.left) / (box.right - box.left) * (columns - 1)
    down_S = (box.top - points_S2[:, 1]) / (box.top - box.bottom) * (rows - 1)
    c_S, r_S = np.clip(across_S.astype(int), 0, columns - 2), np.clip(down_S.astype(int), 0, rows - 2)
    right_S1, low_S1 = (across_S - c_S)[:, None], (down_S - r_S)[:, None]
    z_RCU = shown.sums_RCU
    upper_SU = (1 - right_S1) * z_RCU[r_S, c_S] + right_S1 * z_RCU[r_S, c_S + 1]
    lower_SU = (1 - right_S1) * z_RCU[r_S + 1, c_S] + right_S1 * z_RCU[r_S + 1, c_S + 1]
    return np.asarray((1 - low_S1) * upper_SU + low_S1 * lower_SU)
