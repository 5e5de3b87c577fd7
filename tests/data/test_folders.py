"""A folder of one's own becomes a data set: torchvision's classes and files, no bad file fatal, large ones mapped."""

import os
import shutil
import subprocess
import sys
import threading
import tracemalloc
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mnistgui.data import folder_cache, folders
from mnistgui.data.data_set import DataSet, GivenUpError, SetRequest
from mnistgui.data.folder_tree import PICTURE_SUFFIXES, find_layout, list_files, shown_name
from mnistgui.data.folders import HELD_OUT, ONE_CLASS, SPLIT_FOLDERS, TOO_FEW, hold_out, load_folder
from mnistgui.data.vision import torchvision
from mnistgui.messages import UserError
from tests.data.folder_makers import make_arrays, make_folder, picture, without_permission


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "own"


def load(
    folder: Path, *, key: str = "ImageFolder", side: int = 12, colour: bool = False, budget_bytes: int = 2**30
) -> DataSet:
    request = SetRequest(key=key, folder=str(folder), side=side, colour=colour)
    return load_folder(request, cache_dir=folder.parent / "cache", budget_bytes=budget_bytes)


def refusal(folder: Path, key: str = "ImageFolder") -> str:
    with pytest.raises(UserError) as caught:
        load(folder, key=key)
    return caught.value.message.english()


def values(data_set: DataSet, split: str) -> list[int]:
    """Return the pixel value of each image: `make_folder` gives every image one of its own."""
    return data_set.splits[split].images_NHWC[:, 0, 0, 0].tolist()


