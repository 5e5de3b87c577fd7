"""The views of the lab that one opens, of which only the one that is seen is kept up to date."""

from typing import Final, Protocol, cast

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from mnistgui.ui.perceptron.diagram import NetworkDiagram
from mnistgui.ui.perceptron.learner_view import LearnerView
from mnistgui.ui.perceptron.scene import Scene

NETWORK: Final = "network"
LEARNER: Final = "learner"


class LabView(Protocol):
    """What every view is besides a QWidget."""

    def set_scene(self, scene: Scene) -> None:
        """Show another moment."""


class LabViews(QWidget):
    """``chooser`` (``perceptron.view``) opens one; a view that is not seen costs nothing until it is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diagram, self.learner = NetworkDiagram(), LearnerView()
        self.chooser = QComboBox()
        self.chooser.setObjectName("perceptron.view")
        self._scene: Scene | None = None
        self._stack = QStackedWidget()
        for key, view in self._views().items():
            self._stack.addWidget(view)
            self.chooser.addItem("", key)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stack)
        self.chooser.currentIndexChanged.connect(self._on_chooser_index_changed)
        self.retranslate()

    def open(self, key: str) -> None:
        """Open a view by its key.

        Raises:
            ValueError: there is no such view.
        """
        place = self.chooser.findData(key)
        if place < 0:
            raise ValueError(f"the lab has no view {key!r}")
        self.chooser.setCurrentIndex(place)

    def set_scene(self, scene: Scene) -> None:
        """Show another moment in the view that is open."""
        self._scene = scene
        cast(LabView, self._stack.currentWidget()).set_scene(scene)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.chooser.setAccessibleName(self.tr("View of the learner"))
        self.chooser.setToolTip(self.tr("What is shown beside the plane of the chosen learner."))
        names = {NETWORK: self.tr("Network"), LEARNER: self.tr("Learner")}
        for place in range(self.chooser.count()):
            self.chooser.setItemText(place, names[self.chooser.itemData(place)])

    def _views(self) -> dict[str, QWidget]:
        return {NETWORK: self.diagram, LEARNER: self.learner}

    @Slot(int)
    def _on_chooser_index_changed(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if self._scene is not None:
            self.set_scene(self._scene)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
