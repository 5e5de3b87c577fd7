"""What an update is made of: all samples, a few or one; and in which order they come."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.points import MOST_POINTS
from mnistgui.ui.perceptron.number_boxes import WholeBox

ALL: Final = "all"
SOME: Final = "some"
ONE: Final = "one"
_FIRST_SIZE: Final = 2


class BatchRow(QWidget):
    """``perceptron.batch`` (``all``, ``some``, ``one``), ``perceptron.batch_size`` and ``perceptron.shuffle``."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        self._kind, self._size, self._shuffle = QComboBox(), WholeBox(), QCheckBox()
        for control, name in ((self._kind, "batch"), (self._size, "batch_size"), (self._shuffle, "shuffle")):
            control.setObjectName(f"perceptron.{name}")
        for key in (ALL, SOME, ONE):
            self._kind.addItem("", key)
        self._size.setRange(2, MOST_POINTS)
        self._size.setValue(_FIRST_SIZE)
        self.setFocusProxy(self._kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for control in (self._kind, self._size, self._shuffle):
            row.addWidget(control)
        row.addStretch(1)
        self._kind.currentIndexChanged.connect(self._on_kind_index_changed)
        self._size.valueChanged.connect(self._on_value_changed)
        self._shuffle.toggled.connect(self._on_value_changed)
        self.show_batches(Batches())
        self.retranslate()

    @property
    def batches(self) -> Batches:
        """What was chosen."""
        size = {ALL: None, SOME: self._size.value(), ONE: 1}[str(self._kind.currentData())]
        return Batches(size=size, shuffled=self._shuffle.isChecked(), seed=self._seed)

    def show_batches(self, batches: Batches) -> None:
        """Show size and order, with no signal."""
        self._seed = batches.seed
        kind = ALL if batches.size is None else ONE if batches.size == 1 else SOME
        with QSignalBlocker(self._kind), QSignalBlocker(self._size), QSignalBlocker(self._shuffle):
            self._kind.setCurrentIndex(self._kind.findData(kind))
            if kind == SOME:
                self._size.setValue(batches.size or _FIRST_SIZE)
            self._shuffle.setChecked(batches.shuffled)
        self._size.setVisible(kind == SOME)

    def show_size(self, used: bool) -> None:
        """Show the size; the threshold rule, which takes one sample at a time, has no use for it."""
        self._kind.setVisible(used)
        self._size.setVisible(used and self._kind.currentData() == SOME)

    def retranslate(self) -> None:
        """Set every text anew."""
        texts = {ALL: self.tr("all samples"), SOME: self.tr("mini-batch"), ONE: self.tr("one sample")}
        for place in range(self._kind.count()):
            self._kind.setItemText(place, texts[self._kind.itemData(place)])
        self._shuffle.setText(self.tr("shuffle"))
        self._kind.setAccessibleName(self.tr("Samples of an update"))
        self._size.setAccessibleName(self.tr("Samples of a mini-batch"))
        self._shuffle.setAccessibleName(self.tr("Shuffle the order of the samples"))
        self._kind.setToolTip(
            self.tr("What an update is made of. One sample at a time wants a lower rate: 0.1 for four tanh units.")
        )
        self._size.setToolTip(self.tr("So many samples an update; the last of an epoch may have fewer."))
        self._shuffle.setToolTip(
            self.tr("Draw another order for every epoch. All learners that stand side by side take the same order.")
        )

    @Slot()
    def _on_kind_index_changed(self) -> None:
        self._size.setVisible(self._kind.currentData() == SOME)
        self.changed.emit()

    @Slot()
    def _on_value_changed(self) -> None:
        self.changed.emit()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
