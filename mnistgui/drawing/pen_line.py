"""The line that a pen draws: smooth curves between its points, and the outline of one that follows the pressure.

A long line is worked on in pieces, so that a stroke at hand costs only its newest piece. All pieces but the last are
final: they stay as they are when the line goes on.

Shape suffixes: P points of a stroke, K curves, M places on the curves, V corners; 3 is x, y and the pen's width, all
in 0..1 of the canvas.
"""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.drawing.ink import Stroke

Floats = npt.NDArray[np.float64]

_PIECE: Final = 256  # curves
# How far straight sides may lie beside the curve that they stand for: a tenth of a pixel on a canvas of 1000.
_TOLERANCE: Final = 1e-4
_MOST_SIDES: Final = 32  # of one curve
# A bend sharper than this, in radians, between two sides is a corner, and rounded in such steps.
_SHARPEST: Final = 0.15


def piece_count(stroke: Stroke) -> int:
    """Return of how many pieces the stroke's line consists."""
    return max(1, math.ceil((len(stroke.points) - 1) / _PIECE))


def final_count(stroke: Stroke) -> int:
    """Return how many of them stay as they are, whatever is drawn next."""
    return max(0, (len(stroke.points) - 2) // _PIECE)


def bounds_of(stroke: Stroke, piece: int) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the middle of one piece, or of a little more."""
    points = stroke.points[piece * _PIECE : (piece + 1) * _PIECE + 2]
    x, y = [point.x for point in points], [point.y for point in points]
    return min(x), min(y), max(x), max(y)


def curves_of(stroke: Stroke, piece: int) -> Floats:
    """Return one piece as quadratic Bézier curves (K, 3, 3): start, control point and end.

    They go through the middles between the points and are bent towards the points. The last of a stroke is straight.
    """
    first, count = piece * _PIECE, len(stroke.points)
    last = min(first + _PIECE, count - 1)
    points = stroke.points[first : last + 2]
    points_P3 = np.array([(point.x, point.y, stroke.width_at(point)) for point in points], np.float64)
    if count == 1:
        return np.repeat(points_P3[:, np.newaxis], 3, axis=1)
    middles_P3 = (points_P3[:-1] + points_P3[1:]) / 2
    starts_K3 = middles_P3[: last - first].copy()
    controls_K3, ends_K3 = points_P3[1 : last - first + 1].copy(), middles_P3[1 : last - first + 1]
    if first == 0:
        starts_K3[0] = points_P3[0]
    if last == count - 1:
        ends_K3 = np.concatenate([ends_K3, points_P3[-1:]])
        controls_K3[-1] = (starts_K3[-1] + ends_K3[-1]) / 2
    return np.stack([starts_K3, controls_K3, ends_K3], axis=1)


def outline_of(curves_K33: Floats) -> list[Floats]:
    """Return polygons (V, 2) that together cover the line of ``curves_K33`` where they are filled by nonzero winding.

    All turn the same way, so that none takes away what another covers, where the line crosses itself as well. Nor do
    they share an edge beyond a corner of the line: painters smooth the edge of each, and twice is too dark.
    """
    places_M3 = _not_hidden(_places_on(curves_K33))
    if len(places_M3) == 1:
        return [_arc(places_M3[0], 0.0, 2 * math.pi)]
    places_M3, direction_M, slope_M = _round_corners(places_M3)
    opening_M = np.arccos(-slope_M)  # between the line's direction and where its side touches the disc
    sides, inner_M = _sides(places_M3, direction_M, opening_M)
    end = _arc(places_M3[-1], direction_M[-1] - opening_M[-1], direction_M[-1] + opening_M[-1])
    begin = _arc(places_M3[0], direction_M[0] + opening_M[0], direction_M[0] + 2 * math.pi - opening_M[0])
    halves = [
        _arc(places_M3[i], direction_M[i] + min(inner_M[i], 0) * math.pi, direction_M[i] + max(inner_M[i], 0) * math.pi)
        for i in np.flatnonzero(inner_M)
    ]
    return [np.concatenate([sides[0], end, sides[1][::-1], begin]), *halves]


def _places_on(curves_K33: Floats) -> Floats:
    """Return places (M, 3) along the curves, near enough for straight sides between them."""
    start_K3, control_K3, end_K3 = curves_K33.transpose(1, 0, 2)
    bend_K = np.abs(start_K3 - 2 * control_K3 + end_K3).max(axis=1) / 4
    before_K2, after_K2 = (control_K3 - start_K3)[:, :2], (end_K3 - control_K3)[:, :2]
    cross_K = before_K2[:, 0] * after_K2[:, 1] - before_K2[:, 1] * after_K2[:, 0]
    turn_K = np.abs(np.arctan2(cross_K, (before_K2 * after_K2).sum(axis=1)))
    radius_K = np.maximum(control_K3[:, 2] / 2, _TOLERANCE)
    sides_K = np.maximum(np.sqrt(bend_K / _TOLERANCE), turn_K / np.sqrt(8 * _TOLERANCE / radius_K))
    count_K = np.clip(np.ceil(sides_K), 1, _MOST_SIDES).astype(int)
    curve_M = np.repeat(np.arange(len(count_K)), count_K)
    number_M = np.arange(len(curve_M)) - np.repeat(np.cumsum(count_K) - count_K, count_K) + 1
    share_M1 = (number_M / count_K[curve_M])[:, np.newaxis]
    places_M3: Floats = (
        (1 - share_M1) ** 2 * start_K3[curve_M]
        + 2 * share_M1 * (1 - share_M1) * control_K3[curve_M]
        + share_M1**2 * end_K3[curve_M]
    )
    return np.concatenate([start_K3[:1], places_M3])


def _not_hidden(places_M3: Floats) -> Floats:
    """Return the places without those whose disc lies inside the one before or after, so that no side goes round both.

    Of places that are the same one is left.
    """
    while len(places_M3) > 1:
        wider_S = np.diff(places_M3[:, 2]) / 2
        length_S = np.hypot(*np.diff(places_M3[:, :2], axis=0).T)
        is_inside_S = np.abs(wider_S) >= length_S - _TOLERANCE / 10
        is_wider_S = wider_S >= 0
        hidden_M = np.append(is_inside_S & is_wider_S, False) | np.insert(is_inside_S & ~is_wider_S, 0, False)
        if not hidden_M.any():
            break
        places_M3 = places_M3[~hidden_M]
    return places_M3


def _round_corners(places_M3: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the places, those of a corner many times, the line's direction at each, and how fast it grows wider."""
    steps_S2 = np.diff(places_M3[:, :2], axis=0)
    direction_S = np.unwrap(np.arctan2(steps_S2[:, 1], steps_S2[:, 0]))
    slope_S = np.diff(places_M3[:, 2]) / 2 / np.hypot(*steps_S2.T)
    before_M, after_M = np.insert(direction_S, 0, direction_S[0]), np.append(direction_S, direction_S[-1])
    turn_M = np.abs(after_M - before_M)
    count_M = np.where(turn_M > _SHARPEST, np.ceil(turn_M / _SHARPEST) + 1, 1).astype(int)
    number_N = np.arange(count_M.sum()) - np.repeat(np.cumsum(count_M) - count_M, count_M)
    share_N = np.where(np.repeat(count_M, count_M) > 1, number_N / np.repeat(np.maximum(count_M - 1, 1), count_M), 0.5)
    place_N = np.repeat(np.arange(len(places_M3)), count_M)
    direction_N = before_M[place_N] + share_N * (after_M - before_M)[place_N]
    slope_M = (np.insert(slope_S, 0, slope_S[0]) + np.append(slope_S, slope_S[-1])) / 2
    return places_M3[place_N], direction_N, slope_M[place_N]


def _sides(places_M3: Floats, direction_M: Floats, opening_M: Floats) -> tuple[list[Floats], npt.NDArray[np.int_]]:
    """Return the line's two sides, and which of them, -1 or 1, is the middle of the line at each place; 0: none.

    It is that in a bend that is narrower than the line, where the inner side would run backwards. The inner halves of
    the discs there cover what is left open.
    """
    turn_S, mean_S = np.diff(direction_M), (direction_M[:-1] + direction_M[1:]) / 2
    along_S2 = np.stack([np.cos(mean_S), np.sin(mean_S)], axis=1)
    sides, inner_M = [], np.zeros(len(places_M3), int)
    for turn in (-1, 1):
        side_M2 = _on_discs(places_M3, direction_M + turn * opening_M)
        is_backward_S = ((np.diff(side_M2, axis=0) * along_S2).sum(axis=1) <= 0) & (turn_S * turn > 0)
        after_M, before_M = np.append(is_backward_S, False), np.insert(is_backward_S, 0, False)
        is_inner_M = before_M | after_M
        inner_M[is_inner_M] = turn
        # Where such a bend begins, or ends, the side comes from its own place, or goes back there.
        corners_M32 = np.stack([side_M2, places_M3[:, :2], side_M2], axis=1)
        sides.append(corners_M32[np.stack([~before_M, is_inner_M, is_inner_M & ~after_M], axis=1)])
    return sides, inner_M


def _arc(place_3: Floats, begin: float, end: float) -> Floats:
    """Return the disc's edge from one angle to another, its corners as near to it as other sides are."""
    count = math.ceil(abs(end - begin) / math.sqrt(8 * _TOLERANCE / max(place_3[2] / 2, _TOLERANCE)))
    return _on_discs(place_3[np.newaxis], np.linspace(begin, end, count + 1))


def _on_discs(places_M3: Floats, angle_M: Floats) -> Floats:
    """Return where a ray at that angle leaves each disc, or the one disc for all rays."""
    edge_M2: Floats = places_M3[:, :2] + places_M3[:, 2:] / 2 * np.stack([np.cos(angle_M), np.sin(angle_M)], axis=1)
    return edge_M2
