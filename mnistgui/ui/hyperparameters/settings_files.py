"""SettingsFiles: the settings to and from TOML: files, drag and drop, the clipboard."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import write_text_atomically
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.ui.file_dialog import file_dialog
from mnistgui.ui.hyperparameters.panel import HyperPanel
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob

# A config with every field and 64 layers takes a tenth of it.
MOST_BYTES: Final = 256 * 1024

NOT_A_FILE = QT_TRANSLATE_NOOP("core", "There is no such file.")
CANNOT_READ = QT_TRANSLATE_NOOP("core", "The file cannot be read: {detail}.")
TOO_LONG = QT_TRANSLATE_NOOP("core", "Settings take a few kilobytes, and this is longer than {most} KB.")
NOT_UTF8 = QT_TRANSLATE_NOOP("core", "This is no text in UTF-8, as a TOML file is.")
NO_SETTINGS = QT_TRANSLATE_NOOP("core", "There is no text.")
STOP_FIRST = QT_TRANSLATE_NOOP("core", "Stop the run first: its settings stay as they are while it goes on.")
CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "The settings cannot be written to {file}: {detail}.")
SAVED = QT_TRANSLATE_NOOP("core", "The settings were saved: {file}.")
COPIED = QT_TRANSLATE_NOOP("core", "The settings are on the clipboard, as TOML.")
TAKEN = QT_TRANSLATE_NOOP("core", "The settings were taken.")
OTHER_DEVICE = QT_TRANSLATE_NOOP("core", "The settings were taken, but for the device: this machine has no {device}.")


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What a job found: the settings, or why there are none; and the name of the file, if it was one."""

    source: str
    config: TrainingConfig | None = None
    problem: Message | None = None


class SettingsFiles(QObject):
    """Joins the menu ``hyper.file`` and what is dropped on the panel to files. What cannot be used changes nothing.

    Settings that are taken go through the panel like any edit: it emits them, and can undo them.
    """

    noticed = Signal(object)  # Message: nothing is wrong, but the user should know
    failed = Signal(object, str)  # Message, details

    def __init__(self, panel: HyperPanel, jobs: JobKeeper) -> None:
        super().__init__(panel)
        self._panel, self._jobs = panel, jobs
        self._reading = NewestJob(jobs, self)
        self._reading.done.connect(self._on_reading_done)
        self._reading.failed.connect(self.failed)
        panel.file_dropped.connect(self.open)
        panel.text_dropped.connect(self.take_text)
        panel.config_edited.connect(self._on_panel_config_edited)
        head = panel.head
        head.open_asked.connect(self._on_head_open_asked)
        head.save_asked.connect(self._on_head_save_asked)
        head.copy_asked.connect(self._on_head_copy_asked)
        head.paste_asked.connect(self._on_head_paste_asked)

    @Slot(object)
    def open(self, file: Path) -> None:
        """Take the settings that ``file`` holds."""
        self._reading.ask(partial(_answer, partial(read_settings, file), file.name))

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Take the settings that ``text`` holds."""
        self._reading.ask(partial(_answer, partial(settings_of, text), ""))

    @Slot(object)
    def _on_reading_done(self, answer: _Answer) -> None:
        if answer.config is None or self._panel.is_locked:
            self._panel.head.refuse(answer.problem or Message(STOP_FIRST), answer.source)
            return
        config = answer.config
        if config.device not in self._panel.devices:
            self.noticed.emit(Message(OTHER_DEVICE, {"device": config.device}))
            config = replace(config, device=DEFAULTS.device)
        else:
            self.noticed.emit(Message(TAKEN))
        self._panel.head.forget_refusal()
        self._panel.take(config)

    @Slot(object)
    def _on_panel_config_edited(self, _config: object) -> None:
        self._panel.head.forget_refusal()

    # The menu ---------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_head_open_asked(self) -> None:
        dialog = self._dialog("hyper.open.dialog", self.tr("Open settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_dialog_file_selected)
        dialog.open()

    @Slot()
    def _on_head_save_asked(self) -> None:
        dialog = self._dialog("hyper.save.dialog", self.tr("Save the settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile("settings.toml")
        dialog.fileSelected.connect(self._on_save_dialog_file_selected)
        dialog.open()

    def _dialog(self, name: str, title: str) -> QFileDialog:
        dialog = file_dialog(self._panel.window(), name, title)
        dialog.setNameFilters([self.tr("Settings (*.toml)"), self.tr("All files (*)")])
        return dialog

    @Slot(str)
    def _on_open_dialog_file_selected(self, file: str) -> None:
        self.open(Path(file))

    @Slot(str)
    def _on_save_dialog_file_selected(self, file: str) -> None:
        self._jobs.start(partial(write_settings, Path(file), self._panel.config), self._on_saved, self._on_save_failed)

    @Slot(object)
    def _on_saved(self, file: Path) -> None:
        self.noticed.emit(Message(SAVED, {"file": file}))

    @Slot(object, str)
    def _on_save_failed(self, message: Message, details: str) -> None:
        self.failed.emit(message, details)

    @Slot()
    def _on_head_copy_asked(self) -> None:
        QGuiApplication.clipboard().setText(self._panel.config.to_toml())
        self.noticed.emit(Message(COPIED))

    @Slot()
    def _on_head_paste_asked(self) -> None:
        self.take_text(QGuiApplication.clipboard().text())


def read_settings(file: Path) -> TrainingConfig:
    """Return the settings that ``file`` holds.

    Raises:
        UserError: it cannot be read, is too long, is no text, or holds no settings that can be used.
    """
    # A pipe or a device would never end.
    if not file.is_file():
        raise UserError(Message(NOT_A_FILE))
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(Message(CANNOT_READ, {"detail": error.strerror or first_line(error)})) from error
    _check_length(len(content))
    try:
        return settings_of(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(Message(NOT_UTF8)) from error


def settings_of(text: str) -> TrainingConfig:
    """Return the settings that ``text`` (TOML) holds.

    Raises:
        UserError: it is empty, too long, no TOML, or names a field or a value that cannot be used.
    """
    _check_length(len(text))
    if not text.strip():
        raise UserError(Message(NO_SETTINGS))
    return TrainingConfig.from_toml(text).without_unused()


def write_settings(file: Path, config: TrainingConfig) -> Path:
    """Write ``config`` to ``file``, all of it or nothing, and return the file.

    Raises:
        UserError: the file cannot be written.
    """
    try:
        write_text_atomically(file, config.to_toml())
    except OSError as error:
        detail = error.strerror or first_line(error)
        raise UserError(Message(CANNOT_WRITE, {"file": file, "detail": detail})) from error
    return file


def _check_length(length: int) -> None:
    if length > MOST_BYTES:
        raise UserError(Message(TOO_LONG, {"most": MOST_BYTES // 1024}))


def _answer(read: Callable[[], TrainingConfig], source: str) -> _Answer:
    """Return what ``read`` gives, or why it gives nothing, which is shown beside ``source``."""
    try:
        return _Answer(source=source, config=read())
    except UserError as error:
        return _Answer(source=source, problem=error.message)
