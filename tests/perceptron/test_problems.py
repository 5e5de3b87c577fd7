"""Problems refuse what is no problem, and cannot be changed."""

import numpy as np
import pytest

from mnistgui.perceptron.problems import PROBLEMS, Problem, corners, gate, is_truth_table, truth_table


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
            assert truth["NOR"][a, b] == 1 - (a or b)
            assert truth["XOR"][a, b] == a ^ b
            assert truth["XNOR"][a, b] == 1 - (a ^ b)


@pytest.mark.parametrize(
    ("points", "labels"),
    [
        (np.zeros((0, 2)), np.zeros(0, int)),
        (np.zeros((3, 4)), np.zeros(3, int)),
        (np.zeros(3), np.zeros(3, int)),
        (np.zeros((3, 2)), np.zeros(2, int)),
        (np.full((1, 2), np.nan), np.zeros(1, int)),
        (np.full((1, 2), np.inf), np.zeros(1, int)),
        (np.full((1, 2), -2e6), np.zeros(1, int)),
        (np.zeros((1, 2)), np.array([2])),
        (np.zeros((1, 2)), np.array([0.5])),
    ],
)
def test_what_is_no_problem_is_refused(points: np.ndarray, labels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="must"):
        Problem(name="bad", points_NI=points, labels_N=labels)


def test_a_problem_cannot_be_changed_from_outside() -> None:
    points = np.zeros((2, 2))
    problem = Problem(name="own", points_NI=points, labels_N=np.array([0, 1]))
    points[0, 0] = 5.0
    assert problem.points_N2[0, 0] == 0.0
    with pytest.raises(ValueError, match="read-only"):
        problem.labels_N[0] = 1


def test_signed_points_are_in_front_of_a_separating_line() -> None:
    problem = gate("AND", (0, 0, 0, 1))
    assert ((problem.signed_points @ np.array([2.0, 2.0, -3.0])) > 0).all()
    assert not ((problem.signed_points @ np.array([2.0, 2.0, -1.0])) > 0).all()


def test_a_truth_table_of_three_inputs_counts_up() -> None:
    parity = truth_table("parity", (0, 1, 1, 0, 1, 0, 0, 1))
    assert parity.inputs == 3
    assert [sum(point) % 2 for point in corners(3).tolist()] == parity.labels_N.tolist()
    assert parity.points_NI[1].tolist() == [0, 0, 1]
    assert parity.augmented_points.shape == (8, 4)
    with pytest.raises(ValueError, match="plane"):
        parity.points_N2  # noqa: B018
    with pytest.raises(ValueError, match="4 or 8"):
        truth_table("short", (0, 1, 1))


def test_more_classes_have_no_signed_points_but_one_against_the_rest() -> None:
    problem = truth_table("three", (0, 1, 2, 2), classes=3)
    assert problem.signed_for(2)[:, 2].tolist() == [-1, -1, 1, 1]
    with pytest.raises(ValueError, match="two classes"):
        problem.signed_points  # noqa: B018
    with pytest.raises(ValueError, match="must be 0 or 1"):
        truth_table("two", (0, 1, 2, 2))
    with pytest.raises(ValueError, match="2 to 4"):
        truth_table("five", (0, 1, 2, 3), classes=5)


def test_a_truth_table_is_known_as_one() -> None:
    assert is_truth_table(PROBLEMS["XOR"])
    assert not is_truth_table(Problem(name="own", points_NI=corners(2)[:3], labels_N=np.zeros(3, int)))
    moved = np.array([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.5)])
    assert not is_truth_table(Problem(name="own", points_NI=moved, labels_N=np.zeros(4, int)))
