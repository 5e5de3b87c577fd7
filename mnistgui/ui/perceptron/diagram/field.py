"""The field in which a weight is typed over its edge; what is no number is refused at it, in words."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from mnistgui.perceptron.table_files import parse_number
from mnistgui.ui.perceptron.number_validator import LONGEST, NumberValidator


class WeightField(QLineEdit):
    """``perceptron.diagram.weight``. `number_typed` with Enter, or when it is left for another widget; else `left`."""

    number_typed = Signal(float)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.diagram.weight")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaxLength(LONGEST)
        self._owner = parent
        self._validator = NumberValidator(self)
        self.setValidator(self._validator)
        self.hide()
        self.textChanged.connect(self._on_self_text_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setToolTip(self.tr("Enter takes the number, Escape leaves it as it was."))
        if self.isHidden():  # else it has the name of what is typed
            self.setAccessibleName(self.tr("Weight"))

    def open(self, title: str, value: float, typed: str = "") -> None:
        """Show the field for the weight named ``title``: its ``value``, or what was ``typed`` already."""
        self.setAccessibleName(title)
        self.setText(typed or repr(value))
        self.setModified(bool(typed))
        if not typed:
            self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_back(self) -> None:
        """End here, and let the keys mean the diagram again."""
        self._owner.setFocus(Qt.FocusReason.OtherFocusReason)
        self._finish()

    def _finish(self) -> None:
        """Say what was typed, once; an untouched field says nothing."""
        if not self.isHidden():
            typed = self.isModified() and self.hasAcceptableInput()
            self.hide()
            self._say("")
            if typed:
                self.number_typed.emit(parse_number(self.text()))
            self.left.emit()

    def _say(self, reason: str) -> None:
        self.setProperty("refused", bool(reason))
        self.setAccessibleDescription(reason)
        if reason and self.isModified():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), reason, self)
        else:
            QToolTip.hideText()

    @Slot(str)
    def _on_self_text_changed(self, text: str) -> None:
        self._say(self._validator.reason_against(text))

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            reason = self._validator.reason_against(self.text())
            if reason:
                self.setModified(True)
                self._say(reason)
            else:
                self._give_back()
        elif event.key() == Qt.Key.Key_Escape:
            self.setModified(False)
            self._give_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu or another window in front of it is not the end of typing.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._finish()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
