"""Checkpoint: all that a run is at one moment, written so that it can go on exactly there.

One file, ``checkpoint.pt``, of tensors and plain values only: it is read with ``weights_only=True`` and never runs
code. It is written whole under a temporary name and renamed, so that a crash leaves the one before.
"""

import os
import pickle
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch

from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError, first_line
from mnistgui.models.layers import MOST_PARAMETERS
from mnistgui.paths import write_atomically
from mnistgui.training.run_files import CHECKPOINT_FILE

VERSION: Final = 1
# Of every run there can be: no optimizer keeps more than two numbers beside each weight (Adam's averages, RMSprop's
# with momentum), of 8 bytes in float64. The rest are buffers, random states and tables of names. A fixed bound, and not
# the memory that is free, which changes from one second to the next: a run that was written here is taken up here.
MOST_BYTES: Final = 3 * 8 * MOST_PARAMETERS + 2**24
NO_CHECKPOINT = QT_TRANSLATE_NOOP("core", "The run in {folder} has no checkpoint: it cannot be taken up.")
DAMAGED_CHECKPOINT = QT_TRANSLATE_NOOP(
    "core", "The checkpoint in {folder} is damaged ({detail}): it cannot be taken up."
)
TOO_LARGE = QT_TRANSLATE_NOOP(
    "core",
    "The checkpoint in {folder} has {size} bytes, and no run of this program writes more than {most}: it was not read.",
)
INEXACT = QT_TRANSLATE_NOOP(
    "core", "This run goes on, though not bit for bit as if it had never stopped: {differences}."
)
_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {
    "config": str,
    "net": dict,
    "optimizer": dict,
    "plateau": dict,
    "stopping": dict,
    "rng_state": torch.Tensor,
    "order_state": torch.Tensor,
    "step": int,
    "epoch": int,
    "iteration": int,
    "epochs_done": int,
    "changes_done": int,
    "sums": dict,
    "seconds": float,
    "machine": dict,
    "data": str,
}


def save_checkpoint(folder: Path, values: Mapping[str, Any]) -> None:
    """Write ``values`` (tensors and plain types) into ``folder``.

    Raises:
        OSError: the disk is full or the folder went away; the checkpoint before it is still there.
    """

    def write(path: Path) -> None:
        with path.open("wb") as file:
            torch.save({"version": VERSION, **values}, file)
            file.flush()
            os.fsync(file.fileno())  # or a power cut could leave the new name with nothing behind it

    try:
        write_atomically(folder / CHECKPOINT_FILE, write)
    except RuntimeError as error:
        # What torch's zip writer makes of a disk that is full.
        raise OSError(first_line(error)) from error


def load_checkpoint(folder: Path) -> dict[str, Any]:
    """Return what was saved, on the CPU, and under ``stamp`` which file it was (`stamp_of`).

    Raises:
        UserError: there is none, or it is damaged, or of another version, or larger than one can be.
    """
    file = folder / CHECKPOINT_FILE
    stamp = stamp_of(folder)
    if stamp is None or not file.is_file():
        raise UserError(Message(NO_CHECKPOINT, {"folder": str(folder)}))
    _, size = stamp
    if size > MOST_BYTES:
        words = {"folder": str(folder), "size": f"{size:,}", "most": f"{MOST_BYTES:,}"}
        raise UserError(Message(TOO_LARGE, words))
    try:
        values = torch.load(file, map_location="cpu", weights_only=True)
        _check(values)
    except Exception as error:
        # Of a file that is no checkpoint torch raises what comes: pickle's, zipfile's, its own, an EOFError. What it
        # says of a file that `weights_only` refuses tells how to run the code in it.
        detail = "it is cut short, or holds more than numbers"
        if not isinstance(error, pickle.UnpicklingError):
            detail = first_line(error)
        raise UserError(Message(DAMAGED_CHECKPOINT, {"folder": str(folder), "detail": detail})) from error
    return {**values, "stamp": stamp}


def stamp_of(folder: Path) -> tuple[int, int] | None:
    """Return what differs once the checkpoint in ``folder`` is written anew; None where there is none."""
    try:
        status = (folder / CHECKPOINT_FILE).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _check(values: Any) -> None:
    if not isinstance(values, dict) or values.get("version") != VERSION:
        raise ValueError("it is of another version")
    for key, kind in _KINDS.items():
        if not isinstance(values.get(key), kind):
            raise ValueError(f"{key} is missing")


def machine(device: str, threads: int, processes: int) -> dict[str, str]:
    """Return what the exact numbers of a run depend on beside its settings."""
    return {
        "PyTorch": str(torch.__version__),
        "processor": f"{platform.system()} {platform.machine()} {torch.backends.cpu.get_cpu_capability()}",
        "device": torch.cuda.get_device_name() if device == "cuda" else device,
        "threads": str(threads),
        "processes": str(processes),
    }


def inexactness(then: Mapping[str, Any], now: Mapping[str, str], *, same_data: bool) -> Message | None:
    """Return why a run that is taken up may give other numbers than one that was never stopped, or None."""
    found = [f"{key} {then.get(key)} then, {value} now" for key, value in now.items() if then.get(key) != value]
    if not same_data:
        found.append("other images than then")
    return Message(INEXACT, {"differences": "; ".join(found)}) if found else None
