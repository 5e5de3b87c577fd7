"""The data set dock, on the real 60,000 images and with real mouse and keys."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QToolButton, QWidget

from mnistgui.data.library import load
from mnistgui.ui import theme
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.panel import DatasetPanel


@pytest.fixture(scope="module")
def train():
    return load("MNIST", "train")


@pytest.fixture(scope="module")
def test_split():
    return load("MNIST", "test")


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
            assert widget.toolTip() or isinstance(widget, Mosaic), name


def test_the_dock_needs_no_torch():
    code = "import sys, mnistgui.ui.dataset.panel; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_pasted_number_of_thousands_of_digits_is_no_image(panel, qtbot):
    search = panel.findChild(QLineEdit, "dataset.search")
    QApplication.clipboard().setText("9" * 5_000)
    search.paste()
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert "is not the number of an image" in text(panel, "dataset.search_message")
