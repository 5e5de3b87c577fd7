"""The DataLoader microscope: what it asks for, what it shows, and what it says of the settings."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSlider, QSpinBox, QToolButton

from mnistgui.data.epochs import EpochPlan, plan_epoch
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import TransformStep
from mnistgui.training.batch_picture import BatchPicture, pictures_of
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import BatchTrained
from mnistgui.training.samples import kept
from mnistgui.ui import theme
from mnistgui.ui.dataset.batch_grid import BatchGrid, loss_share
from mnistgui.ui.dataset.batch_list import loss_text
from mnistgui.ui.dataset.batches_view import BatchesView


def settings(**changes: Any) -> TrainingConfig:
    return dataclasses.replace(DEFAULTS, **{"batch_size": 10, "shuffle": False} | changes)


def previewed(config: TrainingConfig, image_set: ImageSet, plan: EpochPlan, iteration: int) -> BatchPicture:
    pictures = image_set.images_NHWC[plan.batch(iteration)]
    return BatchPicture.previewed(config, image_set, plan, iteration, pictures)


class Core(QObject):
    """Answers at once, or keeps the wishes for later."""

    def __init__(self, view: BatchesView, image_set: ImageSet) -> None:
        super().__init__()
        self.view, self.image_set, self.config = view, image_set, settings()
        self.answering = True
        self.plans: list[tuple[int, int]] = []
        self.batches: list[tuple[int, EpochPlan, int]] = []
        view.plan_requested.connect(self.on_plan_requested)
        view.batch_requested.connect(self.on_batch_requested)

    def use(self, config: TrainingConfig) -> None:
        self.config = config
        self.view.set_config(config)

    def plan(self, epoch: int) -> EpochPlan:
        c = self.config
        return plan_epoch(
            kept(c, self.image_set),
            epoch=epoch,
            batch_size=c.batch_size,
            shuffle=c.shuffle,
            drop_last=c.drop_last,
            seed=c.seed,
            validation_share=c.validation_share,
        )

    @Slot(int, int)
    def on_plan_requested(self, generation: int, epoch: int) -> None:
        self.plans.append((generation, epoch))
        if self.answering:
            self.view.set_plan(generation, self.plan(epoch))

    @Slot(int, object, int)
    def on_batch_requested(self, generation: int, plan: EpochPlan, iteration: int) -> None:
        self.batches.append((generation, plan, iteration))
        if self.answering:
            self.view.set_batch(generation, previewed(self.config, self.image_set, plan, iteration))

    def trained(self, epoch: int, iteration: int) -> BatchTrained:
        picture = previewed(self.config, self.image_set, self.plan(epoch), iteration)
        return BatchTrained(
            step=1,
            epoch=epoch,
            iteration=iteration,
            indices_B=picture.indices_B,
            labels_B=picture.labels_B,
            losses_B=np.linspace(0, 3, len(picture.indices_B), dtype=np.float32),
            inputs_BCHW=picture.pictures_KHWC.transpose(0, 3, 1, 2).astype(np.float32) / 255,
        )


@pytest.fixture
def view(qtbot) -> BatchesView:
    made = BatchesView()
    qtbot.addWidget(made)
    made.resize(300, 560)
    return made


@pytest.fixture
def core(view: BatchesView, tiny_image_set: ImageSet) -> Core:
    made = Core(view, tiny_image_set)
    made.use(settings())
    view.set_image_set(tiny_image_set)
    view.show()
    return made


Words = Callable[[str], str]


@pytest.fixture
def words(view: BatchesView) -> Words:
    def read(name: str) -> str:
        label = view.findChild(QLabel, f"dataset.{name}")
        return label.text() if label.isVisible() else ""

    return read


def shown(view: BatchesView) -> list[int]:
    """Return the indices of the images in the grid."""
    picture = view.findChild(BatchGrid, "dataset.batch_grid").picture
    return [] if picture is None else picture.indices_B.tolist()


def press(view: BatchesView, name: str) -> None:
    button = view.findChild(QToolButton, f"dataset.{name}")
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def epoch_box(view: BatchesView) -> QSpinBox:
    return view.findChild(QSpinBox, "dataset.batch_epoch")


def iteration_box(view: BatchesView) -> QSpinBox:
    return view.findChild(QSpinBox, "dataset.batch_iteration")


def strip(view: BatchesView) -> QSlider:
    return view.findChild(QSlider, "dataset.epoch_strip")


# What the settings do -------------------------------------------------------------------------------------------------


def test_without_shuffling_the_first_batch_is_the_beginning_of_the_file(core: Core, words: Words) -> None:
    assert shown(core.view) == list(range(10))
    assert words("batch_order") == "shuffle is off: the order of the file, 0, 1, 2 … The same every epoch."
    assert words("batch_title") == "<b>Epoch 1, iteration 1</b>: images 0, 1, 2 …"


def test_shuffled_every_epoch_shows_its_own_images_and_the_same_seed_the_same_again(core: Core, words: Words) -> None:
    core.use(settings(shuffle=True, seed=3))
    first = shown(core.view)
    assert "seed 3 always gives epoch 1 the order " + ", ".join(map(str, first[:2])) in words("batch_order")
    epoch_box(core.view).setValue(2)
    second = shown(core.view)
    assert second != first
    core.use(settings(shuffle=True, seed=4))
    assert shown(core.view) != second
    core.use(settings(shuffle=True, seed=3))
    assert shown(core.view) == second == core.plan(2).batch(1).tolist()


@pytest.mark.parametrize(
    ("changes", "total", "drop_last"),
    [
        (
            {},
            "64 images / 10 = 6 full batches, 4 images over: 7 iterations, the last with 4 images.",
            "drop_last is off: the smaller batch is used. Unseen this epoch: none.",
        ),
        (
            {"drop_last": True, "shuffle": True},
            "64 images / 10 = 6 iterations, 4 images left out.",
            "drop_last is on. Unseen this epoch: 4 images, in the next one others.",
        ),
        (
            {"drop_last": True, "batch_size": 63},
            "64 images / 63 = 1 iteration, 1 image left out.",
            "drop_last is on. Unseen this epoch: 1 image, the same in every epoch.",
        ),
        (
            {"drop_last": True, "batch_size": 8},
            "64 images / 8 = 8 iterations, the last one full.",
            "drop_last changes nothing here. Unseen this epoch: none.",
        ),
        (
            {"validation_share": 0.25, "batch_size": 16},
            "64 − 16 for validation = 48\n48 images / 16 = 3 iterations, the last one full.",
            "drop_last changes nothing here. Unseen this epoch: none.",
        ),
        (
            {"target_transform": "keep:0,1,2,3", "validation_share": 0.5, "batch_size": 7},
            "64 − 36 of other classes − 14 for validation = 14\n14 images / 7 = 2 iterations, the last one full.",
            "drop_last changes nothing here. Unseen this epoch: none.",
        ),
        (
            {"batch_size": 100},
            "64 images / 100: less than one batch, so 1 iteration with all of them.",
            "drop_last is off: the smaller batch is used. Unseen this epoch: none.",
        ),
        (
            {"batch_size": 100, "drop_last": True, "shuffle": True},
            "64 images / 100: not one full batch, and drop_last leaves out the only one.",
            "drop_last is on. Unseen this epoch: 64 images, the same in every epoch.",
        ),
    ],
)
def test_the_arithmetic_is_written_out(
    core: Core, words: Words, changes: dict[str, Any], total: str, drop_last: str
) -> None:
    core.use(settings(**changes))
    assert words("batch_sum") == total
    assert words("batch_drop_last") == drop_last


def test_validation_images_and_other_classes_are_in_no_batch(core: Core) -> None:
    core.use(settings(target_transform="keep:3,7", validation_share=0.25, batch_size=100))
    labels = core.image_set.labels_N[shown(core.view)]
    assert set(labels) == {3, 7} and len(labels) == 10
    grid = core.view.findChild(BatchGrid, "dataset.batch_grid")
    texts = {grid.model().index(row, 0).data()[0] for row in range(10)}
    assert texts == {"3", "7"}  # class names after the target transform, not its new numbers


def test_drop_last_names_and_shows_the_images_left_out(core: Core, words: Words) -> None:
    assert words("left_out") == ""
    core.use(settings(drop_last=True))
    assert words("left_out") == "Left out of epoch 1: 4 images, 60, 61, 62, 63."
    press(core.view, "left_out_show")
    assert shown(core.view) == [60, 61, 62, 63]
    assert words("batch_title").startswith("<b>Left out of epoch 1</b>")
    press(core.view, "batch_next")  # whoever walks on wants to see batches
    assert shown(core.view) == list(range(10, 20))


def test_with_shuffling_other_images_are_left_out_in_another_epoch(core: Core) -> None:
    core.use(settings(drop_last=True, shuffle=True))
    press(core.view, "left_out_show")
    first = shown(core.view)
    epoch_box(core.view).setValue(2)
    press(core.view, "left_out_show")
    assert first == core.plan(1).left_out.tolist() != shown(core.view) == core.plan(2).left_out.tolist()


def test_an_epoch_without_a_batch_says_what_to_change_and_still_shows_what_is_left_out(core: Core) -> None:
    core.use(settings(batch_size=100, drop_last=True))
    assert shown(core.view) == []
    assert not strip(core.view).isEnabled() and not iteration_box(core.view).isEnabled()
    press(core.view, "left_out_show")
    assert shown(core.view) == list(range(64))


# Walking through the epoch --------------------------------------------------------------------------------------------


def test_buttons_walk_through_the_iterations_and_stop_at_the_ends(core: Core) -> None:
    press(core.view, "batch_last")
    assert shown(core.view) == [60, 61, 62, 63]
    assert not core.view.findChild(QToolButton, "dataset.batch_next").isEnabled()
    press(core.view, "batch_previous")
    assert shown(core.view) == list(range(50, 60))
    press(core.view, "batch_first")
    assert shown(core.view) == list(range(10))
    assert not core.view.findChild(QToolButton, "dataset.batch_previous").isEnabled()
    press(core.view, "batch_next")
    assert iteration_box(core.view).value() == strip(core.view).value() == 2


def test_strip_and_number_choose_an_iteration_and_show_the_same(core: Core) -> None:
    strip(core.view).setFocus()
    QTest.keyClick(strip(core.view), Qt.Key.Key_Right)
    assert iteration_box(core.view).value() == 2 and shown(core.view)[0] == 10
    iteration_box(core.view).setValue(5)
    assert strip(core.view).value() == 5 and shown(core.view)[0] == 40
    assert strip(core.view).accessibleDescription() == "Iteration 5 of 7"


def test_other_settings_leave_the_iteration_as_near_as_it_can_be(core: Core) -> None:
    iteration_box(core.view).setValue(6)
    core.use(settings(batch_size=20))
    assert iteration_box(core.view).value() == 4
    assert shown(core.view) == [60, 61, 62, 63]


def test_an_image_says_its_label_and_index_and_opens_with_enter(qtbot, core: Core) -> None:
    grid = core.view.findChild(BatchGrid, "dataset.batch_grid")
    press(core.view, "batch_next")
    index = grid.model().index(3, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "3 · image 13"
    grid.setCurrentIndex(index)
    grid.setFocus()
    with qtbot.waitSignal(core.view.image_activated) as activated:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert activated.args == [13]


# What is asked for ----------------------------------------------------------------------------------------------------


def test_nothing_is_asked_for_until_the_view_is_seen(view: BatchesView, tiny_image_set: ImageSet) -> None:
    core = Core(view, tiny_image_set)
    core.use(settings(batch_size=20))
    view.set_image_set(tiny_image_set)
    core.use(settings(batch_size=30))
    assert core.plans == []
    view.show()
    assert len(core.plans) == 1 and shown(view) == list(range(30))
    view.hide()
    core.use(settings(batch_size=5))
    assert len(core.plans) == 1
    view.show()
    assert len(core.plans) == 2 and shown(view) == list(range(5))


def test_a_plan_that_is_on_its_way_is_not_asked_for_again(core: Core) -> None:
    core.view.set_run_place(1, 0)
    core.answering = False
    plans = len(core.plans)
    for iteration in (1, 2, 3):
        core.view.show_trained(core.trained(2, iteration))
    assert [epoch for _, epoch in core.plans[plans:]] == [2]


def test_after_a_failure_the_same_epoch_can_be_asked_for_again(core: Core) -> None:
    core.answering = False
    epoch_box(core.view).setValue(2)
    core.view.show_failure("It cannot be done.")
    core.answering = True
    core.view.ask_again()
    assert core.plans[-1][1] == 2 and shown(core.view) == list(range(10))


def test_the_batch_in_sight_keeps_its_labels_until_the_next_one_is_there(core: Core) -> None:
    core.answering = False
    core.use(settings(target_transform="keep:3,7"))
    grid = core.view.findChild(BatchGrid, "dataset.batch_grid")
    assert [grid.model().index(row, 0).data()[0] for row in range(10)] == list("0123456789")


def test_settings_that_no_batch_hangs_on_ask_for_nothing(core: Core) -> None:
    plans, batches = len(core.plans), len(core.batches)
    core.use(settings(learning_rate=0.5, epochs=9, model="single"))
    assert (len(core.plans), len(core.batches)) == (plans, batches)
    core.use(settings(transforms=(*DEFAULTS.transforms, TransformStep.of("RandomRotation", degrees=(0.0, 9.0)))))
    assert len(core.batches) == batches + 1


def test_answers_to_older_wishes_are_dropped(core: Core) -> None:
    core.answering = False
    iteration_box(core.view).setValue(2)
    iteration_box(core.view).setValue(3)
    (older, plan, _), (newest, _, _) = core.batches[-2:]
    core.view.set_batch(newest, previewed(core.config, core.image_set, plan, 3))
    core.view.set_batch(older, previewed(core.config, core.image_set, plan, 2))
    assert shown(core.view)[0] == 20


def test_a_picture_of_the_old_settings_does_not_come_after_new_ones(core: Core) -> None:
    core.answering = False
    iteration_box(core.view).setValue(2)
    generation, plan, _ = core.batches[-1]
    core.use(settings(batch_size=20))
    late = previewed(settings(), core.image_set, plan, 2)
    core.view.set_batch(generation, late)
    assert shown(core.view) == list(range(10))
    core.view.set_plan(core.plans[-1][0] - 1, plan)
    core.answering = True
    core.view.set_plan(core.plans[-1][0], core.plan(1))
    assert shown(core.view) == list(range(20, 40))


def test_an_iteration_chosen_while_the_plan_is_on_its_way_is_not_forgotten(core: Core) -> None:
    core.answering = False
    epoch_box(core.view).setValue(2)
    batches = len(core.batches)
    iteration_box(core.view).setValue(4)
    assert len(core.batches) == batches
    core.answering = True
    core.view.set_plan(*(core.plans[-1][0], core.plan(2)))
    assert core.batches[-1][2] == 4 and shown(core.view)[0] == 30


def test_a_failure_takes_the_place_of_the_images_until_there_are_some(core: Core, words: Words) -> None:
    core.view.show_failure("It cannot be done.")
    assert shown(core.view) == [] and words("batch_title") == ""
    press(core.view, "batch_next")
    assert shown(core.view)[0] == 10


def test_without_a_set_there_is_nothing_to_walk_through(core: Core) -> None:
    core.view.set_image_set(None)
    assert shown(core.view) == []
    assert not strip(core.view).isVisible()
    core.view.set_image_set(core.image_set)
    assert shown(core.view) == list(range(10))


# In a run -------------------------------------------------------------------------------------------------------------


def follow_button(view: BatchesView) -> QToolButton:
    return view.findChild(QToolButton, "dataset.batch_follow")


def test_a_run_is_followed_from_its_beginning_and_shows_each_images_loss(core: Core, words: Words) -> None:
    assert not follow_button(core.view).isEnabled()
    core.view.set_run_place(1, 0)
    assert follow_button(core.view).isChecked()
    core.view.set_run_place(2, 3)
    core.view.show_trained(core.trained(2, 3))
    assert (epoch_box(core.view).value(), iteration_box(core.view).value()) == (2, 3)
    assert words("batch_title").startswith("<b>Trained on: epoch 2, iteration 3</b>, mean loss 1.5: images 20, 21")
    grid = core.view.findChild(BatchGrid, "dataset.batch_grid")
    assert grid.model().index(9, 0).data(Qt.ItemDataRole.ToolTipRole) == (
        "9 · image 29 · loss 3: the net gave its label 5.0%"
    )


def test_a_followed_run_asks_for_no_preview(core: Core) -> None:
    core.view.set_run_place(1, 0)
    batches = len(core.batches)
    for iteration in range(1, 8):
        core.view.set_run_place(1, iteration)
        core.view.show_trained(core.trained(1, iteration))
    assert len(core.batches) == batches
    assert iteration_box(core.view).value() == 7


def test_whoever_looks_elsewhere_is_left_there_and_can_come_back(core: Core, words: Words) -> None:
    core.view.set_run_place(1, 2)
    core.view.show_trained(core.trained(1, 2))
    press(core.view, "batch_last")
    assert not follow_button(core.view).isChecked()
    core.view.set_run_place(1, 3)
    core.view.show_trained(core.trained(1, 3))
    assert shown(core.view) == [60, 61, 62, 63]
    iteration_box(core.view).setValue(3)  # the very batch that was trained on: with its losses
    assert words("batch_title").startswith("<b>Trained on: epoch 1, iteration 3</b>")
    iteration_box(core.view).setValue(4)
    assert words("batch_title").startswith("<b>Epoch 1, iteration 4</b>")
    press(core.view, "batch_follow")
    assert words("batch_title").startswith("<b>Trained on: epoch 1, iteration 3</b>")


def test_a_run_that_goes_on_out_of_sight_is_there_when_the_view_is_seen_again(core: Core, words: Words) -> None:
    core.view.hide()
    plans = len(core.plans)
    core.view.set_run_place(1, 0)
    core.view.set_run_place(3, 5)
    core.view.show_trained(core.trained(3, 5))
    assert len(core.plans) == plans
    core.view.show()
    assert words("batch_title").startswith("<b>Trained on: epoch 3, iteration 5</b>")
    assert core.plans[plans:] == [(core.plans[-1][0], 3)]


def test_a_view_that_is_seen_for_the_first_time_in_a_pause_shows_the_batch_just_trained_on(
    view: BatchesView, tiny_image_set: ImageSet, words: Words
) -> None:
    core = Core(view, tiny_image_set)
    core.use(settings())
    view.set_image_set(tiny_image_set)
    view.set_run_place(1, 0)
    view.set_run_place(2, 5)
    view.show_trained(core.trained(2, 5))
    view.show()
    assert words("batch_title").startswith("<b>Trained on: epoch 2, iteration 5</b>")
    assert (epoch_box(view).value(), iteration_box(view).value()) == (2, 5)


def test_after_a_run_its_losses_go_with_the_settings_that_it_had(core: Core, words: Words) -> None:
    core.view.set_run_place(1, 2)
    core.view.show_trained(core.trained(1, 2))
    core.view.set_run_place(1, None)
    assert not follow_button(core.view).isEnabled()
    assert words("batch_title").startswith("<b>Trained on")
    core.use(settings(batch_size=20))
    assert words("batch_title").startswith("<b>Epoch 1, iteration 2</b>")


# Pictures -------------------------------------------------------------------------------------------------------------


def test_what_a_run_tells_becomes_a_picture() -> None:
    inputs = np.zeros((2, 1, 2, 2), np.float32)
    inputs[1] = 1
    event = BatchTrained(
        step=9,
        epoch=2,
        iteration=4,
        indices_B=np.array([5, 6, 7]),
        labels_B=np.array([0, 1, 1]),
        losses_B=np.ones(3, np.float32),
        inputs_BCHW=inputs,
    )
    picture = BatchPicture.trained(event)
    assert (picture.epoch, picture.iteration, len(picture.indices_B)) == (2, 4, 3)
    assert picture.pictures_KHWC.shape == (2, 2, 2, 1)
    assert picture.pictures_KHWC[:, 0, 0, 0].tolist() == [0, 255]


@pytest.mark.parametrize(
    ("values", "grey"),
    [
        ([0.0, 0.5, 1.0], [0, 128, 255]),
        ([0.2, 0.4, 0.6], [51, 102, 153]),
        ([-1.0, 0.0, 1.0], [0, 128, 255]),
        ([2.0, 3.0, 4.0], [0, 128, 255]),
        ([7.0, 7.0, 7.0], [0, 0, 0]),
        ([0.0, float("nan"), 1.0], [0, 0, 255]),
        ([float("-inf"), 0.5, float("inf")], [0, 128, 255]),
        ([float("nan")] * 3, [0, 0, 0]),
    ],
)
def test_numbers_of_any_range_become_grey(values: list[float], grey: list[int]) -> None:
    inputs_KCHW = np.array(values, np.float32).reshape(1, 1, 1, 3)
    assert pictures_of(inputs_KCHW).ravel().tolist() == grey


def test_colour_stays_colour_and_comes_in_one_piece() -> None:
    inputs_KCHW = np.random.default_rng(0).random((4, 3, 5, 6), np.float32)
    pictures = pictures_of(inputs_KCHW)
    assert pictures.shape == (4, 5, 6, 3) and pictures[0].flags.c_contiguous
    assert pictures[2, 1, 3].tolist() == np.round(inputs_KCHW[2, :, 1, 3] * 255).tolist()


def test_the_pictures_are_painted_as_they_are(qtbot, view: BatchesView, dress: Any) -> None:
    """Also when they are views of another layout, as a preview gives them."""
    dress(theme.LIGHT)
    colours_NHWC = np.zeros((2, 8, 8, 3), np.uint8)
    colours_NHWC[0], colours_NHWC[1] = (200, 10, 30), (20, 90, 250)
    image_set = ImageSet(
        name="colours",
        split="train",
        images_NHWC=colours_NHWC,
        labels_N=np.array([0, 1]),
        class_names=("red", "blue"),
    )
    core = Core(view, image_set)
    core.answering = False
    view.set_config(settings(batch_size=2))
    view.set_image_set(image_set)
    view.show()
    view.set_plan(core.plans[-1][0], core.plan(1))
    generation, plan, _ = core.batches[-1]
    strange = np.ascontiguousarray(colours_NHWC.transpose(0, 3, 1, 2)).transpose(0, 2, 3, 1)
    view.set_batch(generation, BatchPicture.previewed(core.config, image_set, plan, 1, strange))
    QApplication.processEvents()
    grid = view.findChild(BatchGrid, "dataset.batch_grid")
    picture = grid.viewport().grab().toImage()
    for row, colour in enumerate(("#c80a1e", "#145afa")):
        cell = grid.visualRect(grid.model().index(row, 0))
        assert picture.pixelColor(cell.center().x(), cell.top() + 12).name() == colour


def test_the_whole_batch_is_seen_where_it_can_be(core: Core) -> None:
    grid = core.view.findChild(BatchGrid, "dataset.batch_grid")
    core.use(settings(batch_size=4))
    QApplication.processEvents()
    large = grid.side.height()
    core.use(settings(batch_size=64))
    QApplication.processEvents()
    assert large > grid.side.height() >= 28
    assert large % 28 == 0  # whole pixels of the screen for one of the image
    core.use(settings(batch_size=20))
    QApplication.processEvents()
    side = grid.side
    press(core.view, "batch_last")  # of 4 images: as large as before
    assert len(shown(core.view)) == 4 and grid.side == side
    last = grid.model().index(3, 0)
    assert grid.viewport().rect().contains(grid.visualRect(last))


def test_a_bar_of_a_loss_is_full_where_the_net_guesses() -> None:
    assert loss_share(0.0, 10) == 0
    assert loss_share(np.log(10), 10) == 1
    assert loss_share(np.log(10) / 2, 10) == pytest.approx(0.5)
    assert loss_share(99.0, 10) == loss_share(float("nan"), 10) == loss_share(float("inf"), 1) == 1


def test_a_loss_is_said_in_few_signs() -> None:
    texts = [loss_text(loss) for loss in (0.0, 0.123, 9.99, 31.4, 1e30, float("nan"), float("inf"))]
    assert texts == ["0.00", "0.12", "9.99", "31", "99999", "NaN", "∞"]


def test_an_empty_list_has_no_row_below_a_row(core: Core) -> None:
    model = core.view.findChild(BatchGrid, "dataset.batch_grid").model()
    assert model.rowCount(QModelIndex()) == 10
    assert model.rowCount(model.index(0, 0)) == 0


def test_every_control_has_a_name_a_tooltip_and_the_keys(core: Core) -> None:
    for kind, name in (
        (QSpinBox, "batch_epoch"), (QSpinBox, "batch_iteration"), (QSlider, "epoch_strip"),
        (QToolButton, "batch_first"), (QToolButton, "batch_previous"), (QToolButton, "batch_next"),
        (QToolButton, "batch_last"), (QToolButton, "batch_follow"), (QToolButton, "left_out_show"),
    ):  # fmt: skip
        widget = core.view.findChild(kind, f"dataset.{name}")
        assert widget.accessibleName() and widget.toolTip()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
