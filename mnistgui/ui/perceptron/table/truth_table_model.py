"""The rows and columns of the truth table: what stands in each cell, and which can be typed into."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.table_files import parse_number
from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import are_whole, number
from mnistgui.ui.perceptron.plane.point_editor import OWN_TABLES
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.table.gate_columns import GateColumns, gate_columns
from mnistgui.ui.perceptron.table.table_cells import CLASSES_ROLE

_WORDS: Final = 3  # columns with a word for a heading: target, output, answer
_SHOWN: Final = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_TYPED: Final = _SHOWN | Qt.ItemFlag.ItemIsEditable
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class TruthTableModel(QAbstractTableModel):
    """A row a sample: x₁, x₂ (and x₃), target, output, right or wrong (in words and a sign, not only in colour).

    After these come the hidden units of a truth table, as gates; the view shows them before the target. A number typed
    into one of the columns up to the target is asked for (`value_typed`), and comes with the next scene.
    """

    value_typed = Signal(int, int, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._gates: GateColumns | None = None
        self._names: tuple[str, ...] = ()
        self._look = theme.LIGHT
        self._brief = False
        self._first_typed = 0
        self.retranslate()

    @property
    def inputs(self) -> int:
        """How many inputs there are; it is also the column of the target."""
        return 2 if self._scene is None else self._scene.problem.inputs

    @property
    def gates(self) -> int:
        """How many columns of hidden units there are."""
        return 0 if self._gates is None else len(self._gates.units)

    @property
    def result_words(self) -> tuple[str, str]:
        """What stands in the last column."""
        return self._right, self._wrong

    @property
    def digits_are_targets(self) -> range:
        """The classes that a digit key sets: in a truth table of one's own, where nothing else can be typed."""
        if self._scene is None or self._scene.problem.name not in OWN_TABLES:
            return range(0)
        return range(self._scene.problem.classes)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._headers = (self.tr("target"), self.tr("output"), self.tr("answer"))
        self._right = self.tr("✓ right")
        self._wrong = self.tr("✗ wrong")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self._emit_all_changed()

    def set_look(self, look: theme.Theme) -> None:
        """Take the colours of another theme."""
        self._look = look
        self._emit_all_changed()

    def set_brief(self, brief: bool) -> None:
        """Write right and wrong as signs alone, and answers shorter, where columns have no room for more."""
        if brief != self._brief:
            self._brief = brief
            self._emit_all_changed()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment; rows and columns stay where they are unless there are other ones."""
        before, gates = self._scene, gate_columns(scene)
        same = before is not None and (len(before.problem), before.problem.inputs, self.gates) == (
            len(scene.problem),
            scene.problem.inputs,
            0 if gates is None else len(gates.units),
        )
        if not same:
            self.beginResetModel()
        self._scene, self._gates = scene, gates
        self._first_typed = scene.problem.inputs if scene.problem.name in OWN_TABLES else 0
        names = () if gates is None else gates.names
        names_before, self._names = self._names, names
        if not same:
            self.endResetModel()
            return
        if names != names_before:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, self.inputs + _WORDS, self.columnCount() - 1)
        if before is not None and before.problem is scene.problem:
            # Of a problem that stays only the answers change; a field that is open in a cell is left alone.
            self.dataChanged.emit(
                self.index(0, self.inputs + 1), self.index(self.rowCount() - 1, self.columnCount() - 1)
            )
        else:
            self._emit_all_changed()

    def _emit_all_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _text(self, scene: Scene, row: int, column: int) -> str:
        if column < self.inputs:
            value = float(scene.problem.points_NI[row, column])
            return number(value, places=0 if are_whole((value,)) else 2)
        match column - self.inputs:
            case 0:
                return str(scene.problem.labels_N[row])
            case 1:
                return _output(scene, row, brief=self._brief)
            case 2:
                answer = self._right if scene.right_N[row] else self._wrong
                return answer[:1] if self._brief else answer
        assert self._gates is not None
        return self._gates.text(row, column - self.inputs - _WORDS, brief=self._brief)

    def _value(self, scene: Scene, row: int, column: int) -> str:
        """Return what a field begins with: the number in full."""
        if column == self.inputs:
            return str(scene.problem.labels_N[row])
        return f"{float(scene.problem.points_NI[row, column]):.12g}"

    def _tip(self, row: int, column: int) -> str | None:
        """Return the activation behind a 0 or 1, and the word behind a sign that stands for it."""
        assert self._scene is not None
        place = column - self.inputs
        if place == _WORDS - 1 and self._brief:
            return self._right if self._scene.right_N[row] else self._wrong
        if place < _WORDS or self._gates is None:
            return None
        return f"h{lowered(place - _WORDS + 1)} = {number(self._gates.value(row, place - _WORDS), places=3)}"

    def _heading_tip(self, unit: int) -> str:
        name = self._names[unit]
        heading = f"h{lowered(unit + 1)}: {name}."
        if self._gates is not None and self._gates.units[unit].column is None:
            return heading + " " + self.tr("This unit's answers lie near no two levels: it is no gate yet.")
        return heading + " " + self.tr("What hidden unit {unit} answers, as 0 and 1.").format(unit=unit + 1)

    # Qt's own names

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self._scene is None else len(self._scene.problem)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.inputs + _WORDS + self.gates

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._scene is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._scene, row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self._value(self._scene, row, column) if column <= self.inputs else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and column == self.inputs + _WORDS - 1:
            return self._look.colour("good" if self._scene.right_N[row] else "bad")
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == CLASSES_ROLE and column == self.inputs:
            return self._scene.problem.classes
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        # Asked for every cell that is drawn.
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self._first_typed <= index.column() <= self.inputs else _SHOWN

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
        if orientation is not Qt.Orientation.Horizontal:
            return None
        unit = section - self.inputs - _WORDS
        if role == Qt.ItemDataRole.DisplayRole:
            if section < self.inputs:
                return f"x{lowered(section + 1)}"
            return self._headers[section - self.inputs] if unit < 0 else f"h{lowered(unit + 1)} {self._names[unit]}"
        if role == Qt.ItemDataRole.ToolTipRole and unit >= 0:
            return self._heading_tip(unit)
        return None


def _output(scene: Scene, row: int, *, brief: bool) -> str:
    """Return the answer of the one output unit; of several units the class that wins, and its answer."""
    outputs_U = scene.answers.outputs_MU[row]
    if len(outputs_U) == 1:
        return number(float(outputs_U[0]), places=0 if scene.hard else 2 if brief else 3)
    winner = int(scene.answers.classes_M[row])
    return f"{winner} ({number(float(outputs_U[winner]))})"
