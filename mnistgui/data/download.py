"""Fetch a data set from the network: what torchvision's own class would fetch, to where it would put it.

Each file comes under a temporary name, its MD5 is computed on the way, and it gets its own name only when it is whole
and right. Free of torch at import; `sources_of` loads torchvision, whose classes have the addresses.
"""

import hashlib
import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mnistgui import __version__
from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.progress import DownloadProgress, Reporter
from mnistgui.data.set_files import RemoteFile, sources_of
from mnistgui.data.unpacking import ContentError, Source, brief, md5_of, unpack
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import write_atomically

NO_NETWORK = QT_TRANSLATE_NOOP(
    "core", "No server can be reached: connect to the internet, or take “Use local files…” if you have the files."
)
CANNOT_FETCH = QT_TRANSLATE_NOOP(
    "core",
    "{file} could not be downloaded, and what came of it was thrown away. {detail}. Try again, or use local files.",
)
CANNOT_UNPACK = QT_TRANSLATE_NOOP("core", "{file} cannot be unpacked: {detail}.")
CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "Nothing can be written to the folder {folder}: {detail}.")

# A server that is silent for so long is given up; so long, too, can it take until a cancelled download notices.
_PATIENCE_S: Final = 15.0
# Small, so that speed and Cancel are felt on a slow line.
_CHUNK_BYTES: Final = 2**16
# Twice the largest file there is (EMNIST): what a broken server sends without end stops here.
_MOST_BYTES: Final = 2**30


class NoNetworkError(UserError):
    """No server of all answered."""

    def __init__(self) -> None:
        super().__init__(Message(NO_NETWORK))


class _MirrorError(Exception):
    """One mirror failed, for this reason (English); ``answered`` tells whether there was a server at all."""

    def __init__(self, detail: object, *, answered: bool = True) -> None:
        super().__init__(brief(detail))
        self.answered = answered


def download(
    wanted: DataSetInfo | Sequence[RemoteFile],
    root: Path,
    *,
    progress: Callable[[DownloadProgress], None],
    cancelled: Callable[[], bool],
    patience_s: float = _PATIENCE_S,
) -> None:
    """Fetch the files of a set (or these files) and unpack them under ``root``, where torchvision's class opens them.

    What is there and right is not fetched again. ``progress`` is called for every piece that came, ``cancelled`` is
    asked as often.

    Raises:
        NoNetworkError: no server answers.
        UserError: a file cannot be had from any mirror, unpacked or written; the message names it, or the folder.
        GivenUpError: it was cancelled. As after every failure, whole files stay and no half one does.
    """
    files = sources_of(wanted) if isinstance(wanted, DataSetInfo) else wanted
    reporter = Reporter(progress, cancelled)
    for number, file in enumerate(files, 1):
        reporter.start_file(file.name, number, len(files))
        with writing_to(root):
            _get(file, root, reporter, patience_s)


@contextmanager
def writing_to(root: Path) -> Iterator[None]:
    """Turn an OSError, which must be one of writing, into a sentence that names the folder."""
    try:
        yield
    except OSError as error:
        raise UserError(Message(CANNOT_WRITE, {"folder": str(root), "detail": brief(error)})) from error


def _get(file: RemoteFile, root: Path, reporter: Reporter, patience_s: float) -> None:
    kept = root / file.place
    if not _has_md5(kept, file.md5, reporter):
        if file.packed_parts and all(part.is_whole(root) for part in file.packed_parts):
            return
        _fetch(file, kept, reporter, patience_s)
    try:
        unpack_parts(file, root, reporter)
    except ContentError as error:
        raise UserError(Message(CANNOT_UNPACK, {"file": file.name, "detail": str(error)})) from error


def _has_md5(path: Path, md5: str, reporter: Reporter) -> bool:
    try:
        return path.is_file() and md5_of(Source(path=path), reporter) == md5
    except ContentError:
        return False


def unpack_parts(file: RemoteFile, root: Path, reporter: Reporter) -> None:
    """Unpack what torchvision's class opens from ``file``, which lies whole and right in its place.

    Raises:
        ContentError, OSError, GivenUpError: see `unpacking.unpack`.
    """
    packed = root / file.place
    for part in file.packed_parts:
        # EMNIST's archive holds a packed file for each part, in a folder of its own.
        member = f"gzip/{part.place.name}.gz" if packed.suffix == ".zip" else ""
        unpack(Source(path=packed, member=member), part, root, reporter)


def _fetch(file: RemoteFile, target: Path, reporter: Reporter, patience_s: float) -> None:
    """Put ``file`` at ``target`` from the first mirror that has it."""
    failures: list[_MirrorError] = []
    reasons = []
    for url in file.urls:
        try:
            write_atomically(target, partial(_receive, url, file.md5, reporter, patience_s))
            return
        except _MirrorError as failure:
            failures.append(failure)
            reasons.append(f"{urlsplit(url).netloc}: {failure}")
    if not any(failure.answered for failure in failures):
        raise NoNetworkError
    raise UserError(Message(CANNOT_FETCH, {"file": file.name, "detail": "; ".join(reasons)}))


def _receive(url: str, md5: str, reporter: Reporter, patience_s: float, temporary: Path) -> None:
    """Write what ``url`` sends to ``temporary``, if its MD5 is right.

    Raises:
        _MirrorError: the server, or the way to it, failed.
        OSError: the disk did.
        GivenUpError: the work is cancelled.
    """
    reporter.ask()
    digest, done = hashlib.md5(usedforsecurity=False), 0
    with _answer(url, patience_s) as response, temporary.open("wb") as out:
        total = response.length
        reporter.start("download", total)
        while chunk := _next_chunk(response):
            done += len(chunk)
            if done > _MOST_BYTES:
                raise _MirrorError("it sends without end")
            digest.update(chunk)
            out.write(chunk)
            reporter.add(len(chunk))
    if total is not None and done < total:
        raise _MirrorError(f"the connection broke off after {done:,} of {total:,} bytes")
    if digest.hexdigest() != md5:
        is_page = response.headers.get_content_type() == "text/html"
        raise _MirrorError("it sends a web page in its place" if is_page else "it sends another file (wrong MD5)")


def _answer(url: str, patience_s: float) -> http.client.HTTPResponse:
    """Return the response of a server that says it has the file."""
    request = urllib.request.Request(url, headers={"User-Agent": f"mnistgui/{__version__}"})
    try:
        response: http.client.HTTPResponse = _opener().open(request, timeout=patience_s)
    except urllib.error.HTTPError as error:
        with error:
            raise _MirrorError(f"HTTP {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        # A certificate that is refused comes from a server that is there; so does an address of another kind.
        is_silence = isinstance(error.reason, OSError) and not isinstance(error.reason, ssl.SSLError)
        raise _MirrorError(error.reason, answered=not is_silence) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _MirrorError(error) from error
    return response


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener that goes through the system's proxy and knows http and https alone, also when redirected."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
        urllib.request.HTTPRedirectHandler, urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler,
        urllib.request.UnknownHandler,
    ):  # fmt: skip
        opener.add_handler(handler())
    return opener


def _next_chunk(response: http.client.HTTPResponse) -> bytes:
    """Return what has come, at most a chunk; it does not wait for a full one."""
    try:
        return response.read1(_CHUNK_BYTES)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _MirrorError(error) from error
