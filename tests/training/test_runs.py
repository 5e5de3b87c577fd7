"""The folder of a run: what is in it, that it can be used, and what happens where it cannot be written."""

import csv
import json
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import numpy as np
import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import UserError
from mnistgui.models.snapshot import ModelSnapshot, load_snapshot
from mnistgui.training import runs, session
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import FinishReason, RunFailed, RunPaused, RunStarted, StepsDone
from mnistgui.training.step import TrainStep
from tests.training.conftest import Train

FILES = {
    *("config.toml", "steps.csv", "epochs.csv", "changes.csv", "summary.json"),
    *("model.safetensors", "model.json", "checkpoint.pt"),
}


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_a_run_leaves_its_files_and_nothing_else(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path)

    assert {file.name for file in tmp_path.iterdir()} == FILES
    assert run.terminal.folder == tmp_path


def test_the_config_of_the_folder_is_the_one_that_ran(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, hidden=[16, 8], seed=4)

    config = TrainingConfig.from_toml((tmp_path / "config.toml").read_text())
    assert config == TrainingConfig(epochs=2, batch_size=10, hidden=(16, 8), seed=4)


def test_there_is_a_row_for_every_step_and_it_gives_the_loss_back_exactly(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path)

    found = rows(tmp_path / "steps.csv")
    accuracies = np.concatenate([event.hits_S / event.images_S for event in run.of(StepsDone)])
    assert list(found[0]) == ["step", "epoch", "loss", "accuracy"]
    assert [int(row["step"]) for row in found] == list(range(1, 15))
    assert [int(row["epoch"]) for row in found] == [1] * 7 + [2] * 7
    assert [float(np.float32(row["loss"])) for row in found] == run.losses
    assert [float(row["accuracy"]) for row in found] == pytest.approx(accuracies.tolist(), abs=1e-6)


def test_there_is_a_row_for_every_epoch(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path)

    found = rows(tmp_path / "epochs.csv")
    assert [(int(row["epoch"]), int(row["step"])) for row in found] == [(1, 7), (2, 14)]
    for row, epoch in zip(found, run.epochs, strict=True):
        assert float(row["seconds"]) == pytest.approx(epoch.seconds, abs=1e-3)
        for figure in ("train_loss", "train_accuracy", "test_loss", "test_accuracy"):
            assert float(row[figure]) == pytest.approx(getattr(epoch.metrics, figure), rel=1e-8)


def test_the_summary_tells_what_ran_and_how_it_ended(train: Train, tmp_path: Path) -> None:
    run = train(folder=tmp_path)

    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["state"] == "completed"
    assert (summary["step"], summary["epochs"]) == (14, 2)
    assert summary["test_accuracy"] == run.epochs[-1].metrics.test_accuracy
    assert summary["parameters"] == run.of(RunStarted)[0].parameters
    assert summary["torch"] == torch.__version__
    assert summary["seconds"] > 0


def test_the_summary_of_a_net_that_diverged_is_json_that_every_program_reads(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "evaluate", lambda *_, **__: (float("nan"), 0.1))
    train(folder=tmp_path)

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is not JSON")

    summary = json.loads((tmp_path / "summary.json").read_text(), parse_constant=refuse)
    assert summary["test_loss"] is None
    assert rows(tmp_path / "epochs.csv")[-1]["test_loss"] == "nan"


@pytest.mark.parametrize("model", ["single", "mlp", "cnn"])
def test_the_net_of_the_folder_answers_as_the_one_that_was_trained(
    train: Train, tmp_path: Path, tiny_image_set: ImageSet, model: str
) -> None:
    run = train(folder=tmp_path, model=model)

    loaded, trained = load_snapshot(tmp_path), run.store.newest()
    assert trained is not None
    assert loaded.step == trained.step == 14
    assert loaded.class_names == tiny_image_set.class_names
    x_NCHW = loaded.preparation.to_input(torch.tensor(tiny_image_set.images_NHWC))
    with torch.inference_mode():
        assert torch.equal(loaded.build()(x_NCHW), trained.build()(x_NCHW))


