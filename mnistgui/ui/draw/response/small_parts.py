"""VariantPicture and ClassLegend: the changed drawing, and which colour is which class."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.response.map_view import class_colour
from mnistgui.ui.qimages import image_of

_SIDE: Final = 56  # logical pixels: twice the 28 of a drawing
_SWATCH: Final = 10.0
_GAP: Final = 4.0


class VariantPicture(QWidget):
    """Shows a uint8 array (H, W, C) as the net sees it, white ink on black."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image_HWC: npt.NDArray[np.uint8] | None = None
        self.setFixedSize(_SIDE, _SIDE)

    @property
    def image_HWC(self) -> npt.NDArray[np.uint8] | None:
        """What is shown."""
        return self._image_HWC

    def set_image(self, image_HWC: npt.NDArray[np.uint8] | None) -> None:
        """Show ``image_HWC``, or an empty frame."""
        self._image_HWC = image_HWC
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image_HWC is None:
            painter.setPen(QPen(theme.of(self).colour("line"), 1.0))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.drawImage(QRectF(self.rect()), image_of(self._image_HWC))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)


class ClassLegend(QWidget):
    """One line of classes in their colours, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_classes(self, classes: Sequence[tuple[int, str]]) -> None:
        """Show (label, name) of each class."""
        self._classes = tuple(classes)
        self.setAccessibleDescription(", ".join(name for _, name in classes))
        self.setToolTip(self.accessibleDescription())
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.of(self)
        metrics, left = QFontMetricsF(self.font()), 0.0
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for label, name in self._classes:
            width = metrics.horizontalAdvance(name)
            if left + _SWATCH + _GAP + width > self.width():
                break
            painter.fillRect(QRectF(left, (self.height() - _SWATCH) / 2, _SWATCH, _SWATCH), class_colour(label))
            left += _SWATCH + _GAP
            painter.setPen(look.colour("text"))
            painter.drawText(QRectF(left, 0.0, width + 1, self.height()), middle, name)
            left += width + 2 * theme.SPACING

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
