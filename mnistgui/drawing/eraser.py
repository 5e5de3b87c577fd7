"""The eraser: takes whole strokes, or only what it passes over, from a drawing.

It is a disc that moved along a straight line, a capsule. A capsule is convex, so each segment of a stroke is inside it
on one stretch at the most, and that stretch reaches from the first to the last end of those in its two discs and in
the rectangle between them. Shape suffixes: P points of a stroke, S segments, 2 x and y. Lengths in 0..1 of the canvas.
"""

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.drawing.ink import Ink, Point, Stroke

Floats = npt.NDArray[np.float64]

RADIUS: Final = 0.05  # of the eraser, as a share of the canvas's side


def without_touched(ink: Ink, start: Point, end: Point, radius: float = RADIUS) -> Ink:
    """Return ``ink`` without the strokes that the eraser touched on its way; the same object where it touched none."""
    kept = tuple(stroke for stroke in ink.strokes if not _touches(stroke, start, end, radius))
    return ink if len(kept) == len(ink.strokes) else Ink(kept)


def without_area(ink: Ink, start: Point, end: Point, radius: float = RADIUS) -> Ink:
    """Return ``ink`` without what the eraser passed over: a stroke may be left in pieces, or the same object."""
    left = [_cut(stroke, start, end, radius) for stroke in ink.strokes]
    if all(pieces == [stroke] for pieces, stroke in zip(left, ink.strokes, strict=True)):
        return ink
    return Ink(tuple(piece for pieces in left for piece in pieces))


def touched(ink: Ink, place: Point, radius: float) -> frozenset[int]:
    """Return which strokes, by their number, come as near to ``place``."""
    return frozenset(index for index, stroke in enumerate(ink.strokes) if _touches(stroke, place, place, radius))


def _touches(stroke: Stroke, start: Point, end: Point, radius: float) -> bool:
    entry_S, exit_S = _inside(stroke, start, end, radius)
    return bool((entry_S <= exit_S).any())


def _cut(stroke: Stroke, start: Point, end: Point, radius: float) -> list[Stroke]:
    """Return what is left of the stroke, each stretch that lies outside of the capsule as a stroke of its own.

    One that is not touched is left as the same object.
    """
    entry_S, exit_S = _inside(stroke, start, end, radius)
    if not (entry_S <= exit_S).any():
        return [stroke]
    if len(stroke.points) == 1:
        return []
    pieces: list[list[Point]] = [[stroke.points[0]]]
    stretches = zip(pairwise(stroke.points), entry_S, exit_S, strict=True)
    for (before, after), entry, exit_ in stretches:
        if entry > exit_:
            pieces[-1].append(after)
            continue
        if entry > 0:
            pieces[-1].append(_between(before, after, entry))
        elif len(pieces[-1]) == 1:
            pieces.pop()  # it began inside
        pieces.append([_between(before, after, exit_), after] if exit_ < 1 else [])
    return [Stroke(tuple(points), stroke.width) for points in pieces if points]


def _between(before: Point, after: Point, share: float) -> Point:
    """Return the point at ``share`` of the way, its time and pressure as well."""
    x, y, t, pressure = (
        float(one + share * (other - one))
        for one, other in (
            (before.x, after.x), (before.y, after.y), (before.t, after.t), (before.pressure, after.pressure),
        )
    )  # fmt: skip
    return Point(x, y, t, pressure)


