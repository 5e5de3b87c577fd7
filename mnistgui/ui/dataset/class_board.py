"""ClassBoard: the buttons of the classes, line by line. What there is no room for is scrolled to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget

from mnistgui.ui.dataset import flow

GAP: Final = 2
_NARROWEST: Final = 18
_EVEN: Final = 32  # names that all are no wider stand in columns
_WIDEST: Final = 120  # a longer name is cut with an ellipsis, and told in full by the tooltip
# Further lines are scrolled to: those beyond the first number always, those beyond the second where room is short.
_MOST_LINES: Final = 3
_LEAST_LINES: Final = 2
_MOVES: Final = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
)  # fmt: skip


class ClassButton(QToolButton):
    """A button that stays pressed; it tells when it gets the keyboard's focus."""

    focused = Signal(QObject)
    left_by = Signal(QObject, int)  # an arrow key, Home or End was pressed: a Qt.Key

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        # Tool buttons are left out of the Tab order unless told.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_name(self, name: str) -> None:
        """Write a class's name: in one line, not too long, an ampersand as it is."""
        line = " ".join(name.split()) or name
        self.setText(self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, _WIDEST).replace("&", "&&"))

    def wanted_width(self) -> int:
        """Return the width that the name needs."""
        text = self.text().replace("&&", "&")
        return max(_NARROWEST, self.fontMetrics().horizontalAdvance(text) + 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.left_by.emit(self, event.key())
        else:
            super().keyPressEvent(event)


class ClassBoard(QWidget):
    """The buttons of the classes, line by line, as wide as the room is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[ClassButton] = []
        self._widths: list[int] = []
        self.more = QLabel(self)
        self.more.setObjectName("dataset.class_filter.more")
        self.more.setProperty("role", "muted")
        self.more.hide()

    def set_buttons(self, buttons: list[ClassButton], *, more: int) -> None:
        """Show these buttons, and the number of classes that have none."""
        self._buttons = buttons
        self.more.setText(f"+{more:,}")
        self.more.setVisible(more > 0)
        for button in buttons:
            button.show()
        self._measure()
        self._place()

    def line_height(self) -> int:
        """Return the height of one line, the gap below it included."""
        return (self._buttons[0].sizeHint().height() if self._buttons else 0) + GAP

    def lines(self, width: int) -> int:
        """Return how many lines there are in this width."""
        return len(flow.lines_of(self._widths, width, GAP))

    def _items(self) -> list[QWidget]:
        return [*self._buttons, *([] if self.more.isHidden() else [self.more])]

    def neighbour(self, button: ClassButton, key: int) -> ClassButton:
        """Return the button that ``key`` goes to from ``button``."""
        place, last = self._buttons.index(button), len(self._buttons) - 1
        targets = {
            Qt.Key.Key_Left: place - 1, Qt.Key.Key_Right: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if key in targets:
            return self._buttons[min(max(targets[Qt.Key(key)], 0), last)]
        step = self.line_height() if key == Qt.Key.Key_Down else -self.line_height()
        line = [other for other in self._buttons if other.y() == button.y() + step]
        centre = button.geometry().center().x()
        return min(line, key=lambda other: abs(other.geometry().center().x() - centre), default=button)

    def _measure(self) -> None:
        self._widths = [button.wanted_width() for button in self._buttons]
        if self._widths and max(self._widths) <= _EVEN:
            self._widths = [max(self._widths)] * len(self._widths)
        if not self.more.isHidden():
            self._widths.append(self.more.sizeHint().width() + GAP)

    def _place(self) -> None:
        height = self.line_height()
        lines = flow.lines_of(self._widths, self.width(), GAP)
        places = flow.spans(self._widths, lines, self.width(), GAP)
        items = self._items()
        for line, numbers in enumerate(lines):
            for number in numbers:
                left, width = places[number]
                items[number].setGeometry(left, line * height, width, height - GAP)

    def heightForWidth(self, width: int) -> int:
        return max(0, self.lines(width) * self.line_height() - GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._place()
        super().changeEvent(event)


class BoardLines(QScrollArea):
    """Shows a few lines of the board and scrolls to the others."""

    def __init__(self, board: ClassBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setWidget(board)
        for part in (board, self.viewport()):
            part.setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def fit(self) -> None:
        """Give the board its size; the scroll bar takes room only where there are more lines than are shown."""
        width, line = self.width(), self._board.line_height()
        rest = 0
        if self._board.heightForWidth(width) > self.height():
            width -= self.verticalScrollBar().sizeHint().width() + GAP
            rest = (self.height() + GAP) % line
        # Whole lines only: half a button below them would look broken.
        self.setViewportMargins(0, 0, 0, rest)
        self._board.resize(width, self._board.heightForWidth(width))
        self.verticalScrollBar().setSingleStep(line)
        self.updateGeometry()

    def _height(self, most: int) -> int:
        lines = min(most, self._board.lines(self.width()))
        return max(0, lines * self._board.line_height() - GAP)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(_MOST_LINES))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDEST, self._height(_LEAST_LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
