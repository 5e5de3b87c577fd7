"""Ink -> 28x28 as MNIST was made, stage by stage, with numpy alone.

MNIST's digits are fitted into 20x20 pixels, the ratio of the sides kept, and moved by whole pixels until their centre
of mass is in the middle of 28x28 (Y. LeCun, C. Cortes, C. J. C. Burges, http://yann.lecun.com/exdb/mnist/); measured,
that middle is pixel index 14.0, and the stroke is 2.5 px wide. Here all of it is done to the lines of the drawing, and
pixels come last, so that neither the place and the size of a drawing nor the width of its pen leave a trace.

Shape suffixes: P points of a stroke, S segments, H and W rows and columns. Lengths are in pixels of the 28x28
image unless a name says otherwise.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.drawing.ink import Ink, Stroke

Floats = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]

FIELD: Final = 28  # side of the image that is fed
BOX: Final = 20  # side of the square that the ink fits into
PEN: Final = 2.5  # width of MNIST's strokes: their median
CENTRE: Final = 14.0  # where MNIST has the centre of mass, as a pixel index

# Room left in the box, see `_begin`.
_PLAY: Final = 0.25
# A drawing smaller than this share of the canvas is enlarged as if it were this large: a dot stays a dot.
_SMALLEST: Final = 0.05
# Spacing of the points that stand for a stroke, and the width of the window that takes the mouse's pixels out of it.
_SPACING: Final = 0.5
_SMOOTHING: Final = 0.7
# Segments that are drawn at a time: few enough that the arrays stay in the cache, also for a long scribble.
_BLOCK: Final = 32


@dataclass(frozen=True, eq=False, kw_only=True)
class Stages:
    """The way of a drawing to the net: uint8 arrays, 0 is paper and 255 ink, frozen.

    ``canvas_HW`` (28, 28) is the whole canvas scaled down, ``box_HW`` (20, 20) the strokes drawn again and fitted, and
    ``fed_HWC`` (28, 28, 1) the box moved to its centre of mass: the very array that a net for 28x28 grey images is fed.
    For a net of another shape it is brought to that one. A picture of a data set is fed as it is: it has no strokes,
    so the other two are None.
    """

    canvas_HW: Pixels | None
    box_HW: Pixels | None
    fed_HWC: Pixels

    def __post_init__(self) -> None:
        for image in (self.canvas_HW, self.box_HW, self.fed_HWC):
            if image is not None:
                image.flags.writeable = False


def stages(ink: Ink) -> Stages | None:
    """Return what becomes of ``ink``, or None where nothing is drawn."""
    if ink.is_empty:
        return None
    if ink.picture is not None:
        return Stages(canvas_HW=None, box_HW=None, fed_HWC=ink.picture.pixels_HWC)
    drawn = [_points(stroke) for stroke in ink.strokes]
    size = (BOX - PEN - _PLAY) * min(_side(drawn) / _SMALLEST, 1.0)
    lines = _fit([_smooth(points_P2) for points_P2 in _fit(drawn, size)], size)
    extent_2 = np.ptp(np.concatenate(lines), axis=0) + PEN
    mass_2 = _centre_of_mass(_draw(lines, np.full(2, PEN / 2), side=BOX, pen=PEN))
    begin_2 = [_begin(extent, mass) for extent, mass in zip(extent_2, mass_2, strict=True)]
    box_HW = _pixels(_draw(lines, np.array(begin_2) + PEN / 2, side=BOX, pen=PEN))
    return Stages(canvas_HW=_as_drawn(ink, drawn), box_HW=box_HW, fed_HWC=centred(box_HW)[:, :, np.newaxis])


def cropped(ink: Ink) -> Pixels:
    """Return the ink, as wide as it was drawn, enlarged until its longer side fills (28, 28), and in the middle of it.

    A drawing without strokes has none to crop: it must have one.
    """
    drawn = [_points(stroke) for stroke in ink.strokes]
    half = max(stroke.width_at(point) for stroke in ink.strokes for point in stroke.points) / 2
    points_P2 = np.concatenate(drawn)
    least_2, most_2 = points_P2.min(axis=0) - half, points_P2.max(axis=0) + half
    scale = min(1.0 / float((most_2 - least_2).max()), 1.0 / _SMALLEST)
    shift_2 = 0.5 - scale * (least_2 + most_2) / 2
    return _as_drawn(ink, [line_P2 * scale + shift_2 for line_P2 in drawn], scale)


def canvas_in_box(ink: Ink) -> Pixels:
    """Return the whole canvas in the 20x20 pixels in the middle of (28, 28), the strokes drawn again `PEN` wide."""
    lines = [_points(stroke) * BOX for stroke in ink.strokes]
    return _pixels(_draw(lines, np.full(2, (FIELD - BOX) / 2), side=FIELD, pen=PEN))


def centred(box_HW: Pixels) -> Pixels:
    """Move the ink by whole pixels until its centre of mass is in the middle of (28, 28)."""
    shift_2 = np.rint(CENTRE - _centre_of_mass(box_HW)).astype(int)
    rows, columns = np.nonzero(box_HW)
    top, left, bottom, right = rows.min(), columns.min(), rows.max() + 1, columns.max() + 1
    # A lopsided scribble is kept whole rather than moved all the way to its centre of mass.
    x, y = np.clip(shift_2 + np.array((left, top)), 0, FIELD - np.array((right - left, bottom - top)))
    fed_HW = np.zeros((FIELD, FIELD), np.uint8)
    fed_HW[y : y + bottom - top, x : x + right - left] = box_HW[top:bottom, left:right]
    return fed_HW


def _as_drawn(ink: Ink, drawn: list[Floats], scale: float = 1.0) -> Pixels:
    """Return the whole canvas (28, 28), its strokes as wide as they were drawn, times ``scale``."""
    covered_HW = np.zeros((FIELD, FIELD))
    even = [(stroke.width, line_P2) for stroke, line_P2 in zip(ink.strokes, drawn, strict=True) if stroke.is_even]
    for width in {width for width, _ in even}:
        lines = [line_P2 * FIELD for of_line, line_P2 in even if of_line == width]
        np.maximum(covered_HW, _draw(lines, np.zeros(2), side=FIELD, pen=width * scale * FIELD), out=covered_HW)
    for stroke, line_P2 in zip(ink.strokes, drawn, strict=True):
        if not stroke.is_even:
            points = stroke.points if len(stroke.points) > 1 else 2 * stroke.points
            pen_P = np.array([stroke.width_at(point) for point in points]) * scale * FIELD
            np.maximum(covered_HW, _draw_pressed(line_P2 * FIELD, pen_P, side=FIELD), out=covered_HW)
    return _pixels(covered_HW)


def _points(stroke: Stroke) -> Floats:
    """Return the stroke as a line of two points or more: a dot is a line without length."""
    points = stroke.points if len(stroke.points) > 1 else 2 * stroke.points
    return np.array([(point.x, point.y) for point in points], np.float64)


def _side(lines: list[Floats]) -> float:
    """Return the longer side of the rectangle around the lines."""
    return float(np.ptp(np.concatenate(lines), axis=0).max())


def _fit(lines: list[Floats], size: float) -> list[Floats]:
    """Move the lines to the origin and scale them until their longer side is ``size``."""
    origin_2 = np.concatenate(lines).min(axis=0)
    scale = size / (_side(lines) or 1.0)
    return [(line_P2 - origin_2) * scale for line_P2 in lines]


def _smooth(line_P2: Floats) -> Floats:
    """Return the line with points at even distances, each the mean of its surroundings (Gaussian); the ends stay.

    A small drawing consists of few screen pixels, and its steps would be seen once it is enlarged.
    """
    steps_S = np.hypot(*np.diff(line_P2, axis=0).T)
    length = float(steps_S.sum())
    if length <= _SPACING:
        return line_P2[[0, -1]]
    along_P = np.concatenate(([0.0], np.cumsum(steps_S)))
    # Lengths that are a whole number of spacings are frequent, and rounding must not give one point more or less.
    count = math.ceil(length / _SPACING - 1e-6)
    even_P = np.linspace(0.0, length, count + 1)
    even_P2 = np.stack([np.interp(even_P, along_P, axis_P) for axis_P in line_P2.T], axis=1)
    reach = math.ceil(3 * _SMOOTHING * count / length)
    window = np.exp(-0.5 * (np.arange(-reach, reach + 1) * length / count / _SMOOTHING) ** 2)
    padded_P2 = np.pad(even_P2, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    smooth = [np.convolve(axis_P, window / window.sum(), mode="valid") for axis_P in padded_P2.T]
    return np.stack(smooth, axis=1)


def _draw(lines: list[Floats], offset_2: Floats, *, side: int, pen: float) -> Floats:
    """Return how much of each pixel (side, side) a round pen of width ``pen`` covers along the lines, 0..1.

    A pixel is covered as far as the line's edge, seen from the nearest point of the line, reaches over its centre.
    """
    starts_S2 = np.concatenate([line_P2[:-1] for line_P2 in lines]) + offset_2
    ends_S2 = np.concatenate([line_P2[1:] for line_P2 in lines]) + offset_2
    nearest_HW = np.full((side, side), np.inf)
    for first in range(0, len(starts_S2), _BLOCK):
        block = slice(first, first + _BLOCK)
        squared_SHW, _ = _squared_distances(starts_S2[block], ends_S2[block], side)
        np.minimum(nearest_HW, squared_SHW.min(axis=0), out=nearest_HW)
    covered_HW: Floats = np.clip(pen / 2 + 0.5 - np.sqrt(nearest_HW), 0.0, 1.0)
    return covered_HW


def _draw_pressed(line_P2: Floats, pen_P: Floats, *, side: int) -> Floats:
    """Return what `_draw` returns, of one line and a pen that is ``pen_P`` wide at its points."""
    inside_HW = np.full((side, side), -np.inf)  # how far the pen reaches over the pixel's centre
    for first in range(0, len(line_P2) - 1, _BLOCK):
        block, after = slice(first, first + _BLOCK), slice(first + 1, first + 1 + _BLOCK)
        squared_SHW, share_SHW = _squared_distances(line_P2[:-1][block], line_P2[after], side)
        start_S11, end_S11 = (pen[:, np.newaxis, np.newaxis] for pen in (pen_P[:-1][block], pen_P[after]))
        reach_SHW = (start_S11 + (end_S11 - start_S11) * share_SHW) / 2
        np.maximum(inside_HW, (reach_SHW - np.sqrt(squared_SHW)).max(axis=0), out=inside_HW)
    covered_HW: Floats = np.clip(inside_HW + 0.5, 0.0, 1.0)
    return covered_HW


def _squared_distances(starts_S2: Floats, ends_S2: Floats, side: int) -> tuple[Floats, Floats]:
    """Return the squared distance (S, side, side) of each pixel's centre to each segment, and where it is nearest."""
    along_S2 = ends_S2 - starts_S2
    squared_S = (along_S2**2).sum(axis=1)
    per_length_S2 = along_S2 / np.where(squared_S, squared_S, 1.0)[:, np.newaxis]
    centres = np.arange(side) + 0.5
    x_SW, y_SH = (centres - starts_S2[:, axis, np.newaxis] for axis in (0, 1))
    # Where on the segment the nearest point lies: 0 at its start, 1 at its end.
    share_SHW = (y_SH * per_length_S2[:, 1:])[:, :, np.newaxis] + (x_SW * per_length_S2[:, :1])[:, np.newaxis, :]
    np.clip(share_SHW, 0.0, 1.0, out=share_SHW)
    dx_SHW = x_SW[:, np.newaxis, :] - share_SHW * along_S2[:, 0, np.newaxis, np.newaxis]
    dy_SHW = y_SH[:, :, np.newaxis] - share_SHW * along_S2[:, 1, np.newaxis, np.newaxis]
    squared_SHW: Floats = dx_SHW**2 + dy_SHW**2
    return squared_SHW, share_SHW


