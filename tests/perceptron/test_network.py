"""The hand-written network: its start, arithmetic and update. (Gradients: training/test_autograd_reference.py.)"""

import numpy as np
import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.backpropagation import backward, descend
from mnistgui.perceptron.losses import Loss, cross_entropy, loss_value, targets
from mnistgui.perceptron.network import (
    Layer,
    Network,
    flatten,
    forward,
    initial_network,
    parameter_index,
    with_parameters,
)

POINTS_N2 = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])
XOR_N = np.array([0, 1, 1, 0])


def _output(output: Output, units: int) -> Network:
    return Network((Layer(np.ones((units, 2)), np.zeros(units)),), (), output)


def test_a_forward_pass_keeps_every_sum_and_activation() -> None:
    hidden = Layer(np.array([(1.0, 2.0), (-1.0, 0.5)]), np.array([0.5, 0.0]))
    output = Layer(np.array([(3.0, -2.0)]), np.array([0.25]))
    passed = forward(Network((hidden, output), (Activation.TANH,)), np.array([(1.0, -1.0)]))
    np.testing.assert_allclose(passed.sums[0], [(-0.5, -1.5)])
    np.testing.assert_allclose(passed.activations[1], np.tanh([(-0.5, -1.5)]))
    z = 3 * np.tanh(-0.5) - 2 * np.tanh(-1.5) + 0.25
    np.testing.assert_allclose(passed.sums[1], [[z]])
    np.testing.assert_allclose(passed.outputs_N, [1 / (1 + np.exp(-z))])


def test_no_hidden_layer_is_a_single_sigmoid_unit() -> None:
    network = Network((Layer(np.array([(1.0, -1.0)]), np.array([0.0])),))
    np.testing.assert_allclose(forward(network, POINTS_N2).outputs_N, 1 / (1 + np.exp([0.0, 1.0, -1.0, 0.0])))


def test_an_update_goes_down_and_leaves_the_old_network_alone() -> None:
    network = initial_network((4,), np.random.default_rng(1))
    before = flatten(network.layers).copy()
    passed = forward(network, POINTS_N2)
    after = descend(network, backward(network, passed, XOR_N).gradients, 0.1)
    assert cross_entropy(after, forward(after, POINTS_N2), XOR_N) < cross_entropy(network, passed, XOR_N)
    np.testing.assert_array_equal(flatten(network.layers), before)


def test_first_weights_fill_the_range_of_torch_linear() -> None:
    generator = np.random.default_rng(0)
    layers = [initial_network((8,), generator).layers[0] for _ in range(100)]
    reach = 1 / np.sqrt(2)
    for part in (np.array([layer.weights_OI for layer in layers]), np.array([layer.biases_O for layer in layers])):
        assert np.abs(part).max() <= reach
        assert np.abs(part).max() > 0.98 * reach
        assert abs(part.mean()) < 0.1 * reach


@pytest.mark.parametrize("output", [Output.SIGMOID, Output.SOFTMAX])
def test_a_very_sure_answer_does_not_overflow(output: Output) -> None:
    weights = [(1e4, 0.0)] if output is Output.SIGMOID else [(0.0, 0.0), (1e4, 0.0)]
    network = Network((Layer(np.array(weights), np.zeros(len(weights))),), (), output)
    passed = forward(network, np.array([(1.0, 0.0), (-1.0, 0.0)]))
    wrong, right = np.array([0, 1]), np.array([1, 0])
    assert cross_entropy(network, passed, wrong) == pytest.approx(1e4)
    assert cross_entropy(network, passed, right) == 0.0
    assert np.isfinite(flatten(backward(network, passed, wrong).gradients)).all()


@pytest.mark.parametrize("output", [Output.TANH, Output.LINEAR])
def test_cross_entropy_is_refused_where_outputs_are_no_probabilities(output: Output) -> None:
    network = _output(output, 1)
    passed = forward(network, POINTS_N2)
    with pytest.raises(ValueError, match="cross entropy"):
        loss_value(network, passed, XOR_N)
    with pytest.raises(ValueError, match="cross entropy"):
        backward(network, passed, XOR_N)


