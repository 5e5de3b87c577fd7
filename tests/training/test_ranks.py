"""Several processes as torchrun starts them: each image once an epoch, and the losses of one process."""

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.models.snapshot import load_snapshot
from mnistgui.training.config import TrainingConfig
from mnistgui.training.ranks import Ranks

# 25 steps an epoch, the last batch of 552 images in place of 2,477: an odd number for two ranks.
SETTINGS = ("precision=float64", "hidden=32", "batch_size=2477", "epochs=2", "momentum=0.9", "validation_share=0")


@given(images=st.integers(1, 40), world=st.integers(1, 7))
def test_the_parts_of_a_batch_are_all_of_it_and_their_weights_make_up_for_their_sizes(images: int, world: int) -> None:
    parts = [Ranks(rank=rank, world=world).part(images) for rank in range(world)]

    rows = Counter(row for part in parts if part.count for row in part.rows)
    assert rows == Counter(range(images))
    assert all(len(part.rows) == max(part.count, 1) for part in parts)
    # The mean over the ranks of weight * (mean over its rows) is the mean over the batch.
    assert sum(part.weight for part in parts) / world == pytest.approx(1)
    assert all(part.weight / world == pytest.approx(part.count / images) for part in parts)


def losses_of(folder: Path) -> list[float]:
    with (folder / "steps.csv").open(newline="") as rows:
        return [float(row["loss"]) for row in csv.DictReader(rows)]


def train(folder: Path, *more: str, processes: int) -> subprocess.CompletedProcess[str]:
    """Run the command in ``processes`` processes, into ``folder``."""
    command = [sys.executable, "-m", "mnistgui", "train", "--out", str(folder)]
    if processes > 1:
        torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", str(processes)]
        command = [sys.executable, *torchrun, *command[1:]]
    for setting in (*SETTINGS, *more):
        command += ["--set", setting]
    environment = dict(os.environ) | {"OMP_NUM_THREADS": "1"}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=110)


def test_two_processes_give_the_losses_of_one(tmp_path: Path) -> None:
    # They draw a seed, and must all have the same one: that of the config, by which a single process trains again.
    together = train(tmp_path / "2", "same_start=false", processes=2)
    assert together.returncode == 0, together.stderr
    seed = TrainingConfig.from_toml((tmp_path / "2" / "config.toml").read_text(encoding="utf-8")).seed
    alone = train(tmp_path / "1", f"seed={seed}", processes=1)
    assert alone.returncode == 0, alone.stderr
    expected = losses_of(tmp_path / "1")
    assert len(expected) == 50
    assert losses_of(tmp_path / "2") == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert load_snapshot(tmp_path / "2").step == 50
    # Rank 0 alone prints, and the last line is still the folder.
    assert together.stdout.splitlines()[-1] == str(tmp_path / "2")
    assert together.stdout.count("epoch 1/2") == 1
