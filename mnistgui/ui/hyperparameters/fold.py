"""FoldButton: a line that shows or hides what stands below it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton


class FoldButton(QToolButton):
    """An arrow and a text; checked is open. ``heading`` sets it in bold, as the name of a section."""

    def __init__(self, name: str, *, heading: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setArrowType(Qt.ArrowType.RightArrow)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if heading:
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            self.setFont(font)
        self.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, checked: bool) -> None:
        self.setArrowType(Qt.ArrowType.DownArrow if checked else Qt.ArrowType.RightArrow)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802
        # Open is told by the arrow; a button that looks pressed would ask to be let go.
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_On
