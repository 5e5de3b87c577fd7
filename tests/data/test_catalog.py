"""The catalogue says of torchvision's classes what they say of themselves."""

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS, DataSetInfo

ALL = tuple(DATA_SETS.values())
IDX_LIKE_MNIST = [info for info in ALL if info.torchvision_class in ("FashionMNIST", "KMNIST")]
EMNIST = [info for info in ALL if info.torchvision_class == "EMNIST"]
QMNIST = [info for info in ALL if info.torchvision_class == "QMNIST"]


def key_of(info: DataSetInfo) -> str:
    return info.key


@pytest.fixture(scope="module")
def datasets() -> ModuleType:
    from mnistgui.data.vision import torchvision

    return torchvision().datasets


def test_the_sets_of_the_deck_are_there_and_more() -> None:
    deck = {"MNIST", "FashionMNIST", "EMNIST-byclass", "ImageFolder", "DatasetFolder"}

    assert deck < set(DATA_SETS)
    assert [info.key for info in ALL] == list(DATA_SETS)
    assert len({info.title for info in ALL}) == len(ALL)


def test_the_catalogue_is_read_without_torch() -> None:
    code = "import sys; import mnistgui.data.catalog, mnistgui.data.library; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@pytest.mark.parametrize("info", ALL, ids=key_of)
def test_an_entry_fits_together(info: DataSetInfo) -> None:
    if info.counts:
        assert len(info.counts) == len(info.splits)
    if "all" in info.splits and info.counts:
        counts = dict(zip(info.splits, info.counts, strict=True))
        assert counts["all"] == counts["train"] + counts["test"]
    assert len(info.mean) == len(info.std) and len(info.mean) in (0, info.shape_HWC[2])
    assert len(set(info.class_names)) == len(info.class_names)
    assert info.own_files == (not info.class_names)
    assert info.story.endswith(".") and len(info.story) <= 120


@pytest.mark.parametrize("info", ALL, ids=key_of)
def test_torchvision_has_the_class_and_takes_the_arguments(info: DataSetInfo, datasets: ModuleType) -> None:
    parameters = inspect.signature(getattr(datasets, info.torchvision_class)).parameters

    assert set(info.arguments) <= set(parameters)


@pytest.mark.parametrize("info", IDX_LIKE_MNIST, ids=key_of)
def test_files_are_looked_for_where_torchvision_puts_them(info: DataSetInfo, datasets: ModuleType) -> None:
    kind = getattr(datasets, info.torchvision_class)
    where = Path("root", info.torchvision_class, "raw")

    assert library.files(info, Path("root")) == tuple(where / Path(name).stem for name, _ in kind.resources)


def test_the_embedded_files_have_the_names_that_torchvision_fetches(datasets: ModuleType) -> None:
    names = [path.name for path in library.files(DATA_SETS["MNIST"], Path("root"))]

    assert names == [Path(name).stem for name, _ in datasets.MNIST.resources]


@pytest.mark.parametrize("info", EMNIST, ids=key_of)
@pytest.mark.parametrize("train", [True, False], ids=["train", "test"])
def test_the_files_of_emnist_are_those_of_its_class(info: DataSetInfo, train: bool, datasets: ModuleType) -> None:
    # Not made by its constructor, which wants the files.
    kind = datasets.EMNIST.__new__(datasets.EMNIST)
    kind.root, kind.split, kind.train = "root", info.arguments["split"], train

    both = library.files(info, Path("root"))
    assert (both[:2] if train else both[2:]) == (Path(kind.images_file), Path(kind.labels_file))


@pytest.mark.parametrize("info", QMNIST, ids=key_of)
def test_the_files_of_qmnist_are_those_of_its_class(info: DataSetInfo, datasets: ModuleType) -> None:
    subsets = ["nist"] if info.arguments else ["train", "test"]
    urls = [url for subset in subsets for url, _ in datasets.QMNIST.resources[subset]]

    where = Path("root", "QMNIST", "raw")
    assert library.files(info, Path("root")) == tuple(where / Path(url).stem for url in urls)


def test_the_files_of_usps_are_those_of_its_class(datasets: ModuleType) -> None:
    names = [datasets.USPS.split_list[split][1] for split in ("train", "test")]

    assert library.files(DATA_SETS["USPS"], Path("root")) == tuple(Path("root", name) for name in names)


def test_emnist_and_qmnist_have_all_the_splits_of_their_classes(datasets: ModuleType) -> None:
    assert [info.arguments["split"] for info in EMNIST] == list(datasets.EMNIST.splits)
    ours = {split for info in QMNIST for split in info.splits}
    assert ours == {*datasets.QMNIST.subsets, "all"}


def test_the_clothes_have_torchvisions_names(datasets: ModuleType) -> None:
    assert list(DATA_SETS["FashionMNIST"].class_names) == datasets.FashionMNIST.classes


def test_the_syllables_are_written_in_hiragana_and_as_torchvision_has_them(datasets: ModuleType) -> None:
    hiragana, romanised = zip(*(name.split() for name in DATA_SETS["KMNIST"].class_names), strict=True)

    assert list(romanised) == datasets.KMNIST.classes
    assert "".join(hiragana) == "おきすつなはまやれを"


@pytest.mark.parametrize("key", ["MNIST", "QMNIST", "QMNIST-nist"])
def test_the_digits_stand_in_torchvisions_order(key: str, datasets: ModuleType) -> None:
    classes = getattr(datasets, DATA_SETS[key].torchvision_class).classes

    assert [name.partition(" ")[0] for name in classes] == list(DATA_SETS[key].class_names)


@pytest.mark.parametrize("info", EMNIST, ids=key_of)
def test_the_characters_of_emnist_stand_in_torchvisions_order(info: DataSetInfo, datasets: ModuleType) -> None:
    classes = datasets.EMNIST.classes_split_dict[str(info.arguments["split"])]
    if info.key == "EMNIST-letters":
        # Its labels begin at 1, ours at 0; capital and small letters are one class.
        assert classes[0] == "N/A"
        classes = [name.upper() for name in classes[1:]]

    assert list(info.class_names) == classes
