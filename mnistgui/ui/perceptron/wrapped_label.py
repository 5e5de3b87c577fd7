"""A wrapped label for a page that scrolls."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WrappedLabel(QLabel):
    """Rich text that wraps, as high as its text needs at its width, and never lower than ``lines`` lines.

    Qt's own height-for-width is kept out of the layout: with it a scroll area takes the preferred height of the whole
    page for its smallest one, and scrolls long before it must.
    """

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._height = 0
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fit(self) -> None:
        needed = max(self._lines * self.fontMetrics().lineSpacing() + 4, self.heightForWidth(self.width()))
        if needed != self._height:
            self._height = needed
            self.updateGeometry()

    # Qt's own names

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(text)
        self._fit()

    def sizeHint(self) -> QSize:
        # Not a fixed height: Qt never lets heightForWidth fall below the minimum height.
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    def hasHeightForWidth(self) -> bool:
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
