"""What a net refuses is known before it is built, and only that is refused."""

import subprocess
import sys
from typing import Any

import pytest
import torch

from mnistgui.models.catalog import MODELS, ZOO, Architecture, build
from mnistgui.models.check import needs_two_images, problem_of_net


def architecture(model: str, height: int = 28, width: int = 28, **options: Any) -> Architecture:
    needed = {"hidden": [8, 8], "layers": [{"name": "Conv2d"}], "fit": "adapt"}
    return Architecture(model=model, input_CHW=(1, height, width), classes=10, options=needed | options)


def learns_from_one_image(wanted: Architecture) -> bool:
    with torch.device("meta"):
        net = build(wanted).train()
        try:
            net(torch.empty(1, *wanted.input_CHW))
        except ValueError as error:
            assert "more than 1 value per channel" in str(error)
            return False
    return True


def test_five_halvings_of_28_pixels_are_refused_at_the_channels_with_how_many_there_can_be() -> None:
    problem = problem_of_net(architecture("cnn", channels=[8] * 5))

    assert problem is not None
    assert problem.english() == (
        "channels: each of them halves the image, and 28x28 pixels can be halved 4 times: give 4 at most, not 5, or "
        "halve by stride."
    )


@pytest.mark.parametrize(
    ("options", "height"),
    [({"channels": [8] * 4}, 28), ({"channels": [8] * 8, "pooling": "stride"}, 28), ({"channels": [8] * 5}, 32)],
)
def test_what_can_be_halved_is_not_refused(options: dict[str, Any], height: int) -> None:
    wanted = architecture("cnn", height, 33, **options)

    assert problem_of_net(wanted) is None
    assert build(wanted)(torch.zeros(2, 1, height, 33)).shape == (2, 10)


def test_own_layers_are_refused_by_the_number_of_the_layer() -> None:
    problem = problem_of_net(architecture("layers", layers=[{"name": "Linear", "out_features": 3}]))

    assert problem is not None and problem.english().startswith("Layer 1, Linear: needs a row of numbers")


def test_a_net_of_its_own_module_is_refused_in_its_own_words() -> None:
    problem = problem_of_net(architecture("digit_net", 7))

    assert problem is not None
    assert problem.english() == (
        "digit_net cannot take images of 7x28 pixels with 1 channels: DigitNet halves an image three times and needs "
        "8x8 pixels, not 7x28."
    )


@pytest.mark.parametrize("model", ZOO)
@pytest.mark.parametrize("fit", ["adapt", "enlarge"])
@pytest.mark.parametrize("size", [(1, 1), (3, 2), (28, 28), (256, 9)])
def test_torchvisions_nets_take_every_image(model: str, fit: str, size: tuple[int, int]) -> None:
    assert problem_of_net(architecture(model, *size, fit=fit)) is None


def test_torchvisions_nets_refuse_an_image_of_two_channels() -> None:
    wanted = Architecture(model="alexnet", input_CHW=(2, 28, 28), classes=10, options={"fit": "enlarge"})
    problem = problem_of_net(wanted)

    assert problem is not None and "not one of 2" in problem.english()


def test_looking_for_problems_draws_nothing_from_torchs_default_generator() -> None:
    state = torch.get_rng_state()
    for model in MODELS:
        problem_of_net(architecture(model))

    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize(
    ("model", "options"),
    [
        ("mlp", {}),
        ("mlp", {"batch_norm": True}),
        ("cnn", {"channels": [4, 4], "batch_norm": True}),
        ("cnn", {"channels": [4] * 3, "pooling": "stride", "batch_norm": True}),
        ("layers", {"layers": [{"name": "BatchNorm"}, {"name": "Flatten"}]}),
        ("layers", {"layers": [{"name": "Flatten"}, {"name": "BatchNorm"}]}),
        ("vgg11_bn", {}),
        ("vgg11_bn", {"fit": "enlarge"}),
        ("resnet18", {}),
        ("resnet18", {"fit": "enlarge"}),
        ("resnet34", {}),
    ],
)
def test_a_batch_of_one_image_is_refused_exactly_where_pytorch_refuses_it(model: str, options: dict[str, Any]) -> None:
    for size in [(1, 1), (1, 2), (3, 3), (4, 4), (4, 9), (5, 5), (7, 7), (8, 8), (8, 9), (9, 9), (28, 28)]:
        wanted = architecture(model, *size, **options)
        if problem_of_net(wanted) is None:
            assert needs_two_images(wanted) is not learns_from_one_image(wanted), size


@pytest.mark.parametrize("model", MODELS)
def test_no_net_of_the_catalogue_is_forgotten_there(model: str) -> None:
    for side in (8, 9, 16, 28):
        wanted = architecture(model, side, side)
        assert needs_two_images(wanted) is not learns_from_one_image(wanted), side


def test_nets_of_layers_and_batches_of_one_are_looked_at_without_torch() -> None:
    code = """
import sys
from mnistgui.models.catalog import Architecture
from mnistgui.models.check import needs_two_images, problem_of_net
options = {"hidden": [8], "channels": [8] * 5, "batch_norm": True, "fit": "adapt", "layers": [{"name": "Conv2d"}]}
nets = {m: Architecture(model=m, input_CHW=(1, 28, 28), classes=10, options=options) for m in
        ("single", "mlp", "cnn", "lenet5", "layers", "resnet18")}
problems = {m: problem_of_net(net) for m, net in nets.items() if m != "resnet18"}
assert problems.pop("cnn") is not None and not any(problems.values())
assert needs_two_images(nets["mlp"]) and not needs_two_images(nets["resnet18"])
sys.exit("torch" in sys.modules)
"""

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
