"""ScreenshotTaker: waits until the page is ready, saves a picture of the window, and ends the program."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from mnistgui.messages import Message
from mnistgui.ui.demo import Demo
from mnistgui.ui.main_window import MainWindow

# Layouts and late paints settle within this, and what was found out is shown; a picture is no place for a race.
_SETTLE_MS: Final = 400
_GIVE_UP_MS: Final = 120_000


class ScreenshotTaker(QObject):
    """Ends the program with 0 when the picture is written, with 1 (and a line on stderr) when it cannot be."""

    def __init__(self, window: MainWindow, file: Path, *, demo: bool) -> None:
        super().__init__(window)
        self._window, self._file = window, file
        self._status = 0
        self._demo = Demo(window) if demo else None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._on_settling_timeout)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_GIVE_UP_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        window.workspace.failed.connect(self._on_workspace_failed)
        window.closed.connect(self._on_window_closed)

    def begin(self) -> None:
        """Wait for the window to be ready."""
        self._patience.start()
        if self._demo is not None:
            self._demo.finished.connect(self._on_ready)
            self._demo.begin()
        else:
            self._window.ready.connect(self._on_ready)

    @Slot()
    def _on_ready(self) -> None:
        self._settling.start()

    @Slot()
    def _on_settling_timeout(self) -> None:
        if self._window.is_busy:
            self._settling.start()
            return
        self._patience.stop()
        if not self._window.grab().save(str(self._file)):
            self._complain(f"the picture cannot be written to {self._file}")
        self._window.close()

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._complain("the page did not become ready in time")
        self._window.close()

    @Slot(object, str)
    def _on_workspace_failed(self, message: Message, _details: str) -> None:
        self._complain(message.english())
        self._window.close()

    @Slot()
    def _on_window_closed(self) -> None:
        QCoreApplication.exit(self._status)

    def _complain(self, text: str) -> None:
        sys.stderr.write(f"mnistgui: {text}\n")
        self._status = 1
