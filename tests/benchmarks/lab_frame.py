"""What a frame of the Perceptron lab costs on the UI thread. Reported, not asserted: run it with

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.lab_frame

Three multilayer learners of 4 hidden layers of 8 units stand side by side on 200 points; a frame is one update of each,
their pictures, and the painting of all that changed. Goal: under 8 ms, so that 60 frames a second leave half of the
thread to everything else. The reference in the same run is one update of the three without any picture.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QApplication

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.generated import MOONS, generate
from mnistgui.perceptron.learners import MULTILAYER
from mnistgui.training.autograd_reference import reference
from mnistgui.ui import theme
from mnistgui.ui.perceptron.page import PerceptronPage
from mnistgui.ui.perceptron.session import THREE, first_settings
from mnistgui.ui.threads.job import JobKeeper

GOAL_MS = 8.0
FRAMES = 200
SIZES = ((658, 433), (980, 640), (1440, 800))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return median and 95th percentile of ``work`` in milliseconds."""
    taken = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        work()
        taken.append(1e3 * (time.perf_counter() - start))
    return float(np.median(taken)), float(np.percentile(taken, 95))


def main() -> None:
    app = QApplication(sys.argv)
    theme.apply(app, theme.LIGHT)
    page = PerceptronPage(JobKeeper(), reference)
    page.select(MOONS, MULTILAYER)
    page.show()
    page._on_bar_arrangement_chosen(THREE)
    big = replace(first_settings(MULTILAYER), hidden=(8, 8, 8, 8), activation=(Activation.TANH,) * 4, rate=0.05)
    for place in range(3):
        page._session.choose(place)
        page._session.set_settings(big)
    page._session.begin(generate(MOONS, count=200, noise=0.1, seed=0))
    page._show_beginning()
    learners = [seat.learner for seat in page._session.seats]
    assert all(len(learner.problem) == 200 for learner in learners)

    def learn() -> None:
        page._session.advance()

    def frame() -> None:
        page._on_runner_due(1)
        app.processEvents()

    plain, _ = timed(learn)
    print(f"{'one update of each, no picture':<44}{plain:8.2f} ms")
    for width, height in SIZES:
        page.resize(width, height)
        for view in range(page._display.views.chooser.count()):
            page._display.views.chooser.setCurrentIndex(view)
            for _ in range(5):
                frame()
            median, late = timed(frame)
            verdict = "met" if median < GOAL_MS else "MISSED"
            name = f"a frame, {width}x{height}, view {page._display.views.chooser.currentData()}"
            print(f"{name:<44}{median:8.2f} ms {late:8.2f} ms (95 %)  goal {GOAL_MS:.0f}: {verdict}")
    page.close()


if __name__ == "__main__":
    main()
