"""AdviceBar: the banner that says what goes wrong in a run, why it usually does, and what to try, with one click."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mnistgui.training.config import FIELDS
from mnistgui.training.events import Advice
from mnistgui.ui.banner import Banner
from mnistgui.ui.language import core_text, message_text


class AdviceBar(Banner):
    """``advice.banner``: shows the newest advice until it is closed or followed."""

    fix_requested = Signal(object)  # fields of the config -> values to take for them
    shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("advice", bar="warning", parent=parent)
        self.setObjectName("advice.banner")
        self._advice: Advice | None = None
        self._fix = QPushButton()
        self._fix.setObjectName("advice.fix")
        self._fix.clicked.connect(self._on_fix_clicked)
        # Beside the words: the banner takes its height from the page below it.
        self.row.insertWidget(1, self._fix, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.retranslate()

    @Slot(object)
    def show_advice(self, advice: Advice) -> None:
        """Show ``advice``; it takes no keys from whoever is typing."""
        self._advice = advice
        self.retranslate()
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not the window
            self.shown_changed.emit(False)

    @Slot()
    def _on_fix_clicked(self) -> None:
        if self._advice is not None:
            self.fix_requested.emit(dict(self._advice.fix))
            self.hide()

    def _fix_text(self, advice: Advice) -> str:
        changes = (self.tr("{field} {value}").format(field=_label_of(name), value=_shown(name, value))
                   for name, value in advice.fix.items())  # fmt: skip
        return self.tr("Set {changes}").format(changes=", ".join(changes))

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        super().retranslate()
        self._fix.setToolTip(self.tr("Changes these settings. A run that goes on keeps its own: press Start anew."))
        advice = self._advice
        if advice is None:
            return
        self.title.setText(message_text(advice.what))
        self.text.setText(f"{message_text(advice.why)} {message_text(advice.remedy)}")
        self._fix.setText(self._fix_text(advice))
        self._fix.setAccessibleName(self._fix.text())
        self._fix.setVisible(bool(advice.fix))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.text.text())


def _label_of(name: str) -> str:
    return core_text(FIELDS[name].label)


def _shown(name: str, value: object) -> str:
    """Return a value as the panel shows it."""
    for choice in FIELDS[name].choices:
        if choice.key == value:
            return core_text(choice.label)
    return f"{value:g}" if isinstance(value, float) else str(value)
