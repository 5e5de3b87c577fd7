"""NetCost: the layers of the net at hand and the time of an epoch, found in jobs when they are wanted."""

import threading
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import DEFAULTS, SECTIONS, TrainingConfig
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

# A value on its way is not worth a trial of some seconds: only settings that rest this long are.
REST_MS: Final = 700
# What the time of an epoch does not hang on.
_WITHOUT_COST: Final = ("epochs", "learning_rate", "seed", "same_start", "initialization", "init_std", "weights_file")


class NetCost(QObject):
    """Each question is asked once: an answer is kept until another net, other images or other settings are asked for.

    `summarized` and `estimated` carry the newest answer. `estimating` says that there will be another estimate.
    """

    summarized = Signal(object)  # tuple[LayerRow, ...]
    summary_failed = Signal(object, str)  # Message, details
    estimating = Signal()
    estimated = Signal(object)  # Estimate, or None where there is none

    def __init__(self, services: Services, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._of_rows: object = None
        self._of_time: object = None
        self._wish: tuple[TrainingConfig, ImageSet, int] | None = None
        self._known: tuple[object, float] | None = None  # the newest answer, and of what
        self._given_up = threading.Event()
        self._rows_job, self._time_job = NewestJob(jobs, self), NewestJob(jobs, self)
        self._rows_job.done.connect(self.summarized)
        self._rows_job.failed.connect(self.summary_failed)
        self._time_job.done.connect(self._on_time_job_done)
        self._time_job.failed.connect(self._on_time_job_failed)
        self._resting = QTimer(self)
        self._resting.setInterval(REST_MS)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._on_resting_timeout)

    def ask_rows(self, config: TrainingConfig, images: ImageSet) -> None:
        """Want the layers of this net, unless they were asked for last."""
        key = tuple(getattr(config, name) for part in ("net", "data") for name in SECTIONS[part]), id(images)
        if key != self._of_rows:
            self._of_rows = key
            self._rows_job.ask(partial(self._services.summarize, config, images))

    def ask_time(self, config: TrainingConfig, images: ImageSet, test_images: int) -> None:
        """Want the time of an epoch, tests on so many images included, once the settings rest, unless asked last."""
        key = _time_key(config, images)
        if key != self._of_time:
            self.forget_time()
            self._of_time, self._wish = key, (config, images, test_images)
            self.estimating.emit()
            self._resting.start()

    def seconds_per_epoch(self, config: TrainingConfig, images: ImageSet) -> float | None:
        """Return what the newest estimate says, if it was made for such settings and images; nothing is asked for."""
        if self._known is None or self._known[0] != _time_key(config, images):
            return None
        return self._known[1]

    @property
    def is_estimating(self) -> bool:
        """Whether an estimate is wanted and not there yet."""
        return self._wish is not None

    def forget_time(self) -> None:
        """Want no estimate now; the same question may be asked again."""
        if self._wish is not None:
            self._of_time = self._wish = None
            self._resting.stop()
            self._given_up.set()
            self._time_job.forget()
            self.estimated.emit(None)

    @Slot()
    def _on_resting_timeout(self) -> None:
        if self._wish is not None:
            self._given_up = threading.Event()
            self._time_job.ask(partial(self._services.estimate, *self._wish, self._given_up.is_set))

    @Slot(object)
    def _on_time_job_done(self, estimate: Any) -> None:
        self._wish = None
        if estimate is not None:
            self._known = self._of_time, estimate.seconds_per_epoch
        self.estimated.emit(estimate)

    @Slot(object, str)
    def _on_time_job_failed(self, _message: object, _details: str) -> None:
        # What is wrong with the net is said in the place of its layers.
        self._wish = None
        self.estimated.emit(None)


def _time_key(config: TrainingConfig, images: ImageSet) -> object:
    return replace(config, **{name: getattr(DEFAULTS, name) for name in _WITHOUT_COST}), id(images)