def test_a_folder_a_class_becomes_training_test_and_all(folder: Path) -> None:
    make_folder(folder, {"cat": 10, "dog": 5, "새": 1})

    data_set = load(folder)

    assert data_set.info.class_names == ("cat", "dog", "새")
    assert data_set.info.splits == tuple(data_set.splits) == ("train", "test", "all")
    assert data_set.info.counts == (13, 3, 16)
    assert data_set.info.shape_HWC == (12, 12, 1)
    assert (data_set.info.title, data_set.info.source) == ("own", str(folder))
    assert data_set.info.mean == data_set.info.std == ()
    assert data_set.info.story == HELD_OUT
    assert data_set.can_train and not data_set.mapped and not data_set.left_out
    assert np.bincount(data_set.splits["test"].labels_N, minlength=3).tolist() == [2, 1, 0]
    for image_set in data_set.splits.values():
        assert (np.array(image_set.images_NHWC[:, 0, 0, 0]) // 10 == image_set.labels_N).all()


def test_the_splits_are_views_of_one_array(folder: Path) -> None:
    data_set = load(make_folder(folder, {"a": 6, "b": 6}))

    for split in ("train", "test"):
        assert np.shares_memory(data_set.splits[split].images_NHWC, data_set.splits["all"].images_NHWC)
    assert values(data_set, "all") == values(data_set, "train") + values(data_set, "test")


def test_what_is_held_out_is_the_same_each_time_and_does_not_hang_on_other_classes(folder: Path) -> None:
    make_folder(folder, {"a": 9, "b": 9})
    first = load(folder)
    make_folder(folder, {"aa": 5})

    second = load(folder)

    held_out_of_a = [value for value in values(first, "test") if value < 10]
    assert [value for value, label in zip(values(second, "test"), second.splits["test"].labels_N, strict=True)
            if label == 0] == held_out_of_a  # fmt: skip
    assert sorted(values(first, "all")) == sorted({*values(first, "train"), *values(first, "test")})


@pytest.mark.parametrize(("count", "held_out"), [(0, 0), (1, 0), (2, 1), (4, 1), (5, 1), (8, 2), (1000, 200)])
def test_a_fifth_of_a_class_is_held_out_but_never_all_of_it(count: int, held_out: int) -> None:
    labels_N = np.array([3] * count + [7] * 10, np.int64)

    is_test_N = hold_out(labels_N)

    assert is_test_N[:count].sum() == held_out and is_test_N[count:].sum() == 2


@pytest.mark.parametrize(
    ("train", "test"), [("train", "test"), ("Training", "Testing"), ("train", "val"), ("TRAIN", "validation")]
)
def test_folders_named_as_splits_are_the_splits(folder: Path, train: str, test: str) -> None:
    make_folder(folder / train, {"a": 3, "b": 2})
    make_folder(folder / test, {"b": 1, "a": 2, "only tested": 1})

    data_set = load(folder)

    assert data_set.info.class_names == ("a", "b", "only tested")
    assert data_set.info.counts == (5, 4, 9)
    assert data_set.splits["test"].labels_N.tolist() == [0, 0, 1, 2]
    assert data_set.info.story == SPLIT_FOLDERS


def test_of_test_and_val_the_test_folder_tests(folder: Path) -> None:
    make_folder(folder / "train", {"a": 3, "b": 3})
    make_folder(folder / "val", {"a": 1, "b": 1})
    make_folder(folder / "test", {"a": 2, "b": 2})

    assert load(folder).info.counts == (6, 4, 10)


def test_a_training_folder_beside_unsorted_test_images_is_split_itself(folder: Path) -> None:
    make_folder(folder / "train", {"a": 10, "b": 10})
    (folder / "test").mkdir()
    picture().save(folder / "test" / "1.png")

    data_set = load(folder)

    assert data_set.info.class_names == ("a", "b")
    assert data_set.info.counts == (16, 4, 20)


def test_a_class_that_is_called_train_is_a_class(folder: Path) -> None:
    make_folder(folder, {"car": 2, "train": 2})
    make_folder(folder / "train", {"steam": 2})

    assert load(folder).info.class_names == ("car", "train")


@pytest.mark.parametrize("key", ["ImageFolder", "DatasetFolder"])
def test_classes_files_and_their_order_are_torchvisions(folder: Path, key: str) -> None:
    make_folder(folder, {"b": 2, "a": 3, "B": 1, "ä": 1, ".hidden": 1, "a-b": 1})
    make_folder(folder / "a", {"deep": 2, "deep-er": 1, "Deeper": 1})
    make_arrays(folder / "b", {"inner": 2})
    for name in ("X.JPG", "y.jpeg", "z.gif", "notes.txt", ".png", "no_ending", "._a.png"):
        (folder / "b" / name).write_bytes(b"")
    (folder / "b" / "folder.png").mkdir()
    (folder / "empty").mkdir()
    (folder / "a" / "link").symlink_to(folder / "a-b")
    (folder / "loose.png").write_bytes(b"")
    datasets = torchvision().datasets
    if key == "ImageFolder":
        theirs = datasets.ImageFolder(folder, allow_empty=True)
    else:
        theirs = datasets.DatasetFolder(folder, np.load, (".npy",), allow_empty=True)

    layout = find_layout(folder)
    ours, left_out = list_files(layout, layout.train, key, bool)

    assert list(layout.class_names) == theirs.classes
    assert [(file.path, file.label) for file in ours] == theirs.samples
    assert not left_out


def test_the_endings_are_torchvisions() -> None:
    assert torchvision().datasets.folder.IMG_EXTENSIONS == PICTURE_SUFFIXES


def test_colour_and_side_are_as_asked_for(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2}, size=40)
    picture(30, 60, 240, "RGB").save(folder / "a" / "colour.png")

    data_set = load(folder, side=32, colour=True)

    assert data_set.splits["all"].shape_HWC == data_set.info.shape_HWC == (32, 32, 3)
    assert [240, 120, 0] in data_set.splits["all"].images_NHWC[:, 16, 16].tolist()


def test_arrays_are_read_as_dataset_folder(folder: Path) -> None:
    make_arrays(folder, {"a": 5, "b": 5})
    picture().save(folder / "a" / "not an array.png")

    data_set = load(folder, key="DatasetFolder")

    assert data_set.info.torchvision_class == "DatasetFolder"
    assert sorted(values(data_set, "all")) == [*range(5), *range(10, 15)]


