"""From ink to 28x28: place, size and pen of a drawing leave no trace, and the geometry is MNIST's."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mnistgui.drawing import raster
from mnistgui.drawing.ink import Ink, Picture, Point, Stroke
from tests.drawing.shapes import DASH, DOT, FAR_APART, FIVE, ONE, SEGMENT_TWO, SEVEN_WITH_BAR, TENT, ZERO, ink_of

ONE_IN_A_HUNDRED = 2.55
SHAPES = {
    "one": ONE, "dash": DASH, "zero": ZERO, "five": FIVE, "two": SEGMENT_TWO, "seven": SEVEN_WITH_BAR,
    "apart": FAR_APART,
}  # fmt: skip
# 80 to 240 pixels on a canvas of 280.
SIZES = st.floats(80 / 280, 240 / 280)
PLACES = st.floats(0, 40 / 280)
UNIT = st.floats(0, 1, width=32)
LINES = st.lists(st.lists(st.tuples(UNIT, UNIT), min_size=1, max_size=8), min_size=1, max_size=4)

thorough = settings(max_examples=150, deadline=None, derandomize=True)


def fed(ink: Ink) -> np.ndarray:
    stages = raster.stages(ink)
    assert stages is not None
    return stages.fed_HWC[..., 0].astype(np.float64)


def longest_side(image_HW: np.ndarray) -> int:
    rows, columns = np.nonzero(image_HW)
    return int(max(np.ptp(rows), np.ptp(columns))) + 1


def centre_of_mass(image_HW: np.ndarray) -> np.ndarray:
    index = np.arange(28)
    return np.array([image_HW.sum(axis=0) @ index, image_HW.sum(axis=1) @ index]) / image_HW.sum()


def unit_size(lines: list) -> list:
    """Return the lines with their longest side made 1."""
    points = np.array([point for line in lines for point in line])
    side = np.ptp(points, axis=0).max()
    assume(side > 0.01)
    return [[(x / side, y / side) for x, y in line] for line in lines]


@thorough
@given(lines=LINES, size=SIZES, x=PLACES, y=PLACES, other_size=SIZES, other_x=PLACES, other_y=PLACES)
def test_a_drawing_is_fed_alike_wherever_and_however_large_it_is(lines, size, x, y, other_size, other_x, other_y):
    lines = unit_size(lines)
    here = fed(ink_of(lines, size=size, x=x, y=y))
    there = fed(ink_of(lines, size=other_size, x=other_x, y=other_y))
    assert np.abs(here - there).max() <= ONE_IN_A_HUNDRED


@thorough
@given(lines=LINES, size=SIZES, x=PLACES, y=PLACES)
@example(lines=[[(0.0, 0.0), (0.0, 0.375)], [(0.25, 0.0)]], size=0.5, x=0.0, y=0.0)  # narrow, and lopsided
def test_the_longest_side_is_20_pixels_and_the_centre_of_mass_within_half_a_pixel_of_14(lines, size, x, y):
    image_HW = fed(ink_of(unit_size(lines), size=size, x=x, y=y))
    assert longest_side(image_HW) == 20
    rows, columns = np.nonzero(image_HW)
    # A drawing so lopsided that it would be pushed out of the picture is kept whole instead.
    assume(min(rows.min(), columns.min()) > 0 and max(rows.max(), columns.max()) < 27)
    assert np.abs(centre_of_mass(image_HW) - 14.0).max() <= 0.5


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("height", [80, 120, 160, 200, 240])
def test_digits_drawn_on_whole_pixels_that_scale_are_fed_alike(name, height):
    # 40 points a unit: at these heights each falls on a whole pixel, but for the curve of the zero.
    exact = fed(ink_of(SHAPES[name], size=0.5))
    drawn = fed(ink_of(SHAPES[name], size=height / 280, x=11 / 280, y=23 / 280, pixels=0 if name == "zero" else 280))
    assert np.abs(exact - drawn).max() <= ONE_IN_A_HUNDRED


def test_rounding_does_not_show_in_a_line_of_a_whole_number_of_spacings():
    spacings = (raster.BOX - raster.PEN - raster._PLAY) * 10 / 3 / raster._SPACING
    assert spacings == pytest.approx(round(spacings))
    generator = np.random.default_rng(0)
    drawn = [fed(ink_of(TENT, size=generator.uniform(0.25, 0.7), x=generator.uniform(0, 0.1))) for _ in range(40)]
    assert np.ptp(np.stack(drawn), axis=0).max() <= ONE_IN_A_HUNDRED


@pytest.mark.parametrize("name", ["zero", "one", "dash"])
def test_a_symmetric_digit_does_not_jump_by_a_pixel_when_the_hand_is_unsteady(name):
    steady = fed(ink_of(SHAPES[name], size=0.5))
    generator = np.random.default_rng(0)
    for _ in range(20):
        shaken = [[(x + generator.normal(0, 0.003), y + generator.normal(0, 0.003)) for x, y in SHAPES[name][0]]]
        assert np.abs(steady - fed(ink_of(shaken, size=0.5))).max() < 128


def differences_by_mouse(name: str) -> list[float]:
    """Return the mean grey levels, over the ink, by which a digit of 83 whole pixels differs from an exact one."""
    exact = fed(ink_of(SHAPES[name], size=0.5))
    drawn = (
        fed(ink_of(SHAPES[name], size=83.3 / 280, x=0.1 + 0.0037 * step, y=0.2 - 0.0021 * step, pixels=280))
        for step in range(10)
    )
    return [float(np.abs(exact - image_HW)[exact > 0].mean()) for image_HW in drawn]


@pytest.mark.parametrize("name", ["zero", "seven", "five"])
def test_the_pixels_of_a_mouse_are_hardly_seen_in_a_small_drawing(name):
    assert max(differences_by_mouse(name)) < 12


def test_the_pixels_of_a_mouse_are_smoothed_out_of_a_curve():
    assert np.mean(differences_by_mouse("zero")) < 5.5


def test_an_empty_canvas_gives_nothing():
    assert raster.stages(Ink()) is None


def test_a_vertical_line_becomes_a_stroke_of_two_and_a_half_pixels():
    image_HW = fed(ink_of(ONE))
    assert longest_side(image_HW) == 20
    middle = image_HW[14] / 255
    assert middle.sum() == pytest.approx(2.5, abs=0.02)
    assert middle.max() == 1.0


def test_a_wide_dash_lies_in_the_middle():
    image_HW = fed(ink_of(DASH))
    rows, columns = np.nonzero(image_HW)
    assert np.ptp(columns) + 1 == 20
    assert np.ptp(rows) + 1 == 3
    assert centre_of_mass(image_HW)[1] == pytest.approx(14.0, abs=0.1)


@pytest.mark.parametrize("jitter", [0.0, 1e-12, 1e-7, 0.001])
def test_a_dot_stays_a_dot_in_the_middle(jitter):
    image_HW = fed(ink_of([[(0.0, 0.0), (jitter, 0.0)]] if jitter else DOT))
    assert longest_side(image_HW) <= 4
    assert centre_of_mass(image_HW) == pytest.approx([14.0, 14.0], abs=0.1)


def test_a_drawing_grows_out_of_a_dot_without_a_jump():
    sizes = np.linspace(0.0, 0.1, 101)
    images = [fed(ink_of(ONE, size=size)) for size in sizes]
    heights = [longest_side(image_HW) for image_HW in images]
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (3, 20)


def test_crossing_strokes_are_not_brighter_where_they_cross():
    cross = [[(0.0, 0.5), (1.0, 0.5)], [(0.5, 0.0), (0.5, 1.0)]]
    assert fed(ink_of(cross)).max() == 255
    assert np.array_equal(fed(ink_of([*cross, *cross])), fed(ink_of(cross)))


def test_a_line_drawn_with_many_points_or_with_few_is_the_same():
    few, many = [[(0.0, 0.0), (0.3, 1.0)]], [[(0.3 * i / 500, i / 500) for i in range(501)]]
    assert np.abs(fed(ink_of(few)) - fed(ink_of(many))).max() <= 1


def test_the_box_is_moved_into_the_field_by_whole_pixels():
    stages = raster.stages(ink_of(FIVE))
    assert stages.box_HW.shape == (20, 20)
    found = [
        (row, column)
        for row in range(9)
        for column in range(9)
        if np.array_equal(stages.fed_HWC[row : row + 20, column : column + 20, 0], stages.box_HW)
    ]
    assert len(found) == 1
    assert stages.fed_HWC.sum() == stages.box_HW.sum()


def test_the_first_stage_shows_the_drawing_where_it_is_on_the_canvas():
    stages = raster.stages(ink_of(ONE, size=0.25, x=0.75, y=0.5))
    rows, columns = np.nonzero(stages.canvas_HW)
    assert rows.mean() == pytest.approx(0.625 * 28 - 0.5, abs=0.5)
    assert columns.mean() == pytest.approx(0.75 * 28 - 0.5, abs=0.5)


def test_stages_cannot_be_changed():
    stages = raster.stages(ink_of(FIVE))
    with pytest.raises(ValueError, match="read-only"):
        stages.fed_HWC[0, 0] = 1


def test_a_long_scribble_is_kept_whole():
    scribble = [[(0.5 + 0.5 * math.sin(0.37 * i), i / 4000) for i in range(4000)]]
    image_HW = fed(ink_of(scribble))
    assert longest_side(image_HW) == 20
    lopsided = Ink((*ink_of(scribble, size=0.1).strokes, Stroke((Point(0.2, 0.2), Point(0.9, 0.9)))))
    rows, _ = np.nonzero(fed(lopsided))
    assert np.ptp(rows) + 1 == 20


def test_an_image_of_a_data_set_is_fed_as_it_is_and_the_first_stroke_replaces_it():
    image_HWC = np.arange(16 * 16 * 3, dtype=np.uint64).astype(np.uint8).reshape(16, 16, 3)
    ink = Ink(picture=Picture(image_HWC, "cat"))
    assert not ink.is_empty
    stages = raster.stages(ink)
    assert stages.fed_HWC is image_HWC and stages.canvas_HW is None and stages.box_HW is None
    assert ink.with_stroke(Stroke((Point(0.5, 0.5),))).picture is None


def test_the_canvas_has_each_stroke_as_wide_as_it_was_drawn_and_the_net_is_fed_the_same():
    thin, thick = (Ink((Stroke((Point(0.5, 0.2), Point(0.5, 0.8)), width),)) for width in (0.03, 0.15))

    thin_stages, thick_stages = raster.stages(thin), raster.stages(thick)

    widths = [stages.canvas_HW[14].sum() / 255 for stages in (thin_stages, thick_stages)]
    assert widths == pytest.approx([0.03 * 28, 0.15 * 28], abs=0.5)
    assert (thin_stages.fed_HWC == thick_stages.fed_HWC).all()


def pressed(ink: Ink, *pressures: float) -> Ink:
    """Return the drawing as a pen pressed like that draws it, over and over."""
    strokes = (
        Stroke(tuple(replace(p, pressure=pressures[i % len(pressures)]) for i, p in enumerate(s.points)), s.width)
        for s in ink.strokes
    )
    return Ink(tuple(strokes))


@pytest.mark.parametrize("name", SHAPES)
def test_the_net_is_fed_the_same_however_hard_the_pen_is_pressed(name):
    ink = ink_of(SHAPES[name])

    hard, light = raster.stages(ink), raster.stages(pressed(ink, 0.2, 0.6, 0.0))

    np.testing.assert_array_equal(hard.fed_HWC, light.fed_HWC)
    np.testing.assert_array_equal(hard.box_HW, light.box_HW)
    assert light.canvas_HW.astype(int).sum() < 0.8 * hard.canvas_HW.astype(int).sum()


def test_the_canvas_and_what_is_cropped_show_the_line_as_wide_as_it_is_pressed():
    line = Ink((Stroke((Point(0.1, 0.5, pressure=0.0), Point(0.9, 0.5, pressure=1.0)), 0.2),))
    canvas_HW = raster.stages(line).canvas_HW / 255

    # A quarter of the pen, 1.4 pixels, at no pressure, and 5.6 at full pressure.
    columns = np.array([4, 14, 24])
    share = ((columns + 0.5) / 28 - 0.1) / 0.8
    assert canvas_HW.sum(axis=0)[columns] == pytest.approx(28 * 0.2 * (0.25 + 0.75 * share), abs=0.1)
    np.testing.assert_array_equal(canvas_HW, canvas_HW[::-1])
    assert np.all(np.diff(raster.cropped(line).astype(int).sum(axis=0)[3:24]) > 0)


def test_a_dot_is_as_wide_as_it_is_pressed():
    def area(pressure: float) -> float:
        dot = Ink((Stroke((Point(0.5, 0.5, pressure=pressure),), 0.2),))
        return float(raster.stages(dot).canvas_HW.sum()) / 255

    assert area(0.5) / area(1.0) == pytest.approx((0.25 + 0.375) ** 2, rel=0.05)
