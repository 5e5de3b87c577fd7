"""How the parts of the lab's page lie, for one learner and for several, and how large its text is."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from mnistgui.ui import theme

_PLAIN_SIZE: Final = QSize(840, 560)  # on a larger page than this, text grows
_LARGEST_TEXT: Final = 1.5
_NARROW_TABLE: Final = 280


class PageFrame(QScrollArea):
    """On a small window, or at 150 %, it scrolls rather than cuts anything off."""

    def __init__(
        self, *, controls: QWidget, bar: QWidget, planes: QWidget, views: QWidget, table: QWidget, card: QWidget
    ) -> None:
        super().__init__()
        self._table, self._planes = table, planes
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.addWidget(views, 1)
        self._beside.addWidget(table)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(planes, 2)
        self._middle.addLayout(self._beside, 2)
        self._inside = QWidget()
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(theme.SPACING, theme.SPACING, theme.SPACING, theme.SPACING)
        for part in (self._beside, self._middle, rows):
            part.setSpacing(theme.SPACING)
        rows.addWidget(controls)
        rows.addWidget(bar)
        rows.addLayout(self._middle, 1)
        rows.addWidget(card)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    def show_several(self, several: bool) -> None:
        """Lay planes that stand side by side over the rest, and one plane beside it."""
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.TopToBottom if several else direction.LeftToRight)
        self._beside.setDirection(direction.LeftToRight if several else direction.TopToBottom)
        self._beside.setStretchFactor(self._table, int(several))
        # Beside the views its columns are narrower than it would ask for.
        self._table.setMinimumWidth(_NARROW_TABLE if several else 0)
        self._middle.setStretchFactor(self._planes, 3 if several else 2)

    def _fit_font(self) -> None:
        """Let text grow with the page, for a projector; whole tenths, so that a drag does not lay out at each pixel."""
        share = min(self.width() / _PLAIN_SIZE.width(), self.height() / _PLAIN_SIZE.height())
        points = QApplication.font(self).pointSizeF() * max(1.0, min(_LARGEST_TEXT, round(share, 1)))
        # By a style sheet, since Qt hands no font down to children once the program has a style sheet.
        sheet = f"* {{ font-size: {points:.1f}pt; }}"
        if sheet != self._inside.styleSheet():
            self._inside.setStyleSheet(sheet)

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_font()