def test_unreadable_files_are_listed_with_a_reason_and_left_out(folder: Path) -> None:
    make_folder(folder, {"a": 6, "b": 6})
    (folder / "a" / "000.png").write_bytes(b"not a picture")
    whole = (folder / "b" / "003.png").read_bytes()
    (folder / "b" / "003.png").write_bytes(whole[: len(whole) // 2])
    (folder / "b" / "loop.png").symlink_to("loop.png")
    (folder / "b" / "a\nline.png").write_bytes(b"")

    data_set = load(folder)

    assert sorted(left.path.name for left in data_set.left_out) == ["000.png", "003.png", "a\nline.png", "loop.png"]
    assert all(left.reason and "\n" not in left.reason for left in data_set.left_out)
    assert data_set.info.counts[2] == len(data_set.splits["all"]) == 10
    assert sorted(values(data_set, "all")) == [1, 2, 3, 4, 5, 10, 11, 12, 14, 15]
    for image_set in data_set.splits.values():
        assert (np.array(image_set.images_NHWC[:, 0, 0, 0]) // 10 == image_set.labels_N).all()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_what_may_not_be_read_is_listed(folder: Path) -> None:
    make_folder(folder, {"a": 3, "b": 3, "locked": 2})

    with without_permission(folder / "a" / "001.png", folder / "locked"):
        data_set = load(folder)

    assert {left.path.name for left in data_set.left_out} == {"001.png", "locked"}
    assert all("ermission" in left.reason for left in data_set.left_out)
    assert data_set.info.class_names == ("a", "b", "locked")
    assert data_set.info.counts[2] == 5


def test_a_class_without_a_readable_image_keeps_its_place(folder: Path) -> None:
    make_folder(folder, {"a": 5, "empty": 0, "unreadable": 0, "z": 5})
    (folder / "unreadable" / "x.png").write_bytes(b"x")

    data_set = load(folder)

    assert data_set.info.class_names == ("a", "empty", "unreadable", "z")
    assert set(data_set.splits["all"].labels_N.tolist()) == {0, 3}
    assert data_set.can_train


def test_links_in_a_circle_are_walked_once(folder: Path) -> None:
    make_folder(folder, {"a": 3, "b": 3})
    (folder / "a" / "again").symlink_to(folder / "a")
    (folder / "b" / "everything").symlink_to(folder)
    (folder / "b" / "up").symlink_to("..")
    (folder / "itself").symlink_to("itself")

    data_set = load(folder)

    assert data_set.info.counts[2] == 6
    assert data_set.info.class_names == ("a", "b")


def test_many_links_between_folders_do_not_multiply(folder: Path) -> None:
    names = [f"d{number}" for number in range(12)]
    make_folder(folder, {"a": 1, "b": 1})
    for name in names:
        (folder / "a" / name).mkdir()
    for one in names:
        for other in names:
            (folder / "a" / one / other).symlink_to(folder / "a" / other)

    assert load(folder).info.counts == (2,)


@pytest.mark.parametrize("name", ["고양이", "a\nb", "T-shirt, top", "%s {x}", "<b>", " ", "'\"", "é" * 60])
def test_names_of_any_kind_are_read(folder: Path, name: str) -> None:
    make_folder(folder, {name: 5, "other": 5})
    picture().save(folder / name / f"{name}.png")

    data_set = load(folder)

    assert data_set.info.counts[2] == 11
    assert shown_name(name) in data_set.info.class_names
    assert all(shown.isprintable() for shown in data_set.info.class_names)


def test_korean_names_from_a_mac_are_put_together(folder: Path) -> None:
    apart = unicodedata.normalize("NFD", "고양이")
    assert len(apart) > 3
    make_folder(folder, {apart: 2, "b": 2})

    assert load(folder).info.class_names == ("b", "고양이")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_names_that_are_no_text_at_all_can_be_shown_and_saved(folder: Path) -> None:
    make_folder(folder, {"a": 2, os.fsdecode(b"\xff\xfe"): 2})

    data_set = load(folder)

    assert "".join(data_set.info.class_names).encode("utf-8")
    assert data_set.info.counts[2] == 4


def test_one_class_can_be_looked_at_and_not_trained_on(folder: Path) -> None:
    data_set = load(make_folder(folder, {"only": 8, "empty": 0}))

    assert data_set.info.splits == tuple(data_set.splits) == ("all",)
    assert data_set.info.counts == (8,)
    assert data_set.info.story == ONE_CLASS and not data_set.can_train


def test_one_image_a_class_leaves_nothing_to_test_on(folder: Path) -> None:
    data_set = load(make_folder(folder, {"a": 1, "b": 1}))

    assert data_set.info.story == TOO_FEW and not data_set.can_train


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: None, "cannot be read"),
        (lambda folder: folder.write_text("a file"), "cannot be read"),
        (lambda folder: folder.mkdir(), "one for each class"),
        (lambda folder: (folder.mkdir(), picture().save(folder / "1.png")), "one for each class"),
        (lambda folder: make_folder(folder, {"cat": 0, "dog": 0}), "no image in the class folders"),
        (lambda folder: make_arrays(folder, {"cat": 2}), ".jpg, .jpeg, .png"),
    ],
    ids=["nowhere", "a file", "empty", "images without classes", "classes without images", "other files"],
)
def test_a_folder_that_is_no_data_set_is_told_what_it_must_look_like(folder: Path, make: object, says: str) -> None:
    make(folder)  # type: ignore[operator]

    sentence = refusal(folder)

    assert says in sentence and str(folder) in sentence


