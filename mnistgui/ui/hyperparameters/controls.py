"""One control for each type of setting. Each says `edited` with the new value, or with the text that it cannot read.

A control never mends what was typed: the text stays, and the panel says at the field what is allowed.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from mnistgui.data.transforms.step import TransformStep
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.training.fields import FieldInfo
from mnistgui.ui.hyperparameters.number_boxes import RealNumberBox, WholeNumberBox


class LayersEdit(QLineEdit):
    """Layer sizes separated by commas."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._on_text_changed)

    def show_value(self, value: tuple[int, ...]) -> None:
        """Show ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setText(self.value_text(value))

    def value_text(self, value: tuple[int, ...]) -> str:
        """Return ``value`` as it is shown."""
        return ", ".join(str(size) for size in value)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        try:
            self.edited.emit(tuple(int(part) for part in text.split(",")))
        except ValueError:
            self.edited.emit(text)


class ChoiceBox(QComboBox):
    """One of some keys; each item carries its key as data, whatever text it shows."""

    edited = Signal(object)

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        for key in keys:
            self.addItem(key, key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The longest entry must not set the width of the dock.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentIndexChanged.connect(self._on_index_changed)

    def show_value(self, value: str) -> None:
        """Show the entry of the key ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))

    def value_text(self, value: str) -> str:
        """Return the text of the entry ``value``."""
        return self.itemText(self.findData(value))

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Name the entries, by key."""
        for key, text in texts.items():
            self.setItemText(self.findData(key), text)

    def set_choosable(self, key: str, choosable: bool, why_not: str = "") -> None:
        """Let the user pick the entry ``key`` or not; ``why_not`` is its tooltip then."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.findData(key))
        item.setEnabled(choosable)
        item.setToolTip("" if choosable else why_not)

    @Slot(int)
    def _on_index_changed(self, index: int) -> None:
        self.edited.emit(self.itemData(index))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the panel with the wheel must not change a setting on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NamesBox(QComboBox):
    """Some of the choices' keys in an order: one is picked from the list, several are typed, separated by commas.

    A key or the text shown for it may be typed, in small letters or large ones.
    """

    edited = Signal(object)

    def __init__(self, keys: tuple[str, ...]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # It would complete the first name again and again, and a comma would take its place.
        self.setCompleter(None)  # type: ignore[arg-type]
        for key in keys:
            self.addItem(key, key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.editTextChanged.connect(self._on_edit_text_changed)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value[0]) if len(value) == 1 else -1)
            self.setEditText(self.value_text(value))

    def value_text(self, value: tuple[str, ...]) -> str:
        """Return ``value`` as it is shown."""
        return ", ".join(self.itemText(self.findData(key)) for key in value)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Name the entries, by key."""
        keys = self._read(self.currentText())
        with QSignalBlocker(self):
            for key, text in texts.items():
                self.setItemText(self.findData(key), text)
        if keys is not None:
            self.show_value(keys)

    def _read(self, text: str) -> tuple[str, ...] | None:
        keys = {}
        for index in range(self.count()):
            key: str = self.itemData(index)
            keys[key.casefold()] = keys[self.itemText(index).casefold()] = key
        found = [keys.get(part.strip().casefold()) for part in text.split(",")]
        return None if None in found else tuple(key for key in found if key is not None)

    @Slot(str)
    def _on_edit_text_changed(self, text: str) -> None:
        keys = self._read(text)
        self.edited.emit(text if keys is None else keys)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the panel with the wheel must not change a setting on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SwitchBox(QCheckBox):
    """On or off."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.toggled.connect(self._on_toggled)

    def show_value(self, value: bool) -> None:
        """Show ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setChecked(value)

    def value_text(self, value: bool) -> str:
        """Return ``value`` as a file writes it."""
        return str(value).lower()

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        self.edited.emit(checked)


class TextEdit(QLineEdit):
    """A text as it is."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._on_text_changed)

    def show_value(self, value: str) -> None:
        """Show ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setText(value)

    def value_text(self, value: str) -> str:
        """Return ``value`` as it is shown."""
        return value

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self.edited.emit(text)


class StepsButton(QPushButton):
    """The names of the chosen transforms; they are changed on a page of their own, which a click asks for."""

    edited = Signal(object)  # never sent from here

    def show_value(self, value: tuple[TransformStep, ...]) -> None:
        """Show the steps ``value``."""
        self.setText(self.value_text(value))

    def value_text(self, value: tuple[TransformStep, ...]) -> str:
        """Return the steps in short, since a button does not break its line: the first, and how many follow."""
        return f"{value[0].name}()" + (f" + {len(value) - 1}" if len(value) > 1 else "") if value else "–"


class NetButton(QPushButton):
    """How many layers somebody's own net has; they are changed on a page of their own, which a click asks for."""

    edited = Signal(object)  # never sent from here

    def __init__(self) -> None:
        super().__init__()
        self._layers: Sequence[LayerSpec] = ()

    def show_value(self, value: tuple[LayerSpec, ...]) -> None:
        """Show how many layers ``value`` has."""
        self._layers = value
        self.setText(self.value_text(value))

    def value_text(self, value: Sequence[LayerSpec]) -> str:
        """Return ``value`` in short, since a button does not break its line."""
        return self.tr("1 layer") if len(value) == 1 else self.tr("{count} layers").format(count=len(value))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setText(self.value_text(self._layers))
        super().changeEvent(event)


Control = (
    WholeNumberBox | RealNumberBox | LayersEdit | ChoiceBox | NamesBox | SwitchBox | TextEdit | StepsButton | NetButton
)


def control_for(info: FieldInfo) -> Control:
    """Return a new control for a setting of this kind."""
    match info.kind:
        case "choice":
            return ChoiceBox(tuple(choice.key for choice in info.choices))
        case "switch":
            return SwitchBox()
        case "whole":
            return WholeNumberBox(info)
        case "real":
            return RealNumberBox(info)
        case "layers":
            return LayersEdit()
        case "names":
            return NamesBox(tuple(choice.key for choice in info.choices))
        case "net":
            return NetButton()
        case "steps":
            return StepsButton()
        case "text" | "target":
            return TextEdit()
