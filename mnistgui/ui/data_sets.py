"""DataSets: which data set the window shows, and how it comes: read, downloaded, or taken from the user's own files.

Requests in, signals out, as the workspace does; it holds one data set at a time. What takes long is a job; an answer to
a request that the user has left behind is dropped, and its job asked to give up.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.catalog import DATA_SETS, DataSetInfo
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.library import NotOnDiskError
from mnistgui.messages import Message
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import Failure, JobKeeper

# A download speaks once a chunk; a bar needs no more than this.
_PROGRESS_EVERY_S: Final = 0.1


@dataclass(frozen=True, eq=False)
class _Task:
    """One job for one request: ``given_up`` is asked by the job, set from the UI thread."""

    request: SetRequest
    given_up: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, eq=False)
class _Outcome:
    """What a job came back with: a data set (None: it is not on disk, or it was only fetched), or a failure."""

    task: _Task
    data_set: DataSet | None
    failure: Failure | None = None


class DataSets(QObject):
    """See the module. Every signal is sent on the UI thread."""

    loading = Signal(object)  # SetRequest
    loaded = Signal(object)  # DataSet
    shown = Signal(object)  # ImageSet: one split of it
    missing = Signal(object)  # DataSetInfo: it is not on disk
    load_failed = Signal(object)  # Message; `failed` tells the user of it
    getting_progressed = Signal(object)  # DownloadProgress
    getting_failed = Signal(object)  # Message
    getting_cancelled = Signal()
    root_changed = Signal(object)  # Path
    failed = Signal(object, str)  # Message, details
    changed = Signal()  # after any of these: what can be done with the set may be another
    _progressed = Signal(object, object)  # _Task, DownloadProgress: from the thread of the job

    def __init__(self, services: Services, jobs: JobKeeper, *, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._jobs = services, jobs
        self.root = root
        self.request: SetRequest | None = None
        self.data_set: DataSet | None = None
        self.split = "train"
        self.failed_to_load = False
        self.is_missing = False  # the wanted set is not on disk
        self._task: _Task | None = None
        self._getting = False
        self._progressed.connect(self._on_progressed)

    # Requests ---------------------------------------------------------------------------------------------------------

    @property
    def image_set(self) -> ImageSet | None:
        """The split on show."""
        return None if self.data_set is None else self.data_set.splits.get(self.split)

    @property
    def info(self) -> DataSetInfo | None:
        """What is known of the set that is wanted: of a user's own files only once they are read."""
        if self.data_set is not None:
            return self.data_set.info
        return None if self.request is None else DATA_SETS[self.request.key]

    @property
    def is_loading(self) -> bool:
        """Whether the wanted set is being read."""
        return self._task is not None and not self._getting

    @property
    def is_getting(self) -> bool:
        """Whether a download or a copy is going on."""
        return self._getting

    def want(self, request: SetRequest) -> None:
        """Read this data set and show it, unless it is the one at hand."""
        if request != self.request:
            self.request = request
            self.reload()

    def reload(self) -> None:
        """Read the wanted set again."""
        request = self.request
        if request is None:
            return
        self._drop_task()
        self._task = task = _Task(request)
        self.data_set, self.failed_to_load, self.is_missing = None, False, False
        self.loading.emit(request)
        self.changed.emit()
        work = partial(_load, self._services, task, self.root)
        self._jobs.start(work, self._on_loaded, self._on_job_failed)

    def adopt(self, data_set: DataSet) -> None:
        """Show a set that was read already, in the place of the one at hand or of one that is being read."""
        self._drop_task()
        self.request, self.failed_to_load, self.is_missing = data_set.request, False, False
        self._take(data_set)
        self.changed.emit()

    def _take(self, data_set: DataSet) -> None:
        self.data_set = data_set
        if self.split not in data_set.splits:
            self.split = next(iter(data_set.splits))
        self.loaded.emit(data_set)
        self.shown.emit(data_set.splits[self.split])

    @Slot(str)
    def show_split(self, split: str) -> None:
        """Show another split of the set at hand."""
        self.split = split
        if self.image_set is not None:
            self.shown.emit(self.image_set)

    @Slot(Path)
    def set_root(self, root: Path) -> None:
        """Keep and look for data sets in another folder from now on."""
        if root != self.root:
            self.root = root
            self.root_changed.emit(root)
            self.reload()

    @Slot()
    def download(self) -> None:
        """Fetch the wanted set; it is read when it is there."""
        self._get(self._services.download)

    @Slot(list)
    def use_local_files(self, paths: list[Path]) -> None:
        """Copy the wanted set from these files or folders; it is read when it is there."""
        self._get(partial(_take_local, self._services, paths))

    @Slot()
    def cancel(self) -> None:
        """Stop fetching; what came whole stays, half a file goes."""
        if self._getting:
            self._drop_task()
            self.getting_cancelled.emit()
            self.changed.emit()

    def give_up(self) -> None:
        """Ask the job at work to end, for the window closes."""
        self._drop_task()

    # Jobs -------------------------------------------------------------------------------------------------------------

    def _drop_task(self) -> None:
        if self._task is not None:
            self._task.given_up.set()
        self._task, self._getting = None, False

    def _get(self, fetch: Callable[..., None]) -> None:
        request = self.request
        if request is None or self._getting:
            return
        self._drop_task()
        self._task = task = _Task(request)
        self._getting = True
        self.changed.emit()
        work = partial(_fetch, fetch, task, self.root, _Throttle(self, task))
        self._jobs.start(work, self._on_got, self._on_job_failed)

    @Slot(object)
    def _on_loaded(self, outcome: _Outcome) -> None:
        if outcome.task is not self._task:
            return
        self._task = None
        if outcome.failure is not None:
            self.failed_to_load = True
            self.changed.emit()
            self.load_failed.emit(outcome.failure.message)
            self.failed.emit(outcome.failure.message, outcome.failure.details)
            return
        if outcome.data_set is None:
            self.is_missing = True
            self.missing.emit(DATA_SETS[outcome.task.request.key])
        else:
            self._take(outcome.data_set)
        self.changed.emit()

    @Slot(object, object)
    def _on_progressed(self, task: _Task, progress: Any) -> None:
        if task is self._task:
            self.getting_progressed.emit(progress)

    @Slot(object)
    def _on_got(self, outcome: _Outcome) -> None:
        if outcome.task is not self._task:
            return
        self._drop_task()
        if outcome.failure is None:
            self.reload()
            return
        # Said in the panel, where the buttons to try again are: a dialog would only stand before them.
        self.getting_failed.emit(outcome.failure.message)
        self.changed.emit()

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        # `_outcome` catches everything: what comes here is a mistake of this file.
        self.failed.emit(message, details)


