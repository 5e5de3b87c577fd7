"""Get a data set. MNIST is embedded: its four IDX files are read with numpy alone, so no torch is needed to see it."""

import gzip
import math
import struct
import zlib
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import resource

_MNIST_FILES: Final = {
    "train": ("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"),
    "test": ("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"),
}
_UBYTE: Final = 0x08
# Larger than any set of the catalogue; a header that asks for more is refused before memory is.
_MOST_BYTES: Final = 2**31
# Deflate packs no tighter (https://zlib.net/zlib_tech.html); reading sets the memory aside that the header asks for.
_TIGHTEST: Final = 1032

DAMAGED = QT_TRANSLATE_NOOP("core", "The file {file} is damaged ({detail}). Install the program again.")


def load(name: str, split: str) -> ImageSet:
    """Return one split of an embedded data set (today: MNIST, ``train`` or ``test``).

    Raises:
        KeyError: no such data set or split.
        UserError: a file is missing or damaged; the message names it.
    """
    info = DATA_SETS[name]
    images_file, labels_file = _MNIST_FILES[split]
    images_NHW = read_idx(resource("mnist", images_file), dimensions=3)
    labels_N = read_idx(resource("mnist", labels_file), dimensions=1)
    try:
        return ImageSet(
            name=name,
            split=split,
            images_NHWC=images_NHW[..., np.newaxis],
            labels_N=labels_N.astype(np.int64),
            class_names=info.class_names,
        )
    except ValueError as error:
        raise UserError(Message(DAMAGED, {"file": labels_file, "detail": str(error)})) from error


def read_idx(path: Path, *, dimensions: int) -> npt.NDArray[np.uint8]:
    """Read one gzipped IDX file of unsigned bytes (http://yann.lecun.com/exdb/mnist/, "The IDX file format").

    Raises:
        UserError: missing, cut off, not gzip, wrong magic number, wrong length; the message names the file.
    """
    try:
        with gzip.open(path, "rb") as file:
            header = file.read(4 + 4 * dimensions)
            if len(header) < 4 + 4 * dimensions:
                raise ValueError("the header is cut off")
            zeros, kind, found = struct.unpack(">HBB", header[:4])
            if (zeros, kind, found) != (0, _UBYTE, dimensions):
                raise ValueError("the magic number is wrong")
            shape = struct.unpack(f">{dimensions}I", header[4:])
            size = math.prod(shape)
            if size > min(_MOST_BYTES, _TIGHTEST * path.stat().st_size):
                raise ValueError("the header asks for too much")
            # One byte more than expected is asked for, to see a file that is too long without reading all of it.
            body = file.read(size + 1)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise UserError(Message(DAMAGED, {"file": path.name, "detail": str(error)})) from error
    if len(body) != size:
        detail = f"{len(body)} bytes where {size} are expected"
        raise UserError(Message(DAMAGED, {"file": path.name, "detail": detail}))
    return np.frombuffer(body, np.uint8).reshape(shape)
