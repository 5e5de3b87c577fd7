"""The landscape as a flat map: shades, contour lines, and paths over it."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.pens import blend
from mnistgui.ui.perceptron.views.chart import Chart, Scale, chart_in, draw_axes, tick_text
from mnistgui.ui.perceptron.views.landscape import Landscape
from mnistgui.ui.perceptron.views.run_pens import draw_run, run_colour, run_pen
from mnistgui.ui.theme import Theme

_SHADES: Final = 256
_BAR: Final = 10.0  # pixels: width of the scale of colours
_START: Final = 4.5


def height_colour(look: Theme, share: float) -> QColor:
    """Return the colour of a height, 0 (low) to 1: from the paper through violet to dark. The first path is blue."""
    violet = QColor(look.series[3])
    if share < 0.6:
        return blend(look.colour("base"), violet, 0.08 + share)
    return blend(blend(look.colour("base"), violet, 0.68), look.colour("text"), 0.9 * (share - 0.6))


@lru_cache(maxsize=4)
def _shades(look: Theme) -> npt.NDArray[np.uint32]:
    return np.array([height_colour(look, shade / (_SHADES - 1)).rgb() for shade in range(_SHADES)], dtype=np.uint32)


def map_in(room: QRectF, metrics: QFontMetricsF, land: Landscape) -> Chart:
    """Return where the map lies in ``room``, with the scale of colours at its right."""
    box, line = land.box, metrics.height()
    room = room.adjusted(0.0, 0.0, -scale_width(metrics, land), 0.0)
    across, up = Scale(low=box.left, high=box.right), Scale(low=box.bottom, high=box.top)
    chart = chart_in(room, metrics, across, up)
    return Chart(area=chart.area.adjusted(0.0, 0.0, -0.2 * line, 0.0), across=across, up=up)


def scale_width(metrics: QFontMetricsF, land: Landscape) -> float:
    """Return the room that the scale of colours needs."""
    widest = max(metrics.horizontalAdvance(tick_text(tick)) for tick in _scale_ticks(land))
    return _BAR + widest + 0.6 * metrics.height()


def draw_map(painter: QPainter, look: Theme, chart: Chart, land: Landscape, names: tuple[str, str]) -> None:
    """Draw shades, contour lines and axes."""
    rows, columns = land.heights_RC.shape
    shares_RC = np.clip(land.heights.shares(land.heights_RC), 0.0, 1.0)
    pixels_RC = _shades(look)[np.rint(shares_RC * (_SHADES - 1)).astype(np.intp)]
    image = QImage(pixels_RC.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
    # The outermost grid points lie on the edges, so the middles of the outer pixels must, too.
    whole = chart_box(chart, land)
    half_x, half_y = whole.width() / (columns - 1) / 2, whole.height() / (rows - 1) / 2
    painter.save()
    painter.setClipRect(chart.area)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not land.counts)
    painter.drawImage(whole.adjusted(-half_x, -half_y, half_x, half_y), image)
    painter.setPen(QPen(look.colour("text", 110), 1.0))
    for pieces_S22 in land.contours:
        ends_S4 = chart.pixels_of(pieces_S22.reshape(-1, 2)).reshape(-1, 4)
        painter.drawLines([QLineF(*ends) for ends in ends_S4.tolist()])
    painter.restore()
    draw_axes(painter, look, chart, across=names[0], up=(names[1],), grid=False)


def chart_box(chart: Chart, land: Landscape) -> QRectF:
    """Return where the landscape's box lies in a chart."""
    box = land.box
    return QRectF(chart.position_of(box.left, box.top), chart.position_of(box.right, box.bottom))


def draw_scale(painter: QPainter, look: Theme, area: QRectF, land: Landscape, title: str) -> None:
    """Draw the scale of colours at the right of ``area``, with its numbers and its name above."""
    metrics = QFontMetricsF(painter.font())
    line = metrics.height()
    bar = QRectF(area.right() + 0.6 * line, area.top() + 0.4 * line, _BAR, area.height() - 0.4 * line)
    pixels_R = np.ascontiguousarray(_shades(look)[::-1])
    painter.drawImage(bar, QImage(pixels_R.data, 1, _SHADES, 4, QImage.Format.Format_RGB32))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("line"), 1.0))
    painter.drawRect(bar)
    written = math.inf
    for tick in _scale_ticks(land):
        y = bar.bottom() - land.heights.share(tick) * bar.height()
        painter.setPen(QPen(look.colour("text"), 1.0))
        painter.drawLine(QPointF(bar.right() - 3.0, y), QPointF(bar.right(), y))
        if written - y >= 1.1 * line:
            written = y
            painter.setPen(look.colour("muted"))
            box = QRectF(bar.right() + 3.0, y - line / 2, 200.0, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick_text(tick))
    painter.setPen(look.colour("text"))
    above = QRectF(0.0, area.top() - 1.25 * line, 200.0, line)
    above.moveRight(bar.left() + scale_width(metrics, land))
    painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, title)


def draw_paths(painter: QPainter, look: Theme, clip: QRectF, paths: Mapping[int, Floats]) -> None:
    """Draw ways (T, 2) in pixels, by the place of their learner: a ring where each begins, a mark where it is now."""
    painter.save()
    painter.setClipRect(clip.adjusted(-6.0, -6.0, 6.0, 6.0))
    for place, path_T2 in paths.items():
        apart_T2 = _apart(path_T2)
        draw_run(painter, QPen(look.colour("base"), 4.5, j=Qt.PenJoinStyle.BevelJoin), apart_T2)
        draw_run(painter, run_pen(look, place, 2.2), apart_T2)
        painter.setPen(QPen(run_colour(look, place), 2.0))
        painter.setBrush(look.colour("base"))
        painter.drawEllipse(QPointF(*path_T2[0].tolist()), _START, _START)
    for place, path_T2 in paths.items():
        painter.setPen(QPen(look.colour("base"), 1.5))
        painter.setBrush(run_colour(look, place))
        painter.drawEllipse(QPointF(*path_T2[-1].tolist()), _START + 1.5, _START + 1.5)
    painter.restore()


def _apart(path_T2: Floats) -> Floats:
    """Leave points out that lie on the pixel of the one before: most of a long run stands nearly still."""
    if len(path_T2) < 3:
        return path_T2
    pixels_T2 = np.rint(path_T2 * 2)
    moved_T = np.ones(len(path_T2), dtype=bool)
    moved_T[1:-1] = (pixels_T2[1:-1] != pixels_T2[:-2]).any(axis=1)
    return path_T2[moved_T]


def _scale_ticks(land: Landscape) -> list[float]:
    """Return the heights that are written: those of the contour lines, or all counts there are."""
    if land.counts:
        return [float(count) for count in range(int(land.heights.high) + 1)]
    return list(land.levels) or [land.heights.low]
