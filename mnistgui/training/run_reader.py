"""What one run's folder tells, file by file. No torch here.

Whatever lies in it may be damaged, or put there by others: nothing raises, hangs or fills the memory; what is wrong
with a file is told as a problem of the run and takes nothing from the other files.
"""

import json
import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar, cast, get_args
from zipfile import is_zipfile

import numpy as np
import numpy.typing as npt

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.models.weights_header import DESCRIPTION_FILE, WEIGHTS_FILE, problem_of_weights
from mnistgui.paths import read_bounded, size_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.run_files import CHECKPOINT_FILE, CONFIG_FILE, EPOCHS_FILE, STEPS_FILE, SUMMARY_FILE, USER_FILE
from mnistgui.training.run_info import PARTS, EpochFigures, RunInfo, SmallCurve, State, name_of
from mnistgui.training.run_logs import BrokenLogError, SampledLosses, read_epochs, sample_losses

LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 20_000
CURVE_POINTS: Final = 60

_MOST_TEXT_BYTES: Final = 2**20  # of config.toml, summary.json, user.json
_MOST_CHECKPOINT_BYTES: Final = 2**36

MISSING = QT_TRANSLATE_NOOP("core", "{file} is missing.")
DAMAGED = QT_TRANSLATE_NOOP("core", "{file} is damaged: {detail}.")
NO_FOLDER = QT_TRANSLATE_NOOP("core", "{folder} is no folder that can be read: {detail}.")

_Found = TypeVar("_Found")


def read_folder(folder: Path) -> RunInfo:
    """Return what the files of ``folder`` tell; never raises. Its state is the one that was written last."""
    try:
        modified_s = folder.stat().st_mtime
        with os.scandir(folder):
            pass
    except (OSError, ValueError) as error:
        problem = Message(NO_FOLDER, {"folder": folder.name, "detail": reason_of(error)})
        return RunInfo(folder=folder, name=folder.name, started=_named_time(folder), problems=(problem,))
    return _Reader(folder, modified_s).run()


class _Reader:
    """Reads one folder, file by file; what is wrong with one is kept and takes nothing from the others."""

    def __init__(self, folder: Path, modified_s: float) -> None:
        self._folder, self._modified_s = folder, modified_s
        self._problems: list[Message] = []

    def run(self) -> RunInfo:
        """Return all that the files tell."""
        config = self._tried(CONFIG_FILE, _read_config)
        summary = _Summary(self._tried(SUMMARY_FILE, read_json) or {})
        epochs = self._tried(EPOCHS_FILE, read_epochs) or ()
        losses = self._tried(STEPS_FILE, _sample)
        user = self._tried(USER_FILE, read_json, needed=False) or {}
        curve = SmallCurve() if losses is None else _small_curve(losses.steps_P, losses.losses_P, epochs)
        state = summary.state
        usable = {
            "settings": config is not None,
            "curve": len(curve.losses_P) > 0,
            "net": self._has_net(needed=state in ("completed", "stopped", "early", "diverged")),
            "checkpoint": self._tried(CHECKPOINT_FILE, _look_at_checkpoint, needed=False) is not None,
        }
        step = max(summary.whole("step") or 0, 0 if losses is None else losses.last_step)
        found = RunInfo(
            folder=self._folder,
            name=plain_text(user.get("name"), LONGEST_NAME) or (name_of(config) if config else self._folder.name),
            note=plain_text(user.get("note"), LONGEST_NOTE),
            star=user.get("star") is True,
            config=config,
            state=state,
            step=step,
            epochs=epochs[-1].epoch if epochs else summary.whole("epochs") or 0,
            started=summary.started or _named_time(self._folder) or _local_time(self._modified_s),
            seconds=summary.seconds if summary.seconds is not None else _sum_of_seconds(epochs),
            parameters=summary.whole("parameters"),
            device=summary.text("device"),
            threads=summary.whole("threads"),
            best=best_of(epochs),
            last=epochs[-1] if epochs else None,
            curve=curve,
            error=summary.text("error"),
            advice=summary.text("advice"),
            usable=tuple(part for part in PARTS if usable[part]),
        )
        if summary.wrong:
            detail = f"of another kind than expected: {', '.join(summary.wrong)}"
            self._problems.append(Message(DAMAGED, {"file": SUMMARY_FILE, "detail": detail}))
        return replace(found, problems=tuple(self._problems))

    def _tried(self, name: str, read: Callable[[Path], _Found], *, needed: bool = True) -> _Found | None:
        """Return what ``read`` makes of the file, or None; what is wrong with it is kept."""
        try:
            return read(self._folder / name)
        except FileNotFoundError:
            if needed:
                self._problems.append(Message(MISSING, {"file": name}))
        except (OSError, ValueError, TypeError, RecursionError, MemoryError, UserError, BrokenLogError) as error:
            self._problems.append(Message(DAMAGED, {"file": name, "detail": reason_of(error)}))
        return None

    def _has_net(self, *, needed: bool) -> bool:
        weights = self._tried(WEIGHTS_FILE, _look_at_weights, needed=needed)
        description = self._tried(DESCRIPTION_FILE, read_json, needed=needed)
        return weights is not None and description is not None


