"""Rosenblatt's rule: the mistakes it makes, and the circle it goes in."""

from fractions import Fraction
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.points import move_point
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.separability import decide, mistake_bound
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import VerdictKind
from tests.perceptron.driving import steps


def _run(rule: ThresholdRule, most: int = 5000) -> None:
    for step in islice(steps(rule), most):
        if step.verdict.final:
            return


def _epochs(rule: ThresholdRule, count: int) -> None:
    for _ in range(count * len(rule.problem)):
        rule.step()


@pytest.mark.parametrize(("name", "mistakes"), [("AND", 10), ("OR", 4), ("NAND", 11)])
@pytest.mark.parametrize("rate", [1.0, 0.1, 0.3])
def test_a_gate_is_learned_with_exactly_its_mistakes_at_any_rate(name: str, mistakes: int, rate: float) -> None:
    rule = ThresholdRule(PROBLEMS[name], rate=rate)
    _run(rule)
    verdict = rule.verdict()
    assert verdict.kind is VerdictKind.LEARNED
    assert verdict.updates == mistakes
    assert verdict.mistake_bound is not None
    assert verdict.updates <= verdict.mistake_bound


def test_a_learned_gate_is_never_corrected_again() -> None:
    rule = ThresholdRule(PROBLEMS["AND"])
    _run(rule)
    weights_3 = rule.weights_3
    _epochs(rule, 3)
    assert rule.updates == 10
    assert rule.weights_3.tolist() == weights_3.tolist()


def test_the_rule_makes_the_updates_of_the_textbook_on_xor() -> None:
    rule = ThresholdRule(PROBLEMS["XOR"])
    seen = []
    for _ in range(12):
        rule.step()
        seen.append(rule.weights_3.tolist())
    first, second, third = seen[:4], seen[4:8], seen[8:]
    assert first == [[0, 0, 0], [0, 1, 1], [0, 1, 1], [-1, 0, 0]]
    assert second == [[-1, 0, 0], [-1, 1, 1], [0, 1, 2], [-1, 0, 1]]
    assert third == [[-1, 0, 0], [-1, 1, 1], [0, 1, 2], [-1, 0, 1]]


@pytest.mark.parametrize("rate", [1.0, 0.1, 0.7])
def test_xor_returns_after_epoch_three_to_the_weights_of_epoch_two(rate: float) -> None:
    rule = ThresholdRule(PROBLEMS["XOR"], rate=rate)
    _epochs(rule, 2)
    assert rule.cycle is None
    np.testing.assert_allclose(rule.weights_3, (-rate, 0, rate))
    _epochs(rule, 1)
    assert rule.cycle is not None
    assert (rule.cycle.first_epoch, rule.cycle.epoch) == (2, 3)
    np.testing.assert_allclose(rule.cycle.weights_A, (-rate, 0, rate))
    assert rule.cycle.updates_N == (1, 1, 1, 1)
    assert rule.verdict().kind is VerdictKind.IMPOSSIBLE


def test_the_updates_of_a_cycle_are_a_contradiction() -> None:
    rule = ThresholdRule(PROBLEMS["XOR"])
    _run(rule)
    assert rule.cycle is not None
    assert (np.array(rule.cycle.updates_N) @ PROBLEMS["XOR"].signed_points).tolist() == [0, 0, 0]


def test_standing_still_is_no_return() -> None:
    rule = ThresholdRule(PROBLEMS["OR"])
    _epochs(rule, 20)
    assert rule.cycle is None
    assert rule.verdict().kind is VerdictKind.LEARNED


def test_a_return_needs_no_zero_start_and_no_whole_numbers() -> None:
    rule = ThresholdRule(PROBLEMS["XOR"], rate=0.1, start_A=(0.37, -1.21, 0.05))
    _run(rule)
    assert rule.cycle is not None
    assert rule.verdict().kind is VerdictKind.IMPOSSIBLE


def test_the_bound_is_not_claimed_for_another_start() -> None:
    rule = ThresholdRule(PROBLEMS["AND"], start_A=(0.5, 0.0, 0.0))
    _run(rule)
    assert rule.verdict().kind is VerdictKind.LEARNED
    assert rule.verdict().mistake_bound is None


