"""Where everything of the picture stands at one size: as many numbers as fit at a size that can be read."""

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from mnistgui.perceptron.chain_rule import unit_name
from mnistgui.perceptron.one_update import OneUpdate
from mnistgui.perceptron.rounding import Rounding, shown
from mnistgui.perceptron.walk import Place
from mnistgui.ui.perceptron.pens import sized

_LARGEST: Final = 2.0
_LARGEST_NAMES: Final = 1.2
_LEAST: Final = 0.5
_SMALLEST: Final = 0.78  # of the program's text; smaller is not read
_WORTH: Final = 0.85  # so much smaller may the text be for a weight, its gradient and the new one under each other
_LABEL: Final = 0.9  # an edge's text against a unit's
_FARTHEST: Final = 2.2  # from unit to unit, in heights of one
_GAP, _PAD = 8.0, 6.0


class Detail(Enum):
    """How much is written: all; only the chosen one of the edges; no numbers but those of the chosen weight."""

    ALL = "all"
    UNITS = "units"
    NAMES = "names"


@dataclass(frozen=True)
class Style:
    """A way to write. ``lines`` of an edge: weight, gradient, new weight; with fewer the newest of them stay.

    ``tall``: in a unit backward's numbers stand under forward's, not beside them.
    """

    detail: Detail
    lines: int = 1
    tall: bool = False


@dataclass(frozen=True)
class Measures:
    """Sizes at scale 1, in pixels, measured over all numbers of the update."""

    line: float
    number: float
    left: float
    right: float
    arrow: float

    @classmethod
    def of(cls, update: OneUpdate, rounding: Rounding, font: QFont) -> "Measures":
        """Measure with ``font``."""
        metrics, bold = QFontMetricsF(font), QFontMetricsF(sized(font, 1.0, bold=True))
        parts = [update.values_P, update.gradient_P, *update.passed.sums, *update.passed.activations]
        parts += [*update.back.d_sums, *update.back.d_activations]
        if update.new_values_P is not None:
            parts.append(update.new_values_P)
        texts = {shown(float(value), rounding) for part in parts for value in np.ravel(part)}
        texts.add(shown(-0.5, Rounding.FOUR if rounding is Rounding.FRACTIONS else rounding))
        return cls(
            line=metrics.height(),
            number=max(bold.horizontalAdvance(text) for text in texts),
            left=metrics.horizontalAdvance(unit_name("z", 0, 0)) + _PAD,
            right=metrics.horizontalAdvance("∂L/∂z") + _PAD,
            arrow=metrics.horizontalAdvance("→ "),
        )

    @property
    def forward_width(self) -> float:
        """The left part of a unit."""
        return self.left + self.number

    def unit_size(self, style: Style) -> tuple[float, float]:
        """Bias, sum, activation; and their derivatives."""
        if style.detail is Detail.NAMES:
            return self.left + 2 * _PAD, self.line + _PAD
        if style.tall:
            return self.right + self.number + 2 * _PAD, 6 * self.line + _PAD
        return self.left + self.right + 2 * self.number + 5 * _PAD, 3 * self.line + _PAD

    @property
    def label_width(self) -> float:
        """An edge's numbers, under each other."""
        return _LABEL * (self.number + self.arrow) + _PAD

    @property
    def loss_width(self) -> float:
        """The loss and the targets."""
        return self.left + self.number + 3 * _PAD


@dataclass
class PictureLayout:
    """Places in pixels.

    ``edges`` go from left to right over four points, where the middle ones are the ends of the label; ``biases`` are
    rows of the units.
    """

    style: Style
    scale: float
    forward_width: float
    inputs: list[QRectF] = field(default_factory=list)
    units: list[list[QRectF]] = field(default_factory=list)
    loss: QRectF = field(default_factory=QRectF)
    edges: dict[Place, tuple[QPointF, QPointF, QPointF, QPointF]] = field(default_factory=dict)
    labels: dict[Place, QRectF] = field(default_factory=dict)
    biases: dict[Place, QRectF] = field(default_factory=dict)


def lay_out(area: QRectF, update: OneUpdate, rounding: Rounding, font: QFont) -> PictureLayout:
    """Return the places for the largest text with which as much as possible fits into ``area``."""
    measures = Measures.of(update, rounding, font)
    widths = [update.network.inputs, *(len(layer.biases_O) for layer in update.network.layers)]
    scales = {}
    for style in _STYLES:
        wide, high = _needs(measures, widths, style)
        scales[style] = min(_LARGEST, area.width() / wide, area.height() / high)
    largest = max(scale for style, scale in scales.items() if style.detail is Detail.ALL)
    style = next((style for style in _STYLES if scales[style] >= _least(style, largest)), _STYLES[-1])
    scale = max(_LEAST, min(scales[style], _LARGEST_NAMES if style.detail is Detail.NAMES else _LARGEST))
    made = PictureLayout(style, scale, scale * measures.forward_width)
    return _Placing(area, measures, widths, made).done()


