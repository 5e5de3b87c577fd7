"""Words beside a picture: wrapped, as large as there is room for, and smaller before anything is cut off."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mnistgui.ui import theme

_PLAIN_WIDTH: Final = 130.0  # pixels: in a wider pane text grows
_LARGEST: Final = 1.7
_SMALLEST_POINTS: Final = 6.5
_GAP: Final = 0.35  # between paragraphs, in lines
_FLAGS: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Words(NamedTuple):
    """A paragraph; ``role`` is the theme's name of its colour."""

    text: str
    role: str = "text"
    bold: bool = False


class WordsPane(QWidget):
    """Shows paragraphs. Like the pictures it takes the room that it gets, and its font from the program's."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._paragraphs: tuple[Words, ...] = ()
        self._points = 0.0

    @property
    def text(self) -> str:
        """All that is said."""
        return "\n".join(words.text for words in self._paragraphs)

    def say(self, paragraphs: Sequence[Words]) -> None:
        """Say these and nothing else."""
        said = tuple(paragraphs)
        if said == self._paragraphs:
            return
        if len(said) != len(self._paragraphs):
            self._points = 0.0
        self._paragraphs = said
        self.setAccessibleName(self.text)
        self.update()

    def _fitted(self) -> float:
        """Return the largest size in points at which everything fits.

        While only numbers change it never grows: text that changes its size at every step cannot be read.
        """
        plain = QApplication.font(self).pointSizeF()
        largest = plain * max(1.0, min(_LARGEST, self.width() / _PLAIN_WIDTH))
        points = min(largest, self._points or largest)
        while points > _SMALLEST_POINTS and self._height(points) > self.height():
            points -= 0.5
        self._points = max(_SMALLEST_POINTS, points)
        return self._points

    def _height(self, points: float) -> float:
        heights = [self._height_of(words, points) for words in self._paragraphs]
        return sum(heights) + _GAP * (len(heights) - 1) * QFontMetricsF(self._font(points, False)).height()

    def _height_of(self, words: Words, points: float) -> float:
        room = QRectF(0.0, 0.0, self.width(), 10_000.0)
        return QFontMetricsF(self._font(points, words.bold)).boundingRect(room, int(_FLAGS), words.text).height()

    def _font(self, points: float, bold: bool) -> QFont:
        font = QFont(QApplication.font(self))
        font.setPointSizeF(points)
        font.setBold(bold)
        return font

    # Qt's own names

    def sizeHint(self) -> QSize:
        return QSize(130, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, points, top = theme.of(self), self._fitted(), 0.0
        painter = QPainter(self)
        gap = _GAP * QFontMetricsF(self._font(points, False)).height()
        for words in self._paragraphs:
            height = self._height_of(words, points)
            painter.setFont(self._font(points, words.bold))
            painter.setPen(look.colour(words.role))
            painter.drawText(QRectF(0.0, top, self.width(), height + 2.0), int(_FLAGS), words.text)
            top += height + gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._points = 0.0
        super().resizeEvent(event)
