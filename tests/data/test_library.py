"""Each set is read as torchvision's own class reads it, in one array, and a broken file is named in one sentence."""

import bz2
import gzip
import lzma
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS
from mnistgui.data.data_set import DataSet, GivenUpError, SetRequest
from mnistgui.data.library import NotOnDiskError, load_mnist
from mnistgui.messages import UserError
from tests.data.set_files import idx, idx_of, usps_line, write_set, write_usps

LIKE_MNIST = ["FashionMNIST", "KMNIST", *(key for key in DATA_SETS if key.startswith("EMNIST-"))]
NEEDS_FILES = [key for key, info in DATA_SETS.items() if library.files(info, Path()) and not info.embedded]


def load(key: str, root: Path) -> DataSet:
    return library.load(SetRequest(key=key), root)


@pytest.fixture(scope="module")
def datasets() -> ModuleType:
    from mnistgui.data.vision import torchvision

    return torchvision().datasets


@pytest.mark.parametrize(
    ("split", "count", "first_labels", "class_counts"),
    [
        ("train", 60_000, [5, 0, 4, 1, 9], [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]),
        ("test", 10_000, [7, 2, 1, 0, 4], [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]),
    ],
)
def test_mnist_is_the_70_000_digits_of_the_course(
    split: str, count: int, first_labels: list[int], class_counts: list[int]
) -> None:
    mnist = load_mnist(split)

    assert (mnist.name, mnist.split, len(mnist)) == ("MNIST", split, count)
    assert mnist.images_NHWC.shape == (count, 28, 28, 1)
    assert mnist.class_names == tuple("0123456789")
    assert mnist.labels_N[:5].tolist() == first_labels
    assert np.bincount(mnist.labels_N).tolist() == class_counts
    assert mnist.images_NHWC.min() == 0 and mnist.images_NHWC.max() == 255


def test_the_catalogues_mean_and_deviation_are_those_of_the_training_pixels() -> None:
    pixels = load_mnist("train").images_NHWC / np.float32(255)
    info = DATA_SETS["MNIST"]

    assert info.mean[0] == pytest.approx(pixels.mean(dtype=np.float64), abs=5e-5)
    assert info.std[0] == pytest.approx(pixels.std(dtype=np.float64), abs=5e-5)


def test_mnist_asks_nothing_of_the_data_root(tmp_path: Path) -> None:
    root = tmp_path / "nowhere"

    assert library.is_on_disk(DATA_SETS["MNIST"], root)
    assert load("MNIST", root).can_train
    assert not root.exists()


def test_mnist_is_read_without_torch() -> None:
    code = "import sys; from mnistgui.data import library; library.load_mnist('test'); sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_an_unknown_set_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        load("CIFAR10", tmp_path)


# As torchvision reads it ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", LIKE_MNIST)
def test_images_and_labels_are_those_of_torchvisions_class(key: str, tmp_path: Path, datasets: ModuleType) -> None:
    write_set(tmp_path, key, (12, 7))
    info = DATA_SETS[key]

    ours = load(key, tmp_path)

    assert ours.info is info and list(ours.splits) == ["train", "test", "all"]
    for split, train in (("train", True), ("test", False)):
        theirs = getattr(datasets, info.torchvision_class)(root=tmp_path, train=train, **info.arguments)
        images = theirs.data.numpy()
        if info.torchvision_class == "EMNIST":
            images = images.transpose(0, 2, 1)
        first = 1 if key == "EMNIST-letters" else 0
        assert np.array_equal(ours.splits[split].images_NHWC[..., 0], images)
        assert np.array_equal(ours.splits[split].labels_N, theirs.targets.numpy() - first)


@pytest.mark.parametrize("what", ["train", "test", "test10k", "test50k", "nist"])
def test_qmnist_is_cut_as_torchvision_cuts_it(what: str, tmp_path: Path, datasets: ModuleType) -> None:
    key = "QMNIST-nist" if what == "nist" else "QMNIST"
    write_set(tmp_path, key, (30,) if what == "nist" else (20, 10_010))

    ours = load(key, tmp_path).splits[what]
    theirs = datasets.QMNIST(root=tmp_path, what=what)

    assert len(ours) == len(theirs)
    assert np.array_equal(ours.images_NHWC[..., 0], theirs.data.numpy())
    assert np.array_equal(ours.labels_N, theirs.targets.numpy()[:, 0])
    assert theirs[3][1] == ours.labels_N[3]


