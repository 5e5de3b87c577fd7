"""The lab's gradients are PyTorch's, over random architectures."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.network import Activation, backward, cross_entropy, forward, initial_network
from mnistgui.training.autograd_reference import reference


@given(
    hidden=st.lists(st.integers(1, 6), max_size=3),
    activation=st.sampled_from(list(Activation)),
    inputs=st.integers(1, 4),
    samples=st.integers(1, 9),
    seed=st.integers(0, 2**32 - 1),
    scale=st.sampled_from([0.1, 1.0, 8.0]),
)
@settings(max_examples=60, deadline=None)
def test_forward_loss_and_gradients_are_those_of_autograd(
    hidden: list[int], activation: Activation, inputs: int, samples: int, seed: int, scale: float
) -> None:
    generator = np.random.default_rng(seed)
    network = initial_network(hidden, generator, activation, inputs)
    points_NI = scale * generator.normal(size=(samples, inputs))
    labels_N = generator.integers(0, 2, samples)

    passed = forward(network, points_NI)
    gradients = backward(network, passed, labels_N).gradients
    truth = reference(
        [(layer.weights_OI, layer.biases_O) for layer in network.layers], activation.value, points_NI, labels_N
    )

    np.testing.assert_allclose(passed.outputs_N, truth.outputs_N, atol=1e-10, rtol=0)
    assert cross_entropy(passed, labels_N) == pytest.approx(truth.loss, abs=1e-10)
    assert len(gradients) == len(truth.gradients) == len(hidden) + 1
    for ours, (weights_OI, biases_O) in zip(gradients, truth.gradients, strict=True):
        np.testing.assert_allclose(ours.weights_OI, weights_OI, atol=1e-10, rtol=0)
        np.testing.assert_allclose(ours.biases_O, biases_O, atol=1e-10, rtol=0)


def test_another_activation_is_refused() -> None:
    with pytest.raises(ValueError, match="relu"):
        reference([(np.ones((1, 2)), np.ones(1))], "relu", np.ones((1, 2)), np.ones(1))
