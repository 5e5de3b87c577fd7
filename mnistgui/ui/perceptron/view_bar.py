"""The row above the pictures: how many learners stand side by side, which view is open, and what fills the page."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.compact_button import CompactButton
from mnistgui.ui.perceptron.session import GATES, ONE, SEATS, THREE, TWO


class ViewBar(QWidget):
    """``perceptron.arrangement``, ``.open_backprop``, ``.more_room``; the chooser of views is given."""

    arrangement_chosen = Signal(str)
    backprop_asked = Signal()
    room_asked = Signal(bool)

    def __init__(self, views: QComboBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_arrangement, self._label_view = QLabel(), QLabel()
        self._arrangement = QComboBox()
        for key in SEATS:
            self._arrangement.addItem("", key)
        self._backprop, self._room = CompactButton(), CompactButton()
        self._room.setCheckable(True)
        for control, name in (
            (self._arrangement, "arrangement"),
            (self._backprop, "open_backprop"),
            (self._room, "more_room"),
        ):
            control.setObjectName(f"perceptron.{name}")
        self._label_arrangement.setBuddy(self._arrangement)
        self._label_view.setBuddy(views)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING)
        for label, chooser in ((self._label_arrangement, self._arrangement), (self._label_view, views)):
            row.addWidget(label)
            row.addWidget(chooser)
        row.addStretch(1)
        for button in (self._backprop, self._room):
            row.addWidget(button)
        self._row = row
        self._arrangement.currentIndexChanged.connect(self._on_arrangement_index_changed)
        self._backprop.clicked.connect(self.backprop_asked)
        self._room.toggled.connect(self.room_asked)
        self.retranslate()

    @property
    def has_room(self) -> bool:
        """Whether the docks are to be hidden."""
        return self._room.isChecked()

    def add_files(self, button: QToolButton) -> None:
        """Put the button of the files beside the others."""
        self._row.insertWidget(self._row.indexOf(self._room), button)

    def show_arrangement(self, arrangement: str) -> None:
        """Show how many stand side by side, with no signal."""
        with QSignalBlocker(self._arrangement):
            self._arrangement.setCurrentIndex(self._arrangement.findData(arrangement))

    def show_backprop(self, possible: bool) -> None:
        """Offer backpropagation, or say why there is none."""
        self._backprop.setEnabled(possible)
        self._backprop.setToolTip(
            self.tr("One update of the chosen learner step by step, with every number, on the whole page.")
            if possible
            else self.tr(
                "The threshold rule has no backpropagation: a step has no slope. Choose single layer or multilayer."
            )
        )

    def show_room(self, room: bool) -> None:
        """Show whether the docks are hidden, with no signal."""
        with QSignalBlocker(self._room):
            self._room.setChecked(room)

    def retranslate(self) -> None:
        """Set every text anew."""
        texts = {
            ONE: self.tr("One learner"),
            TWO: self.tr("Two learners"),
            THREE: self.tr("Three learners"),
            GATES: self.tr("AND, OR, XOR"),
        }
        for place in range(self._arrangement.count()):
            self._arrangement.setItemText(place, texts[self._arrangement.itemData(place)])
        self._label_arrangement.setText(self.tr("Side by side"))
        self._label_view.setText(self.tr("&View"))
        self._arrangement.setAccessibleName(self.tr("Learners side by side"))
        self._arrangement.setToolTip(
            self.tr(
                "One learner; two or three of them on the same points, in the same order; or one on three gates. Each "
                "has the settings that it shows when its plane is chosen."
            )
        )
        self._backprop.setText(self.tr("Bac&kpropagation…"))
        self._backprop.setAccessibleName(self.tr("Backpropagation step by step"))
        self.show_backprop(self._backprop.isEnabled())
        self._room.setText(self.tr("&More room"))
        self._room.setAccessibleName(self.tr("More room"))
        self._room.setToolTip(
            self.tr("Hide what stands around this page, for a projector; press again to bring it back.")
        )

    @Slot()
    def _on_arrangement_index_changed(self) -> None:
        self.arrangement_chosen.emit(str(self._arrangement.currentData()))

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