def test_nists_digits_cannot_be_trained_on(tmp_path: Path) -> None:
    write_set(tmp_path, "QMNIST-nist", (5,))

    assert not load("QMNIST-nist", tmp_path).can_train


def test_usps_is_read_as_torchvision_reads_it(tmp_path: Path, datasets: ModuleType) -> None:
    write_usps(tmp_path, 23, 11)

    ours = load("USPS", tmp_path)

    assert ours.splits["all"].shape_HWC == (16, 16, 1)
    for split, train in (("train", True), ("test", False)):
        theirs = datasets.USPS(root=tmp_path, train=train)
        assert np.array_equal(ours.splits[split].images_NHWC[..., 0], theirs.data)
        assert ours.splits[split].labels_N.tolist() == theirs.targets


@pytest.fixture(scope="module")
def fake() -> DataSet:
    return load("FakeData", Path())


def test_fake_data_is_what_torchvision_makes(fake: DataSet, datasets: ModuleType) -> None:
    train, test, _ = fake.info.counts

    for split, size, offset in (("train", train, 0), ("test", test, train)):
        theirs = datasets.FakeData(size=size, random_offset=offset, **fake.info.arguments)
        ours = fake.splits[split]
        assert len(ours) == len(theirs)
        for index in (0, 1, 17, size - 1):
            image, label = theirs[index]
            assert np.array_equal(ours.images_NHWC[index], np.asarray(image))
            assert ours.labels_N[index] == label


def test_fake_data_leaves_torchs_default_generator_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    for name in ("manual_seed", "set_rng_state"):
        monkeypatch.delattr(torch, name)
    before = torch.get_rng_state()

    load("FakeData", Path())

    assert torch.equal(before, torch.get_rng_state())


# In one array ---------------------------------------------------------------------------------------------------------


def test_the_splits_are_views_of_one_array_and_frozen(tmp_path: Path) -> None:
    write_set(tmp_path, "QMNIST", (20, 30))

    splits = load("QMNIST", tmp_path).splits

    whole = splits["all"]
    assert len(whole) == 50 and len(splits["test50k"]) == 0
    for image_set in splits.values():
        assert image_set.images_NHWC.base is whole.images_NHWC.base
        with pytest.raises(ValueError, match="read-only"):
            image_set.images_NHWC[...] = 1
        with pytest.raises(ValueError, match="read-only"):
            image_set.labels_N[...] = 1
    assert np.array_equal(whole.images_NHWC[20:], splits["test"].images_NHWC)
    assert np.array_equal(whole.labels_N[:20], splits["train"].labels_N)


def test_many_images_are_turned_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_BLOCK", 4)
    images, *_ = write_set(tmp_path, "EMNIST-mnist", (9, 1))
    written = np.frombuffer(images.read_bytes(), np.uint8, offset=16).reshape(9, 28, 28)

    assert np.array_equal(
        load("EMNIST-mnist", tmp_path).splits["train"].images_NHWC[..., 0], written.transpose(0, 2, 1)
    )


