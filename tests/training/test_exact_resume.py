"""A run that was stopped anywhere and taken up gives, bit for bit, the losses of the run that never stopped."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import UserError
from mnistgui.training import loop
from mnistgui.training.checkpoint import load_checkpoint
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.events import (
    FinishReason,
    RunPaused,
    RunStarted,
    SettingsChanged,
    SnapshotTaken,
    TrainingEvent,
)
from mnistgui.training.run_files import CHECKPOINT_FILE
from mnistgui.training.run_lock import RunLock
from tests.training.conftest import Train

# Dropout draws from torch's default generator, augmentation from one of its own, the schedule changes at every step.
SETTINGS: dict[str, Any] = {
    "epochs": 3,
    "dropout": 0.3,
    "optimizer": "adam",
    "learning_rate": 0.003,
    "schedule": "one_cycle",
    "validation_share": 0.2,
    "clip_norm": 1.0,
    "transforms": [{"name": "RandomRotation", "degrees": [-20.0, 20.0]}, {"name": "ToTensor"}],
}
STEPS = 3 * 6  # 51 images that are left after the validation split, ten at a time


def stop_after(steps: int) -> Callable[[TrainingEvent, RunControl], None]:
    """Return a listener that lets a run that began paused do so many steps, and stops it."""

    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step < steps:
                control.step()
            else:
                control.stop()

    return listener


@pytest.mark.parametrize("steps", [0, 1, 5, 6, 7, 17])
def test_a_run_that_was_stopped_goes_on_as_if_it_had_not(train: Train, tmp_path: Path, steps: int) -> None:
    whole = train(folder=tmp_path / "whole", **SETTINGS)
    stopped = train(folder=tmp_path / "run", paused=True, listener=stop_after(steps), **SETTINGS)
    assert (stopped.terminal.reason, stopped.terminal.step) == (FinishReason.STOPPED, steps)
    torch.manual_seed(12345)  # whatever came between

    taken_up = train(folder=tmp_path / "run", resume=load_checkpoint(tmp_path / "run"), **SETTINGS)

    assert taken_up.of(RunStarted)[0].step == steps
    assert taken_up.of(RunStarted)[0].inexact is None
    assert stopped.losses + taken_up.losses == whole.losses
    assert len(whole.losses) == STEPS
    assert [e.metrics for e in stopped.epochs + taken_up.epochs] == [e.metrics for e in whole.epochs]
    for name in ("steps.csv", "model.safetensors"):
        assert (tmp_path / "run" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_run_can_be_stopped_and_taken_up_many_times(train: Train, tmp_path: Path) -> None:
    whole = train(folder=tmp_path / "whole", **SETTINGS)
    run = train(folder=tmp_path / "run", paused=True, listener=stop_after(4), **SETTINGS)
    losses = run.losses
    for steps in (9, 12, STEPS):
        checkpoint = load_checkpoint(tmp_path / "run")
        run = train(folder=tmp_path / "run", paused=True, listener=stop_after(steps), resume=checkpoint, **SETTINGS)
        losses += run.losses

    assert losses == whole.losses


def test_a_run_stopped_in_the_test_of_an_epoch_takes_that_test_up(train: Train, tmp_path: Path) -> None:
    def stop_before_the_test(event: TrainingEvent, control: RunControl) -> None:
        # The last thing told before an epoch's test.
        if isinstance(event, SnapshotTaken) and event.step == 6:
            control.stop()

    whole = train(**SETTINGS)
    stopped = train(folder=tmp_path, listener=stop_before_the_test, **SETTINGS)
    taken_up = train(folder=tmp_path, resume=load_checkpoint(tmp_path), **SETTINGS)

    assert (stopped.terminal.reason, stopped.terminal.step) == (FinishReason.STOPPED, 6)
    assert not stopped.epochs
    assert stopped.losses + taken_up.losses == whole.losses
    assert [event.metrics for event in taken_up.epochs] == [event.metrics for event in whole.epochs]


# At a rate this small the loss does not fall, and the plateau lowers the rate: what it remembers is seen in the losses.
NO_FALL = {"plateau_patience": 0, "gamma": 0.01, "optimizer": "sgd", "learning_rate": 2e-5}


@pytest.mark.parametrize(
    "settings",
    [
        {"optimizer": "sgd", "momentum": 0.9, "nesterov": True},
        {"optimizer": "rmsprop"},
        {"optimizer": "adagrad"},
        {"schedule": "plateau", **NO_FALL},
        {"batch_norm": True, "model": "cnn"},
        {"precision": "float64"},
        {"precision": "bfloat16"},
        {"shuffle": False},
        {"transforms": [{"name": "ToTensor"}]},  # whose batches are made ahead
    ],
    ids=str,
)
def test_every_kind_of_state_is_kept(train: Train, tmp_path: Path, settings: dict[str, Any]) -> None:
    settings = SETTINGS | settings | {"batch_size": 17}
    whole = train(**settings)
    stopped = train(folder=tmp_path, paused=True, listener=stop_after(5), **settings)
    taken_up = train(folder=tmp_path, resume=load_checkpoint(tmp_path), **settings)

    assert stopped.losses + taken_up.losses == whole.losses


def test_settings_that_were_changed_while_it_went_on_stay_changed(train: Train, tmp_path: Path) -> None:
    def change_and_stop(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step == 2:
                control.change({"learning_rate": 0.5, "weight_decay": 0.01})
            stop_after(4)(event, control)

    def change_only(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if event.step == 2:
                control.change({"learning_rate": 0.5, "weight_decay": 0.01})
            control.step() if event.step < 4 else control.resume()

    whole = train(folder=tmp_path / "whole", paused=True, listener=change_only)
    stopped = train(folder=tmp_path / "run", paused=True, listener=change_and_stop)
    taken_up = train(folder=tmp_path / "run", resume=load_checkpoint(tmp_path / "run"))

    assert [event.step for event in whole.of(SettingsChanged)] == [2]
    assert stopped.losses + taken_up.losses == whole.losses
    changes = (tmp_path / "run" / "changes.csv").read_text()
    assert changes == "step,field,value\n2,learning_rate,0.5\n2,weight_decay,0.01\n"


def test_rows_that_came_after_the_checkpoint_are_cut_back_to_it(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path / "whole", **SETTINGS)
    train(folder=tmp_path / "run", paused=True, listener=stop_after(8), **SETTINGS)
    # What a crash leaves: rows that no checkpoint knows, the last one cut.
    with (tmp_path / "run" / "steps.csv").open("a") as steps:
        steps.write("9,2,0.1,0.5\n10,2,0.1,0.5\n11,2,0.")
    with (tmp_path / "run" / "epochs.csv").open("a") as epochs:
        epochs.write("2,12,1.0,")

    train(folder=tmp_path / "run", resume=load_checkpoint(tmp_path / "run"), **SETTINGS)

    assert (tmp_path / "run" / "steps.csv").read_bytes() == (tmp_path / "whole" / "steps.csv").read_bytes()
    assert (tmp_path / "run" / "epochs.csv").read_text().count("\n") == 4


def test_rows_that_are_missing_are_said_and_nothing_is_changed(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, paused=True, listener=stop_after(8), **SETTINGS)
    (tmp_path / "steps.csv").write_text("step,epoch,loss,accuracy\n1,1,2.3,0.1\n")
    checkpoint = load_checkpoint(tmp_path)

    run = train(folder=tmp_path, resume=checkpoint, **SETTINGS)

    assert "steps.csv has 1 rows, not 8" in run.terminal.message.english()
    assert load_checkpoint(tmp_path)["step"] == 8


def test_other_threads_or_images_are_said_not_to_be_exact(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, paused=True, listener=stop_after(2))
    checkpoint = load_checkpoint(tmp_path)
    checkpoint["machine"]["threads"] = "7"
    checkpoint["data"] = "others"

    said = train(folder=tmp_path, resume=checkpoint).of(RunStarted)[0].inexact

    assert said is not None
    assert "threads 7 then, 1 now" in said.english()
    assert "other images" in said.english()


def test_a_folder_without_a_checkpoint_or_with_a_damaged_one_is_refused(train: Train, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no checkpoint"):
        load_checkpoint(tmp_path)
    train(folder=tmp_path, paused=True, listener=stop_after(1))
    whole = (tmp_path / CHECKPOINT_FILE).read_bytes()
    for damaged in (b"", b"no checkpoint", whole[: len(whole) // 2]):
        (tmp_path / CHECKPOINT_FILE).write_bytes(damaged)
        with pytest.raises(UserError, match="is damaged"):
            load_checkpoint(tmp_path)


class Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("touch pwned",)


def test_a_checkpoint_never_runs_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    torch.save({"version": 1, "config": Evil()}, tmp_path / CHECKPOINT_FILE)

    with pytest.raises(UserError, match="is damaged"):
        load_checkpoint(tmp_path)
    assert not (tmp_path / "pwned").exists()


def test_a_checkpoint_of_another_net_is_refused(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, paused=True, listener=stop_after(1))
    checkpoint = load_checkpoint(tmp_path)
    checkpoint["config"] = TrainingConfig(hidden=(7,), batch_size=10).to_toml()

    run = train(folder=tmp_path, resume=checkpoint)

    assert "does not fit the net" in run.terminal.message.english()


def test_a_new_seed_is_drawn_where_the_same_start_is_not_wanted(train: Train, tmp_path: Path) -> None:
    runs = [train(folder=tmp_path / name, same_start=False, epochs=1) for name in "ab"]

    assert runs[0].losses != runs[1].losses
    config = TrainingConfig.from_toml((tmp_path / "a" / "config.toml").read_text())
    assert config.same_start
    again = train(**{name: value for name, value in config.to_dict().items() if name in ("seed", "epochs")})
    assert again.losses == runs[0].losses


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.training.test_exact_resume import killed_run
killed_run(Path(sys.argv[1]), int(sys.argv[2]))
"""


