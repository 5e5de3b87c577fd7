"""StepModel: the list of steps as the user has it, right or wrong, for a list view."""

import os
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from mnistgui.data.named_values import NamedValues
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.language import core_text
from mnistgui.ui.steps.catalog import StepCatalog, Steps, said
from mnistgui.ui.steps.step_words import short_parameters

Index = QModelIndex | QPersistentModelIndex

PARAMETERS_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1  # the parameters in short
RANDOM_ROLE: Final = PARAMETERS_ROLE + 1  # whether it draws for each image
FAULT_ROLE: Final = PARAMETERS_ROLE + 2  # whether it is what the list cannot do
RESULT_ROLE: Final = PARAMETERS_ROLE + 3  # what comes out of it, in short, where the list says so


class StepModel(QAbstractListModel):
    """A row a step. `edited` follows every change that the user makes, and none of `set_steps`."""

    edited = Signal()

    def __init__(self, catalog: StepCatalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalog = catalog
        # A row that is dragged here from another list, or another window of the program, is none of these rows.
        self.mime = f"application/x-mnistgui-{catalog.prefix}-row-{os.getpid()}"
        self._steps: list[NamedValues] = []
        self._results: tuple[str, ...] = ()
        self._fault: int | None = None
        self.locked = False

    @property
    def steps(self) -> Steps:
        """What is shown, in its order."""
        return tuple(self._steps)

    def set_steps(self, steps: Steps) -> None:
        """Show other steps."""
        self.beginResetModel()
        self._steps, self._fault = list(steps), None
        self.endResetModel()

    def set_fault(self, row: int | None) -> None:
        """Mark the row at fault, or none."""
        if row != self._fault:
            self._fault = row
            self.tell_texts()

    def set_results(self, texts: tuple[str, ...]) -> None:
        """Say at the side of each row what comes out of it; of rows that have no text it is not known."""
        if texts != self._results:
            self._results = texts
            self.tell_texts()

    def insert(self, row: int, step: NamedValues) -> None:
        """Put ``step`` before what stands at ``row``."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._steps.insert(row, step)
        self.endInsertRows()
        self.edited.emit()

    def replace(self, row: int, step: NamedValues) -> None:
        """Give the step at ``row`` other parameters."""
        self._steps[row] = step
        self.dataChanged.emit(self.index(row), self.index(row))
        self.edited.emit()

    def remove(self, row: int) -> None:
        """Take the step at ``row`` out."""
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._steps[row]
        self.endRemoveRows()
        self.edited.emit()

    def move(self, row: int, before: int) -> bool:
        """Put the step at ``row``, as it is, before what stands at ``before``; return whether that changed anything."""
        in_reach = 0 <= row < len(self._steps) and 0 <= before <= len(self._steps)
        if not in_reach or not self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), before):
            return False
        step = self._steps.pop(row)
        self._steps.insert(before - 1 if before > row else before, step)
        self.endMoveRows()
        self.edited.emit()
        return True

    def tell_texts(self) -> None:
        """Tell the views that every row reads otherwise now."""
        if self._steps:
            self.dataChanged.emit(self.index(0), self.index(len(self._steps) - 1))

    def _spoken(self, row: int) -> str:
        """Return a row as a screen reader says it."""
        step, parameters = self._steps[row], short_parameters(self.catalog, self._steps[row])
        text = f"{row + 1}: {step.name}" + (f", {parameters}" if parameters else "")
        if self.data(self.index(row), RANDOM_ROLE):
            text += ", " + said("StepModel", self.catalog.words.spoken_random)
        if result := self.data(self.index(row), RESULT_ROLE):
            text += f", {result}"
        if row == self._fault:
            text += ", " + QCoreApplication.translate("StepModel", "cannot be used here")
        return text

    # Qt ---------------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        step = self._steps[index.row()]
        info = self.catalog.infos.get(step.name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.name
            case Qt.ItemDataRole.ToolTipRole:
                return "" if info is None else as_tooltip(core_text(info.story))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row())
            case _ if role == PARAMETERS_ROLE:
                return short_parameters(self.catalog, step)
            case _ if role == RANDOM_ROLE:
                return step.name in self.catalog.random
            case _ if role == RESULT_ROLE:
                return self._results[index.row()] if index.row() < len(self._results) else ""
            case _ if role == FAULT_ROLE:
                return index.row() == self._fault
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual if self.locked else usual | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [self.mime]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: N802
        mime = QMimeData()
        mime.setData(self.mime, str(indexes[0].row()).encode())
        return mime
