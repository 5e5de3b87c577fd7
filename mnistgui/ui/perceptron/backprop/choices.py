"""What the page is asked to show: which sample, how numbers are rounded, which loss; and the way back and out."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.rounding import Rounding
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.words import RULES, sample_words
from mnistgui.ui.perceptron.compact_button import CompactButton

_PROBABILITIES: Final = (Output.SIGMOID, Output.SOFTMAX)


class WalkChoices(QWidget):
    """They ask, the page acts."""

    sample_chosen = Signal(int)
    rounding_chosen = Signal(object)
    loss_chosen = Signal(object)
    worksheet_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample, self._rounding, self._loss = QComboBox(), QComboBox(), QComboBox()
        self._by_layer = QCheckBox()
        self._worksheet, self._close = CompactButton(), CompactButton()
        self._rule = QLabel()
        self._sample_name, self._rounding_name, self._loss_name = QLabel(), QLabel(), QLabel()
        named = (
            (self._sample, "sample"),
            (self._rounding, "rounding"),
            (self._loss, "loss"),
            (self._by_layer, "by_layer"),
            (self._worksheet, "worksheet"),
            (self._close, "close"),
            (self._rule, "optimizer"),
        )
        for widget, name in named:
            widget.setObjectName(f"perceptron.backprop.{name}")
        self._rule.setProperty("role", "muted")
        for rounding in Rounding:
            self._rounding.addItem("", rounding.value)
        self._rounding.setCurrentIndex(self._rounding.findData(Rounding.FOUR.value))
        self._build_layout()
        self._sample.currentIndexChanged.connect(self._on_sample_index_changed)
        self._rounding.currentIndexChanged.connect(self._on_rounding_index_changed)
        self._loss.currentIndexChanged.connect(self._on_loss_index_changed)
        self._worksheet.clicked.connect(self.worksheet_asked)
        self._close.clicked.connect(self.close_asked)
        self.retranslate()

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(theme.SPACING // 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, box in (
            (self._sample_name, self._sample),
            (self._rounding_name, self._rounding),
            (self._loss_name, self._loss),
        ):
            box.setMinimumContentsLength(6)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            label.setBuddy(box)
            form.addRow(label, box)
        out = QHBoxLayout()
        out.setSpacing(theme.SPACING // 2)
        out.addWidget(self._close)
        out.addWidget(self._worksheet)
        out.addStretch()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING // 2)
        rows.addLayout(form)
        rows.addWidget(self._by_layer)
        rows.addWidget(self._rule)
        rows.addLayout(out)

    @property
    def by_layer(self) -> bool:
        """Whether forward and backward go layer by layer."""
        return self._by_layer.isChecked()

    @property
    def rounding(self) -> Rounding:
        """How numbers are shown."""
        return Rounding(self._rounding.currentData())

    def show_learner(self, learner: SmoothLearner, sample: int) -> None:
        """Offer the samples of ``learner``'s problem and the losses that go with its output, with no signal."""
        with QSignalBlocker(self._sample), QSignalBlocker(self._loss):
            self._sample.clear()
            for index in range(len(learner.problem)):
                self._sample.addItem(sample_words(learner, index), index)
            self._loss.clear()
            for loss in Loss:
                if loss is Loss.MSE or learner.output in _PROBABILITIES:
                    self._loss.addItem("", loss.value)
            self._loss.setCurrentIndex(self._loss.findData(learner.loss_kind.value))
        self.show_sample(sample)
        self._name_losses()
        self.show_rate(learner)

    def show_sample(self, sample: int) -> None:
        """Show another sample, with no signal."""
        with QSignalBlocker(self._sample):
            self._sample.setCurrentIndex(sample)

    def show_rate(self, learner: SmoothLearner) -> None:
        """Say which optimiser makes the update, with which rate."""
        self._rule.setText(f"{RULES[learner.optimizer.rule]}, lr={learner.rate:g}")

    def retranslate(self) -> None:
        """Set every text anew."""
        self._sample_name.setText(self.tr("Sam&ple"))
        self._rounding_name.setText(self.tr("Rou&nding"))
        self._loss_name.setText(self.tr("&Loss"))
        self._by_layer.setText(self.tr("La&yer by layer"))
        self._worksheet.setText(self.tr("Work&sheet…"))
        self._close.setText(self.tr("Back to &the lab"))
        for index in range(self._rounding.count()):
            rounding = Rounding(self._rounding.itemData(index))
            fractions = self.tr("fractions where exact")
            text = fractions if rounding is Rounding.FRACTIONS else self.tr("{count} decimals")
            self._rounding.setItemText(index, text.format(count=rounding.places))
        self._name_losses()
        self._explain()

    def _name_losses(self) -> None:
        names = {Loss.CROSS_ENTROPY.value: self.tr("cross entropy"), Loss.MSE.value: self.tr("mean squared error")}
        with QSignalBlocker(self._loss):
            for index in range(self._loss.count()):
                self._loss.setItemText(index, names[self._loss.itemData(index)])

    def _explain(self) -> None:
        for widget, name, text in (
            (
                self._sample,
                self.tr("Sample of the update"),
                self.tr("The update is made of this one sample alone: a batch of one. Inputs → target."),
            ),
            (
                self._rounding,
                self.tr("Rounding of the numbers"),
                self.tr("How numbers are shown. All are computed in full, whatever is shown."),
            ),
            (
                self._loss,
                self.tr("Loss"),
                self.tr("Cross entropy needs probabilities: it is offered with a sigmoid or softmax output only."),
            ),
            (
                self._by_layer,
                self.tr("Layer by layer"),
                self.tr("Go through forward and backward one layer at a time."),
            ),
            (self._worksheet, self.tr("Worksheet"), self.tr("This network and sample as a page to fill in.")),
            (self._close, self.tr("Back to the lab"), self.tr("Back to the lab with the weights as they are (Esc).")),
            (
                self._rule,
                self.tr("Optimizer and learning rate"),
                self.tr("What step() makes the new weights with, as it is set in the lab."),
            ),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(text)

    @Slot(int)
    def _on_sample_index_changed(self, index: int) -> None:
        if index >= 0:
            self.sample_chosen.emit(index)

    @Slot(int)
    def _on_rounding_index_changed(self, index: int) -> None:
        self.rounding_chosen.emit(Rounding(self._rounding.itemData(index)))

    @Slot(int)
    def _on_loss_index_changed(self, index: int) -> None:
        if index >= 0:
            self.loss_chosen.emit(Loss(self._loss.itemData(index)))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
