"""What a frame of thumbnails costs while they are scrolled, and a filter, an order and a choice of all of them.

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.browser [--quick]

60,000 images are MNIST; 814,255 are as many as EMNIST ByClass has, made of MNIST's; 2,000 are 224x224 in colour, as a
folder of the user's own may hold. Every frame is a jump: no thumbnail of the one before is in it. Reported, not
asserted.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QComboBox

from mnistgui.data.data_set import SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.library import load
from mnistgui.training.scores import Scores
from mnistgui.ui import theme
from mnistgui.ui.dataset.browser import Browser
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.thumbnail_grid import SIZES

FRAME_MS, FILTER_MS = 8.0, 20.0
BYCLASS = 814_255


def report(name: str, work: Callable[[int], object], *, goal: float | None = None, times: int = 100) -> None:
    """Print median and 95th percentile of ``work(0)``, ``work(1)``, … in milliseconds, and whether it is the goal."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        work(number)
        taken.append(1e3 * (time.perf_counter() - start))
    p95 = float(np.percentile(taken, 95))
    verdict = "" if goal is None else f"  goal {goal:g}: {'reached' if p95 < goal else 'MISSED'}"
    print(f"{name:<58}{np.median(taken):8.2f} ms{p95:8.2f} ms (95 %){verdict}", flush=True)


def byclass_like(mnist: ImageSet) -> ImageSet:
    """Return 814,255 images in 62 classes."""
    return ImageSet(
        name="EMNIST-byclass",
        split="all",
        images_NHWC=np.resize(mnist.images_NHWC, (BYCLASS, 28, 28, 1)),
        labels_N=np.random.default_rng(0).integers(0, 62, BYCLASS),
        class_names=tuple(map(chr, range(48, 110))),
    )


def colour_like(mnist: ImageSet) -> ImageSet:
    """Return 2,000 colour images of 224x224."""
    images_NHWC = np.repeat(mnist.images_NHWC[:2000].repeat(8, 1).repeat(8, 2), 3, axis=3)
    return ImageSet(
        name="ImageFolder",
        split="all",
        images_NHWC=images_NHWC,
        labels_N=mnist.labels_N[:2000],
        class_names=mnist.class_names,
    )


def scores_of(image_set: ImageSet) -> Scores:
    """Return random scores: three of four answers are right."""
    generator, count = np.random.default_rng(0), len(image_set)
    answer_N = np.where(generator.random(count) < 0.75, image_set.labels_N, 0)
    loss_N, confidence_N = (generator.random(count).astype(np.float32) for _ in range(2))
    return Scores.of(image_set.class_names, image_set.labels_N, loss_N, confidence_N, answer_N)


def measure(image_set: ImageSet, width: int, height: int) -> None:
    """Print the figures for a browser of this size."""
    name = f"{len(image_set):,} images, {width}x{height}"
    browser = Browser()
    browser.resize(width, height)
    browser.show()
    report(f"{name}: setting up", lambda _number: browser.set_image_set(image_set), times=1)
    QApplication.processEvents()
    grid, size, sort = browser.findChild(Mosaic), browser.findChild(QComboBox, "dataset.size"), browser._controls.sort

    def scroll(number: int) -> None:
        grid.verticalScrollBar().setValue(number * 997 % grid.verticalScrollBar().maximum())
        grid.viewport().repaint()

    def one_class(number: int) -> None:
        browser._controls.filter._classes.button(number % len(image_set.class_names)).click()

    def order(number: int) -> None:
        sort.show_key(("loss", "confidence", "wrong", "class")[number % 4])
        sort.changed.emit()

    for key in SIZES:
        size.setCurrentIndex(size.findData(key))
        report(f"{name}: a frame while scrolling, {key}", scroll, goal=FRAME_MS)
    report(f"{name}: a class filtered or added", one_class, goal=FILTER_MS, times=30)
    browser._controls.filter.show_all()
    scores = scores_of(image_set)
    report(f"{name}: scores come", lambda _number: browser.set_scores(scores), times=1)
    report(f"{name}: another order", order, goal=FILTER_MS, times=16)
    report(f"{name}: a filter in this order", one_class, goal=FILTER_MS, times=30)
    browser._controls.filter.show_all()
    report(f"{name}: all images chosen", lambda _number: (grid.selectAll(), grid.viewport().repaint()), times=10)
    size.setCurrentIndex(size.findData("small"))
    report(f"{name}: a frame with all chosen and marked", scroll, goal=FRAME_MS)
    browser.close()
    browser.deleteLater()
    QCoreApplication.sendPostedEvents(browser, QEvent.Type.DeferredDelete)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave the 814,255 images out")
    quick = parser.parse_args().quick
    app = QApplication(sys.argv)
    theme.apply(app, theme.LIGHT)
    mnist = load(SetRequest(key="MNIST"), Path()).splits["train"]
    for width, height in ((300, 640), (800, 900)):
        measure(mnist, width, height)
        measure(colour_like(mnist), width, height)
        if not quick:
            measure(byclass_like(mnist), width, height)


if __name__ == "__main__":
    main()
