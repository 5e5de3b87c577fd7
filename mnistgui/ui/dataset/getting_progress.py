"""GettingProgress: how far a download or a copy is, in a bar and in words, with *Cancel*."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from mnistgui.data.progress import DownloadProgress
from mnistgui.ui import theme
from mnistgui.ui.amounts import duration_text, size_text

_FINE: Final = 1000  # steps of the bar: its int does not hold every number of bytes


class GettingProgress(QWidget):
    """Shows the last `DownloadProgress` that it was given."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress: DownloadProgress | None = None
        self._step = self._label("dataset.download_step", "")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("dataset.download_progress")
        self._amount = self._label("dataset.download_amount", "muted")
        self._cancel = QPushButton(self)
        self._cancel.setObjectName("dataset.download_cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self.setFocusProxy(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        for widget in (self._step, self._bar, self._amount):
            layout.addWidget(widget)
        layout.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def show_progress(self, progress: DownloadProgress | None) -> None:
        """Show how far it is; None before the first word of it."""
        self._progress = progress
        self._write()
        if progress is not None and progress.total_bytes:
            self._bar.setRange(0, _FINE)
            self._bar.setValue(min(_FINE * progress.done_bytes // progress.total_bytes, _FINE))
        else:
            self._bar.setRange(0, 0)  # busy: nobody knows the end

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setToolTip(self.tr("How much of the file at hand is done"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Stop here; files that are whole already stay"))
        self._write()

    def _write(self) -> None:
        progress = self._progress
        self._amount.setText("" if progress is None else self._amount_text(progress))
        if progress is None:
            self._step.setText(self.tr("Getting ready…"))
            return
        step = {
            "check": self.tr("Checking {file} ({number} of {files})"),
            "download": self.tr("Downloading {file} ({number} of {files})"),
            "copy": self.tr("Copying {file} ({number} of {files})"),
            "unpack": self.tr("Unpacking {file} ({number} of {files})"),
        }[progress.stage]
        self._step.setText(step.format(file=progress.file, number=progress.number, files=progress.files))

    def _amount_text(self, progress: DownloadProgress) -> str:
        done = size_text(progress.done_bytes)
        if progress.total_bytes:
            done = self.tr("{done} of {total}").format(done=done, total=size_text(progress.total_bytes))
        facts = [done]
        if progress.bytes_per_s is not None:
            facts.append(self.tr("{speed} a second").format(speed=size_text(progress.bytes_per_s)))
        if progress.seconds_left is not None:
            facts.append(self.tr("{time} left").format(time=duration_text(progress.seconds_left)))
        # No-break spaces inside a fact: a narrow dock breaks the line between facts.
        return " · ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
