"""A small net, frozen, and a folder with a run of it."""

from pathlib import Path

import pytest
import torch

from mnistgui.data.catalog import MNIST
from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import Architecture, build
from mnistgui.models.snapshot import ModelSnapshot, take_snapshot


@pytest.fixture
def snapshot() -> ModelSnapshot:
    """A CNN that nobody has trained."""
    options = {"channels": [4], "kernel_size": 3, "pooling": "max", "batch_norm": True}
    architecture = Architecture(model="cnn", input_CHW=(1, 28, 28), classes=10, options=options)
    torch.manual_seed(0)
    return take_snapshot(
        build(architecture),
        architecture=architecture,
        preparation=Preparation.normalized(MNIST),
        class_names=MNIST.class_names,
        step=7,
    )


@pytest.fixture
def some_images() -> torch.Tensor:
    return torch.rand(5, 1, 28, 28, generator=torch.Generator().manual_seed(0))


def names_of(code: str) -> dict[str, object]:
    """Run ``code`` and return what it leaves."""
    names: dict[str, object] = {}
    exec(compile(code, "exported", "exec"), names)
    return names


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out" / "net"
