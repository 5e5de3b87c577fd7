"""The script of a run gives the run's losses: it is really run, in a process of its own."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from mnistgui.data import library
from mnistgui.data.image_set import ImageSet
from mnistgui.export.script import Roots, roots_of, training_script
from mnistgui.training import loop
from mnistgui.training.architecture import architecture_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import RunFinished, StepsDone
from mnistgui.training.snapshots import SnapshotStore

TRAIN, TEST = 520, 100  # of MNIST's images: six batches an epoch, the last of them smaller

# It runs each script as if alone, and prints what is left in it; torchvision first, as `data.vision` imports it.
DRIVER = """
import json, runpy, sys
from mnistgui.data.vision import torchvision
torchvision()
for file in sys.argv[1:]:
    names = runpy.run_path(file, run_name="__main__")
    figures = [names["losses"], names["test_loss"], names["test_accuracy"]]
    print("RESULT", json.dumps(figures))
"""

CASES: dict[str, dict[str, Any]] = {
    "single": {"model": "single"},
    "mlp with dropout": {"hidden": [32, 16], "dropout": 0.3, "activations": ["tanh", "gelu"]},
    "cnn": {"model": "cnn", "channels": [4, 8]},
    "cnn with batch norm": {"model": "cnn", "channels": [4, 8], "batch_norm": True, "pooling": "average"},
    "the shipped net's form": {"model": "digit_net", "learning_rate": 0.01},
    "lenet5, sgd with momentum": {"model": "lenet5", "momentum": 0.9, "nesterov": True, "weight_decay": 1e-3},
    "adam": {"optimizer": "adam", "learning_rate": 0.001, "beta1": 0.8, "weight_decay": 1e-3},
    "adamw, one cycle": {"optimizer": "adamw", "learning_rate": 0.01, "schedule": "one_cycle"},
    "rmsprop, step": {"optimizer": "rmsprop", "learning_rate": 0.001, "momentum": 0.5, "schedule": "step",
                      "decay_epochs": 1},
    "adagrad, exponential, warm-up": {"optimizer": "adagrad", "schedule": "exponential", "warmup_epochs": 0.5},
    "cosine with warm-up, clipped": {"schedule": "cosine", "warmup_epochs": 0.5, "clip_norm": 0.5},
    "mse, xavier": {"loss": "mse", "initialization": "xavier"},
    "nll, normal": {"loss": "nll", "initialization": "normal", "init_std": 0.05},
    "smoothing, he, in order": {"label_smoothing": 0.1, "initialization": "he", "shuffle": False, "drop_last": True},
    "plateau by training": {"schedule": "plateau", "plateau_patience": 0, "learning_rate": 2.0, "epochs": 4},
    "validation, plateau": {"validation_share": 0.2, "schedule": "plateau", "plateau_patience": 0, "epochs": 3},
    "stops at the target": {"validation_share": 0.2, "target_accuracy": 0.05},
    "stops early": {"validation_share": 0.2, "patience": 1, "learning_rate": 50.0, "epochs": 6},
    "two classes": {"target_transform": "keep:1,7", "batch_size": 20},
    "float64": {"precision": "float64", "target_transform": "even_odd"},
    "bfloat16": {"precision": "bfloat16"},
    "normalized and cut": {"transforms": [{"name": "CenterCrop", "size": 20}, {"name": "ToTensor"},
                                          {"name": "Normalize", "mean": [0.5], "std": [0.5]}]},
    "own layers": {"model": "layers", "layers": [{"name": "Conv2d", "out_channels": 3, "kernel_size": 5, "stride": 2},
                                                 {"name": "LeakyReLU", "negative_slope": 0.2}, {"name": "Flatten"},
                                                 {"name": "BatchNorm"}, {"name": "Linear", "out_features": 9}]},
    "squeezenet": {"model": "squeezenet1_1", "target_transform": "keep:1,7", "batch_size": 40, "epochs": 1,
                   "optimizer": "adam", "learning_rate": 1e-4},
}  # fmt: skip
# The first three losses are compared as strictly as float32 allows, later ones as updates rounded otherwise allow: a
# little more where batch norm or a rate of 50 makes a difference grow. bfloat16 itself keeps three digits only.
FIRST, LATER = 1e-6, 1e-4
MORE_LATER = {
    "bfloat16": 2e-2,
    "stops early": 1e-2,
    "squeezenet": 1e-3,
    "cnn with batch norm": 2e-3,
    "the shipped net's form": 2e-3,
}


@pytest.fixture(scope="module")
def mnist() -> loop.TrainingData:
    """The first images of MNIST."""

    def first(split: str, count: int) -> ImageSet:
        whole = library.load_mnist(split)
        return ImageSet(
            name="MNIST",
            split=split,
            images_NHWC=whole.images_NHWC[:count],
            labels_N=whole.labels_N[:count],
            class_names=whole.class_names,
        )

    return loop.TrainingData(train=first("train", TRAIN), test=first("test", TEST))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, mnist: loop.TrainingData) -> Path:
    """The same images as files that torchvision's MNIST finds."""
    folder = tmp_path_factory.mktemp("data") / "MNIST" / "raw"
    folder.mkdir(parents=True)
    for name, images in (("train", mnist.train), ("t10k", mnist.test)):
        sizes = np.array([len(images), 28, 28], ">i4").tobytes()
        (folder / f"{name}-images-idx3-ubyte").write_bytes(b"\0\0\x08\x03" + sizes + images.images_NHWC.tobytes())
        labels = images.labels_N.astype(np.uint8).tobytes()
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(b"\0\0\x08\x01" + sizes[:4] + labels)
    return folder.parents[1]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    threads = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OMP_NUM_THREADS", "1")
        yield
    torch.set_num_threads(threads)


