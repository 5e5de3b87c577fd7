"""The gate that each hidden unit has become, as columns of the truth table: x₁ x₂ | h₁ h₂ | target output."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from mnistgui.perceptron.network import forward
from mnistgui.perceptron.problems import Labels, Problem, corners, is_truth_table
from mnistgui.perceptron.small_digits import lowered
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.units import NONE, OTHER, UnitGate, unit_gate
from mnistgui.ui.perceptron.numbers import number
from mnistgui.ui.perceptron.scene import Scene

NO_GATE: Final = "–"
_DIGITS: Final = {str(digit): lowered(digit) for digit in range(10)}


@dataclass(frozen=True, eq=False, kw_only=True)
class GateColumns:
    """One column a hidden unit of the last hidden layer; ``row_N`` says which row of a truth table each sample is."""

    units: tuple[UnitGate, ...]
    row_N: Labels

    @property
    def names(self) -> tuple[str, ...]:
        """The gates' names as they are shown, ``–`` of a unit that is none."""
        return tuple(shown_name(unit.name) for unit in self.units)

    def text(self, sample: int, unit: int, *, brief: bool = False) -> str:
        """Return 0 or 1, or, of a unit that is no gate yet, its activation: 0.74, or ``brief`` .7."""
        row, gate = int(self.row_N[sample]), self.units[unit]
        if gate.column is not None:
            return str(gate.column[row])
        return number(self.value(sample, unit), places=1 if brief else 2).replace("0.", ".", brief)

    def value(self, sample: int, unit: int) -> float:
        """Return the activation itself."""
        return float(self.units[unit].answers_C[self.row_N[sample]])


def gate_columns(scene: Scene) -> GateColumns | None:
    """Look at the last hidden layer; None of a learner that has none, or where the samples are no truth table."""
    learner = scene.learner
    if not isinstance(learner, SmoothLearner) or not learner.network.hidden:
        return None
    row_N = _rows_of(scene.problem)
    if row_N is None:
        return None
    network = learner.network
    with np.errstate(over="ignore", invalid="ignore"):
        answers_CH = forward(network, corners(network.inputs)).activations[-2]
        units = tuple(unit_gate(answers_C, network.hidden_activations[-1]) for answers_C in answers_CH.T)
    return GateColumns(units=units, row_N=row_N)


def shown_name(name: str) -> str:
    """Return a name of `units` as it is written: ``–`` for none, and the digits of x1 AND NOT x2 low."""
    if name in (NONE, OTHER):
        return NO_GATE
    return "".join(_DIGITS[sign] if before == "x" else sign for before, sign in zip(" " + name, name, strict=False))


@lru_cache(maxsize=8)
def _rows_of(problem: Problem) -> Labels | None:
    """Return which row of the truth table each sample is; None where they are not all corners, and all of them."""
    if not is_truth_table(problem):
        return None
    return np.asarray(problem.points_NI.astype(np.int64) @ (1 << np.arange(problem.inputs)[::-1]))
