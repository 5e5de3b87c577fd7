"""The column beside a picture: what one chooses on top, and below it the words."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.perceptron.views.words_pane import WordsPane

_PICTURE, _COLUMN = 16, 10  # shares of the width
_WIDEST = 460


class SideColumn(QWidget):
    """Stands beside ``picture`` in a view. ``words`` is below what `add_combo` put there."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setMaximumWidth(_WIDEST)
        self.words = WordsPane(words)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 3, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addWidget(self.words, 1)

    def add_combo(self, combo: QComboBox) -> None:
        """Put a choice above the words."""
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(6)
        self._rows.insertWidget(self._rows.count() - 1, combo)

    def stand_beside(self, picture: QWidget, view: QWidget) -> None:
        """Lay out ``view``: the picture, and this column at its right."""
        row = QHBoxLayout(view)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACING)
        row.addWidget(picture, _PICTURE)
        row.addWidget(self, _COLUMN)