def killed_run(folder: Path, steps: int) -> None:
    """Train with a checkpoint at every third step, and be killed right after the step ``steps``."""
    import numpy as np

    from mnistgui.training import course, report
    from mnistgui.training.snapshots import SnapshotStore
    from mnistgui.training.step import TrainStep

    report.REPORT_EVERY_S = 0.0
    course.CHECKPOINT_SHARE = 0.0
    call, done = TrainStep.__call__, []

    def counted(*arguments: Any) -> Any:
        if len(done) == steps:
            os.kill(os.getpid(), signal.SIGKILL)
        done.append(1)
        return call(*arguments)

    TrainStep.__call__ = counted  # type: ignore[method-assign]
    course.Course._checkpoint_is_due = lambda self, now: self.session.step % 3 == 0  # type: ignore[method-assign]
    saved = np.load(folder / "set.npz")
    image_set = ImageSet(
        name="tiny",
        split="train",
        images_NHWC=saved["images"],
        labels_N=saved["labels"],
        class_names=tuple("0123456789"),
    )
    config = TrainingConfig.from_dict({"batch_size": 10, **SETTINGS})
    data = loop.TrainingData(train=image_set, test=image_set)
    loop.run(config, data, emit=lambda event: None, control=RunControl(), store=SnapshotStore(), folder=folder / "run")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
