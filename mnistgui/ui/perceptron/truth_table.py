"""The truth table, live: inputs, target, what the learner answers, and whether that is right."""

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
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from mnistgui.perceptron.table_files import parse_number
from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import are_whole, number
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.table_cells import TARGET, CellDelegate

_COLUMNS: Final = 5
_OUTPUT, _RESULT = 3, 4
_MOST_ROWS: Final = 5  # more are scrolled to
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class TruthTableModel(QAbstractTableModel):
    """A row a sample: x₁, x₂, target, output, right or wrong (in words and a sign, not only in colour).

    A number typed into one of the first three is asked for (`value_typed`), and comes with the next scene.
    """

    value_typed = Signal(int, int, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._look = theme.LIGHT
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._headers = ("x₁", "x₂", self.tr("target"), self.tr("output"), self.tr("answer"))
        self._right = self.tr("✓ right")
        self._wrong = self.tr("✗ wrong")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)
        self._emit_all_changed()

    def set_look(self, look: theme.Theme) -> None:
        """Take the colours of another theme."""
        self._look = look
        self._emit_all_changed()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment; the rows stay where they are unless the problem is another one."""
        before = self._scene
        same_rows = before is not None and len(before.problem) == len(scene.problem)
        if not same_rows:
            self.beginResetModel()
        self._scene = scene
        if not same_rows:
            self.endResetModel()
        elif before is not None and before.problem is scene.problem:
            # Of a problem that stays only the answers change; a field that is open in a cell is left alone.
            self.dataChanged.emit(self.index(0, _OUTPUT), self.index(self.rowCount() - 1, _RESULT))
        else:
            self._emit_all_changed()

    def _emit_all_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _COLUMNS - 1))

    def _text(self, scene: Scene, row: int, column: int) -> str:
        if column < 2:
            value = float(scene.problem.points_N2[row, column])
            return number(value, places=0 if are_whole((value,)) else 2)
        if column == _OUTPUT:
            return number(float(scene.outputs_N[row]), places=0 if scene.hard else 3)
        if column == _RESULT:
            return self._right if scene.right_N[row] else self._wrong
        return str(scene.problem.labels_N[row])

    def _value(self, scene: Scene, row: int, column: int) -> str:
        """Return what a field begins with: the number in full."""
        if column == TARGET:
            return str(scene.problem.labels_N[row])
        return f"{float(scene.problem.points_N2[row, column]):.12g}"

    # Qt's own names

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self._scene is None else len(self._scene.problem)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._scene is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._scene, index.row(), index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._value(self._scene, index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _RESULT:
            return self._look.colour("good" if self._scene.right_N[index.row()] else "bad")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() <= TARGET else flags

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            typed = parse_number(str(value))
        except ValueError:
            return False
        self.value_typed.emit(index.row(), index.column(), typed)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._headers[section]
        return None


class TruthTable(QTableView):
    """Shows a `Scene`; choosing a row asks for that sample (`sample_chosen`), a typed number for that value."""

    sample_chosen = Signal(int)
    value_typed = Signal(int, int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.table")
        self._model = TruthTableModel(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(CellDelegate(self))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self._model.value_typed.connect(self.value_typed)
        self._model.set_look(theme.of(self))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Truth table"))
        self.setToolTip(
            self.tr(
                "Inputs, target and the learner's output now. Choose a row to see its numbers in the diagram; "
                "double-click x₁, x₂ or the target, or press F2, to type another number."
            )
        )
        self._model.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment, its current sample chosen."""
        rows = self._model.rowCount()
        self._model.set_scene(scene)
        if self._model.rowCount() != rows:
            self.updateGeometry()
        # A field that is open stays: leaving its row would close it.
        typing = self.state() is QAbstractItemView.State.EditingState
        if self.currentIndex().row() != scene.current and not typing:
            with QSignalBlocker(self):
                self.setCurrentIndex(self._model.index(scene.current, max(0, self.currentIndex().column())))

    @Slot(QModelIndex)
    def _on_current_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.sample_chosen.emit(current.row())

    # Qt's own names

    def sizeHint(self) -> QSize:
        rows = max(4, min(_MOST_ROWS, self._model.rowCount()))
        return QSize(320, self.horizontalHeader().sizeHint().height() + rows * (self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.horizontalHeader().sizeHint().height() + 4 * (self.fontMetrics().height() + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._model.set_look(theme.of(self))
        elif event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2)
        super().changeEvent(event)
