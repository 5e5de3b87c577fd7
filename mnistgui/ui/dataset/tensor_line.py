"""TensorLine: what the transforms make of the chosen image: shape, dtype, range, and a small picture of it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.qimages import as_qimage

_PICTURE: Final = 32  # logical pixels
_PATIENCE_MS: Final = 250  # facts of the image before stay so long: blinking would be worse than being late


class TensorLine(QWidget):
    """``dataset.tensor``: one or two lines of text. Nothing is shown until it is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Sequence[int], str, float, float] | None = None
        self._picture = QLabel(self)
        self._picture.setObjectName("dataset.tensor_picture")
        self._text = QLabel(self)
        self._text.setObjectName("dataset.tensor")
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text.setMinimumHeight(2 * self._text.fontMetrics().lineSpacing())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._picture)
        layout.addWidget(self._text, 1)
        self._patience = QTimer(self)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.clear)
        self.clear()
        self.retranslate()

    def show_tensor(
        self,
        shape: Sequence[int],
        dtype: str,
        low: float,
        high: float,
        picture_HWC: npt.NDArray[np.uint8] | None = None,
    ) -> None:
        """Show a tensor of this shape and dtype, its values from ``low`` to ``high``, and what it looks like."""
        self._patience.stop()
        self._facts = shape, dtype, low, high
        self._picture.setVisible(picture_HWC is not None)
        if picture_HWC is not None:
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap.fromImage(as_qimage(np.ascontiguousarray(picture_HWC)))
            side = round(_PICTURE * ratio)
            pixmap = pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
            pixmap.setDevicePixelRatio(ratio)
            self._picture.setPixmap(pixmap)
        self._write()
        self.show()

    def expect_another(self) -> None:
        """Take note that what is shown is of another image: it goes unless the new facts come soon."""
        if self._facts is not None:
            self._patience.start()

    @Slot()
    def clear(self) -> None:
        """Show nothing."""
        self._patience.stop()
        self._facts = None
        self.hide()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._text.setAccessibleName(self.tr("The tensor that the net is fed"))
        self._text.setToolTip(
            self.tr("What the transforms make of this image, as a net is fed it: shape, type, values")
        )
        self._picture.setAccessibleName(self.tr("The image after the transforms"))
        self._picture.setToolTip(self.tr("The image after the transforms that always act"))
        self._write()

    def _write(self) -> None:
        if self._facts is None:
            return
        shape, dtype, low, high = self._facts
        text = self.tr("After the transforms: {shape} {dtype}\nvalues from {low} to {high}").format(
            shape="×".join(map(str, shape)), dtype=dtype, low=_number(low), high=_number(high)
        )
        self._text.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _number(value: float) -> str:
    return f"{value:.4g}".replace("-", "\N{MINUS SIGN}")
