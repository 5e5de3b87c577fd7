"""A line of very many points, thinned to what its pixels can show."""

from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np

from mnistgui.perceptron.problems import Floats

T = TypeVar("T")


def thinned_line(pixels_K2: Floats) -> Floats:
    """Return of each column of pixels the lowest and the highest point only, and of few points all. x must not fall.

    No peak is lost: a loss that jumps for one update is seen among 20,000. A column that is lower than a pixel is one
    point.
    """
    if len(pixels_K2) < 2:
        return pixels_K2
    columns_K = np.floor(pixels_K2[:, 0])
    starts = np.flatnonzero(np.diff(columns_K, prepend=columns_K[0] - 1.0))
    if len(pixels_K2) <= 3 * len(starts):
        return pixels_K2
    top, bottom = (extreme.reduceat(pixels_K2[:, 1], starts) for extreme in (np.minimum, np.maximum))
    middles = columns_K[starts] + 0.5
    both = np.stack((np.column_stack((middles, bottom)), np.column_stack((middles, top))), axis=1)
    is_drawn = np.column_stack((np.ones(len(starts), dtype=bool), bottom - top >= 1.0))
    return np.asarray(both[is_drawn])


def thinned(items: Sequence[T], most: int) -> Sequence[T]:
    """Return at most some ``most`` of ``items``, evenly, and always the last."""
    stride: Any = max(1, len(items) // most)
    return items[(len(items) - 1) % stride :: stride]
