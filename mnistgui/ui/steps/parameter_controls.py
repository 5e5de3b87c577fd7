"""One control for each kind of parameter. As in the hyperparameters a typed text stays, and the editor says why not.

Each has ``show_value`` and ``edited``, which carries the new value, or the text that is none.
"""

import re
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from mnistgui.data.named_values import Value
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.training.fields import FieldInfo
from mnistgui.ui.hyperparameters.controls import ChoiceBox, SwitchBox
from mnistgui.ui.hyperparameters.number_boxes import RealNumberBox, WholeNumberBox
from mnistgui.ui.steps.step_words import number_text

# Digits after which 0.1 + 0.2 is 0.3.
_DIGITS: Final = 9


def _bounds(info: ParameterInfo) -> FieldInfo:
    """Return what the number boxes of the hyperparameters want to know."""
    return FieldInfo(
        label=info.label, help=info.help, group="basic", kind="real", minimum=info.minimum, maximum=info.maximum
    )


class WholeBox(WholeNumberBox):
    """A whole number that moves by the parameter's step."""

    def __init__(self, info: ParameterInfo) -> None:
        super().__init__(_bounds(info))
        self._by = int(info.step)

    def show_value(self, value: float | str) -> None:
        """Show ``value``, also a text that is no number, without saying `edited`."""
        if not isinstance(value, str):
            super().show_value(value)
            return
        with QSignalBlocker(self):
            self.lineEdit().setText(value)

    def _next(self, value: int, *, up: bool) -> int:
        return value + (self._by if up else -self._by)


class RealBox(RealNumberBox):
    """A real number that moves by the parameter's step."""

    def __init__(self, info: ParameterInfo) -> None:
        super().__init__(_bounds(info))
        self._by = info.step

    def show_value(self, value: float | str) -> None:
        """Show ``value``, also a text that is no number, without saying `edited`."""
        if not isinstance(value, str):
            super().show_value(value)
            return
        with QSignalBlocker(self):
            self.lineEdit().setText(value)

    def value_text(self, value: float) -> str:
        """Return ``value`` as it is shown."""
        return number_text(value)

    def valueFromText(self, text: str) -> float:  # noqa: N802
        # What is shown may be shorter than the value: it is no edit of it.
        return self.value() if text == self.value_text(self.value()) else super().valueFromText(text)

    def _next(self, value: float, *, up: bool) -> float:
        return round(value + (self._by if up else -self._by), _DIGITS)


class NamedChoiceBox(ChoiceBox):
    """A choice whose entries are names with explanations; where an entry does not fit, the box shows its name alone.

    The list that it opens is as wide as its entries.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        if option.fontMetrics.horizontalAdvance(option.currentText) > room.width() - 2:
            option.currentText = re.split(r" \(|: ", option.currentText)[0]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * self.view().frameWidth())
        super().showPopup()


class PairBox(QWidget):
    """Two real numbers side by side: from and to, or across and down."""

    edited = Signal(object)

    def __init__(self, info: ParameterInfo, names: tuple[str, str]) -> None:
        super().__init__()
        self._names = names
        self._values: list[Any] = [0.0, 0.0]
        self.boxes = (RealBox(info), RealBox(info))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for box in self.boxes:
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
            layout.addWidget(box, 1)
        self._between = QLabel("…" if info.kind == "range" else "×")
        layout.insertWidget(1, self._between)
        self.boxes[0].edited.connect(self._on_first_edited)
        self.boxes[1].edited.connect(self._on_second_edited)

    def set_name(self, name: str) -> None:
        """Give both boxes object names that begin with ``name``."""
        for box, side in zip(self.boxes, self._names, strict=True):
            box.setObjectName(f"{name}.{side}")

    def show_value(self, value: tuple[Any, Any]) -> None:
        """Show ``value``, also texts that are no numbers, without saying `edited`."""
        self._values = list(value)
        for box, each in zip(self.boxes, value, strict=True):
            box.show_value(each)

    def set_words(self, label: str, sides: tuple[str, str], tip: str) -> None:
        """Name both boxes: ``sides`` says which of the two numbers each is."""
        for box, side in zip(self.boxes, sides, strict=True):
            box.setAccessibleName(f"{label}: {side}")
            box.setToolTip(tip)

    @Slot(object)
    def _on_first_edited(self, value: float | str) -> None:
        self._values[0] = value
        self.edited.emit(tuple(self._values))

    @Slot(object)
    def _on_second_edited(self, value: float | str) -> None:
        self._values[1] = value
        self.edited.emit(tuple(self._values))


class NumbersEdit(QLineEdit):
    """Real numbers separated by commas."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self._on_text_changed)

    def show_value(self, value: tuple[float, ...] | str) -> None:
        """Show ``value``, also a text that is none, without saying `edited`."""
        with QSignalBlocker(self):
            self.setText(value if isinstance(value, str) else ", ".join(number_text(number) for number in value))

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        try:
            self.edited.emit(tuple(float(part) for part in text.split(",")))
        except ValueError:
            self.edited.emit(text)


ParameterControl = WholeBox | RealBox | ChoiceBox | SwitchBox | PairBox | NumbersEdit


def control_for(info: ParameterInfo, value: Value, *, prefix: str) -> ParameterControl:
    """Return a new control for a parameter, ``<prefix>.param.<name>``, that shows ``value``."""
    control, name = _new_control(info), f"{prefix}.param.{info.name}"
    control.setObjectName(name)
    if isinstance(control, PairBox):
        control.set_name(name)
    control.show_value(value)  # type: ignore[arg-type]
    return control


def _new_control(info: ParameterInfo) -> ParameterControl:
    match info.kind:
        case "whole":
            return WholeBox(info)
        case "number":
            return RealBox(info)
        case "switch":
            return SwitchBox()
        case "choice":
            return NamedChoiceBox(tuple(choice.key for choice in info.choices))
        case "range":
            return PairBox(info, ("low", "high"))
        case "pair":
            return PairBox(info, ("across", "down"))
        case "numbers":
            return NumbersEdit()
