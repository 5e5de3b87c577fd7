"""FittingLabel: one line that is said shorter where the room is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mnistgui.ui.live_label import LiveLabel


class FittingLabel(LiveLabel):
    """Shows the first of its forms that fits, the last one with an ellipsis where none does. `text` is the longest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: tuple[str, ...] = ("",)
        self._help = ""

    def set_forms(self, *forms: str) -> None:
        """Say one of ``forms``, the longest first."""
        if forms != self._forms:
            self._forms = forms
            self.setText(forms[0])
            self.update()  # the longest may be as it was, and a shorter one is shown

    def set_help(self, text: str) -> None:
        """Explain the line in its tooltip, below the whole of it."""
        self._help = text
        self._tell_rest()

    @property
    def shown(self) -> str:
        """What fits into the room there is."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        for form in self._forms:
            if metrics.horizontalAdvance(form) <= room:
                return form
        return metrics.elidedText(self._forms[-1], Qt.TextElideMode.ElideRight, room)

    def _shown(self) -> str:
        return self.shown

    def _tell_rest(self) -> None:
        self.setToolTip("\n".join(text for text in (self.text(), self._help) if text))
