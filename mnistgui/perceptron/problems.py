"""What there is to learn: points with a class each. The six gates stand ready; `truth_table` makes any other.

Shapes here and in the whole lab: ``N`` samples; ``I`` inputs (2: x1 and x2, or 3); ``A`` = I + 1 the augmented
(x1, x2, 1), whose last place takes the bias, so that one vector (w1, w2, b) says a whole line w1 x1 + w2 x2 + b = 0.
``_3`` is an A with two inputs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

INPUTS: Final = (2, 3)
MOST_CLASSES: Final = 4
FARTHEST: Final = 1e6  # beyond it, squares and products of numbers say less and less


@dataclass(frozen=True, eq=False, kw_only=True)
class Problem:
    """Points and their classes, frozen (the arrays are private, read-only copies).

    Shapes: ``points_NI`` float64 (N, 2) or (N, 3), finite and within ±1,000,000; ``labels_N`` int64 (N,), each from 0
    to ``classes`` - 1 (2 to 4 classes; not each need have a point). The order is the order in which a learner that
    takes one sample at a time sees them.

    Raises:
        ValueError: no points, shapes that do not fit together, a number that is not finite or too
            large, a label that is no class.
    """

    name: str
    points_NI: Floats
    labels_N: Labels
    classes: int = 2

    def __post_init__(self) -> None:
        points = np.array(self.points_NI, dtype=np.float64)
        labels = np.array(self.labels_N, dtype=np.int64)
        if points.ndim != 2 or points.shape[1] not in INPUTS or len(points) == 0:
            raise ValueError(f"points must be (N, 2) or (N, 3) with N > 0, not {points.shape}")
        if labels.shape != (len(points),):
            raise ValueError(f"labels must be ({len(points)},), not {labels.shape}")
        if not np.isfinite(points).all():
            raise ValueError("points must be finite")
        if np.abs(points).max() > FARTHEST:
            raise ValueError(f"points must lie within ±{FARTHEST:,.0f}")
        if not 2 <= self.classes <= MOST_CLASSES:
            raise ValueError(f"classes must be 2 to {MOST_CLASSES}, not {self.classes}")
        if not np.array_equal(labels, self.labels_N) or not np.isin(labels, range(self.classes)).all():
            raise ValueError(f"labels must be {', '.join(map(str, range(self.classes - 1)))} or {self.classes - 1}")
        points.flags.writeable = False
        labels.flags.writeable = False
        object.__setattr__(self, "points_NI", points)
        object.__setattr__(self, "labels_N", labels)

    def __len__(self) -> int:
        return len(self.labels_N)

    @property
    def inputs(self) -> int:
        """How many numbers a point has."""
        return int(self.points_NI.shape[1])

    @property
    def points_N2(self) -> Floats:
        """The points of a problem of two inputs, for whoever draws them in the plane.

        Raises:
            ValueError: there are three inputs.
        """
        if self.inputs != 2:
            raise ValueError(f"{self.name} has {self.inputs} inputs: it does not lie in the plane")
        return self.points_NI

    @property
    def augmented_points(self) -> Floats:
        """The points as (x1, x2, 1), shape (N, A)."""
        return np.column_stack((self.points_NI, np.ones(len(self))))

    @property
    def signed_points(self) -> Floats:
        """The augmented points, those of class 0 negated: w separates the classes if it has all of these in front.

        Raises:
            ValueError: there are more than two classes.
        """
        if self.classes != 2:
            raise ValueError(f"signed points need two classes, not {self.classes}")
        return self.signed_for(1)

    def signed_for(self, label: int) -> Floats:
        """The augmented points, those of every class but ``label`` negated: one class against the rest."""
        return np.where(self.labels_N == label, 1.0, -1.0)[:, None] * self.augmented_points


def corners(inputs: int) -> Floats:
    """Return the rows of a truth table, (2**inputs, inputs), in the order 00, 01, 10, 11."""
    return np.array(list(product((0.0, 1.0), repeat=inputs)))


def truth_table(name: str, outputs: Sequence[int], *, classes: int = 2) -> Problem:
    """Return the table with these ``outputs`` in the order 00, 01, 10, 11 (or 000, 001, ... with eight of them).

    Raises:
        ValueError: neither four outputs nor eight, or one that is no class.
    """
    if len(outputs) not in (4, 8):
        raise ValueError(f"a truth table must have 4 or 8 outputs, not {len(outputs)}")
    return Problem(
        name=name, points_NI=corners(2 if len(outputs) == 4 else 3), labels_N=np.array(outputs), classes=classes
    )


def gate(name: str, outputs: tuple[int, int, int, int]) -> Problem:
    """Return a gate of two inputs as a problem; ``outputs`` are those of 00, 01, 10 and 11."""
    return truth_table(name, outputs)


def is_truth_table(problem: Problem) -> bool:
    """Say whether the points are all corners of the truth table, each at least once, and nothing else."""
    return {tuple(point) for point in problem.points_NI.tolist()} == {
        tuple(corner) for corner in corners(problem.inputs).tolist()
    }


PROBLEMS: Final[dict[str, Problem]] = {
    problem.name: problem
    for problem in (
        gate("AND", (0, 0, 0, 1)),
        gate("OR", (0, 1, 1, 1)),
        gate("NAND", (1, 1, 1, 0)),
        gate("NOR", (1, 0, 0, 0)),
        gate("XOR", (0, 1, 1, 0)),
        gate("XNOR", (1, 0, 0, 1)),
    )
}
