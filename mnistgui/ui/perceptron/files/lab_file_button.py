"""The button ``perceptron.file`` and its menu: what can be opened, saved, exported and copied."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

OPEN: Final = "open"
SAVE: Final = "save"
IMPORT_POINTS: Final = "import_points"
EXPORT_POINTS: Final = "export_points"
EXPORT_WEIGHTS: Final = "export_weights"
EXPORT_PATH: Final = "export_path"
EXPORT_SCRIPT: Final = "export_script"
COPY_SCRIPT: Final = "copy_script"
WORKSHEET: Final = "worksheet"

# What belongs together, with a line between.
_GROUPS: Final = (
    (OPEN, SAVE),
    (IMPORT_POINTS, EXPORT_POINTS),
    (EXPORT_WEIGHTS, EXPORT_PATH),
    (EXPORT_SCRIPT, COPY_SCRIPT),
    (WORKSHEET,),
)


class LabFileButton(QToolButton):
    """Opens its menu; ``actions_by_name`` are the entries, each with the object name ``perceptron.file.<name>``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.file")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.actions_by_name: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        for group in _GROUPS:
            for name in group:
                action = self.actions_by_name[name] = self._menu.addAction("")
                action.setObjectName(f"perceptron.file.{name}")
            if group is not _GROUPS[-1]:
                self._menu.addSeparator()
        self.setMenu(self._menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setText(self.tr("File"))
        self.setAccessibleName(self.tr("Files of the lab"))
        self.setToolTip(self.tr("Save the lab and open it again; points, weights and the path as CSV; PyTorch code."))
        for name, (text, help_text) in self._texts().items():
            self.actions_by_name[name].setText(text)
            self.actions_by_name[name].setToolTip(help_text)

    def _texts(self) -> dict[str, tuple[str, str]]:
        return {
            OPEN: (
                self.tr("&Open lab…"),
                self.tr("Points, learners, weights and the place in the run, as they were saved."),
            ),
            SAVE: (self.tr("&Save lab…"), self.tr("All of the lab in one file, to go on with it another time.")),
            IMPORT_POINTS: (
                self.tr("&Import points (CSV)…"),
                self.tr("A table with the columns x1, x2 and class, from a spreadsheet for example."),
            ),
            EXPORT_POINTS: (
                self.tr("Export &points (CSV)…"),
                self.tr("A table with the columns x1, x2 and class, each number in full."),
            ),
            EXPORT_WEIGHTS: (
                self.tr("Export &weights (CSV)…"),
                self.tr("Every weight and bias with its layer, its unit and its gradient now."),
            ),
            EXPORT_PATH: (
                self.tr("Export pa&th (CSV)…"),
                self.tr("Loss, mistakes and weights after each update that can still be undone."),
            ),
            EXPORT_SCRIPT: (
                self.tr("Export P&yTorch script…"),
                self.tr("A Python file that goes on from these weights and gives the same numbers."),
            ),
            COPY_SCRIPT: (self.tr("&Copy script"), self.tr("The same script, on the clipboard.")),
            WORKSHEET: (
                self.tr("Wor&ksheet…"),
                self.tr("One update by hand: tables with blanks to fill in here or to print, and an answer key."),
            ),
        }

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
