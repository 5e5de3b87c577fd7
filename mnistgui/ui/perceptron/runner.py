"""Runner: asks for steps at the speed that was chosen, a frame at a time."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

_TICK_MS: Final = 16
# After a stall (a menu held open, a busy machine) a run does not catch up more than this.
_LONGEST_TICK_S: Final = 0.1
# Of each frame so much is for learning; at high speeds the machine decides, and the window stays at hand.
LEARNING_MS: Final = 4
# From more steps a second on than these, what is shown takes turns.
FRAMES_IN_TURN: Final = 20.0


class Runner(QObject):
    """`due` says how many steps should be taken now."""

    due = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps_per_second = 1.0
        self._left = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._elapsed = QElapsedTimer()

    @property
    def is_running(self) -> bool:
        """Whether steps are asked for."""
        return self._timer.isActive()

    def start(self) -> None:
        """Ask for steps from now on; the first comes at once, at any speed."""
        self._left = 1.0
        self._elapsed.start()
        self._timer.start()

    def stop(self) -> None:
        """Ask for none any more."""
        self._timer.stop()

    def drop(self) -> None:
        """Do not make up for the steps that were asked for and not taken."""
        self._left = 0.0

    @Slot()
    def _on_timer_timeout(self) -> None:
        passed_s = min(_LONGEST_TICK_S, self._elapsed.restart() / 1000)
        self._left += passed_s * self.steps_per_second
        count = int(self._left)
        self._left -= count
        if count:
            self.due.emit(count)
