"""A table of numbers that are texts already: a heading a column, and before each row its name, always in sight."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mnistgui.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_FEWEST_ROWS: Final = 5


class NumberModel(QAbstractTableModel):
    """Rows of texts; ``lit`` columns are those that were written last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: Sequence[tuple[str, str]] = ()
        self._names: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self._lit: frozenset[int] = frozenset()
        self._look = theme.LIGHT

    def set_headings(self, headings: Sequence[tuple[str, str]]) -> None:
        """Set each column's heading and what it means."""
        self.beginResetModel()
        self._headings = headings
        self.endResetModel()

    def set_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]], lit: frozenset[int]) -> None:
        """Show other texts; while the rows have the same names they stay where they are."""
        same = names == self._names
        if not same:
            self.beginResetModel()
        self._names, self._rows, self._lit = names, rows, lit
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def set_look(self, look: theme.Theme) -> None:
        """Take the colours of another theme."""
        self._look = look

    # Qt's own names

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole and index.column() in self._lit:
            return self._look.colour("accent", 34)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return self._names[section] if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._headings[section][1]
        return None


class NumberTable(QTableView):
    """Shows a `NumberModel`; a row that is chosen is asked for (`row_chosen`)."""

    row_chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._lit: frozenset[int] = frozenset()
        self.numbers = NumberModel(self)
        self.setModel(self.numbers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Of the rows in sight: to measure all of a large network's took most of a step's time.
        self.horizontalHeader().setResizeContentsPrecision(0)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.numbers.set_look(theme.of(self))
        self._fit_rows()

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]], lit: frozenset[int], chosen: int) -> None:
        """Show other texts, with the row ``chosen`` marked (and no signal), and what was written last in sight."""
        moved = lit != self._lit
        self._lit = lit
        self.numbers.set_rows(names, rows, lit)
        with QSignalBlocker(self):
            if self.currentIndex().row() != chosen:
                self.setCurrentIndex(self.numbers.index(chosen, 0))
        if moved:
            self._show_lit()

    def _show_lit(self) -> None:
        """Scroll sideways to what was written last; where not all of it fits, to its first columns."""
        if not self._lit:
            return
        bar, last = self.horizontalScrollBar(), max(self._lit)
        beyond = self.columnViewportPosition(last) + self.columnWidth(last) - self.viewport().width()
        bar.setValue(bar.value() + min(max(0, beyond), self.columnViewportPosition(min(self._lit))))

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)

    @Slot(QModelIndex)
    def _on_current_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current.row())

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height(_FEWEST_ROWS))

    def sizeHint(self) -> QSize:
        return QSize(420, self._height(max(_FEWEST_ROWS, min(9, self.numbers.rowCount()))))

    def _height(self, rows: int) -> int:
        return self.horizontalHeader().sizeHint().height() + rows * (self.fontMetrics().height() + 6) + 2

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # Columns have become wider (autograd's numbers came), or the table narrower.
        self._show_lit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The page's key; here it would only choose the row that is chosen already.
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self.numbers.set_look(theme.of(self))
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()
        super().changeEvent(event)
