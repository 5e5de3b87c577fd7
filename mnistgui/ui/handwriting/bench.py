"""HandwritingBench: the page My hand and the saving of drawings, joined to the workspace. All file work is in jobs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mnistgui.drawing import raster
from mnistgui.drawing.handwriting import SIDE, Collected, Collection, Drawing, Merged, Removed
from mnistgui.drawing.ink import Ink
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.ui.active_run import RunState
from mnistgui.ui.draw.nets import ChosenNet, NetChooser
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.file_dialog import file_dialog
from mnistgui.ui.handwriting.fine_tuner import FineTuner, tested
from mnistgui.ui.handwriting.page import HandwritingPage
from mnistgui.ui.handwriting.results import HandResult, Stage
from mnistgui.ui.services import Services
from mnistgui.ui.workspace import Workspace

OTHER_SIZE = QT_TRANSLATE_NOOP(
    "core", "This image is {width}x{height} pixels; your collection is of {side}x{side} grey. Draw it instead."
)
MERGED = QT_TRANSLATE_NOOP(
    "core", "Merged: {added} drawings taken, {known} were here already, {refused} could not be read."
)


class HandwritingBench(QObject):
    """Builds the page, which the window then puts into its place."""

    folder_wanted = Signal(object)  # Path: to be used as a data set

    def __init__(self, workspace: Workspace, draw_page: DrawPage, nets: NetChooser, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._draw_page, self._nets, self._window = workspace, draw_page, nets, window
        self._removed: list[list[Removed]] = []
        self._saving: Ink | None = None
        self.page = HandwritingPage()
        page = self.page
        draw_page.save_wanted.connect(self._on_draw_page_save_wanted)
        page.seen.connect(self._on_page_seen)
        page.delete_wanted.connect(self._on_page_delete_wanted)
        page.undo_wanted.connect(self._on_page_undo_wanted)
        page.relabel_wanted.connect(self._on_page_relabel_wanted)
        page.merge_wanted.connect(self._on_page_merge_wanted)
        page.train_wanted.connect(self._on_page_train_wanted)
        page.test_wanted.connect(self._on_page_test_wanted)
        page.fine_tune_wanted.connect(self._on_page_fine_tune_wanted)
        self._fine_tuner = FineTuner(workspace, nets, page.results, self)
        self._fine_tuner.ended.connect(self._on_fine_tuner_ended)
        workspace.run_state_changed.connect(self._on_workspace_run_state_changed)
        nets.pretrained_loaded.connect(self._on_nets_ready)
        workspace.data.root_changed.connect(self._on_root_changed)

    @property
    def collection(self) -> Collection:
        """The user's own, below the present data root."""
        return Collection.below(self._workspace.data.root)

    def _start(self, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        self._workspace.jobs.start(work, on_done, self._on_job_failed)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        self._workspace.failed.emit(message, details)
        self._read()  # what was done of it, is done

    @Slot(object, str)
    def _on_save_failed(self, message: Message, details: str) -> None:
        self._saving = None
        self._on_job_failed(message, details)

    @Slot(object, str)
    def _on_test_failed(self, message: Message, details: str) -> None:
        self.page.set_stage(Stage.NOTHING)
        self._workspace.failed.emit(message, details)

    # Saving -----------------------------------------------------------------------------------------------------------

    @Slot(object, str)
    def _on_draw_page_save_wanted(self, ink: Ink, label: str) -> None:
        if self._saving is not None or ink.is_empty:
            return
        self._saving = ink
        self._workspace.jobs.start(partial(_save, self.collection, ink, label), self._on_saved, self._on_save_failed)

    @Slot(object)
    def _on_saved(self, answer: tuple[Drawing, int]) -> None:
        drawing, count = answer
        ink, self._saving = self._saving, None
        if ink is not None:
            self._draw_page.show_saved(ink, drawing.label, count)
        if self.page.isVisible():
            self._read()

    # The collection ---------------------------------------------------------------------------------------------------

    @Slot()
    def _on_page_seen(self) -> None:
        self._read()

    def _read(self) -> None:
        self._start(self.collection.read, self._on_read)

    @Slot(object)
    def _on_read(self, collected: Collected) -> None:
        self.page.show_collected(collected)

    @Slot(object)
    def _on_root_changed(self, _root: object) -> None:
        self._removed.clear()
        self.page.set_can_undo(False)
        self._fine_tuner.forget()
        self.page.results.show_result(None)
        if self.page.isVisible():
            self._read()

    @Slot(list)
    def _on_page_delete_wanted(self, drawings: list[Drawing]) -> None:
        self._start(partial(_delete, self.collection, drawings), self._on_deleted)

    @Slot(object)
    def _on_deleted(self, removed: list[Removed]) -> None:
        self._removed.append(removed)
        self.page.set_can_undo(True)
        self._read()

    @Slot()
    def _on_page_undo_wanted(self) -> None:
        if self._removed:
            self._start(partial(_restore, self.collection, self._removed.pop()), self._on_changed)
            self.page.set_can_undo(bool(self._removed))

    @Slot(list, str)
    def _on_page_relabel_wanted(self, drawings: list[Drawing], label: str) -> None:
        self._start(partial(_relabel, self.collection, drawings, label), self._on_changed)

    @Slot(object)
    def _on_changed(self, _answer: object) -> None:
        self._read()

    @Slot()
    def _on_page_merge_wanted(self) -> None:
        title = self.tr("The folder of somebody else's drawings")
        dialog = file_dialog(self._window, "handwriting.merge_dialog", title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.merge)
        dialog.open()

    @Slot(str)
    def merge(self, folder: str) -> None:
        """Take the drawings in ``folder``, too."""
        self._start(partial(self.collection.merge, Path(folder)), self._on_merged)

    @Slot(object)
    def _on_merged(self, merged: Merged) -> None:
        self._workspace.noticed.emit(
            Message(MERGED, {"added": merged.added, "known": merged.known, "refused": len(merged.refused)})
        )
        self._read()

    @Slot()
    def _on_page_train_wanted(self) -> None:
        self.folder_wanted.emit(self.collection.folder)

    # The test ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_nets_ready(self) -> None:
        self.page.set_ready(True)

    @Slot()
    def _on_page_test_wanted(self) -> None:
        self.page.set_stage(Stage.TESTING)
        work = partial(_test, self.collection, self._workspace.services, self._nets.chosen_net())
        self._workspace.jobs.start(work, self._on_tested, self._on_test_failed)

    @Slot(object)
    def _on_tested(self, answer: tuple[Path, HandResult]) -> None:
        folder, result = answer
        self.page.set_stage(Stage.NOTHING)
        if folder == self.collection.folder:
            self.page.results.show_result(result)

    @Slot()
    def _on_page_fine_tune_wanted(self) -> None:
        self._fine_tuner.start(self.collection)
        self.page.refresh_offers()

    @Slot()
    def _on_fine_tuner_ended(self) -> None:
        self.page.refresh_offers()

    @Slot(object)
    def _on_workspace_run_state_changed(self, state: RunState) -> None:
        self.page.set_idle(state is RunState.IDLE)


# In a job -------------------------------------------------------------------------------------------------------------


def _save(collection: Collection, ink: Ink, label: str) -> tuple[Drawing, int]:
    stages = raster.stages(ink)
    assert stages is not None, "an empty pad is not saved"
    height, width, channels = stages.fed_HWC.shape
    if (height, width, channels) != (SIDE, SIDE, 1):
        raise UserError(Message(OTHER_SIZE, {"width": width, "height": height, "side": SIDE}))
    drawing = collection.add(label, stages.fed_HWC, ink)
    return drawing, len(collection.drawings())


def _delete(collection: Collection, drawings: list[Drawing]) -> list[Removed]:
    return [collection.delete(drawing) for drawing in drawings]


def _restore(collection: Collection, removed: list[Removed]) -> list[Drawing]:
    return [collection.restore(one) for one in removed]


def _relabel(collection: Collection, drawings: list[Drawing], label: str) -> list[Drawing]:
    return [collection.relabel(drawing, label) for drawing in drawings]


def _test(collection: Collection, services: Services, chosen: ChosenNet) -> tuple[Path, HandResult]:
    return collection.folder, tested(services, chosen, collection.read().images)
