"""Beside: a picture as large as its row is high, and words about it in the rest of the width."""

from typing import Final, Protocol, cast

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnistgui.ui import theme

_LEAST_WORDS: Final = 160  # logical pixels of width that the picture leaves


class _Squared(Protocol):
    """What a picture can be asked: `StagePicture` and `MapView`."""

    def side_for(self, room: int) -> int: ...


class Beside(QWidget):
    """Places both by hand: none of Qt's layouts makes a widget as wide as it is high."""

    def __init__(self, picture: QWidget, words: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._words = picture, words
        for child in (picture, words):
            child.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _place(self) -> None:
        room = min(self.height(), self.width() - theme.SPACING - _LEAST_WORDS)
        side = cast(_Squared, self._picture).side_for(room)
        left = side + theme.SPACING
        self._picture.setGeometry(0, 0, side, side)
        self._words.setGeometry(left, 0, self.width() - left, self.height())

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        # Not that of the words: it changes with every answer, and all that is around it would jump.
        least = self._picture.minimumSizeHint()
        return QSize(least.width() + theme.SPACING + _LEAST_WORDS, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def event(self, event: QEvent) -> bool:
        # The picture has become one of other rows and columns.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)
