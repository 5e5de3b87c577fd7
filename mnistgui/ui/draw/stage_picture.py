"""StagePicture: a small image with every pixel a sharp square whose value can be read."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mnistgui.drawing.raster import FIELD
from mnistgui.ui import theme
from mnistgui.ui.qimages import image_of

# Logical pixels: the smallest below a banner and above a plot with other runs.
_CELLS: Final = (2, 6)
_USUAL_CELL: Final = 3
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class StagePicture(QWidget):
    """Shows a uint8 array (H, W) or (H, W, C), white ink on black whatever the theme: what a net sees, not a drawing.

    An image smaller than 28x28 has pixels of the same size and stands in the middle; a larger one smaller pixels. The
    mouse, or the arrow keys, point at a pixel. ``cells``: the smallest and the largest side of a pixel's square.
    """

    pixel_pointed = Signal(int, int)  # row and column; -1, -1 when no pixel is pointed at any more

    def __init__(self, parent: QWidget | None = None, *, size: int, cells: tuple[int, int] = _CELLS) -> None:
        super().__init__(parent)
        self._smallest, self._largest = cells
        self._size = self._empty_size = (size, size)  # rows and columns
        self._image_HW: npt.NDArray[np.uint8] | None = None
        self._pointed: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def image_HW(self) -> npt.NDArray[np.uint8] | None:
        """What is shown."""
        return self._image_HW

    @property
    def pointed(self) -> tuple[int, int] | None:
        """Row and column of the pixel that is pointed at."""
        return self._pointed

    def set_image(self, image_HW: npt.NDArray[np.uint8] | None) -> None:
        """Show ``image_HW``, or an empty frame. A pixel that is pointed at stays so."""
        self._image_HW = image_HW
        size = self._empty_size if image_HW is None else (image_HW.shape[0], image_HW.shape[1])
        if size != self._size:
            self._size = size
            self._point_at(None)
        self.update()

    def side_for(self, room: int) -> int:
        """Return the side that this widget makes use of, in logical pixels, where there is ``room``."""
        return math.ceil(FIELD * self._cell(room))

    def _cell(self, room: int) -> float:
        """Return the side of a pixel's square in logical pixels: a whole number of device pixels."""
        ratio = self.devicePixelRatioF()
        if max(self._size) > FIELD:
            # What is larger than the design's 28x28 has to do with the room of 28x28.
            return max(FIELD * self._smallest, room) / max(self._size)
        return min(max(room * ratio // FIELD, self._smallest * ratio), self._largest * ratio) // 1 / ratio

    def _frame(self) -> QRectF:
        ratio, cell = self.devicePixelRatioF(), self._cell(self.width())
        rows, columns = self._size
        x, y = (self.width() - columns * cell) / 2, (self.height() - rows * cell) / 2
        return QRectF(round(x * ratio) / ratio, round(y * ratio) / ratio, columns * cell, rows * cell)

    def _point_at(self, cell: tuple[int, int] | None) -> None:
        if cell != self._pointed:
            self._pointed = cell
            self.pixel_pointed.emit(*(cell or (-1, -1)))
            self.update()

    def _cell_at(self, position: QPointF) -> tuple[int, int] | None:
        inside = (position - self._frame().topLeft()) / self._cell(self.width())
        row, column = math.floor(inside.y()), math.floor(inside.x())
        rows, columns = self._size
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(FIELD * _USUAL_CELL, FIELD * _USUAL_CELL).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        return QSize(FIELD * self._smallest, FIELD * self._smallest)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, frame = theme.of(self), self._frame()
        if self._image_HW is None:
            painter.setPen(QPen(look.colour("line"), 1.0))
            painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            painter.drawImage(frame, image_of(self._image_HW))
        pen = QPen(look.colour("accent"), 2.0)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        if self._pointed is not None:
            row, column = self._pointed
            cell = self._cell(self.width())
            place = QRectF(frame.x() + column * cell, frame.y() + row * cell, cell, cell)
            painter.drawRect(place.adjusted(-1.0, -1.0, 1.0, 1.0))
        if self.hasFocus():
            painter.drawRect(frame.adjusted(1.0, 1.0, -1.0, -1.0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point_at((self._size[0] // 2, self._size[1] // 2))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._size
        row, column = self._pointed or (rows // 2, columns // 2)
        self._point_at((min(max(row + move[0], 0), rows - 1), min(max(column + move[1], 0), columns - 1)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
