"""The picture of the hidden space: the output layer's answers as tints, its line, and the samples with their names."""

from typing import Final, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.perceptron.answering import answers_of, response_of
from mnistgui.perceptron.network import forward
from mnistgui.perceptron.problems import Labels
from mnistgui.perceptron.surface import grid_points
from mnistgui.ui import theme
from mnistgui.ui.perceptron.focus_picture import FocusPicture
from mnistgui.ui.perceptron.numbers import plain_number
from mnistgui.ui.perceptron.pens import blend, class_colour, draw_centred, draw_class_mark, sized
from mnistgui.ui.perceptron.plane.plane_box import ticks
from mnistgui.ui.perceptron.views.hidden_section import HiddenSection, output_lines
from mnistgui.ui.perceptron.views.hidden_space_places import free_place, side_by_side
from mnistgui.ui.perceptron.views.tinted_map import as_image, draw_card, draw_map, draw_notice, tinted

_GRID: Final = 41
_MANY: Final = 20  # more samples than these have small marks, and stay where they are
_WIDEST: Final = 1.6  # times as wide as high


class SpaceShown(NamedTuple):
    """A section with what is written in it. ``names`` are the axes', ``texts`` the samples' (none: too many)."""

    section: HiddenSection
    labels_N: Labels
    current: int
    names: tuple[str, ...]
    texts: tuple[str, ...]