def _centre_of_mass(image_HW: Floats | Pixels) -> Floats:
    """Return x and y of the centre of mass, as pixel indices."""
    index = np.arange(len(image_HW))
    x, y = image_HW.sum(axis=0) @ index, image_HW.sum(axis=1) @ index
    return np.array([x, y], np.float64) / float(image_HW.sum())


def _begin(extent: float, mass: float) -> float:
    """Return where the ink begins in the box, along one side, so that whole pixels then bring its mass to 14.0.

    ``extent`` is the ink's length, pen included, and ``mass`` the index of its centre of mass when it begins at 0.

    The ink may begin between two pixels as long as it touches no more than 20, so the shorter side is centred exactly.
    The longer side has `_PLAY`. Without it a symmetric 0 or 1 would always be half a pixel from the middle, whichever
    way it went, and the smallest unsteadiness of the hand would decide the way; so the way is not decided there.
    """
    play = min(BOX - extent, 1.0)
    margin = math.floor((BOX - extent) / 2)
    wanted = (CENTRE - mass) % 1.0
    if wanted <= play:
        return margin + wanted
    return margin + (play if wanted - play < (1 - play) / 2 + 0.4 * play else 0.0)


def _pixels(coverage_HW: Floats) -> Pixels:
    return np.rint(coverage_HW * 255).astype(np.uint8)
