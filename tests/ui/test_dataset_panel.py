"""The data set dock, on the real 60,000 images and with real mouse and keys."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTabWidget, QToolButton, QWidget

from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, LeftOut, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.library import load
from mnistgui.ui import theme
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.panel import DatasetPanel


@pytest.fixture(scope="module")
def mnist() -> DataSet:
    return load(SetRequest(key="MNIST"), Path())


@pytest.fixture(scope="module")
def train(mnist) -> ImageSet:
    return mnist.splits["train"]


@pytest.fixture(scope="module")
def test_split(mnist) -> ImageSet:
    return mnist.splits["test"]


@pytest.fixture
def panel(qtbot, train):
    shown = DatasetPanel()
    qtbot.addWidget(shown)
    shown.set_image_set(train)
    shown.resize(300, 600)
    shown.show()
    return shown


def grid(panel: DatasetPanel) -> Mosaic:
    return panel.findChild(Mosaic, "dataset.grid")


def text(panel: DatasetPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def press_class(panel: DatasetPanel, qtbot, digit: int) -> None:
    button = panel.findChild(QToolButton, f"dataset.class_filter.{digit}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def look_for(panel: DatasetPanel, qtbot, number: str) -> None:
    search = panel.findChild(QLineEdit, "dataset.search")
    search.clear()
    qtbot.keyClicks(search, number)
    qtbot.keyClick(search, Qt.Key.Key_Return)


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


def test_all_60000_images_are_rows_and_the_first_one_is_shown(panel):
    assert grid(panel).model().rowCount() == 60_000
    assert text(panel, "dataset.count") == "60,000 of 60,000 images"
    assert text(panel, "dataset.image_label") == "Label 5"
    assert text(panel, "dataset.image_index") == "Image 0"


def test_the_facts_come_from_the_catalogue(panel):
    facts = text(panel, "dataset.facts").replace("\N{NO-BREAK SPACE}", " ")
    assert facts == "70,000 = 60,000 train + 10,000 test · 28×28 · 1 channel · digits 0–9"


def test_pressing_a_digit_shows_only_that_class_and_further_ones_are_added(panel, qtbot, train):
    press_class(panel, qtbot, 7)
    assert grid(panel).model().rowCount() == (train.labels_N == 7).sum() == 6_265
    assert text(panel, "dataset.count") == "6,265 of 60,000 images"
    assert not panel.findChild(QToolButton, "dataset.class_filter.all").isChecked()
    press_class(panel, qtbot, 3)
    assert grid(panel).model().rowCount() == 6_265 + 6_131
    press_class(panel, qtbot, 7)
    assert grid(panel).model().rowCount() == 6_131
    press_class(panel, qtbot, 3)
    assert grid(panel).model().rowCount() == 60_000
    assert panel.findChild(QToolButton, "dataset.class_filter.all").isChecked()


def test_all_takes_the_filter_off(panel, qtbot):
    press_class(panel, qtbot, 1)
    qtbot.mouseClick(panel.findChild(QToolButton, "dataset.class_filter.all"), Qt.MouseButton.LeftButton)
    assert grid(panel).model().rowCount() == 60_000
    assert not panel.findChild(QToolButton, "dataset.class_filter.1").isChecked()


def test_the_filter_keeps_the_image_that_is_being_looked_at(panel, qtbot):
    look_for(panel, qtbot, "40000")
    label = text(panel, "dataset.image_label")[-1]
    press_class(panel, qtbot, int(label))
    assert text(panel, "dataset.image_index") == "Image 40,000"
    visible = grid(panel).visualRect(grid(panel).currentIndex())
    assert grid(panel).viewport().rect().intersects(visible)


def test_clicking_a_thumbnail_shows_that_image_large(panel, qtbot, train):
    place = grid(panel).visualRect(grid(panel).model().index(12, 0)).center()
    qtbot.mouseClick(grid(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert text(panel, "dataset.image_label") == f"Label {train.labels_N[12]}"
    assert text(panel, "dataset.image_index") == "Image 12"


def test_arrow_keys_walk_through_the_images(panel, qtbot, train):
    for _ in range(3):
        qtbot.keyClick(grid(panel), Qt.Key.Key_Right)
    assert text(panel, "dataset.image_index") == "Image 3"
    assert text(panel, "dataset.image_label") == f"Label {train.labels_N[3]}"


@pytest.mark.parametrize("typed", ["59999", "59,999", " #59999 "])
def test_an_image_is_found_by_its_number(panel, qtbot, typed):
    look_for(panel, qtbot, typed)
    assert text(panel, "dataset.image_index") == "Image 59,999"
    assert grid(panel).viewport().rect().contains(grid(panel).visualRect(grid(panel).currentIndex()).center())
    assert panel.findChild(QLabel, "dataset.search_message").isHidden()


@pytest.mark.parametrize("typed", ["60000", "-1", "seven", "1.5", "1e3", "<b>0</b>"])
def test_a_wrong_number_is_explained_at_the_field_and_loses_nothing(panel, qtbot, typed):
    look_for(panel, qtbot, "123")
    look_for(panel, qtbot, typed)
    message = panel.findChild(QLabel, "dataset.search_message")
    assert message.isVisible()
    assert "59,999" in message.text()
    assert "<b>" not in message.text()
    assert panel.findChild(QLineEdit, "dataset.search").text() == typed
    assert text(panel, "dataset.image_index") == "Image 123"
    qtbot.keyClicks(panel.findChild(QLineEdit, "dataset.search"), "1")
    assert message.isHidden()


def test_an_image_that_the_filter_hides_is_offered_not_lost(panel, qtbot):
    press_class(panel, qtbot, 7)
    look_for(panel, qtbot, "0")
    message = panel.findChild(QLabel, "dataset.search_message")
    assert "Image 0 is a 5" in message.text()
    assert grid(panel).model().rowCount() == 6_265
    message.linkActivated.emit("show")
    assert grid(panel).model().rowCount() == 60_000
    assert text(panel, "dataset.image_index") == "Image 0"


def test_the_user_asks_for_the_other_split_and_the_program_does_not_ask_itself(panel, qtbot, test_split):
    split = panel.findChild(QComboBox, "dataset.split")
    with qtbot.waitSignal(panel.split_requested) as asked:
        split.setCurrentIndex(split.findData("test"))
    assert asked.args == ["test"]
    split.setCurrentIndex(split.findData("train"))
    with qtbot.assertNotEmitted(panel.split_requested):
        panel.set_image_set(test_split)
    assert split.currentData() == "test"
    assert grid(panel).model().rowCount() == 10_000


def test_the_filter_stays_when_the_split_changes(panel, qtbot, test_split):
    press_class(panel, qtbot, 0)
    panel.set_image_set(test_split)
    assert grid(panel).model().rowCount() == (test_split.labels_N == 0).sum()


def test_a_double_click_opens_the_image(panel, qtbot):
    place = grid(panel).visualRect(grid(panel).model().index(4, 0)).center()
    qtbot.mouseClick(grid(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.image_activated) as opened:
        qtbot.mouseDClick(grid(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [4]


def test_enter_opens_the_image_of_a_filtered_row_by_its_index_in_the_set(panel, qtbot, train):
    press_class(panel, qtbot, 7)
    with qtbot.waitSignal(panel.image_activated) as opened:
        qtbot.keyClick(grid(panel), Qt.Key.Key_Return)
    assert opened.args == [int((train.labels_N == 7).argmax())]


def test_while_loading_and_after_a_failure_nothing_stale_is_shown(panel, qtbot, train):
    for show in (panel.show_loading, lambda: panel.show_failure("The file is damaged.")):
        show()
        assert grid(panel).model().rowCount() == 0
        assert text(panel, "dataset.image_label") == ""
        assert not panel.findChild(QLineEdit, "dataset.search").isEnabled()
        panel.set_image_set(train)
        assert panel.findChild(QLineEdit, "dataset.search").isEnabled()
        assert text(panel, "dataset.image_label") == "Label 5"


def test_the_language_is_switched_live(panel, qtbot, translated):
    press_class(panel, qtbot, 7)
    QCoreApplication.installTranslator(translated)
    qtbot.waitUntil(lambda: text(panel, "dataset.count") == "[6,265 of 60,000 images]")
    assert text(panel, "dataset.image_label") == "[Label 7]"
    assert grid(panel).accessibleName() == "[Images]"
    assert grid(panel).model().index(0, 0).data() == "[7 · image 15]"
    assert panel.findChild(QComboBox, "dataset.split").itemText(0) == "[train]"
    assert panel.findChild(QComboBox, "dataset.split").currentData() == "train"
    QCoreApplication.removeTranslator(translated)
    qtbot.waitUntil(lambda: text(panel, "dataset.count") == "6,265 of 60,000 images")


def test_the_theme_is_switched_live_and_the_images_stay_white_on_black(panel, qtbot):
    app = QApplication.instance()
    before = app.palette(), app.styleSheet(), app.style().objectName()
    try:
        seen = {}
        for key, colours in theme.THEMES.items():
            theme.apply(app, colours)
            picture = grid(panel).viewport().grab().toImage()
            cell = grid(panel).visualRect(grid(panel).model().index(1, 0))
            gap, corner = cell.topLeft(), cell.topLeft() + QPoint(6, 6)
            seen[key] = picture.pixelColor(gap).name(), picture.pixelColor(corner).name()
        assert seen == {"light": (theme.LIGHT.base, "#000000"), "dark": (theme.DARK.base, "#000000")}
    finally:
        app.setPalette(before[0])
        app.setStyleSheet(before[1])
        app.setStyle(before[2])


def test_every_control_has_a_name_and_a_word_of_help(panel):
    for widget in panel.findChildren(QWidget):
        name, tab = widget.objectName(), widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if name.startswith("dataset.") and tab and widget.isVisible() and not isinstance(widget, QLabel):
            assert widget.accessibleName(), name
            assert widget.toolTip() or isinstance(widget, (Mosaic, QTabWidget)), name


def test_the_dock_needs_no_torch():
    code = "import sys, mnistgui.ui.dataset.panel; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pasted_number_of_thousands_of_digits_is_no_image(panel, qtbot):
    search = panel.findChild(QLineEdit, "dataset.search")
    QApplication.clipboard().setText("9" * 5_000)
    search.paste()
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert "is not the number of an image" in text(panel, "dataset.search_message")


def test_tab_goes_through_the_dock_from_above_to_below(panel, qtbot):
    panel.activateWindow()
    names(panel).setFocus()
    qtbot.waitUntil(names(panel).hasFocus)
    stops = []
    while (stop := QApplication.focusWidget()) and stop.objectName() not in stops:
        stops.append(stop.objectName())
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    assert stops == [
        "dataset.name", "dataset.split", "dataset.about", "qt_tabwidget_tabbar", "dataset.class_filter.all",
        "dataset.class_filter.0", "dataset.search", "dataset.sort", "dataset.sort_direction", "dataset.size",
        "dataset.grid", "dataset.image", "dataset.numbers", "dataset.enlarge", "dataset.send",
    ]  # fmt: skip


# Which data set ---------------------------------------------------------------------------------------------------


def own_set(folder: str, **changes) -> DataSet:
    images = np.zeros((6, 32, 32, 3), np.uint8)
    labels = np.array([0, 1, 2] * 2, np.int64)
    splits = {
        split: ImageSet(name="ImageFolder", split=split, images_NHWC=images, labels_N=labels, class_names=tuple("abc"))
        for split in ("train", "test")
    }
    return DataSet(
        request=SetRequest(key="ImageFolder", folder=folder), info=DATA_SETS["ImageFolder"], splits=splits, **changes
    )


def names(panel: DatasetPanel) -> QComboBox:
    return panel.findChild(QComboBox, "dataset.name")


def test_every_set_of_the_catalogue_is_offered_by_its_key_and_title(panel):
    offered = {names(panel).itemData(row): names(panel).itemText(row) for row in range(names(panel).count())}
    for key, info in DATA_SETS.items():
        assert info.own_files or offered[key] == info.title
        assert key in offered


def test_choosing_a_set_asks_for_it_and_showing_one_asks_for_nothing(panel, qtbot, mnist):
    with qtbot.waitSignal(panel.data_set_requested) as asked:
        names(panel).setCurrentIndex(names(panel).findData("FashionMNIST"))
    assert asked.args == ["FashionMNIST"]
    with qtbot.assertNotEmitted(panel.data_set_requested), qtbot.assertNotEmitted(panel.split_requested):
        panel.set_data_set(mnist, "test")
    assert names(panel).currentData() == "MNIST"
    assert panel.findChild(QComboBox, "dataset.split").currentData() == "test"
    assert grid(panel).model().rowCount() == 10_000


def test_what_is_wanted_is_shown_with_its_splits_before_it_is_there(panel):
    panel.show_wanted(SetRequest(key="QMNIST"))
    panel.show_loading()
    split = panel.findChild(QComboBox, "dataset.split")
    assert names(panel).currentData() == "QMNIST"
    assert [split.itemData(row) for row in range(split.count())] == ["train", "test", "test10k", "test50k", "all"]
    assert text(panel, "dataset.facts").startswith("120,000")
    panel.show_wanted(SetRequest(key="QMNIST-nist"))
    assert split.currentData() == "nist"
    assert not split.isEnabled()
    assert "402,953" in text(panel, "dataset.facts")


def test_the_whole_set_can_be_looked_at(panel, mnist):
    panel.set_data_set(mnist, "all")
    assert text(panel, "dataset.count") == "70,000 of 70,000 images"


def test_own_images_ask_for_a_folder_and_the_set_at_hand_stays(panel, qtbot, mnist):
    panel.set_data_set(mnist, "train")
    with (
        qtbot.waitSignal(panel.folder_requested) as asked,
        qtbot.assertNotEmitted(panel.data_set_requested),
    ):
        names(panel).setCurrentIndex(names(panel).findData("ImageFolder"))
    assert asked.args == ["ImageFolder"]
    assert names(panel).currentData() == "MNIST"


def test_the_folder_of_the_user_has_an_entry_and_another_one_can_be_asked_for(panel, qtbot, mnist):
    panel.set_data_set(own_set("/home/me/cats"), "train")
    assert (names(panel).currentText(), names(panel).currentData()) == ("cats", "ImageFolder")
    assert text(panel, "dataset.facts").replace("\N{NO-BREAK SPACE}", " ") == (
        "12 = 6 train + 6 test · 32×32 · 3 channels · 3 classes"
    )
    panel.set_data_set(own_set("/home/me/dogs"), "train")
    rows = [row for row in range(names(panel).count()) if names(panel).itemData(row) == "ImageFolder"]
    assert [names(panel).itemText(row) for row in rows] == ["dogs", "Your own images… (ImageFolder)"]
    with qtbot.waitSignal(panel.folder_requested):
        names(panel).setCurrentIndex(rows[1])
    assert names(panel).currentText() == "dogs"
    panel.set_data_set(mnist, "train")
    with qtbot.waitSignal(panel.data_set_requested) as asked:
        names(panel).setCurrentIndex(rows[0])
    assert asked.args == ["ImageFolder"]
    assert panel.request_of("ImageFolder") == SetRequest(key="ImageFolder", folder="/home/me/dogs")
    assert panel.request_of("MNIST") == SetRequest(key="MNIST")


def test_files_that_were_left_out_are_counted_and_listed(panel):
    left_out = (LeftOut(path=Path("/home/me/cats/a/broken.png"), reason="cannot identify image file"),)
    panel.set_data_set(own_set("/home/me/cats", left_out=left_out, mapped=True), "train")
    facts = panel.findChild(QLabel, "dataset.facts")
    assert "1\N{NO-BREAK SPACE}files\N{NO-BREAK SPACE}left\N{NO-BREAK SPACE}out" in facts.text()
    assert facts.toolTip() == "/home/me/cats/a/broken.png: cannot identify image file"


def test_during_a_run_the_set_stays_and_the_tooltip_says_why(panel, qtbot, mnist):
    panel.set_data_set(mnist, "train")
    panel.set_locked(True)
    assert not names(panel).isEnabled()
    assert "run" in names(panel).toolTip()
    with qtbot.waitSignal(panel.split_requested):  # looking is free
        panel.findChild(QComboBox, "dataset.split").setCurrentIndex(1)
    panel.set_locked(False)
    assert names(panel).isEnabled()
    assert "run" not in names(panel).toolTip()


def test_about_is_asked_for(panel, qtbot):
    with qtbot.waitSignal(panel.about_requested):
        qtbot.mouseClick(panel.findChild(QPushButton, "dataset.about"), Qt.MouseButton.LeftButton)


# Parts of others --------------------------------------------------------------------------------------------------


def test_what_gets_the_set_takes_the_place_of_the_images_until_they_are_there(panel, mnist):
    getting = QLabel("Get it")
    panel.show_getting(getting)
    assert getting.isVisible()
    assert not grid(panel).isVisible()
    panel.show_loading()
    assert not getting.isVisible()
    panel.show_getting(getting)
    panel.set_data_set(mnist, "train")
    assert grid(panel).isVisible()
    assert not getting.isVisible()


def test_tabs_and_a_strip_are_added(panel, qtbot):
    batches, strip = QLabel("batches"), QLabel("code")
    panel.add_tab(batches, "Batches")
    panel.set_strip(strip)
    tabs = panel.findChild(QTabWidget, "dataset.tabs")
    assert [tabs.tabText(tab) for tab in range(tabs.count())] == ["Images", "Batches"]
    panel.show_tab(batches)
    assert batches.isVisible()
    qtbot.waitUntil(strip.isVisible)
    panel.set_tab_title(batches, "배치")
    assert tabs.tabText(1) == "배치"
    panel.show_tab(panel.browser)
    assert grid(panel).isVisible()


# Dropping ---------------------------------------------------------------------------------------------------------


def drop(panel: DatasetPanel, data: QMimeData) -> bool:
    """Drop on the panel as the window system would; return whether it was let in."""
    # With Shift file managers propose to move.
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    entered = QDragEnterEvent(QPoint(9, 9), actions, data, buttons, keys)
    entered.ignore()
    QApplication.sendEvent(panel, entered)
    if entered.isAccepted():
        assert entered.dropAction() == Qt.DropAction.CopyAction  # nobody's files are moved away
        QApplication.sendEvent(panel, QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    return entered.isAccepted()


def test_folders_and_files_can_be_dropped_anywhere_on_the_panel(panel, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl.fromLocalFile("/data/고양이.png")])
    with qtbot.waitSignal(panel.paths_dropped) as dropped:
        assert drop(panel, data)
    assert dropped.args == [[tmp_path, Path("/data/고양이.png")]]
    # None of the widgets inside keeps a drop for itself.
    inside = [widget for widget in panel.findChildren(QWidget) if widget.acceptDrops()]
    assert inside == []


def test_a_drop_of_something_else_or_during_a_run_is_refused(panel, qtbot, tmp_path):
    words, files, web = QMimeData(), QMimeData(), QMimeData()
    words.setText("seven")
    web.setUrls([QUrl("https://example.org/cats.zip")])
    files.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    with qtbot.assertNotEmitted(panel.paths_dropped):
        assert not drop(panel, words)
        assert not drop(panel, web)
        panel.set_locked(True)
        assert not drop(panel, files)
