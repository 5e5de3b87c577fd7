"""MapView: a net's answers as a map of coloured cells; one cell can be pointed at."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.drawing.response import DEGREES, SCALES, Response
from mnistgui.ui import theme

_SMALLEST_CELL: Final = 8  # logical pixels
_LARGEST_CELL: Final = 32
_USUAL_CELLS: Final = 17  # each way, while there is nothing to show
_ONE_ROW: Final = 16  # a single row is so many times as high as a cell is wide: nearly a square
_SMALLEST_WITH_TEXT: Final = 10
_STRANGE: Final = 0.3  # share of a cell's side that is left free around what the net does not know
_LIGHT_ENOUGH: Final = 140  # of 255: dark digits above, light ones below
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


def class_colour(label: int) -> QColor:
    """Return the colour of a class; of more than ten classes several share one."""
    return QColor(theme.CLASS_COLOURS[label % len(theme.CLASS_COLOURS)])


class MapView(QWidget):
    """Each cell in its class's colour, the fuller the surer the net; small where the net does not know the like.

    The mouse, or the arrow keys, point at a cell. What is shown is told by `set_response`.
    """

    cell_pointed = Signal(int, int)  # row and column; -1, -1 when no cell is pointed at any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._response: Response | None = None
        self._pointed: tuple[int, int] | None = None
        self._notice = ""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def response(self) -> Response | None:
        """What is shown."""
        return self._response

    @property
    def notice(self) -> str:
        """What is said where there is nothing to show."""
        return self._notice

    def set_response(self, response: Response | None, notice: str = "") -> None:
        """Show ``response``, or in its place the words ``notice``."""
        before, self._response, self._notice = self._cells, response, notice
        if self._cells != before:
            self.updateGeometry()
        self.update()

    def point_at(self, cell: tuple[int, int] | None) -> None:
        """Mark a cell, as the other map does; tells nobody."""
        if cell != self._pointed:
            self._pointed = cell
            self.update()

    def side_for(self, room: int) -> int:
        """Return the side that this widget makes use of, in logical pixels, where there is ``room``."""
        ratio = self.devicePixelRatioF()
        cell = min(max(room / self._cells, _SMALLEST_CELL), _LARGEST_CELL)
        return math.ceil(self._cells * math.floor(cell * ratio) / ratio)

    @property
    def _cells(self) -> int:
        """How many cells there are along the longer side."""
        return _USUAL_CELLS if self._response is None else max(self._response.labels_RC.shape)

    def cell_centre(self, row: int, column: int) -> QPointF:
        """Return where the middle of a cell is."""
        return self._place(row, column).center()

    # Places -----------------------------------------------------------------------------------------------------------

    def _cell_size(self) -> tuple[float, float]:
        """Return width and height of a cell: whole device pixels."""
        if self._response is None:
            return 1.0, 1.0
        rows, columns = self._response.labels_RC.shape
        ratio = self.devicePixelRatioF()
        higher = _ONE_ROW if rows == 1 else 1
        side = min(self.width() / columns, self.height() / (rows * higher), _LARGEST_CELL)
        side = max(math.floor(side * ratio), 1) / ratio
        return side, higher * side

    def _place(self, row: int, column: int) -> QRectF:
        assert self._response is not None
        width, height = self._cell_size()
        columns = self._response.labels_RC.shape[1]
        left = math.floor((self.width() - columns * width) / 2)
        return QRectF(left + column * width, row * height, width, height)

    def _cell_at(self, position: QPointF) -> tuple[int, int] | None:
        if self._response is None:
            return None
        width, height = self._cell_size()
        inside = position - self._place(0, 0).topLeft()
        row, column = math.floor(inside.y() / height), math.floor(inside.x() / width)
        rows, columns = self._response.labels_RC.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def _tell(self, cell: tuple[int, int] | None) -> None:
        if cell != self._pointed:
            self.point_at(cell)
            self.cell_pointed.emit(*(cell or (-1, -1)))

    # Painting ---------------------------------------------------------------------------------------------------------

    def _paint_cell(self, painter: QPainter, response: Response, row: int, column: int) -> None:
        label, place = int(response.labels_RC[row, column]), self._place(row, column)
        if label < 0:
            return
        colour = class_colour(label)
        colour.setAlphaF(float(response.probabilities_RCK[row, column, label]))
        if not response.is_familiar_RC[row, column]:
            free = _STRANGE * min(place.width(), place.height())
            painter.fillRect(place.adjusted(free, free, -free, -free), colour)
            return
        painter.fillRect(place.adjusted(0.0, 0.0, -1.0, -1.0), colour)
        name = response.class_names[label]
        if place.width() >= _SMALLEST_WITH_TEXT and len(name) == 1:
            painter.setPen(self._text_colour(colour))
            painter.drawText(place.adjusted(0.0, 0.0, -1.0, -1.0), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_frames(self, painter: QPainter, origin: QRectF, whole: QRectF) -> None:
        """Frame the image as it is, the cell that is pointed at, and the ``whole`` map where it has the keys."""
        look, around = theme.of(self), (-1.0, -1.0, 0.0, 0.0)
        # A bright line and a dark one, so that it is seen on the colour of any class.
        for name, width in (("base", 3.0), ("text", 1.0)):
            painter.setPen(_pen(look.colour(name), width))
            painter.drawRect(origin.adjusted(*around))
        painter.setPen(_pen(look.colour("accent"), 2.0))
        if self._pointed is not None:
            painter.drawRect(self._place(*self._pointed).adjusted(*around))
        if self.hasFocus():
            painter.drawRect(whole.adjusted(1.0, 1.0, -1.0, -1.0))

    def _text_colour(self, colour: QColor) -> QColor:
        base, alpha = theme.of(self).colour("base"), colour.alphaF()
        # Luma (ITU-R BT.601) of what is seen.
        parts = ((colour.red(), base.red()), (colour.green(), base.green()), (colour.blue(), base.blue()))
        mixed = [alpha * over + (1 - alpha) * under for over, under in parts]
        luma = 0.299 * mixed[0] + 0.587 * mixed[1] + 0.114 * mixed[2]
        return QColor(theme.LIGHT.text if luma > _LIGHT_ENOUGH else theme.DARK.text)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        side = _SMALLEST_CELL * max(len(DEGREES), len(SCALES))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look, response = QPainter(self), theme.of(self), self._response
        if response is None:
            painter.setPen(QPen(look.colour("line"), 1.0))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(look.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 8, -8, -8), flags, self._notice)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("accent"), 2.0))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            return
        rows, columns = response.labels_RC.shape
        whole = self._place(0, 0).united(self._place(rows - 1, columns - 1))
        painter.fillRect(whole, look.colour("base"))
        font = theme.number_font(self)
        font.setPixelSize(max(round(0.8 * self._cell_size()[0]), 1))
        painter.setFont(font)
        for row in range(rows):
            for column in range(columns):
                self._paint_cell(painter, response, row, column)
        self._paint_frames(painter, self._place(*response.variants.origin), whole)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._tell(self._cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._tell(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._response is not None:
            self._tell(self._response.variants.origin)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None or self._response is None:
            super().keyPressEvent(event)
            return
        rows, columns = self._response.labels_RC.shape
        row, column = self._pointed or self._response.variants.origin
        self._tell((min(max(row + move[0], 0), rows - 1), min(max(column + move[1], 0), columns - 1)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
