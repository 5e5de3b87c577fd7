"""The plane of x₁ and x₂: what the learner answers everywhere, its line, and the samples."""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.pens import answer_colour, draw_centred, draw_class_mark, sized
from mnistgui.ui.perceptron.scene import Scene

_TICKS: Final = (0, 1)
_SHADES: Final = 256


@lru_cache(maxsize=4)
def _shades(look: theme.Theme) -> npt.NDArray[np.uint32]:
    """Return the colours of the outputs 0 to 1, as RGB32."""
    return np.array([answer_colour(look, shade / (_SHADES - 1)).rgb() for shade in range(_SHADES)], dtype=np.uint32)


class PlaneView(QWidget):
    """Shows a `Scene`. A click on a sample asks for it (`sample_chosen`); nothing is changed here."""

    sample_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.plane")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._scene: Scene | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Plane of the two inputs"))
        self.setToolTip(
            self.tr(
                "Every point is a pair of inputs, its colour what the learner answers there. Round samples should give "
                "0, square ones 1; a cross marks a wrong answer, a ring the sample at hand. The solid line is where "
                "the answer changes; each dashed line belongs to one hidden unit. Click a sample to see its numbers."
            )
        )

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""
        self._scene = scene
        self.update()

    def position_of(self, x1: float, x2: float) -> QPointF:
        """Return where the point (x1, x2) is drawn, in pixels of this widget."""
        area, unit = self._area(), self._unit()
        return QPointF(area.center().x() + (x1 - 0.5) * unit, area.center().y() - (x2 - 0.5) * unit)

    def _gutter(self) -> float:
        """Return the room for the numbers on the axes."""
        return 1.8 * self.fontMetrics().height()

    def _unit(self) -> float:
        """Return the pixels from 0 to 1, the same on both axes: two units fit into the shorter side."""
        gutter = self._gutter()
        return max(1.0, min(self.width() - gutter - 2.0, self.height() - gutter - 2.0) / 2)

    def _area(self) -> QRectF:
        """Return where the plane is shown: all of the width, as far as the map reaches."""
        unit, gutter = self._unit(), self._gutter()
        room = self.width() - gutter - 2.0
        width = min(room, 4.0 * unit)
        return QRectF(gutter + (room - width) / 2, (self.height() - gutter + 2.0) / 2 - unit, width, 2 * unit)

    def _mark_radius(self) -> float:
        return max(9.0, min(18.0, self._unit() / 11))

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
        painter.setClipRect(self._area())
        painter.drawImage(whole.adjusted(-half_x, -half_y, half_x, half_y), image)
        painter.restore()

    def _draw_axes(self, painter: QPainter, look: theme.Theme) -> None:
        area, middle, off = self._area(), self.position_of(0.5, 0.5), self._gutter() / 2
        painter.setFont(sized(self.font(), 1.0))
        for tick in _TICKS:
            along = QPointF(self.position_of(tick, 0.0).x(), area.bottom())
            up = QPointF(area.left(), self.position_of(0.0, tick).y())
            painter.setPen(QPen(look.colour("muted", 90), 1.0))
            painter.drawLine(along, QPointF(along.x(), area.top()))
            painter.drawLine(up, QPointF(area.right(), up.y()))
            painter.setPen(look.colour("muted"))
            draw_centred(painter, along + QPointF(0.0, off), str(tick))
            draw_centred(painter, up - QPointF(off, 0.0), str(tick))
        painter.setFont(sized(self.font(), 1.1, bold=True))
        painter.setPen(look.colour("text"))
        draw_centred(painter, QPointF(middle.x(), area.bottom() + off), "x₁")
        draw_centred(painter, QPointF(area.left() - off, middle.y()), "x₂")

    def _draw_lines(self, painter: QPainter, look: theme.Theme) -> None:
        assert self._scene is not None
        painter.save()
        painter.setClipRect(self._area())
        painter.setPen(QPen(look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
        self._draw_pieces(painter, self._scene.hidden_lines)
        pen = QPen(look.colour("text"), 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        self._draw_pieces(painter, self._scene.boundary_S22)
        painter.restore()

    def _draw_pieces(self, painter: QPainter, pieces: Floats | tuple[Floats, ...]) -> None:
        for (from_x1, from_x2), (to_x1, to_x2) in pieces:
            painter.drawLine(self.position_of(from_x1, from_x2), self.position_of(to_x1, to_x2))

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
        painter.setPen(QPen(look.colour("bad"), 1.5))
        painter.setBrush(look.colour("base"))
        painter.drawEllipse(centre, 8.0, 8.0)
        painter.setPen(QPen(look.colour("bad"), 2.2))
        for slant in (1.0, -1.0):
            painter.drawLine(centre + QPointF(-3.5, -3.5 * slant), centre + QPointF(3.5, 3.5 * slant))

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(360, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(216, 200)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._scene is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        reach = self._mark_radius() * 1.6
        for index, point in enumerate(self._scene.problem.points_N2):
            away = event.position() - self.position_of(*point)
            if QPointF.dotProduct(away, away) <= reach * reach:
                self.sample_chosen.emit(index)
                return

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
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._area())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
