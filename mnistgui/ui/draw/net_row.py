"""NetRow: which net answers the drawing, and which second one beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from mnistgui.ui import theme

NO_NET: Final = ""  # in the place of a second net
_BESIDE_TEXT: Final = 2  # pixels that styles leave free on each side of the text


class _NetCombo(QComboBox):
    """Ends a name that does not fit with an ellipsis; Qt's own cuts it in the middle of a letter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - 2 * _BESIDE_TEXT
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802
        # As wide as its entries, however narrow the box is.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth())
        super().showPopup()


class NetRow(QWidget):
    """``draw.model`` and ``draw.second_model``, which is there as soon as there are two nets to choose from."""

    chosen = Signal(str)
    second_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._model, self._second = _NetCombo("draw.model"), _NetCombo("draw.second_model")
        self._model.setEnabled(False)
        self._label.setBuddy(self._model)
        self._second.setVisible(False)
        self._entries: tuple[tuple[str, str], ...] = ()
        self._second_wanted = True
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._label)
        layout.addWidget(self._model, 1)
        layout.addWidget(self._second, 1)
        self._model.currentIndexChanged.connect(self._on_model_changed)
        self._second.currentIndexChanged.connect(self._on_second_changed)
        self.retranslate()

    @property
    def entries(self) -> tuple[tuple[str, str], ...]:
        """The nets that are offered, as (key, label)."""
        return self._entries

    @property
    def key(self) -> str:
        """The key of the net that answers; empty while none is offered."""
        return str(self._model.currentData() or "")

    @property
    def name(self) -> str:
        """The name of the net that answers, as it is shown."""
        return self._model.currentText()

    @property
    def second_key(self) -> str:
        """The key of the net beside it, or `NO_NET`."""
        return str(self._second.currentData() or NO_NET)

    @property
    def second_name(self) -> str:
        """The name of the net beside it, as it is shown."""
        return self._second.currentText() if self.second_key else ""

    def set_ready(self, ready: bool) -> None:
        """Let the user choose."""
        self._model.setEnabled(ready)
        self._second.setEnabled(ready)

    def set_models(self, entries: Sequence[tuple[str, str]]) -> None:
        """Offer nets as (key, label). A choice stays if its key does; the signals tell if it cannot."""
        self._entries = tuple(entries)
        before, second_before = self._model.currentData(), self.second_key
        _fill(self._model, entries)
        _fill(self._second, [(NO_NET, self.tr("No second net")), *entries])
        self._show_second()
        if before is not None and self._model.currentData() != before:
            self._on_model_changed()
        if self.second_key != second_before:
            self._on_second_changed()

    def want_second(self, wanted: bool) -> None:
        """Say whether what is shown below has to do with a second net."""
        self._second_wanted = wanted
        self._show_second()

    def _show_second(self) -> None:
        self._second.setVisible(self._second_wanted and len(self._entries) > 1)

    def choose(self, key: str) -> None:
        """Choose the net ``key``, as the user would; one that is not offered changes nothing."""
        place = self._model.findData(key)
        if place >= 0:
            self._model.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Write every text in the present language; the nets' names come with `set_models`."""
        self._label.setText(self.tr("&Net"))
        self._model.setAccessibleName(self.tr("Net that answers"))
        self._model.setToolTip(self.tr("Which net answers: the one that came with the program, or the one you train"))
        self._second.setAccessibleName(self.tr("Net beside it"))
        self._second.setToolTip(self.tr("A second net whose answer to the same drawing is shown beside the first"))
        if self._second.count():
            self._second.setItemText(0, self.tr("No second net"))

    @Slot()
    def _on_model_changed(self) -> None:
        self.chosen.emit(self.key)

    @Slot()
    def _on_second_changed(self) -> None:
        self.second_chosen.emit(self.second_key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _fill(combo: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
    """Write the entries; what is chosen stays chosen if it is still there, or else it is the first."""
    chosen = combo.currentData()
    with QSignalBlocker(combo):
        if [combo.itemData(row) for row in range(combo.count())] != [key for key, _ in entries]:
            combo.clear()
            for key, label in entries:
                combo.addItem(label, key)
        for row, (_, label) in enumerate(entries):
            combo.setItemText(row, label)
        combo.setCurrentIndex(max(combo.findData(chosen), 0))
