"""The one way from pixels to model input, against torchvision's own transforms."""

import json
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch

from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.data.transforms.draws import generator_of
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.data.vision import torchvision

GREY = Preparation.normalized(MNIST)
MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
COLOUR = Preparation.of((TO_TENSOR, TransformStep.of("Normalize", mean=MEAN, std=STD)), (5, 7, 3))
RANDOM = Preparation.of((TransformStep.of("RandomCrop", size=24, padding=0), *GREY.steps), (28, 28, 1))


def pixels(preparation: Preparation, images: int = 8) -> torch.Tensor:
    shape = (images, preparation.height, preparation.width, preparation.channels)
    return torch.from_numpy(np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8))


@pytest.mark.parametrize("preparation", [GREY, COLOUR], ids=["grey", "colour"])
def test_it_is_torchvisions_to_tensor_and_normalize(preparation: Preparation) -> None:
    transforms = torchvision().transforms
    theirs = transforms.Compose([transforms.ToTensor(), transforms.Normalize(**dict(preparation.steps[1].values))])
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
def test_the_fast_way_has_kept_every_bit(preparation: Preparation) -> None:
    images_BHWC = pixels(preparation)
    figures: dict[str, Any] = dict(preparation.steps[1].values)
    # The formula of the first version, which the nets on disk were trained with.
    scale_C = torch.tensor([1.0 / (255.0 * std) for std in figures["std"]])
    shift_C = torch.tensor([mean / std for mean, std in zip(figures["mean"], figures["std"], strict=True)])
    expected_BCHW = images_BHWC.to(torch.float32).mul_(scale_C).sub_(shift_C).permute(0, 3, 1, 2)

    assert torch.equal(preparation.to_input(images_BHWC), expected_BCHW)


def test_random_steps_act_only_where_there_is_a_generator() -> None:
    images_BHWC = pixels(RANDOM)

    still = RANDOM.to_input(images_BHWC)
    first, again = (RANDOM.to_input(images_BHWC, generator_of(1, 1)) for _ in range(2))

    torch.testing.assert_close(still, GREY.to_input(images_BHWC)[:, :, 2:26, 2:26], rtol=0, atol=2e-6)
    assert torch.equal(first, again)
    assert not torch.equal(first, still)
    assert torch.equal(RANDOM.to_input(images_BHWC, generator_of(1, 1), only=[5]), first[5:6])


def test_what_comes_out_may_be_smaller_than_what_goes_in() -> None:
    assert RANDOM.shape_HWC == (28, 28, 1)
    assert RANDOM.output_CHW == (1, 24, 24)
    assert COLOUR.output_CHW == (3, 5, 7)


def test_equal_steps_on_equal_images_are_an_equal_preparation() -> None:
    RANDOM.to_input(pixels(RANDOM))  # what it keeps for speed is no part of it
    other = Preparation.of(list(RANDOM.steps), (28, 28, 1))

    assert other == RANDOM
    assert hash(other) == hash(RANDOM)
    assert Preparation(height=28, width=28, channels=1) == Preparation.to_tensor((28, 28, 1))


@pytest.mark.parametrize("preparation", [GREY, COLOUR, RANDOM], ids=["grey", "colour", "random"])
def test_it_comes_back_from_its_plain_values(preparation: Preparation) -> None:
    assert Preparation.from_dict(json.loads(json.dumps(preparation.to_dict()))) == preparation


OLD: dict[str, Any] = {"height": 28, "width": 28, "channels": 1, "mean": [0.1307], "std": [0.3081]}
NAN, INFINITY = float("nan"), float("inf")


def test_a_file_from_before_there_were_steps_is_read_as_to_tensor_and_normalize() -> None:
    assert Preparation.from_dict(OLD) == GREY
    assert Preparation.from_dict(OLD | {"mean": [0.0], "std": [1.0]}).steps == DEFAULT_STEPS


def with_steps(*steps: Any) -> dict[str, Any]:
    return GREY.to_dict() | {"steps": list(steps)}


@pytest.mark.parametrize(
    "values",
    [
        *(OLD | {"std": std} for std in ([0.0], [-1], [NAN], [], [1.0, 1.0], ["a"], None, 5)),
        *(OLD | {"mean": mean} for mean in ([INFINITY], [0, 0], [], "a", [[0]])),
        *(OLD | {"height": height} for height in (0, -1, NAN, INFINITY, "tall", None)),
        *(OLD | {"channels": channels} for channels in (0, 2, 4, -1)),
        {"height": 28, "width": 28, "channels": 1},
        *(GREY.to_dict() | {"steps": steps} for steps in ([], 5, "ToTensor", None)),
        *(with_steps(step) for step in (5, "ToTensor", {}, {"name": "os.system"}, {"name": ["ToTensor"]})),
        with_steps({"name": "ToTensor", "mean": 1}),
        with_steps({"name": "Resize", "size": 10**9}, {"name": "ToTensor"}),
        with_steps({"name": "Resize", "size": {}}, {"name": "ToTensor"}),
        with_steps({"name": "ToTensor"}, {"name": "Normalize", "mean": ["a"]}),
        with_steps(*[{"name": "hflip"}] * 1000, {"name": "ToTensor"}),
        GREY.to_dict() | {"std": [1.0]},
    ],
    ids=lambda values: str(values)[35:95],
)
def test_values_that_no_image_can_be_prepared_with_are_refused(values: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, OverflowError)):
        Preparation.from_dict(values)


def test_what_is_refused_is_said() -> None:
    with pytest.raises(ValueError, match="add ToTensor or ToDtype"):
        Preparation.of((), (28, 28, 1))


def test_it_is_imported_without_torch() -> None:
    code = "import sys, mnistgui.data.preparation; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_the_fast_way_does_not_load_torchvision() -> None:
    code = (
        "import sys, torch; from mnistgui.data.preparation import Preparation\n"
        "Preparation.to_tensor((4, 4, 1)).to_input(torch.zeros(1, 4, 4, 1, dtype=torch.uint8))\n"
        "sys.exit('torchvision' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
