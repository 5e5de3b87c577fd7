"""PixelWindow: the value of every pixel of the chosen image at once."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.pixel_view import PixelView

_OF_SCREEN: Final = 0.95  # a larger image is moved through with the mouse and the keys


class PixelWindow(QDialog):
    """A window with the value of every pixel; it follows the choice in the dock until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.pixel_window")
        self._facts = ""
        self._caption = QLabel(self)
        self._view = PixelView(self)
        self._view.setObjectName("dataset.pixel_window.image")
        self._view.set_numbers(True)
        self._view.pixel_changed.connect(self._on_view_pixel_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.addWidget(self._caption)
        layout.addWidget(self._view, 1)
        self.retranslate()

    def set_image(self, image_HWC: npt.NDArray[np.uint8], facts: str) -> None:
        """Show ``image_HWC``; ``facts`` is the line above it."""
        self._facts = facts
        self._view.set_image(image_HWC)

    def fit_screen(self) -> None:
        """Take the size that all numbers need, or what the screen has."""
        room = self.screen().availableSize()
        self.resize(self.sizeHint().boundedTo(QSize(int(room.width() * _OF_SCREEN), int(room.height() * _OF_SCREEN))))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Pixel values"))
        self._view.setAccessibleName(self.tr("The chosen image, every pixel with its value"))
        self._caption.setAccessibleName(self.tr("Current pixel"))
        self._write_caption()

    def _write_caption(self) -> None:
        row, column = self._view.pixel
        text = self.tr("{facts} · row {row}, column {column}: {value}").format(
            facts=self._facts, row=row, column=column, value=self._view.value_text(row, column)
        )
        self._caption.setText(text)

    @Slot(int, int)
    def _on_view_pixel_changed(self, _row: int, _column: int) -> None:
        self._write_caption()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
