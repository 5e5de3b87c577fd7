"""Python's cyclic collector runs in whichever thread allocates, so a training thread could destroy widgets (seen: a
segmentation fault). The guard turns automatic collection off and collects from a timer of the UI thread."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS: Final = 1_000


class GcGuard(QObject):
    """While it lives, garbage is collected on the UI thread only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
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
        """Give the collector back as it was."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