def _inside(stroke: Stroke, start: Point, end: Point, radius: float) -> tuple[Floats, Floats]:
    """Return where each segment enters and leaves the capsule, in 0..1 of the segment; entry > exit: it does not.

    What is seen of a stroke is wider than its line: the capsule is wider by half of it, of its wider end.
    """
    points = stroke.points if len(stroke.points) > 1 else 2 * stroke.points
    points_P2 = np.array([(point.x, point.y) for point in points], np.float64)
    start_2, end_2 = np.array((start.x, start.y)), np.array((end.x, end.y))
    most = radius + stroke.width / 2
    if (points_P2.max(axis=0) < np.minimum(start_2, end_2) - most).any() or (
        points_P2.min(axis=0) > np.maximum(start_2, end_2) + most
    ).any():
        nowhere_S = np.full(len(points_P2) - 1, np.inf)  # of most strokes of a large drawing this is all
        return nowhere_S, -nowhere_S
    from_S2, along_S2 = points_P2[:-1], np.diff(points_P2, axis=0)
    width_P = np.array([stroke.width_at(point) for point in points], np.float64)
    reach_S = radius + np.maximum(width_P[:-1], width_P[1:]) / 2
    stretches = [_inside_disc(from_S2, along_S2, centre_2, reach_S) for centre_2 in (start_2, end_2)]
    length = float(np.hypot(*(end_2 - start_2)))
    if length > 0:
        stretches.append(_inside_rectangle(from_S2 - start_2, along_S2, (end_2 - start_2) / length, length, reach_S))
    entries, exits = zip(*stretches, strict=True)
    return np.min(entries, axis=0), np.max(exits, axis=0)


def _clipped(entry_S: Floats, exit_S: Floats) -> tuple[Floats, Floats]:
    """Return the stretches within 0..1; one that is empty as (inf, -inf), which no minimum and no maximum takes."""
    entry_S, exit_S = np.maximum(entry_S, 0.0), np.minimum(exit_S, 1.0)
    empty_S = ~(entry_S <= exit_S)
    return np.where(empty_S, np.inf, entry_S), np.where(empty_S, -np.inf, exit_S)


def _inside_disc(from_S2: Floats, along_S2: Floats, centre_2: Floats, reach_S: Floats) -> tuple[Floats, Floats]:
    """Solve |from + u along - centre|² = reach² for u."""
    offset_S2 = from_S2 - centre_2
    a_S = (along_S2**2).sum(axis=1)
    b_S = (offset_S2 * along_S2).sum(axis=1)
    c_S = (offset_S2**2).sum(axis=1) - reach_S**2
    # A segment without length is a point: all of it is inside, or nothing.
    point_S = a_S == 0
    with np.errstate(invalid="ignore"):
        root_S = np.sqrt(b_S**2 - a_S * c_S)
    divisor_S = np.where(point_S, 1.0, a_S)
    entry_S = np.where(point_S, np.where(c_S <= 0, 0.0, np.inf), (-b_S - root_S) / divisor_S)
    exit_S = np.where(point_S, np.where(c_S <= 0, 1.0, -np.inf), (-b_S + root_S) / divisor_S)
    return _clipped(entry_S, exit_S)


def _inside_rectangle(
    offset_S2: Floats, along_S2: Floats, direction_2: Floats, length: float, reach_S: Floats
) -> tuple[Floats, Floats]:
    """Clip the segments by the two pairs of sides (Liang and Barsky, ACM Trans. Graphics 3, 1984)."""
    normal_2 = np.array((-direction_2[1], direction_2[0]))
    entry_S, exit_S = np.full(len(offset_S2), -np.inf), np.full(len(offset_S2), np.inf)
    for axis_2, low, high in ((direction_2, np.zeros(1), np.full(1, length)), (normal_2, -reach_S, reach_S)):
        place_S, speed_S = offset_S2 @ axis_2, along_S2 @ axis_2
        still_S = speed_S == 0
        outside_S = still_S & ((place_S < low) | (place_S > high))
        divisor_S = np.where(still_S, 1.0, speed_S)
        ends_2S = np.sort(np.stack([(low - place_S) / divisor_S, (high - place_S) / divisor_S]), axis=0)
        near_S = np.where(still_S, np.where(outside_S, np.inf, -np.inf), ends_2S[0])
        far_S = np.where(still_S, np.where(outside_S, -np.inf, np.inf), ends_2S[1])
        entry_S, exit_S = np.maximum(entry_S, near_S), np.minimum(exit_S, far_S)
    return _clipped(entry_S, exit_S)
