"""Curves as short straight pieces: Bézier curves, arcs and ellipses."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

Place = tuple[float, float]
Line = list[Place]

PIECES: Final = 16  # of a curve


def ellipse_of(cx: float, cy: float, rx: float, ry: float) -> Line:
    """Return the outline of an ellipse, closed."""
    count = 4 * PIECES
    turn = [2 * math.pi * i / count for i in range(count)]
    line = [(cx + rx * math.cos(angle), cy + ry * math.sin(angle)) for angle in turn]
    return [*line, line[0]]


def on_curve(hull: list[Place], share: float) -> Place:
    """Return the place at ``share`` of a Bézier curve of any degree, by de Casteljau's construction."""
    while len(hull) > 1:
        hull = [
            (x0 + share * (x1 - x0), y0 + share * (y1 - y0))
            for (x0, y0), (x1, y1) in pairwise(hull)
        ]  # fmt: skip
    return hull[0]


def on_arc(start: Place, end: Place, radii: Place, angle: float, *, large: bool, sweep: bool) -> Iterator[Place]:
    """Yield the places between the ends of an arc, whose centre is found as SVG 1.1, F.6.5, has it."""
    (x0, y0), (x1, y1), (rx, ry) = start, end, radii
    cos, sin = math.cos(angle), math.sin(angle)
    half_x, half_y = (x0 - x1) / 2, (y0 - y1) / 2
    # In the ellipse's own axes, in units of its radii, where it is a circle of radius 1.
    u, v = (cos * half_x + sin * half_y) / rx, (cos * half_y - sin * half_x) / ry
    squared = u * u + v * v
    if squared > 1:  # too small to reach: as large as it must be
        grown = math.sqrt(squared)
        rx, ry, u, v, squared = rx * grown, ry * grown, u / grown, v / grown, 1.0
    if squared == 0:
        return
    away = math.sqrt(max(1 / squared - 1, 0.0)) * (1 if large != sweep else -1)
    centre_u, centre_v = away * v, -away * u
    first = math.atan2(v - centre_v, u - centre_u)
    turn = math.atan2(-v - centre_v, -u - centre_u) - first
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    count = 2 * PIECES
    for piece in range(1, count):
        at = first + turn * piece / count
        x, y = rx * (math.cos(at) + centre_u), ry * (math.sin(at) + centre_v)
        yield cos * x - sin * y + (x0 + x1) / 2, sin * x + cos * y + (y0 + y1) / 2
