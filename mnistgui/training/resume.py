"""ResumePoint: where a run that was stopped goes on. No torch at import."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mnistgui.training.config import TrainingConfig
from mnistgui.training.history import RunHistory


@dataclass(frozen=True, eq=False, kw_only=True)
class ResumePoint:
    """``checkpoint`` is what `checkpoint.load_checkpoint` read from ``folder``; ``history`` ends where it does."""

    folder: Path
    config: TrainingConfig
    history: RunHistory
    checkpoint: Mapping[str, Any]


def open_run(folder: Path) -> ResumePoint:
    """Return where the run in ``folder`` goes on, with what it has done until there.

    Raises:
        UserError: its checkpoint is missing or damaged.
    """
    from mnistgui.training.checkpoint import load_checkpoint
    from mnistgui.training.run_folder import read_history

    values = load_checkpoint(folder)
    history = read_history(folder)
    history.cut_back(steps=values["step"], epochs=values["epochs_done"], changes=values["changes_done"])
    config = TrainingConfig.from_toml(values["config"])
    return ResumePoint(folder=folder, config=config, history=history, checkpoint=values)
