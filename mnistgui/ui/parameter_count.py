"""ParameterCount: how many weights the net of the present settings has, counted in a job."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import TrainingConfig
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob


class ParameterCount(QObject):
    """`counted` carries the number for the settings and images that were asked about last."""

    counted = Signal(int)
    failed = Signal(object, str)  # Message, details

    def __init__(self, services: Services, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked: tuple[TrainingConfig, ImageSet] | None = None
        self._job = NewestJob(jobs, self)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self.failed)

    def ask(self, config: TrainingConfig, images: ImageSet) -> None:
        """Count, unless it is the question that was asked last."""
        if self._asked is None or self._asked[0] != config or self._asked[1] is not images:
            self._asked = config, images
            self._job.ask(partial(self._services.count_parameters, config, images))

    @Slot(object)
    def _on_job_done(self, parameters: int) -> None:
        self.counted.emit(parameters)