class _Throttle:
    """Passes progress on to the UI thread, not more often than a bar needs. Called in the thread of the job."""

    def __init__(self, owner: DataSets, task: _Task) -> None:
        self._owner, self._task = owner, task
        self._next_at = 0.0

    def __call__(self, progress: Any) -> None:
        now = time.monotonic()
        if now >= self._next_at:
            self._next_at = now + _PROGRESS_EVERY_S
            self._owner._progressed.emit(self._task, progress)


def _outcome(task: _Task, work: Callable[[], DataSet | None]) -> _Outcome:
    """Do ``work`` in the thread of a job; a failure comes back with the task, so that a stale one can be dropped."""
    try:
        return _Outcome(task, work())
    except NotOnDiskError:
        return _Outcome(task, None)
    except Exception as error:
        return _Outcome(task, None, Failure.of(error))


def _load(services: Services, task: _Task, root: Path) -> _Outcome:
    return _outcome(task, partial(services.load_data_set, task.request, root, task.given_up.is_set))


def _fetch(fetch: Callable[..., None], task: _Task, root: Path, progress: Callable[[Any], None]) -> _Outcome:
    info = DATA_SETS[task.request.key]
    return _outcome(task, partial(fetch, info, root, progress=progress, cancelled=task.given_up.is_set))


def _take_local(
    services: Services,
    paths: list[Path],
    info: DataSetInfo,
    root: Path,
    *,
    progress: Callable[[Any], None],
    cancelled: Callable[[], bool],
) -> None:
    services.take_local_files(info, root, paths, progress=progress, cancelled=cancelled)
