"""The folders of runs: list them, read one, write what the user says of it. No torch here.

Whatever lies in them may be damaged, or put there by others: nothing in a folder raises, hangs or fills the memory; it
is told as a problem of that run. `training.runs` writes what is read here.
"""

import errno
import json
import os
import re
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.weights_header import DESCRIPTION_FILE, WEIGHTS_FILE
from mnistgui.paths import write_text_atomically
from mnistgui.training.history import RunHistory
from mnistgui.training.run_files import (
    CHANGES_FILE,
    CHECKPOINT_FILE,
    CONFIG_FILE,
    EPOCHS_FILE,
    STEPS_FILE,
    SUMMARY_FILE,
    USER_FILE,
)
from mnistgui.training.run_info import RunInfo
from mnistgui.training.run_lock import is_held_here, is_locked
from mnistgui.training.run_logs import BrokenLogError, read_changes, read_epochs, read_steps
from mnistgui.training.run_reader import (
    DAMAGED,
    LONGEST_NAME,
    LONGEST_NOTE,
    plain_text,
    read_folder,
    read_json,
    reason_of,
)

RUN_FILES: Final = (
    *(CONFIG_FILE, STEPS_FILE, EPOCHS_FILE, CHANGES_FILE, SUMMARY_FILE),
    *(WEIGHTS_FILE, DESCRIPTION_FILE, CHECKPOINT_FILE, USER_FILE),
)
_MOST_NAMED: Final = 5
# How `runs.new_run_folder` calls a folder: something of that name is a run, whatever has become of it.
_RUN_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_[0-9a-f]{4}")

CANNOT_NOTE = QT_TRANSLATE_NOOP("core", "The note cannot be written into {folder}: {detail}.")
NO_SUCH_RUN = QT_TRANSLATE_NOOP("core", "There is no run {run}: neither a folder of that name, nor a run in {folder}.")
SEVERAL_RUNS = QT_TRANSLATE_NOOP("core", "Several runs are called {run}: {ids}. Give the name of the folder.")
CANNOT_LIST = QT_TRANSLATE_NOOP("core", "The folder of runs {folder} cannot be read: {detail}.")

_Found = TypeVar("_Found")
# The files of a folder that there are, with what tells whether one has changed: time, size, and number on the disk.
_Stamp = tuple[tuple[str, int, int, int], ...]


def list_runs(runs_dir: Path) -> tuple[RunInfo, ...]:
    """Return every run in ``runs_dir``, the newest first; a run that has not changed is not read again.

    A damaged run is there with its problems. What is no run at all is left out: a file, a folder with no file of a run
    in it, unless it is called as a run is.

    Raises:
        UserError: the folder is there and cannot be read.
    """
    try:
        with os.scandir(runs_dir) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UserError(Message(CANNOT_LIST, {"folder": str(runs_dir), "detail": reason_of(error)})) from error
    stamped = [(runs_dir / name, _stamp_of(runs_dir / name)) for name in names]
    runs = [_read_stamped(folder, stamp) for folder, stamp in stamped if stamp or _RUN_NAME.fullmatch(folder.name)]
    return tuple(sorted(runs, key=_age_key, reverse=True))


def _age_key(run: RunInfo) -> tuple[float, str]:
    return (0.0 if run.started is None else run.started.timestamp(), run.id)


# Reading one ----------------------------------------------------------------------------------------------------------

_known: dict[Path, tuple[_Stamp, RunInfo]] = {}
_guard: Final = threading.Lock()
_MOST_KNOWN: Final = 5000


def read_run(folder: Path) -> RunInfo:
    """Return what is known of the run in ``folder``; never raises. Read anew only where one of its files changed."""
    return _read_stamped(folder, _stamp_of(folder))


def _read_stamped(folder: Path, stamp: _Stamp) -> RunInfo:
    with _guard:
        known = _known.get(folder)
    if known is not None and known[0] == stamp and stamp:
        found = known[1]
    else:
        found = read_folder(folder)
        with _guard:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[folder] = (stamp, found)
    return _as_of_now(found)


