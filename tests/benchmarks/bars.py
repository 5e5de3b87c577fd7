"""How soon the bars follow the pen: from a movement of the mouse on the pad to its answer in the bars.

    python -m tests.benchmarks.bars [--digits 12]

In the shown window, offscreen, digits are drawn with mouse events every 8 ms, as a fast mouse sends them: idle, and
while the CNN trains. The reference is the same way without a window: preparation and answer of the same drawings in one
thread. Printed are p50, p95 and the worst in milliseconds (goals at p95: 30 idle, 60 while a net trains).
"""

import argparse
import dataclasses
import os
import sys
import tempfile
import time
from typing import Any

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

MOVE_MS = 8


def paths(digits: int) -> list[list[tuple[float, float]]]:
    """Return strokes in shares of the pad, of forms that differ."""
    from mnistgui.drawing.digit_forms import FORMS
    from mnistgui.drawing.hand import Hand, ink_of, written

    generator = np.random.default_rng(0)
    inks = [ink_of(written(FORMS[7 * index % len(FORMS)], Hand(), generator)) for index in range(digits)]
    return [[(point.x, point.y) for point in stroke.points] for ink in inks for stroke in ink.strokes]


def told(name: str, latencies_ms: list[float], goal: str = "") -> None:
    p50, p95 = np.percentile(latencies_ms, [50, 95])
    figures = f"p50 {p50:5.1f} ms, p95 {p95:5.1f} ms, worst {max(latencies_ms):6.1f} ms"
    print(f"{name:<22} {figures} ({len(latencies_ms)}){goal}")


def reference(digits: int) -> list[float]:
    """Return the time of preparation and answer alone, one drawing after the other."""
    from mnistgui.core_services import services
    from mnistgui.drawing.ink import Ink, Point, Stroke
    from mnistgui.drawing.way import way

    predictor = services().load_pretrained()
    latencies = []
    for path in paths(digits):
        for end in range(2, len(path) + 1):
            ink = Ink((Stroke(tuple(Point(x, y) for x, y in path[:end])),))
            began = time.perf_counter()
            stages = way(ink)
            assert stages is not None
            predictor.predict(stages.fed_HWC)
            latencies.append(1000 * (time.perf_counter() - began))
    return latencies


def shown(digits: int, *, training: bool) -> list[float]:
    """Return the latencies in the window."""
    from mnistgui.app import build_app

    with tempfile.TemporaryDirectory() as folder:
        _, window = build_app(["--fresh", "--runs-dir", folder, "--size", "1440x900", "--lang", "en"])
        from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
        from PySide6.QtTest import QTest

        sys.setswitchinterval(0.001)
        pad, answerer = window.draw_page.pad, window.answerer
        asked: dict[int, float] = {}
        latencies: list[float] = []

        def rest(milliseconds: int) -> None:
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()

        def hear(answer: Any) -> None:
            # Connected after the page: the bars have the answer by now. It answers all movements up to its own.
            now = time.perf_counter()
            for generation in [number for number in asked if number <= answer.generation]:
                latencies.append(1000 * (now - asked.pop(generation)))

        window.show()
        while not window.is_ready or window.is_busy:
            rest(50)
        if training:
            workspace = window.workspace
            workspace.set_config(dataclasses.replace(workspace.config, model="cnn", epochs=50))
            workspace.start()
            while workspace.history.steps < 20:
                rest(50)
        answerer.answered.connect(hear)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for path in paths(digits):
            places = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in path]
            QTest.mousePress(pad, left, none, places[0])
            for place in places[1:]:
                began = time.perf_counter()
                QTest.mouseMove(pad, place)
                asked[answerer.generation] = began
                rest(MOVE_MS)
            QTest.mouseRelease(pad, left, none, places[-1])
            rest(100)
            pad.clear()
            rest(50)
            asked.clear()
        if training:
            window.workspace.stop()
            while window.workspace.state.name != "IDLE":
                rest(50)
        window.close()
        while not window.is_closed:
            rest(50)
        return latencies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digits", type=int, default=12)
    digits = parser.parse_args().digits
    told("idle", shown(digits, training=False), ", goal 30 at p95")
    told("while the CNN trains", shown(digits, training=True), ", goal 60 at p95")
    told("reference, no window", reference(digits))


if __name__ == "__main__":
    main()
