"""Order, choice and what can be done with the chosen images, on a small set and with real mouse and keys."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QPushButton, QToolButton, QWidget

from mnistgui.data.image_set import ImageSet
from mnistgui.training.scores import Scores
from mnistgui.ui.dataset.browser import Browser
from mnistgui.ui.dataset.mosaic import Mosaic
from mnistgui.ui.dataset.sheet import most_copied

COUNT = 200
NAMES = tuple("0123456789")


@pytest.fixture(scope="module")
def images() -> ImageSet:
    generator = np.random.default_rng(0)
    return ImageSet(
        name="MNIST",
        split="test",
        images_NHWC=generator.integers(0, 256, (COUNT, 28, 28, 1), np.uint8),
        labels_N=generator.integers(0, 10, COUNT),
        class_names=NAMES,
    )


@pytest.fixture(scope="module")
def scores(images) -> Scores:
    generator = np.random.default_rng(1)
    answer_N = images.labels_N.copy()
    answer_N[::4] = (answer_N[::4] + 1) % 10
    loss_N, confidence_N = generator.exponential(1, COUNT), generator.random(COUNT)
    return Scores.of(NAMES, images.labels_N, loss_N.astype(np.float32), confidence_N.astype(np.float32), answer_N)


@pytest.fixture
def browser(qtbot, images) -> Browser:
    shown = Browser()
    qtbot.addWidget(shown)
    shown.set_image_set(images)
    shown.resize(300, 600)
    shown.show()
    return shown


def grid(browser: Browser) -> Mosaic:
    return browser.findChild(Mosaic, "dataset.grid")


def order(browser: Browser) -> np.ndarray:
    return grid(browser).model().indices


def sort_by(browser: Browser, key: str) -> None:
    combo = browser.findChild(QComboBox, "dataset.sort")
    combo.setCurrentIndex(combo.findData(key))


def direction(browser: Browser) -> QToolButton:
    return browser.findChild(QToolButton, "dataset.sort_direction")


def text(browser: Browser, name: str) -> str:
    return browser.findChild(QLabel, name).text()


def choose(browser: Browser, count: int) -> None:
    grid(browser).go_to_row(0)
    model = grid(browser).model()
    rows = QItemSelection(model.index(0, 0), model.index(count - 1, 0))
    grid(browser).selectionModel().select(rows, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def action(browser: Browser, name: str) -> QAction:
    return browser.findChild(QAction, name)


# Order ------------------------------------------------------------------------------------------------------------


def test_by_class_the_images_stand_class_by_class_in_the_order_of_the_file(browser, images):
    sort_by(browser, "class")
    labels = images.labels_N[order(browser)]
    assert (np.diff(labels) >= 0).all()
    assert (np.diff(order(browser))[np.diff(labels) == 0] > 0).all()


def test_every_order_is_turned_round(browser, qtbot, scores):
    browser.set_scores(scores)
    for key in ("index", "class", "loss", "confidence"):
        sort_by(browser, key)
        before = order(browser).copy()
        qtbot.mouseClick(direction(browser), Qt.MouseButton.LeftButton)
        assert np.array_equal(order(browser), before[::-1]), key


def test_what_the_net_found_hardest_is_first(browser, scores):
    browser.set_scores(scores)
    for key, expected_N in (
        ("loss", scores.by_loss_N),
        ("confidence", scores.by_confidence_N),
        ("wrong", scores.wrong_first_N),
    ):
        sort_by(browser, key)
        assert np.array_equal(order(browser), expected_N), key
        assert browser.current_image == expected_N[0]
    assert not direction(browser).isEnabled()


def test_a_filter_keeps_the_order(browser, qtbot, images, scores):
    browser.set_scores(scores)
    sort_by(browser, "loss")
    qtbot.mouseClick(browser.findChild(QToolButton, "dataset.class_filter.7"), Qt.MouseButton.LeftButton)
    assert (images.labels_N[order(browser)] == 7).all()
    assert (np.diff(scores.loss_N[order(browser)]) <= 0).all()
    assert len(order(browser)) == (images.labels_N == 7).sum()


def test_orders_over_scores_are_greyed_with_a_reason_until_a_net_can_be_asked(browser):
    combo = browser.findChild(QComboBox, "dataset.sort")
    model = combo.model()
    assert isinstance(model, QStandardItemModel)

    def states() -> dict[str, bool]:
        return {combo.itemData(row): model.item(row).isEnabled() for row in range(combo.count())}

    assert states() == {"index": True, "class": True, "loss": False, "confidence": False, "wrong": False}
    assert "net" in model.item(2).toolTip()
    browser.set_can_score(True)
    assert all(states().values())
    assert model.item(2).toolTip() == ""


def test_an_order_without_scores_asks_for_them_and_comes_when_they_are_there(browser, qtbot, images, scores):
    browser.set_can_score(True)
    with qtbot.waitSignal(browser.scores_requested):
        sort_by(browser, "loss")
    assert order(browser).tolist() == list(range(COUNT))
    assert browser.findChild(QLabel, "dataset.sort_message").isVisible()
    with qtbot.assertNotEmitted(browser.scores_requested):
        browser.set_scores(scores)
    assert np.array_equal(order(browser), scores.by_loss_N)
    assert browser.current_image == scores.by_loss_N[0]
    assert not browser.findChild(QLabel, "dataset.sort_message").isVisible()
    with qtbot.waitSignal(browser.scores_requested):  # of another split they are not known
        browser.set_image_set(images)


def test_newer_scores_keep_the_image_that_is_looked_at(browser, images, scores):
    browser.set_scores(scores)
    sort_by(browser, "loss")
    grid(browser).go_to_row(17)
    looked_at = browser.current_image
    better = Scores.of(NAMES, images.labels_N, scores.loss_N[::-1].copy(), scores.confidence_N, scores.answer_N)
    browser.set_scores(better)
    assert browser.current_image == looked_at
    assert np.array_equal(order(browser), better.by_loss_N)


def test_scores_of_another_set_are_left_out(browser, scores):
    late = Scores.of(NAMES, np.zeros(3, np.int64), *(np.ones(3, np.float32),) * 2, np.zeros(3, np.int64))
    browser.set_scores(scores)
    browser.set_scores(late)
    sort_by(browser, "loss")
    assert len(order(browser)) == COUNT


def test_without_scores_any_more_the_images_stand_by_index_again(browser, scores):
    browser.set_scores(scores)
    sort_by(browser, "wrong")
    browser.set_scores(None)
    assert browser.findChild(QComboBox, "dataset.sort").currentData() == "index"
    assert order(browser).tolist() == list(range(COUNT))
    sort_by(browser, "loss")
    browser.set_can_score(False)
    assert browser.findChild(QComboBox, "dataset.sort").currentData() == "index"


def test_what_the_net_said_stands_beside_the_image(browser, scores):
    assert not browser.findChild(QLabel, "dataset.net_answer").isVisible()
    browser.set_scores(scores)
    for image, role in ((4, "bad"), (5, "good")):
        grid(browser).go_to_row(image)
        label = browser.findChild(QLabel, "dataset.net_answer")
        assert label.text() == (
            f"Net: {scores.answer(image)} · {scores.confidence_N[image]:.1%} sure · loss {scores.loss_N[image]:.3g}"
        )
        assert label.property("role") == role


# Choosing several -------------------------------------------------------------------------------------------------


def test_the_bar_says_how_many_are_chosen_and_goes_with_them(browser, qtbot):
    bar = browser.findChild(QLabel, "dataset.selected")
    assert not bar.isVisible()
    grid(browser).setFocus()
    for _ in range(11):
        qtbot.keyClick(grid(browser), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bar.isVisible()
    assert bar.text() == "12 selected"
    qtbot.mouseClick(browser.findChild(QToolButton, "dataset.selection.close"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert browser.chosen_images.tolist() == [11]


def test_the_thumbnails_stay_where_they_are_while_images_are_chosen(browser, qtbot):
    before = grid(browser).geometry()
    choose(browser, 5)
    QGuiApplication.processEvents()
    assert grid(browser).geometry() == before


def test_a_filter_and_an_order_let_the_others_go(browser):
    choose(browser, 5)
    sort_by(browser, "class")
    assert len(browser.chosen_images) == 1
    assert not browser.findChild(QLabel, "dataset.selected").isVisible()


def test_the_context_menu_has_every_action_with_a_text_and_a_help(browser):
    names = [action.objectName() for action in grid(browser).actions()]
    assert names == [
        "dataset.send_to_draw", "dataset.copy", "dataset.save_images", "dataset.save_grid", "dataset.select_all",
    ]  # fmt: skip
    for offered in grid(browser).actions():
        assert offered.text()
        assert offered.toolTip()
    assert grid(browser).contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu


def test_an_image_is_sent_to_the_draw_page_and_several_are_not(browser, qtbot, images):
    grid(browser).go_to_row(5)
    for send in (
        action(browser, "dataset.send_to_draw").trigger,
        browser.findChild(QPushButton, "dataset.send").click,
    ):
        with qtbot.waitSignal(browser.image_sent) as sent:
            send()
        assert np.array_equal(sent.args[0], images.images_NHWC[5])
        assert sent.args[1] == NAMES[images.labels_N[5]]
    choose(browser, 2)
    assert not action(browser, "dataset.send_to_draw").isEnabled()


def test_enter_enlarges_the_image_and_tells_its_index(browser, qtbot):
    grid(browser).go_to_row(7)
    with qtbot.waitSignal(browser.image_activated) as opened:
        qtbot.keyClick(grid(browser), Qt.Key.Key_Return)
    assert opened.args == [7]
    assert browser.findChild(QDialog, "dataset.pixel_window").isVisible()


def test_ctrl_c_copies_the_chosen_images_as_one_picture(browser, qtbot, images):
    choose(browser, 4)
    grid(browser).setFocus()
    grid(browser).activateWindow()
    qtbot.waitUntil(grid(browser).hasFocus)
    qtbot.keyClick(grid(browser), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    picture = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_Grayscale8)
    assert (picture.width(), picture.height()) == (60, 60)
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(60, -1)[:, :60]
    for number, (top, left) in enumerate([(1, 1), (1, 31), (31, 1), (31, 31)]):
        assert np.array_equal(pixels[top : top + 28, left : left + 28], images.images_NHWC[number, ..., 0])


def test_one_image_is_copied_as_it_is(browser, images):
    grid(browser).go_to_row(9)
    action(browser, "dataset.copy").trigger()
    picture = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(28, -1)[:, :28]
    assert np.array_equal(pixels, images.images_NHWC[9, ..., 0])


def test_what_is_too_large_for_one_picture_is_greyed_and_says_so(browser, qtbot):
    many = ImageSet(
        name="x",
        split="train",
        images_NHWC=np.zeros((150_000, 28, 28, 1), np.uint8),
        labels_N=np.zeros(150_000, np.int64),
        class_names=("a",),
    )
    browser.set_image_set(many)
    choose(browser, most_copied(many))
    assert action(browser, "dataset.copy").isEnabled()
    choose(browser, most_copied(many) + 1)
    assert not action(browser, "dataset.copy").isEnabled()
    assert f"{most_copied(many):,}" in action(browser, "dataset.copy").toolTip()
    assert action(browser, "dataset.save_grid").isEnabled()
    choose(browser, 150_000)
    assert not action(browser, "dataset.save_grid").isEnabled()
    assert "37,282" in action(browser, "dataset.save_grid").toolTip()
    assert action(browser, "dataset.save_images").isEnabled()


@pytest.mark.parametrize(("what", "target"), [("save_images", "out"), ("save_grid", "nine.png")])
def test_saving_asks_where_and_hands_indices_and_place_on(browser, qtbot, tmp_path, what, target):
    (tmp_path / "out").mkdir()
    sort_by(browser, "class")
    choose(browser, 9)
    chosen = browser.chosen_images
    action(browser, f"dataset.{what}").trigger()
    dialog = browser.window().findChild(QFileDialog, f"dataset.{what}.dialog")
    qtbot.waitUntil(dialog.isVisible)
    with qtbot.waitSignal(getattr(browser, f"{what}_requested")) as asked:
        dialog.fileSelected.emit(str(tmp_path / target))
    assert np.array_equal(asked.args[0], chosen)
    assert asked.args[1] == Path(tmp_path / target)
    dialog.close()


# Size, tensor -----------------------------------------------------------------------------------------------------


def test_the_size_is_chosen_by_its_key_and_stepped(browser):
    combo = browser.findChild(QComboBox, "dataset.size")
    heights = []
    for key in ("small", "medium", "large"):
        combo.setCurrentIndex(combo.findData(key))
        heights.append(grid(browser).visualRect(grid(browser).model().index(0, 0)).height())
    assert heights[0] < heights[1] < heights[2]
    grid(browser).size_step_requested.emit(1)
    assert combo.currentData() == "large"
    grid(browser).size_step_requested.emit(-1)
    assert combo.currentData() == "medium"


def test_the_tensor_of_the_current_image_is_asked_for_and_a_late_one_is_left_out(browser, qtbot):
    tensor = browser.findChild(QLabel, "dataset.tensor")
    with qtbot.waitSignal(browser.tensor_requested) as asked:
        grid(browser).go_to_row(3)
    assert asked.args == [3]
    assert not tensor.isVisible()
    browser.set_tensor(2, (1, 28, 28), "float32", -0.5, 1.0)
    assert not tensor.isVisible()
    browser.set_tensor(3, (1, 28, 28), "float32", -0.42421, 2.8215, np.zeros((28, 28, 1), np.uint8))
    assert tensor.isVisible()
    assert tensor.text() == "After the transforms: 1×28×28 float32\nvalues from −0.4242 to 2.821"
    assert browser.findChild(QLabel, "dataset.tensor_picture").isVisible()


def test_the_tensor_of_the_image_before_does_not_stay(browser, qtbot):
    tensor = browser.findChild(QLabel, "dataset.tensor")
    grid(browser).go_to_row(3)
    browser.set_tensor(3, (1, 28, 28), "float32", 0.0, 1.0)
    grid(browser).go_to_row(4)
    qtbot.waitUntil(lambda: not tensor.isVisible())
    browser.set_tensor(4, (1, 28, 28), "float32", 0.0, 1.0)
    browser.clear_tensor()
    assert not tensor.isVisible()


def test_no_image_is_current_and_nothing_can_be_done_while_there_is_none(browser):
    browser.show_loading()
    assert browser.current_image is None
    assert grid(browser).currentIndex() == QModelIndex()
    assert [offered.objectName() for offered in grid(browser).actions() if offered.isEnabled()] == []
    for name in ("dataset.sort", "dataset.size", "dataset.search", "dataset.class_filter"):
        assert not browser.findChild(QWidget, name).isEnabled()
