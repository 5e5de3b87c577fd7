"""From pixels back to strokes: the middle line of a digit's ink, as the pen may have gone.

The image is enlarged, thinned to lines one pixel wide (T. Y. Zhang and C. Y. Suen, "A fast parallel algorithm for
thinning digital patterns", 1984), and the lines are followed from end to end; where several meet, the two that go on
straightest are one stroke. Shape suffixes: H and W rows and columns, P points of a line, columns x and y.
"""

import itertools
import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

Line = npt.NDArray[np.float64]  # (P, 2)
Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Place = tuple[int, int]  # row and column

_ENLARGED: Final = 4
_INK: Final = 0.45  # of the strongest ink: from here on a pixel belongs to the stroke
# What is shorter than this, in pixels of the image, and ends in nothing is a hair of the thinning and no stroke.
_SPUR: Final = 1.75
# A stroke goes on beyond the middle line's end by half the pen's width, less what thinning leaves.
_AHEAD: Final = 12  # places along a line that tell its direction where lines meet
_SPACING: Final = 3  # of the points of a stroke, in enlarged pixels

_RING: Final = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


def vectorized(image_HW: Pixels) -> list[Line]:
    """Return the strokes of light ink on black, in pixels of ``image_HW`` (x and y; the first pixel's centre is 0.5).

    A blank image has none. The order and the direction of strokes are not in an image: they are not the writer's.
    """
    if not image_HW.any():
        return []
    height, width = image_HW.shape
    # Paper around it: thinning looks at all eight neighbours.
    padded_HW = np.pad(image_HW, 1)
    size = ((width + 2) * _ENLARGED, (height + 2) * _ENLARGED)
    large_HW = np.asarray(Image.fromarray(padded_HW).resize(size, Image.Resampling.BICUBIC), np.float64)
    ink_HW = large_HW > _INK * large_HW.max()
    thin_HW = thinned(ink_HW)
    if not thin_HW.any():  # the passes take away the last four pixels of a dot
        thin_HW[tuple(np.argwhere(ink_HW).mean(axis=0).astype(int))] = True
    lines = _merged(_without_spurs(_followed(thin_HW)))
    return [(_even(np.array(line, np.float64)[:, ::-1] + 0.5) / _ENLARGED) - 1 for line in lines]


def thinned(ink_HW: Mask) -> Mask:
    """Return the ink as lines one pixel wide (Zhang and Suen's two passes, until nothing changes)."""
    thin_HW = np.pad(ink_HW, 1)
    changed = True
    while changed:
        changed = False
        for first_pass in (True, False):
            ring = [thin_HW[1 + dy : thin_HW.shape[0] - 1 + dy, 1 + dx : thin_HW.shape[1] - 1 + dx] for dy, dx in _RING]
            inked_HW = np.sum(ring, axis=0, dtype=np.uint8)
            pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
            rises_HW = np.sum([~before & after for before, after in pairs], axis=0, dtype=np.uint8)
            north, east, south, west = ring[0], ring[2], ring[4], ring[6]
            if first_pass:
                open_HW = ~(north & east & south) & ~(east & south & west)
            else:
                open_HW = ~(north & east & west) & ~(north & south & west)
            gone_HW = thin_HW[1:-1, 1:-1] & (inked_HW >= 2) & (inked_HW <= 6) & (rises_HW == 1) & open_HW
            if gone_HW.any():
                thin_HW[1:-1, 1:-1] &= ~gone_HW
                changed = True
    return thin_HW[1:-1, 1:-1]


def _followed(thin_HW: Mask) -> list[list[Place]]:
    """Return the lines between ends and meetings, and the rings that have neither."""
    places = {(int(row), int(column)) for row, column in np.argwhere(thin_HW)}
    beside = {place: _neighbours(place, places) for place in places}
    knots = {place for place in places if len(beside[place]) != 2}
    lines, gone = [], set()
    for knot in sorted(knots):
        for step in beside[knot]:
            if (knot, step) in gone:
                continue
            line = [knot, step]
            while line[-1] not in knots:
                line.append(next(place for place in beside[line[-1]] if place != line[-2]))
            gone |= {(line[0], line[1]), (line[-1], line[-2])}
            lines.append(line)
    left = places - knots - {place for line in lines for place in line}
    while left:  # rings
        line = [min(left)]
        while (ahead := [place for place in beside[line[-1]] if place in left and place not in line[-2:]]) and (
            len(line) < 3 or line[0] not in beside[line[-1]]
        ):
            line.append(ahead[0])
        left -= set(line)
        lines.append([*line, line[0]])
    alone = [[knot, knot] for knot in sorted(knots) if not beside[knot]]
    return lines + alone


