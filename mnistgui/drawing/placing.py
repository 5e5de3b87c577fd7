"""A drawing moved, turned and scaled as a whole, or its chosen strokes alone. Places in 0..1 of the canvas."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from mnistgui.drawing.ink import Ink, Stroke

# A drawing is not made smaller than this share of the canvas, nor larger than the canvas.
SMALLEST: Final = 0.04


@dataclass(frozen=True)
class Box:
    """The rectangle around the middle lines of strokes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def side(self) -> float:
        """Its longer side."""
        return max(self.right - self.left, self.bottom - self.top)


def box_of(ink: Ink, chosen: Iterable[int] | None = None) -> Box | None:
    """Return the box around the strokes ``chosen`` (all: None), or None where there are none."""
    points = [point for stroke in _chosen(ink, chosen) for point in stroke.points]
    if not points:
        return None
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def moved(ink: Ink, dx: float, dy: float, chosen: Iterable[int] | None = None) -> Ink:
    """Return the drawing moved as far as the canvas allows."""
    box = box_of(ink, chosen)
    if box is None:
        return ink
    dx = min(max(dx, -box.left), 1 - box.right)
    dy = min(max(dy, -box.top), 1 - box.bottom)
    return _each(ink, chosen, lambda x, y: (x + dx, y + dy)) if dx or dy else ink


def turned(ink: Ink, degrees: float, chosen: Iterable[int] | None = None) -> Ink:
    """Return the drawing turned clockwise around its middle, and moved back onto the canvas where it leaves it.

    What would not fit is made smaller.
    """
    box = box_of(ink, chosen)
    if box is None:
        return ink
    (middle_x, middle_y), angle = box.centre, math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)

    def turn(x: float, y: float) -> tuple[float, float]:
        x, y = x - middle_x, y - middle_y
        return middle_x + cos * x - sin * y, middle_y + sin * x + cos * y

    return _fitted(ink, chosen, turn)


def scaled(ink: Ink, factor: float, chosen: Iterable[int] | None = None) -> Ink:
    """Return the drawing scaled around its middle, between `SMALLEST` and the canvas; the pen stays as wide."""
    box = box_of(ink, chosen)
    if box is None or not box.side:
        return ink
    factor = min(max(factor, min(SMALLEST / box.side, 1.0)), max(1 / box.side, 1.0))
    middle_x, middle_y = box.centre
    return _fitted(ink, chosen, lambda x, y: (middle_x + factor * (x - middle_x), middle_y + factor * (y - middle_y)))


def _chosen(ink: Ink, chosen: Iterable[int] | None) -> list[Stroke]:
    return list(ink.strokes) if chosen is None else [ink.strokes[index] for index in sorted(set(chosen))]


def _fitted(ink: Ink, chosen: Iterable[int] | None, change: Callable[[float, float], tuple[float, float]]) -> Ink:
    """Return the strokes changed, then made smaller and moved just as far as the canvas asks for."""
    points = [change(point.x, point.y) for stroke in _chosen(ink, chosen) for point in stroke.points]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    shrink = min(1.0, 1 / box.side) if box.side else 1.0
    middle_x, middle_y = box.centre
    half_x, half_y = shrink * (box.right - box.left) / 2, shrink * (box.bottom - box.top) / 2
    to_x, to_y = min(max(middle_x, half_x), 1 - half_x), min(max(middle_y, half_y), 1 - half_y)

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = change(x, y)
        return to_x + shrink * (x - middle_x), to_y + shrink * (y - middle_y)

    return _each(ink, chosen, place)


def _each(ink: Ink, chosen: Iterable[int] | None, change: Callable[[float, float], tuple[float, float]]) -> Ink:
    wanted = None if chosen is None else set(chosen)
    strokes = []
    for index, stroke in enumerate(ink.strokes):
        if wanted is not None and index not in wanted:
            strokes.append(stroke)
            continue
        points = []
        for point in stroke.points:
            x, y = change(point.x, point.y)
            # Rounding may leave the canvas by the last bit.
            points.append(replace(point, x=min(max(x, 0.0), 1.0), y=min(max(y, 0.0), 1.0)))
        strokes.append(replace(stroke, points=tuple(points)))
    return Ink(tuple(strokes), ink.picture)
