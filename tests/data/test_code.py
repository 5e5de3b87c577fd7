"""The deck's code is real: it is run against torchvision, and gives the images and labels that the program shows."""

import gzip
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from mnistgui.data import library
from mnistgui.data.catalog import DATA_SETS, MNIST
from mnistgui.data.code import loader_code, set_code
from mnistgui.data.code_text import CodeText, literal
from mnistgui.data.data_set import SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.targets import NONE, TargetTransform
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.data.vision import torchvision
from mnistgui.paths import resource
from tests.data.set_files import write_set, write_usps

of = TransformStep.of
IDX_SETS = [key for key, info in DATA_SETS.items() if not info.own_files and key not in ("MNIST", "USPS", "FakeData")]
TRAIN, TEST = 9, 5


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError("no network in this test")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def written(key: str, *, loader: tuple[int, bool, bool] = (4, False, False), **wanted: Any) -> CodeText:
    """Return the code of the set ``key`` and of its DataLoader (batch size, shuffle, drop last)."""
    request = wanted.pop("request", SetRequest(key=key))
    batch_size, shuffle, drop_last = loader
    code = set_code(DATA_SETS[key], request, **{"split": "train", "root": "data"} | wanted)
    return code + loader_code(batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)


def run(code: CodeText) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Run the code and return its batches."""
    torchvision()
    names: dict[str, Any] = {}
    exec(compile(code.text, "the deck's code", "exec"), names)
    return list(names["data_loader"])


def run_whole(code: CodeText) -> tuple[torch.Tensor, torch.Tensor]:
    """Run the code and return all its images and labels."""
    images, labels = zip(*run(code), strict=True)
    return torch.cat(images), torch.cat(labels)


def ours(
    image_set: ImageSet, steps: tuple[TransformStep, ...] = DEFAULT_STEPS, target: TargetTransform = NONE
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return what our own way from pixels to a net gives for the whole set, without chance."""
    labels_N = target.table(len(image_set.class_names))[image_set.labels_N]
    kept_N = labels_N >= 0
    x_NCHW = Preparation.of(steps, image_set.shape_HWC).to_input(torch.tensor(image_set.images_NHWC[kept_N]))
    return x_NCHW, torch.tensor(labels_N[kept_N])


def assert_same(theirs: tuple[torch.Tensor, torch.Tensor], own: tuple[torch.Tensor, torch.Tensor]) -> None:
    torch.testing.assert_close(theirs[0], own[0], rtol=0, atol=2e-6)
    assert theirs[1].dtype == torch.int64
    assert torch.equal(theirs[1], own[1])


# Run against torchvision ----------------------------------------------------------------------------------------------


def test_the_decks_code_for_mnist_gives_the_first_batch_of_the_embedded_images(tmp_path: Path) -> None:
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in resource("mnist").glob("*.gz"):
        (raw / file.stem).write_bytes(gzip.decompress(file.read_bytes()))
    batches = run(written("MNIST", root=tmp_path, loader=(100, False, False)))
    images, labels = ours(library.load_mnist("train"))

    assert len(batches) == 600
    assert_same((batches[0][0], batches[0][1]), (images[:100], labels[:100]))


@pytest.mark.parametrize("key", IDX_SETS)
def test_the_code_of_every_set_gives_our_images_and_labels(key: str, tmp_path: Path) -> None:
    counts = (TRAIN,) if key == "QMNIST-nist" else (TRAIN, 10_000 + TEST if key == "QMNIST" else TEST)
    write_set(tmp_path, key, counts)
    splits = library.load(SetRequest(key=key), tmp_path).splits

    for split, image_set in splits.items():
        assert_same(run_whole(written(key, split=split, root=tmp_path)), ours(image_set))


def test_the_code_of_usps_gives_our_images_and_labels(tmp_path: Path) -> None:
    write_usps(tmp_path, TRAIN, TEST)
    splits = library.load(SetRequest(key="USPS"), tmp_path).splits

    for split, image_set in splits.items():
        assert_same(run_whole(written("USPS", split=split, root=tmp_path)), ours(image_set))


