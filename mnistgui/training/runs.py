"""A run's folder: config.toml, steps.csv, epochs.csv, changes.csv, summary.json, model.safetensors, model.json,
checkpoint.pt.

The CSV files are only appended to; the others are written whole under a temporary name and renamed.
"""

import csv
import io
import json
import math
import platform
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from mnistgui import __version__
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.paths import write_text_atomically
from mnistgui.training.append_log import AppendLog
from mnistgui.training.checkpoint import save_checkpoint, stamp_of
from mnistgui.training.config import TrainingConfig, as_written
from mnistgui.training.events import (
    EpochDone,
    RunFailed,
    RunFinished,
    RunPaused,
    RunStarted,
    SettingsChanged,
    StepsDone,
    TrainingEvent,
)
from mnistgui.training.run_files import CHANGES_FILE, CONFIG_FILE, EPOCHS_FILE, STEPS_FILE, SUMMARY_FILE
from mnistgui.training.run_lock import RunLock
from mnistgui.training.snapshots import SnapshotStore

STEPS_HEADER: Final = "step,epoch,loss,accuracy"
EPOCHS_HEADER: Final = (
    "epoch,step,seconds,train_loss,train_accuracy,test_loss,test_accuracy,validation_loss,validation_accuracy,"
    "learning_rate"
)
# The settings that were changed while the run went on, from the step after ``step`` on; the value as JSON.
CHANGES_HEADER: Final = "step,field,value"
# Rows stay in memory no longer than this: a crash loses them, and a run that is taken up computes them again.
_FLUSH_EVERY_S: Final = 2.0

WENT_ON_ELSEWHERE = QT_TRANSLATE_NOOP(
    "core", "The run in {folder} has gone on elsewhere since it was opened here. Open it again to take it up."
)
CUT_SHORT = QT_TRANSLATE_NOOP(
    "core", "The run in {folder} cannot be taken up: its files end before its checkpoint ({detail})."
)
CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "The run folder {folder} cannot be written: {detail}. Choose another.")


def new_run_folder(runs_dir: Path) -> Path:
    """Create and return a folder for a new run: the local date and time and four random letters.

    Raises:
        UserError: it cannot be created.
    """
    try:
        runs_dir.mkdir(parents=True, exist_ok=True)
        return _make_unused(runs_dir)
    except OSError as error:
        raise UserError(cannot_write(runs_dir, error)) from error


