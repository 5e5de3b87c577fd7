"""The five lines with what the one at hand does, and the buttons that go through them."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.code_lines import CodeLines
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.backprop.words import sentence
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel


class WalkSteps(QWidget):
    """Shows a `Sight`; asks to go on, back, or through the whole update."""

    next_asked = Signal()
    back_asked = Signal()
    whole_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = CodeLines()
        self._says = WrappedLabel(lines=4)
        self._says.setObjectName("perceptron.backprop.says")
        self._next, self._back, self._whole = QPushButton(), CompactButton(), CompactButton()
        self._sight: Sight | None = None
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACING // 2)
        for button, name in ((self._next, "next"), (self._back, "back"), (self._whole, "whole")):
            button.setObjectName(f"perceptron.backprop.{name}")
            buttons.addWidget(button)
        buttons.addStretch()
        self._next.setProperty("role", "primary")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACING // 2)
        for part in (self._code, self._says):
            rows.addWidget(part)
        rows.addLayout(buttons)
        self._next.clicked.connect(self.next_asked)
        self._back.clicked.connect(self.back_asked)
        self._whole.clicked.connect(self.whole_asked)
        self.retranslate()

    def set_sight(self, sight: Sight) -> None:
        """Show another moment."""
        self._sight = sight
        self._code.show_phase(sight.walk.phase, forgot=sight.walk.update.forgot)
        self._says.setText(sentence(sight))
        self._back.setEnabled(sight.walk.can_go_back)

    def take_focus(self) -> None:
        """Let Space be the key of “Next phase”."""
        self._next.setFocus()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._next.setText(self.tr("Ne&xt phase"))
        self._back.setText(self.tr("Bac&k"))
        self._whole.setText(self.tr("Whole upd&ate"))
        for button, name, text in (
            (self._next, self.tr("Next phase"), self.tr("Do the next line (Space or →).")),
            (self._back, self.tr("Back"), self.tr("Undo the last line, a change of the weights too (←).")),
            (self._whole, self.tr("Whole update"), self.tr("Do all lines up to step().")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(text)
        self._says.setAccessibleName(self.tr("What the line at hand does"))
        if self._sight is not None:
            self._says.setText(sentence(self._sight))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
