"""Which tint is which answer: the lowest, a strip of the tints, the highest."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import short_number
from mnistgui.ui.perceptron.pens import draw_centred
from mnistgui.ui.perceptron.views.tinted_map import draw_map, tinted

_LONGEST = 90.0
_SHORTEST = 8.0


def draw_scale(painter: QPainter, look: theme.Theme, area: QRectF, span: tuple[float, float], font: QFont) -> None:
    """Draw the scale from the lowest to the highest answer of ``span`` into ``area``."""
    metrics, texts = QFontMetricsF(font), [short_number(value) for value in span]
    wide = [metrics.horizontalAdvance(text) + 4.0 for text in texts]
    strip = max(_SHORTEST, min(_LONGEST, area.width() - sum(wide)))
    box = QRectF(0.0, 0.0, strip, 0.5 * metrics.height())
    box.moveCenter(area.center() + QPointF((wide[0] - wide[1]) / 2, 0.0))
    draw_map(painter, box, tinted(look, np.tile(np.linspace(0.0, 1.0, 33), (2, 1))))
    painter.setPen(QPen(look.colour("muted"), 1.0))
    painter.drawRect(box)
    painter.setFont(font)
    for text, x in zip(texts, (box.left() - wide[0] / 2, box.right() + wide[1] / 2), strict=True):
        draw_centred(painter, QPointF(x, area.center().y()), text)


class ScaleStrip(QWidget):
    """The one scale of maps that have it in common."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._span = (0.0, 1.0)

    def set_span(self, low: float, high: float) -> None:
        """Show another scale."""
        if self._span != (low, high):
            self._span = low, high
            self.update()

    # Qt's own names

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(round(_LONGEST) + 2 * metrics.horizontalAdvance("−1.00"), metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_scale(painter, theme.of(self), self.rect().toRectF(), self._span, self.font())
