"""The network as a picture with its numbers: Rosenblatt's drawing for one unit, layers for several."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.diagram.drawing import EdgePens, Shown, draw_edges, draw_ring, draw_texts
from mnistgui.ui.perceptron.diagram.layers import LayersPicture, edge_number
from mnistgui.ui.perceptron.diagram.layout import Fonts, Layout, Text, text_at
from mnistgui.ui.perceptron.diagram.parts import Kind, NetShape, Part, has, shape_of, values_of
from mnistgui.ui.perceptron.diagram.unit import UnitPicture
from mnistgui.ui.perceptron.diagram.values import back_pass_of
from mnistgui.ui.perceptron.scene import Scene

_CORNER: Final = 6.0


class DiagramView(QWidget):
    """Shows a `Scene`: weights on the edges, sums and activations of its current sample in the units.

    `NetworkDiagram` gives it a hand. The picture of a shape is laid out once a size and kept.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.diagram")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self._shape: NetShape | None = None
        self._shown: Shown | None = None
        self._gradients = False
        self._fonts = Fonts(QApplication.font(self))
        self._picture: UnitPicture | LayersPicture | None = None
        self._chosen: Part | None = None
        self._hovered: Part | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Diagram of the network"))
        self.setToolTip(
            self.tr(
                "The numbers of the chosen sample on their way through the network. A thick edge is a large weight; "
                "solid edges are positive, dashed ones negative. Σ adds up weight times input and the bias; the "
                "activation, a small round with its curve, turns that sum into what the unit answers. Point at an "
                "edge, a unit or an input to see its numbers. Double-click an edge to type its weight, or drag it up "
                "or down. Keys: arrows go from part to part; F2, Enter or a digit types; Ctrl+Up and Ctrl+Down change."
            )
        )
        self._picture = None
        self.update()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        shape = shape_of(scene)
        if shape != self._shape:
            self._shape, self._picture = shape, None
            self._chosen = self._kept(self._chosen)
            self._hovered = self._kept(self._hovered)
        self._scene = scene
        self._take_values()
        self.update()

    def show_gradients(self, shown: bool) -> None:
        """Let the edges show ∂L/∂w, the mean of all samples, instead of w. The threshold rule has no gradient."""
        self._gradients = shown
        if self._scene is not None:
            self._take_values()
        self.update()

    def layout_of_parts(self) -> Layout | None:
        """Return where everything stands at the present size; None before the first scene."""
        picture = self._picture_now()
        return None if picture is None else picture.layout

    def texts(self) -> list[Text]:
        """Return all that is written in the picture now."""
        picture = self._picture_now()
        if picture is None or self._shown is None:
            return []
        return [*picture.texts(self._shown), *self._number_on_demand(picture.layout)]

    def _kept(self, part: Part | None) -> Part | None:
        return part if part is not None and self._shape is not None and has(self._shape, part) else None

    def _take_values(self) -> None:
        assert self._scene is not None
        back = back_pass_of(self._scene) if self._gradients else None
        layers = self._scene.layers if back is None else back.gradients
        self._shown = Shown(scene=self._scene, values_E=values_of(layers), gradients=back is not None)

    def _picture_now(self) -> UnitPicture | LayersPicture | None:
        if self._picture is None and self._shape is not None:
            # The picture scales its text to its own size, from the program's font and not from this page's.
            self._fonts = Fonts(QApplication.font(self))
            kind = UnitPicture if self._shape.is_one_unit else LayersPicture
            self._picture = kind(self._shape, self.rect().toRectF().adjusted(8.0, 6.0, -8.0, -6.0), self._fonts)
        return self._picture

    def _part_at(self, position: QPointF) -> Part | None:
        layout = self.layout_of_parts()
        return None if layout is None else layout.part_at(position)

    def _number_on_demand(self, layout: Layout) -> list[Text]:
        """Return the number of the edge that is pointed at, or else chosen, where it does not stand there anyway."""
        pointed_at = self._hovered is not None and self._hovered.kind is Kind.WEIGHT
        part = self._hovered if pointed_at else self._chosen
        if part is None or part.kind is not Kind.WEIGHT or part in layout.labels or self._shown is None:
            return []
        value = float(self._shown.values_E[layout.weights.index(part)])
        place, text = layout.place_of(part), edge_number(value, self._shown)
        return [text_at(self._fonts, place.x(), place.y(), text, 0.95 * layout.scale, bold=True, halo=True)]

    def _draw_ground(self, painter: QPainter, look: theme.Theme) -> None:
        pen = QPen(look.colour("accent"), 2.0) if self.hasFocus() else QPen(look.colour("line"), 1.0)
        # Filled as a plain rectangle: a filled shape with round corners costs ten times as much at this size.
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), look.colour("base"))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = pen.widthF() / 2
        ground = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ground, _CORNER, _CORNER)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(440, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 136)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, look)
        picture = self._picture_now()
        if picture is None or self._shown is None:
            return
        layout = picture.layout
        pens = EdgePens(look, layout, self._shown)
        draw_edges(painter, layout, pens)
        # The ring of an edge lies under the units, that of a unit around it.
        rings = [(self._hovered, False), (self._chosen, True)]
        for part, strong in rings:
            if part is not None and part.kind is Kind.WEIGHT:
                draw_ring(painter, look, layout, part, strong=strong)
                painter.setPen(pens.pen(pens.keys[layout.weights.index(part)]))
                painter.drawLine(layout.edges[part])
        picture.draw_shapes(painter, look, self._shown)
        for part, strong in rings:
            if part is not None and part.kind is not Kind.WEIGHT:
                draw_ring(painter, look, layout, part, strong=strong)
        draw_texts(painter, look, self.texts())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._picture = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._picture = None
        super().changeEvent(event)
