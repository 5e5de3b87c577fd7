"""Small data sets, written where torchvision's classes put theirs."""

import bz2
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS

MAGIC = {np.dtype(np.uint8): b"\x00\x00\x08", np.dtype(">i4"): b"\x00\x00\x0c"}


def idx(shape: tuple[int, ...], body: bytes, *, magic: bytes | None = None) -> bytes:
    """Return an IDX file, not packed: of unsigned bytes, or with another start."""
    start = bytes([0, 0, 8, len(shape)]) if magic is None else magic
    return start + struct.pack(f">{len(shape)}I", *shape) + body


def idx_of(array: npt.NDArray[np.generic]) -> bytes:
    """Return an IDX file that holds ``array`` (uint8 or big-endian int32)."""
    return idx(array.shape, array.tobytes(), magic=MAGIC[array.dtype] + bytes([array.ndim]))


def write_set(root: Path, key: str, counts: tuple[int, ...]) -> tuple[Path, ...]:
    """Write so many random images a part of a set in the IDX form, and return its files: images, labels, images, …"""
    generator = np.random.default_rng(0)
    info = DATA_SETS[key]
    paths = library.files(info, root)
    first = 1 if key == "EMNIST-letters" else 0
    for count, images, labels in zip(counts, paths[::2], paths[1::2], strict=True):
        images.parent.mkdir(parents=True, exist_ok=True)
        images.write_bytes(idx_of(generator.integers(0, 256, (count, 28, 28), np.uint8)))
        classes = generator.integers(first, len(info.class_names) + first, count)
        if info.torchvision_class == "QMNIST":
            rows = generator.integers(0, 4_000, (count, 8)).astype(">i4")
            rows[:, 0] = classes
            labels.write_bytes(idx_of(rows))
        else:
            labels.write_bytes(idx_of(classes.astype(np.uint8)))
    return paths


def usps_line(label: int, pixels: npt.NDArray[np.float64]) -> str:
    """Return one image in libsvm's form."""
    return f"{label} " + " ".join(f"{place}:{value:.6g}" for place, value in enumerate(pixels, start=1)) + " \n"


def write_usps(root: Path, train: int, test: int) -> tuple[Path, ...]:
    """Write so many random images of USPS, and return its files."""
    generator = np.random.default_rng(0)
    paths = library.files(DATA_SETS["USPS"], root)
    for count, path in zip((train, test), paths, strict=True):
        lines = [usps_line(1 + index % 10, generator.uniform(-1, 1, 256).round(3)) for index in range(count)]
        path.write_bytes(bz2.compress("".join(lines).encode()))
    return paths
