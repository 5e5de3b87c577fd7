"""Python's cyclic collector runs in whichever thread allocates, so a training thread could destroy widgets (seen: a
segmentation fault). The guard turns automatic collection off and collects from a timer of the UI thread."""

import gc
from typing import ClassVar, Final

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS: Final = 1_000


class GcGuard(QObject):
    """Until it is released, garbage is collected on the UI thread only; with several guards, until the last one is."""

    _holding: ClassVar[int] = 0
    _was_enabled: ClassVar[bool] = True  # before the first guard

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hold()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    @Slot()
    def _on_timer_timeout(self) -> None:
        """Collect what the thresholds say is due, oldest generation first, as CPython itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if thresholds[generation] and counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    @Slot()
    def settle(self) -> None:
        """Call once everything is imported: a full collection costs 84 ms with torch loaded, nothing after a freeze."""
        gc.freeze()

    @Slot()
    def release(self) -> None:
        """Give the collector back as it was, unless another window's guard still needs it off."""
        if self._timer.isActive():
            self._timer.stop()
            self._let_go()

    @classmethod
    def _hold(cls) -> None:
        if not cls._holding:
            cls._was_enabled = gc.isenabled()
        cls._holding += 1
        gc.disable()

    @classmethod
    def _let_go(cls) -> None:
        cls._holding -= 1
        if not cls._holding and cls._was_enabled:
            gc.enable()
