"""A net as ONNX; what needs the packages is skipped where the extra is not installed."""

import importlib.util
import json
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
import torch

from mnistgui.data.preparation import Preparation
from mnistgui.export import onnx as export_onnx
from mnistgui.export.onnx import save_onnx
from mnistgui.messages import UserError
from mnistgui.models.snapshot import ModelSnapshot

has_onnx = all(importlib.util.find_spec(name) for name in ("onnx", "onnxscript"))


def test_without_the_packages_it_is_said_how_to_get_them(
    snapshot: ModelSnapshot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_of_them(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(export_onnx, "find_spec", none_of_them)
    with pytest.raises(UserError, match=r"onnx, onnxscript.*pip install 'mnistgui\[onnx\]'"):
        save_onnx(snapshot, file)
    assert not file.exists()


@pytest.mark.skipif(not has_onnx, reason="the extra [onnx] is not installed")
@pytest.mark.filterwarnings("ignore")
def test_the_graph_answers_as_the_net_for_any_number_of_images(
    snapshot: ModelSnapshot, file: Path, some_images: torch.Tensor
) -> None:
    save_onnx(snapshot, file)

    onnx = importlib.import_module("onnx")
    model = onnx.load(str(file))
    onnx.checker.check_model(model)
    evaluator = importlib.import_module("onnx.reference").ReferenceEvaluator(model)
    for images in (some_images, some_images[:1]):
        (logits,) = evaluator.run(["logits"], {"images": images.numpy()})
        assert torch.allclose(torch.tensor(logits), snapshot.build()(images), atol=1e-5)
    about = {entry.key: entry.value for entry in model.metadata_props}
    assert json.loads(about["classes"]) == list(snapshot.class_names)
    assert Preparation.from_dict(json.loads(about["preparation"])) == snapshot.preparation
