"""Weights from a file: what fits is taken, what does not is named, and no file runs code."""

import pickle
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from mnistgui.data.vision import torchvision
from mnistgui.messages import UserError
from mnistgui.models.catalog import ZOO, Architecture, build
from mnistgui.models.pretrained_weights import load_weights

SMALL = "squeezenet1_1"  # 1.2 million weights


def net_of(model: str = SMALL, fit: str = "adapt", channels: int = 1, classes: int = 10) -> nn.Module:
    architecture = Architecture(model=model, input_CHW=(channels, 28, 28), classes=classes, options={"fit": fit})
    return build(architecture)


def torchvisions(model: str = SMALL) -> dict[str, torch.Tensor]:
    net: nn.Module = getattr(torchvision().models, model)(weights=None)  # 1000 classes, as its files
    return net.state_dict()


def without_memory(model: str) -> dict[str, torch.Tensor]:
    """Return torchvision's weights as one number each, repeated: their shapes without their size on disk."""
    with torch.device("meta"):
        shapes = getattr(torchvision().models, model)(weights=None).state_dict()
    return {name: torch.tensor(0.5).to(tensor.dtype).expand(tensor.shape) for name, tensor in shapes.items()}


def refusal(file: Path, net: nn.Module | None = None) -> str:
    net = net or net_of()
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    with pytest.raises(UserError) as caught:
        load_weights(net, file)
    assert all(torch.equal(tensor, before[name]) for name, tensor in net.state_dict().items())
    sentence = caught.value.message.english()
    assert file.name in sentence and "\n" not in sentence and len(sentence) < 300
    return sentence


@pytest.mark.parametrize("old_format", [False, True])
def test_layers_of_the_same_shape_are_taken_and_those_of_another_begin_anew(tmp_path: Path, old_format: bool) -> None:
    weights = torchvisions()
    torch.save(weights, tmp_path / "w.pth", _use_new_zipfile_serialization=not old_format)
    net = net_of(channels=3)
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    loaded = load_weights(net, tmp_path / "w.pth")

    # torchvision's has filters for three channels of the same 3x3, and 1000 classes.
    assert loaded.fresh == ("classifier.1",) and loaded.greyed == ()
    assert "features.0" in loaded.taken and len(loaded.taken) == 25
    for name, tensor in net.state_dict().items():
        expected = before if name.startswith("classifier.1.") else weights
        assert torch.equal(tensor, expected[name]), name


def test_safetensors_are_taken_as_well_and_into_a_net_behind_an_enlargement(tmp_path: Path) -> None:
    weights = torchvisions()
    save_file(weights, tmp_path / "w.safetensors")
    loaded = load_weights(net := net_of(fit="enlarge"), tmp_path / "w.safetensors")

    assert loaded.fresh == ("net.classifier.1",)
    assert torch.equal(net.state_dict()["net.features.3.squeeze.weight"], weights["features.3.squeeze.weight"])


def test_a_grey_first_convolution_answers_as_the_colour_one_to_the_same_grey_image(tmp_path: Path) -> None:
    torch.save(torchvisions(), tmp_path / "w.pth")
    grey, colour = net_of(channels=1).eval(), net_of(channels=3).eval()
    loaded = load_weights(grey, tmp_path / "w.pth")
    load_weights(colour, tmp_path / "w.pth")
    x_BCHW = torch.rand(2, 1, 28, 28)

    assert loaded.greyed == ("features.0",) and "features.0" in loaded.taken
    torch.testing.assert_close(grey.features(x_BCHW), colour.features(x_BCHW.expand(-1, 3, -1, -1)))


