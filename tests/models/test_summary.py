"""The table of a net's layers says what PyTorch does, at once, for every net of the catalogue."""

import time
from typing import Any

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from mnistgui.models.catalog import MODELS, ZOO, Architecture, build, layers_of
from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.models.layers import LayerRow, shapes_of, totals
from mnistgui.models.summary import summarize

OF_LAYERS = [model for model in MODELS if model not in ZOO and model != "digit_net"]


def architecture(model: str, input_CHW: tuple[int, int, int] = (1, 28, 28), **options: Any) -> Architecture:
    needed = {"hidden": [128, 32], "layers": [layer.to_dict() for layer in DEFAULT_LAYERS], "fit": "adapt"}
    return Architecture(model=model, input_CHW=input_CHW, classes=10, options=needed | options)


def rows_by_name(*arguments: Any, **options: Any) -> dict[str, LayerRow]:
    return {row.name: row for row in summarize(architecture(*arguments, **options))}


@pytest.mark.parametrize("model", OF_LAYERS)
@pytest.mark.parametrize("input_CHW", [(1, 28, 28), (3, 32, 20)])
@pytest.mark.parametrize(
    "options", [{}, {"batch_norm": True, "dropout": 0.2, "pooling": "stride", "channels": [4] * 3}]
)
def test_a_net_of_layers_has_the_rows_that_its_shapes_say(
    model: str, input_CHW: tuple[int, int, int], options: dict[str, Any]
) -> None:
    wanted = architecture(model, input_CHW, **options)

    assert summarize(wanted) == shapes_of(layers_of(wanted) or (), input_CHW, 10)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("fit", ["adapt", "enlarge"])
def test_parameters_and_multiply_adds_are_those_that_torch_counts(model: str, fit: str) -> None:
    wanted = architecture(model, fit=fit)
    with torch.device("meta"):
        net = build(wanted).eval()
        image_BCHW = torch.empty(1, 1, 28, 28)
    with FlopCounterMode(display=False) as counter:
        net(image_BCHW)

    parameters, multiply_adds = totals(summarize(wanted))

    assert parameters == sum(weight.numel() for weight in net.parameters())
    assert 2 * multiply_adds == counter.get_total_flops()


@pytest.mark.parametrize("model", MODELS)
def test_every_row_is_a_layer_of_the_state_dict_with_the_shape_that_comes_out(model: str) -> None:
    wanted = architecture(model)
    net = build(wanted).eval()
    modules = dict(net.named_modules())
    rows = summarize(wanted)

    assert rows[-1].shape == (10,) or model.startswith("squeezenet")  # whose last layer leaves 1x1 pixels
    assert {name.rpartition(".")[0] for name in net.state_dict()} <= {row.name for row in rows}
    assert all(type(modules[row.name]).__name__ == row.kind for row in rows)


def test_what_is_known_of_resnet18_stands_in_its_table() -> None:
    rows = rows_by_name("resnet18", (3, 224, 224), fit="enlarge", enlarged_side=224)

    assert rows["net.conv1"].shape == (64, 112, 112)
    assert rows["net.layer4.1.conv2"].shape == (512, 7, 7)
    # 1.81 G multiply-adds and 11.7 M weights with 1000 classes (torchvision's table, He et al. 2015).
    parameters, multiply_adds = totals(rows.values())
    assert parameters + 990 * 513 == 11_689_512
    assert (multiply_adds + 990 * 512) / 1e9 == pytest.approx(1.81, abs=0.01)


def test_a_layer_that_is_passed_twice_has_two_rows_and_its_weights_are_counted_once() -> None:
    rows = [row for row in summarize(architecture("resnet18")) if row.name == "layer1.0.relu"]

    assert len(rows) == 2


def test_an_enlarged_net_shows_what_it_is_fed() -> None:
    rows = summarize(architecture("alexnet", fit="enlarge"))

    assert (rows[0].name, rows[0].kind, rows[0].shape) == ("enlarge", "Enlarge", (3, 64, 64))


def test_a_table_is_made_without_weights_and_without_random_numbers() -> None:
    summarize(architecture("alexnet", fit="enlarge"))  # torchvision is loaded
    state = torch.get_rng_state()
    began = time.perf_counter()
    parameters, _ = totals(summarize(architecture("vgg16", fit="enlarge")))
    seconds = time.perf_counter() - began

    assert torch.equal(torch.get_rng_state(), state)
    assert parameters > 134e6
    assert seconds < 0.5  # its 134 million weights alone would take longer to draw
