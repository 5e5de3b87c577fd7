"""A run's events as arrays."""

import numpy as np
import pytest

from mnistgui.training.events import EpochDone, EpochMetrics, StepsDone
from mnistgui.training.history import RunHistory


def steps(first: int, count: int) -> StepsDone:
    """Return steps whose loss is their number, each on a batch of twenty with five right."""
    return StepsDone(
        first_step=first,
        epoch=1,
        losses_S=np.arange(first, first + count, dtype=np.float32),
        hits_S=np.full(count, 5, np.int64),
        images_S=np.full(count, 20, np.int64),
        images_per_s=1.0,
    )


@pytest.mark.parametrize("counts", [[1] * 10, [1023, 1, 1], [1024, 1], [5000], [1, 10_000, 1, 20_000]])
def test_every_step_is_kept_in_order_however_many_come_at_once(counts: list[int]) -> None:
    history = RunHistory()
    first = 1
    for count in counts:
        history.add_steps(steps(first, count))
        first += count

    assert history.steps == sum(counts)
    np.testing.assert_array_equal(history.losses_S, np.arange(1, sum(counts) + 1))
    np.testing.assert_array_equal(history.accuracies_S, np.full(sum(counts), 0.25))


def test_a_view_stays_right_while_more_steps_come() -> None:
    history = RunHistory()
    history.add_steps(steps(1, 1000))
    early = history.losses_S
    history.add_steps(steps(1001, 5000))

    np.testing.assert_array_equal(early, np.arange(1, 1001))


@pytest.mark.parametrize("first", [1, 3, 0])
def test_steps_that_do_not_follow_are_refused(first: int) -> None:
    history = RunHistory()
    history.add_steps(steps(1, 1))

    with pytest.raises(ValueError, match=f"step {first} cannot follow step 1"):
        history.add_steps(steps(first, 1))
    assert history.steps == 1


def test_an_epoch_is_kept_at_the_step_it_ended() -> None:
    history = RunHistory()
    metrics = EpochMetrics(train_loss=0.4, train_accuracy=0.8, test_loss=0.3, test_accuracy=0.9)
    history.add_epoch(EpochDone(epoch=1, step=600, seconds=1.0, metrics=metrics))

    assert history.epochs == [(600, metrics)]
