"""LabFiles: the lab to and from files: its whole state, points, weights, path, and the script that goes on with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from mnistgui.export.lab_script import lab_script
from mnistgui.messages import Message
from mnistgui.perceptron.learners import AnyLearner, LearnerSettings
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.run_tables import path_of, path_table, weights_table
from mnistgui.perceptron.state import Lab, lab_from_text, lab_to_text, snapshot_of
from mnistgui.perceptron.table_files import TableError, read_table, write_table
from mnistgui.ui.file_dialog import file_dialog
from mnistgui.ui.language import message_text
from mnistgui.ui.perceptron.files.lab_file_button import (
    COPY_SCRIPT,
    EXPORT_PATH,
    EXPORT_POINTS,
    EXPORT_SCRIPT,
    EXPORT_WEIGHTS,
    IMPORT_POINTS,
    OPEN,
    SAVE,
    LabFileButton,
)
from mnistgui.ui.perceptron.files.table_words import refusal_words
from mnistgui.ui.perceptron.files.text_files import read_text_file, write_text_file
from mnistgui.ui.perceptron.plane.point_editor import OWN_POINTS
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

MOST_LAB_BYTES: Final = 4 * 2**20  # three learners on 2,000 points take 0.3; read as JSON it takes twenty times that
MOST_TABLE_BYTES: Final = 2 * 2**20  # 2,000 points of three long numbers take a tenth of it
LAB_SUFFIX: Final = "lab.json"


@dataclass(frozen=True)
class _Refused:
    """A file that could be read and is not what was asked for."""

    file: Path
    error: ValueError


class LabFiles(QObject):
    """Joins the button ``perceptron.file`` to files. What cannot be used changes nothing, and is said.

    ``present`` returns the lab as it is; it is asked when a file was chosen. Of several learners the ``current`` one
    gives weights, path and script. Texts are made, and files read and written, in jobs.
    """

    lab_opened = Signal(object)  # state.Lab
    points_opened = Signal(object)  # Problem, named as own points are
    said = Signal(str)  # a sentence for the page

    def __init__(self, window_widget: QWidget, jobs: JobKeeper, present: Callable[[], Lab]) -> None:
        super().__init__(window_widget)
        self._widget, self._jobs, self._present = window_widget, jobs, present
        self.current = 0
        self.button = LabFileButton()
        self._reading = NewestJob(jobs, self)
        self._reading.done.connect(self._on_reading_done)
        self._reading.failed.connect(self._on_job_failed)
        for name, wanted in (
            (OPEN, self.ask_open),
            (SAVE, self.ask_save),
            (IMPORT_POINTS, self.ask_import_points),
            (EXPORT_POINTS, self.ask_export_points),
            (EXPORT_WEIGHTS, self.ask_export_weights),
            (EXPORT_PATH, self.ask_export_path),
            (EXPORT_SCRIPT, self.ask_export_script),
            (COPY_SCRIPT, self.copy_script),
        ):
            self.button.actions_by_name[name].triggered.connect(wanted)

    def menu(self) -> QMenu:
        """Return the button's menu."""
        return self.button.menu()

    # Into the lab -----------------------------------------------------------------------------------------------------

    def open_lab(self, file: Path) -> None:
        """Open the lab that ``file`` holds."""
        self._reading.ask(partial(read_lab, file))

    def open_points(self, file: Path) -> None:
        """Take the points that ``file`` (CSV) holds."""
        self._reading.ask(partial(read_points, file))

    @Slot()
    def ask_open(self) -> None:
        """Ask for a file and open the lab in it."""
        dialog = self._open_dialog(OPEN, self.tr("Open a lab"), self._lab_filter())
        dialog.fileSelected.connect(self._on_open_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_import_points(self) -> None:
        """Ask for a table and take its points."""
        dialog = self._open_dialog(IMPORT_POINTS, self.tr("Import points"), self._table_filter())
        dialog.fileSelected.connect(self._on_import_dialog_file_selected)
        dialog.open()

    @Slot(str)
    def _on_open_dialog_file_selected(self, file: str) -> None:
        self.open_lab(Path(file))

    @Slot(str)
    def _on_import_dialog_file_selected(self, file: str) -> None:
        self.open_points(Path(file))

    @Slot(object)
    def _on_reading_done(self, answer: Lab | Problem | _Refused) -> None:
        match answer:
            case Lab():
                self.lab_opened.emit(answer)
            case Problem():
                self.points_opened.emit(answer)
            case _Refused(file, TableError() as error):
                words = self.tr("No points were taken from {file}: {reason}")
                self.said.emit(words.format(file=file.name, reason=refusal_words(error)))
            case _Refused(file, error):
                words = self.tr("{file} is no lab of this program: {reason}")
                self.said.emit(words.format(file=file.name, reason=refusal_words(error)))

    # Out of the lab ---------------------------------------------------------------------------------------------------

    @Slot()
    def ask_save(self) -> None:
        """Ask for a file and save the whole lab in it."""
        dialog = self._save_dialog(SAVE, self.tr("Save the lab"), self._lab_filter(), LAB_SUFFIX)
        dialog.fileSelected.connect(self._on_save_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_export_points(self) -> None:
        """Ask for a file and write the points there."""
        dialog = self._save_dialog(EXPORT_POINTS, self.tr("Export the points"), self._table_filter(), "csv", "points")
        dialog.fileSelected.connect(self._on_points_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_export_weights(self) -> None:
        """Ask for a file and write every weight there."""
        dialog = self._save_dialog(
            EXPORT_WEIGHTS, self.tr("Export the weights"), self._table_filter(), "csv", "weights"
        )
        dialog.fileSelected.connect(self._on_weights_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_export_path(self) -> None:
        """Ask for a file and write the way of the weights there."""
        dialog = self._save_dialog(EXPORT_PATH, self.tr("Export the path"), self._table_filter(), "csv", "path")
        dialog.fileSelected.connect(self._on_path_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_export_script(self) -> None:
        """Ask for a file and write the script there."""
        dialog = self._save_dialog(
            EXPORT_SCRIPT, self.tr("Export the PyTorch script"), self.tr("Python (*.py)"), "py", "lab"
        )
        dialog.fileSelected.connect(self._on_script_dialog_file_selected)
        dialog.open()

    @Slot()
    def copy_script(self) -> None:
        """Put the script on the clipboard."""
        self._jobs.start(self._script(), self._on_script_done, self._on_job_failed)

    @Slot(str)
    def _on_save_dialog_file_selected(self, file: str) -> None:
        lab = self._present()
        still = replace(lab, learners=tuple(map(snapshot_of, lab.learners)))
        self._write(file, partial(lab_to_text, still))

    @Slot(str)
    def _on_points_dialog_file_selected(self, file: str) -> None:
        self._write(file, partial(write_table, self._present().problem))

    @Slot(str)
    def _on_weights_dialog_file_selected(self, file: str) -> None:
        learner, _ = self._chosen()
        self._write(file, partial(weights_table, snapshot_of(learner)))

    @Slot(str)
    def _on_path_dialog_file_selected(self, file: str) -> None:
        learner, _ = self._chosen()
        self._write(file, partial(path_table, path_of(learner)))

    @Slot(str)
    def _on_script_dialog_file_selected(self, file: str) -> None:
        self._write(file, self._script())

    def _chosen(self) -> tuple[AnyLearner, LearnerSettings]:
        lab = self._present()
        place = min(self.current, len(lab.learners) - 1)
        return lab.learners[place], lab.settings[place]

    def _script(self) -> Callable[[], str]:
        learner, settings = self._chosen()
        return partial(lab_script, snapshot_of(learner), settings)

    def _write(self, file: str, make: Callable[[], str]) -> None:
        self._jobs.start(partial(_write_made, Path(file), make), self._on_written, self._on_job_failed)

    @Slot(object)
    def _on_written(self, file: Path) -> None:
        self.said.emit(self.tr("Saved: {file}").format(file=file))

    @Slot(object)
    def _on_script_done(self, script: str) -> None:
        QGuiApplication.clipboard().setText(script)
        self.said.emit(self.tr("The script is on the clipboard."))

    @Slot(object, str)
    def _on_job_failed(self, message: Message, _details: str) -> None:
        self.said.emit(message_text(message))

    # Dialogs ----------------------------------------------------------------------------------------------------------

    def _lab_filter(self) -> str:
        return self.tr("Perceptron lab (*.{suffix})").format(suffix=LAB_SUFFIX)

    def _table_filter(self) -> str:
        return self.tr("Table (*.csv)")

    def _open_dialog(self, name: str, title: str, kind: str) -> QFileDialog:
        dialog = file_dialog(self._widget.window(), f"perceptron.{name}.dialog", title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        return dialog

    def _save_dialog(self, name: str, title: str, kind: str, suffix: str, what: str = "") -> QFileDialog:
        dialog = file_dialog(self._widget.window(), f"perceptron.{name}.dialog", title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind, self.tr("All files (*)")])
        dialog.setDefaultSuffix(suffix)
        words = [_plain(self._present().problem.name), what]
        dialog.selectFile("_".join(filter(None, words)) + f".{suffix}")
        return dialog


def read_lab(file: Path) -> Lab | _Refused:
    """Return the lab that ``file`` holds, or why it holds none.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return lab_from_text(read_text_file(file, MOST_LAB_BYTES))
    except ValueError as error:
        return _Refused(file, error)


def read_points(file: Path) -> Problem | _Refused:
    """Return the points that ``file`` holds, or why it holds none.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return read_table(read_text_file(file, MOST_TABLE_BYTES), OWN_POINTS)
    except ValueError as error:
        return _Refused(file, error)


def _write_made(file: Path, make: Callable[[], str]) -> Path:
    return write_text_file(file, make())


def _plain(name: str) -> str:
    """Return what of a problem's name can stand in the name of a file on every system."""
    return "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))[:40] or "lab"
