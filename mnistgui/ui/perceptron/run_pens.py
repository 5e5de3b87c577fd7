"""How one to three learners beside each other are told apart in every chart: by colour and style of line."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from mnistgui.ui.theme import Theme

MOST_RUNS: Final = 3
_STYLES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def run_colour(look: Theme, place: int, alpha: int = 255) -> QColor:
    """Return the colour of the first, second or third learner."""
    colour = QColor(look.series[place])
    colour.setAlpha(alpha)
    return colour


def run_pen(look: Theme, place: int, width: float = 2.0) -> QPen:
    """Return the pen of the first, second or third learner."""
    pen = QPen(run_colour(look, place), width, _STYLES[place])
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
