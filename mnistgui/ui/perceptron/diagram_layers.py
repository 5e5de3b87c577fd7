"""The picture of a multilayer network: every edge, and in every unit its line, its sum and its activation."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.numbers import are_whole, line_formula, number, short_number, subscript
from mnistgui.ui.perceptron.pens import answer_colour, draw_centred, draw_on_halo, edge_pen, sized
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

_INPUT: Final = 0.05  # middle of the input column, in shares of the width
_LABEL_AT: Final = 0.36  # where an output weight stands on its edge, in shares of the way to the output
_FORMULA_NEEDS: Final = 2.15  # a unit's height, in line heights, from which its line is written in it


@dataclass(frozen=True, kw_only=True)
class LayersWords:
    """The words in the picture, translated."""

    inputs: str
    hidden: str
    output: str
    bias: str


def draw_layers(painter: QPainter, look: Theme, area: QRectF, font: QFont, scene: Scene, words: LayersWords) -> None:
    """Draw a network with one hidden layer into ``area``."""
    _LayersPicture(painter, look, area, font, scene, words).draw()


class _LayersPicture:
    """The picture at one size: positions once, then a method a part."""

    def __init__(
        self, painter: QPainter, look: Theme, area: QRectF, font: QFont, scene: Scene, words: LayersWords
    ) -> None:
        self.painter, self.look, self.scene, self.words = painter, look, scene, words
        self.scale = max(0.85, min(1.6, area.width() / 400.0, area.height() / 220.0))
        self.font = font
        caption_height = 18.0 * self.scale
        self.caption_y = area.top() + caption_height / 2
        self.stage = area.adjusted(0.0, caption_height, 0.0, 0.0)
        units = len(scene.layers[0].biases_O)
        # One more row than units: the hidden layer's bias stands below them.
        self.row = self.stage.height() / (units + 0.6)
        self.unit_height = min(self.row * 0.82, 46.0 * self.scale)
        line_height = QFontMetricsF(sized(font, 0.9 * self.scale)).height()
        self.with_formula = self.unit_height >= _FORMULA_NEEDS * line_height
        self.unit_width = min(area.width() * 0.42, 200.0 * self.scale)
        # Between two inputs, 0.28 of the height apart, the name of the lower one has its place.
        free = 0.28 * self.stage.height() - line_height
        self.radius = max(7.0, min(13.0 * self.scale, self.stage.height() * 0.1, free / 2))
        self.output_width = min(area.width() * 0.2, 96.0 * self.scale)

    def draw(self) -> None:
        """Draw everything, edges under units."""
        stage = self.stage
        inputs = [QPointF(stage.left() + _INPUT * stage.width(), stage.top() + share * stage.height())
                  for share in (0.22, 0.5, 0.78)]  # fmt: skip
        centre_x = stage.left() + stage.width() * 0.425
        count = len(self.scene.layers[0].biases_O)
        hidden = [QPointF(centre_x, stage.top() + (index + 0.5) * self.row) for index in range(count)]
        # At the right end, where its edge crosses no unit.
        bias = QPointF(centre_x + self.unit_width / 2 - self.radius, stage.top() + count * self.row + self.row * 0.25)
        output = QPointF(stage.right() - self.output_width / 2, stage.top() + stage.height() * 0.47)
        self._draw_captions(inputs[0].x(), centre_x, output.x())
        self._draw_edges(inputs, hidden, bias, output)
        values = (*self.scene.activations[0].tolist(), 1.0)
        for centre, value, name in zip(inputs, values, ("x₁", "x₂", self.words.bias), strict=True):
            self._draw_input(centre, value, name)
        for index, centre in enumerate(hidden):
            self._draw_hidden(index, centre)
        self._draw_bias(bias)
        self._draw_output(output)

    def _write(self, centre: QPointF, text: str, scale: float = 1.0, colour: str = "text", bold: bool = False) -> None:
        self.painter.setFont(sized(self.font, scale * self.scale, bold=bold))
        self.painter.setPen(self.look.colour(colour))
        draw_centred(self.painter, centre, text)

    def _draw_captions(self, inputs_x: float, hidden_x: float, output_x: float) -> None:
        metrics = QFontMetricsF(sized(self.font, 0.9 * self.scale))
        captions = ((inputs_x, self.words.inputs), (hidden_x, self.words.hidden), (output_x, self.words.output))
        for x, text in captions:
            # A caption is wider than the column it stands over: keep it inside the picture.
            half = metrics.horizontalAdvance(text) / 2
            inside_x = max(self.stage.left() + half, min(self.stage.right() - half, x))
            self._write(QPointF(inside_x, self.caption_y), text, 0.9, "muted")

    def _draw_edges(self, inputs: list[QPointF], hidden: list[QPointF], bias: QPointF, output: QPointF) -> None:
        first, second = self.scene.layers
        into_hidden = np.column_stack((first.weights_OI, first.biases_O))
        into_output = np.append(second.weights_OI[0], second.biases_O)
        largest = max(1.0, float(np.abs(into_hidden).max()), float(np.abs(into_output).max()))
        left, right = QPointF(-self.unit_width / 2, 0.0), QPointF(self.unit_width / 2, 0.0)
        for target, weights in zip(hidden, into_hidden, strict=True):
            for source, weight in zip(inputs, weights, strict=True):
                self.painter.setPen(edge_pen(self.look, weight, largest))
                self.painter.drawLine(source, target + left)
        sources = [*(unit + right for unit in hidden), bias + QPointF(self.radius * 0.8, 0.0)]
        entry = output - QPointF(self.output_width / 2, 0.0)
        for source, weight in zip(sources, into_output, strict=True):
            self.painter.setPen(edge_pen(self.look, weight, largest))
            self.painter.drawLine(source, entry)
        self._draw_output_weights(sources, entry, into_output)

    def _draw_output_weights(self, sources: list[QPointF], entry: QPointF, weights: Floats) -> None:
        font = sized(self.font, 0.9 * self.scale)
        if QFontMetricsF(font).height() > (1.0 - _LABEL_AT) * self.row:
            return
        self.painter.setFont(font)
        for source, weight in zip(sources, weights, strict=True):
            # All at one x, where the edges still lie apart by most of a row.
            x = max(source.x(), sources[0].x()) + _LABEL_AT * (entry.x() - sources[0].x())
            share = (x - source.x()) / (entry.x() - source.x())
            draw_on_halo(self.painter, self.look, source + (entry - source) * share, number(weight))

    def _draw_input(self, centre: QPointF, value: float, name: str) -> None:
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawEllipse(centre, self.radius, self.radius)
        whole = are_whole((value,))
        self._write(centre, short_number(value), 1.0 if whole else 0.75, bold=True)
        self._write(centre - QPointF(0.0, self.radius + 7.0 * self.scale), name, 0.9)

    def _draw_bias(self, centre: QPointF) -> None:
        radius = min(self.radius * 0.8, self.row * 0.28)
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.2))
        self.painter.drawEllipse(centre, radius, radius)
        self._write(centre, "1", 0.85)

    def _unit_box(self, centre: QPointF, width: float, height: float, tint: float) -> QRectF:
        box = QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)
        self.painter.setBrush(answer_colour(self.look, tint, strength=0.4))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.2))
        self.painter.drawRoundedRect(box, 5.0, 5.0)
        return box

    def _draw_hidden(self, index: int, centre: QPointF) -> None:
        z, a = float(self.scene.sums[0][index]), float(self.scene.activations[1][index])
        # tanh answers from -1 to 1; the tints go with 0 to 1.
        box = self._unit_box(centre, self.unit_width, self.unit_height, (a + 1.0) / 2)
        numbers = f"h{subscript(index + 1)}   Σ {number(z)} → {number(a)}"
        if not self.with_formula:
            self._write(box.center(), numbers, 0.9, bold=True)
            return
        layer = self.scene.layers[0]
        w1, w2 = layer.weights_OI[index]
        formula = line_formula(float(w1), float(w2), float(layer.biases_O[index]))
        quarter = QPointF(0.0, box.height() * 0.23)
        self._write(box.center() - quarter, formula, 0.85)
        self._write(box.center() + quarter, numbers, 0.9, bold=True)

    def _draw_output(self, centre: QPointF) -> None:
        z, a = float(self.scene.sums[1][0]), float(self.scene.activations[2][0])
        right = bool(self.scene.right_N[self.scene.current])
        height = min(58.0 * self.scale, self.stage.height() * 0.42)
        box = self._unit_box(centre, self.output_width, height, a)
        self._write(box.center() - QPointF(0.0, height * 0.23), f"Σ {number(z)}", 0.9, bold=True)
        self._write(box.center() + QPointF(0.0, height * 0.2), f"{number(a)} {'✓' if right else '✗'}", 1.1, bold=True)
