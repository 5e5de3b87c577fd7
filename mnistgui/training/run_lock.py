"""RunLock: says to other processes that a run is being written. No torch here.

An operating system's lock on an open file, which the kernel lets go when the process ends, however it ends. The file
``run.lock`` in the run's folder is empty; one that a crash left behind means nothing, for nobody holds it.
"""

import os
import stat
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.training.run_files import LOCK_FILE

IN_USE = QT_TRANSLATE_NOOP(
    "core", "The run in {folder} is going on in another window or program. Stop it there first, or wait for its end."
)
# Whoever only looks whether a run is locked holds the lock for a moment, too.
_TRIES: Final = 10
_TRY_EVERY_S: Final = 0.02

_held_here: set[Path] = set()  # folders that this very process has locked
_guard: Final = threading.Lock()

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int, *, shared: bool) -> None:
        """Lock the file or raise BlockingIOError. (Windows has no shared lock here: a look locks it for a moment.)"""
        del shared
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(str(error)) from error
else:
    import fcntl

    def _try_lock(descriptor: int, *, shared: bool) -> None:
        """Lock the file or raise BlockingIOError."""
        # Not `lockf`: those locks go when any descriptor of the file is closed, that of a mere look for one.
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


class RunLock:
    """Held by whoever writes into ``folder``. Use it as a context manager, around everything that writes there.

    Where the disk knows no locks (some network disks) nothing is locked, and the run goes on all the same.

    Raises:
        UserError: somebody else holds it.
        OSError: the folder cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._descriptor: int | None = None

    def __enter__(self) -> "RunLock":
        for attempt in range(_TRIES):
            descriptor = _open(self.folder / LOCK_FILE)
            try:
                _try_lock(descriptor, shared=False)
            except BlockingIOError:
                os.close(descriptor)
                if attempt == _TRIES - 1:
                    raise UserError(Message(IN_USE, {"folder": str(self.folder)})) from None
                time.sleep(_TRY_EVERY_S)
                continue
            except OSError:
                os.close(descriptor)  # no locks on this disk
                return self
            if not _is_still_there(descriptor, self.folder / LOCK_FILE):
                os.close(descriptor)  # removed meanwhile by who had it: this locks a file without a name
                continue
            self._descriptor = descriptor
            with _guard:
                _held_here.add(_real(self.folder))
            return self
        raise UserError(Message(IN_USE, {"folder": str(self.folder)}))

    def __exit__(self, *_: object) -> None:
        if self._descriptor is None:
            return
        with _guard:
            _held_here.discard(_real(self.folder))
        if sys.platform == "win32":
            os.close(self._descriptor)  # before: Windows removes no open file
        with suppress(OSError):
            (self.folder / LOCK_FILE).unlink()
        if sys.platform != "win32":
            os.close(self._descriptor)
        self._descriptor = None


def is_locked(folder: Path) -> bool:
    """Return whether a living process, this one or another, writes into ``folder``. Never waits and never raises."""
    file = folder / LOCK_FILE
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        descriptor = os.open(file, os.O_RDONLY)
    except OSError:
        return False
    try:
        _try_lock(descriptor, shared=True)
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return False


def is_held_here(folder: Path) -> bool:
    """Return whether it is this process that writes into ``folder``."""
    with _guard:
        held = set(_held_here)
    return bool(held) and _real(folder) in held


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT, 0o666)


def _is_still_there(descriptor: int, file: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _real(folder: Path) -> Path:
    # Unlike `Path.resolve`, this raises nothing where links go round in a circle.
    return Path(os.path.realpath(folder))
