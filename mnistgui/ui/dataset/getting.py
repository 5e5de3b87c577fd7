"""GettingPanel: stands in the place of the images while a data set is not on disk, and gets it there.

It gets nothing itself: it asks for a download or hands over the user's files, and shows how far that is.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.progress import DownloadProgress
from mnistgui.data.set_files import can_be_fetched
from mnistgui.ui import theme
from mnistgui.ui.amounts import size_text
from mnistgui.ui.dataset.getting_progress import GettingProgress
from mnistgui.ui.dataset.scrolled import scrolled
from mnistgui.ui.language import core_text

_CORNER: Final = 4


class GettingPanel(QWidget):
    """Says what is missing, with *Download* and *Use local files…*; then how far it is, with *Cancel*.

    Files and folders can be dropped anywhere on it.
    """

    download_requested = Signal()
    local_files_chosen = Signal(list)  # of Path: files, archives and folders in any mix
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.getting")
        self._info: DataSetInfo | None = None
        self._root = Path()
        self._busy = self._dragged_over = False
        self.setAcceptDrops(True)
        self._build_texts()
        self._build_buttons()
        self._build_layout()
        self.retranslate()
        self._show_state()

    def _build_texts(self) -> None:
        self._title = self._label("dataset.getting_title", "heading")
        self._story = self._label("dataset.getting_story", "")
        self._failure = self._label("dataset.getting_failure", "bad")
        self._hint = self._label("dataset.getting_hint", "muted")
        self._progress = GettingProgress(self)
        self._progress.cancel_requested.connect(self.cancel_requested)

    def _label(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setProperty("role", role)
        # The names of a user's files are no HTML.
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _build_buttons(self) -> None:
        self._download = QPushButton(self)
        self._download.setObjectName("dataset.download")
        self._download.setProperty("role", "primary")
        self._download.clicked.connect(self.download_requested)
        self._local = QPushButton(self)
        self._local.setObjectName("dataset.local_files")
        self._menu = QMenu(self)
        self._files = QAction(self._menu)
        self._files.setObjectName("dataset.local_files.files")
        self._files.triggered.connect(self._on_files_triggered)
        self._folder = QAction(self._menu)
        self._folder.setObjectName("dataset.local_files.folder")
        self._folder.triggered.connect(self._on_folder_triggered)
        self._menu.addActions([self._files, self._folder])
        self._local.clicked.connect(self._on_folder_triggered)  # of a button without a menu

    def _build_layout(self) -> None:
        buttons = QGridLayout()  # a column as wide as its wider button
        buttons.setVerticalSpacing(theme.SPACING)
        buttons.addWidget(self._download, 0, 0)
        buttons.addWidget(self._local, 1, 0)
        buttons.setColumnStretch(1, 1)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(*4 * (2 * theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        for widget in (self._title, self._story, self._failure, self._progress):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*4 * (_CORNER // 2,))
        # A long reason in a low dock must not be cut.
        outer.addWidget(scrolled(content, self))

    def show_missing(self, info: DataSetInfo, root: Path) -> None:
        """Say that ``info`` is not on disk; its files would go to ``root``."""
        self._info, self._root = info, root
        self._failure.clear()
        # Of a user's own files only the folder that they are in is wanted.
        self._local.setMenu(None if info.own_files else self._menu)  # type: ignore[arg-type]
        self._set_busy(False)

    def show_progress(self, progress: DownloadProgress | None) -> None:
        """Show how far it is; None before the first word of it."""
        self._progress.show_progress(progress)
        if not self._busy:
            self._failure.clear()
            self._set_busy(True)

    def show_failure(self, text: str) -> None:
        """Say why it failed (``text`` is translated already), with the buttons to try again."""
        self._failure.setText(text)
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        focus = self.focusWidget()
        had_focus = focus is not None and focus.hasFocus()
        self._busy = busy
        self.retranslate()
        self._show_state()
        if had_focus:
            # The button that was pressed is gone; the next key must not go elsewhere.
            first = self._progress if busy else self._local if self._download.isHidden() else self._download
            first.setFocus()

    def _show_state(self) -> None:
        self._progress.setVisible(self._busy)
        for widget in (self._story, self._local, self._hint):
            widget.setVisible(not self._busy)
        can_download = self._info is not None and can_be_fetched(self._info)
        self._download.setVisible(can_download and not self._busy)
        self._failure.setVisible(bool(self._failure.text()))

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setAccessibleName(self.tr("Get the data set"))
        self._failure.setAccessibleName(self.tr("Why it failed"))
        self._files.setText(self.tr("Choose &files…"))
        self._folder.setText(self.tr("Choose a f&older…"))
        self._download.setToolTip(self.tr("Fetch the data set from the internet, as torchvision would, and check it"))
        if self._info is not None:
            self._write(self._info)

    def _write(self, info: DataSetInfo) -> None:
        if info.own_files:
            self._title.setText(self.tr("Choose a folder of your own"))
            self._local.setText(self.tr("Choose a folder…"))
            self._local.setToolTip(self.tr("A folder that holds one folder of files for each class"))
            self._hint.setText(self.tr("Or drop the folder here."))
        else:
            self._title.setText(self.tr("{title} is not on this computer yet").format(title=info.title))
            self._local.setText(self.tr("Use local files…"))
            self._local.setToolTip(
                self.tr("Take files that you have, packed or not, a .zip archive or a folder; they are copied")
            )
            self._hint.setText(self.tr("Or drop the files, a .zip archive or a folder here."))
        self._story.setText(" ".join(self._sentences(info)))
        text = self.tr("Download")
        if info.download_bytes:
            text = self.tr("Download ({size})").format(size=size_text(info.download_bytes))
        self._download.setText(text)
        for button in (self._download, self._local):
            button.setAccessibleName(button.text())

    def _sentences(self, info: DataSetInfo) -> list[str]:
        """Return what the set is, how large, and where it will lie."""
        sentences = [core_text(info.story)]
        if info.counts:
            height, width, _ = info.shape_HWC
            text = self.tr("{count} images of {height}×{width} pixels.")
            sentences.append(text.format(count=f"{max(info.counts):,}", height=height, width=width))
        if can_be_fetched(info):
            # A path has no spaces at which a line could be broken.
            folder = str(self._root).replace("/", "/\N{ZERO WIDTH SPACE}").replace("\\", "\\\N{ZERO WIDTH SPACE}")
            sentences.append(self.tr("The files go to {folder}.").format(folder=folder))
        return sentences

    def _ask(self, mode: QFileDialog.FileMode, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName("dataset.local_files_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(self._on_dialog_files_selected)
        return dialog

    @Slot()
    def _on_files_triggered(self) -> None:
        dialog = self._ask(QFileDialog.FileMode.ExistingFiles, self.tr("Files of the data set"))
        dialog.setNameFilters(
            [self.tr("Files of data sets (*.gz *.zip *.bz2 *.xz *ubyte *-int usps usps.t)"), self.tr("All files (*)")]
        )
        dialog.open()

    @Slot()
    def _on_folder_triggered(self) -> None:
        dialog = self._ask(QFileDialog.FileMode.Directory, self.tr("Folder with the data set"))
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    @Slot(list)
    def _on_dialog_files_selected(self, files: list[str]) -> None:
        self.local_files_chosen.emit([Path(file) for file in files])

    def _set_dragged_over(self, dragged_over: bool) -> None:
        self._dragged_over = dragged_over
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._busy and local_paths(event.mimeData()):
            # Never a move, after which a file manager would delete the user's files.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_dragged_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragged_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragged_over(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.local_files_chosen.emit(local_paths(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.colour("base"))
        painter.setPen(QPen(colours.colour("accent" if self._dragged_over else "line"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _CORNER, _CORNER)


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged, or nothing where one of them is not on this computer."""
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