def _make_unused(runs_dir: Path) -> Path:
    """Create and return a folder under a name that nobody has: a quick series meets its own names within a second."""
    while True:
        folder = runs_dir / f"{datetime.now():%Y-%m-%d_%H-%M-%S}_{secrets.token_hex(2)}"
        # Made, not looked for: of two windows with the same letters only one may have the folder.
        with suppress(FileExistsError):
            folder.mkdir()
            return folder


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

    A disk that is full does not break the run: `trouble` tells of it, what could not be written is kept in memory, and
    is written as soon as that works again. With ``resume``, a checkpoint, the files are cut back to it first.

    Raises:
        OSError: the folder cannot be written to at the beginning, or not at the end.
        UserError: another process writes into it, has done so since the checkpoint was read, or rows are missing.
    """

    def __init__(
        self, folder: Path, config: TrainingConfig, store: SnapshotStore, *, resume: Mapping[str, Any] | None = None
    ) -> None:
        self.folder = folder
        self.step = 0
        self.trouble: OSError | None = None
        self._config, self._store, self._resume = config, store, resume
        self._summary: dict[str, Any] = _read_summary(folder) if resume is not None else {}
        self._summary |= {
            "mnistgui": __version__,
            "torch": torch.__version__,
            "python": platform.python_version(),
            "platform": platform.platform(terse=True),
            "state": "running",
            "step": 0 if resume is None else resume["step"],
        }
        self._summary.setdefault("started", datetime.now().astimezone().isoformat(timespec="seconds"))
        for of_the_end in ("error", "advice"):
            self._summary.pop(of_the_end, None)
        self._began = time.perf_counter() - (0.0 if resume is None else resume["seconds"])
        self._flushed_at = self._began

    def __enter__(self) -> "RunRecorder":
        kept = self._resume or {"step": None, "epochs_done": None, "changes_done": None}
        with ExitStack() as files:
            files.enter_context(RunLock(self.folder))
            if self._resume is not None and self._resume["stamp"] != stamp_of(self.folder):
                raise UserError(Message(WENT_ON_ELSEWHERE, {"folder": str(self.folder)}))
            if self._resume is None:
                write_text_atomically(self.folder / CONFIG_FILE, self._config.to_toml())
            self._steps = self._open(files, STEPS_FILE, STEPS_HEADER, kept["step"])
            self._epochs = self._open(files, EPOCHS_FILE, EPOCHS_HEADER, kept["epochs_done"])
            self._changes = self._open(files, CHANGES_FILE, CHANGES_HEADER, kept["changes_done"])
            self._logs = (self._steps, self._epochs, self._changes)
            for log in self._logs:
                log.flush()
            self._write_summary()
            self._files = files.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def _open(self, files: ExitStack, name: str, header: str, keep_rows: int | None) -> AppendLog:
        try:
            log = AppendLog(self.folder / name, header, keep_rows=keep_rows)
        except ValueError as error:
            raise UserError(Message(CUT_SHORT, {"folder": str(self.folder), "detail": str(error)})) from error
        files.callback(log.close)
        return log

    def record(self, event: TrainingEvent) -> None:
        """Write what ``event`` says, or keep it where the disk does not take it."""
        match event:
            case StepsDone():
                self._take_steps(event)
            case EpochDone():
                self._take_epoch(event)
            case SettingsChanged(step=step, changes=changes):
                self._changes.add("".join(_change_row(step, name, value) for name, value in changes.items()))
            case RunStarted(parameters=parameters, device=device, threads=threads):
                self._summary |= {"parameters": parameters, "device": device, "threads": threads}
            case RunPaused():
                self._flush()
            case _:
                pass

    def save(self, checkpoint: Mapping[str, Any]) -> None:
        """Write the rows so far, and then the checkpoint that needs them."""
        if self._flush():
            self._try(lambda: save_checkpoint(self.folder, checkpoint))

    def finish(self, terminal: RunFinished | RunFailed) -> None:
        """Write what is left, the net and the summary.

        Raises:
            OSError: the disk does not take it.
        """
        if isinstance(terminal, RunFailed):
            self._summary["error"] = terminal.message.english()
            state = "failed"
        else:
            state = terminal.reason.value
        if terminal.advice is not None:
            self._summary["advice"] = terminal.advice.what.english()
        for log in self._logs:
            log.flush()
        snapshot = self._store.newest()
        if snapshot is not None:
            snapshot.save(self.folder)
        self._summary |= {"state": state, "seconds": round(time.perf_counter() - self._began, 3)}
        self._write_summary()

    def _flush(self) -> bool:
        self._flushed_at = time.perf_counter()
        return all(self._try(log.flush) for log in self._logs)

    def _try(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except OSError as error:
            self.trouble = error
            return False
        self.trouble = None
        return True

    def _take_steps(self, event: StepsDone) -> None:
        # Nine significant digits give a float32 back exactly, seventeen a float64.
        digits = 9 if event.losses_S.dtype == np.float32 else 17
        accuracies_S = event.hits_S / event.images_S
        rows = zip(event.losses_S.tolist(), accuracies_S.tolist(), strict=True)
        self._steps.add(
            "".join(
                f"{step},{event.epoch},{loss:.{digits}g},{accuracy:.6g}\n"
                for step, (loss, accuracy) in enumerate(rows, event.first_step)
            )
        )
        self.step = self._summary["step"] = event.last_step
        if time.perf_counter() - self._flushed_at >= _FLUSH_EVERY_S:
            self._flush()

    def _take_epoch(self, event: EpochDone) -> None:
        m = event.metrics
        figures = (
            *(m.train_loss, m.train_accuracy, m.test_loss, m.test_accuracy),
            *(m.validation_loss, m.validation_accuracy, m.learning_rate),
        )
        row = ",".join("" if figure is None else f"{figure:.9g}" for figure in figures)
        self._epochs.add(f"{event.epoch},{event.step},{event.seconds:.3f},{row}\n")
        self._flush()
        self._summary |= {
            "epochs": event.epoch,
            "test_accuracy": m.test_accuracy,
            "test_loss": _finite(m.test_loss),
            "validation_accuracy": m.validation_accuracy,
            "validation_loss": _finite(m.validation_loss),
        }

    def _write_summary(self) -> None:
        text = json.dumps(self._summary, indent=2, ensure_ascii=False) + "\n"
        write_text_atomically(self.folder / SUMMARY_FILE, text)


def _change_row(step: int, name: str, value: Any) -> str:
    row = io.StringIO()
    csv.writer(row, lineterminator="\n").writerow((step, name, json.dumps(as_written(value), ensure_ascii=False)))
    return row.getvalue()


def _read_summary(folder: Path) -> dict[str, Any]:
    try:
        summary = json.loads((folder / SUMMARY_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # damaged: it is written anew
    return summary if isinstance(summary, dict) else {}


def _finite(figure: float | None) -> float | None:
    # JSON has no word for the loss of a net that has diverged (Python would write NaN, which others cannot read).
    return figure if figure is not None and math.isfinite(figure) else None
