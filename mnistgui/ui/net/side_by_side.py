"""SideBySide: two views beside each other where there is room, one at a time behind tabs where there is not."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSplitter, QTabBar, QVBoxLayout, QWidget

_HANDLE: Final = 9
_GAP: Final = 4


class SideBySide(QWidget):
    """``<name>.tabs`` is the tab bar, which is hidden where both are seen, ``<name>.splitter`` holds the views.

    A view's ``title``, where it has one, is its heading, which a tab makes needless.
    """

    def __init__(self, name: str, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = (left, right)
        self._titles = [title for view in self._views if isinstance(title := getattr(view, "title", None), QLabel)]
        self._bar, self._splitter = QTabBar(), QSplitter(Qt.Orientation.Horizontal)
        self._bar.setObjectName(f"{name}.tabs")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._splitter.setObjectName(f"{name}.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(_HANDLE)
        for view in self._views:
            self._bar.addTab("")
            self._splitter.addWidget(view)
        self._bar.currentChanged.connect(self._on_bar_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
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
        wide = self.width() >= self._width_of_both()
        self._bar.setVisible(not wide)
        for index, view in enumerate(self._views):
            view.setVisible(wide or index == self._bar.currentIndex())
        for title in self._titles:
            title.setVisible(wide)

    def _width_of_both(self) -> int:
        return sum(view.minimumSizeHint().width() for view in self._views) + _HANDLE

    @Slot(int)
    def _on_bar_current_changed(self, _index: int) -> None:
        self._show()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        # That of one view: which of them are seen hangs on the width, and must not decide it.
        width = max(view.minimumSizeHint().width() for view in self._views)
        height = max(view.minimumSizeHint().height() for view in self._views)
        return QSize(width, height + self._bar.sizeHint().height() + _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
