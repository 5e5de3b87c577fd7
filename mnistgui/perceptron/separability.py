"""Can one line do it? Decided by a linear program, never guessed, and with a proof either way.

The signed, augmented points y_i are (x1, x2, 1), negated for class 0 (`Problem.signed_points`). A line w separates the
classes if w.y_i > 0 for every i. By Gordan's theorem (1873) exactly one of two things exists: such a line, or a
*contradiction*, numbers a_i >= 0, not all zero, with sum a_i y_i = 0. A contradiction rules out every line at once and
has nothing to do with any order of learning: from w.y_i > 0 would follow w.(sum a_i y_i) > 0, but that is w.0 = 0.

With three inputs the line is a plane; nothing else changes. With K > 2 classes each class has its question, against
all the others (`one_against_rest`), and there is the weaker one that K linear units answer together
(`separable_together`).

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

    ``line_A`` (w1, w2, b) has every point on its right side, with w.y_i >= 1. ``contradiction_N`` holds one number a
    point (its smallest positive one is 1), with which the signed points sum to zero; for XOR it is (1, 1, 1, 1).
    """

    line_A: Floats | None
    contradiction_N: Floats | None

    @property
    def separable(self) -> bool:
        """Whether one line separates the two classes."""
        return self.line_A is not None


def warm_up() -> None:
    """Import scipy and solve one small problem with it."""
    decide(PROBLEMS["XOR"])


@lru_cache(maxsize=64)
def decide(problem: Problem) -> Separation:
    """Decide by linear programs whether one line separates ``problem``; a problem once decided is remembered.

    Raises:
        ValueError: there are more than two classes.
        ArithmeticError: the solver gave neither proof (numbers of absurd size).
    """
    return separate(problem.signed_points)


@lru_cache(maxsize=64)
def one_against_rest(problem: Problem) -> tuple[Separation, ...]:
    """Decide for each class whether one line has its points on one side and all the others on the other.

    Raises:
        ArithmeticError: as for `decide`.
    """
    return tuple(separate(problem.signed_for(label)) for label in range(problem.classes))


@lru_cache(maxsize=64)
def separable_together(problem: Problem) -> bool:
    """Decide whether one linear unit a class can have, at every point, the largest sum for the right class.

    Of two classes it is the question of one line. Of more it asks less than one line a class against the rest: a class
    between two others can win in the middle. Kesler's construction (Duda and Hart, 1973) makes one long vector of all
    units' weights, and a signed point of every pair of a point and a class that it must be told from.

    Raises:
        ArithmeticError: as for `decide`.
    """
    if problem.classes == 2:
        return decide(problem).separable
    augmented_NA = problem.augmented_points
    rows = []
    for point_A, label in zip(augmented_NA, problem.labels_N, strict=True):
        for other in range(problem.classes):
            if other != label:
                row_KA = np.zeros((problem.classes, len(point_A)))
                row_KA[label], row_KA[other] = point_A, -point_A
                rows.append(row_KA.ravel())
    return separate(np.array(rows)).separable


def separate(signed_NA: Floats) -> Separation:
    """Find a vector with all of ``signed_NA`` in front of it, or the proof that there is none.

    Raises:
        ArithmeticError: the solver gave neither (numbers of absurd size).
    """
    # Columns of one size help the solver, and change neither question: w and the sum are scaled back.
    size_A = np.abs(signed_NA).max(axis=0)
    size_A[size_A == 0] = 1.0
    line_A = _find_line(signed_NA / size_A)
    if line_A is not None:
        line_A = line_A / size_A
        if (signed_NA @ line_A > 0).all():
            return Separation(line_A=line_A, contradiction_N=None)
    return Separation(line_A=None, contradiction_N=_find_contradiction(signed_NA / size_A))


def _find_line(signed_NA: Floats) -> Floats | None:
    """Find w with w.y_i >= 1 for all i; any separating line can be scaled to that."""
    from scipy.optimize import linprog

    count, size = signed_NA.shape
    found = linprog(np.zeros(size), A_ub=-signed_NA, b_ub=-np.ones(count), bounds=(None, None))
    if found.status == _OPTIMAL:
        return np.asarray(found.x, dtype=np.float64)
    if found.status == _INFEASIBLE:
        return None
    raise ArithmeticError(f"the linear program was not decided: {found.message}")


def _find_contradiction(signed_NA: Floats) -> Floats:
    """Find a >= 0 with sum a_i y_i = 0 and sum a_i = 1, then scale its smallest positive entry to 1."""
    from scipy.optimize import linprog

    count, size = signed_NA.shape
    equations = np.vstack((signed_NA.T, np.ones(count)))
    found = linprog(np.zeros(count), A_eq=equations, b_eq=[*np.zeros(size), 1], bounds=(0, None))
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

    signed_NA = problem.signed_points
    matrix = np.vstack((signed_NA.T, np.ones(len(signed_NA))))
    goal = np.append(np.zeros(signed_NA.shape[1]), 1.0)
    shares, _ = nnls(matrix, goal)
    rest = matrix @ shares - goal
    shortest_A = -rest[:-1] / rest[-1]
    return float((problem.augmented_points**2).sum(axis=1).max() * (shortest_A @ shortest_A))