@pytest.mark.parametrize("steps", [4, 13])
def test_a_run_that_was_killed_goes_on_exactly(
    train: Train, tiny_image_set: ImageSet, tmp_path: Path, steps: int
) -> None:
    import numpy as np

    np.savez(tmp_path / "set.npz", images=tiny_image_set.images_NHWC, labels=tiny_image_set.labels_N)
    (tmp_path / "run").mkdir()
    ended = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(steps)], check=False, timeout=100)
    assert ended.returncode == -signal.SIGKILL
    shutil.copytree(tmp_path / "run", tmp_path / "as_killed")
    checkpoint = load_checkpoint(tmp_path / "run")
    assert 0 < checkpoint["step"] <= steps

    train(folder=tmp_path / "run", resume=checkpoint, **SETTINGS)
    train(folder=tmp_path / "whole", **SETTINGS)

    assert (tmp_path / "run" / "steps.csv").read_bytes() == (tmp_path / "whole" / "steps.csv").read_bytes()


def test_a_run_that_another_process_writes_is_not_taken_up(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, paused=True, listener=stop_after(2))
    checkpoint = load_checkpoint(tmp_path)

    with RunLock(tmp_path):
        run = train(folder=tmp_path, resume=checkpoint)

    assert "is going on in another window" in run.terminal.message.english()
    assert train(folder=tmp_path, resume=checkpoint).terminal.reason is FinishReason.COMPLETED


def test_a_run_that_has_gone_on_elsewhere_is_not_cut_back(train: Train, tmp_path: Path) -> None:
    train(folder=tmp_path, paused=True, listener=stop_after(2))
    old = load_checkpoint(tmp_path)
    train(folder=tmp_path, resume=old, paused=True, listener=stop_after(5))

    run = train(folder=tmp_path, resume=old)

    assert "has gone on elsewhere" in run.terminal.message.english()
    assert load_checkpoint(tmp_path)["step"] == 5
