"""A short piece of a curve as it is drawn, for a legend."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

SAMPLE: Final = QSize(20, 12)


def sample(colour: QColor, ratio: float, *, mark: bool) -> QPixmap:
    """Return a line in ``colour``, with a point on it where ``mark`` says so, for a screen of that pixel ratio."""
    picture = QPixmap(SAMPLE * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = SAMPLE.height() / 2
    painter.setPen(QPen(colour, 2))
    painter.drawLine(QPointF(1, middle), QPointF(SAMPLE.width() - 1, middle))
    if mark:
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(SAMPLE.width() / 2, middle), 3, 3)
    painter.end()
    return picture
