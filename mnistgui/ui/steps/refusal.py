"""Refusal: why the list before the user cannot be used, in words, and the way back to the one in use."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mnistgui.messages import Message
from mnistgui.ui.language import core_text, message_text
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.steps.catalog import StepCatalog

# While someone types, "-" on the way to "-10" is no mistake yet: it is one when the typing rests this long.
_PATIENCE_MS: Final = 500


class Refusal(QWidget):
    """Hidden while nothing is wrong."""

    row_refused = Signal(int)  # with the words: the row at fault, -1 where it is the list as a whole
    take_back_asked = Signal()

    def __init__(self, catalog: StepCatalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._kept = True
        self._problem: Message | None = None
        self._words, self._take_back = WrappedLabel(1), QPushButton()
        self._words.setObjectName(f"{catalog.prefix}.step_refusal")
        self._words.setProperty("role", "bad")
        self._take_back.setObjectName(f"{catalog.prefix}.step_take_back")
        self._take_back.clicked.connect(self.take_back_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignTop)
        self._patience = QTimer(self)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show)
        self.hide()
        self.retranslate()

    def refuse(self, problem: Message, *, patiently: bool, kept: bool = True) -> None:
        """Say what is wrong: at once, or ``patiently`` when the typing rests, unless something is refused already.

        ``kept`` says that another list stays in use meanwhile, to which one can go back.
        """
        self._problem, self._kept = problem, kept
        if patiently and self.isHidden():
            self._patience.start()
        else:
            self._show()

    def clear(self) -> None:
        """Nothing is wrong."""
        self._problem = None
        self._patience.stop()
        self.hide()

    @Slot()
    def _show(self) -> None:
        if self._problem is None:
            return
        self._patience.stop()
        arguments = dict(self._problem.arguments)
        position = arguments.get("position")
        # In the window a parameter is called by its label.
        info, name = self._catalog.infos.get(str(arguments.get("name"))), arguments.get("parameter")
        labels = {} if info is None else {each.name: core_text(each.label) for each in info.parameters}
        arguments["parameter"] = f"“{labels.get(str(name), name)}”"
        problem = message_text(Message(self._problem.id, arguments))
        if self._kept:
            text = self.tr("{problem} Until then the last list that could be used stays in use.")
            problem = text.format(problem=problem)
        self._words.setText(escape(problem, quote=False))
        self._take_back.setVisible(self._kept)
        self.show()
        self.row_refused.emit(position - 1 if isinstance(position, int) else -1)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._words.setAccessibleName(self.tr("Why the list cannot be used"))
        self._take_back.setText(self.tr("Take back"))
        self._take_back.setAccessibleName(self.tr("Take back what cannot be used"))
        self._take_back.setToolTip(self.tr("Shows the list in use again"))
        if not self.isHidden():
            self._show()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
