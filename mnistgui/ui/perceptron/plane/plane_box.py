"""Which piece of the plane is shown, and where on the widget it lies.

The box is twice as wide as high: how much of its width is seen depends on the shape of the widget, its middle square
always is.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF

from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.surface import Box

BOX: Final = Box(left=-1.5, right=2.5, bottom=-0.5, top=1.5)  # of the gates
_EDGE: Final = 0.05  # so near the edges, as a share of the half height, no point is put or dragged
_MOST_TICKS: Final = 5
LARGE: Final = 340.0  # pixels: on a plane that is as high as this lines are thick, and tints finely shaded


def box_around(problem: Problem) -> Box:
    """Return the box of the gates where it shows every point, else one about the points, a little larger than they."""
    points_N2 = problem.points_NI[:, :2]
    low_2, high_2 = points_N2.min(axis=0), points_N2.max(axis=0)
    if low_2.min() >= BOX.bottom + _EDGE and high_2.max() <= BOX.top - _EDGE:
        return BOX
    spread, farthest = float((high_2 - low_2).max()), float(abs(points_N2).max())
    if farthest <= spread:  # about zero, as the generated sets are: then zero stays in the middle
        x1, x2, reach = 0.0, 0.0, farthest
    else:
        (x1, x2), reach = ((low_2 + high_2) / 2).tolist(), spread / 2
    reach = max(0.5, 1.15 * reach)
    step = 10.0 ** math.floor(math.log10(reach)) / 2
    half = math.ceil(reach / step) * step
    return Box(left=x1 - 2 * half, right=x1 + 2 * half, bottom=x2 - half, top=x2 + half)


def shows(box: Box, problem: Problem) -> bool:
    """Say whether every point lies within ``box``."""
    x1_N, x2_N = problem.points_NI[:, :2].T
    return bool(((x1_N >= box.left) & (x1_N <= box.right)).all() and ((x2_N >= box.bottom) & (x2_N <= box.top)).all())


def decimals(box: Box) -> int:
    """Return to how many decimals a place that is pointed at is rounded: a hundredth where about 1 is to be seen."""
    return 2 - max(0, math.floor(math.log10((box.top - box.bottom) / 2)))


def nudge_of(box: Box) -> float:
    """Return how far one press of an arrow key moves a point."""
    return 0.05 * 10.0 ** (2 - decimals(box))


def ticks(low: float, high: float, height: float) -> list[float]:
    """Return the round numbers from ``low`` to ``high`` that are written on an axis; ``height`` is the box's."""
    least = height / _MOST_TICKS
    power = 10.0 ** math.floor(math.log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
    return [count * step for count in range(math.ceil(low / step), math.floor(high / step) + 1)]


@dataclass(frozen=True, kw_only=True)
class PlaneFrame:
    """A box on a widget: ``area`` in pixels, ``unit`` pixels from 0 to 1 on both axes."""

    box: Box
    area: QRectF
    unit: float

    @property
    def clip(self) -> QRect:
        """The area on whole pixels: to cut at a fraction of one takes several times as long."""
        return self.area.toRect()

    def position_of(self, x1: float, x2: float) -> QPointF:
        """Return where the point (x1, x2) is drawn."""
        away = QPointF(x1 - (self.box.left + self.box.right) / 2, (self.box.bottom + self.box.top) / 2 - x2)
        return self.area.center() + away * self.unit

    def pixels_of(self, points_N2: Floats) -> Floats:
        """Return where many points are drawn, (N, 2)."""
        zero = self.position_of(0.0, 0.0)
        return np.asarray((zero.x(), zero.y()) + points_N2 * (self.unit, -self.unit))

    def place_at(self, position: QPointF) -> tuple[float, float]:
        """Return the point that is drawn at ``position``."""
        away = (position - self.area.center()) / self.unit
        return (self.box.left + self.box.right) / 2 + away.x(), (self.box.bottom + self.box.top) / 2 - away.y()

    def nearest_shown(self, x1: float, x2: float) -> tuple[float, float]:
        """Return the point itself, or where it is not to be seen, the nearest one that is, in round decimals."""
        (left, top), (right, bottom) = (
            self.place_at(corner) for corner in (self.area.topLeft(), self.area.bottomRight())
        )
        edge, places = _EDGE * (top - bottom) / 2, decimals(self.box)
        return (
            round(max(left + edge, min(right - edge, x1)), places),
            round(max(bottom + edge, min(top - edge, x2)), places),
        )


def frame_for(room: QRectF, box: Box, problem: Problem) -> PlaneFrame:
    """Fit ``box`` into ``room``: all of its height, and as much of its width as there is room for.

    But every point is to be seen, also one that was put at the side when the window was wider.
    """
    height, middle = box.top - box.bottom, (box.left + box.right) / 2
    needed = max(height, 2.0 * float(abs(problem.points_NI[:, 0] - middle).max()) + _EDGE * height / 2)
    needed = min(needed, box.right - box.left)
    unit = max(1.0 / height, min(room.width() / needed, room.height() / height))
    width = min(room.width(), (box.right - box.left) * unit)
    area = QRectF(0.0, 0.0, width, height * unit)
    area.moveCenter(room.center())
    return PlaneFrame(box=box, area=area, unit=unit)
