"""What a picture of the live plot and a frame of the thumbnails cost. Reported, not asserted: run it with

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.plot_refresh
"""

import sys
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QApplication

from mnistgui.data.library import load_mnist
from mnistgui.training.events import StepsDone
from mnistgui.training.history import RunHistory
from mnistgui.ui import theme
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.panel import DatasetPanel
from mnistgui.ui.plots.chart import Chart
from mnistgui.ui.plots.panel import PlotPanel

STEPS_A_PICTURE = 50


def report(name: str, work: Callable[[int], object], times: int = 60) -> None:
    """Print median and 95th percentile of ``work(0)``, ``work(1)``, … in milliseconds."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append(1e3 * (time.perf_counter() - start))
    print(f"{name:<52}{np.median(taken):8.2f} ms{np.percentile(taken, 95):8.2f} ms (95 %)")


def add_steps(history: RunHistory, losses: np.ndarray) -> None:
    count = len(losses)
    history.add_steps(
        StepsDone(
            first_step=history.steps + 1,
            epoch=1,
            losses_S=losses.astype(np.float32),
            hits_S=np.full(count, 90),
            images_S=np.full(count, 100),
            images_per_s=1.0,
        )
    )


def measure_plot(points: int) -> None:
    generator = np.random.default_rng(0)
    history = RunHistory()
    add_steps(history, generator.exponential(1, points))
    panel = PlotPanel()
    panel.resize(700, 260)
    panel.show()
    QApplication.processEvents()
    charts = panel.findChildren(Chart)

    def refresh(_number: int) -> None:
        add_steps(history, generator.exponential(1, STEPS_A_PICTURE))
        panel._draw()  # `refresh` without the rest between two pictures

    def paint(_number: int) -> None:
        for chart in charts:
            chart.viewport().repaint()

    report(f"plot, {points:>9,} points: first time", lambda _number: panel.set_history(history), times=1)
    report(f"plot, {points:>9,} points: refresh of both charts", refresh)
    report(f"plot, {points:>9,} points: painting of both charts", paint)
    panel.close()


def measure_thumbnails() -> None:
    image_set = load_mnist("train")
    panel = DatasetPanel()
    panel.resize(300, 600)
    panel.show()
    report("thumbnails, 60,000: setting up", lambda _number: panel.set_image_set(image_set), times=1)
    QApplication.processEvents()
    mosaic = panel.findChild(Mosaic)
    images = mosaic.image_list()
    assert images is not None

    def scroll(number: int) -> None:
        mosaic.verticalScrollBar().setValue(number * 997)
        mosaic.viewport().repaint()

    def resize(number: int) -> None:
        panel.resize(300 + 10 * number, 600)
        QApplication.processEvents()

    report("thumbnails, 60,000: a frame while scrolling", scroll)
    report("thumbnails, 60,000: resizing the dock", resize)
    report("thumbnails, 60,000: filter by class", lambda number: images.show(image_set, frozenset({number % 10})))
    panel.close()


def main() -> None:
    app = QApplication(sys.argv)
    theme.apply(app, theme.LIGHT)
    for points in (1_000, 100_000, 1_000_000):
        measure_plot(points)
    measure_thumbnails()


if __name__ == "__main__":
    main()
