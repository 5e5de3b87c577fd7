"""One control for each type of setting. Each says `edited` with the new value, or with the text that it cannot read.

A control never mends what was typed: Qt's spin boxes swallow keys and jump back to the last value without a word, which
teaches nobody the bound. Here the text stays, and the panel says at the field what is allowed.
"""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel, QValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QPushButton, QSpinBox

from mnistgui.data.transforms.step import TransformStep
from mnistgui.training.fields import FieldInfo

# Decimals that QDoubleSpinBox keeps: enough for every digit of a double over 1e-13. What is shown is the shortest text.
_DECIMALS: Final = 30
# The steps in which learning rates are tried. Written as texts: each is the very double that a user would type.
_SERIES: Final = (0.0, *(float(f"{digit}e{power}") for power in range(-5, 3) for digit in (1, 3)))


class _OpenTyping:
    """What both number boxes share: a text that is no usable number stays as typed, `value` the last usable one.

    Mixed in before QSpinBox or QDoubleSpinBox, which give the bounds and ``edited``.
    """

    edited: Any
    _logarithmic = False
    _refused: str | None = None

    def _open(self: Any, info: FieldInfo) -> None:
        self._logarithmic = info.logarithmic
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().textChanged.connect(self._on_text_changed)
        self.valueChanged.connect(self._on_value_changed)

    def show_value(self: Any, value: float) -> None:
        """Show ``value`` without saying `edited`."""
        with QSignalBlocker(self):
            self.setValue(value)

    def setValue(self: Any, value: float) -> None:  # noqa: N802
        """Set the value as Qt does; a refused text gives way to it."""
        was_refused, self._refused = self._refused is not None, None
        super().setValue(value)  # type: ignore[misc]
        if was_refused:
            self.edited.emit(self.value())

    def _number(self: Any, text: str) -> Any:
        """Return the usable number that ``text`` means, or None."""
        try:
            number = self._read(text)
        except ValueError:
            return None
        # NaN compares false with everything and is refused by the same line.
        return number if self.minimum() <= number <= self.maximum() else None

    def _take_text(self, text: str) -> None:
        number = self._number(text)
        self._refused = text if number is None else None
        self.edited.emit(text if number is None else number)

    def _take_value(self, value: float) -> None:
        # Return says the last value once more although the text is another: that is no edit.
        if self._refused is None:
            self.edited.emit(value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        good = self._number(text) is not None
        return (QValidator.State.Acceptable if good else QValidator.State.Intermediate), text, position

    def valueFromText(self: Any, text: str) -> Any:  # noqa: N802
        number = self._number(text)
        return self.value() if number is None else number

    def textFromValue(self: Any, value: float) -> str:  # noqa: N802
        shown: str = self.value_text(value) if self._refused is None else self._refused
        return shown

    def stepBy(self: Any, steps: int) -> None:  # noqa: N802
        value = self.value()
        for _ in range(abs(steps)):
            value = self._next(value, up=steps > 0)
        self.setValue(min(max(value, self.minimum()), self.maximum()))
        self.selectAll()

    def wheelEvent(self: Any, event: QWheelEvent) -> None:
        # Scrolling the panel with the wheel must not change a setting on the way.
        if self.hasFocus():
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class WholeNumberBox(_OpenTyping, QSpinBox):
    """A whole number with bounds; it steps by one in its second digit (100 goes to 110)."""

    edited = Signal(object)

    def __init__(self, info: FieldInfo) -> None:
        super().__init__()
        self.setRange(int(info.minimum), int(info.maximum))
        self._open(info)

    def value_text(self, value: int) -> str:
        """Return ``value`` as it is shown."""
        return str(value)

    def _read(self, text: str) -> int:
        return int(text)

    def _next(self, value: int, *, up: bool) -> int:
        digits = len(str(value if up else value - 1))
        step = 10 ** max(digits - 2, 0)
        return int(value + step if up else value - step)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._take_text(text)

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self._take_value(value)


class RealNumberBox(_OpenTyping, QDoubleSpinBox):
    """A real number with bounds, shown as shortly as it can be read back; steps by 1, 3, 10 or by tenths."""

    edited = Signal(object)

    def __init__(self, info: FieldInfo) -> None:
        super().__init__()
        self.setDecimals(_DECIMALS)
        self.setRange(info.minimum, info.maximum)
        self._open(info)

    def value_text(self, value: float) -> str:
        """Return ``value`` as it is shown."""
        return repr(float(value)).removesuffix(".0")

    def _read(self, text: str) -> float:
        return float(text)

    def _next(self, value: float, *, up: bool) -> float:
        if not self._logarithmic:
            # Rounded, since 0.1 + 0.2 is 0.30000000000000004.
            return round(value + (0.1 if up else -0.1), 12)
        if up:
            return next((entry for entry in _SERIES if entry > value), value)
        return next((entry for entry in reversed(_SERIES) if entry < value), value)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._take_text(text)

    @Slot(float)
    def _on_value_changed(self, value: float) -> None:
        self._take_value(value)


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


Control = WholeNumberBox | RealNumberBox | LayersEdit | ChoiceBox | SwitchBox | TextEdit | StepsButton


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
        case "layers" | "names" | "net":
            return LayersEdit()
        case "steps":
            return StepsButton()
        case "text" | "target":
            return TextEdit()
