"""The sheet on the screen: picture and formulas on top, the tables below, a field for each blank."""

from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from mnistgui.perceptron.worksheet_judge import judge, parse_answer
from mnistgui.perceptron.worksheet_parts import Phase, Table, Worksheet
from mnistgui.ui import theme
from mnistgui.ui.perceptron.worksheet import words
from mnistgui.ui.perceptron.worksheet.entry_row import EntryRow
from mnistgui.ui.perceptron.worksheet.picture import NetworkPicture


class WorksheetForm(QScrollArea):
    """``perceptron.worksheet.form``. ``counted`` says how many blanks are right, and how many there are.

    The rows are made once: another sheet of the same network and sample only shows other numbers and other blanks.
    """

    counted = Signal(int, int)

    def __init__(self, worksheet: Worksheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.worksheet.form")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The fields take the focus; the form itself would be one more stop without use.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._worksheet, self._with_key = worksheet, False
        self._rows: dict[str, EntryRow] = {}
        self._headings: dict[Phase, QLabel] = {}
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(self._build_top(page))
        layout.addWidget(self._build_given(page))
        for table in worksheet.tables:
            layout.addSpacing(theme.SPACING)
            layout.addLayout(self._build_table(table, page))
        layout.addStretch(1)
        self.setWidget(page)
        self.retranslate()

    def _build_top(self, page: QWidget) -> QHBoxLayout:
        self._picture = NetworkPicture(self._worksheet, page)
        self._formulas = QLabel(page)
        self._formulas.setObjectName("perceptron.worksheet.formulas")
        self._formulas.setTextFormat(Qt.TextFormat.RichText)
        self._formulas.setWordWrap(True)
        self._formulas.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = QHBoxLayout()
        top.setSpacing(2 * theme.SPACING)
        top.addWidget(self._picture, 5)
        top.addWidget(self._formulas, 5)
        return top

    def _build_table(self, table: Table, page: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACING)
        grid.setVerticalSpacing(theme.SPACING // 2)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(2, 4)
        heading = self._headings[table.phase] = QLabel(page)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 3)
        entries = [entry for row in table.rows for entry in row]
        for number, entry in enumerate(entries, start=1):
            row = self._rows[entry.id] = EntryRow(entry, grid, number, page)
            row.answered.connect(self._on_row_answered)
        return grid

    def _build_given(self, page: QWidget) -> QLabel:
        self._given = QLabel(page)
        self._given.setObjectName("perceptron.worksheet.given")
        self._given.setTextFormat(Qt.TextFormat.PlainText)
        self._given.setWordWrap(True)
        self._given.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self._given

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(words.title())
        for phase, heading in self._headings.items():
            heading.setText(words.heading(phase))
        self._show()

    def set_worksheet(self, worksheet: Worksheet) -> None:
        """Show another sheet of the same network and sample; answers to what is still blank stay."""
        self._worksheet = worksheet
        self._picture.set_worksheet(worksheet)
        self._show()
        self._judge(self._rows.values())

    def set_key_shown(self, shown: bool) -> None:
        """Show every number put into its formula, or not."""
        self._with_key = shown
        self._show()

    def clear_answers(self) -> None:
        """Take all answers away."""
        for row in self._rows.values():
            row.clear()
        self._tell_count()

    def focus_first(self) -> None:
        """Put the cursor into the first blank."""
        for row in self._rows.values():
            if row.entry.blank:
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show(self) -> None:
        self._formulas.setText(words.top_text(self._worksheet))
        self._given.setText(words.given_text(self._worksheet))
        for entry in self._worksheet.entries:
            self._rows[entry.id].show_entry(self._worksheet, entry, with_key=self._with_key)

    def _judge(self, rows: Iterable[EntryRow]) -> None:
        """Judge the answers of these rows, in the order in which one is computed from another."""
        known = {True: dict[str, float](), False: dict[str, float]()}
        for name, row in self._rows.items():
            if row.judgement is not None:
                self._note(known, name, row)
        for row in rows:
            name = row.entry.id
            for answers in known.values():
                answers.pop(name, None)
            if row.answer():
                row.show_judgement(judge(self._worksheet, name, row.answer(), known[True], known[False]))
                self._note(known, name, row)
            else:
                row.show_judgement(None)
        self._tell_count()

    def _note(self, known: dict[bool, dict[str, float]], name: str, row: EntryRow) -> None:
        """Add an answer to those that are right, or to those that are wrong."""
        with suppress(ValueError):
            known[row.right][name] = parse_answer(row.answer())

    def _judge_with_followers(self, name: str) -> None:
        """Judge an answer, and again those that are computed from it: a mended one may change what they are told."""
        recipes = self._worksheet.recipes
        judged = [
            row for row in self._rows.values() if name in recipes[row.entry.id].asks and row.judgement is not None
        ]
        self._judge([self._rows[name], *judged])

    def _tell_count(self) -> None:
        blanks = [row for row in self._rows.values() if row.entry.blank]
        self.counted.emit(sum(row.right for row in blanks), len(blanks))

    def _go_on(self, after: EntryRow) -> None:
        """Put the cursor into the next blank that is not right yet."""
        rows = list(self._rows.values())
        for row in rows[rows.index(after) + 1 :]:
            if row.entry.blank and not row.right:
                row.field.setFocus(Qt.FocusReason.TabFocusReason)
                row.field.selectAll()
                return

    @Slot(str, bool)
    def _on_row_answered(self, name: str, entered: bool) -> None:
        self._judge_with_followers(name)
        row = self._rows[name]
        if not entered:
            return
        if row.judgement is None:
            # Enter on nothing is asked for a word; a field that is only passed by is not.
            row.show_judgement(judge(self._worksheet, name, ""))
        elif row.right:
            self._go_on(row)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
