"""LinePlayer: lines that were done all at once are shown one after the other, so that the eye can follow."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnistgui.training.events import LineDone

PACE_MS: Final = 150


class LinePlayer(QObject):
    """A step that is being shown is shown to its end; of the steps that wait behind it only the newest is kept."""

    shown = Signal(object)  # LineDone

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[LineDone] = []
        self._step: int | None = None  # of the line that was shown last
        self._pace = QTimer(self)
        self._pace.setInterval(PACE_MS)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._go_on)

    def add(self, event: LineDone) -> None:
        """Show ``event``: at once, or after the lines that are still to be shown."""
        self._waiting = [each for each in self._waiting if each.step in (self._step, event.step)]
        self._waiting.append(event)
        if not self._pace.isActive():
            self._go_on()

    def clear(self) -> None:
        """Show none of those that wait."""
        self._waiting, self._step = [], None
        self._pace.stop()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting:
            event = self._waiting.pop(0)
            self._step = event.step
            self._pace.start()
            self.shown.emit(event)
