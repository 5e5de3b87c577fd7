"""The picture of a network of layers: every edge, and in every unit its line, its sum and its activation."""

from itertools import pairwise, product
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.small_digits import lowered
from mnistgui.ui.perceptron.diagram.columns import ColumnBuilder, Columns
from mnistgui.ui.perceptron.diagram.drawing import TINTS, Shown, draw_marks, tint_share, tints_of
from mnistgui.ui.perceptron.diagram.layout import Fonts, Layout, Text, text_at
from mnistgui.ui.perceptron.diagram.parts import Kind, NetShape, Part
from mnistgui.ui.perceptron.diagram.values import rough_number
from mnistgui.ui.perceptron.diagram.words import (
    bias_word,
    class_word,
    count_words,
    hidden_name,
    inputs_caption,
    layer_captions,
    legend_words,
)
from mnistgui.ui.perceptron.diagram.writing import Detail
from mnistgui.ui.perceptron.numbers import MINUS, are_whole, number, short_number
from mnistgui.ui.perceptron.pens import blend, class_colour
from mnistgui.ui.theme import Theme

_STRENGTH: Final = 0.4  # of the tints
_BESIDE: Final = 3.0  # pixels left free beside a caption
_MANY: Final = 16  # units
_TIGHTER: Final = {Detail.FORMULA: Detail.NAMED, Detail.NAMED: Detail.FLOW, Detail.CLASSED: Detail.FLOW,
                   Detail.FLOW: Detail.ANSWER, Detail.STACK: Detail.ANSWER, Detail.ANSWER: Detail.ROUGH}  # fmt: skip
# Beside the first two classes, which have colours of their own in the theme.

_PLACES_OF: Final = {Detail.ANSWER: (2,), Detail.ROUGH: (1, 0)}

_Line = tuple[str, float, bool, float]  # text, share of the scale, bold, how far under the middle in box heights


