"""Our batches against PyTorch's own DataLoader: index for index, and the generator left in the same place."""

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from mnistgui.data.batches import DeviceImages, batches, epoch_order, iterations_per_epoch
from mnistgui.data.image_set import ImageSet

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
        found = [labels_B.tolist() for _, labels_B in batches(data, order_N, batch_size, drop_last=drop_last)]
        expected = [index_B.tolist() for (index_B,) in loader]

        assert found == expected
        assert len(found) == iterations_per_epoch(images, batch_size, drop_last=drop_last) == len(loader)
        assert torch.equal(ours.get_state(), theirs.get_state())


def test_images_stay_with_their_labels() -> None:
    data = numbered(300)
    order_N = epoch_order(300, shuffle=True, generator=torch.Generator().manual_seed(1))

    for images_BHWC, labels_B in batches(data, order_N, 64, drop_last=False):
        assert images_BHWC.dtype == torch.uint8
        high_B, low_B = images_BHWC.flatten(1).to(torch.int64).unbind(1)
        assert torch.equal(high_B * 256 + low_B, labels_B)


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


def test_a_copy_on_the_device_leaves_the_frozen_set_alone() -> None:
    image_set = ImageSet(
        name="one",
        split="train",
        images_NHWC=np.zeros((1, 2, 2, 1), np.uint8),
        labels_N=np.zeros(1, np.int64),
        class_names=("0",),
    )
    data = DeviceImages.of(image_set, "cpu")
    data.images_NHWC.fill_(9)

    assert len(data) == 1
    assert not image_set.images_NHWC.any()
