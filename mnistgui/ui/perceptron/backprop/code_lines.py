"""The deck's five lines of PyTorch, the one at hand lit, the forgotten one struck out."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from mnistgui.perceptron.walk import Phase
from mnistgui.ui import theme
from mnistgui.ui.perceptron.backprop.words import CODE

_PAD: Final = 6


class CodeLines(QFrame):
    """``perceptron.backprop.line.zero_grad`` … ``.step``; the property ``lit`` tells the line at hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("perceptron.backprop.code")
        self._lines: dict[Phase, QLabel] = {}
        self._phase: Phase | None = None
        self._forgot = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(2, _PAD, 2, _PAD)
        rows.setSpacing(0)
        for phase, code in CODE.items():
            line = QLabel(code)
            line.setObjectName(f"perceptron.backprop.line.{phase.value}")
            line.setContentsMargins(_PAD, 3, _PAD, 3)
            rows.addWidget(line)
            self._lines[phase] = line
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("The five lines of one update"))
        self.setToolTip(self.tr("One update of the weights, as a PyTorch script writes it. The line at hand is lit."))

    def show_phase(self, phase: Phase | None, *, forgot: bool) -> None:
        """Light the line of ``phase``; ``forgot`` strikes zero_grad() out."""
        self._phase, self._forgot = phase, forgot
        self.setAccessibleDescription("" if phase is None else CODE[phase])
        self._paint_lines()

    def _paint_lines(self) -> None:
        look = theme.of(self)
        for phase, line in self._lines.items():
            lit = phase is self._phase
            line.setProperty("lit", lit)
            font = theme.number_font(self)
            font.setBold(lit)
            font.setStrikeOut(self._forgot and phase is Phase.ZERO_GRAD)
            line.setFont(font)
            ground, text = (look.accent, look.on_accent) if lit else ("transparent", look.text)
            sheet = f"QLabel {{ background: {ground}; color: {text}; border-radius: 4px; }}"
            if sheet != line.styleSheet():
                line.setStyleSheet(sheet)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._paint_lines()
