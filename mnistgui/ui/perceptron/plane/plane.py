"""The plane of x₁ and x₂: what the learner answers everywhere, its line, and the samples."""

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.numbers import plain_number
from mnistgui.ui.perceptron.pens import draw_centred, sized
from mnistgui.ui.perceptron.plane.plane_box import BOX, LARGE, PlaneFrame, frame_for, ticks
from mnistgui.ui.perceptron.plane.plane_layers import (
    MARK_REACH,
    Layer,
    Marks,
    draw_crosses,
    draw_samples,
    opacities,
)
from mnistgui.ui.perceptron.plane.plane_map import draw_map
from mnistgui.ui.perceptron.scene import Scene

_REACH: Final = 8.0  # pixels: a smaller mark is not hit by a finger
_MANY: Final = 20  # more samples than these have small marks


class PlaneView(QWidget):
    """Shows a `Scene`; `PointPlane` gives it a hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.plane")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self._kept_frame: PlaneFrame | None = None
        self._axes, self._samples, self._crosses = Layer(), Layer(), Layer()
        self._marks = Marks(theme.LIGHT, 0.0, 1.0)
        self._marks_made_for: tuple[object, ...] | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Plane of the two inputs"))
        self.setToolTip(
            self.tr(
                "Every point is a pair of inputs, its colour what the learner answers there. Round samples should give "
                "0, square ones 1, triangles 2, diamonds 3; a cross marks a wrong answer, a ring the sample at hand. "
                "The solid line is where the answer changes; each dashed line belongs to one hidden unit. Click a "
                "sample to see its numbers, drag it to move it, double-click it to change its class. A click on an "
                "empty place puts a sample of the chosen class; with Shift, or the right button, of the next one. "
                "Keys: Insert, arrows, Space, Delete, Page Up and Page Down; Ctrl+C and Ctrl+V copy and paste all "
                "points as CSV."
            )
        )

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        before, self._scene = self._scene, scene
        if before is None or before.problem is not scene.problem or before.shown.box != scene.shown.box:
            self._kept_frame = None
        self.update()

    def position_of(self, x1: float, x2: float) -> QPointF:
        """Return where the point (x1, x2) is drawn, in pixels of this widget."""
        return self._frame().position_of(x1, x2)

    def sample_at(self, position: QPointF) -> int | None:
        """Return the sample that is drawn at ``position``, the nearest if there are several."""
        if self._scene is None:
            return None
        problem, frame = self._scene.problem, self._frame()
        away_N = np.hypot(*(frame.pixels_of(problem.points_NI[:, :2]) - position.toTuple()).T)
        hit_M = np.flatnonzero(away_N <= max(_REACH, self._mark_radius() * MARK_REACH))
        if not len(hit_M):
            return None
        # First what lies in the plane shown, then what is nearest; of several at one place the last: it is on top.
        strength_M = opacities(problem, self._scene.x3)[hit_M]
        return int(hit_M[np.lexsort((hit_M, -away_N[hit_M], strength_M))[-1]])

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
            draw_centred(painter, QPointF(x, area.bottom() + low), plain_number(tick))
        for tick in self._ticks(bottom, top):
            y = frame.position_of(0.0, tick).y()
            painter.setPen(QPen(look.colour("muted", 90), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.colour("muted"))
            draw_centred(painter, QPointF(area.left() - off, y), plain_number(tick))
        painter.setFont(sized(self.font(), 1.1, bold=True))
        painter.setPen(look.colour("text"))
        x1, x2 = _between(self._ticks(left, right)), _between(self._ticks(bottom, top))
        draw_centred(painter, QPointF(frame.position_of(x1, 0.0).x(), area.bottom() + low), "x₁")
        draw_centred(painter, QPointF(area.left() - off, frame.position_of(0.0, x2).y()), "x₂")

    def _draw_lines(self, painter: QPainter, look: theme.Theme) -> None:
        assert self._scene is not None
        painter.save()
        painter.setClipRect(self._frame().clip)
        # A pen of one pixel is several times as fast; on a large plane it would be too thin to be seen from afar.
        width = 1.0 if self._frame().area.height() < LARGE else 1.5
        painter.setPen(QPen(look.colour("muted"), width, Qt.PenStyle.DashLine))
        self._draw_pieces(painter, self._scene.hidden_lines)
        painter.setPen(QPen(look.colour("text"), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._draw_pieces(painter, self._scene.boundary_S22, longer=0.5)
        painter.restore()

    def _draw_pieces(self, painter: QPainter, pieces: Floats | tuple[Floats, ...], *, longer: float = 0.0) -> None:
        """Draw straight pieces, each a little ``longer`` at both ends: so they close where they meet, and round caps,
        which would do it, take three times as long."""
        ends_S22 = self._frame().pixels_of(np.reshape(pieces, (-1, 2))).reshape(-1, 2, 2)
        if longer:
            along_S2 = ends_S22[:, 1] - ends_S22[:, 0]
            along_S2 *= longer / np.maximum(np.hypot(*along_S2.T), 1e-9)[:, None]
            ends_S22 = ends_S22 + np.stack((-along_S2, along_S2), axis=1)
        painter.drawLines([QLineF(*ends) for ends in ends_S22.reshape(-1, 4).tolist()])

    def _draw_samples(self, painter: QPainter, look: theme.Theme) -> None:
        """Draw the samples as they stay, and over them what changes with the weights: the ring, and the crosses."""
        assert self._scene is not None
        scene, frame = self._scene, self._frame()
        self._fit_marks(look, painter.device().devicePixelRatioF())
        # The problem stands as itself, and not as its number: a number may be another problem's later.
        key = (frame, look.key, self.font().key(), scene.problem, scene.x3)
        self._samples.draw(painter, self.size(), key, self._paint_samples)
        centre_2 = frame.pixels_of(scene.problem.points_NI[scene.current, :2])
        radius, opacity = self._mark_radius() * MARK_REACH, float(opacities(scene.problem, scene.x3)[scene.current])
        # A sample that does not lie in the plane shown covers none that may.
        painter.setBrush(look.colour("base", 200) if opacity == 1.0 else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("text", round(255 * opacity**0.5)), 2.5))
        painter.drawEllipse(QPointF(*centre_2.tolist()), radius, radius)
        if opacity == 1.0:
            mark = self._marks.of_class(int(scene.problem.labels_N[scene.current]))
            painter.drawImage(QPointF(*self._marks.places(centre_2, mark).tolist()), mark)
        self._crosses.draw(painter, self.size(), (*key, scene.right_N.tobytes()), self._paint_crosses)

    def _fit_marks(self, look: theme.Theme, ratio: float) -> None:
        wanted = (look.key, self._mark_radius(), ratio, self.font().key())
        if wanted != self._marks_made_for:
            self._marks, self._marks_made_for = Marks(look, self._mark_radius(), ratio), wanted

    def _paint_samples(self, painter: QPainter) -> None:
        assert self._scene is not None
        draw_samples(painter, self._marks, self._frame(), self._scene.problem, self._scene.x3)

    def _paint_crosses(self, painter: QPainter) -> None:
        assert self._scene is not None
        draw_crosses(painter, self._marks, self._frame(), self._scene)

    def _paint_axes(self, painter: QPainter) -> None:
        self._draw_axes(painter, theme.of(self))

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
        draw_map(painter, look, self._frame(), self._scene)
        frame = self._frame()
        self._axes.draw(painter, self.size(), (frame, look.key, self.font().key()), self._paint_axes)
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


def _between(ticks: list[float]) -> float:
    """Return the place between the two middle ticks, where the name of the axis stands."""
    middle = len(ticks) // 2
    return (ticks[max(0, middle - 1)] + ticks[min(middle, len(ticks) - 1)]) / 2
