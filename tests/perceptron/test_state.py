"""A saved lab goes on as if it had never been closed; what is no lab is refused with a reason."""

import copy
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.points import move_point
from mnistgui.perceptron.problems import PROBLEMS, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.state import Lab, lab_from_dict, lab_from_text, lab_to_dict, lab_to_text
from mnistgui.perceptron.threshold_rule import ThresholdRule

SHUFFLED = Batches(size=3, shuffled=True, seed=7)
ALL = (
    LearnerSettings(learner=THRESHOLD_RULE, rate=0.1, batches=SHUFFLED),
    LearnerSettings(learner=SINGLE_LAYER, rate=0.5, seed=3, loss=Loss.MSE, output=Output.TANH),
    LearnerSettings(
        learner=MULTILAYER,
        hidden=(3, 2),
        activation=(Activation.RELU, Activation.SIGMOID),
        rate=0.05,
        seed=4,
        optimizer=Optimizer(rule=Rule.ADAM, beta1=0.8),
        batches=SHUFFLED,
    ),
)


def _lab(steps: int = 7) -> Lab:
    problem = PROBLEMS["XOR"]
    learners = [make_learner(problem, one) for one in ALL]
    for learner in learners:
        for _ in range(steps):
            learner.step()
        learner.replace_problem(move_point(problem, 0, (0.1, -0.2)))
        learner.step()
    return Lab(problem=learners[0].problem, learners=tuple(learners), settings=ALL)


def _numbers(lab: Lab) -> list[Any]:
    numbers: list[Any] = []
    for learner in lab.learners:
        place = (learner.updates, learner.epoch, learner.position)
        if isinstance(learner, ThresholdRule):
            numbers.append((place, learner.moment.start_A, learner.moment.sum_A, learner.updates_N))
        else:
            numbers.append((place, flatten(learner.network.layers).tolist(), learner.loss))
    return numbers


@given(st.integers(0, 12))
@settings(max_examples=13, deadline=None, derandomize=True)
def test_a_lab_goes_on_bit_for_bit(steps: int) -> None:
    lab = _lab(steps)
    again = lab_from_text(lab_to_text(lab))
    assert _numbers(again) == _numbers(lab)
    assert lab_to_dict(again) == lab_to_dict(lab)
    for _ in range(10):
        for one, other in zip(lab.learners, again.learners, strict=True):
            assert one.step() == other.step()
    assert _numbers(again) == _numbers(lab)


def test_what_was_changed_on_the_way_is_kept() -> None:
    lab = _lab()
    single, deep = lab.learners[1:]
    assert isinstance(single, SmoothLearner) and isinstance(deep, SmoothLearner)
    single.rate = 0.25
    single.reset(seed=9)
    deep.forget_zero_grad = True
    again = lab_from_text(lab_to_text(lab))
    assert isinstance(again.learners[1], SmoothLearner) and isinstance(again.learners[2], SmoothLearner)
    assert (again.learners[1].rate, again.learners[1].seed) == (0.25, 9)
    assert again.learners[2].forget_zero_grad
    again.learners[1].step()
    again.learners[1].reset()
    assert flatten(again.learners[1].network.layers).tolist() == flatten(single.network.layers).tolist()


def test_a_rule_from_another_start_resets_to_it() -> None:
    rule = ThresholdRule(PROBLEMS["AND"], start_A=(0.5, 0.1, -3.0))
    rule.step()
    lab = Lab(problem=rule.problem, learners=(rule,), settings=(LearnerSettings(),))
    (again,) = lab_from_text(lab_to_text(lab)).learners
    again.reset()
    assert isinstance(again, ThresholdRule)
    assert again.weights_A.tolist() == [0.5, 0.1, -3.0]


def test_three_classes_and_three_inputs_come_back() -> None:
    problem = truth_table("odd", (0, 1, 2, 2, 1, 0, 0, 1), classes=3)
    settings_ = LearnerSettings(learner=MULTILAYER, output=Output.SOFTMAX, rate=0.5)
    lab = Lab(problem=problem, learners=(make_learner(problem, settings_),), settings=(settings_,))
    again = lab_from_text(lab_to_text(lab))
    assert again.problem.points_NI.tolist() == problem.points_NI.tolist()
    assert again.settings == lab.settings


