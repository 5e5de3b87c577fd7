"""A quick look into a folder says what it holds, shows a few of its images, and ends in time however large it is."""

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnistgui.data import folder_scan
from mnistgui.data.data_set import SetRequest
from mnistgui.data.folder_scan import THUMBNAIL_PX, preview_folder, scan_folder
from mnistgui.data.folders import load_folder
from mnistgui.messages import UserError
from tests.data.folder_makers import make_arrays, make_folder, picture


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def test_it_counts_the_images_of_each_class(folder: Path) -> None:
    make_folder(folder, {"cat": 3, "새": 2, "empty": 0})
    picture().save(folder / "cat" / "photo.JPG", "jpeg")
    (folder / "cat" / "notes.txt").write_text("no image")

    scan = scan_folder(folder)

    assert scan.key == "ImageFolder" and scan.complete and not scan.colour
    assert [(one.name, one.count(scan.key)) for one in scan.classes] == [("cat", 4), ("empty", 0), ("새", 2)]
    assert scan.classes[0].parts == ({".png": 3, ".jpg": 1},)
    assert scan.suffixes() == {".png": 5, ".jpg": 1}
    assert scan.count("ImageFolder") == 6 and scan.count("DatasetFolder") == 0


def test_training_and_test_folders_are_counted_together(folder: Path) -> None:
    make_folder(folder / "train", {"a": 3, "b": 2})
    make_folder(folder / "val", {"a": 1, "c": 1})

    scan = scan_folder(folder)

    assert [(one.name, one.count(scan.key)) for one in scan.classes] == [("a", 4), ("b", 2), ("c", 1)]
    assert (scan.count(scan.key, 0), scan.count(scan.key, 1)) == (5, 2)
    assert scan.layout.train == folder / "train" and scan.layout.test == folder / "val"


def test_a_folder_of_arrays_is_a_dataset_folder_and_a_mixed_one_can_be_either(folder: Path) -> None:
    make_arrays(folder, {"a": 3, "b": 3})
    picture().save(folder / "a" / "one.png")

    scan = scan_folder(folder)

    assert scan.key == "DatasetFolder" and scan.suffixes() == {".npy": 6}
    assert {example.path.suffix for example in scan.examples} == {".npy"}
    assert [example.path.name for example in replace(scan, key="ImageFolder").examples] == ["one.png"]


def test_the_examples_are_eight_of_as_many_classes_as_there_are(folder: Path) -> None:
    make_folder(folder, {"a": 20, "b": 20, "c": 1})
    Image.new("L", (40, 30)).save(folder / "c" / "000.png")

    examples = scan_folder(folder).examples

    assert [example.class_name for example in examples] == ["a", "b", "c", "a", "b", "a", "b", "a"]
    assert (examples[2].width, examples[2].height) == (40, 30)
    assert len({example.path for example in examples}) == 8


def test_what_cannot_be_opened_is_no_example(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 1})
    (folder / "a" / "broken.png").write_bytes(b"?")

    assert len(scan_folder(folder).examples) == 3


def test_grey_pictures_that_were_saved_in_colour_are_grey(folder: Path) -> None:
    grey = np.random.default_rng(0).integers(0, 256, (40, 40), np.uint8)
    make_folder(folder, {"a": 0, "b": 0})
    for name in ("a", "b"):
        Image.fromarray(grey).convert("RGB").save(folder / name / "x.jpg")
    assert not scan_folder(folder).colour

    picture(40, 40, 200, "RGB").save(folder / "b" / "colour.jpg")
    assert scan_folder(folder).colour


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: None, "cannot be read"),
        (lambda folder: folder.mkdir(), "one for each class"),
        (lambda folder: make_folder(folder, {"a": 0}), "no image in the class folders"),
    ],
    ids=["nowhere", "empty", "no image"],
)
def test_what_is_wrong_is_said_as_when_it_is_loaded(folder: Path, make: object, says: str) -> None:
    make(folder)  # type: ignore[operator]

    with pytest.raises(UserError, match=says) as on_scan:
        scan_folder(folder)
    with pytest.raises(UserError) as on_load:
        load_folder(SetRequest(key="ImageFolder", folder=str(folder)), cache_dir=folder)
    assert on_scan.value.message == on_load.value.message


