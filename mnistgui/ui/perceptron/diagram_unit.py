"""The classic picture of one unit: inputs and bias, weighted edges, the sum, the activation, the output."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen

from mnistgui.perceptron.activations import sigmoid
from mnistgui.ui.perceptron.numbers import are_whole, number, short_number
from mnistgui.ui.perceptron.pens import answer_colour, draw_centred, draw_on_halo, edge_pen, sized
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

_Z_SHOWN: Final = 5.0  # the activation is drawn for z from minus to plus this
# Where the columns stand, in shares of the width: inputs, sum, activation, output.
_INPUT, _SUM, _ACTIVATION, _OUTPUT = 0.09, 0.50, 0.715, 0.93


@dataclass(frozen=True, kw_only=True)
class UnitWords:
    """The words in the picture, translated."""

    inputs: str
    sum: str
    step: str
    sigmoid: str
    output: str
    bias: str
    target: str


def draw_unit(painter: QPainter, look: Theme, area: QRectF, font: QFont, scene: Scene, words: UnitWords) -> None:
    """Draw a learner with one line (``scene.line_3``) into ``area``."""
    _UnitPicture(painter, look, area, font, scene, words).draw()


class _UnitPicture:
    """The picture at one size: positions once, then a method a part."""

    def __init__(
        self, painter: QPainter, look: Theme, area: QRectF, font: QFont, scene: Scene, words: UnitWords
    ) -> None:
        assert scene.line_3 is not None
        self.painter, self.look, self.scene, self.words = painter, look, scene, words
        self.weights_3 = scene.line_3
        self.scale = max(0.85, min(1.7, area.width() / 430.0, area.height() / 200.0))
        self.font = font
        self.caption_height = 18.0 * self.scale
        self.stage = area.adjusted(0.0, self.caption_height, 0.0, 0.0)
        self.radius = min(self.stage.height() * 0.13, area.width() * 0.052)
        self.middle = self.stage.top() + self.stage.height() * 0.46
        # A rate of 1 keeps the threshold rule's weights whole: they are shown as what they are.
        self.places = 0 if scene.hard and are_whole(self.weights_3) else 2

    def draw(self) -> None:
        """Draw everything, edges under units."""
        self._draw_captions()
        sources = [self._at(_INPUT, self.stage.top() + self.stage.height() * share) for share in (0.14, 0.5, 0.86)]
        target = self._at(_SUM, self.middle)
        self._draw_edges(sources, target)
        self._draw_flow()
        inputs = (*self.scene.activations[0].tolist(), 1.0)
        for centre, value, name in zip(sources, inputs, ("x₁", "x₂", self.words.bias), strict=True):
            self._draw_input(centre, value, name)
        self._draw_sum(target)
        self._draw_activation(self._at(_ACTIVATION, self.middle))
        self._draw_output(self._at(_OUTPUT, self.middle))

    def _at(self, share: float, y: float) -> QPointF:
        return QPointF(self.stage.left() + share * self.stage.width(), y)

    def _write(self, centre: QPointF, text: str, scale: float = 1.0, colour: str = "text", bold: bool = False) -> None:
        self.painter.setFont(sized(self.font, scale * self.scale, bold=bold))
        self.painter.setPen(self.look.colour(colour))
        draw_centred(self.painter, centre, text)

    def _draw_captions(self) -> None:
        activation = self.words.step if self.scene.hard else self.words.sigmoid
        y = self.stage.top() - self.caption_height / 2
        columns = (_INPUT, _SUM, _ACTIVATION, _OUTPUT)
        for share, text in zip(
            columns, (self.words.inputs, self.words.sum, activation, self.words.output), strict=True
        ):
            self._write(self._at(share, y), text, 0.9, "muted")

    def _draw_edges(self, sources: list[QPointF], target: QPointF) -> None:
        largest = max(1.0, float(np.abs(self.weights_3).max()))
        for source, weight in zip(sources, self.weights_3, strict=True):
            self.painter.setPen(edge_pen(self.look, weight, largest))
            self.painter.drawLine(source, target)
        self.painter.setFont(sized(self.font, self.scale, bold=True))
        for source, weight, name in zip(sources, self.weights_3, ("w₁", "w₂", "b"), strict=True):
            centre = source + (target - source) * 0.56
            draw_on_halo(self.painter, self.look, centre, f"{name} = {number(weight, places=self.places)}")

    def _draw_flow(self) -> None:
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawLine(self._at(_SUM, self.middle), self._at(_OUTPUT, self.middle))

    def _draw_input(self, centre: QPointF, value: float, name: str) -> None:
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawEllipse(centre, self.radius, self.radius)
        whole = are_whole((value,))
        self._write(centre, short_number(value), 1.2 if whole else 0.85, bold=True)
        self.painter.setFont(sized(self.font, 0.95 * self.scale))
        draw_on_halo(self.painter, self.look, centre + QPointF(1.9 * self.radius, 0.0), name)

    def _draw_sum(self, centre: QPointF) -> None:
        radius = self.radius * 1.35
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawEllipse(centre, radius, radius)
        self._write(centre, "Σ", 1.5, bold=True)
        z = float(self.scene.sums[-1][0])
        below = centre + QPointF(0.0, radius + 12.0 * self.scale)
        self._write(below, f"z = {number(z, places=self.places)}", bold=True)

    def _draw_activation(self, centre: QPointF) -> None:
        """Draw the activation's curve and the present z and output as a point on it."""
        half = self.radius * 1.5
        box = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        self.painter.setBrush(self.look.colour("raised"))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawRoundedRect(box, 4.0, 4.0)
        inner = box.adjusted(half * 0.2, half * 0.35, -half * 0.2, -half * 0.35)
        self.painter.setPen(QPen(self.look.colour("line"), 1.0))
        self.painter.drawLine(QPointF(box.center().x(), box.top() + 3), QPointF(box.center().x(), box.bottom() - 3))
        z_Z = np.array((-_Z_SHOWN, 0.0, 0.0, _Z_SHOWN)) if self.scene.hard else np.linspace(-_Z_SHOWN, _Z_SHOWN, 61)
        answers_Z = np.array((0.0, 0.0, 1.0, 1.0)) if self.scene.hard else sigmoid(z_Z)
        curve = QPainterPath()
        for index, (z, answer) in enumerate(zip(z_Z.tolist(), answers_Z.tolist(), strict=True)):
            point = _on_curve(inner, z, answer)
            curve.moveTo(point) if index == 0 else curve.lineTo(point)
        self.painter.setBrush(self.look.colour("raised", 0))
        self.painter.setPen(QPen(self.look.colour("text"), 1.8))
        self.painter.drawPath(curve)
        self.painter.setPen(QPen(self.look.colour("base"), 1.5))
        self.painter.setBrush(self.look.colour("accent"))
        z, answer = float(self.scene.sums[-1][0]), float(self.scene.activations[-1][0])
        self.painter.drawEllipse(_on_curve(inner, z, answer), 4.5, 4.5)

    def _draw_output(self, centre: QPointF) -> None:
        answer = float(self.scene.activations[-1][0])
        radius = self.radius * 1.25
        self.painter.setBrush(answer_colour(self.look, answer))
        self.painter.setPen(QPen(self.look.colour("muted"), 1.5))
        self.painter.drawEllipse(centre, radius, radius)
        self._write(centre, number(answer, places=0 if self.scene.hard else 2), 1.2, bold=True)
        right = bool(self.scene.right_N[self.scene.current])
        label = int(self.scene.problem.labels_N[self.scene.current])
        text = f"{self.words.target.format(label=label)} {'✓' if right else '✗'}"
        below = centre + QPointF(0.0, radius + 12.0 * self.scale)
        self._write(below, text, 0.9, "good" if right else "bad", bold=True)


def _on_curve(inner: QRectF, z: float, answer: float) -> QPointF:
    share = (max(-_Z_SHOWN, min(_Z_SHOWN, z)) + _Z_SHOWN) / (2 * _Z_SHOWN)
    return QPointF(inner.left() + share * inner.width(), inner.bottom() - answer * inner.height())
