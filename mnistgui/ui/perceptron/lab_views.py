"""The views of the lab that one opens: a row of tabs, of which only the one that is seen is kept up to date."""

from typing import Final, Protocol, cast

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from mnistgui.ui.perceptron.diagram import NetworkDiagram
from mnistgui.ui.perceptron.scene import Scene

NETWORK: Final = "network"


class LabView(Protocol):
    """What every view is besides a QWidget."""

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""


class LabViews(QWidget):
    """``perceptron.view`` chooses; a view that is not seen costs nothing, and is brought up to date when opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diagram = NetworkDiagram()
        self._scene: Scene | None = None
        self._tabs = QTabBar()
        self._tabs.setObjectName("perceptron.view")
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(True)
        self._stack = QStackedWidget()
        for key, view in ((NETWORK, self.diagram),):
            self._stack.addWidget(view)
            self._tabs.setTabData(self._tabs.addTab(""), key)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._tabs)
        rows.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.retranslate()

    def open(self, key: str) -> None:
        """Open a view by its key.

        Raises:
            ValueError: there is no such view.
        """
        keys = [self._tabs.tabData(place) for place in range(self._tabs.count())]
        self._tabs.setCurrentIndex(keys.index(key))

    def set_scene(self, scene: Scene) -> None:
        """Show another moment in the view that is open."""
        self._scene = scene
        cast(LabView, self._stack.currentWidget()).set_scene(scene)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._tabs.setAccessibleName(self.tr("View of the learner"))
        names = {NETWORK: self.tr("Network")}
        for place in range(self._tabs.count()):
            self._tabs.setTabText(place, names[self._tabs.tabData(place)])

    @Slot(int)
    def _on_tabs_current_changed(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if self._scene is not None:
            self.set_scene(self._scene)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