def _neighbours(place: Place, places: set[Place]) -> list[Place]:
    """Return the places beside ``place``; of a corner that can be gone round, only the way round."""
    row, column = place
    straight = [(row + dy, column + dx) for dy, dx in _RING[::2] if (row + dy, column + dx) in places]
    slanting = [
        (row + dy, column + dx)
        for dy, dx in _RING[1::2]
        if (row + dy, column + dx) in places and (row + dy, column) not in places and (row, column + dx) not in places
    ]
    return straight + slanting


def _without_spurs(lines: list[list[Place]]) -> list[list[Place]]:
    """Leave out what is short and ends in nothing, as long as something else is left."""
    meetings = _ends(lines)
    kept = []
    for line in lines:
        free = [end for end in (line[0], line[-1]) if meetings[end] == 1]
        is_spur = len(free) == 1 and _length(line) < _SPUR * _ENLARGED
        if not is_spur:
            kept.append(line)
    return kept or lines


def _ends(lines: list[list[Place]]) -> dict[Place, int]:
    counted: dict[Place, int] = {}
    for line in lines:
        for end in (line[0], line[-1]):
            counted[end] = counted.get(end, 0) + 1
    return counted


def _length(line: list[Place]) -> float:
    return sum(math.dist(here, there) for here, there in itertools.pairwise(line))


def _merged(lines: list[list[Place]]) -> list[list[Place]]:
    """Join lines where they meet, the straightest pair first, until no two are left that go on in each other."""
    lines = [list(line) for line in lines]
    while True:
        best: tuple[float, int, int, bool, bool] | None = None
        for (i, one), (j, other) in itertools.combinations(enumerate(lines), 2):
            for turn_one, turn_other in itertools.product((False, True), repeat=2):
                end, begin = one[0 if turn_one else -1], other[-1 if turn_other else 0]
                if max(abs(end[0] - begin[0]), abs(end[1] - begin[1])) > 1:
                    continue
                bend = _bend(one[::-1] if turn_one else one, other[::-1] if turn_other else other)
                if bend < math.radians(100) and (best is None or bend < best[0]):
                    best = bend, i, j, turn_one, turn_other
        if best is None:
            return lines
        _, i, j, turn_one, turn_other = best
        one, other = lines[i], lines[j]
        joined = (one[::-1] if turn_one else one) + (other[::-1] if turn_other else other)
        lines = [line for k, line in enumerate(lines) if k not in (i, j)] + [joined]


def _bend(one: list[Place], other: list[Place]) -> float:
    """Return by what angle the way turns from the end of one line into the beginning of the other."""
    (y_0, x_0), (y_1, x_1) = one[max(len(one) - _AHEAD, 0)], one[-1]
    (y_2, x_2), (y_3, x_3) = other[0], other[min(_AHEAD, len(other)) - 1]
    turn = math.atan2(y_3 - y_2, x_3 - x_2) - math.atan2(y_1 - y_0, x_1 - x_0)
    return abs((turn + math.pi) % (2 * math.pi) - math.pi)


def _even(line_P2: Line) -> Line:
    """Return the line smoothed (the thinned one goes in steps of whole pixels), with points at even distances."""
    if len(line_P2) < 3:
        return line_P2
    reach = min(4, (len(line_P2) - 1) // 2)
    window = np.hanning(2 * reach + 3)[1:-1]
    padded_P2 = np.pad(line_P2, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    line_P2 = np.stack([np.convolve(axis_P, window / window.sum(), mode="valid") for axis_P in padded_P2.T], axis=1)
    along_P = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line_P2, axis=0).T))])
    even_P = np.linspace(0.0, along_P[-1], max(2, math.ceil(along_P[-1] / _SPACING)))
    return np.stack([np.interp(even_P, along_P, axis_P) for axis_P in line_P2.T], axis=1)
