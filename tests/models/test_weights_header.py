"""Files of weights that claim too much are refused before they are read."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save

from mnistgui.data.preparation import Preparation
from mnistgui.messages import UserError
from mnistgui.models import snapshot, weights_header
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import load_snapshot, take_snapshot
from mnistgui.models.weights_header import MOST_WEIGHT_BYTES, problem_of_weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound net."""
    architecture = Architecture(model="single", input_CHW=(1, 28, 28), classes=10)
    take_snapshot(
        build(architecture),
        architecture=architecture,
        preparation=Preparation.to_tensor((28, 28, 1)),
        class_names=tuple("0123456789"),
        step=1,
    ).save(tmp_path)
    assert load_snapshot(tmp_path).step == 1
    return tmp_path


def header(values: Any, *, length: int | None = None) -> bytes:
    text = values if isinstance(values, bytes) else json.dumps(values).encode()
    return (len(text) if length is None else length).to_bytes(8, "little") + text


def entry(end: Any) -> dict[str, Any]:
    return {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, end]}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5,
        header(b"{}", length=10**13),
        header(b"not json"),
        header([1]),
        header({"w": 5}),
        header({"w": {"data_offsets": [0, "x"]}}),
        header(b"[" * 100_000),
        header(entry(10**13)) + bytes(8),  # ten terabytes
        header(entry(8)) + bytes(4),
        header(entry(8)) + bytes(12),
        header(entry(-8)),
        header(entry(10**4000)) + bytes(8),
    ],
)
def test_a_header_that_cannot_be_is_refused(folder: Path, content: bytes) -> None:
    (folder / "model.safetensors").write_bytes(content)

    assert problem_of_weights(folder / "model.safetensors") is not None
    with pytest.raises(UserError, match="cannot be opened"):
        load_snapshot(folder)


def test_a_sound_file_has_no_problem(folder: Path) -> None:
    assert problem_of_weights(folder / "model.safetensors") is None
    (folder / "model.safetensors").write_bytes(save({"w": torch.ones(3)}, {"about": "x"}))
    assert problem_of_weights(folder / "model.safetensors") is None


@pytest.mark.parametrize("name", ["model.safetensors", "model.json"])
def test_a_file_without_end_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def read(_content: bytes) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(snapshot, "load", read)
    with (folder / name).open("wb") as file:
        if name == "model.safetensors":
            file.write(header(entry(MOST_WEIGHT_BYTES)))
        file.truncate(2 * MOST_WEIGHT_BYTES)
    with pytest.raises(UserError, match=r"no net of this program has so many|larger than"):
        load_snapshot(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are another thing there")
@pytest.mark.parametrize("name", ["model.safetensors", "model.json"])
def test_a_device_is_not_read(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).symlink_to("/dev/zero")
    with pytest.raises(UserError, match="cannot be opened"):
        load_snapshot(folder)


def test_the_bound_holds_the_largest_net_there_is() -> None:
    architecture = Architecture(model="vgg16", input_CHW=(3, 224, 224), classes=62, options={"fit": "enlarge"})
    with torch.device("meta"):
        size = sum(weight.nbytes for weight in build(architecture).state_dict().values())
    assert size < weights_header.MOST_WEIGHT_BYTES
