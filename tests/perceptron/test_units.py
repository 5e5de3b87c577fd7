"""Gates are named as logic names them, and only where there is a gate."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.network import Layer, Network, initial_network
from mnistgui.perceptron.problems import PROBLEMS, corners, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.units import NONE, gate_name, hidden_space, unit_gate, unit_gates
from mnistgui.perceptron.verdict import VerdictKind

_WORDS = {"AND": "and", "OR": "or", "NOT": "not", "0": "False", "1": "True"}


def _truth(name: str, x1: int, x2: int, x3: int = 0) -> int:
    """Evaluate a name as the sentence of logic that it is."""
    words = name.split()
    for word, build in {
        "NAND": "not ({} and {})",
        "NOR": "not ({} or {})",
        "XOR": "{} != {}",
        "XNOR": "{} == {}",
    }.items():
        if word in words and len(words) == 3:
            return int(eval(build.format(words[0], words[2]), {"x1": x1, "x2": x2, "x3": x3}))
    text = " ".join(_WORDS.get(word, word) for word in words)
    return int(bool(eval(text, {"x1": x1, "x2": x2, "x3": x3})))


@pytest.mark.parametrize("number", range(16))
def test_every_column_of_two_inputs_has_the_name_that_computes_it(number: int) -> None:
    column = tuple(number >> row & 1 for row in range(4))
    name = gate_name(column)
    spoken = f"x1 {name} x2" if name in PROBLEMS else name
    assert tuple(_truth(spoken, int(x1), int(x2)) for x1, x2 in corners(2)) == column


@pytest.mark.parametrize("name", list(PROBLEMS))
def test_the_gates_have_their_names(name: str) -> None:
    assert gate_name(tuple(PROBLEMS[name].labels_N.tolist())) == name


@pytest.mark.parametrize("number", range(256))
def test_columns_of_three_inputs_are_named_rightly_or_not_at_all(number: int) -> None:
    column = tuple(number >> row & 1 for row in range(8))
    name, rows = gate_name(column), corners(3).astype(int).tolist()
    ones = [sum(row) for row in rows]
    of_three = {
        "AND": [n == 3 for n in ones],
        "NAND": [n < 3 for n in ones],
        "OR": [n > 0 for n in ones],
        "NOR": [n == 0 for n in ones],
        "XOR": [n % 2 for n in ones],
        "XNOR": [1 - n % 2 for n in ones],
        "MAJORITY": [n > 1 for n in ones],
        "MINORITY": [n < 2 for n in ones],
    }
    if name == "other":
        assert column not in {tuple(map(int, wanted)) for wanted in of_three.values()}
    elif name in of_three:
        assert column == tuple(map(int, of_three[name]))
    else:
        assert column == tuple(_truth(name, *row) for row in rows)


def test_a_hidden_layer_made_by_hand_is_or_and_nand() -> None:
    hidden = Layer(np.array([(10.0, 10.0), (-10.0, -10.0)]), np.array([-5.0, 15.0]))
    network = Network((hidden, Layer(np.array([(10.0, 10.0)]), np.array([-15.0]))), (Activation.SIGMOID,))
    ((first, second),) = unit_gates(network)
    assert (first.name, first.column) == ("OR", (0, 1, 1, 1))
    assert (second.name, second.column) == ("NAND", (1, 1, 1, 0))
    assert first.answers_C[0] == pytest.approx(1 / (1 + np.exp(5)))
    space = hidden_space(network, PROBLEMS["XOR"])
    assert space is not None and space.separation is not None and space.separation.separable
    assert space.points_NH.shape == (4, 2)


@pytest.mark.parametrize(
    ("answers", "activation", "name"),
    [
        ([-0.9, 0.95, 0.9, 1.0], Activation.TANH, "OR"),
        ([-0.1, 0.9, 0.2, 1.0], Activation.TANH, "none"),
        ([0.1, 0.4, 0.5, 0.9], Activation.SIGMOID, "none"),
        ([0.9, 0.92, 0.95, 0.93], Activation.TANH, "1"),
        ([-0.9, -0.92, -0.95, -0.93], Activation.TANH, "0"),
        ([0.1, 0.1, 0.12, 0.1], Activation.SIGMOID, "0"),
        ([0.0, 0.0, 0.0, 3.0], Activation.RELU, "AND"),
        ([0.0, 1.0, 1.0, 2.0], Activation.RELU, "none"),
        ([0.0, 0.0, 0.0, 0.0], Activation.RELU, "0"),
        ([0.0, 0.0, 2.0, 2.0], Activation.LINEAR, "x1"),
        ([4.0, 1.0, 4.1, 1.1], Activation.LINEAR, "NOT x2"),
    ],
)
def test_only_what_is_near_two_levels_is_a_gate(answers: list[float], activation: Activation, name: str) -> None:
    gate = unit_gate(np.array(answers), activation)
    assert gate.name == name
    assert (gate.column is None) == (name == "none")


@given(seed=st.integers(0, 40))
@settings(max_examples=12, deadline=None, derandomize=True)
def test_where_xor_is_learned_a_line_is_enough_in_the_hidden_space(seed: int) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, seed=seed)
    start = hidden_space(learner.network, PROBLEMS["XOR"])
    assert start is not None
    while learner.verdict().kind is not VerdictKind.LEARNED:
        learner.step()
    space = hidden_space(learner.network, PROBLEMS["XOR"])
    assert space is not None and space.separation is not None and space.separation.separable


def test_a_linear_hidden_layer_does_not_help() -> None:
    network = initial_network((4,), np.random.default_rng(0), Activation.LINEAR)
    space = hidden_space(network, PROBLEMS["XOR"])
    assert space is not None and space.separation is not None and not space.separation.separable


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    assert hidden_space(initial_network((), np.random.default_rng(0)), PROBLEMS["XOR"]) is None
    assert unit_gates(initial_network((), np.random.default_rng(0))) == ()
    three = truth_table("three", (0, 1, 2, 2), classes=3)
    network = initial_network((2,), np.random.default_rng(0), output=Output.SOFTMAX, classes=3)
    space = hidden_space(network, three)
    assert space is not None and space.separation is None


@pytest.mark.parametrize(("answer", "name"), [(0.1, NONE), (-0.4, NONE), (0.95, "1"), (-0.99, "0")])
def test_a_unit_that_always_answers_the_same_is_constant_only_at_a_level(answer: float, name: str) -> None:
    assert unit_gate(np.full(4, answer), Activation.TANH).name == name
