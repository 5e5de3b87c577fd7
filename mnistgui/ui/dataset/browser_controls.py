"""BrowserControls: what stands above the thumbnails: filter, search, order, how many there are, how large they are."""

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from mnistgui.ui import theme
from mnistgui.ui.dataset.class_filter import ClassFilter
from mnistgui.ui.dataset.finder import Finder
from mnistgui.ui.dataset.image_actions import ImageActions
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.selection_bar import SelectionBar
from mnistgui.ui.dataset.sort_box import SortBox
from mnistgui.ui.dataset.thumbnail_grid import SIZES

_SORT_WIDTH: Final = 144


class BrowserControls(QWidget):
    """Lays the controls out; the browser connects them."""

    size_changed = Signal(str)  # a key of `SIZES`

    def __init__(self, images: ImageList, actions: ImageActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = ClassFilter(self)
        self.filter.setObjectName("dataset.class_filter")
        self.finder = Finder(images, self)
        self.sort = SortBox(self)
        self.sort.setMaximumWidth(_SORT_WIDTH)
        self.bar = SelectionBar(actions, self)
        self._build_labels()
        self._size = QComboBox(self)
        self._size.setObjectName("dataset.size")
        for key in SIZES:
            self._size.addItem("", key)
        self._size.currentIndexChanged.connect(self._on_size_changed)
        self._build_layout()
        self.retranslate()

    def _build_labels(self) -> None:
        self._waiting = QLabel(self)
        self._waiting.setObjectName("dataset.sort_message")
        self._waiting.setProperty("role", "muted")
        self._waiting.setWordWrap(True)
        self._waiting.hide()
        self.count = QLabel(self)
        self.count.setObjectName("dataset.count")
        self.count.setProperty("role", "muted")

    def _build_layout(self) -> None:
        finding = QHBoxLayout()
        finding.addWidget(self.finder, 1)
        finding.addWidget(self.sort, 1)
        shown = QWidget()
        counting = QHBoxLayout(shown)
        counting.setContentsMargins(0, 0, 0, 0)
        counting.addWidget(self.count, 1)
        counting.addWidget(self._size)
        # One in the place of the other: the thumbnails stay where they are while images are chosen.
        self._line = QStackedWidget(self)
        self._line.addWidget(shown)
        self._line.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self.filter)
        layout.addLayout(finding)
        for widget in (self.finder.message, self._waiting, self._line):
            layout.addWidget(widget)

    def set_usable(self, usable: bool) -> None:
        """Switch on what needs images, or off."""
        for widget in (self.filter, self.finder, self.sort, self._size):
            widget.setEnabled(usable)

    def set_waiting(self, waiting: bool) -> None:
        """Say, or no longer, that the order that is chosen comes once a net has looked at the images."""
        self._waiting.setVisible(waiting)

    def set_chosen(self, count: int) -> None:
        """Show the bar of the chosen images in the place of the count when there are several."""
        self.bar.set_chosen(count)
        self._line.setCurrentIndex(1 if count > 1 else 0)

    @Slot(int)
    def step_size(self, step: int) -> None:
        """Take the next larger (1) or smaller (-1) size, if there is one."""
        self._size.setCurrentIndex(min(max(self._size.currentIndex() + step, 0), self._size.count() - 1))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._waiting.setText(self.tr("A net is looking at the images. They are sorted when it has seen all."))
        self.count.setAccessibleName(self.tr("Number of images on show"))
        texts = {"small": self.tr("Small"), "medium": self.tr("Medium"), "large": self.tr("Large")}
        for key, text in texts.items():
            self._size.setItemText(self._size.findData(key), text)
        self._size.setAccessibleName(self.tr("Size of the thumbnails"))
        self._size.setToolTip(self.tr("Size of the thumbnails; over them Ctrl and the mouse wheel change it, too"))

    @Slot(int)
    def _on_size_changed(self, _row: int) -> None:
        self.size_changed.emit(self._size.currentData())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
