"""Where the parts of a network of layers stand: a column a layer, as much written in its units as has room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF

from mnistgui.ui.perceptron.diagram.layout import Fonts, Layout, Mark
from mnistgui.ui.perceptron.diagram.parts import LINEAR, SOFTMAX, Kind, NetShape, Part, weights_of
from mnistgui.ui.perceptron.diagram.writing import (
    LINES,
    SAMPLE,
    Detail,
    Writing,
    beside_mark,
    details_of,
    samples_of,
)

_INPUT: Final = 0.05  # middle of the input column, in shares of the width
_LABEL_AT: Final = 0.36  # where an output weight stands on its edge, in shares of the way to the output
_SMALLEST, _LARGEST = 0.85, 2.6  # scales of the text: that can still be read, and for a projector
_PADDING: Final = 5.0  # pixels beside a text in its unit, both sides together
_GAP: Final = 0.6  # between two columns of a deep network, in widths of a unit
_WIDE: Final = 1.7  # how much wider the first layer of a deep one is where its formula then fits


@dataclass(frozen=True, eq=False, kw_only=True)
class Columns:
    """The layout, and what the painter needs besides: ``xs`` the middles of the columns, ``footer_y`` the last line."""

    layout: Layout
    writings: tuple[Writing, ...]
    xs: tuple[float, ...]
    caption_y: float
    footer_y: float
    footer_room: tuple[float, float]  # where the footer may begin and where its left part must end
    mark_radius: float
    names_inputs: bool

    def text_room(self, rect: QRectF, detail: Detail) -> tuple[float, float]:
        """Return the middle and the width of what can be written in a unit, beside its mark."""
        free = beside_mark(self.mark_radius, detail)
        return rect.center().x() - free / 2, rect.width() - free - _PADDING


class ColumnBuilder:
    """Lays out one network at one size: sizes first, then places, a method a step."""

    def __init__(self, shape: NetShape, area: QRectF, fonts: Fonts) -> None:
        self.shape, self.area, self.fonts = shape, area, fonts
        self.hidden = len(shape.units) - 1
        across = 300.0 + 100.0 * max(1, self.hidden)
        self.scale = max(_SMALLEST, min(_LARGEST, area.width() / across, area.height() / 220.0))
        caption, footer = 18.0 * self.scale, self.fonts.height(0.9 * self.scale)
        self.caption_y, self.footer_y = area.top() + caption / 2, area.bottom() - footer / 2
        # With one hidden layer the last line stands beside its bias, which has a row of its own.
        self.stage = area.adjusted(0.0, caption, 0.0, 0.0 if self.hidden == 1 else -footer)
        self.rows = max(shape.units)
        self.row = self.stage.height() / (self.rows + 0.6)
        self.middle = self.stage.top() + self.rows * self.row / 2
        line = self.fonts.height(0.9 * self.scale)
        self.input_step = self.stage.height() * (0.28 if shape.inputs == 2 else 0.235)
        free = self.input_step - line
        # Between two inputs the name of the lower one has its place.
        self.radius = max(6.0, min(13.0 * self.scale, self.stage.height() * 0.1, free / 2 - 0.5))
        self.names_inputs = self.input_step >= 2 * self.radius + line * 0.9
        self.mark = max(3.0, min(8.0 * self.scale, 0.3 * min(self._height(layer) for layer in range(self.hidden + 1))))
        self.bracket = 0.0
        if shape.activations[-1] == SOFTMAX:
            self.bracket = self.mark + 3.0 * self.scale
        self._find_widths()

    def build(self) -> Columns:
        """Put everything in its place."""
        boxes = self._boxes()
        bias_radius = min(self.radius * 0.8, self.row * 0.28)
        nodes = {**self._inputs(), **boxes}
        for layer in range(1, self.hidden + 1):
            # At the right end of its layer, where its edges cross no unit.
            x = boxes[Part(Kind.UNIT, layer - 1, 0)].right() - self.radius
            nodes[Part(Kind.ONE, layer)] = _around(x, self.stage.top() + (self.rows + 0.25) * self.row, bias_radius)
        edges = self._edges(nodes)
        writings = tuple(self._writing(layer) for layer in range(self.hidden + 1))
        return Columns(
            layout=Layout(
                shape=self.shape,
                scale=self.scale,
                nodes=nodes,
                edges=edges,
                labels=self._labels(edges),
                label_size=(self.fonts.width(SAMPLE, 0.9 * self.scale) + 8.0, self.fonts.height(0.9 * self.scale)),
                thickest=1.0 + max(1.2, min(4.0 * max(1.0, self.scale / 1.4), self.row / 7.0)),
                marks=self._marks(boxes),
            ),
            writings=writings,
            xs=(self.stage.left() + self.input_x, *self.xs),
            caption_y=self.caption_y,
            footer_y=self.footer_y,
            footer_room=self._footer_room(nodes),
            mark_radius=self.mark,
            names_inputs=self.names_inputs,
        )

    def _find_widths(self) -> None:
        """Set the width of each layer's units, and the middles of the columns."""
        self.widths: tuple[float, ...]
        self.xs: tuple[float, ...]
        width = self.area.width()
        right = self.stage.right() - self.bracket - self.mark
        if self.hidden == 0:
            self.input_x, self.widths = _INPUT * width, (min(width * 0.5, 240.0 * self.scale),)
            self.xs = (right - self.widths[0] / 2,)
        elif self.hidden == 1:
            output = min(width * (0.2 if self.shape.units[-1] == 1 else 0.25), 96.0 * self.scale)
            self.input_x, self.widths = _INPUT * width, (min(width * 0.42, 200.0 * self.scale), output)
            self.xs = (self.stage.left() + width * 0.425, right - output / 2)
        else:
            self.input_x = self.radius + 2.0 * self.scale
            self._find_deep_widths(right)
            if self._writing(0).detail is not Detail.FORMULA:
                self._find_deep_widths(right, wide=1.0)

    def _find_deep_widths(self, right: float, wide: float = _WIDE) -> None:
        start = self.stage.left() + self.input_x + self.radius
        shares = [wide, *(1.0,) * (self.hidden - 1), 1.1]
        unit = min((right - start) / (sum(shares) + _GAP * (self.hidden + 1)), 150.0 * self.scale)
        self.widths = tuple(unit * share for share in shares)
        gap = (right - start - sum(self.widths)) / (self.hidden + 1)
        xs, left = [], start
        for each in self.widths:
            xs.append(left + gap + each / 2)
            left += gap + each
        self.xs = tuple(xs)

    def _step(self, layer: int) -> float:
        """Return how far apart the units of a layer are."""
        return min(self.stage.height() / (self.shape.units[layer] + 0.6), max(self.row, 70.0 * self.scale))

    def _height(self, layer: int) -> float:
        """Return the height of a layer's units."""
        if layer < self.hidden:
            return min(self._step(layer) * 0.82, 46.0 * self.scale)
        if self.shape.units[-1] == 1:
            return min(58.0 * self.scale, self.stage.height() * 0.42)
        return min(self._step(layer) * 0.82, 52.0 * self.scale)

    def _boxes(self) -> dict[Part, QRectF]:
        boxes = {}
        for layer, units in enumerate(self.shape.units):
            width, height, step = self.widths[layer], self._height(layer), self._step(layer)
            middle = self.middle
            if layer == self.hidden and units == 1:
                middle = self.stage.top() + self.stage.height() * 0.47
            for unit in range(units):
                y = middle + (unit - (units - 1) / 2) * step
                rect = QRectF(self.xs[layer] - width / 2, y - height / 2, width, height)
                boxes[Part(Kind.UNIT, layer, unit)] = rect
        return boxes

    def _inputs(self) -> dict[Part, QRectF]:
        count = self.shape.inputs + 1
        # The name stands over the first one, so the middle of all lies a little lower.
        middle = self.stage.top() + self.stage.height() * 0.5
        parts = [*(Part(Kind.INPUT, 0, place) for place in range(self.shape.inputs)), Part(Kind.ONE, 0)]
        x = self.stage.left() + self.input_x
        return {
            part: _around(x, middle + (place - (count - 1) / 2) * self.input_step, self.radius)
            for place, part in enumerate(parts)
        }

    def _edges(self, nodes: Mapping[Part, QRectF]) -> dict[Part, QLineF]:
        edges = {}
        for part in weights_of(self.shape):
            target = nodes[Part(Kind.UNIT, part.layer, part.unit)]
            edges[part] = QLineF(self._exit(part, nodes), QPointF(target.left(), target.center().y()))
        return edges

    def _exit(self, part: Part, nodes: Mapping[Part, QRectF]) -> QPointF:
        """Return where the edge of a weight begins."""
        if part.source is None:
            rect = nodes[Part(Kind.ONE, part.layer)]
        elif part.layer == 0:
            rect = nodes[Part(Kind.INPUT, 0, part.source)]
        else:
            rect = nodes[Part(Kind.UNIT, part.layer - 1, part.source)]
        if part.layer == 0:
            return rect.center()
        return QPointF(rect.right(), rect.center().y())

    def _labels(self, edges: Mapping[Part, QLineF]) -> dict[Part, QPointF]:
        """Return where the numbers of the output weights stand, if there is room for them."""
        if self.hidden == 0 or self.shape.units[-1] > 1:
            return {}
        height, half = self.fonts.height(0.9 * self.scale), self.fonts.width(SAMPLE, 0.9 * self.scale) / 2
        into = {part: edge for part, edge in edges.items() if part.layer == self.hidden}
        first = next(iter(into.values()))
        # All at one x, where the edges still lie apart by most of a row.
        x = max(first.x1() + _LABEL_AT * first.dx(), first.x1() + self.mark + half + 4.0)
        left = (first.x2() - x) / first.dx()
        if x + half + 4.0 > first.x2() or height > left * self._step(self.hidden - 1):
            return {}
        labels = {part: edge.pointAt((x - edge.x1()) / edge.dx()) for part, edge in into.items()}
        # That of the bias begins lower and nearer to the unit over it: it may have no room of its own.
        *_, last, bias = labels
        if labels[bias].y() - labels[last].y() < 0.85 * height:
            del labels[bias]
        return labels

    def _marks(self, boxes: Mapping[Part, QRectF]) -> tuple[Mark, ...]:
        marks = []
        for part, rect in boxes.items():
            activation = self.shape.activations[part.layer]
            if activation not in (LINEAR, SOFTMAX):
                circle = _around(rect.right(), rect.center().y(), self.mark)
                marks.append(Mark(activation=activation, layer=part.layer, circle=circle))
        if self.shape.activations[-1] == SOFTMAX:
            outputs = [rect for part, rect in boxes.items() if part.layer == self.hidden]
            x = outputs[0].right() + self.bracket
            line = QLineF(x, outputs[0].top(), x, outputs[-1].bottom())
            circle = _around(x, line.center().y(), self.mark)
            marks.append(Mark(activation=SOFTMAX, layer=self.hidden, circle=circle, bracket=line))
        return tuple(marks)

    def _footer_room(self, nodes: Mapping[Part, QRectF]) -> tuple[float, float]:
        if self.hidden != 1:
            return self.area.right(), self.area.left()
        bias = nodes[Part(Kind.ONE, 1)]
        return bias.left() - 6.0, bias.right() + 12.0

    def _writing(self, layer: int) -> Writing:
        """Return the fullest writing that can be read in the units of a layer."""
        # Large enough for the size of the picture, or else as small as can be read.
        for least in (max(_SMALLEST, 0.8 * self.scale), _SMALLEST):
            for detail in details_of(self.shape, layer):
                scale = self.scale
                while scale >= least:
                    if self._has_room(layer, detail, scale):
                        return Writing(detail=detail, scale=scale)
                    scale = max(least, scale - 0.1) if scale > least else 0.0
        return Writing(detail=Detail.NONE, scale=_SMALLEST)

    def _has_room(self, layer: int, detail: Detail, scale: float) -> bool:
        width, height = self.widths[layer] - beside_mark(self.mark, detail) - _PADDING, self._height(layer)
        return LINES[detail] * self.fonts.height(0.9 * scale) <= height + 0.5 and all(
            self.fonts.width(text, share * scale, bold=bold) <= width
            for text, share, bold in samples_of(self.shape, layer, detail)
        )


def _around(x: float, y: float, radius: float) -> QRectF:
    return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
