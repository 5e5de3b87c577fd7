"""LeftOutModel: the files of a user's folder that could not be read, and why, as rows of a table."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mnistgui.data.data_set import LeftOut

_DISPLAY = Qt.ItemDataRole.DisplayRole
Index = QModelIndex | QPersistentModelIndex


class LeftOutModel(QAbstractTableModel):
    """A row a file: where it lies below the folder, and the reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[LeftOut, ...] = ()
        self._folder = Path()

    def set_files(self, files: tuple[LeftOut, ...], folder: Path) -> None:
        """Show these files of ``folder``."""
        self.beginResetModel()
        self._files, self._folder = files, folder
        self.endResetModel()

    def retranslate(self) -> None:
        """Write the head in the present language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 1)

    def _place(self, file: LeftOut) -> str:
        path = file.path.relative_to(self._folder) if file.path.is_relative_to(self._folder) else file.path
        return " ".join(str(path).splitlines())  # a name may have line breaks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return None
        file = self._files[index.row()]
        if index.column() == 1:
            return file.reason
        return self._place(file) if role == _DISPLAY else str(file.path)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != _DISPLAY:
            return None
        return (self.tr("File"), self.tr("Why it was left out"))[section]
