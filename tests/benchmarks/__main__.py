"""Every benchmark in one run: python -m tests.benchmarks

Nothing here passes or fails. Each figure is printed beside the reference it was measured against in the same run, and
beside its goal; run it on a machine that does nothing else.
"""

import os
import subprocess
import sys

PARTS = (
    "startup",
    "loop_speed",
    "live_training",
    "plot_refresh",
    "lab_frame",
    "data_memory",
    "transforms_speed",
    "browser",
    "large_drawings",
    "bars",
    "preset_99",
)


def main() -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    for part in PARTS:
        print(f"\n== {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{part}"], check=True, env=environment)


if __name__ == "__main__":
    main()
