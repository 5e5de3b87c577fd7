"""Points put, moved, recoloured and deleted: each makes another `Problem`, and an `EditHistory` keeps the old ones."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from mnistgui.perceptron.problems import Problem

MOST_POINTS: Final = 2000
_MOST_EDITS: Final = 1000


def put_point(problem: Problem, point: Sequence[float], label: int) -> Problem:
    """Add a point at the end.

    Raises:
        ValueError: it is not finite, has other inputs or no class of the problem; or there are 2,000 points.
    """
    if len(problem) >= MOST_POINTS:
        raise ValueError(f"there are {MOST_POINTS} points already, and no room for more")
    _check_point(problem, point)
    return replace(
        problem, points_NI=np.vstack((problem.points_NI, point)), labels_N=np.append(problem.labels_N, label)
    )


def move_point(problem: Problem, index: int, point: Sequence[float]) -> Problem:
    """Move one point.

    Raises:
        ValueError: it is not finite or has other inputs.
        IndexError: there is no such point.
    """
    _check_index(problem, index)
    _check_point(problem, point)
    points_NI = problem.points_NI.copy()
    points_NI[index] = point
    return replace(problem, points_NI=points_NI)


def recolour_point(problem: Problem, index: int, label: int) -> Problem:
    """Give one point another class.

    Raises:
        ValueError: the problem has no such class.
        IndexError: there is no such point.
    """
    _check_index(problem, index)
    labels_N = problem.labels_N.copy()
    labels_N[index] = label
    return replace(problem, labels_N=labels_N)


def delete_point(problem: Problem, index: int) -> Problem:
    """Take one point away.

    Raises:
        ValueError: it is the last one: no points are no problem.
        IndexError: there is no such point.
    """
    _check_index(problem, index)
    if len(problem) == 1:
        raise ValueError("the last point cannot be deleted")
    return replace(
        problem,
        points_NI=np.delete(problem.points_NI, index, axis=0),
        labels_N=np.delete(problem.labels_N, index),
    )


class EditHistory:
    """The problem as it is, and as it was: undo and redo, 1,000 edits deep.

    A drag is one edit: `show` follows the pointer, and only `put_in` where it ends is remembered.
    """

    def __init__(self, problem: Problem) -> None:
        self._done: list[Problem] = []
        self._undone: list[Problem] = []
        self._settled = problem
        self._present = problem

    @property
    def present(self) -> Problem:
        """The problem now."""
        return self._present

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done) or self._present is not self._settled

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return bool(self._undone)

    def put_in(self, problem: Problem) -> None:
        """Make an edit: what was undone before it is gone."""
        self._done.append(self._settled)
        del self._done[:-_MOST_EDITS]
        self._undone.clear()
        self._settled = self._present = problem

    def show(self, problem: Problem) -> None:
        """Show what is not settled yet (a point that is being dragged)."""
        self._present = problem

    def undo(self) -> Problem:
        """Go back one edit, if there is one, and return what stands there."""
        if self._present is not self._settled:
            self._present = self._settled
        elif self._done:
            self._undone.append(self._settled)
            self._settled = self._present = self._done.pop()
        return self._present

    def redo(self) -> Problem:
        """Take back the last undo, if there is one, and return what stands there."""
        if self._undone:
            self._done.append(self._settled)
            self._settled = self._present = self._undone.pop()
        return self._present


def _check_index(problem: Problem, index: int) -> None:
    if not 0 <= index < len(problem):
        raise IndexError(f"there is no point {index}, only 0 to {len(problem) - 1}")


def _check_point(problem: Problem, point: Sequence[float]) -> None:
    if len(point) != problem.inputs:
        raise ValueError(f"a point of this problem has {problem.inputs} numbers, not {len(point)}")
