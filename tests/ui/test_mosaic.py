"""The thumbnails: what is painted is the array, and selection, keys and screen readers see every image."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.training.scores import Scores
from mnistgui.ui.dataset.image_list import IMAGE_INDEX_ROLE, LABEL_ROLE, ImageList
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.sheet import thumbnails
from mnistgui.ui.dataset.thumbnail_grid import ThumbnailGrid


def images_of(count: int, channels: int = 1, side: int = 28) -> ImageSet:
    pixels = np.random.default_rng(1).integers(0, 256, (count, side, side, channels), np.uint8)
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


def painted(view: Mosaic, row: int, side: int = 28) -> np.ndarray:
    """Return the ``side`` x ``side`` RGB pixels on the screen where the thumbnail of ``row`` is."""
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    all_pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    rect = view.visualRect(view.model().index(row, 0))
    left, top = rect.left() + (rect.width() - side) // 2, rect.top() + (rect.height() - side) // 2
    rgb = all_pixels[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)
    return rgb[top : top + side, left : left + side].copy()  # the buffer goes with the picture


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


# Sizes and shapes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "times"), [("small", 1), ("medium", 2), ("large", 4)])
def test_larger_thumbnails_repeat_every_pixel(mosaic, size, times):
    mosaic.go_to_row(500)
    mosaic.set_size(size)
    mosaic.verticalScrollBar().setValue(0)
    expected = mosaic.model().image_set.images_NHWC[1].repeat(times, 0).repeat(times, 1)
    assert np.array_equal(painted(mosaic, 1, 28 * times)[..., :1], expected)


@pytest.mark.parametrize(("side", "shown"), [(16, 32), (28, 28), (32, 32), (64, 32), (224, 28), (2000, 27)])
def test_images_of_any_size_have_thumbnails_of_much_the_same(mosaic, side, shown):
    mosaic.model().show(images_of(12, channels=3, side=side))
    assert painted(mosaic, 5, shown).any(axis=2).mean() > 0.9
    cell = mosaic.visualRect(mosaic.model().index(5, 0))
    assert shown + 4 <= cell.height() <= shown + 12


def test_a_thumbnail_of_a_large_image_is_the_mean_of_pixels_of_each_block():
    blocks = np.random.default_rng(0).integers(0, 256, (3, 28, 28, 3), np.uint8)
    large = ImageSet(
        name="x",
        split="train",
        images_NHWC=blocks.repeat(8, 1).repeat(8, 2),
        labels_N=np.zeros(3, np.int64),
        class_names=("a",),
    )
    assert np.array_equal(thumbnails(large, np.array([2, 0]), shrink=8), blocks[[2, 0]])
    stripes = np.zeros((1, 4, 4, 1), np.uint8)
    stripes[:, :, ::2] = 200
    striped = ImageSet(name="x", split="train", images_NHWC=stripes, labels_N=np.zeros(1, np.int64), class_names=("a",))
    assert thumbnails(striped, np.array([0]), shrink=2).tolist() == [[[[100], [100]], [[100], [100]]]]


@pytest.mark.parametrize("shape", [(1, 900), (900, 1), (3, 1000)])
def test_long_narrow_images_have_thumbnails_too(mosaic, shape):
    images = np.full((3, *shape, 1), 255, np.uint8)
    mosaic.model().show(
        ImageSet(name="x", split="train", images_NHWC=images, labels_N=np.zeros(3, np.int64), class_names=("a",))
    )
    cell = mosaic.visualRect(mosaic.model().index(0, 0))
    assert max(cell.width(), cell.height()) < 60
    assert painted(mosaic, 1, 1).max() == 255


def test_another_size_keeps_the_image_at_the_top(mosaic):
    mosaic.scrollTo(mosaic.model().index(400, 0), Mosaic.ScrollHint.PositionAtTop)
    top = mosaic.indexAt(QPoint(20, 5)).row()
    for size in ("large", "medium", "small"):
        mosaic.set_size(size)
        assert abs(mosaic.indexAt(QPoint(20, 5)).row() - top) < 9


def test_ctrl_and_the_wheel_ask_for_another_size_and_the_wheel_alone_scrolls(mosaic, qtbot):
    def turn(keys: Qt.KeyboardModifier) -> None:
        place, button, phase = QPointF(50, 50), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        wheel = QWheelEvent(place, place, QPoint(), QPoint(0, -120), button, keys, phase, False)
        QApplication.sendEvent(mosaic.viewport(), wheel)

    with qtbot.waitSignal(mosaic.size_step_requested) as asked:
        turn(Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [-1]
    assert mosaic.verticalScrollBar().value() == 0
    turn(Qt.KeyboardModifier.NoModifier)
    assert mosaic.verticalScrollBar().value() > 0


# Choosing several -------------------------------------------------------------------------------------------------


def click(view: Mosaic, qtbot, row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, place)


def test_shift_takes_all_between_and_ctrl_single_ones(mosaic, qtbot):
    click(mosaic, qtbot, 3)
    click(mosaic, qtbot, 17, Qt.KeyboardModifier.ShiftModifier)
    assert mosaic.chosen_images().tolist() == list(range(3, 18))
    click(mosaic, qtbot, 5, Qt.KeyboardModifier.ControlModifier)
    click(mosaic, qtbot, 20, Qt.KeyboardModifier.ControlModifier)
    assert mosaic.chosen_images().tolist() == [3, 4, *range(6, 18), 20]
    assert mosaic.chosen_count() == 15
    click(mosaic, qtbot, 9)
    assert mosaic.chosen_images().tolist() == [9]


def test_dragging_takes_all_that_the_mouse_passes_line_by_line(mosaic, qtbot):
    start, end = (mosaic.visualRect(mosaic.model().index(row, 0)).center() for row in (10, 29))
    qtbot.mousePress(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(mosaic.viewport(), start + QPoint(30, 0))
    qtbot.mouseMove(mosaic.viewport(), end)
    qtbot.mouseRelease(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert mosaic.chosen_images().tolist() == list(range(10, 30))


def test_shift_and_keys_choose_and_ctrl_moves_without_choosing(mosaic, qtbot):
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    mosaic.go_to_row(5)
    qtbot.keyClick(mosaic, Qt.Key.Key_Right, shift)
    qtbot.keyClick(mosaic, Qt.Key.Key_Down, shift)
    assert mosaic.chosen_images().tolist() == list(range(5, 7 + mosaic.columns))
    qtbot.keyClick(mosaic, Qt.Key.Key_Left, shift)
    assert mosaic.chosen_count() == mosaic.columns + 1
    for _ in range(3):
        qtbot.keyClick(mosaic, Qt.Key.Key_Right, ctrl)
    qtbot.keyClick(mosaic, Qt.Key.Key_Space, ctrl)
    assert mosaic.chosen_images().tolist() == [*range(5, 6 + mosaic.columns), 8 + mosaic.columns]
    qtbot.keyClick(mosaic, Qt.Key.Key_Home, shift)
    assert mosaic.chosen_images()[0] == 0


def test_ctrl_a_takes_every_image_on_show_at_once(mosaic, qtbot):
    mosaic.model().show(images_of(1000), frozenset({7}))
    mosaic.go_to_row(0)
    with qtbot.waitSignal(mosaic.selectionModel().selectionChanged):
        qtbot.keyClick(mosaic, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert mosaic.chosen_images().tolist() == list(range(7, 1000, 10))
    assert len(mosaic.selectionModel().selection().toList()) == 1  # a range, not an object for each image


def test_a_click_beside_the_thumbnails_lets_them_all_go(mosaic, qtbot):
    mosaic.model().show(images_of(3))
    mosaic.selectAll()
    qtbot.mouseClick(mosaic.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert mosaic.chosen_count() == 0


def test_the_chosen_are_in_the_order_on_the_screen(mosaic, qtbot):
    mosaic.model().show(images_of(1000), order_N=np.arange(1000)[::-1])
    click(mosaic, qtbot, 4)
    click(mosaic, qtbot, 2, Qt.KeyboardModifier.ControlModifier)
    assert mosaic.chosen_images().tolist() == [997, 995]


def test_several_chosen_are_seen_and_one_alone_is_not_tinted(mosaic, qtbot):
    plain = painted(mosaic, 1)
    mosaic.go_to_row(1)
    assert np.array_equal(painted(mosaic, 1)[3:-3, 3:-3], plain[3:-3, 3:-3])
    click(mosaic, qtbot, 2, Qt.KeyboardModifier.ShiftModifier)
    assert (painted(mosaic, 1)[3:-3, 3:-3] != plain[3:-3, 3:-3]).mean() > 0.9


def test_an_image_deep_in_the_set_comes_into_view_when_the_filter_goes(mosaic):
    mosaic.model().show(images_of(1000), frozenset({7}))
    mosaic.model().show(images_of(1000))
    mosaic.go_to_row(997)
    assert mosaic.viewport().rect().contains(mosaic.visualRect(mosaic.currentIndex()).center())


def test_an_image_is_in_view_when_the_tab_comes_back_that_was_hidden_meanwhile(mosaic):
    mosaic.model().show(images_of(1000), frozenset({7}))
    mosaic.go_to_row(0)
    mosaic.hide()
    mosaic.model().show(images_of(1000))
    mosaic.go_to_row(997)
    mosaic.show()
    assert mosaic.viewport().rect().contains(mosaic.visualRect(mosaic.currentIndex()).center())


def test_letters_go_to_classes_by_case_where_the_set_tells_them_apart(mosaic):
    names = ("A", "a", "お o", "Ankle boot")
    images = np.zeros((8, 28, 28, 1), np.uint8)
    mosaic.model().show(
        ImageSet(
            name="x", split="train", images_NHWC=images, labels_N=np.arange(8, dtype=np.int64) % 4, class_names=names
        )
    )
    rows = mosaic.model().rows_called
    assert rows("a").tolist() == [1, 5]
    assert rows("A").tolist() == [0, 3, 4, 7]
    assert rows("o").tolist() == [2, 6]
    assert rows("B").tolist() == [3, 7]
    assert rows("x").tolist() == []


# What a net said --------------------------------------------------------------------------------------------------


def test_what_the_net_got_wrong_is_underlined_and_said(mosaic):
    image_set = images_of(100)
    answers = image_set.labels_N.copy()
    answers[4] = 9
    one = np.ones(100, np.float32)
    scores = Scores.of(image_set.class_names, image_set.labels_N, one, one * np.float32(0.97), answers)
    mosaic.model().show(image_set)
    mosaic.go_to_row(20)
    before = mosaic.viewport().grab().toImage()
    mosaic.model().show(image_set, scores=scores)
    mosaic.go_to_row(20)
    after = mosaic.viewport().grab().toImage()
    below = [mosaic.visualRect(mosaic.model().index(row, 0)).center() + QPoint(0, 15) for row in range(8)]
    assert [before.pixel(place) != after.pixel(place) for place in below] == [row == 4 for row in range(8)]
    assert mosaic.model().index(4, 0).data() == "4 · image 4 · the net says 9 (97.0%)"


def test_screen_readers_are_told_which_entries_are_chosen(mosaic, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.type()))
    mosaic.go_to_row(3)
    QAccessible.setActive(True)
    try:
        qtbot.keyClick(mosaic, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        found = QAccessible.queryAccessibleInterface(mosaic)
        assert [row for row in range(8) if found.child(row).state().selected] == [3, 4]
        assert QAccessible.Event.SelectionWithin in told
    finally:
        QAccessible.setActive(False)