def test_the_code_of_fake_data_gives_our_images_and_labels(tmp_path: Path) -> None:
    splits = library.load(SetRequest(key="FakeData"), tmp_path).splits

    for split, image_set in splits.items():
        assert_same(run_whole(written("FakeData", split=split)), ours(image_set))


@pytest.mark.parametrize("text", ["even_odd", "one_vs_rest:3", "keep:7,1,0"])
@pytest.mark.parametrize("key", ["FashionMNIST", "EMNIST-letters", "QMNIST", "FakeData"])
def test_a_target_transform_gives_our_labels(key: str, text: str, tmp_path: Path) -> None:
    if key != "FakeData":
        write_set(tmp_path, key, (40, TEST))
    target = TargetTransform.parse(text)
    image_set = library.load(SetRequest(key=key), tmp_path).splits["train"]

    own = ours(image_set, target=target)
    assert len(own[1]) > 0
    assert_same(run_whole(written(key, root=tmp_path, target_transform=target)), own)


@pytest.mark.parametrize("key", ["FashionMNIST", "EMNIST-digits"])
@pytest.mark.parametrize("split", ["train", "test", "all"])
@pytest.mark.parametrize(
    "steps",
    [
        (TO_TENSOR, of("Normalize", mean=(0.5,), std=(0.25,))),
        (of("Pad", padding=2), of("CenterCrop", size=20), TO_TENSOR),
        (of("ToPILImage"), of("rotate", angle=20.0), TO_TENSOR),
        (of("ToImage"), of("ToDtype"), of("Lambda", lambd="square")),
    ],
    ids=["normalize", "crop", "on PIL images", "lambda"],
)
def test_transforms_give_our_pixels(key: str, split: str, steps: tuple[TransformStep, ...], tmp_path: Path) -> None:
    write_set(tmp_path, key, (TRAIN, TEST))
    image_set = library.load(SetRequest(key=key), tmp_path).splits[split]

    assert_same(run_whole(written(key, split=split, root=tmp_path, steps=steps)), ours(image_set, steps))


@pytest.mark.parametrize(
    "steps",
    [
        (of("RandomRotation"), TO_TENSOR, of("RandomErasing", p=1.0)),
        (of("RandomCrop", size=23, padding=3, fill=128.0), TO_TENSOR),
        (of("RandomResizedCrop", size=20), TO_TENSOR),
    ],
    ids=["left out", "the middle", "the whole image"],
)
def test_a_test_is_written_without_chance_as_the_program_does_it(
    steps: tuple[TransformStep, ...], tmp_path: Path
) -> None:
    write_set(tmp_path, "KMNIST", (TRAIN, TEST))
    image_set = library.load(SetRequest(key="KMNIST"), tmp_path).splits["test"]
    code = written("KMNIST", split="test", root=tmp_path, steps=steps)

    assert "Random" not in code.text
    assert "Random" in written("KMNIST", split="train", root=tmp_path, steps=steps).text
    assert_same(run_whole(code), ours(image_set, steps))


def test_shuffle_and_drop_last_do_what_they_say(tmp_path: Path) -> None:
    write_set(tmp_path, "FashionMNIST", (TRAIN, TEST))
    _, labels = ours(library.load(SetRequest(key="FashionMNIST"), tmp_path).splits["train"])

    in_order = run(written("FashionMNIST", root=tmp_path, loader=(4, False, True)))
    shuffled = run(written("FashionMNIST", root=tmp_path, loader=(4, True, False)))

    assert [len(labels) for _, labels in in_order] == [4, 4]
    assert [len(labels) for _, labels in shuffled] == [4, 4, 1]
    drawn = torch.cat([labels for _, labels in shuffled])
    assert not torch.equal(drawn, labels) and torch.equal(drawn.sort()[0], labels.sort()[0])


