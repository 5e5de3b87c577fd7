"""The files of torchvision's sets, small, and torchvision's own classes made to expect them."""

import bz2
import gzip
import hashlib
import io
import lzma
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnistgui.data.vision import torchvision

TRAIN, TEST = 5, 3
_STEMS = {"train": TRAIN, "t10k": TEST}


def idx(values: np.ndarray) -> bytes:
    """Return an IDX file, plain: uint8, or int32 as QMNIST's labels are."""
    kind = 8 if values.dtype == np.uint8 else 12
    header = bytes([0, 0, kind, values.ndim]) + struct.pack(f">{values.ndim}I", *values.shape)
    return header + values.astype(values.dtype.newbyteorder(">")).tobytes()


def images(count: int, seed: int) -> bytes:
    """Return an IDX file of ``count`` images of noise."""
    return idx(np.random.default_rng(seed).integers(0, 256, (count, 28, 28), np.uint8))


def labels(count: int) -> bytes:
    """Return an IDX file of ``count`` labels."""
    return idx(np.arange(count, dtype=np.uint8) % 10)


def mnist_like(seed: int) -> dict[str, bytes]:
    """Return the four files of a set such as Fashion-MNIST, plain, by name."""
    files = {}
    for stem, count in _STEMS.items():
        files[f"{stem}-images-idx3-ubyte"] = images(count, seed + count)
        files[f"{stem}-labels-idx1-ubyte"] = idx(((np.arange(count) + seed) % 10).astype(np.uint8))
    return files


def emnist_like(split: str, seed: int) -> dict[str, bytes]:
    """Return the four files of a split of EMNIST, plain, by name; its labels begin at 1, as those of letters do."""
    files = {}
    for part, count in (("train", TRAIN), ("test", TEST)):
        files[f"emnist-{split}-{part}-images-idx3-ubyte"] = images(count, seed + count)
        files[f"emnist-{split}-{part}-labels-idx1-ubyte"] = idx(np.arange(1, count + 1, dtype=np.uint8))
    return files


def qmnist_like(stem: str, count: int) -> dict[str, bytes]:
    """Return the two files of a part of QMNIST, plain, by name."""
    table = np.arange(count * 8, dtype=np.int32).reshape(count, 8)
    table[:, 0] %= 10
    return {f"{stem}-images-idx3-ubyte": images(count, count), f"{stem}-labels-idx2-int": idx(table)}


def usps_text(count: int) -> bytes:
    """Return USPS's lines, plain."""
    line = " ".join(f"{pixel}:{pixel / 256 - 0.5:.4f}" for pixel in range(1, 257))
    return "".join(f"{label % 10 + 1} {line} \n" for label in range(count)).encode()


def gz(content: bytes) -> bytes:
    """Pack by gzip, the same each time."""
    return gzip.compress(content, mtime=0)


PACK = {".gz": gz, ".bz2": bz2.compress, ".xz": lzma.compress, "": bytes}


def packed(files: Mapping[str, bytes], suffix: str = ".gz") -> dict[str, bytes]:
    """Return ``files`` packed, by their names with the suffix."""
    return {name + suffix: PACK[suffix](content) for name, content in files.items()}


def zipped(files: Mapping[str, bytes], folder: str = "") -> bytes:
    """Return a zip archive of ``files``."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return memory.getvalue()


def md5(content: bytes) -> str:
    """Return the MD5 as torchvision writes it."""
    return hashlib.md5(content, usedforsecurity=False).hexdigest()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write ``files`` into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def expect(patch: pytest.MonkeyPatch, maker: str, files: Mapping[str, bytes], *mirrors: str) -> Any:
    """Make torchvision's class ``maker`` expect these packed files at ``mirrors``, and return the class."""
    made = getattr(torchvision().datasets, maker)
    sums = {name: md5(content) for name, content in files.items()}
    match maker:
        case "EMNIST":
            ((name, checksum),) = sums.items()
            patch.setattr(made, "url", mirrors[0] + name)
            patch.setattr(made, "md5", checksum)
        case "QMNIST":
            parts = {"train": "qmnist-train", "test": "qmnist-test", "nist": "xnist"}
            resources = {
                part: [(mirrors[0] + name, checksum) for name, checksum in sums.items() if name.startswith(stem)]
                for part, stem in parts.items()
            }
            patch.setattr(made, "resources", resources)
        case "USPS":
            entries = [[mirrors[0] + name, name, checksum] for name, checksum in sums.items()]
            patch.setattr(made, "split_list", dict(zip(("train", "test"), entries, strict=True)))
        case _:
            patch.setattr(made, "mirrors", list(mirrors))
            patch.setattr(made, "resources", list(sums.items()))
    return made
