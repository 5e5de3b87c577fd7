"""Show nine: nine images drawn by lot with the names of their classes, without touching anybody's random numbers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from mnistgui.data.image_set import ImageSet
from mnistgui.ui import theme
from mnistgui.ui.dataset.show_nine import NinePicture, ShowNineDialog


@pytest.fixture
def open_dialog(qtbot):
    def opened(image_set: ImageSet | None, seed: int = 0) -> ShowNineDialog:
        dialog = ShowNineDialog(generator=np.random.default_rng(seed))
        qtbot.addWidget(dialog)
        dialog.set_images(image_set)
        dialog.show()
        return dialog

    return opened


def nine(dialog: ShowNineDialog) -> NinePicture:
    return dialog.findChild(NinePicture, "dataset.nine")


def button(dialog: ShowNineDialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, f"dataset.nine_{name}")


def press(dialog: ShowNineDialog, qtbot, name: str) -> None:
    qtbot.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


def caption(dialog: ShowNineDialog) -> str:
    return dialog.findChild(QLabel, "dataset.nine_caption").text()


def test_nine_different_images_stand_under_the_names_of_their_classes(open_dialog, tiny_image_set):
    dialog = open_dialog(replace(tiny_image_set, class_names=tuple(f"name {label}" for label in range(10))))

    shown = nine(dialog).indices
    assert len(set(shown)) == 9 and all(0 <= index < 64 for index in shown)
    assert nine(dialog).titles == [f"name {tiny_image_set.labels_N[index]}" for index in shown]
    assert "9 of 64 images" in caption(dialog) and "train" in caption(dialog)


def test_nine_others_are_drawn_on_asking(open_dialog, qtbot, tiny_image_set):
    dialog = open_dialog(tiny_image_set)
    first, picture = nine(dialog).indices, nine(dialog).grab().toImage()

    press(dialog, qtbot, "again")
    assert nine(dialog).indices != first and nine(dialog).grab().toImage() != picture

    second = nine(dialog).indices
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert nine(dialog).indices != second


def test_every_image_has_its_turn(open_dialog, qtbot, tiny_image_set):
    dialog = open_dialog(tiny_image_set)
    seen = set(nine(dialog).indices)
    for _ in range(60):
        press(dialog, qtbot, "again")
        seen |= set(nine(dialog).indices)

    assert seen == set(range(64))


def test_looking_draws_nothing_from_the_random_numbers_of_a_run(open_dialog, qtbot, tiny_image_set):
    import torch

    before = torch.get_rng_state(), np.random.get_state()[1].copy()

    dialog = ShowNineDialog()
    qtbot.addWidget(dialog)
    dialog.set_images(tiny_image_set)
    press(dialog, qtbot, "again")

    assert torch.equal(torch.get_rng_state(), before[0])
    assert np.array_equal(np.random.get_state()[1], before[1])


@pytest.mark.parametrize("count", [1, 4, 8])
def test_a_smaller_set_is_shown_whole(open_dialog, tiny_image_set, count):
    few = replace(
        tiny_image_set,
        images_NHWC=tiny_image_set.images_NHWC[:count],
        labels_N=tiny_image_set.labels_N[:count],
    )

    dialog = open_dialog(few)

    assert sorted(nine(dialog).indices) == list(range(count))
    assert f"{count} of {count}" in caption(dialog)


@pytest.mark.parametrize("empty", [True, False])
def test_without_images_nothing_can_be_pressed(open_dialog, tiny_image_set, empty):
    none = replace(tiny_image_set, images_NHWC=tiny_image_set.images_NHWC[:0], labels_N=tiny_image_set.labels_N[:0])
    dialog = open_dialog(tiny_image_set)

    dialog.set_images(none if empty else None)

    assert not any(button(dialog, name).isEnabled() for name in ("again", "save", "copy"))
    assert nine(dialog).indices == []
    nine(dialog).grab()


@pytest.mark.parametrize("shape", [(28, 28, 1), (16, 16, 1), (32, 32, 3), (224, 224, 3), (8, 40, 1)])
@pytest.mark.parametrize("size", [(240, 280), (600, 300), (1200, 900)])
def test_images_of_any_size_stand_in_their_places(open_dialog, dress, tiny_image_set, shape, size):
    dress(theme.DARK)  # nothing is white there but the images
    white = np.full((9, *shape), 255, np.uint8)
    dialog = open_dialog(replace(tiny_image_set, images_NHWC=white, labels_N=np.zeros(9, np.int64)))
    nine(dialog).setFixedSize(*size)

    image = nine(dialog).grab().toImage()

    down = "".join("x" if image.pixelColor(image.width() // 2, y).name() == "#ffffff" else " " for y in range(size[1]))
    heights = [len(run) for run in down.split()]
    assert len(heights) == 3 and len(set(heights)) == 1 and heights[0] >= 8


def test_three_rows_of_three_pictures_are_painted_in_both_themes(open_dialog, dress, tiny_image_set):
    red = np.zeros((9, 28, 28, 3), np.uint8)
    red[..., 0] = 255
    dialog = open_dialog(replace(tiny_image_set, images_NHWC=red, labels_N=np.zeros(9, np.int64)))
    for colours in theme.THEMES.values():
        dress(colours)
        image = nine(dialog).grab().toImage()
        assert image.pixelColor(1, 1).name() == colours.base
        is_red = np.array(
            [[image.pixelColor(x, y).name() == "#ff0000" for x in range(image.width())] for y in range(image.height())]
        )
        for axis in (0, 1):
            inside = is_red.any(axis=axis).astype(int)
            assert (np.diff(np.concatenate([[0], inside])) == 1).sum() == 3


def test_the_picture_is_copied_with_its_names(open_dialog, qtbot, tiny_image_set):
    dialog = open_dialog(tiny_image_set)

    press(dialog, qtbot, "copy")

    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (960, 960)
    assert copied.convertToFormat(nine(dialog).as_image().format()) == nine(dialog).as_image()


def test_saving_asks_for_a_file_and_hands_the_picture_over(open_dialog, qtbot, tiny_image_set, tmp_path: Path):
    dialog = open_dialog(tiny_image_set)
    press(dialog, qtbot, "save")
    files = dialog.findChild(QFileDialog, "dataset.nine_save.dialog")
    assert files.isVisible()

    with qtbot.waitSignal(dialog.save_requested) as asked:
        files.fileSelected.emit(str(tmp_path / "nine.png"))

    picture_HWC, file = asked.args
    assert file == tmp_path / "nine.png" and not file.exists()
    assert picture_HWC.shape == (960, 960, 3) and picture_HWC.dtype == np.uint8
    image = nine(dialog).as_image()
    assert all(
        picture_HWC[y, x].tolist() == list(image.pixelColor(x, y).getRgb()[:3])
        for x, y in ((0, 0), (480, 480), (150, 700))
    )
    files.close()


def test_the_language_is_switched_live(open_dialog, qtbot, tiny_image_set):
    class Brackets(QTranslator):
        def translate(self, context, source, disambiguation=None, n=-1):
            return f"[{source}]"

        def isEmpty(self):  # noqa: N802
            return False

    dialog, translator = open_dialog(tiny_image_set), Brackets()
    shown = nine(dialog).indices
    try:
        QCoreApplication.installTranslator(translator)
        qtbot.waitUntil(lambda: button(dialog, "again").text() == "[&Nine others]")
        assert caption(dialog).startswith("[") and nine(dialog).accessibleName().startswith("[")
        assert nine(dialog).indices == shown
    finally:
        QCoreApplication.removeTranslator(translator)


def test_every_control_has_a_name_and_an_explanation(open_dialog, tiny_image_set):
    dialog = open_dialog(tiny_image_set)

    for name in ("again", "save", "copy"):
        assert button(dialog, name).accessibleName() and button(dialog, name).toolTip()
    assert nine(dialog).accessibleDescription() == ", ".join(nine(dialog).titles)
