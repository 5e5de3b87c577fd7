"""Changes: an image changes as far as is said, and in its own way."""

import pytest
import torch

from mnistgui.data import library
from mnistgui.data.batches import DeviceImages
from mnistgui.pretraining.changes import Changes, changed

NO_CHANGES = Changes(turn=0, slant=0, scale=0, shift=0, bend=0, thickness=0, contrast=0, flags=0)


@pytest.fixture(scope="module")
def digits() -> DeviceImages:
    return DeviceImages.of(library.load_mnist("test"), "cpu")


def change(digits: DeviceImages, changes: Changes, images: int = 200) -> tuple[torch.Tensor, torch.Tensor]:
    """Return some digits, changed, and how much ink each of them won or lost, in pixels."""
    before = digits.images_NHWC[:images]
    after = changed(before, digits.labels_N[:images], changes, torch.Generator().manual_seed(0))
    assert after.dtype == torch.uint8 and after.shape == before.shape
    return after, (after.float() - before.float()).sum((1, 2, 3)) / 255


def test_changes_of_nothing_change_nothing(digits: DeviceImages) -> None:
    after, _ = change(digits, NO_CHANGES)

    assert torch.equal(after, digits.images_NHWC[: len(after)])


def test_every_image_is_changed_in_its_own_way_and_the_same_seed_changes_the_same() -> None:
    one = torch.zeros(8, 28, 28, 1, dtype=torch.uint8)
    one[:, 5:23, 13:16] = 255
    ones = DeviceImages(images_NHWC=one, labels_N=torch.ones(8, dtype=torch.int64))
    after, _ = change(ones, Changes())

    assert torch.equal(change(ones, Changes())[0], after)
    assert len(torch.unique(after.flatten(1), dim=0)) == 8


def test_only_ones_get_an_upstroke(digits: DeviceImages) -> None:
    _, won = change(digits, Changes(**(vars(NO_CHANGES) | {"flags": 1.0})))
    is_one = digits.labels_N[: len(won)] == 1

    assert not won[~is_one].any()
    assert (won[is_one] > 1).float().mean() > 0.9


def test_the_pen_gets_thicker_and_thinner(digits: DeviceImages) -> None:
    _, won = change(digits, Changes(**(vars(NO_CHANGES) | {"thickness": 0.5})))

    assert (won > 10).any() and (won < -10).any()
