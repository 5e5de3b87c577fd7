"""The landscape as a relief: the same heights as an isometric drawing, from back to front (painter's algorithm)."""

from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.pens import blend
from mnistgui.ui.perceptron.views.chart import Scale, tick_text
from mnistgui.ui.perceptron.views.landscape import Landscape
from mnistgui.ui.perceptron.views.surface_map import height_colour, scale_width
from mnistgui.ui.theme import Theme

_CELLS: Final = 24  # each way; 31 took twice as long to paint
_TALL: Final = 0.42  # of the room's height is the highest mountain
_TICKS: Final = 3
_SHADE: Final = 0.35  # how much darker a slope is that turns away from the light


class Relief:
    """A landscape in ``room``. First weight: from the left corner to the front; second: from the front to the right."""

    def __init__(self, room: QRectF, metrics: QFontMetricsF, land: Landscape) -> None:
        self.land = land
        line = metrics.height()
        self.area = room.adjusted(1.5 * line, 1.25 * line, -1.5 * line - scale_width(metrics, land), -1.6 * line)
        self._tall = _TALL * max(1.0, self.area.height())
        self._deep = max(1.0, self.area.height() - self._tall) / 2
        self._wide = max(1.0, self.area.width()) / 2
        self._corners_RC2, self._shares_RC = self._project_grid()

    def pixels_of(self, points_K2: Floats) -> Floats:
        """Return where points are drawn, (K, 2): on the surface."""
        return self._project(points_K2, self._share_of(self.land.height_at(points_K2)))

    def position_of(self, across: float, up: float) -> QPointF:
        """Return where one point is drawn."""
        return QPointF(*self.pixels_of(np.array(((across, up),), dtype=np.float64))[0].tolist())

    def place_at(self, position: QPointF) -> tuple[float, float] | None:
        """Return the middle of the foremost cell that is drawn at ``position``; None where there is none."""
        box, cells = self.land.box, _CELLS
        for row, column in reversed(self._near(position)):
            if self._cell(row, column).containsPoint(position, Qt.FillRule.OddEvenFill):
                across = box.left + (column + 0.5) / cells * (box.right - box.left)
                return across, box.top - (row + 0.5) / cells * (box.top - box.bottom)
        return None

    def draw(self, painter: QPainter, look: Theme, names: tuple[str, str]) -> None:
        """Draw the surface with its two front walls, and the axes along them."""
        turned_RC = np.diff(self._shares_RC, axis=1)[:-1] + np.diff(self._shares_RC, axis=0)[:, :-1]
        dark_RC = np.clip(0.5 + 4.0 * turned_RC, 0.0, 1.0)
        means_RC = (self._shares_RC[:-1, :-1] + self._shares_RC[1:, 1:]) / 2
        levels_RC = np.rint(means_RC * 31).astype(int)
        darks_RC = np.rint(dark_RC * 7).astype(int)
        colours = _colours(look)
        painter.setPen(QPen(look.colour("text", 70), 0.6))
        for row in range(_CELLS):
            for column in range(_CELLS):
                painter.setBrush(colours[levels_RC[row, column]][darks_RC[row, column]])
                painter.drawConvexPolygon(self._cell(row, column))
        self._draw_walls(painter, look)
        self._draw_axes(painter, look, names)

    def _near(self, position: QPointF) -> list[tuple[int, int]]:
        """Return the cells whose own rectangle holds ``position``, from back to front."""
        corners = self._corners_RC2
        four = np.stack((corners[:-1, :-1], corners[:-1, 1:], corners[1:, 1:], corners[1:, :-1]))
        at = np.array((position.x(), position.y()))
        within_RC = ((four.min(axis=0) <= at) & (at <= four.max(axis=0))).all(axis=-1)
        return [(int(row), int(column)) for row, column in np.argwhere(within_RC)]

    def _cell(self, row: int, column: int) -> QPolygonF:
        corners = self._corners_RC2
        four = (corners[row, column], corners[row, column + 1], corners[row + 1, column + 1], corners[row + 1, column])
        return QPolygonF([QPointF(x, y) for x, y in (corner.tolist() for corner in four)])

    def _project_grid(self) -> tuple[Floats, Floats]:
        box = self.land.box
        x_RC, y_RC = np.meshgrid(
            np.linspace(box.left, box.right, _CELLS + 1), np.linspace(box.top, box.bottom, _CELLS + 1)
        )
        points_K2 = np.column_stack((x_RC.ravel(), y_RC.ravel()))
        shares_K = self._share_of(self.land.height_at(points_K2))
        return self._project(points_K2, shares_K).reshape(*x_RC.shape, 2), shares_K.reshape(x_RC.shape)

    def _share_of(self, heights_K: Floats) -> Floats:
        return np.clip(self.land.heights.shares(heights_K), 0.0, 1.0)

    def _project(self, points_K2: Floats, shares_K: Floats) -> Floats:
        box = self.land.box
        u_K = 2.0 * (points_K2[:, 0] - box.left) / (box.right - box.left) - 1.0
        v_K = 2.0 * (points_K2[:, 1] - box.bottom) / (box.top - box.bottom) - 1.0
        x_K = self.area.center().x() + (u_K + v_K) / 2 * self._wide
        y_K = self.area.bottom() - self._deep + (u_K - v_K) / 2 * self._deep - shares_K * self._tall
        return np.column_stack((x_K, y_K))

    def _on_ground(self, across: float, up: float) -> QPointF:
        return QPointF(*self._project(np.array(((across, up),), dtype=np.float64), np.zeros(1))[0].tolist())

    def _draw_walls(self, painter: QPainter, look: Theme) -> None:
        box = self.land.box
        front = self._on_ground(box.right, box.bottom)
        left, right = self._on_ground(box.left, box.bottom), self._on_ground(box.right, box.top)
        painter.setPen(QPen(look.colour("muted"), 1.0))
        for edge_K2, ground, share in (
            (self._corners_RC2[-1], (front, left), 0.25),
            (self._corners_RC2[::-1, -1], (right, front), 0.4),
        ):
            painter.setBrush(blend(look.colour("base"), look.colour("muted"), share))
            painter.drawPolygon(QPolygonF([*(QPointF(x, y) for x, y in edge_K2.tolist()), *ground]))

    def _draw_axes(self, painter: QPainter, look: Theme, names: tuple[str, str]) -> None:
        box, metrics = self.land.box, QFontMetricsF(painter.font())
        line = metrics.height()
        for is_first, low, high in ((True, box.left, box.right), (False, box.bottom, box.top)):
            for tick in Scale(low=low, high=high).ticks(_TICKS):
                at = self._on_ground(tick, box.bottom) if is_first else self._on_ground(box.right, tick)
                painter.setPen(QPen(look.colour("muted"), 1.0))
                painter.drawLine(at, at + QPointF(-3.0 if is_first else 3.0, 3.0))
                _write(painter, at + QPointF(-5.0 if is_first else 5.0, 0.55 * line), tick_text(tick), left=is_first)
            middle = (low + high) / 2
            at = self._on_ground(middle, box.bottom) if is_first else self._on_ground(box.right, middle)
            painter.setPen(look.colour("text"))
            away = 1.6 * line
            _write(painter, at + QPointF(-away if is_first else away, 1.3 * line), names[not is_first], left=is_first)


def _write(painter: QPainter, at: QPointF, text: str, *, left: bool) -> None:
    """Write ``text`` so that it ends at ``at`` (left of it), or begins there."""
    side = Qt.AlignmentFlag.AlignRight if left else Qt.AlignmentFlag.AlignLeft
    box = QRectF(at.x() - 200.0 if left else at.x(), at.y() - 20.0, 200.0, 40.0)
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)


@lru_cache(maxsize=4)
def _colours(look: Theme) -> list[list[object]]:
    """Return the colours of 32 heights, each in 8 slopes to the light."""
    dark = look.colour("text") if look.key == "light" else look.colour("paper")
    return [
        [blend(height_colour(look, level / 31), dark, _SHADE * slope / 7) for slope in range(8)] for level in range(32)
    ]
