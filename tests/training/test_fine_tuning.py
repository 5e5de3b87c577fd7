"""Fine-tuning: a run that begins with a trained net, in the program's own settings."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from mnistgui.data.image_set import ImageSet
from mnistgui.models.snapshot import ModelSnapshot, load_snapshot
from mnistgui.models.weights_header import PRETRAINED, WEIGHTS_FILE, pretrained_folder, weights_path
from mnistgui.training import loop
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.fine_tuning import fine_tuning
from mnistgui.training.session import Session, TrainingData
from mnistgui.training.snapshots import SnapshotStore
from tests.export.conftest import names_of

DIGITS = tuple("0123456789")


def images(count: int) -> ImageSet:
    generator = np.random.default_rng(0)
    return ImageSet(
        name="hand",
        split="train",
        images_NHWC=generator.integers(0, 256, (count, 28, 28, 1), np.uint8),
        labels_N=np.arange(count, dtype=np.int64) % 10,
        class_names=DIGITS,
    )


def trained(config: TrainingConfig, data: ImageSet) -> ModelSnapshot:
    store = SnapshotStore()
    loop.train(config, TrainingData(train=data, test=data), emit=lambda _event: None, control=RunControl(), store=store)
    newest = store.newest()
    assert newest is not None
    return newest


def test_the_word_pretrained_means_the_shipped_file_and_everything_else_a_path() -> None:
    assert weights_path(PRETRAINED) == pretrained_folder() / WEIGHTS_FILE and weights_path(PRETRAINED).is_file()
    assert weights_path("my/pretrained") == Path("my/pretrained")


@pytest.mark.parametrize(
    "settings",
    [
        {"model": "mlp", "hidden": [7, 5], "activations": ["tanh", "gelu"], "batch_norm": True},
        {"model": "cnn", "channels": [3], "pooling": "stride", "dropout": 0.25},
        {"model": "single"},
        {"model": "layers", "layers": [{"name": "Flatten"}, {"name": "Linear", "out_features": 6}]},
        {"model": "squeezenet1_1", "fit": "adapt"},
    ],
    ids=lambda settings: settings["model"],
)
def test_the_run_begins_with_the_very_net_in_its_own_form(settings: dict[str, Any], tmp_path: Path) -> None:
    data = images(30)
    before = trained(TrainingConfig.from_dict({**settings, "epochs": 1, "optimizer": "adam"}), data)
    before.save(tmp_path)
    config = fine_tuning(
        before.architecture,
        before.preparation,
        weights_file=str(tmp_path / WEIGHTS_FILE),
        folder=str(tmp_path),
        images=len(data),
    )

    session = Session(config, TrainingData(train=data, test=data))
    assert session.architecture == before.architecture
    assert session.notice is not None and session.notice.arguments["fresh"] == "–"
    for name, weight in session.net.state_dict().items():
        assert torch.equal(weight, before.weights[name]) or name.endswith("num_batches_tracked"), name


def test_weights_that_were_exported_are_taken_too(tmp_path: Path) -> None:
    before = trained(TrainingConfig(hidden=(7,), epochs=1), images(20))
    # As `mnistgui export --to safetensors` writes them: without the name under which our nets keep their layers.
    save_file(
        {name.removeprefix("layers."): weight for name, weight in before.weights.items()}, tmp_path / "w.safetensors"
    )
    config = TrainingConfig(hidden=(7,), weights_file=str(tmp_path / "w.safetensors"))

    session = Session(config, TrainingData(train=images(20), test=images(20)))
    assert all(torch.equal(weight, before.weights[name]) for name, weight in session.net.state_dict().items())


def test_the_shipped_net_goes_on_from_where_it_is() -> None:
    shipped = load_snapshot(pretrained_folder())
    config = fine_tuning(shipped.architecture, shipped.preparation, weights_file=PRETRAINED, folder="hand", images=30)
    assert config == TrainingConfig.from_toml(config.to_toml()) and config.uses("weights_file")
    assert (config.dataset, config.folder, config.image_side, config.colour) == ("ImageFolder", "hand", 28, False)

    session = Session(config, TrainingData(train=images(30), test=images(30)))
    assert session.preparation == shipped.preparation
    assert all(torch.equal(weight, shipped.weights[name]) for name, weight in session.net.state_dict().items())


@pytest.mark.parametrize("count", [2, 3, 11, 21, 91, 631, 2521])
def test_no_last_batch_is_a_single_image(count: int) -> None:
    shipped = load_snapshot(pretrained_folder())
    config = fine_tuning(
        shipped.architecture, shipped.preparation, weights_file=PRETRAINED, folder="hand", images=count
    )

    over = count % config.batch_size
    assert (over == 1) == config.drop_last
    assert count > config.batch_size or not config.drop_last


def test_a_file_that_is_not_there_is_refused_for_every_net(tmp_path: Path) -> None:
    from mnistgui.training.refusals import refusals

    config = TrainingConfig(weights_file=str(tmp_path / "none.safetensors"))
    assert list(refusals(config, images(20), images(20), ["cpu"])) == ["weights_file"]
    assert not refusals(TrainingConfig(model="digit_net", weights_file=PRETRAINED), images(20), images(20), ["cpu"])


@pytest.mark.parametrize("model", ["mlp", "digit_net"])
def test_the_code_takes_the_weights_of_our_own_nets(model: str, tmp_path: Path) -> None:
    from mnistgui.export.training_code import training_code
    from mnistgui.training.architecture import architecture_for

    before = trained(TrainingConfig(model=model, epochs=1, learning_rate=0.01), images(20))
    before.save(tmp_path)
    config = TrainingConfig(model=model, weights_file=str(tmp_path / WEIGHTS_FILE))
    code = training_code(config, architecture_for(config, (28, 28, 1), DIGITS))
    text = code.text.partition("\ncriterion")[0]
    net = names_of(text)["net"]
    assert isinstance(net, torch.nn.Module)
    theirs = net.state_dict()
    for name, weight in before.weights.items():
        assert torch.equal(theirs[name.removeprefix("layers.")], weight), name
