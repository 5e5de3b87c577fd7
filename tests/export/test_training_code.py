"""The code beside the settings: what is written, and which setting writes it."""

import subprocess
import sys
from typing import Any

import pytest
import torch

from mnistgui.export.training_code import training_code
from mnistgui.messages import Message
from mnistgui.models.catalog import ZOO, build
from mnistgui.training.architecture import architecture_for
from mnistgui.training.config import FIELDS, TrainingConfig
from mnistgui.training.events import LINES
from tests.export.conftest import names_of

DIGITS = tuple("0123456789")


def code_for(complete: bool = False, **settings: Any) -> Any:
    config = TrainingConfig.from_dict(settings)
    return training_code(config, architecture_for(config, (28, 28, 1), DIGITS), complete=complete)


def test_the_decks_settings_are_the_decks_code() -> None:
    code = code_for(model="single", learning_rate=0.01, epochs=5)

    assert code.text == (
        "import torch\n"
        "from torch import nn, optim\n"
        "\n"
        "torch.manual_seed(1)\n"
        "net = nn.Sequential(\n"
        "    nn.Flatten(),\n"
        "    nn.Linear(784, 10),\n"
        ")\n"
        "\n"
        "criterion = nn.CrossEntropyLoss()\n"
        "optimizer = optim.SGD(net.parameters(), lr=0.01)\n"
        "\n"
        "for epoch in range(5):\n"
        "    for images, labels in data_loader:\n"
        "        optimizer.zero_grad()\n"
        "        outputs = net(images)\n"
        "        loss = criterion(outputs, labels)\n"
        "        loss.backward()\n"
        "        optimizer.step()\n"
    )


def test_each_of_the_five_lines_can_be_lit() -> None:
    code = code_for(precision="bfloat16", clip_norm=1.0)

    lit = [code.text[span.start : span.end] for line in LINES for span in code.arguments(f"line.{line}")]
    assert lit == [
        "optimizer.zero_grad()",
        "outputs = net(images)",
        "loss = criterion(outputs.float(), labels)",
        "loss.backward()",
        "optimizer.step()",
    ]


@pytest.mark.parametrize(
    ("settings", "field", "written"),
    [
        ({"learning_rate": 0.5}, "learning_rate", ["lr=0.5"]),
        ({"momentum": 0.9}, "momentum", ["momentum=0.9"]),
        ({"momentum": 0.9, "nesterov": True}, "nesterov", ["nesterov=True"]),
        ({"optimizer": "adam", "beta2": 0.9}, "beta2", ["0.9"]),
        ({"optimizer": "adamw"}, "weight_decay", ["weight_decay=0.0"]),  # PyTorch's own default is another
        ({"optimizer": "rmsprop", "alpha": 0.5}, "alpha", ["alpha=0.5"]),
        ({"hidden": [64, 32]}, "hidden", ["64", "32"]),
        ({"hidden": [64], "activations": ["tanh"]}, "activations", ["nn.Tanh()"]),
        ({"dropout": 0.25}, "dropout", ["nn.Dropout(p=0.25)"]),
        ({"batch_norm": True}, "batch_norm", ["nn.BatchNorm1d(128)"]),
        ({"model": "cnn", "channels": [4, 8], "kernel_size": 5}, "channels", ["4", "8"]),
        ({"model": "cnn", "channels": [4], "kernel_size": 5}, "kernel_size", ["5"]),
        ({"model": "cnn", "channels": [4], "pooling": "stride"}, "pooling", ["stride=2"]),
        ({"model": "cnn", "channels": [4], "pooling": "average"}, "pooling", ["nn.AvgPool2d(2)"]),
        ({"label_smoothing": 0.1}, "label_smoothing", ["label_smoothing=0.1"]),
        ({"clip_norm": 2.0}, "clip_norm", ["max_norm=2.0"]),
        ({"seed": 5}, "seed", ["5"]),
        ({"epochs": 7}, "epochs", ["7"]),
        ({"schedule": "step", "gamma": 0.1, "decay_epochs": 3}, "decay_epochs", ["step_size=3"]),
        ({"schedule": "exponential", "gamma": 0.1}, "gamma", ["gamma=0.1"]),
        ({"schedule": "plateau", "plateau_patience": 2}, "plateau_patience", ["patience=2"]),
        ({"schedule": "one_cycle"}, "learning_rate", ["lr=0.1", "max_lr=0.1"]),
        ({"warmup_epochs": 1.5}, "warmup_epochs", ["1.5"]),
        ({"initialization": "normal", "init_std": 0.5}, "init_std", ["std=0.5"]),
        ({"validation_share": 0.1, "patience": 3}, "patience", ["3"]),
        ({"validation_share": 0.1, "target_accuracy": 0.9}, "target_accuracy", ["0.9"]),
    ],
)
def test_a_setting_is_written_where_it_counts(settings: dict[str, Any], field: str, written: list[str]) -> None:
    code = code_for(**settings)

    spans = code.arguments(field)
    assert [code.text[span.start : span.end] for span in spans] == written
    assert all(span.help == Message(FIELDS[field].help) for span in spans)


