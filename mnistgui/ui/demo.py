"""Demo: a digit drawn and two epochs trained, for a first look and for the README's pictures."""

import dataclasses
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.training.config import DEFAULTS
from mnistgui.ui.active_run import RunState
from mnistgui.ui.main_window import MainWindow

# A 2, as centre line in canvas coordinates.
_TWO: Final = (
    (0.30, 0.34), (0.34, 0.26), (0.42, 0.20), (0.52, 0.18), (0.61, 0.21), (0.67, 0.28), (0.67, 0.37), (0.62, 0.47),
    (0.54, 0.57), (0.45, 0.66), (0.37, 0.74), (0.30, 0.80), (0.40, 0.79), (0.52, 0.79), (0.63, 0.80), (0.73, 0.79),
)  # fmt: skip


class Demo(QObject):
    """Draws, trains the default net for two epochs, and says `finished`."""

    finished = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.ready.connect(self._on_window_ready)
        window.workspace.run_finished.connect(self._on_workspace_run_finished)
        self._wanted = False

    def begin(self) -> None:
        """Start as soon as the window is ready."""
        self._wanted = True

    @Slot()
    def _on_window_ready(self) -> None:
        if not self._wanted:
            return
        points = tuple(Point(x=x, y=y, t=0.02 * number) for number, (x, y) in enumerate(_TWO))
        self._window.draw_page.pad.set_ink(Ink(strokes=(Stroke(points=points),)))
        workspace = self._window.workspace
        if workspace.state is RunState.IDLE:
            workspace.set_config(dataclasses.replace(DEFAULTS, epochs=2))
            workspace.start()

    @Slot(object)
    def _on_workspace_run_finished(self, _finished: object) -> None:
        if self._wanted:
            self._wanted = False
            self.finished.emit()
