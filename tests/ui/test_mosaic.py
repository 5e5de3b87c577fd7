"""The thumbnails: what is painted is the array, and selection, keys and screen readers see every image."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.ui.dataset.image_list import IMAGE_INDEX_ROLE, LABEL_ROLE, ImageList
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.thumbnail_grid import ThumbnailGrid


def images_of(count: int, channels: int = 1) -> ImageSet:
    pixels = np.random.default_rng(1).integers(0, 256, (count, 28, 28, channels), np.uint8)
    return ImageSet(
        name="MNIST",
        split="train",
        images_NHWC=pixels,
        labels_N=np.arange(count, dtype=np.int64) % 10,
        class_names=tuple("0123456789"),
    )


@pytest.fixture
def mosaic(qtbot):
    view = Mosaic()
    qtbot.addWidget(view)
    model = ImageList(view)
    view.setModel(model)
    model.show(images_of(1000))
    view.resize(300, 240)
    view.show()
    view.setFocus()
    return view


def painted(view: Mosaic, row: int) -> np.ndarray:
    """Return the 28 x 28 RGB pixels on the screen where the thumbnail of ``row`` is."""
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    all_pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    rect = view.visualRect(view.model().index(row, 0))
    left, top = rect.left() + (rect.width() - 28) // 2, rect.top() + (rect.height() - 28) // 2
    rgb = all_pixels[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)
    return rgb[top : top + 28, left : left + 28].copy()  # the buffer goes with the picture


@pytest.mark.parametrize("row", [0, 3, 9, 17])
def test_a_thumbnail_on_the_screen_is_the_array_pixel_for_pixel(mosaic, row):
    mosaic.setCurrentIndex(mosaic.model().index(500, 0))  # its frame stands elsewhere
    mosaic.verticalScrollBar().setValue(0)
    expected = mosaic.model().image_set.images_NHWC[row]
    assert np.array_equal(painted(mosaic, row), np.repeat(expected, 3, axis=2))


def test_a_thumbnail_is_painted_right_after_scrolling_by_a_few_pixels(mosaic):
    mosaic.verticalScrollBar().setValue(777)
    row = mosaic.indexAt(QPoint(150, 120)).row()
    assert np.array_equal(painted(mosaic, row)[..., :1], mosaic.model().image_set.images_NHWC[row])


def test_colour_images_are_painted_in_colour(mosaic):
    mosaic.model().show(images_of(100, channels=3))
    assert np.array_equal(painted(mosaic, 4), mosaic.model().image_set.images_NHWC[4])


def test_the_last_line_is_painted_when_it_is_not_full(mosaic):
    mosaic.model().show(images_of(mosaic.columns + 3))
    row = mosaic.columns + 2
    assert np.array_equal(painted(mosaic, row)[..., :1], mosaic.model().image_set.images_NHWC[row])
    assert not mosaic.indexAt(mosaic.visualRect(mosaic.model().index(row, 0)).center() + QPoint(33, 0)).isValid()


def test_every_image_is_a_row_that_knows_its_index_and_label(mosaic):
    mosaic.model().show(images_of(60_000), frozenset({7}))
    index = mosaic.model().index(5, 0)
    assert mosaic.model().rowCount() == 6_000
    assert (index.data(IMAGE_INDEX_ROLE), index.data(LABEL_ROLE)) == (57, 7)
    assert index.data() == "7 · image 57"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data()


def test_a_click_chooses_the_thumbnail_under_the_mouse(mosaic, qtbot):
    place = mosaic.visualRect(mosaic.model().index(11, 0)).center()
    qtbot.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert mosaic.currentIndex().row() == 11
    assert [index.row() for index in mosaic.selectionModel().selectedIndexes()] == [11]


def test_the_keys_move_as_on_a_page(mosaic, qtbot):
    keys, columns = Qt.Key, mosaic.columns
    page = mosaic.viewport().height() // mosaic.visualRect(mosaic.model().index(0, 0)).height() * columns
    mosaic.setCurrentIndex(mosaic.model().index(0, 0))
    steps = [
        (keys.Key_Right, 1), (keys.Key_Down, 1 + columns), (keys.Key_Left, columns), (keys.Key_Up, 0),
        (keys.Key_Up, 0), (keys.Key_PageDown, page), (keys.Key_PageUp, 0), (keys.Key_End, 999), (keys.Key_Down, 999),
        (keys.Key_Home, 0),
    ]  # fmt: skip
    for key, row in steps:
        qtbot.keyClick(mosaic, key)
        assert mosaic.currentIndex().row() == row, key
        assert mosaic.viewport().rect().contains(mosaic.visualRect(mosaic.currentIndex()).center())


def test_up_from_the_first_line_and_down_from_the_last_stay_where_they_are(mosaic, qtbot):
    for row, key in [(2, Qt.Key.Key_Up), (2, Qt.Key.Key_PageUp), (998, Qt.Key.Key_Down)]:
        mosaic.setCurrentIndex(mosaic.model().index(row, 0))
        qtbot.keyClick(mosaic, key)
        assert mosaic.currentIndex().row() == row


def test_page_down_ends_in_the_last_line_and_the_same_column(mosaic, qtbot):
    mosaic.setCurrentIndex(mosaic.model().index(2, 0))
    for _ in range(200):
        qtbot.keyClick(mosaic, Qt.Key.Key_PageDown)
    row = mosaic.currentIndex().row()
    assert row % mosaic.columns == 2
    assert row + mosaic.columns >= 1000


def test_a_typed_digit_walks_through_the_images_of_that_class(mosaic, qtbot):
    mosaic.setCurrentIndex(mosaic.model().index(0, 0))
    for row in (7, 17, 27):
        qtbot.keyClick(mosaic, "7")
        assert mosaic.currentIndex().row() == row


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_image(mosaic, qtbot, key):
    mosaic.setCurrentIndex(mosaic.model().index(3, 0))
    with qtbot.waitSignal(mosaic.activated) as opened:
        qtbot.keyClick(mosaic, key)
    assert opened.args[0].row() == 3


def test_more_columns_fit_a_wider_view_and_the_top_image_stays(mosaic):
    mosaic.scrollTo(mosaic.model().index(400, 0), Mosaic.ScrollHint.PositionAtTop)
    before, top = mosaic.columns, mosaic.indexAt(QPoint(20, 5)).row()
    mosaic.resize(500, 240)
    assert mosaic.columns > before
    assert abs(mosaic.indexAt(QPoint(20, 5)).row() - top) < mosaic.columns


def test_screen_readers_see_a_list_with_an_entry_an_image(mosaic):
    found = QAccessible.queryAccessibleInterface(mosaic)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == 1000
    entry = found.child(11)
    assert entry.text(QAccessible.Text.Name) == "1 · image 11"
    cell = mosaic.visualRect(mosaic.model().index(11, 0))
    assert entry.rect().topLeft() == mosaic.viewport().mapToGlobal(cell.topLeft())


def test_keys_work_while_a_screen_reader_listens(mosaic, qtbot):
    mosaic.setCurrentIndex(mosaic.model().index(0, 0))
    QAccessible.setActive(True)
    try:
        qtbot.keyClick(mosaic, Qt.Key.Key_End)
    finally:
        QAccessible.setActive(False)
    assert mosaic.currentIndex().row() == 999


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
@pytest.mark.parametrize("width", [120, 262, 300, 777])
def test_pixels_are_enlarged_by_whole_device_pixels_and_cells_do_not_leave_the_view(ratio, width):
    grid = ThumbnailGrid.fit(width, ratio, (28, 28))
    last = grid.cell(grid.columns - 1, 0)
    assert grid.pitch_x % grid.scale == grid.pitch_y % grid.scale == 0
    assert last.right() <= width
    assert 18 <= 28 * grid.scale / ratio <= 40
    assert (grid.columns + 1) * 32 * grid.scale > int(width * ratio) - grid.scale


def test_an_empty_mosaic_says_what_will_come(qtbot):
    host = QWidget()
    qtbot.addWidget(host)
    view = Mosaic(host)
    view.resize(300, 200)
    blank = view.viewport().grab().toImage()
    view.set_notice("The images are being read…")
    assert view.viewport().grab().toImage() != blank
