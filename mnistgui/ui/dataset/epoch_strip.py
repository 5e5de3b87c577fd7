"""EpochStrip: an epoch as a strip of its iterations. A click or the arrow keys choose one.

The base is QSlider, which brings the keys and is a slider with a value to screen readers; all painting is its own.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from mnistgui.data.epochs import EpochSizes
from mnistgui.ui import theme
from mnistgui.ui.dataset.strip_cells import StripCells

_MARK: Final = 6  # height of the triangle that marks the run's place
_BAR: Final = 28  # height of a full batch
_LOWEST: Final = 4  # of a batch with few images
_GAP: Final = 2
_EDGE: Final = 2  # room for the frame of the chosen cell and of the focus
_NOTHING: Final = EpochSizes(images=0, batch_size=1, drop_last=False)


class EpochStrip(QSlider):
    """The value is the chosen iteration, counted from 1; there is none while the strip is disabled.

    A full batch is a bar, the last and smaller one a shorter bar, images that are left out a hatched one. The
    iterations that a run has done are filled, and a triangle marks where it is.
    """

    left_out_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("dataset.epoch_strip")
        self._sizes = _NOTHING
        self._cells = StripCells.fit(_NOTHING, 1)
        self._done: int | None = None
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_sizes(None)

    def set_sizes(self, sizes: EpochSizes | None) -> None:
        """Show an epoch of these sizes, or none. The chosen iteration stays as near as it can."""
        self._sizes = sizes or _NOTHING
        iterations = self._sizes.iterations
        self.setEnabled(iterations > 0)
        self.setRange(1, max(1, iterations))
        self.setPageStep(max(1, iterations // 10))
        self._fit()

    def set_run(self, done: int | None, current: int | None) -> None:
        """Fill the first ``done`` iterations of the epoch on show and mark ``current``; None: no run is at hand."""
        if (done, current) != (self._done, self._current):
            self._done, self._current = done, current
            self.update()

    def cell_text(self, x: float) -> str:
        """Return what the cell at ``x`` stands for, as its tooltip says."""
        cells, sizes = self._cells, self._sizes
        if not cells.cells:
            return ""
        cell = cells.cell_at(x - _EDGE)
        those = cells.iterations(cell)
        if not those:
            return self.tr("Left out: {count} images").format(count=f"{sizes.over:,}")
        if len(those) > 1:
            text = self.tr("Iterations {first} to {last}, {size} images each")
            return text.format(first=f"{those[0]:,}", last=f"{those[-1]:,}", size=f"{sizes.batch_size:,}")
        size = sizes.over if cell == cells.full_cells else sizes.batch_size
        return self.tr("Iteration {number}: {size} images").format(number=f"{those[0]:,}", size=f"{size:,}")

    def _fit(self) -> None:
        self._cells = StripCells.fit(self._sizes, max(1, self.width() - 2 * _EDGE))
        self.update()

    # Painting ---------------------------------------------------------------------------------------------------------

    def _bar(self, cell: int) -> QRectF:
        """Return where ``cell`` is painted, on whole pixels: a gap beside it, shorter if it is the tail."""
        left, right = (round(edge) for edge in self._cells.span(cell))
        height = _BAR
        if cell == self._cells.full_cells:
            height = max(_LOWEST, round(_BAR * self._sizes.over / self._sizes.batch_size))
        return QRectF(_EDGE + left, _MARK + _GAP + _BAR - height, max(1, right - left - 1), height)

    def _paint_cells(self, painter: QPainter, look: theme.Theme) -> None:
        done = self._done or 0
        waiting, filled = look.colour("muted", 140), look.colour("good")
        for cell in range(self._cells.cells):
            bar, those = self._bar(cell), self._cells.iterations(cell)
            if not those:
                self._paint_left_out(painter, bar, look.colour("warning"))
                continue
            painter.fillRect(bar, waiting)
            share = min(max(done - those[0] + 1, 0), len(those)) / len(those)
            if share:
                painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), filled)

    @staticmethod
    def _paint_left_out(painter: QPainter, bar: QRectF, colour: QColor) -> None:
        painter.setPen(colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        painter.save()
        painter.setClipRect(bar)
        for start in range(-int(bar.height()), int(bar.width()), 4):
            painter.drawLine(
                QPointF(bar.left() + start, bar.bottom()), bar.topLeft() + QPointF(start + bar.height(), 0)
            )
        painter.restore()

    def _paint_chosen(self, painter: QPainter, look: theme.Theme) -> None:
        bar = self._bar(self._cells.cell_of(self.value()))
        painter.fillRect(bar, look.colour("accent"))
        painter.setPen(look.colour("text"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar.adjusted(-1, -2, 0, 0))

    def _paint_current(self, painter: QPainter, look: theme.Theme, current: int) -> None:
        left, right = self._cells.span(self._cells.cell_of(current))
        middle = _EDGE + (left + right) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("good"))
        corners = [QPointF(middle - _MARK, 0), QPointF(middle + _MARK, 0), QPointF(middle, _MARK)]
        painter.drawPolygon(QPolygonF(corners))

    def _paint_numbers(self, painter: QPainter, look: theme.Theme) -> None:
        """Write the first and the last iteration below, and the chosen one where it stands."""
        metrics, last = QFontMetricsF(self.font()), self._sizes.iterations
        top, height = _MARK + _GAP + _BAR + _GAP, metrics.height()
        middle = _EDGE + sum(self._cells.span(self._cells.cell_of(self.value()))) / 2
        chosen = _beside(middle, metrics.horizontalAdvance(f"{self.value():,}"), self.width())
        right_end = _EDGE + self._cells.span(self._cells.cell_of(last))[1]
        ends = {1: _EDGE, last: right_end - metrics.horizontalAdvance(f"{last:,}")}
        painter.setPen(look.colour("muted"))
        for number, left in ends.items():
            place = QRectF(left, top, metrics.horizontalAdvance(f"{number:,}") + 1, height)
            if number != self.value() and not place.adjusted(-4, 0, 4, 0).intersects(chosen.translated(0, top)):
                painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"{number:,}")
        painter.setPen(look.colour("accent"))
        place = QRectF(chosen.left(), top, chosen.width() + 1, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, f"{self.value():,}")

    # Qt's own names

    def sizeHint(self) -> QSize:
        height = _MARK + _GAP + _BAR + _GAP + self.fontMetrics().height()
        return QSize(240, height + _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme.of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_cells(painter, look)
        if not self._sizes.iterations:
            return
        self._paint_chosen(painter, look)
        if self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_current(painter, look, min(self._current, self._sizes.iterations))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_numbers(painter, look)
        if self.hasFocus():
            painter.setPen(look.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(0, _MARK - 1, self.width() - 1, _GAP + _BAR + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose_at(self, x: float) -> bool:
        """Choose the iteration at ``x``; return whether there is one."""
        iteration = self._cells.iteration_at(x - _EDGE) if self._cells.cells else None
        if iteration is not None:
            self.setValue(iteration)
        return iteration is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._choose_at(event.position().x()):
            self.left_out_clicked.emit()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose_at(event.position().x())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling past it must not choose another iteration on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.cell_text(event.pos().x()) or self.toolTip(), self)
            return True
        return super().event(event)


def _beside(middle: float, width: float, room: float) -> QRectF:
    """Return a place of this width about ``middle``, moved so far that it lies inside ``room``."""
    return QRectF(min(max(middle - width / 2, 0.0), max(0.0, room - width)), 0, width, 1)
