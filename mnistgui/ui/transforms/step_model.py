"""StepModel: the list of transforms as the user has it, right or wrong, for a list view."""

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

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.step import TransformStep
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.language import core_text
from mnistgui.ui.transforms.step_words import short_parameters

Index = QModelIndex | QPersistentModelIndex

# A row that is dragged here from another window of the program is none of these rows.
MIME: Final = f"application/x-mnistgui-transform-row-{os.getpid()}"
PARAMETERS_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1  # the parameters in short
RANDOM_ROLE: Final = PARAMETERS_ROLE + 1  # whether it draws for each image
FAULT_ROLE: Final = PARAMETERS_ROLE + 2  # whether it is what the list cannot do


class StepModel(QAbstractListModel):
    """A row a step. `edited` follows every change that the user makes, and none of `set_steps`."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[TransformStep] = []
        self._fault: int | None = None
        self.locked = False

    @property
    def steps(self) -> tuple[TransformStep, ...]:
        """What is shown, in its order."""
        return tuple(self._steps)

    def set_steps(self, steps: tuple[TransformStep, ...]) -> None:
        """Show other steps."""
        self.beginResetModel()
        self._steps, self._fault = list(steps), None
        self.endResetModel()

    def set_fault(self, row: int | None) -> None:
        """Mark the row at fault, or none."""
        if row != self._fault:
            self._fault = row
            self.tell_texts()

    def insert(self, row: int, step: TransformStep) -> None:
        """Put ``step`` before what stands at ``row``."""
        self.beginInsertRows(QModelIndex(), row, row)
        self._steps.insert(row, step)
        self.endInsertRows()
        self.edited.emit()

    def replace(self, row: int, step: TransformStep) -> None:
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
        step, parameters = self._steps[row], short_parameters(self._steps[row])
        text = f"{row + 1}: {step.name}" + (f", {parameters}" if parameters else "")
        if self.data(self.index(row), RANDOM_ROLE):
            text += ", " + QCoreApplication.translate("StepModel", "random, acts in training only")
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
        info = TRANSFORMS.get(step.name)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.name
            case Qt.ItemDataRole.ToolTipRole:
                return "" if info is None else as_tooltip(core_text(info.story))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row())
            case _ if role == PARAMETERS_ROLE:
                return short_parameters(step)
            case _ if role == RANDOM_ROLE:
                return info is not None and info.random
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
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: N802
        mime = QMimeData()
        mime.setData(MIME, str(indexes[0].row()).encode())
        return mime
