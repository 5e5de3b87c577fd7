"""The linear program is right: against brute force in whole numbers, and its proofs hold."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.contradiction import proof_of
from mnistgui.perceptron.problems import PROBLEMS, Problem, corners, truth_table
from mnistgui.perceptron.separability import (
    decide,
    mistake_bound,
    one_against_rest,
    separable_together,
    separate,
)

Point = tuple[int, int]


def _turn(a: Point, b: Point, c: Point) -> int:
    """Twice the signed area of a triangle, exact for whole numbers."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _segments_meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    if _turn(a, b, c) == _turn(a, b, d) == 0 and _turn(c, d, a) == _turn(c, d, b) == 0:
        # All on one line: they meet if their shadows on both axes do.
        return all(max(min(a[i], b[i]), min(c[i], d[i])) <= min(max(a[i], b[i]), max(c[i], d[i])) for i in (0, 1))
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _in_triangle(p: Point, a: Point, b: Point, c: Point) -> bool:
    turns = _turn(a, b, p), _turn(b, c, p), _turn(c, a, p)
    # Flat triangles are segments, which the other test looks at.
    return _turn(a, b, c) != 0 and (min(turns) >= 0 or max(turns) <= 0)


def _hulls_meet(ones: list[Point], zeros: list[Point]) -> bool:
    """Kirchberger's theorem (1903): if the hulls meet, then already those of at most four of the points do."""
    pairs = product(product(ones, ones), product(zeros, zeros))
    if any(_segments_meet(*one, *zero) for one, zero in pairs):
        return True
    return any(
        _in_triangle(p, *triangle)
        for some, others in ((ones, zeros), (zeros, ones))
        for p in some
        for triangle in combinations(others, 3)
    )


_POINT = st.tuples(st.integers(-3, 3), st.integers(-3, 3))
_SAMPLES = st.lists(st.tuples(_POINT, st.integers(0, 1)), min_size=1, max_size=7)


@given(_SAMPLES)
@settings(max_examples=150, deadline=None)
def test_the_decision_is_that_of_brute_force(samples: list[tuple[Point, int]]) -> None:
    problem = Problem(
        name="random",
        points_NI=np.array([point for point, _ in samples], dtype=float),
        labels_N=np.array([label for _, label in samples]),
    )
    ones = [point for point, label in samples if label == 1]
    zeros = [point for point, label in samples if label == 0]

    decision = decide(problem)

    assert decision.separable == (not _hulls_meet(ones, zeros))
    if decision.line_A is not None:
        assert (problem.signed_points @ decision.line_A > 0).all()
        assert decision.contradiction_N is None
    else:
        assert decision.contradiction_N is not None
        assert (decision.contradiction_N >= 0).all()
        assert decision.contradiction_N.any()
        np.testing.assert_allclose(decision.contradiction_N @ problem.signed_points, 0, atol=1e-6)


@pytest.mark.parametrize("name", ["AND", "OR", "NAND"])
def test_and_or_and_nand_have_a_line(name: str) -> None:
    assert decide(PROBLEMS[name]).separable


def test_the_four_signed_points_of_xor_sum_to_zero() -> None:
    decision = decide(PROBLEMS["XOR"])
    assert not decision.separable
    assert decision.contradiction_N is not None
    assert decision.contradiction_N.tolist() == [1, 1, 1, 1]
    assert PROBLEMS["XOR"].signed_points.sum(axis=0).tolist() == [0, 0, 0]


def test_one_place_with_two_classes_cannot_be_separated() -> None:
    problem = Problem(
        name="torn", points_NI=np.array([(1.0, 2.0), (1.0, 2.0), (5.0, 5.0)]), labels_N=np.array([0, 1, 1])
    )
    decision = decide(problem)
    assert decision.contradiction_N is not None
    assert decision.contradiction_N.tolist() == [1, 1, 0]


@pytest.mark.parametrize(("name", "bound"), [("AND", 51), ("OR", 27), ("NAND", 51), ("NOR", 27)])
def test_the_mistake_bound_of_a_gate(name: str, bound: int) -> None:
    assert mistake_bound(PROBLEMS[name]) == pytest.approx(bound)


def test_what_cannot_be_separated_has_no_bound() -> None:
    assert mistake_bound(PROBLEMS["XOR"]) is None


# Weights on inputs -1 and 1. Every threshold function of three inputs has whole ones of at most 3.
_LINES = np.array(list(product(range(-3, 4), repeat=4)), dtype=float)


@pytest.mark.parametrize("number", range(256))
def test_tables_of_three_inputs_are_decided_as_by_trying_all_small_weights(number: int) -> None:
    table = truth_table("table", [number >> row & 1 for row in range(8)])
    points = np.column_stack((2 * table.points_NI - 1, np.ones(8)))
    signed = points * np.where(table.labels_N == 1, 1, -1)[:, None]
    tried = ((signed @ _LINES.T) > 0).all(axis=0).any()
    assert decide(table).separable == tried


