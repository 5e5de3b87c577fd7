"""A net on disk: it comes back bit for bit, and a file from anywhere gives a plain sentence and runs no code."""

import json
import pickle
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.messages import UserError
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import DESCRIPTION_FILE, WEIGHTS_FILE, ModelSnapshot, load_snapshot, take_snapshot

DIGIT_NET = Architecture(model="digit_net", input_CHW=(1, 28, 28), classes=10)


def snapshot_of(net: torch.nn.Module, architecture: Architecture = DIGIT_NET) -> ModelSnapshot:
    return take_snapshot(
        net,
        architecture=architecture,
        preparation=Preparation.normalized(MNIST),
        class_names=MNIST.class_names,
        step=1234,
    )


@pytest.fixture
def net() -> torch.nn.Module:
    net = build(DIGIT_NET)
    net.train()(torch.rand(8, 1, 28, 28))  # gives batch norm a mean and a count of its own
    return net


@pytest.fixture
def folder(net: torch.nn.Module, tmp_path: Path) -> Path:
    snapshot_of(net).save(tmp_path)
    return tmp_path


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        load_snapshot(folder)
    sentence = caught.value.message.english()
    assert folder.name in sentence
    assert "\n" not in sentence and len(sentence) < 400
    return sentence


def test_everything_comes_back_from_disk_bit_for_bit(net: torch.nn.Module, folder: Path) -> None:
    saved, loaded = snapshot_of(net), load_snapshot(folder)

    assert loaded.architecture == saved.architecture
    assert loaded.preparation == saved.preparation
    assert loaded.class_names == saved.class_names
    assert loaded.step == 1234
    assert loaded.weights.keys() == saved.weights.keys()
    assert all(torch.equal(loaded.weights[name], saved.weights[name]) for name in saved.weights)
    assert loaded.nbytes == saved.nbytes


def test_saving_again_gives_the_same_two_files(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    load_snapshot(folder).save(again)

    for name in (WEIGHTS_FILE, DESCRIPTION_FILE):
        assert (again / name).read_bytes() == (folder / name).read_bytes()
    assert sorted(path.name for path in again.iterdir()) == sorted([WEIGHTS_FILE, DESCRIPTION_FILE])


def test_whoever_may_read_the_description_may_read_the_weights(folder: Path) -> None:
    assert (folder / WEIGHTS_FILE).stat().st_mode == (folder / DESCRIPTION_FILE).stat().st_mode


def test_weights_laid_out_in_another_order_of_memory_are_saved_all_the_same(net: torch.nn.Module, folder: Path) -> None:
    before = load_file(folder / WEIGHTS_FILE)
    net.to(memory_format=torch.channels_last)
    snapshot_of(net).save(folder)

    assert all(torch.equal(tensor, before[name]) for name, tensor in load_file(folder / WEIGHTS_FILE).items())


def test_a_snapshot_stays_as_it_was_while_the_net_learns_on(net: torch.nn.Module) -> None:
    snapshot = snapshot_of(net)
    before = {name: tensor.clone() for name, tensor in snapshot.weights.items()}
    with torch.no_grad():
        for weight in net.parameters():
            weight.add_(1)

    assert all(torch.equal(snapshot.weights[name], before[name]) for name in before)


def test_loaded_weights_stay_as_they_are_when_the_file_changes(folder: Path) -> None:
    loaded = load_snapshot(folder)
    before = {name: tensor.clone() for name, tensor in loaded.weights.items()}
    with (folder / WEIGHTS_FILE).open("r+b") as file:
        file.write(bytes((folder / WEIGHTS_FILE).stat().st_size))

    assert all(torch.equal(loaded.weights[name], before[name]) for name in before)


def test_a_net_that_is_built_is_its_own_and_what_becomes_of_it_changes_no_snapshot(folder: Path) -> None:
    loaded = load_snapshot(folder)
    before = {name: tensor.clone() for name, tensor in loaded.weights.items()}
    net = loaded.build()
    with torch.no_grad():
        for tensor in net.state_dict().values():
            tensor.add_(1)

    assert all(torch.equal(loaded.weights[name], before[name]) for name in before)


def test_the_net_that_is_built_is_for_answers_only(folder: Path) -> None:
    net = load_snapshot(folder).build()

    assert not net.training
    assert not any(weight.requires_grad for weight in net.parameters())


def test_taking_building_saving_and_loading_draw_nothing_from_torchs_default_generator(
    net: torch.nn.Module, folder: Path
) -> None:
    state = torch.get_rng_state()
    snapshot = snapshot_of(net)
    snapshot.save(folder)
    snapshot.build()
    load_snapshot(folder).build()

    assert torch.equal(torch.get_rng_state(), state)


def test_a_preparation_for_other_images_than_the_nets_is_refused(net: torch.nn.Module) -> None:
    with pytest.raises(ValueError, match="other images"):
        take_snapshot(
            net,
            architecture=DIGIT_NET,
            preparation=Preparation.to_tensor((16, 16, 1)),
            class_names=MNIST.class_names,
            step=0,
        )


def test_a_missing_file_is_told_in_one_sentence(folder: Path) -> None:
    (folder / WEIGHTS_FILE).unlink()
    assert WEIGHTS_FILE in refusal(folder)
    (folder / DESCRIPTION_FILE).unlink()
    assert DESCRIPTION_FILE in refusal(folder)


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '"net"', "{}", '{"architecture": []}', "[" * 100_000, "\x00\x01", "12"],
    ids=lambda text: repr(text[:12]),
)
def test_a_damaged_description_is_told_in_one_sentence(folder: Path, text: str) -> None:
    (folder / DESCRIPTION_FILE).write_text(text, encoding="utf-8")

    refusal(folder)


