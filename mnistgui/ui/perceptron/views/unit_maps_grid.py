"""Where the small maps of the hidden units stand: as many columns as make the maps largest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.surface import Box
from mnistgui.ui.perceptron.pens import sized

_GAP: Final = 6.0  # around a cell: room for the ring
_LARGEST: Final = 1.7  # times the program's font
_READABLE: Final = 8.0  # points: in smaller type than this a heading is rather set in two lines
_EDGE: Final = 0.05


@dataclass(frozen=True, kw_only=True)
class Captions:
    """What has to fit above a map, at its longest: ``one_line`` h₁ = x₁ AND NOT x₂, or split over two lines.

    ``lines`` is how many lines there are in either form (1 where there is only the unit's name), ``below`` the line
    with the scale under a map whose activation has no bounds.
    """

    one_line: Sequence[str]
    split: Sequence[str]
    lines: int
    below: bool


@dataclass(frozen=True, eq=False, kw_only=True)
class UnitGrid:
    """``cells`` are one a unit, ``maps`` the pictures in them, ``rings`` what belongs together; ``columns`` stand in a
    row; ``split`` says how the headings are set, in ``font``."""

    cells: tuple[QRectF, ...]
    maps: tuple[QRectF, ...]
    rings: tuple[QRectF, ...]
    columns: int
    split: bool
    font: QFont

    def unit_at(self, position: QPointF) -> int | None:
        """Return the unit whose cell is at ``position``."""
        return next((unit for unit, cell in enumerate(self.cells) if cell.contains(position)), None)


def square_box(box: Box, problem: Problem) -> Box:
    """Return the middle square of the plane's ``box``, wider where points lie at its sides."""
    half, middle = (box.top - box.bottom) / 2, (box.left + box.right) / 2
    farthest = float(abs(problem.points_NI[:, 0] - middle).max()) + _EDGE * half
    half = min(max(half, farthest), (box.right - box.left) / 2)
    return Box(left=middle - half, right=middle + half, bottom=box.bottom, top=box.top)


def unit_grid(room: QRectF, units: int, aspect: float, captions: Captions, font: QFont) -> UnitGrid:
    """Lay out ``units`` maps, each ``aspect`` times as wide as high, so that they are as large as can be."""
    choices = [_laid_out(room, units, columns, aspect, captions, font) for columns in range(1, units + 1)]
    return max(choices, key=lambda grid: grid.maps[0].height())


def _laid_out(room: QRectF, units: int, columns: int, aspect: float, captions: Captions, font: QFont) -> UnitGrid:
    rows = math.ceil(units / columns)
    width, height = room.width() / columns, room.height() / rows
    inner = max(1.0, width - 2 * _GAP)
    largest = max(1.0, min(_LARGEST, inner / 110.0, height / 110.0)) * font.pointSizeF()
    points = _fitting(captions.one_line, inner, largest, font)
    split = captions.lines > 1 and points < min(_READABLE, largest)
    if split:
        points = _fitting(captions.split, inner, largest, font)
    fitted = sized(font, points / font.pointSizeF())
    line = QFontMetricsF(fitted).height()
    above, below = captions.lines * line, line if captions.below else 0.0
    high = max(8.0, min(inner / aspect, height - 2 * _GAP - above - below))
    cells, maps, rings = [], [], []
    for unit in range(units):
        row, column = divmod(unit, columns)
        cell = QRectF(room.left() + column * width, room.top() + row * height, width, height)
        # The heading, the map and the scale stand together in the middle of the cell.
        top = cell.top() + (height - above - high - below) / 2 + above
        # On whole pixels, where pictures are drawn several times faster.
        wide = round(high * aspect)
        maps.append(QRectF(round(cell.center().x() - wide / 2), round(top), wide, round(high)))
        cells.append(cell)
        rings.append(QRectF(cell.left() + 1.0, top - above - 4.0, width - 2.0, above + high + below + 8.0))
    return UnitGrid(cells=tuple(cells), maps=tuple(maps), rings=tuple(rings), columns=columns, split=split, font=fitted)


def _fitting(texts: Sequence[str], width: float, largest: float, font: QFont) -> float:
    """Return the size in points, ``largest`` at most, at which the longest of ``texts`` fits ``width``."""
    metrics = QFontMetricsF(sized(font, 10.0 / font.pointSizeF(), bold=True))
    longest = max(metrics.horizontalAdvance(text) for text in texts)
    return min(largest, 10.0 * width / longest)
