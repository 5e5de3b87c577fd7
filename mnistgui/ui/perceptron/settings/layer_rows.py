"""The hidden layers of the multilayer learner: how many, of how many units, and with which activation each."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.network import MOST_HIDDEN_LAYERS, MOST_UNITS
from mnistgui.ui.perceptron.number_boxes import WholeBox
from mnistgui.ui.perceptron.settings.field_names import ACTIVATIONS

_FIRST_UNITS: Final = 4


class LayerRows(QWidget):
    """``perceptron.hidden_layers``, and of each layer ``perceptron.units.1`` … and ``perceptron.activation.1`` …."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_count = QLabel()
        self._count = WholeBox()
        self._count.setObjectName("perceptron.hidden_layers")
        self._count.setRange(0, MOST_HIDDEN_LAYERS)
        self._label_count.setBuddy(self._count)
        self._labels: list[QLabel] = []
        self._units: list[WholeBox] = []
        self._activations: list[QComboBox] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._label_count, 0, 0)
        grid.addWidget(self._count, 0, 1)
        for layer in range(MOST_HIDDEN_LAYERS):
            self._add_row(grid, layer)
        grid.setColumnStretch(2, 1)
        self._count.valueChanged.connect(self._on_count_value_changed)
        self.retranslate()

    @property
    def units(self) -> tuple[int, ...]:
        """Units of each layer."""
        return tuple(spin.value() for spin in self._units[: self._count.value()])

    @property
    def activations(self) -> tuple[Activation, ...]:
        """Activation of each layer."""
        return tuple(Activation(combo.currentData()) for combo in self._activations[: self._count.value()])

    def show_layers(self, units: tuple[int, ...], activations: tuple[Activation, ...]) -> None:
        """Show these layers, with no signal."""
        with QSignalBlocker(self):
            self._count.setValue(len(units))
            for spin, combo, count, activation in zip(self._units, self._activations, units, activations, strict=False):
                spin.setValue(count)
                combo.setCurrentIndex(combo.findData(activation.value))
        self._show_rows()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label_count.setText(self.tr("Hidden layers"))
        self._count.setAccessibleName(self.tr("Hidden layers"))
        self._count.setToolTip(
            self.tr("Layers between the inputs and the output layer, 0 to 4. With none it is a single layer.")
        )
        for layer, (label, spin, combo) in enumerate(
            zip(self._labels, self._units, self._activations, strict=True), start=1
        ):
            label.setText(self.tr("Layer {number}").format(number=layer))
            spin.setAccessibleName(self.tr("Units of hidden layer {number}").format(number=layer))
            spin.setToolTip(
                self.tr("Units of this layer, 1 to 8. Each draws a line of its own, if it is the first layer.")
            )
            combo.setAccessibleName(self.tr("Activation of hidden layer {number}").format(number=layer))
            combo.setToolTip(
                self.tr(
                    "What each unit of this layer makes of its sum. With linear layers alone the network is still a "
                    "single layer: it multiplies matrices and nothing else."
                )
            )

    def _add_row(self, grid: QGridLayout, layer: int) -> None:
        label, spin, combo = QLabel(), WholeBox(), QComboBox()
        spin.setObjectName(f"perceptron.units.{layer + 1}")
        combo.setObjectName(f"perceptron.activation.{layer + 1}")
        spin.setRange(1, MOST_UNITS)
        spin.setValue(_FIRST_UNITS)
        for activation, name in ACTIVATIONS.items():
            combo.addItem(name, activation.value)
        label.setBuddy(spin)
        for column, part in enumerate((label, spin, combo)):
            grid.addWidget(part, layer + 1, column)
        spin.valueChanged.connect(self._on_row_changed)
        combo.currentIndexChanged.connect(self._on_row_changed)
        self._labels.append(label)
        self._units.append(spin)
        self._activations.append(combo)

    def _show_rows(self) -> None:
        for layer, parts in enumerate(zip(self._labels, self._units, self._activations, strict=True)):
            for part in parts:
                part.setVisible(layer < self._count.value())

    @Slot()
    def _on_count_value_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    @Slot()
    def _on_row_changed(self) -> None:
        self.changed.emit()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
