"""How the gradient becomes an update: the rule, and the constants that it uses."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mnistgui.perceptron.optimizers import RATES, Optimizer, Rule
from mnistgui.ui.perceptron.number_boxes import NumberBox
from mnistgui.ui.perceptron.settings.field_names import RULES

_GAP: Final = 4  # as between the rows of the form
_USED: Final[dict[Rule, tuple[str, ...]]] = {
    Rule.SGD: (),
    Rule.MOMENTUM: ("momentum",),
    Rule.NESTEROV: ("momentum",),
    Rule.RMSPROP: ("alpha",),
    Rule.ADAM: ("beta1", "beta2"),
}
_SIGNS: Final = {"momentum": "μ", "alpha": "α", "beta1": "β₁", "beta2": "β₂"}


class OptimizerRow(QWidget):
    """``perceptron.optimizer``, and ``perceptron.momentum``, ``.alpha``, ``.beta1``, ``.beta2`` where they are used.

    `changed` says the rate that goes with the rule if the rule is another one, else 0.
    """

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._optimizer = Optimizer()
        self._rule = QComboBox()
        self._rule.setObjectName("perceptron.optimizer")
        for rule, name in RULES.items():
            self._rule.addItem(name, rule.value)
        self.setFocusProxy(self._rule)
        # The constants have a row of their own: beside the rule Adam's two would be cut off in a window of 1280 pixels.
        rows, row = QVBoxLayout(self), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_GAP)
        row.setSpacing(_GAP)
        rows.addWidget(self._rule)
        rows.addLayout(row)
        self._constants: dict[str, tuple[QLabel, NumberBox]] = {}
        for name, sign in _SIGNS.items():
            label, spin = QLabel(sign), NumberBox()
            spin.setObjectName(f"perceptron.{name}")
            spin.setDecimals(4 if name == "beta2" else 3)
            spin.setRange(0.0, 1.0 - 10.0 ** -spin.decimals())  # below 1 as far as it is written
            spin.setSingleStep(0.01)
            label.setBuddy(spin)
            row.addWidget(label)
            row.addWidget(spin)
            spin.valueChanged.connect(self._on_constant_changed)
            self._constants[name] = label, spin
        row.addStretch(1)
        self._rule.currentIndexChanged.connect(self._on_rule_index_changed)
        self.show_optimizer(self._optimizer)
        self.retranslate()

    @property
    def optimizer(self) -> Optimizer:
        """The rule and its constants."""
        return self._optimizer

    def show_optimizer(self, optimizer: Optimizer) -> None:
        """Show rule and constants, with no signal."""
        self._optimizer = optimizer
        with QSignalBlocker(self._rule):
            self._rule.setCurrentIndex(self._rule.findData(optimizer.rule.value))
        for name, (label, spin) in self._constants.items():
            with QSignalBlocker(spin):
                spin.setValue(getattr(optimizer, name))
            for part in (label, spin):
                part.setVisible(name in _USED[optimizer.rule])

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rule.setAccessibleName(self.tr("Optimizer"))
        self._rule.setToolTip(
            self.tr("How the gradient becomes an update, as PyTorch defines it. Another one begins at its own rate.")
        )
        texts = {
            "momentum": (self.tr("Momentum"), self.tr("The share of the last move that is kept in the next.")),
            "alpha": (self.tr("Alpha"), self.tr("How slowly the mean of the squared gradients forgets.")),
            "beta1": (self.tr("Beta 1"), self.tr("How slowly the mean of the gradients forgets.")),
            "beta2": (self.tr("Beta 2"), self.tr("How slowly the mean of the squared gradients forgets.")),
        }
        for key, (name, explanation) in texts.items():
            spin = self._constants[key][1]
            spin.setAccessibleName(name)
            spin.setToolTip(explanation)

    @Slot()
    def _on_rule_index_changed(self) -> None:
        rule = Rule(self._rule.currentData())
        self.show_optimizer(replace(self._optimizer, rule=rule))
        self.changed.emit(RATES[rule])

    @Slot()
    def _on_constant_changed(self) -> None:
        momentum, alpha, beta1, beta2 = (round(spin.value(), spin.decimals()) for _, spin in self._constants.values())
        self._optimizer = replace(self._optimizer, momentum=momentum, alpha=alpha, beta1=beta1, beta2=beta2)
        self.changed.emit(0.0)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
