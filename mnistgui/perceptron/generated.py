"""Generated sets of points in the plane: circles, moons, spiral and blobs, each from a seed.

All lie within about -1.3 to 1.3 on both axes. ``noise`` is the standard deviation of a normal shift of each point, in
the same unit (for blobs: of each heap). Samples come class by class in turn (0, 1, 0, 1, ...), so that a learner that
takes one at a time in order sees no long runs of one class.
"""

from typing import Final

import numpy as np

from mnistgui.perceptron.problems import MOST_CLASSES, Floats, Problem

CIRCLES: Final = "circles"
MOONS: Final = "moons"
SPIRAL: Final = "spiral"
BLOBS: Final = "blobs"

# The classes that each can have.
KINDS: Final = {
    CIRCLES: range(2, MOST_CLASSES + 1),
    MOONS: range(2, 3),
    SPIRAL: range(2, MOST_CLASSES + 1),
    BLOBS: range(2, MOST_CLASSES + 1),
}
MOST_COUNT: Final = 1000
MOST_NOISE: Final = 1.0


def generate(kind: str, *, count: int = 100, noise: float = 0.1, seed: int = 0, classes: int = 2) -> Problem:
    """Return ``count`` points in all, as many of each class (one more of the first where it does not go up).

    Raises:
        ValueError: a kind that does not exist, classes that it cannot have, fewer points than classes or more than
            1,000, noise not from 0 to 1, a negative seed.
    """
    if kind not in KINDS:
        raise ValueError(f"there is no set {kind!r}")
    if classes not in KINDS[kind]:
        raise ValueError(f"{kind} cannot have {classes} classes")
    if not classes <= count <= MOST_COUNT:
        raise ValueError(f"count must be {classes} to {MOST_COUNT}, not {count}")
    if not 0.0 <= noise <= MOST_NOISE:
        raise ValueError(f"noise must be 0 to {MOST_NOISE:g}, not {noise}")
    if seed < 0:
        raise ValueError(f"a seed must not be negative: {seed}")
    rng = np.random.default_rng(seed)
    labels_N = np.arange(count) % classes
    # How far along its curve each point lies, 0 to 1: evenly, so that a few points show the shape, too.
    along_N = (np.arange(count) // classes + 0.5) / np.ceil(count / classes)
    points_N2 = _place(kind, labels_N, along_N, classes) + noise * rng.normal(size=(count, 2))
    return Problem(name=kind, points_NI=points_N2, labels_N=labels_N, classes=classes)


def _place(kind: str, labels_N: np.ndarray, along_N: Floats, classes: int) -> Floats:
    """Return where the points lie without noise."""
    turn = 2 * np.pi
    if kind == CIRCLES:  # class 0 is the inner one
        return _polar((labels_N + 1) / classes, turn * along_N)
    if kind == SPIRAL:  # one and a quarter turns, the arms evenly apart
        return _polar(0.1 + 0.9 * along_N, turn * (1.25 * along_N + labels_N / classes))
    if kind == BLOBS:
        return _polar(np.full(len(labels_N), 0.8), turn * (labels_N / classes + 1 / 8))
    # Two half circles of radius 2/3: the upper one's end lies within the lower one's bow.
    upper_N = labels_N == 0
    angle_N = np.pi * along_N
    x1_N = np.where(upper_N, np.cos(angle_N) - 0.5, 0.5 - np.cos(angle_N))
    x2_N = np.where(upper_N, np.sin(angle_N) - 0.25, 0.25 - np.sin(angle_N))
    return np.asarray(np.column_stack((x1_N, x2_N)) * (2 / 3))


def _polar(radius_N: Floats, angle_N: Floats) -> Floats:
    return np.column_stack((radius_N * np.cos(angle_N), radius_N * np.sin(angle_N)))
