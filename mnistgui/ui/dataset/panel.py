"""DatasetPanel: the data set dock. What a data set is, all its thumbnails, a filter, and one image large."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mnistgui.data.catalog import DATA_SETS, MNIST
from mnistgui.data.image_set import ImageSet
from mnistgui.ui import theme
from mnistgui.ui.dataset.class_filter import ClassFilter
from mnistgui.ui.dataset.detail import ImageDetail
from mnistgui.ui.dataset.image_list import ImageList
from mnistgui.ui.dataset.mosaic import Mosaic

_LONGEST_NUMBER: Final = 32  # Python refuses to read a pasted text of thousands of digits


class DatasetPanel(QWidget):
    """Shows the `ImageSet` that it is given and asks for another split; it loads nothing itself."""

    split_requested = Signal(str)  # "train" or "test"
    image_activated = Signal(int)  # index in the set: double click or Enter on an image

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = ImageList(self)
        self._loading = False
        self._failure = ""
        self._hidden_image = 0  # what the user looked for and the filter hides
        self._build_choice()
        self._build_finding()
        self._build_images()
        self._build_layout()
        self.retranslate()
        self._show_state()

    def _build_choice(self) -> None:
        self._name = QComboBox(self)
        self._name.setObjectName("dataset.name")
        for key in DATA_SETS:
            self._name.addItem(key, key)
        self._split = QComboBox(self)
        self._split.setObjectName("dataset.split")
        for split in MNIST.splits:
            self._split.addItem(split, split)
        self._split.currentIndexChanged.connect(self._on_split_changed)
        self._facts = QLabel(self)
        self._facts.setObjectName("dataset.facts")
        self._facts.setProperty("role", "muted")
        self._facts.setWordWrap(True)

    def _build_finding(self) -> None:
        self._filter = ClassFilter(self)
        self._filter.setObjectName("dataset.class_filter")
        self._filter.set_classes(MNIST.class_names)
        self._filter.changed.connect(self._on_filter_changed)
        self._search = QLineEdit(self)
        self._search.setObjectName("dataset.search")
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(_LONGEST_NUMBER)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._search.textEdited.connect(self._on_search_text_edited)
        self._message = QLabel(self)
        self._message.setObjectName("dataset.search_message")
        self._message.setProperty("role", "bad")
        self._message.setWordWrap(True)
        self._message.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._message.linkActivated.connect(self._on_message_link_activated)
        self._message.hide()
        self._count = QLabel(self)
        self._count.setObjectName("dataset.count")
        self._count.setProperty("role", "muted")

    def _build_images(self) -> None:
        self._grid = Mosaic(self)
        self._grid.setObjectName("dataset.grid")
        self._grid.setModel(self._images)
        self._grid.selectionModel().currentChanged.connect(self._on_grid_current_changed)
        self._grid.activated.connect(self._on_grid_activated)
        self._detail = ImageDetail(self)

    def _build_layout(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self._name, 1)
        choice.addWidget(self._split, 1)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setObjectName("dataset.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.SPACING)
        self._splitter.addWidget(self._grid)
        self._splitter.addWidget(self._detail)
        self._splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (theme.SPACING,))
        layout.setSpacing(theme.SPACING)
        layout.addLayout(choice)
        for widget in (self._facts, self._filter, self._search, self._message, self._count):
            layout.addWidget(widget)
        layout.addWidget(self._splitter, 1)

    def set_image_set(self, image_set: ImageSet) -> None:
        """Show ``image_set``; the class filter stays as the user left it."""
        self._loading, self._failure = False, ""
        for combo, key in ((self._name, image_set.name), (self._split, image_set.split)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(key))
        self._filter.set_classes(image_set.class_names)
        self._show_images(image_set, keep=None)

    def show_loading(self) -> None:
        """Say that images are on their way; what was shown goes."""
        self._loading, self._failure = True, ""
        self._show_images(None, keep=None)

    def show_failure(self, text: str) -> None:
        """Say in the place of the thumbnails why there are none (``text`` is translated already)."""
        self._loading, self._failure = False, text
        self._show_images(None, keep=None)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._name.setAccessibleName(self.tr("Data set"))
        self._name.setToolTip(self.tr("The data set; MNIST comes with the program"))
        self._split.setAccessibleName(self.tr("Split"))
        self._split.setToolTip(self.tr("train: the images to learn from. test: images the net never learns from."))
        for split, text in (("train", self.tr("train")), ("test", self.tr("test"))):
            self._split.setItemText(self._split.findData(split), text)
        self._search.setPlaceholderText(self.tr("Go to image number…"))
        self._search.setAccessibleName(self.tr("Find an image by its number"))
        self._search.setToolTip(self.tr("Type the number of an image, counted from 0, and press Enter"))
        self._message.setAccessibleName(self.tr("Why the image was not found"))
        self._count.setAccessibleName(self.tr("Number of images on show"))
        self._grid.setAccessibleName(self.tr("Images"))
        self._grid.setAccessibleDescription(
            self.tr("Arrow keys move, a digit goes to the next image of that class, Enter opens the image.")
        )
        self._facts.setAccessibleName(self.tr("About this data set"))
        self._facts.setText(self._facts_text())
        self._message.hide()
        self._show_state()

    def _facts_text(self) -> str:
        info = DATA_SETS[self._name.currentData()]
        height, width, channels = info.shape_HWC
        splits = " + ".join(
            f"{count:,} {self._split.itemText(self._split.findData(split))}"
            for split, count in zip(info.splits, info.counts, strict=True)
        )
        facts = [
            f"{sum(info.counts):,} = {splits}",
            f"{height}×{width}",
            self.tr("1 channel") if channels == 1 else self.tr("{channels} channels").format(channels=channels),
            self.tr("digits {first}–{last}").format(first=info.class_names[0], last=info.class_names[-1]),
        ]
        # No-break spaces inside a fact: a narrow dock breaks the line between facts.
        return " · ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts)

    def _show_images(self, image_set: ImageSet | None, *, keep: int | None) -> None:
        """Show the chosen classes of ``image_set``, the image ``keep`` current if it is among them, else the first."""
        self._images.show(image_set, self._filter.chosen)
        self._message.hide()
        self._show_state()
        row = self._images.row_of(keep) if keep is not None else None
        if self._images.rowCount():
            self._go_to_row(row or 0)
        else:
            self._detail.set_image(None)

    def _show_state(self) -> None:
        """Write the count and what stands where there is no thumbnail, and switch what needs images."""
        image_set = self._images.image_set
        for widget in (self._filter, self._search):
            widget.setEnabled(image_set is not None)
        if image_set is not None:
            self._count.setText(
                self.tr("{shown} of {total} images").format(
                    shown=f"{self._images.rowCount():,}", total=f"{len(image_set):,}"
                )
            )
            self._grid.set_notice(self.tr("No image of this class is in the set."))
            return
        self._count.setText(self.tr("No images"))
        notice = self.tr("The images are being read…") if self._loading else self.tr("The images appear here.")
        self._grid.set_notice(self._failure or notice)

    def _go_to_row(self, row: int) -> None:
        index = self._images.index(row, 0)
        self._grid.setCurrentIndex(index)
        self._grid.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _find(self, text: str) -> str:
        """Go to the image whose number is ``text``; return what is wrong, or nothing."""
        image_set = self._images.image_set
        assert image_set is not None
        digits = text.strip().lstrip("#").replace(",", "").replace(" ", "")
        if not digits.isdecimal() or int(digits) >= len(image_set):
            return self.tr("“{text}” is not the number of an image: they go from 0 to {last}.").format(
                text=escape(text.strip()), last=f"{len(image_set) - 1:,}"
            )
        row = self._images.row_of(int(digits))
        if row is not None:
            self._go_to_row(row)
            return ""
        self._hidden_image = int(digits)
        return self.tr(
            'Image {index} is a {label}, which the class filter hides. <a href="show">Show all classes</a>'
        ).format(index=f"{self._hidden_image:,}", label=escape(self._images.class_name(self._hidden_image)))

    @Slot(int)
    def _on_split_changed(self, _index: int) -> None:
        self.split_requested.emit(self._split.currentData())

    @Slot()
    def _on_filter_changed(self) -> None:
        current = self._grid.currentIndex()
        keep = self._images.image_at(current.row()) if current.isValid() else None
        self._show_images(self._images.image_set, keep=keep)

    @Slot()
    def _on_search_return_pressed(self) -> None:
        if not self._search.text().strip():
            return
        problem = self._find(self._search.text())
        self._message.setText(problem)
        self._message.setVisible(bool(problem))

    @Slot(str)
    def _on_search_text_edited(self, _text: str) -> None:
        self._message.hide()

    @Slot(str)
    def _on_message_link_activated(self, _link: str) -> None:
        image = self._hidden_image
        self._filter.show_all()
        row = self._images.row_of(image)
        if row is not None:
            self._go_to_row(row)

    @Slot(QModelIndex, QModelIndex)
    def _on_grid_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        image_set = self._images.image_set
        if not current.isValid() or image_set is None:
            return
        image = self._images.image_at(current.row())
        self._detail.set_image(image_set.images_NHWC[image], self._images.class_name(image), image)

    @Slot(QModelIndex)
    def _on_grid_activated(self, index: QModelIndex) -> None:
        self.image_activated.emit(self._images.image_at(index.row()))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
