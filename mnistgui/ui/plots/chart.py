"""Chart: one plot of a run by pyqtgraph: each iteration, the smoothed line, what each epoch ends with, other runs."""

import time
from collections.abc import Sequence
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from mnistgui.ui.plots.change_marks import ChangeMarks
from mnistgui.ui.plots.chart_items import (
    CURVES,
    EPOCH_CURVES,
    MARK_PX,
    Curve,
    EpochMarks,
    IterationAxis,
    RunCurve,
    curve_colour,
)
from mnistgui.ui.plots.overlays import OverlayItems, OverlayLines
from mnistgui.ui.plots.trace import EMPTY_LINE, Floats, Line
from mnistgui.ui.theme import SPACING, Theme

_MARGIN: Final = 0.05  # share of the range that stays free above and below the lines
_KEY_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """Draws the lines that it is given and finds the range of y for them; the range of x is set from outside."""

    pointed = Signal(float)  # iteration under the mouse
    pointed_away = Signal()  # the mouse left
    pointer_moved = Signal(int)  # the keys ask for that many columns to the right
    zoomed = Signal()  # the user changed the range of x
    whole_requested = Signal()  # double click or Home: show the whole run again

    def __init__(
        self, *, scale: float, limits: tuple[float, float], falls: bool, parent: QWidget | None = None
    ) -> None:
        """``scale`` multiplies values before they are drawn; y stays inside ``limits``, given after scaling.

        ``falls``: there is room above the curves of a run that learns, and not below them.
        """
        self._built = False
        super().__init__(parent, axisItems={"bottom": IterationAxis("bottom")}, enableMenu=False)
        self._scale = scale
        self._limits, self._falls = limits, falls
        self._log = False
        self._lines: dict[Curve, Line] = dict.fromkeys(CURVES, EMPTY_LINE)
        self._test = EMPTY_LINE  # as it was given, not as it is drawn
        self._overlay_values: Floats = EMPTY_LINE.y_P  # lowest and highest of each overlay, as it is drawn
        self._epoch_ends: Sequence[int] = ()
        self._changes: Sequence[tuple[int, str]] = ()
        self._marks_state: tuple[object, ...] = ()  # what the marks were drawn for
        self.painting_s = 0.0  # how long it took to paint the chart the last time
        self._build_items()
        self._build_axes()
        self._build_notice()
        self.setMinimumSize(160, 96)
        self.setMouseTracking(True)
        self._built = True

    def _build_items(self) -> None:
        self._epochs = EpochMarks(self.plotItem)
        self._overlays = OverlayItems(self.plotItem)
        self._change_marks = ChangeMarks(self.plotItem, at_top=self._falls)
        self._curves: dict[Curve, pg.PlotCurveItem | pg.PlotDataItem] = {
            "raw": RunCurve(connect="finite"),
            "smoothed": RunCurve(connect="finite", antialias=True),
            "test": pg.PlotDataItem(connect="finite", antialias=True, symbol="o", symbolSize=6),
            "validation": pg.PlotDataItem(connect="finite", antialias=True, symbol="s", symbolSize=6),
        }
        self._pointer = pg.InfiniteLine(angle=90)
        self._pointer.hide()
        for item in (*self._curves.values(), self._pointer):
            self.plotItem.addItem(item, ignoreBounds=True)

    def _build_axes(self) -> None:
        plot, box = self.plotItem, self.plotItem.getViewBox()
        plot.hideButtons()
        # Its menu is made all the same, as a window of nobody's that would outlive the chart.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        # Ranges are set by hand: automatic ones cost 1-2 ms a frame and would follow every outlier.
        box.disableAutoRange()
        box.setMouseEnabled(x=True, y=False)
        box.setLimits(xMin=0, minXRange=4)
        box.sigRangeChangedManually.connect(self._on_box_range_changed)
        box.sigResized.connect(self._on_box_resized)
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        left.enableAutoSIPrefix(False)
        bottom.enableAutoSIPrefix(False)
        bottom.setStyle(hideOverlappingLabels=False)
        # A fixed width: numbers that come and go must not move the picture.
        metrics = self.fontMetrics()
        left.setWidth(metrics.height() + metrics.horizontalAdvance("0.0001") + 12)
        # On the right and above, room for the half of the last number of an axis.
        plot.layout.setContentsMargins(SPACING // 2, SPACING, metrics.horizontalAdvance("10,000") // 2, SPACING // 2)

    def _build_notice(self) -> None:
        # It covers the chart: axes of nothing would only be in its way.
        self._notice = QLabel(self)
        self._notice.setProperty("role", "muted")
        self._notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        self._notice.setMargin(2 * SPACING)
        self._notice.setAutoFillBackground(True)
        self._notice.setBackgroundRole(QPalette.ColorRole.Base)
        self._notice.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def columns(self) -> int:
        """The number of device pixels from left to right."""
        return max(1, int(self.plotItem.getViewBox().width() * self.devicePixelRatioF()))

    @property
    def x_range(self) -> tuple[float, float]:
        """The first and the last iteration in view."""
        (first, last), _ = self.plotItem.getViewBox().viewRange()
        return first, last

    def show_x(self, first: float, last: float) -> None:
        """Bring the iterations ``first`` to ``last`` into view."""
        self.plotItem.setXRange(first, last, padding=0)

    def show_lines(self, raw: Line, smoothed: Line, test: Line, validation: Line, epoch_ends: Sequence[int]) -> None:
        """Draw the lines; ``epoch_ends`` are the iterations at which an epoch ended."""
        lines = (raw, smoothed, test, validation)
        self._lines = {name: self._drawn(line) for name, line in zip(CURVES, lines, strict=True)}
        for name in ("raw", "smoothed"):
            self._curves[name].setData(*self._lines[name])
        self._test, self._epoch_ends = test, epoch_ends
        self._fit_y()

    def show_changes(self, changes: Sequence[tuple[int, str]]) -> None:
        """Mark with the next lines the iterations after which a setting was changed, each with its words."""
        self._changes, self._marks_state = changes, ()

    def show_overlays(self, overlays: Sequence[OverlayLines]) -> None:
        """Draw with the next lines the lines of other runs."""
        drawn = [OverlayLines(self._drawn(lines.smoothed), self._drawn(lines.test)) for lines in overlays]
        values = [line.y_P[np.isfinite(line.y_P)] for lines in drawn for line in lines]
        ends = [[y_P.min(), y_P.max()] for y_P in values if len(y_P)]
        self._overlay_values = np.array(ends, np.float64).ravel()
        self._overlays.draw(drawn)

    def show_notice(self, text: str) -> None:
        """Write ``text`` in the place of the chart, or nothing."""
        self._notice.setText(text)
        self._notice.setVisible(bool(text))

    def show_pointer(self, step: int | None) -> None:
        """Mark an iteration with an upright line, or none."""
        self._pointer.setVisible(step is not None)
        if step is not None:
            self._pointer.setPos(step)

    def set_curve_visible(self, name: Curve, visible: bool) -> None:
        """Show or hide one curve."""
        self._curves[name].setVisible(visible)
        self._fit_y()

    def set_log(self, log: bool) -> None:
        """Draw y on a logarithmic scale, or a linear one; takes effect with the next lines."""
        self._log = log
        self.plotItem.getAxis("left").setLogMode(y=log)

    @property
    def is_log(self) -> bool:
        """Whether y is drawn on a logarithmic scale."""
        return self._log

    def set_axis_texts(self, x: str, y: str) -> None:
        """Write what the axes show."""
        self.plotItem.setLabel("bottom", x)
        self.plotItem.setLabel("left", y)
        self._fit_axis_text()

    def set_exporting(self, exporting: bool) -> None:
        """Draw every item for a picture file (smooth, at its resolution), or for the screen again."""
        for item in self.scene().items():
            if isinstance(item, pg.GraphicsItem):
                item.setExportMode(exporting, {"antialias": True})

    def set_theme(self, theme: Theme, *, faint: bool) -> None:
        """Take on the colours of ``theme``; ``faint``: each iteration stands back behind the smoothed line."""
        self.setBackground(theme.base)
        for name in ("left", "bottom"):
            axis = self.plotItem.getAxis(name)
            axis.setPen(theme.line)
            axis.setTextPen(theme.muted)
        # One pixel for the many points of each iteration: wider pens cost a hundred times as much.
        self._curves["raw"].setPen(curve_colour(theme, "raw" if faint else "smoothed"), width=1)
        self._curves["smoothed"].setPen(curve_colour(theme, "smoothed"), width=2)
        for name in EPOCH_CURVES:
            self._curves[name].setPen(curve_colour(theme, name), width=2)
            self._curves[name].setSymbolPen(theme.base)
            self._curves[name].setSymbolBrush(curve_colour(theme, name))
        self._pointer.setPen(theme.muted, width=1)
        self._epochs.set_theme(theme)
        self._overlays.set_theme(theme)
        self._change_marks.set_theme(theme)

    def _drawn(self, line: Line) -> Line:
        """Return ``line`` as it is drawn: scaled, and on a logarithmic axis the power of ten (none for 0 and below)."""
        y_P = line.y_P * self._scale
        if self._log:
            y_P = np.log10(np.where(y_P > 0, y_P, np.nan))
        # pyqtgraph warns of points that are all NaN, and a warning turned to an error kills Qt's painting.
        return Line(line.x_P, y_P) if np.isfinite(y_P).any() else EMPTY_LINE

    def _fit_y(self) -> None:
        """Give the visible lines the height of the chart; a range that still fits stays, so that the axis is calm."""
        shown = [line.y_P for name, line in self._lines.items() if self._curves[name].isVisible()]
        y_P = np.concatenate([self._overlay_values, *shown])
        y_P = y_P[np.isfinite(y_P)]
        _, (bottom, top) = self.plotItem.getViewBox().viewRange()
        if len(y_P):
            low, high = float(y_P.min()), float(y_P.max())
            if not (bottom <= low and high <= top and high - low >= 0.6 * (top - bottom)):
                bottom, top = self._range_around(low, high)
                self.plotItem.setYRange(bottom, top, padding=0)
        self._draw_marks(bottom, top)

    def _draw_marks(self, bottom: float, top: float) -> None:
        """Draw what belongs to epochs and changes, and only when one was added or the view changed."""
        visible = [self._curves[name].isVisible() for name in EPOCH_CURVES]
        state = (len(self._epoch_ends), *visible, self._log, self.x_range, bottom, top, self.columns)
        if state == self._marks_state:
            return
        self._marks_state = state
        marked = self._epochs.pixels_apart(self._lines["test"].x_P) >= MARK_PX
        for name, symbol in zip(EPOCH_CURVES, "os", strict=True):
            self._curves[name].setData(*self._lines[name])
            self._curves[name].setSymbol(symbol if marked else None)
        self._epochs.draw_boundaries(self._epoch_ends, bottom, top)
        texts = [f"{value * self._scale:#.3g}" for value in self._test.y_P]
        self._epochs.write_values(self._lines["test"] if visible[0] else EMPTY_LINE, (bottom + top) / 2, texts)
        self._change_marks.draw(self._changes, bottom, top)

    def _range_around(self, low: float, high: float) -> tuple[float, float]:
        margin = _MARGIN * (high - low) or _MARGIN * abs(high) or _MARGIN
        if self._log:
            return low - margin, high + margin
        # The margin stays where a limit is reached, too: a line at 100 % must not lie on the edge.
        least, most = self._limits
        return max(low, least) - margin, min(high, most) + margin

    @Slot(object)
    def _on_box_range_changed(self, _axes: object) -> None:
        self.zoomed.emit()

    @Slot(object)
    def _on_box_resized(self, _box: object) -> None:
        self._fit_axis_text()

    def _fit_axis_text(self) -> None:
        """Write what the upright axis shows where there is room for all of it; the line above says it, too."""
        axis = self.plotItem.getAxis("left")
        middle = axis.geometry().center().y()
        room = 2 * min(middle, self.height() - middle)
        axis.showLabel(axis.label.boundingRect().width() <= room)

    def _zoom(self, factor: float) -> None:
        first, last = self.x_range
        middle = float(self._pointer.value()) if self._pointer.isVisible() else (first + last) / 2
        self.show_x(max(0, middle - (middle - first) * factor), middle + (last - middle) * factor)
        self.zoomed.emit()

    # Qt's own events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEY_STEPS:
            self.pointer_moved.emit(_KEY_STEPS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(0.5)
        elif key == Qt.Key.Key_Minus:
            self._zoom(2)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_Escape):
            self.whole_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.plotItem.getViewBox()
        place = self.mapToScene(event.position().toPoint())
        if box.sceneBoundingRect().contains(place):
            self.pointed.emit(box.mapSceneToView(place).x())
        else:
            self.pointed_away.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.whole_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        began = time.perf_counter()
        super().paintEvent(event)
        self.painting_s = time.perf_counter() - began

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:  # noqa: N802
        # The keys work in a chart, so it shows that it has them.
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight(), 2))
            painter.drawRect(self.mapToScene(self.viewport().rect()).boundingRect().adjusted(1, 1, -1, -1))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed_away.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._built:  # pyqtgraph's own constructor resizes, too
            self._notice.setGeometry(self.rect())
