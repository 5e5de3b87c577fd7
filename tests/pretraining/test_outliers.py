"""Outliers: as the canvas feeds them, of every kind, and none of them a digit's form."""

import numpy as np

from mnistgui.drawing.digit_forms import FORMS
from mnistgui.pretraining.outliers import SHAPES, outliers


def test_a_seed_gives_the_same_images_and_another_seed_others() -> None:
    images = outliers(40, seed=3)

    assert images.shape == (40, 28, 28, 1) and images.dtype == np.uint8
    assert np.array_equal(images, outliers(40, seed=3)) and not np.array_equal(images, outliers(40, seed=4))
    assert (images.reshape(40, -1).max(1) > 200).all()
    assert len({image.tobytes() for image in images}) == 40


def test_the_centre_of_mass_is_in_the_middle_as_of_every_drawing() -> None:
    for image in outliers(40, seed=1)[..., 0].astype(float):
        centre = (np.array(np.indices(image.shape)) * image).sum((1, 2)) / image.sum()
        assert np.abs(centre - 14).max() <= 1.5


def test_letters_that_hands_write_like_digits_are_left_out() -> None:
    names = [shape.name for shape in SHAPES]

    assert len(set(names)) == len(names)
    assert not set("BDGIOQSYZabgiloqsyz") & set(names)
    assert not {shape.course for shape in SHAPES} & {form.course for form in FORMS}
