"""What the Runs dock asks in windows of their own. None of them blocks."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from mnistgui.training.run_info import RunInfo

_MOST_NAMED = 5


class NoteDialog(QDialog):
    """``runs.note_dialog``: what the user wants to remember of a run."""

    def __init__(self, run: RunInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("runs.note_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self.run = run
        label = QLabel(self.tr("&Note on {name}").format(name=run.name.replace("&", "&&")))
        label.setWordWrap(True)
        self._text = QPlainTextEdit(run.note)
        self._text.setObjectName("runs.note")
        self._text.setAccessibleName(self.tr("Note on the run"))
        self._text.setTabChangesFocus(True)
        label.setBuddy(self._text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._text, buttons):
            layout.addWidget(widget)
        self.resize(420, 240)

    @property
    def note(self) -> str:
        """What is written."""
        return self._text.toPlainText()


class RunsDialogs(QObject):
    """Opens them over the window; an answer comes as a signal."""

    note_written = Signal(object, str)  # RunInfo, the note
    deletion_confirmed = Signal(object)  # the RunInfos
    series_continued = Signal(bool)  # whether the rest of a series goes on

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._to_delete: Sequence[RunInfo] = ()

    def ask_note(self, run: RunInfo) -> None:
        """Let the user write on ``run``."""
        dialog = NoteDialog(run, self._widget.window())
        dialog.accepted.connect(self._on_note_accepted)
        dialog.open()

    @Slot()
    def _on_note_accepted(self) -> None:
        dialog = self.sender()
        assert isinstance(dialog, NoteDialog)
        self.note_written.emit(dialog.run, dialog.note)

    def ask_deletion(self, runs: Sequence[RunInfo]) -> None:
        """Ask whether ``runs``, which it names, shall go to the trash."""
        self._to_delete = tuple(runs)
        names = [f"“{run.name}”" for run in runs[:_MOST_NAMED]]
        if len(runs) > _MOST_NAMED:
            names.append(self.tr("and {count} more").format(count=len(runs) - _MOST_NAMED))
        text = self.tr("Move the run {names} to the trash?")
        if len(runs) > 1:
            text = self.tr("Move {count} runs to the trash: {names}?")
        box = self._question("runs.delete_question", text.format(names=", ".join(names), count=len(runs)))
        box.setInformativeText(self.tr("Its settings, curve and net go with it; the system's trash brings it back."))
        delete = box.addButton(self.tr("Move to the trash"), QMessageBox.ButtonRole.AcceptRole)
        delete.setObjectName("runs.delete_yes")
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.accepted.connect(self._on_deletion_accepted)
        box.open()

    @Slot()
    def _on_deletion_accepted(self) -> None:
        self.deletion_confirmed.emit(self._to_delete)

    def ask_series(self, left: int) -> None:
        """Ask whether the ``left`` runs of a series shall still be done after one was stopped."""
        text = self.tr("The run was stopped. Start the {count} runs that are left?")
        box = self._question("runs.series_question", text.format(count=left))
        go_on = box.addButton(self.tr("Go on with the next"), QMessageBox.ButtonRole.AcceptRole)
        go_on.setObjectName("runs.series_yes")
        box.setDefaultButton(box.addButton(self.tr("Cancel the rest"), QMessageBox.ButtonRole.RejectRole))
        box.accepted.connect(self._on_series_accepted)
        box.rejected.connect(self._on_series_rejected)
        box.open()

    @Slot()
    def _on_series_accepted(self) -> None:
        self.series_continued.emit(True)

    @Slot()
    def _on_series_rejected(self) -> None:
        self.series_continued.emit(False)

    def _question(self, name: str, text: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Question, "mnistgui", text, parent=self._widget.window())
        box.setObjectName(name)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box
