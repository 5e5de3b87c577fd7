"""What a number that is typed must be: finite, and not beyond what the lab computes with."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QValidator

from mnistgui.perceptron.problems import FARTHEST
from mnistgui.perceptron.table_files import parse_number

LONGEST: Final = 400  # characters of a number: none that is meant has more
_MOST_SHOWN: Final = 20


class NumberValidator(QValidator):
    """Lets a field be left with Enter only when it holds a number, and says why not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def reason_against(self, text: str) -> str:
        """Return why ``text`` cannot stand in the field, or nothing where it can."""
        if not text.strip():
            return self.tr("A number is missing.")
        try:
            value = parse_number(text)
        except ValueError:
            return self.tr("“{text}” is not a finite number.").format(text=shortened(text))
        return self.reason_against_number(value, shortened(text))

    def reason_against_number(self, value: float, shown: str) -> str:
        """Return why this number cannot stand there; ``shown`` is how it was typed."""
        if abs(value) > FARTHEST:
            return self.tr("“{text}” is beyond ±{most}.").format(text=shown, most=f"{FARTHEST:,.0f}")
        return ""

    # Qt's own names

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if self.reason_against(text) else QValidator.State.Acceptable
        return state, text, position


def shortened(text: str) -> str:
    """Return what was typed, short enough for a sentence."""
    plain = text.strip()
    return plain if len(plain) <= _MOST_SHOWN else plain[: _MOST_SHOWN - 1] + "…"
