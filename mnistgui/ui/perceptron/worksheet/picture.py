"""The network as a small picture with its numbers, for the screen and for paper."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.chain_rule import unit_name
from mnistgui.perceptron.worksheet_parts import Worksheet
from mnistgui.perceptron.worksheet_terms import numbered, parameter_id
from mnistgui.ui import theme

_GAP: Final = 0.95  # of a line's height that each number on an edge needs
_STEPS: Final = 40


@dataclass(frozen=True, kw_only=True)
class Inks:
    """The colours of the picture, and its text: ``font`` is as large as the picture's own units ask."""

    text: QColor
    edge: QColor
    paper: QColor
    font: QFont


def draw_network(painter: QPainter, area: QRectF, worksheet: Worksheet, inks: Inks) -> None:
    """Draw inputs, units and edges into ``area``; dashed edges are negative. Numbers stand where there is room."""
    _Picture(painter, area, worksheet, inks).draw()


class _Picture:
    def __init__(self, painter: QPainter, area: QRectF, worksheet: Worksheet, inks: Inks) -> None:
        self.painter, self.worksheet, self.inks = painter, worksheet, inks
        network = worksheet.network
        self.widths = (network.inputs, *network.hidden, network.units)
        self.line = QFontMetricsF(inks.font).height()
        metrics = QFontMetricsF(inks.font)
        biases = [worksheet.written(value) for name, value in worksheet.values.items() if name.startswith("b_")]
        # The last unit's bias stands centred under it, and is wider than the circle.
        self.half_bias = max(metrics.horizontalAdvance(f"b = {bias}") for bias in biases) / 2
        side = self.half_bias + 0.3 * self.line
        self.area = area.adjusted(side, 0.0, -side, 0.0)
        self.radius = min(1.15 * self.line, 0.36 * area.height() / max(self.widths))
        # The weights matter more: the biases stay away where they would take their room.
        low_enough = 2 * (self.radius + self.line) < area.height() / max(self.widths[1:])
        self.with_biases = low_enough and all(self._share(column, self.half_bias) for column in self._columns())

    def _columns(self) -> range:
        """The columns of units, after that of the inputs."""
        return range(1, len(self.widths))

    def centre(self, column: int, place: int) -> QPointF:
        """The middle of a unit; column 0 are the inputs."""
        x = self.area.left() + self.area.width() * column / (len(self.widths) - 1)
        return QPointF(x, self.area.top() + self.area.height() * (place + 0.5) / self.widths[column])

    def draw(self) -> None:
        """Draw everything, edges under units."""
        painter = self.painter
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.inks.font)
        for column in self._columns():
            self._draw_edges(column)
        for column in self._columns():
            self._draw_weights(column)
        for column, width in enumerate(self.widths):
            for place in range(width):
                self._draw_unit(column, place)
        painter.restore()

    def _weight(self, column: int, unit: int, source: int) -> float:
        return self.worksheet.values[parameter_id(column - 1, unit, source)]

    def _draw_edges(self, column: int) -> None:
        for unit in range(self.widths[column]):
            for source in range(self.widths[column - 1]):
                pen = QPen(self.inks.edge, 0.07 * self.line)
                if self._weight(column, unit, source) < 0:
                    pen.setDashPattern([5.0, 3.0])
                self.painter.setPen(pen)
                self.painter.drawLine(self.centre(column - 1, source), self.centre(column, unit))

    def _draw_weights(self, column: int) -> None:
        """Write each weight on its edge, all at one share of the way."""
        share = self._share(column, self.half_bias if self.with_biases else self.radius)
        if share is None:
            return
        for unit in range(self.widths[column]):
            for source in range(self.widths[column - 1]):
                start, end = self.centre(column - 1, source), self.centre(column, unit)
                text = self.worksheet.written(self._weight(column, unit, source))
                self._write_on_paper(start + (end - start) * share, text)

    def _share(self, column: int, kept_clear: float) -> float | None:
        """Return where on the edges their numbers stand farthest apart, clear of the units; None: there is no room."""
        metrics = QFontMetricsF(self.inks.font)
        weights_OI = self.worksheet.network.layers[column - 1].weights_OI
        half = max(metrics.horizontalAdvance(self.worksheet.written(float(weight))) for weight in weights_OI.flat) / 2
        length = self.centre(column, 0).x() - self.centre(column - 1, 0).x()
        first = (max(self.radius, kept_clear) + half + 0.2 * self.line) / length
        if first > 0.5:
            return None
        shares = [first + (1 - 2 * first) * step / _STEPS for step in range(_STEPS + 1)]
        found = max(shares, key=lambda share: self._nearest(column, share))
        return found if self._nearest(column, found) >= _GAP * self.line else None

    def _nearest(self, column: int, share: float) -> float:
        """How far apart the two nearest edges into a column are, at this share of the way."""
        heights = sorted(
            (1 - share) * self.centre(column - 1, source).y() + share * self.centre(column, unit).y()
            for unit in range(self.widths[column])
            for source in range(self.widths[column - 1])
        )
        return min((after - before for before, after in pairwise(heights)), default=self.area.height())

    def _write_on_paper(self, centre: QPointF, text: str) -> None:
        width = QFontMetricsF(self.inks.font).horizontalAdvance(text) + 0.3 * self.line
        box = QRectF(centre.x() - width / 2, centre.y() - self.line / 2, width, self.line)
        self.painter.fillRect(box, self.inks.paper)
        self.painter.setPen(self.inks.text)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_unit(self, column: int, place: int) -> None:
        centre = self.centre(column, place)
        self.painter.setPen(QPen(self.inks.text, 0.09 * self.line))
        self.painter.setBrush(self.inks.paper)
        self.painter.drawEllipse(centre, self.radius, self.radius)
        if column == 0:
            self._write(centre, self.worksheet.written(self.worksheet.values[f"x_{place + 1}"]))
            self._write_on_paper(centre - QPointF(0.0, self.radius + 0.6 * self.line), numbered("x", place))
            return
        self._write(centre, unit_name("a", column - 1, place))
        if self.with_biases:
            bias = self.worksheet.written(self.worksheet.values[parameter_id(column - 1, place, None)])
            self._write_on_paper(centre + QPointF(0.0, self.radius + 0.6 * self.line), f"b = {bias}")
        if column == len(self.widths) - 1:
            target = self.worksheet.written(self.worksheet.values[f"t_{place + 1}"])
            self._write_on_paper(centre - QPointF(0.0, self.radius + 0.6 * self.line), f"t = {target}")

    def _write(self, centre: QPointF, text: str) -> None:
        reach = 8.0 * self.line
        box = QRectF(centre.x() - reach, centre.y() - self.line, 2 * reach, 2 * self.line)
        self.painter.setPen(self.inks.text)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class NetworkPicture(QWidget):
    """``perceptron.worksheet.picture``: the network of the sheet."""

    def __init__(self, worksheet: Worksheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.worksheet.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._worksheet = worksheet
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Picture of the network"))
        self.setToolTip(self.tr("The numbers on the edges are the weights; dashed edges are negative."))

    def set_worksheet(self, worksheet: Worksheet) -> None:
        """Show another sheet's numbers."""
        self._worksheet = worksheet
        self.update()

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(400, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0)
        inks = Inks(text=look.colour("text"), edge=look.colour("muted"), paper=look.colour("base"), font=self.font())
        draw_network(painter, self.rect().toRectF().adjusted(6.0, 6.0, -6.0, -6.0), self._worksheet, inks)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
