"""The hand-written network: its start, arithmetic and update. (Gradients: training/test_autograd_reference.py.)"""

import numpy as np
import pytest

from mnistgui.perceptron.network import (
    Activation,
    Layer,
    Network,
    backward,
    cross_entropy,
    descend,
    forward,
    initial_network,
)

POINTS_N2 = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
XOR_N = np.array([0, 1, 1, 0])


def test_a_forward_pass_keeps_every_sum_and_activation() -> None:
    hidden = Layer(np.array([(1.0, 2.0), (-1.0, 0.5)]), np.array([0.5, 0.0]))
    output = Layer(np.array([(3.0, -2.0)]), np.array([0.25]))
    passed = forward(Network((hidden, output)), np.array([(1.0, -1.0)]))
    np.testing.assert_allclose(passed.sums[0], [(-0.5, -1.5)])
    np.testing.assert_allclose(passed.activations[1], np.tanh([(-0.5, -1.5)]))
    z = 3 * np.tanh(-0.5) - 2 * np.tanh(-1.5) + 0.25
    np.testing.assert_allclose(passed.sums[1], [[z]])
    np.testing.assert_allclose(passed.outputs_N, [1 / (1 + np.exp(-z))])


def test_no_hidden_layer_is_a_single_sigmoid_unit() -> None:
    network = Network((Layer(np.array([(1.0, -1.0)]), np.array([0.0])),))
    np.testing.assert_allclose(forward(network, POINTS_N2).outputs_N, 1 / (1 + np.exp([0.0, 1.0, -1.0, 0.0])))


@pytest.mark.parametrize("activation", list(Activation))
def test_gradients_are_those_of_finite_differences(activation: Activation) -> None:
    network = initial_network((3,), np.random.default_rng(0), activation)
    gradients = backward(network, forward(network, POINTS_N2), XOR_N).gradients
    small = 1e-6
    for depth, layer in enumerate(network.layers):
        for place in np.ndindex(layer.weights_OI.shape):
            losses = []
            for shift in (small, -small):
                weights_OI = layer.weights_OI.copy()
                weights_OI[place] += shift
                layers = list(network.layers)
                layers[depth] = Layer(weights_OI, layer.biases_O)
                losses.append(cross_entropy(forward(Network(tuple(layers), activation), POINTS_N2), XOR_N))
            difference = (losses[0] - losses[1]) / (2 * small)
            assert gradients[depth].weights_OI[place] == pytest.approx(difference, abs=1e-8)


def test_an_update_goes_down_and_leaves_the_old_network_alone() -> None:
    network = initial_network((4,), np.random.default_rng(1))
    before = [layer.weights_OI.copy() for layer in network.layers]
    passed = forward(network, POINTS_N2)
    after = descend(network, backward(network, passed, XOR_N).gradients, 0.1)
    assert cross_entropy(forward(after, POINTS_N2), XOR_N) < cross_entropy(passed, XOR_N)
    for old, layer in zip(before, network.layers, strict=True):
        np.testing.assert_array_equal(old, layer.weights_OI)


def test_first_weights_fill_the_range_of_torch_linear() -> None:
    layer = initial_network((500,), np.random.default_rng(0)).layers[0]
    reach = 1 / np.sqrt(2)
    for part in (layer.weights_OI, layer.biases_O):
        assert np.abs(part).max() <= reach
        assert np.abs(part).max() > 0.98 * reach
        assert abs(part.mean()) < 0.1 * reach


def test_a_very_sure_answer_does_not_overflow() -> None:
    network = Network((Layer(np.array([(1e4, 0.0)]), np.array([0.0])),))
    passed = forward(network, np.array([(1.0, 0.0), (-1.0, 0.0)]))
    assert cross_entropy(passed, np.array([0, 1])) == pytest.approx(1e4)
    assert cross_entropy(passed, np.array([1, 0])) == 0.0