@pytest.mark.parametrize("colour", [False, True], ids=["grey", "colour"])
def test_the_code_of_an_image_folder_gives_images_of_the_right_size_as_they_are(colour: bool, tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    for name in ("cat", "개"):
        (tmp_path / "own" / name).mkdir(parents=True)
        for number in range(3):
            pixels = generator.integers(0, 256, (20, 20, 3), np.uint8)
            Image.fromarray(pixels).save(tmp_path / "own" / name / f"{number}.png")
    request = SetRequest(key="ImageFolder", folder=str(tmp_path / "own"), side=20, colour=colour)
    loaded = library.load(request, tmp_path)
    images, labels = run_whole(written("ImageFolder", request=request, root=request.folder))

    # Two of six are held out; their order among the others is the folder's here and the split's there.
    own_images, own_labels = ours(loaded.splits["all"])
    theirs, own = ((255 * x_NCHW).round().flatten(1) for x_NCHW in (images, own_images))
    place = [int((theirs == image).all(1).nonzero()) for image in own]
    assert sorted(place) == list(range(6))
    assert torch.equal(labels[place], own_labels)


@pytest.mark.parametrize(("key", "suffix"), [("ImageFolder", "png"), ("DatasetFolder", "npy")])
def test_a_class_without_an_image_is_a_class_in_the_code_too(key: str, suffix: str, tmp_path: Path) -> None:
    for name, count in (("0", 3), ("1", 0), ("2", 3)):
        (tmp_path / name).mkdir()
        for number in range(count):
            pixels = np.full((28, 28), 10 * number, np.uint8)
            if suffix == "png":
                Image.fromarray(pixels).save(tmp_path / name / f"{number}.png")
            else:
                np.save(tmp_path / name / f"{number}.npy", pixels)
    request = SetRequest(key=key, folder=str(tmp_path))
    info = library.load(request, tmp_path / "cache").info
    code = set_code(info, request, split="train", root=tmp_path) + loader_code(
        batch_size=4, shuffle=False, drop_last=False
    )

    assert "allow_empty=True" in code.text and info.class_names == ("0", "1", "2")
    assert run_whole(code)[1].tolist() == [0, 0, 0, 2, 2, 2]


def test_images_of_any_proportions_are_brought_to_one_size(tmp_path: Path) -> None:
    for name, size in (("a", (40, 10)), ("b", (5, 60))):
        (tmp_path / name).mkdir()
        Image.new("RGB", size, "white").save(tmp_path / name / "1.png")
    request = SetRequest(key="ImageFolder", folder=str(tmp_path), side=28)

    images, _ = run_whole(written("ImageFolder", request=request, root=tmp_path))

    assert images.shape == (2, 1, 28, 28)


def test_the_code_of_a_dataset_folder_reads_arrays(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        for number in range(4):
            np.save(tmp_path / name / f"{number}.npy", generator.integers(0, 256, (28, 28), np.uint8))
    request = SetRequest(key="DatasetFolder", folder=str(tmp_path))
    loaded = library.load(request, tmp_path / "cache")
    assert loaded.left_out == ()

    images, labels = run_whole(written("DatasetFolder", request=request, root=tmp_path))

    assert labels.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert float(images.sum()) == pytest.approx(float(ours(loaded.splits["all"])[0].sum()))


# What is written ------------------------------------------------------------------------------------------------------


def test_the_text_is_the_decks() -> None:
    assert written("FashionMNIST", loader=(100, True, False)).text == (
        "from torch.utils.data import DataLoader\n"
        "from torchvision import datasets\n"
        "from torchvision.transforms import ToTensor\n"
        "\n"
        "dataset = datasets.FashionMNIST(\n"
        '    root="data",\n'
        "    train=True,\n"
        "    download=True,\n"
        "    transform=ToTensor(),\n"
        ")\n"
        "\n"
        "data_loader = DataLoader(\n"
        "    dataset,\n"
        "    batch_size=100,\n"
        "    shuffle=True,\n"
        "    drop_last=False,\n"
        ")\n"
    )


@pytest.mark.parametrize("key", DATA_SETS)
def test_the_arguments_are_those_of_the_class(key: str) -> None:
    code = set_code(DATA_SETS[key], SetRequest(key=key), split=DATA_SETS[key].splits[0], root="data")
    own = [span.key for span in code.spans if span.owner == "data set"]
    expected = {
        "EMNIST": ["class", "root", "split", "train", "download", "transform"],
        "QMNIST": ["class", "root", "what", "download", "transform"],
        "FakeData": ["class", "size", "image_size", "num_classes", "transform"],
        "ImageFolder": ["class", "root", "transform"],
        "DatasetFolder": ["class", "root", "loader", "extensions", "transform"],
    }
    if key == "EMNIST-letters":
        expected["EMNIST"].append("target_transform")

    assert own == expected.get(DATA_SETS[key].torchvision_class, ["class", "root", "train", "download", "transform"])


def test_root_and_train_belong_to_the_data_set_and_batch_size_to_the_data_loader() -> None:
    owners = {span.key: span.owner for span in written("MNIST").spans}

    assert owners["root"] == owners["train"] == owners["transform"] == "data set"
    assert owners["dataset"] == owners["batch_size"] == owners["shuffle"] == owners["drop_last"] == "DataLoader"
    assert owners["transform.0"] == "transform"


@pytest.mark.parametrize("key", DATA_SETS)
@pytest.mark.parametrize("split", ["train", "all"])
def test_every_span_holds_its_argument_and_a_sentence_about_it(key: str, split: str) -> None:
    if split not in DATA_SETS[key].splits:
        split = DATA_SETS[key].splits[0]
    steps = (TO_TENSOR, of("RandomAffine"), of("Normalize", mean=(0.5,), std=(0.5,)))
    code = written(key, split=split, steps=steps, target_transform=TargetTransform.parse("keep:0,1"))

    for span in code.spans:
        piece = code.text[span.start : span.end]
        assert piece == piece.strip() and piece, span
        assert span.name in piece or span.name in ("indices", "size"), span
        assert span.help.english().endswith("."), span


@pytest.mark.parametrize(
    "root", ["data", "/home/a b/데이터", "it's", 'a "b"', "both ' and \"", "a\\b", "a\nb", "\udc80", "\U0001f600"]
)
def test_a_path_of_any_name_is_written_so_that_python_reads_it_again(root: str) -> None:
    assert eval(literal(root)) == root
    assert literal("data") == '"data"'


def test_the_argument_under_a_place_is_the_innermost() -> None:
    code = written("MNIST")
    at = code.text.index

    assert [code.argument_at(at(text)).key for text in ("train=", "transform=", "ToTensor()", "shuffle")] == [
        "train", "transform", "transform.0", "shuffle",
    ]  # fmt: skip
    assert code.argument_at(at("import")) is None
    assert code.argument_at(at("data_loader")) is None


def test_what_changed_is_told_by_its_innermost_argument() -> None:
    steps = (TO_TENSOR, of("Normalize", mean=(0.5,), std=(0.5,)))
    before = written("MNIST", steps=steps)

    def changed(**wanted: Any) -> list[str]:
        return [span.key for span in written("MNIST", **{"steps": steps} | wanted).changed_since(before)]

    assert changed() == []
    assert changed(loader=(4, True, False)) == ["shuffle"]
    assert changed(split="test") == ["train"]
    assert changed(steps=(TO_TENSOR, of("Normalize", mean=(0.5,), std=(0.25,)))) == ["transform.1.std"]
    assert changed(target_transform=TargetTransform.parse("even_odd")) == ["target_transform"]


def test_a_set_with_other_arguments_tells_its_class_and_the_new_ones() -> None:
    changed = written("EMNIST-digits").changed_since(written("MNIST"))

    assert [span.key for span in changed] == ["class", "split", "upright"]


def test_imports_of_two_pieces_are_joined() -> None:
    code = written("FashionMNIST", target_transform=TargetTransform.parse("keep:0,1"))

    assert code.text.count("import DataLoader, Subset") == 1


def test_the_facts_of_mnist_are_not_needed_for_its_code() -> None:
    # A folder of that name asks for nothing that is imported.
    assert (
        "import torch\n" not in set_code(MNIST, SetRequest(key="MNIST"), split="train", root="/x/torch.v2.Image.").text
    )


def test_the_code_is_written_without_torch() -> None:
    code = (
        "import sys; from mnistgui.data.code import loader_code; "
        "assert loader_code(batch_size=1, shuffle=True, drop_last=True).text; sys.exit('torch' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
