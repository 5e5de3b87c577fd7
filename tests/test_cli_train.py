"""`mnistgui train`: what it accepts, what it says, what it leaves behind, and how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from mnistgui.cli import main
from mnistgui.data import library
from mnistgui.data.catalog import DataSetInfo
from mnistgui.data.data_set import DataSet, SetRequest
from mnistgui.data.image_set import ImageSet
from mnistgui.data.progress import DownloadProgress
from mnistgui.messages import Message
from mnistgui.models.snapshot import load_snapshot
from mnistgui.training.config import TrainingConfig
from tests.data_sets import data_set_of

Outcome = tuple[int, list[str], str]


@pytest.fixture
def train(
    tiny_image_set: ImageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Outcome]]:
    """Run ``mnistgui train`` on the tiny set, short unless told otherwise; give status, lines of stdout and stderr."""
    monkeypatch.setattr(library, "load", lambda request, root: data_set_of(request, tiny_image_set))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    threads = torch.get_num_threads()

    def train(*arguments: str) -> Outcome:
        status = main(["train", "--set", "epochs=2", "--set", "batch_size=10", *arguments])
        out, err = capsys.readouterr()
        return status, out.splitlines(), err

    monkeypatch.chdir(tmp_path)
    yield train
    torch.set_num_threads(threads)


def only_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_real_mnist_is_learned_without_qt(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules.update(PySide6=None, shiboken6=None, pyqtgraph=None);"
        "from mnistgui.cli import main; sys.exit(main())"
    )
    arguments = ["train", "--set", "epochs=1", "--set", "model=single", "--runs-dir", str(tmp_path)]
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("epoch 1/1: ")
    assert "600/600" in done.stderr
    folder = Path(lines[-1])
    summary = json.loads((folder / "summary.json").read_text())
    assert summary["test_accuracy"] > 0.85
    assert f"test accuracy {summary['test_accuracy']:.2%}" in lines[-2]
    assert "Traceback" not in done.stderr


def test_the_last_line_is_the_folder_with_the_run_in_it(train: Callable[..., Outcome], tmp_path: Path) -> None:
    status, lines, _ = train("--runs-dir", "runs")

    folder = Path(lines[-1])
    assert status == 0
    assert folder.parent == tmp_path / "runs"
    assert {file.name for file in folder.iterdir()} == {
        "config.toml",
        "steps.csv",
        "epochs.csv",
        "changes.csv",
        "summary.json",
        "model.safetensors",
        "model.json",
        "checkpoint.pt",
    }
    assert load_snapshot(folder).step == 14
    assert len(lines) == 2 + 1 + 1  # two epochs, the summary, the folder


def test_without_a_place_the_run_goes_where_the_system_keeps_data(
    train: Callable[..., Outcome], private_folders: Path
) -> None:
    _, lines, _ = train()

    assert Path(lines[-1]).is_relative_to(private_folders)


def test_out_is_the_folder_itself(train: Callable[..., Outcome], tmp_path: Path) -> None:
    status, lines, _ = train("--out", "mine")

    assert status == 0
    assert lines[-1] == str(tmp_path / "mine")


def test_a_folder_with_something_in_it_is_left_alone(train: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()

    status, lines, err = train("--out", "mine")

    assert (status, lines) == (1, [])
    assert "not empty" in only_line(err)
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ("hidden=256,64", "hidden", (256, 64)),
        ("hidden=[256, 64]", "hidden", (256, 64)),
        ("hidden=32", "hidden", (32,)),
        ("shuffle=false", "shuffle", False),
        ("drop_last=True", "drop_last", True),
        ("learning_rate=0.5", "learning_rate", 0.5),
        ("learning_rate=1", "learning_rate", 1.0),
        ("learning_rate=1e-3", "learning_rate", 0.001),
        ("model=cnn", "model", "cnn"),
        ("seed = 7", "seed", 7),
    ],
)
def test_a_setting_is_changed(train: Callable[..., Outcome], change: str, field: str, value: Any) -> None:
    status, lines, err = train("--set", change)

    assert status == 0, err
    config = TrainingConfig.from_toml((Path(lines[-1]) / "config.toml").read_text())
    assert getattr(config, field) == value


def test_the_last_word_on_a_setting_counts_and_the_command_line_goes_over_the_file(
    train: Callable[..., Outcome], tmp_path: Path
) -> None:
    (tmp_path / "my.toml").write_text("epochs = 7\nseed = 5\nmodel = 'single'\n")

    _, lines, _ = train("my.toml", "--set", "seed=6", "--set", "seed=8")

    config = TrainingConfig.from_toml((Path(lines[-1]) / "config.toml").read_text())
    assert (config.epochs, config.seed, config.model) == (2, 8, "single")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
def test_a_config_comes_from_stdin(train: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, mark: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(mark + b"seed = 9\n")))

    _, lines, _ = train("-")

    assert TrainingConfig.from_toml((Path(lines[-1]) / "config.toml").read_text()).seed == 9


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("epochs = 0", ["epochs", "1 to 1000", "0"]),
        ("epochs = 2.5", ["epochs", "1 to 1000", "2.5"]),
        ("batch_size = 1000001", ["batch_size", "1 to 1000000", "1000001"]),
        ("learning_rate = 'fast'", ["learning_rate", "1e-06 to 100", "'fast'"]),
        ("learning_rate = nan", ["learning_rate", "1e-06 to 100", "nan"]),
        ("momentum = 1.0", ["momentum", "0 to 0.999", "1.0"]),
        ("momentum = 0.5\noptimizer = 'adam'", ["momentum", "sgd", "0.5"]),
        ("shuffle = 1", ["shuffle", "true or false", "1"]),
        ("model = 'vgg'", ["model", "single, mlp, lenet5, cnn", "'vgg'"]),
        ("hidden = []", ["hidden", "1 to 8 layer sizes", "1 to 4096"]),
        ("hidden = [0]", ["hidden", "1 to 4096"]),
        ("color = 'red'", ["color", "learning_rate"]),
        ("epochs = \nseed = 1", ["TOML", "line 1"]),
    ],
)
def test_a_wrong_config_is_refused_in_one_line_that_names_the_field_and_its_bounds(
    text: str, named: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong.toml").write_text(text)

    status = main(["train", str(tmp_path / "wrong.toml"), "--runs-dir", str(tmp_path / "runs")])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert all(word in only_line(err) for word in named), err
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("epochs=lots", ["epochs", "1 to 1000", "'lots'"]),
        ("epochs=1e2", ["epochs", "1 to 1000", "'1e2'"]),
        ("hidden=a,b", ["hidden", "1 to 4096", "'a,b'"]),
        ("shuffle=maybe", ["shuffle", "true or false", "'maybe'"]),
        ("color=red", ["color", "learning_rate"]),
        ("seed=", ["seed", "0 to 2147483647"]),
        ("seed=1\nepochs=3", ["seed", "0 to 2147483647"]),
    ],
)
def test_a_wrong_change_is_refused_as_the_config_would_be(
    change: str, named: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["train", "--set", change])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert all(word in only_line(err) for word in named), err


@pytest.mark.parametrize(
    "arguments",
    [["--set", "epochs"], ["--set", "=3"], ["--nonsense"], ["a.toml", "b.toml"], ["--out", "a", "--runs-dir", "b"]],
)
def test_wrong_arguments_end_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", *arguments])

    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: mnistgui train")


def test_a_config_that_cannot_be_read_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "utf16.toml").write_text("epochs = 1", encoding="utf-16")
    expected = {"nowhere.toml": "No such file", ".": "directory", "utf16.toml": "not UTF-8"}
    if sys.platform == "win32":
        expected["."] = "denied"
    for name, words in expected.items():
        assert main(["train", str(tmp_path / name)]) == 2
        assert words in only_line(capsys.readouterr().err)


def test_a_device_that_is_not_there_is_refused_with_those_that_are(train: Callable[..., Outcome]) -> None:
    missing = "cuda" if not torch.cuda.is_available() else "mps"

    status, _, err = train("--set", f"device={missing}")

    assert status == 2
    assert missing in only_line(err)
    assert "this machine has: cpu" in err


def test_an_epoch_without_a_batch_is_refused(train: Callable[..., Outcome], tmp_path: Path) -> None:
    status, _, err = train("--set", "batch_size=65", "--set", "drop_last=true", "--runs-dir", "runs")

    assert status == 2
    assert "batch_size: 65 is more than the 64 images" in only_line(err)
    assert not (tmp_path / "runs").exists()


def test_a_run_that_breaks_is_told_in_one_line_and_debug_shows_where(
    train: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr("mnistgui.training.step.TrainStep.__call__", broken)
    status, lines, err = train("--set", "epochs=1")
    assert status == 1
    assert "out of memory" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert json.loads((Path(lines[-1]) / "summary.json").read_text())["state"] == "failed"

    _, _, err = train("--set", "epochs=1", "--debug")
    assert "Traceback" in err


def test_an_unforeseen_failure_is_told_in_one_line_too(
    train: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("train")

    monkeypatch.setattr(library, "load", broken)
    status, _, err = train()
    assert status == 1
    assert only_line(err) == "mnistgui train: KeyError: 'train'"

    _, _, err = train("--debug")
    assert "Traceback" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_stops_the_run_and_keeps_what_was_learned(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mnistgui", "train", "--set", "epochs=1000", "--set", "model=single"]
    with subprocess.Popen(
        [*command, "--runs-dir", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("epoch 1/1000")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)

    folder = Path(out.splitlines()[-1])
    summary = json.loads((folder / "summary.json").read_text())
    assert process.returncode == 1
    assert "stopped after" in err.splitlines()[-1]
    assert "Traceback" not in err
    assert summary["state"] == "stopped"
    assert load_snapshot(folder).step == summary["step"] >= 600


def test_a_folder_that_stdout_has_no_letters_for_is_told_in_escapes(
    train: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    status, _, err = train("--out", "한글")

    assert status == 0, err
    assert written.getvalue().splitlines()[-1] == str(tmp_path / "한글").encode("ascii", "backslashreplace")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break another way there")
@pytest.mark.parametrize("both", [False, True], ids=["of stdout", "of stdout and stderr"])
def test_a_reader_that_goes_away_does_not_end_the_run(tmp_path: Path, both: bool) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "mnistgui", "train", "--set", "epochs=1", "--set", "model=single"]

    with os.fdopen(writing, "wb") as stdout:
        stderr = stdout if both else subprocess.PIPE
        done = subprocess.run(
            [*command, "--out", str(tmp_path / "run")], stdout=stdout, stderr=stderr, text=True, check=False
        )

    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "run" / "summary.json").read_text())["state"] == "completed"


def test_help_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["train", "--help"])

    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert all(f"  {name}=" in out for name in TrainingConfig().to_dict())


def test_a_set_that_is_not_here_is_named_with_the_way_to_get_it(
    train: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tiny_image_set: ImageSet, tmp_path: Path
) -> None:
    from mnistgui.data import download

    fetched: list[str] = []

    def load(request: SetRequest, root: Path) -> DataSet:
        if not fetched:
            raise library.NotOnDiskError(Message("KMNIST is not on this computer yet."))
        return data_set_of(request, tiny_image_set)

    def fetch(info: DataSetInfo, root: Path, *, progress: Any, cancelled: Any) -> None:
        for done in (0, 10):
            progress(
                DownloadProgress(stage="download", file="a.gz", number=1, files=4, done_bytes=done, total_bytes=10)
            )
        fetched.append(info.key)

    monkeypatch.setattr(library, "load", load)
    monkeypatch.setattr(download, "download", fetch)
    status, _, err = train("--set", "dataset=KMNIST")
    assert status == 1 and only_line(err).endswith("KMNIST is not on this computer yet. Add --download to fetch it.")
    status, _, err = train("--set", "dataset=KMNIST", "--download", "--out", "run")
    assert status == 0, err
    assert fetched == ["KMNIST"] and "download a.gz (1/4)" in err


def test_a_set_without_a_test_part_is_refused(
    train: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch, tiny_image_set: ImageSet
) -> None:
    monkeypatch.setattr(library, "load", lambda request, root: data_set_of(request, tiny_image_set))
    status, _, err = train("--set", "dataset=QMNIST-nist")
    assert status == 2 and "no train and test split" in only_line(err)


def test_transforms_and_target_transform_are_settings_too(train: Callable[..., Outcome], tmp_path: Path) -> None:
    transforms = 'transforms=[{name = "CenterCrop", size = 20}, {name = "ToTensor"}]'
    status, _, err = train("--set", transforms, "--set", "target_transform=keep:1,7", "--out", "run")
    assert status == 0, err
    card = json.loads((tmp_path / "run" / "model.json").read_text(encoding="utf-8"))
    assert card["architecture"]["input"] == [1, 20, 20] and card["classes"] == ["1", "7"]
    status, _, err = train("--set", 'transforms=[{name = "Normalize"}]')
    assert status == 2 and "ToTensor" in only_line(err)


def stopped_run(folder: Path, tiny_image_set: ImageSet, steps: int) -> None:
    """Leave a run in ``folder`` that was stopped after so many steps."""
    from mnistgui.training import loop
    from mnistgui.training.control import RunControl
    from mnistgui.training.events import RunPaused
    from mnistgui.training.snapshots import SnapshotStore

    control = RunControl()
    control.pause()

    def emit(event: Any) -> None:
        if isinstance(event, RunPaused):
            control.step() if event.step < steps else control.stop()

    folder.mkdir(parents=True)
    data = loop.TrainingData(train=tiny_image_set, test=tiny_image_set)
    config = TrainingConfig(epochs=2, batch_size=10)
    loop.run(config, data, emit=emit, control=control, store=SnapshotStore(), folder=folder)


@pytest.mark.parametrize("by_name", [True, False])
def test_a_stopped_run_is_taken_up_by_its_folder_or_its_name(
    train: Callable[..., Outcome],
    tiny_image_set: ImageSet,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    by_name: bool,
) -> None:
    folder = tmp_path / "runs" / "mine"
    stopped_run(folder, tiny_image_set, 5)

    status = main(["train", "--resume", "mine" if by_name else str(folder), "--runs-dir", str(tmp_path / "runs")])

    out, err = capsys.readouterr()
    assert status == 0, err
    assert out.splitlines()[-1] == str(folder)
    assert "14/14" in err
    train("--out", "whole")
    assert (folder / "steps.csv").read_bytes() == (tmp_path / "whole" / "steps.csv").read_bytes()


def test_a_run_that_is_taken_up_keeps_its_settings(train: Callable[..., Outcome], tmp_path: Path) -> None:
    status, _, err = train("--resume", "whatever")

    assert status == 2
    assert "--resume goes on with the settings of the run" in only_line(err)


def test_a_run_that_is_not_there_is_named(
    train: Callable[..., Outcome], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["train", "--resume", "nowhere", "--runs-dir", str(tmp_path)])

    assert status == 1
    assert "nowhere" in only_line(capsys.readouterr().err)


def test_a_run_that_diverges_says_what_to_try(train: Callable[..., Outcome]) -> None:
    status, lines, err = train("--set", "learning_rate=100", "--set", "momentum=0.99", "--set", "epochs=40")

    assert status == 1
    assert "Try a learning rate of 0.1" in err.splitlines()[-1]
    assert Path(lines[-1], "model.safetensors").is_file()
