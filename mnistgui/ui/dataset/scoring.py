"""Scoring: what the net of the last run says of every image on show, for the orders that are over it."""

import threading
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from mnistgui.data.data_set import GivenUpError, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message
from mnistgui.training.config import TrainingConfig
from mnistgui.training.scores import Scores
from mnistgui.ui.dataset.browser import Browser
from mnistgui.ui.services import Services
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace


class Scoring(QObject):
    """Scores are computed when an order needs them, by the newest snapshot, for the split on show.

    They stay as they are while a run goes on: an order that changes under the hand could not be looked through.
    """

    def __init__(self, workspace: Workspace, browser: Browser, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._browser = workspace, browser
        self._snapshot: Any = None
        self._config: TrainingConfig | None = None  # of the snapshot's run
        self._request: SetRequest | None = None
        self._given_up = threading.Event()
        self._job = NewestJob(workspace.jobs, self)
        self._job.done.connect(self._on_scored)
        self._job.failed.connect(self._on_score_failed)
        workspace.snapshot_taken.connect(self._on_workspace_snapshot_taken)
        workspace.data.loading.connect(self._on_data_loading)
        workspace.data.shown.connect(self._on_data_shown)
        browser.scores_requested.connect(self._on_browser_scores_requested)
        browser.set_can_score(False)

    @property
    def can_score(self) -> bool:
        """Whether there is a net that was trained on the data set at hand."""
        return self._snapshot is not None and self._request == self._workspace.data.request

    def give_up(self) -> None:
        """Ask the job at work to end."""
        self._given_up.set()

    @Slot(object)
    def _on_workspace_snapshot_taken(self, snapshot: Any) -> None:
        # Together: until a new run has its first snapshot, the net is that of the run before.
        self._snapshot, self._config = snapshot, self._workspace.config
        self._request = self._workspace.data.request
        self._browser.set_can_score(self.can_score)

    @Slot(object)
    def _on_data_loading(self, _request: SetRequest) -> None:
        self._forget()

    @Slot(object)
    def _on_data_shown(self, _image_set: ImageSet) -> None:
        self._forget()
        self._browser.set_can_score(self.can_score)
        if self._browser.waits_for_scores:
            self._on_browser_scores_requested()

    def _forget(self) -> None:
        self.give_up()
        self._job.forget()

    @Slot()
    def _on_browser_scores_requested(self) -> None:
        image_set, config = self._browser.image_set, self._config
        if not self.can_score or image_set is None or config is None:
            return
        self._forget()
        self._given_up = threading.Event()
        self._job.ask(partial(_score, self._workspace.services, self._snapshot, image_set, config, self._given_up))

    @Slot(object)
    def _on_scored(self, answer: tuple[ImageSet, Scores] | None) -> None:
        if answer is not None and answer[0] is self._browser.image_set:
            self._browser.set_scores(answer[1])

    @Slot(object, str)
    def _on_score_failed(self, message: Message, details: str) -> None:
        self._browser.set_scores(None)
        self._workspace.failed.emit(message, details)


def _score(
    services: Services, snapshot: Any, image_set: ImageSet, config: TrainingConfig, given_up: threading.Event
) -> tuple[ImageSet, Scores] | None:
    try:
        return image_set, services.score(snapshot, image_set, config, given_up.is_set)
    except GivenUpError:
        return None
