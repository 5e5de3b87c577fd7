"""Drawings that are no digits, as a net is fed them."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.drawing import raster
from mnistgui.drawing.ink import Ink, Point, Stroke

Images = npt.NDArray[np.uint8]

# Capitals that nobody takes for a digit, as polylines in 0..1.
LETTERS: Final[dict[str, list[list[tuple[float, float]]]]] = {
    "A": [[(0, 1), (0.4, 0), (0.8, 1)], [(0.15, 0.65), (0.65, 0.65)]],
    "E": [[(0.6, 0), (0, 0), (0, 1), (0.6, 1)], [(0, 0.5), (0.5, 0.5)]],
    "F": [[(0.6, 0), (0, 0), (0, 1)], [(0, 0.5), (0.5, 0.5)]],
    "H": [[(0, 0), (0, 1)], [(0.7, 0), (0.7, 1)], [(0, 0.5), (0.7, 0.5)]],
    "K": [[(0, 0), (0, 1)], [(0.6, 0), (0, 0.55), (0.65, 1)]],
    "M": [[(0, 1), (0, 0), (0.45, 0.6), (0.9, 0), (0.9, 1)]],
    "N": [[(0, 1), (0, 0), (0.7, 1), (0.7, 0)]],
    "R": [[(0, 1), (0, 0), (0.45, 0.05), (0.55, 0.27), (0.4, 0.48), (0, 0.5), (0.6, 1)]],
    "T": [[(0, 0), (0.8, 0)], [(0.4, 0), (0.4, 1)]],
    "W": [[(0, 0), (0.25, 1), (0.5, 0.3), (0.75, 1), (1, 0)]],
    "X": [[(0, 0), (0.8, 1)], [(0.8, 0), (0, 1)]],
}


def fed(lines: Sequence[npt.NDArray[np.float64]]) -> Images:
    """Return the lines (in 0..1) as a net is fed a drawing."""
    ink = Ink(tuple(Stroke(tuple(Point(float(x), float(y)) for x, y in line)) for line in lines))
    stages = raster.stages(ink)
    assert stages is not None
    return stages.fed_HWC


def scribbles(count: int, generator: np.random.Generator) -> Images:
    """Return (count, 28, 28, 1): one to three strokes that go from 3 to 13 random places to the next."""
    drawn = []
    for _ in range(count):
        strokes = generator.integers(1, 4)
        drawn.append(fed([generator.uniform(0.1, 0.9, (generator.integers(3, 14), 2)) for _ in range(strokes)]))
    return np.stack(drawn)


def dashes(count: int, generator: np.random.Generator) -> Images:
    """Return (count, 28, 28, 1): one stroke from left to right, nearly level."""
    ends = generator.uniform((0.1, 0.4, 0.6, -0.08), (0.4, 0.6, 0.9, 0.08), (count, 4))
    return np.stack([fed([np.array([(x, y), (far, y + rise)])]) for x, y, far, rise in ends])


def letters(count: int, generator: np.random.Generator) -> Images:
    """Return (count, 28, 28, 1): `LETTERS` in turn, each turned up to 10°, slanted, and its corners moved."""
    shapes = list(LETTERS.values())
    drawn = []
    for index in range(count):
        turn, slant = math.radians(generator.uniform(-10, 10)), generator.uniform(-0.2, 0.2)
        bend_22 = np.array([[math.cos(turn), math.sin(turn)], [slant - math.sin(turn), math.cos(turn)]])
        lines = [np.array(line) + generator.normal(0, 0.03, (len(line), 2)) for line in shapes[index % len(shapes)]]
        drawn.append(fed([0.25 + 0.5 * line @ bend_22 for line in lines]))
    return np.stack(drawn)
