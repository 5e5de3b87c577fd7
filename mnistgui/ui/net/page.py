"""NetPage: the layers of the net above; below them one step of training line by line, and the layers put together."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.net.editor import LayerEditor
from mnistgui.ui.net.layer_table import LayerTable
from mnistgui.ui.net.lines import LinesView
from mnistgui.ui.net.side_by_side import SideBySide


class NetPage(QWidget):
    """``page.net``: its views, which come from outside. `seen` follows whenever the page is shown."""

    seen = Signal()

    def __init__(self, table: LayerTable, lines: LinesView, editor: LayerEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page.net")
        self._lines, self._editor = lines, editor
        self._below = SideBySide("net.below", lines, editor)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setObjectName("net.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.SPACING + 1)
        self._splitter.addWidget(table)
        self._splitter.addWidget(self._below)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.addWidget(self._splitter)
        self.retranslate()

    @Slot()
    def show_lines(self) -> None:
        """Bring the five lines to the front."""
        self._below.show_view(self._lines)

    @Slot()
    def show_editor(self) -> None:
        """Bring the layer editor to the front."""
        self._below.show_view(self._editor)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Net"))
        self._below.set_texts(self.tr("Line by line"), self.tr("Layer editor"), self.tr("Views of the net"))

    # Qt ---------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()
