"""What the window costs a run, and what a run costs the window, in one go.

    python tests/benchmarks/live_training.py [--repeats 3]

For the MLP and the CNN, in turn and in processes of their own: the loop alone, and the same loop under the shown window
with live plots and run folder. Printed are steps per second, their ratio (goals: at least 0.75 for the MLP, 0.93 for
the CNN), and the lateness of a 16 ms timer of the UI thread while the net trains (goal: under 25 ms at p99 for the
MLP).
"""

import argparse
import dataclasses
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

EPOCHS = {"mlp": 12, "cnn": 2}
TIMER_MS = 16


def config(model: str) -> Any:
    from mnistgui.training.config import DEFAULTS

    return dataclasses.replace(DEFAULTS, model=model, epochs=EPOCHS[model])


def alone(model: str) -> dict[str, float]:
    """Run the loop with nobody watching."""
    from mnistgui.data import library
    from mnistgui.training import loop, runtime
    from mnistgui.training.control import RunControl
    from mnistgui.training.events import RunStarted
    from mnistgui.training.snapshots import SnapshotStore

    runtime.load_torch()
    data = loop.TrainingData(train=library.load_mnist("train"), test=library.load_mnist("test"))
    began: list[float] = []

    def emit(event: Any) -> None:
        if isinstance(event, RunStarted):
            began.append(time.perf_counter())

    finished = loop.run(config(model), data, emit=emit, control=RunControl(), store=SnapshotStore())
    return {"steps_per_s": finished.step / (time.perf_counter() - began[0])}


def shown(model: str) -> dict[str, float]:
    """Run it under the window, the plots visible."""
    from mnistgui.app import build_app

    with tempfile.TemporaryDirectory() as folder:
        app, window = build_app(["--fresh", "--runs-dir", folder, "--size", "1440x900", "--lang", "en"])

        from PySide6.QtCore import Qt, QTimer

        sys.setswitchinterval(0.001)
        workspace = window.workspace
        ticks: list[float] = []
        times: dict[str, float] = {}

        def tick() -> None:
            ticks.append(time.perf_counter())

        def begin() -> None:
            workspace.set_config(config(model))
            workspace.start()

        def run_started() -> None:
            times["began"] = time.perf_counter()
            ticks.clear()

        def run_finished(finished: Any) -> None:
            times["steps_per_s"] = finished.step / (time.perf_counter() - times["began"])
            window.close()

        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(TIMER_MS)
        timer.timeout.connect(tick)
        window.ready.connect(begin)
        workspace.run_started.connect(run_started)
        workspace.run_finished.connect(run_finished)
        window.closed.connect(app.quit)
        window.show()
        timer.start()
        app.exec()
    late = sorted(max(0.0, 1000 * (b - a) - TIMER_MS) for a, b in itertools.pairwise(ticks))
    return {
        "steps_per_s": times["steps_per_s"],
        "late_p50": late[len(late) // 2],
        "late_p99": late[int(0.99 * len(late))],
    }


def in_a_process(kind: str, model: str) -> dict[str, float]:
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    command = [sys.executable, str(Path(__file__)), "--child", kind, "--model", model]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    answer: dict[str, float] = json.loads(output.splitlines()[-1])
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--child", choices=("alone", "shown"))
    parser.add_argument("--model", choices=tuple(EPOCHS))
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps({"alone": alone, "shown": shown}[arguments.child](arguments.model)))
        return
    for model, goal in (("mlp", 0.75), ("cnn", 0.93)):
        pairs = [(in_a_process("alone", model), in_a_process("shown", model)) for _ in range(arguments.repeats)]
        bare = statistics.median(a["steps_per_s"] for a, _ in pairs)
        under = statistics.median(b["steps_per_s"] for _, b in pairs)
        ratio = statistics.median(b["steps_per_s"] / a["steps_per_s"] for a, b in pairs)
        p50 = statistics.median(b["late_p50"] for _, b in pairs)
        p99 = statistics.median(b["late_p99"] for _, b in pairs)
        print(
            f"{model}: alone {bare:.0f} steps/s, with the window {under:.0f} steps/s, ratio {ratio:.2f} (goal {goal})"
        )
        print(f"     a {TIMER_MS} ms timer of the UI thread is late by {p50:.1f} ms (p50), {p99:.1f} ms (p99; goal 25)")


if __name__ == "__main__":
    main()
