"""FineTuner: one click from a net to the same net that has learned the user's hand, with before and after."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.drawing.handwriting import LABELS, SIDE, Collection
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.models.weights_header import PRETRAINED, WEIGHTS_FILE, pretrained_folder
from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import FinishReason, RunFinished
from mnistgui.training.fine_tuning import fine_tuning
from mnistgui.ui.active_run import RunState
from mnistgui.ui.draw.nets import RUN, ChosenNet, NetChooser
from mnistgui.ui.handwriting.results import HandResult, ResultsView, Stage
from mnistgui.ui.services import Services
from mnistgui.ui.workspace import STOP_FIRST, Workspace

NOT_SAVED = QT_TRANSLATE_NOOP(
    "core",
    "This net is in no folder from which a run could begin. Let its run end, or choose another on the page Draw.",
)
TOO_FEW = QT_TRANSLATE_NOOP(
    "core",
    "There is too little to learn from: of every digit a fifth is kept back to test on. Save at least two drawings of "
    "each of two digits.",
)
OTHER_CLASSES = QT_TRANSLATE_NOOP(
    "core", "This net does not read the digits 0 to 9 from {side}x{side} grey pixels. Choose another on the page Draw."
)
OTHER_FOLDERS = QT_TRANSLATE_NOOP(
    "core", "In {folder} there are other folders than 0 to 9, which would be classes, too. Move them elsewhere."
)


@dataclass(frozen=True, eq=False, kw_only=True)
class _Plan:
    """A run that is to come, on images that were read, and what its net makes of those that it does not learn from."""

    config: TrainingConfig
    data_set: DataSet
    before: HandResult


class FineTuner(QObject):
    """Of one wish at a time. The run is one like any other: it can be paused, stopped, opened, gone on with."""

    ended = Signal()

    def __init__(self, workspace: Workspace, nets: NetChooser, results: ResultsView, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._nets, self._results = workspace, nets, results
        self._earlier: TrainingConfig | None = None  # the user's settings, which come back at the end
        self._plan: _Plan | None = None  # whose run goes on, or whose net is tested
        self._is_running = False
        workspace.run_finished.connect(self._on_workspace_run_finished)
        workspace.run_failed.connect(self._on_workspace_run_failed)

    def start(self, collection: Collection) -> None:
        """Test the net that is chosen, and let it learn the drawings of ``collection`` in a run."""
        chosen = self._nets.chosen_net()
        if self._results.is_busy:
            return
        if self._workspace.state is not RunState.IDLE:
            self._workspace.failed.emit(Message(STOP_FIRST), "")
        elif chosen.folder is None:
            self._workspace.failed.emit(Message(NOT_SAVED), "")
        else:
            self._results.set_stage(Stage.TESTING)
            work = partial(_prepare, self._workspace.services, collection, chosen, self._workspace.data.root)
            self._workspace.jobs.start(work, self._on_prepared, self._on_job_failed)

    def forget(self) -> None:
        """Show nothing of a run that goes on: the drawings are others now."""
        if self._results.is_busy:
            self._end()

    @Slot(object)
    def _on_prepared(self, plan: _Plan) -> None:
        if not self._results.is_busy:
            return  # forgotten meanwhile
        self._earlier, self._plan = self._workspace.config, plan
        self._results.show_result(plan.before)
        self._results.set_stage(Stage.LEARNING)
        self._is_running = self._workspace.start_with(plan.config, plan.data_set)
        if not self._is_running:  # another run was started meanwhile
            self._on_job_failed(Message(STOP_FIRST), "")

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        self._end()
        self._workspace.failed.emit(message, details)

    def _end(self) -> None:
        """Give the user's settings back, where nobody has changed those of the run since."""
        plan, earlier = self._plan, self._earlier
        self._plan, self._earlier, self._is_running = None, None, False
        self._results.set_stage(Stage.NOTHING)
        idle = self._workspace.state is RunState.IDLE
        if plan is not None and earlier is not None and idle and self._workspace.config == plan.config:
            self._workspace.take(earlier)
        self.ended.emit()

    # The run ----------------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_workspace_run_failed(self, _event: object) -> None:
        if self._is_running:
            self._end()

    @Slot(object)
    def _on_workspace_run_finished(self, event: RunFinished) -> None:
        plan = self._plan
        # Begun anew, it is the same run still.
        if plan is None or not self._is_running or self._workspace.is_restarting:
            return
        self._is_running = False
        if event.reason is FinishReason.DIVERGED:
            self._end()
            return
        self._nets.choose(RUN)
        self._results.set_stage(Stage.TESTING)
        work = partial(_test_after, plan, self._workspace.services, self._nets.chosen_net())
        self._workspace.jobs.start(work, self._on_tested, self._on_job_failed)

    @Slot(object)
    def _on_tested(self, answer: tuple[_Plan, HandResult]) -> None:
        plan, after = answer
        if plan is self._plan:
            self._end()
            self._results.show_fine_tuned(plan.before, after)


# In a job -------------------------------------------------------------------------------------------------------------


def tested(services: Services, chosen: ChosenNet, own: ImageSet, *, kept_back: bool = False) -> HandResult:
    """Let a net read ``own`` drawings and MNIST's test digits.

    Raises:
        UserError: it does not read such images, or not as digits.
    """
    from mnistgui.data.library import load_mnist

    net = chosen.load()
    _check(net)
    own_found, mnist_found = (services.assess(net, images) for images in (own, load_mnist("test")))
    return HandResult(
        net=chosen.name,
        class_names=net.class_names,
        own_KK=own_found.confusion_KK,
        mnist_KK=mnist_found.confusion_KK,
        kept_back=kept_back,
    )


def _check(net: Any) -> None:
    if net.class_names != LABELS or net.preparation.shape_HWC != (SIDE, SIDE, 1):
        raise UserError(Message(OTHER_CLASSES, {"side": SIDE}))


def _prepare(services: Services, collection: Collection, chosen: ChosenNet, root: Path) -> _Plan:
    assert chosen.folder is not None
    net = chosen.load()
    _check(net)
    collection.make_folders()
    request = SetRequest(key="ImageFolder", folder=str(collection.folder), side=SIDE)
    data_set = services.load_data_set(request, root, bool)
    if data_set.info.class_names != LABELS:
        raise UserError(Message(OTHER_FOLDERS, {"folder": str(collection.folder)}))
    if not data_set.can_train:
        raise UserError(Message(TOO_FEW))
    shipped = chosen.folder == pretrained_folder()
    config = fine_tuning(
        net.architecture,
        net.preparation,
        weights_file=PRETRAINED if shipped else str(chosen.folder / WEIGHTS_FILE),
        folder=str(collection.folder),
        images=len(data_set.splits["train"]),
    )
    before = tested(services, chosen, data_set.splits["test"], kept_back=True)
    return _Plan(config=config, data_set=data_set, before=before)


def _test_after(plan: _Plan, services: Services, chosen: ChosenNet) -> tuple[_Plan, HandResult]:
    return plan, tested(services, chosen, plan.data_set.splits["test"], kept_back=True)
