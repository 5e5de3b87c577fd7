"""RunsPanel: the Runs dock: the list of runs, a bar of what can be done, and a table beside it. It only asks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnistgui.training.run_info import RunInfo
from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.runs.curve_delegate import CurveDelegate
from mnistgui.ui.runs.model import RUN_ROLE, Column, RunsModel, SortedRuns
from mnistgui.ui.runs.queue_strip import QueueStrip
from mnistgui.ui.runs.run_actions import ORDER, RunActions
from mnistgui.ui.runs.side_pane import SidePane
from mnistgui.ui.runs.wording import RunWording

_ON_BAR: Final = ("open", "resume", "again", "compare", "series")
_ROW_HEIGHT: Final = 26
_WIDTHS: Final = {
    Column.STAR: 26, Column.NAME: 146, Column.STATE: 114, Column.CURVE: 64, Column.BEST: 72, Column.LAST: 72,
    Column.VALIDATION: 76, Column.DATE: 124, Column.TIME: 52, Column.SETTINGS: 220,
}  # fmt: skip


class RunsPanel(QWidget):
    """Shows what `show_runs` gives it. Every wish goes out as a signal or as one of its `actions_table`."""

    open_requested = Signal(object)  # RunInfo
    star_requested = Signal(object)  # RunInfo: its star is to be turned
    rename_requested = Signal(object, str)  # folder, name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_train, self._idle = False, True
        self._kept = True  # whether runs are kept at all
        self._words = RunWording(self)
        self.actions_table = RunActions(self)
        self.strip = QueueStrip()
        self.side = SidePane()
        self._build_table()
        self._build_empty()
        self._build_bar()
        self._build_layout()
        self.retranslate()
        self._offer()

    # Building ---------------------------------------------------------------------------------------------------------

    def _build_table(self) -> None:
        self.model = RunsModel(self)
        self.model.rename_requested.connect(self.rename_requested)
        self._sorted = SortedRuns(self.model, self)
        self.table = QTableView()
        self.table.setObjectName("runs.list")
        self.table.setModel(self._sorted)
        self.table.setItemDelegateForColumn(Column.CURVE, CurveDelegate(self.table))
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(24)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.table.activated.connect(self._on_table_activated)
        self.table.clicked.connect(self._on_table_clicked)
        self.table.customContextMenuRequested.connect(self._on_table_menu_requested)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.actions_table["rename"].triggered.connect(self._on_rename_triggered)
        self.actions_table["open"].triggered.connect(self._on_open_triggered)

    def _build_empty(self) -> None:
        self._empty = QLabel()
        self._empty.setObjectName("runs.empty")
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._story = ElidedLabel()
        self._story.setObjectName("runs.story")
        self._story.setProperty("role", "muted")

    def _build_bar(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING // 2)
        for name in _ON_BAR:
            row.addWidget(self._button(name))
        self._more = QToolButton()
        self._more.setObjectName("runs.more")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setAutoRaise(True)
        self._menu = QMenu(self._more)
        for name in ORDER:
            if name:
                self._menu.addAction(self.actions_table[name])
            else:
                self._menu.addSeparator()
        self._more.setMenu(self._menu)
        row.addWidget(self._more)
        row.addWidget(self._story, 1)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"runs.{name}")
        button.setDefaultAction(self.actions_table[name])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        return button

    def _build_layout(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("runs.splitter")
        splitter.addWidget(self._stack)
        splitter.addWidget(self.side)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING // 2)
        layout.addWidget(self._bar)
        layout.addWidget(self.strip)
        layout.addWidget(splitter, 1)

    # What is shown ----------------------------------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[RunInfo], *, kept: bool = True) -> None:
        """Show ``runs``; what was chosen stays chosen. ``kept``: whether runs of this window are kept at all."""
        chosen = [run.folder for run in self.chosen]
        current = self.table.currentIndex().data(RUN_ROLE)
        self._kept = kept
        self.model.show(runs)
        self.table.setColumnHidden(Column.VALIDATION, not self.model.has_validation)
        self._choose(chosen, None if current is None else current.folder)
        self._stack.setCurrentWidget(self.table if runs else self._empty)
        self._write_empty()
        self._offer()

    def set_state(self, *, can_train: bool, idle: bool) -> None:
        """Say what the window can do now: ``idle``, no run goes on in it."""
        self._can_train, self._idle = can_train, idle
        self._offer()

    @property
    def chosen(self) -> list[RunInfo]:
        """The runs that are selected, from top to bottom."""
        rows = sorted(self.table.selectionModel().selectedRows(), key=QModelIndex.row)
        return [row.data(RUN_ROLE) for row in rows]

    def choose(self, folder: Path) -> None:
        """Select the run in ``folder``, if it is there."""
        self._choose([folder], folder)

    def _choose(self, folders: Sequence[Path], current: Path | None) -> None:
        selection = self.table.selectionModel()
        rows = {folder: row for folder in folders if (row := self.model.row_of(folder)) is not None}
        if [run.folder for run in self.chosen] == list(rows):
            return
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for folder, row in rows.items():
            index = self._sorted.mapFromSource(self.model.index(row, Column.NAME))
            if folder == current:
                selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            selection.select(index, flags)

    def _offer(self) -> None:
        chosen = self.chosen
        self.actions_table.offer(chosen, can_train=self._can_train, idle=self._idle)
        self._story.setText(self._words.story(chosen[0]) if len(chosen) == 1 else self._count(len(chosen)))

    def _count(self, chosen: int) -> str:
        return self.tr("{count} runs chosen").format(count=chosen) if chosen else ""

    def _write_empty(self) -> None:
        if self._kept:
            text = self.tr(
                "No run is kept yet. Press Start: each run stands here afterwards with its settings, its curve and its "
                "accuracy, to open, to compare and to go on with."
            )
        else:
            text = self.tr("The runs of this window are not kept.")
        self._empty.setText(text)

    # From the user ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_selection_changed(self) -> None:
        self._offer()

    @Slot(QModelIndex)
    def _on_table_activated(self, index: QModelIndex) -> None:
        if index.column() != Column.STAR and self.actions_table["open"].isEnabled():
            self.open_requested.emit(index.data(RUN_ROLE))

    @Slot(QModelIndex)
    def _on_table_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.STAR:
            self.star_requested.emit(index.data(RUN_ROLE))

    @Slot(QPoint)
    def _on_table_menu_requested(self, place: QPoint) -> None:
        self._menu.popup(self.table.viewport().mapToGlobal(place))

    @Slot()
    def _on_open_triggered(self) -> None:
        if self.chosen:
            self.open_requested.emit(self.chosen[0])

    @Slot()
    def _on_rename_triggered(self) -> None:
        rows = self.table.selectionModel().selectedRows(Column.NAME)
        if rows:
            self.table.setCurrentIndex(rows[0])
            self.table.edit(rows[0])

    # Qt ---------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.table.setAccessibleName(self.tr("Runs"))
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More for the chosen runs"))
        self._more.setToolTip(self.tr("Rename, note, star, delete and more; also in the list's own menu"))
        self._story.setAccessibleName(self.tr("About the chosen run"))
        self.actions_table.retranslate()
        self.model.retranslate()
        self._write_empty()
        self._offer()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.side.isHidden():
            self.side.hide()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
