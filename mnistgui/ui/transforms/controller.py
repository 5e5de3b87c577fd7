"""DataPageController: joins the page "Data" to the workspace: transforms with their preview, and the statistics."""

import threading
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from mnistgui.data import statistics
from mnistgui.data.data_set import GivenUpError
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import TransformStep
from mnistgui.messages import Message
from mnistgui.training.config import TrainingConfig
from mnistgui.ui.active_run import RunState
from mnistgui.ui.data_page import DataPage
from mnistgui.ui.dataset.statistics_view import StatisticsView
from mnistgui.ui.hyperparameters.live_edits import problem_of_change
from mnistgui.ui.language import message_text
from mnistgui.ui.services import Services
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.transforms.editor import TransformsEditor
from mnistgui.ui.workspace import Workspace

PREVIEWED = 8


class DataPageController(QObject):
    """Statistics are computed when they are seen, of the split on show."""

    def __init__(self, workspace: Workspace, page: DataPage, editor: TransformsEditor, view: StatisticsView) -> None:
        super().__init__(page)
        self._workspace, self._page, self._editor, self._view = workspace, page, editor, view
        self._image_set: ImageSet | None = None
        self._computed_of: ImageSet | None = None
        self._given_up = threading.Event()
        self._previews = NewestJob(workspace.jobs, self)
        self._previews.done.connect(self._on_previewed)
        self._previews.failed.connect(self._on_preview_failed)
        self._statistics = NewestJob(workspace.jobs, self)
        self._statistics.done.connect(self._on_computed)
        self._statistics.failed.connect(workspace.failed)
        editor.steps_edited.connect(self._on_editor_steps_edited)
        editor.target_edited.connect(self._on_editor_target_edited)
        editor.preview_requested.connect(self._on_editor_preview_requested)
        workspace.config_changed.connect(self._on_workspace_config_changed)
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.torch_missing.connect(self._on_preview_failed)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        workspace.data.loading.connect(self._on_data_loading)
        workspace.data.shown.connect(self._on_data_shown)

    def give_up(self) -> None:
        """Ask the job at work to end."""
        self._given_up.set()

    @Slot()
    def refresh(self) -> None:
        """Compute what is seen now and was not computed yet (call when the page, or a view of it, is shown)."""
        image_set = self._image_set
        if image_set is None or self._computed_of is image_set or not self._view.isVisible():
            return
        self._forget_statistics()
        self._computed_of = image_set
        self._given_up = threading.Event()
        self._view.show_loading()
        self._statistics.ask(partial(_statistics, image_set, self._given_up))

    def _forget_statistics(self) -> None:
        self.give_up()
        self._statistics.forget()
        self._computed_of = None

    # Transforms -------------------------------------------------------------------------------------------------------

    @Slot(tuple)
    def _on_editor_steps_edited(self, steps: tuple[TransformStep, ...]) -> None:
        if self._workspace.state is RunState.IDLE:
            self._workspace.set_config(replace(self._workspace.config, transforms=steps))
        else:
            self._workspace.change_settings({"transforms": steps})

    @Slot(str)
    def _on_editor_target_edited(self, text: str) -> None:
        self._workspace.set_config(replace(self._workspace.config, target_transform=text))

    @Slot(object, int)
    def _on_editor_preview_requested(self, steps: tuple[TransformStep, ...], draw: int) -> None:
        if self._image_set is None or self._workspace.runtime is None:
            return
        self._previews.ask(
            partial(_preview, self._workspace.services, self._image_set, steps, self._workspace.config.seed, draw)
        )

    @Slot(object)
    def _on_previewed(self, answer: tuple[Any, int]) -> None:
        self._editor.set_preview(*answer)

    @Slot(object, str)
    def _on_preview_failed(self, message: Message, _details: str) -> None:
        self._editor.show_preview_failure(message_text(message))

    # From the workspace -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_config_changed(self, config: TrainingConfig) -> None:
        self._editor.set_config_values(config.transforms, config.target_transform)

    @Slot(object)
    def _on_workspace_torch_loaded(self, _runtime: object) -> None:
        self._editor.request_preview()

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        self._editor.set_run(None if state is RunState.IDLE else self._problem_in_run)

    def _problem_in_run(self, steps: tuple[TransformStep, ...]) -> Message | None:
        return problem_of_change(self._workspace.config, {"transforms": steps})

    @Slot(object)
    def _on_data_loading(self, _request: object) -> None:
        self._forget_statistics()
        self._previews.forget()
        self._image_set = None
        self._editor.set_image_set(None, self._workspace.config.shape_HWC)
        self._view.set_statistics(None, None)

    @Slot(object)
    def _on_data_shown(self, image_set: ImageSet) -> None:
        if self._computed_of is not image_set:
            self._forget_statistics()
        self._image_set = image_set
        self._editor.set_image_set(image_set)
        self.refresh()

    @Slot(object)
    def _on_computed(self, answer: tuple[ImageSet, statistics.SetStatistics] | None) -> None:
        if answer is not None and answer[0] is self._image_set:
            self._view.set_statistics(*answer)


def _preview(
    services: Services, image_set: ImageSet, steps: tuple[TransformStep, ...], seed: int, draw: int
) -> tuple[Any, int]:
    indices = np.arange(min(PREVIEWED, len(image_set)))
    return services.preview(image_set, indices, steps, seed, draw, True), draw


def _statistics(image_set: ImageSet, given_up: threading.Event) -> tuple[ImageSet, statistics.SetStatistics] | None:
    try:
        return image_set, statistics.compute(image_set, given_up.is_set)
    except GivenUpError:
        return None
