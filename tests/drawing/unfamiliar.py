"""Drawings that are no digits, as a net is fed them."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

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

# Outlines of garments, as polygons in 0..1.
GARMENTS: Final[dict[str, list[tuple[float, float]]]] = {
    "shirt": [
        *((0.2, 0.1), (0.4, 0.05), (0.5, 0.12), (0.6, 0.05), (0.8, 0.1), (1, 0.4), (0.82, 0.5), (0.75, 0.38)),
        *((0.75, 0.95), (0.25, 0.95), (0.25, 0.38), (0.18, 0.5), (0, 0.4)),
    ],
    "trousers": [(0.25, 0.02), (0.75, 0.02), (0.82, 0.98), (0.58, 0.98), (0.5, 0.3), (0.42, 0.98), (0.18, 0.98)],
    "dress": [(0.38, 0.02), (0.62, 0.02), (0.6, 0.35), (0.85, 0.98), (0.15, 0.98), (0.4, 0.35)],
    "shoe": [(0, 0.45), (0.25, 0.4), (0.45, 0.55), (0.95, 0.65), (1, 0.8), (0, 0.8)],
    "bag": [(0.1, 0.35), (0.9, 0.35), (0.95, 0.9), (0.05, 0.9)],
    "boot": [(0.3, 0.05), (0.65, 0.05), (0.65, 0.6), (0.98, 0.75), (0.98, 0.92), (0.28, 0.92)],
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


def garments(count: int, generator: np.random.Generator) -> Images:
    """Return (count, 28, 28, 1): `GARMENTS` in turn, filled with a grey and a weave, their corners moved.

    They stand in for Fashion-MNIST, which neither comes with the program nor could be had to test with.
    """
    shapes = list(GARMENTS.values())
    drawn = []
    for index in range(count):
        corners = np.array(shapes[index % len(shapes)])
        corners = 0.5 + (corners + generator.normal(0, 0.025, corners.shape) - 0.5) * generator.uniform(0.85, 1)
        large = Image.new("L", (112, 112))
        grey = int(generator.integers(90, 230))
        ImageDraw.Draw(large).polygon([tuple(corner) for corner in (corners * 112).tolist()], fill=grey)
        cloth = np.asarray(large.resize((28, 28), Image.Resampling.BOX), np.float64)
        weave = generator.normal(0, generator.uniform(5, 35), (28, 28))
        if generator.random() < 0.4:  # stripes
            weave += 40 * np.sign(np.sin(np.arange(28) * generator.uniform(0.6, 2.5)))[:, np.newaxis]
        drawn.append(np.where(cloth > 10, np.clip(cloth + weave, 1, 255), 0).astype(np.uint8)[..., np.newaxis])
    return np.stack(drawn)