def test_a_folder_of_broken_files_names_one_of_them(folder: Path) -> None:
    make_folder(folder, {"a": 0, "b": 0})
    for name in ("a/1.png", "a/2.png", "b/1.png"):
        (folder / name).write_bytes(b"?")

    sentence = refusal(folder)

    assert "None of the 3 files" in sentence and "1.png" in sentence


def test_no_folder_at_all_is_asked_for_and_not_the_present_one_read() -> None:
    with pytest.raises(UserError, match="Choose the folder"):
        load_folder(SetRequest(key="ImageFolder"), cache_dir=Path())


def test_the_reading_is_given_up_between_images(folder: Path) -> None:
    make_folder(folder, {"a": 40, "b": 40})
    threads_before = threading.active_count()
    asked = 0

    def give_up() -> bool:
        nonlocal asked
        asked += 1
        return asked > 90  # listing asks 80 times

    with pytest.raises(GivenUpError):
        load_folder(SetRequest(key="ImageFolder", folder=str(folder)), cache_dir=folder, give_up=give_up)

    assert asked == 91
    assert threading.active_count() == threads_before


def test_the_listing_is_given_up_too(folder: Path) -> None:
    make_folder(folder, {"a": 3})

    with pytest.raises(GivenUpError):
        load_folder(SetRequest(key="ImageFolder", folder=str(folder)), cache_dir=folder, give_up=lambda: True)


def test_memory_is_that_of_the_array(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2}, size=64)
    for number in range(100):
        os.link(folder / "a" / "000.png", folder / "b" / f"link{number}.png")
    tracemalloc.start()
    try:
        data_set = load(folder, side=128, colour=True)
        size, peak = data_set.splits["all"].images_NHWC.nbytes, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert size > 4 * 2**20 and peak < 1.3 * size


def test_a_folder_is_read_without_torch(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2})
    code = (
        "import sys; from pathlib import Path; from mnistgui.data.data_set import SetRequest\n"
        "from mnistgui.data.folders import load_folder; from mnistgui.data.folder_scan import scan_folder\n"
        f"scan_folder(Path({str(folder)!r}))\n"
        f"load_folder(SetRequest(key='ImageFolder', folder={str(folder)!r}), cache_dir=Path({str(folder)!r}))\n"
        "sys.exit('torch' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


# Larger than the budget ---------------------------------------------------------------------------------------------


def cached(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache").rglob("images.bin"))


def test_a_folder_above_the_budget_is_mapped_and_says_the_same(folder: Path) -> None:
    make_folder(folder, {"a": 10, "b": 10})
    (folder / "a" / "002.png").write_bytes(b"broken")
    in_memory = load(folder)

    mapped = load(folder, budget_bytes=1000)

    assert mapped.mapped and isinstance(mapped.splits["all"].images_NHWC, np.memmap)
    assert mapped.info == in_memory.info and mapped.left_out == in_memory.left_out
    for split, image_set in in_memory.splits.items():
        assert np.array_equal(mapped.splits[split].images_NHWC, image_set.images_NHWC)
        assert np.array_equal(mapped.splits[split].labels_N, image_set.labels_N)
    with pytest.raises(ValueError, match="read-only"):
        mapped.splits["train"].images_NHWC[0] = 0


def test_a_folder_that_fits_the_budget_writes_nothing(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2})

    assert not load(folder, budget_bytes=4 * 144).mapped
    assert load(folder, budget_bytes=4 * 144 - 1).mapped
    assert len(cached(folder)) == 1


def test_what_was_written_is_used_again_while_nothing_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(folder, {"a": 5, "b": 5})
    first = load(folder, budget_bytes=0)

    with monkeypatch.context() as patch:
        patch.setattr(folders, "read_square", None)
        again = load(folder, budget_bytes=0)

    assert np.array_equal(again.splits["all"].images_NHWC, first.splits["all"].images_NHWC)


@pytest.mark.parametrize("change", ["content", "new file", "file gone", "other class", "side", "colour"])
def test_after_a_change_it_is_read_anew_and_the_old_file_goes(folder: Path, change: str) -> None:
    make_folder(folder, {"a": 5, "b": 5})
    load(folder, budget_bytes=0)
    old = cached(folder)
    match change:
        case "content":
            picture(13, 13, 250).save(folder / "a" / "000.png")
        case "new file":
            picture(12, 12, 250).save(folder / "a" / "new.png")
        case "file gone":
            (folder / "a" / "000.png").unlink()
        case "other class":
            shutil.move(folder / "a" / "000.png", folder / "b" / "moved.png")
    changed = load(folder, budget_bytes=0, side=16 if change == "side" else 12, colour=change == "colour")

    assert len(cached(folder)) == 1 and cached(folder) != old
    in_memory = load(folder, side=16 if change == "side" else 12, colour=change == "colour")
    assert np.array_equal(changed.splits["all"].images_NHWC, in_memory.splits["all"].images_NHWC)


def test_folders_do_not_take_each_others_files(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2})
    make_folder(folder.parent / "second", {"a": 2, "b": 2})

    load(folder, budget_bytes=0)
    load(folder.parent / "second", budget_bytes=0)

    assert len(cached(folder)) == 2


