"""HandwritingPage: the user's labelled drawings, and how well a net reads them beside MNIST's test digits."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.drawing.handwriting import Collected, Drawing
from mnistgui.ui import theme
from mnistgui.ui.amounts import share_text
from mnistgui.ui.dataset.epoch_words import counted
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.handwriting.confusion_view import ConfusionView
from mnistgui.ui.handwriting.label_keys import LabelKeys


@dataclass(frozen=True, eq=False, kw_only=True)
class HandResult:
    """What a net made of the user's drawings and of MNIST's test digits: counts (K, K), a row a label."""

    net: str
    class_names: tuple[str, ...]
    own_KK: npt.NDArray[np.int64]
    mnist_KK: npt.NDArray[np.int64]


def accuracy(counts_KK: npt.NDArray[np.int64]) -> float:
    """Return the share on the diagonal; NaN of none."""
    total = int(counts_KK.sum())
    return float(np.trace(counts_KK)) / total if total else float("nan")


class HandwritingPage(QWidget):
    """``page.handwriting``. It shows, and says what is wanted; the bench does it."""

    seen = Signal()
    delete_wanted = Signal(list)  # Drawings
    undo_wanted = Signal()
    relabel_wanted = Signal(list, str)
    merge_wanted = Signal()
    train_wanted = Signal()
    test_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.handwriting")
        self._drawings: tuple[Drawing, ...] = ()
        self._refused: tuple[str, ...] = ()
        self._result: HandResult | None = None
        self._before: HandResult | None = None
        self._testing = self._can_undo = self._ready = False
        self.images = ImageList(self)
        self.grid = Mosaic()
        self.grid.setObjectName("handwriting.grid")
        self.grid.setModel(self.images)
        self._count, self._story = QLabel(), QLabel()
        self._count.setObjectName("handwriting.count")
        self._story.setObjectName("handwriting.story")
        self._story.setWordWrap(True)
        self._verdict = QLabel()
        self._verdict.setObjectName("handwriting.verdict")
        self._verdict.setProperty("role", "heading")
        self._verdict.setWordWrap(True)
        self.labels = LabelKeys("handwriting.relabel", self.grid)
        self._buttons = {name: QPushButton() for name in ("delete", "undo", "merge", "train", "test")}
        self._own_title, self._mnist_title = QLabel(), QLabel()
        self.own, self.mnist = ConfusionView("handwriting.own"), ConfusionView("handwriting.mnist")
        self._build()
        self._connect()
        self.retranslate()
        self._offer()

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
        right.addWidget(self._verdict)
        right.addLayout(self._row("test", "train", "merge"))
        squares = QGridLayout()
        squares.setSpacing(theme.SPACING)
        for column, (title, square) in enumerate(((self._own_title, self.own), (self._mnist_title, self.mnist))):
            title.setProperty("role", "muted")
            squares.addWidget(title, 0, column)
            squares.addWidget(square, 1, column)
        squares.setRowStretch(1, 1)
        right.addLayout(squares, 1)
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
        self.labels.chosen.connect(self._on_labels_chosen)
        self.grid.selectionModel().selectionChanged.connect(self._on_selection_changed)

    # Requests ---------------------------------------------------------------------------------------------------------

    def show_collected(self, collected: Collected) -> None:
        """Show the collection as it is now; what was chosen is chosen no more."""
        self._drawings, self._refused = collected.drawings, collected.refused
        self.images.show(collected.images if collected.drawings else None)
        self._offer()
        self._write()

    def set_can_undo(self, can_undo: bool) -> None:
        """Offer to bring deleted drawings back, or not."""
        self._can_undo = can_undo
        self._offer()

    def set_ready(self, ready: bool) -> None:
        """Offer the test once there is a net."""
        self._ready = ready
        self._offer()

    def set_testing(self, testing: bool) -> None:
        """Say that a net is being asked."""
        self._testing = testing
        self._offer()
        self._write()

    def show_result(self, result: HandResult | None) -> None:
        """Show what a net made of it; the net that was asked before stays in the words."""
        self._before = self._result if result is not None else None
        self._result = result
        if result is not None:
            self.own.set_counts(result.own_KK, result.class_names)
            self.mnist.set_counts(result.mnist_KK, result.class_names)
        self._write()

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
            ("train", self.tr("Train on it…"), self.tr("Use your drawings as a data set like any other.")),
        ):
            self._buttons[name].setText(text)
            self._buttons[name].setToolTip(help_text)
            self._buttons[name].setAccessibleDescription(help_text)
        help_text = self.tr("A row a label, a column an answer. Point at a number to read it.")
        for square, name in ((self.own, self.tr("Your hand")), (self.mnist, self.tr("MNIST's test digits"))):
            square.setAccessibleName(name)
            square.setToolTip(help_text)
        self._own_title.setText(self.tr("Your hand, % of each row"))
        self._mnist_title.setText(self.tr("MNIST's test digits, %"))
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
        self._verdict.setText(self._verdict_text())

    def _verdict_text(self) -> str:
        if self._testing:
            return self.tr("The net reads your drawings and 10,000 test digits…")
        if self._result is None:
            return self.tr("Not tested yet.")
        text = self.tr("Your hand: {own}, MNIST: {mnist} — {net}.").format(
            own=share_text(accuracy(self._result.own_KK)),
            mnist=share_text(accuracy(self._result.mnist_KK)),
            net=self._result.net,
        )
        if self._before is not None and self._before.net != self._result.net:
            text += " " + self.tr("Before, {net}: {own} and {mnist}.").format(
                net=self._before.net,
                own=share_text(accuracy(self._before.own_KK)),
                mnist=share_text(accuracy(self._before.mnist_KK)),
            )
        return text

    def _offer(self) -> None:
        chosen = bool(self.grid.selectionModel().hasSelection())
        self._buttons["delete"].setEnabled(chosen)
        self._buttons["undo"].setEnabled(self._can_undo)
        self._buttons["test"].setEnabled(self._ready and bool(self._drawings) and not self._testing)
        self._buttons["train"].setEnabled(bool(self._drawings))
        self.labels.set_enabled(chosen)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._offer()

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
