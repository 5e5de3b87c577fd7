"""FolderPreviewStrip: a few of the user's images as they are, and under each what a net will see of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.qimages import as_qimage

if TYPE_CHECKING:
    from mnistgui.data.folder_scan import FolderPreview

_PLACES: Final = 8
_CELL: Final = 84  # logical pixels: a 28x28 image three times as large


class FolderPreviewStrip(QWidget):
    """``dataset.folder_preview``: eight places in a row, before above after; empty frames until there is a preview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.folder_preview")
        self._preview: FolderPreview | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    @property
    def preview(self) -> FolderPreview | None:
        """What is shown."""
        return self._preview

    def set_preview(self, preview: FolderPreview | None) -> None:
        """Show these images, or empty frames."""
        self._preview = preview
        self._describe()
        self.update()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("A few of the images, before and after"))
        self.setToolTip(self.tr("Above the images as they are, below exactly what a net will be given"))
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say to a screen reader what the pictures show."""
        preview = self._preview
        if preview is None:
            self.setAccessibleDescription("")
            return
        names = ", ".join(f"{one.class_name} {one.width}×{one.height}" for one in preview.examples)
        text = self.tr("{names}; after: {side}×{side} pixels").format(names=names, side=preview.side)
        self.setAccessibleDescription(text)

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing() + theme.SPACING // 2

    def _place(self, column: int, row: int) -> QRectF:
        """Return the frame of the picture in ``column``, ``row`` 0 above (before) and 1 below (after)."""
        line = self._line()
        top = line if row == 0 else 3 * line + _CELL + theme.SPACING // 2
        return QRectF(column * (_CELL + theme.SPACING), top, _CELL, _CELL)

    def _paint_words(self, painter: QPainter) -> None:
        above, below = self._place(0, 0), self._place(0, 1)
        after = self.tr("What a net sees")
        if self._preview is not None:
            after = self.tr("What a net sees: {side}×{side} pixels").format(side=self._preview.side)
        for frame, text in ((above, self.tr("Your images as they are")), (below, after)):
            room = QRectF(0, frame.top() - self._line(), self.width(), self._line())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        if self._preview is None:
            return
        for column, example in enumerate(self._preview.examples):
            frame = self._place(column, 0)
            room = QRectF(frame.left(), frame.bottom() + 2, frame.width(), self._line())
            name = self.fontMetrics().elidedText(example.class_name, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_picture(self, painter: QPainter, picture_HWC: npt.NDArray[np.uint8], frame: QRectF) -> None:
        """Paint it as large as the frame allows; one that is enlarged shows its pixels, all of the same size."""
        pixels_HWC = np.ascontiguousarray(picture_HWC)
        height, width, _ = pixels_HWC.shape
        ratio = self.devicePixelRatioF()
        scale = frame.width() * ratio / max(height, width)
        scale = (math.floor(scale) if scale >= 1 else scale) / ratio
        target = QRectF(frame.topLeft(), QSizeF(width * scale, height * scale))
        target.moveCenter(frame.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * ratio < 1)
        painter.drawImage(target, as_qimage(pixels_HWC))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        width = _PLACES * _CELL + (_PLACES - 1) * theme.SPACING
        return QSize(width, math.ceil(self._place(0, 1).bottom()) + 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self)
        painter.setPen(colours.colour("muted"))
        self._paint_words(painter)
        filled = 0 if self._preview is None else len(self._preview.examples)
        for column in range(_PLACES):
            for row in (0, 1):
                frame = self._place(column, row)
                if column < filled and self._preview is not None:
                    pictures = self._preview.before if row == 0 else self._preview.after_NHWC
                    self._paint_picture(painter, pictures[column], frame)
                else:
                    painter.setPen(colours.colour("line"))
                    painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
