"""What every picture of a network draws alike: edges, marks of the activations, texts, the ring of a chosen part."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from mnistgui.perceptron.activations import Activation, activate
from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.diagram.layout import Layout, Mark, Text
from mnistgui.ui.perceptron.diagram.parts import LINEAR, SOFTMAX, STEP, Kind, Part
from mnistgui.ui.perceptron.pens import answer_colour, edge_pen
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

TINTS: Final = 128
Z_SHOWN: Final = 5.0  # a curve is drawn for z from minus to plus this
# So many widths have edges, all of one drawn in one go: few edges are seen to grow in a drag, of many nobody sees it.
_WIDTHS, _WIDTHS_OF_MANY, _MANY = 64, 8, 80
_NO_GRADIENT: Final = 1e-9  # smaller ones are the rounding of a zero
_THIN: Final = 4  # of many: the levels that are as thin as can be
_AROUND_MARK: Final = 1.0  # pixels around a mark for its outline
_SMALLEST_CURVE: Final = 4.5  # pixels: in a smaller mark a curve is only a blot


@dataclass(frozen=True, eq=False, kw_only=True)
class Shown:
    """What a picture shows: ``values_E`` on the edges are weights, or gradients where ``gradients`` says so."""

    scene: Scene
    values_E: Floats
    gradients: bool


class EdgePens:
    """Which pen each edge has, by the sign and size of its value; thickness comes in steps."""

    def __init__(self, look: Theme, layout: Layout, shown: Shown) -> None:
        self._look, self._thickest = look, layout.thickest
        values_E = np.nan_to_num(shown.values_E)
        largest = max(_NO_GRADIENT if shown.gradients else 1.0, float(np.abs(values_E).max()))
        self._many = len(values_E) > _MANY
        self._widths = _WIDTHS_OF_MANY if self._many else _WIDTHS
        levels_E = np.ceil(np.round(self._widths * (np.abs(values_E) / largest), 6))
        self.keys = list(zip(levels_E.tolist(), (values_E < 0.0).tolist(), strict=True))

    def pen(self, key: tuple[float, bool]) -> QPen:
        """Return the pen of one of ``keys``."""
        level, negative = key
        # A line of exactly one pixel costs a third of any wider one.
        thin = self._many and level <= _THIN
        # The middle of what the level stands for.
        width = 1.0 if thin else 1.0 + (self._thickest - 1.0) * (level - 0.5) / (self._widths - 0.5)
        return edge_pen(self._look, 0.0 if level == 0.0 else -1.0 if negative else 1.0, 1.0, width)


def draw_edges(painter: QPainter, layout: Layout, pens: EdgePens) -> None:
    """Draw every edge, the thin ones first; those of one pen in one go."""
    groups: defaultdict[tuple[float, bool], list[QLineF]] = defaultdict(list)
    for line, key in zip(layout.lines, pens.keys, strict=True):
        groups[key].append(line)
    for key in sorted(groups):
        painter.setPen(pens.pen(key))
        painter.drawLines(groups[key])


def draw_marks(painter: QPainter, look: Theme, marks: tuple[Mark, ...]) -> None:
    """Draw where an activation acts: a round with its curve, a dot where that would be too small; all of one size."""
    ratio = painter.device().devicePixelRatioF()
    images: dict[str, QImage] = {}
    for mark in marks:
        if mark.bracket is not None:
            painter.setPen(QPen(look.colour("accent"), 1.2))
            painter.drawLine(mark.bracket)
        image = images.get(mark.activation)
        if image is None:
            image = images[mark.activation] = _mark_image(look, mark.activation, mark.circle.width() / 2, ratio)
        painter.drawImage(mark.circle.topLeft() - QPointF(_AROUND_MARK, _AROUND_MARK), image)


@lru_cache(maxsize=32)
def _mark_image(look: Theme, activation: str, radius: float, ratio: float) -> QImage:
    """Return a mark drawn once: a picture has dozens of the same."""
    side = math.ceil(2 * (radius + _AROUND_MARK))
    image = QImage(math.ceil(side * ratio), math.ceil(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    small = radius < _SMALLEST_CURVE
    centre = QPointF(radius + _AROUND_MARK, radius + _AROUND_MARK)
    painter.setPen(QPen(look.colour("accent"), 1.2))
    painter.setBrush(look.colour("accent" if small else "base"))
    painter.drawEllipse(centre, radius, radius)
    if not small:
        painter.setPen(QPen(look.colour("accent"), max(1.2, radius * 0.16)))
        painter.drawPolyline([centre + QPointF(x * radius, -y * radius) for x, y in _small_curve(activation)])
    painter.end()
    return image


def draw_texts(painter: QPainter, look: Theme, texts: list[Text]) -> None:
    """Write everything that stands in the picture."""
    colours: dict[str, QColor] = {}
    font = pen = None
    halo = look.colour("base", 225)
    # Those of one font together: to change it costs as much as to write.
    for text in sorted(texts, key=_by_font):
        if text.halo:
            painter.fillRect(text.rect.adjusted(-3.0, 0.0, 3.0, 0.0), halo)
        if text.font is not font:
            font = text.font
            painter.setFont(font)
        if text.colour != pen:
            pen = text.colour
            painter.setPen(colours.setdefault(pen, look.colour(pen)))
        painter.drawText(text.baseline, text.text)


def draw_ring(painter: QPainter, look: Theme, layout: Layout, part: Part, *, strong: bool) -> None:
    """Draw the ring of a part: a chosen one, or (weak) one under the mouse."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if part.kind is Kind.WEIGHT:
        # A band of its own ground, so that it is seen among many.
        for colour in (look.colour("base"), look.colour("accent", 130 if strong else 60)):
            painter.setPen(QPen(colour, layout.thickest + 6.0))
            painter.drawLine(layout.edges[part])
        return
    painter.setPen(QPen(look.colour("accent", 255 if strong else 150), 2.5 if strong else 1.5))
    around = layout.nodes[part].adjusted(-3.0, -3.0, 3.0, 3.0)
    if is_round(around):
        painter.drawEllipse(around)
    else:
        painter.drawRoundedRect(around, 7.0, 7.0)


