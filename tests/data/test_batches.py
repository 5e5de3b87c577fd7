"""Our batches against PyTorch's own DataLoader: index for index, and the generator left in the same place."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader, Subset, TensorDataset

from mnistgui.data.batches import (
    DeviceImages,
    batches,
    epoch_order,
    iterations_per_epoch,
    split_validation,
    validation_count,
)
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation

EPOCHS = 4


def numbered(images: int) -> DeviceImages:
    """Return images that carry their own index as label and, in two bytes, as pixels."""
    index = np.arange(images)
    pixels = np.stack([index // 256, index % 256], axis=1).astype(np.uint8)
    return DeviceImages.of(
        ImageSet(
            name="numbered",
            split="train",
            images_NHWC=pixels.reshape(images, 1, 2, 1),
            labels_N=index,
            class_names=tuple(str(label) for label in index),
        ),
        "cpu",
    )


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("drop_last", [True, False])
@pytest.mark.parametrize(
    ("images", "batch_size"),
    [(100, 10), (100, 32), (7, 3), (5, 5), (5, 1), (3, 8), (1, 1)],
    ids=["even", "ragged", "small", "one batch", "batches of one", "batch larger than the set", "one image"],
)
def test_the_batches_of_every_epoch_are_the_dataloaders(
    images: int, batch_size: int, shuffle: bool, drop_last: bool
) -> None:
    data = numbered(images)
    ours, theirs = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
    loader = DataLoader(
        TensorDataset(torch.arange(images)),
        batch_size=batch_size,
        shuffle=shuffle,
        drop_last=drop_last,
        generator=theirs,
    )

    for _ in range(EPOCHS):
        order_N = epoch_order(images, shuffle=shuffle, generator=ours)
        found = [batch.index_B.tolist() for batch in batches(data, order_N, batch_size, drop_last=drop_last)]
        expected = [index_B.tolist() for (index_B,) in loader]

        assert found == expected
        assert len(found) == iterations_per_epoch(images, batch_size, drop_last=drop_last) == len(loader)
        assert torch.equal(ours.get_state(), theirs.get_state())


def test_images_stay_with_their_labels() -> None:
    data = numbered(300)
    order_N = epoch_order(300, shuffle=True, generator=torch.Generator().manual_seed(1))

    for batch in batches(data, order_N, 64, drop_last=False):
        assert batch.images_BHWC.dtype == torch.uint8
        high_B, low_B = batch.images_BHWC.flatten(1).to(torch.int64).unbind(1)
        assert torch.equal(high_B * 256 + low_B, batch.labels_B)
        assert torch.equal(batch.index_B, batch.labels_B)


def of_size(images: int, side: int) -> DeviceImages:
    """Return so many square images of noise."""
    pixels = torch.randint(0, 256, (images, side, side, 1), generator=torch.Generator().manual_seed(1))
    return DeviceImages(images_NHWC=pixels.to(torch.uint8), labels_N=torch.arange(images))


# Of 700 batches several are prepared at a time, the last time fewer, and the last batch is ragged.
@pytest.mark.parametrize("skip", [0, 1, 47])
def test_input_made_ahead_is_the_one_of_each_batch_by_itself(skip: int) -> None:
    data, calls = of_size(694, 8), []
    preparation = Preparation.to_tensor((8, 8, 1))

    def prepare(images_MHWC: torch.Tensor) -> torch.Tensor:
        calls.append(len(images_MHWC))
        return preparation.to_input(images_MHWC)

    order_N = torch.randperm(694, generator=torch.Generator().manual_seed(2))
    found = list(batches(data, order_N, 10, drop_last=False, skip=skip, prepare=prepare))

    assert len(found) == 70 - skip and len(calls) < len(found) / 10
    assert torch.equal(torch.cat([batch.index_B for batch in found]), order_N[10 * skip :])
    for batch in found:
        assert torch.equal(batch.images_BHWC, data.images_NHWC[batch.index_B])
        assert batch.x_BCHW is not None and batch.x_BCHW.data_ptr() % 64 == 0
        assert torch.equal(batch.x_BCHW, preparation.to_input(batch.images_BHWC))


def test_nothing_is_made_ahead_that_would_begin_elsewhere_in_memory() -> None:
    preparation = Preparation.to_tensor((5, 5, 1))
    found = batches(of_size(40, 5), torch.arange(40), 10, drop_last=False, prepare=preparation.to_input)
    assert [batch.x_BCHW for batch in found] == [None] * 4


def test_large_images_are_gathered_a_batch_at_a_time() -> None:
    calls: list[int] = []

    def prepare(images_MHWC: torch.Tensor) -> torch.Tensor:
        calls.append(len(images_MHWC))
        return images_MHWC

    found = list(batches(of_size(6, 1024), torch.arange(6), 2, drop_last=True, prepare=prepare))
    assert len(found) == 3 and calls == [2, 2, 2]


def test_shuffling_changes_the_order_from_epoch_to_epoch_and_shows_every_image_once() -> None:
    generator = torch.Generator().manual_seed(0)
    first, second = (epoch_order(1000, shuffle=True, generator=generator).tolist() for _ in range(2))

    assert first != second
    assert sorted(first) == sorted(second) == list(range(1000))


def test_without_shuffling_the_order_is_the_files() -> None:
    assert epoch_order(6, shuffle=False, generator=torch.Generator()).tolist() == [0, 1, 2, 3, 4, 5]


def test_the_default_generator_is_left_alone() -> None:
    state = torch.get_rng_state()
    epoch_order(100, shuffle=True, generator=torch.Generator().manual_seed(0))

    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize(
    ("images", "batch_size", "drop_last", "iterations"),
    [
        (60_000, 100, False, 600),
        (60_000, 100, True, 600),
        (60_000, 128, False, 469),
        (60_000, 128, True, 468),
        (55_000, 128, False, 430),
        (10, 100, True, 0),
        (10, 100, False, 1),
    ],
)
def test_the_arithmetic_of_the_course(images: int, batch_size: int, drop_last: bool, iterations: int) -> None:
    assert iterations_per_epoch(images, batch_size, drop_last=drop_last) == iterations


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("drop_last", [True, False])
def test_after_a_validation_split_the_batches_are_those_of_a_dataloader_over_the_subset(
    shuffle: bool, drop_last: bool
) -> None:
    learned, _ = split_validation(np.arange(100), 0.17, seed=3)
    data = numbered(100).only(learned)
    ours, theirs = torch.Generator().manual_seed(5), torch.Generator().manual_seed(5)
    subset = Subset(TensorDataset(torch.arange(100)), learned.tolist())
    loader = DataLoader(subset, batch_size=10, shuffle=shuffle, drop_last=drop_last, generator=theirs)
    assert len(data) == 83

    for _ in range(EPOCHS):
        order_M = epoch_order(len(data), shuffle=shuffle, generator=ours)
        found = [batch.index_B.tolist() for batch in batches(data, order_M, 10, drop_last=drop_last)]
        assert found == [index_B.tolist() for (index_B,) in loader]


def test_the_validation_images_hang_on_the_seed_and_leave_the_default_generator_alone() -> None:
    before = torch.get_rng_state()
    learned, held_back = split_validation(np.arange(10, 1010), 0.1, seed=1)
    again, _ = split_validation(np.arange(10, 1010), 0.1, seed=1)
    other, _ = split_validation(np.arange(10, 1010), 0.1, seed=2)
    assert len(held_back) == 100 and sorted([*learned, *held_back]) == list(range(10, 1010))
    assert learned.tolist() == sorted(learned.tolist()) == again.tolist() != other.tolist()
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.parametrize(
    ("images", "share", "count"),
    [(60_000, 0.1, 6000), (10, 0.01, 1), (10, 0.99, 9), (1, 0.5, 0), (0, 0.5, 0), (10, 0.0, 0)],
)
def test_a_validation_share_is_a_whole_number_that_leaves_something_to_learn_from(
    images: int, share: float, count: int
) -> None:
    assert validation_count(images, share) == count
    assert len(split_validation(np.arange(images), share, seed=0)[1]) == count


def small_set(images_NHWC: np.ndarray) -> ImageSet:
    labels_N = np.zeros(len(images_NHWC), np.int64)
    return ImageSet(name="one", split="train", images_NHWC=images_NHWC, labels_N=labels_N, class_names=("0",))


def test_on_the_cpu_the_images_are_not_copied() -> None:
    whole_NHWC = np.arange(24, dtype=np.uint8).reshape(6, 2, 2, 1)
    image_set = small_set(whole_NHWC[2:])  # a split is a view of the whole set
    data = DeviceImages.of(image_set, "cpu")
    assert data.images_NHWC.data_ptr() == image_set.images_NHWC.ctypes.data
    assert torch.equal(data.images_NHWC, torch.tensor(whole_NHWC[2:]))


def test_a_batch_is_a_copy_so_that_a_transform_in_place_cannot_change_the_frozen_set() -> None:
    image_set = small_set(np.zeros((4, 2, 2, 1), np.uint8))
    for learned in ([0, 1, 2, 3], [1, 2]):
        data = DeviceImages.of(image_set, "cpu").only(np.array(learned))
        for batch in batches(data, torch.arange(len(data)), 2, drop_last=False):
            batch.images_BHWC.fill_(9)
            batch.labels_B.fill_(9)
    assert not image_set.images_NHWC.any() and not image_set.labels_N.any()


def test_labels_can_stand_in_for_those_of_the_set() -> None:
    data = DeviceImages.of(small_set(np.zeros((4, 2, 2, 1), np.uint8)), "cpu", labels_N=np.array([3, -1, 2, 1]))
    (batch,) = batches(data.only(np.array([0, 2, 3])), torch.tensor([2, 0, 1]), 3, drop_last=False)
    assert batch.index_B.tolist() == [3, 0, 2]
    assert batch.labels_B.tolist() == [1, 3, 2]


def test_a_set_that_lies_in_a_file_is_not_read_for_it(tmp_path: Path) -> None:
    pixels = np.arange(24, dtype=np.uint8)
    pixels.tofile(tmp_path / "pixels")
    mapped = np.memmap(tmp_path / "pixels", np.uint8, mode="r", shape=(6, 2, 2, 1))
    data = DeviceImages.of(small_set(mapped), "cpu")
    assert data.images_NHWC.data_ptr() == mapped.ctypes.data
    batch = next(batches(data, torch.tensor([5, 0, 1, 2, 3, 4]), 2, drop_last=False))
    assert batch.images_BHWC.flatten().tolist() == [20, 21, 22, 23, 0, 1, 2, 3]
