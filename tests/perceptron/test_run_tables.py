"""Weights and path as CSV: every number comes back, under a name that says which it is."""

import csv
import io
from fractions import Fraction

import numpy as np
import pytest

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.backpropagation import backward
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, LearnerSettings, make_learner
from mnistgui.perceptron.network import flatten, parameter_index
from mnistgui.perceptron.points import move_point
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.run_tables import path_of, path_table, weights_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule

XOR = PROBLEMS["XOR"]
DEEP = LearnerSettings(
    learner=MULTILAYER, hidden=(3, 2), activation=(Activation.RELU, Activation.TANH), rate=0.3, batches=Batches(size=3)
)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def smooth(made: LearnerSettings = DEEP, *, steps: int = 9) -> SmoothLearner:
    learner = make_learner(XOR, made)
    assert isinstance(learner, SmoothLearner)
    for _ in range(steps):
        learner.step()
    return learner


def test_every_weight_stands_under_its_place_with_its_gradient() -> None:
    learner = smooth()
    rows = rows_of(weights_table(learner))
    values_P, gradients = flatten(learner.network.layers), backward(learner.network, learner.passed, XOR.labels_N)
    assert len(rows) == len(values_P)
    for row in rows:
        layer, unit = int(row["layer"]) - 1, int(row["unit"]) - 1
        source = int(row["source"]) - 1 if row["source"] else None
        place = parameter_index(learner.network, layer, unit, source)
        assert float(row["value"]) == values_P[place]
        assert float(row["gradient"]) == flatten(gradients.gradients)[place]
        letter = "b" if source is None else "w"
        assert row["name"] == letter + "_".join(filter(None, (row["layer"], row["unit"], row["source"])))


def test_the_rule_has_weights_and_no_gradient() -> None:
    rule = ThresholdRule(truth_table("all", (0, 0, 0, 0, 0, 0, 0, 1)), rate=0.1)
    for _ in range(30):
        rule.step()
    rows = rows_of(weights_table(rule))
    assert [row["name"] for row in rows] == ["w1_1_1", "w1_1_2", "w1_1_3", "b1_1"]
    assert [float(row["value"]) for row in rows] == rule.weights_A.tolist()
    assert {row["gradient"] for row in rows} == {""}


def test_the_text_is_as_rfc_4180_has_it() -> None:
    for text in (weights_table(smooth()), path_table(path_of(smooth()))):
        assert text.isascii()
        assert text.count("\r\n") == text.count("\n") and text.endswith("\r\n")
        header, *lines = text.split("\r\n")[:-1]
        assert len({line.count(",") for line in (header, *lines)}) == 1


@pytest.mark.parametrize("output", [Output.SIGMOID, Output.SOFTMAX])
def test_the_path_has_every_moment_as_the_learner_had_it(output: Output) -> None:
    learner = make_learner(XOR, LearnerSettings(learner=MULTILAYER, output=output, rate=0.5, batches=Batches(size=3)))
    assert isinstance(learner, SmoothLearner)
    wanted = []
    for step in range(40):
        wanted.append(
            (
                *(learner.updates, learner.epoch, learner.position, learner.loss, learner.verdict().wrong),
                *flatten(learner.network.layers).tolist(),
            )
        )
        if step < 39:
            learner.step()
    rows = rows_of(path_table(path_of(learner)))
    assert len(rows) == 40
    names = [row["name"] for row in rows_of(weights_table(learner))]
    for row, (updates, epoch, position, loss, wrong, *weights) in zip(rows, wanted, strict=True):
        assert (row["update"], row["epoch"], row["position"]) == (str(updates), str(epoch), str(position))
        assert float(row["loss"]) == pytest.approx(loss, rel=1e-13)
        assert int(row["mistakes"]) == wrong
        assert [float(row[name]) for name in names] == weights


def test_a_path_does_not_go_on_with_its_learner() -> None:
    learner = smooth()
    path = path_of(learner)
    before = path_table(path)
    for _ in range(5):
        learner.step()
    learner.replace_problem(move_point(XOR, 0, (0.3, 0.4)))
    assert path_table(path) == before


def test_further_back_than_the_history_only_the_loss_is_known() -> None:
    learner = smooth(LearnerSettings(learner=SINGLE_LAYER, rate=0.5), steps=30)
    moment = learner.moment
    for _ in range(25):
        learner._history.popleft()  # as its limit does in a long run
    rows = rows_of(path_table(path_of(learner)))
    assert [int(row["update"]) for row in rows] == list(range(31))
    assert all(row["w1_1_1"] == row["mistakes"] == row["epoch"] == "" for row in rows[:25])
    assert [float(row["loss"]) for row in rows] == pytest.approx(learner.curve.as_array()[:, 1].tolist(), rel=1e-13)
    assert float(rows[-1]["b1_1"]) == moment.network.layers[0].biases_O[0]


def test_a_long_path_of_many_points_is_cut_into_stacks(monkeypatch: pytest.MonkeyPatch) -> None:
    learner = smooth(steps=50)
    whole = path_table(path_of(learner))
    monkeypatch.setattr("mnistgui.perceptron.run_tables._AT_ONCE", 40)
    cut = path_table(path_of(learner))
    one, other = ([list(map(float, line.split(","))) for line in text.split()[1:]] for text in (whole, cut))
    assert len(one) == 51
    assert np.allclose(one, other, rtol=1e-13, atol=0)


def test_the_rule_s_path_has_the_weights_after_each_sample() -> None:
    rule = ThresholdRule(XOR, rate=0.1)
    wanted = [(0, 0, 0, [0.0, 0.0, 0.0])]
    for _ in range(10):
        rule.step()
        wanted.append((rule.updates, rule.epoch, rule.position, rule.weights_A.tolist()))
    rows = rows_of(path_table(path_of(rule)))
    assert [
        (
            int(row["update"]),
            int(row["epoch"]),
            int(row["position"]),
            [float(row[n]) for n in ("w1_1_1", "w1_1_2", "b1_1")],
        )
        for row in rows
    ] == wanted
    assert [moment.sum_A for moment in rule.history][-1] == rule.moment.sum_A
    assert isinstance(rule.history[0].sum_A[0], Fraction)
