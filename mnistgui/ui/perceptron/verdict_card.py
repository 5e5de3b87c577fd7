"""The verdict on a card: what the last step did, and the state of things in words, with a bar in its colour."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.words.wording import Wording
from mnistgui.ui.perceptron.wrapped_label import WrappedLabel

_BAR: Final = 5.0
_LINES: Final = 4  # room for the longest verdict at the smallest width, so that nothing jumps when it comes


class VerdictCard(QFrame):
    """Holds `perceptron.steps` and `perceptron.verdict`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording("", "")
        self._role = "muted"
        self._steps = QLabel()
        self._steps.setObjectName("perceptron.steps")
        self._steps.setProperty("role", "muted")
        self._verdict = WrappedLabel(_LINES)
        self._verdict.setObjectName("perceptron.verdict")
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACING * 2, theme.SPACING // 2, theme.SPACING, theme.SPACING // 2)
        layout.setSpacing(2)
        layout.addWidget(self._steps)
        layout.addWidget(self._verdict)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text of its own anew; the sentences come by `show_words`."""
        self._steps.setAccessibleName(self.tr("Last step"))
        self._verdict.setAccessibleName(self.tr("Verdict"))

    def show_words(self, wording: Wording, role: str, steps: str) -> None:
        """Show a verdict in the colour of ``role`` (``good``, ``bad``, ``warning``, ``muted``) and the last step."""
        self._wording, self._role = wording, role
        self._steps.setText(steps)
        self._write()

    def _write(self) -> None:
        colour = getattr(theme.of(self), "text" if self._role == "muted" else self._role)
        headline = (
            f'<span style="color: {colour}; font-size: large; font-weight: 600">{escape(self._wording.headline)}</span>'
        )
        self._verdict.setText(f"{headline}<br>{escape(self._wording.detail)}")
        self.update()

    # Qt's own names

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.colour("line"))
        painter.setBrush(look.colour("base"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(self._role))
        painter.drawRoundedRect(QRectF(0.0, 0.0, _BAR, self.height()), 2.5, 2.5)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._write()
        super().changeEvent(event)
