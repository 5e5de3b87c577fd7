"""SideBySide: two views beside each other where there is room, one at a time behind tabs where there is not."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

WIDE_ENOUGH: Final = 760


class SideBySide(QWidget):
    """``<name>.tabs`` is the tab bar, which is hidden where both are seen, ``<name>.splitter`` holds the views."""

    def __init__(self, name: str, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = (left, right)
        self._bar, self._splitter = QTabBar(), QSplitter(Qt.Orientation.Horizontal)
        self._bar.setObjectName(f"{name}.tabs")
        self._bar.setDrawBase(False)
        self._splitter.setObjectName(f"{name}.splitter")
        self._splitter.setChildrenCollapsible(False)
        for view in self._views:
            self._bar.addTab("")
            self._splitter.addWidget(view)
        self._bar.currentChanged.connect(self._on_bar_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._splitter, 1)
        self._show()

    def show_view(self, view: QWidget) -> None:
        """Bring one of the views to the front, where only one is seen."""
        self._bar.setCurrentIndex(self._views.index(view))

    def set_texts(self, left: str, right: str, accessible: str) -> None:
        """Name the tabs."""
        self._bar.setTabText(0, left)
        self._bar.setTabText(1, right)
        self._bar.setAccessibleName(accessible)

    def _show(self) -> None:
        wide = self.width() >= WIDE_ENOUGH
        self._bar.setVisible(not wide)
        for index, view in enumerate(self._views):
            view.setVisible(wide or index == self._bar.currentIndex())

    @Slot(int)
    def _on_bar_current_changed(self, _index: int) -> None:
        self._show()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        # That of one view: which of them are seen hangs on the width, and must not decide it.
        width = max(view.minimumSizeHint().width() for view in self._views)
        height = max(view.minimumSizeHint().height() for view in self._views)
        return QSize(width, height + self._bar.sizeHint().height() + self.layout().spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
