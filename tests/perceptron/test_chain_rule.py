"""The terms of a chain rule multiply and sum to the gradient, on every way through the network."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.backpropagation import backward
from mnistgui.perceptron.chain_rule import chain_rule
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network, flatten, forward, initial_network, parameter_index
from mnistgui.perceptron.problems import PROBLEMS, Problem

XOR = PROBLEMS["XOR"]


@st.composite
def _cases(draw: st.DrawFn) -> tuple[Network, Problem, Loss, int, int, int, int | None]:
    output = draw(st.sampled_from(list(Output)))
    loss = draw(st.sampled_from(list(Loss))) if output in (Output.SIGMOID, Output.SOFTMAX) else Loss.MSE
    classes = 2 if output is Output.SIGMOID else draw(st.integers(2, 4))
    activations = draw(st.lists(st.sampled_from(list(Activation)), max_size=4))
    hidden = [draw(st.integers(1, 4)) for _ in activations]
    generator = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    inputs = draw(st.integers(2, 3))
    network = initial_network(hidden, generator, activations, inputs, output, classes)
    problem = Problem(
        name="random",
        points_NI=generator.normal(size=(5, inputs)),
        labels_N=generator.integers(0, classes, 5),
        classes=classes,
    )
    layer = draw(st.integers(0, len(hidden)))
    units, sources = network.layers[layer].weights_OI.shape
    source = draw(st.one_of(st.none(), st.integers(0, sources - 1)))
    return network, problem, loss, draw(st.integers(0, 4)), layer, draw(st.integers(0, units - 1)), source


@given(_cases())
@settings(max_examples=250, deadline=None, derandomize=True)
def test_all_terms_come_to_the_gradient(case: tuple[Network, Problem, Loss, int, int, int, int | None]) -> None:
    network, problem, loss, sample, layer, unit, source = case
    rule = chain_rule(network, problem, loss, sample=sample, layer=layer, unit=unit, source=source)
    place = parameter_index(network, layer, unit, source)
    passed = forward(network, problem.points_NI[[sample]])
    gradient = flatten(backward(network, passed, problem.labels_N[[sample]], loss).gradients)[place]

    assert rule.value == flatten(network.layers)[place]
    assert rule.gradient == gradient
    assert rule.product.value == pytest.approx(gradient, abs=1e-12)
    if rule.paths:
        assert len(rule.paths) == rule.path_count
        assert math.fsum(path.value for path in rule.paths) == pytest.approx(gradient, abs=1e-12)
    else:
        assert rule.path_count > 64
    if layer < len(network.layers) - 1:
        assert math.fsum(term.value for term in rule.feeding) == pytest.approx(rule.product.factors[0].value, abs=1e-12)
    else:
        assert rule.feeding == ()
    kinked = (Activation.RELU, Activation.LEAKY_RELU)
    sums = [z for z, made in zip(passed.sums, network.hidden_activations, strict=False) if made in kinked]
    if all(np.abs(z).min() > 1e-2 for z in sums):
        assert rule.difference == pytest.approx(gradient, abs=1e-7)


def test_one_weight_written_out_by_hand() -> None:
    hidden = Layer(np.array([(0.5, -1.0), (2.0, 0.25)]), np.array([0.1, -0.2]))
    network = Network((hidden, Layer(np.array([(1.5, -0.5)]), np.array([0.3]))), (Activation.TANH,))
    rule = chain_rule(network, XOR, Loss.CROSS_ENTROPY, sample=1, layer=0, unit=1, source=1)
    a1, a2 = math.tanh(-0.9), math.tanh(0.05)
    p = 1 / (1 + math.exp(-(1.5 * a1 - 0.5 * a2 + 0.3)))
    (path,) = rule.paths
    assert rule.name == "w₂₂⁽¹⁾"
    assert [factor.symbol for factor in path.factors] == [
        "∂L/∂a₁⁽²⁾",
        "∂a₁⁽²⁾/∂z₁⁽²⁾",
        "∂z₁⁽²⁾/∂a₂⁽¹⁾",
        "∂a₂⁽¹⁾/∂z₂⁽¹⁾",
        "∂z₂⁽¹⁾/∂w₂₂⁽¹⁾",
    ]
    assert [factor.value for factor in path.factors] == pytest.approx([-1 / p, p * (1 - p), -0.5, 1 - a2**2, 1.0])
    assert [factor.equals for factor in path.factors][1:] == ["a₁⁽²⁾ (1 − a₁⁽²⁾)", "w₁₂⁽²⁾", "1 − (a₂⁽¹⁾)²", "x₂"]
    assert [factor.symbol for factor in rule.product.factors] == ["∂L/∂a₂⁽¹⁾", "∂a₂⁽¹⁾/∂z₂⁽¹⁾", "∂z₂⁽¹⁾/∂w₂₂⁽¹⁾"]
    assert [[factor.value for factor in term.factors] for term in rule.feeding] == [
        [pytest.approx(p - 1), -0.5],
    ]


def test_a_very_wrong_answer_is_told_through_z() -> None:
    network = Network((Layer(np.array([(-2000.0, 0.0)]), np.array([0.0])),))
    rule = chain_rule(network, XOR, Loss.CROSS_ENTROPY, sample=2, layer=0, unit=0, source=0)
    assert [factor.symbol for factor in rule.product.factors] == ["∂L/∂z₁⁽¹⁾", "∂z₁⁽¹⁾/∂w₁₁⁽¹⁾"]
    assert rule.product.factors[0].equals == "a₁⁽¹⁾ − t₁"
    assert rule.product.value == rule.gradient == -1


def test_too_many_paths_are_counted_and_not_written() -> None:
    network = initial_network((2, 8, 8), np.random.default_rng(0))
    rule = chain_rule(network, XOR, Loss.CROSS_ENTROPY, sample=0, layer=0, unit=0, source=None)
    assert (rule.path_count, len(rule.paths), rule.name) == (64, 64, "b₁⁽¹⁾")
    wider = initial_network((2, 8, 8, 2), np.random.default_rng(0))
    rule = chain_rule(wider, XOR, Loss.CROSS_ENTROPY, sample=0, layer=0, unit=0, source=1)
    assert (rule.path_count, rule.paths) == (128, ())


def test_what_does_not_exist_is_refused() -> None:
    network = initial_network((2,), np.random.default_rng(0))
    for wrong in ({"sample": 4}, {"sample": -1}, {"layer": 2}, {"unit": 2}, {"source": 2}):
        with pytest.raises(IndexError):
            chain_rule(network, XOR, Loss.MSE, **{"sample": 0, "layer": 0, "unit": 0, "source": 0, **wrong})
