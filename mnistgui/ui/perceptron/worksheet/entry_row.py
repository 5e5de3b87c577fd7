"""One number of the sheet on the screen: its formula, the field or the given number, and what is said of the answer."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from mnistgui.perceptron.worksheet_judge import Judgement, Kind
from mnistgui.perceptron.worksheet_parts import Entry, Worksheet
from mnistgui.ui import theme
from mnistgui.ui.perceptron.worksheet import words

_LONGEST: Final = 60  # characters of an answer: none that is meant has more
_ONE_LINE: Final = 30  # characters of a formula that fit at the dialog's smallest width
_ROLES: Final = {Kind.RIGHT: "good", Kind.ROUNDING: "warning", Kind.WRONG: "bad", Kind.NOT_A_NUMBER: "bad"}


class AnswerField(QLineEdit):
    """A field to write in; read-only it is a plain number on the page."""

    # Qt's own names

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.isReadOnly():
            super().paintEvent(event)
            return
        # Qt paints the box behind the text, frame or not, in the colour of a field.
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class EntryRow(QObject):
    """Puts its widgets into ``row`` of a grid; the field is ``perceptron.worksheet.<entry id>``.

    ``answered`` says that the field was left or Enter was pressed (True), with the entry's id.
    """

    answered = Signal(str, bool)

    def __init__(self, entry: Entry, grid: QGridLayout, row: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.judgement: Judgement | None = None
        self._formula = QLabel(parent)
        self._formula.setTextFormat(Qt.TextFormat.PlainText)
        self._formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = AnswerField(parent)
        self.field.setObjectName(f"perceptron.worksheet.{entry.id}")
        self.field.setMaxLength(_LONGEST)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setFont(theme.number_font(parent))
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("−0000.000000"))
        self._verdict = QLabel(parent)
        self._verdict.setObjectName(f"perceptron.worksheet.verdict.{entry.id}")
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._formula.setBuddy(self.field)
        grid.setRowMinimumHeight(row, self.field.sizeHint().height())
        grid.addWidget(self._formula, row, 0)
        grid.addWidget(self.field, row, 1)
        grid.addWidget(self._verdict, row, 2)
        self.field.editingFinished.connect(self._on_field_editing_finished)
        self.field.textEdited.connect(self._on_field_text_edited)

    @property
    def entry(self) -> Entry:
        """The entry that it shows now."""
        return self._entry

    @property
    def right(self) -> bool:
        """Whether the answer counts as right."""
        return self.judgement is not None and self.judgement.counts

    def show_entry(self, worksheet: Worksheet, entry: Entry, *, with_key: bool) -> None:
        """Show the entry as a blank or as given; ``with_key`` with its numbers and its value, too."""
        self._entry = entry
        name = words.symbol(entry)
        text = f"{name} = {entry.letters}"
        if with_key:
            text += f"\n{words.key_line(worksheet, entry)}"
        # Only what needs it: a label that may wrap makes the layout of the whole form several times slower.
        self._formula.setWordWrap(max(map(len, text.split("\n"))) > _ONE_LINE)
        self._formula.setText(text)
        self._formula.setToolTip(words.exact_line(entry) if with_key else "")
        self._show_as_blank(entry.blank)
        if not entry.blank:
            self.field.setText(worksheet.written(entry.value))
        self.field.setAccessibleName(name)
        self.field.setToolTip(words.field_tip(entry.letters) if entry.blank else words.given_tip())
        self._show_verdict()

    def _show_as_blank(self, blank: bool) -> None:
        """Make it a field to write in, or a given number: to hide one widget for another costs ten times the time."""
        if blank is not self.field.isReadOnly():
            return
        self.field.setText("")
        self.field.setReadOnly(not blank)
        self.field.setFocusPolicy(Qt.FocusPolicy.StrongFocus if blank else Qt.FocusPolicy.NoFocus)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Say what is thought of the answer; None says nothing."""
        self.judgement = judgement
        self._show_verdict()

    def answer(self) -> str:
        """What was written, or nothing where the number is given."""
        return self.field.text().strip() if self._entry.blank else ""

    def clear(self) -> None:
        """Take the answer away."""
        if self._entry.blank:
            self.field.clear()
        self.show_judgement(None)

    def _show_verdict(self) -> None:
        judged = self.judgement if self._entry.blank else None
        text = "" if judged is None else words.verdict(judged, self.field.text())
        self._verdict.setWordWrap(bool(text))
        self._verdict.setText(text)
        # A screen reader reads it with the field.
        self.field.setAccessibleDescription(text)
        role = "" if judged is None else _ROLES[judged.kind]
        if self._verdict.property("role") != role:
            self._verdict.setProperty("role", role)
            self._verdict.style().unpolish(self._verdict)
            self._verdict.style().polish(self._verdict)

    @Slot()
    def _on_field_editing_finished(self) -> None:
        # Enter leaves the cursor where it is.
        self.answered.emit(self._entry.id, self.field.hasFocus())

    @Slot(str)
    def _on_field_text_edited(self, text: str) -> None:
        # What was said is of another answer.
        self.show_judgement(None)
