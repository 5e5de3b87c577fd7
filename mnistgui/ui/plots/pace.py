"""Pace: the rest between two pictures of a live plot."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

SHORTEST_MS: Final = 100
LONGEST_MS: Final = 300
# What a picture costs the training does not get: it may take this share of the UI thread's time.
_SHARE: Final = 0.03


class Pace(QTimer):
    """A rest is long where a picture takes long: a slow machine, or one whose cores all train, draws less often."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSingleShot(True)

    def rest_after(self, drawing_s: float) -> None:
        """Begin to rest after a picture that took so many seconds."""
        self.start(round(min(max(1000 * drawing_s / _SHARE, SHORTEST_MS), LONGEST_MS)))
