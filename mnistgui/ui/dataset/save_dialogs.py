"""SaveDialogs: where the chosen images are to be saved. They ask only; nothing is written here, and nothing blocks."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from mnistgui.ui.file_dialog import file_dialog


class SaveDialogs(QObject):
    """Opens its dialogs over ``window``'s window; each deletes itself when it is closed."""

    folder_chosen = Signal(object, object)  # indices of the images, Path
    file_chosen = Signal(object, object)  # indices of the images, Path

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._indices: npt.NDArray[np.intp] = np.empty(0, np.intp)

    def ask_folder(self, indices: npt.NDArray[np.intp]) -> None:
        """Ask for the folder that these images are written to, each as a file."""
        self._indices = indices
        dialog = file_dialog(
            self._window.window(), "dataset.save_images.dialog", self.tr("Save the images into a folder")
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def ask_file(self, indices: npt.NDArray[np.intp], name: str) -> None:
        """Ask for the file that these images are written to as one grid; ``name`` is proposed."""
        self._indices = indices
        dialog = file_dialog(self._window.window(), "dataset.save_grid.dialog", self.tr("Save the images as one grid"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PNG picture (*.png)"))
        dialog.setDefaultSuffix("png")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    @Slot(str)
    def _on_folder_selected(self, folder: str) -> None:
        self.folder_chosen.emit(self._indices, Path(folder))

    @Slot(str)
    def _on_file_selected(self, file: str) -> None:
        self.file_chosen.emit(self._indices, Path(file))
