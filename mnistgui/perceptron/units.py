"""What a hidden unit has become: on a truth table, the gate that its activation computes; and the hidden space.

A unit that answers near two levels is a gate: its high level is 1 and its low level is 0. Which output it then gives on
each row is its column, as it would stand in the truth table.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.network import Network, forward
from mnistgui.perceptron.problems import Floats, Problem, corners
from mnistgui.perceptron.separability import Separation, separate

NONE: Final = "none"  # not near two levels, so no gate
OTHER: Final = "other"  # two levels, but a function of three inputs without a name

# Near a level: within this share of the distance between the lowest and the highest answer.
NEAR: Final = 0.15
# Constant: all answers within this share of the activation's span (of the largest answer, where it has none).
SAME: Final = 0.1

_TWO: Final[dict[tuple[int, ...], str]] = {
    (0, 0, 0, 1): "{0} AND {1}",
    (0, 1, 1, 1): "{0} OR {1}",
    (1, 1, 1, 0): "{0} NAND {1}",
    (1, 0, 0, 0): "{0} NOR {1}",
    (0, 1, 1, 0): "{0} XOR {1}",
    (1, 0, 0, 1): "{0} XNOR {1}",
    (0, 0, 1, 0): "{0} AND NOT {1}",
    (0, 1, 0, 0): "NOT {0} AND {1}",
    (1, 0, 1, 1): "{0} OR NOT {1}",
    (1, 1, 0, 1): "NOT {0} OR {1}",
}
_PLAIN: Final = ("AND", "OR", "NAND", "NOR", "XOR", "XNOR")


@dataclass(frozen=True, eq=False, kw_only=True)
class UnitGate:
    """One hidden unit on the truth table's rows (``C`` = 4 or 8 of them, in the order 00, 01, 10, 11).

    ``answers_C`` are its activations. ``column`` is what they are as 0 and 1, or None where they are not near two
    levels; ``name`` is the gate: AND, OR, NAND, NOR, XOR, XNOR, x1, NOT x1, x1 AND NOT x2, ..., 0 or 1 (constant),
    ``none``, or ``other``. With three inputs AND ... XNOR are of all three (XOR: an odd number of ones), and a gate of
    two of them says which: x1 XOR x3.
    """

    answers_C: Floats
    column: tuple[int, ...] | None
    name: str


@dataclass(frozen=True, eq=False, kw_only=True)
class HiddenSpace:
    """The samples as the output layer sees them: ``points_NH``, the activations of the last hidden layer's H units.

    ``separation`` says of two classes whether one line (plane) separates them there; None with more classes, or where
    the numbers cannot be decided.
    """

    points_NH: Floats
    separation: Separation | None


def unit_gates(network: Network) -> tuple[tuple[UnitGate, ...], ...]:
    """Look at every hidden unit, layer by layer, on the corners of the truth table of the network's inputs."""
    passed = forward(network, corners(network.inputs))
    return tuple(
        tuple(unit_gate(answers_C, activation) for answers_C in answers_CH.T)
        for answers_CH, activation in zip(passed.activations[1:-1], network.hidden_activations, strict=True)
    )


def unit_gate(answers_C: Floats, activation: Activation) -> UnitGate:
    """Name the gate that one unit's answers on the rows of a truth table (4 or 8) make."""
    column = _column(answers_C, activation)
    return UnitGate(answers_C=answers_C, column=column, name=NONE if column is None else gate_name(column))


@lru_cache(maxsize=512)
def gate_name(column: tuple[int, ...]) -> str:
    """Return the name of a column of 0 and 1 over the rows of a truth table of two or three inputs."""
    inputs = len(column).bit_length() - 1
    rows = _rows(inputs)
    answer = dict(zip(rows, column, strict=True))
    # The inputs that matter: those that change some answer when they alone change.
    used = [i for i in range(inputs) if any(answer[row] != answer[_flipped(row, i)] for row in rows)]
    names = [f"x{i + 1}" for i in used]
    if not used:
        return str(column[0])
    small = tuple(answer[_spread(row, used, inputs)] for row in _rows(len(used)))
    if len(used) == 1:
        return names[0] if small == (0, 1) else f"NOT {names[0]}"
    if len(used) == 2:
        name = _TWO[small].format(*names)
        plain = name.split()[1] if len(name.split()) == 3 else ""
        return plain if inputs == 2 and plain in _PLAIN else name
    return _name_of_three(column)


def hidden_space(network: Network, problem: Problem) -> HiddenSpace | None:
    """Look at the samples in the space of the last hidden layer; None without a hidden layer."""
    if not network.hidden:
        return None
    points_NH = forward(network, problem.points_NI).activations[-2]
    separation = None
    if problem.classes == 2:
        augmented = np.column_stack((points_NH, np.ones(len(problem))))
        try:
            separation = separate(np.where(problem.labels_N == 1, 1.0, -1.0)[:, None] * augmented)
        except ArithmeticError:  # numbers of absurd size: nothing is claimed
            separation = None
    return HiddenSpace(points_NH=points_NH, separation=separation)


def _column(answers_C: Floats, activation: Activation) -> tuple[int, ...] | None:
    """Return the answers as 0 and 1, or None where they are not near two levels."""
    low, high = float(answers_C.min()), float(answers_C.max())
    bounded = {Activation.TANH: (-1.0, 1.0), Activation.SIGMOID: (0.0, 1.0)}.get(activation)
    # What is not bounded has no level of its own: its largest answer is the measure, and above 0 is 1.
    span = bounded[1] - bounded[0] if bounded else max(1.0, abs(low), abs(high))
    middle = (bounded[0] + bounded[1]) / 2 if bounded else 0.0
    if high - low < SAME * span:
        always = (low + high) / 2
        if bounded and NEAR < (always - bounded[0]) / span < 1.0 - NEAR:
            return None  # the same everywhere, and at no level
        return (int(always > middle),) * len(answers_C)
    share_C = (answers_C - low) / (high - low)
    if not ((share_C < NEAR) | (share_C > 1.0 - NEAR)).all():
        return None
    return tuple(int(share > 0.5) for share in share_C)


def _name_of_three(column: tuple[int, ...]) -> str:
    ones = [int(row.sum()) for row in corners(3)]
    known = {
        "AND": [n == 3 for n in ones],
        "OR": [n > 0 for n in ones],
        "XOR": [n % 2 == 1 for n in ones],
        "MAJORITY": [n >= 2 for n in ones],
        "NAND": [n < 3 for n in ones],
        "NOR": [n == 0 for n in ones],
        "XNOR": [n % 2 == 0 for n in ones],
        "MINORITY": [n < 2 for n in ones],
    }
    return next((name for name, wanted in known.items() if wanted == [bool(value) for value in column]), OTHER)


def _rows(inputs: int) -> list[tuple[int, ...]]:
    return [tuple(int(value) for value in row) for row in corners(inputs)]


def _flipped(row: tuple[int, ...], place: int) -> tuple[int, ...]:
    return (*row[:place], 1 - row[place], *row[place + 1 :])


def _spread(row: tuple[int, ...], used: list[int], inputs: int) -> tuple[int, ...]:
    """Return a row of all inputs that has ``row`` at the places ``used``, and 0 elsewhere."""
    full = [0] * inputs
    for place, value in zip(used, row, strict=True):
        full[place] = value
    return tuple(full)
