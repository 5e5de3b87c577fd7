"""Drawings to test with: lines in units of their own, put on a canvas at any place and size."""

from collections.abc import Sequence
from math import cos, pi, sin

from mnistgui.drawing.ink import Ink, Point, Stroke

Line = Sequence[tuple[float, float]]

ONE: list[Line] = [[(0.0, i / 40) for i in range(41)]]
DASH: list[Line] = [[(i / 40, 0.0) for i in range(41)]]
ZERO: list[Line] = [[(0.35 * sin(2 * pi * i / 60), 0.5 * cos(2 * pi * i / 60)) for i in range(61)]]
FIVE: list[Line] = [[(0.6, 0), (0, 0), (0, 0.4), (0.4, 0.4), (0.6, 0.6), (0.6, 0.8), (0.4, 1), (0, 1)]]
SEGMENT_TWO: list[Line] = [[(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5), (0, 1), (0.5, 1)]]
# Up, down, and back, each time 3 to the side and 4 up or down: ten thirds as long as it is wide.
TENT: list[Line] = [[(0, 0), (0.6, 0.8), (1.2, 0), (0.6, 0.8), (0, 0)]]
SEVEN_WITH_BAR: list[Line] = [[(0, 0), (0.6, 0), (0.2, 1)], [(0.15, 0.5), (0.5, 0.5)]]
DOT: list[Line] = [[(0.0, 0.0)]]
FAR_APART: list[Line] = [[(0.0, 0.0), (0.0, 0.1)], [(0.9, 1.0), (0.9, 0.8)]]


def ink_of(lines: Sequence[Line], *, size: float = 0.6, x: float = 0.2, y: float = 0.2, pixels: int = 0) -> Ink:
    """Return ``lines`` scaled by ``size`` and moved so that their top left is at (x, y) of the canvas.

    With ``pixels`` the points are on the whole pixels of a canvas of that side, as those of a mouse are.
    """
    left = min(px for line in lines for px, _ in line)
    top = min(py for line in lines for _, py in line)

    def place(value: float) -> float:
        return round(value * pixels) / pixels if pixels else value

    return Ink(
        tuple(
            Stroke(tuple(Point(place((px - left) * size + x), place((py - top) * size + y)) for px, py in line))
            for line in lines
        )
    )
