"""Easel: the pad with its buttons below and another widget beside it; the pad is square and as large as fits."""

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad

_GAP = 2 * theme.SPACING
_NARROW: Final = 0.43  # of the width, for the pad, where what is beside it needs the room


class Easel(QWidget):
    """Places its three children by hand: none of Qt's layouts makes a widget as wide as it is high."""

    def __init__(self, pad: Pad, tools: QWidget, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pad, self._tools, self._beside = pad, tools, beside
        self._wide_beside = False
        for child in (pad, tools, beside):
            child.setParent(self)

    def set_wide_beside(self, wide: bool) -> None:
        """Give most of the width to the widget beside the pad, or let the pad be as large as fits."""
        self._wide_beside = wide
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        tools = self._tools.sizeHint().height()
        beside = self._beside.minimumSizeHint().width()
        least = self._pad.minimumWidth()
        side = max(least, min(self.height() - theme.SPACING - tools, self.width() - _GAP - beside))
        if self._wide_beside:
            side = max(least, min(side, round(_NARROW * self.width())))
        self._pad.setGeometry(0, 0, side, side)
        self._tools.setGeometry(0, side + theme.SPACING, side, tools)
        left = side + _GAP
        below = self.height() if self._wide_beside else side + theme.SPACING + tools
        self._beside.setGeometry(left, 0, self.width() - left, below)

    # Qt ---------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        # No more than the least: what is wanted beyond it would be taken from the pictures below, not from the rest.
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._size_for(self._pad.minimumWidth(), self._beside.minimumSizeHint())

    def _size_for(self, side: int, beside: QSize) -> QSize:
        height = side + theme.SPACING + self._tools.sizeHint().height()
        return QSize(side + _GAP + beside.width(), max(height, beside.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def event(self, event: QEvent) -> bool:
        # A child needs more or less room, after a change of language for example.
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)
