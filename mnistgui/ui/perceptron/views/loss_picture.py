"""The picture of the loss view: two charts that answer where the mouse, or the arrow keys, point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.perceptron.problems import Floats
from mnistgui.ui import theme
from mnistgui.ui.perceptron.focus_picture import FocusPicture
from mnistgui.ui.perceptron.pens import sized
from mnistgui.ui.perceptron.views.chart import Chart, chart_in, draw_axes, fitting
from mnistgui.ui.perceptron.views.loss_charts import draw_losses, draw_mark, draw_mistakes, loss_scales, mistake_scales
from mnistgui.ui.perceptron.views.reading_box import draw_reading
from mnistgui.ui.perceptron.views.run_curves import RunCurves

LOSS: Final = "loss"
MISTAKES: Final = "mistakes"
_BESIDE: Final = 1.5  # so much wider than high: the charts stand beside each other
_CORNER: Final = 6.0


@dataclass(frozen=True, kw_only=True)
class LossWords:
    """What is written in the charts. ``mistakes`` and ``loss`` name an axis, long and short; ``empty`` is told first.

    ``no_loss`` stands above the mistakes where no learner has a loss.
    """

    updates: str = ""
    loss: tuple[str, ...] = ("",)
    epoch: str = ""
    mistakes: tuple[str, ...] = ("",)
    empty: str = ""
    no_loss: tuple[str, ...] = ("",)


class LossPicture(FocusPicture):
    """Draws `RunCurves`. Arrow keys read it off: left and right along a curve, up and down from chart to chart.

    ``reading_changed(chart, number)``: what is pointed at, `LOSS` or `MISTAKES` ("": nothing), and which update or
    epoch; the view says it in words by `say`.
    """

    reading_changed = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.loss_view.picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._runs: tuple[RunCurves, ...] = ()
        self._words = LossWords()
        self._log = False
        self._pointed: tuple[str, int] | None = None
        self._reading: tuple[str, ...] = ()

    @property
    def reading(self) -> tuple[str, ...]:
        """The words beside the place that is pointed at, line by line."""
        return self._reading

    def set_runs(self, runs: Sequence[RunCurves]) -> None:
        """Show other curves."""
        self._runs = tuple(runs)
        if self._pointed is not None:
            self._point(*self._pointed)
        self.update()

    def set_words(self, words: LossWords) -> None:
        """Write other words."""
        if words != self._words:
            self._words = words
            self.update()

    def set_log(self, log: bool) -> None:
        """Show the losses by their logarithms, or plainly."""
        self._log = log
        self.update()

    def say(self, lines: Sequence[str]) -> None:
        """Write this beside the place that is pointed at."""
        self._reading = tuple(lines)
        self.setAccessibleDescription("; ".join(self._reading))
        self.update()

    def charts(self) -> dict[str, Chart]:
        """Return where the charts are drawn: that of the losses, if a learner has any, and that of the mistakes."""
        metrics = QFontMetricsF(sized(self.font(), 0.9))
        room = self.rect().toRectF().adjusted(4.0, 3.0, -4.0, -3.0)
        across, up = mistake_scales(self._runs)
        if not self._has_loss():
            room.setTop(room.top() + 1.3 * metrics.height())
            return {MISTAKES: chart_in(room, metrics, across, up)}
        upper, lower = QRectF(room), QRectF(room)
        if room.width() > _BESIDE * room.height():
            upper.setWidth(0.55 * room.width())
            lower.setLeft(upper.right())
        else:
            upper.setHeight(0.58 * room.height())
            lower.setTop(upper.bottom())
        charts = {LOSS: chart_in(upper, metrics, *loss_scales(self._runs, log=self._log))}
        return charts | {MISTAKES: chart_in(lower, metrics, across, up)}

    def _has_loss(self) -> bool:
        return not self._runs or any(run.losses_K2 is not None for run in self._runs)

    def _has_begun(self) -> bool:
        return any(run.has_begun for run in self._runs)

    def _tables(self, name: str) -> list[Floats | None]:
        """Return the table of each learner that a chart shows."""
        return [run.losses_K2 if name == LOSS else run.mistakes_E2 for run in self._runs]

    def _numbers(self, name: str) -> Floats:
        """Return all numbers (updates or epochs) that can be read off a chart, growing."""
        some = [table[:, 0] for table in self._tables(name) if table is not None]
        return np.unique(np.concatenate(some)) if some else np.empty(0)

    def _point(self, name: str, number: float) -> None:
        """Point at the noted number that is nearest to ``number``."""
        numbers = self._numbers(name)
        if not len(numbers) or name not in (LOSS, MISTAKES):
            self._point_at_nothing()
            return
        self._pointed = name, int(numbers[np.abs(numbers - number).argmin()])
        self.reading_changed.emit(*self._pointed)

    def _point_at_nothing(self) -> None:
        if self._pointed is not None:
            self._pointed = None
            self.reading_changed.emit("", 0)

    def _move_by_key(self, key: int) -> bool:
        """Move what is pointed at; return whether the key does so."""
        names = list(self.charts())
        name, number = self._pointed or (names[0], -1)
        numbers = self._numbers(name)
        if key not in _KEYS or not len(numbers):
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            name = names[0 if key == Qt.Key.Key_Up else -1]
            self._point(name, self._numbers(name)[-1] if len(self._numbers(name)) else 0)
            return True
        place = int(np.searchsorted(numbers, number)) if self._pointed else len(numbers)
        steps = {Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0}
        place = steps.get(Qt.Key(key), len(numbers) - 1)
        self._point(name, numbers[max(0, min(len(numbers) - 1, place))])
        return True

    def _draw_charts(self, painter: QPainter, look: theme.Theme) -> None:
        words, charts = self._words, self.charts()
        if LOSS in charts:
            draw_axes(painter, look, charts[LOSS], across=words.updates, up=words.loss)
            draw_losses(painter, look, charts[LOSS], self._runs)
        else:
            line = painter.fontMetrics().height()
            painter.setPen(look.colour("muted"))
            above = QRectF(8.0, 3.0, self.width() - 16.0, 1.3 * line)
            text = fitting(QFontMetricsF(painter.font()), above.width(), words.no_loss)
            painter.drawText(above, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        draw_axes(painter, look, charts[MISTAKES], across=words.epoch, up=words.mistakes)
        draw_mistakes(painter, look, charts[MISTAKES], self._runs)
        if self._pointed is not None and self._pointed[0] in charts:
            self._draw_pointed(painter, look, charts[self._pointed[0]], *self._pointed)

    def _draw_pointed(self, painter: QPainter, look: theme.Theme, chart: Chart, name: str, number: int) -> None:
        x = chart.position_of(number, chart.up.high).x()
        painter.setPen(QPen(look.colour("muted"), 1.0))
        painter.drawLine(QPointF(x, chart.area.top()), QPointF(x, chart.area.bottom()))
        for place, table in enumerate(self._tables(name)):
            if table is not None:
                for value in table[table[:, 0] == number, 1].tolist():
                    draw_mark(painter, look, chart.position_of(number, value), place)
        draw_reading(painter, look, chart.area, QPointF(x, chart.area.top()), self._reading)

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(440, 250)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 110)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        for name, chart in self.charts().items():
            if chart.area.adjusted(-4.0, 0.0, 4.0, 0.0).contains(position) and self._has_begun():
                self._point(name, chart.place_at(position)[0])
                return
        self._point_at_nothing()

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at_nothing()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pointed is not None:
            self._point_at_nothing()
        elif not self._has_begun() or not self._move_by_key(event.key()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at_nothing()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), 2.0) if self.hasFocus() else QPen(look.colour("line"), 1.0))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.setFont(sized(self.font(), 0.9))
        if self._has_begun():
            self._draw_charts(painter, look)
            return
        painter.setPen(look.colour("muted"))
        room = self.rect().toRectF().adjusted(16.0, 8.0, -16.0, -8.0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words.empty)


_KEYS: Final = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down,
)  # fmt: skip
