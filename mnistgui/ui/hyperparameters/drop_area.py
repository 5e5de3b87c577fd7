"""DropArea: a panel onto which a settings file, or its text, can be dragged."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from mnistgui.ui import theme


class DropArea(QWidget):
    """Takes one .toml file or a text while ``takes_drops``; a frame shows that it would."""

    file_dropped = Signal(object)  # Path
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.takes_drops = True
        self._frame = _Frame(self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_drops and _is_wanted(event.mimeData()):
            _take_copy(event)
            self._frame.raise_()
            self._frame.show()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._frame.hide()
        data = event.mimeData()
        if self.takes_drops and _is_wanted(data):
            _take_copy(event)
            if data.hasUrls():
                self.file_dropped.emit(Path(data.urls()[0].toLocalFile()))
            else:
                self.text_dropped.emit(data.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())


class _Frame(QWidget):
    """Lies over everything while something is dragged, and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.of(self).colour("accent"), 2))
        painter.drawRect(self.rect().adjusted(2, 2, -3, -3))


def _is_wanted(data: QMimeData) -> bool:
    if data.hasUrls():
        urls = data.urls()
        return len(urls) == 1 and urls[0].isLocalFile() and urls[0].toLocalFile().lower().endswith(".toml")
    return data.hasText()


def _take_copy(event: QDropEvent) -> None:
    # Never a move, after which a file manager would delete the user's file.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
