"""Folders of runs for tests, made by hand: as `training.runs` writes them, in a moment and without torch."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from mnistgui.training.config import TrainingConfig

STEPS = 14


def make_run(folder: Path, *, steps: int = STEPS, epochs: int = 2, summary: dict[str, Any] | None = None) -> Path:
    """Write the folder of a run that was completed, with a net of no weights, and return it."""
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(TrainingConfig(epochs=max(epochs, 1)).to_toml(), encoding="utf-8")
    (folder / "steps.csv").write_text(steps_text(steps), encoding="utf-8")
    (folder / "epochs.csv").write_text(epochs_text(epochs), encoding="utf-8")
    (folder / "changes.csv").write_text("step,field,value\n", encoding="utf-8")
    (folder / "summary.json").write_text(json.dumps(summary_of(steps, epochs) | (summary or {})), encoding="utf-8")
    header = json.dumps({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}).encode()
    (folder / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + bytes(8))
    (folder / "model.json").write_text("{}", encoding="utf-8")
    with zipfile.ZipFile(folder / "checkpoint.pt", "w") as file:
        file.writestr("data", "nothing")
    return folder


def steps_text(steps: int) -> str:
    """Return a log whose losses fall from 2 to 0, evenly; 7 steps an epoch."""
    losses = np.linspace(2, 0, steps)
    rows = (f"{step},{(step - 1) // 7 + 1},{loss:.9g},0.5\n" for step, loss in enumerate(losses, 1))
    return "step,epoch,loss,accuracy\n" + "".join(rows)


def epochs_text(epochs: int, *, validation: bool = False) -> str:
    """Return a log whose test accuracy rises and whose validation accuracy falls."""
    rows = (
        f"{epoch},{7 * epoch},1.5,0.9,0.5,0.8,{0.7 + epoch / 100},"
        + (f"0.6,{0.9 - epoch / 100},0.1\n" if validation else ",,0.1\n")
        for epoch in range(1, epochs + 1)
    )
    names = "epoch,step,seconds,train_loss,train_accuracy,test_loss,test_accuracy,validation_loss,validation_accuracy"
    return f"{names},learning_rate\n" + "".join(rows)


def summary_of(steps: int, epochs: int) -> dict[str, Any]:
    """Return what a completed run says of itself."""
    return {
        "mnistgui": "0.1.0",
        "state": "completed",
        "started": "2026-03-01T12:00:00+00:00",
        "step": steps,
        "epochs": epochs,
        "parameters": 101_770,
        "device": "cpu",
        "threads": 1,
        "seconds": 3.5,
    }
