"""TargetChoice: the controls of ``target_transform``, and what becomes of the classes, in words."""

from html import escape
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListView, QListWidget, QVBoxLayout, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.data.targets import KINDS, TargetTransform
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.hyperparameters.row import as_tooltip
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel
from mnistgui.ui.transforms.target_words import target_words

_LEAST_KEPT: Final = 2
_LINES: Final = 2  # of the list of classes; more are scrolled to


class TargetChoice(QWidget):
    """Shows a target transform and asks for another: `edited` carries its text."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = TargetTransform()
        # What each kind was last given: going through the kinds loses no choice.
        self._one = 0
        self._kept: tuple[int, ...] = (0, 1)
        self._names: tuple[str, ...] = ()
        self._counts_K: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._locked = False
        self._title = QLabel()
        self._kind = ChoiceBox(KINDS)
        self._class = ChoiceBox(())
        self._classes = QListWidget()
        self._words = WrappedLabel(2)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._title.setBuddy(self._kind)
        self._kind.setObjectName("data.target_kind")
        self._kind.edited.connect(self._on_kind_edited)
        self._class.setObjectName("data.target_class")
        self._class.edited.connect(self._on_class_edited)
        self._classes.setObjectName("data.target_classes")
        self._classes.setFlow(QListView.Flow.LeftToRight)
        self._classes.setWrapping(True)
        self._classes.setResizeMode(QListView.ResizeMode.Adjust)
        self._classes.setSpacing(2)
        # Every click and every Space takes a class in or out; what is taken has the colour of the selection.
        self._classes.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self._classes.itemSelectionChanged.connect(self._on_classes_selection_changed)
        self._words.setObjectName("data.target_words")
        row = QHBoxLayout()
        row.addWidget(self._title)
        row.addWidget(self._kind, 2)
        row.addWidget(self._class, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._classes)
        layout.addWidget(self._words)

    def set_image_set(self, image_set: ImageSet | None) -> None:
        """Offer the classes of ``image_set`` and count with its labels."""
        names = () if image_set is None else image_set.class_names
        self._counts_K = np.zeros(0, np.int64)
        if image_set is not None:
            self._counts_K = np.bincount(image_set.labels_N, minlength=len(names))
        if names != self._names:
            self._names = names
            self._one = min(self._one, max(len(names) - 1, 0))
            self._kept = tuple(label for label in self._kept if label < len(names)) or (0, 1)
            self._offer_names()
        self._show()

    def set_target(self, target: TargetTransform) -> None:
        """Show ``target`` without saying `edited`."""
        self._target = target
        if target.kind == "one_vs_rest":
            self._one = target.classes[0]
        elif target.kind == "keep":
            self._kept = target.classes
        self._show()

    def set_locked(self, locked: bool) -> None:
        """Allow no change."""
        self._locked = locked
        self._show()

    def _offer_names(self) -> None:
        with QSignalBlocker(self._class), QSignalBlocker(self._classes):
            self._class.clear()
            self._classes.clear()
            for label, name in enumerate(self._names):
                self._class.addItem(name, label)
                self._classes.addItem(name)
        self._fit_classes()

    def _fit_classes(self) -> None:
        """Make the list of classes as high as its lines, of which more than `_LINES` are scrolled."""
        view, gap = self._classes, 2 * self._classes.spacing()
        sizes = [view.sizeHintForIndex(view.model().index(row, 0)) for row in range(view.count())]
        width = sum(size.width() + gap for size in sizes)
        lines = min(_LINES, 1 + width // max(1, self.width() - 2 * view.frameWidth()))
        height = max((size.height() for size in sizes), default=view.fontMetrics().height())
        view.setFixedHeight(lines * (height + gap) + gap + 2 * view.frameWidth())

    def _show(self) -> None:
        kind, usable = self._target.kind, bool(self._names) and not self._locked
        self._kind.show_value(kind)
        self._kind.setEnabled(usable)
        self._class.setVisible(kind == "one_vs_rest")
        self._class.setEnabled(usable)
        self._class.show_value(self._one)  # type: ignore[arg-type]
        self._classes.setVisible(kind == "keep")
        self._classes.setEnabled(usable)
        if kind == "keep" and self._chosen() != tuple(sorted(self._kept)):
            with QSignalBlocker(self._classes):
                for label in range(self._classes.count()):
                    self._classes.item(label).setSelected(label in self._kept)
        self._say(target_words(self._target, self._names, self._counts_K))

    def _say(self, text: str, role: str = "muted") -> None:
        self._words.setText(escape(text, quote=False))
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            self._words.style().polish(self._words)

    def _chosen(self) -> tuple[int, ...]:
        return tuple(label for label in range(self._classes.count()) if self._classes.item(label).isSelected())

    def _take(self, target: TargetTransform) -> None:
        if target != self._target:
            self.set_target(target)
            self.edited.emit(target.text())
        else:
            self._show()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._title.setText(self.tr("Labels"))
        tip = as_tooltip(self.tr("target_transform: what is done to the label of every image, in training and testing"))
        self._title.setToolTip(tip)
        self._kind.setToolTip(tip)
        self._kind.setAccessibleName(self.tr("What is done to the labels"))
        self._kind.set_texts(
            {
                "none": self.tr("As in the set"),
                "even_odd": self.tr("Even or odd"),
                "one_vs_rest": self.tr("One class or not"),
                "keep": self.tr("Some classes only"),
            }
        )
        self._class.setAccessibleName(self.tr("The one class"))
        self._class.setToolTip(self.tr("The class that is told apart from all others"))
        self._classes.setAccessibleName(self.tr("Classes that are kept"))
        self._classes.setToolTip(self.tr("Two classes or more: a click, or Space, takes one in or out"))
        self._show()

    @Slot(object)
    def _on_kind_edited(self, kind: str) -> None:
        match kind:
            case "one_vs_rest":
                self._take(TargetTransform(kind="one_vs_rest", classes=(self._one,)))
            case "keep":
                self._take(TargetTransform(kind="keep", classes=self._kept))
            case "even_odd":
                self._take(TargetTransform(kind="even_odd"))
            case _:
                self._take(TargetTransform())

    @Slot(object)
    def _on_class_edited(self, label: int) -> None:
        self._take(TargetTransform(kind="one_vs_rest", classes=(label,)))

    @Slot()
    def _on_classes_selection_changed(self) -> None:
        kept = self._chosen()
        if len(kept) >= _LEAST_KEPT:
            self._take(TargetTransform(kind="keep", classes=kept))
            return
        in_use = ", ".join(self._names[label] for label in self._kept)
        text = self.tr("Keep two classes at least: a net that knows one has nothing to tell apart. In use: {classes}.")
        self._say(text.format(classes=in_use), "bad")

    # Qt ---------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_classes()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
