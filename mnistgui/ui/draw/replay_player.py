"""ReplayPlayer: shows on the pad how its drawing came about. The drawing itself and its history stay as they are."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnistgui.drawing.replay import Replay
from mnistgui.ui.draw.pad import Pad

_FRAME_MS: Final = 20
_STILL: Final = 3.0  # pixels: a press that moves less ends the replay and draws nothing
_PRESSES: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TabletPress)
_RELEASES: Final = (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease)


class ReplayPlayer(QObject):
    """Escape, a press of the pen and every change of the drawing end it, and the whole drawing is back at once.

    A press that goes on to move draws: no ink of a hand that wants to write is lost.
    """

    playing_changed = Signal(bool)

    def __init__(self, pad: Pad, page: QWidget) -> None:
        super().__init__(page)
        self._pad = pad
        self._replay: Replay | None = None
        self._press: QMouseEvent | QTabletEvent | None = None  # one that ended a replay, and has not moved yet
        self._clock = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(_FRAME_MS)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._show_frame)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.stop)
        pad.history_changed.connect(self.stop)

    @property
    def is_playing(self) -> bool:
        """Whether a replay is being shown."""
        return self._replay is not None

    @Slot(bool)
    def set_playing(self, playing: bool) -> None:
        """Begin, or end, as a button that stays down says."""
        if playing:
            self.start()
        else:
            self.stop()

    def start(self) -> None:
        """Show the strokes of the pad from the first one on; where there are none, do nothing."""
        self.stop()
        self._press = None
        replay = Replay(self._pad.ink)
        if not self._pad.ink.strokes:
            self.playing_changed.emit(False)
            return
        # This finishes a stroke at hand, which tells of a change: only then does the replay begin.
        self._pad.show_instead(replay.ink_at(0.0))
        self._replay = replay
        self._pad.installEventFilter(self)
        self._escape.setEnabled(True)
        self._clock.start()
        self._frames.start()
        self.playing_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """Show the whole drawing again."""
        if self._replay is not None:
            self._replay = None
            self._frames.stop()
            self._escape.setEnabled(False)
            self._pad.removeEventFilter(self)
            self._pad.show_instead(None)
            self.playing_changed.emit(False)

    @Slot()
    def _show_frame(self) -> None:
        if self._replay is None:
            return
        seconds = self._clock.elapsed() / 1000
        if seconds >= self._replay.duration_s:
            self.stop()
        else:
            self._pad.show_instead(self._replay.ink_at(seconds))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self.stop()
        elif isinstance(event, QMouseEvent | QTabletEvent):
            return self._handle_pen(event)
        return super().eventFilter(watched, event)

    def _handle_pen(self, event: QMouseEvent | QTabletEvent) -> bool:
        """Keep a press that ends the replay back until it moves; return whether ``event`` is dealt with."""
        if self._replay is not None and event.type() in _PRESSES:
            self.stop()
            self._press = event.clone()
            self._pad.installEventFilter(self)
        elif self._press is None:
            return False
        elif event.type() in _RELEASES or not event.buttons():
            self._press = None
            self._pad.removeEventFilter(self)
        elif _distance(event.position() - self._press.position()) >= _STILL:
            press, self._press = self._press, None
            self._pad.removeEventFilter(self)
            QApplication.sendEvent(self._pad, press)
            return False
        event.accept()
        return True


def _distance(way: QPointF) -> float:
    return max(abs(way.x()), abs(way.y()))
