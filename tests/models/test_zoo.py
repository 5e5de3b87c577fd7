"""torchvision's nets take our small images, both ways, and stay what they are."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from mnistgui.data.batches import DeviceImages
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.data.vision import torchvision
from mnistgui.models.catalog import ZOO, Architecture, build
from mnistgui.models.snapshot import load_snapshot, take_snapshot
from mnistgui.training.step import train_step

# The large ones take seconds and gigabytes when they are enlarged; what they are made of is seen without weights.
# Adapted ones are trained in test_catalog.py.
TRAINED = ["resnet18", "squeezenet1_1"]
BOTH = [(name, fit) for name in ZOO for fit in ("adapt", "enlarge")]


def architecture(
    model: str, fit: str, input_CHW: tuple[int, int, int] = (1, 28, 28), classes: int = 10, **options: Any
) -> Architecture:
    return Architecture(model=model, input_CHW=input_CHW, classes=classes, options={"fit": fit} | options)


def without_weights(*arguments: Any, **options: Any) -> nn.Module:
    """Build a net that knows shapes alone: it takes no time and no memory."""
    with torch.device("meta"):
        return build(architecture(*arguments, **options))


def shapes(net: nn.Module) -> dict[str, torch.Size]:
    return {name: tensor.shape for name, tensor in net.state_dict().items()}


def torchvisions_own(name: str, classes: int = 10) -> nn.Module:
    with torch.device("meta"):
        net: nn.Module = getattr(torchvision().models, name)(num_classes=classes)
        return net


def logits_shape(net: nn.Module, *shape_BCHW: int) -> tuple[int, ...]:
    return tuple(net(torch.empty(shape_BCHW, device="meta")).shape)


@pytest.mark.parametrize("model", TRAINED)
def test_one_step_of_an_enlarged_net_lowers_the_loss_and_it_answers_the_same_after_saving_and_loading(
    model: str, tiny_image_set: ImageSet, tmp_path: Path
) -> None:
    preparation = Preparation.to_tensor(tiny_image_set.shape_HWC)
    data = DeviceImages.of(tiny_image_set, "cpu")
    x_BCHW, y_B = preparation.to_input(data.images_NHWC), data.labels_N
    net = build(architecture(model, "enlarge"))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.01)

    def step() -> float:
        torch.manual_seed(3)  # the same units drop out each time
        return float(train_step(net, nn.CrossEntropyLoss(), optimizer, x_BCHW, y_B)[0])

    before, after = step(), step()
    take_snapshot(
        net,
        architecture=architecture(model, "enlarge"),
        preparation=preparation,
        class_names=tiny_image_set.class_names,
        step=2,
    ).save(tmp_path)

    assert after < before
    with torch.inference_mode():
        assert torch.equal(load_snapshot(tmp_path).build()(x_BCHW[:8]), net.eval()(x_BCHW[:8]))


@pytest.mark.parametrize(("model", "fit"), BOTH)
@pytest.mark.parametrize("input_CHW", [(1, 28, 28), (3, 32, 20), (1, 16, 16), (1, 8, 8), (3, 224, 224)])
def test_images_of_any_size_and_colour_are_taken(model: str, fit: str, input_CHW: tuple[int, int, int]) -> None:
    assert logits_shape(without_weights(model, fit, input_CHW, 47), 5, *input_CHW) == (5, 47)


@pytest.mark.parametrize("model", ZOO)
def test_an_enlarged_net_is_torchvisions_own_behind_an_enlargement(model: str) -> None:
    net = without_weights(model, "enlarge")

    assert shapes(net) == {f"net.{name}": shape for name, shape in shapes(torchvisions_own(model)).items()}


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        ("alexnet", ["features.0.weight", "classifier.1.weight"]),
        ("vgg11", ["features.0.weight", "classifier.0.weight"]),
        ("vgg11_bn", ["features.0.weight", "classifier.0.weight"]),
        ("vgg16", ["features.0.weight", "classifier.0.weight"]),
        ("resnet18", ["conv1.weight"]),
        ("resnet34", ["conv1.weight"]),
        ("squeezenet1_0", ["features.0.weight"]),
        ("squeezenet1_1", ["features.0.weight"]),
    ],
)
def test_an_adapted_net_differs_in_its_first_convolution_and_its_first_linear_layer_only(
    model: str, changed: list[str]
) -> None:
    adapted, own = shapes(without_weights(model, "adapt")), shapes(torchvisions_own(model))

    assert list(adapted) == list(own)
    assert [name for name in own if adapted[name] != own[name]] == changed


def test_poolings_are_left_out_before_the_map_gets_smaller_than_2x2() -> None:
    small, large = without_weights("vgg11", "adapt"), without_weights("vgg11", "adapt", (1, 64, 64))

    assert [sum(isinstance(layer, nn.MaxPool2d) for layer in net.modules()) for net in (small, large)] == [3, 5]
    assert small.state_dict()["classifier.0.weight"].shape == (4096, 512 * 3 * 3)
    assert isinstance(without_weights("resnet18", "adapt", (1, 16, 16)).maxpool, nn.Identity)
    assert isinstance(without_weights("resnet18", "adapt", (1, 28, 28)).maxpool, nn.MaxPool2d)


@pytest.mark.parametrize("model", ["vgg11_bn", "resnet18"])
@pytest.mark.parametrize("side", [28, 16])
def test_batch_norm_learns_from_a_batch_of_one_image(model: str, side: int) -> None:
    net = without_weights(model, "adapt", (1, side, side)).train()

    assert logits_shape(net, 1, 1, side, side) == (1, 10)


def test_a_large_image_leaves_the_classifier_as_large_as_torchvisions_and_no_larger() -> None:
    adapted = shapes(without_weights("alexnet", "adapt", (3, 224, 224)))

    assert adapted["classifier.1.weight"] == shapes(torchvisions_own("alexnet"))["classifier.1.weight"]


def test_an_adapted_squeezenet_gives_logits_below_zero_and_torchvisions_does_not() -> None:
    x_BCHW = torch.rand(4, 1, 28, 28)

    assert (build(architecture("squeezenet1_1", "adapt")).eval()(x_BCHW) < 0).any()
    assert not (build(architecture("squeezenet1_1", "enlarge")).eval()(x_BCHW) < 0).any()


def test_the_enlarged_image_keeps_its_proportions_and_a_large_one_its_size() -> None:
    assert without_weights("alexnet", "enlarge", (3, 32, 20)).enlarge.size_HW == (102, 64)
    assert without_weights("alexnet", "enlarge", (3, 32, 20), enlarged_side=224).enlarge.size_HW == (358, 224)
    assert without_weights("alexnet", "enlarge", (3, 100, 90)).enlarge.size_HW == (100, 90)


def test_the_enlarged_net_sees_the_same_grey_image_in_each_of_three_channels() -> None:
    net = build(architecture("squeezenet1_1", "enlarge"))
    seen: list[torch.Tensor] = []
    net.net.register_forward_pre_hook(lambda _net, arguments: seen.append(arguments[0]))
    x_BCHW = torch.rand(2, 1, 28, 28)
    net.eval()(x_BCHW)

    assert seen[0].shape == (2, 3, 64, 64)
    assert torch.equal(seen[0][:, 0], seen[0][:, 2])
    # The middle of the pixel in the corner is the middle of its enlargement's first pixels, which show it alone.
    assert torch.equal(seen[0][:, 0, 0, 0], x_BCHW[:, 0, 0, 0])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fit": "shrink"}, "'shrink'"),
        ({"fit": "enlarge", "enlarged_side": 63}, "63"),
        ({"fit": "enlarge", "enlarged_side": 10**9}, "1000000000"),
        ({"fit": "enlarge", "enlarged_side": "64"}, "'64'"),
    ],
)
def test_options_that_cannot_be_used_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(Architecture(model="resnet18", input_CHW=(1, 28, 28), classes=10, options=options))


def test_two_channels_cannot_be_enlarged_to_three() -> None:
    with pytest.raises(ValueError, match="2"):
        without_weights("alexnet", "enlarge", (2, 28, 28))


def test_a_saved_net_is_opened_where_torchvision_was_not_loaded_before(tmp_path: Path) -> None:
    # Its first import then happens while the net is built without weights: nothing of torchvision may stay so.
    wanted = architecture("squeezenet1_1", "adapt")
    take_snapshot(
        build(wanted),
        architecture=wanted,
        preparation=Preparation.to_tensor((28, 28, 1)),
        class_names=tuple("0123456789"),
        step=0,
    ).save(tmp_path)
    code = """
import sys
from pathlib import Path
import torch
from mnistgui.models.snapshot import load_snapshot
snapshot = load_snapshot(Path(sys.argv[1]))
print(bool(snapshot.build()(torch.zeros(1, 1, 28, 28)).isfinite().all()))
from torchvision.transforms import v2
print(v2.functional.normalize(torch.ones(1, 2, 2), [0.5], [0.5]).device)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.stdout.split() == ["True", "cpu"], done.stderr
