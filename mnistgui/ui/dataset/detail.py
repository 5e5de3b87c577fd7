"""ImageDetail: one image large, with its label, its index, the value of every pixel, and what a net said of it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.dataset.pixel_view import PixelView
from mnistgui.ui.dataset.pixel_window import PixelWindow
from mnistgui.ui.dataset.tensor_line import TensorLine


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a net said of one image. ``loss`` is NaN where the image has no label of the net's."""

    answer: str
    confidence: float
    loss: float
    wrong: bool


class ImageDetail(QWidget):
    """The chosen image beside what is known of it; *Numbers* zooms in, *Enlarge* shows all values in a window."""

    send_requested = Signal()  # put the image on the Draw page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image_HWC: npt.NDArray[np.uint8] | None = None
        self._class_name = ""
        self._index = 0
        self._verdict: Verdict | None = None
        self._window: PixelWindow | None = None
        self._build_facts()
        self._build_buttons()
        self.tensor = TensorLine(self)
        self._build_layout()
        self.retranslate()

    def _build_facts(self) -> None:
        self._view = PixelView(self)
        self._view.setObjectName("dataset.image")
        self._view.pixel_changed.connect(self._on_view_pixel_changed)
        # A class of the user's own may have a name of any length.
        self._label = _named(ElidedLabel(self), "dataset.image_label", "title")
        self._place = _named(QLabel(self), "dataset.image_index", "muted")
        self._answer = _named(ElidedLabel(self), "dataset.net_answer", "good")
        self._pixel = _named(QLabel(self), "dataset.pixel", "")
        for label in (self._place, self._pixel):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _build_buttons(self) -> None:
        self._numbers = self._button("dataset.numbers")
        self._numbers.setCheckable(True)
        self._numbers.toggled.connect(self._view.set_numbers)
        self._enlarge = self._button("dataset.enlarge")
        self._enlarge.clicked.connect(self.enlarge)
        self._send = self._button("dataset.send")
        self._send.clicked.connect(self.send_requested)

    def _build_layout(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(theme.SPACING)
        title.addWidget(self._label, 1)
        title.addWidget(self._place)
        side = QVBoxLayout()
        side.setSpacing(theme.SPACING // 2)
        side.addWidget(self._pixel)
        side.addStretch(1)
        for button in (self._numbers, self._enlarge, self._send):
            side.addWidget(button)
        picture = QHBoxLayout()
        picture.setSpacing(theme.SPACING)
        picture.addWidget(self._view, 1)
        picture.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(title)
        layout.addWidget(self._answer)
        layout.addLayout(picture, 1)
        layout.addWidget(self.tensor)

    def set_image(self, image_HWC: npt.NDArray[np.uint8] | None, class_name: str = "", index: int = 0) -> None:
        """Show an image (uint8), the name of its class and its ``index`` in the set; None shows nothing."""
        self._image_HWC, self._class_name, self._index = image_HWC, class_name, index
        for button in (self._numbers, self._enlarge, self._send):
            button.setEnabled(image_HWC is not None)
        if image_HWC is None:
            self._verdict = None
            self.tensor.clear()
        else:
            self.tensor.expect_another()
        self._view.set_image(image_HWC)
        self._keep_width()
        self._write_facts()
        self._show_in_window()

    def set_verdict(self, verdict: Verdict | None) -> None:
        """Show what a net said of the image, or nothing."""
        self._verdict = verdict
        self._write_facts()

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
        self._send.setText(self.tr("To Draw"))
        self._send.setAccessibleName(self.tr("Send the image to the Draw page"))
        self._send.setToolTip(self.tr("Put this image on the Draw page and see what the nets say"))
        self._label.setAccessibleName(self.tr("Label of the chosen image"))
        self._place.setAccessibleName(self.tr("Index of the chosen image"))
        self._pixel.setAccessibleName(self.tr("Value of the current pixel"))
        self._answer.setAccessibleName(self.tr("What the net says of the chosen image"))
        self._keep_width()
        self._write_facts()
        self._show_in_window()

    def _keep_width(self) -> None:
        """Make room for any pixel: the image must not change its size with what the mouse points at."""
        channels = 1 if self._image_HWC is None else self._image_HWC.shape[2]
        widest = self.tr("Value {value}").format(value=" ".join(["255"] * channels))
        self._pixel.setMinimumWidth(self._pixel.fontMetrics().horizontalAdvance(widest))

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setEnabled(False)
        return button

    def _write_facts(self) -> None:
        self._answer.setVisible(self._image_HWC is not None and self._verdict is not None)
        if self._image_HWC is None:
            for label in (self._label, self._place, self._pixel, self._answer):
                label.clear()
            return
        self._label.setText(self.tr("Label {label}").format(label=self._class_name))
        self._place.setText(self.tr("Image {index}").format(index=f"{self._index:,}"))
        self._write_verdict()
        self._write_pixel()

    def _write_verdict(self) -> None:
        verdict = self._verdict
        if verdict is None:
            self._answer.clear()
            return
        text = self.tr("Net: {answer} · {confidence} sure · loss {loss}").format(
            answer=verdict.answer, confidence=f"{verdict.confidence:.1%}", loss=f"{verdict.loss:.3g}"
        )
        self._answer.setText(text)
        role = "bad" if verdict.wrong else "good"
        if role != self._answer.property("role"):
            self._answer.setProperty("role", role)
            # The style sheet looks at a property only when it is asked to.
            self._answer.style().unpolish(self._answer)
            self._answer.style().polish(self._answer)

    def _write_pixel(self) -> None:
        if self._image_HWC is None:
            return
        row, column = self._view.pixel
        value = self._view.value_text(row, column)
        text = self.tr("Row {row}\nColumn {column}\nValue {value}").format(row=row, column=column, value=value)
        self._pixel.setText(text)

    def _show_in_window(self) -> None:
        if self._window is not None and self._image_HWC is not None:
            self._window.set_image(self._image_HWC, f"{self._label.text()} · {self._place.text()}")

    @Slot(int, int)
    def _on_view_pixel_changed(self, _row: int, _column: int) -> None:
        self._write_pixel()

    @Slot()
    def enlarge(self) -> None:
        """Show the value of every pixel in a window."""
        if self._image_HWC is None:
            return
        if self._window is None:
            self._window = PixelWindow(self)
            self._show_in_window()
            self._window.fit_screen()
        self._window.show()
        self._window.raise_()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _named(label: QLabel, name: str, role: str) -> QLabel:
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
