"""Docks: the panels around the pages, where they lie at first, and the way back there."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from mnistgui.ui.settings import LAYOUT_VERSION

_AREAS: Final = {
    "dock.dataset": Qt.DockWidgetArea.LeftDockWidgetArea,
    "dock.hyperparameters": Qt.DockWidgetArea.RightDockWidgetArea,
    "dock.plot": Qt.DockWidgetArea.BottomDockWidgetArea,
    "dock.runs": Qt.DockWidgetArea.BottomDockWidgetArea,
}
_WIDTHS: Final = {"dock.dataset": 300, "dock.hyperparameters": 320}
_BELOW: Final = ("dock.plot", "dock.runs")  # behind one another, the first in front
_PLOT_HEIGHT: Final = 260


class Docks(QObject):
    """Puts each panel into a dock of the window, by the dock's object name."""

    def __init__(self, window: QMainWindow, panels: Mapping[str, QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self.by_name: dict[str, QDockWidget] = {}
        for name, panel in panels.items():
            dock = QDockWidget(window)
            dock.setObjectName(name)
            dock.setWidget(panel)
            window.addDockWidget(_AREAS[name], dock)
            dock.visibilityChanged.connect(self._on_dock_visibility_changed)
            self.by_name[name] = dock
        front, behind = (self.by_name[name] for name in _BELOW)
        window.tabifyDockWidget(front, behind)
        front.raise_()
        # The docks at the sides take the whole height; the plot lies under the pages only.
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setDockNestingEnabled(True)
        self._first_state = QByteArray()
        self._state_before = QByteArray()  # empty unless the docks have made way

    def lay_out(self) -> None:
        """Give every dock its first size and remember this layout as the one that `reset` goes back to."""
        self._give_first_sizes()
        self._first_state = self._window.saveState(LAYOUT_VERSION)

    def show(self, name: str) -> bool:
        """Bring a dock to the front; return whether there is one of that name."""
        dock = self.by_name.get(name)
        if dock is None:
            return False
        dock.show()
        dock.raise_()
        return True

    @Slot()
    def reset(self) -> None:
        """Put every dock and the toolbar back where they were at the first start."""
        self._state_before = QByteArray()
        self._window.restoreState(self._first_state, LAYOUT_VERSION)
        self._give_first_sizes()

    @Slot(bool)
    def make_way(self, room: bool) -> None:
        """Hide every dock that lies in the window, so that the page has all of it; or bring them back as they were."""
        if room and self._state_before.isEmpty():
            self._state_before = self._window.saveState(LAYOUT_VERSION)
            for dock in self.by_name.values():
                if not dock.isFloating():
                    dock.hide()
        elif not room and not self._state_before.isEmpty():
            before, self._state_before = self._state_before, QByteArray()
            self._window.restoreState(before, LAYOUT_VERSION)

    @Slot()
    def _on_dock_visibility_changed(self) -> None:
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Name the tabs of docks that lie behind one another: Qt makes them when it needs them, without a name."""
        tabs = self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for number, bar in enumerate(tabs, 1):
            bar.setObjectName(f"dock.tabs_{number}")
            bar.setAccessibleName(self.tr("Panels behind one another"))

    def make_room(self, height: int) -> None:
        """Take ``height`` pixels from the dock below the pages, if it is more than none."""
        below = [self.by_name[name] for name in _BELOW]
        shown = [dock for dock in below if dock.isVisible() and not dock.isFloating()]
        if height > 0 and shown:
            self._window.resizeDocks(shown[:1], [shown[0].height() - height], Qt.Orientation.Vertical)

    def _give_first_sizes(self) -> None:
        sides = [self.by_name[name] for name in _WIDTHS]
        self._window.resizeDocks(sides, list(_WIDTHS.values()), Qt.Orientation.Horizontal)
        self._window.resizeDocks([self.by_name["dock.plot"]], [_PLOT_HEIGHT], Qt.Orientation.Vertical)

    def retranslate(self) -> None:
        """Write the titles in the present language."""
        for name, title in (
            ("dock.dataset", self.tr("Data set")),
            ("dock.hyperparameters", self.tr("Hyperparameters")),
            ("dock.plot", self.tr("Loss and accuracy")),
            ("dock.runs", self.tr("Runs")),
        ):
            self.by_name[name].setWindowTitle(title)
