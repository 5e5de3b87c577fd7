"""Scene: everything that the plane, the diagram and the table show of a learner at one moment, computed once."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.network import Layer, forward
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.surface import Box, DecisionMap, boundary, decision_map, line_in_box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.plane_box import BOX as BOX

# Rows and columns of the map. A sigmoid is smooth between coarse points; a step needs fine ones, and costs little.
_SMOOTH_GRID: Final = (61, 121)
_HARD_GRID: Final = (181, 361)


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """One moment of one learner. ``current`` is the sample whose numbers the diagram shows.

    ``outputs_N`` (0..1) and ``right_N`` go with the problem's samples. ``layers`` are the weights, ``sums`` and
    ``activations`` the z and a of each layer for the current sample (``activations[0]`` is the sample itself).
    ``boundary_S22`` are the pieces of the line or curve where the output changes sides, ``hidden_lines`` the lines of
    the hidden units that cross the plane shown. ``hard`` says that the activation is a step. ``learner`` is the live
    one, for views that need more (its curve, its gradients): they read it in ``set_scene`` and not later.
    """

    learner: AnyLearner
    problem: Problem
    current: int
    hard: bool
    outputs_N: Floats
    right_N: npt.NDArray[np.bool_]
    shown: DecisionMap
    boundary_S22: Floats
    hidden_lines: tuple[Floats, ...]
    layers: tuple[Layer, ...]
    sums: tuple[Floats, ...]
    activations: tuple[Floats, ...]

    @property
    def line_3(self) -> Floats | None:
        """The (w1, w2, b) of a learner with one line, None for a multilayer one."""
        if len(self.layers) > 1:
            return None
        return np.append(self.layers[0].weights_OI[0], self.layers[0].biases_O[0])


def make_scene(learner: AnyLearner, current: int, box: Box = BOX) -> Scene:
    """Look at ``learner`` now, and at its answers in ``box``."""
    problem = learner.problem
    outputs_N = learner.at_samples().outputs_M
    layers, sums, activations = _numbers_of(learner, current)
    hard = isinstance(learner, ThresholdRule)
    rows, columns = _HARD_GRID if hard else _SMOOTH_GRID
    shown = decision_map(learner.respond, box, rows=rows, columns=columns)
    if len(layers) == 1:
        line = line_in_box(np.append(layers[0].weights_OI[0], layers[0].biases_O[0]), box)
        pieces = np.empty((0, 2, 2)) if line is None else line[None]
        hidden_lines: tuple[Floats, ...] = ()
    else:
        pieces = boundary(shown)
        units = np.column_stack((layers[0].weights_OI, layers[0].biases_O))
        hidden_lines = tuple(line for unit in units if (line := line_in_box(unit, box)) is not None)
    return Scene(
        learner=learner,
        problem=problem,
        current=current,
        hard=hard,
        outputs_N=outputs_N,
        right_N=(outputs_N > 0.5) == (problem.labels_N == 1),
        shown=shown,
        boundary_S22=pieces,
        hidden_lines=hidden_lines,
        layers=layers,
        sums=sums,
        activations=activations,
    )


def _numbers_of(learner: AnyLearner, current: int) -> tuple[tuple[Layer, ...], tuple[Floats, ...], tuple[Floats, ...]]:
    """Return weights, sums and activations; Rosenblatt's unit is told as a network of one layer."""
    point_12 = learner.problem.points_N2[current : current + 1]
    if isinstance(learner, ThresholdRule):
        weights_3 = learner.weights_3
        answered = learner.at_samples()
        layer = Layer(weights_3[None, :2], weights_3[2:])
        z, a = answered.sums_M[current : current + 1], answered.outputs_M[current : current + 1]
        return (layer,), (z,), (point_12[0], a)
    passed = forward(learner.network, point_12)
    return learner.network.layers, tuple(z[0] for z in passed.sums), tuple(a[0] for a in passed.activations)
