"""The two number boxes of the panel. Each says `edited` with the new value, or with the text that it cannot read.

Qt's spin boxes swallow keys and jump back to the last value without a word, which teaches nobody the bound. Here the
text stays, and the panel says at the field what is allowed.
"""

from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox

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
