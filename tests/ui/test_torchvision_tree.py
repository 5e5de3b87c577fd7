"""The tree of torchvision, with real mouse and keys."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTreeWidgetItem

from mnistgui.data.torchvision_tree import TREE
from mnistgui.ui import theme
from mnistgui.ui.torchvision_names import NameTree
from mnistgui.ui.torchvision_story import NodeStory
from mnistgui.ui.torchvision_tree import TorchvisionTree

SIZES = [(800, 500), (640, 330)]


@pytest.fixture
def page(qtbot):
    shown = TorchvisionTree()
    qtbot.addWidget(shown)
    shown.resize(800, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def names(page: TorchvisionTree) -> NameTree:
    return page.findChild(NameTree, "data.torchvision.tree")


def search(page: TorchvisionTree) -> QLineEdit:
    return page.findChild(QLineEdit, "data.torchvision.search")


def label(page: TorchvisionTree, name: str) -> QLabel:
    return page.findChild(QLabel, f"data.torchvision.{name}")


def button(page: TorchvisionTree) -> QPushButton:
    return page.findChild(QPushButton, "data.torchvision.open")


def items(page: TorchvisionTree) -> list[QTreeWidgetItem]:
    found = names(page).findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert len(found) > 60
    return found


def shown_names(page: TorchvisionTree) -> list[str]:
    return [item.text(0) for item in items(page) if not item.isHidden()]


def item(page: TorchvisionTree, text: str) -> QTreeWidgetItem:
    return next(each for each in items(page) if each.text(0) == text)


def go_to(page: TorchvisionTree, text: str) -> None:
    names(page).setCurrentItem(item(page, text))


@pytest.fixture
def translated():
    """Translate every text to itself in brackets, as a language would, and take it back at the end."""

    class Brackets(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"[{source}]"

        def isEmpty(self):  # noqa: N802
            return False

    translator = Brackets()
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_every_entry_of_the_table_is_in_the_tree(page):
    assert len(items(page)) == sum(1 for root in TREE for _ in root.walk())
    assert shown_names(page)[:3] == ["torchvision", "datasets", "MNIST"]


def test_a_chosen_name_says_what_it_is(page):
    go_to(page, "resnet18")

    assert label(page, "title").text() == "resnet18"
    assert label(page, "name").text() == "torchvision.models.resnet18"
    assert "18 layers" in label(page, "story").text()
    assert button(page).text() == "Choose this net"


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("MNIST", "dataset", "MNIST"),
        ('EMNIST(split="letters")', "dataset", "EMNIST-letters"),
        ("ImageFolder", "dataset", "ImageFolder"),
        ("vgg11_bn", "model", "vgg11_bn"),
        ("RandomAffine", "transform", "RandomAffine"),
        ("rotate", "transform", "rotate"),
        ("DataLoader", "widget", "dataset.batches"),
        ("make_grid", "widget", "dataset.grid"),
    ],
)
def test_the_button_opens_what_the_name_stands_for(page, qtbot, text, kind, key):
    go_to(page, text)
    with qtbot.waitSignal(page.opened) as asked:
        qtbot.mouseClick(button(page), Qt.MouseButton.LeftButton)

    assert asked.args == [kind, key]


def test_enter_and_a_double_click_open_it_too(page, qtbot):
    go_to(page, "KMNIST")
    with qtbot.waitSignal(page.opened) as by_key:
        qtbot.keyClick(names(page), Qt.Key.Key_Return)
    place = names(page).visualItemRect(item(page, "USPS")).center()
    qtbot.mouseClick(names(page).viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(page.opened) as by_mouse:
        qtbot.mouseDClick(names(page).viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert by_key.args == ["dataset", "KMNIST"]
    assert by_mouse.args == ["dataset", "USPS"]


def test_enter_on_a_name_that_only_holds_others_opens_the_branch(page, qtbot):
    go_to(page, "VGG")
    assert not button(page).isVisible() and not item(page, "VGG").isExpanded()
    with qtbot.assertNotEmitted(page.opened):
        qtbot.keyClick(names(page), Qt.Key.Key_Return)

    assert item(page, "VGG").isExpanded()


def test_a_transform_says_what_its_parameters_are_and_a_data_set_how_large_it_is(page):
    go_to(page, "RandomRotation")
    assert "<b>degrees</b>" in label(page, "details").text()
    go_to(page, "FashionMNIST")
    assert label(page, "details").text() == "70,000 images of 28×28 pixels in 10 classes"
    go_to(page, "resnet18")
    assert not label(page, "details").isVisible()


def test_what_lies_below_a_name_is_listed_and_leads_there(page):
    go_to(page, "EMNIST")
    label(page, "details").linkActivated.emit("3")

    assert page.node.code == 'EMNIST(split="letters")'
    assert names(page).currentItem() is item(page, 'EMNIST(split="letters")')


def test_what_the_search_hides_can_be_gone_to_all_the_same(page, qtbot):
    qtbot.keyClicks(search(page), "rot")
    go_to(page, "transforms")
    label(page, "details").linkActivated.emit("3")

    assert page.node.title == "Generic transforms"
    assert search(page).text() == ""
    assert not names(page).currentItem().isHidden()


# The search -----------------------------------------------------------------------------------------------------------


def test_searching_leaves_what_has_the_words_and_the_way_there(page, qtbot):
    qtbot.keyClicks(search(page), "rot")

    assert shown_names(page) == [
        "torchvision", "transforms", "Transforms on PIL images", "RandomRotation", "Functional transforms", "rotate",
    ]  # fmt: skip
    assert page.node.code == "RandomRotation"
    assert item(page, "Functional transforms").isExpanded()


def test_a_name_that_has_the_words_comes_before_one_whose_story_has_them(page, qtbot):
    # What comes first in the tree speaks of the DataLoader, too.
    qtbot.keyClicks(search(page), "dataloader")

    assert "VisionDataset" in shown_names(page)
    assert page.node.code == "DataLoader"


def test_a_group_that_is_found_keeps_all_that_is_in_it(page, qtbot):
    qtbot.keyClicks(search(page), "squeezenet")

    assert shown_names(page)[-2:] == ["squeezenet1_0", "squeezenet1_1"]


def test_words_of_the_story_are_found_too(page, qtbot):
    qtbot.keyClicks(search(page), "postcodes")

    assert page.node.code == "USPS"


def test_enter_in_the_search_opens_what_was_found(page, qtbot):
    qtbot.keyClicks(search(page), "alexn")
    with qtbot.waitSignal(page.opened) as asked:
        qtbot.keyClick(search(page), Qt.Key.Key_Return)

    assert asked.args == ["model", "alexnet"]


def test_the_arrow_key_goes_from_the_search_into_what_it_found(page, qtbot):
    qtbot.keyClicks(search(page), "rot")
    qtbot.keyClick(search(page), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is names(page)
    qtbot.keyClick(names(page), Qt.Key.Key_Down)

    assert page.node.title == "Functional transforms"


def test_what_is_not_there_is_said_and_nothing_is_opened(page, qtbot):
    qtbot.keyClicks(search(page), "qqq")
    with qtbot.assertNotEmitted(page.opened):
        qtbot.keyClick(search(page), Qt.Key.Key_Return)

    assert page.node is None
    assert label(page, "nothing").isVisible() and not label(page, "title").isVisible()
    assert not button(page).isVisible()


def test_clearing_the_search_brings_everything_back_as_it_was(page, qtbot):
    before = [each.isExpanded() for each in items(page)]
    qtbot.keyClicks(search(page), "qqq")
    search(page).clear()

    assert len(shown_names(page)) == len(items(page))
    assert [each.isExpanded() for each in items(page)] == before
    assert page.node is not None and not label(page, "nothing").isVisible()


# How it looks ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_into_the_page_whatever_is_chosen(page, size):
    page.resize(*size)
    QCoreApplication.processEvents()
    assert (page.width(), page.height()) == size

    for text in ("torchvision", "Transforms on PIL images", 'EMNIST(split="balanced")', "RandomResizedCrop"):
        go_to(page, text)
        QCoreApplication.processEvents()
        about = page.findChild(NodeStory)
        assert about.widget().width() <= about.viewport().width()
        assert page.minimumSizeHint().width() <= 640 and page.minimumSizeHint().height() <= 330


def test_links_follow_the_theme(page, dress):
    for look in (theme.LIGHT, theme.DARK):
        dress(look)
        assert look.accent in label(page, "details").text()


def test_the_language_is_switched_while_it_is_shown(page, translated):
    go_to(page, "MNIST")
    QCoreApplication.installTranslator(translated)
    QCoreApplication.processEvents()

    assert "[Transforms on PIL images]" in shown_names(page)
    assert "MNIST" in shown_names(page)
    assert label(page, "story").text().startswith("[")
    assert button(page).text() == "[Open this data set]"


def test_every_part_has_a_name_for_screen_readers(page):
    for part in (page, search(page), names(page), button(page), label(page, "story"), label(page, "details")):
        assert part.accessibleName()
