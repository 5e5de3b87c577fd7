"""The three mishaps, one click each, what came of it in words, and the way back."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.mishaps import Mishap, Mishaps, outcome_words
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel


class MishapPanel(QWidget):
    """Asks for a mishap, and shows its outcome."""

    forget_toggled = Signal(bool)
    high_rate_asked = Signal()
    equal_weights_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._learner: SmoothLearner | None = None
        self._mishaps: Mishaps | None = None
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._buttons = {mishap: CompactButton() for mishap in Mishap}
        for mishap, button in self._buttons.items():
            button.setObjectName(f"perceptron.backprop.{mishap.value}")
        self._buttons[Mishap.FORGET].setCheckable(True)
        self._words = WrappedLabel(lines=1)
        self._words.setObjectName("perceptron.backprop.outcome")
        self._undo = CompactButton()
        self._undo.setObjectName("perceptron.backprop.undo")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING // 2)
        for widget in (self._heading, *self._buttons.values(), self._words, self._undo):
            rows.addWidget(widget)
        self._buttons[Mishap.FORGET].toggled.connect(self.forget_toggled)
        self._buttons[Mishap.HIGH_RATE].clicked.connect(self.high_rate_asked)
        self._buttons[Mishap.EQUAL].clicked.connect(self.equal_weights_asked)
        self._undo.clicked.connect(self.undo_asked)
        self.retranslate()

    def show_mishaps(self, mishaps: Mishaps, learner: SmoothLearner) -> None:
        """Show what was tried on ``learner``."""
        self._mishaps, self._learner = mishaps, learner
        forget = self._buttons[Mishap.FORGET]
        with QSignalBlocker(forget):
            forget.setChecked(learner.forget_zero_grad)
        forget.set_role("primary" if learner.forget_zero_grad else "")
        # One unit alone has none to be equal to.
        self._buttons[Mishap.EQUAL].setEnabled(any(units > 1 for units in learner.network.hidden))
        self._undo.setEnabled(mishaps.can_undo)
        self._explain()
        self._show_words()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._heading.setText(self.tr("What happens when …"))
        self._buttons[Mishap.FORGET].setText(self.tr("zero_gra&d() is forgotten"))
        self._buttons[Mishap.HIGH_RATE].setText(self.tr("the rate &is too high"))
        self._buttons[Mishap.EQUAL].setText(self.tr("all weights are e&qual"))
        self._undo.setText(self.tr("&Undo: as it was before"))
        for button in (*self._buttons.values(), self._undo):
            button.setAccessibleName(button.text().replace("&", ""))
        self._words.setAccessibleName(self.tr("What came of it"))
        self._explain()
        self._show_words()

    def _explain(self) -> None:
        self._buttons[Mishap.FORGET].setToolTip(
            self.tr("Leave zero_grad() out: backward() then adds to what .grad still holds.")
        )
        self._buttons[Mishap.HIGH_RATE].setToolTip(
            self.tr("Take five updates at a rate at which the loss rises instead of falling.")
        )
        equal = self._buttons[Mishap.EQUAL]
        equal.setToolTip(
            self.tr("Make every weight and bias 0.5: the hidden units never become different.")
            if equal.isEnabled()
            else self.tr("This needs a hidden layer of two or more units, which could become different.")
        )
        self._undo.setToolTip(self.tr("Put weights, rate and zero_grad() back as they were before."))

    def _show_words(self) -> None:
        outcome = None if self._mishaps is None else self._mishaps.outcome
        text = "" if outcome is None or self._learner is None else outcome_words(outcome, self._learner)
        self._words.setText(text)
        self._words.setVisible(bool(text))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
