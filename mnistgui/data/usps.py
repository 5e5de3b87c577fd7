"""USPS as torchvision leaves it on disk: lines of text in libsvm's form, packed by bzip2.

A line is ``label 1:value … 256:value`` with labels 1..10 (the digit and one) and values -1..1 (white and black), see
https://www.csie.ntu.edu.tw/~cjlin/libsvmtools/datasets/multiclass.html#usps.
"""

import bz2
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.idx import naming

SIDE: Final = 16
_PIXELS: Final = SIDE * SIDE
# Far above what is there (7,291 images, 4 KB a line): a file that unpacks without end is left at once.
_MOST_LINES: Final = 50_000
_LONGEST_LINE: Final = 16_384


def read_usps(
    path: Path, *, give_up: Callable[[], bool] = lambda: False
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Return the images (N, 16, 16), 0..255 as torchvision computes them, and the labels (N,), 0..9.

    Raises:
        DamagedError: missing, not bzip2, cut off, not of this form.
        GivenUpError: ``give_up()`` said so.
    """
    rows: list[npt.NDArray[np.uint8]] = []
    labels: list[int] = []
    with naming(path), bz2.open(path, "rb") as file:
        while line := file.readline(_LONGEST_LINE):
            if give_up():
                raise GivenUpError
            label, pixels = _parsed(line, len(rows) + 1)
            labels.append(label)
            rows.append(pixels)
            if len(rows) > _MOST_LINES:
                raise ValueError(f"more than {_MOST_LINES} lines")
    return np.array(rows, np.uint8).reshape(-1, SIDE, SIDE), np.array(labels, np.int64)


def _parsed(line: bytes, number: int) -> tuple[int, npt.NDArray[np.uint8]]:
    label, *pairs = line.split() or [b""]
    if len(pairs) != _PIXELS:
        raise ValueError(f"line {number} has {len(pairs)} pixels where {_PIXELS} are expected")
    values = np.array([pair.rpartition(b":")[2] for pair in pairs]).astype(np.float32)
    if not np.all(np.abs(values) <= 1):  # written so that NaN, which compares false with everything, is refused too
        raise ValueError(f"line {number} has a pixel that is not between -1 and 1")
    # In this order and in float32, as torchvision has it: another rounding would differ by one grey level.
    return int(label) - 1, ((values + 1) / 2 * 255).astype(np.uint8)
