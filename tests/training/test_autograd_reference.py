"""The lab's gradients, losses and optimiser steps are PyTorch's, over random architectures."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.backpropagation import backward, share_of_sample
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import Network, flatten, forward, initial_network, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, Rule, fresh_memory, update
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.training.autograd_reference import Reference, optimizer_path, reference

thorough = settings(max_examples=200, deadline=None, derandomize=True)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Network, Loss, np.ndarray, np.ndarray]:
    """A random network with a loss that goes with it, and random samples, some of them far out."""
    output = draw(st.sampled_from(list(Output)))
    probable = output in (Output.SIGMOID, Output.SOFTMAX)
    loss = draw(st.sampled_from(list(Loss))) if probable else Loss.MSE
    classes = 2 if output is Output.SIGMOID else draw(st.integers(2, 4))
    activations = draw(st.lists(st.sampled_from(list(Activation)), max_size=4))
    hidden = [draw(st.integers(1, 8)) for _ in activations]
    inputs = draw(st.integers(2, 3))
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    network = initial_network(hidden, generator, activations, inputs, output, classes)
    samples = draw(st.integers(1, 9))
    points_NI = draw(st.sampled_from([0.1, 1.0, 8.0])) * generator.normal(size=(samples, inputs))
    return network, loss, points_NI, generator.integers(0, classes, samples)


def _reference(network: Network, loss: Loss, points_NI: np.ndarray, labels_N: np.ndarray) -> Reference:
    return reference(
        [(layer.weights_OI, layer.biases_O) for layer in network.layers],
        [activation.value for activation in network.hidden_activations],
        network.output.value,
        loss.value,
        points_NI,
        labels_N,
    )


def _close(ours: Any, theirs: Any) -> None:
    np.testing.assert_allclose(ours, theirs, atol=1e-10, rtol=1e-10)


@given(cases())
@thorough
def test_forward_loss_and_every_derivative_are_those_of_autograd(
    case: tuple[Network, Loss, np.ndarray, np.ndarray],
) -> None:
    network, loss, points_NI, labels_N = case
    passed = forward(network, points_NI)
    back = backward(network, passed, labels_N, loss)
    truth = _reference(*case)

    _close(passed.outputs_NU, truth.outputs_NU)
    _close(loss_value(network, passed, labels_N, loss), truth.loss)
    assert len(back.gradients) == len(truth.gradients) == len(network.layers)
    for ours, (weights_OI, biases_O) in zip(back.gradients, truth.gradients, strict=True):
        _close(ours.weights_OI, weights_OI)
        _close(ours.biases_O, biases_O)
    for ours_NO, theirs_NO in zip(back.d_sums, truth.d_sums, strict=True):
        _close(ours_NO, theirs_NO)
    for ours_NO, theirs_NO in zip(back.d_activations[:-1], truth.d_activations[:-1], strict=True):
        _close(ours_NO, theirs_NO)
    if truth.d_activations[-1] is not None:
        _close(back.d_activations[-1], truth.d_activations[-1])


@given(cases())
@thorough
def test_the_shares_of_single_samples_are_their_own_gradients(
    case: tuple[Network, Loss, np.ndarray, np.ndarray],
) -> None:
    network, loss, points_NI, labels_N = case
    passed = forward(network, points_NI)
    back = backward(network, passed, labels_N, loss)
    shares = [share_of_sample(passed, back, sample) for sample in range(len(labels_N))]
    _close(sum(flatten(share) for share in shares), flatten(back.gradients))
    alone = _reference(network, loss, points_NI[-1:], labels_N[-1:])
    flat_P = np.concatenate([part.ravel() for layer in alone.gradients for part in layer])
    _close(len(labels_N) * flatten(shares[-1]), flat_P)


@given(cases())
@thorough
def test_gradients_are_those_of_finite_differences(case: tuple[Network, Loss, np.ndarray, np.ndarray]) -> None:
    network, loss, points_NI, labels_N = case
    # Away from the corners of ReLU, where there is no derivative and a difference looks at both sides.
    passed = forward(network, points_NI)
    corners = [
        z_NO
        for z_NO, activation in zip(passed.sums, network.hidden_activations, strict=False)
        if activation in (Activation.RELU, Activation.LEAKY_RELU)
    ]
    if any(np.abs(z_NO).min() < 1e-3 for z_NO in corners):
        return
    gradient_P = flatten(backward(network, passed, labels_N, loss).gradients)
    values_P, small = flatten(network.layers), 1e-5
    for place in range(0, len(values_P), 7):
        shift_P = small * (np.arange(len(values_P)) == place)
        high, low = (
            loss_value(moved, forward(moved, points_NI), labels_N, loss)
            for moved in (with_parameters(network, values_P + sign * shift_P) for sign in (1, -1))
        )
        assert gradient_P[place] == pytest.approx((high - low) / (2 * small), abs=2e-6, rel=1e-5)


@given(
    rule=st.sampled_from(list(Rule)),
    seed=st.integers(0, 2**32 - 1),
    steps=st.integers(1, 12),
    rate=st.sampled_from([1e-3, 0.05, 0.5, 2.0]),
    first=st.sampled_from([0.0, 0.5, 0.9]),
    second=st.sampled_from([0.9, 0.99, 0.999]),
    scale=st.sampled_from([1e-6, 1.0, 1e3]),
)
@thorough
def test_every_step_of_an_optimiser_is_that_of_torch_optim(
    rule: Rule, seed: int, steps: int, rate: float, first: float, second: float, scale: float
) -> None:
    first = first or 0.5 if rule is Rule.NESTEROV else first  # torch refuses Nesterov without momentum
    generator = np.random.default_rng(seed)
    values_P, gradients_TP = generator.normal(size=7), scale * generator.normal(size=(steps, 7))
    gradients_TP[0, 0] = 0.0
    options: dict[str, Any] = {
        Rule.SGD: {},
        Rule.MOMENTUM: {"momentum": first},
        Rule.NESTEROV: {"momentum": first},
        Rule.RMSPROP: {"alpha": second, "eps": 1e-7},
        Rule.ADAM: {"betas": (first, second), "eps": 1e-7},
    }[rule]
    optimizer = Optimizer(rule=rule, momentum=first, alpha=second, beta1=first, beta2=second, eps=1e-7)
    truth_TP = optimizer_path(rule.value, values_P, gradients_TP, rate, **options)
    memory = fresh_memory(values_P)
    for gradient_P, truth_P in zip(gradients_TP, truth_TP, strict=True):
        values_P, memory = update(optimizer, values_P, gradient_P, memory, rate)
        _close(values_P, truth_P)
    assert memory.steps == steps


def test_what_does_not_exist_is_refused() -> None:
    layer, points_NI, labels_N = (np.ones((1, 2)), np.ones(1)), np.ones((1, 2)), np.ones(1, int)
    with pytest.raises(ValueError, match="swish"):
        reference([layer], [], "swish", "mse", points_NI, labels_N)
    with pytest.raises(ValueError, match="cross entropy"):
        reference([layer], [], "tanh", "cross entropy", points_NI, labels_N)
    with pytest.raises(ValueError, match="adagrad"):
        optimizer_path("adagrad", np.ones(1), np.ones((1, 1)), 0.1)


@pytest.mark.parametrize("batches", [Batches(), Batches(size=1), Batches(size=3, shuffled=True, seed=2)])
@pytest.mark.parametrize("rule", list(Rule))
def test_a_whole_run_of_a_learner_is_that_of_torch(rule: Rule, batches: Batches) -> None:
    problem = generate("moons", count=10, seed=1)
    optimizer, rate = Optimizer(rule=rule, momentum=0.8), 0.05
    learner = SmoothLearner(
        problem, hidden=(3, 2), seed=3, rate=rate, optimizer=optimizer, batches=batches, activation=Activation.SIGMOID
    )
    options = {"momentum": 0.8} if rule in (Rule.MOMENTUM, Rule.NESTEROV) else {}
    start_P, gradients = flatten(learner.network.layers), []
    theirs_P = start_P
    for _ in range(15):
        batch_B = learner.next_batch
        network = with_parameters(learner.network, theirs_P)
        truth = _reference(network, Loss.CROSS_ENTROPY, problem.points_NI[batch_B], problem.labels_N[batch_B])
        gradients.append(np.concatenate([part.ravel() for layer in truth.gradients for part in layer]))
        theirs_P = optimizer_path(rule.value, start_P, np.array(gradients), rate, **options)[-1]
        learner.step()
        _close(flatten(learner.network.layers), theirs_P)
