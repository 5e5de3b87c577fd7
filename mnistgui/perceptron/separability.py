"""Can one line do it? Decided by a linear program, never guessed, and with a proof either way.

The signed, augmented points y_i are (x1, x2, 1), negated for class 0 (`Problem.signed_points`). A line w separates the
classes if w.y_i > 0 for every i. By Gordan's theorem (1873) exactly one of two things exists: such a line, or a
*contradiction*, numbers a_i >= 0, not all zero, with sum a_i y_i = 0. A contradiction rules out every line at once and
has nothing to do with any order of learning: from w.y_i > 0 would follow w.(sum a_i y_i) > 0, but that is w.0 = 0.

scipy is imported inside the functions: it costs 0.3 s, which the start of the program need not pay. A program with a
window calls `warm_up` in a thread, so that the first verdict does not wait for the import either.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from mnistgui.perceptron.problems import PROBLEMS, Floats, Problem

_OPTIMAL, _INFEASIBLE = 0, 2  # scipy.optimize.linprog's status numbers


@dataclass(frozen=True, eq=False, kw_only=True)
class Separation:
    """The decision. Exactly one of the two proofs is there.

    ``line_3`` (w1, w2, b) has every point on its right side, with w.y_i >= 1. ``contradiction_N`` holds one number a
    point (its smallest positive one is 1), with which the signed points sum to zero; for XOR it is (1, 1, 1, 1).
    """

    line_3: Floats | None
    contradiction_N: Floats | None

    @property
    def separable(self) -> bool:
        """Whether one line separates the two classes."""
        return self.line_3 is not None


def warm_up() -> None:
    """Import scipy and solve one small problem with it."""
    decide(PROBLEMS["XOR"])


@lru_cache(maxsize=64)
def decide(problem: Problem) -> Separation:
    """Decide by linear programs whether one line separates ``problem``; a problem once decided is remembered.

    Raises:
        ArithmeticError: the solver gave neither proof (numbers of absurd size).
    """
    line = _find_line(problem.signed_points)
    if line is not None:
        return Separation(line_3=line, contradiction_N=None)
    return Separation(line_3=None, contradiction_N=_find_contradiction(problem.signed_points))


def _find_line(signed_N3: Floats) -> Floats | None:
    """Find w with w.y_i >= 1 for all i; any separating line can be scaled to that."""
    from scipy.optimize import linprog

    found = linprog(np.zeros(3), A_ub=-signed_N3, b_ub=-np.ones(len(signed_N3)), bounds=(None, None))
    if found.status == _OPTIMAL:
        return np.asarray(found.x, dtype=np.float64)
    if found.status == _INFEASIBLE:
        return None
    raise ArithmeticError(f"the linear program was not decided: {found.message}")


def _find_contradiction(signed_N3: Floats) -> Floats:
    """Find a >= 0 with sum a_i y_i = 0 and sum a_i = 1, then scale its smallest positive entry to 1."""
    from scipy.optimize import linprog

    count = len(signed_N3)
    equations = np.vstack((signed_N3.T, np.ones(count)))
    found = linprog(np.zeros(count), A_eq=equations, b_eq=[0, 0, 0, 1], bounds=(0, None))
    if found.status != _OPTIMAL:
        raise ArithmeticError(f"neither a line nor a contradiction was found: {found.message}")
    shares = np.where(found.x < 1e-9, 0.0, found.x)
    return np.asarray(np.round(shares / shares[shares > 0].min(), 9))


@lru_cache(maxsize=64)
def mistake_bound(problem: Problem) -> float | None:
    """Return R²/γ², which bounds the mistakes of the threshold rule, or None where no line separates the classes.

    It holds (Novikoff 1962) for a start at zero and one sample at a time, in any order and at any rate. R is the
    longest augmented point and γ the widest margin, both with the bias inside: AND 51, OR 27.

    The widest margin is 1/|w| for the shortest w with w.y_i >= 1: "least distance programming", solved by
    non-negative least squares as in Lawson and Hanson, Solving Least Squares Problems (1974), chapter 23.
    """
    if not decide(problem).separable:
        return None
    from scipy.optimize import nnls

    signed_N3 = problem.signed_points
    matrix = np.vstack((signed_N3.T, np.ones(len(signed_N3))))
    goal = np.array([0.0, 0.0, 0.0, 1.0])
    shares, _ = nnls(matrix, goal)
    rest = matrix @ shares - goal
    shortest_3 = -rest[:3] / rest[3]
    return float((problem.augmented_points**2).sum(axis=1).max() * (shortest_3 @ shortest_3))
