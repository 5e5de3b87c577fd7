"""Every sample once an epoch, in an order that can be found again."""

import pytest

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.loss_curve import LossCurve


@pytest.mark.parametrize("shuffled", [False, True])
@pytest.mark.parametrize("size", [None, 1, 2, 3, 7, 9])
def test_an_epoch_takes_every_sample_once(size: int | None, shuffled: bool) -> None:
    batches, taken, sizes = Batches(size=size, shuffled=shuffled, seed=3), [], []
    while len(taken) < 7:
        batch = batches.take(7, 4, len(taken)).tolist()
        taken += batch
        sizes.append(len(batch))
    assert sorted(taken) == list(range(7))
    assert sizes[:-1] == [size] * (len(sizes) - 1)


def test_the_order_is_the_problems_or_another_one_each_epoch() -> None:
    plain, shuffled = Batches(size=1), Batches(size=1, shuffled=True, seed=5)
    assert plain.order(5, 9).tolist() == [0, 1, 2, 3, 4]
    orders = {tuple(shuffled.order(5, epoch).tolist()) for epoch in range(10)}
    assert len(orders) > 5
    assert shuffled.order(5, 2).tolist() == Batches(shuffled=True, seed=5).order(5, 2).tolist()
    assert shuffled.order(50, 2).tolist() != Batches(shuffled=True, seed=6).order(50, 2).tolist()


@pytest.mark.parametrize("wrong", [{"size": 0}, {"seed": -1}])
def test_what_is_no_batch_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        Batches(**wrong)


def test_a_long_curve_is_thinned_and_still_found() -> None:
    curve = LossCurve()
    for updates in range(50_001):
        curve.add(updates, float(updates))
    assert len(curve.as_array()) < 20_001
    assert curve.as_array()[0].tolist() == [0, 0]
    assert curve.at(40_001) == 40_000
    assert curve.at(-1) is None
    assert curve.mean(0, 8) == 4
    assert curve.mean(1, 1) is None


def test_going_back_cuts_the_curve() -> None:
    curve = LossCurve()
    for updates in range(5):
        curve.add(updates, 1.0)
    curve.add(2, 7.0)
    assert curve.as_array().tolist() == [[0, 1], [1, 1], [2, 7]]
