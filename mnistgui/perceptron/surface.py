"""Pictures of what a learner answers over the plane: one array, computed in one batch.

Shapes: ``R`` rows from top to bottom (x2 falls), ``C`` columns from left to right (x1 grows).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mnistgui.perceptron.clock import Response
from mnistgui.perceptron.problems import Floats


@dataclass(frozen=True)
class Box:
    """A piece of the plane: x1 from ``left`` to ``right``, x2 from ``bottom`` to ``top``."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True, eq=False, kw_only=True)
class DecisionMap:
    """z and output at the grid points of ``box``; its edges are grid points. ``sums_RC`` and ``outputs_RC`` (R, C)."""

    box: Box
    sums_RC: Floats
    outputs_RC: Floats


def decision_map(respond: Callable[[Floats], Response], box: Box, *, rows: int, columns: int) -> DecisionMap:
    """Ask ``respond`` (a learner's) for the whole grid at once."""
    response = respond(grid_points(box, rows, columns))
    shape = (rows, columns)
    return DecisionMap(box=box, sums_RC=response.sums_M.reshape(shape), outputs_RC=response.outputs_M.reshape(shape))


@lru_cache(maxsize=16)
def grid_points(box: Box, rows: int, columns: int) -> Floats:
    """Return the points of the grid row by row, (rows * columns, 2), read-only: a live picture asks again and again."""
    x1_C, x2_R = _axes(box, rows, columns)
    points_M2 = np.column_stack((np.tile(x1_C, rows), np.repeat(x2_R, columns)))
    points_M2.flags.writeable = False
    return points_M2


def boundary(shown: DecisionMap) -> Floats:
    """Return where z = 0 (output 0.5), as S straight pieces: (S, 2, 2), the two ends of each as (x1, x2).

    Marching triangles: each cell of the grid is cut along a diagonal, and in a triangle with both signs the zero lies
    on the two sides that meet in the corner whose sign stands alone. Triangles know no ambiguous case, squares do.
    """
    positive_RC = shown.sums_RC > 0
    count_RC = positive_RC[:-1, :-1].astype(np.int8) + positive_RC[:-1, 1:] + positive_RC[1:, :-1] + positive_RC[1:, 1:]
    # Most cells lie on one side: only the others are looked at.
    row_M, column_M = np.nonzero((count_RC > 0) & (count_RC < 4))
    x1_C, x2_R = _axes(shown.box, *shown.sums_RC.shape)
    corners_M43 = np.empty((len(row_M), 4, 3))
    for place, (down, right) in enumerate(((0, 0), (0, 1), (1, 1), (1, 0))):
        corners_M43[:, place, 0] = x1_C[column_M + right]
        corners_M43[:, place, 1] = x2_R[row_M + down]
        corners_M43[:, place, 2] = shown.sums_RC[row_M + down, column_M + right]
    triangles_T33 = corners_M43[:, ((0, 1, 2), (0, 2, 3))].reshape(-1, 3, 3)
    positive_T3 = triangles_T33[:, :, 2] > 0
    count_T = positive_T3.sum(axis=1)
    mixed_T = (count_T == 1) | (count_T == 2)
    triangles_T33, positive_T3 = triangles_T33[mixed_T], positive_T3[mixed_T]
    lone_T = np.where(count_T[mixed_T] == 1, positive_T3.argmax(axis=1), positive_T3.argmin(axis=1))
    each_T = np.arange(len(lone_T))
    lone_T3 = triangles_T33[each_T, lone_T]
    ends = [_zero_between(lone_T3, triangles_T33[each_T, (lone_T + turn) % 3]) for turn in (1, 2)]
    return np.stack(ends, axis=1)


def half_plane(weights_3: Floats, box: Box) -> Floats:
    """Return the corners (V, 2) of the part of ``box`` in which w1 x1 + w2 x2 + b > 0; none where there is no such."""
    corners_42 = np.array(
        [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top), (box.left, box.top)], dtype=np.float64
    )
    sums_4 = corners_42 @ weights_3[:2] + weights_3[2]
    kept: list[Floats] = []
    for here in range(4):
        after = (here + 1) % 4
        if sums_4[here] > 0:
            kept.append(corners_42[here])
        if (sums_4[here] > 0) != (sums_4[after] > 0):
            share = sums_4[here] / (sums_4[here] - sums_4[after])
            kept.append(corners_42[here] + share * (corners_42[after] - corners_42[here]))
    return np.array(kept).reshape(-1, 2)


def line_in_box(weights_3: Floats, box: Box) -> Floats | None:
    """Return the two points (2, 2) in which w1 x1 + w2 x2 + b = 0 meets the edge of ``box``; None where it does not."""
    w1, w2, b = (float(weight) for weight in weights_3)
    met: list[tuple[float, float]] = []
    if w2:
        met += [(x1, -(w1 * x1 + b) / w2) for x1 in (box.left, box.right)]
    if w1:
        met += [(-(w2 * x2 + b) / w1, x2) for x2 in (box.bottom, box.top)]
    inside = [(x1, x2) for x1, x2 in met if box.left <= x1 <= box.right and box.bottom <= x2 <= box.top]
    if len(inside) < 2:
        return None
    # A line through a corner meets two edges there: take the two points that lie farthest apart.
    first = min(inside)
    second = max(inside, key=lambda point: (point[0] - first[0]) ** 2 + (point[1] - first[1]) ** 2)
    return np.array((first, second)) if second != first else None


@lru_cache(maxsize=16)
def _axes(box: Box, rows: int, columns: int) -> tuple[Floats, Floats]:
    x1_C, x2_R = np.linspace(box.left, box.right, columns), np.linspace(box.top, box.bottom, rows)
    for axis in (x1_C, x2_R):
        axis.flags.writeable = False
    return x1_C, x2_R


def _zero_between(from_T3: Floats, to_T3: Floats) -> Floats:
    share_T = from_T3[:, 2] / (from_T3[:, 2] - to_T3[:, 2])
    return np.asarray(from_T3[:, :2] + share_T[:, None] * (to_T3[:, :2] - from_T3[:, :2]))