def _as_of_now(run: RunInfo) -> RunInfo:
    """Return ``run`` with what its files do not tell: whether somebody writes it at this moment."""
    if is_locked(run.folder):
        return replace(run, state="running", is_running_elsewhere=not is_held_here(run.folder))
    if run.state == "running":
        return replace(run, state="crashed")
    return run


def _stamp_of(folder: Path) -> _Stamp:
    """Return the stamp of the run's files, empty where there are none or the folder cannot be looked into."""
    found: list[tuple[str, int, int, int]] = []
    for name in RUN_FILES:
        try:
            status = os.stat(folder / name)  # noqa: PTH116 - half the time of Path.stat, some thousand times a listing
        except OSError:
            continue
        found.append((name, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


# The history and the notes --------------------------------------------------------------------------------------------


def read_history(folder: Path) -> RunHistory:
    """Return all steps, epochs and changes of the run in ``folder``, as far as its logs can be read.

    A million steps take a fifth of a second. A log that is missing or damaged gives what stands before the damage.

    Raises:
        UserError: there are no steps because their file is not there or cannot be opened.
    """
    try:
        losses_S, accuracies_S = read_steps(folder / STEPS_FILE)
    except (OSError, MemoryError) as error:
        raise UserError(Message(DAMAGED, {"file": STEPS_FILE, "detail": reason_of(error)})) from error
    epochs = _or_nothing(read_epochs, folder / EPOCHS_FILE)
    changes = _or_nothing(read_changes, folder / CHANGES_FILE)
    return RunHistory.of(losses_S, accuracies_S, [(epoch.step, epoch.metrics) for epoch in epochs], changes)


def _or_nothing(read: Callable[[Path], tuple[_Found, ...]], file: Path) -> tuple[_Found, ...]:
    try:
        return read(file)
    except (OSError, BrokenLogError):
        return ()


def write_user_notes(
    folder: Path, *, name: str | None = None, note: str | None = None, star: bool | None = None
) -> None:
    """Write what the user says of a run into its ``user.json``, atomically; what is None stays as it was.

    An empty name gives the run its made one back. The folder keeps its own name.

    Raises:
        UserError: it cannot be written.
    """
    try:
        values = read_json(folder / USER_FILE)
    except (OSError, ValueError, TypeError, RecursionError):
        values = {}  # none yet, or a damaged one that is written anew
    if name is not None:
        values["name"] = plain_text(" ".join(name.split()), LONGEST_NAME)
    if note is not None:
        values["note"] = plain_text(note, LONGEST_NOTE)
    if star is not None:
        values["star"] = star
    try:
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder is not there any more")
        write_text_atomically(folder / USER_FILE, json.dumps(values, indent=2, ensure_ascii=False) + "\n")
    except (OSError, ValueError) as error:
        raise UserError(Message(CANNOT_NOTE, {"folder": folder.name, "detail": reason_of(error)})) from error


def find_run(text: str, runs_dir: Path) -> Path:
    """Return the folder that ``text`` means: its path, its name in ``runs_dir`` or the beginning of it, or the name
    that the user gave the run.

    Raises:
        UserError: there is no such run, or more than one.
    """
    for folder in (Path(text), runs_dir / text):
        if text and _is_folder(folder):
            return folder
    runs = list_runs(runs_dir)
    found = [run for run in runs if run.name == text] or [run for run in runs if text and run.id.startswith(text)]
    if len(found) == 1:
        return found[0].folder
    if found:
        raise UserError(Message(SEVERAL_RUNS, {"run": text, "ids": ", ".join(run.id for run in found[:_MOST_NAMED])}))
    raise UserError(Message(NO_SUCH_RUN, {"run": text, "folder": str(runs_dir)}))


def _is_folder(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except (OSError, ValueError):  # a name too long for the disk, or with a zero in it
        return False