def config_of(settings: dict[str, Any]) -> TrainingConfig:
    return TrainingConfig.from_dict({"epochs": 2, "seed": 3} | settings)


def run_ours(config: TrainingConfig, data: loop.TrainingData) -> tuple[list[float], loop.RunRecorder | Any]:
    events: list[Any] = []
    terminal = loop.run(config, data, emit=events.append, control=RunControl(), store=SnapshotStore())
    assert isinstance(terminal, RunFinished), terminal
    losses = [float(loss) for event in events if isinstance(event, StepsDone) for loss in event.losses_S]
    return losses, [event for event in events if hasattr(event, "metrics")][-1].metrics


def run_scripts(files: list[Path]) -> list[tuple[list[float], float, float]]:
    """Run the scripts in one process, one after the other, and return their losses and their last test."""
    command = [sys.executable, "-W", "error::UserWarning:__main__", "-c", DRIVER, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr
    return [json.loads(line.removeprefix("RESULT ")) for line in done.stdout.splitlines() if line.startswith("RESULT")]


@pytest.fixture(scope="module")
def theirs(
    root: Path, mnist: loop.TrainingData, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[list[float], float, float]]:
    """What the script of each case gives."""
    folder = tmp_path_factory.mktemp("scripts")
    files = []
    for number, settings in enumerate(CASES.values()):
        config = config_of(settings)
        script = training_script(
            config, architecture_of(config, mnist.train), roots=Roots(train=root, test=root), threads=1
        )
        files.append(folder / f"script{number}.py")
        files[-1].write_text(script, encoding="utf-8")
    return dict(zip(CASES, run_scripts(files), strict=True))


@pytest.mark.parametrize("case", CASES)
def test_a_script_gives_the_losses_of_the_run(
    case: str, theirs: dict[str, tuple[list[float], float, float]], mnist: loop.TrainingData
) -> None:
    losses, metrics = run_ours(config_of(CASES[case]), mnist)

    their_losses, test_loss, test_accuracy = theirs[case]
    tolerance = MORE_LATER.get(case, LATER)
    assert len(their_losses) == len(losses)
    assert their_losses[:3] == pytest.approx(losses[:3], rel=FIRST)
    assert their_losses == pytest.approx(losses, rel=tolerance)
    assert test_loss == pytest.approx(metrics.test_loss, rel=10 * tolerance)
    assert test_accuracy == pytest.approx(metrics.test_accuracy, abs=0.011)


def test_every_case_gives_other_losses_than_the_others(
    theirs: dict[str, tuple[list[float], float, float]],
) -> None:
    assert len({json.dumps(result) for result in theirs.values()}) == len(CASES)


def test_a_script_for_own_pictures_learns_from_the_same_ones(mnist: loop.TrainingData, tmp_path: Path) -> None:
    runs, files = [], []
    for parts in ("train and test", "one folder", "one folder, two classes"):
        config = own_pictures(mnist.train, tmp_path / parts, parts)
        splits = library.load(config.set_request, tmp_path).splits
        data = loop.TrainingData(train=splits["train"], test=splits["test"])
        script = training_script(config, architecture_of(config, data.train), roots=roots_of(config), threads=1)
        assert "Your own pictures" in script
        files.append(tmp_path / f"{parts}.py")
        files[-1].write_text(script, encoding="utf-8")
        runs.append(run_ours(config, data))

    for (losses, metrics), (their_losses, _, test_accuracy) in zip(runs, run_scripts(files), strict=True):
        # Squares of the right size are fitted by both without a change.
        assert their_losses == pytest.approx(losses, rel=1e-5)
        assert test_accuracy == pytest.approx(metrics.test_accuracy)


def own_pictures(image_set: ImageSet, folder: Path, parts: str) -> TrainingConfig:
    """Write the images into folders, one a class, and return the settings for them."""
    splits = ["train", "test"] if parts == "train and test" else [""]
    for number, (image_HWC, label) in enumerate(zip(image_set.images_NHWC, image_set.labels_N, strict=True)):
        of_class = folder / splits[number % 3 == 0 and len(splits) > 1] / str(label)
        of_class.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image_HWC[..., 0]).save(of_class / f"{number:04}.png")
    settings = {"dataset": "ImageFolder", "folder": str(folder), "model": "single", "batch_size": 50}
    if parts.endswith("two classes"):
        settings["target_transform"] = "keep:1,7"
    return config_of(settings)


