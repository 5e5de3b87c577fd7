"""ImageDetail: one image large, with its label, its index and the value of every pixel."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.pixel_view import PixelView


class ImageDetail(QWidget):
    """The chosen image beside what is known of it; *Numbers* zooms in, *Enlarge* shows all values in a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image_HWC: npt.NDArray[np.uint8] | None = None
        self._class_name = ""
        self._index = 0
        self._window: PixelWindow | None = None
        self._view = PixelView(self)
        self._view.setObjectName("dataset.image")
        self._view.pixel_changed.connect(self._on_view_pixel_changed)
        self._label = self._text_label("dataset.image_label", "title")
        self._place = self._text_label("dataset.image_index", "muted")
        self._pixel = self._text_label("dataset.pixel", "")
        self._numbers = self._button("dataset.numbers")
        self._numbers.setCheckable(True)
        self._numbers.toggled.connect(self._view.set_numbers)
        self._enlarge = self._button("dataset.enlarge")
        self._enlarge.clicked.connect(self._on_enlarge_clicked)
        self._build_layout()
        self.retranslate()

    def _build_layout(self) -> None:
        facts = QVBoxLayout()
        facts.setSpacing(theme.SPACING // 2)
        for widget in (self._label, self._place, self._pixel):
            facts.addWidget(widget)
        facts.addStretch(1)
        facts.addWidget(self._numbers)
        facts.addWidget(self._enlarge)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._view, 1)
        layout.addLayout(facts)

    def set_image(self, image_HWC: npt.NDArray[np.uint8] | None, class_name: str = "", index: int = 0) -> None:
        """Show an image (uint8), the name of its class and its ``index`` in the set; None shows nothing."""
        self._image_HWC, self._class_name, self._index = image_HWC, class_name, index
        for button in (self._numbers, self._enlarge):
            button.setEnabled(image_HWC is not None)
        self._view.set_image(image_HWC)
        self._write_facts()
        self._show_in_window()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._view.setAccessibleName(self.tr("The chosen image"))
        self._view.setToolTip(
            self.tr("Point at a pixel, or move with the arrow keys, to read its value. Copy takes all values along.")
        )
        self._numbers.setText(self.tr("Num&bers"))
        self._numbers.setAccessibleName(self.tr("Show the numbers"))
        self._numbers.setToolTip(self.tr("Zoom in until every pixel shows its value; drag or use the keys to move"))
        self._enlarge.setText(self.tr("&Enlarge…"))
        self._enlarge.setAccessibleName(self.tr("Enlarge the image"))
        self._enlarge.setToolTip(self.tr("Show the value of every pixel at once, in a window of its own"))
        self._label.setAccessibleName(self.tr("Label of the chosen image"))
        self._place.setAccessibleName(self.tr("Index of the chosen image"))
        self._pixel.setAccessibleName(self.tr("Value of the current pixel"))
        # Wide enough for any index: the image must not change its size from one thumbnail to the next.
        widest = self.tr("Image {index}").format(index=f"{99_999:,}")
        self._place.setMinimumWidth(self._place.fontMetrics().horizontalAdvance(widest))
        self._write_facts()
        self._show_in_window()

    def _text_label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setEnabled(False)
        return button

    def _write_facts(self) -> None:
        if self._image_HWC is None:
            for label in (self._label, self._place, self._pixel):
                label.clear()
            return
        self._label.setText(self.tr("Label {label}").format(label=self._class_name))
        self._place.setText(self.tr("Image {index}").format(index=f"{self._index:,}"))
        row, column = self._view.pixel
        value = self._view.value_text(row, column)
        text = self.tr("Row {row}\nColumn {column}\nValue {value}").format(row=row, column=column, value=value)
        self._pixel.setText(text)

    def _show_in_window(self) -> None:
        if self._window is not None and self._image_HWC is not None:
            self._window.set_image(self._image_HWC, f"{self._label.text()} · {self._place.text()}")

    @Slot(int, int)
    def _on_view_pixel_changed(self, _row: int, _column: int) -> None:
        self._write_facts()

    @Slot()
    def _on_enlarge_clicked(self) -> None:
        if self._window is None:
            self._window = PixelWindow(self)
            self._show_in_window()
            self._window.resize(self._window.sizeHint())
        self._window.show()
        self._window.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


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
