"""PointEditor: what plane, table and clipboard ask for becomes another problem, or a refusal."""

from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.perceptron.generated import BLOBS, CIRCLES, KINDS, MOONS, SPIRAL, generate
from mnistgui.perceptron.points import (
    MOST_POINTS,
    EditHistory,
    delete_point,
    move_point,
    put_point,
    recolour_point,
)
from mnistgui.perceptron.problems import MOST_CLASSES, PROBLEMS, Problem, corners, truth_table
from mnistgui.perceptron.table_files import TableError, read_table, write_table
from mnistgui.ui.perceptron.files.table_words import refusal_words

OWN_POINTS: Final = "points"
OWN_TABLE_2: Final = "truth table 2"
OWN_TABLE_3: Final = "truth table 3"
# What a user's own tables begin with: no output yet, and of three inputs MAJORITY, which is no gate of two.
OWN_TABLES: Final = {OWN_TABLE_2: (0, 0, 0, 0), OWN_TABLE_3: (0, 0, 0, 1, 0, 1, 1, 1)}
NO_SAMPLE: Final = -1
# Enough that the points do not lie on a line, and little enough that the shape is seen.
_FIRST_NOISE: Final = {CIRCLES: 0.1, MOONS: 0.1, SPIRAL: 0.03, BLOBS: 0.2}
_LONGEST_TABLE: Final = 500_000  # characters: more than 2,000 points have


