"""Before and after: asked for when it is seen, the newest answer wins, and words say what the net is given."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.ui import theme
from mnistgui.ui.transforms.before_after import BeforeAfter
from mnistgui.ui.transforms.editor import TransformsEditor
from mnistgui.ui.transforms.recipes import recipes_for

TURN = TransformStep.of("RandomRotation", degrees=(-20.0, 20.0))


def fake_preview(steps: tuple[TransformStep, ...], after: int = 255) -> Any:
    """A preview as `data.transforms.preview` makes it, without torch: white pictures after the last step."""

    def stage(step: TransformStep | None, value: int) -> Any:
        picture_KHWC = np.full((8, 28, 28, 1), value, np.uint8)
        return SimpleNamespace(
            step=step, kind="float32 tensor", shape=(1, 28, 28), minimum=0.0, maximum=value / 255, mean=0.130661,
            picture_KHWC=picture_KHWC, black=0.0, white=1.0, drawn={},
        )  # fmt: skip

    stages = (stage(None, 0), *(stage(step, after) for step in steps))
    return SimpleNamespace(before_KHWC=stages[0].picture_KHWC, after_KCHW=None, stages=stages)


@pytest.fixture
def editor(qtbot: QtBot) -> TransformsEditor:
    made = TransformsEditor()
    qtbot.addWidget(made)
    made.resize(800, 530)
    return made


@pytest.fixture
def asked(editor: TransformsEditor) -> list[tuple[tuple[TransformStep, ...], int]]:
    got: list[tuple[tuple[TransformStep, ...], int]] = []
    editor.preview_requested.connect(lambda steps, draw: got.append((steps, draw)))
    return got


def text(editor: TransformsEditor, name: str) -> str:
    return editor.findChild(QLabel, name).text()


def after(editor: TransformsEditor) -> Any:
    return editor.findChild(BeforeAfter, "data.before_after").pictures[1]


def test_nothing_is_asked_before_there_are_images_or_before_the_page_is_seen(qtbot, editor, asked, tiny_image_set):
    editor.set_config_values((TURN, TO_TENSOR), "none")
    assert asked == []
    editor.set_image_set(tiny_image_set)
    assert asked == []

    editor.show()
    assert asked == [((TURN, TO_TENSOR), 1)]


def test_nothing_is_asked_while_list_and_images_do_not_suit_each_other(editor, asked, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    editor.show()
    editor.set_config_values((TO_TENSOR, TransformStep.of("Normalize", mean=(0.5, 0.5), std=(0.5,))), "none")

    assert asked == [(DEFAULT_STEPS, 1)]


def test_again_asks_for_another_draw_of_the_same_list(qtbot, editor, asked, tiny_image_set):
    editor.set_config_values((TURN, TO_TENSOR), "none")
    editor.set_image_set(tiny_image_set)
    editor.show()
    for _ in range(2):
        qtbot.mouseClick(editor.findChild(QPushButton, "data.again"), Qt.MouseButton.LeftButton)

    assert [draw for _, draw in asked] == [1, 2, 3]


def test_again_rests_where_nothing_is_random_and_says_so(editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    again = editor.findChild(QPushButton, "data.again")

    assert not again.isEnabled()
    assert "No step is random" in again.toolTip()
    editor.set_config_values((TURN, TO_TENSOR), "none")
    assert again.isEnabled()


def test_an_edit_keeps_the_draw_so_that_the_change_alone_is_seen(editor, asked, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    editor.show()
    box = editor.findChild(QComboBox, "data.recipe")
    box.setCurrentIndex(box.findData("light"))

    assert [draw for _, draw in asked] == [1, 1]
    assert asked[-1][0] != DEFAULT_STEPS


def test_an_answer_to_an_older_draw_or_an_older_list_is_dropped(qtbot, editor, tiny_image_set):
    editor.set_config_values((TURN, TO_TENSOR), "none")
    editor.set_image_set(tiny_image_set)
    editor.show()
    qtbot.mouseClick(editor.findChild(QPushButton, "data.again"), Qt.MouseButton.LeftButton)

    editor.set_preview(fake_preview((TURN, TO_TENSOR), 10), 1)
    assert after(editor) is None
    editor.set_preview(fake_preview((TO_TENSOR,), 20), 2)
    assert after(editor) is None
    editor.set_preview(fake_preview((TURN, TO_TENSOR), 30), 2)
    assert after(editor).max() == 30


def test_words_say_type_shape_range_and_mean_of_what_the_net_is_given(editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    editor.show()
    editor.set_preview(fake_preview(DEFAULT_STEPS), 1)

    assert text(editor, "data.preview_facts") == "float32 1×28×28: 0 to 1, mean 0.131"
    assert text(editor, "data.params.outcome") == "After it: float32 1×28×28: 0 to 1, mean 0.131"


def test_words_say_which_steps_act_in_training_only(editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    assert "Every step acts in training, in testing" in text(editor, "data.preview_note")
    editor.set_config_values((TURN, TO_TENSOR), "none")
    assert "training only" in text(editor, "data.preview_note")


def test_a_list_that_cannot_be_used_leaves_the_preview_of_the_one_in_use(qtbot, editor, asked, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    editor.show()
    editor.set_preview(fake_preview(DEFAULT_STEPS), 1)
    qtbot.mouseClick(editor.findChild(QToolButton, "data.step_remove"), Qt.MouseButton.LeftButton)
    assert editor.findChild(QListView, "data.steps").model().rowCount() == 0

    assert len(asked) == 1
    assert after(editor).max() == 255


def test_without_images_the_pictures_go_and_a_failure_is_said_in_their_place(editor, tiny_image_set):
    editor.set_image_set(tiny_image_set)
    editor.show()
    editor.set_preview(fake_preview(DEFAULT_STEPS), 1)
    editor.set_image_set(None)
    assert after(editor) is None

    editor.set_image_set(tiny_image_set)
    editor.set_preview(fake_preview(DEFAULT_STEPS), 1)
    editor.show_preview_failure("PyTorch could not be loaded.")
    assert after(editor) is None
    editor.set_preview(fake_preview(DEFAULT_STEPS), 1)
    assert after(editor) is not None


def test_the_real_engine_gives_what_the_page_shows(editor, tiny_image_set):
    from mnistgui.data.transforms.preview import preview

    steps = (TURN, TO_TENSOR, TransformStep.of("Normalize", mean=(0.5,), std=(0.5,)))
    editor.preview_requested.connect(
        lambda steps, draw: editor.set_preview(
            preview(tiny_image_set.images_NHWC[:8], steps, seed=1, iteration=draw), draw
        )
    )
    editor.set_config_values(steps, "none")
    editor.set_image_set(tiny_image_set)
    editor.show()

    assert after(editor).shape == (8, 28, 28, 1)
    assert text(editor, "data.preview_facts").startswith("float32 1×28×28: -1 to ")


def pictures(widget: BeforeAfter, before: np.ndarray, after: np.ndarray, size: QSize) -> Any:
    widget.resize(size)
    widget.set_pictures(before, after)
    return widget.grab().toImage()


@pytest.mark.parametrize("channels", [1, 3])
def test_every_pixel_is_a_sharp_square_of_its_own_colour(qtbot, dress: Callable, channels: int):
    dress(theme.LIGHT)
    widget = BeforeAfter()
    qtbot.addWidget(widget)
    checks = np.indices((28, 28)).sum(0) % 2 * 255
    before = np.broadcast_to(checks[None, :, :, None], (8, 28, 28, channels)).astype(np.uint8)
    after = 255 - before
    if channels == 3:
        after[..., 1:] = 0
    image = pictures(widget, before, after, QSize(400, 400))
    colours = {image.pixelColor(x, y).name() for x in range(30, 370) for y in range(60, 390)}

    light = "#ff0000" if channels == 3 else "#ffffff"
    between = {theme.LIGHT.line, theme.LIGHT.window}
    assert light in colours
    assert colours - between == {"#000000", "#ffffff", light}


def test_a_picture_that_has_grown_is_shown_larger_at_the_same_scale(qtbot, dress: Callable):
    dress(theme.LIGHT)
    widget = BeforeAfter()
    qtbot.addWidget(widget)
    before = np.zeros((8, 28, 28, 1), np.uint8)
    image = pictures(widget, before, np.zeros((8, 44, 44, 1), np.uint8), QSize(400, 430))
    # 400 px hold two pairs of 44 px pictures at scale 2: 56 black pixels before, 88 after, in the middle of a row.
    row = [image.pixelColor(x, 60).name() == "#000000" for x in range(400)]
    runs = [len(run) for run in "".join("x" if black else " " for black in row).split() if len(run) > 20]

    assert runs == [56, 88, 56, 88]


@pytest.mark.parametrize("side", [1, 224, 256])
def test_pictures_of_any_size_are_painted(qtbot, side: int):
    widget = BeforeAfter()
    qtbot.addWidget(widget)
    before = np.zeros((3, 28, 28, 1), np.uint8)
    image = pictures(widget, before, np.full((3, side, side, 3), 255, np.uint8), QSize(244, 260))

    assert not image.isNull()


def test_recipes_are_lists_that_can_be_used_and_a_chosen_one_is_in_use_at_once(editor, tiny_image_set):
    edits: list[Any] = []
    editor.steps_edited.connect(edits.append)
    editor.set_image_set(tiny_image_set)
    box = editor.findChild(QComboBox, "data.recipe")
    for recipe in recipes_for(tiny_image_set)[1:]:
        box.setCurrentIndex(box.findData(recipe.key))
        assert edits[-1] == recipe.steps
        assert text(editor, "data.recipe_why") == recipe.why

    assert [recipe.key for recipe in recipes_for(None)] == ["none", "normalized", "light", "strong"]
    reset = editor.findChild(QPushButton, "data.reset")
    reset.click()
    assert edits[-1] == DEFAULT_STEPS
    assert box.currentData() == "none"
    assert not reset.isEnabled()


def test_a_list_of_ones_own_is_called_so(editor):
    editor.set_config_values((TURN, TO_TENSOR), "none")

    assert editor.findChild(QComboBox, "data.recipe").currentData() == "own"


def test_mean_and_deviation_are_the_catalogues_or_those_of_the_images(tiny_image_set):
    named = ImageSet(
        name="MNIST", split="train", images_NHWC=tiny_image_set.images_NHWC.copy(),
        labels_N=tiny_image_set.labels_N.copy(), class_names=tiny_image_set.class_names,
    )  # fmt: skip
    assert dict(recipes_for(named)[1].steps[1].values) == {"mean": (0.1307,), "std": (0.3081,)}

    values = dict(recipes_for(tiny_image_set)[1].steps[1].values)
    pixels = tiny_image_set.images_NHWC / 255
    assert values["mean"] == pytest.approx((pixels.mean(),), abs=1e-4)
    assert values["std"] == pytest.approx((pixels.std(),), abs=1e-4)


def test_plain_images_can_be_normalised_too():
    plain = ImageSet(
        name="plain", split="train", images_NHWC=np.full((5, 8, 8, 3), 51, np.uint8),
        labels_N=np.zeros(5, np.int64), class_names=("one",),
    )  # fmt: skip

    assert dict(recipes_for(plain)[1].steps[1].values) == {"mean": (0.2, 0.2, 0.2), "std": (1.0, 1.0, 1.0)}


@pytest.mark.parametrize("size", [QSize(784, 518), QSize(640, 334)])
def test_the_page_needs_no_scroll_bar_at_either_size(qtbot, editor, tiny_image_set, dress: Callable, size: QSize):
    dress(theme.LIGHT)
    editor.resize(size)
    editor.set_image_set(tiny_image_set)
    steps = (TURN, TO_TENSOR, TransformStep.of("Normalize", mean=(0.1307,), std=(0.3081,)))
    editor.set_config_values(steps, "keep:1,7")
    editor.show()
    editor.set_preview(fake_preview(steps), 1)
    QCoreApplication.processEvents()

    inside = editor.findChild(BeforeAfter, "data.before_after").parentWidget().parentWidget()
    viewport = inside.parentWidget()
    assert inside.width() <= viewport.width()
    assert inside.height() <= viewport.height()