_STYLES: Final = (
    *(Style(Detail.ALL, lines, tall) for tall in (False, True) for lines in (3, 2, 1)),
    Style(Detail.UNITS),
    Style(Detail.UNITS, tall=True),
    Style(Detail.NAMES),
)


def _least(style: Style, largest: float) -> float:
    """Return how large the text must be with ``style``, when with fewer lines it would be ``largest``."""
    return max(_SMALLEST, _WORTH * largest) if style.detail is Detail.ALL else _SMALLEST


def _gap(measures: Measures, style: Style) -> float:
    """Return the room between two columns."""
    if style.detail is Detail.ALL:
        return measures.label_width + 6 * _GAP
    return (7 if style.detail is Detail.UNITS else 4) * _GAP


def _needs(measures: Measures, widths: list[int], style: Style) -> tuple[float, float]:
    """Return width and height at scale 1."""
    unit_width, unit_height = measures.unit_size(style)
    layers = len(widths) - 1
    wide = _input_width(measures) + layers * (_gap(measures, style) + unit_width) + 3 * _GAP + measures.loss_width
    high = 0.0
    for before, units in pairwise(widths):
        pile = before * style.lines * _LABEL * measures.line if style.detail is Detail.ALL else 0.0
        high = max(high, units * (max(unit_height, pile) + _GAP))
    return wide, max(high, widths[0] * (2 * measures.line + _GAP), 2 * measures.line + _PAD)


def _input_width(measures: Measures) -> float:
    return max(measures.number, measures.left) + 2 * _PAD


class _Placing:
    """Fills a `PictureLayout`, column by column."""

    def __init__(self, area: QRectF, measures: Measures, widths: list[int], made: PictureLayout) -> None:
        self.area, self.measures, self.widths, self.made = area, measures, widths, made
        unit_width, unit_height = measures.unit_size(made.style)
        self.unit_width, self.unit_height = unit_width * made.scale, unit_height * made.scale
        self.input_width = _input_width(measures) * made.scale
        self.loss_width = measures.loss_width * made.scale
        self.label_height = made.style.lines * _LABEL * measures.line * made.scale
        layers = len(widths) - 1
        taken = self.input_width + layers * self.unit_width + 3 * _GAP * made.scale + self.loss_width
        self.gap = max(0.0, (area.width() - taken) / layers)

    def done(self) -> PictureLayout:
        """Place everything."""
        made, middle = self.made, self.area.center().y()
        height = (2 * self.measures.line + _PAD / 2) * made.scale
        made.inputs = self._column(self.area.left(), self.input_width, height, self.widths[0])
        left = self.area.left() + self.input_width
        for before, count in pairwise(self.widths):
            left += self.gap
            pile = before * self.label_height if made.style.detail is Detail.ALL else 0.0
            made.units.append(self._column(left, self.unit_width, self.unit_height, count, pile))
            left += self.unit_width
        targets = min(4, self.widths[-1])
        loss_height = (targets + 1) * self.measures.line * made.scale + _PAD
        made.loss = QRectF(self.area.right() - self.loss_width, middle - loss_height / 2, self.loss_width, loss_height)
        sources = made.inputs
        for layer, units in enumerate(made.units):
            for unit, box in enumerate(units):
                self._enter(layer, unit, box, sources)
            sources = units
        return made

    def _column(self, left: float, width: float, height: float, count: int, pile: float = 0.0) -> list[QRectF]:
        # Few units do not stand at the far ends of a high picture.
        row = min(self.area.height() / count, _FARTHEST * max(height, pile))
        top = self.area.center().y() - row * count / 2
        return [QRectF(left, top + (place + 0.5) * row - height / 2, width, height) for place in range(count)]

    def _enter(self, layer: int, unit: int, box: QRectF, sources: list[QRectF]) -> None:
        """Place the edges into a unit, their labels in a pile before it, and its bias."""
        made = self.made
        if made.style.detail is Detail.NAMES:
            made.biases[Place(layer, unit, None)] = box
        else:
            line = self.measures.line * made.scale
            made.biases[Place(layer, unit, None)] = QRectF(box.left(), box.top(), box.width(), line + _PAD / 2)
        end = QPointF(box.left(), box.center().y())
        for source, come in enumerate(sources):
            start = QPointF(come.right(), come.center().y())
            place = Place(layer, unit, source)
            if made.style.detail is not Detail.ALL:
                made.edges[place] = (start, start, end, end)
                continue
            width = self.measures.label_width * made.scale
            y = end.y() + (source - (len(sources) - 1) / 2) * self.label_height
            right = QPointF(box.left() - 1.2 * _GAP * made.scale, y)
            left = right - QPointF(width, 0.0)
            made.labels[place] = QRectF(left.x(), y - self.label_height / 2, width, self.label_height)
            made.edges[place] = (start, left, right, end)


def label_font(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """Return the font of an edge's numbers."""
    return sized(font, _LABEL * scale, bold=bold)
