"""Bars: the probability of each class, or of the ten likeliest of many, as a bar and in percent."""

import math
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.drawing.prediction import Prediction
from mnistgui.ui import theme
from mnistgui.ui.amounts import share_text

_DIGITS: Final = tuple("0123456789")
_MOST_ROWS: Final = 10  # of more classes the likeliest are shown
_GAP: Final = 8.0
_AROUND_TEXT: Final = 1  # pixels that a row is higher than its text, at the least
_HIGHEST_ROW: Final = 46.0
_HIGHEST_BAR: Final = 20.0
_CORNER: Final = 2.0
_NARROWEST: Final = 130


class Bars(QWidget):
    """``draw.bars``: a row a class, the answer's in the accent colour. Without a prediction the bars are empty."""

    def __init__(self, name: str = "draw.bars", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._prediction: Prediction | None = None
        self._net = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def set_prediction(self, prediction: Prediction | None) -> None:
        """Show ``prediction``, or no value at all."""
        self._prediction = prediction
        self._describe()
        self.update()

    def set_net(self, name: str) -> None:
        """Say whose bars they are, where there are others beside them; empty: there are none."""
        self._net = name
        self._name()

    def _name(self) -> None:
        name = self.tr("Probability of each class")
        self.setAccessibleName(f"{name}, {self._net}" if self._net else name)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._name()
        self.setToolTip(
            self.tr(
                "How likely the net holds each class for this drawing: its outputs through softmax, 100 % together."
            )
        )
        self._describe()

    def percent_text(self, row: int) -> str:
        """Return the number of one row as it is shown; empty where there is none."""
        prediction = self._prediction
        if prediction is None:
            return ""
        return share_text(float(prediction.probabilities_K[row]))

    def rows(self) -> list[int]:
        """Return the classes that have a bar, by label: all in their order, or of many the likeliest ones first."""
        names, prediction = self._class_names(), self._prediction
        if len(names) <= _MOST_ROWS or prediction is None:
            return list(range(len(names)))
        # A net that has diverged gives no numbers: those come last, in the order of the classes.
        likeliest_K = np.argsort(-np.nan_to_num(prediction.probabilities_K, nan=-1.0), kind="stable")
        return [int(row) for row in likeliest_K[:_MOST_ROWS]]

    def _class_names(self) -> tuple[str, ...]:
        return _DIGITS if self._prediction is None else self._prediction.class_names

    def _describe(self) -> None:
        if self._prediction is None:
            self.setAccessibleDescription(self.tr("No values: nothing is drawn, or no net is there yet."))
            return
        names = self._class_names()
        values = (f"{names[row]}: {self.percent_text(row)}" for row in self.rows())
        self.setAccessibleDescription(", ".join(values))

    # Painting ---------------------------------------------------------------------------------------------------------

    def _paint_row(self, painter: QPainter, row: int, name: str, room: QRectF) -> None:
        look, prediction = theme.of(self), self._prediction
        is_answer = prediction is not None and name == prediction.answer
        font = theme.number_font(self)
        font.setBold(is_answer)
        painter.setFont(font)
        painter.setPen(look.colour("text" if is_answer or prediction is None else "muted"))
        metrics = QFontMetricsF(font)
        names_width = max(metrics.horizontalAdvance(other) for other in self._class_names())
        names_width = min(names_width, 0.4 * room.width())
        number_width = metrics.horizontalAdvance("100.0 %")
        middle = Qt.AlignmentFlag.AlignVCenter
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names_width)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.percent_text(row))
        height = min(_HIGHEST_BAR, 0.6 * room.height())
        left = room.left() + names_width + _GAP
        trough = QRectF(left, room.center().y() - height / 2, room.right() - number_width - _GAP - left, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line", 120))
        painter.drawRoundedRect(trough, _CORNER, _CORNER)
        value = 0.0 if prediction is None else float(prediction.probabilities_K[row])
        if value > 0:  # which NaN is not
            trough.setWidth(trough.width() * value)
            painter.setBrush(look.colour("accent") if is_answer else look.colour("muted"))
            painter.drawRoundedRect(trough, _CORNER, _CORNER)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(280, 10 * 22)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.number_font(self))
        row = metrics.height() + _AROUND_TEXT // 2
        return QSize(_NARROWEST, math.ceil(row * len(self.rows())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = self._class_names()
        height = min(self.height() / len(self.rows()), _HIGHEST_ROW)
        for line, row in enumerate(self.rows()):
            self._paint_row(painter, row, names[row], QRectF(0.0, line * height, self.width(), height))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
