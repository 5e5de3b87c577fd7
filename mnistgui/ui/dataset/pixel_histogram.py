"""PixelHistogram: how often each of the 256 values of a pixel occurs, a channel a colour; a value can be pointed at."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme

_VALUES: Final = 256
_X_TICKS: Final = (0, 64, 128, 192, 255)
_MOST_DECADES: Final = 5  # of the logarithmic scale; what is rarer lies on the bottom
_NICE: Final = (1, 2, 5, 10)  # where a linear scale may end, times a power of ten
_FILL: Final = 90  # alpha of the area under a channel of several
_GREY: Final = ("accent",)
_COLOURS: Final = ("bad", "good", "accent")  # the theme's red, green and blue
_MOVES: Final = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -16, Qt.Key.Key_PageDown: 16,
    Qt.Key.Key_Home: -_VALUES, Qt.Key.Key_End: _VALUES,
}  # fmt: skip


class PixelHistogram(QWidget):
    """Shows shares of all pixels, on a logarithmic scale or a linear one. Mouse or keys point at a value."""

    value_pointed = Signal(int)  # 0..255, or -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares_CV: npt.NDArray[np.float64] = np.zeros((1, _VALUES))
        self._log = True
        self._pointed = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pointed(self) -> int:
        """The value that is pointed at, or -1."""
        return self._pointed

    def set_histogram(self, histogram_CV: npt.NDArray[np.int64]) -> None:
        """Show how often each value occurs in each channel: counts (C, 256) of one channel or three."""
        self._shares_CV = histogram_CV / np.maximum(histogram_CV.sum(axis=1, keepdims=True), 1)
        self.update()

    @Slot(bool)
    def set_log(self, log: bool) -> None:
        """Draw shares on a logarithmic scale, or a linear one."""
        self._log = log
        self.update()

    def shares(self, value: int) -> tuple[float, ...]:
        """Return the share of the pixels that have this value, one number a channel."""
        return tuple(float(share) for share in self._shares_CV[:, value])

    def scale(self) -> tuple[float, float]:
        """Return the shares at the bottom and at the top of the picture."""
        most = float(self._shares_CV.max())
        if not most:
            return (1e-3, 1.0) if self._log else (0.0, 1.0)
        if self._log:
            top = 10.0 ** math.ceil(math.log10(most))
            least = float(self._shares_CV[self._shares_CV > 0].min())
            bottom = 10.0 ** math.floor(math.log10(least))
            return min(max(bottom, top / 10**_MOST_DECADES), top / 10), top
        power = 10.0 ** math.floor(math.log10(most))
        return 0.0, next(nice * power for nice in _NICE if nice * power >= most * (1 - 1e-9))

    def _point_at(self, value: int) -> None:
        if value != self._pointed:
            self._pointed = value
            self.value_pointed.emit(value)
            self.update()

    # Painting ---------------------------------------------------------------------------------------------------------

    def _field(self) -> QRectF:
        """Return where the columns are, inside the numbers of the axes."""
        metrics = self.fontMetrics()
        left = max(metrics.horizontalAdvance(_percent(share)) for share in self._y_ticks()) + theme.SPACING // 2
        return QRectF(self.rect()).adjusted(
            left, metrics.height() / 2, -metrics.horizontalAdvance("255") / 2 - 1, -metrics.height() - 2
        )

    def _y_ticks(self) -> list[float]:
        bottom, top = self.scale()
        if self._log:
            decades = round(math.log10(top / bottom))
            return [bottom * 10**decade for decade in range(decades + 1)]
        return [top * part / 4 for part in range(5)]

    def _y_of(self, share: npt.NDArray[np.float64] | float, field: QRectF) -> npt.NDArray[np.float64]:
        bottom, top = self.scale()
        part = np.asarray(share, float)
        if self._log:
            part = np.log10(np.maximum(part, bottom) / bottom) / math.log10(top / bottom)
        else:
            part = part / top
        return field.bottom() - part * field.height()

    def _paint_axes(self, painter: QPainter, field: QRectF) -> None:
        look, metrics = theme.of(self), self.fontMetrics()
        free_below = math.inf
        for share in self._y_ticks():
            y = float(self._y_of(share, field))
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            if y + metrics.height() / 2 <= free_below:  # low widgets have no room for every number
                painter.setPen(look.colour("muted"))
                room = QRectF(0, y - metrics.height() / 2, field.left() - theme.SPACING // 2, metrics.height())
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _percent(share))
                free_below = y - metrics.height() / 2
        painter.setPen(look.colour("muted"))
        for value in _X_TICKS:
            x = field.left() + (value + 0.5) * field.width() / _VALUES
            width = metrics.horizontalAdvance("0000")
            room = QRectF(x - width / 2, field.bottom() + 2, width, metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(value))

    def _paint_channel(self, painter: QPainter, field: QRectF, shares_V: npt.NDArray[np.float64], colour: str) -> None:
        """Draw the columns of one channel as one outline, each column as wide as its value."""
        look = theme.of(self)
        x_E = np.repeat(field.left() + np.arange(_VALUES + 1) * field.width() / _VALUES, 2)[1:-1]
        y_E = np.repeat(self._y_of(shares_V, field), 2)
        corners = [QPointF(x, y) for x, y in zip(x_E.tolist(), y_E.tolist(), strict=True)]
        outline = QPolygonF([field.bottomLeft(), *corners, field.bottomRight()])
        single = len(self._shares_CV) == 1
        painter.setPen(Qt.PenStyle.NoPen if single else QPen(look.colour(colour), 1))
        painter.setBrush(look.colour(colour) if single else look.colour(colour, _FILL))
        painter.drawPolygon(outline)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(320, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, field = theme.of(self), self._field()
        painter.fillRect(self.rect(), look.colour("base"))
        self._paint_axes(painter, field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = _GREY if len(self._shares_CV) == 1 else _COLOURS
        for shares_V, colour in zip(self._shares_CV, colours, strict=True):
            self._paint_channel(painter, field, shares_V, colour)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._pointed >= 0:
            x = field.left() + (self._pointed + 0.5) * field.width() / _VALUES
            painter.setPen(QPen(look.colour("text"), 1))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
        if self.hasFocus():
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self._point_at(min(max(self._pointed + move, 0), _VALUES - 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        field = self._field()
        value = math.floor((event.position().x() - field.left()) * _VALUES / field.width())
        self._point_at(value if 0 <= value < _VALUES else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(-1)
        self.update()


def _percent(share: float) -> str:
    text = f"{100 * share:.6f}".rstrip("0").rstrip(".")
    return f"{text} %"
