"""WeightsButton: asks for a file of weights, beside the field that takes its path."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QSizePolicy


class WeightsButton(QPushButton):
    """Opens a dialog, which blocks nothing and only asks: whether the file is of use is found out elsewhere."""

    file_chosen = Signal(str)

    def __init__(self, name: str, field: QLineEdit) -> None:
        """Make the button beside ``field``: the dialog begins where the path in it leads."""
        super().__init__()
        self.setObjectName(f"{name}.browse")
        # The path needs the room more.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._dialog_name, self._field = f"{name}.dialog", field
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose a file of weights"))
        dialog.setObjectName(self._dialog_name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Weights (*.safetensors *.pt *.pth)"), self.tr("All files (*)")])
        if self._field.text():
            dialog.selectFile(self._field.text())
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def tip(self) -> str:
        """Return what the tooltip says of the button."""
        return self.tr("Choose a file with trained weights: .safetensors, .pt or .pth.")

    def retranslate(self) -> None:
        """Write every text but the tooltip in the window's language."""
        self.setText(self.tr("Browse…"))
        self.setAccessibleName(self.tr("Browse for a file of weights"))