def test_reading_takes_little_more_memory_than_the_array(tmp_path: Path) -> None:
    write_set(tmp_path, "EMNIST-mnist", (20_000, 1_000))
    tracemalloc.start()
    try:
        data_set = load("EMNIST-mnist", tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 1.3 * data_set.splits["all"].image_bytes + 4 * 2**20  # a block that is turned


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress)])
def test_packed_files_are_read_as_well(ending: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    paths = write_set(tmp_path, "KMNIST", (12, 7))
    plain = load("KMNIST", tmp_path).splits["all"]
    for path in paths:
        path.with_name(path.name + ending).write_bytes(pack(path.read_bytes()))
        path.unlink()

    packed = load("KMNIST", tmp_path).splits["all"]

    assert np.array_equal(plain.images_NHWC, packed.images_NHWC)
    assert np.array_equal(plain.labels_N, packed.labels_N)


# What is not there, or not right --------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", NEEDS_FILES)
def test_a_set_without_its_files_is_not_on_disk(key: str, tmp_path: Path) -> None:
    info = DATA_SETS[key]

    assert not library.is_on_disk(info, tmp_path)
    with pytest.raises(NotOnDiskError, match=info.title):
        load(key, tmp_path)


@pytest.mark.parametrize("missing", range(4))
def test_three_of_four_files_are_not_enough(missing: int, tmp_path: Path) -> None:
    paths = write_set(tmp_path, "FashionMNIST", (2, 2))
    assert library.is_on_disk(DATA_SETS["FashionMNIST"], tmp_path)
    paths[missing].unlink()

    assert not library.is_on_disk(DATA_SETS["FashionMNIST"], tmp_path)
    with pytest.raises(NotOnDiskError, match=paths[missing].name):
        load("FashionMNIST", tmp_path)


@pytest.mark.parametrize("key", ["FashionMNIST", "USPS", "FakeData"])
def test_reading_is_given_up(key: str, tmp_path: Path) -> None:
    write_set(tmp_path, "FashionMNIST", (2, 2))
    write_usps(tmp_path, 2, 2)

    with pytest.raises(GivenUpError):
        library.load(SetRequest(key=key), tmp_path, lambda: True)


@pytest.mark.parametrize("key", ["ImageFolder", "DatasetFolder"])
def test_ones_own_files_are_read_from_their_folder(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mnistgui.data import folders

    request = SetRequest(key=key, folder=str(tmp_path), side=32, colour=True)
    calls = []

    def load_folder(*arguments: object, **options: object) -> DataSet:
        calls.append((arguments, options))
        return DataSet(request=request, info=DATA_SETS[key])

    monkeypatch.setattr(folders, "load_folder", load_folder)
    root, give_up = tmp_path / "root", bool

    assert library.is_on_disk(DATA_SETS[key], root)
    assert library.load(request, root, give_up).request is request
    assert calls == [((request,), {"cache_dir": root / "cache", "give_up": give_up})]


IMAGES, LABELS = 0, 1
ENDLESS = gzip.compress(idx((2, 28, 28), bytes(2**26)), compresslevel=1)


@pytest.mark.parametrize(
    ("which", "content"),
    [
        pytest.param(IMAGES, idx((2, 28, 28), bytes(784)), id="images cut"),
        pytest.param(IMAGES, idx((0, 28, 28), b""), id="no images"),
        pytest.param(IMAGES, idx((2, 16, 16), bytes(512)), id="images of another size"),
        pytest.param(IMAGES, idx((2, 28, 28), bytes(1568), magic=b"\x00\x00\x08\x02"), id="wrong magic"),
        pytest.param(IMAGES, idx((70_001, 28, 28), bytes(70_001 * 784)), id="more images than the set has"),
        pytest.param(LABELS, idx((2,), b"\x01"), id="labels cut"),
        pytest.param(LABELS, idx((1,), b"\x01"), id="fewer labels than images"),
        pytest.param(LABELS, idx((3,), b"\x01\x01\x01"), id="more labels than images"),
        pytest.param(LABELS, idx((2,), b"\x01\x0a"), id="a label of no class"),
    ],
)
@pytest.mark.parametrize("part", [0, 2], ids=["train", "test"])
def test_loading_names_the_damaged_file(part: int, which: int, content: bytes, tmp_path: Path) -> None:
    path = write_set(tmp_path, "FashionMNIST", (2, 2))[part + which]
    path.write_bytes(content)

    with pytest.raises(UserError, match=path.name) as caught:
        load("FashionMNIST", tmp_path)
    assert not isinstance(caught.value, NotOnDiskError)
    assert "get the data set again" in str(caught.value)


def test_images_of_another_size_are_said_to_be(tmp_path: Path) -> None:
    path = write_set(tmp_path, "FashionMNIST", (2, 2))[IMAGES]
    path.write_bytes(idx((2, 16, 8), bytes(256)))

    with pytest.raises(UserError, match="16x8 pixels where 28x28"):
        load("FashionMNIST", tmp_path)


@pytest.mark.parametrize("label", [0, 27])
def test_a_letter_is_counted_from_one_in_the_file(label: int, tmp_path: Path) -> None:
    path = write_set(tmp_path, "EMNIST-letters", (2, 2))[LABELS]
    path.write_bytes(idx((2,), bytes([label, 1])))

    with pytest.raises(UserError, match=path.name):
        load("EMNIST-letters", tmp_path)


@pytest.mark.parametrize(
    "rows",
    [np.full((2, 8), 10, ">i4"), np.full((2, 8), -1, ">i4"), np.zeros((2, 0), ">i4"), np.zeros((2, 1), ">i4")],
    ids=["of no class", "negative", "no columns", "one column"],
)
def test_wrong_labels_of_qmnist_are_named(rows: np.ndarray, tmp_path: Path) -> None:
    path = write_set(tmp_path, "QMNIST", (2, 2))[LABELS]
    path.write_bytes(idx_of(rows))

    with pytest.raises(UserError, match=path.name):
        load("QMNIST", tmp_path)


def test_a_file_that_unpacks_without_end_takes_no_memory(tmp_path: Path) -> None:
    path = write_set(tmp_path, "FashionMNIST", (2, 2))[IMAGES]
    path.unlink()
    path.with_name(path.name + ".gz").write_bytes(ENDLESS)

    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=path.name):
            load("FashionMNIST", tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * 2**20


GOOD = usps_line(1, np.zeros(256))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD.encode(), id="not packed"),
        pytest.param(bz2.compress(GOOD.encode())[:-10], id="cut off"),
        pytest.param(bz2.compress(b""), id="no images"),
        pytest.param(bz2.compress(b"\n"), id="an empty line"),
        pytest.param(bz2.compress(usps_line(1, np.zeros(255)).encode()), id="a pixel missing"),
        pytest.param(bz2.compress(usps_line(1, np.full(256, 1.01)).encode()), id="a pixel too white"),
        pytest.param(bz2.compress(usps_line(1, np.full(256, np.nan)).encode()), id="not a number"),
        pytest.param(bz2.compress(GOOD.replace("7:0", "7:x").encode()), id="a letter"),
        pytest.param(bz2.compress(usps_line(0, np.zeros(256)).encode()), id="a label too small"),
        pytest.param(bz2.compress(usps_line(11, np.zeros(256)).encode()), id="a label too large"),
        pytest.param(bz2.compress(b"one " + GOOD[2:].encode()), id="a label in words"),
        pytest.param(bz2.compress(b"\xff" * 2000), id="no text"),
        pytest.param(bz2.compress(bytes(2**26)), id="one line without end"),
    ],
)
@pytest.mark.parametrize("part", [0, 1], ids=["train", "test"])
def test_a_damaged_file_of_usps_is_named(part: int, content: bytes, tmp_path: Path) -> None:
    path = write_usps(tmp_path, 1, 1)[part]
    path.write_bytes(content)

    with pytest.raises(UserError, match=path.name):
        load("USPS", tmp_path)


