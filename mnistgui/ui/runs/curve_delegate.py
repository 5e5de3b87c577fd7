"""CurveDelegate: paints a run's loss as a small curve in its cell."""

from typing import Final

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mnistgui.training.run_info import RunInfo
from mnistgui.ui import theme
from mnistgui.ui.runs.model import RUN_ROLE

_MARGIN: Final = 4.0


class CurveDelegate(QStyledItemDelegate):
    """The loss falls from the top left; where it is no number the line is broken."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)  # the selection
        run: RunInfo = index.data(RUN_ROLE)
        widget, rect, state = option.widget, option.rect, option.state
        current = theme.of(widget)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colour = current.colour("on_accent") if chosen else QColor(current.series[0])
        room = QRectF(rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.5))
        for line in lines_of(run, room):
            painter.drawPolyline(line)
        painter.restore()


def lines_of(run: RunInfo, room: QRectF) -> list[QPolygonF]:
    """Return the loss of ``run`` as lines that fill ``room``; the lowest value lies at its bottom."""
    x_P, y_P = run.curve.steps_P, run.curve.losses_P.astype(np.float64)
    finite_P = np.isfinite(y_P)
    if finite_P.sum() < 2:
        return []
    low, high = float(y_P[finite_P].min()), float(y_P[finite_P].max())
    left, wide = float(x_P[0]), max(float(x_P[-1] - x_P[0]), 1e-9)
    across_P = room.left() + (x_P - left) / wide * room.width()
    down_P = room.bottom() - (np.where(finite_P, y_P, 0) - low) / max(high - low, 1e-9) * room.height()
    lines, points = [], []
    for x, y, finite in zip(across_P.tolist(), down_P.tolist(), finite_P.tolist(), strict=True):
        if finite:
            points.append(QPointF(x, y))
        elif points:
            lines.append(QPolygonF(points))
            points = []
    return [*lines, QPolygonF(points)] if points else lines
