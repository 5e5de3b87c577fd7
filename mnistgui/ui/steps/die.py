"""The die: the mark of a transform that draws random parameters for each image."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from mnistgui.ui.theme import Theme

_ICON_SIZES: Final = (16, 32)
_SPOTS: Final = ((-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1))


def paint_die(painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Paint the five of a die into the square ``place``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = place.width()
    painter.setPen(QPen(colour, side / 12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = side / 24
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), side / 5, side / 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for across, down in _SPOTS:
        centre = place.center() + QPointF(across, down) * side / 4.2
        painter.drawEllipse(centre, side / 11, side / 11)
    painter.restore()


def die_icon(theme: Theme) -> QIcon:
    """Return the die as an icon in the colours of ``theme``."""
    icon = QIcon()
    for mode, name in ((QIcon.Mode.Normal, "text"), (QIcon.Mode.Active, "text"), (QIcon.Mode.Selected, "on_accent")):
        for size in _ICON_SIZES:
            pixmap = QPixmap(QSize(size, size))
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            paint_die(painter, QRectF(0, 0, size, size), theme.colour(name))
            painter.end()
            icon.addPixmap(pixmap, mode)
    return icon
