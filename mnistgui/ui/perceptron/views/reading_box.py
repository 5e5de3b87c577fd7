"""What a chart says of the place that is pointed at: a few lines beside it, on a ground of their own."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from mnistgui.ui.theme import Theme


def draw_reading(painter: QPainter, look: Theme, room: QRectF, at: QPointF, lines: Sequence[str]) -> None:
    """Write ``lines`` at the right of ``at``, or at its left, or wherever in ``room`` they are not cut off."""
    if not lines:
        return
    metrics = QFontMetricsF(painter.font())
    width = max(metrics.horizontalAdvance(line) for line in lines) + metrics.height()
    height = len(lines) * metrics.height() + 0.4 * metrics.height()
    x = at.x() + 8.0
    if x + width > room.right():
        x = at.x() - 8.0 - width
    # On a narrow chart it may stand over its edges, but not outside the widget.
    device = QRectF(0.0, 0.0, painter.window().width(), painter.window().height())
    x = max(device.left() + 2.0, min(device.right() - 2.0 - width, x))
    y = max(room.top() + 4.0, min(room.bottom() - height - 4.0, at.y()))
    box = QRectF(x, y, width, height)
    painter.setPen(QPen(look.colour("line"), 1.0))
    painter.setBrush(look.colour("raised", 235))
    painter.drawRoundedRect(box, 3.0, 3.0)
    painter.setPen(look.colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "\n".join(lines))