def test_targets_are_one_hot_and_of_tanh_plus_and_minus_one() -> None:
    labels_N = np.array([0, 2, 1])
    assert targets(_output(Output.SOFTMAX, 3), labels_N).tolist() == [[1, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert targets(_output(Output.TANH, 3), labels_N).tolist() == [[1, -1, -1], [-1, -1, 1], [-1, 1, -1]]
    assert targets(_output(Output.TANH, 1), np.array([0, 1])).tolist() == [[-1], [1]]
    assert targets(_output(Output.LINEAR, 1), np.array([0, 1])).tolist() == [[0], [1]]


def test_mse_is_the_mean_over_samples_and_units() -> None:
    network = Network((Layer(np.eye(2), np.zeros(2)),), (), Output.LINEAR)
    passed = forward(network, np.array([(1.0, 0.0), (0.5, 3.0)]))
    # One-hot targets (1, 0) and (0, 1): squares 0, 0 and 0.25, 4.
    assert loss_value(network, passed, np.array([0, 1]), Loss.MSE) == pytest.approx(4.25 / 4)


def test_one_row_of_numbers_and_back() -> None:
    network = initial_network((3, 2), np.random.default_rng(0), output=Output.SOFTMAX, classes=3)
    values_P = np.arange(26.0)
    changed = with_parameters(network, values_P)
    assert flatten(changed.layers).tolist() == values_P.tolist()
    for depth, layer in enumerate(changed.layers):
        for (unit, source), weight in np.ndenumerate(layer.weights_OI):
            assert values_P[parameter_index(network, depth, unit, source)] == weight
        for unit, bias in enumerate(layer.biases_O):
            assert values_P[parameter_index(network, depth, unit, None)] == bias
    with pytest.raises(IndexError, match="unit 2"):
        parameter_index(network, 1, 2, 0)
    with pytest.raises(IndexError):
        parameter_index(network, -1, 0, 0)


def test_a_stack_of_networks_is_computed_like_its_members() -> None:
    plain = initial_network((3,), np.random.default_rng(0), Activation.RELU)
    values_SP = np.random.default_rng(1).normal(size=(5, 13))
    stack = with_parameters(plain, values_SP)
    passed = forward(stack, POINTS_N2)
    together_SP = flatten(backward(stack, passed, XOR_N).gradients)
    assert passed.outputs_NU.shape == (5, 4, 1)
    for row, values_P in enumerate(values_SP):
        one = with_parameters(plain, values_P)
        alone = forward(one, POINTS_N2)
        np.testing.assert_allclose(passed.outputs_NU[row], alone.outputs_NU, atol=1e-15)
        np.testing.assert_allclose(together_SP[row], flatten(backward(one, alone, XOR_N).gradients), atol=1e-15)


@pytest.mark.parametrize(
    ("hidden", "activations", "one"),
    [
        ((), (), True),
        ((1,), (Activation.TANH,), True),
        ((2,), (Activation.TANH,), False),
        ((8, 3), (Activation.LINEAR, Activation.LINEAR), True),
        ((4, 1, 4), (Activation.LINEAR, Activation.RELU, Activation.LINEAR), True),
        ((1, 2), (Activation.TANH, Activation.TANH), False),
    ],
)
def test_it_is_known_which_networks_draw_one_line(
    hidden: tuple[int, ...], activations: tuple[Activation, ...], one: bool
) -> None:
    assert initial_network(hidden, np.random.default_rng(0), activations).draws_one_line is one


def test_what_does_not_fit_together_is_refused() -> None:
    generator = np.random.default_rng(0)
    for hidden in ((1,) * 5, (9,), (0,)):
        with pytest.raises(ValueError, match="hidden layers must be"):
            initial_network(hidden, generator)
    with pytest.raises(ValueError, match="softmax"):
        initial_network((), generator, classes=3)
    with pytest.raises(ValueError, match="one unit"):
        _output(Output.SIGMOID, 2)
    with pytest.raises(ValueError, match="one unit a class"):
        _output(Output.SOFTMAX, 1)
    with pytest.raises(ValueError, match="hidden activations"):
        initial_network((2, 2), generator, [Activation.TANH])
    with pytest.raises(ValueError, match="followed by"):
        Network((Layer(np.ones((2, 2)), np.ones(2)), Layer(np.ones((1, 3)), np.ones(1))), (Activation.TANH,))
    with pytest.raises(ValueError, match="do not fit"):
        Network((Layer(np.ones((1, 2)), np.ones(2)),))
