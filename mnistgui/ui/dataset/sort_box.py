"""SortBox: in which order the thumbnails stand, and in which direction."""

from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from mnistgui.ui.dataset.order import BY_SCORE, FIRST_DESCENDING, ONE_WAY, SORT_KEYS, SortKey

_GAP: Final = 2


class SortBox(QWidget):
    """``dataset.sort`` and its direction. Orders over what a net said are greyed until one can be asked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._can_score = False
        self._keys = QComboBox(self)
        self._keys.setObjectName("dataset.sort")
        for key in SORT_KEYS:
            self._keys.addItem("", key)
        self._keys.currentIndexChanged.connect(self._on_keys_changed)
        self._direction = QToolButton(self)
        self._direction.setObjectName("dataset.sort_direction")
        self._direction.setCheckable(True)
        self._direction.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._direction.toggled.connect(self._on_direction_toggled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._keys, 1)
        layout.addWidget(self._direction)
        self.retranslate()

    @property
    def key(self) -> SortKey:
        """What the images are sorted by."""
        key: SortKey = self._keys.currentData()
        return key

    @property
    def descending(self) -> bool:
        """Whether the highest comes first."""
        return self._direction.isChecked()

    def set_can_score(self, able: bool) -> None:
        """Offer the orders over loss and confidence, or grey them and say why."""
        self._can_score = able
        self.retranslate()

    def show_key(self, key: SortKey) -> None:
        """Show ``key`` in the direction that goes with it, without saying `changed`."""
        with QSignalBlocker(self._keys), QSignalBlocker(self._direction):
            self._keys.setCurrentIndex(self._keys.findData(key))
            self._direction.setChecked(key in FIRST_DESCENDING)
        self._show_direction()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        reason = self.tr("No net has been tried on such images yet. Train one, then sort by what it says of them.")
        helps = self.tr("The order of the thumbnails. A net that was tried can put the images first it finds hardest.")
        texts = {
            "index": self.tr("By index"),
            "class": self.tr("By class"),
            "loss": self.tr("By loss"),
            "confidence": self.tr("By confidence"),
            "wrong": self.tr("Wrong first"),
        }
        model = self._keys.model()
        assert isinstance(model, QStandardItemModel)
        for row, key in enumerate(SORT_KEYS):
            item = model.item(row)
            item.setText(texts[key])
            item.setEnabled(self._can_score or key not in BY_SCORE)
            item.setToolTip("" if item.isEnabled() else reason)
        self._keys.setAccessibleName(self.tr("Sort the images"))
        self._keys.setToolTip(helps if self._can_score else f"{helps}\n{reason}")
        self._show_direction()

    def _show_direction(self) -> None:
        self._direction.setEnabled(self.key not in ONE_WAY)
        self._direction.setArrowType(Qt.ArrowType.DownArrow if self.descending else Qt.ArrowType.UpArrow)
        name = self.tr("Descending order") if self.descending else self.tr("Ascending order")
        self._direction.setAccessibleName(name)
        helps = self.tr("Press to turn the order round: the lowest or the highest first")
        self._direction.setToolTip(f"{name}. {helps}" if self._direction.isEnabled() else "")

    @Slot(int)
    def _on_keys_changed(self, _row: int) -> None:
        self.show_key(self.key)
        self.changed.emit()

    @Slot(bool)
    def _on_direction_toggled(self, _checked: bool) -> None:
        self._show_direction()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
