"""SetChoice: which data set and which split of it is looked at, and the facts about it in a line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnistgui.data.catalog import DATA_SETS, DIGITS, MNIST, DataSetInfo
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.ui import theme
from mnistgui.ui.language import core_text

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_ASKS_FOLDER: Final = _KEY + 1  # whether the entry is no set yet, but asks for the folder of one
_SHORTEST: Final = 6  # characters of a name that a narrow dock still shows
_LISTED: Final = 10  # files that could not be read, in the tooltip


class SetChoice(QWidget):
    """Asks for another data set, another split or the user's own folder; shows what it is told is there."""

    data_set_requested = Signal(str)  # a key of the catalogue
    split_requested = Signal(str)
    folder_requested = Signal(str)  # "ImageFolder" or "DatasetFolder": ask the user for a folder of that kind
    about_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._request = SetRequest(key=MNIST.key)
        self._own: SetRequest | None = None  # the user's folder that has an entry
        self._data_set: DataSet | None = None
        self._locked = False
        self._build_names()
        self._split = QComboBox(self)
        self._split.setObjectName("dataset.split")
        self._split.currentIndexChanged.connect(self._on_split_changed)
        self._about = QPushButton(self)
        self._about.setObjectName("dataset.about")
        self._about.clicked.connect(self.about_requested)
        self._facts = QLabel(self)
        self._facts.setObjectName("dataset.facts")
        self._facts.setProperty("role", "muted")
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setWordWrap(True)
        self._build_layout()
        self._offer_splits(MNIST.splits)
        self.retranslate()

    def _build_names(self) -> None:
        """Offer the sets of the catalogue in its order, and below them what asks for a folder."""
        self._name = QComboBox(self)
        self._name.setObjectName("dataset.name")
        self._name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._name.setMinimumContentsLength(_SHORTEST)
        self._name.setMaxVisibleItems(20)
        for info in DATA_SETS.values():
            if not info.own_files:
                self._name.addItem(info.title, info.key)
        self._name.insertSeparator(self._name.count())
        self._folder_row = self._name.count()  # where the user's folder stands once there is one
        for info in DATA_SETS.values():
            if info.own_files:
                self._name.addItem("", info.key)
                self._name.setItemData(self._name.count() - 1, True, _ASKS_FOLDER)
        self._name.currentIndexChanged.connect(self._on_name_changed)

    def _build_layout(self) -> None:
        choice = QHBoxLayout()
        choice.setSpacing(theme.SPACING // 2)
        choice.addWidget(self._name, 2)
        choice.addWidget(self._split, 1)
        choice.addWidget(self._about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACING)
        layout.addLayout(choice)
        layout.addWidget(self._facts)

    def show_request(self, request: SetRequest) -> None:
        """Show what is wanted; only the catalogue is known of it."""
        self._show(request, None)

    def show_data_set(self, data_set: DataSet, split: str) -> None:
        """Show which data set and which split of it is there."""
        self._show(data_set.request, data_set)
        with QSignalBlocker(self._split):
            self._split.setCurrentIndex(self._split.findData(split))

    def show_split(self, split: str) -> None:
        """Show which split is there."""
        with QSignalBlocker(self._split):
            self._split.setCurrentIndex(self._split.findData(split))

    def set_locked(self, locked: bool) -> None:
        """Keep the data set as it is: a run goes on with it. Its splits can be looked at."""
        self._locked = locked
        self._name.setEnabled(not locked)
        self._tell_tooltips()

    def request_of(self, key: str) -> SetRequest:
        """Return the request that choosing ``key`` means: for the user's own images, the folder that has an entry."""
        return self._own if self._own is not None and self._own.key == key else SetRequest(key=key)

    def _show(self, request: SetRequest, data_set: DataSet | None) -> None:
        self._request, self._data_set = request, data_set
        if DATA_SETS[request.key].own_files and request.folder:
            self._offer_folder(request)
        self._show_name()
        self._offer_splits(tuple(data_set.splits) if data_set is not None else self._info().splits)
        self._tell_tooltips()
        self._write_facts()

    def _info(self) -> DataSetInfo:
        return DATA_SETS[self._request.key] if self._data_set is None else self._data_set.info

    def _offer_folder(self, request: SetRequest) -> None:
        """Give the user's folder an entry of its own, in the place of the one before."""
        self._own = request
        with QSignalBlocker(self._name):
            if not self._name.itemData(self._folder_row, _ASKS_FOLDER):
                self._name.removeItem(self._folder_row)
            name = Path(request.folder).name or request.folder
            self._name.insertItem(self._folder_row, name, request.key)
            self._name.setItemData(self._folder_row, request.folder, Qt.ItemDataRole.ToolTipRole)

    def _show_name(self) -> None:
        with QSignalBlocker(self._name):
            self._name.setCurrentIndex(self._name.findData(self._request.key))

    def _offer_splits(self, splits: Sequence[str]) -> None:
        before = self._split.currentData()
        with QSignalBlocker(self._split):
            self._split.clear()
            for split in splits:
                self._split.addItem(self._split_text(split), split)
            self._split.setCurrentIndex(max(0, self._split.findData(before)))
        self._split.setEnabled(len(splits) > 1)

    # Words ------------------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self._name.setAccessibleName(self.tr("Data set"))
        self._split.setAccessibleName(self.tr("Split"))
        for row in range(self._name.count()):
            self._write_name(row)
        for row in range(self._split.count()):
            self._split.setItemText(row, self._split_text(self._split.itemData(row)))
        self._about.setText(self.tr("About…"))
        self._about.setAccessibleName(self.tr("About this data set"))
        self._about.setToolTip(self.tr("Where this data set comes from, its licence, its classes and its figures"))
        self._facts.setAccessibleName(self.tr("Facts about this data set"))
        self._tell_tooltips()
        self._write_facts()

    def _write_name(self, row: int) -> None:
        info = DATA_SETS.get(self._name.itemData(row))
        if info is None:
            return  # the line between the catalogue and the user's own
        asks = self._name.itemData(row, _ASKS_FOLDER)
        if asks:
            self._name.setItemText(row, self.tr("Your own images… ({kind})").format(kind=info.title))
        if asks or not info.own_files:
            self._name.setItemData(row, core_text(info.story), Qt.ItemDataRole.ToolTipRole)

    def _split_text(self, split: str) -> str:
        known = {
            "train": self.tr("train"),
            "test": self.tr("test"),
            "all": self.tr("all"),
            "test10k": self.tr("test, MNIST's 10,000"),
            "test50k": self.tr("test, the other 50,000"),
            "nist": self.tr("all of NIST"),
        }
        return known.get(split, split)

    def _tell_tooltips(self) -> None:
        locked = self.tr("A run goes on with this data set. Stop it to choose another one.")
        story = core_text(self._info().story)
        self._name.setToolTip(locked if self._locked else self.tr("The data set. {story}").format(story=story))
        self._split.setToolTip(
            self.tr("train: the images to learn from. test: images the net never learns from. all: both.")
        )

    def _write_facts(self) -> None:
        facts = self._facts_of(self._info())
        # No-break spaces inside a fact: a narrow dock breaks the line between facts.
        self._facts.setText(" · ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts))
        left_out = self._data_set.left_out if self._data_set is not None else ()
        self._facts.setToolTip("\n".join(f"{file.path}: {file.reason}" for file in left_out[:_LISTED]))

    def _facts_of(self, info: DataSetInfo) -> list[str]:
        counts = self._counts(info)
        if not counts:
            return [core_text(info.story)]
        shape_HWC, names = info.shape_HWC, info.class_names
        if self._data_set is not None:
            # Of the user's own files the catalogue knows neither.
            images = next(iter(self._data_set.splits.values()))
            shape_HWC, names = images.shape_HWC, images.class_names
        height, width, channels = shape_HWC
        facts = [
            self._count_fact(counts),
            f"{height}×{width}",
            self.tr("1 channel") if channels == 1 else self.tr("{channels} channels").format(channels=channels),
            self._class_fact(names),
        ]
        return facts + self._reading_facts()

    def _reading_facts(self) -> list[str]:
        facts = []
        if self._data_set is not None and self._data_set.mapped:
            facts.append(self.tr("read from a file as it is shown"))
        if self._data_set is not None and self._data_set.left_out:
            facts.append(self.tr("{count} files left out").format(count=f"{len(self._data_set.left_out):,}"))
        return facts

    def _counts(self, info: DataSetInfo) -> dict[str, int]:
        if self._data_set is not None:
            return {split: len(images) for split, images in self._data_set.splits.items()}
        return dict(zip(info.splits, info.counts, strict=True)) if info.counts else {}

    def _count_fact(self, counts: dict[str, int]) -> str:
        parts = [(split, counts[split]) for split in ("train", "test") if split in counts]
        if len(parts) < 2:
            return self.tr("{count} images").format(count=f"{max(counts.values()):,}")
        total = sum(count for _, count in parts)
        return f"{total:,} = " + " + ".join(f"{count:,} {self._split_text(split)}" for split, count in parts)

    def _class_fact(self, names: Sequence[str]) -> str:
        if tuple(names) == DIGITS:
            return self.tr("digits {first}–{last}").format(first=names[0], last=names[-1])
        return self.tr("{count} classes").format(count=f"{len(names):,}")

    # What the user does -----------------------------------------------------------------------------------------------

    @Slot(int)
    def _on_name_changed(self, row: int) -> None:
        key = self._name.itemData(row)
        if self._name.itemData(row, _ASKS_FOLDER):
            # No set is chosen before there is a folder.
            self._show_name()
            self.folder_requested.emit(key)
        elif key is not None:
            self.data_set_requested.emit(key)

    @Slot(int)
    def _on_split_changed(self, _row: int) -> None:
        self.split_requested.emit(self._split.currentData())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
