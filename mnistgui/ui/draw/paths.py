"""Strokes as paths to paint: those of a drawing, and the digit that is there to be traced."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from mnistgui.drawing.ink import Point

# A 3: where it begins, then cubic curves of two control points and an end each, in 0..1.
_GHOST_START: Final = (0.34, 0.25)
_GHOST_CURVES: Final = (
    (0.39, 0.13, 0.66, 0.12, 0.66, 0.31),
    (0.66, 0.42, 0.56, 0.46, 0.46, 0.46),
    (0.58, 0.46, 0.69, 0.52, 0.69, 0.64),
    (0.69, 0.83, 0.39, 0.85, 0.31, 0.71),
)
# Qt paints nothing along a path without length: a dot is a stroke of this many pixels.
_DOT: Final = 0.01


def stroke_path(points: Sequence[Point], paper: QRectF) -> QPainterPath:
    """Return a smooth path: through the middles between the points, bent towards the points."""
    places = [QPointF(paper.x() + point.x * paper.width(), paper.y() + point.y * paper.height()) for point in points]
    path = QPainterPath(places[0])
    for place, following in pairwise(places[1:]):
        path.quadTo(place, (place + following) / 2)
    path.lineTo(places[-1] + QPointF(_DOT, 0.0))
    return path


def ghost_path(paper: QRectF) -> QPainterPath:
    """Return the digit to trace."""
    path = QPainterPath(QPointF(*_GHOST_START))
    for curve in _GHOST_CURVES:
        path.cubicTo(*curve)
    return QTransform.fromTranslate(paper.x(), paper.y()).scale(paper.width(), paper.height()).map(path)