def is_round(rect: QRectF) -> bool:
    """Return whether a node of this shape is a circle: boxes are wider than they are high."""
    return abs(rect.width() - rect.height()) < 0.01


@lru_cache(maxsize=4)
def tints_of(look: Theme, strength: float) -> tuple[QColor, ...]:
    """Return the tints of a unit, `TINTS` steps from class 0's colour to class 1's."""
    return tuple(answer_colour(look, level / TINTS, strength) for level in range(TINTS + 1))


def tint_share(activation: str, a: float) -> float:
    """Return an activation as 0 (class 0's colour) to 1 (class 1's)."""
    if not np.isfinite(a):
        return 0.5
    match activation:
        case "tanh":
            return (a + 1.0) / 2
        case "relu" | "leaky relu" | "linear":
            return 0.5 + 0.5 * a / (1.0 + abs(a))  # no bounds of their own
    return a


def curve_of(activation: str, z_Z: Floats) -> Floats:
    """Return a = f(z) for drawing; softmax, which needs all sums at once, as the exponential that it is made of."""
    if activation == STEP:
        return (z_Z > 0.0).astype(np.float64)
    if activation == SOFTMAX:
        return np.exp(z_Z - Z_SHOWN)
    return activate(Activation(activation), z_Z)


def limits_of(activation: str) -> tuple[float, float]:
    """Return the lowest and the highest a that a curve shows."""
    if activation in ("tanh",):
        return -1.0, 1.0
    return (-Z_SHOWN, Z_SHOWN) if activation in (LINEAR, "relu", "leaky relu") else (0.0, 1.0)


@lru_cache(maxsize=8)
def _small_curve(activation: str) -> tuple[tuple[float, float], ...]:
    """Return the points of a mark's curve, from -1 to 1 both ways, y upwards."""
    z_Z = np.array((-Z_SHOWN, 0.0, 1e-9, Z_SHOWN)) if activation == STEP else np.linspace(-Z_SHOWN, Z_SHOWN, 13)
    a_Z = curve_of(activation, z_Z)
    low, high = limits_of(activation)
    x_Z, y_Z = 0.65 * z_Z / Z_SHOWN, 0.9 * ((a_Z - low) / (high - low) - 0.5)
    return tuple(zip(x_Z.tolist(), y_Z.tolist(), strict=True))


def _by_font(text: Text) -> tuple[int, str]:
    return id(text.font), text.colour