def test_a_description_that_is_not_text_is_told_in_one_sentence(folder: Path) -> None:
    (folder / DESCRIPTION_FILE).write_bytes(b"\xff\xfe\x80")

    refusal(folder)


def _change(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(description: dict[str, Any]) -> None:
        *parents, last = path.split(".")
        for parent in parents:
            description = description[parent]
        description[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("architecture.model", "os.system"),
        ("architecture.model", ["digit_net"]),
        ("architecture.model", "cnn"),
        ("architecture.input", [1, 28]),
        ("architecture.input", [1, 4, 4]),
        ("architecture.input", [1, 10**9, 10**9]),
        ("architecture.input", [1, 10**30, 28]),
        ("architecture.input", [-1, 28, 28]),
        ("architecture.input", "big"),
        ("architecture.classes", 10**12),
        ("architecture.classes", -1),
        ("architecture.classes", float("inf")),
        ("architecture.options", 5),
        ("preparation.std", [0.0]),
        ("preparation.std", [float("nan")]),
        ("preparation.mean", []),
        ("preparation.mean", ["a"]),
        ("preparation.height", 32),
        ("preparation.height", float("-inf")),
        ("classes", ["0", "1"]),
        ("classes", 10),
        ("step", "many"),
        ("step", float("inf")),
    ],
)
def test_a_description_of_something_else_is_told_in_one_sentence(folder: Path, path: str, value: object) -> None:
    description = json.loads((folder / DESCRIPTION_FILE).read_text(encoding="utf-8"))
    _change(path, value)(description)
    (folder / DESCRIPTION_FILE).write_text(json.dumps(description), encoding="utf-8")

    refusal(folder)


def test_a_description_that_claims_huge_layers_takes_no_memory(folder: Path) -> None:
    description = json.loads((folder / DESCRIPTION_FILE).read_text(encoding="utf-8"))
    description["architecture"] |= {"model": "mlp", "options": {"hidden": [10**9, 10**9]}}
    (folder / DESCRIPTION_FILE).write_text(json.dumps(description), encoding="utf-8")

    refusal(folder)  # 4 EB, were it built


def _header(text: bytes, *, claimed: int | None = None, body: bytes = b"") -> bytes:
    return struct.pack("<Q", len(text) if claimed is None else claimed) + text + body


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 7,
        b"not safetensors at all",
        _header(b"{}"),
        _header(b"{}", claimed=2**63),
        _header(b"{", body=b"\x00" * 64),
        _header(b'{"a":{"dtype":"F32","shape":[1099511627776],"data_offsets":[0,4398046511104]}}'),
        _header(b'{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,8]}}', body=b"\x00" * 8),
        _header(b'{"a":{"dtype":"X99","shape":[1],"data_offsets":[0,4]}}', body=b"\x00" * 4),
    ],
    ids=["empty", "short", "text", "no weights", "huge header", "cut json", "huge tensor", "wrong size", "wrong type"],
)
def test_damaged_weights_are_told_in_one_sentence(folder: Path, content: bytes) -> None:
    (folder / WEIGHTS_FILE).write_bytes(content)

    refusal(folder)


def test_weights_that_break_off_are_told_in_one_sentence(folder: Path) -> None:
    whole = (folder / WEIGHTS_FILE).read_bytes()
    (folder / WEIGHTS_FILE).write_bytes(whole[: len(whole) // 2])

    refusal(folder)


def test_weights_of_another_shape_are_told_by_name(folder: Path) -> None:
    weights = load_file(folder / WEIGHTS_FILE)
    weights["layers.0.weight"] = torch.zeros(32, 1, 3, 3)
    save_file(weights, folder / WEIGHTS_FILE)

    assert "layers.0.weight" in refusal(folder)


def test_a_weight_that_is_not_there_is_told_by_name(folder: Path) -> None:
    weights = load_file(folder / WEIGHTS_FILE)
    del weights["layers.4.weight"]
    save_file(weights, folder / WEIGHTS_FILE)

    assert "layers.4.weight" in refusal(folder)


@pytest.mark.parametrize("dtype", [torch.float16, torch.float64, torch.int32])
def test_weights_of_another_type_are_told_by_name(folder: Path, dtype: torch.dtype) -> None:
    weights = load_file(folder / WEIGHTS_FILE)
    weights["layers.0.weight"] = weights["layers.0.weight"].to(dtype)
    save_file(weights, folder / WEIGHTS_FILE)

    assert "layers.0.weight" in refusal(folder)


class _Trap:
    """Pickled, it makes a file when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self._path,)


@pytest.mark.parametrize("write", [pickle.dump, torch.save], ids=["pickle", "torch.save"])
def test_a_pickle_in_place_of_the_weights_is_refused_and_never_run(folder: Path, write: Callable[..., None]) -> None:
    sprung = folder / "sprung"
    with (folder / WEIGHTS_FILE).open("wb") as file:
        write(_Trap(sprung), file)

    refusal(folder)
    assert not sprung.exists()
