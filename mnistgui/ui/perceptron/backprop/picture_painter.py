"""Draws the network of the walk: every number that is known so far, the part at hand lit, the chosen weight marked."""

from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.network import parameter_index
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.walk import Phase, Place
from mnistgui.ui.perceptron.backprop.picture_layout import Detail, PictureLayout, label_font
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.numbers import are_whole, number
from mnistgui.ui.perceptron.pens import blend, draw_centred, edge_pen, sized
from mnistgui.ui.theme import Theme

_CORNER: Final = 5.0
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PicturePainter:
    """One painting of one sight into places that were laid out before."""

    def __init__(self, painter: QPainter, look: Theme, font: QFont, sight: Sight, layout: PictureLayout) -> None:
        self.painter, self.look, self.font, self.sight, self.layout = painter, look, font, sight, layout
        self.walk, self.update = sight.walk, sight.walk.update
        self.values_P, self.new_P = self.update.values_P, self.update.new_values_P

    def draw(self) -> None:
        """Draw everything, edges under units, the chosen edge above the others."""
        largest = max(1.0, float(np.abs(self.values_P).max()))
        order = sorted(self.layout.edges, key=self._is_chosen)
        for place in order:
            self._draw_edge(place, largest)
        self._draw_way_out()
        for source, box in enumerate(self.layout.inputs):
            self._draw_input(source, box)
        for layer, units in enumerate(self.layout.units):
            for unit, box in enumerate(units):
                self._draw_unit(layer, unit, box)
        for place in order:
            if place in self.layout.labels:
                self._draw_label(place)
        self._draw_loss()

    def _is_chosen(self, place: Place) -> bool:
        return place == self.sight.chosen

    def _index(self, place: Place) -> int:
        return parameter_index(self.update.network, *place)

    # Edges

    def _draw_edge(self, place: Place, largest: float) -> None:
        line = QPolygonF(list(self.layout.edges[place]))
        pen = edge_pen(self.look, float(self.values_P[self._index(place)]), largest)
        if self._is_chosen(place):
            under = QPen(self.look.colour("accent", 90), pen.widthF() + 8.0)
            under.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.setPen(under)
            self.painter.drawPolyline(line)
        self.painter.setPen(pen)
        self.painter.drawPolyline(line)

    def _edge_texts(self, place: Place) -> list[str]:
        """Return the lines of an edge's label: the weight (and the new one), its gradient."""
        at, text = self._index(place), self.sight.text
        weight = text(self.values_P[at])
        gradient = f"∂ {text(self.update.gradient_P[at])}" if self.sight.knows_gradient(place) else ""
        new = f"→ {text(self.new_P[at])}" if self.walk.is_stepped and self.new_P is not None else ""
        if self.layout.style.lines == 3:
            return [weight, gradient, new]
        if self.layout.style.lines == 2:
            return [weight, new or gradient]
        return [new or gradient or weight]

    def _draw_label(self, place: Place) -> None:
        box, chosen = self.layout.labels[place], self._is_chosen(place)
        self.painter.setPen(QPen(self.look.colour("accent"), 2.0) if chosen else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour("base"))
        self.painter.drawRoundedRect(box.adjusted(0.0, -1.0, 0.0, 1.0) if chosen else box, 3.0, 3.0)
        lines = self._edge_texts(place)
        height = box.height() / len(lines)
        for row, text in enumerate(lines):
            is_gradient = text.startswith("∂")
            is_new = text.startswith(("∂", "→")) and self.walk.is_at_hand(place.layer)
            written = is_new and self.walk.phase is (Phase.BACKWARD if is_gradient else Phase.STEP)
            self.painter.setFont(label_font(self.font, self.layout.scale, bold=written))
            self.painter.setPen(self.look.colour("accent" if is_gradient else "text"))
            row_box = QRectF(box.left(), box.top() + row * height, box.width(), height)
            self.painter.drawText(row_box, Qt.AlignmentFlag.AlignCenter, text)

    # Boxes

    def _box(self, box: QRectF, *, lit: bool, chosen: bool = False) -> None:
        ground = self.look.colour("raised")
        if lit:
            ground = blend(self.look.colour("base"), self.look.colour("accent"), 0.14)
        self.painter.setBrush(ground)
        strong = lit or chosen
        self.painter.setPen(QPen(self.look.colour("accent" if strong else "muted"), 2.2 if strong else 1.2))
        self.painter.drawRoundedRect(box, _CORNER, _CORNER)

    def _write(
        self, box: QRectF, text: str, align: Qt.AlignmentFlag, *, colour: str = "text", bold: bool = False
    ) -> None:
        self.painter.setFont(sized(self.font, self.layout.scale, bold=bold))
        self.painter.setPen(self.look.colour(colour))
        self.painter.drawText(box, align, text)

    def _draw_input(self, source: int, box: QRectF) -> None:
        self._box(box, lit=False)
        value = float(self.update.point_1I[0, source])
        shown = number(value, places=0) if are_whole((value,)) else self.sight.text(value)
        half = QPointF(0.0, box.height() * 0.23)
        self.painter.setFont(sized(self.font, self.layout.scale))
        self.painter.setPen(self.look.colour("muted"))
        draw_centred(self.painter, box.center() - half, f"x{lowered(source + 1)}")
        self.painter.setFont(sized(self.font, self.layout.scale, bold=True))
        self.painter.setPen(self.look.colour("text"))
        draw_centred(self.painter, box.center() + half, shown)

    def _draw_unit(self, layer: int, unit: int, box: QRectF) -> None:
        place = Place(layer, unit, None)
        self._box(box, lit=self.walk.is_at_hand(layer), chosen=self._is_chosen(place))
        if self.layout.style.detail is Detail.NAMES:
            self._write(box, unit_name("a", layer, unit), Qt.AlignmentFlag.AlignCenter)
            return
        forward = self.walk.phase is Phase.FORWARD and self.walk.is_at_hand(layer)
        backward = self.walk.phase is Phase.BACKWARD and self.walk.is_at_hand(layer)
        tall = self.layout.style.tall
        height = box.height() / (6 if tall else 3)
        inner = box.adjusted(5.0, 0.0, -5.0, 0.0)
        left = QRectF(inner.left(), box.top(), inner.width() if tall else self.layout.forward_width, height)
        gap = 10.0 * self.layout.scale
        beside = QRectF(left.right() + gap, box.top(), inner.right() - left.right() - gap, height)
        right = left.translated(0.0, 3 * height) if tall else beside
        for row, (first, second) in enumerate(zip(self._forward_rows(place), self._backward_rows(place), strict=True)):
            self._write_row(left.translated(0.0, row * height), *first, bold=forward and row > 0)
            self._write_row(right.translated(0.0, row * height), *second, bold=backward, colour="accent")
        if self._is_chosen(place):
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.setPen(QPen(self.look.colour("accent"), 2.0))
            self.painter.drawRoundedRect(self.layout.biases[place], _CORNER, _CORNER)

    def _write_row(self, line: QRectF, symbol: str, value: str, *, bold: bool, colour: str = "text") -> None:
        self._write(line, symbol, _LEFT, colour="muted")
        self._write(line, value, _RIGHT, colour=colour, bold=bold)

    def _forward_rows(self, place: Place) -> list[tuple[str, str]]:
        layer, unit, _ = place
        known = self.walk.knows_forward(layer)
        z, a = self.update.passed.sums[layer][0, unit], self.update.passed.activations[layer + 1][0, unit]
        return [
            (weight_name(*place), self.sight.text(self.values_P[self._index(place)])),
            (unit_name("z", layer, unit), self.sight.text(z) if known else ""),
            (unit_name("a", layer, unit), self.sight.text(a) if known else ""),
        ]

    def _backward_rows(self, place: Place) -> list[tuple[str, str]]:
        layer, unit, _ = place
        at, text, back = self._index(place), self.sight.text, self.update.back
        rows = [("∂L/∂b", ""), ("∂L/∂z", ""), ("∂L/∂a", "")]
        if self.walk.knows_backward(layer):
            values = (self.update.gradient_P[at], back.d_sums[layer][0, unit], back.d_activations[layer][0, unit])
            rows = [(symbol, text(value)) for (symbol, _), value in zip(rows, values, strict=True)]
        if self.walk.is_stepped and self.new_P is not None:
            rows[0] = (f"→ {weight_name(*place)}", text(self.new_P[at]))
        return rows

    def _draw_way_out(self) -> None:
        self.painter.setPen(QPen(self.look.colour("muted"), 1.2))
        for box in self.layout.units[-1]:
            start = QPointF(box.right(), box.center().y())
            self.painter.drawLine(start, QPointF(self.layout.loss.left(), self.layout.loss.center().y()))

    def _draw_loss(self) -> None:
        box = self.layout.loss
        self._box(box, lit=self.walk.phase is Phase.LOSS)
        rows = [("L", self.sight.text(self.update.loss) if self.walk.knows_loss else "")]
        wanted = self.update.wanted_U
        for unit, target in enumerate(wanted):
            name = "t" if len(wanted) == 1 else f"t{lowered(unit + 1)}"
            rows.append((name, number(float(target), places=0)))
        height = box.height() / len(rows)
        for row, (symbol, value) in enumerate(rows):
            line = QRectF(box.left() + 5.0, box.top() + row * height, box.width() - 10.0, height)
            self._write(line, symbol, _LEFT, colour="muted")
            self._write(line, value, _RIGHT, bold=row == 0)
