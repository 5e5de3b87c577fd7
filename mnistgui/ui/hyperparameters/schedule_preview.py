"""SchedulePreview: the learning rate over a whole run, drawn and told before the run starts."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.schedule import rate_curve
from mnistgui.ui import theme
from mnistgui.ui.hyperparameters.row import wrapped_label

_HEIGHT: Final = 104
# A rate that differs by less than this share of the largest is no other one to the eye.
_SAME: Final = 1e-3


class SchedulePreview(QWidget):
    """``hyper.schedule_preview``: the curve, and ``hyper.schedule_words``: the same in a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config, self._steps_per_epoch = DEFAULTS, 0
        self._epochs_P = self._rates_P = np.empty(0)
        self._curve = _Curve()
        self._words = wrapped_label("hyper.schedule_words", role="muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._curve)
        layout.addWidget(self._words)

    def show_plan(self, config: TrainingConfig, steps_per_epoch: int) -> None:
        """Show the rate of a run with ``config``; with no steps there is none."""
        self._config, self._steps_per_epoch = config, steps_per_epoch
        if steps_per_epoch:
            self._epochs_P, self._rates_P = rate_curve(config, steps_per_epoch)
            self._curve.show_curve(self._epochs_P, self._rates_P, config.epochs)
        self._refresh()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._steps_per_epoch

    def _refresh(self) -> None:
        text = "" if self.is_empty else self._sentence()
        self._words.setText(text)
        self._curve.setAccessibleDescription(text)
        self._curve.setToolTip(text)

    def _sentence(self) -> str:
        """Return where the rate begins, where it is highest and where it ends."""
        rates_P, peak = self._rates_P, int(np.argmax(self._rates_P))
        first, highest, last = (f"{rates_P[place]:.3g}" for place in (0, peak, -1))
        same = _SAME * rates_P[peak]
        rises, falls = rates_P[peak] - rates_P[0] > same, rates_P[peak] - rates_P[-1] > same
        if rises and falls:
            text = self.tr("From {first} up to {highest} at epoch {when}, then down to {last}.")
        elif rises:
            text = self.tr("From {first} up to {highest} at epoch {when}, and so to the end.")
        elif falls:
            text = self.tr("From {first} down to {last}.")
        else:
            text = self.tr("{first} from the first step to the last.")
        when = f"{self._epochs_P[peak]:.2g}"
        sentence = text.format(first=first, highest=highest, last=last, when=when)
        if self._config.schedule == "plateau":
            lower = self.tr("When the loss no longer falls it is multiplied by {gamma}: when, only the run can tell.")
            sentence += " " + lower.format(gamma=f"{self._config.gamma:g}")
        return sentence

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self._curve.retranslate()
        self._words.setAccessibleName(self.tr("The learning rate during the run, in words"))
        self._refresh()


class _Curve(QWidget):
    """Paints it: rate upwards from 0, epochs to the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hyper.schedule_preview")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._epochs_P = self._rates_P = np.zeros(1)
        self._epochs = 1
        self._axis_words = ""

    def show_curve(self, epochs_P: npt.NDArray[np.float64], rates_P: npt.NDArray[np.float64], epochs: int) -> None:
        """Draw ``rates_P`` over the epochs done, ``epochs_P``, of a run of ``epochs``."""
        self._epochs_P, self._rates_P, self._epochs = epochs_P, rates_P, epochs
        self._name_axis()

    def retranslate(self) -> None:
        """Write every text in the window's language."""
        self.setAccessibleName(self.tr("Learning rate during the run"))
        self._name_axis()

    def _name_axis(self) -> None:
        one, many = self.tr("1 epoch"), self.tr("{count} epochs")
        self._axis_words = one if self._epochs == 1 else many.format(count=f"{self._epochs:,}")
        self.update()

    def _points(self, room: QRectF) -> QPolygonF:
        """Return the curve inside ``room``; a run of one step is a line all the same."""
        highest = float(self._rates_P.max()) or 1.0
        x_P = room.left() + self._epochs_P / self._epochs * room.width()
        y_P = room.bottom() - self._rates_P / highest * room.height()
        # The last step's rate holds until the end of the run.
        places = [*zip(x_P.tolist(), y_P.tolist(), strict=True), (room.right(), float(y_P[-1]))]
        return QPolygonF([QPointF(x, y) for x, y in places])

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        highest = f"{self._rates_P.max():.3g}"
        line = metrics.height()
        left = metrics.horizontalAdvance(highest) + theme.SPACING
        room = QRectF(self.rect()).adjusted(left, line / 2, -theme.SPACING, -line - 4)
        painter.fillRect(room, colours.colour("base"))
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.drawRect(room)
        painter.setPen(colours.colour("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        column = room.left() - theme.SPACING / 2
        painter.drawText(QRectF(0, room.top() - line / 2, column, line), right, highest)
        painter.drawText(QRectF(0, room.bottom() - line / 2, column, line), right, "0")
        below = QRectF(room.left(), room.bottom() + 4, room.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self._axis_words)
        pen = QPen(colours.colour("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(self._points(room.adjusted(1, 4, -1, -1)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