@pytest.mark.parametrize(
    ("model", "fresh"),
    [
        ("alexnet", {"features.0", "classifier.1", "classifier.6"}),
        ("vgg11", {"classifier.0", "classifier.6"}),
        ("vgg11_bn", {"classifier.0", "classifier.6"}),
        ("resnet18", {"conv1", "fc"}),
        ("squeezenet1_0", {"features.0", "classifier.1"}),
    ],
)
def test_of_each_kind_of_net_all_begins_anew_that_was_adapted_and_nothing_else(
    model: str, fresh: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = without_memory(model)
    (tmp_path / "w.pth").touch()
    monkeypatch.setattr("mnistgui.models.pretrained_weights._read", lambda _file: weights)
    with torch.device("meta"):
        net = net_of(model)
    loaded = load_weights(net, tmp_path / "w.pth")

    assert set(loaded.fresh) == fresh
    assert set(loaded.taken) == {name.rpartition(".")[0] for name in weights} - fresh


def test_batch_norm_is_taken_whole_also_from_a_file_without_its_counter(tmp_path: Path) -> None:
    weights = {name: tensor for name, tensor in torchvisions("resnet18").items() if "num_batches" not in name}
    weights = {name: torch.full_like(tensor, 0.25) for name, tensor in weights.items()}
    torch.save(weights, tmp_path / "w.pth")
    loaded = load_weights(net := net_of("resnet18"), tmp_path / "w.pth")

    assert "layer1.0.bn1" in loaded.taken
    assert (net.state_dict()["layer1.0.bn1.running_var"] == 0.25).all()
    assert net.state_dict()["layer1.0.bn1.num_batches_tracked"] == 0


def test_half_a_layer_is_no_layer(tmp_path: Path) -> None:
    weights = torchvisions()
    del weights["features.3.squeeze.bias"]
    torch.save(weights, tmp_path / "w.pth")

    assert "features.3.squeeze" in load_weights(net_of(), tmp_path / "w.pth").fresh


def test_weights_of_half_precision_become_those_of_the_net(tmp_path: Path) -> None:
    torch.save({name: tensor.half() for name, tensor in torchvisions().items()}, tmp_path / "w.pth")
    load_weights(net := net_of(), tmp_path / "w.pth")

    assert all(tensor.dtype == torch.float32 for tensor in net.state_dict().values())


def test_what_is_in_the_net_stays_when_the_file_changes_later(tmp_path: Path) -> None:
    file = tmp_path / "w.pth"
    torch.save(torchvisions(), file)
    load_weights(net := net_of(), file)
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))

    assert all(torch.equal(tensor, before[name]) for name, tensor in net.state_dict().items())


def test_nothing_is_drawn_from_torchs_default_generator(tmp_path: Path) -> None:
    torch.save(torchvisions(), tmp_path / "w.pth")
    net = net_of()
    state = torch.get_rng_state()
    load_weights(net, tmp_path / "w.pth")

    assert torch.equal(torch.get_rng_state(), state)


class _RunsCode:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


@pytest.mark.parametrize("form", ["zip", "old", "bare pickle"])
def test_a_file_that_holds_code_is_refused_and_the_code_does_not_run(form: str, tmp_path: Path) -> None:
    mark, file = tmp_path / "it ran", tmp_path / "w.pth"
    evil = {"features.0.weight": _RunsCode(mark)}
    if form == "bare pickle":
        file.write_bytes(pickle.dumps(evil))
    else:
        torch.save(evil, file, _use_new_zipfile_serialization=form == "zip")

    assert "could run code" in refusal(file)
    assert not mark.exists()
    pickle.loads(pickle.dumps(_RunsCode(mark)))
    assert mark.exists()  # it would have


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_a_missing_file_a_folder_and_a_damaged_file_are_told_in_one_sentence(suffix: str, tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / f"w{suffix}")
    (tmp_path / f"folder{suffix}").mkdir()
    refusal(tmp_path / f"folder{suffix}")
    whole = tmp_path / f"whole{suffix}"
    (save_file if suffix == ".safetensors" else torch.save)(torchvisions(), whole)
    content = whole.read_bytes()
    for number, part in enumerate((b"", b"\x80", content[:100], content[: len(content) // 2], b"no weights" * 50)):
        damaged = tmp_path / f"{number}{suffix}"
        damaged.write_bytes(part)
        refusal(damaged)


@pytest.mark.parametrize("content", [[1, 2], {"epoch": 3}, {"state_dict": {}}, {1: torch.zeros(2)}, torch.zeros(2)])
def test_a_file_of_something_else_than_weights_by_name_is_told(content: Any, tmp_path: Path) -> None:
    torch.save(content, tmp_path / "w.pth")

    assert "holds no state dict" in refusal(tmp_path / "w.pth")


@pytest.mark.parametrize("weights", [{}, {"layers.1.weight": torch.zeros(10, 784)}])
def test_weights_of_another_net_are_told(weights: dict[str, torch.Tensor], tmp_path: Path) -> None:
    torch.save(weights, tmp_path / "w.pth")

    assert "No layer in w.pth has the name and shape" in refusal(tmp_path / "w.pth")


def test_odd_tensors_under_a_layers_name_are_not_taken(tmp_path: Path) -> None:
    weights = torchvisions()
    weights["features.3.squeeze.weight"] = weights["features.3.squeeze.weight"].to(torch.complex64)
    weights["features.4.squeeze.bias"] = weights["features.4.squeeze.bias"].to_sparse()
    weights["features.6.squeeze.bias"] = weights["features.6.squeeze.bias"].long()
    torch.save(weights, tmp_path / "w.pth")

    fresh = load_weights(net_of(), tmp_path / "w.pth").fresh

    assert fresh == ("features.3.squeeze", "features.4.squeeze", "features.6.squeeze", "classifier.1")


def test_every_zoo_net_names_its_layers_as_torchvision_does() -> None:
    for model in ZOO:
        with torch.device("meta"):
            names = set(net_of(model).state_dict())
        assert names == set(without_memory(model))
