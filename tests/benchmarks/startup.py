"""How soon the window is painted and ready to train, and how long it stalls meanwhile.

    python tests/benchmarks/startup.py [--runs 5]

Each run is a process of its own, offscreen unless QT_QPA_PLATFORM says otherwise. Times are seconds from the start of
the process: goals are 0.7 (painted), 5 (ready to train) and 0.5 (the worst stall until then).
"""

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STALL_TIMER_MS = 10


def child(began: float) -> None:
    """Open the real window and print what was seen as one line of JSON."""
    from mnistgui.app import build_app

    with tempfile.TemporaryDirectory() as folder:
        app, window = build_app(["--fresh", "--runs-dir", folder, "--size", "1440x900", "--lang", "en"])

        from PySide6.QtCore import QEvent, QObject, QTimer

        sys.setswitchinterval(0.001)
        seen: dict[str, float] = {}
        ticks: list[float] = []

        class FirstPaint(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.UpdateRequest and "painted" not in seen:
                    QTimer.singleShot(0, self.note)
                return False

            def note(self) -> None:
                seen.setdefault("painted", time.time() - began)

        def tick() -> None:
            ticks.append(time.perf_counter())

        def ready() -> None:
            seen["ready"] = time.time() - began
            QTimer.singleShot(200, window.close)

        first = FirstPaint()
        window.installEventFilter(first)
        timer = QTimer()
        timer.setInterval(STALL_TIMER_MS)
        timer.timeout.connect(tick)
        window.ready.connect(ready)
        window.closed.connect(app.quit)
        window.show()
        timer.start()
        app.exec()
    gaps = [later - earlier for earlier, later in itertools.pairwise(ticks)]
    seen["worst_stall"] = max(gaps) - STALL_TIMER_MS / 1000
    seen["stalls_over_50_ms"] = sum(gap > 0.05 + STALL_TIMER_MS / 1000 for gap in gaps)
    print(json.dumps(seen))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--child", type=float)
    arguments = parser.parse_args()
    if arguments.child is not None:
        child(arguments.child)
        return
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    # An installed program is compiled. Where Python may not write that down, each run would compile it anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    rows = []
    for number in range(-1, arguments.runs):
        command = [sys.executable, str(Path(__file__)), "--child", str(time.time())]
        output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        if number >= 0:  # the first one compiles
            rows.append(json.loads(output.splitlines()[-1]))
    print(f"{'':>18}  median     min     max   ({arguments.runs} runs)")
    for key, goal in (("painted", 0.7), ("ready", 5.0), ("worst_stall", 0.5), ("stalls_over_50_ms", None)):
        values = [row[key] for row in rows]
        wanted = "" if goal is None else f"   goal {goal} s"
        print(f"{key:>18}  {statistics.median(values):6.3f}  {min(values):6.3f}  {max(values):6.3f}{wanted}")


if __name__ == "__main__":
    main()
