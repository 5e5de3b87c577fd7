"""FolderImport: from a folder of the user's to a data set: looked into and shown in a dialog, then asked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mnistgui.messages import Message
from mnistgui.ui.active_run import RunState
from mnistgui.ui.dataset.folder_dialog import FolderDialog
from mnistgui.ui.language import message_text
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import Workspace


class FolderImport(QObject):
    """Opens its dialogs over ``window``, none of which blocks."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._key = ""
        self._dialog: FolderDialog | None = None
        self._scans, self._previews = NewestJob(workspace.jobs, self), NewestJob(workspace.jobs, self)
        self._scans.done.connect(self._on_scanned)
        self._scans.failed.connect(self._on_job_failed)
        self._previews.done.connect(self._on_previewed)
        self._previews.failed.connect(self._on_job_failed)

    @Slot(str)
    def ask(self, key: str) -> None:
        """Let the user choose a folder, to be read as ``key`` (ImageFolder or DatasetFolder)."""
        self._key = key
        dialog = QFileDialog(self._window, self.tr("Folder of your images"))
        dialog.setObjectName("dataset.folder.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def look_into(self, folder: Path) -> None:
        """Look into a folder that was dropped; which class reads it is guessed."""
        self._key = ""
        self._look(folder)

    @Slot(str)
    def _on_folder_selected(self, folder: str) -> None:
        self._look(Path(folder))

    def _look(self, folder: Path) -> None:
        if self._workspace.state is not RunState.IDLE:
            return
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog = FolderDialog(folder, side=self._workspace.config.image_side, parent=self._window)
        dialog.preview_requested.connect(self._on_dialog_preview_requested)
        dialog.accepted_request.connect(self._workspace.choose_data_set)
        dialog.destroyed.connect(self._on_dialog_destroyed)
        dialog.open()
        self._scans.ask(partial(_with, dialog.folder, partial(self._workspace.services.scan_folder, folder)))

    @Slot(object)
    def _on_scanned(self, answer: tuple[Path, Any]) -> None:
        folder, scan = answer
        if self._dialog is not None and self._dialog.folder == folder:
            self._dialog.show_scan(replace(scan, key=self._key) if self._key else scan)

    @Slot(object, str)
    def _on_job_failed(self, message: Message, _details: str) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(message_text(message))

    @Slot(int, bool)
    def _on_dialog_preview_requested(self, side: int, colour: bool) -> None:
        if self._dialog is not None and self._dialog.scan is not None:
            preview = partial(self._workspace.services.preview_folder, self._dialog.scan, side, colour)
            self._previews.ask(partial(_with, self._dialog.folder, preview))

    @Slot(object)
    def _on_previewed(self, answer: tuple[Path, Any]) -> None:
        folder, preview = answer
        if self._dialog is not None and self._dialog.folder == folder:
            self._dialog.show_preview(preview)

    @Slot()
    def _on_dialog_destroyed(self) -> None:
        # Of an older dialog, perhaps, that was closed for this one.
        if self._dialog is not None and not shiboken6.isValid(self._dialog):
            self._dialog = None


def _with(folder: Path, work: Callable[[], Any]) -> tuple[Path, Any]:
    return folder, work()
