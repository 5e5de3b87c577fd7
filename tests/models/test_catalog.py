"""Every net of the catalogue can be built, trained, saved and opened again, with no word about it elsewhere."""

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
from mnistgui.models.catalog import MODELS, ZOO, Architecture, ModelInfo, build
from mnistgui.models.snapshot import load_snapshot, take_snapshot
from mnistgui.training.step import train_step

OPTIONS: dict[str, dict[str, Any]] = {"mlp": {"hidden": [128, 32]}} | {name: {"fit": "adapt"} for name in ZOO}
OUR_OWN = [name for name in MODELS if name not in ZOO]


def architecture(model: str, input_CHW: tuple[int, int, int] = (1, 28, 28), classes: int = 10) -> Architecture:
    return Architecture(model=model, input_CHW=input_CHW, classes=classes, options=OPTIONS.get(model, {}))


# torchvision's nets are a hundred times as slow: test_zoo.py has one step of each.
@pytest.mark.parametrize("model", OUR_OWN)
def test_every_net_of_ours_learns_64_images_and_answers_the_same_after_saving_and_loading(
    model: str, tiny_image_set: ImageSet, tmp_path: Path
) -> None:
    preparation = Preparation.to_tensor(tiny_image_set.shape_HWC)
    data = DeviceImages.of(tiny_image_set, "cpu")
    x_BCHW, y_B = preparation.to_input(data.images_NHWC), data.labels_N
    net = build(architecture(model))
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)

    losses = [float(train_step(net, nn.CrossEntropyLoss(), optimizer, x_BCHW, y_B)[0]) for _ in range(20)]
    snapshot = take_snapshot(
        net,
        architecture=architecture(model),
        preparation=preparation,
        class_names=tiny_image_set.class_names,
        step=len(losses),
    )
    snapshot.save(tmp_path)
    loaded = load_snapshot(tmp_path)

    assert losses[-1] < 0.9 * losses[0]
    assert loaded.step == len(losses)
    with torch.inference_mode():
        assert torch.equal(loaded.build()(x_BCHW), net.eval()(x_BCHW))


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
