"""Strokes as paths to paint: those of a drawing, and the digit that is there to be traced. Works in any thread."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from mnistgui.drawing.ink import Stroke
from mnistgui.drawing.pen_line import Floats, curves_of, outline_of, piece_count

# A 3: where it begins, then cubic curves of two control points and an end each, in 0..1.
_GHOST_START: Final = (0.34, 0.25)
_GHOST_CURVES: Final = (
    (0.39, 0.13, 0.66, 0.12, 0.66, 0.31),
    (0.66, 0.42, 0.56, 0.46, 0.46, 0.46),
    (0.58, 0.46, 0.69, 0.52, 0.69, 0.64),
    (0.69, 0.83, 0.39, 0.85, 0.31, 0.71),
)
# Qt paints nothing along a path without length: a dot is a stroke of this share of the paper.
_DOT: Final = 1e-5
# The elements of a path as `QDataStream` has them, which takes an array at once where calls would take one each.
_ELEMENTS: Final = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE, _CURVE, _CURVE_DATA = range(4)
_WINDING: Final = 1


def round_pen(colour: QColor | Qt.GlobalColor, width: float) -> QPen:
    """Return the pen of an even stroke."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def paint_stroke(
    painter: QPainter, stroke: Stroke, paper: QRectF, colour: QColor | Qt.GlobalColor, pieces: range | None = None
) -> None:
    """Paint ``pieces`` of the stroke's line, or all of it, as wide as the pen was pressed hard."""
    onto_paper = QTransform.fromTranslate(paper.x(), paper.y()).scale(paper.width(), paper.height())
    for piece in range(piece_count(stroke)) if pieces is None else pieces:
        curves_K33 = curves_of(stroke, piece)
        width = float(curves_K33[0, 0, 2])
        if (curves_K33[..., 2] == width).all():
            painter.strokePath(onto_paper.map(_middle_path(curves_K33)), round_pen(colour, width * paper.width()))
        else:
            painter.fillPath(onto_paper.map(_filled_path(outline_of(curves_K33))), colour)


def _middle_path(curves_K33: Floats) -> QPainterPath:
    """Return the middle of a line, its quadratic curves as the cubic ones that Qt has."""
    starts_K2, controls_K2, ends_K2 = curves_K33[..., :2].transpose(1, 0, 2)
    cubics_K32 = np.stack([(starts_K2 + 2 * controls_K2) / 3, (2 * controls_K2 + ends_K2) / 3, ends_K2], axis=1)
    tip_12 = ends_K2[-1:] + np.array((_DOT, 0.0))
    places_N2 = np.concatenate([starts_K2[:1], cubics_K32.reshape(-1, 2), tip_12])
    kinds_N = np.array([_MOVE, *len(starts_K2) * (_CURVE, _CURVE_DATA, _CURVE_DATA), _LINE])
    return _path(kinds_N, places_N2)


def _filled_path(polygons: Sequence[Floats]) -> QPainterPath:
    """Return what the polygons cover together."""
    places_N2 = np.concatenate(polygons)
    kinds_N = np.full(len(places_N2), _LINE)
    kinds_N[[0, *accumulate(len(polygon) for polygon in polygons[:-1])]] = _MOVE
    return _path(kinds_N, places_N2)


def _path(kinds_N: np.ndarray, places_N2: Floats) -> QPainterPath:
    elements_N = np.empty(len(kinds_N), _ELEMENTS)
    elements_N["kind"], (elements_N["x"], elements_N["y"]) = kinds_N, places_N2.T
    count, start_and_rule = np.array([len(kinds_N)], ">i4"), np.array([0, _WINDING], ">i4")
    content = QByteArray(count.tobytes() + elements_N.tobytes() + start_and_rule.tobytes())
    path = QPainterPath()
    QDataStream(content, QIODevice.OpenModeFlag.ReadOnly) >> path
    return path


def ghost_path(paper: QRectF) -> QPainterPath:
    """Return the digit to trace."""
    path = QPainterPath(QPointF(*_GHOST_START))
    for curve in _GHOST_CURVES:
        path.cubicTo(*curve)
    return QTransform.fromTranslate(paper.x(), paper.y()).scale(paper.width(), paper.height()).map(path)
