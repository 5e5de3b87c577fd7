"""NetChooser: which net answers the drawing. The pretrained one, or the newest snapshot of the run at hand."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.workspace import Workspace

PRETRAINED: Final = "pretrained"
RUN: Final = "run"


def _make(workspace: Workspace, snapshot: Any) -> tuple[Any, Any]:
    return snapshot, workspace.services.make_predictor(snapshot)


class NetChooser(QObject):
    """Gives the answerer its predictor. Predictors are made in jobs; while one is made, the newest wish is kept."""

    pretrained_loaded = Signal()

    def __init__(self, workspace: Workspace, page: DrawPage, answerer: Answerer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._page, self._answerer = workspace, page, answerer
        self._choice = PRETRAINED
        self._pretrained: Any = None
        self._pretrained_failed = False
        self._newest: Any = None  # ModelSnapshot of the run
        self._made_of: Any = None  # the snapshot that the run's predictor was made of
        self._run_predictor: Any = None
        self._making = False
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        workspace.snapshot_taken.connect(self._on_workspace_snapshot_taken)
        page.model_chosen.connect(self._on_page_model_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the nets in the present language."""
        entries = [] if self._pretrained_failed else [(PRETRAINED, self.tr("Pretrained net"))]
        if self._newest is not None:
            entries.append((RUN, self.tr("Net of this run, iteration {step}").format(step=f"{self._newest.step:,}")))
        self._page.set_models(entries)

    @Slot(object)
    def _on_workspace_torch_loaded(self, _runtime: object) -> None:
        self._workspace.jobs.start(
            self._workspace.services.load_pretrained, self._on_pretrained_loaded, self._on_pretrained_failed
        )

    @Slot(object)
    def _on_pretrained_loaded(self, predictor: Any) -> None:
        self._pretrained = predictor
        self._page.set_ready(True)
        self._use_choice()
        self.pretrained_loaded.emit()

    @property
    def has_pretrained(self) -> bool:
        """Whether the shipped net can answer."""
        return self._pretrained is not None

    @Slot(object, str)
    def _on_pretrained_failed(self, message: Message, details: str) -> None:
        # What is left is the net of a run, once there is one.
        self._pretrained_failed, self._choice = True, RUN
        self.retranslate()
        self._page.set_failed()
        self._workspace.failed.emit(message, details)

    @Slot(bool)
    def _on_workspace_can_train_changed(self, _can_train: bool) -> None:
        if self._workspace.load_failed and self._workspace.runtime is None:
            self._page.set_failed()

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        self._making = False
        self._workspace.failed.emit(message, details)

    @Slot(object)
    def _on_workspace_snapshot_taken(self, snapshot: Any) -> None:
        self._newest = snapshot
        self.retranslate()
        if self._pretrained_failed:
            self._page.set_ready(True)
        if self._choice == RUN:
            self._make_run_predictor()

    @Slot(str)
    def _on_page_model_chosen(self, key: str) -> None:
        self._choice = key
        self._use_choice()

    def _use_choice(self) -> None:
        if self._choice == PRETRAINED:
            self._answerer.use(self._pretrained)
        else:
            self._answerer.use(self._run_predictor)
            self._make_run_predictor()

    def _make_run_predictor(self) -> None:
        if self._making or self._newest is None or self._newest is self._made_of:
            return
        self._making = True
        make = partial(_make, self._workspace, self._newest)
        self._workspace.jobs.start(make, self._on_predictor_made, self._on_job_failed)

    @Slot(object)
    def _on_predictor_made(self, answer: tuple[Any, Any]) -> None:
        self._making = False
        self._made_of, self._run_predictor = answer
        if self._choice == RUN:
            self._answerer.use(self._run_predictor)
            self._make_run_predictor()
