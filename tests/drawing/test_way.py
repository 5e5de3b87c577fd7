"""The way from ink to input: with all switches on it is the preparation; each switch leaves out what it says."""

from dataclasses import replace

import numpy as np
import pytest

from mnistgui.drawing import raster
from mnistgui.drawing.digit_forms import FORMS
from mnistgui.drawing.hand import Hand, ink_of, written
from mnistgui.drawing.ink import Ink, Picture, Point, Stroke
from mnistgui.drawing.way import ALL_ON, Switches, way

CORNER = Ink((Stroke((Point(0.1, 0.1), Point(0.1, 0.3), Point(0.2, 0.3)), 0.02),))


def centre_of_mass(image_HW: np.ndarray) -> np.ndarray:
    index = np.arange(28)
    return np.array([image_HW.sum(axis=0) @ index, image_HW.sum(axis=1) @ index]) / image_HW.sum()


@pytest.mark.parametrize("form", FORMS[::7], ids=lambda form: f"{form.digit} {form.name}")
def test_with_every_switch_on_the_net_is_fed_the_preparation(form) -> None:
    ink = ink_of(written(form, Hand(), np.random.default_rng(0)), size=0.4)
    stages, whole = raster.stages(ink), way(ink)

    assert stages is not None and whole is not None
    assert np.array_equal(whole.fed_HWC, stages.fed_HWC) and np.array_equal(whole.canvas_HW, stages.canvas_HW)
    assert all(picture.shape == (28, 28) and not picture.flags.writeable for picture in whole.before)


def test_nothing_drawn_has_no_way_and_an_image_of_a_data_set_only_its_end() -> None:
    assert way(Ink()) is None
    image = np.zeros((32, 32, 3), np.uint8)
    image[4:8] = 200
    plain = way(Ink(picture=Picture(image)))
    inverted = way(Ink(picture=Picture(image)), Switches(light=False))

    assert plain.before == (None,) * 4 and plain.fed_HWC is image
    assert np.array_equal(inverted.fed_HWC, 255 - image)


def test_without_the_crop_the_whole_pad_goes_on() -> None:
    on, off = way(CORNER), way(CORNER, replace(ALL_ON, crop=False))

    assert np.array_equal(off.crop_HW, off.canvas_HW)
    rows, columns = np.nonzero(on.crop_HW > 100)
    assert np.ptp(rows) >= 26 and abs((columns.min() + columns.max()) / 2 - 13.5) < 1  # it fills the picture
    # The pad's margin is within the 20x20 then, and the ink a few pixels large.
    assert np.count_nonzero(off.box_HW) < np.count_nonzero(on.box_HW) / 2


def test_without_the_box_the_ink_goes_on_as_it_was_drawn() -> None:
    off = way(CORNER, replace(ALL_ON, box=False))

    assert np.array_equal(off.box_HW, off.crop_HW)
    assert off.fed_HWC.any(axis=(1, 2)).sum() >= 27  # larger than 20 pixels


def test_without_the_centre_of_mass_the_box_stays_in_the_middle() -> None:
    on, off = way(CORNER), way(CORNER, replace(ALL_ON, mass=False))

    assert np.array_equal(off.fed_HWC[..., 0], off.box_HW)
    assert np.abs(centre_of_mass(on.fed_HWC[..., 0]) - 14).max() < 0.6
    assert np.abs(centre_of_mass(off.fed_HWC[..., 0]) - 14).max() > 1.5


def test_without_grey_levels_there_are_two_and_without_light_ink_all_is_inverted() -> None:
    on = way(CORNER)
    hard, dark = way(CORNER, replace(ALL_ON, grey=False)), way(CORNER, replace(ALL_ON, light=False))

    assert len(np.unique(on.fed_HWC)) > 10 and np.unique(hard.fed_HWC).tolist() == [0, 255]
    pairs = zip((*on.before, on.fed_HWC), (*dark.before, dark.fed_HWC), strict=True)
    assert all(np.array_equal(255 - picture, other) for picture, other in pairs)
