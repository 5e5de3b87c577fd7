"""What it takes to hold a data set, and to know its figures.

    python -m tests.benchmarks.data_memory

Each line is a process of its own. Peak memory is what the process grew by at most while reading, beside the array it
came back with (goals: under 1.3 times the array, and the array and 100 MB); statistics are timed off any window (goal
for MNIST: under 0.5 s). EMNIST ByClass is written to a temporary folder first: 814,255 images of noise, 640 MB.
"""

import argparse
import json
import statistics as middle
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import SetRequest

SETS = ("MNIST", "EMNIST-byclass")
REPEATS = 5
MB = 10**6


def memory_bytes(what: str) -> int:
    """Return ``VmRSS`` (now) or ``VmHWM`` (the most so far) of this process; 0 where there is no such word of it.

    Not ``getrusage``, whose maximum begins with that of the process that started this one.
    """
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith(what)), 0)


def measure(key: str, root: Path) -> dict[str, float]:
    """Read one set in this process and compute its figures."""
    from mnistgui.data import library, statistics

    before = memory_bytes("VmRSS")
    began = time.perf_counter()
    data_set = library.load(SetRequest(key=key), root)
    load_s = time.perf_counter() - began
    whole, train = data_set.splits["all"], data_set.splits["train"]
    peak, after = memory_bytes("VmHWM"), memory_bytes("VmRSS")
    times = []
    for _ in range(REPEATS if key == "MNIST" else 1):
        began = time.perf_counter()
        statistics.compute(train)
        times.append(time.perf_counter() - began)
    return {
        "array": whole.image_bytes,
        "loading": peak - before,
        "statistics": memory_bytes("VmHWM") - after,
        "load_s": load_s,
        "statistics_s": middle.median(times),
        "first_statistics_s": times[0],
        "images": len(train),
    }


def write_byclass(root: Path) -> None:
    """Write EMNIST ByClass as torchvision leaves it on disk, of noise."""
    from mnistgui.data import library

    info = DATA_SETS["EMNIST-byclass"]
    generator = np.random.default_rng(0)
    paths = library.files(info, root)
    paths[0].parent.mkdir(parents=True)
    for count, images, labels in zip(info.counts, paths[::2], paths[1::2], strict=False):
        with images.open("wb") as file:
            file.write(b"\x00\x00\x08\x03" + np.array([count, 28, 28], ">u4").tobytes())
            for start in range(0, count, 10_000):
                file.write(generator.integers(0, 256, (min(10_000, count - start), 784), np.uint8).tobytes())
        classes = generator.integers(0, len(info.class_names), count, np.uint8)
        labels.write_bytes(b"\x00\x00\x08\x01" + np.array([count], ">u4").tobytes() + classes.tobytes())


def in_a_process(key: str, root: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.data_memory", "--child", key, "--root", str(root)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, float] = json.loads(output.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", choices=SETS)
    parser.add_argument("--root", type=Path)
    arguments = parser.parse_args()
    if arguments.child:
        print(json.dumps(measure(arguments.child, arguments.root)))
        return
    with tempfile.TemporaryDirectory() as folder:
        write_byclass(Path(folder))
        for key in SETS:
            got = in_a_process(key, Path(folder))
            over = got["loading"] - got["array"]
            print(
                f"{key}: array {got['array'] / MB:.0f} MB; reading it took {got['load_s']:.2f} s and at most "
                f"{got['loading'] / got['array']:.2f} times the array (goal 1.3), {over / MB:+.0f} MB (goal +100)"
            )
            goal = "; goal 0.5" if key == "MNIST" else ""
            print(
                f"     statistics of {got['images']:,.0f} images: {got['statistics_s']:.2f} s (median), "
                f"{got['first_statistics_s']:.2f} s (the first{goal}), {got['statistics'] / MB:+.0f} MB at most"
            )


if __name__ == "__main__":
    main()
