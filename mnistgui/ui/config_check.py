"""ConfigCheck: what becomes of the present settings on the present images: how large the net is, or why none can be."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.data_set import DataSet
from mnistgui.messages import Message
from mnistgui.training.config import TrainingConfig
from mnistgui.ui.services import Services
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

Checked = tuple[int | None, Mapping[str, Message]]


def _check(services: Services, config: TrainingConfig, data_set: DataSet, devices: Sequence[str]) -> Checked:
    train, test = data_set.splits["train"], data_set.splits["test"]
    problems = services.refusals(config, train, test, devices)
    return (None if problems else services.count_parameters(config, train)), problems


class ConfigCheck(QObject):
    """Works in a job (torch builds the net without memory, and torchvision's may have to be imported first)."""

    counted = Signal(int)
    refused = Signal(object)  # problems by field; empty: a run can begin
    failed = Signal(object, str)  # Message, traceback

    def __init__(self, services: Services, jobs: JobKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._asked: tuple[TrainingConfig, DataSet, Sequence[str]] | None = None
        self._job = NewestJob(jobs, self)
        self._job.done.connect(self._on_job_done)
        self._job.failed.connect(self.failed)

    def ask(self, config: TrainingConfig, data_set: DataSet, devices: Sequence[str]) -> None:
        """Check ``config`` on the images of ``data_set``, which can be trained on, unless it is what was asked last."""
        last, self._asked = self._asked, (config, data_set, devices)
        if last is None or last[0] != config or last[1] is not data_set or last[2] != devices:
            self._job.ask(partial(_check, self._services, config, data_set, devices))

    @Slot(object)
    def _on_job_done(self, checked: Checked) -> None:
        parameters, problems = checked
        if parameters is not None:
            self.counted.emit(parameters)
        self.refused.emit(problems)