def test_usps_stops_reading_where_there_are_too_many_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mnistgui.data.usps._MOST_LINES", 3)
    path = write_usps(tmp_path, 4, 1)[0]

    with pytest.raises(UserError, match=path.name):
        load("USPS", tmp_path)


def test_a_set_that_memory_does_not_suffice_for_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, "FashionMNIST", (2, 2))

    def refuse(*_arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(np, "empty", refuse)
    with pytest.raises(UserError, match="Fashion-MNIST"):
        load("FashionMNIST", tmp_path)


@pytest.fixture
def mnist_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small MNIST in a folder that the library takes for its own."""
    for part, labels in (("train", bytes([5, 0, 4, 1])), ("t10k", bytes([7, 2, 1]))):
        count = len(labels)
        images = gzip.compress(idx((count, 28, 28), bytes(count * 784)))
        (tmp_path / f"{part}-images-idx3-ubyte.gz").write_bytes(images)
        (tmp_path / f"{part}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx((count,), labels)))
    monkeypatch.setattr(library, "resource", lambda *parts: tmp_path.joinpath(*parts[1:]))
    return tmp_path


def test_a_small_mnist_of_ones_own_is_read(mnist_folder: Path) -> None:
    assert load_mnist("test").labels_N.tolist() == [7, 2, 1]
    assert load_mnist("all").labels_N.tolist() == [5, 0, 4, 1, 7, 2, 1]


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_a_damaged_program_is_to_be_installed_again(mnist_folder: Path, damage: str) -> None:
    path = mnist_folder / "t10k-images-idx3-ubyte.gz"
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:10])
    else:
        path.unlink()

    with pytest.raises(UserError, match=r"t10k-images-idx3-ubyte.*Install the program again"):
        load_mnist("test")