class PointEditor(QObject):
    """Keeps the problem and its history. `problem_changed` says the problem and the sample that was touched."""

    problem_changed = Signal(object, int)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = EditHistory(next(iter(PROBLEMS.values())))
        self._own: dict[str, Problem] = {key: truth_table(key, outputs) for key, outputs in OWN_TABLES.items()}
        self._label = 0
        self._x3 = 0.0
        self._dragging = False
        # How each set was generated, for whoever comes back to it by undo.
        self._settings: WeakKeyDictionary[Problem, tuple[float, int]] = WeakKeyDictionary()

    @property
    def problem(self) -> Problem:
        """The problem now."""
        return self._history.present

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return self._history.can_redo

    @property
    def set_settings(self) -> tuple[float, int] | None:
        """Noise and seed of a generated set, None of anything else."""
        return self._settings.get(self.problem)

    @property
    def rows_are_fixed(self) -> bool:
        """Whether it is a truth table, of which only the targets can be changed."""
        return self.problem.name in OWN_TABLES

    @property
    def classes_offered(self) -> range:
        """How many classes the points can have; none where that is not to be chosen (truth tables have two)."""
        name = self.problem.name
        return range(2, MOST_CLASSES + 1) if name == OWN_POINTS else KINDS.get(name, range(0))

    def open(self, key: str, *, noise: float, seed: int) -> None:
        """Take another problem by its key, with no signal; the one before can be brought back.

        A set that was another one before begins with the noise that suits it, and with as many classes as what was
        there before, if it can have them.
        """
        if key in KINDS:
            if key != self.problem.name:
                noise = _FIRST_NOISE[key]
            if self.problem.name != key or self.set_settings != (noise, seed):
                self._open_set(key, noise, seed, min(self.problem.classes, KINDS[key][-1]))
            return
        if key == self.problem.name and key not in PROBLEMS:
            return
        if key == OWN_POINTS:
            problem = self._own.get(key) or replace(self.problem, name=OWN_POINTS)
        else:
            problem = PROBLEMS[key] if key in PROBLEMS else self._own[key]
        if problem is not self.problem:
            self._settle(problem)

    def take(self, problem: Problem) -> Problem:
        """Take the points of a file, with no signal; return them as they are called here: own points, if not a gate."""
        known = PROBLEMS.get(problem.name)
        if known is not None and _are_same(known, problem):
            problem = known
        elif problem.name not in OWN_TABLES or not _are_corners(problem):
            problem = replace(problem, name=OWN_POINTS)
        if problem is not self.problem:
            self._settle(problem)
        return problem

    def csv(self) -> str:
        """Return the points as CSV."""
        return write_table(self.problem)

    @Slot(int)
    def set_label(self, label: int) -> None:
        """Let points that are put have this class."""
        self._label = label

    @Slot(float)
    def set_x3(self, x3: float) -> None:
        """Let points that are put lie there, of three inputs."""
        self._x3 = x3

    @Slot(int)
    def set_classes(self, classes: int) -> None:
        """Let the points have so many classes: generate the set anew, or own points as they are, if none is lost."""
        problem = self.problem
        if classes == problem.classes or classes not in self.classes_offered:
            return
        if self.set_settings is not None:
            self._open_set(problem.name, *self.set_settings, classes)
            self.problem_changed.emit(self.problem, NO_SAMPLE)
            return
        left = problem.labels_N[problem.labels_N >= classes]
        if len(left):
            text = self.tr("Points of class {label}: {count}. Give them another class first, or delete them.")
            label = int(left.max())
            self.refused.emit(text.format(label=label, count=int((left == label).sum())))
        else:
            self._edit(replace(problem, classes=classes), NO_SAMPLE)

    @Slot(float, float, bool)
    def put(self, x1: float, x2: float, other: bool) -> None:
        """Put a point of the chosen class, or of the ``other`` one: the next."""
        if self._refuses_other_rows():
            return
        if len(self.problem) >= MOST_POINTS:
            self.refused.emit(self.tr("There are {most} points, and no room for more.").format(most=f"{MOST_POINTS:,}"))
            return
        label = min(self._label, self.problem.classes - 1)
        point = (x1, x2) if self.problem.inputs == 2 else (x1, x2, self._x3)
        self._edit(put_point(self.problem, point, self._next(label) if other else label), len(self.problem))

    @Slot(int, float, float)
    def drag(self, index: int, x1: float, x2: float) -> None:
        """Move a point that is being dragged: one edit, when the drag ends."""
        if self._refuses_other_rows():
            return
        self._dragging = True
        self._history.show(replace(move_point(self.problem, index, self._point(index, x1, x2)), name=OWN_POINTS))
        self.problem_changed.emit(self.problem, index)

    @Slot()
    def end_drag(self) -> None:
        """Remember where the point was left."""
        if self._dragging:
            self._settle(self.problem)
            self.problem_changed.emit(self.problem, NO_SAMPLE)

    @Slot(int, float, float)
    def move(self, index: int, x1: float, x2: float) -> None:
        """Move a point in one go; a third input stays."""
        self._move(index, self._point(index, x1, x2))

    @Slot(int, int, float)
    def set_value(self, index: int, column: int, value: float) -> None:
        """Set x1 (column 0), x2 (1), perhaps x3 (2), or the class (the column after them) of one point."""
        if column == self.problem.inputs:
            self._recolour(index, int(value))
        else:
            point = self.problem.points_NI[index].tolist()
            point[column] = value
            self._move(index, point)

    @Slot(int)
    def recolour(self, index: int) -> None:
        """Give a point the next class; after the last comes the first."""
        self._recolour(index, self._next(int(self.problem.labels_N[index])))

    @Slot(int)
    def delete(self, index: int) -> None:
        """Take a point away."""
        if self._refuses_other_rows():
            return
        if len(self.problem) == 1:
            self.refused.emit(self.tr("The last point stays: without points there is nothing to learn."))
            return
        self._edit(delete_point(self.problem, index), min(index, len(self.problem) - 2))

    @Slot()
    def undo(self) -> None:
        """Go back one edit."""
        if self.can_undo:
            self._dragging = False
            self._come_back(self._history.undo())

    @Slot()
    def redo(self) -> None:
        """Take back the last undo."""
        if self.can_redo:
            self._come_back(self._history.redo())

    def paste(self, text: str) -> None:
        """Put the points of a CSV text in the place of those that are there."""
        try:
            if len(text) > _LONGEST_TABLE:
                self.refused.emit(self.tr("Not pasted: the text is too long for a table of points."))
                return
            problem = read_table(text, OWN_POINTS)
        except TableError as error:
            self.refused.emit(self.tr("Not pasted: {reason}").format(reason=refusal_words(error)))
            return
        self._edit(problem, 0)

    def _point(self, index: int, x1: float, x2: float) -> list[float]:
        """Return a point of the problem with other first inputs."""
        return [x1, x2, *self.problem.points_NI[index, 2:].tolist()]

    def _next(self, label: int) -> int:
        return (label + 1) % self.problem.classes

    def _move(self, index: int, point: list[float]) -> None:
        if point != self.problem.points_NI[index].tolist() and not self._refuses_other_rows():
            self._edit(move_point(self.problem, index, point), index)

    def _recolour(self, index: int, label: int) -> None:
        """Give a point a class; a truth table stays one."""
        key = self.problem.name if self.rows_are_fixed else OWN_POINTS
        self._edit(recolour_point(self.problem, index, label), index, key)

    def _refuses_other_rows(self) -> bool:
        """Say so where the samples must stay as they are."""
        if self.rows_are_fixed:
            self.refused.emit(
                self.tr(
                    "The rows of a truth table stay, only their targets change. Choose “Own points” to put, move or "
                    "delete samples."
                )
            )
        return self.rows_are_fixed

    def _open_set(self, kind: str, noise: float, seed: int, classes: int) -> None:
        problem = generate(kind, noise=noise, seed=seed, classes=classes)
        self._settings[problem] = (noise, seed)
        self._settle(problem)

    def _edit(self, problem: Problem, index: int, key: str = OWN_POINTS) -> None:
        self._settle(replace(problem, name=key))
        self.problem_changed.emit(self.problem, index)

    def _settle(self, problem: Problem) -> None:
        self._dragging = False
        self._history.put_in(problem)
        self._keep_own(problem)

    def _come_back(self, problem: Problem) -> None:
        self._keep_own(problem)
        self.problem_changed.emit(problem, NO_SAMPLE)

    def _keep_own(self, problem: Problem) -> None:
        if problem.name == OWN_POINTS or problem.name in OWN_TABLES:
            self._own[problem.name] = problem


def _are_same(one: Problem, other: Problem) -> bool:
    return np.array_equal(one.points_NI, other.points_NI) and np.array_equal(one.labels_N, other.labels_N)


def _are_corners(problem: Problem) -> bool:
    """Say whether the points are the rows of a truth table, in their order."""
    return problem.classes == 2 and np.array_equal(problem.points_NI, corners(problem.inputs))
