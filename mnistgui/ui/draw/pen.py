"""Pen: what draws on the pad, and the stroke that it is drawing. The pad says when."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QInputDevice, QMouseEvent, QTabletEvent

from mnistgui.drawing.ink import PEN_WIDTH, Point, Stroke


class Pen:
    """A mouse, a finger or a real pen. Only the last one feels how hard it is pressed, and minds if it ``is_felt``."""

    def __init__(self) -> None:
        self.width = PEN_WIDTH
        self.is_felt = True
        self._points: list[Point] = []
        self._first_ms = 0

    @property
    def stroke(self) -> Stroke | None:
        """The stroke at hand, if any."""
        return Stroke(tuple(self._points), self.width) if self._points else None

    @property
    def is_down(self) -> bool:
        """Whether there is a stroke at hand."""
        return bool(self._points)

    def point_at(self, event: QMouseEvent | QTabletEvent, paper: QRectF) -> Point:
        """Return where the pen is. What would be drawn beside the paper is drawn on its edge: all ink can be seen."""
        place = (event.position() - paper.topLeft()) / paper.width()
        x, y = min(max(place.x(), 0.0), 1.0), min(max(place.y(), 0.0), 1.0)
        seconds = max(event.timestamp() - self._first_ms, 0) / 1000
        return Point(x=x, y=y, t=seconds, pressure=self._pressure_of(event))

    def begin(self, event: QMouseEvent | QTabletEvent, paper: QRectF, *, first: bool) -> None:
        """Touch the paper; the ``first`` stroke of a drawing begins its time."""
        if first:
            self._first_ms = event.timestamp()
        self._points = [self.point_at(event, paper)]

    def go_on_to(self, point: Point) -> bool:
        """Draw on to ``point``; return whether that is anything to see."""
        last = self._points[-1]
        if (point.x, point.y) != (last.x, last.y):
            self._points.append(point)
            return True
        # A pen touches the paper lightly and is pressed then: a dot, or a beginning, grows.
        if point.pressure > last.pressure:
            self._points[-1] = replace(last, pressure=point.pressure)
            return True
        return False

    def lift(self) -> None:
        """Have no stroke at hand any more."""
        self._points = []

    def _pressure_of(self, event: QMouseEvent | QTabletEvent) -> float:
        if not self.is_felt or not isinstance(event, QTabletEvent):
            return 1.0
        feels = event.pointingDevice().capabilities() & QInputDevice.Capability.Pressure
        return min(max(event.pressure(), 0.0), 1.0) if feels else 1.0
