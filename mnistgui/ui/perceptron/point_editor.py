"""PointEditor: what plane, table and clipboard ask for becomes another problem, or a refusal."""

from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

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
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.table_files import TableError, read_table, write_table

OWN_POINTS: Final = "points"
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
        self._own: Problem | None = None
        self._label = 0
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

    def open(self, key: str, *, noise: float, seed: int) -> None:
        """Take another problem by its key, with no signal; the one before can be brought back.

        A set that was another one before begins with the noise that suits it.
        """
        if key in KINDS:
            if key != self.problem.name:
                noise = _FIRST_NOISE[key]
            if self.problem.name == key and self.set_settings == (noise, seed):
                return
            problem = generate(key, noise=noise, seed=seed)
            self._settings[problem] = (noise, seed)
        elif key == OWN_POINTS:
            if self.problem.name == OWN_POINTS:
                return
            problem = self._own or replace(self.problem, name=OWN_POINTS)
        else:
            problem = PROBLEMS[key]
        if problem is not self.problem:
            self._settle(problem)

    def csv(self) -> str:
        """Return the points as CSV."""
        return write_table(self.problem)

    @Slot(int)
    def set_label(self, label: int) -> None:
        """Let points that are put have this class."""
        self._label = label

    @Slot(float, float, bool)
    def put(self, x1: float, x2: float, other: bool) -> None:
        """Put a point of the chosen class, or of the ``other`` one."""
        if len(self.problem) >= MOST_POINTS:
            self.refused.emit(self.tr("There are {most} points, and no room for more.").format(most=f"{MOST_POINTS:,}"))
            return
        label = 1 - self._label if other else self._label
        self._edit(put_point(self.problem, (x1, x2), label), len(self.problem))

    @Slot(int, float, float)
    def drag(self, index: int, x1: float, x2: float) -> None:
        """Move a point that is being dragged: one edit, when the drag ends."""
        self._dragging = True
        self._history.show(replace(move_point(self.problem, index, (x1, x2)), name=OWN_POINTS))
        self.problem_changed.emit(self.problem, index)

    @Slot()
    def end_drag(self) -> None:
        """Remember where the point was left."""
        if self._dragging:
            self._settle(self.problem)
            self.problem_changed.emit(self.problem, NO_SAMPLE)

    @Slot(int, float, float)
    def move(self, index: int, x1: float, x2: float) -> None:
        """Move a point in one go."""
        if (x1, x2) != tuple(self.problem.points_N2[index].tolist()):
            self._edit(move_point(self.problem, index, (x1, x2)), index)

    @Slot(int, int, float)
    def set_value(self, index: int, column: int, value: float) -> None:
        """Set x1 (column 0), x2 (1) or the class (2) of one point."""
        if column == 2:
            self._edit(recolour_point(self.problem, index, int(value)), index)
        else:
            point = self.problem.points_N2[index].tolist()
            point[column] = value
            self.move(index, *point)

    @Slot(int)
    def recolour(self, index: int) -> None:
        """Give a point the other class."""
        self._edit(recolour_point(self.problem, index, 1 - int(self.problem.labels_N[index])), index)

    @Slot(int)
    def delete(self, index: int) -> None:
        """Take a point away."""
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
            self.refused.emit(self.tr("Not pasted: {reason}").format(reason=error))
            return
        if problem.inputs != 2:
            self.refused.emit(self.tr("Not pasted: the plane shows two inputs, and the table has three."))
        elif problem.classes != 2:
            self.refused.emit(self.tr("Not pasted: the classes must be 0 and 1."))
        else:
            self._edit(problem, 0)

    def _edit(self, problem: Problem, index: int) -> None:
        self._settle(replace(problem, name=OWN_POINTS))
        self.problem_changed.emit(self.problem, index)

    def _settle(self, problem: Problem) -> None:
        self._dragging = False
        self._history.put_in(problem)
        self._keep_own(problem)

    def _come_back(self, problem: Problem) -> None:
        self._keep_own(problem)
        self.problem_changed.emit(problem, NO_SAMPLE)

    def _keep_own(self, problem: Problem) -> None:
        if problem.name == OWN_POINTS:
            self._own = problem
