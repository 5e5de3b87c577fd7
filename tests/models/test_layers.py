"""What each layer makes of a shape, and what it refuses, against PyTorch's own answer."""

import dataclasses
import inspect
import subprocess
import sys

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

from mnistgui.messages import UserError
from mnistgui.models.layer_spec import DEFAULT_LAYERS, LayerSpec
from mnistgui.models.layered_net import LayeredNet
from mnistgui.models.layers import LAYERS, complete, rows_and_problem, shapes_of, totals

MNIST_CHW = (1, 28, 28)


def refusal(*specs: LayerSpec, input_CHW: tuple[int, int, int] = MNIST_CHW) -> str:
    with pytest.raises(UserError) as caught:
        shapes_of(specs, input_CHW, 10)
    return caught.value.message.english()


def test_every_layer_has_a_story_and_parameters_named_as_in_torch() -> None:
    for key, info in LAYERS.items():
        assert info.key == key
        assert info.story.endswith(".") and len(info.story) < 100
        own = getattr(nn, "BatchNorm2d" if key == "BatchNorm" else key)
        names = inspect.signature(own).parameters
        for parameter in info.parameters:
            assert parameter.name in names
            assert parameter.minimum <= parameter.default <= parameter.maximum
            assert parameter.label and parameter.help.endswith(".")


def test_what_is_said_to_be_torchs_default_is_torchs_default() -> None:
    for key, info in LAYERS.items():
        defaults = {parameter.name: parameter.unwritten for parameter in info.parameters}
        unwritten = {name: value for name, value in defaults.items() if value is not None}
        given = {"in_channels": 1, "out_channels": 1, "kernel_size": 1} if key == "Conv2d" else {}
        module = getattr(nn, key)(**given) if unwritten else None
        for name, value in unwritten.items():
            assert getattr(module, name) in (value, (value, value))


def test_padding_keeps_the_size_until_it_is_written() -> None:
    for kernel in (1, 3, 5, 11):
        spec = LAYERS["Conv2d"].changed(LayerSpec.of("Conv2d"), "kernel_size", kernel)
        assert shapes_of([spec], MNIST_CHW, 10)[0].shape == (16, 28, 28)
    written = LAYERS["Conv2d"].changed(LayerSpec.of("Conv2d", kernel_size=5), "padding", 0)
    assert shapes_of([written], MNIST_CHW, 10)[0].shape == (16, 24, 24)


def test_a_pooling_moves_by_its_own_side_until_a_stride_is_written() -> None:
    assert shapes_of([LayerSpec.of("MaxPool2d", kernel_size=4)], MNIST_CHW, 10)[0].shape == (1, 7, 7)
    assert shapes_of([LayerSpec.of("AvgPool2d", kernel_size=3, stride=2)], MNIST_CHW, 10)[0].shape == (1, 13, 13)


def test_the_last_linear_layer_follows_by_itself_with_a_flatten_where_one_is_needed() -> None:
    assert complete([], MNIST_CHW, 10) == (LayerSpec.of("Flatten"), LayerSpec.of("Linear", out_features=10))
    assert [spec.name for spec in complete(DEFAULT_LAYERS, MNIST_CHW, 3)[-2:]] == ["ReLU", "Linear"]
    assert shapes_of(DEFAULT_LAYERS, MNIST_CHW, 3)[-1].shape == (3,)
    # More classes than a linear layer of one's own may have units.
    assert shapes_of([], MNIST_CHW, 5000)[-1].shape == (5000,)


_spec = st.one_of(
    [
        st.builds(
            lambda key, values: LayerSpec.of(key, **values),
            st.just(key),
            st.fixed_dictionaries(
                {},
                optional={
                    parameter.name: st.integers(int(parameter.minimum), int(min(parameter.maximum, 9)))
                    for parameter in info.parameters
                    if parameter.kind == "whole"
                },
            ),
        )
        for key, info in LAYERS.items()
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_spec, max_size=6), st.tuples(st.sampled_from([1, 3]), st.integers(1, 12), st.integers(1, 12)))
def test_shapes_and_parameters_are_pytorchs_and_what_is_refused_is_refused_by_pytorch(
    specs: list[LayerSpec], input_CHW: tuple[int, int, int]
) -> None:
    rows, problem = rows_and_problem(specs, input_CHW, 10)
    if problem is None:
        with torch.device("meta"):
            net = LayeredNet(specs, input_CHW=input_CHW, classes=10).eval()
            x = torch.empty(2, *input_CHW)
        for row, layer in zip(rows, net.layers, strict=True):
            x = layer(x)
            assert tuple(x.shape[1:]) == row.shape
            assert sum(weight.numel() for weight in layer.parameters()) == row.parameters
            assert type(layer).__name__ == row.kind
        return
    # The layers before the one at fault are sound, and PyTorch refuses that one, too, or would not do what is meant.
    number = int(str(problem.arguments["number"]))
    assert len(rows) == number - 1
    assert shapes_of(specs[: number - 1], input_CHW, 10)[: number - 1] == rows
    given_shape = rows[-1].shape if rows else input_CHW
    at_fault = specs[number - 1]
    values = LAYERS[at_fault.name].values(at_fault)
    with torch.device("meta"):
        x = torch.empty(2, *given_shape)
        if at_fault.name == "Linear":
            assert len(given_shape) == 3
        elif len(given_shape) == 1:
            # PyTorch takes a row for an image without channels: a pooling of rows is never what was meant.
            assert at_fault.name in ("Conv2d", "MaxPool2d", "AvgPool2d")
        elif at_fault.name == "Conv2d":
            with pytest.raises(RuntimeError):
                nn.Conv2d(given_shape[0], 4, values["kernel_size"], padding=values["padding"])(x)
        else:
            with pytest.raises(RuntimeError):
                getattr(nn, at_fault.name)(**values)(x)


