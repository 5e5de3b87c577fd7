"""IDX files, the form in which MNIST and its relatives come (http://yann.lecun.com/exdb/mnist/, "The IDX file format").

A header (two zero bytes, the kind of number, the number of dimensions, each dimension as a big-endian uint32) and the
numbers. A file may be plain, or packed by gzip or xz; either way it is read in pieces, into memory that is there
already, and never further than its header says.
"""

import gzip
import lzma
import math
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import GivenUpError
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

UBYTE: Final = np.dtype(np.uint8)
INT: Final = np.dtype(">i4")
_KINDS: Final[dict[int, np.dtype[Any]]] = {0x08: UBYTE, 0x0C: INT}
_CHUNK_BYTES: Final = 2**20
# Larger than any set of the catalogue; a header that asks for more is refused before memory is.
_MOST_BYTES: Final = 2**31
# What one byte can unpack to: deflate 1,032 (https://zlib.net/zlib_tech.html), xz about 7,000 (zeros, measured).
_TIGHTEST: Final = {".gz": 1032, ".xz": 8192}
_MISTAKES: Final = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, MemoryError)

DAMAGED = QT_TRANSLATE_NOOP("core", "The file {file} is damaged ({detail}).")


class DamagedError(UserError):
    """A file that is not what it should be: the message names the ``file`` and says the ``detail``."""

    def __init__(self, path: Path, detail: object) -> None:
        super().__init__(Message(DAMAGED, {"file": path.name, "detail": str(detail) or type(detail).__name__}))


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn whatever reading ``path`` raises into a `DamagedError` that names it."""
    try:
        yield
    except _MISTAKES as error:
        raise DamagedError(path, error) from error


class IdxFile:
    """An IDX file whose header has been read: ``shape`` and ``dtype`` of the array that waits in it."""

    def __init__(self, path: Path, stream: BufferedIOBase, *, dimensions: int, dtype: np.dtype[Any]) -> None:
        """Read the header from ``stream``. Raises: ValueError, and whatever reading does."""
        self.path, self.dtype = path, dtype
        self._stream = stream
        header = stream.read(4 + 4 * dimensions)
        if len(header) < 4 + 4 * dimensions:
            raise ValueError("the header is cut off")
        zeros, kind, found = struct.unpack(">HBB", header[:4])
        if zeros or _KINDS.get(kind) != dtype or found != dimensions:
            raise ValueError("the magic number is wrong")
        self.shape: tuple[int, ...] = struct.unpack(f">{dimensions}I", header[4:])
        self._refuse_wrong_size(len(header))

    def _refuse_wrong_size(self, header_bytes: int) -> None:
        """Compare what the header asks for with what the file can hold, before memory is set aside for it."""
        size = math.prod(self.shape) * self.dtype.itemsize
        on_disk = self.path.stat().st_size
        tightest = _TIGHTEST.get(self.path.suffix)
        if tightest is None and size != on_disk - header_bytes:
            raise ValueError(f"{on_disk - header_bytes} bytes where {size} are expected")
        if size > min(_MOST_BYTES, on_disk * (tightest or 1)):
            raise ValueError("the header asks for too much")

    def read(self, *, give_up: Callable[[], bool] = lambda: False) -> npt.NDArray[Any]:
        """Return the whole array; see `read_into`."""
        array = np.empty(self.shape, self.dtype)
        self.read_into(array, give_up=give_up)
        return array

    def read_into(self, out: npt.NDArray[Any], *, give_up: Callable[[], bool] = lambda: False) -> None:
        """Fill ``out``, a contiguous array of ``shape`` and ``dtype``, and look that nothing follows.

        Raises:
            DamagedError: the file holds less or more, or cannot be unpacked.
            GivenUpError: ``give_up()`` said so.
        """
        with naming(self.path):
            view, done = out.reshape(-1).view(np.uint8).data, 0
            while done < len(view):
                if give_up():
                    raise GivenUpError
                got = self._stream.readinto(view[done : done + _CHUNK_BYTES])
                if not got:
                    raise ValueError(f"{done} bytes where {len(view)} are expected")
                done += got
            if self._stream.read(1):
                raise ValueError(f"more than the {len(view)} bytes that are expected")


def located(path: Path) -> Path | None:
    """Return ``path`` or, where only that is there, the same file packed by gzip or xz."""
    candidates = (path, *(path.with_name(path.name + ending) for ending in _TIGHTEST))
    return next((candidate for candidate in candidates if _is_file(candidate)), None)


def _stream_of(path: Path) -> BufferedIOBase:
    match path.suffix:
        case ".gz":
            return gzip.GzipFile(path)
        case ".xz":
            return lzma.LZMAFile(path)
        case _:
            return path.open("rb")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except PermissionError:  # a folder that may not be looked into
        return False


@contextmanager
def opened(path: Path, *, dimensions: int, dtype: np.dtype[Any] = UBYTE) -> Iterator[IdxFile]:
    """Open an IDX file of this kind, packed or plain (its ending tells), and read its header.

    Of a plain file its length is enough to tell that it is cut off or too long; of a packed one only `read_into` can.

    Raises:
        DamagedError: missing, cut off, not packed as its ending says, wrong magic number, wrong size.
    """
    with ExitStack() as stack:
        with naming(path):
            stream = stack.enter_context(_stream_of(path))
            file = IdxFile(path, stream, dimensions=dimensions, dtype=dtype)
        yield file


def read_idx(path: Path, *, dimensions: int, dtype: np.dtype[Any] = UBYTE) -> npt.NDArray[Any]:
    """Return all that an IDX file of this kind holds, in its shape.

    Raises:
        DamagedError: see `opened` and `IdxFile.read_into`.
    """
    with opened(path, dimensions=dimensions, dtype=dtype) as file:
        return file.read()
