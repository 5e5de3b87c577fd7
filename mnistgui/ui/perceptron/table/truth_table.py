"""The truth table, live: inputs, hidden units as gates, target, what the learner answers, and whether it is right."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import MINUS
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.table.table_cells import CellDelegate
from mnistgui.ui.perceptron.table.truth_table_model import TruthTableModel

_MOST_ROWS: Final = 5  # more are scrolled to
_Index = QModelIndex | QPersistentModelIndex


class TableHeader(QHeaderView):
    """Headings; that of a hidden unit on two lines, its number over its gate, each cut off where it is too wide."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(8)
        self.two_lines = False

    # Qt's own names

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.fontMetrics().height() * (2 if self.two_lines else 1) + 8)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802
        heading = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        lines = heading.split(" ", 1) if self.two_lines and heading.startswith("h") else [heading]
        text = "\n".join(
            self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, rect.width() - 2) for line in lines
        )
        look = theme.of(self)
        painter.fillRect(rect, look.colour("raised"))
        painter.setPen(look.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(look.colour("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class TruthTable(QTableView):
    """Shows a `Scene`; choosing a row asks for that sample (`sample_chosen`), a typed number for that value."""

    sample_chosen = Signal(int)
    value_typed = Signal(int, int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.table")
        self._model = TruthTableModel(self)
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
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
                "double-click an input or the target, or press F2, to type another number. In a truth table of your "
                "own the keys 0 and 1 set the targets, row after row. h₁, h₂ … are the hidden units, each with the "
                "gate that it has become."
            )
        )
        self._model.retranslate()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment, its current sample chosen."""
        shape = self._shape()
        self._model.set_scene(scene)
        if self._shape() != shape:
            self._arrange_columns()
            self.updateGeometry()
        # A field that is open stays: leaving its row would close it.
        typing = self.state() is QAbstractItemView.State.EditingState
        if self.currentIndex().row() != scene.current and not typing:
            with QSignalBlocker(self):
                self.setCurrentIndex(self._model.index(scene.current, max(0, self.currentIndex().column())))

    def _shape(self) -> tuple[int, int, int]:
        return self._model.rowCount(), self._model.inputs, self._model.gates

    def _arrange_columns(self) -> None:
        """Put the hidden units, which are the model's last columns, between the inputs and the target."""
        inputs, gates = self._model.inputs, self._model.gates
        units = range(self._model.columnCount() - gates, self._model.columnCount())
        for place, column in enumerate((*range(inputs), *units, *range(inputs, units.start))):
            self._header.moveSection(self._header.visualIndex(column), place)
        self._header.two_lines = gates > 0
        # Gates are narrow and words are wide; without gates all columns are of one width.
        mode = QHeaderView.ResizeMode.Fixed if gates else QHeaderView.ResizeMode.Stretch
        self._header.setSectionResizeMode(mode)
        self._header.updateGeometry()
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give each column what it needs; where that is too much, words and gates' names are cut."""
        if not self._model.gates:
            self._model.set_brief(False)
            return
        needs = [self._needs(column) for column in range(self._model.columnCount())]
        least, full = (sum(widths) for widths in zip(*needs, strict=True))
        room = self.viewport().width()
        share = min(1.0, max(0.0, (room - least) / (full - least)))
        self._model.set_brief(share < 1.0)
        spare = max(0, room - full) / len(needs)
        edge = start = 0
        exact = 0.0
        for column, (low, high) in enumerate(needs):
            exact += low + share * (high - low) + spare
            start, edge = edge, round(exact)  # so that the last ends where the table does
            self._header.resizeSection(column, edge - start)

    def _needs(self, column: int) -> tuple[int, int]:
        """Return the least and the full width of a column, where there are hidden units. Gates' names change while it
        learns: all have the room of one of two inputs."""
        wide = self.fontMetrics().horizontalAdvance
        place = column - self._model.inputs
        if place < 0:
            return wide("0") + 6, wide("x₁") + 12
        if place > 2:
            return wide("0") + 6, max(wide("NAND"), wide(f"{MINUS}0.00")) + 10
        heading = wide(str(self._model.headerData(column, Qt.Orientation.Horizontal)))
        if place == 1:
            return max(heading, wide(f"{MINUS}0.00")) + 4, max(heading, wide(f"{MINUS}0.000")) + 14
        if place < 2:
            return heading + 4, heading + 14
        return heading + 4, max(heading, *(wide(word) for word in self._model.result_words)) + 14

    @Slot(QModelIndex)
    def _on_current_row_changed(self, current: QModelIndex) -> None:
        if current.isValid():
            self.sample_chosen.emit(current.row())

    # Qt's own names

    def dataChanged(  # noqa: N802
        self,
        topLeft: _Index,
        bottomRight: _Index,
        roles: Sequence[int] = (),
    ) -> None:
        # Qt draws everything anew where the last row that changed is out of sight: tell it of those in sight only.
        if topLeft.isValid() and bottomRight.isValid():
            last = self.rowAt(self.viewport().height() - 1)
            first_row = max(topLeft.row(), self.rowAt(0))
            last_row = bottomRight.row() if last < 0 else min(bottomRight.row(), last)
            if first_row > last_row:
                return
            topLeft = self._model.index(first_row, topLeft.column())
            bottomRight = self._model.index(last_row, bottomRight.column())
        super().dataChanged(topLeft, bottomRight, roles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, digit = self.currentIndex().row(), event.text()
        classes = self._model.digits_are_targets
        if row >= 0 and digit.isascii() and digit.isdigit() and int(digit) in classes:
            # The outputs of a table are typed one after the other: 0110.
            self.value_typed.emit(row, self._model.inputs, float(digit))
            self.setCurrentIndex(self._model.index(min(row + 1, self._model.rowCount() - 1), self._model.inputs))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        rows = max(4, min(_MOST_ROWS, self._model.rowCount()))
        return QSize(320, self.horizontalHeader().sizeHint().height() + rows * (self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.horizontalHeader().sizeHint().height() + 4 * (self.fontMetrics().height() + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._model.set_look(theme.of(self))
        elif event.type() is QEvent.Type.FontChange:
            self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2)
            self._fit_columns()
        super().changeEvent(event)
