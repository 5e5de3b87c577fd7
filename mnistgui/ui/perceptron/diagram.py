"""The network as a picture with its numbers: Rosenblatt's drawing for one unit, layers for several."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.diagram_layers import LayersWords, draw_layers
from mnistgui.ui.perceptron.diagram_unit import UnitWords, draw_unit
from mnistgui.ui.perceptron.scene import Scene

_CORNER: Final = 6.0


class NetworkDiagram(QWidget):
    """Shows a `Scene`: weights on the edges, sums and activations of its current sample in the units."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.diagram")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Diagram of the network"))
        self.setToolTip(
            self.tr(
                "The numbers of the chosen sample on their way through the network. A thick edge is a large weight; "
                "solid edges are positive, dashed ones negative. Σ adds up weight times input and the bias; the "
                "activation turns that sum into the output."
            )
        )
        self._unit_words = UnitWords(
            inputs=self.tr("inputs"),
            sum=self.tr("sum"),
            step=self.tr("step"),
            sigmoid=self.tr("sigmoid"),
            output=self.tr("output"),
            bias=self.tr("bias"),
            target=self.tr("target {label}"),
        )
        self._layers_words = LayersWords(
            inputs=self.tr("inputs"),
            hidden=self.tr("hidden: Σ → tanh"),
            output=self.tr("output: Σ → σ"),
            bias=self.tr("bias"),
        )
        self.update()

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._scene = scene
        self.update()

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(440, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(340, 136)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._scene is None:
            return
        # The picture scales its text to its own size, from the program's font and not from this page's.
        font = QApplication.font(self)
        area = self.rect().toRectF().adjusted(8.0, 6.0, -8.0, -6.0)
        if self._scene.line_3 is None:
            draw_layers(painter, look, area, font, self._scene, self._layers_words)
        else:
            draw_unit(painter, look, area, font, self._scene, self._unit_words)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
