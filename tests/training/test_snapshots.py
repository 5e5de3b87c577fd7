"""The store of a run's snapshots: within its budget, and never without the newest."""

import torch

from mnistgui.data.preparation import Preparation
from mnistgui.models.catalog import Architecture
from mnistgui.models.snapshot import ModelSnapshot
from mnistgui.training.snapshots import SnapshotStore


def snapshot(step: int, *, nbytes: int = 40) -> ModelSnapshot:
    return ModelSnapshot(
        architecture=Architecture(model="single", input_CHW=(1, 2, 2), classes=1),
        preparation=Preparation.to_tensor((2, 2, 1)),
        class_names=("0",),
        step=step,
        weights={"weight": torch.zeros(nbytes // 4)},
    )


def steps_in(store: SnapshotStore) -> list[int]:
    return [step for step in range(10) if store.get(step) is not None]


def test_an_empty_store_has_no_newest() -> None:
    assert SnapshotStore().newest() is None


def test_the_oldest_go_first_when_the_budget_is_passed() -> None:
    store = SnapshotStore(budget_bytes=100)
    store.put(snapshot(0))
    store.put(snapshot(1))
    assert steps_in(store) == [0, 1]
    store.put(snapshot(2))
    assert steps_in(store) == [1, 2]
    store.put(snapshot(3, nbytes=60))
    assert steps_in(store) == [2, 3]


def test_the_newest_stays_however_large_it_is() -> None:
    store = SnapshotStore(budget_bytes=100)
    store.put(snapshot(0))
    store.put(snapshot(1, nbytes=1000))

    assert steps_in(store) == [1]
    newest = store.newest()
    assert newest is not None and newest.step == 1


def test_a_step_that_is_taken_again_counts_once() -> None:
    store = SnapshotStore(budget_bytes=100)
    store.put(snapshot(0))
    for _ in range(3):
        store.put(snapshot(1))

    assert steps_in(store) == [0, 1]
