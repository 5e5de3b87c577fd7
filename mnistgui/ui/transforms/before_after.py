"""BeforeAfter: a few images, each beside what the transforms make of it."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mnistgui.ui import theme

Pictures = npt.NDArray[np.uint8]

IMAGES: Final = 8
_BETWEEN: Final = 2  # logical pixels, in a pair and above one another
_PAIRS_APART: Final = 12
_LARGEST_SCALE: Final = 8
# Beyond this a picture that is drawn as large as its pixels say would leave the other one too small to see.
_LARGEST_RATIO: Final = 3


@dataclass(frozen=True)
class _Grid:
    """Pairs side by side, the side of a cell and the device pixels that the larger picture's pixel has."""

    across: int
    scale: float

    @classmethod
    def fit(cls, room: QSize, side: int, count: int) -> "_Grid":
        """Return the grid with the largest pixels for ``count`` pairs of ``side`` pixels; ``room`` in device pixels."""
        best = cls(1, 0.0)
        for across in (1, 2, 4, 8):
            down = -(-count // across)
            width = (room.width() - across * _BETWEEN - (across - 1) * _PAIRS_APART) / (2 * across)
            scale = min(width, room.height() / down - _BETWEEN) / side
            # Whole pixels, so that all are of one size; pictures that are too large for that are made smaller.
            scale = min(float(math.floor(scale)), _LARGEST_SCALE) if scale >= 1 else max(scale, 0.01)
            if scale > best.scale:
                best = cls(across, scale)
        return best


class BeforeAfter(QWidget):
    """``data.before_after``: pairs of pictures, grey or colour, every pixel a sharp square where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("data.before_after")
        self._before_KHWC: Pictures | None = None
        self._after_KHWC: Pictures | None = None
        self._notice = ""
        self.retranslate()

    @property
    def pictures(self) -> tuple[Pictures | None, Pictures | None]:
        """What is shown, before and after."""
        return self._before_KHWC, self._after_KHWC

    def set_pictures(self, before_KHWC: Pictures | None, after_KHWC: Pictures | None) -> None:
        """Show pairs of uint8 pictures (K, H, W, 1 or 3), which may be of different sizes; None: the notice."""
        self._before_KHWC, self._after_KHWC = before_KHWC, after_KHWC
        self.update()

    def set_notice(self, text: str) -> None:
        """Set the sentence that stands where there are no pictures."""
        self._notice = text
        self.update()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Images before and after the transforms"))
        self.setToolTip(self.tr("On the left of each pair the image of the set, on the right what the net is fed"))

    def _scales(self, larger: float) -> tuple[float, float]:
        """Return device pixels a pixel, before and after, where the ``larger`` picture's is given."""
        assert self._before_KHWC is not None and self._after_KHWC is not None
        before, after = max(self._before_KHWC.shape[1:3]), max(self._after_KHWC.shape[1:3])
        ratio = max(before, after) / min(before, after)
        if ratio <= _LARGEST_RATIO:
            return larger, larger
        side = larger * max(before, after)
        return math.floor(side / before) or side / before, math.floor(side / after) or side / after

    def _paint_pairs(self, painter: QPainter, before_KHWC: Pictures, after_KHWC: Pictures) -> None:
        """Paint in device pixels."""
        ratio, line = self.devicePixelRatioF(), theme.of(self).colour("line")
        heading = math.ceil(self.fontMetrics().lineSpacing() * ratio)
        room = QSize(int(self.width() * ratio), int(self.height() * ratio) - heading)
        side = max(*before_KHWC.shape[1:3], *after_KHWC.shape[1:3])
        grid = _Grid.fit(room, side, len(before_KHWC))
        scales = self._scales(grid.scale)
        cell = side * grid.scale
        left = (room.width() - grid.across * (2 * cell + _BETWEEN) - (grid.across - 1) * _PAIRS_APART) // 2
        for number in range(len(before_KHWC)):
            row, column = divmod(number, grid.across)
            top = heading + row * (cell + _BETWEEN)
            for place, (pictures, scale) in enumerate(zip((before_KHWC, after_KHWC), scales, strict=True)):
                x = left + column * (2 * cell + _BETWEEN + _PAIRS_APART) + place * (cell + _BETWEEN)
                frame = QRectF(x, top, cell, cell)
                if not row:
                    self._paint_heading(painter, QRectF(x, 0, cell, heading), after=bool(place))
                self._paint_picture(painter, pictures[number], frame, scale)
                painter.setPen(QPen(line, 1))
                painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_heading(self, painter: QPainter, place: QRectF, *, after: bool) -> None:
        painter.setPen(theme.of(self).colour("muted"))
        font = self.font()
        font.setPixelSize(round(self.fontInfo().pixelSize() * self.devicePixelRatioF()))
        painter.setFont(font)
        # Words may be wider than a small picture: they have the room between the pairs, too.
        place.adjust(-_PAIRS_APART / 2, 0, _PAIRS_APART / 2, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.tr("after") if after else self.tr("before"))

    def _paint_picture(self, painter: QPainter, picture_HWC: Pictures, frame: QRectF, scale: float) -> None:
        height, width, channels = picture_HWC.shape
        form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
        pixels = np.ascontiguousarray(picture_HWC)
        image = QImage(pixels.data, width, height, width * channels, form)
        x = frame.x() + (frame.width() - width * scale) // 2
        y = frame.y() + (frame.height() - height * scale) // 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 1)
        painter.drawImage(QRectF(x, y, width * scale, height * scale), image)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self._size_for(3)

    def minimumSizeHint(self) -> QSize:
        return self._size_for(2)

    def _size_for(self, scale: int) -> QSize:
        """Return the room for MNIST's images, two pairs side by side."""
        cell = 28 * scale + _BETWEEN
        return QSize(4 * cell + _PAIRS_APART, IMAGES // 2 * cell + self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._before_KHWC is not None and self._after_KHWC is not None and len(self._before_KHWC):
            ratio = self.devicePixelRatioF()
            painter.scale(1 / ratio, 1 / ratio)
            self._paint_pairs(painter, self._before_KHWC, self._after_KHWC)
            return
        painter.setPen(theme.of(self).colour("muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._notice)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.update()
        super().changeEvent(event)
