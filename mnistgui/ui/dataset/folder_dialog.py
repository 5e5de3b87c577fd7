"""FolderDialog: a folder of the user's is about to become a data set: what is in it, and what will be made of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mnistgui.data.data_set import SetRequest
from mnistgui.training.config import FIELDS
from mnistgui.ui import theme
from mnistgui.ui.dataset.elided_label import ElidedLabel
from mnistgui.ui.dataset.folder_facts import FolderFacts
from mnistgui.ui.dataset.folder_preview import FolderPreviewStrip
from mnistgui.ui.language import core_text

if TYPE_CHECKING:
    from mnistgui.data.folder_scan import FolderPreview, FolderScan

_KEYS: Final = ("ImageFolder", "DatasetFolder")


class FolderDialog(QDialog):
    """``dataset.folder_dialog``: it reads nothing itself. It is given a scan and previews, and asks for them by signal.

    Made for one folder; it deletes itself when it is closed.
    """

    preview_requested = Signal(int, bool)  # side, colour: of `scan`
    accepted_request = Signal(object)  # SetRequest

    def __init__(self, folder: Path, *, side: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.folder_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._scan: FolderScan | None = None
        self._failed = False
        self._build_heading()
        self._build_choice(side)
        self._build_words()
        self._build_buttons()
        self._build_layout()
        self.retranslate()
        self._show_state()

    @property
    def folder(self) -> Path:
        """The folder that is asked about."""
        return self._folder

    @property
    def scan(self) -> FolderScan | None:
        """What was found, for the class that is chosen: previews are asked of this."""
        return None if self._scan is None else replace(self._scan, key=str(self._class.currentData()))

    def show_scan(self, scan: FolderScan) -> None:
        """Show what was found, choose what fits it best, and ask for a preview."""
        self._scan, self._failed = scan, False
        with QSignalBlocker(self._class), QSignalBlocker(self._colour):
            self._class.setCurrentIndex(self._class.findData(scan.key))
            self._colour.setCurrentIndex(self._colour.findData("colour" if scan.colour else "grey"))
        self._show_state()
        self._on_choice_changed()
        self._side.setFocus()
        self._side.selectAll()

    def show_preview(self, preview: FolderPreview) -> None:
        """Show the images; a preview of what is no longer chosen is dropped."""
        chosen = self._class.currentData(), self._side.value(), self._is_colour
        if (preview.key, preview.side, preview.colour) == chosen:
            self._preview.set_preview(preview)
            self._facts.show_left_out(preview.left_out)
            self._fit_height()

    def show_failure(self, text: str) -> None:
        """Say why the folder is no data set (``text`` is translated already)."""
        self._scan, self._failed = None, True
        self._facts.show_failure(text)
        self._show_state()
        self.resize(self.width(), self.minimumHeight())

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("Open a folder of images"))
        self._title.setAccessibleName(self.tr("Folder"))
        self._path.setAccessibleName(self.tr("Path of the folder"))
        self._class_label.setText(self.tr("&Read as"))
        self._side_label.setText(self.tr("&Side"))
        self._colour_label.setText(self.tr("C&hannels"))
        self._class.setItemText(0, self.tr("Pictures (ImageFolder)"))
        self._class.setItemText(1, self.tr("NumPy arrays (DatasetFolder)"))
        self._colour.setItemText(0, self.tr("1, grey"))
        self._colour.setItemText(1, self.tr("3, colour"))
        self._side.setSuffix(self.tr(" px"))
        self._name_cancel()
        self._open.setText(self.tr("&Open data set"))
        self._explain()
        self._write_words()

    def _explain(self) -> None:
        self._class.setAccessibleName(self.tr("Class of torchvision.datasets"))
        self._class.setToolTip(
            self.tr(
                "ImageFolder reads picture files. DatasetFolder reads files of any kind through a loader: here NumPy "
                "arrays (.npy), uint8 or floats from 0 to 1, of shape H×W, H×W×C or C×H×W."
            )
        )
        self._side.setAccessibleName(self.tr("Height and width of every image"))
        self._side.setToolTip(
            self.tr(
                "Every image is brought to this many pixels of height and width, since a batch holds images of one "
                "size. Twice the side is four times the memory and the work."
            )
        )
        self._colour.setAccessibleName(self.tr("Grey or colour"))
        self._colour.setToolTip(self.tr("Grey has one number a pixel, colour three: red, green and blue."))
        self._open.setAccessibleName(self.tr("Open data set"))
        self._open.setToolTip(self.tr("Read every image of the folder and show the data set"))
        self._cancel.setToolTip(self.tr("Leave the data set as it is"))

    def _name_cancel(self) -> None:
        text = self.tr("Close") if self._failed else self.tr("Cancel")
        self._cancel.setText(text)
        self._cancel.setAccessibleName(text)

    def _build_heading(self) -> None:
        self._title, self._path = ElidedLabel(self), ElidedLabel(self)
        self._title.setObjectName("dataset.folder_title")
        self._title.setProperty("role", "title")
        self._title.setText(self._folder.name or str(self._folder))
        self._path.setObjectName("dataset.folder_path")
        self._path.setProperty("role", "muted")
        self._path.setText(str(self._folder))
        self._facts = FolderFacts(self)

    def _build_choice(self, side: int) -> None:
        self._choice = QWidget(self)
        self._class_label, self._side_label, self._colour_label = QLabel(self), QLabel(self), QLabel(self)
        self._class = QComboBox(self)
        self._class.setObjectName("dataset.folder_class")
        for key in _KEYS:
            self._class.addItem(key, key)
        self._side = QSpinBox(self)
        self._side.setObjectName("dataset.folder_side")
        bounds = FIELDS["image_side"]
        self._side.setRange(int(bounds.minimum or 1), int(bounds.maximum or side))
        self._side.setValue(side)
        # A number half typed is not asked a preview of.
        self._side.setKeyboardTracking(False)
        self._colour = QComboBox(self)
        self._colour.setObjectName("dataset.folder_colour")
        for key in ("grey", "colour"):
            self._colour.addItem(key, key)
        self._class.currentIndexChanged.connect(self._on_choice_changed)
        self._side.valueChanged.connect(self._on_choice_changed)
        self._colour.currentIndexChanged.connect(self._on_choice_changed)

    def _build_words(self) -> None:
        self._preview = FolderPreviewStrip(self)
        self._words = QLabel(self)
        self._words.setObjectName("dataset.folder_words")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)

    def _build_buttons(self) -> None:
        self._buttons = QDialogButtonBox(self)
        self._open, self._cancel = QPushButton(self), QPushButton(self)
        self._open.setObjectName("dataset.folder_open")
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        self._cancel.setObjectName("dataset.folder_cancel")
        self._buttons.addButton(self._open, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self._on_buttons_accepted)
        self._buttons.rejected.connect(self.reject)

    def _build_layout(self) -> None:
        choice = QHBoxLayout(self._choice)
        choice.setContentsMargins(0, 0, 0, 0)
        choice.setSpacing(theme.SPACING)
        labels = self._class_label, self._side_label, self._colour_label
        controls = self._class, self._side, self._colour
        for label, control in zip(labels, controls, strict=True):
            label.setBuddy(control)
            choice.addWidget(label)
            choice.addWidget(control)
            choice.addSpacing(theme.SPACING)
        choice.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        layout.addWidget(self._title)
        layout.addWidget(self._path)
        layout.addWidget(self._facts)
        layout.addWidget(self._choice)
        layout.addWidget(self._preview)
        layout.addWidget(self._words)
        layout.addStretch(1)
        layout.addWidget(self._buttons)

    @property
    def _is_colour(self) -> bool:
        return bool(self._colour.currentData() == "colour")

    def _show_state(self) -> None:
        """Switch on what there is something to choose for; after a failure only that is left to read."""
        for widget in (self._class, self._side, self._colour, self._open):
            widget.setEnabled(self._scan is not None)
        for part in (self._choice, self._preview, self._words, self._open):
            part.setVisible(not self._failed)
        self._name_cancel()
        items = self._class.model()
        assert isinstance(items, QStandardItemModel)
        for row, key in enumerate(_KEYS):
            items.item(row).setEnabled(self._scan is not None and self._scan.count(key) > 0)
        self._fit_height()

    def _fit_height(self) -> None:
        """Keep every sentence in view: Qt takes the least height of wrapped labels from another width than this one."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def _write_words(self) -> None:
        """Say what will be done with every image, how it is split, and what it takes."""
        sentences = [
            self.tr(
                "Every image is kept whole: its longer side is brought to the side that is chosen, the rest is filled "
                "with the colour of its edge. Photographs are turned upright, transparent parts become white."
            )
        ]
        scan = self.scan
        if scan is not None:
            sentences += [self._split_text(scan), self._size_text(scan)]
        self._words.setText("\n".join(sentences))
        self._fit_height()

    def _split_text(self, scan: FolderScan) -> str:
        if scan.layout.test is None or not scan.can_train:
            return core_text(scan.story)
        text = self.tr("“{train}” with {learned} images is learned from, “{test}” with {tested} images tests.")
        train, test = (f"{scan.count(scan.key, part):,}" for part in (0, 1))
        return text.format(train=scan.layout.train.name, test=scan.layout.test.name, learned=train, tested=test)

    def _size_text(self, scan: FolderScan) -> str:
        side, colour = self._side.value(), self._is_colour
        text = self.tr("All images together take {megabytes} MB of memory.")
        if scan.is_mapped(side, colour):
            text = self.tr("All images together take {megabytes} MB: they are kept in a file and not in memory.")
        return text.format(megabytes=f"{scan.image_bytes(side, colour) / 2**20:,.1f}")

    @Slot()
    def _on_choice_changed(self) -> None:
        scan = self.scan
        if scan is not None:
            self._facts.show_scan(scan)
            self._write_words()
            self.preview_requested.emit(self._side.value(), self._is_colour)

    @Slot()
    def _on_buttons_accepted(self) -> None:
        scan = self.scan
        if scan is None:
            return
        request = SetRequest(key=scan.key, folder=str(self._folder), side=self._side.value(), colour=self._is_colour)
        self.accepted_request.emit(request)
        self.accept()

    # Qt ---------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
