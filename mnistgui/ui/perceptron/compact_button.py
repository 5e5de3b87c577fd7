"""A push button as narrow as its text."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

_PRIMARY_AIR: Final = 28  # what the style sheet puts around a primary button's text


class CompactButton(QPushButton):
    """Qt's Fusion style makes every button at least 80 pixels wide; six of those leave no room for the speed."""

    def set_role(self, role: str) -> None:
        """Be the ``primary`` button, or (with no role) one like the others."""
        if self.property("role") == role:
            return
        self.setProperty("role", role)
        # A style sheet that selects by a property is looked up again only when the widget is polished anew.
        self.style().unpolish(self)
        self.style().polish(self)

    # Qt's own names

    def sizeHint(self) -> QSize:
        plain = super().sizeHint()
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        air = _PRIMARY_AIR if self.property("role") == "primary" else round(1.4 * self.fontMetrics().height())
        return QSize(min(plain.width(), text + air), plain.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
