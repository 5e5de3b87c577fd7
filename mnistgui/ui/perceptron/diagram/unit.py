"""The classic picture of one unit: inputs and bias, weighted edges, the sum, the activation, the output."""

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from mnistgui.perceptron.small_digits import lowered
from mnistgui.ui.perceptron.diagram.drawing import Z_SHOWN, Shown, curve_of, limits_of, tint_share
from mnistgui.ui.perceptron.diagram.layout import Fonts, Layout, Mark, Text, text_at
from mnistgui.ui.perceptron.diagram.parts import LINEAR, STEP, Kind, NetShape, Part
from mnistgui.ui.perceptron.diagram.values import rough_number
from mnistgui.ui.perceptron.diagram.words import (
    activation_name,
    bias_word,
    count_words,
    inputs_caption,
    legend_words,
    output_caption,
    sum_caption,
    target_word,
)
from mnistgui.ui.perceptron.numbers import are_whole, number, short_number
from mnistgui.ui.perceptron.pens import answer_colour
from mnistgui.ui.theme import Theme

# Where the columns stand, in shares of the width: inputs, sum, activation, output.
_INPUT, _SUM, _ACTIVATION, _OUTPUT = 0.09, 0.50, 0.715, 0.93
_LABEL_AT: Final = {2: 0.56, 3: 0.49}  # by inputs: where the number of an edge stands, in shares of the way to the sum
_MIDDLE: Final = 0.46  # where the sum stands, in shares of the height
_UNIT: Final = Part(Kind.UNIT, 0, 0)


