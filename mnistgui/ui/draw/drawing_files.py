"""DrawingFiles: drawings and pictures to and from the pad: files, drag and drop, the clipboard."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from mnistgui.data.picture_files import PICTURE_SUFFIXES
from mnistgui.drawing.ink import Ink, Picture
from mnistgui.drawing.ink_files import svg_of
from mnistgui.drawing.picture_import import ImportedPicture
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.ui.draw.import_dialog import ImportDialog
from mnistgui.ui.draw.incoming import SVG_TYPE, Source, read_source, source_in
from mnistgui.ui.draw.ink_picture import picture_of, write_drawing, write_png
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.file_dialog import file_dialog
from mnistgui.ui.qimages import image_of
from mnistgui.ui.threads.job import UNEXPECTED, JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

SAVED = QT_TRANSLATE_NOOP("core", "The drawing was saved: {file}.")
COPIED = QT_TRANSLATE_NOOP("core", "The drawing is on the clipboard.")
OPENED = QT_TRANSLATE_NOOP("core", "The drawing is on the pad; Undo brings the one before back.")
NOTHING_TO_PASTE = QT_TRANSLATE_NOOP("core", "There is no picture and no SVG drawing on the clipboard.")


@dataclass(frozen=True)
class _Copy:
    """A drawing as others take it; ``refusal`` says why its strokes are not among that."""

    picture: QImage
    svg: bytes = b""
    refusal: Message | None = None


class DrawingFiles(QObject):
    """Joins the menu ``draw.more`` and what is dropped on ``page`` to files. What cannot be used changes nothing.

    Files are read and written in jobs, and copies are made in them. A drawing goes to the pad at once, a picture when
    it was looked at and taken; either way Undo brings back what was there.
    """

    noticed = Signal(object)  # Message: nothing is wrong, but the user should know
    failed = Signal(object, str)  # Message, details

    def __init__(self, page: DrawPage, jobs: JobKeeper) -> None:
        super().__init__(page)
        self._page, self._jobs = page, jobs
        self._reading = NewestJob(jobs, self)
        self._reading.done.connect(self._on_reading_done)
        self._reading.failed.connect(self._on_job_failed)
        self._copying = NewestJob(jobs, self)
        self._copying.done.connect(self._on_copying_done)
        self._copying.failed.connect(self._on_copying_failed)
        self._paste_wanted = False
        page.drops.dropped.connect(self.read)
        for name, wanted in (
            ("open", self.ask_open),
            ("paste", self.paste),
            ("save", self.ask_save),
            ("save_fed", self.ask_save_fed),
            ("copy", self.copy),
        ):
            page.actions_by_name[name].triggered.connect(wanted)

    @Slot(object)
    def read(self, source: Source) -> None:
        """Bring a drawing to the pad, or show a picture to be taken."""
        self._reading.ask(partial(read_source, source, self.tr("from the clipboard")))

    @Slot(object)
    def _on_reading_done(self, found: Ink | ImportedPicture) -> None:
        for dialog in self._page.window().findChildren(ImportDialog):
            dialog.reject()
        if isinstance(found, Ink):
            self._page.pad.set_ink(found)
            self.noticed.emit(Message(OPENED))
            return
        dialog = ImportDialog(found, self._page.window())
        dialog.taken.connect(self._on_dialog_taken)
        dialog.open()

    @Slot(object)
    def _on_dialog_taken(self, fed_HWC: npt.NDArray[np.uint8]) -> None:
        self._page.pad.set_ink(Ink(picture=Picture(fed_HWC)))

    @Slot(object, str)
    def _on_job_failed(self, message: Message, details: str) -> None:
        # What is wrong with a file is said in one sentence: where in the program it was found helps nobody.
        self.failed.emit(message, details if message.id == UNEXPECTED else "")

    # The clipboard ----------------------------------------------------------------------------------------------------

    @Slot()
    def paste(self) -> None:
        """Bring what the clipboard holds to the pad, or will hold when a copy that is being made is there."""
        self._paste_wanted = self._copying.is_working
        if self._paste_wanted:
            return
        source = source_in(QGuiApplication.clipboard().mimeData())
        if source is None:
            self.noticed.emit(Message(NOTHING_TO_PASTE))
        else:
            self.read(source)

    @Slot()
    def copy(self) -> None:
        """Put the drawing on the clipboard: as a picture, and as strokes where it has some."""
        self._copying.ask(partial(_copy_of, self._page.pad.ink))

    @Slot(object)
    def _on_copying_done(self, copy: _Copy) -> None:
        data = QMimeData()
        if copy.svg:
            data.setData(SVG_TYPE, QByteArray(copy.svg))
        if copy.refusal is not None:
            self.noticed.emit(copy.refusal)
        data.setImageData(copy.picture)
        QGuiApplication.clipboard().setMimeData(data)
        self.noticed.emit(Message(COPIED))
        if self._paste_wanted:
            self.paste()

    @Slot(object, str)
    def _on_copying_failed(self, message: Message, details: str) -> None:
        self._paste_wanted = False
        self._on_job_failed(message, details)

    # Files ------------------------------------------------------------------------------------------------------------

    @Slot()
    def ask_open(self) -> None:
        """Ask for a file and read it."""
        dialog = file_dialog(self._page.window(), "draw.open.dialog", self.tr("Open a drawing or a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in (".svg", *PICTURE_SUFFIXES, ".gif"))
        dialog.setNameFilters([self.tr("Drawings and pictures ({patterns})").format(patterns=patterns)])
        dialog.fileSelected.connect(self._on_open_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_save(self) -> None:
        """Ask for a file and save the drawing there; a picture has no strokes and becomes a PNG."""
        dialog = file_dialog(self._page.window(), "draw.save.dialog", self.tr("Save the drawing"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        svg, png = self.tr("SVG drawing (*.svg)"), self.tr("PNG picture (*.png)")
        has_strokes = bool(self._page.pad.ink.strokes)
        dialog.setNameFilters([svg, png] if has_strokes else [png])
        dialog.setDefaultSuffix("svg" if has_strokes else "png")
        dialog.selectFile("drawing.svg" if has_strokes else "drawing.png")
        dialog.filterSelected.connect(self._on_save_dialog_filter_selected)
        dialog.fileSelected.connect(self._on_save_dialog_file_selected)
        dialog.open()

    @Slot()
    def ask_save_fed(self) -> None:
        """Ask for a file and save what the net is fed there."""
        dialog = file_dialog(self._page.window(), "draw.save_fed.dialog", self.tr("Save the net's input"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PNG picture (*.png)")])
        dialog.setDefaultSuffix("png")
        dialog.selectFile("input.png")
        dialog.fileSelected.connect(self._on_save_fed_dialog_file_selected)
        dialog.open()

    @Slot(str)
    def _on_open_dialog_file_selected(self, file: str) -> None:
        self.read(Path(file))

    @Slot(str)
    def _on_save_dialog_filter_selected(self, name_filter: str) -> None:
        # A name that is typed without a suffix gets that of the kind chosen.
        dialog = self.sender()
        assert isinstance(dialog, QFileDialog)
        dialog.setDefaultSuffix("svg" if "*.svg" in name_filter else "png")

    @Slot(str)
    def _on_save_dialog_file_selected(self, file: str) -> None:
        self._write(partial(write_drawing, Path(file), self._page.pad.ink))

    @Slot(str)
    def _on_save_fed_dialog_file_selected(self, file: str) -> None:
        fed_HWC = self._page.fed_HWC
        if fed_HWC is not None:
            self._write(partial(write_png, Path(file), image_of(fed_HWC)))

    def _write(self, write: Any) -> None:
        self._jobs.start(write, self._on_written, self._on_job_failed)

    @Slot(object)
    def _on_written(self, file: Path) -> None:
        self.noticed.emit(Message(SAVED, {"file": file}))


def _copy_of(ink: Ink) -> _Copy:
    picture = picture_of(ink)
    if not ink.strokes:
        return _Copy(picture)
    try:
        return _Copy(picture, svg=svg_of(ink).encode())
    except UserError as error:
        return _Copy(picture, refusal=error.message)
