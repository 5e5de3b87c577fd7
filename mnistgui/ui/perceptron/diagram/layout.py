"""Where everything of a diagram stands: laid out once for a size, for the painter and for the hand alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from mnistgui.perceptron.problems import Floats
from mnistgui.ui.perceptron.diagram.parts import Kind, NetShape, Part, weights_of
from mnistgui.ui.perceptron.pens import sized

REACH: Final = 6.0  # pixels from an edge that still mean it
# Of the way along an edge, where a number that is written for a moment stands.
_MIDDLE: Final = 0.5
_NODE_MARGIN: Final = 1.0
_MOST_WIDTHS: Final = 2000


@dataclass(slots=True, eq=False)
class SizedFont:
    """A font at one size, with what it measures; the widths of its texts are kept, since numbers come again."""

    font: QFont
    metrics: QFontMetricsF
    ascent: float
    descent: float
    widths: dict[str, float]

    def width(self, text: str) -> float:
        """Return the width of a text in pixels."""
        width = self.widths.get(text)
        if width is None:
            if len(self.widths) > _MOST_WIDTHS:
                self.widths.clear()
            width = self.widths[text] = self.metrics.horizontalAdvance(text)
        return width


class Fonts:
    """A font in the sizes of one picture, each made and measured once."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._made: dict[tuple[float, bool], SizedFont] = {}

    def of(self, scale: float, *, bold: bool = False) -> SizedFont:
        """Return the font scaled."""
        made = self._made.get((scale, bold))
        if made is None:
            font = sized(self._font, scale, bold=bold)
            metrics = QFontMetricsF(font)
            made = self._made[scale, bold] = SizedFont(font, metrics, metrics.ascent(), metrics.descent(), {})
        return made

    def width(self, text: str, scale: float, *, bold: bool = False) -> float:
        """Return the width of a text in pixels."""
        return self.of(scale, bold=bold).width(text)

    def height(self, scale: float) -> float:
        """Return the height of a line in pixels."""
        return self.of(scale).metrics.height()


class Text(NamedTuple):
    """A text in its place: ``rect`` holds it exactly; ``halo`` asks for a patch of the ground under it."""

    rect: QRectF
    baseline: QPointF
    text: str
    font: QFont
    colour: str
    halo: bool


def text_at(
    fonts: Fonts, x: float, y: float, text: str, scale: float, *, bold: bool = False, colour: str = "text",
    halo: bool = False,
) -> Text:  # fmt: skip
    """Return a text with its middle at (x, y)."""
    sized_font = fonts.of(scale, bold=bold)
    width, ascent = sized_font.width(text), sized_font.ascent
    height = ascent + sized_font.descent
    left, top = x - width / 2, y - height / 2
    return Text(QRectF(left, top, width, height), QPointF(left, top + ascent), text, sized_font.font, colour, halo)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The sign of an activation: a small round with its curve; ``bracket`` joins the units that it acts on together."""

    activation: str
    layer: int
    circle: QRectF
    bracket: QLineF | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Layout:
    """``nodes`` and ``edges`` by their part; ``more`` are further shapes of a part; ``labels`` where numbers stand.
    ``weights`` and ``lines`` are the edges in the order of `weights_of`.

    ``label_size`` is the room that a number on an edge takes, and ``thickest`` the width of the largest weight's edge.
    """

    shape: NetShape
    scale: float
    nodes: Mapping[Part, QRectF]
    edges: Mapping[Part, QLineF]
    labels: Mapping[Part, QPointF]
    label_size: tuple[float, float]
    thickest: float = 5.0
    more: tuple[tuple[Part, QRectF], ...] = ()
    marks: tuple[Mark, ...] = ()
    weights: tuple[Part, ...] = field(init=False)
    lines: tuple[QLineF, ...] = field(init=False, repr=False)
    _ends_E4: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        weights = weights_of(self.shape)
        lines = tuple(self.edges[part] for part in weights)
        ends = [(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines]
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "_ends_E4", np.array(ends))

    def part_at(self, position: QPointF) -> Part | None:
        """Return what is drawn at ``position``: a node, else a number on an edge, else the nearest edge in reach."""
        for part, rect in (*self.nodes.items(), *self.more):
            if rect.adjusted(-_NODE_MARGIN, -_NODE_MARGIN, _NODE_MARGIN, _NODE_MARGIN).contains(position):
                return part
        for part in self.labels:
            if self.label_rect(part).contains(position):
                return part
        nearest = int(np.argmin(distances := self._distances(position)))
        return self.weights[nearest] if distances[nearest] <= REACH else None

    def place_of(self, part: Part) -> QPointF:
        """Return the middle of a node, or where the number of an edge stands."""
        if part.kind is not Kind.WEIGHT:
            return self.nodes[part].center()
        return self.labels.get(part) or self.edges[part].pointAt(_MIDDLE)

    def label_rect(self, part: Part) -> QRectF:
        """Return the room of the number of an edge."""
        width, height = self.label_size
        centre = self.place_of(part)
        return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

    def _distances(self, position: QPointF) -> Floats:
        """Return how far every edge is, (E,)."""
        starts_E2, ways_E2 = self._ends_E4[:, :2], self._ends_E4[:, 2:] - self._ends_E4[:, :2]
        to_E2 = np.array((position.x(), position.y())) - starts_E2
        lengths_E = np.maximum(1e-9, (ways_E2**2).sum(axis=1))
        shares_E = np.clip((to_E2 * ways_E2).sum(axis=1) / lengths_E, 0.0, 1.0)
        away_E2 = to_E2 - shares_E[:, None] * ways_E2
        return np.asarray(np.hypot(away_E2[:, 0], away_E2[:, 1]))
