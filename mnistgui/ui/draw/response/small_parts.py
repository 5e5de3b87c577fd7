"""VariantPicture and ClassLegend: the changed drawing, and which colour is which class."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.drawing.raster import FIELD
from mnistgui.ui import theme
from mnistgui.ui.draw.response.map_view import class_colour
from mnistgui.ui.qimages import image_of

_SWATCH: Final = 10.0
_GAP: Final = 4.0


class VariantPicture(QWidget):
    """Shows a uint8 array (H, W, C) as the net sees it, white ink on black, with whole pixels as large as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image_HWC: npt.NDArray[np.uint8] | None = None
        self.setMinimumSize(FIELD, FIELD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image_HWC(self) -> npt.NDArray[np.uint8] | None:
        """What is shown."""
        return self._image_HWC

    def set_image(self, image_HWC: npt.NDArray[np.uint8] | None) -> None:
        """Show ``image_HWC``, or an empty frame."""
        self._image_HWC = image_HWC
        self.update()

    def _frame(self) -> QRectF:
        """Return where the picture is: on the left, each of its pixels a whole number of device pixels."""
        size = FIELD if self._image_HWC is None else max(self._image_HWC.shape[:2])
        room, ratio = min(self.width(), self.height()), self.devicePixelRatioF()
        cell = math.floor(room * ratio / size) / ratio or room / size
        height, width = (size, size) if self._image_HWC is None else self._image_HWC.shape[:2]
        return QRectF(0.0, 0.0, width * cell, height * cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image_HWC is None:
            painter.setPen(QPen(theme.of(self).colour("line"), 1.0))
            painter.drawRect(self._frame().adjusted(0.5, 0.5, -0.5, -0.5))
            return
        painter.drawImage(self._frame(), image_of(self._image_HWC))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)


class ClassLegend(QWidget):
    """Classes in their colours, line after line, as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[tuple[int, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

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
        metrics, left, top = QFontMetricsF(self.font()), 0.0, 0.0
        height = metrics.height()
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for label, name in self._classes:
            width = _SWATCH + _GAP + metrics.horizontalAdvance(name)
            if left and left + width > self.width():
                left, top = 0.0, top + height + _GAP
            if top + height > self.height():
                break
            painter.fillRect(QRectF(left, top + (height - _SWATCH) / 2, _SWATCH, _SWATCH), class_colour(label))
            painter.setPen(look.colour("text"))
            painter.drawText(QRectF(left + _SWATCH + _GAP, top, width, height), middle, name)
            left += width + 2 * theme.SPACING

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
