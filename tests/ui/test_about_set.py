"""The box that tells all that is known of a data set, and where its files lie."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, LeftOut, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.ui.dataset.about import AboutSetDialog

ROOT = Path("/home/student/data")


@pytest.fixture
def dialog(qtbot: QtBot) -> AboutSetDialog:
    shown = AboutSetDialog()
    qtbot.addWidget(shown)
    return shown


def fact(dialog: AboutSetDialog, name: str) -> str:
    """Return a fact, or nothing where its row is not shown."""
    found = dialog.findChild(QWidget, f"dataset.about_{name}")
    assert isinstance(found, (QLabel, QLineEdit)), name
    return "" if found.isHidden() else found.text()


def show(dialog: AboutSetDialog, key: str) -> None:
    dialog.show_set(DATA_SETS[key], None, ROOT, None)


def own_set(left_out: int = 0, names: tuple[str, ...] = ("cat", "dog")) -> DataSet:
    """Two pictures to train on and one to test on, in colour."""
    info = dataclasses.replace(DATA_SETS["ImageFolder"], class_names=names, shape_HWC=(8, 8, 3))
    splits = {
        split: ImageSet(
            name="ImageFolder",
            split=split,
            images_NHWC=np.zeros((count, 8, 8, 3), np.uint8),
            labels_N=np.zeros(count, np.int64),
            class_names=names,
        )
        for split, count in (("train", 2), ("test", 1))
    }
    files = tuple(LeftOut(path=Path(f"/pets/cat/{number}\n.png"), reason="no picture") for number in range(left_out))
    return DataSet(request=SetRequest(key="ImageFolder", folder="/pets"), info=info, splits=splits, left_out=files)


def show_own(dialog: AboutSetDialog, data_set: DataSet) -> None:
    dialog.show_set(data_set.info, data_set, ROOT, None)


def test_all_that_the_catalogue_knows_is_told(dialog: AboutSetDialog) -> None:
    show(dialog, "FashionMNIST")

    assert fact(dialog, "title") == "Fashion-MNIST"
    assert "clothes" in fact(dialog, "story")
    assert fact(dialog, "images") == "60,000 train · 10,000 test · 70,000 together"
    assert fact(dialog, "pixels") == "28×28, grey (1 channel)"
    assert fact(dialog, "classes").startswith("10: T-shirt/top, Trouser")
    assert fact(dialog, "licence") == "MIT"
    assert "arXiv:1708.07747" in fact(dialog, "source")


@pytest.mark.parametrize("key", DATA_SETS)
def test_every_set_can_be_shown(key: str, dialog: AboutSetDialog) -> None:
    show(dialog, key)

    assert fact(dialog, "title") == DATA_SETS[key].title


@pytest.mark.parametrize(
    ("key", "call"),
    [
        ("EMNIST-letters", 'EMNIST(root=…, split="letters", train=…, transform=…, target_transform=…, download=…)'),
        ("QMNIST-nist", 'QMNIST(root=…, what="nist", transform=…, target_transform=…, download=…)'),
        ("FakeData", "FakeData(image_size=(3, 32, 32), num_classes=10, transform=…, target_transform=…)"),
        ("ImageFolder", "ImageFolder(root=…, transform=…, target_transform=…)"),
    ],
)
def test_the_class_of_torchvision_is_shown_with_its_arguments(key: str, call: str, dialog: AboutSetDialog) -> None:
    show(dialog, key)

    assert fact(dialog, "torchvision") == f"datasets.{call}"


@pytest.mark.parametrize("key", DATA_SETS)
def test_torchvisions_classes_take_the_arguments_that_are_shown(key: str, dialog: AboutSetDialog) -> None:
    import inspect

    from mnistgui.data.vision import torchvision

    show(dialog, key)
    inside = fact(dialog, "torchvision").partition("(")[2].removesuffix(")")
    shown = [part.partition("=")[0] for part in inside.replace("(3, 32, 32)", "").split(", ")]

    made = getattr(torchvision().datasets, DATA_SETS[key].torchvision_class)
    taken = {name for maker in made.__mro__ for name in inspect.signature(maker.__init__).parameters}
    assert set(shown) <= taken


def test_mean_and_deviation_are_those_of_the_catalogue_or_computed_or_not_there_yet(dialog: AboutSetDialog) -> None:
    show(dialog, "MNIST")
    assert fact(dialog, "mean_std") == "0.1307 and 0.3081"
    info = dataclasses.replace(DATA_SETS["KMNIST"], mean=(), std=())
    dialog.show_set(info, None, ROOT, None)
    assert fact(dialog, "mean_std") == "not computed yet"
    dialog.show_set(info, None, ROOT, ((0.19176,), (0.34834,)))
    assert fact(dialog, "mean_std") == "0.1918 and 0.3483 (computed)"
    dialog.show_set(info, None, ROOT, ((0.5, 0.25, 0.0), (1.0, 1.0, 1.0)))
    assert fact(dialog, "mean_std") == "0.5000 / 0.2500 / 0.0000 and 1.0000 / 1.0000 / 1.0000 (computed)"


@pytest.mark.parametrize(
    ("key", "folder"), [("KMNIST", ROOT / "KMNIST" / "raw"), ("EMNIST-mnist", ROOT / "EMNIST" / "raw"), ("USPS", ROOT)]
)
def test_the_root_and_the_place_of_the_files_are_shown(key: str, folder: Path, dialog: AboutSetDialog) -> None:
    show(dialog, key)

    assert fact(dialog, "root") == str(ROOT)
    assert fact(dialog, "files") == str(folder)


def test_another_root_is_asked_for(dialog: AboutSetDialog, qtbot: QtBot) -> None:
    show(dialog, "KMNIST")
    dialog.show()
    qtbot.mouseClick(dialog.findChild(QWidget, "dataset.change_root"), Qt.MouseButton.LeftButton)
    folders = dialog.findChild(QFileDialog, "dataset.root_dialog")
    assert folders.isVisible() and folders.fileMode() is QFileDialog.FileMode.Directory

    with qtbot.waitSignal(dialog.root_change_requested) as asked:
        folders.fileSelected.emit("/elsewhere")

    assert asked.args == [Path("/elsewhere")]
    assert fact(dialog, "root") == str(ROOT)  # until it is told
    folders.close()


def test_of_own_files_what_was_read_counts(dialog: AboutSetDialog) -> None:
    show(dialog, "ImageFolder")
    assert (fact(dialog, "pixels"), fact(dialog, "classes"), fact(dialog, "files")) == ("", "", "")

    show_own(dialog, own_set(names=("고양이", "two\nlines")))

    assert fact(dialog, "images") == "2 train · 1 test"
    assert fact(dialog, "pixels") == "8×8, colour (3 channels)"
    assert fact(dialog, "classes") == "2: 고양이, two lines"
    assert fact(dialog, "files") == "/pets"
    assert fact(dialog, "root") == "" and dialog.findChild(QWidget, "dataset.change_root").isHidden()


def test_a_thousand_classes_are_counted_and_not_all_named(dialog: AboutSetDialog) -> None:
    show_own(dialog, own_set(names=tuple(f"c{number}" for number in range(1000))))

    assert fact(dialog, "classes").startswith("1,000: c0, c1, ") and fact(dialog, "classes").endswith("c99, …")


def test_thousands_of_left_out_files_are_rows_with_their_reasons(dialog: AboutSetDialog) -> None:
    show_own(dialog, own_set(left_out=5_000))

    table = dialog.findChild(QTableView, "dataset.left_out")
    assert not table.isHidden()
    model = table.model()
    assert (model.rowCount(), model.columnCount()) == (5_000, 2)
    assert [model.index(3, column).data() for column in (0, 1)] == [str(Path("cat", "3 .png")), "no picture"]
    assert fact(dialog, "left_out_title") == "Left out, for they cannot be read: 5,000"


def test_no_table_stands_where_nothing_was_left_out(dialog: AboutSetDialog) -> None:
    show_own(dialog, own_set(left_out=3))
    show_own(dialog, own_set())

    assert dialog.findChild(QTableView, "dataset.left_out").isHidden()
    assert fact(dialog, "left_out_title") == ""


def test_escape_closes_and_enter_in_a_path_does_not_change_the_root(dialog: AboutSetDialog, qtbot: QtBot) -> None:
    show(dialog, "KMNIST")
    dialog.show()
    qtbot.keyClick(dialog.findChild(QLineEdit, "dataset.about_root"), Qt.Key.Key_Return)
    assert dialog.findChild(QFileDialog) is None
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


class Brackets(QTranslator):
    """Translates every text to itself in brackets."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_the_language_changes_while_it_is_shown(dialog: AboutSetDialog) -> None:
    show_own(dialog, own_set(left_out=1))
    header = dialog.findChild(QTableView, "dataset.left_out").model()
    translator = Brackets()
    QCoreApplication.installTranslator(translator)
    try:
        QCoreApplication.sendPostedEvents()
        assert dialog.windowTitle() == "[About this data set]"
        assert fact(dialog, "story").startswith("[")
        assert header.headerData(0, Qt.Orientation.Horizontal) == "[File]"
    finally:
        QCoreApplication.removeTranslator(translator)
        QCoreApplication.sendPostedEvents()
    assert dialog.windowTitle() == "About this data set"


def test_every_control_says_what_it_is(dialog: AboutSetDialog) -> None:
    for name in ("about_root", "about_files", "change_root", "left_out"):
        assert dialog.findChild(QWidget, f"dataset.{name}").accessibleName(), name
