"""Pictures of digits from files: whatever the paper, the size and the place, the net is fed MNIST's form."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from mnistgui.data import library
from mnistgui.data.picture_files import UnreadableError
from mnistgui.drawing.picture_digit import read_digit
from mnistgui.drawing.predictor import Predictor
from mnistgui.models.snapshot import load_snapshot
from mnistgui.paths import resource

Floats = npt.NDArray[np.float64]
SIDE = (28, 28)
ROWS, COLUMNS = np.mgrid[0:400, 0:600]


@pytest.fixture(scope="module")
def digits() -> Any:
    return library.load_mnist("test")


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor(load_snapshot(resource("models", "pretrained")))


def saved(pixels: npt.NDArray[Any], file: Path) -> Path:
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(file)
    return file


def ink(digit_HW: npt.NDArray[np.uint8], side: int, place: tuple[int, int]) -> Floats:
    """Return the digit in 400x600, ``side`` pixels large, as ink from 0 to 1."""
    canvas = Image.new("L", (600, 400), 0)
    canvas.paste(Image.fromarray(digit_HW).resize((side, side), Image.Resampling.BICUBIC), place)
    return np.asarray(canvas, np.float64) / 255


def black_on_white(digit_HW: npt.NDArray[np.uint8], _noise: Floats) -> Floats:
    return 255 - 255 * ink(digit_HW, 150, (420, 20))


def photograph(digit_HW: npt.NDArray[np.uint8], noise: Floats) -> Floats:
    paper = 120 + COLUMNS / 6 + ROWS / 13
    return paper * (1 - 0.7 * ink(digit_HW, 220, (200, 100))) + 4 * noise


def chalk(digit_HW: npt.NDArray[np.uint8], noise: Floats) -> Floats:
    return 40 + 150 * ink(digit_HW, 220, (30, 150)) + 5 * noise


@pytest.mark.parametrize("look", [black_on_white, photograph, chalk], ids=lambda look: look.__name__)
def test_the_shipped_net_reads_digits_on_any_paper(
    digits: Any, predictor: Predictor, tmp_path: Path, look: Callable[[npt.NDArray[np.uint8], Floats], Floats]
) -> None:
    noise = np.random.default_rng(0).normal(size=(400, 600))
    answers = []
    for place in range(20):
        file = saved(look(digits.images_NHWC[place, ..., 0], noise), tmp_path / "digit.png")
        fed_HWC = read_digit(file, SIDE)
        assert fed_HWC.shape == (28, 28, 1) and fed_HWC.max() == 255
        answers.append(predictor.predict(fed_HWC).answer)

    right = [digits.class_names[label] for label in digits.labels_N[:20]]
    assert sum(map(str.__eq__, answers, right)) >= 19  # type: ignore[arg-type]


def test_ink_is_fitted_and_centred_as_in_mnist(digits: Any, tmp_path: Path) -> None:
    for place in range(10):
        file = saved(255 - 255 * ink(digits.images_NHWC[place, ..., 0], 280, (17, 60)), tmp_path / "digit.png")
        fed_HW = read_digit(file, SIDE)[..., 0].astype(float)
        rows, columns = np.flatnonzero(fed_HW.any(axis=1)), np.flatnonzero(fed_HW.any(axis=0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
        centre = [fed_HW.sum(axis=axis) @ np.arange(28) / fed_HW.sum() for axis in (0, 1)]
        np.testing.assert_allclose(centre, 14, atol=0.51)


@pytest.mark.parametrize("paper", ["black", "white"])
def test_an_image_of_a_data_set_is_fed_as_it_is(digits: Any, tmp_path: Path, paper: str) -> None:
    digit_HWC = digits.images_NHWC[3]
    file = saved((digit_HWC if paper == "black" else 255 - digit_HWC)[..., 0], tmp_path / "digit.png")

    np.testing.assert_array_equal(read_digit(file, SIDE), digit_HWC)


def test_a_speck_far_away_does_not_make_the_digit_small(digits: Any, tmp_path: Path) -> None:
    page = 255 - 255 * ink(digits.images_NHWC[0, ..., 0], 220, (200, 100))
    clean = read_digit(saved(page, tmp_path / "clean.png"), SIDE)
    page[5:9, 5:9] = 0

    np.testing.assert_array_equal(read_digit(saved(page, tmp_path / "speck.png"), SIDE), clean)


def make(name: str, file: Path) -> None:
    match name:
        case "text":
            file.write_text("not a picture")
        case "huge":
            Image.new("1", (10_000, 10_000)).save(file)
        case "tiny":
            Image.new("L", (1, 1)).save(file)
        case "narrow":
            Image.new("L", (1000, 2)).save(file)
        case "blank":
            Image.new("L", (100, 100), 250).save(file)
        case "folder":
            file.mkdir()
        case "cut":
            Image.fromarray(np.random.default_rng(0).integers(0, 255, (99, 99), np.uint8)).save(file)
            file.write_bytes(file.read_bytes()[:2000])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("text", "not a picture"),
        ("huge", "10,000x10,000 pixels"),
        ("tiny", "1x1 pixels"),
        ("narrow", "1000x2 pixels"),
        ("blank", "nothing on it"),
        ("folder", "not a regular file"),
        ("cut", "truncated"),
    ],
)
def test_what_is_no_picture_of_a_digit_is_refused_with_the_reason(tmp_path: Path, name: str, said: str) -> None:
    make(name, tmp_path / "picture.png")

    with pytest.raises(UnreadableError, match=said):
        read_digit(tmp_path / "picture.png", SIDE)


def test_nothing_in_the_thinnest_pen_fails(tmp_path: Path) -> None:
    page = np.full((300, 300), 255)
    page[150, 20:280] = 0

    fed_HW = read_digit(saved(page, tmp_path / "line.png"), SIDE)[..., 0]
    assert np.flatnonzero(fed_HW.any(axis=0)).tolist() == list(range(4, 24))
    assert fed_HW.any(axis=1).sum() == 1
