"""HandwritingPage: the user's labelled drawings, and how well a net reads them beside MNIST's test digits."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.drawing.handwriting import Collected, Drawing
from mnistgui.ui import theme
from mnistgui.ui.dataset.epoch_words import counted
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.handwriting.label_keys import LabelKeys
from mnistgui.ui.handwriting.results import ResultsView, Stage


class HandwritingPage(QWidget):
    """``page.handwriting``. It shows, and says what is wanted; the bench does it."""

    seen = Signal()
    delete_wanted = Signal(list)  # Drawings
    undo_wanted = Signal()
    relabel_wanted = Signal(list, str)
    merge_wanted = Signal()
    train_wanted = Signal()
    test_wanted = Signal()
    fine_tune_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.handwriting")
        self._drawings: tuple[Drawing, ...] = ()
        self._refused: tuple[str, ...] = ()
        self._can_undo = self._ready = False
        self._idle = True  # no run goes on
        self.images = ImageList(self)
        self.grid = Mosaic()
        self.grid.setObjectName("handwriting.grid")
        self.grid.setModel(self.images)
        self._count, self._story = QLabel(), QLabel()
        self._count.setObjectName("handwriting.count")
        self._story.setObjectName("handwriting.story")
        self._story.setWordWrap(True)
        self.labels = LabelKeys("handwriting.relabel", self.grid)
        self._buttons = {name: QPushButton() for name in ("delete", "undo", "merge", "train", "test", "fine_tune")}
        self.results = ResultsView()
        self._build()
        self._connect()
        self.retranslate()
        self.refresh_offers()

    # Building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.SPACING)
        self._count.setProperty("role", "heading")
        self._story.setProperty("role", "muted")
        left.addWidget(self._count)
        left.addWidget(self._story)
        left.addWidget(self.grid, 1)
        left.addWidget(self.labels)
        left.addLayout(self._row("delete", "undo"))
        right = QVBoxLayout()
        right.setSpacing(theme.SPACING)
        right.addLayout(self._row("test", "fine_tune", "train", "merge"))
        right.addWidget(self.results, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(2 * theme.SPACING)
        layout.addLayout(left, 1)
        layout.addLayout(right, 2)

    def _row(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACING)
        for name in names:
            self._buttons[name].setObjectName(f"handwriting.{name}")
            row.addWidget(self._buttons[name])
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._delete_key = QAction(self.grid)
        self._delete_key.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._delete_key.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete_key.triggered.connect(self._on_delete_triggered)
        self.grid.addAction(self._delete_key)
        self._buttons["delete"].clicked.connect(self._on_delete_triggered)
        self._buttons["undo"].clicked.connect(self.undo_wanted)
        self._buttons["merge"].clicked.connect(self.merge_wanted)
        self._buttons["train"].clicked.connect(self.train_wanted)
        self._buttons["test"].clicked.connect(self.test_wanted)
        self._buttons["fine_tune"].clicked.connect(self.fine_tune_wanted)
        self.labels.chosen.connect(self._on_labels_chosen)
        self.grid.selectionModel().selectionChanged.connect(self._on_selection_changed)

    # Requests ---------------------------------------------------------------------------------------------------------

    def show_collected(self, collected: Collected) -> None:
        """Show the collection as it is now; what was chosen is chosen no more."""
        self._drawings, self._refused = collected.drawings, collected.refused
        self.images.show(collected.images if collected.drawings else None)
        self.refresh_offers()
        self._write()

    def set_can_undo(self, can_undo: bool) -> None:
        """Offer to bring deleted drawings back, or not."""
        self._can_undo = can_undo
        self.refresh_offers()

    def set_ready(self, ready: bool) -> None:
        """Offer the test once there is a net."""
        self._ready = ready
        self.refresh_offers()

    def set_idle(self, idle: bool) -> None:
        """Offer fine-tuning while no run goes on."""
        self._idle = idle
        self.refresh_offers()

    def set_stage(self, stage: Stage) -> None:
        """Say what is going on."""
        self.results.set_stage(stage)
        self.refresh_offers()

    def chosen(self) -> list[Drawing]:
        """Return the drawings that are chosen."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedIndexes())
        return [self._drawings[self.images.image_at(row)] for row in rows]

    # Words ------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("My handwriting"))
        self.grid.setAccessibleName(self.tr("Your drawings"))
        self.grid.setToolTip(self.tr("Choose drawings, then delete them or give them another label."))
        self.grid.set_notice(self.tr("Nothing saved yet. Draw a digit, and press its key, 0 to 9."))
        self.labels.set_words(
            self.tr("Label"), self.tr("Give the label {label}"), self.tr("Give the chosen drawings the label {label}.")
        )
        for name, text, help_text in (
            ("delete", self.tr("Delete"), self.tr("Take the chosen drawings out of the collection. (Del)")),
            ("undo", self.tr("Bring back"), self.tr("Bring back what was deleted last.")),
            ("merge", self.tr("Merge…"), self.tr("Take the drawings of somebody else's folder, too.")),
            (
                "test",
                self.tr("Test on your hand"),
                self.tr("Let the net that is chosen on the page Draw read your drawings and MNIST's test digits."),
            ),
            (
                "fine_tune",
                self.tr("Fine-tune"),
                self.tr(
                    "Let the chosen net learn your hand, in a run of ten epochs at a small learning rate. A fifth of"
                    " your drawings is kept back to test on, before and after; MNIST's test digits show what is"
                    " forgotten. Your settings come back afterwards."
                ),
            ),
            ("train", self.tr("Train on it…"), self.tr("Use your drawings as a data set like any other.")),
        ):
            self._buttons[name].setText(text)
            self._buttons[name].setToolTip(help_text)
            self._buttons[name].setAccessibleDescription(help_text)
        self._write()

    def _write(self) -> None:
        count = len(self._drawings)
        self._count.setText(counted(count, self.tr("1 drawing"), self.tr("{count} drawings")))
        story = self.tr("Saved with their strokes below your data folder, one folder a digit.")
        if self._refused:
            story = self.tr("Files that could not be read: {count}. The first: {name}").format(
                count=len(self._refused), name=self._refused[0]
            )
        self._story.setText(story)
        self._story.setToolTip("\n".join(self._refused))

    def refresh_offers(self) -> None:
        """Offer what can be done now."""
        chosen = bool(self.grid.selectionModel().hasSelection())
        self._buttons["delete"].setEnabled(chosen)
        self._buttons["undo"].setEnabled(self._can_undo)
        can_test = self._ready and bool(self._drawings) and not self.results.is_busy
        self._buttons["test"].setEnabled(can_test)
        self._buttons["fine_tune"].setEnabled(can_test and self._idle)
        self._buttons["train"].setEnabled(bool(self._drawings))
        self.labels.set_enabled(chosen)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.refresh_offers()

    @Slot()
    def _on_delete_triggered(self) -> None:
        if chosen := self.chosen():
            self.delete_wanted.emit(chosen)

    @Slot(str)
    def _on_labels_chosen(self, label: str) -> None:
        if chosen := self.chosen():
            self.relabel_wanted.emit(chosen, label)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 360)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
