"""PixelView: one image large, every pixel a cell whose value can be read, by mouse and by keys."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.qimages import as_qimage

_AROUND_NUMBER: Final = 3  # free space in a cell, in logical pixels
_LEAST_FRAME: Final = 5  # logical pixels: the frame of the current cell is seen in a large image, too
_WHITE_UNTIL: Final = 118  # white text stands at 4.5:1 or more on greys up to here, black text above


class PixelView(QWidget):
    """An image of uint8 pixels, whole, or zoomed so that each cell holds its number; one cell is the current one.

    The arrow keys, Home, End, Page Up and Page Down move the current cell, the mouse puts it where it points, and Copy
    puts all values on the clipboard as a table. Colours are those of the image, not of the theme: white ink on black.
    """

    pixel_changed = Signal(int, int)  # row and column of the current cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image_HWC: npt.NDArray[np.uint8] | None = None
        self._row = self._column = 0
        self._numbers = False
        self._first = QPoint(0, 0)  # the cell in the top left corner: x is its column, y its row
        self._drag_from: tuple[QPointF, QPoint] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(112, 112)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pixel(self) -> tuple[int, int]:
        """Row and column of the current cell."""
        return self._row, self._column

    def set_image(self, image_HWC: npt.NDArray[np.uint8] | None) -> None:
        """Show ``image_HWC`` (uint8, 1 or 3 channels), or nothing. The current cell stays where it is."""
        self._image_HWC = None if image_HWC is None else np.ascontiguousarray(image_HWC)
        self.go_to(self._row, self._column)
        self.update()

    @Slot(bool)
    def set_numbers(self, shown: bool) -> None:
        """Enlarge the cells until their numbers can be read, or show the whole image."""
        self._numbers = shown
        self._keep_in_view()
        self.update()

    def value_text(self, row: int, column: int) -> str:
        """Return the value of one pixel as text: one number a channel."""
        if self._image_HWC is None:
            return ""
        return " ".join(str(int(value)) for value in self._image_HWC[row, column])

    def go_to(self, row: int, column: int) -> None:
        """Make the cell of ``row`` and ``column`` the current one, moved into the image and into view."""
        if self._image_HWC is None:
            return
        height, width, _ = self._image_HWC.shape
        self._row, self._column = min(max(row, 0), height - 1), min(max(column, 0), width - 1)
        self._keep_in_view()
        self.update()
        self.pixel_changed.emit(self._row, self._column)

    def _number_cell(self) -> float:
        """Return the side of a cell in which numbers can be read, one below the other, in whole device pixels."""
        channels = 1 if self._image_HWC is None else self._image_HWC.shape[2]
        metrics = QFontMetricsF(theme.number_font(self))
        side = max(metrics.horizontalAdvance("255"), metrics.lineSpacing() * channels if channels > 1 else 0)
        ratio = self.devicePixelRatioF()
        return math.ceil((side + _AROUND_NUMBER) * ratio) / ratio

    def _cell(self) -> float:
        """Return the side of a cell in logical pixels: a whole number of device pixels, or less than one."""
        if self._image_HWC is None:
            return 1.0
        height, width, _ = self._image_HWC.shape
        ratio = self.devicePixelRatioF()
        fit = min(self.width() * ratio / width, self.height() * ratio / height)
        cell: float = (math.floor(fit) if fit >= 1 else fit) / ratio
        return max(cell, self._number_cell()) if self._numbers else cell

    def _visible(self) -> tuple[int, int]:
        """Return how many rows and columns of the image are shown: only whole cells are."""
        assert self._image_HWC is not None
        height, width, _ = self._image_HWC.shape
        if not self._numbers:
            return height, width
        cell = self._cell()
        return min(height, max(1, int(self.height() / cell))), min(width, max(1, int(self.width() / cell)))

    def _keep_in_view(self) -> None:
        """Move the visible part as little as possible, so that it shows the current cell and lies inside the image."""
        if self._image_HWC is None:
            return
        height, width, _ = self._image_HWC.shape
        rows, columns = self._visible()
        x = min(max(self._first.x(), self._column - columns + 1), self._column)
        y = min(max(self._first.y(), self._row - rows + 1), self._row)
        self._first = QPoint(max(0, min(x, width - columns)), max(0, min(y, height - rows)))

    def _corner(self) -> QPointF:
        """Return where the first visible cell is painted, on a whole device pixel."""
        rows, columns = self._visible()
        cell, ratio = self._cell(), self.devicePixelRatioF()
        x, y = max(0, self.width() - columns * cell) / 2, max(0, self.height() - rows * cell) / 2
        return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)

    def _cell_at(self, position: QPointF) -> tuple[int, int] | None:
        if self._image_HWC is None:
            return None
        rows, columns = self._visible()
        inside = (position - self._corner()) / self._cell()
        row, column = math.floor(inside.y()), math.floor(inside.x())
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        return self._first.y() + row, self._first.x() + column

    def _paint_image(self, painter: QPainter) -> None:
        assert self._image_HWC is not None
        rows, columns = self._visible()
        image = as_qimage(self._image_HWC)
        cell = self._cell()
        target = QRectF(self._corner(), QSizeF(columns * cell, rows * cell))
        # Enlarged pixels are squares; of an image larger than the view several pixels share one.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, cell * self.devicePixelRatioF() < 1)
        painter.drawImage(target, image, QRectF(self._first.x(), self._first.y(), columns, rows))

    def _cell_rect(self, row: int, column: int) -> QRectF:
        corner, cell = self._corner(), self._cell()
        x, y = (column - self._first.x()) * cell, (row - self._first.y()) * cell
        return QRectF(corner.x() + x, corner.y() + y, cell, cell)

    def _paint_numbers(self, painter: QPainter) -> None:
        assert self._image_HWC is not None
        rows, columns = self._visible()
        painter.setFont(theme.number_font(self))
        for row in range(self._first.y(), self._first.y() + rows):
            for column in range(self._first.x(), self._first.x() + columns):
                painter.setPen(_ink_on(_grey(self._image_HWC[row, column])))
                numbers = self.value_text(row, column).replace(" ", "\n")
                painter.drawText(self._cell_rect(row, column), Qt.AlignmentFlag.AlignCenter, numbers)

    def _paint_current(self, painter: QPainter) -> None:
        pen = QPen(theme.of(self).colour("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        cell = self._cell_rect(self._row, self._column)
        over = max(0.0, _LEAST_FRAME - cell.width()) / 2
        painter.drawRect(cell.adjusted(-over, -over, over, over))
        if self.hasFocus():
            rows, columns = self._visible()
            size = QSizeF(columns * self._cell(), rows * self._cell())
            painter.drawRect(QRectF(self._corner(), size).adjusted(1, 1, -1, -1))

    def _pan(self, position: QPointF) -> None:
        assert self._drag_from is not None and self._image_HWC is not None
        height, width, _ = self._image_HWC.shape
        rows, columns = self._visible()
        start, first = self._drag_from
        moved = ((start - position) / self._cell()).toPoint()
        x, y = first.x() + moved.x(), first.y() + moved.y()
        self._first = QPoint(max(0, min(x, width - columns)), max(0, min(y, height - rows)))
        self.update()

    # Qt's own questions and events.

    def sizeHint(self) -> QSize:
        if self._image_HWC is None or not self._numbers:
            return QSize(196, 196)
        height, width, _ = self._image_HWC.shape
        return QSize(math.ceil(width * self._number_cell()), math.ceil(height * self._number_cell()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image_HWC is None:
            return
        painter = QPainter(self)
        self._paint_image(painter)
        if self._cell() >= self._number_cell():
            self._paint_numbers(painter)
        rows, columns = self._visible()
        if 0 <= self._row - self._first.y() < rows and 0 <= self._column - self._first.x() < columns:
            self._paint_current(painter)

    def resizeEvent(self, event: QEvent) -> None:
        self._keep_in_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._image_HWC is None:
            super().keyPressEvent(event)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = range(self._image_HWC.shape[0])
            columns = range(self._image_HWC.shape[1])
            table = "\n".join("\t".join(self.value_text(row, column) for column in columns) for row in rows)
            QGuiApplication.clipboard().setText(table)
            return
        page = self._visible()[0]
        moves = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Home: (0, -self._column), Qt.Key.Key_End: (0, 1 << 16),
            Qt.Key.Key_PageUp: (-page, 0), Qt.Key.Key_PageDown: (page, 0),
        }  # fmt: skip
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        self.go_to(self._row + move[0], self._column + move[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._image_HWC is not None:
            self._drag_from = (event.position(), self._first)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag_from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._pan(event.position())
        cell = self._cell_at(event.position())
        if cell is not None and cell != (self._row, self._column):
            self._row, self._column = cell
            self.update()
            self.pixel_changed.emit(*cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._numbers or self._image_HWC is None:
            event.ignore()
            return
        lines = event.angleDelta() / 40  # three cells a notch
        self._drag_from = (QPointF(0, 0), self._first)
        self._pan(QPointF(lines.x(), lines.y()) * self._cell())
        self._drag_from = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _grey(pixel_C: npt.NDArray[np.uint8]) -> float:
    """Return how light a pixel is, 0..255: ITU-R BT.709 weighs red, green and blue so."""
    return float(pixel_C @ (0.2126, 0.7152, 0.0722)) if len(pixel_C) == 3 else float(pixel_C[0])


def _ink_on(grey: float) -> QColor:
    """Return black or white, whichever is read better on ``grey``; a zero is dimmed, so that the ink stands out."""
    if grey == 0:
        return QColor(_WHITE_UNTIL, _WHITE_UNTIL, _WHITE_UNTIL)
    return QColor(Qt.GlobalColor.white if grey <= _WHITE_UNTIL else Qt.GlobalColor.black)
