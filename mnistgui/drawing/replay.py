"""Replay: a drawing again as it was drawn, point after point in its own time."""

from bisect import bisect_right
from itertools import pairwise
from math import hypot
from typing import Final

from mnistgui.drawing.ink import Ink, Point, Stroke

LONGEST_PAUSE_S: Final = 0.5
# Where no times are known, as in a drawing of another program: sides of the canvas in a second, and between strokes.
_SPEED: Final = 1.0
_BETWEEN_STROKES_S: Final = 0.25


class Replay:
    """When each point of ``ink`` is drawn. Pauses longer than half a second are as long as that."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._first: list[int] = []  # number of each stroke's first point, of all points
        self._at_s: list[float] = []  # when each point is drawn
        for place, stroke in enumerate(ink.strokes):
            before = ink.strokes[place - 1].points[-1] if place else None
            self._first.append(len(self._at_s))
            self._add(stroke, before)

    def _add(self, stroke: Stroke, before: Point | None) -> None:
        points = stroke.points
        begin = 0.0
        if before is not None:
            pause = points[0].t - before.t
            begin = self._at_s[-1] + (min(pause, LONGEST_PAUSE_S) if pause > 0 else _BETWEEN_STROKES_S)
        self._at_s.append(begin)
        has_times = points[-1].t > points[0].t
        for last, point in pairwise(points):
            took = point.t - last.t if has_times else hypot(point.x - last.x, point.y - last.y) / _SPEED
            self._at_s.append(self._at_s[-1] + min(max(took, 0.0), LONGEST_PAUSE_S))

    @property
    def duration_s(self) -> float:
        """When the last point is drawn."""
        return self._at_s[-1] if self._at_s else 0.0

    def ink_at(self, seconds: float) -> Ink:
        """Return what is drawn ``seconds`` after the beginning: the first point at least, at the end the whole ink."""
        drawn = max(bisect_right(self._at_s, seconds), 1)
        if drawn >= len(self._at_s):
            return self._ink
        number = bisect_right(self._first, drawn - 1) - 1
        stroke = self._ink.strokes[number]
        begun = Stroke(stroke.points[: drawn - self._first[number]], stroke.width)
        return Ink((*self._ink.strokes[:number], begun))
