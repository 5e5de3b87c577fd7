"""Spin boxes that let anything be typed, and refuse in words what is no number for them.

Qt's own drop the keys that do not fit: of 1e400 they take the 1 and the 400, of 0,5 the 5, and nobody is told.
"""

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QToolTip, QWidget

from mnistgui.perceptron.table_files import parse_number
from mnistgui.ui.perceptron.number_validator import shortened


class _Refusal(QObject):
    """Says at a box what is wrong with the text in it."""

    def __init__(self, box: QSpinBox | QDoubleSpinBox) -> None:
        super().__init__(box)
        self._box = box
        box.setKeyboardTracking(False)  # a number half typed is not a setting yet
        box.lineEdit().textEdited.connect(self._on_edit_text_edited)
        box.editingFinished.connect(self._on_box_editing_finished)

    def bare(self, text: str) -> str:
        """Return the number without what the box writes around it."""
        return text.removeprefix(self._box.prefix()).removesuffix(self._box.suffix()).strip()

    def reason_against(self, text: str) -> str:
        """Return why ``text`` is no number for the box, or nothing where it is one."""
        bare, box = self.bare(text), self._box
        if not bare:
            return self.tr("A number is missing.")
        shown = shortened(bare)
        try:
            value = parse_number(bare)
        except ValueError:
            return self.tr("“{text}” is not a finite number.").format(text=shown)
        if isinstance(box, QSpinBox) and not value.is_integer():
            return self.tr("“{text}” is not a whole number.").format(text=shown)
        if not box.minimum() <= value <= box.maximum():
            reason = self.tr("“{text}” is not from {least} to {most}.")
            return reason.format(text=shown, least=_plain(box.minimum()), most=_plain(box.maximum()))
        return ""

    def say(self, reason: str) -> None:
        """Show a reason below the box, and nothing where there is none."""
        self._mark(reason)
        if reason:
            QToolTip.showText(self._box.mapToGlobal(self._box.rect().bottomLeft()), reason, self._box)
        else:
            QToolTip.hideText()

    def _mark(self, reason: str) -> None:
        box = self._box
        box.setAccessibleDescription(reason)
        if bool(box.property("refused")) != bool(reason):
            box.setProperty("refused", bool(reason))
            box.style().unpolish(box)
            box.style().polish(box)

    @Slot(str)
    def _on_edit_text_edited(self, text: str) -> None:
        self.say(self.reason_against(text))

    @Slot()
    def _on_box_editing_finished(self) -> None:
        self._mark("")  # what was refused is gone; the words stay to be read


class WholeBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = _Refusal(self)

    # Qt's own names

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _state(self._refusal.reason_against(text)), text, position

    def valueFromText(self, text: str) -> int:  # noqa: N802
        return round(parse_number(self._refusal.bare(text)))

    def fixup(self, text: str) -> str:
        self._refusal.say(self._refusal.reason_against(text))
        return text


class NumberBox(QDoubleSpinBox):
    """A number with decimals, written with a point in every language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = _Refusal(self)
        self.setLocale(QLocale.c())

    # Qt's own names

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return _state(self._refusal.reason_against(text)), text, position

    def valueFromText(self, text: str) -> float:  # noqa: N802
        return parse_number(self._refusal.bare(text))

    def fixup(self, text: str) -> str:
        self._refusal.say(self._refusal.reason_against(text))
        return text


def _state(reason: str) -> QValidator.State:
    # Never Invalid, which would drop the key.
    return QValidator.State.Intermediate if reason else QValidator.State.Acceptable


def _plain(bound: float) -> str:
    return f"{bound:,g}" if abs(bound) < 1e6 else f"{bound:,.0f}"
