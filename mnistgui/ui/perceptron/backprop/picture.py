"""The network of the walk as a picture; its weights are chosen with the mouse or the keys."""

import math
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from mnistgui.perceptron.chain_rule import unit_name, weight_name
from mnistgui.perceptron.network import parameter_index
from mnistgui.perceptron.walk import Place
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.picture_layout import Detail, PictureLayout, lay_out
from mnistgui.ui.perceptron.backprop.picture_painter import PicturePainter
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.focus_picture import FocusPicture

_NEAR: Final = 9.0  # pixels from an edge within which it is meant
_CORNER: Final = 6.0
_MARGIN: Final = 12.0


class WalkPicture(FocusPicture):
    """Shows a `Sight`. Clicking an edge or a unit asks for that weight or that bias; so do Up and Down, one by one."""

    weight_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop.picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._sight: Sight | None = None
        self._layout: PictureLayout | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The network with its numbers"))
        self.setToolTip(
            self.tr(
                "Click an edge for its weight, a unit for its bias, or go from one to the next with ↑ and ↓: the chain "
                "rule of the chosen one is set out below. Solid edges are positive, dashed ones negative."
            )
        )

    def set_sight(self, sight: Sight) -> None:
        """Show another moment."""
        before = self._sight
        self._sight = sight
        if before is None or before.walk.update is not sight.walk.update or before.rounding is not sight.rounding:
            self._layout = None
        self.setAccessibleDescription(self.weight_text(sight.chosen))
        self.update()

    @property
    def places(self) -> PictureLayout:
        """Where everything stands at the present size."""
        assert self._sight is not None
        if self._layout is None:
            # Below, the chosen weight has a line: in a large network its edge has no room for its numbers.
            area = self.rect().toRectF().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN - self._caption_height())
            update = self._sight.walk.update
            # Text grows with the picture, from the program's font and not from this page's.
            self._layout = lay_out(area, update, self._sight.rounding, QApplication.font(self))
        return self._layout

    def place_at(self, position: QPointF) -> Place | None:
        """Return the weight or bias that is drawn at ``position``."""
        places = self.places
        for layer, units in enumerate(places.units):
            for unit, box in enumerate(units):
                if box.contains(position):
                    return Place(layer, unit, None)
        for place, box in places.labels.items():
            if box.contains(position):
                return place
        distances = {
            place: min(_distance(position, *piece) for piece in pairwise(points))
            for place, points in places.edges.items()
        }
        nearest = min(distances, key=distances.__getitem__)
        return nearest if distances[nearest] <= _NEAR else None

    def _caption_height(self) -> float:
        return float(self.fontMetrics().height())

    def weight_text(self, place: Place) -> str:
        """Return what is known of a weight and of its unit, in a line."""
        return "    ".join((*self._weight_parts(place), *self._unit_parts(place)))

    def _weight_parts(self, place: Place) -> list[str]:
        assert self._sight is not None
        walk, text, name = self._sight.walk, self._sight.text, weight_name(*place)
        update, at = walk.update, parameter_index(walk.update.network, *place)
        parts = [f"{name} = {text(update.values_P[at])}"]
        if self._sight.knows_gradient(place):
            parts.append(f"∂L/∂{name} = {text(update.gradient_P[at])}")
        if walk.is_stepped and update.new_values_P is not None:
            parts.append(f"→ {text(update.new_values_P[at])}")
        return parts

    def _unit_parts(self, place: Place) -> list[str]:
        assert self._sight is not None
        walk, text, (layer, unit, _) = self._sight.walk, self._sight.text, place
        update, z = walk.update, unit_name("z", layer, unit)
        parts = []
        if walk.knows_forward(layer):
            parts.append(f"{z} = {text(update.passed.sums[layer][0, unit])}")
            parts.append(f"{unit_name('a', layer, unit)} = {text(update.passed.activations[layer + 1][0, unit])}")
        if walk.knows_backward(layer):
            parts.append(f"∂L/∂{z} = {text(update.back.d_sums[layer][0, unit])}")
        return parts

    def _caption(self) -> str:
        """Return the line below: of the chosen weight, and of its unit where the picture has no room for it."""
        assert self._sight is not None
        chosen, room = self._sight.chosen, self.width() - 2 * _MARGIN
        parts = self._weight_parts(chosen)
        if self.places.style.detail is Detail.NAMES:
            parts += self._unit_parts(chosen)
        while len(parts) > 1 and self.fontMetrics().horizontalAdvance("    ".join(parts)) > room:
            parts.pop()
        return "    ".join(parts)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(620, 340)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 250)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(look.colour("accent" if focus else "line"), 2.0 if focus else 1.0))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1.0, 1.0, -1.0, -1.0), _CORNER, _CORNER)
        if self._sight is not None:
            PicturePainter(painter, look, QApplication.font(self), self._sight, self.places).draw()
            caption = self.rect().toRectF().adjusted(_MARGIN, 0.0, -_MARGIN, -0.5 * _MARGIN)
            painter.setFont(self.font())
            painter.setPen(look.colour("accent"))
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(caption, side, self._caption())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position()) if self._sight is not None else None
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.weight_chosen.emit(place)
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._sight is None:
            return
        places = self._sight.places
        at = places.index(self._sight.chosen)
        moves = {
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(places) - 1,
        }
        key = Qt.Key(event.key())
        if key not in moves:
            event.ignore()
            return
        self.weight_chosen.emit(places[moves[key] % len(places)])

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._sight is not None:
            place = self.place_at(event.pos().toPointF())
            if place is not None:
                QToolTip.showText(event.globalPos(), self.weight_text(place), self)
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._layout = None
            self.update()
        super().changeEvent(event)


def _distance(point: QPointF, start: QPointF, end: QPointF) -> float:
    """Return how far ``point`` is from the piece of line between ``start`` and ``end``."""
    way, reach = end - start, point - start
    length = QPointF.dotProduct(way, way)
    share = 0.0 if length == 0.0 else max(0.0, min(1.0, QPointF.dotProduct(reach, way) / length))
    off = reach - way * share
    return math.hypot(off.x(), off.y())
