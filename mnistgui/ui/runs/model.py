"""RunsModel: the runs as a table, a row a run; and the proxy that sorts it by what the cells mean."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from mnistgui.training.run_info import EpochFigures, RunInfo
from mnistgui.ui.runs.wording import NOTHING, RunWording, date_text, percent, time_text

_Index = QModelIndex | QPersistentModelIndex

RUN_ROLE: Final = int(Qt.ItemDataRole.UserRole)  # the RunInfo
SORT_ROLE: Final = RUN_ROLE + 1
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, from left to right."""

    STAR = 0
    NAME = 1
    STATE = 2
    CURVE = 3
    BEST = 4
    LAST = 5
    VALIDATION = 6
    DATE = 7
    TIME = 8
    SETTINGS = 9


class RunsModel(QAbstractTableModel):
    """Holds `RunInfo`s and never changes one: a wish to rename or star goes out as a signal."""

    rename_requested = Signal(object, str)  # the folder of a run, its new name

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunInfo] = []
        self._words = RunWording(self)

    def show(self, runs: Sequence[RunInfo]) -> None:
        """Show ``runs``. Rows that stay keep their selection."""
        if [run.folder for run in runs] != [run.folder for run in self._runs]:
            self.beginResetModel()
            self._runs = list(runs)
            self.endResetModel()
            return
        self._runs = list(runs)
        if runs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(runs) - 1, len(Column) - 1))

    @property
    def runs(self) -> Sequence[RunInfo]:
        """What is shown."""
        return self._runs

    @property
    def has_validation(self) -> bool:
        """Whether a run held images back from its training set."""
        return any(_validation(run.last) is not None for run in self._runs)

    def row_of(self, folder: Path) -> int | None:
        """Return the row of the run in ``folder``, or None."""
        return next((row for row, run in enumerate(self._runs) if run.folder == folder), None)

    def retranslate(self) -> None:
        """Write every cell and heading in the present language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.show(self._runs)

    def _text(self, run: RunInfo, column: int) -> str:
        match column:
            case Column.STAR:
                return "★" if run.star else ""
            case Column.NAME:
                return run.name
            case Column.STATE:
                return self._words.state(run)
            case Column.BEST:
                return self._words.figures(run.best)
            case Column.LAST:
                return self._words.figures(run.last)
            case Column.VALIDATION:
                return percent(_validation(run.last))
            case Column.SETTINGS:
                return self._words.settings(run.config)
            case Column.TIME:
                return time_text(run.seconds)
            case Column.DATE:
                return date_text(run.started)
        return ""

    def _spoken(self, run: RunInfo, column: int) -> str:
        """Return what a screen reader says of a cell that is a sign or a picture."""
        if column == Column.STAR:
            return self.tr("starred") if run.star else self.tr("not starred")
        if column == Column.CURVE:
            losses_P = run.curve.losses_P
            if not len(losses_P):
                return self.tr("no curve")
            text = self.tr("loss from {first} to {last}")
            return text.format(first=f"{losses_P[0]:.3f}", last=f"{losses_P[-1]:.3f}")
        return self._text(run, column)

    def _tip(self, run: RunInfo, column: int) -> str:
        if column in (Column.NAME, Column.STATE):
            story = self._words.story(run)
            return f"{run.name}\n{story}" if story else run.name
        if column == Column.BEST and run.best is not None:
            if run.best.metrics.validation_accuracy is None:
                text = self.tr("Test accuracy of epoch {epoch}, the highest of this run")
            else:
                text = self.tr("Test accuracy of epoch {epoch}, the best one on the validation images")
            return text.format(epoch=run.best.epoch)
        text = self._spoken(run, column)
        return "" if text == NOTHING else text

    @staticmethod
    def _key(run: RunInfo, column: int) -> Any:
        """Return what a column is sorted by."""
        match column:
            case Column.STAR:
                return int(run.star)
            case Column.NAME:
                return run.name.casefold()
            case Column.STATE:
                return f"{run.is_damaged:d} {run.state}"
            case Column.CURVE:
                return float(run.curve.losses_P[-1]) if len(run.curve.losses_P) else float("inf")
            case Column.BEST | Column.LAST:
                figures = run.best if column == Column.BEST else run.last
                return -1.0 if figures is None else figures.metrics.test_accuracy
            case Column.VALIDATION:
                return -1.0 if _validation(run.last) is None else _validation(run.last)
            case Column.SETTINGS:
                return "" if run.config is None else run.config.model
            case Column.TIME:
                return -1.0 if run.seconds is None else run.seconds
        return 0.0 if run.started is None else run.started.timestamp()

    # Qt's own names ---------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == Column.NAME else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        run, column = self._runs[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(run, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(run, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(run, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in (Column.BEST, Column.LAST, Column.VALIDATION, Column.TIME) else None
        if role == RUN_ROLE:
            return run
        return self._key(run, column) if role == SORT_ROLE else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.NAME:
            return False
        run = self._runs[index.row()]
        if str(value).strip() != run.name:
            self.rename_requested.emit(run.folder, str(value))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "★" if section == Column.STAR else self._heading(section)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.tr("Star: runs that matter to you") if section == Column.STAR else self._heading(section)
        return None

    def _heading(self, section: int) -> str:
        return {
            Column.NAME: self.tr("Name"),
            Column.STATE: self.tr("State"),
            Column.CURVE: self.tr("Loss"),
            Column.BEST: self.tr("Best test"),
            Column.LAST: self.tr("Last test"),
            Column.VALIDATION: self.tr("Validation"),
            Column.DATE: self.tr("Started"),
            Column.TIME: self.tr("Time"),
            Column.SETTINGS: self.tr("Settings"),
        }[Column(section)]


class SortedRuns(QSortFilterProxyModel):
    """Sorts by what a cell means, not by how it is written."""

    def __init__(self, model: RunsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(model)


def _validation(figures: EpochFigures | None) -> float | None:
    return None if figures is None else figures.metrics.validation_accuracy
