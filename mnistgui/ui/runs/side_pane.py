"""SidePane: a table beside the list: the settings of a run, what differs between several, or what a series gave."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.icons import icon

DIFF: Final = "runs.diff"
RESULT: Final = "runs.queue_result"
_ROW_HEIGHT: Final = 24


class SidePane(QWidget):
    """Hidden until there is something to show; its button or Esc closes it."""

    texts_wanted = Signal()  # the language changed: what is shown has to come anew

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs.side")
        self._title = ElidedLabel()
        self._title.setObjectName("runs.side_title")
        self._title.setProperty("role", "heading")
        self._close = QToolButton()
        self._close.setObjectName("runs.side_close")
        self._close.setAutoRaise(True)
        self._close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._close.clicked.connect(self._on_close_clicked)
        self._tables = {name: self._table(name) for name in (DIFF, RESULT)}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        self._build_layout()
        self.retranslate()
        self._colour()
        self.hide()

    @staticmethod
    def _table(name: str) -> QTableWidget:
        table = QTableWidget()
        table.setObjectName(name)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _build_layout(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self._title, 1)
        heading.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING // 2)
        layout.addLayout(heading)
        layout.addWidget(self._stack, 1)

    def show_table(self, name: str, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show ``rows`` in the table ``name`` (`DIFF` or `RESULT`) below ``title``."""
        table = self._tables[name]
        table.setColumnCount(len(headings))
        table.setHorizontalHeaderLabels(list(headings))
        table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        self._title.setText(title)
        table.setAccessibleName(title)
        self._stack.setCurrentWidget(table)
        self.show()

    @property
    def shown(self) -> str:
        """The name of the table that is shown, empty while the pane is closed."""
        table = None if self.isHidden() else self._stack.currentWidget()
        return "" if table is None else table.objectName()

    def retranslate(self) -> None:
        """Write every text in the present language; a table comes anew from who filled it."""
        self._close.setToolTip(self.tr("Close this table (Esc)"))
        self._close.setAccessibleName(self.tr("Close this table"))

    def _colour(self) -> None:
        self._close.setIcon(icon("close", theme.of(self)))

    @Slot()
    def _on_close_clicked(self) -> None:
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.texts_wanted.emit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)
