"""A rate that is too high, and weights that are all equal."""

import math

import numpy as np
import pytest

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.mishaps import (
    UPDATES,
    difference_after,
    largest_difference,
    losses_at,
    rate_too_high,
    twin_of,
    with_equal_weights,
)
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner

XOR = PROBLEMS["XOR"]


@pytest.mark.parametrize("hidden", [(), (2,), (4,), (4, 4)])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_rate_is_found_at_which_the_loss_rises(hidden: tuple[int, ...], seed: int) -> None:
    learner = SmoothLearner(XOR, hidden=hidden, seed=seed)
    before = learner.moment
    found = rate_too_high(learner)
    assert found is not None
    assert found.rate >= learner.rate
    assert found.start is learner.moment is before
    assert learner.rate == 0.5
    assert len(found.losses) == UPDATES + 1
    assert max(found.losses) > 1.5 * found.losses[0]
    # They are what the learner itself does at that rate.
    learner.rate = found.rate
    for loss in found.losses[1:]:
        learner.step()
        assert learner.loss == loss


def test_where_all_is_learned_it_begins_at_the_first_weights() -> None:
    learner = SmoothLearner(XOR, hidden=4)
    for _ in range(500):
        learner.step()
    moment = learner.moment
    found = rate_too_high(learner)
    assert found is not None
    assert (found.start.updates, found.start.epoch) == (500, 500)
    np.testing.assert_array_equal(
        flatten(found.start.network.layers), flatten(SmoothLearner(XOR, hidden=4).network.layers)
    )
    assert learner.moment is moment
    assert learner.curve.at(499) is not None


def test_where_no_rate_does_harm_none_is_found() -> None:
    learner = SmoothLearner(PROBLEMS["OR"], loss=Loss.MSE)
    assert rate_too_high(learner) is None


def test_a_run_that_diverges_ends_at_infinity() -> None:
    learner = SmoothLearner(XOR, output=Output.LINEAR, loss=Loss.MSE)
    losses = losses_at(learner, 1e300, updates=5)
    assert losses[0] == learner.loss
    assert losses[-1] == math.inf
    found = rate_too_high(learner)
    assert found is not None and math.isfinite(found.losses[-1])


def test_units_with_equal_weights_stay_equal() -> None:
    learner = SmoothLearner(XOR, hidden=(4, 3), seed=1)
    assert largest_difference(learner.network) > 0.1
    learner.set_network(with_equal_weights(learner.network))
    assert set(flatten(learner.network.layers)) == {0.5}
    assert largest_difference(learner.network) == 0.0
    before = learner.moment
    assert difference_after(learner, 30) < 1e-12
    assert learner.moment is before
    # Any other start moves its units apart.
    other = SmoothLearner(XOR, hidden=(4, 3), seed=1)
    assert difference_after(other, 30) > 0.1


def test_a_bias_alone_makes_units_differ() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    network = with_equal_weights(learner.network)
    network.layers[0].biases_O[1] = 0.75
    assert largest_difference(network) == 0.25


def test_a_twin_goes_its_own_way() -> None:
    learner = SmoothLearner(XOR, hidden=2)
    learner.step()
    twin = twin_of(learner)
    twin.step()
    twin.rate = 3.0
    assert (learner.updates, twin.updates) == (1, 2)
    assert learner.rate == 0.5
    assert learner.back() and learner.updates == 0
    assert len(learner.curve.as_array()) == 1