def test_time_is_shared_by_the_classes_and_running_out_of_it_is_said(folder: Path) -> None:
    make_folder(folder, {"a": 50, "b": 2, "c": 2})

    scan = scan_folder(folder, seconds=0)

    assert not scan.complete
    assert [one.count(scan.key) for one in scan.classes] == [1, 1, 1]
    assert {example.class_name for example in scan.examples} == {"a", "b", "c"}


def test_a_folder_of_many_files_is_looked_into_no_longer_than_stated(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(folder, {"a": 1, "b": 1})

    def endless(*_: object) -> object:
        while True:
            yield str(folder / "a" / "000.png")

    monkeypatch.setattr(folder_scan, "walk", endless)
    start = time.monotonic()
    scan = scan_folder(folder, seconds=0.3)

    assert time.monotonic() - start < 2
    assert not scan.complete and min(one.count(scan.key) for one in scan.classes) > 1000


@pytest.mark.parametrize(("colour", "channels"), [(False, 1), (True, 3)])
def test_the_preview_shows_what_the_net_would_see(folder: Path, colour: bool, channels: int) -> None:
    make_folder(folder, {"a": 4, "b": 4}, size=40)
    picture(600, 300, 200, "RGB").save(folder / "a" / "000.png")

    scan = scan_folder(folder)
    preview = preview_folder(scan, 20, colour)

    assert (preview.key, preview.side, preview.colour) == ("ImageFolder", 20, colour)
    assert preview.after_NHWC.shape == (8, 20, 20, channels)
    assert {image_HWC.shape for image_HWC in preview.before} == {(40, 40, 3), (THUMBNAIL_PX // 2, THUMBNAIL_PX, 3)}
    loaded = load_folder(
        SetRequest(key="ImageFolder", folder=str(folder), side=20, colour=colour), cache_dir=folder
    ).splits["all"]
    as_loaded = {image_HWC.tobytes() for image_HWC in loaded.images_NHWC}
    assert {image_HWC.tobytes() for image_HWC in preview.after_NHWC} == as_loaded


def test_an_example_that_cannot_be_decoded_is_left_out_of_the_preview(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 1})
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (50, 50), np.uint8)).save(folder / "a" / "cut.png")
    content = (folder / "a" / "cut.png").read_bytes()
    (folder / "a" / "cut.png").write_bytes(content[: len(content) // 2])

    preview = preview_folder(scan_folder(folder), 28, False)

    assert len(preview.before) == len(preview.after_NHWC) == len(preview.examples) == 3
    assert [left.path.name for left in preview.left_out] == ["cut.png"]


def test_a_folder_without_a_readable_example_has_an_empty_preview(folder: Path) -> None:
    make_folder(folder, {"a": 0, "b": 0})
    (folder / "a" / "x.png").write_bytes(b"?")

    preview = preview_folder(scan_folder(folder), 28, True)

    assert preview.after_NHWC.shape == (0, 28, 28, 3) and preview.before == ()


@pytest.mark.parametrize(
    ("classes", "test_classes"),
    [
        ({"a": 5, "b": 5}, {}),
        ({"a": 5, "b": 0}, {}),
        ({"a": 1, "b": 1}, {}),
        ({"a": 2, "b": 2}, {"a": 1, "b": 1}),
        ({"a": 2, "b": 2}, {"a": 0}),
        ({"a": 2}, {"a": 1, "b": 1}),
    ],
    ids=["held out", "one class", "too few", "split folders", "no test image", "one class to learn"],
)
def test_how_it_will_be_split_is_told_as_it_then_comes(
    folder: Path, classes: dict[str, int], test_classes: dict[str, int]
) -> None:
    make_folder(folder / "train" if test_classes else folder, classes)
    if test_classes:
        make_folder(folder / "test", test_classes)

    scan = scan_folder(folder)
    loaded = load_folder(SetRequest(key=scan.key, folder=str(folder), side=8), cache_dir=folder)

    assert scan.story == loaded.info.story
    assert scan.image_bytes(8, False) == loaded.splits["all"].image_bytes
    assert not scan.is_mapped(8, False)


def test_more_than_a_gigabyte_is_told_to_be_mapped(folder: Path) -> None:
    scan = scan_folder(make_folder(folder, {"a": 1, "b": 1}))
    many = replace(scan, classes=(replace(scan.classes[0], parts=({".png": 10_000},)),))

    assert many.is_mapped(224, True) and not many.is_mapped(28, True)
