"""DatasetPanel: the data set dock. What a data set is, its images and whatever else looks at it, each in a tab."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.ui import theme
from mnistgui.ui.dataset.browser import Browser
from mnistgui.ui.dataset.set_choice import SetChoice


class DatasetPanel(QWidget):
    """Shows the data set that it is given and asks for another one; it loads nothing itself.

    ``browser`` is the tab with the images, and has signals of its own. Folders and files can be dropped anywhere.
    """

    data_set_requested = Signal(str)  # a key of the catalogue; `request_of` has the rest
    split_requested = Signal(str)
    folder_requested = Signal(str)  # "ImageFolder" or "DatasetFolder": ask the user for a folder of that kind
    paths_dropped = Signal(list)  # list[Path]: files and folders
    about_requested = Signal()
    image_activated = Signal(int)  # index in the set: double click or Enter on an image
    image_sent = Signal(object, str)  # uint8 image_HWC and the name of its class: to the Draw page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locked = self._dragged_over = False
        self._choice = SetChoice(self)
        self.browser = Browser()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("dataset.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(_padded(self.browser), "")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.tabs)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*4 * (theme.SPACING,))
        self._layout.setSpacing(theme.SPACING)
        self._layout.addWidget(self._choice)
        self._layout.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self._choice.data_set_requested.connect(self.data_set_requested)
        self._choice.split_requested.connect(self.split_requested)
        self._choice.folder_requested.connect(self.folder_requested)
        self._choice.about_requested.connect(self.about_requested)
        self.browser.image_activated.connect(self.image_activated)
        self.browser.image_sent.connect(self.image_sent)

    # Parts ------------------------------------------------------------------------------------------------------------

    def add_tab(self, widget: QWidget, title: str) -> None:
        """Add a tab behind the others; ``title`` is translated already (see `set_tab_title`)."""
        self.tabs.addTab(_padded(widget), title)

    def set_tab_title(self, widget: QWidget, title: str) -> None:
        """Rename the tab that ``widget`` was added with, for another language."""
        self.tabs.setTabText(self._tab_of(widget), title)

    def show_tab(self, widget: QWidget) -> None:
        """Bring the tab of ``widget`` (of `browser`, too) to the front."""
        self.tabs.setCurrentIndex(self._tab_of(widget))

    def _tab_of(self, widget: QWidget) -> int:
        page = widget.parentWidget()
        return self.tabs.indexOf(page) if page is not None else -1

    def set_strip(self, widget: QWidget) -> None:
        """Put ``widget`` below the tabs: it stays there whichever is shown."""
        self._layout.addWidget(widget)

    def show_getting(self, widget: QWidget) -> None:
        """Show ``widget`` in the place of the tabs: the set is not on disk, and this gets it."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    # What is shown ----------------------------------------------------------------------------------------------------

    def set_data_set(self, data_set: DataSet, split: str) -> None:
        """Show a data set that was read, and the images of one of its splits."""
        self._choice.show_data_set(data_set, split)
        self.set_image_set(data_set.splits[split])

    def set_image_set(self, image_set: ImageSet) -> None:
        """Show another split of the data set; the class filter stays as the user left it."""
        self._choice.show_split(image_set.split)
        self._stack.setCurrentWidget(self.tabs)
        self.browser.set_image_set(image_set)

    def show_wanted(self, request: SetRequest) -> None:
        """Show which data set is wanted, before anything of it is there."""
        self._choice.show_request(request)

    def request_of(self, key: str) -> SetRequest:
        """Return the request that choosing ``key`` means: for the user's own images, the folder that has an entry."""
        return self._choice.request_of(key)

    def show_loading(self) -> None:
        """Say that images are on their way; what was shown goes."""
        self._stack.setCurrentWidget(self.tabs)
        self.browser.show_loading()

    def show_failure(self, text: str) -> None:
        """Say in the place of the thumbnails why there are none (``text`` is translated already)."""
        self._stack.setCurrentWidget(self.tabs)
        self.browser.show_failure(text)

    def set_locked(self, locked: bool) -> None:
        """Keep the data set as it is, for a run goes on with it; its images can be looked at."""
        self._locked = locked
        self._choice.set_locked(locked)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.tabs.setAccessibleName(self.tr("Views of the data set"))
        self.tabs.setTabText(0, self.tr("Images"))
        self.tabs.setTabToolTip(0, self.tr("Every image of this split, and one of them large"))

    # Dropping ---------------------------------------------------------------------------------------------------------

    def _set_dragged_over(self, dragged_over: bool) -> None:
        self._dragged_over = dragged_over
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._locked and _paths(event):
            _take_copy(event)
            self._set_dragged_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragged_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragged_over(False)
        paths = _paths(event)
        if paths and not self._locked:
            _take_copy(event)
            self.paths_dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._dragged_over:
            painter = QPainter(self)
            painter.setPen(QPen(theme.of(self).colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _padded(widget: QWidget) -> QWidget:
    """Return a page with ``widget``, below the tabs with a little room between."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, theme.SPACING, 0, 0)
    layout.addWidget(widget)
    return page


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _take_copy(event: QDropEvent) -> None:
    # A file manager that proposes to move would remove the files after the drop.
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
