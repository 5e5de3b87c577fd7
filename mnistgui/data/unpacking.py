"""Reading files that came from elsewhere: plain, packed, or inside a zip archive, and never further than is allowed.

What a file is packed by is told from its first bytes and not from its name: browsers unpack files and keep the name.
A path inside an archive is never written to.
"""

import bz2
import gzip
import hashlib
import lzma
import struct
import textwrap
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from mnistgui.data.idx import DamagedError
from mnistgui.data.progress import Reporter
from mnistgui.data.set_files import SetFile
from mnistgui.paths import write_atomically

CHUNK_BYTES: Final = 2**20
_PACKERS: Final[dict[bytes, Callable[[Any], Any]]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
# zipfile: a password is a RuntimeError, an unknown way of packing a NotImplementedError, a broken header struct.error.
_MISTAKES: Final = (
    OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, struct.error, RuntimeError, ValueError, KeyError,
    MemoryError,
)  # fmt: skip

Read = Callable[[int], bytes]


class ContentError(Exception):
    """A file cannot be read, or holds something else than it should: says in a few English words what is wrong."""

    def __init__(self, detail: object) -> None:
        super().__init__(brief(detail))


class ForeignContentError(ContentError):
    """The content is that of another data set."""


def brief(detail: object) -> str:
    """Return what an error says as a few words on one line, to stand inside a sentence."""
    text = detail.strerror if isinstance(detail, OSError) and detail.strerror else str(detail)
    return textwrap.shorten(text, 120, placeholder="…").rstrip(".") or type(detail).__name__


@dataclass(frozen=True, kw_only=True)
class Source:
    """Something to read: the file at ``path``, or one ``member`` of the zip archive there."""

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The name of the file itself, without folders."""
        return self.member.replace("\\", "/").rpartition("/")[2] or self.path.name

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that it lies in, outermost first; an archive counts as one."""
        if not self.member:
            return self.path.parent.parts
        return (*self.path.parent.parts, self.path.stem, *self.member.replace("\\", "/").split("/")[:-1])


@contextmanager
def reading(source: Source, *, unpacked: bool) -> Iterator[Read]:
    """Open ``source`` and yield a function that reads up to so many bytes of it, as they are or ``unpacked``.

    Raises:
        ContentError: it cannot be opened, here, or it cannot be read on, from the function.
    """
    with ExitStack() as stack:
        with _naming_mistakes():
            stream = _opened(source, stack)
            if unpacked:
                start = stream.peek(8)
                packer = next((packer for magic, packer in _PACKERS.items() if start.startswith(magic)), None)
                if packer is not None:
                    stream = stack.enter_context(packer(stream))
        yield partial(_read, stream)


def _opened(source: Source, stack: ExitStack) -> Any:
    if not source.member:
        return stack.enter_context(source.path.open("rb"))
    archive = stack.enter_context(zipfile.ZipFile(source.path))
    return stack.enter_context(archive.open(source.member))


def _read(stream: IO[bytes], size: int) -> bytes:
    with _naming_mistakes():
        return stream.read(size)


@contextmanager
def _naming_mistakes() -> Iterator[None]:
    try:
        yield
    except _MISTAKES as error:
        raise ContentError(error) from error


def members_of(archive: Path) -> tuple[Source, ...]:
    """Return the files in a zip archive.

    Raises:
        ContentError: it is none, or a damaged one.
    """
    with _naming_mistakes(), zipfile.ZipFile(archive) as opened:
        return tuple(Source(path=archive, member=info.filename) for info in opened.infolist() if not info.is_dir())


def md5_of(source: Source, reporter: Reporter) -> str:
    """Return the MD5 of the bytes as they are. Raises: ContentError, GivenUpError."""
    digest = hashlib.md5(usedforsecurity=False)
    reporter.start("check", None if source.member else _size_of(source.path))
    with reading(source, unpacked=False) as read:
        while chunk := read(CHUNK_BYTES):
            digest.update(chunk)
            reporter.add(len(chunk))
    return digest.hexdigest()


def _size_of(path: Path) -> int:
    with _naming_mistakes():
        return path.stat().st_size


def copy(source: Source, target: Path, reporter: Reporter) -> None:
    """Copy the bytes as they are to ``target``, whole or not at all.

    Raises:
        ContentError: ``source`` cannot be read.
        OSError: ``target`` cannot be written.
        GivenUpError: the work is cancelled.
    """

    def write(temporary: Path) -> None:
        reporter.start("copy", None if source.member else _size_of(source.path))
        with reading(source, unpacked=False) as read, temporary.open("wb") as out:
            _pour(read, out, reporter)

    write_atomically(target, write)


def unpack(source: Source, part: SetFile, root: Path, reporter: Reporter, *, foreign: Container[int] = ()) -> None:
    """Write ``part`` in its place under ``root`` from a file that is packed or plain, whole and checked or not at all.

    ``foreign`` are the CRC-32 values of contents that belong to another set.

    Raises:
        ContentError: ``source`` cannot be read, or is not what ``part`` should be.
        ForeignContentError: it is one of ``foreign``.
        OSError: the place cannot be written to.
        GivenUpError: the work is cancelled.
    """

    def write(temporary: Path) -> None:
        reporter.start("unpack", None)
        with (
            reading(source, unpacked=True) as read,
            bz2.open(temporary, "wb") if part.is_text else temporary.open("wb") as out,
        ):
            checksum = _pour(read, out, reporter, part.most_bytes)
        try:
            part.check(temporary)
        except DamagedError as error:
            raise ContentError(error.message.arguments["detail"]) from error
        if checksum in foreign:
            raise ForeignContentError("the content of another set")

    write_atomically(root / part.place, write)


def _pour(read: Read, out: IO[bytes], reporter: Reporter, most_bytes: int | None = None) -> int:
    """Write what can be read to ``out`` and return its CRC-32. Raises: ContentError: it is more than ``most_bytes``."""
    checksum = done = 0
    while chunk := read(CHUNK_BYTES):
        done += len(chunk)
        if most_bytes is not None and done > most_bytes:
            raise ContentError(f"more than the {most_bytes} bytes that it can have")
        out.write(chunk)
        checksum = zlib.crc32(chunk, checksum)
        reporter.add(len(chunk))
    return checksum
