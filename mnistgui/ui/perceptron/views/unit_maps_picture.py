"""How the small maps are drawn: what changes at every step apart from what seldom does, which is kept as pixels."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.class_map import unit_maps
from mnistgui.perceptron.network import Network
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.surface import Box, line_in_box
from mnistgui.ui.perceptron.numbers import short_number
from mnistgui.ui.perceptron.pens import draw_centred, draw_class_mark
from mnistgui.ui.perceptron.views.scale_strip import draw_scale
from mnistgui.ui.perceptron.views.tinted_map import draw_card, draw_map, tinted
from mnistgui.ui.perceptron.views.unit_maps_grid import Captions, UnitGrid
from mnistgui.ui.theme import Theme

SPANS: Final = {Activation.TANH: (-1.0, 1.0), Activation.SIGMOID: (0.0, 1.0)}
_PIXELS_A_POINT: Final = 3.0  # a grid point of a small map stands for so many
_FEWEST: Final = 21  # rows of a map
_MOST: Final = 45
_MANY: Final = 20  # more samples than these have small marks

_Spans = tuple[tuple[float, float], ...]
_Key = tuple[object, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class LayerMaps:
    """What is shown: the units of one hidden ``layer`` of a network of two inputs, over ``box``.

    ``seen_N`` are the samples that lie in the plane shown, ``current`` the one with the ring. ``headings`` are a line
    each, ``halves`` the same as two lines, ``columns`` those of the truth table.
    """

    network: Network
    layer: int
    box: Box
    problem: Problem
    seen_N: npt.NDArray[np.bool_]
    current: int
    headings: tuple[str, ...]
    halves: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    captions: Captions

    @property
    def units(self) -> int:
        """How many maps there are."""
        return self.network.hidden[self.layer]

    @property
    def span(self) -> tuple[float, float] | None:
        """Between what the activation answers; None where it has no bounds."""
        return SPANS.get(self.network.hidden_activations[self.layer])

    @property
    def aspect(self) -> float:
        """How much wider than high the box is."""
        return (self.box.right - self.box.left) / (self.box.top - self.box.bottom)


class MapsPicture:
    """Draws `LayerMaps` on a `UnitGrid`. ``everywhere`` says of a unit that its answer {value} is the same all over."""

    def __init__(self) -> None:
        self.everywhere = "{value}"
        self._images: tuple[_Key, tuple[QImage, ...], _Spans] | None = None
        self._kept: dict[str, tuple[_Key, QPixmap]] = {}

    def draw(
        self, painter: QPainter, look: Theme, size: QSizeF, shown: LayerMaps, grid: UnitGrid, *, chosen: int, keys: bool
    ) -> None:
        """Draw everything; ``keys`` says whether the keys go to the view."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QPointF(0.0, 0.0), self._ground(look, size, ratio, shown, grid, chosen, keys))
        images, spans = self._maps(look, shown, grid)
        marks, ring = self._marks(look, ratio, shown, grid), self._ring(look, ratio, shown, grid)
        current = _place(shown, grid.maps[0].size(), shown.problem.points_NI[shown.current])
        for unit, (area, image) in enumerate(zip(grid.maps, images, strict=True)):
            draw_map(painter, area, image)
            painter.save()
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            self._draw_line(painter, look, shown, area, unit)
            if shown.seen_N[shown.current]:
                corner = area.topLeft() + current - QPointF(ring.width(), ring.height()) / 2 / ratio
                painter.drawPixmap(corner.toPoint(), ring)
            painter.drawPixmap(area.topLeft(), marks)
            painter.restore()
        if shown.span is None:
            self._draw_scales(painter, look, grid, spans)

    def _maps(self, look: Theme, shown: LayerMaps, grid: UnitGrid) -> tuple[tuple[QImage, ...], _Spans]:
        """Return a picture and the lowest and highest answer a unit; computed anew only where something changed."""
        rows = round(max(_FEWEST, min(_MOST, grid.maps[0].height() / _PIXELS_A_POINT)))
        columns = round(rows * shown.aspect)
        key = (shown.network, shown.layer, shown.box, rows, columns, look.key)
        if self._images is not None and self._images[0] == key:
            return self._images[1], self._images[2]
        # What comes after the layer is not asked: the next layer stands in for all of it.
        head, layer = shown.network, shown.layer
        head = Network(head.layers[: layer + 2], head.hidden_activations[: layer + 1], Output.LINEAR)
        answers_HRC = unit_maps(head, shown.box, rows=rows, columns=columns)[layer]
        spans = tuple(shown.span or _span_of(answers_RC) for answers_RC in answers_HRC)
        low_H11, high_H11 = np.array(spans).T[:, :, None, None]
        is_flat_H11 = high_H11 <= low_H11
        wide_H11 = np.where(is_flat_H11, 1.0, high_H11 - low_H11)
        shares_HRC = np.where(is_flat_H11, 0.5, (answers_HRC - low_H11) / wide_H11)
        whole = tinted(look, shares_HRC)
        images = tuple(whole.copy(0, unit * rows, columns, rows) for unit in range(shown.units))
        self._images = key, images, spans
        return images, spans

    def _draw_line(self, painter: QPainter, look: Theme, shown: LayerMaps, area: QRectF, unit: int) -> None:
        """Draw where the unit's sum is zero: a straight line in the first layer only."""
        if shown.layer:
            return
        layer = shown.network.layers[0]
        line_22 = line_in_box(np.array((*layer.weights_OI[unit], layer.biases_O[unit])), shown.box)
        if line_22 is not None:
            painter.setPen(QPen(look.colour("text"), 1.5 if area.height() < 150.0 else 2.5))
            ends = [area.topLeft() + _place(shown, area.size(), end) for end in line_22]
            painter.drawLine(*ends)

    def _draw_scales(self, painter: QPainter, look: Theme, grid: UnitGrid, spans: _Spans) -> None:
        """Draw each unit's own scale, where the activation has no bounds that all have in common."""
        height = QFontMetricsF(grid.font).height()
        for area, cell, span in zip(grid.maps, grid.cells, spans, strict=True):
            below = QRectF(cell.left() + 4.0, area.bottom() + 1.0, cell.width() - 8.0, height)
            if span[0] < span[1]:
                draw_scale(painter, look, below, span, grid.font)
            else:
                painter.setPen(look.colour("muted"))
                text = self.everywhere.format(value=short_number(span[0]))
                _write(painter, below.center(), text, below.width(), grid.font)

    def _ground(
        self, look: Theme, size: QSizeF, ratio: float, shown: LayerMaps, grid: UnitGrid, chosen: int, keys: bool
    ) -> QPixmap:
        """Return all that stands under and around the maps: the headings seldom change."""
        key = (look.key, size.toTuple(), ratio, id(grid), shown.headings, shown.columns, chosen, keys)
        kept = self._kept.get("ground")
        if kept is not None and kept[0] == key:
            return kept[1]
        layer = _layer(size, ratio, look)
        painter = _painter_on(layer)
        draw_card(painter, look, QRectF(QPointF(0.0, 0.0), size), focused=keys)
        for unit in range(shown.units):
            _draw_heading(painter, look, shown, grid, unit)
            painter.setPen(QPen(look.colour("line"), 1.0))
            painter.drawRect(grid.maps[unit].adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setPen(QPen(look.colour("accent"), 2.5 if keys else 1.5))
        painter.drawRoundedRect(grid.rings[chosen], 5.0, 5.0)
        painter.end()
        self._kept["ground"] = key, layer
        return layer

    def _marks(self, look: Theme, ratio: float, shown: LayerMaps, grid: UnitGrid) -> QPixmap:
        """Return the samples' marks as a layer to put over every map: they are the same in all of them."""
        size = grid.maps[0].size()
        key = (shown.problem, shown.seen_N.tobytes(), shown.box, size.toTuple(), look.key, ratio)
        kept = self._kept.get("marks")
        if kept is not None and kept[0] == key:
            return kept[1]
        layer = _layer(size, ratio)
        painter = _painter_on(layer)
        problem, radius = shown.problem, _mark_radius(shown, grid)
        for point, label in zip(problem.points_NI[shown.seen_N], problem.labels_N[shown.seen_N], strict=True):
            draw_class_mark(painter, look, _place(shown, size, point), radius, int(label))
        painter.end()
        self._kept["marks"] = key, layer
        return layer

    def _ring(self, look: Theme, ratio: float, shown: LayerMaps, grid: UnitGrid) -> QPixmap:
        """Return the ring about the sample at hand."""
        radius = 1.6 * _mark_radius(shown, grid)
        key = (look.key, ratio, radius)
        kept = self._kept.get("ring")
        if kept is not None and kept[0] == key:
            return kept[1]
        layer = _layer(QSizeF(2.0 * radius + 4.0, 2.0 * radius + 4.0), ratio)
        painter = _painter_on(layer)
        painter.setPen(QPen(look.colour("text"), 1.5))
        painter.setBrush(look.colour("base", 200))
        painter.drawEllipse(QPointF(layer.width(), layer.height()) / 2 / ratio, radius, radius)
        painter.end()
        self._kept["ring"] = key, layer
        return layer


def _layer(size: QSizeF, ratio: float, look: Theme | None = None) -> QPixmap:
    """Return pixels to draw on: transparent, or the window's colour where a ``look`` is given."""
    layer = QPixmap((size * ratio).toSize())
    layer.setDevicePixelRatio(ratio)
    layer.fill(look.colour("window") if look is not None else Qt.GlobalColor.transparent)
    return layer


def _painter_on(layer: QPixmap) -> QPainter:
    painter = QPainter(layer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _place(shown: LayerMaps, size: QSizeF, point: Floats) -> QPointF:
    """Return where (x1, x2) lies in a map of this size."""
    box = shown.box
    return QPointF(
        (float(point[0]) - box.left) / (box.right - box.left) * size.width(),
        (box.top - float(point[1])) / (box.top - box.bottom) * size.height(),
    )


def _mark_radius(shown: LayerMaps, grid: UnitGrid) -> float:
    share = 0.055 if len(shown.problem) <= _MANY else 0.03
    return max(2.0, min(12.0, share * grid.maps[0].height()))


def _span_of(answers_RC: Floats) -> tuple[float, float]:
    known = answers_RC[np.isfinite(answers_RC)]
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _draw_heading(painter: QPainter, look: Theme, shown: LayerMaps, grid: UnitGrid, unit: int) -> None:
    lines = shown.halves[unit] if grid.split else (shown.headings[unit], shown.columns[unit])
    height, area, cell = QFontMetricsF(grid.font).height(), grid.maps[unit], grid.cells[unit]
    painter.setPen(look.colour("text"))
    for place, text in enumerate(lines[: shown.captions.lines]):
        font = QFont(grid.font)
        font.setBold(place == 0)
        y = area.top() - 2.0 - height * (shown.captions.lines - place - 0.5)
        _write(painter, QPointF(cell.center().x(), y), text, cell.width() - 6.0, font)


def _write(painter: QPainter, centre: QPointF, text: str, room: float, font: QFont) -> None:
    """Write ``text`` about ``centre``; where it is wider than ``room`` it is set narrower, never cut."""
    painter.setFont(font)
    wide = max(1.0, QFontMetricsF(font).horizontalAdvance(text))
    painter.save()
    painter.translate(centre)
    painter.scale(min(1.0, room / wide), 1.0)
    draw_centred(painter, QPointF(0.0, 0.0), text)
    painter.restore()
