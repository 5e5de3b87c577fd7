"""Weights in one file, for the net of the exported script."""

import json
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file

from mnistgui.data.preparation import Preparation
from mnistgui.export.safetensors import save_safetensors
from mnistgui.export.training_code import training_code
from mnistgui.models.catalog import Architecture
from mnistgui.models.snapshot import ModelSnapshot
from mnistgui.training.config import TrainingConfig
from tests.export.conftest import names_of


def test_the_net_of_the_script_takes_the_weights_and_answers_alike(
    snapshot: ModelSnapshot, file: Path, some_images: torch.Tensor
) -> None:
    save_safetensors(snapshot, file)

    code = training_code(TrainingConfig(model="cnn"), snapshot.architecture)
    net = names_of(code.text.partition("\ncriterion")[0])["net"]
    assert isinstance(net, torch.nn.Module)
    net.load_state_dict(load_file(file))
    assert torch.allclose(net.eval()(some_images), snapshot.build()(some_images), atol=1e-6)


def test_the_file_tells_what_it_is_of(snapshot: ModelSnapshot, file: Path) -> None:
    save_safetensors(snapshot, file)

    with safe_open(file, "pt") as content:  # type: ignore[no-untyped-call]
        about = content.metadata()
    assert Architecture.from_dict(json.loads(about["architecture"])) == snapshot.architecture
    assert Preparation.from_dict(json.loads(about["preparation"])) == snapshot.preparation
    assert json.loads(about["classes"]) == list(snapshot.class_names)
    assert about["step"] == "7"
