"""The proof that no line can do it, in numbers that a class can add up by hand.

`separability.decide` finds a contradiction by floating point: weights with which the signed points sum to zero. Here
they become whole numbers where the points' decimals allow it, and the sum is checked exactly. And the simplest of all
contradictions is found without any program: two points at one place with two classes.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

import numpy as np

from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.separability import Separation

_LARGEST_WEIGHT = 1_000_000  # no class adds up larger ones: a dragged point has sixteen decimals


@dataclass(frozen=True, kw_only=True)
class Torn:
    """One place with points of several classes: nothing at all can answer all of them rightly."""

    point: tuple[float, ...]
    samples: tuple[int, ...]
    classes: tuple[int, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Proof:
    """Weights that make the signed points sum to zero; ``samples`` are those of weight other than 0.

    Shapes: ``weights_S`` (S,), ``signed_SA`` (S, A) the signed, augmented points of those samples, ``sum_A`` their
    weighted sum. ``exact``: the weights are whole numbers, and the sum is zero in exact arithmetic.
    """

    samples: tuple[int, ...]
    weights_S: Floats
    signed_SA: Floats
    sum_A: Floats
    exact: bool


@lru_cache(maxsize=64)
def torn_places(problem: Problem) -> tuple[Torn, ...]:
    """Find the places that have points of more than one class, in the order of their first points.

    A problem once looked at is remembered: a learner asks after every step."""
    places: dict[tuple[float, ...], list[int]] = {}
    # + 0.0 makes -0.0 the 0.0 that it equals.
    for index, point in enumerate((problem.points_NI + 0.0).tolist()):
        places.setdefault(tuple(point), []).append(index)
    torn = []
    for point, samples in places.items():
        classes = sorted({int(problem.labels_N[sample]) for sample in samples})
        if len(classes) > 1:
            torn.append(Torn(point=point, samples=tuple(samples), classes=tuple(classes)))
    return tuple(torn)


def proof_of(problem: Problem, separation: Separation, label: int = 1) -> Proof | None:
    """Write a contradiction out, whole where possible; None where there is a line. ``label``: the class against all."""
    if separation.contradiction_N is None:
        return None
    signed_NA = problem.signed_for(label)
    samples = tuple(int(sample) for sample in np.flatnonzero(separation.contradiction_N))
    signed_SA = signed_NA[list(samples)]
    whole = _whole_weights(signed_SA)
    weights_S = separation.contradiction_N[list(samples)] if whole is None else np.array(whole, dtype=np.float64)
    return Proof(
        samples=samples,
        weights_S=weights_S,
        signed_SA=signed_SA,
        sum_A=np.zeros(signed_SA.shape[1]) if whole is not None else weights_S @ signed_SA,
        exact=whole is not None,
    )


def _whole_weights(signed_SA: Floats) -> list[int] | None:
    """Solve sum w_s y_s = 0 exactly for the decimals as they are written; None if that gives no positive weights.

    The linear program ends at a corner, so the points that it uses leave one solution, up to a factor.
    """
    rows = [[Fraction(repr(value)) for value in column] for column in signed_SA.T.tolist()]
    count = len(signed_SA)
    pivots: list[int] = []
    for column in range(count):
        found = next((r for r in range(len(pivots), len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        at = len(pivots)
        rows[at], rows[found] = rows[found], rows[at]
        rows[at] = [value / rows[at][column] for value in rows[at]]
        for r, row in enumerate(rows):
            if r != at and row[column]:
                rows[r] = [value - row[column] * top for value, top in zip(row, rows[at], strict=True)]
        pivots.append(column)
    free = [column for column in range(count) if column not in pivots]
    if len(free) != 1:
        return None
    weights = [Fraction(1)] * count
    for r, column in enumerate(pivots):
        weights[column] = -rows[r][free[0]]
    if min(weights) <= 0:
        return None
    scale = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * scale) for weight in weights]
    whole = [weight // gcd(*whole) for weight in whole]
    return whole if max(whole) <= _LARGEST_WEIGHT else None
