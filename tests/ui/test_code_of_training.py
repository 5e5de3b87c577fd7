"""The code strip follows the settings of training: net, loss, optimizer and loop, written and lit."""

import ast
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import DEFAULTS
from mnistgui.ui.dataset.code_controller import CodeController
from mnistgui.ui.dataset.code_strip import CodeStrip
from mnistgui.ui.dataset.code_view import CodeView
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import FakeCore


@pytest.fixture
def workspace(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[Workspace]:
    made = Workspace(FakeCore(tiny_image_set).services(), data_root=Path("data"), runs_dir=None)
    made.load()
    qtbot.waitUntil(lambda: not made.jobs.busy)
    yield made
    made.shut_down()
    qtbot.waitUntil(lambda: not made.busy)
    made.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, workspace: Workspace) -> Iterator[CodeView]:
    strip = CodeStrip()
    qtbot.addWidget(strip)
    CodeController(workspace, strip)
    strip.show()
    found = strip.findChild(CodeView, "dataset.code_text")
    assert isinstance(found, CodeView)
    yield found  # the strip lives meanwhile


def take(workspace: Workspace, **settings: Any) -> None:
    workspace.set_config(dataclasses.replace(workspace.config, **settings))


def test_the_decks_lines_are_there(view: CodeView) -> None:
    text = view.code.text
    for line in ("optimizer.zero_grad()", "loss.backward()", "optimizer.step()", "optim.SGD(net.parameters(), lr=0.1)"):
        assert line in text
    assert "nn.Linear(784, 128)" in text
    assert text.index("dataset = ") < text.index("data_loader = ") < text.index("net = ") < text.index("optimizer = ")
    ast.parse(text)


@pytest.mark.parametrize(
    ("settings", "lit", "words"),
    [
        ({"learning_rate": 0.25}, "learning_rate", "lr=0.25"),
        ({"optimizer": "adam", "learning_rate": 0.1}, "optimizer", "optim.Adam("),
        ({"epochs": 7}, "epochs", "range(7)"),
        ({"hidden": (64,)}, "hidden", "nn.Linear(784, 64)"),
        ({"loss": "mse"}, "loss", "mse_loss"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_a_setting_changes_is_written_and_lit(
    view: CodeView, workspace: Workspace, settings: dict[str, Any], lit: str, words: str
) -> None:
    take(workspace, **settings)

    assert words in view.code.text
    assert lit in view.lit
    assert "batch_size" not in view.lit


def test_a_net_of_torchvision_is_written_once_it_was_built(view: CodeView, workspace: Workspace, qtbot: QtBot) -> None:
    take(workspace, model="resnet18")

    qtbot.waitUntil(lambda: "models.resnet18(" in view.code.text, timeout=30_000)
    take(workspace, model="mlp")
    assert "resnet18" not in view.code.text
    qtbot.waitUntil(lambda: not workspace.jobs.busy, timeout=30_000)
    assert "resnet18" not in view.code.text


def test_a_net_that_cannot_be_built_leaves_the_code_of_the_data(view: CodeView, workspace: Workspace) -> None:
    take(workspace, model="cnn", channels=(4,) * 7)

    assert "data_loader = " in view.code.text
    assert "net = " not in view.code.text
    workspace.set_config(DEFAULTS)
    assert "net = " in view.code.text
