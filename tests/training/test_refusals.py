"""What only the images and this machine can show to be wrong is found by field, before a run begins."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import DEFAULTS
from mnistgui.training.refusals import refusals
from tests.training.conftest import Train

CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"batch_size": 65, "drop_last": True}, "batch_size", "more than the 64 images"),
    ({"channels": (4, 4, 4, 4, 4), "model": "cnn"}, "channels", "4 at most"),
    ({"device": "cuda"}, "device", "cpu"),
    ({"batch_norm": True, "batch_size": 21}, "batch_size", "a last batch of one image"),
    ({"model": "resnet18", "weights_file": "/nowhere.pth"}, "weights_file", "/nowhere.pth"),
]


def found(image_set: ImageSet, settings: dict[str, Any]) -> dict[str, str]:
    config = dataclasses.replace(DEFAULTS, **settings)
    assert config.problems() == {}
    problems = refusals(config, image_set, image_set, ["cpu"])
    return {field: message.english() for field, message in problems.items()}


@pytest.mark.parametrize(("settings", "field", "words"), CASES, ids=[field for _, field, _ in CASES])
def test_it_is_said_at_the_field(tiny_image_set: ImageSet, settings: dict[str, Any], field: str, words: str) -> None:
    problems = found(tiny_image_set, settings)

    assert list(problems) == [field]
    assert words in problems[field]


@pytest.mark.parametrize(
    "settings",
    [{}, {"batch_norm": True, "batch_size": 21, "drop_last": True}, {"batch_norm": True, "batch_size": 20}],
    ids=str,
)
def test_a_config_that_can_be_trained_is_not_refused(
    tiny_image_set: ImageSet, train: Train, settings: dict[str, Any]
) -> None:
    assert found(tiny_image_set, settings) == {}
    assert train(**{"epochs": 1} | settings).epochs


def test_what_is_refused_does_break_when_it_is_trained(train: Train, tmp_path: Path) -> None:
    """The refusal of a last batch of one image is no invention: PyTorch refuses it, too."""
    said = train(batch_norm=True, batch_size=21).terminal.message.english()

    assert "more than 1 value per channel" in said
