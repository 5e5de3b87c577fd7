"""What every picture of a network draws alike: edges, the marks of the activations, texts, the ring of a chosen part."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from mnistgui.perceptron.activations import Activation, activate
from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.diagram_layout import Layout, Mark, Text
from mnistgui.ui.perceptron.diagram_parts import LINEAR, SOFTMAX, STEP, Kind, Part
from mnistgui.ui.perceptron.pens import edge_pen
from mnistgui.ui.perceptron.scene import Scene
from mnistgui.ui.theme import Theme

Z_SHOWN: Final = 5.0  # a curve is drawn for z from minus to plus this
# So many widths have edges, all of one drawn in one go: of few edges a drag is seen to grow, of many it does not matter.
_WIDTHS, _WIDTHS_OF_MANY, _MANY = 64, 8, 80
_SMALLEST_CURVE: Final = 4.5  # pixels: in a smaller mark a curve is only a blot


@dataclass(frozen=True, eq=False, kw_only=True)
class Shown:
    """What a picture shows: ``values_E`` on the edges are weights, or gradients where ``gradients`` says so."""

    scene: Scene
    values_E: Floats
    gradients: bool


def draw_edges(painter: QPainter, look: Theme, layout: Layout, shown: Shown) -> None:
    """Draw every edge by sign and size, the thin ones first; those of one pen in one go."""
    values_E = np.nan_to_num(shown.values_E)
    largest = float(np.abs(values_E).max())
    if not shown.gradients:
        largest = max(1.0, largest)
    widths = _WIDTHS if len(values_E) <= _MANY else _WIDTHS_OF_MANY
    levels_E = np.ceil(widths * np.abs(values_E) / largest) if largest > 0.0 else np.zeros_like(values_E)
    groups = defaultdict(list)
    for part, level, negative in zip(layout.weights, levels_E.tolist(), (values_E < 0.0).tolist(), strict=True):
        groups[level, negative].append(layout.edges[part])
    for (level, negative), lines in sorted(groups.items(), key=_by_level):
        # The middle of what the level stands for; 0 is a weight of nothing.
        size = (level - 0.5) / (widths - 0.5) if level else 0.0
        painter.setPen(edge_pen(look, -size if negative else size, 1.0, layout.thickest))
        painter.drawLines(lines)


def draw_marks(painter: QPainter, look: Theme, marks: tuple[Mark, ...]) -> None:
    """Draw where an activation acts: a round with its curve, a dot where that would be too small."""
    for mark in marks:
        painter.setPen(QPen(look.colour("accent"), 1.2))
        if mark.bracket is not None:
            painter.drawLine(mark.bracket)
        radius = mark.circle.width() / 2
        small = radius < _SMALLEST_CURVE
        painter.setBrush(look.colour("accent" if small else "base"))
        painter.drawEllipse(mark.circle)
        if not small:
            painter.setPen(QPen(look.colour("accent"), max(1.2, radius * 0.16)))
            centre = mark.circle.center()
            points = [QPointF(centre.x() + x * radius, centre.y() - y * radius) for x, y in _small_curve(mark.activation)]
            painter.drawPolyline(QPolygonF(points))


def draw_texts(painter: QPainter, look: Theme, texts: list[Text]) -> None:
    """Write everything that stands in the picture."""
    for text in texts:
        if text.halo:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("base", 225))
            painter.drawRoundedRect(text.rect.adjusted(-4.0, 0.0, 4.0, 0.0), 3.0, 3.0)
        painter.setFont(text.font)
        painter.setPen(look.colour(text.colour))
        painter.drawText(text.baseline, text.text)


def draw_ring(painter: QPainter, look: Theme, layout: Layout, part: Part, *, strong: bool) -> None:
    """Draw the ring of a part: a chosen one, or (weak) one under the mouse."""
    colour = look.colour("accent", 255 if strong else 150)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if part.kind is Kind.WEIGHT:
        painter.setPen(QPen(look.colour("accent", 110), layout.thickest + 3.0, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(layout.edges[part])
        return
    painter.setPen(QPen(colour, 2.5 if strong else 1.5))
    for rect in (layout.nodes[part], *(rect for other, rect in layout.more if other == part)):
        around = rect.adjusted(-3.0, -3.0, 3.0, 3.0)
        if is_round(rect):
            painter.drawEllipse(around)
        else:
            painter.drawRoundedRect(around, 7.0, 7.0)


def is_round(rect: QRectF) -> bool:
    """Return whether a node of this shape is a circle: boxes are wider than they are high."""
    return abs(rect.width() - rect.height()) < 0.01


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


def _by_level(group: tuple[tuple[float, bool], list[object]]) -> tuple[float, bool]:
    return group[0]
