"""LiveLabel: one line of figures that change many times a second."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from mnistgui.ui.dataset.elided_label import ElidedLabel


class LiveLabel(ElidedLabel):
    """A change of its words moves nothing around it.

    Any label tells its layout when its text changes, and the layouts up to the window, with all docks, are done anew:
    of a small net's run that took a third of the UI thread's time. This one keeps its text to itself, and asks for no
    width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words = ""
        super().__init__(parent)

    # Qt's own names

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802
        if text != self._words:
            self._words = text
            # What Qt itself would tell a screen reader is the text that it does not have.
            self.setAccessibleDescription(text)
            self._tell_rest()
            self.update()

    def clear(self) -> None:
        self.setText("")

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
