"""How large a checkpoint may be: none that a run writes is refused, and one that no run writes is not read."""

import os
from pathlib import Path
from typing import Any

import pytest
import torch

from mnistgui.messages import UserError
from mnistgui.models.layers import MOST_PARAMETERS
from mnistgui.training.checkpoint import MOST_BYTES, load_checkpoint
from mnistgui.training.events import RunStarted
from mnistgui.training.run_files import CHECKPOINT_FILE
from tests.training.conftest import Train


def make_sparse(folder: Path, size: int) -> None:
    """Make a checkpoint of so many zeros, which take no room on the disk."""
    (folder / CHECKPOINT_FILE).touch()
    os.truncate(folder / CHECKPOINT_FILE, size)


def refusal(folder: Path) -> str:
    with pytest.raises(UserError) as caught:
        load_checkpoint(folder)
    return caught.value.message.english()


def test_a_checkpoint_larger_than_any_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_arguments: Any, **_more: Any) -> None:
        pytest.fail("it was read")

    make_sparse(tmp_path, MOST_BYTES + 1)
    monkeypatch.setattr(torch, "load", read)

    sentence = refusal(tmp_path)

    assert str(tmp_path) in sentence and f"{MOST_BYTES + 1:,} bytes" in sentence and "not read" in sentence


def test_one_that_is_just_as_large_as_can_be_is_looked_at(tmp_path: Path) -> None:
    make_sparse(tmp_path, MOST_BYTES)

    assert "is damaged" in refusal(tmp_path)


@pytest.mark.parametrize("optimizer", [{"optimizer": "adam"}, {"optimizer": "rmsprop", "momentum": 0.9}])
def test_what_the_hungriest_run_writes_stays_below_the_bound(
    train: Train, tmp_path: Path, optimizer: dict[str, Any]
) -> None:
    run = train(folder=tmp_path / "run", epochs=1, precision="float64", **optimizer)

    size = (tmp_path / "run" / CHECKPOINT_FILE).stat().st_size
    parameters = run.of(RunStarted)[0].parameters
    room = MOST_BYTES - 3 * 8 * MOST_PARAMETERS
    assert 2 * 8 * parameters < size < 3 * 8 * parameters + room / 16
    assert load_checkpoint(tmp_path / "run")["step"] == 7
