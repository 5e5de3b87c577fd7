"""target_transform: its controls, the classes that are left, and how many images each has."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.data.targets import TargetTransform
from mnistgui.data.transforms.step import DEFAULT_STEPS
from mnistgui.ui.data_page import DataPage
from mnistgui.ui.transforms.editor import TransformsEditor
from mnistgui.ui.transforms.target_words import target_words

CLOTHES = ("T-shirt", "Trouser", "Coat")


@pytest.fixture
def editor(qtbot: QtBot, tiny_image_set: ImageSet) -> TransformsEditor:
    made = TransformsEditor()
    qtbot.addWidget(made)
    made.resize(800, 530)
    made.set_image_set(tiny_image_set)
    made.show()
    return made


@pytest.fixture
def targets(editor: TransformsEditor) -> list[str]:
    got: list[str] = []
    editor.target_edited.connect(got.append)
    return got


def combo(editor: TransformsEditor, name: str) -> QComboBox:
    return editor.findChild(QComboBox, name)


def choose(editor: TransformsEditor, name: str, data: object) -> None:
    combo(editor, name).setCurrentIndex(combo(editor, name).findData(data))


def words(editor: TransformsEditor) -> str:
    return editor.findChild(QLabel, "data.target_words").text()


def test_each_kind_says_its_text_and_its_classes(editor, targets):
    choose(editor, "data.target_kind", "even_odd")
    assert "“even” 32, “odd” 32" in words(editor)
    choose(editor, "data.target_kind", "one_vs_rest")
    choose(editor, "data.target_class", 3)
    assert "“rest” 57, “3” 7" in words(editor)
    assert "89.1 %" in words(editor)
    choose(editor, "data.target_kind", "keep")
    assert "50 images of the other classes are left out" in words(editor)
    choose(editor, "data.target_kind", "none")

    assert targets == ["even_odd", "one_vs_rest:0", "one_vs_rest:3", "keep:0,1", "none"]
    assert "10 classes, 64 images: from 6 (“4”) to 7 (“0”) each" in words(editor)


def test_every_text_that_is_sent_can_be_read_again(editor, targets):
    for kind in ("even_odd", "one_vs_rest", "keep", "none"):
        choose(editor, "data.target_kind", kind)

    assert [TargetTransform.parse(text).kind for text in targets] == ["even_odd", "one_vs_rest", "keep", "none"]


def test_the_pickers_show_with_their_kind_alone(editor):
    classes = editor.findChild(QListWidget, "data.target_classes")
    for kind, one, many in (("none", False, False), ("one_vs_rest", True, False), ("keep", False, True)):
        choose(editor, "data.target_kind", kind)
        assert (combo(editor, "data.target_class").isVisible(), classes.isVisible()) == (one, many)


def test_classes_are_taken_in_and_out_with_mouse_and_space(qtbot, editor, targets):
    choose(editor, "data.target_kind", "keep")
    classes = editor.findChild(QListWidget, "data.target_classes")
    place = classes.visualItemRect(classes.item(7)).center()
    qtbot.mouseClick(classes.viewport(), Qt.MouseButton.LeftButton, pos=place)
    classes.setFocus()
    classes.setCurrentRow(0, classes.selectionModel().SelectionFlag.NoUpdate)
    qtbot.keyClick(classes, Qt.Key.Key_Space)

    assert targets == ["keep:0,1", "keep:0,1,7", "keep:1,7"]


def test_fewer_than_two_classes_are_refused_in_words(editor, targets):
    editor.set_config_values(DEFAULT_STEPS, "keep:1,7")
    classes = editor.findChild(QListWidget, "data.target_classes")
    classes.item(7).setSelected(False)

    assert targets == []
    assert "two classes at least" in words(editor) and "1, 7" in words(editor)
    assert [row for row in range(10) if classes.item(row).isSelected()] == [1]
    classes.item(4).setSelected(True)
    assert targets == ["keep:1,4"]


def test_a_choice_is_kept_on_the_way_through_the_kinds(editor, targets):
    editor.set_config_values(DEFAULT_STEPS, "keep:2,5,9")
    choose(editor, "data.target_kind", "none")
    choose(editor, "data.target_kind", "keep")

    assert targets == ["none", "keep:2,5,9"]


def test_the_config_is_shown_and_nothing_is_said(editor, targets):
    editor.set_config_values(DEFAULT_STEPS, "one_vs_rest:4")

    assert combo(editor, "data.target_kind").currentData() == "one_vs_rest"
    assert combo(editor, "data.target_class").currentData() == 4
    assert targets == []


def test_another_set_offers_its_own_classes(editor, targets):
    editor.set_config_values(DEFAULT_STEPS, "one_vs_rest:9")
    clothes = ImageSet(
        name="clothes", split="train", images_NHWC=np.zeros((6, 28, 28, 1), np.uint8),
        labels_N=np.array([0, 0, 0, 1, 1, 2]), class_names=CLOTHES,
    )  # fmt: skip
    editor.set_image_set(clothes)
    assert "does not have that class" in words(editor)

    editor.set_config_values(DEFAULT_STEPS, "one_vs_rest:2")
    assert combo(editor, "data.target_class").currentText() == "Coat"
    assert "“Coat” 1" in words(editor)
    assert targets == []


def test_without_images_the_labels_cannot_be_chosen(editor):
    editor.set_image_set(None)

    assert not combo(editor, "data.target_kind").isEnabled()
    assert "once the data set is there" in words(editor)


def test_even_and_odd_are_explained_where_classes_have_names():
    counts = np.array([3, 2, 1])

    assert "counted from 0" in target_words(TargetTransform(kind="even_odd"), CLOTHES, counts)
    assert "counted from 0" not in target_words(TargetTransform(kind="even_odd"), ("0", "1", "2"), counts)


class Brackets(QTranslator):
    """Any language: puts every text in brackets."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"


@pytest.fixture
def brackets(qapp) -> Iterator[Brackets]:
    translator = Brackets()
    yield translator
    QCoreApplication.removeTranslator(translator)


def test_the_page_holds_three_views_and_switches_its_language_at_once(qtbot, brackets, tiny_image_set):
    editor = TransformsEditor()
    editor.set_image_set(tiny_image_set)
    statistics, tree = QWidget(), QWidget()
    page = DataPage(editor, statistics, tree)
    qtbot.addWidget(page)
    page.show()
    tabs = page.findChild(QTabWidget, "data.tabs")
    assert page.objectName() == "page.data"
    assert [tabs.tabText(index) for index in range(3)] == ["Transforms", "Statistics", "torchvision"]
    assert [tabs.widget(index) for index in range(3)] == [editor, statistics, tree]
    page.show_view(tree)
    assert tabs.currentWidget() is tree

    editor.set_config_values((*DEFAULT_STEPS, *DEFAULT_STEPS), "even_odd")
    QCoreApplication.installTranslator(brackets)
    QCoreApplication.processEvents()
    assert [tabs.tabText(index) for index in range(3)] == ["[Transforms]", "[Statistics]", "torchvision"]
    assert combo(editor, "data.target_kind").currentText() == "[Even or odd]"
    assert combo(editor, "data.target_kind").currentData() == "even_odd"
    assert words(editor).startswith("[2")
    assert editor.findChild(QLabel, "data.params.story").text().startswith("[The course's own")
    assert editor.findChild(QLabel, "data.step_refusal").text().startswith("[ToTensor (step 2)")
    assert combo(editor, "data.recipe").currentText() == "[Own list]"
