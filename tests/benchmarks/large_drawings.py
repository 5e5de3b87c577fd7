"""What a drawing of 50,000 points, the most that a file may hold, costs the UI thread. Reported only: run it with

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.large_drawings
"""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnistgui.drawing.eraser import without_area
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.ui.draw.drawing_files import DrawingFiles
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.threads.job import JobKeeper

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
TIMES = 5


def scribble(strokes: int, points: int) -> Ink:
    """Return strokes of loops, each somewhere else; one alone wanders all over the canvas."""
    drawn = []
    for number in range(strokes):
        x, y = 0.1 + 0.8 * (0.618 * number % 1), 0.1 + 0.8 * (0.381 * number % 1)
        wander = 0.8 if strokes == 1 else 0.0
        places = [
            (
                x + wander * (0.5 + 0.5 * math.sin(0.0021 * i)) + 0.05 * math.cos(0.1 * i),
                y + wander * (0.5 + 0.5 * math.sin(0.0034 * i)) + 0.05 * math.sin(0.1 * i),
            )
            for i in range(points)
        ]
        drawn.append(Stroke(tuple(Point(x, y, 0.01 * i) for i, (x, y) in enumerate(places)), 0.03))
    return Ink(tuple(drawn))


def report(name: str, work: Callable[[], object], before: Callable[[], object]) -> None:
    """Print the shortest of some times that ``work`` takes, each after ``before``."""
    taken = []
    for _ in range(TIMES):
        before()
        start = time.perf_counter()
        work()
        taken.append(1e3 * (time.perf_counter() - start))
    print(f"   {name:<48}{min(taken):8.1f} ms")


def measure(page: DrawPage, files: DrawingFiles, jobs: JobKeeper, ink: Ink) -> None:
    pad = page.pad
    erased = without_area(ink, Point(0.5, 0.5), Point(0.52, 0.5))

    def show(drawing: Ink) -> None:
        pad.set_ink(drawing)
        pad.repaint()

    def wait() -> None:
        while jobs.busy:
            QApplication.processEvents()

    def release() -> None:
        QTest.mouseRelease(pad, LEFT, NO_KEY, QPoint(60, 60))
        pad.repaint()

    def undo() -> None:
        pad.undo()
        pad.repaint()

    show(ink)
    report("Copy", files.copy, wait)
    wait()
    report("finish one more stroke", release, lambda: QTest.mousePress(pad, LEFT, NO_KEY, QPoint(50, 50)))
    report("undo a short stroke", undo, lambda: show(ink.with_stroke(Stroke((Point(0.2, 0.2), Point(0.3, 0.3))))))
    report("work out what the area eraser leaves", lambda: without_area(ink, Point(0.5, 0.5), Point(0.52, 0.5)), wait)
    report("show what it leaves", lambda: show(erased), lambda: show(ink))
    show(ink)
    report("show all of it in another size", pad.repaint, lambda: pad.resize(pad.width() + 1, pad.height() + 1))


def main() -> None:
    application = QApplication([])
    answerer, jobs = Answerer(), JobKeeper()
    page = DrawPage(answerer)
    files = DrawingFiles(page, jobs)
    page.resize(1000, 800)
    page.show()
    for strokes, points in ((500, 100), (50, 1000), (1, 49_990)):
        application.processEvents()
        print(f"{strokes} strokes of {points:,} points, a pad of {page.pad.width()} pixels")
        measure(page, files, jobs, scribble(strokes, points))
    answerer.shut_down()
    application.clipboard().clear()  # what lies there must not outlive the application


if __name__ == "__main__":
    main()