def test_multiply_adds_are_those_of_the_textbook() -> None:
    convolution, relu, *_, linear = shapes_of([LayerSpec.of("Conv2d"), LayerSpec.of("ReLU")], MNIST_CHW, 10)

    assert (convolution.parameters, convolution.multiply_adds) == (16 * 9 + 16, 16 * 9 * 28 * 28)
    assert (relu.parameters, relu.multiply_adds) == (0, 0)
    assert linear.multiply_adds == 16 * 28 * 28 * 10
    assert totals([convolution, relu, linear]) == (160 + 125_450, 112_896 + 125_440)


def test_a_pooling_of_a_single_pixel_is_refused_with_what_it_needs() -> None:
    halvings = [LayerSpec.of("MaxPool2d")] * 5

    assert refusal(*halvings) == (
        "Layer 5, MaxPool2d: needs 2x2 pixels at least, and is given 1x1: remove it, or a layer before it that makes "
        "the image smaller."
    )


def test_a_convolution_behind_flatten_is_refused_by_that_layers_number() -> None:
    relu, flatten = LayerSpec.of("ReLU"), LayerSpec.of("Flatten")

    said = refusal(relu, relu, relu, flatten, LayerSpec.of("Linear", out_features=20), LayerSpec.of("Conv2d"))

    assert said.startswith("Layer 6, Conv2d: needs an image, and layer 4 Flatten made a row of 784 numbers")


def test_a_linear_layer_on_maps_is_told_to_put_flatten_before_it() -> None:
    assert refusal(LayerSpec.of("Conv2d"), LayerSpec.of("Linear")) == (
        "Layer 2, Linear: needs a row of numbers, and is given maps of 28x28 pixels in 16 channels: put Flatten before "
        "it."
    )


def test_a_kernel_larger_than_the_image_is_refused_and_padding_is_counted() -> None:
    def convolution(padding: int) -> LayerSpec:
        return LayerSpec.of("Conv2d", kernel_size=7, padding=padding)

    assert "its kernel of 7x7 with padding 1 needs 5x5 pixels at least, and is given 4x9" in refusal(
        convolution(1), input_CHW=(1, 4, 9)
    )
    assert shapes_of([convolution(2)], (1, 4, 9), 10)[0].shape == (16, 2, 7)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (LayerSpec.of("Conv3d"), "there is no such layer. There are Linear, Conv2d"),
        (LayerSpec.of("ReLU", inplace=True), "there is no such parameter: inplace."),
        (LayerSpec.of("Linear", out_features=0), "out_features must be a whole number from 1 to 4096, not 0."),
        (LayerSpec.of("Linear", out_features=1.5), "not 1.5."),
        (LayerSpec.of("Linear", out_features="many" * 100), "out_features must be a whole number"),
        (LayerSpec.of("Dropout", p=float("nan")), "p must be a number from 0 to 0.9, not nan."),
        (LayerSpec.of("MaxPool2d", kernel_size=True), "kernel_size must be a whole number from 2 to 8, not True."),
        (LayerSpec.of("Conv2d", kernel_size=(3.0, 3.0)), "kernel_size must be a whole number"),
    ],
)
def test_a_layer_or_value_that_there_is_not_is_refused_by_name(spec: LayerSpec, said: str) -> None:
    sentence = refusal(LayerSpec.of("Flatten") if spec.name == "Linear" else LayerSpec.of("ReLU"), spec)

    assert sentence.startswith(f"Layer 2, {spec.name}: ") and said in sentence
    assert len(sentence) < 300


def test_a_net_that_no_machine_of_the_course_could_hold_is_refused() -> None:
    said = refusal(
        LayerSpec.of("Conv2d", out_channels=512), LayerSpec.of("Flatten"), LayerSpec.of("Linear", out_features=4096)
    )

    assert "brings the net to 1644 million weights, and 500 million are the most" in said


def test_rows_before_the_layer_at_fault_are_kept_for_the_editor() -> None:
    rows, problem = rows_and_problem([LayerSpec.of("Conv2d"), LayerSpec.of("Linear")], MNIST_CHW, 10)

    assert [row.name for row in rows] == ["layers.0"]
    assert problem is not None and problem.arguments["number"] == 2


def test_a_spec_comes_back_from_plain_values_and_stays_as_written() -> None:
    spec = LayerSpec.of("Conv2d", out_channels=8)

    assert LayerSpec.from_dict(spec.to_dict()) == spec
    assert LAYERS["Conv2d"].values(spec) == {"out_channels": 8, "kernel_size": 3, "stride": 1, "padding": 1}
    assert dataclasses.asdict(LAYERS["Conv2d"].spec())["values"] == ()


def test_shapes_are_found_without_torch() -> None:
    code = (
        "import sys; from mnistgui.models.layers import shapes_of;"
        "from mnistgui.models.layer_spec import DEFAULT_LAYERS;"
        "assert shapes_of(DEFAULT_LAYERS, (1, 28, 28), 10); sys.exit('torch' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
