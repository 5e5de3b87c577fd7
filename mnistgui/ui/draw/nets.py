"""NetChooser: which net answers the drawing: the pretrained one, the run at hand's newest, or one that was opened."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.messages import Message
from mnistgui.models.weights_header import pretrained_folder
from mnistgui.training.events import RunFinished
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer
from mnistgui.ui.workspace import Workspace

PRETRAINED: Final = "pretrained"
RUN: Final = "run"
OPENED: Final = "opened"


def _make(workspace: Workspace, key: str, snapshot: Any) -> tuple[str, Any, Any]:
    return key, snapshot, workspace.services.make_predictor(snapshot)


def _same(snapshot: Any) -> Any:
    return snapshot


@dataclass(frozen=True, kw_only=True)
class ChosenNet:
    """``load`` gives its ModelSnapshot (in a job: it may read files); None: it is in no ``folder``, or not yet."""

    name: str
    load: Callable[[], Any]
    folder: Path | None


class NetChooser(QObject):
    """Gives the answerer its predictor. Predictors are made in jobs; while one is made, the newest wish is kept."""

    pretrained_loaded = Signal()
    predictors_changed = Signal()  # there is a new one that somebody wants

    def __init__(self, workspace: Workspace, page: DrawPage, answerer: Answerer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._page, self._answerer = workspace, page, answerer
        self._choice = PRETRAINED
        self._beside = ""  # a net that answers beside it
        self._compared = ""  # a net whose response map is shown beside its own
        self._pretrained: Any = None
        self._pretrained_failed = False
        self._snapshots: dict[str, Any] = {}  # ModelSnapshots: the newest of the run, and the one that was opened
        self._folders: dict[str, Path | None] = {}  # where they are saved
        self._opened_name = ""
        self._made: dict[str, tuple[Any, Any]] = {}  # the snapshot that a predictor was made of, and the predictor
        self._making = False
        workspace.torch_loaded.connect(self._on_workspace_torch_loaded)
        workspace.can_train_changed.connect(self._on_workspace_can_train_changed)
        workspace.snapshot_taken.connect(self._on_workspace_snapshot_taken)
        workspace.run_finished.connect(self._on_workspace_run_finished)
        page.model_chosen.connect(self._on_page_model_chosen)
        page.second_chosen.connect(self._on_page_second_chosen)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the nets in the present language."""
        entries = [] if self._pretrained_failed else [(PRETRAINED, self.tr("Pretrained net"))]
        if RUN in self._snapshots:
            step = f"{self._snapshots[RUN].step:,}"
            entries.append((RUN, self.tr("Net of this run, iteration {step}").format(step=step)))
        if OPENED in self._snapshots:
            step = f"{self._snapshots[OPENED].step:,}"
            text = self.tr("Net of “{name}”, iteration {step}")
            entries.append((OPENED, text.format(name=self._opened_name, step=step)))
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
        self._on_page_second_chosen(self._beside)
        self.pretrained_loaded.emit()
        self.predictors_changed.emit()

    @property
    def has_pretrained(self) -> bool:
        """Whether the shipped net can answer."""
        return self._pretrained is not None

    def chosen_net(self) -> ChosenNet:
        """Return the net that answers."""
        name, snapshot = self._page.model_name(), self._snapshots.get(self._choice)
        if snapshot is not None:
            return ChosenNet(name=name, load=partial(_same, snapshot), folder=self._folders.get(self._choice))
        load = self._workspace.services.load_pretrained_snapshot
        return ChosenNet(name=name, load=load, folder=pretrained_folder())

    def choose(self, key: str) -> None:
        """Let the net ``key`` answer, as if the user had chosen it."""
        self._page.choose_model(key)

    def want_compared(self, key: str) -> None:
        """Have a predictor of the net ``key``, too, whenever it changes; of none with an empty key."""
        self._compared = key
        self._make_predictor()

    def predictor_of(self, key: str) -> Any:
        """Return the predictor of the net ``key`` that was made last, or None."""
        if key == PRETRAINED:
            return self._pretrained
        made = self._made.get(key)
        # One of another run that was opened before would answer in its name.
        stale = key == OPENED and made is not None and made[0] is not self._snapshots[OPENED]
        return None if made is None or stale else made[1]

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
        self._folders.pop(RUN, None)  # until it is saved
        self._offer(RUN, snapshot)

    @Slot(object)
    def _on_workspace_run_finished(self, event: RunFinished) -> None:
        self._folders[RUN] = event.folder

    @Slot(str, object, object)
    def add_opened(self, name: str, snapshot: Any, folder: Path) -> None:
        """Offer the net of the run ``name``, which was opened, in the place of the one before, and let it answer."""
        self._opened_name, self._folders[OPENED] = name, folder
        if OPENED in self._snapshots:
            # Not the one before in its name, until its own is made.
            self._snapshots[OPENED] = snapshot
            self._use_choice()
            self._answerer.use_second(self.predictor_of(self._beside))
        self._offer(OPENED, snapshot)
        self._page.choose_model(OPENED)

    def _offer(self, key: str, snapshot: Any) -> None:
        self._snapshots[key] = snapshot
        self.retranslate()
        if self._pretrained_failed:
            self._page.set_ready(True)
        if key in self._wanted:
            self._make_predictor()

    @Slot(str)
    def _on_page_model_chosen(self, key: str) -> None:
        self._choice = key
        self._use_choice()

    @Slot(str)
    def _on_page_second_chosen(self, key: str) -> None:
        self._beside = key
        self._answerer.use_second(self.predictor_of(key))
        self._make_predictor()

    def _use_choice(self) -> None:
        self._answerer.use(self.predictor_of(self._choice))
        self._make_predictor()

    @property
    def _wanted(self) -> tuple[str, ...]:
        return self._choice, self._beside, self._compared

    def _make_predictor(self) -> None:
        """Make the first predictor that is wanted and not there; the next one follows it."""
        for key in self._wanted:
            snapshot, made = self._snapshots.get(key), self._made.get(key)
            if self._making or snapshot is None or (made is not None and made[0] is snapshot):
                continue
            self._making = True
            make = partial(_make, self._workspace, key, snapshot)
            self._workspace.jobs.start(make, self._on_predictor_made, self._on_job_failed)

    @Slot(object)
    def _on_predictor_made(self, answer: tuple[str, Any, Any]) -> None:
        self._making = False
        key, snapshot, predictor = answer
        self._made[key] = (snapshot, predictor)
        if self._choice == key:
            self._answerer.use(predictor)
        if self._beside == key:
            self._answerer.use_second(predictor)
        self.predictors_changed.emit()
        self._make_predictor()
