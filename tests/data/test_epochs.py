"""The plan of an epoch is the order of torch's DataLoader, epoch after epoch, and names what is left out."""

import numpy as np
import pytest
import torch
from torch.utils.data import DataLoader, Subset, TensorDataset

from mnistgui.data.batches import split_validation
from mnistgui.data.data_set import GivenUpError
from mnistgui.data.epochs import EpochPlan, EpochSizes, plan_epoch


def plan(images: int = 100, **changes: object) -> EpochPlan:
    settings = {"epoch": 1, "batch_size": 32, "shuffle": True, "drop_last": False, "seed": 7} | changes
    return plan_epoch(np.arange(images), **settings)


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("drop_last", [True, False])
@pytest.mark.parametrize("share", [0.0, 0.2])
def test_every_epoch_has_the_dataloaders_batches(shuffle: bool, drop_last: bool, share: float) -> None:
    learned, _ = split_validation(np.arange(100), share, seed=7)
    loader = DataLoader(
        Subset(TensorDataset(torch.arange(100)), learned.tolist()),
        batch_size=32,
        shuffle=shuffle,
        drop_last=drop_last,
        generator=torch.Generator().manual_seed(7),
    )
    for epoch in range(1, 6):
        expected = [index_B.tolist() for (index_B,) in loader]
        ours = plan(epoch=epoch, shuffle=shuffle, drop_last=drop_last, validation_share=share)
        assert ours.iterations == len(expected)
        assert [ours.batch(iteration).tolist() for iteration in range(1, ours.iterations + 1)] == expected
        used = [index for batch in expected for index in batch]
        assert sorted([*used, *ours.left_out]) == learned.tolist()
        assert ours.validation_count == 100 - len(learned)


def test_without_shuffling_the_batches_are_the_order_of_the_file_and_the_same_images_are_left_out() -> None:
    first, fifth = (plan(shuffle=False, drop_last=True, epoch=epoch) for epoch in (1, 5))
    assert first.batch(1).tolist() == list(range(32)) and first.batch(3).tolist() == list(range(64, 96))
    assert first.left_out.tolist() == fifth.left_out.tolist() == [96, 97, 98, 99]


def test_with_shuffling_other_images_are_left_out_in_the_next_epoch() -> None:
    first, second = (plan(drop_last=True, epoch=epoch) for epoch in (1, 2))
    assert len(first.left_out) == len(second.left_out) == 4
    assert set(first.left_out) != set(second.left_out)
    assert plan(drop_last=True).left_out.tolist() == first.left_out.tolist()


def test_the_last_batch_is_smaller_and_nothing_comes_after_it() -> None:
    assert [len(plan().batch(iteration)) for iteration in (1, 4)] == [32, 4]
    for iteration in (0, 5):
        with pytest.raises(IndexError):
            plan().batch(iteration)
    with pytest.raises(IndexError):
        plan(drop_last=True).batch(4)


def test_only_the_images_that_are_named_take_part() -> None:
    sevens = np.array([3, 30, 300, 3000])
    ours = plan_epoch(sevens, epoch=2, batch_size=3, shuffle=True, drop_last=True, seed=0, validation_share=0.25)
    assert ours.validation_count == 1
    assert len(ours.batch(1)) == 3 and set(ours.batch(1)) < set(sevens)


def test_epochs_can_be_asked_for_in_any_sequence() -> None:
    in_turn = {epoch: plan(seed=99, epoch=epoch).order_M.tolist() for epoch in range(1, 9)}
    for epoch in (8, 1, 5, 6, 2):
        assert plan(seed=98, epoch=epoch).order_M.tolist() != in_turn[epoch]  # takes the other run's place
        assert plan(seed=99, epoch=epoch).order_M.tolist() == in_turn[epoch]


def test_a_far_epoch_can_be_given_up() -> None:
    with pytest.raises(GivenUpError):
        plan(seed=12345, epoch=1000, give_up=lambda: True)


def test_there_is_no_epoch_0() -> None:
    with pytest.raises(ValueError, match="count from 1"):
        plan(epoch=0)


def test_random_transforms_draw_by_the_iteration_of_the_whole_run() -> None:
    assert [plan().step(1), plan().step(4), plan(epoch=2).step(1), plan(epoch=3).step(4)] == [1, 4, 5, 12]


def test_a_plan_leaves_the_default_generator_alone() -> None:
    before = torch.get_rng_state()
    plan(epoch=3, validation_share=0.5)
    assert torch.equal(before, torch.get_rng_state())


@pytest.mark.parametrize(
    ("images", "batch_size", "drop_last", "full", "over", "iterations", "last", "unseen"),
    [
        (60_000, 100, False, 600, 0, 600, 100, 0),
        (60_000, 100, True, 600, 0, 600, 100, 0),
        (60_000, 128, False, 468, 96, 469, 96, 0),
        (60_000, 128, True, 468, 96, 468, 128, 96),
        (64, 100, False, 0, 64, 1, 64, 0),
        (64, 100, True, 0, 64, 0, 0, 64),
        (0, 100, False, 0, 0, 0, 0, 0),
    ],
)
def test_the_arithmetic_of_an_epoch(
    images: int, batch_size: int, drop_last: bool, full: int, over: int, iterations: int, last: int, unseen: int
) -> None:
    sizes = EpochSizes(images=images, batch_size=batch_size, drop_last=drop_last)
    assert (sizes.full_batches, sizes.over, sizes.iterations) == (full, over, iterations)
    assert (sizes.last_batch, sizes.unseen) == (last, unseen)
