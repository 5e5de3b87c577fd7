"""The shipped net is what its card says, and the script makes the same files again."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from mnistgui.data import library
from mnistgui.data.batches import DeviceImages
from mnistgui.data.catalog import MNIST
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.drawing.hand import Hand
from mnistgui.models.snapshot import DESCRIPTION_FILE, WEIGHTS_FILE, load_snapshot
from mnistgui.paths import resource
from mnistgui.pretraining.changes import Changes
from mnistgui.pretraining.digits import CARD_FILE, GENTLE, Lessons, Recipe, main, make, measure, split

SHIPPED = resource("models", "pretrained")


@pytest.fixture(autouse=True)
def _threads_as_before() -> Iterator[None]:
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def digits() -> DeviceImages:
    """The test images: here they are only looked at, or measured as the card says."""
    return DeviceImages.of(library.load_mnist("test"), "cpu")


@pytest.fixture(scope="module")
def card() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHIPPED / CARD_FILE).read_text(encoding="utf-8"))
    return found


def test_the_shipped_net_is_one_file_of_weights_under_a_megabyte() -> None:
    snapshot = load_snapshot(SHIPPED)

    assert (SHIPPED / WEIGHTS_FILE).stat().st_size < 1_000_000
    assert snapshot.architecture.model == "digit_net"
    assert snapshot.preparation == Preparation.normalized(MNIST)
    assert snapshot.class_names == MNIST.class_names


def test_the_shipped_net_reads_the_test_set_as_its_card_says_and_995_in_a_thousand(
    digits: DeviceImages, card: dict[str, Any]
) -> None:
    figures = measure(load_snapshot(SHIPPED).build(), digits)

    assert figures.images == card["test"]["images"] == 10_000
    # Another processor may round another way, and tip an image that lies on the edge.
    assert figures.accuracy == pytest.approx(card["test"]["accuracy"], abs=2.5e-4)
    assert figures.loss == pytest.approx(card["test"]["loss"], rel=0.01)
    assert figures.accuracy >= 0.995


def test_the_card_belongs_to_the_shipped_weights_and_to_the_standard_recipe(card: dict[str, Any]) -> None:
    assert card["sha256"] == hashlib.sha256((SHIPPED / WEIGHTS_FILE).read_bytes()).hexdigest()
    assert Recipe(**(card["recipe"] | {"taken": tuple(card["recipe"]["taken"])})) == Recipe()
    assert [Changes(**changes) for changes in card["changes"].values()] == [Changes(), GENTLE]
    assert Hand(**card["hand"]) == Hand()
    assert [figures["images"] for figures in card["held back"].values()] == [5_000, 5_000, 4_000]


def trial(folder: Path, **changes: int) -> bytes:
    """Make a net of 512 images and one epoch in ``folder``; return all that was written."""
    make(Recipe(**({"epochs": 1, "limit": 512} | changes)), folder, final_test=False)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == sorted([CARD_FILE, DESCRIPTION_FILE, WEIGHTS_FILE])
    return b"".join(file.read_bytes() for file in files)


def test_the_same_seed_makes_the_same_files_again_and_another_seed_others(tmp_path: Path) -> None:
    torch.set_num_threads(2)
    first = trial(tmp_path / "first")
    # What drew from the default generator before, and how many threads it had, makes no difference.
    torch.rand(17)
    torch.set_num_threads(1)
    again = trial(tmp_path / "again")

    assert again == first
    assert trial(tmp_path / "other", seed=1) != first


def test_making_a_net_leaves_torchs_default_generator_alone(tmp_path: Path) -> None:
    state = torch.get_rng_state()
    trial(tmp_path)

    assert torch.equal(torch.get_rng_state(), state)


def test_the_test_set_is_read_once_and_after_the_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_image_set: ImageSet
) -> None:
    read: list[str] = []

    def recorded(set_split: str) -> ImageSet:
        read.append(f"{set_split}, weights written: {(tmp_path / WEIGHTS_FILE).exists()}")
        return tiny_image_set

    monkeypatch.setattr(library, "load_mnist", recorded)
    made = make(Recipe(epochs=1, batch_size=16, written=50), tmp_path, final_test=True)

    assert read == ["train, weights written: False", "test, weights written: True"]
    assert made["test"]["images"] == len(tiny_image_set)


def test_the_command_makes_a_trial_without_the_test_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path), "--limit", "256", "--epochs", "2", "--seed", "3", "--no-test"]) == 0

    written = json.loads((tmp_path / CARD_FILE).read_text(encoding="utf-8"))
    assert written["recipe"] | {"seed": 3, "epochs": 2, "limit": 256} == written["recipe"]
    assert "test" not in written
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["epoch  1/2", "epoch  2/2"]


def test_the_seed_decides_which_images_choose_the_epoch() -> None:
    index = torch.arange(60_000)
    data = DeviceImages(images_NHWC=torch.zeros(60_000, 1, 1, 1, dtype=torch.uint8), labels_N=index)
    training, validation = split(data, Recipe(seed=0))

    assert (len(training), len(validation)) == (55_000, 5_000)
    assert torch.equal(torch.cat([training.labels_N, validation.labels_N]).sort().values, index)
    assert torch.equal(split(data, Recipe(seed=0))[1].labels_N, validation.labels_N)
    assert not torch.equal(split(data, Recipe(seed=1))[1].labels_N, validation.labels_N)


def test_an_epoch_takes_a_share_of_each_kind_and_mixes_them(digits: DeviceImages) -> None:
    some = DeviceImages(images_NHWC=digits.images_NHWC[:300], labels_N=digits.labels_N[:300])
    lessons = Lessons.of(Recipe(limit=300), some)
    order_M = lessons.order((1.0, 0.5, 0.1), torch.Generator().manual_seed(0))

    assert lessons.counts == (270, 270, 150)
    assert len(lessons.learned) == 690 and (len(lessons.mnist), len(lessons.rewritten)) == (30, 30)
    kinds = torch.bucketize(order_M, torch.tensor([270, 540]), right=True)
    assert torch.bincount(kinds).tolist() == [270, 135, 15]
    assert len(order_M.unique()) == len(order_M)
    assert (kinds[:50] != kinds[0]).any()
    # What is held back is written by other hands than what is learned.
    learned = {image.numpy().tobytes() for image in lessons.learned.images_NHWC[540:]}
    assert not learned & {image.numpy().tobytes() for image in lessons.written.images_NHWC}
