"""Maps of several classes and of hidden units agree with the network that they show."""

import numpy as np
import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.class_map import class_boundary, class_map, unit_maps
from mnistgui.perceptron.network import forward, initial_network
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box, boundary, decision_map

BOX = Box(left=-0.5, right=2.5, bottom=-0.5, top=1.5)
ROW = Problem(name="row", points_NI=np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]), labels_N=[0, 1, 2], classes=3)


def test_each_grid_point_has_the_class_that_wins_there() -> None:
    learner = SmoothLearner(ROW, hidden=3, output=Output.SOFTMAX, seed=1)
    shown = class_map(learner.answers, BOX, rows=3, columns=4)
    assert shown.outputs_RCU.shape == shown.sums_RCU.shape == (3, 4, 3)
    alone = forward(learner.network, np.array([(-0.5, 1.5), (2.5, -0.5)])).outputs_NU
    np.testing.assert_allclose(shown.outputs_RCU[0, 0], alone[0])
    np.testing.assert_allclose(shown.outputs_RCU[2, 3], alone[1])
    assert shown.classes_RC[0, 0] == alone[0].argmax()


def test_the_middle_class_has_two_boundaries_and_they_lie_between_the_points() -> None:
    learner = SmoothLearner(ROW, output=Output.SOFTMAX)
    for _ in range(3000):
        learner.step()
    shown = class_map(learner.answers, BOX, rows=41, columns=61)
    pieces_S22 = class_boundary(shown, 1)
    on_the_axis = pieces_S22[np.abs(pieces_S22[:, :, 1]).max(axis=1) < 0.06].mean(axis=1)[:, 0]
    assert {int(x1) for x1 in on_the_axis} == {0, 1}
    outer = class_boundary(shown, 0)
    assert 0 < outer[np.abs(outer[:, :, 1]).max(axis=1) < 0.06][:, :, 0].mean() < 1


def test_with_one_unit_the_boundary_is_that_of_the_decision_map() -> None:
    learner = SmoothLearner(PROBLEMS["AND"])
    with pytest.raises(ValueError, match="one boundary"):
        class_boundary(class_map(learner.answers, BOX, rows=3, columns=3), 0)
    two = SmoothLearner(PROBLEMS["AND"], output=Output.SOFTMAX, seed=2)
    shown = class_map(two.answers, BOX, rows=21, columns=21)
    plain = boundary(decision_map(two.respond, BOX, rows=21, columns=21))
    np.testing.assert_allclose(class_boundary(shown, 1), plain, atol=1e-12)


def test_each_hidden_unit_has_its_own_map() -> None:
    network = initial_network((3, 2), np.random.default_rng(0), [Activation.RELU, Activation.TANH])
    first, second = unit_maps(network, BOX, rows=3, columns=5)
    assert (first.shape, second.shape) == ((3, 3, 5), (2, 3, 5))
    passed = forward(network, np.array([(2.5, 1.5)]))
    np.testing.assert_allclose(first[:, 0, 4], passed.activations[1][0])
    np.testing.assert_allclose(second[:, 0, 4], passed.activations[2][0])
