"""The picture of the surface view: a landscape as map or relief, paths over it, and a hand that asks for a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.focus_picture import FocusPicture
from mnistgui.ui.perceptron.pens import sized
from mnistgui.ui.perceptron.views.chart import Chart
from mnistgui.ui.perceptron.views.landscape import Landscape
from mnistgui.ui.perceptron.views.reading_box import draw_reading
from mnistgui.ui.perceptron.views.surface_map import draw_map, draw_paths, draw_scale, map_in
from mnistgui.ui.perceptron.views.surface_relief import Relief

MAP: Final = "map"
RELIEF: Final = "relief"
_CORNER: Final = 6.0
_CLICK: Final = 4.0  # pixels: farther moved it is no click
_STRIDE: Final = 0.025  # of the box that an arrow key goes
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SurfaceWords:
    """Names of the axes and of the height, and what is told while there is no landscape."""

    first: str = ""
    second: str = ""
    height: str = ""
    empty: str = ""


class SurfacePicture(FocusPicture):
    """Draws a `Landscape`; a click, or Enter where the arrow keys went, asks for a place.

    ``place_asked(first, second)`` are values of the two weights. ``pointed_changed`` says that another place, or none,
    is pointed at (`pointed`); the view puts it into words by `say`.
    """

    place_asked = Signal(float, float)
    pointed_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.surface_view.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._land: Landscape | None = None
        self._paths: dict[int, Floats] = {}
        self._words = SurfaceWords()
        self._form = MAP
        self._pointed: tuple[float, float] | None = None
        self._pressed: QPointF | None = None
        self._reading: tuple[str, ...] = ()
        self._frame: Chart | Relief | None = None
        self._ground: QPixmap | None = None

    @property
    def landscape(self) -> Landscape | None:
        """What is shown."""
        return self._land

    @property
    def pointed(self) -> tuple[float, float] | None:
        """The place that is pointed at."""
        return self._pointed

    @property
    def reading(self) -> tuple[str, ...]:
        """The words beside that place, line by line."""
        return self._reading

    @property
    def paths(self) -> dict[int, Floats]:
        """The paths that are shown, each (T, 2), by the place of the learner: so it has its line everywhere."""
        return self._paths

    def set_landscape(self, land: Landscape | None) -> None:
        """Show another landscape, or none."""
        self._land = land
        self._forget_ground()

    def set_paths(self, paths: Mapping[int, Floats]) -> None:
        """Show other ways of the two weights."""
        self._paths = dict(paths)
        self.update()

    def set_form(self, form: str) -> None:
        """Show it as `MAP` or as `RELIEF`."""
        self._form = form
        self._forget_ground()

    def set_words(self, words: SurfaceWords) -> None:
        """Write other words."""
        if words != self._words:
            self._words = words
            self._forget_ground()

    def say(self, lines: Sequence[str]) -> None:
        """Write this beside the place that is pointed at."""
        self._reading = tuple(lines)
        self.setAccessibleDescription("; ".join(self._reading))
        self.update()

    def position_of(self, first: float, second: float) -> QPointF:
        """Return where two values are drawn, in pixels of this widget."""
        frame = self._framed()
        return QPointF() if frame is None else frame.position_of(first, second)

    def _framed(self) -> Chart | Relief | None:
        """Return where the landscape lies, kept while nothing of it changes."""
        if self._frame is None and self._land is not None:
            metrics = QFontMetricsF(sized(self.font(), 0.9))
            room = self.rect().toRectF().adjusted(4.0, 3.0, -6.0, -3.0)
            make = Relief if self._form == RELIEF else map_in
            self._frame = make(room, metrics, self._land)
        return self._frame

    def _forget_ground(self) -> None:
        self._frame = self._ground = None
        self.update()

    def _place_at(self, position: QPointF) -> tuple[float, float] | None:
        frame = self._framed()
        if frame is None or (isinstance(frame, Chart) and not frame.area.contains(position)):
            return None
        return frame.place_at(position)

    def _point(self, place: tuple[float, float] | None) -> None:
        if place != self._pointed:
            self._pointed = place
            self.pointed_changed.emit()
            self.update()

    def _point_by_key(self, key: int) -> bool:
        """Move the place that is pointed at, from where the learner is now; return whether the key does so."""
        if self._land is None or key not in _WAYS or not self._paths:
            return False
        box, way = self._land.box, _WAYS[Qt.Key(key)]
        first, second = self._pointed or next(iter(self._paths.values()))[-1].tolist()
        first += way[0] * _STRIDE * (box.right - box.left)
        second += way[1] * _STRIDE * (box.top - box.bottom)
        self._point((min(box.right, max(box.left, first)), min(box.top, max(box.bottom, second))))
        return True

    def _draw_ground(self, look: theme.Theme, frame: Chart | Relief) -> QPixmap:
        """Draw all but the paths, once: they move at every frame, the landscape some times a second."""
        assert self._land is not None
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 0.9))
        names = (self._words.first, self._words.second)
        if isinstance(frame, Relief):
            frame.draw(painter, look, names)
            line = painter.fontMetrics().height()
            side = QRectF(frame.area.left(), frame.area.top(), frame.area.width() + line, frame.area.height())
        else:
            draw_map(painter, look, frame, self._land, names)
            side = frame.area
        draw_scale(painter, look, side, self._land, self._words.height)
        painter.end()
        return ground

    def _draw_pointed(self, painter: QPainter, look: theme.Theme, frame: Chart | Relief) -> None:
        assert self._pointed is not None
        at = frame.position_of(*self._pointed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(look.colour("base"), 3.0), QPen(look.colour("text"), 1.2)):
            painter.setPen(pen)
            painter.drawLine(at - QPointF(6.0, 0.0), at + QPointF(6.0, 0.0))
            painter.drawLine(at - QPointF(0.0, 6.0), at + QPointF(0.0, 6.0))
        draw_reading(painter, look, frame.area, at, self._reading)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(440, 230)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 94)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        place = self._place_at(event.position())
        if pressed is not None and place and (event.position() - pressed).manhattanLength() <= _CLICK:
            self.place_asked.emit(*place)
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pointed is not None:
            self.place_asked.emit(*self._pointed)
        elif event.key() == Qt.Key.Key_Escape and self._pointed is not None:
            self._point(None)
        elif not self._point_by_key(event.key()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point(None)
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, frame = theme.of(self), self._framed()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), 2.0) if self.hasFocus() else QPen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setFont(sized(self.font(), 0.9))
        if frame is None:
            painter.setPen(look.colour("muted"))
            room = self.rect().toRectF().adjusted(16.0, 8.0, -16.0, -8.0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words.empty)
            return
        if self._ground is None:
            self._ground = self._draw_ground(look, frame)
        painter.drawPixmap(QPointF(), self._ground)
        paths = {place: frame.pixels_of(path_T2) for place, path_T2 in self._paths.items()}
        draw_paths(painter, look, frame.area, paths)
        if self._pointed is not None:
            self._draw_pointed(painter, look, frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_ground()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._forget_ground()
        super().changeEvent(event)
