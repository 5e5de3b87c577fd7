"""Problems refuse what is no problem, and cannot be changed."""

import numpy as np
import pytest

from mnistgui.perceptron.problems import PROBLEMS, Problem, gate


def test_the_gates_are_those_of_logic() -> None:
    truth = {
        name: {tuple(point): int(label) for point, label in zip(problem.points_N2, problem.labels_N, strict=True)}
        for name, problem in PROBLEMS.items()
    }
    for a in (0, 1):
        for b in (0, 1):
            assert truth["AND"][a, b] == (a and b)
            assert truth["OR"][a, b] == (a or b)
            assert truth["NAND"][a, b] == 1 - (a and b)
            assert truth["XOR"][a, b] == a ^ b


@pytest.mark.parametrize(
    ("points", "labels"),
    [
        (np.zeros((0, 2)), np.zeros(0, int)),
        (np.zeros((3, 3)), np.zeros(3, int)),
        (np.zeros((3, 2)), np.zeros(2, int)),
        (np.full((1, 2), np.nan), np.zeros(1, int)),
        (np.full((1, 2), np.inf), np.zeros(1, int)),
        (np.zeros((1, 2)), np.array([2])),
        (np.zeros((1, 2)), np.array([0.5])),
    ],
)
def test_what_is_no_problem_is_refused(points: np.ndarray, labels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="must be"):
        Problem(name="bad", points_N2=points, labels_N=labels)


def test_a_problem_cannot_be_changed_from_outside() -> None:
    points = np.zeros((2, 2))
    problem = Problem(name="own", points_N2=points, labels_N=np.array([0, 1]))
    points[0, 0] = 5.0
    assert problem.points_N2[0, 0] == 0.0
    with pytest.raises(ValueError, match="read-only"):
        problem.labels_N[0] = 1


def test_signed_points_are_in_front_of_a_separating_line() -> None:
    problem = gate("AND", (0, 0, 0, 1))
    assert ((problem.signed_points @ np.array([2.0, 2.0, -3.0])) > 0).all()
    assert not ((problem.signed_points @ np.array([2.0, 2.0, -1.0])) > 0).all()
