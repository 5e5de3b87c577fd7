"""MLP, CNN, LeNet-5 and own layers: what their options do, and that nets of earlier versions are still theirs."""

from typing import Any

import pytest
import torch
from torch import nn

from mnistgui.messages import UserError
from mnistgui.models.catalog import Architecture, build, layers_of
from mnistgui.models.layer_spec import DEFAULT_LAYERS


def architecture(model: str, input_CHW: tuple[int, int, int] = (1, 28, 28), **options: Any) -> Architecture:
    return Architecture(model=model, input_CHW=input_CHW, classes=10, options=options)


def kinds(model: str, input_CHW: tuple[int, int, int] = (1, 28, 28), **options: Any) -> list[str]:
    with torch.device("meta"):
        return [type(layer).__name__ for layer in build(architecture(model, input_CHW, **options)).layers]


def cnn_of_the_first_version() -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(32 * 7 * 7, 10),
    )


def mlp_of_the_first_version() -> nn.Sequential:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


@pytest.mark.parametrize(
    ("model", "options", "first_version"),
    [("cnn", {}, cnn_of_the_first_version), ("mlp", {"hidden": [128]}, mlp_of_the_first_version)],
)
def test_without_new_options_a_net_is_that_of_the_first_version_weight_for_weight(
    model: str, options: dict[str, Any], first_version: Any
) -> None:
    torch.manual_seed(7)
    old = first_version()
    torch.manual_seed(7)
    new = build(architecture(model, **options))

    # The names, too: snapshots of that version say ``layers.0.weight``.
    assert list(new.state_dict()) == [f"layers.{name}" for name in old.state_dict()]
    assert all(map(torch.equal, new.state_dict().values(), old.state_dict().values()))
    x_BCHW = torch.rand(3, 1, 28, 28)
    torch.testing.assert_close(new(x_BCHW), old(x_BCHW))


def test_an_mlp_has_batch_norm_before_its_activation_and_dropout_behind_it() -> None:
    assert kinds("mlp", hidden=[32, 16], activations=["tanh"], dropout=0.3, batch_norm=True) == [
        "Flatten",
        *["Linear", "BatchNorm1d", "Tanh", "Dropout"] * 2,
        "Linear",
    ]


def test_the_last_activation_holds_for_the_layers_that_follow_and_extra_ones_are_not_looked_at() -> None:
    def activations(*names: str, hidden: int) -> list[str]:
        every = kinds("mlp", hidden=[8] * hidden, activations=list(names))
        return [kind for kind in every if kind not in ("Flatten", "Linear")]

    assert activations("sigmoid", "gelu", hidden=4) == ["Sigmoid", "GELU", "GELU", "GELU"]
    assert activations("leaky_relu", "relu", "tanh", hidden=1) == ["LeakyReLU"]


@pytest.mark.parametrize(("pooling", "kind"), [("max", "MaxPool2d"), ("average", "AvgPool2d")])
def test_a_cnn_of_any_length_is_halved_as_it_is_told(pooling: str, kind: str) -> None:
    options = {"channels": [8, 8, 8], "pooling": pooling, "dropout": 0.1, "batch_norm": True}

    assert kinds("cnn", **options) == [
        *["Conv2d", "BatchNorm2d", "ReLU", kind, "Dropout"] * 3,
        "Flatten",
        "Linear",
    ]


def test_a_cnn_that_halves_by_stride_has_no_pooling_and_computes_a_quarter() -> None:
    assert kinds("cnn", channels=[8, 8], pooling="stride") == ["Conv2d", "ReLU"] * 2 + ["Flatten", "Linear"]
    with torch.device("meta"):
        first = build(architecture("cnn", channels=[8], pooling="stride", kernel_size=5)).layers[0]
    assert (first.stride, first.padding, first.kernel_size) == ((2, 2), (2, 2), (5, 5))
    assert first(torch.empty(1, 1, 28, 28, device="meta")).shape == (1, 8, 14, 14)


def test_lenet5_has_the_papers_maps_and_its_known_number_of_weights() -> None:
    for side, padding in ((28, 2), (32, 0)):
        net = build(architecture("lenet5", (1, side, side)))
        maps = [tuple(net.layers[:end](torch.zeros(1, 1, side, side)).shape[1:]) for end in (1, 3, 4, 6)]
        assert net.layers[0].padding == (padding, padding)
        assert maps == [(6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5)]
        assert sum(weight.numel() for weight in net.parameters()) == 61_706


@pytest.mark.parametrize("side", [4, 8, 11, 12, 16, 64, 224])
def test_lenet5_takes_images_from_four_pixels_on(side: int) -> None:
    with torch.device("meta"):
        assert build(architecture("lenet5", (3, side, side + 1)))(torch.empty(2, 3, side, side + 1)).shape == (2, 10)


def test_own_layers_are_built_from_what_a_file_holds() -> None:
    plain = [spec.to_dict() for spec in DEFAULT_LAYERS]

    assert layers_of(architecture("layers", layers=plain)) == DEFAULT_LAYERS
    assert kinds("layers", layers=plain)[-2:] == ["ReLU", "Linear"]
    assert kinds("layers", layers=[]) == kinds("single") == ["Flatten", "Linear"]


def test_parameters_of_own_layers_reach_pytorch() -> None:
    plain = [
        {"name": "Conv2d", "out_channels": 5, "kernel_size": 4, "stride": 3, "padding": 2},
        {"name": "LeakyReLU", "negative_slope": 0.3},
        {"name": "AvgPool2d", "kernel_size": 3, "stride": 1},
        {"name": "Dropout", "p": 0.2},
    ]
    convolution, leaky, pooling, dropout, *_ = build(architecture("layers", layers=plain)).layers

    assert (convolution.kernel_size, convolution.stride, convolution.padding) == ((4, 4), (3, 3), (2, 2))
    assert (leaky.negative_slope, pooling.kernel_size, pooling.stride, dropout.p) == (0.3, 3, 1, 0.2)


def test_an_impossible_net_is_refused_in_the_users_words_and_as_a_value_error() -> None:
    # Both: a run says the words, and whoever opens a file of a net catches the other.
    with pytest.raises(UserError, match="channels: each of them halves"):
        build(architecture("cnn", channels=[8] * 5))
    with pytest.raises(ValueError, match="Layer 1, Linear"):
        build(architecture("layers", layers=[{"name": "Linear"}]))


@pytest.mark.parametrize(
    ("options", "error"),
    [({"activations": ["swish"]}, KeyError), ({"pooling": "median"}, KeyError), ({"channels": 5}, TypeError)],
)
def test_options_that_there_are_not_are_refused(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        build(architecture("cnn", **options))
