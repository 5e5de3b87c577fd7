"""The arithmetic in words: what batch size, epochs and drop_last mean in iterations."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from mnistgui.training.config import DEFAULTS
from mnistgui.ui.hyperparameters.arithmetic import Arithmetic
from mnistgui.ui.hyperparameters.panel import HyperPanel


@pytest.fixture
def panel(qtbot) -> HyperPanel:
    made = HyperPanel()
    qtbot.addWidget(made)
    made.show()
    return made


def words(panel: HyperPanel, **changes: object) -> tuple[str, str]:
    """Return the sum and the sentence on what is left over."""
    panel.set_config(dataclasses.replace(DEFAULTS, **changes))
    leftover = panel.findChild(QLabel, "hyper.leftover")
    return panel.findChild(QLabel, "hyper.iterations").text(), leftover.text() if leftover.isVisible() else ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "60,000 / 100 = 600 iterations an epoch, × 5 epochs = 3,000 iterations"),
        (
            {"batch_size": 128},
            "60,000 / 128 = 468 full batches, 96 images over: 469 iterations an epoch, × 5 epochs = 2,345 iterations",
        ),
        (
            {"batch_size": 128, "drop_last": True},
            "60,000 / 128 = 468 full batches, 96 images left out: 468 iterations an epoch, × 5 epochs = "
            "2,340 iterations",
        ),
        (
            {"batch_size": 60_000, "epochs": 1},
            "60,000 / 60,000 = 1 iteration an epoch, × 1 epoch = 1 iteration",
        ),
        ({"batch_size": 1}, "60,000 / 1 = 60,000 iterations an epoch, × 5 epochs = 300,000 iterations"),
        (
            {"batch_size": 59_999},
            "60,000 / 59,999 = 1 full batch, 1 image over: 2 iterations an epoch, × 5 epochs = 10 iterations",
        ),
    ],
)
def test_the_sum_is_written_out(panel: HyperPanel, changes: dict, sentence: str):
    assert words(panel, **changes)[0] == sentence


@pytest.mark.parametrize("drop_last", [True, False])
def test_where_drop_last_changes_nothing_it_says_so_and_offers_128(qtbot, panel: HyperPanel, drop_last: bool):
    assert "changes nothing" in words(panel, drop_last=drop_last)[1]
    offer = panel.findChild(QPushButton, "hyper.offer_128")
    assert offer.isVisible()
    with qtbot.waitSignal(panel.config_edited) as edited:
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert edited.args == [dataclasses.replace(DEFAULTS, drop_last=drop_last, batch_size=128)]
    assert not offer.isVisible()


def test_shuffled_other_images_are_left_out_each_epoch_and_unshuffled_the_same(panel: HyperPanel):
    assert "other images are left out each epoch" in words(panel, batch_size=128, drop_last=True)[1]
    assert "the same images" in words(panel, batch_size=128, drop_last=True, shuffle=False)[1]
    assert words(panel, batch_size=128)[1] == ""


def test_the_sum_counts_the_images_that_are_there(panel: HyperPanel):
    panel.set_image_count(54_000)
    assert words(panel)[0].startswith("54,000 / 100 = 540 iterations an epoch")


def test_a_set_smaller_than_its_batch_is_said_to_train_nothing(panel: HyperPanel):
    panel.set_image_count(64)
    total, leftover = words(panel, drop_last=True)
    assert "0 iterations an epoch" in total
    assert "nothing would be trained" in leftover


def test_128_is_not_offered_where_it_leaves_nothing_over_either(panel: HyperPanel):
    panel.set_image_count(12_800)
    words(panel)
    assert not panel.findChild(QPushButton, "hyper.offer_128").isVisible()


def test_without_images_there_is_no_sum(panel: HyperPanel):
    panel.set_image_count(0)
    assert not panel.findChild(QLabel, "hyper.iterations").isVisible()


def test_images_held_back_for_validation_are_taken_off_first(qtbot):
    arithmetic = Arithmetic()
    qtbot.addWidget(arithmetic)
    arithmetic.show_plan(DEFAULTS, 54_000, held_back=6_000)
    label = arithmetic.findChild(QLabel, "hyper.iterations")
    difference, total = label.text().split("\n")
    assert difference == "60,000 − 6,000 for validation = 54,000"
    assert total.startswith("54,000 / 100 = 540 iterations an epoch")
    arithmetic.show_plan(DEFAULTS, 60_000)
    assert label.text().startswith("60,000 / 100 = 600 iterations")
