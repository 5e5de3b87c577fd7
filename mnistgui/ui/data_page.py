"""DataPage: what is done to the images before a net sees them, what they are like, and where it all lives."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class DataPage(QWidget):
    """``page.data``: its views as tabs, which come from outside."""

    view_shown = Signal()

    def __init__(
        self,
        transforms: QWidget,
        statistics: QWidget,
        torchvision: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page.data")
        self.transforms, self.statistics, self.torchvision = transforms, statistics, torchvision
        self._tabs = QTabWidget()
        self._tabs.setObjectName("data.tabs")
        self._tabs.tabBar().setObjectName("data.tabs.bar")
        self._tabs.setDocumentMode(True)
        for view in (transforms, statistics, torchvision):
            if view is not None:
                self._tabs.addTab(view, "")
        self._tabs.currentChanged.connect(self._on_tabs_current_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        self.retranslate()

    def show_view(self, view: QWidget) -> None:
        """Bring one of the views to the front."""
        self._tabs.setCurrentWidget(view)

    @Slot(int)
    def _on_tabs_current_changed(self, _index: int) -> None:
        self.view_shown.emit()

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Data"))
        self._tabs.setAccessibleName(self.tr("Data"))
        self._tabs.tabBar().setAccessibleName(self.tr("Views of the data"))
        for view, text, tip in (
            (self.transforms, self.tr("Transforms"), self.tr("What is done to every image and every label")),
            (self.statistics, self.tr("Statistics"), self.tr("Class balance, mean images, pixel values")),
            (self.torchvision, "torchvision", self.tr("The package as a tree: where each name lives here")),
        ):
            if view is None:
                continue
            index = self._tabs.indexOf(view)
            self._tabs.setTabText(index, text)
            self._tabs.setTabToolTip(index, tip)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
