"""ConfusionView: how often each label got each answer, in per cent, as a square of numbers. K classes."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mnistgui.ui import theme

_SMALLEST_CELL: Final = 17
_LARGEST_CELL: Final = 44
_MOVES: Final = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class ConfusionView(QWidget):
    """A row a label, a column an answer. Right ones are tinted in the accent, wrong ones in the warning's colour, by
    their share of the row. The mouse or the arrow keys read one cell as a sentence.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._counts_KK: npt.NDArray[np.int64] = np.zeros((10, 10), np.int64)
        self._names: tuple[str, ...] = tuple("0123456789")
        self._at: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._describe()

    def set_counts(self, counts_KK: npt.NDArray[np.int64], names: tuple[str, ...]) -> None:
        """Show how many images with the label of a row got the answer of a column."""
        self._counts_KK, self._names = counts_KK, names
        self._describe()
        self.update()

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """What is shown, (K, K)."""
        return self._counts_KK

    def sentence(self, row: int, column: int) -> str:
        """Return one cell in words."""
        text = self.tr("{count} of {all} drawings of a {label} were answered {answer}.")
        return text.format(
            count=int(self._counts_KK[row, column]),
            all=int(self._counts_KK[row].sum()),
            label=self._names[row],
            answer=self._names[column],
        )

    def _describe(self) -> None:
        wrong_KK = self._counts_KK - np.diag(self._counts_KK.diagonal())
        words = [self.sentence(row, column) for row, column in np.argwhere(wrong_KK > 0).tolist()]
        # The most frequent mistakes first, as many as one listens to.
        counts = wrong_KK[wrong_KK > 0]
        order = np.argsort(-counts, kind="stable")[:10]
        self.setAccessibleDescription(" ".join(words[index] for index in order) or self.tr("No mistakes."))

    def _cell(self) -> float:
        sides = len(self._names) + 1
        return min(max(min(self.width(), self.height()) / sides, _SMALLEST_CELL), _LARGEST_CELL)

    def _rect(self, row: int, column: int) -> QRectF:
        cell = self._cell()
        return QRectF((column + 1) * cell, (row + 1) * cell, cell, cell)

    def _cell_at(self, place: QPointF) -> tuple[int, int] | None:
        row, column = (int(value // self._cell()) - 1 for value in (place.y(), place.x()))
        inside = range(len(self._names))
        return (row, column) if row in inside and column in inside else None

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        side = (len(self._names) + 1) * 30
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = (len(self._names) + 1) * _SMALLEST_CELL
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.of(self)
        font = theme.number_font(self)
        font.setPixelSize(max(9, round(self._cell() * 0.42)))  # "100" fits
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignCenter
        sums_K = np.maximum(self._counts_KK.sum(axis=1), 1)
        for index, name in enumerate(self._names):
            painter.setPen(look.colour("muted"))
            painter.drawText(self._rect(index, -1), middle, name)
            painter.drawText(self._rect(-1, index), middle, name)
        for row in range(len(self._names)):
            for column in range(len(self._names)):
                self._paint_cell(painter, look, row, column, float(self._counts_KK[row, column] / sums_K[row]))
        if self.hasFocus() and self._at is not None:
            painter.setPen(QPen(look.colour("accent"), 2.0))
            painter.drawRect(self._rect(*self._at).adjusted(1, 1, -1, -1))

    def _paint_cell(self, painter: QPainter, look: theme.Theme, row: int, column: int, share: float) -> None:
        rect = self._rect(row, column)
        painter.setPen(QPen(look.colour("line"), 1.0))
        painter.drawRect(rect)
        count = int(self._counts_KK[row, column])
        if count:
            # Never so strong that the number in it is hard to read.
            colour = look.colour("accent" if row == column else "warning", round(30 + 90 * share))
            painter.fillRect(rect.adjusted(1, 1, -0.5, -0.5), colour)
            painter.setPen(look.colour("text"))
            # In per cent of the row: counts of thousands would need cells twice as wide. The sentence has the count.
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{100 * share:.0f}" if share >= 0.005 else "·")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.sentence(*cell) if cell else self.toolTip(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        row, column = self._at or (0, 0)
        most = len(self._names) - 1
        self._at = (min(max(row + move[0], 0), most), min(max(column + move[1], 0), most))
        self.setAccessibleDescription(self.sentence(*self._at))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._at = self._at or (0, 0)
        self.update()
