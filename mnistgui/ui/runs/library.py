"""RunLibrary: reads and writes the folder of runs in jobs, and sees when it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QFile, QFileSystemWatcher, QObject, QTimer, Signal, Slot

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.training.history import RunHistory
from mnistgui.training.run_folder import list_runs, read_history, write_user_notes
from mnistgui.training.run_info import RunInfo
from mnistgui.training.run_lock import is_locked
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

# A run that is written touches its folder several times in a moment.
_SETTLE_MS: Final = 250

STILL_RUNNING = QT_TRANSLATE_NOOP("core", "The run {run} still goes on: stop it first. It was not deleted.")
NO_TRASH = QT_TRANSLATE_NOOP(
    "core",
    "The run {run} could not be moved to the trash: the system has none for this disk, or does not allow it. Its "
    "folder is {folder}.",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class OpenedRun:
    """A run with its curve and its net, each None where it cannot be read; ``problems`` say why."""

    run: RunInfo
    history: RunHistory | None
    snapshot: Any
    problems: tuple[Message, ...]


class RunLibrary(QObject):
    """All methods are of the UI thread, and all of them return at once."""

    listed = Signal(object)  # the RunInfos, the newest first
    opened = Signal(object)  # OpenedRun
    compared = Signal(object)  # (RunInfo, RunHistory) of each run that has a curve
    failed = Signal(object, str)  # Message, details

    def __init__(self, runs_dir: Path | None, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs_dir = runs_dir
        self._jobs = jobs
        self._reading = NewestJob(jobs, self)
        self._reading.done.connect(self._on_reading_done)
        self._reading.failed.connect(self.failed)
        self._opening, self._comparing = NewestJob(jobs, self), NewestJob(jobs, self)
        self._opening.done.connect(self.opened)
        self._comparing.done.connect(self.compared)
        self._watching = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_watcher_directory_changed)
        self._settling = QTimer(self)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Read the folder again; `listed` follows."""
        if self.runs_dir is None:
            self.listed.emit(())
        else:
            self._reading.ask(partial(list_runs, self.runs_dir))

    def refresh_soon(self) -> None:
        """Read it in a moment, however many wishes come until then; not at all while nobody watches."""
        if self._watching and not self._settling.isActive():
            self._settling.start()

    def set_watching(self, watching: bool) -> None:
        """Read the folder now and whenever it changes, or look at nothing any more."""
        if watching == self._watching:
            return
        self._watching = watching
        if watching:
            self.refresh()
            return
        self._settling.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def open(self, run: RunInfo, load_snapshot: Callable[[Path], Any]) -> None:
        """Read the run's curve and net; `opened` follows."""
        self._opening.ask(partial(_open, run, load_snapshot))

    def compare(self, runs: Sequence[RunInfo]) -> None:
        """Read the curves of ``runs``; `compared` follows."""
        self._comparing.ask(partial(_histories, tuple(runs)))

    def write(self, folder: Path, **notes: Any) -> None:
        """Write ``name``, ``note`` or ``star`` of a run, and read the folder again."""
        self._jobs.start(partial(write_user_notes, folder, **notes), self._on_written, self.failed.emit)

    def trash(self, runs: Sequence[RunInfo]) -> None:
        """Move the folders of ``runs`` to the system's trash, and read the folder again."""
        self._jobs.start(partial(_move_to_trash, tuple(runs)), self._on_trashed, self.failed.emit)

    @Slot(object)
    def _on_written(self, _nothing: object) -> None:
        self.refresh()

    @Slot(object)
    def _on_trashed(self, problems: Sequence[Message]) -> None:
        self.refresh()
        for problem in problems:
            self.failed.emit(problem, "")

    @Slot(object)
    def _on_reading_done(self, runs: tuple[RunInfo, ...]) -> None:
        self._watch(runs)
        self.listed.emit(runs)

    def _watch(self, runs: Sequence[RunInfo]) -> None:
        """Look at the folder of runs, and into those that are being written: their own folders change, not it."""
        if self.runs_dir is None or not self._watching:
            return
        wanted = {str(self.runs_dir), *(str(run.folder) for run in runs if run.state == "running")}
        watched = set(self._watcher.directories())
        for path in watched - wanted:
            self._watcher.removePath(path)
        for path in wanted - watched:
            self._watcher.addPath(path)  # says no where the folder is not there yet: the first run brings a refresh

    @Slot(str)
    def _on_watcher_directory_changed(self, _path: str) -> None:
        self.refresh_soon()


# In jobs --------------------------------------------------------------------------------------------------------------


def _open(run: RunInfo, load_snapshot: Callable[[Path], Any]) -> OpenedRun:
    problems: list[Message] = []
    history = snapshot = None
    try:
        history = read_history(run.folder)
    except UserError as error:
        problems.append(error.message)
    if run.has_net:
        try:
            snapshot = load_snapshot(run.folder)
        except UserError as error:
            problems.append(error.message)
    return OpenedRun(run=run, history=history, snapshot=snapshot, problems=tuple(problems))


def _histories(runs: Sequence[RunInfo]) -> list[tuple[RunInfo, RunHistory]]:
    found = []
    for run in runs:
        try:
            history = read_history(run.folder)
        except UserError:
            continue  # its row says what is damaged
        if history.steps:
            found.append((run, history))
    return found


def _move_to_trash(runs: Sequence[RunInfo]) -> list[Message]:
    """Move the runs' folders; return what to say of those that stay."""
    problems = []
    for run in runs:
        # Asked again: it may have been taken up in another window since the list was read.
        if is_locked(run.folder):
            problems.append(Message(STILL_RUNNING, {"run": run.name}))
            continue
        moved = QFile.moveToTrash(str(run.folder))
        if not (moved[0] if isinstance(moved, tuple) else moved):
            problems.append(Message(NO_TRASH, {"run": run.name, "folder": str(run.folder)}))
    return problems
