"""The landscape has the height of the loss at each of its points, and the way ends where the network stands."""

import numpy as np
import pytest

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.loss_surface import loss_surface, way
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import flatten, forward, parameter_index, with_parameters
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner

XOR = PROBLEMS["XOR"]


@pytest.mark.parametrize("loss", list(Loss))
def test_each_height_is_the_loss_of_the_network_with_those_two_numbers(loss: Loss) -> None:
    problem = truth_table("three", (0, 1, 2, 2), classes=3)
    learner = SmoothLearner(problem, hidden=(3, 2), output=Output.SOFTMAX, loss=loss)
    first = parameter_index(learner.network, 0, 1, 0)
    second = parameter_index(learner.network, 2, 2, None)
    surface = loss_surface(learner.network, problem, loss, first=first, second=second, reach=2, size=5)
    assert surface.losses_RC.shape == (5, 5)
    for row, high in enumerate(surface.values_R):
        for column, across in enumerate(surface.values_C):
            numbers_P = flatten(learner.network.layers).copy()
            numbers_P[first], numbers_P[second] = across, high
            other = with_parameters(learner.network, numbers_P)
            expected = loss_value(other, forward(other, problem.points_NI), problem.labels_N, loss)
            assert surface.losses_RC[row, column] == pytest.approx(expected, abs=1e-12)
    assert surface.losses_RC[2, 2] == pytest.approx(learner.loss)
    assert surface.values_R[0] > surface.values_R[-1]


def test_the_way_goes_through_the_history_to_the_present() -> None:
    learner = SmoothLearner(XOR, hidden=2, rate=2.0, seed=1)
    seen = [flatten(learner.network.layers)[[0, 8]].tolist()]
    for _ in range(300):
        learner.step()
        seen.append(flatten(learner.network.layers)[[0, 8]].tolist())
    networks = [moment.network for moment in learner.history]
    surface = loss_surface(learner.network, XOR, Loss.CROSS_ENTROPY, first=0, second=8, reach=0.5, path=networks)
    assert surface.path_T2.tolist() == seen
    (across, high) = surface.path_T2.T
    assert surface.values_C[0] <= across.min() and across.max() <= surface.values_C[-1]
    assert surface.values_R[-1] <= high.min() and high.max() <= surface.values_R[0]
    alone = loss_surface(learner.network, XOR, Loss.CROSS_ENTROPY, first=0, second=8)
    assert alone.path_T2.shape == (0, 2)


def test_what_is_no_surface_is_refused() -> None:
    network = SmoothLearner(XOR, hidden=2).network
    with pytest.raises(ValueError, match="two different"):
        loss_surface(network, XOR, Loss.MSE, first=1, second=1)
    with pytest.raises(IndexError, match="0 to 8"):
        loss_surface(network, XOR, Loss.MSE, first=1, second=9)


def test_a_long_way_is_thinned_and_keeps_its_end() -> None:
    plain = SmoothLearner(XOR).network
    path = [with_parameters(plain, np.array([step, -step, 0.0])) for step in range(5002)]
    path_T2 = way(path, first=0, second=1)
    assert 1000 <= len(path_T2) <= 1002
    assert path_T2[-1].tolist() == [5001, -5001]
    assert way([], first=0, second=1).shape == (0, 2)