def test_three_gates_side_by_side_come_back() -> None:
    settings_ = LearnerSettings()
    gates = [PROBLEMS[name] for name in ("AND", "OR", "XOR")]
    learners = tuple(make_learner(problem, settings_) for problem in gates)
    for _ in range(7):
        for learner in learners:
            learner.step()
    lab = Lab(problem=PROBLEMS["NAND"], learners=learners, settings=(settings_,) * 3)
    again = lab_from_text(lab_to_text(lab))
    assert again.problem.name == "NAND"
    assert [learner.problem.name for learner in again.learners] == ["AND", "OR", "XOR"]
    for learner, other in zip(learners, again.learners, strict=True):
        assert isinstance(learner, ThresholdRule)
        assert isinstance(other, ThresholdRule)
        assert other.weights_A.tolist() == learner.weights_A.tolist()
        assert other.problem.labels_N.tolist() == learner.problem.labels_N.tolist()


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to everything in the dict."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for key, inside in pairs for way in _leaves(inside, (*path, key)))]


PLAIN = lab_to_dict(_lab())


def _changed(path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(PLAIN)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -1e400, 10**400, {"a": 1}, "abc", [[]], None])
def test_a_wrong_value_anywhere_is_refused_in_a_sentence(wrong: Any) -> None:
    for path in _leaves(PLAIN):
        if path[-2:] == ("problem", "name") and isinstance(wrong, str):
            continue
        if path[:1] == ("learners",) and path[-1] == "problem" and wrong is None:  # the lab's own
            continue
        if path[-2:] == ("batches", "size") and wrong is None:  # all samples
            continue
        with pytest.raises(ValueError) as caught:
            lab_from_dict(_changed(path, wrong))
        assert len(str(caught.value)) > 15, path
        assert "\n" not in str(caught.value)


def test_a_key_too_many_or_too_few_is_refused_by_its_name() -> None:
    for path in _leaves(PLAIN):
        at = PLAIN
        for key in path:
            at = at[key]
        if isinstance(at, dict):
            with pytest.raises(ValueError, match="unknown key 'extra'"):
                lab_from_dict(_changed(path, {**at, "extra": 1}))
            for name in at:
                with pytest.raises(ValueError, match=f"lacks the key '{name}'"):
                    lab_from_dict(_changed(path, {key: inside for key, inside in at.items() if key != name}))
        if isinstance(at, list) and at:
            if path[-1] == "learners":
                continue
            with pytest.raises(ValueError):
                lab_from_dict(_changed(path, at[:-1]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "must be an object"),
        ("null", "not nothing"),
        (json.dumps({**PLAIN, "format": 2}), "only 1 is known"),
        (json.dumps({**PLAIN, "learners": []}), "no learner"),
        (json.dumps({**PLAIN, "learners": PLAIN["learners"] * 2}), "more than 3"),
        (json.dumps(PLAIN).replace('"rate": 0.5', '"rate": NaN'), "rate must be finite"),
        (json.dumps(PLAIN).replace('"rate": 0.5', '"rate": 1e400'), "rate must be finite"),
        (json.dumps(PLAIN).replace('"rate": 0.5', '"rate": 0'), "rate must be above 0"),
        (json.dumps(PLAIN).replace('"rate": 0.5', '"rate": true'), "rate must be a number"),
        (json.dumps(PLAIN).replace('"position": 0', '"position": 4'), "position must be 0 to 3"),
        (json.dumps(PLAIN).replace('"epoch": ', '"epoch": -'), "epoch must be 0 to"),
        (json.dumps(PLAIN).replace('"sum": ["', '"sum": ["1/0'), "must be a fraction"),
        (json.dumps(PLAIN).replace('"start": ["', f'"start": ["{10**400}'), "start must be finite"),
        (json.dumps(PLAIN).replace('"momentum": 0.9', '"momentum": 1.0'), "momentum must be from 0"),
        (json.dumps(PLAIN).replace('"mse"', '"cross entropy"'), "cross entropy needs"),
    ],
)
def test_what_is_no_lab_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        lab_from_text(text)


def test_absurd_but_finite_weights_do_no_harm() -> None:
    changed = copy.deepcopy(PLAIN)
    changed["learners"][2]["run"]["layers"][0]["weights"][0][0] = 1e308
    changed["learners"][2]["run"]["layers"][0]["weights"][0][1] = -1e308
    lab = lab_from_dict(changed)
    lab.learners[2].step()
    lab.learners[2].verdict()
    lab.learners[2].respond(np.ones((3, 2)))
