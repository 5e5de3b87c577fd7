"""FolderImport: from a folder of the user's to a data set: looked into in a job, then asked for."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mnistgui.data.data_set import SetRequest
from mnistgui.ui.threads.newest_job import NewestJob
from mnistgui.ui.workspace import RunState, Workspace


class FolderImport(QObject):
    """Opens its dialogs over ``window``, none of which blocks."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._key = ""
        self._folder = Path()
        self._scans = NewestJob(workspace.jobs, self)
        self._scans.done.connect(self._on_scanned)
        self._scans.failed.connect(workspace.failed)

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
        if self._workspace.state is RunState.IDLE:
            self._folder = folder
            self._scans.ask(partial(self._workspace.services.scan_folder, folder))

    @Slot(object)
    def _on_scanned(self, scan: Any) -> None:
        found = replace(scan, key=self._key) if self._key else scan
        config = self._workspace.config
        self._workspace.choose_data_set(
            SetRequest(key=found.key, folder=str(self._folder), side=config.image_side, colour=scan.colour)
        )