def test_what_is_not_set_is_not_written() -> None:
    text = code_for().text

    assert not [
        word for word in ("momentum", "weight_decay", "clip", "scheduler", "init.", "to(", "evaluate") if word in text
    ]


def test_a_change_of_a_setting_lights_its_argument_alone() -> None:
    before, after = code_for(learning_rate=0.1), code_for(learning_rate=0.2)

    assert [span.key for span in after.changed_since(before)] == ["learning_rate"]


@pytest.mark.parametrize("fit", ["adapt", "enlarge"])
@pytest.mark.parametrize("model", [name for name in ZOO if name != "vgg16"])
def test_torchvisions_nets_become_the_programs(model: str, fit: str) -> None:
    config = TrainingConfig.from_dict({"model": model, "fit": fit, "seed": 3})
    architecture = architecture_for(config, (28, 28, 1), DIGITS)
    code = training_code(config, architecture).text.partition("\ncriterion")[0]
    # On the meta device: 130 million numbers are not drawn to see that their shapes agree.
    with torch.device("meta"):
        theirs, ours = names_of(code)["net"], build(architecture)
    assert isinstance(theirs, torch.nn.Module)
    shapes = [{name: weight.shape for name, weight in net.state_dict().items()} for net in (theirs, ours)]
    assert shapes[0] == shapes[1]
    leaves = [
        [repr(layer) for layer in net.modules() if not list(layer.children()) and type(layer).__name__ != "Enlarge"]
        for net in (theirs, ours)
    ]
    assert leaves[0] == leaves[1]


def test_weights_from_a_file_are_taken_where_they_fit(tmp_path: Any) -> None:
    config = TrainingConfig.from_dict({"model": "squeezenet1_1", "weights_file": str(tmp_path / "weights.pth")})
    architecture = architecture_for(config, (28, 28, 1), DIGITS)
    weights = {name: torch.full_like(weight, 0.5) for name, weight in build(architecture).state_dict().items()}
    weights["features.0.weight"] = torch.ones(64, 3, 3, 3)  # of a colour net
    weights["classifier.1.weight"] = torch.ones(1000, 512, 1, 1)  # of a thousand classes
    torch.save(weights, tmp_path / "weights.pth")

    net = names_of(training_code(config, architecture).text.partition("\ncriterion")[0])["net"]
    assert isinstance(net, torch.nn.Module)
    found = net.state_dict()
    assert (found["features.0.weight"] == 3).all() and (found["features.0.bias"] == 0.5).all()
    assert found["classifier.1.weight"].std() > 0


def test_plain_nets_need_no_torch() -> None:
    program = (
        "import sys\n"
        "from mnistgui.export.training_code import training_code\n"
        "from mnistgui.training.architecture import architecture_for\n"
        "from mnistgui.training.config import TrainingConfig\n"
        "config = TrainingConfig(model='cnn', batch_norm=True)\n"
        "assert training_code(config, architecture_for(config, (28, 28, 1), tuple('0123456789')), complete=True).text\n"
        "sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
