"""The picture of an activation: f and f' over z, the samples as ticks, and the present one as a point on both."""

from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.focus_picture import FocusPicture
from mnistgui.ui.perceptron.numbers import number, plain_number
from mnistgui.ui.perceptron.pens import class_colour, draw_centred, sized
from mnistgui.ui.perceptron.plane.plane_box import ticks
from mnistgui.ui.perceptron.views.activation_curve import Kind, UnitCurve
from mnistgui.ui.perceptron.views.tinted_map import draw_card

_POINTS: Final = 161
_DASHES: Final = (5.0, 2.5)


class ActivationCanvas(FocusPicture):
    """Shows a `UnitCurve`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.activation_view.curve")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._curve: UnitCurve | None = None

    @property
    def curve(self) -> UnitCurve | None:
        """What is drawn."""
        return self._curve

    def show_curve(self, curve: UnitCurve) -> None:
        """Show another moment."""
        self._curve = curve
        self.update()

    def _font(self) -> QFont:
        return sized(QApplication.font(self), max(0.85, min(1.7, self.width() / 260.0, self.height() / 200.0)))

    def _place(self, curve: UnitCurve, area: QRectF, z: float, a: float) -> QPointF:
        """Return where (z, a) is drawn; what lies far outside, or is no number, stays near by."""
        (low, high), reach = curve.span, curve.reach
        across, up = _near((z + reach) / (2 * reach)), _near((high - a) / (high - low))
        return QPointF(area.left() + across * area.width(), area.top() + up * area.height())

    def _places(self, curve: UnitCurve, area: QRectF, z_Z: Floats, a_Z: Floats) -> Floats:
        """Return where many (z, a) are drawn, (Z, 2)."""
        (low, high), reach = curve.span, curve.reach
        shares_Z2 = np.column_stack(((z_Z + reach) / (2 * reach), (high - a_Z) / (high - low)))
        near_Z2 = np.clip(np.nan_to_num(shares_Z2), -1.0, 2.0)
        return np.asarray((area.left(), area.top()) + near_Z2 * (area.width(), area.height()))

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(self._font())
        left, high = metrics.horizontalAdvance("−0.5") + 8.0, metrics.height()
        return QRectF(left, 1.4 * high, max(1.0, self.width() - left - 10.0), max(1.0, self.height() - 2.8 * high))

    def _draw_axes(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        (low, high), reach, font = curve.span, curve.reach, self._font()
        metrics = QFontMetricsF(font)
        z_ticks, a_ticks = ticks(-reach, reach, 2 * reach), ticks(low, high, high - low)
        xs = [self._place(curve, area, tick, 0.0).x() for tick in z_ticks]
        ys = [self._place(curve, area, 0.0, tick).y() for tick in a_ticks]
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in xs])
        painter.drawLines([QLineF(area.left(), y, area.right(), y) for y in ys])
        painter.setPen(QPen(look.colour("muted"), 1.2))
        zero = self._place(curve, area, 0.0, 0.0)
        painter.drawLine(QPointF(area.left(), zero.y()), QPointF(area.right(), zero.y()))
        painter.drawLine(QPointF(zero.x(), area.top()), QPointF(zero.x(), area.bottom()))
        painter.setFont(font)
        painter.setPen(look.colour("muted"))
        below = area.bottom() + 0.65 * metrics.height()
        for x, tick in zip(xs, z_ticks, strict=True):
            draw_centred(painter, QPointF(x, below), plain_number(tick))
        for y, tick in zip(ys, a_ticks, strict=True):
            text = plain_number(tick)
            draw_centred(painter, QPointF(area.left() - 4.0 - metrics.horizontalAdvance(text) / 2, y), text)
        painter.setFont(sized(font, 1.0, bold=True))
        painter.setPen(look.colour("text"))
        draw_centred(painter, QPointF((xs[-2] + xs[-1]) / 2, below), "z")

    def _draw_legend(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        """Write above the picture which curve is which, and the present z where it stands, or beside that."""
        font = sized(self._font(), 1.0, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        x, y, line = area.left(), area.top() - 0.75 * metrics.height(), 1.2 * metrics.height()
        pairs = [("f(z)", _value_pen(look))] + ([("f′(z)", _slope_pen(look))] if curve.slope is not None else [])
        for text, pen in pairs:
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + line, y))
            wide = metrics.horizontalAdvance(text)
            painter.setPen(pen.color())
            draw_centred(painter, QPointF(x + line + 4.0 + wide / 2, y), text)
            x += line + wide + 14.0
        text = f"z = {number(curve.z)}"
        half = metrics.horizontalAdvance(text) / 2
        foot = self._place(curve, area, curve.z, 0.0).x()
        painter.setPen(look.colour("accent"))
        draw_centred(painter, QPointF(max(x + half, min(self.width() - half - 6.0, foot)), y), text)

    def _draw_curves(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        if curve.kind is Kind.STEP:
            self._draw_step(painter, look, curve, area)
            return
        z_Z = np.linspace(-curve.reach, curve.reach, _POINTS)
        a_Z = curve.values(z_Z)
        painter.setPen(_slope_pen(look))
        painter.drawPolyline(self._polygon(curve, area, z_Z, curve.slopes(a_Z)))
        painter.setPen(_value_pen(look))
        painter.drawPolyline(self._polygon(curve, area, z_Z, a_Z))

    def _polygon(self, curve: UnitCurve, area: QRectF, z_Z: Floats, a_Z: Floats) -> QPolygonF:
        return QPolygonF([QPointF(*place) for place in self._places(curve, area, z_Z, a_Z).tolist()])

    def _draw_step(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        """Draw the jump as a gap: f(0) is 0, a full dot, and not 1, an open one."""
        low, high = self._place(curve, area, 0.0, 0.0), self._place(curve, area, 0.0, 1.0)
        painter.setPen(_value_pen(look))
        painter.drawLine(self._place(curve, area, -curve.reach, 0.0), low)
        painter.drawLine(high, self._place(curve, area, curve.reach, 1.0))
        painter.setBrush(_value_pen(look).color())
        painter.drawEllipse(low, 3.0, 3.0)
        painter.setBrush(look.colour("base"))
        painter.drawEllipse(high, 3.0, 3.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_samples(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        """Draw a tick a sample; of a softmax none, since every sample holds the other units elsewhere."""
        if curve.kind is Kind.SOFTMAX:
            return
        half = max(4.0, 0.03 * area.height())
        for label in sorted(set(curve.labels_N.tolist())):
            painter.setPen(QPen(class_colour(look, label), 2.0))
            of_class_N = (curve.labels_N == label) & (np.abs(curve.z_N) <= curve.reach)
            places_N2 = self._places(curve, area, curve.z_N[of_class_N], curve.a_N[of_class_N])
            painter.drawLines([QLineF(x, y - half, x, y + half) for x, y in places_N2.tolist()])

    def _draw_point(self, painter: QPainter, look: theme.Theme, curve: UnitCurve, area: QRectF) -> None:
        """Draw the present z, a and f' with their numbers, on the side where there is room."""
        points = [(curve.a, f"a = {number(curve.a)}", _value_pen(look))]
        if curve.slope is not None:
            points.append((curve.slope, f"f′ = {number(curve.slope)}", _slope_pen(look)))
        foot = self._place(curve, area, curve.z, 0.0)
        painter.setPen(QPen(look.colour("accent"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(foot.x(), area.top()), QPointF(foot.x(), area.bottom()))
        font = sized(self._font(), 0.95, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        dot = max(4.0, 0.3 * metrics.height())
        places = [self._place(curve, area, curve.z, value) for value, _, _ in points]
        for place, y, (_, text, pen) in zip(places, _apart(places, metrics.height(), area), points, strict=True):
            painter.setPen(QPen(look.colour("base"), 1.5))
            painter.setBrush(pen.color())
            painter.drawEllipse(place, dot, dot)
            self._write_beside(painter, look, QPointF(place.x(), y), text, area, pen)

    def _write_beside(
        self, painter: QPainter, look: theme.Theme, place: QPointF, text: str, area: QRectF, pen: QPen
    ) -> None:
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(text) + 6.0
        left = place.x() + 8.0 if place.x() < area.center().x() else place.x() - 8.0 - wide
        box = QRectF(left, place.y() - metrics.height() / 2, wide, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("base", 215))
        painter.drawRoundedRect(box, 3.0, 3.0)
        painter.setPen(pen.color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_centred(painter, box.center(), text)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(280, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, curve = theme.of(self), self._curve
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_card(painter, look, self.rect().toRectF(), focused=self.hasFocus())
        if curve is None:
            return
        area = self._area()
        self._draw_axes(painter, look, curve, area)
        self._draw_legend(painter, look, curve, area)
        self._draw_curves(painter, look, curve, area)
        self._draw_samples(painter, look, curve, area)
        self._draw_point(painter, look, curve, area)


def _value_pen(look: theme.Theme) -> QPen:
    return QPen(look.colour("text"), 2.2)


def _slope_pen(look: theme.Theme) -> QPen:
    pen = QPen(look.colour("good"), 2.0)
    pen.setDashPattern(list(_DASHES))
    return pen


def _near(share: float) -> float:
    return min(2.0, max(-1.0, share))  # of what is no number: -1


def _apart(places: list[QPointF], line: float, area: QRectF) -> list[float]:
    """Return where the texts of one or two points stand, a line apart and inside ``area``."""
    ys = [max(area.top() + line / 2, min(area.bottom() - line / 2, place.y())) for place in places]
    if len(ys) == 2 and abs(ys[0] - ys[1]) < line:
        upper = 0 if places[0].y() <= places[1].y() else 1
        middle = max(area.top() + line, min(area.bottom() - line, sum(ys) / 2))
        ys[upper], ys[1 - upper] = middle - line / 2, middle + line / 2
    return ys