class _Summary:
    """summary.json, each value as what it must be; the names of those that are something else are in ``wrong``."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.wrong: list[str] = []
        self.state: State = "unknown"
        if values.get("state") in get_args(State):
            self.state = cast("State", values["state"])
        elif values:
            self.wrong.append("state")
        self.seconds = self._seconds()
        self.started = self._started()

    def whole(self, name: str) -> int | None:
        """Return a whole number from 0 on."""
        value = self._values.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**63):
            return value
        self.wrong.append(name)
        return None

    def text(self, name: str) -> str:
        """Return a text, empty where there is none."""
        value = self._values.get(name)
        if value is not None and not isinstance(value, str):
            self.wrong.append(name)
        return plain_text(value, LONGEST_NOTE)

    def _seconds(self) -> float | None:
        value = self._values.get("seconds")
        if value is None or (isinstance(value, int | float) and math.isfinite(value) and value >= 0):
            return None if value is None else float(value)
        self.wrong.append("seconds")
        return None

    def _started(self) -> datetime | None:
        value = self._values.get("started")
        try:
            return None if value is None else datetime.fromisoformat(value).astimezone()
        except (TypeError, ValueError, OverflowError, OSError):
            self.wrong.append("started")
            return None


def _read_config(file: Path) -> TrainingConfig:
    return TrainingConfig.from_toml(read_bounded(file, _MOST_TEXT_BYTES).decode("utf-8-sig"))


def read_json(file: Path) -> dict[str, Any]:
    """Return the names and values in a small JSON file.

    Raises:
        OSError, ValueError, TypeError, RecursionError: it is not there, too large, or something else.
    """
    values = json.loads(read_bounded(file, _MOST_TEXT_BYTES))
    if not isinstance(values, dict):
        raise TypeError("it does not hold names and values")
    return values


def _sample(file: Path) -> SampledLosses:
    return sample_losses(file, CURVE_POINTS)


def _look_at_weights(file: Path) -> bool:
    problem = problem_of_weights(file)
    if problem is not None:
        raise UserError(problem)
    return True


def _look_at_checkpoint(file: Path) -> bool:
    size_of(file, _MOST_CHECKPOINT_BYTES)
    if not is_zipfile(file):
        raise ValueError("it is cut short, or no checkpoint at all")
    return True


def _small_curve(
    steps_P: npt.NDArray[np.float64], losses_P: npt.NDArray[np.float32], epochs: Sequence[EpochFigures]
) -> SmallCurve:
    shown = np.unique(np.linspace(0, len(epochs) - 1, min(CURVE_POINTS, len(epochs))).round().astype(int))
    return SmallCurve(
        steps_P=steps_P,
        losses_P=losses_P,
        epoch_steps_E=np.array([epochs[place].step for place in shown], np.float64),
        test_accuracies_E=np.array([epochs[place].metrics.test_accuracy for place in shown], np.float32),
    )


def best_of(epochs: Sequence[EpochFigures]) -> EpochFigures | None:
    """Return the epoch that `RunInfo.best` speaks of, the first of equals."""
    figures = [_rank(epoch) for epoch in epochs]
    return epochs[figures.index(max(figures))] if figures else None


def _rank(epoch: EpochFigures) -> float:
    validation = epoch.metrics.validation_accuracy
    accuracy = epoch.metrics.test_accuracy if validation is None else validation
    return accuracy if math.isfinite(accuracy) else -1.0


def _sum_of_seconds(epochs: Sequence[EpochFigures]) -> float | None:
    return sum(epoch.seconds for epoch in epochs) if epochs else None


def _named_time(folder: Path) -> datetime | None:
    """Return the time in the name that `runs.new_run_folder` gave the folder."""
    try:
        return datetime.strptime(folder.name[:19], "%Y-%m-%d_%H-%M-%S").astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _local_time(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def plain_text(value: Any, most: int) -> str:
    """Return a text of at most so many signs, without what cannot be written as UTF-8."""
    return value[:most].encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def reason_of(error: Exception) -> str:
    """Return in a few words why a file could not be read, without its path."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8 text"
    return first_line(error).rstrip(".")
