"""The one way from pixels to model input, against torchvision's own transforms."""

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch

from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.data.vision import torchvision

GREY = Preparation.normalized(MNIST)
COLOUR = Preparation(height=5, width=7, channels=3, mean=(0.485, 0.456, 0.406), std=(0.229, 0.224, 0.225))


def pixels(preparation: Preparation, images: int = 8) -> torch.Tensor:
    shape = (images, preparation.height, preparation.width, preparation.channels)
    return torch.from_numpy(np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8))


@pytest.mark.parametrize("preparation", [GREY, COLOUR], ids=["grey", "colour"])
def test_it_is_torchvisions_to_tensor_and_normalize(preparation: Preparation) -> None:
    transforms = torchvision().transforms
    theirs = transforms.Compose([transforms.ToTensor(), transforms.Normalize(preparation.mean, preparation.std)])
    images_BHWC = pixels(preparation)

    expected_BCHW = torch.stack([theirs(image_HWC.numpy()) for image_HWC in images_BHWC])
    x_BCHW = preparation.to_input(images_BHWC)

    assert x_BCHW.dtype == torch.float32
    assert x_BCHW.is_contiguous()
    torch.testing.assert_close(x_BCHW, expected_BCHW, rtol=0, atol=2e-6)


@pytest.mark.parametrize("shape_HWC", [(28, 28, 1), (6, 4, 3)], ids=["grey", "colour"])
def test_the_decks_preparation_is_torchvisions_to_tensor_alone(shape_HWC: tuple[int, int, int]) -> None:
    preparation = Preparation.to_tensor(shape_HWC)
    images_BHWC = pixels(preparation)
    to_tensor = torchvision().transforms.ToTensor()

    expected_BCHW = torch.stack([to_tensor(image_HWC.numpy()) for image_HWC in images_BHWC])

    torch.testing.assert_close(preparation.to_input(images_BHWC), expected_BCHW, rtol=0, atol=1e-7)


@pytest.mark.parametrize("preparation", [GREY, COLOUR], ids=["grey", "colour"])
def test_an_image_is_prepared_alone_as_among_others_and_stays_as_it_was(preparation: Preparation) -> None:
    images_BHWC = pixels(preparation)
    before = images_BHWC.clone()

    x_BCHW = preparation.to_input(images_BHWC)

    assert torch.equal(preparation.to_input(images_BHWC[3:4]), x_BCHW[3:4])
    assert torch.equal(images_BHWC, before)


def test_no_images_give_no_input() -> None:
    assert GREY.to_input(pixels(GREY, images=0)).shape == (0, 1, 28, 28)
    assert COLOUR.to_input(pixels(COLOUR, images=0)).shape == (0, 3, 5, 7)


@pytest.mark.parametrize(
    "images",
    [
        torch.zeros(2, 28, 28, 1),
        torch.zeros(2, 28, 28, dtype=torch.uint8),
        torch.zeros(2, 1, 28, 28, dtype=torch.uint8),
        torch.zeros(28, 28, 1, dtype=torch.uint8),
    ],
    ids=["already float", "no channel", "channel first", "one image alone"],
)
def test_other_images_than_it_is_for_are_refused(images: torch.Tensor) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        GREY.to_input(images)


@pytest.mark.parametrize("preparation", [GREY, COLOUR], ids=["grey", "colour"])
def test_it_comes_back_from_its_plain_values(preparation: Preparation) -> None:
    assert Preparation.from_dict(preparation.to_dict()) == preparation


@pytest.mark.parametrize(
    "change",
    [{"std": [0.0]}, {"std": [-1]}, {"std": [float("nan")]}, {"mean": [float("inf")]}, {"mean": [0, 0]}, {"std": []}],
    ids=str,
)
def test_figures_that_no_image_can_be_prepared_with_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="mean and std"):
        Preparation.from_dict(GREY.to_dict() | change)


def test_it_is_imported_without_torch() -> None:
    code = "import sys, mnistgui.data.preparation; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
