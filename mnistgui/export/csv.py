"""A run's figures as one table, for spreadsheets and pandas. No torch here.

One row a step. What is known of an epoch stands in the row of its last step and is empty in the others
(``table.dropna(subset=["test_loss"])`` leaves the epochs); a setting that was changed while the run went on stands as
``field=value`` in the row of the first step that went by it. One file, for a zip of two is read by nothing at once.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from mnistgui.messages import Message, UserError
from mnistgui.paths import size_of, write_atomically
from mnistgui.training.config import as_written
from mnistgui.training.run_files import CHANGES_FILE, EPOCHS_FILE, STEPS_FILE
from mnistgui.training.run_info import EpochFigures
from mnistgui.training.run_logs import MOST_STEP_BYTES, BrokenLogError, read_changes, read_epochs
from mnistgui.training.run_reader import DAMAGED, reason_of

_FIGURES: Final = (
    *("train_loss", "train_accuracy", "test_loss", "test_accuracy"),
    *("validation_loss", "validation_accuracy", "learning_rate"),
)
COLUMNS: Final = ("step", "epoch", "loss", "accuracy", *_FIGURES, "epoch_seconds", "changes")
_LONGEST_LINE: Final = 1024

_Changes = tuple[tuple[int, Mapping[str, Any]], ...]


def save_csv(run_folder: Path, file: Path) -> None:
    """Write the figures of the run in ``run_folder`` into ``file``, atomically, as far as they can be read.

    Raises:
        UserError: the run has no steps that can be read.
        OSError: the file cannot be written.
    """
    try:
        epochs = read_epochs(run_folder / EPOCHS_FILE)
    except (OSError, BrokenLogError):
        epochs = ()
    try:
        changes = read_changes(run_folder / CHANGES_FILE)
    except (OSError, BrokenLogError):
        changes = ()
    try:
        size_of(run_folder / STEPS_FILE, MOST_STEP_BYTES)
    except OSError as error:
        raise UserError(Message(DAMAGED, {"file": STEPS_FILE, "detail": reason_of(error)})) from error

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as table:
            rows = csv.writer(table, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows(_rows(run_folder / STEPS_FILE, epochs, changes))

    write_atomically(file, write)


def _rows(steps: Path, epochs: tuple[EpochFigures, ...], changes: _Changes) -> Iterator[tuple[Any, ...]]:
    ended = {epoch.step: _epoch_cells(epoch) for epoch in epochs}
    changed = {step + 1: _change_cell(changes, step) for step, _ in changes}
    nothing = ("",) * (len(_FIGURES) + 1)
    with steps.open("rb") as lines:
        lines.readline(_LONGEST_LINE)
        number = 0
        # The numbers as they were written, so that none loses a digit.
        while (row := _step_cells(lines.readline(_LONGEST_LINE), number := number + 1)) is not None:
            yield (*row, *ended.get(number, nothing), changed.get(number, ""))


def _step_cells(line: bytes, number: int) -> tuple[str, ...] | None:
    """Return the four numbers of a row, or None where it is none, or not that of step ``number``."""
    cells = tuple(line.decode("latin-1").rstrip("\r\n").split(","))
    if not line.endswith(b"\n") or len(cells) != 4 or cells[0] != str(number):
        return None
    try:
        tuple(map(float, cells))
    except ValueError:
        return None
    return cells


def _epoch_cells(epoch: EpochFigures) -> tuple[str, ...]:
    figures = (getattr(epoch.metrics, name) for name in _FIGURES)
    return (*("" if figure is None else f"{figure:.9g}" for figure in figures), f"{epoch.seconds:.3f}")


def _change_cell(changes: _Changes, step: int) -> str:
    settings = {name: value for at, some in changes if at == step for name, value in some.items()}
    return "; ".join(f"{name}={json.dumps(as_written(value), ensure_ascii=False)}" for name, value in settings.items())
