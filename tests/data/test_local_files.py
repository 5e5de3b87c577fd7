"""What a user has of a data set is taken if it is right, however it is packed and wherever it lies; nothing is lost."""

import gzip
import os
import tracemalloc
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import GivenUpError, SetRequest
from mnistgui.data.file_search import search
from mnistgui.data.local_files import MissingFilesError, take
from mnistgui.data.progress import DownloadProgress
from mnistgui.messages import UserError
from mnistgui.paths import resource
from tests.data import small_sets
from tests.data.small_sets import PACK, packed, write, zipped

PLAIN = small_sets.mnist_like(seed=1)
OFFICIAL = packed(PLAIN)
KMNIST_PLAIN = small_sets.mnist_like(seed=7)
KMNIST_OFFICIAL = packed(KMNIST_PLAIN)
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"
NO_MIRROR = "http://127.0.0.1:9/"


@pytest.fixture(autouse=True)
def fashion(monkeypatch: pytest.MonkeyPatch) -> Any:
    """torchvision's Fashion-MNIST and KMNIST, small."""
    small_sets.expect(monkeypatch, "KMNIST", KMNIST_OFFICIAL, NO_MIRROR)
    return small_sets.expect(monkeypatch, "FashionMNIST", OFFICIAL, NO_MIRROR)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "root"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Where the user has files."""
    return tmp_path / "given"


def take_all(root: Path, *paths: Path, key: str = "FashionMNIST", **options: Any) -> list[DownloadProgress]:
    told: list[DownloadProgress] = []
    take(DATA_SETS[key], root, paths, **{"progress": told.append, "cancelled": lambda: False} | options)
    return told


def complaint(root: Path, *paths: Path, key: str = "FashionMNIST") -> str:
    with pytest.raises(MissingFilesError) as caught:
        take_all(root, *paths, key=key)
    sentence = caught.value.message.english()
    assert "\n" not in sentence
    return sentence


def assert_read(root: Path, maker: Any, key: str = "FashionMNIST", plain: Mapping[str, bytes] = PLAIN) -> None:
    """torchvision's own class and the library read the right images."""
    wanted = np.frombuffer(plain[IMAGES][16:], np.uint8).reshape(-1, 28, 28)
    assert np.array_equal(maker(root, download=False).data.numpy(), wanted)
    ours = library.load(SetRequest(key=key), root).splits["train"]
    assert np.array_equal(ours.images_NHWC[..., 0], wanted)


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# What is taken -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", PACK)
def test_a_folder_of_files_packed_in_any_way_is_taken(suffix: str, fashion: Any, root: Path, given: Path) -> None:
    write(given, packed(PLAIN, suffix))

    take_all(root, given)

    assert_read(root, fashion)


def test_official_files_lie_packed_and_unpacked_as_torchvision_leaves_them(root: Path, given: Path) -> None:
    take_all(root, write(given, OFFICIAL))

    assert contents_of(root / "FashionMNIST" / "raw") == OFFICIAL | PLAIN


def test_files_packed_by_other_hands_leave_only_what_they_hold(root: Path, given: Path) -> None:
    anew = {f"{name}.gz": gzip.compress(content, 1) for name, content in PLAIN.items()}

    take_all(root, write(given, anew))

    assert contents_of(root / "FashionMNIST" / "raw") == PLAIN


def test_single_files_archives_and_folders_can_be_mixed(fashion: Any, root: Path, given: Path) -> None:
    images, labels, test_images, test_labels = OFFICIAL
    write(given, {images: OFFICIAL[images], "mixed.zip": zipped({labels: OFFICIAL[labels]}, "deep/er/")})
    write(given / "plain", {test_images.removesuffix(".gz"): PLAIN[test_images.removesuffix(".gz")]})
    write(given / "own", {test_labels: OFFICIAL[test_labels]})

    take_all(root, given / images, given / "mixed.zip", given / "plain", given / "own" / test_labels)

    assert_read(root, fashion)