class LayersPicture:
    """A network of layers, at one size."""

    def __init__(self, shape: NetShape, area: QRectF, fonts: Fonts) -> None:
        self._shape, self._area, self._fonts = shape, area, fonts
        self._columns: Columns = ColumnBuilder(shape, area, fonts).build()
        self.layout: Layout = self._columns.layout
        self._captions = self._lay_captions()
        self._units = [(part, rect) for part, rect in self.layout.nodes.items() if part.kind is Kind.UNIT]

    def texts(self, shown: Shown) -> list[Text]:
        """Return all that is written of a moment."""
        made = [*self._captions, *self._input_texts(shown), *self._footer(shown)]
        for part, rect in self._units:
            made += self._unit_texts(part, rect, shown)
        if self.layout.labels:
            for part, value in zip(self.layout.weights, shown.values_E.tolist(), strict=True):
                if part in self.layout.labels:
                    made.append(self._text(self.layout.labels[part], edge_number(value, shown), 0.9, halo=True))
        return made

    def draw_shapes(self, painter: QPainter, look: Theme, shown: Shown) -> None:
        """Draw everything but edges and texts."""
        painter.setPen(QPen(look.colour("muted"), 1.3))
        painter.setBrush(look.colour("raised"))
        for part, rect in self.layout.nodes.items():
            if part.kind is not Kind.UNIT:
                painter.drawEllipse(rect)
        target, tints = self._target(shown), tints_of(look, _STRENGTH)
        plain, strong = QPen(look.colour("muted"), 1.2), QPen(look.colour("text"), 2.2)
        # Round corners cost three times as much, and of many small boxes nobody sees them.
        corner = 0.0 if len(self._units) > _MANY else 5.0
        for part, rect in self._units:
            painter.setBrush(self._tint(look, tints, part, shown))
            painter.setPen(strong if part == target else plain)
            if corner:
                painter.drawRoundedRect(rect, corner, corner)
            else:
                painter.drawRect(rect)
        draw_marks(painter, look, self.layout.marks)

    def _target(self, shown: Shown) -> Part | None:
        """Return the output unit, one of several, that should answer for the sample at hand."""
        if self._shape.units[-1] == 1:
            return None
        label = int(shown.scene.problem.labels_N[shown.scene.current])
        return Part(Kind.UNIT, len(self._shape.units) - 1, label)

    def _tint(self, look: Theme, tints: tuple[QColor, ...], part: Part, shown: Shown) -> QColor:
        share = tint_share(
            self._shape.activations[part.layer], float(shown.scene.activations[part.layer + 1][part.unit])
        )
        share = max(0.0, min(1.0, share))
        if self._shape.units[-1] == 1 or part.layer < len(self._shape.units) - 1:
            return tints[round(share * TINTS)]
        # One unit a class: the more it answers, the more of its class's colour.
        return blend(look.colour("base"), class_colour(look, part.unit), _STRENGTH * share)

    def _lay_captions(self) -> list[Text]:
        """Write over each column what it is, as fully as has room between its neighbours."""
        xs, left, right = self._columns.xs, self._area.left() - _BESIDE, self._area.right() + _BESIDE
        borders = [left, *((one + other) / 2 for one, other in pairwise(xs)), right]
        wordings = [(inputs_caption(),), *(layer_captions(self._shape, layer) for layer in range(len(xs) - 1))]
        made = []
        for x, (start, end), column in zip(xs, pairwise(borders), wordings, strict=True):
            text = self._fitting(column, end - start - 2 * _BESIDE, 0.9)
            half = self._fonts.width(text, 0.9 * self.layout.scale) / 2
            # Wider than the column it stands over, it keeps to its room.
            inside_x = max(start + _BESIDE + half, min(end - _BESIDE - half, x))
            made.append(self._text(QPointF(inside_x, self._columns.caption_y), text, 0.9, colour="muted"))
        return made

    def _input_texts(self, shown: Shown) -> list[Text]:
        made = []
        names = [*(f"x{lowered(place + 1)}" for place in range(self._shape.inputs)), bias_word()]
        values = iter((*shown.scene.activations[0].tolist(), 1.0))
        for part, rect in self.layout.nodes.items():
            if part.kind is Kind.ONE and part.layer > 0:
                if rect.height() >= 0.8 * self._fonts.height(0.85 * self.layout.scale):
                    made.append(self._text(rect.center(), "1", 0.85))
            elif part.kind is not Kind.UNIT:
                value = next(values)
                wordings = (short_number(value), number(value, places=0), rough_number(value), "")
                text = self._fitting(wordings, rect.width(), 0.75, bold=True)
                whole = are_whole((value,)) and len(text) < 3
                made.append(self._text(rect.center(), text, 1.0 if whole else 0.75, bold=True))
                if self._columns.names_inputs:
                    name = names[part.unit] if part.kind is Kind.INPUT else names[-1]
                    half = self._fonts.width(name, 0.9 * self.layout.scale) / 2
                    y = rect.top() - 0.5 * self._fonts.height(0.9 * self.layout.scale)
                    centre = QPointF(max(self._area.left() + half, rect.center().x()), y)
                    made.append(self._text(centre, name, 0.9, halo=True))
        return made

    def _unit_texts(self, part: Part, rect: QRectF, shown: Shown) -> list[Text]:
        """Write into a unit what its layer has room for; a number that is longer than most is shortened."""
        writing = self._columns.writings[part.layer]
        detail, height = writing.detail, rect.height()
        while detail is not Detail.NONE:
            x, room = self._columns.text_room(rect, detail)
            for places in _PLACES_OF.get(detail, (2, 1, 0)):
                made = [
                    text_at(self._fonts, x, rect.center().y() + below * height, text, share * writing.scale, bold=bold)
                    for text, share, bold, below in self._lines(part, detail, places, shown)
                ]
                if all(text.rect.width() <= room for text in made):
                    return made
            detail = _TIGHTER.get(detail, Detail.NONE)
        return []

    def _lines(self, part: Part, detail: Detail, places: int, shown: Shown) -> list[_Line]:
        z = float(shown.scene.sums[part.layer][part.unit])
        a = float(shown.scene.activations[part.layer + 1][part.unit])
        tick = self._tick(part, shown)
        if detail is Detail.STACK:
            answer = f"{number(a, places=places)}{tick}"
            return [(f"Σ {number(z, places=places)}", 0.9, True, -0.23), (answer, 1.05, True, 0.2)]
        if detail in (Detail.ANSWER, Detail.ROUGH):
            # So narrow a unit shows right and wrong by its tint alone.
            return [(number(a, places=places), 0.9, True, 0.0)]
        flow = f"{number(z, places=places)} → {number(a)}{tick}"
        if detail is Detail.FLOW:
            return [(flow, 0.9, True, 0.0)]
        if detail is Detail.CLASSED:
            return [(self._name(part), 0.85, False, -0.23), (flow, 0.9, True, 0.23)]
        named = f"{self._name(part)}   Σ {flow}"
        if detail is Detail.NAMED:
            return [(named, 0.9, True, 0.0)]
        layer = shown.scene.layers[part.layer]
        formula = sum_formula(np.append(layer.weights_OI[part.unit], layer.biases_O[part.unit]), places=places)
        return [(formula, 0.85, False, -0.23), (named, 0.9, True, 0.23)]

    def _name(self, part: Part) -> str:
        if part.layer == len(self._shape.units) - 1:
            return class_word(part.unit) if self._shape.units[-1] > 1 else "Σ"
        return hidden_name(self._shape, part.layer, part.unit)

    def _tick(self, part: Part, shown: Shown) -> str:
        """Return the sign of right and wrong, for the output unit that answers."""
        if part.layer < len(self._shape.units) - 1:
            return ""
        if self._shape.units[-1] > 1 and part.unit != int(np.argmax(shown.scene.sums[-1])):
            return ""
        return " ✓" if shown.scene.right_N[shown.scene.current] else " ✗"

    def _footer(self, shown: Shown) -> list[Text]:
        """Count the activations, and say what the edges show."""
        y, scale, (middle_left, middle_right) = self._columns.footer_y, self.layout.scale, self._columns.footer_room
        left, right = self._area.left(), self._area.right()
        for count, legend in product(count_words(self._shape), legend_words(gradients=shown.gradients)):
            count_half = self._fonts.width(count, 0.9 * scale) / 2
            legend_half = self._fonts.width(legend, 0.9 * scale) / 2
            # Beside the bias that may stand between them.
            if left + 2 * count_half <= min(middle_left, right - 2 * legend_half - 10.0) and (
                right - 2 * legend_half >= middle_right
            ):
                break
        return [
            self._text(QPointF(left + count_half, y), count, 0.9, colour="muted"),
            self._text(QPointF(right - legend_half, y), legend, 0.9, colour="muted"),
        ]

    def _fitting(self, wordings: tuple[str, ...], room: float, scale: float, *, bold: bool = False) -> str:
        """Return the first wording that has room, the last one cut short where none has."""
        for text in wordings:
            if self._fonts.width(text, scale * self.layout.scale, bold=bold) <= room:
                return text
        metrics = self._fonts.of(scale * self.layout.scale, bold=bold).metrics
        return metrics.elidedText(wordings[-1], Qt.TextElideMode.ElideRight, max(0.0, room))

    def _text(
        self, centre: QPointF, text: str, scale: float, *, bold: bool = False, colour: str = "text", halo: bool = False
    ) -> Text:
        return text_at(
            self._fonts, centre.x(), centre.y(), text, scale * self.layout.scale, bold=bold, colour=colour, halo=halo
        )


def edge_number(value: float, shown: Shown) -> str:
    """Return the number of an edge as it stands on it."""
    text = number(value, places=3 if shown.gradients else 2)
    return text if len(text) <= 7 else rough_number(value)


def sum_formula(weights_A: Floats, *, places: int) -> str:
    """Return ``w1 x₁ + w2 x₂ + b`` with the numbers in it, for two inputs or three."""
    parts = []
    for place, value in enumerate(weights_A.tolist()):
        text = number(value, places=places)
        if place:
            text = f"{MINUS} {text[1:]}" if text.startswith(MINUS) else f"+ {text}"
        parts.append(text if place == len(weights_A) - 1 else f"{text} x{lowered(place + 1)}")
    return " ".join(parts)
