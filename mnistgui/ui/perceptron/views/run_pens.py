"""How one to three learners beside each other are told apart in every chart: by colour and style of line."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.theme import Theme

MOST_RUNS: Final = 3
_PIECE: Final = 24
_RESTLESS: Final = 4.0  # times as long as its extent
_STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def run_colour(look: Theme, place: int, alpha: int = 255) -> QColor:
    """Return the colour of the first, second or third learner."""
    colour = QColor(look.series[place])
    colour.setAlpha(alpha)
    return colour


def run_pen(look: Theme, place: int, width: float = 2.0) -> QPen:
    """Return the pen of the first, second or third learner."""
    pen = QPen(run_colour(look, place), width, _STYLES[place])
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # round ones take three times as long
    return pen


def draw_run(painter: QPainter, pen: QPen, pixels_K2: Floats) -> None:
    """Draw a line through points, (K, 2); one that goes up and down all the time in short pieces.

    The time that Qt takes for such a line grows faster than its length.
    """
    lengths_K = np.concatenate(((0.0,), np.hypot(*np.diff(pixels_K2, axis=0).T).cumsum()))
    points = [QPointF(x, y) for x, y in pixels_K2.tolist()]
    is_restless = lengths_K[-1] > _RESTLESS * max(1.0, *np.ptp(pixels_K2, axis=0).tolist())
    piece = _PIECE if is_restless else len(points)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start in range(0, max(1, len(points) - 1), piece):
        if pen.style() is not Qt.PenStyle.SolidLine:
            pen.setDashOffset(float(lengths_K[start]) / pen.widthF())  # dashes go on where the piece before ended
        painter.setPen(pen)
        painter.drawPolyline(points[start : start + piece + 1])
