"""Placer: moves, turns and scales a drawing, or the strokes of it that are chosen, by the handles of a frame."""

import math
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mnistgui.drawing.eraser import touched
from mnistgui.drawing.ink import Ink, Point
from mnistgui.drawing.placing import Box, box_of, moved, scaled, turned
from mnistgui.ui import theme

# Shares of the pad's side.
_MARGIN: Final = 0.04  # from the ink to the frame
_STALK: Final = 0.08  # from the frame to the handle that turns
_HANDLE: Final = 0.03  # half the side of a handle, as far as it can be taken
_STILL: Final = 0.008  # a hand that clicks is not quite still
_REACH: Final = 0.03  # from a click to the stroke that is meant

_MOVES: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_STEP, _LARGE_STEP = 0.01, 0.05
_TURN, _SCALE = 5.0, 1.05


class Grip(Enum):
    """What of the frame is held."""

    INSIDE = auto()
    CORNER = auto()
    STALK = auto()


class Placer:
    """Works on a drawing that it is given. ``chosen`` are the places of the chosen strokes; None: all of them."""

    def __init__(self) -> None:
        self.chosen: frozenset[int] | None = None
        self._grip = Grip.INSIDE
        self._base = Ink()
        self._start = self._centre = (0.0, 0.0)
        self._pressed: Point | None = None  # where, as long as it may be a mere click
        self._added = False

    def begin(self, ink: Ink, at: Point, *, adding: bool) -> None:
        """Take a handle, or choose the stroke at ``at`` (``adding`` it, or taking it out); beside all ink: all.

        Inside the frame a drag moves what is chosen already; a mere click (`end`) chooses, too.
        """
        self._keep_valid(ink)
        self._pressed = at
        grip = None if adding else self._grip_at(ink, (at.x, at.y))
        self._added = adding
        if grip is None:
            self._choose(ink, at, adding=adding)
            grip = Grip.INSIDE
        self._grip, self._base, self._start = grip, ink, (at.x, at.y)
        box = box_of(ink, self.chosen)
        self._centre = self._start if box is None else box.centre

    def end(self) -> None:
        """Let the frame go."""
        if self._pressed is not None and self._grip is Grip.INSIDE and not self._added:
            self._choose(self._base, self._pressed, adding=False)
        self._pressed = None

    def drag(self, to: Point) -> Ink:
        """Return the drawing that was given to `begin`, its chosen strokes where they belong now."""
        if self._pressed is not None and math.dist((to.x, to.y), self._start) > _STILL:
            self._pressed = None
        if self._pressed is not None:
            return self._base
        (x_0, y_0), (x, y) = self._start, (to.x, to.y)
        (middle_x, middle_y), chosen = self._centre, self.chosen
        if self._grip is Grip.INSIDE:
            return moved(self._base, x - x_0, y - y_0, chosen)
        if self._grip is Grip.STALK:
            before, after = math.atan2(y_0 - middle_y, x_0 - middle_x), math.atan2(y - middle_y, x - middle_x)
            return turned(self._base, math.degrees(after - before), chosen)
        before, after = math.dist(self._start, self._centre), math.dist((x, y), self._centre)
        return scaled(self._base, after / max(before, 1e-6), chosen)

    def after_key(self, ink: Ink, key: int, *, far: bool) -> Ink | None:
        """Return what a key makes of ``ink``: arrows move, [ and ] turn, - and + scale; None for any other."""
        self._keep_valid(ink)
        if key in _MOVES:
            (dx, dy), step = _MOVES[Qt.Key(key)], _LARGE_STEP if far else _STEP
            return moved(ink, dx * step, dy * step, self.chosen)
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            return turned(ink, _TURN if key == Qt.Key.Key_BracketRight else -_TURN, self.chosen)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            return scaled(ink, 1 / _SCALE if key == Qt.Key.Key_Minus else _SCALE, self.chosen)
        return None

    def paint(self, painter: QPainter, paper: QRectF, ink: Ink, look: theme.Theme) -> None:
        """Paint the frame around what is chosen, its corners and the handle that turns it."""
        self._keep_valid(ink)
        box = box_of(ink, self.chosen)
        if box is None:
            return
        frame, stalk = _frame(box), _stalk(_frame(box))
        corners = [_on(paper, corner) for corner in _corners(frame)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), 1.0, Qt.PenStyle.DashLine))
        painter.drawPolygon(corners)
        painter.drawLine(_on(paper, ((frame.left + frame.right) / 2, frame.top)), _on(paper, stalk))
        painter.setPen(QPen(look.colour("accent"), 1.5))
        painter.setBrush(look.colour("paper"))
        side = 9.0
        for corner in corners:
            painter.drawRect(QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side))
        painter.drawEllipse(_on(paper, stalk), side / 2, side / 2)

    def _keep_valid(self, ink: Ink) -> None:
        """Choose everything again where the drawing is another one than that of the choice."""
        if self.chosen is not None and (not self.chosen or max(self.chosen) >= len(ink.strokes)):
            self.chosen = None

    def _grip_at(self, ink: Ink, at: tuple[float, float]) -> Grip | None:
        box = box_of(ink, self.chosen)
        if box is None:
            return None
        frame = _frame(box)
        if math.dist(at, _stalk(frame)) <= _HANDLE:
            return Grip.STALK
        if any(max(abs(at[0] - x), abs(at[1] - y)) <= _HANDLE for x, y in _corners(frame)):
            return Grip.CORNER
        inside = frame.left <= at[0] <= frame.right and frame.top <= at[1] <= frame.bottom
        # Another stroke under the pointer is meant before the frame around the chosen ones.
        others = touched(ink, Point(*at), _REACH) - (self.chosen or frozenset(range(len(ink.strokes))))
        return Grip.INSIDE if inside and not others else None

    def _choose(self, ink: Ink, at: Point, *, adding: bool) -> None:
        hit = touched(ink, at, _REACH)
        if not hit:
            self.chosen = self.chosen if adding else None
            return
        top = frozenset({max(hit)})  # the one that was drawn last lies on top
        self.chosen = (self.chosen or frozenset()) ^ top if adding else top
        self._keep_valid(ink)


def _frame(box: Box) -> Box:
    return Box(
        max(box.left - _MARGIN, 0.0),
        max(box.top - _MARGIN, 0.0),
        min(box.right + _MARGIN, 1.0),
        min(box.bottom + _MARGIN, 1.0),
    )


def _corners(frame: Box) -> tuple[tuple[float, float], ...]:
    return (frame.left, frame.top), (frame.right, frame.top), (frame.right, frame.bottom), (frame.left, frame.bottom)


def _stalk(frame: Box) -> tuple[float, float]:
    """Return where the handle that turns is: above the frame, or inside of it where there is no room above."""
    above = frame.top - _STALK
    return (frame.left + frame.right) / 2, above if above > _HANDLE else frame.top + _STALK


def _on(paper: QRectF, place: tuple[float, float]) -> QPointF:
    return QPointF(paper.x() + place[0] * paper.width(), paper.y() + place[1] * paper.height())