@pytest.mark.parametrize(
    "rename",
    [
        lambda name: name.replace("-idx", ".idx"),
        lambda name: name.upper(),
        lambda name: f"{name} (1).gz",
        lambda name: f"{name}.gz",
        lambda name: f"{name}/{name}",
    ],
    ids=["Kaggle's dots", "capitals", "a second download", "unpacked by the browser", "a folder for each file"],
)
def test_files_are_known_by_the_names_that_they_get_on_their_way(
    rename: Any, fashion: Any, root: Path, given: Path
) -> None:
    for name, content in PLAIN.items():
        path = given / rename(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    take_all(root, given)

    assert_read(root, fashion)


def test_the_root_of_torchvision_with_many_sets_gives_the_right_one(fashion: Any, root: Path, given: Path) -> None:
    write(given / "KMNIST" / "raw", KMNIST_OFFICIAL | KMNIST_PLAIN)
    write(given / "FashionMNIST" / "raw", PLAIN)
    write(given / "MNIST" / "raw", {path.name: path.read_bytes() for path in resource("mnist").glob("t10k*.gz")})

    take_all(root, given)

    assert_read(root, fashion)


def test_a_second_download_of_the_same_name_is_told_from_that_of_another_set(
    fashion: Any, root: Path, given: Path
) -> None:
    write(given, KMNIST_OFFICIAL)
    write(given, {name.replace(".gz", " (1).gz"): content for name, content in OFFICIAL.items()})

    take_all(root, given)

    assert_read(root, fashion)


def test_a_plain_second_download_is_told_from_the_packed_one_of_another_set(
    fashion: Any, root: Path, given: Path
) -> None:
    write(given, KMNIST_OFFICIAL)
    write(given, {f"{name} (1)": content for name, content in PLAIN.items()})

    take_all(root, given)

    assert_read(root, fashion)


def test_a_folder_with_the_name_of_the_set_comes_first(fashion: Any, root: Path, given: Path) -> None:
    write(given / "a", small_sets.mnist_like(seed=99))
    write(given / "b" / "fashion-mnist", PLAIN)

    take_all(root, given)

    assert_read(root, fashion)


def test_the_archive_of_emnist_is_kept_whole_and_one_split_unpacked(
    monkeypatch: pytest.MonkeyPatch, root: Path, given: Path
) -> None:
    letters = small_sets.emnist_like("letters", 0)
    archive = {"gzip.zip": zipped(packed(letters | small_sets.emnist_like("digits", 1)), "gzip/")}
    maker = small_sets.expect(monkeypatch, "EMNIST", archive, NO_MIRROR)

    take_all(root, write(given, archive) / "gzip.zip", key="EMNIST-letters")

    assert contents_of(root / "EMNIST" / "raw") == archive | letters
    assert len(maker(root, "letters")) == small_sets.TRAIN


@pytest.mark.parametrize("form", ["packed", "plain", "an archive of other hands"])
def test_one_split_of_emnist_is_enough(form: str, monkeypatch: pytest.MonkeyPatch, root: Path, given: Path) -> None:
    maker = small_sets.expect(monkeypatch, "EMNIST", {"gzip.zip": b"what NIST has"}, NO_MIRROR)
    letters = small_sets.emnist_like("letters", 0)
    write(given, {"packed": packed(letters), "plain": letters}.get(form, {"gzip.zip": zipped(letters)}))

    take_all(root, given, key="EMNIST-letters")

    assert contents_of(root / "EMNIST" / "raw") == letters
    assert len(maker(root, "letters")) == small_sets.TRAIN


@pytest.mark.parametrize("suffix", PACK)
def test_usps_is_packed_as_torchvision_wants_it(
    suffix: str, monkeypatch: pytest.MonkeyPatch, root: Path, given: Path
) -> None:
    lines = {"usps": small_sets.usps_text(4), "usps.t": small_sets.usps_text(2)}
    maker = small_sets.expect(monkeypatch, "USPS", packed(lines, ".bz2"), NO_MIRROR)

    take_all(root, write(given, packed(lines, suffix)), key="USPS")

    assert sorted(contents_of(root)) == ["usps.bz2", "usps.t.bz2"]
    assert maker(root, train=True).targets == [0, 1, 2, 3]


def test_qmnist_with_its_numbers_of_four_bytes_is_taken(
    monkeypatch: pytest.MonkeyPatch, root: Path, given: Path
) -> None:
    plain = small_sets.qmnist_like("xnist", 4)
    maker = small_sets.expect(monkeypatch, "QMNIST", packed(plain, ".xz"), NO_MIRROR)

    take_all(root, write(given, plain), key="QMNIST-nist")

    assert len(maker(root, "nist")) == 4


def test_the_data_root_itself_can_be_given(fashion: Any, root: Path) -> None:
    raw = write(root / "FashionMNIST" / "raw", OFFICIAL)

    take_all(root, raw)

    assert contents_of(raw) == OFFICIAL | PLAIN


def test_what_is_given_in_two_goes_adds_up(fashion: Any, root: Path, given: Path) -> None:
    write(given / "images", {name: content for name, content in OFFICIAL.items() if "images" in name})
    write(given / "labels", {name: content for name, content in OFFICIAL.items() if "labels" in name})

    sentence = complaint(root, given / "images")
    assert "train-labels-idx1-ubyte.gz, t10k-labels-idx1-ubyte.gz" in sentence and "images" not in sentence

    take_all(root, given / "labels")
    assert_read(root, fashion)


# What is not taken, and what is said of it ----------------------------------------------------------------------------


def test_all_that_is_missing_stands_in_one_message(root: Path, given: Path) -> None:
    sentence = complaint(root, write(given, {"holiday.jpg": b"not one of ours"}))

    assert sentence == f"These files are still missing: {', '.join(OFFICIAL)}."


def test_of_emnist_the_archive_is_named_when_nothing_of_it_is_there(root: Path, given: Path) -> None:
    assert complaint(root, write(given, {}), key="EMNIST-letters") == "These files are still missing: gzip.zip."


def test_a_path_that_is_gone_is_named(root: Path, given: Path) -> None:
    assert "given (it is not there)" in complaint(root, given)


@pytest.mark.parametrize(
    "files",
    [
        lambda: KMNIST_OFFICIAL,
        lambda: KMNIST_OFFICIAL | KMNIST_PLAIN,
        lambda: {"all.zip": zipped(KMNIST_OFFICIAL)},
    ],
    ids=["packed", "packed and unpacked", "zipped"],
)
def test_files_of_another_set_are_named_as_such(files: Any, root: Path, given: Path) -> None:
    sentence = complaint(root, write(given, files()))

    assert "train-images-idx3-ubyte.gz (Kuzushiji-MNIST)" in sentence
    assert contents_of(root) == {}


def test_plain_files_are_known_by_the_folder_of_another_set(root: Path, given: Path) -> None:
    sentence = complaint(root, write(given / "KMNIST" / "raw", KMNIST_PLAIN))

    assert "train-images-idx3-ubyte (Kuzushiji-MNIST)" in sentence
    assert not root.exists()


@pytest.mark.parametrize("suffix", ["", ".gz", ".xz"])
def test_mnist_is_known_by_its_content_however_it_is_packed(suffix: str, root: Path, given: Path) -> None:
    file = resource("mnist", "t10k-labels-idx1-ubyte.gz")
    content = gzip.decompress(file.read_bytes())
    write(given, {f"t10k-labels-idx1-ubyte{suffix}": PACK[suffix](content)})

    assert f"t10k-labels-idx1-ubyte{suffix} (MNIST)" in complaint(root, given)
    assert contents_of(root) == {}


def test_files_whose_names_only_another_set_has_are_named_too(root: Path, given: Path) -> None:
    write(given, {"emnist-digits-test-labels-idx1-ubyte.gz": b"", "usps.t.bz2": b""})

    sentence = complaint(root, given)

    assert "emnist-digits-test-labels-idx1-ubyte.gz (EMNIST Digits)" in sentence and "usps.t.bz2 (USPS)" in sentence


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (f"{IMAGES}.gz", OFFICIAL[f"{IMAGES}.gz"][:-9], "end-of-stream"),
        (f"{IMAGES}.gz", OFFICIAL[f"{IMAGES}.gz"][:40] + b"\xff" + OFFICIAL[f"{IMAGES}.gz"][41:], ""),
        (IMAGES, PLAIN[IMAGES][:-1], "bytes where"),
        (IMAGES, PLAIN[IMAGES] + b"x", "bytes where"),
        (IMAGES, b"", "header"),
        (IMAGES, small_sets.labels(64), "magic"),
        (IMAGES, small_sets.idx(np.zeros((5, 16, 16), np.uint8)), "16x16"),
        (f"{IMAGES}.zip", b"PK\x03\x04 and no more", "zip"),
        (f"{IMAGES}.xz", small_sets.PACK[".xz"](PLAIN[IMAGES])[:-5], ""),
    ],
    ids=[
        "cut off", "damaged", "a byte short", "a byte long", "empty", "labels", "other images", "a broken archive",
        "xz cut off",
    ],
)  # fmt: skip
def test_a_broken_file_is_named_with_what_is_wrong(
    name: str, content: bytes, reason: str, root: Path, given: Path
) -> None:
    sentence = complaint(root, write(given, {name: content}))

    assert f"cannot be used: {name} (" in sentence and reason in sentence
    assert contents_of(root) == {}


