"""The plane of x₁ and x₂: what the learner answers everywhere, its line, and the samples."""

import math
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import MINUS
from mnistgui.ui.perceptron.pens import answer_colour, draw_centred, draw_class_mark, sized
from mnistgui.ui.perceptron.plane_box import BOX, PlaneFrame, frame_for, ticks
from mnistgui.ui.perceptron.scene import Scene

_REACH: Final = 8.0  # pixels: a smaller mark is not hit by a finger
_MANY: Final = 20  # more samples than these have small marks
_SHADES: Final = 256


@lru_cache(maxsize=4)
def _shades(look: theme.Theme) -> npt.NDArray[np.uint32]:
    """Return the colours of the outputs 0 to 1, as RGB32."""
    return np.array([answer_colour(look, shade / (_SHADES - 1)).rgb() for shade in range(_SHADES)], dtype=np.uint32)


class PlaneView(QWidget):
    """Shows a `Scene`; `PointPlane` gives it a hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.plane")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self._kept_frame: PlaneFrame | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Plane of the two inputs"))
        self.setToolTip(
            self.tr(
                "Every point is a pair of inputs, its colour what the learner answers there. Round samples should give "
                "0, square ones 1; a cross marks a wrong answer, a ring the sample at hand. The solid line is where "
                "the answer changes; each dashed line belongs to one hidden unit. Click a sample to see its numbers, "
                "drag it to move it, double-click it to change its class. A click on an empty place puts a sample of "
                "the chosen class; with Shift, or the right button, of the other one. Keys: Insert, arrows, Space, "
                "Delete, Page Up and Page Down; Ctrl+C and Ctrl+V copy and paste all points as CSV."
            )
        )

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._scene = scene
        self._kept_frame = None
        self.update()

    def position_of(self, x1: float, x2: float) -> QPointF:
        """Return where the point (x1, x2) is drawn, in pixels of this widget."""
        return self._frame().position_of(x1, x2)

    def sample_at(self, position: QPointF) -> int | None:
        """Return the sample that is drawn at ``position``, the nearest if there are several."""
        if self._scene is None:
            return None
        reach, frame = max(_REACH, self._mark_radius() * 1.6), self._frame()
        found = None
        for index, point in enumerate(self._scene.problem.points_N2.tolist()):
            away = position - frame.position_of(*point)
            distance = math.hypot(away.x(), away.y())
            if distance <= reach:  # of several at one place, the last: it is drawn on top
                found, reach = index, distance
        return found

    def _frame(self) -> PlaneFrame:
        """Return where the plane is shown: beside the numbers on its axes. Kept, since every point asks."""
        assert self._scene is not None
        if self._kept_frame is not None:
            return self._kept_frame
        gutter = self._gutter()
        room = QRectF(gutter, 2.0, max(1.0, self.width() - gutter - 2.0), max(1.0, self.height() - gutter - 2.0))
        self._kept_frame = frame_for(room, self._scene.shown.box, self._scene.problem)
        return self._kept_frame

    def _gutter(self) -> float:
        """Return the room for the numbers on the axes."""
        assert self._scene is not None
        box, metrics = self._scene.shown.box, self.fontMetrics()
        widest = max(metrics.horizontalAdvance(f"{tick:g}") for tick in self._ticks(box.bottom, box.top))
        return max(1.8 * metrics.height(), widest + 0.8 * metrics.height())

    def _ticks(self, low: float, high: float) -> list[float]:
        assert self._scene is not None
        box = self._scene.shown.box
        return [0.0, 1.0] if box == BOX else ticks(low, high, box.top - box.bottom)

    def _mark_radius(self) -> float:
        assert self._scene is not None
        half, many = self._frame().area.height() / 2, len(self._scene.problem) > _MANY
        return max(4.5, min(9.0, half / 22)) if many else max(9.0, min(18.0, half / 11))

    def _draw_map(self, painter: QPainter, look: theme.Theme) -> None:
        """Draw the answers as one image: outputs -> shades -> colours, an array operation each."""
        assert self._scene is not None
        outputs_RC = self._scene.shown.outputs_RC
        rows, columns = outputs_RC.shape
        pixels_RC = _shades(look)[np.rint(outputs_RC * (_SHADES - 1)).astype(np.intp)]
        image = QImage(pixels_RC.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        # The outermost grid points lie on the edges of the box, so the middles of the outer pixels must, too.
        box = self._scene.shown.box
        whole = QRectF(self.position_of(box.left, box.top), self.position_of(box.right, box.bottom))
        half_x, half_y = whole.width() / (columns - 1) / 2, whole.height() / (rows - 1) / 2
        painter.save()
        painter.setClipRect(self._frame().area)
        painter.drawImage(whole.adjusted(-half_x, -half_y, half_x, half_y), image)
        painter.restore()

    def _draw_axes(self, painter: QPainter, look: theme.Theme) -> None:
        frame, off = self._frame(), self._gutter() / 2
        area, low = frame.area, self.fontMetrics().height() * 0.9
        left, top = frame.place_at(area.topLeft())
        right, bottom = frame.place_at(area.bottomRight())
        painter.setFont(sized(self.font(), 1.0))
        for tick in self._ticks(left, right):
            x = frame.position_of(tick, 0.0).x()
            painter.setPen(QPen(look.colour("muted", 90), 1.0))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.top()))
            painter.setPen(look.colour("muted"))
            draw_centred(painter, QPointF(x, area.bottom() + low), _tick_text(tick))
        for tick in self._ticks(bottom, top):
            y = frame.position_of(0.0, tick).y()
            painter.setPen(QPen(look.colour("muted", 90), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.colour("muted"))
            draw_centred(painter, QPointF(area.left() - off, y), _tick_text(tick))
        painter.setFont(sized(self.font(), 1.1, bold=True))
        painter.setPen(look.colour("text"))
        x1, x2 = _between(self._ticks(left, right)), _between(self._ticks(bottom, top))
        draw_centred(painter, QPointF(frame.position_of(x1, 0.0).x(), area.bottom() + low), "x₁")
        draw_centred(painter, QPointF(area.left() - off, frame.position_of(0.0, x2).y()), "x₂")

    def _draw_lines(self, painter: QPainter, look: theme.Theme) -> None:
        assert self._scene is not None
        painter.save()
        painter.setClipRect(self._frame().area)
        painter.setPen(QPen(look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
        self._draw_pieces(painter, self._scene.hidden_lines)
        pen = QPen(look.colour("text"), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        self._draw_pieces(painter, self._scene.boundary_S22)
        painter.restore()

    def _draw_pieces(self, painter: QPainter, pieces: Floats | tuple[Floats, ...]) -> None:
        ends_S4 = self._frame().pixels_of(np.reshape(pieces, (-1, 2))).reshape(-1, 4)
        painter.drawLines([QLineF(*ends) for ends in ends_S4.tolist()])

    def _draw_samples(self, painter: QPainter, look: theme.Theme) -> None:
        assert self._scene is not None
        problem, radius = self._scene.problem, self._mark_radius()
        for index, (point, label) in enumerate(zip(problem.points_N2, problem.labels_N, strict=True)):
            centre = self.position_of(*point)
            if index == self._scene.current:
                painter.setBrush(look.colour("base", 200))
                painter.setPen(QPen(look.colour("text"), 2.5))
                painter.drawEllipse(centre, radius * 1.6, radius * 1.6)
            draw_class_mark(painter, look, centre, radius, int(label))
            if not self._scene.right_N[index]:
                self._draw_cross(painter, look, centre + QPointF(radius * 1.15, -radius * 1.15))

    def _draw_cross(self, painter: QPainter, look: theme.Theme, centre: QPointF) -> None:
        small = min(1.0, self._mark_radius() / 9.0)
        painter.setPen(QPen(look.colour("bad"), 1.5 * small))
        painter.setBrush(look.colour("base"))
        painter.drawEllipse(centre, 8.0 * small, 8.0 * small)
        painter.setPen(QPen(look.colour("bad"), 2.2 * small))
        for slant in (1.0, -1.0):
            arm = QPointF(3.5, 3.5 * slant) * small
            painter.drawLine(centre - arm, centre + arm)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(190, 190)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            return
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._draw_map(painter, look)
        self._draw_axes(painter, look)
        self._draw_lines(painter, look)
        self._draw_samples(painter, look)
        painter.setPen(QPen(look.colour("accent"), 2.0) if self.hasFocus() else QPen(look.colour("line"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._frame().area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._kept_frame = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._kept_frame = None
        super().changeEvent(event)


def _tick_text(tick: float) -> str:
    return f"{tick:g}".replace("-", MINUS)


def _between(ticks: list[float]) -> float:
    """Return the place between the two middle ticks, where the name of the axis stands."""
    middle = len(ticks) // 2
    return (ticks[max(0, middle - 1)] + ticks[min(middle, len(ticks) - 1)]) / 2
