"""What there is to learn: points of the plane with a class each. AND, OR, NAND and XOR stand ready.

Shapes here and in the whole lab: ``N`` samples; ``2`` the inputs x1 and x2; ``3`` the augmented (x1, x2, 1), whose
last place takes the bias, so that one vector (w1, w2, b) says a whole line w1 x1 + w2 x2 + b = 0.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False, kw_only=True)
class Problem:
    """Points and their classes, frozen (the arrays are private, read-only copies).

    Shapes: ``points_N2`` float64 (N, 2), finite; ``labels_N`` int64 (N,), each 0 or 1. The order is the order in which
    a learner that takes one sample at a time sees them.

    Raises:
        ValueError: no points, shapes that do not fit together, a number that is not finite, a label other than 0, 1.
    """

    name: str
    points_N2: Floats
    labels_N: npt.NDArray[np.int64]

    def __post_init__(self) -> None:
        points = np.array(self.points_N2, dtype=np.float64)
        labels = np.array(self.labels_N, dtype=np.int64)
        if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
            raise ValueError(f"points must be (N, 2) with N > 0, not {points.shape}")
        if labels.shape != (len(points),):
            raise ValueError(f"labels must be ({len(points)},), not {labels.shape}")
        if not np.isfinite(points).all():
            raise ValueError("points must be finite")
        if not np.array_equal(labels, self.labels_N) or not np.isin(labels, (0, 1)).all():
            raise ValueError("labels must be 0 or 1")
        points.flags.writeable = False
        labels.flags.writeable = False
        object.__setattr__(self, "points_N2", points)
        object.__setattr__(self, "labels_N", labels)

    def __len__(self) -> int:
        return len(self.labels_N)

    @property
    def augmented_points(self) -> Floats:
        """The points as (x1, x2, 1)."""
        return np.column_stack((self.points_N2, np.ones(len(self))))

    @property
    def signed_points(self) -> Floats:
        """The augmented points, those of class 0 negated: w separates the classes if it has all of these in front."""
        return np.where(self.labels_N == 1, 1.0, -1.0)[:, None] * self.augmented_points


def gate(name: str, outputs: tuple[int, int, int, int]) -> Problem:
    """Return a gate of two inputs as a problem; ``outputs`` are those of 00, 01, 10 and 11."""
    corners = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.float64)
    return Problem(name=name, points_N2=corners, labels_N=np.array(outputs))


PROBLEMS: Final[dict[str, Problem]] = {
    problem.name: problem
    for problem in (
        gate("AND", (0, 0, 0, 1)),
        gate("OR", (0, 1, 1, 1)),
        gate("NAND", (1, 1, 1, 0)),
        gate("XOR", (0, 1, 1, 0)),
    )
}
