"""The training loop: a config, data and a control in, events out. It knows no screen.

Shape suffixes: B images of a batch, C, H, W of an image, K classes.
"""

import secrets
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.training import runtime
from mnistgui.training.architecture import architecture_of
from mnistgui.training.config import TrainingConfig
from mnistgui.training.control import RunControl
from mnistgui.training.course import Course, Emit, Save
from mnistgui.training.events import (
    Advised,
    FinishReason,
    RunFailed,
    RunFinished,
    TrainingEvent,
)
from mnistgui.training.health import disk_advice, memory_advice
from mnistgui.training.ranks import ALONE, Ranks
from mnistgui.training.runs import RunRecorder, cannot_write
from mnistgui.training.session import Session, TrainingData, steps_per_epoch
from mnistgui.training.snapshots import SnapshotStore

__all__ = ["Emit", "TrainingData", "architecture_of", "failure", "run", "steps_per_epoch", "train"]

RUN_BROKE = QT_TRANSLATE_NOOP("core", "The run broke off: {detail}. What was learned until then is kept.")


def run(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    folder: Path | None = None,
    resume: Mapping[str, Any] | None = None,
    ranks: Ranks = ALONE,
) -> RunFinished | RunFailed:
    """Train, write the run's folder if one is given, and catch whatever breaks.

    ``resume`` is what `checkpoint.load_checkpoint` returned: the run goes on there, by the settings it then had. Of
    several ``ranks`` only the first is given a folder, and only its events are of use.

    Exactly one terminal event is emitted, as the last one and after the folder is complete; it is returned, too.
    """
    if resume is not None:
        config = TrainingConfig.from_toml(resume["config"])
    elif not config.same_start:
        config = replace(config, seed=ranks.of_leader(secrets.randbelow(2**31)), same_start=True)
    if folder is None:
        terminal = _train_caught(config, data, emit=emit, control=control, store=store, resume=resume, ranks=ranks)
    else:
        try:
            terminal = _train_recorded(
                config, data, emit=emit, control=control, store=store, folder=folder, resume=resume, ranks=ranks
            )
        except Exception as error:
            # The folder itself broke (a full disk, a stick pulled out): nothing can be recorded, so it is only said.
            message = error.message if isinstance(error, UserError) else cannot_write(folder, error)
            terminal = RunFailed(message=message, traceback=traceback.format_exc())
    emit(terminal)
    return terminal


def _train_recorded(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    folder: Path,
    resume: Mapping[str, Any] | None,
    ranks: Ranks,
) -> RunFinished | RunFailed:
    with RunRecorder(folder, config, store, resume=resume) as recorder:
        trouble = False

        def record_and_emit(event: TrainingEvent) -> None:
            nonlocal trouble
            recorder.record(event)
            emit(event)
            # Told when it begins, and again only after it has been over.
            if recorder.trouble is not None and not trouble:
                emit(Advised(step=recorder.step, advice=disk_advice(recorder.trouble)))
            trouble = recorder.trouble is not None

        terminal = _train_caught(
            config,
            data,
            emit=record_and_emit,
            control=control,
            store=store,
            save=recorder.save,
            resume=resume,
            ranks=ranks,
        )
        if isinstance(terminal, RunFinished):
            terminal = replace(terminal, folder=folder)
        recorder.finish(terminal)
    return terminal


def _train_caught(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    save: Save | None = None,
    resume: Mapping[str, Any] | None = None,
    ranks: Ranks = ALONE,
) -> RunFinished | RunFailed:
    try:
        return train(config, data, emit=emit, control=control, store=store, save=save, resume=resume, ranks=ranks)
    except Exception as error:
        return failure(error, config)


def failure(error: Exception, config: TrainingConfig | None = None) -> RunFailed:
    """Return the terminal event of a run that broke; must be called while ``error`` is being handled."""
    trace = traceback.format_exc()
    if isinstance(error, UserError):
        return RunFailed(message=error.message, traceback=trace)
    if config is not None and _is_out_of_memory(error):
        advice = memory_advice(config)
        return RunFailed(message=advice.what, traceback=trace, advice=advice)
    return RunFailed(message=Message(RUN_BROKE, {"detail": first_line(error)}), traceback=trace)


def _is_out_of_memory(error: Exception) -> bool:
    # On the CPU torch raises a plain RuntimeError: "DefaultCPUAllocator: can't allocate memory: you tried to …".
    return isinstance(error, MemoryError | torch.OutOfMemoryError) or "can't allocate memory" in str(error)


def train(
    config: TrainingConfig,
    data: TrainingData,
    *,
    emit: Emit,
    control: RunControl,
    store: SnapshotStore,
    save: Save | None = None,
    resume: Mapping[str, Any] | None = None,
    ranks: Ranks = ALONE,
) -> RunFinished:
    """Train as ``config`` says and return how it ended.

    Emits `RunStarted`, then `StepsDone` about 30 times a second, `SnapshotTaken` about once a second, at each epoch's
    end and at each pause, `EpochDone`, `RunPaused` and `RunResumed`. ``control`` is looked at once a step. ``save`` is
    given the checkpoint at each epoch's end, at each pause, at the end, and every so many seconds.

    Raises:
        UserError: the settings leave nothing to train on, or the checkpoint does not fit.
        RuntimeError: whatever torch says, an exhausted memory for one.
    """
    threads = runtime.use_training_threads(config.threads)
    session = Session(config, data, fresh=resume is None, ranks=ranks)
    course = Course(session, data.fingerprint(), threads, emit=emit, control=control, store=store)
    course.begin(save, resume)
    try:
        while session.epoch <= config.epochs:
            reason = course.train_epoch()
            if reason is not None:
                return RunFinished(reason=reason, step=session.step, advice=course.fatal)
        return RunFinished(reason=FinishReason.COMPLETED, step=session.step)
    except Exception:
        # It is the first failure that is told, not one that follows from it.
        with suppress(Exception):
            course.keep()
        raise
