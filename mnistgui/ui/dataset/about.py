"""AboutSetDialog: all that is known of a data set, and where its files lie."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mnistgui.data import library
from mnistgui.data.catalog import MNIST, DataSetInfo
from mnistgui.data.data_set import DataSet
from mnistgui.ui import theme
from mnistgui.ui.dataset.left_out import LeftOutModel
from mnistgui.ui.dataset.scrolled import scrolled
from mnistgui.ui.language import core_text

MeanStd = tuple[tuple[float, ...], tuple[float, ...]]

# The arguments that a user gives, beside those of the catalogue.
_TAKEN: Final = {
    "FakeData": ("transform", "target_transform"),
    "ImageFolder": ("root", "transform", "target_transform"),
    "DatasetFolder": ("root", "loader", "extensions", "transform", "target_transform"),
}
_TAKEN_BY_MOST: Final = ("root", "train", "transform", "target_transform", "download")
_FACTS: Final = ("images", "pixels", "classes", "mean_std", "licence", "source", "torchvision")
# A folder of one's own may have thousands of classes.
_MOST_NAMES: Final = 100


class AboutSetDialog(QDialog):
    """``dataset.about_window``: made once, filled by `show_set` as often as something more is known."""

    root_change_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataset.about_window")
        self.resize(640, 560)
        self._info, self._root = MNIST, Path()
        self._data_set: DataSet | None = None
        self._mean_std: MeanStd | None = None
        self._build_facts()
        self._build_places()
        self._build_left_out()
        self._build_layout()
        self.retranslate()

    def _build_facts(self) -> None:
        self._title = self._text("title", "title")
        self._story = self._text("story", "")
        self._names = {fact: QLabel(self) for fact in (*_FACTS, "root", "files")}
        for name in self._names.values():
            name.setProperty("role", "muted")
        self._facts = {fact: self._text(fact, "") for fact in _FACTS}
        self._facts["torchvision"].setFont(theme.number_font(self))

    def _text(self, name: str, role: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"dataset.about_{name}")
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setWordWrap(True)
        return label

    def _build_places(self) -> None:
        self._places = {place: QLineEdit(self) for place in ("root", "files")}
        for place, line in self._places.items():
            line.setObjectName(f"dataset.about_{place}")
            line.setReadOnly(True)
            self._names[place].setBuddy(line)
        self._change = QPushButton(self)
        self._change.setObjectName("dataset.change_root")
        self._change.clicked.connect(self._on_change_clicked)

    def _build_left_out(self) -> None:
        self._left_out_title = self._text("left_out_title", "heading")
        self._left_out = LeftOutModel(self)
        self._table = QTableView(self)
        self._table.setObjectName("dataset.left_out")
        self._table.setModel(self._left_out)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)  # Tab leaves it, for the buttons
        self._table.setWordWrap(False)
        self._table.setMinimumHeight(160)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.SPACING)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _build_layout(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.SPACING, 0)  # beside the scroll bar
        column.setSpacing(theme.SPACING)
        column.addWidget(self._title)
        column.addWidget(self._story)
        column.addLayout(self._grid())
        column.addWidget(self._left_out_title)
        column.addWidget(self._table, 1)
        column.addStretch()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)  # else Enter in a path would press the first button, Change…
        close.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACING,))
        layout.setSpacing(2 * theme.SPACING)
        layout.addWidget(scrolled(content, self))
        layout.addWidget(self._buttons)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.SPACING)
        grid.setVerticalSpacing(theme.SPACING)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(_FACTS):
            grid.addWidget(self._names[fact], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._facts[fact], row, 1, 1, 2)
        root, files = len(_FACTS), len(_FACTS) + 1
        grid.addWidget(self._names["root"], root, 0)
        grid.addWidget(self._places["root"], root, 1)
        grid.addWidget(self._change, root, 2)
        grid.addWidget(self._names["files"], files, 0)
        grid.addWidget(self._places["files"], files, 1, 1, 2)
        return grid

    def show_set(self, info: DataSetInfo, data_set: DataSet | None, root: Path, mean_std: MeanStd | None) -> None:
        """Show ``info``; ``data_set`` is None while it is not read, ``mean_std`` while they are not computed.

        Mean and standard deviation are one number a channel, of pixels scaled to 0..1; those of ``info`` come first.
        """
        self._info, self._data_set = info, data_set
        self._root, self._mean_std = root, mean_std
        folder = Path(data_set.request.folder) if data_set is not None else root
        self._left_out.set_files(data_set.left_out if data_set is not None else (), folder)
        self.retranslate()

    def set_locked(self, locked: bool) -> None:
        """Keep the root as it is, for a run goes on with a set of it."""
        self._change.setEnabled(not locked)

    def retranslate(self) -> None:
        """Write every text in the present language."""
        self.setWindowTitle(self.tr("About this data set"))
        names = {
            "images": self.tr("Images"),
            "pixels": self.tr("Pixels"),
            "classes": self.tr("Classes"),
            "mean_std": self.tr("Mean and deviation"),
            "licence": self.tr("Licence"),
            "source": self.tr("Source"),
            "torchvision": self.tr("In torchvision"),
            "root": self.tr("root"),
            "files": self.tr("Files"),
        }
        for fact, text in names.items():
            self._names[fact].setText(text)
            (self._facts | self._places)[fact].setAccessibleName(text)
        self._facts["mean_std"].setToolTip(
            self.tr("Of the training pixels, scaled to 0 to 1, one number a channel: what Normalize is given")
        )
        self._change.setText(self.tr("Change…"))
        self._change.setAccessibleName(self.tr("Change the root folder"))
        self._change.setToolTip(self.tr("Keep and look for all data sets in another folder; no file is moved"))
        self._places["root"].setToolTip(self.tr("The folder that torchvision's classes are given as root"))
        self._places["files"].setToolTip(self.tr("Where the files of this data set lie"))
        self._table.setAccessibleName(self.tr("Files that were left out"))
        self._left_out.retranslate()
        self._write()

    def _write(self) -> None:
        info = self._info
        self._title.setText(info.title)
        self._story.setText(core_text(info.story))
        texts = {
            "images": self._images_text(),
            "pixels": self._pixels_text(),
            "classes": self._classes_text(),
            "mean_std": self._mean_std_text(),
            "licence": core_text(info.licence) or ("" if info.own_files else self.tr("none is stated")),
            "source": core_text(info.source),
            "torchvision": _call(info),
        }
        for fact, text in texts.items():
            self._show_row(fact, self._facts[fact], text)
        self._show_row("root", self._places["root"], "" if info.own_files else str(self._root))
        self._change.setVisible(not info.own_files)
        self._show_row("files", self._places["files"], self._files_text())
        count = self._left_out.rowCount()
        self._left_out_title.setText(self.tr("Left out, for they cannot be read: {count}").format(count=f"{count:,}"))
        for widget in (self._left_out_title, self._table):
            widget.setVisible(count > 0)

    def _show_row(self, fact: str, field: QLabel | QLineEdit, text: str) -> None:
        """Write a fact; one that the set does not have takes no room."""
        field.setText(text)
        if isinstance(field, QLineEdit):
            field.setCursorPosition(0)  # a long path from its beginning
        for widget in (field, self._names[fact]):
            widget.setVisible(bool(text))

    def _images_text(self) -> str:
        names = {
            "train": self.tr("train"),
            "test": self.tr("test"),
            "all": self.tr("together"),
            "test10k": self.tr("of these in MNIST (test10k)"),
            "test50k": self.tr("others (test50k)"),
            "nist": self.tr("all of NIST"),
        }
        counts = dict(zip(self._info.splits, self._info.counts, strict=False))
        if self._data_set is not None:
            counts = {split: len(images) for split, images in self._data_set.splits.items()}
        return " · ".join(f"{count:,} {names.get(split, split)}" for split, count in counts.items())

    def _pixels_text(self) -> str:
        if self._info.own_files and self._data_set is None:
            return ""
        height, width, channels = self._info.shape_HWC
        text = self.tr("{height}×{width}, grey (1 channel)")
        if channels == 3:
            text = self.tr("{height}×{width}, colour (3 channels)")
        return text.format(height=height, width=width)

    def _classes_text(self) -> str:
        names = [" ".join(name.split()) for name in self._info.class_names]  # a folder's name may have line breaks
        if not names:
            return ""
        listed = ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])
        return f"{len(names):,}: {listed}"

    def _mean_std_text(self) -> str:
        given = (self._info.mean, self._info.std) if self._info.mean and self._info.std else None
        figures = given or self._mean_std
        if figures is None:
            return self.tr("not computed yet")
        text = self.tr("{mean} and {std}") if given else self.tr("{mean} and {std} (computed)")
        mean, std = (" / ".join(f"{number:.4f}" for number in numbers) for numbers in figures)
        return text.format(mean=mean, std=std)

    def _files_text(self) -> str:
        if self._info.own_files:
            return "" if self._data_set is None else self._data_set.request.folder
        files = library.files(self._info, self._root)
        return str(files[0].parent) if files else ""

    @Slot()
    def _on_change_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder for all data sets"), str(self._root))
        dialog.setObjectName("dataset.root_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_dialog_file_selected)
        dialog.open()

    @Slot(str)
    def _on_dialog_file_selected(self, folder: str) -> None:
        self.root_change_requested.emit(Path(folder))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _call(info: DataSetInfo) -> str:
    """Return how torchvision's class is called; what the user chooses is an ellipsis."""
    taken = _TAKEN.get(info.torchvision_class, _TAKEN_BY_MOST)
    # QMNIST's ``what`` stands in the place of ``train``.
    chosen = [f"{name}=…" for name in taken if not (name == "train" and "what" in info.arguments)]
    fixed = [f"{name}={value!r}".replace("'", '"') for name, value in info.arguments.items()]
    first = chosen[:1] if taken[0] == "root" else []
    return f"datasets.{info.torchvision_class}({', '.join([*first, *fixed, *chosen[len(first) :]])})"
