"""What the plane and the diagram draw alike: class marks, weighted edges, text on a halo."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from mnistgui.ui.theme import Theme

_SMALLEST_WITH_TEXT: Final = 8.0
# Corners in radii: a triangle and a diamond that look as large as the round and the square.
_POLYGONS: Final = {
    2: (QPointF(0.0, -1.25), QPointF(1.2, 0.85), QPointF(-1.2, 0.85)),
    3: (QPointF(0.0, -1.25), QPointF(1.25, 0.0), QPointF(0.0, 1.25), QPointF(-1.25, 0.0)),
}


def blend(under: QColor, over: QColor, share: float) -> QColor:
    """Return ``under`` with ``share`` (0..1) of ``over`` mixed in, opaque."""
    return QColor.fromRgbF(
        under.redF() + share * (over.redF() - under.redF()),
        under.greenF() + share * (over.greenF() - under.greenF()),
        under.blueF() + share * (over.blueF() - under.blueF()),
    )


def answer_colour(theme: Theme, output: float, strength: float = 0.55) -> QColor:
    """Return the tint of an output 0..1: class 0's colour, nothing at 0.5, class 1's colour."""
    side = theme.colour("class_1" if output > 0.5 else "class_0")
    return blend(theme.colour("base"), side, strength * abs(2.0 * output - 1.0))


def edge_pen(theme: Theme, weight: float, largest: float, thickest: float = 5.0) -> QPen:
    """Return the pen of a weight: colour and dash by its sign, width by its size against the ``largest``."""
    if weight == 0.0:
        return QPen(theme.colour("line"), 1.0)
    pen = QPen(theme.colour("class_1" if weight > 0 else "class_0"))
    pen.setWidthF(1.0 + (thickest - 1.0) * min(1.0, abs(weight) / largest))
    if weight < 0:
        # The sign is told by more than colour. Dashes are counted in pen widths, hence the division.
        pen.setDashPattern([9.0 / pen.widthF(), 4.0 / pen.widthF()])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def class_colour(theme: Theme, label: int) -> QColor:
    """Return the colour of a class, 0 to 3."""
    return theme.colour(f"class_{label}")


def sure_colour(theme: Theme, label: int, sure: float, strength: float = 0.55) -> QColor:
    """Return the tint of a place where class ``label`` wins: nothing where that is open (``sure`` 0), full at 1."""
    return blend(theme.colour("base"), class_colour(theme, label), strength * sure)


def draw_class_mark(painter: QPainter, theme: Theme, centre: QPointF, radius: float, label: int) -> None:
    """Draw a sample: a round for class 0, a square for 1, a triangle for 2, a diamond for 3, so that none is told by
    its colour alone; the class is written in it where there is room."""
    painter.setPen(QPen(theme.colour("base"), min(2.0, radius / 4)))
    painter.setBrush(class_colour(theme, label))
    if label == 0:
        painter.drawEllipse(centre, radius, radius)
    elif label == 1:
        side = radius * 0.9
        painter.drawRoundedRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side), 3.0, 3.0)
    else:
        painter.drawPolygon([centre + corner * radius for corner in _POLYGONS[label]])
    if radius < _SMALLEST_WITH_TEXT:
        return
    font = QFont(painter.font())
    font.setPixelSize(max(9, round(1.25 * radius)))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(theme.colour("base"))
    # The room of a triangle is low in it.
    draw_centred(painter, centre + QPointF(0.0, 0.2 * radius if label == 2 else 0.0), str(label))


def draw_centred(painter: QPainter, centre: QPointF, text: str) -> None:
    """Draw ``text`` with its middle at ``centre``."""
    box = QRectF(centre.x() - 200.0, centre.y() - 50.0, 400.0, 100.0)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_on_halo(painter: QPainter, theme: Theme, centre: QPointF, text: str) -> None:
    """Draw ``text`` on a patch of the ground, so that lines under it do not cross it out."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 8.0, metrics.height()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("base", 225))
    painter.drawRoundedRect(QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height), 3.0, 3.0)
    painter.setPen(theme.colour("text"))
    draw_centred(painter, centre, text)


def sized(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """Return ``font`` scaled, never under 7 points."""
    made = QFont(font)
    made.setPointSizeF(max(7.0, font.pointSizeF() * scale))
    made.setBold(bold)
    return made