def test_a_stopped_run_keeps_its_steps_and_its_net(train: Train, tmp_path: Path) -> None:
    left = [RunControl.step, RunControl.step, RunControl.stop]
    run = train(
        folder=tmp_path,
        paused=True,
        listener=lambda event, control: left.pop(0)(control) if isinstance(event, RunPaused) else None,
    )

    assert run.terminal.reason is FinishReason.STOPPED
    assert json.loads((tmp_path / "summary.json").read_text())["state"] == "stopped"
    assert len(rows(tmp_path / "steps.csv")) == 2
    assert rows(tmp_path / "epochs.csv") == []
    assert load_snapshot(tmp_path).step == 2


def test_while_a_run_holds_its_folder_is_up_to_date(train: Train, tmp_path: Path) -> None:
    lines: list[int] = []

    def listener(event: object, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            lines.append(len(rows(tmp_path / "steps.csv")))
            control.step() if event.step < 3 else control.stop()

    train(folder=tmp_path, paused=True, listener=listener)

    assert lines == [0, 1, 2, 3]


def test_a_run_that_breaks_keeps_what_was_learned_until_then(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, done = TrainStep.__call__, []

    def break_at_the_tenth(*arguments: object) -> object:
        done.append(1)
        if len(done) == 10:
            raise RuntimeError("the net broke")
        return call(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(TrainStep, "__call__", break_at_the_tenth)
    run = train(folder=tmp_path)

    assert isinstance(run.terminal, RunFailed)
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["state"] == "failed"
    assert "the net broke" in summary["error"]
    assert len(rows(tmp_path / "steps.csv")) == 9
    assert load_snapshot(tmp_path).step == 9


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a file that is always full is a thing of Linux")
@pytest.mark.parametrize("name", ["steps.csv", "epochs.csv"])
def test_a_full_disk_ends_the_run_with_one_failure_that_says_so(train: Train, tmp_path: Path, name: str) -> None:
    (tmp_path / name).symlink_to("/dev/full")

    run = train(folder=tmp_path)

    assert isinstance(run.terminal, RunFailed)
    assert [type(event) for event in run.events].count(RunFailed) == 1
    said = run.terminal.message.english()
    assert "No space left" in said
    assert str(tmp_path) in said
    assert "kept" not in said


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), MemoryError(), RuntimeError("one\ntwo")])
def test_a_net_that_cannot_be_written_is_one_failure_that_does_not_say_it_was_kept(
    train: Train, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def save(snapshot: ModelSnapshot, folder: Path) -> None:
        raise error

    monkeypatch.setattr(ModelSnapshot, "save", save)
    run = train(folder=tmp_path)

    assert isinstance(run.terminal, RunFailed)
    assert [type(event) for event in run.events].count(RunFailed) == 1
    said = run.terminal.message.english()
    assert said.startswith(f"The run folder {tmp_path} cannot be written")
    assert "\n" not in said


def test_a_folder_that_is_a_file_is_a_failure_from_the_start(train: Train, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    run = train(folder=tmp_path / "file")

    assert [type(event) for event in run.events] == [RunFailed]
    assert str(tmp_path / "file") in run.terminal.message.english()


def test_each_new_run_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    folders = {runs.new_run_folder(tmp_path / "runs") for _ in range(5)}

    assert len(folders) == 5
    assert all(folder.is_dir() and folder.parent == tmp_path / "runs" for folder in folders)


def test_a_name_that_another_run_has_taken_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter(["aaaa", "aaaa", "bbbb"])
    monkeypatch.setattr(runs.secrets, "token_hex", lambda _length: next(letters))

    class Noon(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2026, 1, 1, 12)

    monkeypatch.setattr(runs, "datetime", Noon)

    folders = [runs.new_run_folder(tmp_path / "runs") for _ in range(2)]

    assert [folder.name for folder in folders] == ["2026-01-01_12-00-00_aaaa", "2026-01-01_12-00-00_bbbb"]


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()

    with pytest.raises(UserError, match="not empty"):
        runs.make_run_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(UserError, match="file"):
        runs.new_run_folder(tmp_path / "file")
