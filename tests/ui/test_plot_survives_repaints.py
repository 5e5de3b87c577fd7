"""PySide6 6.12.0 drops references to None (PYSIDE-3474), so that a pyqtgraph plot aborts after some repaints."""

import subprocess
import sys

CODE = """
import sys
import numpy as np
from PySide6.QtWidgets import QApplication
from mnistgui.training.events import StepsDone
from mnistgui.training.history import RunHistory
from mnistgui.ui.plots.panel import PlotPanel

app = QApplication(sys.argv)
panel = PlotPanel()
panel.resize(700, 260)
panel.show()
history = RunHistory()
panel.set_history(history, 3_000)
for tick in range(300):
    history.add_steps(
        StepsDone(
            first_step=history.steps + 1,
            epoch=1,
            losses_S=np.full(10, 2.3 / (tick + 1), np.float32),
            hits_S=np.full(10, min(tick, 100)),
            images_S=np.full(10, 100),
            images_per_s=1.0,
        )
    )
    panel._draw()
    panel._loss.viewport().repaint()
    panel._accuracy.viewport().repaint()
    app.processEvents()
print("alive")
"""


def test_a_plot_repainted_300_times_lives_on():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "alive"
