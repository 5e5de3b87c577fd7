"""Where resources, data sets, runs and settings live, and how a file is written so that a crash leaves a whole one."""

import errno
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

_APP = "mnistgui"


@cache
def resources_dir() -> Path:
    """Return the folder of data files: inside the package when installed from a wheel, beside it in a checkout.

    A top-level ``resources/`` is invisible to ``importlib.resources`` in an editable install, hence the two looks.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parent / "resources"):
        if (candidate / "mnist").is_dir():
            return candidate
    raise FileNotFoundError(f"the program's resources folder is missing: looked in {package} and {package.parent}")


def resource(*parts: str) -> Path:
    """Return the path of one data file, for example ``resource("mnist", "t10k-labels-idx1-ubyte.gz")``."""
    return resources_dir().joinpath(*parts)


@dataclass(frozen=True, kw_only=True)
class Places:
    """The folders of the user that the program reads and writes; ``settings_file`` is None when nothing is kept."""

    data_root: Path
    runs_dir: Path
    settings_file: Path | None


def default_places() -> Places:
    """Return the places the operating system has for them (nothing is created)."""
    data = Path(platformdirs.user_data_dir(_APP, appauthor=False))
    config = Path(platformdirs.user_config_dir(_APP, appauthor=False))
    return Places(data_root=data / "data", runs_dir=data / "runs", settings_file=config / "settings.ini")


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a temporary file beside ``path`` and rename it: a crash leaves the old file or the new one.

    Windows refuses the rename while a virus scanner holds the file, so it is tried again a few times.

    Raises:
        OSError: the folder cannot be written to, or the rename failed for good; the temporary file is removed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        write(temporary)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_text_atomically(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with `write_atomically`."""

    def write(temporary: Path) -> None:
        temporary.write_text(text, encoding="utf-8", newline="\n")

    write_atomically(path, write)


def size_of(path: Path, most_bytes: int) -> int:
    """Return the size in bytes of ``path``, a file that others may have put there, before it is opened.

    Raises:
        OSError: it is not there, no regular file (opening a pipe would wait for somebody to write into it), or larger
            than ``most_bytes``.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
        raise OSError(code, "it is not a regular file", str(path))
    if found.st_size > most_bytes:
        raise OSError(errno.EFBIG, f"it is larger than {_size_text(most_bytes)}", str(path))
    return found.st_size


def read_bounded(path: Path, most_bytes: int) -> bytes:
    """Return what is in ``path``, never more than ``most_bytes``.

    Raises:
        OSError: as `size_of`, or it cannot be read.
    """
    size_of(path, most_bytes)
    with path.open("rb") as file:
        return file.read(most_bytes)


def _size_text(size: int) -> str:
    megabytes = size / 2**20
    return f"{megabytes:,.0f} MB" if megabytes >= 1 else f"{size / 2**10:,.0f} KB"


def _replace(source: Path, target: Path, tries: int = 5) -> None:
    for attempt in range(tries):
        try:
            source.replace(target)
            return
        except PermissionError:
            if attempt == tries - 1:
                raise
            time.sleep(0.05 * (attempt + 1))
