"""The legend above a chart: a piece of each learner's line, its name and its present number; and plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.pens import sized
from mnistgui.ui.perceptron.views.run_pens import run_pen


@dataclass(frozen=True, kw_only=True)
class LegendEntry:
    """``place``: whose line is drawn before the text; None: no line."""

    text: str
    place: int | None = None


class RunLegend(QWidget):
    """As many rows as its entries need; it changes its height only when their number does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._entries: tuple[LegendEntry, ...] = ()
        self._rows = 1

    @property
    def texts(self) -> list[str]:
        """What is written, entry by entry."""
        return [entry.text for entry in self._entries]

    def show_entries(self, entries: Sequence[LegendEntry]) -> None:
        """Write other entries."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._lay_out()
            self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(sized(self.font(), 0.9))

    def _boxes(self) -> list[QRectF]:
        """Return where the entries stand, row by row."""
        metrics = self._metrics()
        line, x, row = metrics.height(), 0.0, 0
        boxes = []
        for entry in self._entries:
            sample = 0.0 if entry.place is None else 2.6 * line
            width = min(self.width(), sample + metrics.horizontalAdvance(entry.text) + 2.0)
            if x and x + width > self.width():
                x, row = 0.0, row + 1
            boxes.append(QRectF(x, row * 1.2 * line, width, 1.2 * line))
            x += width + line
        return boxes

    def _lay_out(self) -> None:
        line = 1.2 * self._metrics().height()
        rows = 1 + max((round(box.y() / line) for box in self._boxes()), default=0)
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(160, round(self._rows * 1.2 * self._metrics().height()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 0.9))
        metrics = self._metrics()
        line = metrics.height()
        for entry, box in zip(self._entries, self._boxes(), strict=True):
            if entry.place is not None:
                painter.setPen(run_pen(look, entry.place))
                y = box.center().y()
                painter.drawLine(QPointF(box.left() + 1.0, y), QPointF(box.left() + 2.2 * line, y))
                box.setLeft(box.left() + 2.6 * line)
            painter.setPen(look.colour("text"))
            text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, box.width() + 1.0)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()
            self.updateGeometry()
        super().changeEvent(event)
