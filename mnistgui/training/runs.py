"""A run's folder: config.toml, steps.csv, epochs.csv, summary.json, model.safetensors, model.json.

The two CSV files are only appended to; the others are written whole under a temporary name and renamed.
"""

import json
import math
import platform
import secrets
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TextIO

import torch

from mnistgui import __version__
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import write_text_atomically
from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import (
    EpochDone,
    RunFailed,
    RunFinished,
    RunPaused,
    RunStarted,
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.snapshots import SnapshotStore

CONFIG_FILE: Final = "config.toml"
STEPS_FILE: Final = "steps.csv"
EPOCHS_FILE: Final = "epochs.csv"
SUMMARY_FILE: Final = "summary.json"
STEPS_HEADER: Final = "step,epoch,loss,accuracy"
EPOCHS_HEADER: Final = (
    "epoch,step,seconds,train_loss,train_accuracy,test_loss,test_accuracy,validation_loss,validation_accuracy"
)

CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "The run folder {folder} cannot be written: {detail}. Choose another.")


def new_run_folder(runs_dir: Path) -> Path:
    """Create and return a folder for a new run: the local date and time and four random letters.

    Raises:
        UserError: it cannot be created.
    """
    name = f"{datetime.now():%Y-%m-%d_%H-%M-%S}_{secrets.token_hex(2)}"
    return make_run_folder(runs_dir / name)


def cannot_write(folder: Path, error: Exception) -> Message:
    """Return what to tell the user when ``error`` kept a run from being written into ``folder``."""
    reason = error.strerror if isinstance(error, OSError) else None
    return Message(CANNOT_WRITE, {"folder": str(folder), "detail": reason or first_line(error)})


def make_run_folder(folder: Path) -> Path:
    """Create ``folder`` (and its parents) and return it.

    Raises:
        UserError: it is there already and not empty, or cannot be created.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            detail = "it is there already and not empty"
            raise UserError(Message(CANNOT_WRITE, {"folder": str(folder), "detail": detail}))
    except OSError as error:
        raise UserError(cannot_write(folder, error)) from error
    return folder


class RunRecorder:
    """Writes a run's events into its folder, on the thread that trains. Use it as a context manager.

    Raises:
        OSError: the disk is full or the folder went away; the run then fails, as it must.
    """

    def __init__(self, folder: Path, config: TrainingConfig, store: SnapshotStore) -> None:
        self.folder = folder
        self._config, self._store = config, store
        self._summary: dict[str, Any] = {
            "mnistgui": __version__,
            "torch": torch.__version__,
            "python": platform.python_version(),
            "platform": platform.platform(terse=True),
            "started": datetime.now().astimezone().isoformat(timespec="seconds"),
            "state": "running",
            "step": 0,
        }
        self._began = time.perf_counter()

    def __enter__(self) -> "RunRecorder":
        with ExitStack() as files:
            write_text_atomically(self.folder / CONFIG_FILE, self._config.to_toml())
            self._steps = files.enter_context(self._open_csv(STEPS_FILE, STEPS_HEADER))
            self._epochs = files.enter_context(self._open_csv(EPOCHS_FILE, EPOCHS_HEADER))
            self._write_summary()
            self._files = files.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        # Both are closed, even where the first cannot be (a full disk).
        self._files.close()

    def record(self, event: TrainingEvent) -> None:
        """Write what ``event`` says; the terminal event writes the net and the summary, too."""
        match event:
            case StepsDone():
                self._write_steps(event)
            case EpochDone():
                self._write_epoch(event)
            case RunStarted(parameters=parameters, device=device, threads=threads):
                self._summary |= {"parameters": parameters, "device": device, "threads": threads}
            case RunPaused():
                self._steps.flush()
            case RunFinished(reason=reason):
                self._finish(reason.value)
            case RunFailed(message=message):
                self._summary["error"] = message.english()
                self._finish("failed")
            case _:
                pass

    def _open_csv(self, name: str, header: str) -> TextIO:
        file = (self.folder / name).open("a", encoding="utf-8", newline="\n")
        file.write(header + "\n")
        return file

    def _write_steps(self, event: StepsDone) -> None:
        # Nine significant digits give a float32 back exactly.
        accuracies_S = event.hits_S / event.images_S
        self._steps.writelines(
            f"{step},{event.epoch},{loss:.9g},{accuracy:.6g}\n"
            for step, (loss, accuracy) in enumerate(
                zip(event.losses_S.tolist(), accuracies_S.tolist(), strict=True), event.first_step
            )
        )
        self._summary["step"] = event.last_step

    def _write_epoch(self, event: EpochDone) -> None:
        m = event.metrics
        figures = (
            *(m.train_loss, m.train_accuracy, m.test_loss, m.test_accuracy),
            *(m.validation_loss, m.validation_accuracy),
        )
        row = ",".join("" if figure is None else f"{figure:.9g}" for figure in figures)
        self._epochs.write(f"{event.epoch},{event.step},{event.seconds:.3f},{row}\n")
        self._epochs.flush()
        self._steps.flush()
        # JSON has no word for the loss of a net that has diverged (Python would write NaN, which others cannot read).
        test_loss = m.test_loss if math.isfinite(m.test_loss) else None
        self._summary |= {"epochs": event.epoch, "test_accuracy": m.test_accuracy, "test_loss": test_loss}

    def _finish(self, state: str) -> None:
        snapshot = self._store.newest()
        if snapshot is not None:
            snapshot.save(self.folder)
        self._summary |= {"state": state, "seconds": round(time.perf_counter() - self._began, 3)}
        self._write_summary()
        self._steps.flush()

    def _write_summary(self) -> None:
        text = json.dumps(self._summary, indent=2, ensure_ascii=False) + "\n"
        write_text_atomically(self.folder / SUMMARY_FILE, text)