def test_an_archive_with_a_password_is_named(root: Path, given: Path) -> None:
    locked = bytearray(zipped({f"{IMAGES}.gz": OFFICIAL[f"{IMAGES}.gz"]}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + flags] |= 1  # "encrypted"
    write(given, {"locked.zip": bytes(locked)})

    assert "password" in complaint(root, given)


def test_a_good_copy_beside_a_broken_one_is_taken(fashion: Any, root: Path, given: Path) -> None:
    write(given / "a", {name: content[:-9] for name, content in OFFICIAL.items()})
    write(given / "b", OFFICIAL)

    take_all(root, given)

    assert_read(root, fashion)


# Nothing is harmed, nothing hangs -------------------------------------------------------------------------------------


def test_what_the_user_gave_is_left_as_it_was(root: Path, given: Path) -> None:
    write(given, OFFICIAL | {"all.zip": zipped(PLAIN), "other.txt": b"mine"})
    before = contents_of(given)

    take_all(root, given)

    assert contents_of(given) == before


def test_cancelling_leaves_no_half_file(root: Path, given: Path) -> None:
    told: list[DownloadProgress] = []

    with pytest.raises(GivenUpError):
        take_all(
            root,
            write(given, OFFICIAL),
            progress=told.append,
            cancelled=lambda: bool(told) and told[-1].stage == "unpack",
        )

    assert list(contents_of(root)) == [f"FashionMNIST/raw/{IMAGES}.gz"]


def test_a_search_can_be_cancelled(root: Path, given: Path) -> None:
    with pytest.raises(GivenUpError):
        take_all(root, write(given, OFFICIAL), cancelled=lambda: True)


def test_a_path_in_an_archive_leads_nowhere_else(fashion: Any, root: Path, given: Path, tmp_path: Path) -> None:
    write(given, {"evil.zip": zipped(PLAIN, "../../../")})

    take_all(root, given)

    assert_read(root, fashion)
    assert {path.name for path in tmp_path.iterdir()} == {"root", "given"}


def test_a_bomb_takes_neither_memory_nor_disk(root: Path, given: Path) -> None:
    given.mkdir()
    with zipfile.ZipFile(given / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive, archive.open(LABELS, "w") as member:
        for _ in range(128):
            member.write(bytes(2**20))

    tracemalloc.start()
    try:
        sentence = complaint(root, given)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert "more than" in sentence
    assert peak < 16 * 2**20
    assert contents_of(root) == {}


def test_links_in_circles_pipes_and_links_to_nothing_are_walked_past(fashion: Any, root: Path, given: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("pipes with names are of Unix")
    write(given / "a" / "b", OFFICIAL)
    (given / "a" / "b" / "up").symlink_to(given, target_is_directory=True)
    (given / "itself").symlink_to(given / "itself")
    (given / "nowhere").symlink_to(given / "gone")
    os.mkfifo(given / IMAGES)

    take_all(root, given)

    assert_read(root, fashion)


def test_every_file_is_found_once_however_many_links_lead_to_it(given: Path) -> None:
    write(given / "a", {IMAGES: b""})
    for number in range(3):
        (given / "a" / f"up {number}").symlink_to(given, target_is_directory=True)

    assert len(search([given], lambda: None).sources[IMAGES]) == 1


def test_a_linked_folder_is_looked_through(fashion: Any, root: Path, given: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", OFFICIAL)
    given.mkdir()
    (given / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    take_all(root, given)

    assert_read(root, fashion)


def test_what_lies_endlessly_deep_is_not_looked_for(root: Path, given: Path) -> None:
    write(given.joinpath(*"abcdefghij"), OFFICIAL)

    complaint(root, given)


def test_names_with_line_breaks_and_in_korean_make_one_line(root: Path, given: Path) -> None:
    write(given / "데이터\n모음", {"손글씨\n숫자.zip": b"no archive"})

    assert "손글씨 숫자.zip" in complaint(root, given)


def test_a_root_that_cannot_be_written_to_is_named(given: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")

    with pytest.raises(UserError, match="a file"):
        take_all(blocked, write(given, OFFICIAL))
