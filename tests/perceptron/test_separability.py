"""The linear program is right: against brute force in whole numbers, and its proofs hold."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.separability import decide, mistake_bound

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


@pytest.mark.parametrize(("name", "bound"), [("AND", 51), ("OR", 27), ("NAND", 51)])
def test_the_mistake_bound_of_a_gate(name: str, bound: int) -> None:
    assert mistake_bound(PROBLEMS[name]) == pytest.approx(bound)


def test_what_cannot_be_separated_has_no_bound() -> None:
    assert mistake_bound(PROBLEMS["XOR"]) is None
