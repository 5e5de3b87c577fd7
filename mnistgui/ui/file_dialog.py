"""A dialog that asks for a file or a folder, let go when it is closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def file_dialog(window: QWidget, name: str, title: str) -> QFileDialog:
    """Return a dialog over ``window``; whoever asks sets its kind, connects it, and opens it."""
    dialog = QFileDialog(window, title)
    dialog.setObjectName(name)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
