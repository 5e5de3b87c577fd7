"""A worksheet goes to a printer or into a PDF: done in a job, since fonts are slow (some 50 ms a sheet)."""

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import write_atomically
from mnistgui.ui.perceptron.worksheet.pages import Sheet, lay_out, paint_all, pdf_of

CANNOT_SAVE = QT_TRANSLATE_NOOP("core", "The worksheet {file} cannot be written: {detail}")
CANNOT_PRINT = QT_TRANSLATE_NOOP("core", "The printer {printer} does not take the worksheet.")


def new_printer() -> QPrinter:
    """Return the system's printer, set to A4 upright, with the whole page to paint on."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    printer.setFullPage(True)
    printer.setCreator("mnistgui")
    return printer


def write_pdf(file: Path, sheet: Sheet) -> Path:
    """Write ``sheet`` to ``file``, all of it or nothing, and return the file. Works in any thread.

    Raises:
        UserError: the file cannot be written.
    """
    data = pdf_of(sheet)

    def write(temporary: Path) -> None:
        temporary.write_bytes(data)

    try:
        write_atomically(file, write)
    except OSError as error:
        detail = error.strerror or first_line(error)
        raise UserError(Message(CANNOT_SAVE, {"file": file, "detail": detail})) from error
    return file


def print_sheet(printer: QPrinter, sheet: Sheet) -> int:
    """Print ``sheet`` on the paper that ``printer`` has, and return how many pages that took. Works in any thread.

    Raises:
        UserError: the printer does not begin.
    """
    # The dialog may have set margins of its own; ours are on the page.
    printer.setFullPage(True)
    printer.setDocName(sheet.words.title)
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    pages = lay_out(sheet, paper)
    if not paint_all(pages, printer):
        raise UserError(Message(CANNOT_PRINT, {"printer": printer.printerName() or "—"}))
    return len(pages)