class UnitPicture:
    """A network of one unit, at one size."""

    def __init__(self, shape: NetShape, area: QRectF, fonts: Fonts) -> None:
        self._shape, self._area, self._fonts = shape, area, fonts
        scale = max(0.85, min(2.4, area.width() / 430.0, area.height() / 200.0))
        self._scale, self._caption_height = scale, 18.0 * scale
        self._stage = area.adjusted(0.0, self._caption_height, 0.0, 0.0)
        self._middle = self._stage.top() + self._stage.height() * _MIDDLE
        sources = shape.inputs + 1
        self._radius = min(self._stage.height() * 0.39 / sources, area.width() * 0.052)
        self._activation = self._square(self._at(_ACTIVATION, self._middle), 1.5 * self._radius)
        self._output = self._square(self._at(_OUTPUT, self._middle), 1.25 * self._radius)
        self.layout = self._lay_out(sources)
        self._captions = self._lay_captions()

    def texts(self, shown: Shown) -> list[Text]:
        """Return all that is written of a moment."""
        made = [*self._captions, *self._input_texts(shown), *self._edge_texts(shown)]
        scale, places = self._scale, self._places(shown)
        z, a = float(shown.scene.sums[-1][0]), float(shown.scene.activations[-1][0])
        sum_rect, below = self.layout.nodes[_UNIT], QPointF(0.0, 12.0 * scale)
        made.append(self._text(sum_rect.center(), "Σ", 1.5, bold=True))
        sums = [number(z, places=places), number(z, places=0), rough_number(z)]
        z_text = self._fitting([f"z = {text}" for text in sums], 5.2 * self._radius, 1.0)
        made.append(self._text(_bottom(sum_rect) + below, z_text, 1.0, bold=True))
        answers = [number(a, places=0 if shown.scene.hard else 2), number(a, places=0), rough_number(a)]
        answer = self._fitting(answers, 2.3 * self._radius, 1.2)
        made.append(self._text(self._output.center(), answer, 1.2, bold=True))
        return [*made, self._target_text(shown), *self._footer(shown)]

    def draw_shapes(self, painter: QPainter, look: Theme, shown: Shown) -> None:
        """Draw everything but edges and texts."""
        painter.setPen(QPen(look.colour("muted"), 1.5))
        painter.drawLine(self._at(_SUM, self._middle), self._at(_OUTPUT, self._middle))
        painter.setBrush(look.colour("raised"))
        for rect in self.layout.nodes.values():
            painter.drawEllipse(rect)
        self._draw_activation(painter, look, shown)
        painter.setPen(QPen(look.colour("muted"), 1.5))
        share = tint_share(self._shape.activations[0], float(shown.scene.activations[-1][0]))
        painter.setBrush(answer_colour(look, share))
        painter.drawEllipse(self._output)

    def _lay_out(self, sources: int) -> Layout:
        first = 0.14 if sources <= 3 else 0.11
        shares = np.linspace(first, 1.0 - first, sources).tolist()
        centres = [self._at(_INPUT, self._stage.top() + self._stage.height() * share) for share in shares]
        target = self._at(_SUM, self._middle)
        parts = [*(Part(Kind.INPUT, 0, place) for place in range(self._shape.inputs)), Part(Kind.ONE, 0)]
        nodes = {part: self._square(centre, self._radius) for part, centre in zip(parts, centres, strict=True)}
        nodes[_UNIT] = self._square(target, 1.35 * self._radius)
        weights = [Part(Kind.WEIGHT, 0, 0, place) for place in (*range(self._shape.inputs), None)]
        edges = {part: QLineF(centre, target) for part, centre in zip(weights, centres, strict=True)}
        activation = self._shape.activations[0]
        return Layout(
            shape=self._shape,
            scale=self._scale,
            nodes=nodes,
            edges=edges,
            labels={part: edge.pointAt(_LABEL_AT[self._shape.inputs]) for part, edge in edges.items()},
            label_size=(self._fonts.width("w₁ = −8.88", self._scale, bold=True), self._fonts.height(self._scale)),
            thickest=5.0 * max(1.0, self._scale / 1.4),
            marks=() if activation == LINEAR else (Mark(activation=activation, layer=0, circle=self._activation),),
            more=((_UNIT, self._activation), (_UNIT, self._output)),
        )

    def _lay_captions(self) -> list[Text]:
        y = self._stage.top() - self._caption_height / 2
        activation = activation_name(self._shape.activations[0])
        captions = (
            (_INPUT, inputs_caption()), (_SUM, sum_caption()), (_ACTIVATION, activation), (_OUTPUT, output_caption()),
        )  # fmt: skip
        made = []
        for share, text in captions:
            half = self._fonts.width(text, 0.9 * self._scale) / 2
            x = max(self._area.left() + half, min(self._area.right() - half, self._at(share, y).x()))
            made.append(self._text(QPointF(x, y), text, 0.9, colour="muted"))
        return made

    def _input_texts(self, shown: Shown) -> list[Text]:
        made = []
        names = [*(f"x{lowered(place + 1)}" for place in range(self._shape.inputs)), bias_word()]
        values = (*shown.scene.activations[0].tolist(), 1.0)
        rects = [rect for part, rect in self.layout.nodes.items() if part.kind is not Kind.UNIT]
        for rect, name, value in zip(rects, names, values, strict=True):
            wordings = [short_number(value), number(value, places=0), rough_number(value)]
            text = self._fitting(wordings, rect.width(), 0.85)
            scale = 1.2 if are_whole((value,)) and len(text) < 3 else 0.85
            made.append(self._text(rect.center(), text, scale, bold=True))
            # Begins at one x, however long the name is.
            half = self._fonts.width(name, 0.95 * self._scale) / 2
            centre = QPointF(rect.right() + 6.0 * self._scale + half, rect.center().y())
            made.append(self._text(centre, name, 0.95, halo=True))
        return made

    def _edge_texts(self, shown: Shown) -> list[Text]:
        made = []
        places = 4 if shown.gradients else self._places(shown)
        # Between the name of the input and the sum.
        room = (_SUM - _INPUT) * self._stage.width() - 3.3 * self._radius - self._fonts.width("x₁", self._scale)
        for (part, centre), value in zip(self.layout.labels.items(), shown.values_E.tolist(), strict=True):
            name = "b" if part.source is None else f"w{lowered(part.source + 1)}"
            name = f"∂L/∂{name}" if shown.gradients else name
            wordings = [f"{name} = {number(value, places=places)}", number(value, places=places), rough_number(value)]
            made.append(self._text(centre, self._fitting(wordings, room, 1.0), 1.0, bold=True, halo=True))
        return made

    def _target_text(self, shown: Shown) -> Text:
        """Say what should be answered, under the answer."""
        right = bool(shown.scene.right_N[shown.scene.current])
        label = int(shown.scene.problem.labels_N[shown.scene.current])
        text = f"{target_word(label)} {'✓' if right else '✗'}"
        half = self._fonts.width(text, 0.9 * self._scale, bold=True) / 2
        x = min(self._output.center().x(), self._area.right() - half)
        centre = QPointF(x, self._output.bottom() + 12.0 * self._scale)
        return self._text(centre, text, 0.9, bold=True, colour="good" if right else "bad")

    def _footer(self, shown: Shown) -> list[Text]:
        """Count the activation and say what the edges show, beside the lowest input."""
        y = self._area.bottom() - 0.5 * self._fonts.height(0.9 * self._scale)
        bias = self.layout.nodes[Part(Kind.ONE, 0)]
        left = bias.right() + 14.0 * self._scale + self._fonts.width(bias_word(), 0.95 * self._scale)
        counted, legend = count_words(self._shape), legend_words(gradients=shown.gradients)
        room = self._area.right() - left
        wordings = [f"{count}  ·  {edges}" for count in counted for edges in legend]
        text = self._fitting(wordings, room, 0.9, bold=False)
        half = self._fonts.width(text, 0.9 * self._scale) / 2
        return [self._text(QPointF(self._area.right() - half, y), text, 0.9, colour="muted")]

    def _draw_activation(self, painter: QPainter, look: Theme, shown: Shown) -> None:
        """Draw the activation's curve and the present z and output as a point on it."""
        box = self._activation
        half, activation = box.width() / 2, self._shape.activations[0]
        painter.setBrush(look.colour("raised"))
        painter.setPen(QPen(look.colour("muted"), 1.5))
        painter.drawRoundedRect(box, 4.0, 4.0)
        inner = box.adjusted(half * 0.2, half * 0.35, -half * 0.2, -half * 0.35)
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.drawLine(QPointF(box.center().x(), box.top() + 3), QPointF(box.center().x(), box.bottom() - 3))
        z_Z = np.array((-Z_SHOWN, 0.0, 1e-9, Z_SHOWN)) if activation == STEP else np.linspace(-Z_SHOWN, Z_SHOWN, 61)
        a_Z = curve_of(activation, z_Z)
        limits = limits_of(activation)
        points = [_on_curve(inner, z, a, limits) for z, a in zip(z_Z.tolist(), a_Z.tolist(), strict=True)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("text"), 1.8))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(look.colour("base"), 1.5))
        painter.setBrush(look.colour("accent"))
        z, a = float(shown.scene.sums[-1][0]), float(shown.scene.activations[-1][0])
        painter.drawEllipse(_on_curve(inner, z, a, limits), 4.5, 4.5)

    def _places(self, shown: Shown) -> int:
        # A rate of 1 keeps the threshold rule's weights whole: they are shown as what they are.
        return 0 if shown.scene.hard and are_whole(shown.values_E.tolist()) else 2

    def _fitting(self, wordings: list[str], room: float, scale: float, *, bold: bool = True) -> str:
        """Return the first wording that has room, the last where none has."""
        for text in wordings[:-1]:
            if self._fonts.width(text, scale * self._scale, bold=bold) <= room:
                return text
        return wordings[-1]

    def _text(
        self, centre: QPointF, text: str, scale: float, *, bold: bool = False, colour: str = "text", halo: bool = False
    ) -> Text:
        return text_at(
            self._fonts, centre.x(), centre.y(), text, scale * self._scale, bold=bold, colour=colour, halo=halo
        )

    def _at(self, share: float, y: float) -> QPointF:
        return QPointF(self._stage.left() + share * self._stage.width(), y)

    @staticmethod
    def _square(centre: QPointF, half: float) -> QRectF:
        return QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)


def _bottom(rect: QRectF) -> QPointF:
    return QPointF(rect.center().x(), rect.bottom())


def _on_curve(inner: QRectF, z: float, a: float, limits: tuple[float, float]) -> QPointF:
    low, high = limits
    x = (max(-Z_SHOWN, min(Z_SHOWN, z)) + Z_SHOWN) / (2 * Z_SHOWN)
    y = (max(low, min(high, a)) - low) / (high - low)
    return QPointF(inner.left() + x * inner.width(), inner.bottom() - y * inner.height())
