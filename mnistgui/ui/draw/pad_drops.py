"""PadDrops: a file or a picture may be dropped on the page; a frame around the pad shows where it goes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.incoming import holds_source, source_in


class PadDrops(QObject):
    """Takes what is dropped anywhere on ``page``, its pad included, if it may be a drawing or a picture."""

    dropped = Signal(object)  # incoming.Source

    def __init__(self, page: QWidget, pad: QWidget) -> None:
        super().__init__(page)
        self._page, self._pad = page, pad
        self._frame = _Frame(pad)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if not holds_source(event.mimeData()):
                return False
            _take_copy(event)
            self._frame.setGeometry(self._pad.rect())
            self._frame.raise_()
            self._frame.show()
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._frame.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._frame.hide()
            source = source_in(event.mimeData())
            if source is not None:
                _take_copy(event)
                self.dropped.emit(source)
            return True
        return super().eventFilter(watched, event)


class _Frame(QWidget):
    """Lies over the pad while something is dragged, and lets every click through."""

    def __init__(self, pad: QWidget) -> None:
        super().__init__(pad)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.of(self)
        painter.fillRect(self.rect(), look.colour("accent", 24))
        painter.setPen(QPen(look.colour("accent"), 3))
        painter.drawRect(self.rect().adjusted(2, 2, -3, -3))


def _take_copy(event: QDropEvent) -> None:
    # Never a move, after which a file manager would delete the user's file.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
