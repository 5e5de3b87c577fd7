"""FigureTable: rows of texts and figures to be looked at, one row lit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from mnistgui.ui import theme

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_ROOMY: Final = 14  # the most that a row has over its text
_LIT_ALPHA: Final = 56  # of the accent behind a row: the text on it keeps its contrast
Row = tuple[str, ...]


class FigureModel(QAbstractTableModel):
    """The texts of every cell, as they are shown. The first ``words`` columns are words, the others figures."""

    def __init__(self, columns: int, *, words: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._headers, self._tips = ("",) * columns, ("",) * columns
        self._rows: tuple[Row, ...] = ()
        self._row_tips: tuple[str, ...] = ()
        self._lit: int | None = None
        self._later_muted = False
        self._look = theme.LIGHT
        self._fonts: dict[int, QFont] = {}

    def set_headers(self, texts: Sequence[str], tips: Sequence[str]) -> None:
        """Name the columns; ``tips`` explain them."""
        self._headers, self._tips = tuple(texts), tuple(tips)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._headers) - 1)

    def set_rows(self, rows: Sequence[Row], tips: Sequence[str] = ()) -> None:
        """Show these texts; what is chosen stays chosen while the number of rows stays."""
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows, self._row_tips = tuple(rows), tuple(tips)
        if same:
            self._tell_all()
        else:
            self.endResetModel()

    def light(self, row: int | None, *, later_muted: bool = False) -> None:
        """Light one row, or none; ``later_muted`` says that those below it are still to come."""
        if (row, later_muted) != (self._lit, self._later_muted):
            self._lit, self._later_muted = row, later_muted
            self._tell_all()

    @property
    def lit(self) -> int | None:
        """The row that is lit."""
        return self._lit

    def set_look(self, look: theme.Theme, fonts: dict[int, QFont]) -> None:
        """Take other colours, and the fonts of the columns that have one of their own."""
        self._look, self._fonts = look, fonts
        self._tell_all()

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._headers) - 1))

    # Qt's own names

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._rows[row][column]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._headers[column]}: {self._rows[row][column]}"
            case Qt.ItemDataRole.ToolTipRole:
                return self._row_tips[row] if row < len(self._row_tips) else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(words=column < self._words)
            case Qt.ItemDataRole.FontRole:
                return self._fonts.get(column)
            case Qt.ItemDataRole.BackgroundRole if row == self._lit:
                return self._look.colour("accent", _LIT_ALPHA)
            case Qt.ItemDataRole.ForegroundRole if self._later_muted and self._lit is not None and row > self._lit:
                return self._look.colour("muted")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._headers[section]
            case Qt.ItemDataRole.ToolTipRole:
                return self._tips[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(words=section < self._words)
        return None


def _alignment(*, words: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


class FigureTable(QTableView):
    """Shows a `FigureModel` without grid or frame. ``wide`` is the column that takes the room that is left."""

    def __init__(self, model: FigureModel, *, wide: int, code: int | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self.figures, self._code, self._all_rows = model, code, 0
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self._dress()

    def show_all_rows(self, rows: int) -> None:
        """Be as high as so many rows at least, which share the height that is there."""
        self._all_rows = rows
        self._dress()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def _dress(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setMinimumSectionSize(line + 4)
        self.verticalHeader().setDefaultSectionSize(line + 8)
        fonts = {} if self._code is None else {self._code: theme.number_font(self)}
        self.figures.set_look(theme.of(self), fonts)
        if self._all_rows:
            self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + self._all_rows * (line + _ROOMY))

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        rows = self._all_rows * self.verticalHeader().minimumSectionSize()
        return QSize(super().minimumSizeHint().width(), self.horizontalHeader().sizeHint().height() + max(rows, 60))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()
        super().changeEvent(event)
