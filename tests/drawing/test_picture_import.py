"""A picture that is shown before it is taken: as it is, as it would be fed, and with paper and ink swapped."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from mnistgui.drawing.picture_digit import read_digit
from mnistgui.drawing.picture_import import import_picture
from mnistgui.messages import UserError
from tests.drawing.test_picture_digit import make


def seven(file: Path, *, mode: str = "RGB", paper: str = "white", ink: str = "navy") -> Path:
    picture = Image.new(mode, (600, 400), paper)
    ImageDraw.Draw(picture).line([(200, 80), (380, 80), (260, 340)], ink, 24)
    picture.save(file)
    return file


def test_the_picture_is_shown_in_colour_and_fed_as_a_digit(tmp_path: Path) -> None:
    file = seven(tmp_path / "seven.png")

    picture = import_picture(file)

    assert picture.name == "seven.png"
    assert picture.shown_HWC.shape == (341, 512, 3)
    np.testing.assert_array_equal(picture.fed_HWC, read_digit(file, (28, 28)))
    assert picture.swapped_HWC is not None
    assert picture.swapped_HWC.shape == (28, 28, 1)


def test_swapped_takes_the_other_one_for_ink(tmp_path: Path) -> None:
    digit_HW = np.zeros((28, 28), np.uint8)
    digit_HW[4:24, 13:16] = 255
    Image.fromarray(digit_HW).save(tmp_path / "one.png")

    picture = import_picture(tmp_path / "one.png")

    np.testing.assert_array_equal(picture.fed_HWC[..., 0], digit_HW)
    np.testing.assert_array_equal(picture.swapped_HWC[..., 0], 255 - digit_HW)


def test_where_the_paper_alone_cannot_be_ink_nothing_is_swapped(tmp_path: Path) -> None:
    page = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(page).ellipse((148, 148, 152, 152), 0)
    page.save(tmp_path / "dot.png")

    assert import_picture(tmp_path / "dot.png").swapped_HWC is None


@pytest.mark.parametrize("name", ["text", "huge", "tiny", "narrow", "blank", "folder", "cut"])
def test_what_is_no_picture_is_refused_in_one_sentence_that_names_it(tmp_path: Path, name: str) -> None:
    make(name, tmp_path / "picture.png")

    with pytest.raises(UserError, match=r"^The picture picture\.png cannot be read: [^\n]*[^.]\.$"):
        import_picture(tmp_path / "picture.png")


def test_a_picture_from_elsewhere_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert import_picture(seven(tmp_path / "x1.png"), "clipboard").name == "clipboard"
