"""A hand that writes: a form or a traced line, written again as another person would, another time.

Everything is drawn from one NumPy generator, so a seed gives the same digits again. Lengths are in the digit's box
(1 x 1) unless a name says otherwise. P points of a stroke, two columns x and y, y downwards.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.drawing.digit_forms import Form, Line, smooth_line
from mnistgui.drawing.ink import Ink, Point, Stroke

_GRID: Final = 4  # pushes along each side of the box that bend a digit


@dataclass(frozen=True, kw_only=True)
class Hand:
    """How much hands differ: standard deviations, of normal distributions unless it says otherwise.

    ``turn`` in degrees; ``slant`` as tangent; ``narrow`` of the logarithm of width over height; ``bend`` how far the
    box is pushed at 4 x 4 places; ``place`` how far each point of a form is missed; ``apart`` how far a stroke begins
    beside its place; ``cut`` the largest share (even) of a stroke that is missing at its end, or drawn too far.
    """

    turn: float = 6.0
    slant: float = 0.2
    narrow: float = 0.25
    bend: float = 0.05
    place: float = 0.03
    apart: float = 0.03
    cut: float = 0.06


def written(form: Form, hand: Hand, generator: np.random.Generator) -> list[Line]:
    """Return the strokes of ``form`` as one hand writes it, in a box of about 1 x 1."""
    strokes = []
    for pieces in form.strokes:
        missed = [_missed(piece_P2, hand.place, generator) for piece_P2 in pieces]
        # A corner is one place: where a piece ended the next begins.
        for before_P2, after_P2 in itertools.pairwise(missed):
            after_P2[0] = before_P2[-1]
        strokes.append(np.concatenate([smooth_line(piece_P2) for piece_P2 in missed]))
    strokes = [_cut(stroke_P2, hand.cut, generator) for stroke_P2 in strokes]
    return bent([stroke_P2 + generator.normal(0, hand.apart, 2) for stroke_P2 in strokes], hand, generator)


def bent(strokes: Sequence[Line], hand: Hand, generator: np.random.Generator) -> list[Line]:
    """Return the strokes, which fill a box of about 1 x 1, pushed, narrowed, slanted and turned."""
    push_GG2 = generator.normal(0, hand.bend, (_GRID, _GRID, 2))
    turn = math.radians(generator.normal(0, hand.turn))
    slant = generator.normal(0, hand.slant)
    narrow = math.exp(generator.normal(0, hand.narrow) / 2)
    cos, sin = math.cos(turn), math.sin(turn)
    change_22 = np.array([[cos, -sin], [sin, cos]]) @ np.array([[1, -slant], [0, 1]]) @ np.diag([narrow, 1 / narrow])
    return [(line_P2 + _push(push_GG2, line_P2) - 0.5) @ change_22.T + 0.5 for line_P2 in strokes]


def ink_of(strokes: Sequence[Line], *, centre: tuple[float, float] = (0.5, 0.5), size: float = 0.6) -> Ink:
    """Return the strokes as a drawing whose longer side is ``size`` of the canvas, around ``centre``; kept on it."""
    points_N2 = np.concatenate(list(strokes))
    least_2, most_2 = points_N2.min(axis=0), points_N2.max(axis=0)
    scale = size / max(float((most_2 - least_2).max()), 1e-9)
    shift_2 = np.array(centre) - (least_2 + most_2) / 2 * scale
    placed = [np.clip(stroke_P2 * scale + shift_2, 0, 1) for stroke_P2 in strokes]
    return Ink(tuple(Stroke(tuple(Point(float(x), float(y)) for x, y in stroke_P2)) for stroke_P2 in placed))


def _missed(points_P2: Line, place: float, generator: np.random.Generator) -> Line:
    return points_P2 + generator.normal(0, place, points_P2.shape)


def _cut(stroke_P2: Line, most: float, generator: np.random.Generator) -> Line:
    """Return the stroke without a share of each end, or drawn on straight for as much."""
    steps_P = np.linalg.norm(np.diff(stroke_P2, axis=0), axis=1)
    along_P = np.concatenate([[0.0], np.cumsum(steps_P)])
    length = along_P[-1]
    begin, end = generator.uniform(-most / 2, most, 2)
    inside_P = along_P[(along_P > begin * length) & (along_P < (1 - end) * length)]
    at_P = np.concatenate([[max(begin, 0) * length], inside_P, [(1 - max(end, 0)) * length]])
    line_P2 = np.stack([np.interp(at_P, along_P, axis_P) for axis_P in stroke_P2.T], axis=1)
    for row, past, share in ((0, 1, begin), (-1, -2, end)):
        if share < 0:
            way_2 = line_P2[row] - line_P2[past]
            line_P2[row] += way_2 / (np.linalg.norm(way_2) or 1.0) * -share * length
    return line_P2


def _push(push_GG2: Line, line_P2: Line) -> Line:
    """Return how far each point is pushed: between the four places around it, in proportion (bilinear)."""
    place_P2 = np.clip(line_P2, 0, 1) * (_GRID - 1)
    cell_P2 = np.minimum(place_P2.astype(int), _GRID - 2)
    (x_P, y_P), (column_P, row_P) = (place_P2 - cell_P2).T, cell_P2.T
    x_P1, y_P1 = x_P[:, None], y_P[:, None]
    above = push_GG2[row_P, column_P] * (1 - x_P1) + push_GG2[row_P, column_P + 1] * x_P1
    below = push_GG2[row_P + 1, column_P] * (1 - x_P1) + push_GG2[row_P + 1, column_P + 1] * x_P1
    pushed_P2: Line = above * (1 - y_P1) + below * y_P1
    return pushed_P2
