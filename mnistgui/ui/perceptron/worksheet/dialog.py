"""WorksheetDialog: one step of backpropagation to do by hand, on the screen or on paper."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from mnistgui.messages import Message
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Network
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.worksheet import TooLargeError, TooManyWeightsError, make_worksheet
from mnistgui.perceptron.worksheet_parts import Worksheet
from mnistgui.ui.file_dialog import file_dialog
from mnistgui.ui.language import message_text
from mnistgui.ui.perceptron.worksheet import words
from mnistgui.ui.perceptron.worksheet.bars import PaperBar, SheetBar
from mnistgui.ui.perceptron.worksheet.form import WorksheetForm
from mnistgui.ui.perceptron.worksheet.pages import Sheet
from mnistgui.ui.perceptron.worksheet.paper import new_printer, print_sheet, write_pdf
from mnistgui.ui.threads.job import JobKeeper


class WorksheetDialog(QDialog):
    """``perceptron.worksheet``: the sheet of the network and sample as they are when it is opened.

    What is too large to be done by hand is refused in words. Printing and saving are done by ``jobs``.
    """

    def __init__(
        self,
        network: Network,
        problem: Problem,
        loss: Loss,
        sample: int,
        rate: float,
        jobs: JobKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.worksheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # To be as large as the screen: a sheet is read like a page.
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1000, 700)
        self._source = (network, problem, loss)
        self._sample, self._rate, self._seed = sample, rate, 0
        self._jobs, self._busy = jobs, False
        self._refusal: TooLargeError | TooManyWeightsError | None = None
        self._form: WorksheetForm | None = None
        self._build()
        self._connect()
        self.retranslate()
        if self._form is not None:
            self._form.focus_first()

    def _build(self) -> None:
        # In this order Tab goes through them.
        self._sheet_bar = SheetBar(self)
        layout = QVBoxLayout(self)
        layout.addWidget(self._sheet_bar)
        try:
            self._worksheet = self._made()
        except (TooLargeError, TooManyWeightsError) as error:
            self._refusal = error
            layout.addWidget(self._build_refusal(), 1)
        else:
            layout.addWidget(self._build_form(), 1)
        self._paper_bar = PaperBar(self)
        self._paper_bar.set_paper_enabled(self._refusal is None)
        layout.addWidget(self._paper_bar)

    def _build_refusal(self) -> QLabel:
        self._words = QLabel()
        self._words.setObjectName("perceptron.worksheet.refusal")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._sheet_bar.setEnabled(False)
        return self._words

    def _build_form(self) -> WorksheetForm:
        self._form = WorksheetForm(self._worksheet)
        self._form.counted.connect(self._sheet_bar.set_count)
        self._form.clear_answers()
        return self._form

    def _connect(self) -> None:
        self._sheet_bar.blanks_changed.connect(self._on_sheet_bar_blanks_changed)
        self._sheet_bar.new_blanks_asked.connect(self._on_sheet_bar_new_blanks_asked)
        self._sheet_bar.key_shown.connect(self._on_sheet_bar_key_shown)
        self._paper_bar.print_asked.connect(self._on_paper_bar_print_asked)
        self._paper_bar.save_asked.connect(self._on_paper_bar_save_asked)
        self._paper_bar.close_asked.connect(self.close)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(words.title())
        match self._refusal:
            case TooManyWeightsError() as error:
                self._words.setText(words.too_many(error.parameters))
            case TooLargeError():
                self._words.setText(words.too_large())

    def save_to(self, file: Path) -> None:
        """Write the sheet as a PDF."""
        self._start(partial(write_pdf, file, self._sheet()), self._on_saved)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet on the paper that ``printer`` has."""
        self._start(partial(print_sheet, printer, self._sheet()), self._on_printed)

    def _made(self) -> Worksheet:
        return make_worksheet(
            *self._source,
            sample=self._sample,
            rate=self._rate,
            decimals=self._sheet_bar.decimals,
            blanks=self._sheet_bar.blanks,
            seed=self._seed,
        )

    def _sheet(self) -> Sheet:
        return Sheet(
            worksheet=self._worksheet,
            words=words.page_words(self._worksheet),
            family=self.font().family(),
            with_key=self._paper_bar.with_key,
        )

    def _start(self, work: Any, on_done: Any) -> None:
        # The buttons stay: one that is disabled hands the focus on, and the next press would close the dialog.
        if self._busy:
            return
        self._busy = True
        self._paper_bar.say(self.tr("One moment…"), role="muted")
        self._jobs.start(work, on_done, self._on_failed)

    def _end(self, text: str, role: str = "good") -> None:
        self._busy = False
        self._paper_bar.say(text, role)

    @Slot()
    def _on_sheet_bar_blanks_changed(self) -> None:
        if self._form is not None:
            self._worksheet = self._made()
            self._form.set_worksheet(self._worksheet)

    @Slot()
    def _on_sheet_bar_new_blanks_asked(self) -> None:
        if self._form is not None:
            self._seed += 1
            self._form.clear_answers()
            self._on_sheet_bar_blanks_changed()
            self._form.focus_first()

    @Slot(bool)
    def _on_sheet_bar_key_shown(self, shown: bool) -> None:
        if self._form is not None:
            self._form.set_key_shown(shown)

    @Slot()
    def _on_paper_bar_print_asked(self) -> None:
        self._printer = new_printer()
        dialog = QPrintDialog(self._printer, self)
        dialog.setObjectName("perceptron.worksheet.print_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.finished.connect(self._on_print_dialog_finished)
        QDialog.open(dialog)  # not QPrintDialog's, which wants a slot in the manner of C++

    @Slot(int)
    def _on_print_dialog_finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self.print_on(self._printer)

    @Slot()
    def _on_paper_bar_save_asked(self) -> None:
        dialog = file_dialog(self, "perceptron.worksheet.save_dialog", self.tr("Save the worksheet as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF document (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("worksheet.pdf")
        dialog.fileSelected.connect(self._on_save_dialog_file_selected)
        dialog.open()

    @Slot(str)
    def _on_save_dialog_file_selected(self, file: str) -> None:
        self.save_to(Path(file))

    @Slot(object)
    def _on_saved(self, file: Path) -> None:
        self._end(self.tr("Saved as {file}.").format(file=file))

    @Slot(object)
    def _on_printed(self, pages: int) -> None:
        self._end(self.tr("Sent to the printer. Pages: {pages}.").format(pages=pages))

    @Slot(object, str)
    def _on_failed(self, message: Message, details: str) -> None:
        self._end(message_text(message), role="bad")

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
