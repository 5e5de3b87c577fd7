"""BatchesController: joins the tab "Batches" to the workspace: plans and previews in jobs, and the batches of a run."""

import threading
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from mnistgui.data.data_set import DataSet, GivenUpError
from mnistgui.data.epochs import EpochPlan
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message
from mnistgui.training.batch_picture import BatchPicture
from mnistgui.training.config import FIELDS, TrainingConfig
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.batches_view import BatchesView
from mnistgui.ui.language import message_text
from mnistgui.ui.progress import Progress
from mnistgui.ui.services import Services
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace


class BatchesController(QObject):
    """Before torch is there nothing is planned: what was asked for until then is asked for again.

    While a run goes on the batches are planned by its config and not by the settings, which may leave its seed open.
    """

    def __init__(self, workspace: Workspace, view: BatchesView) -> None:
        super().__init__(view)
        self._workspace, self._view = workspace, view
        self._settings = self._config = workspace.config  # those of the panel, and those that are planned by
        self._image_set: ImageSet | None = None
        self._given_up = threading.Event()
        self._steps_per_epoch = 0
        self._plans, self._pictures = NewestJob(workspace.jobs, self), NewestJob(workspace.jobs, self)
        self._plans.done.connect(self._on_planned)
        self._pictures.done.connect(self._on_pictured)
        for job in (self._plans, self._pictures):
            job.failed.connect(self._on_job_failed)
        view.plan_requested.connect(self._on_view_plan_requested)
        view.batch_requested.connect(self._on_view_batch_requested)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.torch_missing.connect(self._on_job_failed)
        workspace.data.loading.connect(self._on_data_loading)
        workspace.data.loaded.connect(self._on_data_loaded)
        workspace.run_started.connect(self._on_workspace_run_started)
        workspace.progress_changed.connect(self._on_workspace_progress_changed)
        workspace.batch_trained.connect(view.show_trained)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)

    def give_up(self) -> None:
        """Ask the job at work to end."""
        self._given_up.set()

    # Wishes of the view -----------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _on_view_plan_requested(self, generation: int, epoch: int) -> None:
        if self._image_set is None or self._workspace.runtime is None:
            return
        self.give_up()
        self._given_up = threading.Event()
        services = self._workspace.services
        self._plans.ask(partial(_plan, services, self._config, self._image_set, epoch, generation, self._given_up))

    @Slot(object)
    def _on_planned(self, answer: tuple[int, EpochPlan] | None) -> None:
        if answer is not None:
            self._view.set_plan(*answer)

    @Slot(int, object, int)
    def _on_view_batch_requested(self, generation: int, plan: EpochPlan, iteration: int) -> None:
        if self._image_set is not None:
            services = self._workspace.services
            self._pictures.ask(partial(_picture, services, self._config, self._image_set, plan, iteration, generation))

    @Slot(object)
    def _on_pictured(self, answer: tuple[int, BatchPicture]) -> None:
        self._view.set_batch(*answer)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, _details: str) -> None:
        self._view.show_failure(message_text(message))

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_config_changed(self, config: TrainingConfig) -> None:
        before, self._settings = self._settings, config
        if self._workspace.state is RunState.IDLE:
            self._plan_by(config)
        else:
            # Changed in the run itself; the rest of its config is its own.
            changes = {name: getattr(config, name) for name in FIELDS if getattr(config, name) != getattr(before, name)}
            self._plan_by(self._config.changed(changes))

    def _plan_by(self, config: TrainingConfig) -> None:
        self._config = config
        self._view.set_config(config)

    @Slot(object)
    def _on_data_loading(self, _request: object) -> None:
        self._image_set = None
        self._view.set_image_set(None)

    @Slot(object)
    def _on_data_loaded(self, data_set: DataSet) -> None:
        self._image_set = data_set.splits.get("train")
        self._view.set_image_set(self._image_set)

    @Slot(object)
    def _on_workspace_torch_loaded(self, _runtime: object) -> None:
        self._view.ask_again()

    @Slot(object)
    def _on_workspace_run_started(self, started: Any) -> None:
        self._steps_per_epoch = started.steps_per_epoch
        if started.config is not None:
            self._plan_by(started.config)
        self._view.set_run_place(1, 0)

    @Slot(object)
    def _on_workspace_progress_changed(self, progress: Progress) -> None:
        if self._steps_per_epoch and self._workspace.state is not RunState.IDLE:
            done = progress.step - (progress.epoch - 1) * self._steps_per_epoch
            self._view.set_run_place(progress.epoch, max(done, 0))

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        if state is RunState.IDLE:
            self._view.set_run_place(0, None)
            # Where the settings leave the seed open, that of the run before is the only one whose batches there were.
            open_seed = {"seed": self._settings.seed, "same_start": False}
            if self._config.changed(open_seed) != self._settings:
                self._plan_by(self._settings)


def _plan(
    services: Services, config: TrainingConfig, images: ImageSet, epoch: int, generation: int, given_up: threading.Event
) -> tuple[int, EpochPlan] | None:
    try:
        return generation, services.plan_epoch(config, images, epoch, given_up.is_set)
    except GivenUpError:
        return None


def _picture(
    services: Services, config: TrainingConfig, images: ImageSet, plan: EpochPlan, iteration: int, generation: int
) -> tuple[int, BatchPicture]:
    """Show the batch as the run would be fed: random transforms draw what they will draw in that iteration."""
    preview = services.preview(
        images, plan.batch(iteration), config.transforms, config.seed, plan.step(iteration), True
    )
    return generation, BatchPicture.previewed(config, images, plan, iteration, preview.stages[-1].picture_KHWC)
