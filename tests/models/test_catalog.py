"""Every net of the catalogue can be built, trained, saved and opened again, with no word about it elsewhere."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from mnistgui.data.batches import DeviceImages
from mnistgui.data.image_set import ImageSet
from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import MODELS, ZOO, Architecture, ModelInfo, build
from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.models.snapshot import load_snapshot, take_snapshot
from mnistgui.training.settings.net import MODELS as CHOICES
from mnistgui.training.step import train_step

OPTIONS: dict[str, dict[str, Any]] = (
    {"mlp": {"hidden": [128, 32]}}
    | {"layers": {"layers": [layer.to_dict() for layer in DEFAULT_LAYERS]}}
    | {name: {"fit": "adapt"} for name in ZOO}
)


def architecture(model: str, input_CHW: tuple[int, int, int] = (1, 28, 28), classes: int = 10) -> Architecture:
    return Architecture(model=model, input_CHW=input_CHW, classes=classes, options=OPTIONS.get(model, {}))


@pytest.fixture(scope="module")
def small_image_set(tiny_image_set: ImageSet) -> ImageSet:
    """The tiny set at half its size: torchvision's nets take seconds a step at 28x28."""
    return replace(tiny_image_set, images_NHWC=tiny_image_set.images_NHWC[:, ::2, ::2].copy())


@pytest.mark.parametrize("model", MODELS)
def test_every_net_learns_64_images_and_answers_the_same_after_saving_and_loading(
    model: str, small_image_set: ImageSet, tmp_path: Path
) -> None:
    preparation = Preparation.to_tensor(small_image_set.shape_HWC)
    wanted = architecture(model, preparation.output_CHW)
    data = DeviceImages.of(small_image_set, "cpu")
    x_BCHW, y_B = preparation.to_input(data.images_NHWC), data.labels_N
    net = build(wanted)
    untrained = {name: tensor.clone() for name, tensor in net.named_parameters()}
    optimizer = torch.optim.Adam(net.parameters(), lr=3e-4 if model in ZOO else 3e-3)

    def step() -> float:
        torch.manual_seed(3)  # the same units drop out each time
        return float(train_step(net, nn.CrossEntropyLoss(), optimizer, x_BCHW, y_B)[0])

    losses = [step() for _ in range(5 if model in ZOO else 20)]
    snapshot = take_snapshot(
        net,
        architecture=wanted,
        preparation=preparation,
        class_names=small_image_set.class_names,
        step=len(losses),
    )
    snapshot.save(tmp_path)
    loaded = load_snapshot(tmp_path)

    assert losses[-1] < losses[0] - (0.005 if model in ZOO else 0.1 * losses[0])
    assert all(not torch.equal(weight, untrained[name]) for name, weight in net.named_parameters())
    assert loaded.step == len(losses)
    with torch.inference_mode():
        assert torch.equal(loaded.build()(x_BCHW), net.eval()(x_BCHW))


def test_every_net_that_can_be_chosen_is_in_the_catalogue() -> None:
    assert {choice.key for choice in CHOICES} == set(MODELS)


@pytest.mark.parametrize("model", MODELS)
def test_every_net_takes_colour_images_of_another_size_and_other_classes(model: str) -> None:
    net = build(architecture(model, input_CHW=(3, 32, 20), classes=47)).eval()

    assert net(torch.zeros(5, 3, 32, 20)).shape == (5, 47)


@pytest.mark.parametrize("model", MODELS)
def test_every_net_gives_logits_and_not_probabilities(model: str) -> None:
    logits_BK = build(architecture(model)).eval()(torch.rand(4, 1, 28, 28))

    assert (logits_BK < 0).any()
    assert not torch.allclose(logits_BK.sum(1), torch.ones(4))


@pytest.mark.parametrize("model", MODELS)
def test_every_net_has_a_key_of_its_own_and_one_line_of_story(model: str) -> None:
    info = MODELS[model]

    assert info.key == model
    assert info.story.endswith(".") and "\n" not in info.story


def test_the_single_layer_is_784_weights_and_a_bias_for_each_of_ten_digits() -> None:
    assert sum(weight.numel() for weight in build(architecture("single")).parameters()) == 7_850


def test_the_mlp_has_a_layer_for_each_hidden_size() -> None:
    shapes = [tuple(weight.shape) for weight in build(architecture("mlp")).parameters() if weight.dim() == 2]

    assert shapes == [(128, 784), (32, 128), (10, 32)]


def test_an_mlp_without_its_layers_is_refused_by_the_name_of_what_is_missing() -> None:
    with pytest.raises(KeyError, match="hidden"):
        build(Architecture(model="mlp", input_CHW=(1, 28, 28), classes=10))


def test_an_architecture_comes_back_from_its_plain_values() -> None:
    first = architecture("mlp")

    assert Architecture.from_dict(first.to_dict()) == first


def test_an_architecture_of_an_unknown_net_is_refused() -> None:
    with pytest.raises(ValueError, match="'resnet9000'"):
        Architecture.from_dict({"model": "resnet9000", "input": [1, 28, 28], "classes": 10, "options": {}})


def test_one_line_in_the_catalogue_is_all_that_a_new_net_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def build_average(wanted: Architecture) -> nn.Module:
        return nn.Sequential(nn.AvgPool2d(4), nn.Flatten(), nn.Linear(49, wanted.classes))

    monkeypatch.setitem(MODELS, "average", ModelInfo(key="average", story="Means of squares.", build=build_average))
    net = build(architecture("average"))
    take_snapshot(
        net,
        architecture=architecture("average"),
        preparation=Preparation.to_tensor((28, 28, 1)),
        class_names=tuple("0123456789"),
        step=0,
    ).save(tmp_path)

    x_BCHW = torch.rand(3, 1, 28, 28)
    assert torch.equal(load_snapshot(tmp_path).build()(x_BCHW), net(x_BCHW))


def test_the_catalogue_is_read_without_torch() -> None:
    code = "import sys; from mnistgui.models.catalog import MODELS; assert MODELS; sys.exit('torch' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
