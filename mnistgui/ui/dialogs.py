"""Dialogs: what the window asks or tells in windows of their own. None of them blocks."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.ui.language import message_text
from mnistgui.ui.plots.panel import PlotPanel
from mnistgui.ui.shortcuts import ShortcutsDialog

CANNOT_SAVE = QT_TRANSLATE_NOOP("core", "The picture {file} cannot be written: {detail}")


class Dialogs(QObject):
    """Opens dialogs over ``window``; each deletes itself when it is closed."""

    def __init__(self, window: QWidget, plots: PlotPanel) -> None:
        super().__init__(window)
        self._window, self._plots = window, plots

    @Slot(object, str)
    def show_failure(self, message: Message, details: str) -> None:
        """Show what went wrong, the details behind a button; nothing more while a box already says so."""
        text = message_text(message)
        # What fails at every paint or every movement of the pen would bury the window under boxes.
        if any(box.text() == text for box in self._window.findChildren(QMessageBox, "error.dialog")):
            return
        box = QMessageBox(QMessageBox.Icon.Warning, "mnistgui", text, parent=self._window)
        box.setObjectName("error.dialog")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDetailedText(details)
        box.setModal(False)
        box.show()

    @Slot()
    def show_shortcuts(self) -> None:
        """Show which key does what."""
        ShortcutsDialog(self._window.actions(), self._window).open()

    @Slot()
    def save_plot(self) -> None:
        """Ask for a file and save loss and accuracy as a picture there."""
        dialog = QFileDialog(self._window, self.tr("Save the plot as a picture"))
        dialog.setObjectName("save_plot.dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("PNG picture (*.png)"), self.tr("SVG drawing (*.svg)")])
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(self._on_save_plot_filter_selected)
        dialog.fileSelected.connect(self._on_save_plot_file_selected)
        dialog.open()

    @Slot(str)
    def _on_save_plot_filter_selected(self, name_filter: str) -> None:
        # A name that is typed without a suffix gets that of the kind chosen.
        dialog = self.sender()
        assert isinstance(dialog, QFileDialog)
        dialog.setDefaultSuffix("svg" if "*.svg" in name_filter else "png")

    @Slot(str)
    def _on_save_plot_file_selected(self, file: str) -> None:
        try:
            self._plots.export_image(file)
        except (OSError, ValueError) as error:
            self.show_failure(Message(CANNOT_SAVE, {"file": file, "detail": str(error)}), "")
