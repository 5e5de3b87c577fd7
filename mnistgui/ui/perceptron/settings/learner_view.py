"""The view “Learner”: all that can be chosen of a learner, from its layers to the seed of its first weights."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QScrollArea, QWidget

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.learners import DEFAULT_RATES, MULTILAYER, THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.losses import Loss
from mnistgui.ui import theme
from mnistgui.ui.perceptron.number_boxes import WholeBox
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.perceptron.session import first_settings
from mnistgui.ui.perceptron.settings.batch_row import BatchRow
from mnistgui.ui.perceptron.settings.field_names import LOSSES, OUTPUTS
from mnistgui.ui.perceptron.settings.layer_rows import LayerRows
from mnistgui.ui.perceptron.settings.optimizer_row import OptimizerRow

_MOST_SEED: Final = 9999
# Of 300 starts of four tanh units on XOR, one sample at a time, 63 learned at 0.5 (shuffled 102), at 0.1 298 (297).
ONE_SAMPLE_RATE: Final = 0.1
# Measured on XOR: of two tanh units at rate 0.5, seed 9 learns in 212 updates (as NAND and OR), and seed 0 sticks.
EXAMPLES: Final = {
    "four": first_settings(MULTILAYER),
    "two_learn": replace(first_settings(MULTILAYER), hidden=(2,), seed=9),
    "two_stick": replace(first_settings(MULTILAYER), hidden=(2,), seed=0),
}


class LearnerView(QScrollArea):
    """Shows settings and says others. ``perceptron.example``, ``.output``, ``.loss``, ``.start``, and its rows'."""

    settings_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.settings")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._settings = first_settings(THRESHOLD_RULE)
        self._layers, self._optimizer, self._batches = LayerRows(), OptimizerRow(), BatchRow()
        self._example, self._output, self._loss, self._start = QComboBox(), QComboBox(), QComboBox(), WholeBox()
        for control, name in (
            (self._example, "example"),
            (self._output, "output"),
            (self._loss, "loss"),
            (self._start, "start"),
        ):
            control.setObjectName(f"perceptron.{name}")
        for combo in (self._example, self._output, self._loss):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for output, text in OUTPUTS.items():
            self._output.addItem(text, output.value)
        for loss, text in LOSSES.items():
            self._loss.addItem(text, loss.value)
        self._example.addItem("", "")
        for key in EXAMPLES:
            self._example.addItem("", key)
        self._start.setRange(0, _MOST_SEED)
        self._build_layout()
        self._connect_parts()
        self.retranslate()
        self.show_settings(self._settings, classes=2)

    def show_settings(self, settings: LearnerSettings, *, classes: int) -> None:
        """Show what was built, with no signal."""
        self._settings = settings
        smooth, multilayer = settings.learner != THRESHOLD_RULE, settings.learner == MULTILAYER
        hidden = settings.hidden if isinstance(settings.hidden, tuple) else (settings.hidden,)
        activation = settings.activation
        each = activation if isinstance(activation, tuple) else (activation,) * len(hidden)
        self._layers.show_layers(hidden, each)
        self._optimizer.show_optimizer(settings.optimizer)
        self._batches.show_batches(settings.batches)
        probable = settings.output in (Output.SIGMOID, Output.SOFTMAX)
        with QSignalBlocker(self._output), QSignalBlocker(self._loss), QSignalBlocker(self._start):
            self._output.setCurrentIndex(self._output.findData(settings.output.value))
            self._loss.setCurrentIndex(self._loss.findData(settings.loss.value))
            self._start.setValue(settings.seed)
        self._allow(self._output, Output.SIGMOID.value, classes == 2)
        self._allow(self._loss, Loss.CROSS_ENTROPY.value, probable)
        for part, used in (
            (self._layers, multilayer),
            (self._output, smooth),
            (self._loss, smooth),
            (self._optimizer, smooth),
            (self._start, smooth),
        ):
            self._form.setRowVisible(part, used)
        self._batches.show_size(smooth)

    def set_scene(self, scene: Scene) -> None:
        """Do nothing: settings stay as they are while it learns."""

    def retranslate(self) -> None:
        """Set every text anew."""
        self._label_example.setText(self.tr("Example"))
        self._label_output.setText(self.tr("Output"))
        self._label_loss.setText(self.tr("Loss"))
        self._label_optimizer.setText(self.tr("Optimizer"))
        self._label_batches.setText(self.tr("Each update"))
        self._label_start.setText(self.tr("Seed"))
        texts = {
            "": self.tr("Choose…"),
            "four": self.tr("Four tanh units: XOR from any start"),
            "two_learn": self.tr("Two tanh units, seed 9: learns XOR"),
            "two_stick": self.tr("Two tanh units, seed 0: sticks on XOR"),
        }
        for place in range(self._example.count()):
            self._example.setItemText(place, texts[self._example.itemData(place)])
        for control, name, explanation in (
            (
                self._example,
                self.tr("Example"),
                self.tr("Settings that show something; they stand in the fields then."),
            ),
            (
                self._output,
                self.tr("Activation of the output layer"),
                self.tr(
                    "Sigmoid: one unit for two classes. Softmax: one unit a class. Tanh answers from −1 to 1, linear "
                    "with the sum itself; both go with MSE."
                ),
            ),
            (
                self._loss,
                self.tr("Loss"),
                self.tr("What is made small. Cross entropy needs probabilities: a sigmoid or softmax output."),
            ),
            (
                self._start,
                self.tr("Seed of the first weights"),
                self.tr("The same seed draws the same first weights. “Another start” takes the next one."),
            ),
        ):
            control.setAccessibleName(name)
            control.setToolTip(explanation)

    def _build_layout(self) -> None:
        inside = QWidget()
        self._form = QFormLayout(inside)
        self._form.setContentsMargins(theme.SPACING, 0, theme.SPACING, theme.SPACING)
        self._form.setVerticalSpacing(4)
        labels = [QLabel() for _ in range(6)]
        (
            self._label_example,
            self._label_output,
            self._label_loss,
            self._label_optimizer,
            self._label_batches,
            self._label_start,
        ) = labels
        self._form.addRow(self._label_example, self._example)
        self._form.addRow(self._layers)
        for label, part in zip(
            labels[1:], (self._output, self._loss, self._optimizer, self._batches, self._start), strict=True
        ):
            label.setBuddy(part)
            self._form.addRow(label, part)
        self.setWidget(inside)

    def _connect_parts(self) -> None:
        self._example.activated.connect(self._on_example_activated)
        self._layers.changed.connect(self._on_part_changed)
        self._optimizer.changed.connect(self._on_optimizer_changed)
        self._batches.changed.connect(self._on_batches_changed)
        self._output.currentIndexChanged.connect(self._on_part_changed)
        self._loss.currentIndexChanged.connect(self._on_part_changed)
        self._start.valueChanged.connect(self._on_part_changed)

    @staticmethod
    def _allow(combo: QComboBox, key: str, allowed: bool) -> None:
        """Let an entry be chosen or not; it stays to be seen."""
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if allowed else Qt.ItemFlag.NoItemFlags
        combo.setItemData(combo.findData(key), flag, Qt.ItemDataRole.UserRole - 1)

    def _collect(self) -> LearnerSettings:
        return replace(
            self._settings,
            hidden=self._layers.units,
            activation=self._layers.activations,
            output=Output(self._output.currentData()),
            loss=Loss(self._loss.currentData()),
            optimizer=self._optimizer.optimizer,
            batches=self._batches.batches,
            seed=self._start.value(),
        )

    @Slot()
    def _on_part_changed(self) -> None:
        self.settings_changed.emit(self._collect())

    @Slot()
    def _on_batches_changed(self) -> None:
        """Let the reliable rate go with the size of an update; a rate that the user chose stays."""
        settings = self._collect()
        one, was_one = settings.batches.size == 1, self._settings.batches.size == 1
        if one != was_one and settings.rate == (ONE_SAMPLE_RATE if was_one else DEFAULT_RATES[MULTILAYER]):
            settings = replace(settings, rate=ONE_SAMPLE_RATE if one else DEFAULT_RATES[MULTILAYER])
        self.settings_changed.emit(settings)

    @Slot(float)
    def _on_optimizer_changed(self, rate: float) -> None:
        """Take the rate that goes with another rule; 0: the rule is the same, and so is the rate."""
        settings = self._collect()
        self.settings_changed.emit(replace(settings, rate=rate) if rate else settings)

    @Slot(int)
    def _on_example_activated(self, place: int) -> None:
        key = self._example.itemData(place)
        if key:
            self.settings_changed.emit(EXAMPLES[key])
        self._example.setCurrentIndex(0)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
