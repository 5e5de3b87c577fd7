"""A chart's two axes: from values to pixels and back, round ticks, and the frame with its words."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.small_digits import raised
from mnistgui.ui.perceptron.numbers import MINUS
from mnistgui.ui.theme import Theme

_LONG: Final = 1e4  # from here on, and below its inverse, a power of ten is shorter as a power


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The values of an axis, ``low`` < ``high``; by their logarithms if ``log``; ``whole``: ticks at whole numbers."""

    low: float
    high: float
    log: bool = False
    whole: bool = False

    def shares(self, values: Floats) -> Floats:
        """Return how far from ``low`` (0) to ``high`` (1) values lie; where there is no logarithm, at 0."""
        if not self.log:
            return np.asarray((values - self.low) / (self.high - self.low))
        low, high = math.log(self.low), math.log(self.high)
        return np.asarray((np.log(np.maximum(values, self.low)) - low) / (high - low))

    def share(self, value: float) -> float:
        """Return the same of one value, faster than of an array."""
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)

    def value_at(self, share: float) -> float:
        """Return the value that lies there."""
        if not self.log:
            return self.low + share * (self.high - self.low)
        return float(self.low * (self.high / self.low) ** share)

    def ticks(self, most: int) -> list[float]:
        """Return round numbers from ``low`` to ``high``, about ``most`` of them and two at least."""
        found: list[float] = []
        for some in range(most, most + 8):
            found = self._log_ticks(some) if self.log else self._plain_ticks(some)
            if len(found) > 1:
                break
        return found

    def _plain_ticks(self, most: int) -> list[float]:
        least = (self.high - self.low) / max(1, most)
        power = 10.0 ** math.floor(math.log10(least))
        step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
        step = max(1.0, step) if self.whole else step
        return [count * step for count in range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step) + 1)]

    def _log_ticks(self, most: int) -> list[float]:
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        stride = max(1, math.ceil((last - first + 1) / max(1, most)))
        powers = range(first, last + 1)
        made = [10.0**power for power in powers if power % stride == 0]
        for factors in ((1, 2, 5), (1, 3), (1,)):  # within few decades there is room between the powers
            finer = [factor * 10.0**power for power in powers for factor in factors]
            if sum(self.low <= tick <= self.high for tick in finer) <= most + 1:
                made = finer if stride == 1 else made
                break
        return [tick for tick in made if self.low <= tick <= self.high]


def tick_text(tick: float) -> str:
    """Return a tick in as few signs as it needs: 0.5, 2,000, 10⁻⁶."""
    size = float(abs(tick))
    if size and not 1 / _LONG < size < 1000 * _LONG:
        power = math.floor(math.log10(size) + 1e-9)
        factor = size / 10.0**power
        text = f"10{raised(power)}"
        text = text if abs(factor - 1) < 1e-6 else f"{factor:g}·{text}"
    else:
        text = f"{size:,.0f}" if size.is_integer() else f"{size:.6g}"
    return MINUS + text if tick < 0 else text


@dataclass(frozen=True, kw_only=True)
class Chart:
    """``area`` of a widget in pixels, and the values that lie there: ``across`` from left, ``up`` from below."""

    area: QRectF
    across: Scale
    up: Scale

    def pixels_of(self, points_K2: Floats) -> Floats:
        """Return where points are drawn, (K, 2)."""
        x = self.area.left() + self.across.shares(points_K2[:, 0]) * self.area.width()
        y = self.area.bottom() - self.up.shares(points_K2[:, 1]) * self.area.height()
        return np.column_stack((x, y))

    def position_of(self, across: float, up: float) -> QPointF:
        """Return where one point is drawn."""
        x = self.area.left() + self.across.share(across) * self.area.width()
        return QPointF(x, self.area.bottom() - self.up.share(up) * self.area.height())

    def place_at(self, position: QPointF) -> tuple[float, float]:
        """Return the point that is drawn at ``position``."""
        across = (position.x() - self.area.left()) / self.area.width()
        up = (self.area.bottom() - position.y()) / self.area.height()
        return self.across.value_at(across), self.up.value_at(up)


def up_ticks(room: QRectF, metrics: QFontMetricsF, up: Scale) -> list[float]:
    """Return the ticks of the axis at the left of ``room``."""
    return up.ticks(max(2, int(room.height() / (1.8 * metrics.height()))))


def chart_in(room: QRectF, metrics: QFontMetricsF, across: Scale, up: Scale) -> Chart:
    """Lay a chart out in ``room``: a line of words above it, ticks and their numbers left of it and below."""
    line = metrics.height()
    widest = max((metrics.horizontalAdvance(tick_text(tick)) for tick in up_ticks(room, metrics, up)), default=0.0)
    gutter = max(1.5 * line, widest + 0.6 * line)
    area = room.adjusted(gutter, 1.25 * line, -0.6 * line, -1.25 * line)
    return Chart(area=QRectF(area.x(), area.y(), max(1.0, area.width()), max(1.0, area.height())), across=across, up=up)


def fitting(metrics: QFontMetricsF, width: float, texts: Iterable[str]) -> str:
    """Return the first of ``texts`` (the long one first) that is not wider, or the last, cut short."""
    text = ""
    for text in texts:
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_axes(
    painter: QPainter, look: Theme, chart: Chart, *, across: str, up: Iterable[str], grid: bool = True
) -> None:
    """Draw frame, ticks and numbers; ``across`` names the axis below, ``up`` (long and short) the one on the left."""
    metrics, area = QFontMetricsF(painter.font()), chart.area
    line = metrics.height()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    below = QRectF(area.left() - line, area.bottom() + 0.15 * line, area.width() + 1.6 * line, line)
    painter.setPen(look.colour("text"))
    painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, across)
    free = below.right() - metrics.horizontalAdvance(across) - 0.5 * line
    for tick in chart.across.ticks(max(2, int(area.width() / (5.0 * line)))):
        x, text = chart.position_of(tick, chart.up.high).x(), tick_text(tick)
        _draw_grid_line(painter, look, QPointF(x, area.bottom()), QPointF(x, area.top()), grid=grid)
        half = metrics.horizontalAdvance(text) / 2
        if x + half <= free:
            painter.setPen(look.colour("muted"))
            box = QRectF(x - half - 2, below.top(), 2 * half + 4, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    for tick in up_ticks(area, metrics, chart.up):
        y, text = chart.position_of(chart.across.low, tick).y(), tick_text(tick)
        _draw_grid_line(painter, look, QPointF(area.left(), y), QPointF(area.right(), y), grid=grid)
        painter.setPen(look.colour("muted"))
        box = QRectF(area.left() - 200.0 - 0.3 * line, y - line / 2, 200.0, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    painter.setPen(look.colour("text"))
    room = min(area.left() - 7.0, 3.5 * line)
    above = QRectF(area.left() - room, area.top() - 1.25 * line, area.width() + room + 0.6 * line, line)
    words = fitting(metrics, above.width(), up)
    painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
    painter.setPen(QPen(look.colour("line"), 1.0))
    painter.drawRect(area)


def _draw_grid_line(painter: QPainter, look: Theme, start: QPointF, end: QPointF, *, grid: bool) -> None:
    painter.setPen(QPen(look.colour("line"), 1.0))
    if grid:
        painter.drawLine(start, end)
        return
    along = end - start
    length = max(abs(along.x()), abs(along.y()), 1.0)
    painter.drawLine(start, start - along * (3.0 / length))  # a tick outside the frame