class HiddenSpaceCanvas(FocusPicture):
    """Shows `SpaceShown`, or words in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.hidden_space.plane")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown: SpaceShown | None = None
        self._notice = ""

    @property
    def shown(self) -> SpaceShown | None:
        """What is drawn."""
        return self._shown

    @property
    def notice(self) -> str:
        """What is said in its place."""
        return self._notice

    def show_space(self, shown: SpaceShown) -> None:
        """Show another moment."""
        self._shown, self._notice = shown, ""
        self.update()

    def say(self, notice: str) -> None:
        """Say something where there is no hidden space."""
        self._shown, self._notice = None, notice
        self.update()

    def mark_at(self, sample: int) -> QPointF:
        """Return where a sample's mark is drawn: beside another one that would hide it."""
        assert self._shown is not None
        area = self._area(self._shown)
        return self._marks(self._shown, area)[0][sample]

    def _font(self) -> QFont:
        return sized(QApplication.font(self), max(0.85, min(1.7, self.width() / 260.0, self.height() / 200.0)))

    def _area(self, shown: SpaceShown) -> QRectF:
        """Return where the plane is drawn: beside the numbers on its axes."""
        metrics = QFontMetricsF(self._font())
        left = 1.2 * metrics.height() + metrics.horizontalAdvance("−0.5")
        below = 1.5 * metrics.height()
        if len(shown.names) == 1:
            left = 12.0
        room = QRectF(left, 8.0, max(1.0, self.width() - left - 10.0), max(1.0, self.height() - below - 10.0))
        wide = min(room.width(), _WIDEST * room.height()) if len(shown.names) == 2 else room.width()
        high = room.height() if len(shown.names) == 2 else min(room.height(), 6.0 * metrics.height())
        return QRectF(
            round(room.center().x() - wide / 2), round(room.center().y() - high / 2), round(wide), round(high)
        )

    def _place(self, shown: SpaceShown, area: QRectF, x: float, y: float) -> QPointF:
        """Return where a point of the section is drawn; what lies far outside stays near by."""
        box = shown.section.box
        across, up = (x - box.left) / (box.right - box.left), (box.top - y) / (box.top - box.bottom)
        return QPointF(
            area.left() + min(2.0, max(-1.0, across)) * area.width(),
            area.top() + min(2.0, max(-1.0, up)) * area.height(),
        )

    def _radius(self, shown: SpaceShown, area: QRectF) -> float:
        half = min(area.width(), area.height()) / (2 if len(shown.names) == 2 else 1)
        return max(3.0, min(7.0, half / 22)) if len(shown.labels_N) > _MANY else max(6.0, min(16.0, half / 10))

    def _marks(self, shown: SpaceShown, area: QRectF) -> tuple[list[QPointF], list[list[int]]]:
        """Return where each sample is drawn, and the groups of those that fall on one place."""
        places = [self._place(shown, area, *place) for place in shown.section.places_N2.tolist()]
        if len(places) > _MANY:
            return places, [[sample] for sample in range(len(places))]
        return side_by_side(places, self._radius(shown, area), area)

    def _image(self, look: theme.Theme, shown: SpaceShown) -> QImage:
        """Return what the output layer answers over the section."""
        readout = shown.section.readout
        passed = forward(readout, grid_points(shown.section.box, _GRID, _GRID))
        if readout.units <= 2:
            return tinted(look, response_of(readout, passed).outputs_M.reshape(_GRID, _GRID))
        base = look.colour("base")
        tints_U = np.array(
            [blend(base, class_colour(look, unit), 0.4).rgb() for unit in range(readout.units)], dtype=np.uint32
        )
        return as_image(tints_U[answers_of(readout, passed).classes_M].reshape(_GRID, _GRID))

    def _draw_axes(self, painter: QPainter, look: theme.Theme, shown: SpaceShown, area: QRectF) -> None:
        """Draw the ticks, and the name of each axis between its last two numbers."""
        box, font = shown.section.box, self._font()
        bold = sized(font, 1.0, bold=True)
        plain, strong = QFontMetricsF(font), QFontMetricsF(bold)
        low = area.bottom() + 0.65 * plain.height()
        x_ticks = ticks(box.left, box.right, box.right - box.left)
        xs = [self._place(shown, area, tick, 0.0).x() for tick in x_ticks]
        lines = [QLineF(x, area.top(), x, area.bottom()) for x in xs]
        texts = [(QPointF(x, low), plain_number(tick)) for x, tick in zip(xs, x_ticks, strict=True)]
        names = [(QPointF((xs[-2] + xs[-1]) / 2, low), shown.names[0])]
        if 2.5 * strong.horizontalAdvance(shown.names[0]) > xs[-1] - xs[-2]:  # no room between two numbers
            names = [(texts.pop(-2)[0], shown.names[0])]
        if len(shown.names) == 2:
            y_ticks = ticks(box.bottom, box.top, box.top - box.bottom)
            ys = [self._place(shown, area, 0.0, tick).y() for tick in y_ticks]
            lines += [QLineF(area.left(), y, area.right(), y) for y in ys]
            for y, text in zip(ys, map(plain_number, y_ticks), strict=True):
                texts.append((QPointF(area.left() - 4.0 - plain.horizontalAdvance(text) / 2, y), text))
            left = area.left() - 4.0 - strong.horizontalAdvance(shown.names[1]) / 2
            names.append((QPointF(left, (ys[-2] + ys[-1]) / 2), shown.names[1]))
        painter.setPen(QPen(look.colour("muted", 90), 1.0))
        painter.drawLines(lines)
        for written, role, pairs in ((font, "muted", texts), (bold, "text", names)):
            painter.setFont(written)
            painter.setPen(look.colour(role))
            for place, text in pairs:
                draw_centred(painter, place, text)

    def _draw_line(self, painter: QPainter, look: theme.Theme, shown: SpaceShown, area: QRectF) -> None:
        pen = QPen(look.colour("text"), 3.0 if area.height() > 150.0 else 2.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        ends = [[self._place(shown, area, *end) for end in piece] for piece in output_lines(shown.section).tolist()]
        painter.drawLines([QLineF(*pair) for pair in ends])

    def _draw_samples(self, painter: QPainter, look: theme.Theme, shown: SpaceShown, area: QRectF) -> None:
        places, groups = self._marks(shown, area)
        radius = self._radius(shown, area)
        painter.setBrush(look.colour("base", 200))
        painter.setPen(QPen(look.colour("text"), 2.0))
        painter.drawEllipse(places[shown.current], 1.45 * radius, 1.45 * radius)
        if len(places) > _MANY:
            self._draw_stamps(painter, look, shown, places, radius)
            return
        for place, label in zip(places, shown.labels_N.tolist(), strict=True):
            draw_class_mark(painter, look, place, radius, label)
        if shown.texts:
            self._draw_texts(painter, look, shown, area, places, groups)

    def _draw_stamps(
        self, painter: QPainter, look: theme.Theme, shown: SpaceShown, places: list[QPointF], radius: float
    ) -> None:
        """Draw many marks, each class's drawn once and then put down as pixels: several times faster."""
        ratio, side = self.devicePixelRatioF(), 2 * radius + 4.0
        stamps = {}
        for label in set(shown.labels_N.tolist()):
            stamp = QPixmap((QSizeF(side, side) * ratio).toSize())
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            brush = QPainter(stamp)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_class_mark(brush, look, QPointF(side, side) / 2, radius, label)
            brush.end()
            stamps[label] = stamp
        for place, label in zip(places, shown.labels_N.tolist(), strict=True):
            painter.drawPixmap((place - QPointF(side, side) / 2).toPoint(), stamps[label])

    def _draw_texts(
        self,
        painter: QPainter,
        look: theme.Theme,
        shown: SpaceShown,
        area: QRectF,
        places: list[QPointF],
        groups: list[list[int]],
    ) -> None:
        """Write the inputs of the samples beside them, one text a group."""
        radius = self._radius(shown, area)
        painter.setFont(sized(self._font(), 0.95))
        metrics = QFontMetricsF(painter.font())
        taken = [QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius) for place in places]
        for group in groups:
            text = " ".join(shown.texts[sample] for sample in group)
            middle = (places[group[0]] + places[group[-1]]) / 2
            half = places[group[-1]].x() - middle.x()
            size = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + 4.0, metrics.height())
            box = free_place(size, middle, half + 1.5 * radius, 1.5 * radius, area, taken)
            taken.append(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("base", 170))
            painter.drawRoundedRect(box, 3.0, 3.0)
            painter.setPen(look.colour("text"))
            draw_centred(painter, box.center(), text)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(280, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, shown = theme.of(self), self._shown
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        draw_card(painter, look, self.rect().toRectF(), focused=self.hasFocus())
        if shown is None:
            draw_notice(painter, look, self.rect().toRectF(), self._notice, QApplication.font(self))
            return
        area = self._area(shown)
        draw_map(painter, area, self._image(look, shown))
        self._draw_axes(painter, look, shown, area)
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        self._draw_line(painter, look, shown, area)
        painter.restore()
        self._draw_samples(painter, look, shown, area)