def test_of_256_tables_of_three_inputs_104_have_a_plane() -> None:
    # Muroga, Threshold Logic and Its Applications (1971): of two inputs 14 functions, of three 104.
    tables = [truth_table("table", [number >> row & 1 for row in range(8)]) for number in range(256)]
    assert sum(decide(table).separable for table in tables) == 104
    gates = [truth_table("gate", [number >> row & 1 for row in range(4)]) for number in range(16)]
    assert sum(decide(gate).separable for gate in gates) == 14


@given(_SAMPLES)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_contradiction_of_whole_points_is_written_in_whole_numbers(samples: list[tuple[Point, int]]) -> None:
    problem = Problem(
        name="random",
        points_NI=np.array([point for point, _ in samples], dtype=float),
        labels_N=np.array([label for _, label in samples]),
    )
    proof = proof_of(problem, decide(problem))
    assert (proof is None) == decide(problem).separable
    if proof is not None:
        assert proof.exact
        assert (proof.weights_S > 0).all()
        assert (proof.weights_S % 1 == 0).all()
        assert (proof.weights_S @ problem.signed_points[list(proof.samples)]).tolist() == [0, 0, 0]


def test_the_proof_of_points_with_decimals_has_weights() -> None:
    # (0.3, 0) lies between (0, 0) and (0.9, 0): two thirds of the first and one third of the other.
    problem = Problem(name="own", points_NI=[(0.0, 0.0), (0.3, 0.0), (0.9, 0.0)], labels_N=[0, 1, 0])
    proof = proof_of(problem, decide(problem))
    assert proof is not None and proof.exact
    assert (proof.samples, proof.weights_S.tolist()) == ((0, 1, 2), [2, 3, 1])


def test_the_proof_of_dragged_points_is_near_zero_and_says_so() -> None:
    generator = np.random.default_rng(3)
    problem = Problem(name="dust", points_NI=generator.normal(size=(20, 2)), labels_N=generator.integers(0, 2, 20))
    proof = proof_of(problem, decide(problem))
    assert proof is not None and not proof.exact
    np.testing.assert_allclose(proof.weights_S @ proof.signed_SA, proof.sum_A)
    assert np.abs(proof.sum_A).max() < 1e-6


@given(_SAMPLES, st.sampled_from([1e-3, 1.0, 1e4]), st.sampled_from([0.0, 50.0]))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_decision_does_not_depend_on_the_unit_of_length(
    samples: list[tuple[Point, int]], scale: float, shift: float
) -> None:
    points, labels = np.array([point for point, _ in samples], dtype=float), np.array([label for _, label in samples])
    plain = Problem(name="plain", points_NI=points, labels_N=labels)
    other = Problem(name="other", points_NI=scale * (points + shift), labels_N=labels)
    assert decide(plain).separable == decide(other).separable


_SMALL = np.array(list(product(range(-5, 6), repeat=3)), dtype=float) / 2


@pytest.mark.parametrize("labels", list(product(range(3), repeat=4)))
def test_classes_of_a_table_against_the_rest_and_together(labels: tuple[int, ...]) -> None:
    problem = truth_table("table", labels, classes=3)
    decisions = one_against_rest(problem)
    tried = [bool(((problem.signed_for(label) @ _SMALL.T) > 0).all(axis=0).any()) for label in range(3)]
    assert [decision.separable for decision in decisions] == tried
    if all(tried):  # one line a class against the rest is enough; the other way round it is not
        assert separable_together(problem)


def test_a_class_between_two_others_can_win_though_no_line_takes_it_out() -> None:
    row = Problem(name="row", points_NI=[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)], labels_N=[0, 1, 2], classes=3)
    assert [decision.separable for decision in one_against_rest(row)] == [True, False, True]
    assert separable_together(row)
    proof = proof_of(row, one_against_rest(row)[1], label=1)
    assert proof is not None and proof.weights_S.tolist() == [1, 2, 1]
    crossed = Problem(name="crossed", points_NI=corners(2), labels_N=[0, 1, 1, 0], classes=3)
    assert not separable_together(crossed)


def test_more_than_two_classes_are_not_one_question() -> None:
    with pytest.raises(ValueError, match="two classes"):
        decide(truth_table("three", (0, 1, 2, 2), classes=3))


def test_vectors_of_any_length_are_separated() -> None:
    rows = np.random.default_rng(0).normal(size=(5, 9))
    found = separate(rows)
    assert found.line_A is not None and (rows @ found.line_A > 0).all()
    opposed = separate(np.vstack((rows, -rows[2])))
    assert opposed.contradiction_N is not None and opposed.contradiction_N.tolist() == [0, 0, 1, 0, 0, 1]
