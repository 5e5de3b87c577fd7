"""A picture that shows whether the keys go to it."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class FocusPicture(QWidget):
    """Paints itself anew when the focus comes or goes: its frame has another colour then."""

    # Qt's own names

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
