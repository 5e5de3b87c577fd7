"""The small maps themselves: a picture a hidden unit, of which the keys or the mouse choose one."""

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.focus_picture import FocusPicture
from mnistgui.ui.perceptron.views.tinted_map import draw_card, draw_notice
from mnistgui.ui.perceptron.views.unit_maps_grid import UnitGrid, unit_grid
from mnistgui.ui.perceptron.views.unit_maps_picture import LayerMaps, MapsPicture

_MARGIN: Final = 4.0


class UnitMapsCanvas(FocusPicture):
    """Shows `LayerMaps`, or words in their place. ``unit_chosen`` comes from the user's hand only."""

    unit_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.unit_maps.maps")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture = MapsPicture()
        self._shown: LayerMaps | None = None
        self._notice = ""
        self._chosen = 0
        self._kept_grid: UnitGrid | None = None

    @property
    def shown(self) -> LayerMaps | None:
        """What the maps show; None where words stand in their place."""
        return self._shown

    @property
    def chosen(self) -> int:
        """The unit with the ring."""
        return self._chosen

    @property
    def notice(self) -> str:
        """What is said in place of maps."""
        return self._notice

    def set_words(self, everywhere: str) -> None:
        """Take the scale's words for a unit that answers {value} everywhere."""
        self._picture.everywhere = everywhere
        self.update()

    def show_maps(self, shown: LayerMaps) -> None:
        """Show the units of a layer."""
        if self._shown is None or _layout_of(self._shown) != _layout_of(shown):
            self._kept_grid = None
        self._shown, self._notice = shown, ""
        self._chosen = min(self._chosen, shown.units - 1)
        self.update()

    def say(self, notice: str) -> None:
        """Say something where there are no maps."""
        self._shown, self._notice = None, notice
        self.update()

    def choose(self, unit: int) -> None:
        """Put the ring around a unit's map."""
        self._chosen = unit
        self.update()

    def map_area(self, unit: int) -> QRectF:
        """Return where a unit's map is drawn."""
        return self._grid().maps[unit]

    def _grid(self) -> UnitGrid:
        assert self._shown is not None
        if self._kept_grid is None:
            room, shown = self.rect().toRectF().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), self._shown
            self._kept_grid = unit_grid(room, shown.units, shown.aspect, shown.captions, QApplication.font(self))
        return self._kept_grid

    def _choose_by_hand(self, unit: int) -> None:
        self.choose(unit)
        self.unit_chosen.emit(unit)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(440, 280)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self._shown is None:
            draw_card(painter, look, self.rect().toRectF(), focused=self.hasFocus())
            draw_notice(painter, look, self.rect().toRectF(), self._notice, QApplication.font(self))
            return
        size, grid = self.size().toSizeF(), self._grid()
        self._picture.draw(painter, look, size, self._shown, grid, chosen=self._chosen, keys=self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self._grid().unit_at(event.position()) if self._shown is not None else None
        if unit is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose_by_hand(unit)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._shown is None:
            super().keyPressEvent(event)
            return
        last, row = self._shown.units - 1, self._grid().columns
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in ends:
            self._choose_by_hand(ends[key])
        elif key in steps:
            # Past the ends there is nothing to choose, but the key is ours: the page must not scroll under it.
            if 0 <= self._chosen + steps[key] <= last:
                self._choose_by_hand(self._chosen + steps[key])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._kept_grid = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._kept_grid = None
        super().changeEvent(event)


def _layout_of(shown: LayerMaps) -> tuple[object, ...]:
    return shown.units, shown.aspect, shown.captions