def test_what_cannot_agree_is_said_on_top(mnist: loop.TrainingData) -> None:
    random = [{"name": "RandomRotation", "degrees": [-9.0, 9.0]}, {"name": "ToTensor"}]
    config = config_of({"transforms": random, "validation_share": 0.1})
    script = training_script(
        config, architecture_of(config, mnist.train), changes=[(1200, {"learning_rate": 0.5, "transforms": ()})]
    )

    said = " ".join(script.split('"""')[1].split())
    assert "random transforms are drawn otherwise" in said
    assert "after iteration 1,200 learning_rate became 0.5" in said
    # What is held back is looked at without chance.
    assert script.count("RandomRotation") == 1 and "Subset(plain_set" in script
    plain = training_script(config_of({}), architecture_of(config_of({}), mnist.train))
    assert "random" not in plain and "iteration 1,200" not in plain


@pytest.mark.parametrize("text", ['"""', "\\", "'''\n\"\"\"; import os", "\\N{x}"])
def test_no_text_of_the_users_leaves_its_place(mnist: loop.TrainingData, text: str) -> None:
    config = config_of({"dataset": "ImageFolder", "folder": text})
    script = training_script(
        config,
        architecture_of(config_of({}), mnist.train),
        roots=Roots(train=text, test=text),
        changes=[(1, {"folder": text})],
    )

    names = {line.split()[0] for line in script.split('"""', 2)[2].splitlines() if line and not line.startswith(" ")}
    assert "import os" not in script.splitlines()
    assert names <= {"import", "from", "dataset", "test_set", "data_loader", "test_loader", "def", "net", "criterion",
                     "optimizer", "losses", "for", ")", "torch.manual_seed(3)"}  # fmt: skip
    compile(script, "script", "exec")


def test_the_whole_of_shipped_mnist_gives_the_first_losses_too(tmp_path: Path) -> None:
    raw = tmp_path / "data" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (library.resource("mnist")).iterdir():
        (raw / file.stem).write_bytes(gzip.decompress(file.read_bytes()))
    config = config_of({"epochs": 1})
    data = loop.TrainingData(train=library.load_mnist("train"), test=library.load_mnist("test"))
    script = training_script(config, architecture_of(config, data.train), threads=1)
    # Five iterations are enough to see, and the test takes as long as four hundred.
    script = script.replace(
        "losses.append(loss.item())", "losses.append(loss.item())\n        if len(losses) == 5: break"
    )
    script = script.replace("Subset", "Subset").replace("evaluate(test_loader)", "(0, 0)")
    (tmp_path / "script.py").write_text(script, encoding="utf-8")

    losses: list[float] = []
    control = RunControl()

    def emit(event: Any) -> None:
        if isinstance(event, StepsDone):
            losses.extend(map(float, event.losses_S))
            if len(losses) >= 5:
                control.stop()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mnistgui.training.report.REPORT_EVERY_S", 0.0)
        loop.run(config, data, emit=emit, control=control, store=SnapshotStore())
        patch.chdir(tmp_path)
        ((their_losses, _, _),) = run_scripts([tmp_path / "script.py"])
    assert their_losses == pytest.approx(losses[:5], rel=1e-6)
