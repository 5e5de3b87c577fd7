"""The large image: each of its 784 values can be read, by mouse, by keys, all at once, and as text."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from mnistgui.ui.dataset.detail import ImageDetail
from mnistgui.ui.dataset.pixel_view import PixelView

IMAGE = np.arange(784, dtype=np.uint16).reshape(28, 28, 1).astype(np.uint8)


@pytest.fixture
def view(qtbot):
    shown = PixelView()
    qtbot.addWidget(shown)
    shown.resize(196, 196)
    shown.set_image(IMAGE)
    shown.show()
    return shown


@pytest.fixture
def detail(qtbot):
    shown = ImageDetail()
    qtbot.addWidget(shown)
    shown.resize(284, 196)
    shown.set_image(IMAGE, "5", 123)
    shown.show()
    return shown


def pixels(view: PixelView) -> np.ndarray:
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)[:, : picture.width()].copy()


def test_the_whole_image_is_enlarged_without_smoothing(view):
    view.go_to(27, 27)
    assert np.array_equal(pixels(view)[3:180:7, 3:180:7], IMAGE[:26, :26, 0])


def test_arrow_keys_read_pixel_by_pixel_and_stay_inside(view, qtbot):
    for key, place in [
        (Qt.Key.Key_Left, (0, 0)), (Qt.Key.Key_Right, (0, 1)), (Qt.Key.Key_Down, (1, 1)), (Qt.Key.Key_End, (1, 27)),
        (Qt.Key.Key_Right, (1, 27)), (Qt.Key.Key_PageDown, (27, 27)), (Qt.Key.Key_Home, (27, 0)),
    ]:  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.pixel == place


def test_the_pixel_under_the_mouse_is_read(view, qtbot):
    with qtbot.waitSignal(view.pixel_changed) as read:
        qtbot.mouseMove(view, QPoint(7 * 20 + 3, 7 * 5 + 3))
    assert read.args == [5, 20]


def test_zoomed_in_the_numbers_are_painted_and_the_keys_move_the_view(view, qtbot):
    plain = pixels(view)
    view.set_numbers(True)
    zoomed = pixels(view)
    assert not np.array_equal(plain, zoomed)
    assert len(np.unique(zoomed)) > 60  # numbers are antialiased, plain cells are not
    for _ in range(27):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.pixel == (27, 0)
    qtbot.mouseMove(view, QPoint(100, 180))
    assert view.pixel[0] == 27  # the last line of the image has come into view
    view.set_numbers(False)
    view.go_to(0, 0)
    assert np.array_equal(pixels(view), plain)


def test_dragging_a_zoomed_image_moves_it_and_the_mouse_reads_what_is_there(view, qtbot):
    view.set_numbers(True)
    before = pixels(view)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    qtbot.mouseMove(view, QPoint(20, 150))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 150))
    assert not np.array_equal(pixels(view), before)
    assert view.pixel[1] == 5


def test_copy_takes_all_values_along_as_a_table(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().split("\n")
    assert [[int(value) for value in row.split("\t")] for row in rows] == IMAGE[..., 0].tolist()


def test_black_and_white_text_is_chosen_by_the_grey_below_it(view):
    from mnistgui.ui.dataset.pixel_view import _ink_on

    def luminance(grey: float) -> float:  # WCAG 2.2, relative luminance of a grey
        share = grey / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    for grey in range(256):
        light, dark = sorted([luminance(grey), luminance(_ink_on(grey).red())], reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, grey


def test_label_index_row_column_and_value_are_written_beside_the_image(detail):
    detail.findChild(PixelView, "dataset.image").go_to(2, 3)
    assert detail.findChild(QLabel, "dataset.image_label").text() == "Label 5"
    assert detail.findChild(QLabel, "dataset.image_index").text() == "Image 123"
    assert detail.findChild(QLabel, "dataset.pixel").text() == "Row 2\nColumn 3\nValue 59"


def test_enlarge_shows_all_784_numbers_at_once_and_follows_the_choice(detail, qtbot):
    qtbot.mouseClick(detail.findChild(QPushButton, "dataset.enlarge"), Qt.MouseButton.LeftButton)
    window = detail.findChild(QDialog, "dataset.pixel_window")
    large = window.findChild(PixelView, "dataset.pixel_window.image")
    assert window.isVisible()
    assert window.height() <= 800
    large.go_to(27, 27)
    bottom_right = pixels(large)
    large.go_to(0, 0)
    # The whole image fits: no move of the current pixel scrolls it.
    assert (pixels(large) != bottom_right).mean() < 0.01
    detail.set_image(255 - IMAGE, "9", 7)
    assert window.findChild(QLabel).text() == "Label 9 · Image 7 · row 0, column 0: 255"


def test_no_image_shows_nothing_and_no_key_breaks_it(detail, qtbot):
    detail.set_image(None)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_C):
        qtbot.keyClick(detail.findChild(PixelView, "dataset.image"), key, Qt.KeyboardModifier.NoModifier)
    assert detail.findChild(QLabel, "dataset.pixel").text() == ""
    assert not detail.findChild(QPushButton, "dataset.enlarge").isEnabled()


def test_a_colour_image_reads_one_value_a_channel(view):
    view.set_image(np.full((28, 28, 3), (1, 20, 255), np.uint8))
    view.set_numbers(True)
    assert view.value_text(0, 0) == "1 20 255"
    view.grab()


def test_an_image_larger_than_the_view_is_shown_whole_and_each_of_its_pixels_can_be_read(view, qtbot):
    large = np.zeros((224, 224, 3), np.uint8)
    large[112:, 112:] = (255, 0, 0)
    view.set_image(large)
    view.go_to(0, 0)
    quarters = pixels(view)[[50, 50, 150, 150], [50, 150, 50, 150]]
    assert quarters.tolist() == [0, 0, 0, quarters[3]]
    assert quarters[3] > 0
    with qtbot.waitSignal(view.pixel_changed) as read:
        qtbot.mouseMove(view, QPoint(195, 98))
    assert read.args == [112, 222]
    assert view.value_text(112, 223) == "255 0 0"
    view.go_to(223, 223)
    assert view.pixel == (223, 223)


@pytest.mark.parametrize("side", [177, 200, 223, 375, 1001])  # 112 / (112 / 177) is less than 177 in floats
def test_whichever_pixel_is_the_current_one_a_large_image_stays_where_it_is(view, side):
    view.resize(112, 112)
    view.set_image(np.random.default_rng(0).integers(0, 256, (side, side, 1), np.uint8))
    view.go_to(0, 0)
    before = pixels(view)
    view.go_to(side - 1, side - 1)
    assert (pixels(view) != before).mean() < 0.01


def test_the_numbers_of_a_large_image_are_painted_where_they_are_seen(view, qtbot):
    view.set_image(np.full((224, 224, 3), 200, np.uint8))
    view.set_numbers(True)
    view.go_to(223, 223)
    assert len(np.unique(pixels(view))) > 10


def test_the_window_of_a_large_image_fits_the_screen(detail, qtbot):
    detail.set_image(np.zeros((224, 224, 3), np.uint8), "cat", 0)
    qtbot.mouseClick(detail.findChild(QPushButton, "dataset.enlarge"), Qt.MouseButton.LeftButton)
    window = detail.findChild(QDialog, "dataset.pixel_window")
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()


def test_a_long_class_name_makes_the_detail_no_wider_and_is_told_in_full(detail):
    width = detail.minimumSizeHint().width()
    detail.set_image(IMAGE, "a very long name\nof a class <b>", 7)
    label = detail.findChild(QLabel, "dataset.image_label")
    assert detail.minimumSizeHint().width() == width
    assert label.text() == label.toolTip() == "Label a very long name\nof a class <b>"
    detail.set_image(IMAGE, "5", 7)
    assert label.toolTip() == ""
