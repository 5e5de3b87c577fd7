"""The strip: an epoch of any length in any width, and what the mouse and the keys choose on it."""

import pytest
from PySide6.QtCore import QPoint, Qt

from mnistgui.data.epochs import EpochSizes
from mnistgui.ui import theme
from mnistgui.ui.dataset.epoch_strip import EpochStrip
from mnistgui.ui.dataset.strip_cells import StripCells


def sizes(images: int, batch_size: int, drop_last: bool = False) -> EpochSizes:
    return EpochSizes(images=images, batch_size=batch_size, drop_last=drop_last)


@pytest.mark.parametrize("width", [120, 280, 581.5, 2000])
@pytest.mark.parametrize("drop_last", [True, False])
@pytest.mark.parametrize(
    ("images", "batch_size"), [(60_000, 1), (60_000, 128), (60_000, 100), (1000, 7), (5, 5), (7, 5), (3, 5), (59, 2)]
)
def test_every_iteration_has_one_cell_and_a_click_in_its_middle_finds_the_cell_again(
    images: int, batch_size: int, drop_last: bool, width: float
) -> None:
    cells = StripCells.fit(sizes(images, batch_size, drop_last), width)
    shown = [iteration for cell in range(cells.cells) for iteration in cells.iterations(cell)]
    assert shown == list(range(1, cells.sizes.iterations + 1))
    spans = [cells.span(cell) for cell in range(cells.cells)]
    assert spans[0][0] == 0 and spans[-1][1] == pytest.approx(width)
    assert all(right - left >= 3.9 for left, right in spans)
    for cell, (left, right) in enumerate(spans):
        assert cells.cell_at((left + right) / 2) == cell
        for iteration in (*cells.iterations(cell)[:1], *cells.iterations(cell)[-1:]):
            assert cells.cell_of(iteration) == cell
        assert (cells.iteration_at((left + right) / 2) is None) == (not cells.iterations(cell))


def test_where_cells_merge_each_iteration_can_still_be_pointed_at() -> None:
    cells = StripCells.fit(sizes(60_000, 100), 280)
    assert cells.merged == 10
    assert cells.iteration_at(0) == 1
    assert cells.iteration_at(cells.pitch * 0.99) == 10
    assert cells.iteration_at(-5) == 1 and cells.iteration_at(1e9) == 600


def test_the_smaller_last_batch_keeps_a_cell_of_its_own_when_the_others_merge() -> None:
    cells = StripCells.fit(sizes(60_000, 128), 280)
    assert list(cells.iterations(cells.cells - 1)) == [469]
    assert cells.tail >= 8


@pytest.fixture
def strip(qtbot, dress) -> EpochStrip:
    dress(theme.LIGHT)
    made = EpochStrip()
    qtbot.addWidget(made)
    made.resize(284, made.sizeHint().height())
    made.show()
    return made


def colours_in_columns(strip: EpochStrip, columns: range, colour: str) -> int:
    """Return how many pixels of the bars are of this colour."""
    picture = strip.grab().toImage()
    return sum(
        picture.pixelColor(x, y).name() == theme.LIGHT.colour(colour).name() for x in columns for y in range(8, 37)
    )


def test_a_click_chooses_an_iteration_and_the_keys_walk_on(qtbot, strip: EpochStrip) -> None:
    strip.set_sizes(sizes(1000, 100))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2 + 28 * 4 + 14, 20))
    assert strip.value() == 5
    for key, value in ((Qt.Key.Key_Right, 6), (Qt.Key.Key_Left, 5), (Qt.Key.Key_End, 10), (Qt.Key.Key_Home, 1)):
        qtbot.keyClick(strip, key)
        assert strip.value() == value


def test_dragging_goes_through_the_iterations(qtbot, strip: EpochStrip) -> None:
    strip.set_sizes(sizes(1000, 100))
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, 20))
    qtbot.mouseMove(strip, QPoint(2 + 28 * 7 + 14, 20))
    assert strip.value() == 8
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(2 + 28 * 7 + 14, 20))
    qtbot.mouseMove(strip, QPoint(4, 20))
    assert strip.value() == 8


def test_a_click_on_the_images_left_out_asks_for_them_and_chooses_nothing(qtbot, strip: EpochStrip) -> None:
    strip.set_sizes(sizes(950, 100, drop_last=True))
    strip.setValue(3)
    with qtbot.waitSignal(strip.left_out_clicked):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(275, 30))
    assert strip.value() == 3


def test_hovering_tells_what_a_cell_stands_for(strip: EpochStrip) -> None:
    strip.set_sizes(sizes(60_000, 128))
    assert strip.cell_text(3) == "Iterations 1 to 10, 128 images each"
    assert strip.cell_text(280) == "Iteration 469: 96 images"
    strip.set_sizes(sizes(60_000, 128, drop_last=True))
    assert strip.cell_text(280) == "Left out: 96 images"


def test_what_a_run_has_done_is_filled_and_the_rest_is_not(strip: EpochStrip) -> None:
    strip.set_sizes(sizes(1000, 100))
    assert colours_in_columns(strip, range(284), "good") == 0
    strip.set_run(5, 5)
    assert colours_in_columns(strip, range(2 + 28, 2 + 28 * 5), "good") > 28 * 3 * 20
    assert colours_in_columns(strip, range(2 + 28 * 5, 284), "good") == 0


def test_the_last_smaller_batch_is_lower_than_a_full_one(strip: EpochStrip) -> None:
    strip.set_sizes(sizes(950, 100))
    strip.set_run(10, None)
    full, last = (colours_in_columns(strip, range(left, left + 1), "good") for left in (2 + 28 * 5 + 10, 272))
    assert full == 28 and last == 14


def test_images_left_out_are_hatched_in_another_colour(strip: EpochStrip) -> None:
    strip.set_sizes(sizes(950, 100))
    assert colours_in_columns(strip, range(256, 282), "warning") == 0
    strip.set_sizes(sizes(950, 100, drop_last=True))
    hatched = colours_in_columns(strip, range(256, 282), "warning")
    assert 26 * 14 * 0.2 < hatched < 26 * 14 * 0.8


def test_without_an_epoch_nothing_can_be_chosen(qtbot, strip: EpochStrip) -> None:
    strip.set_sizes(sizes(50, 100, drop_last=True))
    assert not strip.isEnabled()
    strip.grab()
    strip.set_sizes(None)
    strip.grab()
    assert strip.cell_text(10) == ""
