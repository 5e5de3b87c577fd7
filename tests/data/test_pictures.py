"""Images are saved as files that every system takes and an ImageFolder reads, and that are whole or not there."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from mnistgui.data import pictures
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import GivenUpError, SetRequest
from mnistgui.data.folders import load_folder
from mnistgui.data.image_set import ImageSet
from mnistgui.data.pictures import file_names, most_in_grid, save_grid, save_images, save_picture
from mnistgui.data.vision import torchvision
from mnistgui.messages import UserError
from tests.data.folder_makers import without_permission


def colourful(count: int, side: int = 12) -> ImageSet:
    images = np.random.default_rng(0).integers(0, 256, (count, side, side, 3), np.uint8)
    labels = np.arange(count, dtype=np.int64) % 3
    names = ("T-shirt/top", "가방", "a\nb")
    return ImageSet(name="own", split="test", images_NHWC=images, labels_N=labels, class_names=names)


def pixels(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_each_image_is_a_png_in_the_folder_of_its_class(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    written = save_images(tiny_image_set, np.array([3, 63, 13]), tmp_path)

    assert [str(path.relative_to(tmp_path)) for path in written] == [
        str(Path("3", "tiny-train-03.png")), str(Path("3", "tiny-train-63.png")), str(Path("3", "tiny-train-13.png")),
    ]  # fmt: skip
    assert np.array_equal(pixels(written[1]), tiny_image_set.images_NHWC[63, ..., 0])
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(written)


def test_what_is_saved_opens_again_as_an_image_folder(tmp_path: Path) -> None:
    saved = colourful(9)

    save_images(saved, np.arange(9), tmp_path / "saved")
    request = SetRequest(key="ImageFolder", folder=str(tmp_path / "saved"), side=12, colour=True)
    opened = load_folder(request, cache_dir=tmp_path).splits["all"]

    assert opened.class_names == ("T-shirt_top", "a_b", "가방")
    assert {image.tobytes() for image in opened.images_NHWC} == {image.tobytes() for image in saved.images_NHWC}


def test_images_of_another_set_are_not_written_over(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    for image_set in (tiny_image_set, replace(tiny_image_set, split="test"), replace(tiny_image_set, name="other")):
        save_images(image_set, np.array([0]), tmp_path)

    assert len(list((tmp_path / "0").iterdir())) == 3


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("0", "1"), ["0", "1"]),
        (("T-shirt/top", "Ankle boot"), ["T-shirt_top", "Ankle boot"]),
        (("가방", "お o"), ["가방", "お o"]),
        (("A", "B", "a"), ["A", "B", "a_2"]),
        (("a/b", "a:b", "a_b"), ["a_b", "a_b_1", "a_b_2"]),
        (("x_1", "x", "X"), ["x_1", "x", "X_2"]),
        (("x_1", "X_1"), ["x_1", "X_1_1"]),
        (("..", ".", "", "...a. "), ["_", "__1", "__2", "a"]),
        (("../../etc", "C:\\x"), ["_.._etc", "C__x"]),
        (("con", "NUL.txt", "com1", "console"), ["con_", "NUL.txt_", "com1_", "console"]),
        (("a\nb\x00", "\u202ex"), ["a_b_", "_x"]),
    ],
)
def test_names_are_taken_by_every_system_and_no_two_are_alike(names: tuple[str, ...], wanted: list[str]) -> None:
    assert file_names(names) == wanted


def test_names_of_any_length_fit_and_stay_whole_letters() -> None:
    long_names = file_names(["가" * 300, "가" * 300, "😀" * 300])

    assert len(set(long_names)) == 3
    assert all(len(name.encode()) < 100 and set(name) <= set("가😀_1") for name in long_names)


@pytest.mark.parametrize("key", list(DATA_SETS))
def test_the_names_of_every_data_set_stay_different(key: str) -> None:
    names = [name.casefold() for name in file_names(DATA_SETS[key].class_names)]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("columns", [None, 1, 3, 8])
@pytest.mark.parametrize("colour", [False, True])
def test_a_grid_is_torchvisions(tiny_image_set: ImageSet, tmp_path: Path, columns: int | None, colour: bool) -> None:
    image_set = colourful(20) if colour else tiny_image_set
    indices = np.array([5, 1, 19, 7, 7])

    save_grid(image_set, indices, tmp_path / "grid.png", columns)

    utils = torchvision().utils
    batch = torch.from_numpy(image_set.images_NHWC[indices]).permute(0, 3, 1, 2) / 255
    utils.save_image(batch, tmp_path / "theirs.png", nrow=columns or 3)
    assert np.array_equal(pixels(tmp_path / "grid.png"), pixels(tmp_path / "theirs.png"))


def test_one_image_is_a_grid_too(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    save_grid(tiny_image_set, np.array([2]), tmp_path / "one.png")

    assert np.array_equal(pixels(tmp_path / "one.png")[..., 0], tiny_image_set.images_NHWC[2, ..., 0])


@pytest.mark.parametrize(
    ("name", "form"), [("a.png", "PNG"), ("a.JPG", "JPEG"), ("a.webp", "WEBP"), ("a.bmp", "BMP"), ("a.tif", "TIFF")]
)
def test_the_ending_tells_the_format(tiny_image_set: ImageSet, tmp_path: Path, name: str, form: str) -> None:
    save_grid(tiny_image_set, np.arange(4), tmp_path / name)
    with Image.open(tmp_path / name) as picture:
        assert picture.format == form

    save_picture(tiny_image_set.images_NHWC[0], tmp_path / f"single {name}")
    with Image.open(tmp_path / f"single {name}") as picture:
        assert picture.format == form and picture.size == (28, 28)


@pytest.mark.parametrize("name", ["grid", "grid.txt", "grid.png.gz"])
def test_another_ending_is_refused_by_name(tiny_image_set: ImageSet, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=name):
        save_grid(tiny_image_set, np.arange(4), tmp_path / name)
    with pytest.raises(UserError, match=name):
        save_picture(tiny_image_set.images_NHWC[0], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_nothing_and_too_much_are_refused_in_a_sentence(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    none, many = np.empty(0, np.intp), np.zeros(10_001, np.intp)

    with pytest.raises(UserError, match="No image"):
        save_images(tiny_image_set, none, tmp_path)
    with pytest.raises(UserError, match="No image"):
        save_grid(tiny_image_set, none, tmp_path / "grid.png")
    with pytest.raises(UserError, match="10,001 images are chosen; at most 10,000"):
        save_images(tiny_image_set, many, tmp_path)
    most = most_in_grid(tiny_image_set)
    with pytest.raises(UserError, match=f"at most {most:,}"):
        save_grid(tiny_image_set, np.zeros(most + 1, np.intp), tmp_path / "grid.png")
    assert list(tmp_path.iterdir()) == []


def test_a_grid_may_hold_ten_thousand_digits_and_a_few_large_images(tiny_image_set: ImageSet) -> None:
    large = replace(tiny_image_set, images_NHWC=np.zeros((64, 224, 224, 1), np.uint8))

    assert most_in_grid(tiny_image_set) == 37_282
    assert most_in_grid(large) == 656


def test_saving_is_given_up_between_images(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    asked = iter([False, False, True])

    with pytest.raises(GivenUpError):
        save_images(tiny_image_set, np.arange(9), tmp_path, give_up=lambda: next(asked))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


def test_a_crash_while_writing_leaves_the_old_picture(
    tiny_image_set: ImageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "grid.png"
    save_grid(tiny_image_set, np.arange(4), file)
    before = file.read_bytes()

    def broken(self: Image.Image, path: Path, **_: object) -> None:
        Path(path).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Image.Image, "save", broken)

    for write in (
        lambda: save_grid(tiny_image_set, np.arange(9), file),
        lambda: save_picture(tiny_image_set.images_NHWC[0], file),
    ):
        with pytest.raises(UserError, match="No space left"):
            write()
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_that_may_not_be_written_to_is_named(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()

    with without_permission(locked), pytest.raises(UserError, match="tiny-train"):
        save_images(tiny_image_set, np.array([0]), locked)


def test_the_images_of_a_mapped_set_are_saved(tiny_image_set: ImageSet, tmp_path: Path) -> None:
    tiny_image_set.images_NHWC.tofile(tmp_path / "pixels")
    mapped = np.memmap(tmp_path / "pixels", np.uint8, mode="r", shape=(64, 28, 28, 1))
    image_set = replace(tiny_image_set, images_NHWC=mapped)

    save_grid(image_set, np.arange(4), tmp_path / "grid.png")
    saved = save_images(image_set, np.array([9]), tmp_path)

    assert np.array_equal(pixels(saved[0]), tiny_image_set.images_NHWC[9, ..., 0])


def test_importing_it_loads_no_torch() -> None:
    code = f"import sys, {pictures.__name__}; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