def test_a_sum_of_exactly_zero_is_no_yes_where_floating_point_would_say_yes() -> None:
    problem = Problem(
        name="own", points_NI=np.array([(1.0, -1.0), (3.0, 1.0), (3.0, -3.0)]), labels_N=np.array([0, 1, 1])
    )
    rule = ThresholdRule(problem, rate=0.7)
    for _ in range(4):
        rule.step()
    assert rule.respond(problem.points_N2).sums_M[2] > 0  # 4e-16
    assert rule.at_samples().sums_M[2] == 0
    assert rule.at_samples().outputs_M[2] == 0


_POINT = st.tuples(st.integers(-2, 2), st.integers(-2, 2))


@given(st.lists(st.tuples(_POINT, st.integers(0, 1)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_the_rule_and_the_linear_program_never_disagree(samples: list[tuple[tuple[int, int], int]]) -> None:
    problem = Problem(
        name="random",
        points_NI=np.array([point for point, _ in samples], dtype=float),
        labels_N=np.array([label for _, label in samples]),
    )
    rule = ThresholdRule(problem)
    _run(rule, most=3000)
    kind = rule.verdict().kind
    assert kind is not VerdictKind.UNDECIDED
    assert (kind is VerdictKind.LEARNED) == decide(problem).separable
    bound = mistake_bound(problem)
    if bound is not None:
        assert rule.updates <= bound + 1e-6


def _state(rule: ThresholdRule) -> tuple[object, ...]:
    return rule.moment, dict(rule._visits)


@pytest.mark.parametrize("batches", [Batches(), Batches(shuffled=True, seed=4)])
def test_going_back_undoes_every_step_and_every_return(batches: Batches) -> None:
    rule = ThresholdRule(PROBLEMS["XOR"], batches=batches)
    states = [_state(rule)]
    for _ in range(40):
        rule.step()
        states.append(_state(rule))
    assert rule.cycle is not None
    for state in reversed(states[:-1]):
        assert rule.back()
        assert _state(rule) == state
    assert not rule.back()
    for state in states[1:]:
        rule.step()
        assert rule.moment.sum_A == state[0].sum_A


def test_a_shuffled_return_is_no_period_and_still_a_proof() -> None:
    for seed in range(10):
        rule = ThresholdRule(PROBLEMS["XOR"], batches=Batches(shuffled=True, seed=seed))
        _run(rule, 20_000)
        assert rule.cycle is not None
        assert not rule.cycle.periodic
        assert (np.array(rule.cycle.updates_N) @ PROBLEMS["XOR"].signed_points).tolist() == [0, 0, 0]
        assert rule.verdict().kind is VerdictKind.IMPOSSIBLE


def test_a_period_repeats_as_its_definition_says() -> None:
    rule = ThresholdRule(PROBLEMS["XOR"], start_A=(0.5, -0.25, 1.0))
    _run(rule)
    assert rule.cycle is not None and rule.cycle.periodic
    length = 4 * (rule.cycle.epoch - rule.cycle.first_epoch)
    rounds = []
    for _ in range(3):
        seen = []
        for _ in range(length):
            rule.step()
            seen.append(tuple(rule.weights_A))
        rounds.append(seen)
    assert rounds[0] == rounds[1] == rounds[2]
    assert rounds[0][-1] == tuple(rule.cycle.weights_A)


def test_weights_put_in_by_hand_are_a_new_start() -> None:
    rule = ThresholdRule(PROBLEMS["AND"])
    _epochs(rule, 2)
    before = _state(rule)
    rule.set_weights((0.5, 0.0, 0.0))
    assert rule.updates == 0
    assert rule.weights_A.tolist() == [0.5, 0, 0]
    _run(rule)
    assert rule.verdict().kind is VerdictKind.LEARNED
    assert rule.verdict().mistake_bound is None
    while rule.moment.start_A == (0.5, 0, 0):
        rule.back()
    assert _state(rule) == before
    rule.set_weights((0.0, 0.0, 0.0))
    _run(rule)
    assert rule.verdict().mistake_bound == pytest.approx(51)
    for wrong in ((1.0, 2.0), (1.0, 2.0, float("nan"))):
        with pytest.raises(ValueError, match="3 finite"):
            rule.set_weights(wrong)


def test_a_point_can_be_dragged_while_the_rule_learns() -> None:
    rule = ThresholdRule(PROBLEMS["XOR"])
    _epochs(rule, 10)
    assert rule.verdict().kind is VerdictKind.IMPOSSIBLE
    weights = rule.weights_A.tolist()
    rule.replace_problem(move_point(PROBLEMS["XOR"], 3, (0.25, 0.75)))
    assert rule.weights_A.tolist() == weights
    assert rule.cycle is None
    rule.replace_problem(move_point(PROBLEMS["XOR"], 0, (1.0, 3.0)))
    _run(rule)
    assert rule.verdict().kind is VerdictKind.LEARNED


def test_points_that_never_come_back_are_decided_by_the_linear_program() -> None:
    generator = np.random.default_rng(0)
    problem = Problem(name="dust", points_NI=generator.normal(size=(12, 2)), labels_N=generator.integers(0, 2, 12))
    assert not decide(problem).separable
    rule = ThresholdRule(problem)
    _run(rule, 5000)
    verdict = rule.verdict()
    assert verdict.kind is VerdictKind.IMPOSSIBLE
    assert verdict.cycle is None
    assert verdict.separation is not None and verdict.separation.contradiction_N is not None


def test_three_inputs_are_learned_and_four_classes_refused() -> None:
    rule = ThresholdRule(truth_table("majority", (0, 0, 0, 1, 0, 1, 1, 1)))
    _run(rule)
    verdict = rule.verdict()
    assert verdict.kind is VerdictKind.LEARNED
    assert verdict.mistake_bound is not None and verdict.updates <= verdict.mistake_bound
    assert rule.weights_A.shape == (4,)
    assert rule.answers(rule.problem.points_NI).classes_M.tolist() == rule.problem.labels_N.tolist()
    with pytest.raises(ValueError, match="two classes"):
        ThresholdRule(truth_table("four", (0, 1, 2, 3), classes=4))


def test_a_torn_place_is_named() -> None:
    problem = Problem(name="torn", points_NI=np.array([(1.0, 2.0), (1.0, 2.0)]), labels_N=np.array([0, 1]))
    rule = ThresholdRule(problem)
    _run(rule)
    assert rule.verdict().kind is VerdictKind.IMPOSSIBLE
    assert rule.verdict().torn[0].point == (1.0, 2.0)


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9), st.integers(0, 1)), min_size=2, max_size=8),
    st.sampled_from([1.0, 0.1, 0.7]),
    st.integers(0, 60),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_answer_is_the_exact_one(samples: list[tuple[int, int, int]], rate: float, steps_: int) -> None:
    points_NI = np.array([sample[:2] for sample in samples]) / 10
    problem = Problem(name="tenths", points_NI=points_NI, labels_N=np.array([sample[2] for sample in samples]))
    rule = ThresholdRule(problem, rate=rate)
    for _ in range(steps_):
        rule.step()
    weights = [Fraction(rate) * total for total in rule.moment.sum_A]
    for index, (x1, x2) in enumerate(problem.points_NI.tolist()):
        exact = weights[0] * Fraction(x1) + weights[1] * Fraction(x2) + weights[2]
        assert rule.at_samples().outputs_M[index] == (exact > 0)
        assert rule.at_samples().sums_M[index] == pytest.approx(float(exact), abs=1e-12)


@given(st.lists(st.tuples(_POINT, st.integers(0, 1)), min_size=2, max_size=6), st.integers(0, 5))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_the_bound_holds_in_any_order(samples: list[tuple[tuple[int, int], int]], seed: int) -> None:
    problem = Problem(
        name="random",
        points_NI=np.array([point for point, _ in samples], dtype=float),
        labels_N=np.array([label for _, label in samples]),
    )
    bound = mistake_bound(problem)
    if bound is not None:
        rule = ThresholdRule(problem, batches=Batches(shuffled=True, seed=seed))
        _run(rule, most=5000)
        assert rule.verdict().kind is VerdictKind.LEARNED
        assert rule.updates <= bound + 1e-6
