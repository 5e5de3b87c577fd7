"""Scene: everything that the plane, the diagram and the table show of a learner at one moment, computed once."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.perceptron.answering import answers_of, as_share, half_way_sum, response_of
from mnistgui.perceptron.class_map import class_boundaries, class_map
from mnistgui.perceptron.clock import Answers
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.network import Layer, forward, glance
from mnistgui.perceptron.problems import Floats, Labels, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box, DecisionMap, boundary, decision_map, line_in_box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.plane.plane_box import BOX as BOX

# Rows and columns of the map. Between its points a smooth answer is drawn smoothly, so that few are enough; the line
# of a step is drawn as a line and needs none of them.
GRID: Final = (51, 101)
_CELL: Final = 8.0  # pixels of the screen between two points, from which on a bend is seen to have corners
_FEWEST_ROWS: Final = 31


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """One moment of one learner. ``current`` is the sample whose numbers the diagram shows.

    ``outputs_N`` (0..1: how much class 1 is answered, of more than two classes how surely the winning one), ``right_N``
    and ``answers`` (unit by unit, and the class that wins) go with the problem's samples. ``layers`` are the weights,
    ``sums`` and ``activations`` the z and a of each layer for the current sample (``activations[0]`` is the sample
    itself). ``hard`` says that the activation is a step.

    The plane lies at ``x3`` where there are three inputs. ``shown`` are the answers there, and with more than two
    classes ``winners_RC`` the classes that win; ``boundary_S22`` are the pieces of the lines or curves where the class
    changes, ``hidden_lines`` the lines of the first hidden layer's units that cross the plane shown. ``learner`` is the
    live one, for views that need more (its curve, its gradients): they read it in ``set_scene`` and not later.
    """

    learner: AnyLearner
    problem: Problem
    current: int
    hard: bool
    outputs_N: Floats
    right_N: npt.NDArray[np.bool_]
    answers: Answers
    x3: float
    shown: DecisionMap
    winners_RC: Labels | None
    boundary_S22: Floats
    hidden_lines: tuple[Floats, ...]
    layers: tuple[Layer, ...]
    sums: tuple[Floats, ...]
    activations: tuple[Floats, ...]

    @property
    def line_3(self) -> Floats | None:
        """The (w1, w2, b), or (w1, w2, w3, b), of a learner that is one unit; None of any other."""
        if len(self.layers) > 1 or len(self.layers[0].biases_O) > 1:
            return None
        return np.append(self.layers[0].weights_OI[0], self.layers[0].biases_O[0])

    @property
    def decision_A(self) -> Floats | None:
        """The (w1, w2, b) of the one line on which the answer changes; None where there is none, or several.

        Of one unit it is its own (but a linear one is half way between its targets at z = 0.5), of two units that of
        the difference of their sums.
        """
        return _decision(self.learner, self.layers)

    def line_at_slice(self, weights_A: Floats) -> Floats:
        """Return (w1, w2, b) of a unit in the plane that is shown."""
        return _at_slice(weights_A, self.x3)


def grid_for(height: float) -> tuple[int, int]:
    """Return the rows and columns that suit a plane so high on the screen, in pixels: see `make_scene`."""
    rows = max(_FEWEST_ROWS, min(GRID[0], round(height / _CELL)))
    return rows, 2 * rows - 1


def make_scene(
    learner: AnyLearner, current: int, box: Box = BOX, *, x3: float = 0.0, grid: tuple[int, int] = GRID
) -> Scene:
    """Look at ``learner`` now, and at its answers in ``box`` (of three inputs: where the third is ``x3``).

    ``grid`` are the rows and columns of the map: fewer on a small plane (`grid_for`) save time that is not seen.
    """
    with np.errstate(over="ignore", invalid="ignore"):  # a learner that diverges has numbers of any size
        return _scene_of(learner, current, box, x3, grid)


def _scene_of(learner: AnyLearner, current: int, box: Box, x3: float, grid: tuple[int, int]) -> Scene:
    problem = learner.problem
    outputs_N = learner.at_samples().outputs_M
    answers = _answers_of(learner)
    layers, sums, activations = _numbers_of(learner, current)
    shown, winners_RC, pieces = _look_at_plane(learner, box, x3, grid)
    decision_A = _decision(learner, layers)
    if decision_A is not None:
        line = line_in_box(_at_slice(decision_A, x3), box)
        pieces = np.empty((0, 2, 2)) if line is None else line[None]
    hidden_lines: tuple[Floats, ...] = ()
    if len(layers) > 1:
        units = np.column_stack((layers[0].weights_OI, layers[0].biases_O))
        lines = (line_in_box(_at_slice(unit_A, x3), box) for unit_A in units)
        hidden_lines = tuple(line for line in lines if line is not None)
    return Scene(
        learner=learner,
        problem=problem,
        current=current,
        hard=isinstance(learner, ThresholdRule),
        outputs_N=outputs_N,
        right_N=answers.classes_M == problem.labels_N,
        answers=answers,
        x3=x3,
        shown=shown,
        winners_RC=winners_RC,
        boundary_S22=pieces[np.isfinite(pieces).all(axis=(1, 2))],
        hidden_lines=hidden_lines,
        layers=layers,
        sums=sums,
        activations=activations,
    )


def _look_at_plane(
    learner: AnyLearner, box: Box, x3: float, grid: tuple[int, int]
) -> tuple[DecisionMap, Labels | None, Floats]:
    """Return the answers over the plane, the classes that win (of more than two), and where the class changes."""
    rows, columns = grid
    nowhere = np.empty((0, 2, 2))

    def place(points_M2: Floats) -> Floats:
        if learner.problem.inputs == 2:
            return points_M2
        return np.column_stack((points_M2, np.full(len(points_M2), x3)))

    if isinstance(learner, ThresholdRule):
        shown = decision_map(lambda points_M2: learner.respond(place(points_M2)), box, rows=rows, columns=columns)
        return shown, None, nowhere
    network = learner.network
    if learner.problem.classes == 2:
        shown = decision_map(
            lambda points_M2: response_of(network, glance(network, place(points_M2))), box, rows=rows, columns=columns
        )
        return shown, None, boundary(shown) if network.hidden else nowhere
    answered = class_map(
        lambda points_M2: answers_of(network, glance(network, place(points_M2))), box, rows=rows, columns=columns
    )
    best_RC1 = answered.classes_RC[..., None]
    shares_RC = as_share(network.output, np.take_along_axis(answered.outputs_RCU, best_RC1, axis=-1)[..., 0])
    two_RC2 = np.partition(answered.sums_RCU, -2, axis=-1)[..., -2:]
    shown = DecisionMap(box=box, sums_RC=two_RC2[..., 1] - two_RC2[..., 0], outputs_RC=shares_RC)
    return shown, answered.classes_RC, class_boundaries(answered)


def _at_slice(weights_A: Floats, x3: float) -> Floats:
    if len(weights_A) == 3:
        return weights_A
    w1, w2, w3, b = weights_A.tolist()
    return np.array((w1, w2, b + w3 * x3))


def _decision(learner: AnyLearner, layers: tuple[Layer, ...]) -> Floats | None:
    if len(layers) > 1 or len(layers[0].biases_O) > 2:
        return None
    units_UA = np.column_stack((layers[0].weights_OI, layers[0].biases_O))
    if len(units_UA) == 2:
        return np.asarray(units_UA[1] - units_UA[0])
    if isinstance(learner, SmoothLearner):
        units_UA[0, -1] -= half_way_sum(learner.output)
    return np.asarray(units_UA[0])


def _answers_of(learner: AnyLearner) -> Answers:
    """Return the answers at the samples; Rosenblatt's, decided exactly, as those of one unit."""
    if isinstance(learner, SmoothLearner):
        return answers_of(learner.network, learner.passed)
    sums_N, outputs_N = learner.at_samples()
    return Answers(sums_N[:, None], outputs_N[:, None], outputs_N.astype(np.int64))


def _numbers_of(learner: AnyLearner, current: int) -> tuple[tuple[Layer, ...], tuple[Floats, ...], tuple[Floats, ...]]:
    """Return weights, sums and activations; Rosenblatt's unit is told as a network of one layer."""
    point_1I = learner.problem.points_NI[current : current + 1]
    if isinstance(learner, ThresholdRule):
        weights_A = learner.weights_A
        answered = learner.at_samples()
        layer = Layer(weights_A[None, :-1], weights_A[-1:])
        z, a = answered.sums_M[current : current + 1], answered.outputs_M[current : current + 1]
        return (layer,), (z,), (point_1I[0], a)
    passed = forward(learner.network, point_1I)
    return learner.network.layers, tuple(z[0] for z in passed.sums), tuple(a[0] for a in passed.activations)