@pytest.mark.parametrize("file", ["images.bin", "about.json"])
@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"{}")])
def test_a_damaged_cache_is_written_anew(folder: Path, file: str, damage: object) -> None:
    make_folder(folder, {"a": 5, "b": 5})
    whole = np.array(load(folder, budget_bytes=0).splits["all"].images_NHWC)
    damage(cached(folder)[0].with_name(file))  # type: ignore[operator]

    assert np.array_equal(load(folder, budget_bytes=0).splits["all"].images_NHWC, whole)


def test_when_it_is_given_up_nothing_half_is_left(folder: Path) -> None:
    make_folder(folder, {"a": 40, "b": 40})
    asked = 0

    def give_up() -> bool:
        nonlocal asked
        asked += 1
        return asked > 170  # listing and dating ask 80 times each

    cache = folder.parent / "cache"
    with pytest.raises(GivenUpError):
        load_folder(SetRequest(key="ImageFolder", folder=str(folder)), cache_dir=cache, give_up=give_up, budget_bytes=0)

    assert asked == 171
    assert [path for path in cache.rglob("*") if path.is_file() or path.suffix == ".tmp"] == []


def test_half_a_copy_that_was_left_behind_is_removed_but_not_one_that_is_being_written(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2})
    load(folder, budget_bytes=0)
    place = cached(folder)[0].parents[1]
    for name in (".old.tmp", ".young.tmp"):
        (place / name).mkdir()
    os.utime(place / ".old.tmp", (0, 0))
    picture().save(folder / "a" / "new.png")

    load(folder, budget_bytes=0)

    assert not (place / ".old.tmp").exists() and (place / ".young.tmp").exists()


def test_a_disk_without_room_is_named_before_it_is_filled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(folder, {"a": 2, "b": 2})
    usage = shutil._ntuple_diskusage(10**9, 10**9, 10)  # type: ignore[attr-defined]
    monkeypatch.setattr(folder_cache.shutil, "disk_usage", lambda _: usage)

    with pytest.raises(UserError, match="Choose a smaller side"):
        load(folder, budget_bytes=0)
    assert cached(folder) == []


def test_a_disk_that_fills_up_on_the_way_is_a_sentence_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(folder, {"a": 2, "b": 2})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder_cache.FolderCache, "_fill", full)

    with pytest.raises(UserError, match="No space left on device"):
        load(folder, budget_bytes=0)
    assert list((folder.parent / "cache").rglob("*.tmp")) == []


def test_a_cache_that_cannot_be_made_is_a_sentence(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2})
    (folder.parent / "cache").write_text("a file")

    with pytest.raises(UserError, match="cannot be kept"):
        load(folder, budget_bytes=0)


def test_a_mapped_folder_takes_no_memory_for_its_pixels(folder: Path) -> None:
    make_folder(folder, {"a": 2, "b": 2}, size=64)
    for number in range(100):
        os.link(folder / "a" / "000.png", folder / "b" / f"link{number}.png")
    tracemalloc.start()
    try:
        data_set = load(folder, side=128, colour=True, budget_bytes=2**20)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert data_set.mapped and peak < 2**21 < data_set.splits["all"].images_NHWC.nbytes


def test_a_huge_and_a_tiny_picture_are_read_beside_the_others(folder: Path) -> None:
    make_folder(folder, {"a": 5, "b": 5})
    Image.new("L", (10_000, 10_000), 91).save(folder / "a" / "huge.png", compress_level=1)
    Image.new("L", (1, 1), 92).save(folder / "b" / "tiny.png")

    data_set = load(folder)

    assert not data_set.left_out and {91, 92} <= set(values(data_set, "all"))
