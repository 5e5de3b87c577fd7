"""The two rows of controls of a worksheet: above the sheet what is blank, below it what becomes of it."""

from typing import Final, cast

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.perceptron.worksheet import DECIMALS, Blanks
from mnistgui.ui import theme

_SOME: Final = "some"
_ALL: Final = "all"


class SheetBar(QWidget):
    """How many blanks, how many decimals, other blanks, the key; and how many answers are right."""

    blanks_changed = Signal()
    new_blanks_asked = Signal()
    key_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._right, self._of = 0, 0
        self._blanks = QComboBox()
        self._blanks.setObjectName("perceptron.worksheet.blanks")
        for key in (_SOME, _ALL):
            self._blanks.addItem("", key)
        self._decimals = QComboBox()
        self._decimals.setObjectName("perceptron.worksheet.decimals")
        for decimals in DECIMALS:
            self._decimals.addItem("", decimals)
        self._other = QPushButton()
        self._other.setObjectName("perceptron.worksheet.new_blanks")
        # Enter in a field judges the answer; no button may take it.
        self._other.setAutoDefault(False)
        self._key = QCheckBox()
        self._key.setObjectName("perceptron.worksheet.show_key")
        self._count = QLabel()
        self._count.setObjectName("perceptron.worksheet.count")
        self._count.setProperty("role", "heading")
        self._lay_out()
        self._blanks.currentIndexChanged.connect(self._on_combo_current_index_changed)
        self._decimals.currentIndexChanged.connect(self._on_combo_current_index_changed)
        self._other.clicked.connect(self._on_other_clicked)
        self._key.toggled.connect(self.key_shown)
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        for widget in (self._blanks, self._decimals, self._other, self._key):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._count)

    @property
    def blanks(self) -> Blanks:
        """Whether some or all numbers are left blank."""
        return cast(Blanks, self._blanks.currentData())

    @property
    def decimals(self) -> int:
        """How many decimals are written."""
        return int(self._decimals.currentData())

    def retranslate(self) -> None:
        """Set every text anew."""
        self._blanks.setItemText(0, self.tr("Some blanks"))
        self._blanks.setItemText(1, self.tr("All blank"))
        self._blanks.setAccessibleName(self.tr("Blanks"))
        self._blanks.setToolTip(self.tr("How many numbers are left to you: about half of each table, or all."))
        for index, decimals in enumerate(DECIMALS):
            self._decimals.setItemText(index, self.tr("{count} decimals").format(count=decimals))
        self._decimals.setAccessibleName(self.tr("Decimals"))
        self._decimals.setToolTip(self.tr("How far the numbers of the sheet are rounded. Your answers stay."))
        self._other.setText(self.tr("&New blanks"))
        self._other.setToolTip(self.tr("Leave other numbers blank, and take all answers away."))
        self._key.setText(self.tr("Show &key"))
        self._key.setToolTip(self.tr("Put the numbers into every formula, with what they come to."))
        self._count.setToolTip(self.tr("An answer that is off only by rounding counts as right."))
        self._write_count()

    @Slot(int, int)
    def set_count(self, right: int, of: int) -> None:
        """Say how many answers are right."""
        self._right, self._of = right, of
        self._write_count()

    def _write_count(self) -> None:
        self._count.setText(self.tr("{right} of {all} right").format(right=self._right, all=self._of))

    @Slot(int)
    def _on_combo_current_index_changed(self, index: int) -> None:
        self.blanks_changed.emit()

    @Slot()
    def _on_other_clicked(self) -> None:
        self.new_blanks_asked.emit()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class PaperBar(QWidget):
    """Print, save as PDF, close; and a line that says what came of it."""

    print_asked = Signal()
    save_asked = Signal()
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel()
        self._message.setObjectName("perceptron.worksheet.message")
        self._message.setWordWrap(True)
        self._message.hide()
        self._with_key = QCheckBox()
        self._with_key.setObjectName("perceptron.worksheet.with_key")
        self._with_key.setChecked(True)
        self._print, self._save, self._close = QPushButton(), QPushButton(), QPushButton()
        self._lay_out()
        self._print.clicked.connect(self._on_print_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = ((self._print, "print"), (self._save, "save"), (self._close, "close"))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACING)
        row.addWidget(self._with_key)
        row.addStretch(1)
        for button, name in buttons:
            button.setObjectName(f"perceptron.worksheet.{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._message)
        layout.addLayout(row)

    @property
    def with_key(self) -> bool:
        """Whether the key goes with the sheet."""
        return self._with_key.isChecked()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._message.setAccessibleName(self.tr("Message"))
        self._with_key.setText(self.tr("With &answer key"))
        self._with_key.setToolTip(self.tr("Print or save the key, too, on a page of its own."))
        self._print.setText(self.tr("&Print…"))
        self._print.setToolTip(self.tr("Print the sheet with its blanks, black on white."))
        self._save.setText(self.tr("&Save as PDF…"))
        self._save.setToolTip(self.tr("Write the sheet with its blanks into a PDF document, A4."))
        self._close.setText(self.tr("&Close"))
        self._close.setToolTip(self.tr("Close the worksheet; your answers are not kept."))

    def set_paper_enabled(self, enabled: bool) -> None:
        """Let the sheet be printed and saved, or not, where there is none."""
        for widget in (self._with_key, self._print, self._save):
            widget.setEnabled(enabled)

    def say(self, text: str, role: str = "good") -> None:
        """Show one line, in the colour of its role."""
        self._message.setProperty("role", role)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        self._message.setText(text)
        self._message.show()

    @Slot()
    def _on_print_clicked(self) -> None:
        self.print_asked.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_asked.emit()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.close_asked.emit()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
