"""A scene agrees with its learner, whatever learner can be built; and the plane draws no more than it must."""

import itertools

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.class_map import class_boundary, class_map
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, THRESHOLD_RULE, LearnerSettings, make_learner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network, forward, glance, initial_network
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box, grid_points, half_plane, line_in_box
from mnistgui.ui import theme
from mnistgui.ui.perceptron.formula import FormulaLabel
from mnistgui.ui.perceptron.plane.plane import PlaneView
from mnistgui.ui.perceptron.plane.plane_box import BOX, box_around
from mnistgui.ui.perceptron.scene import GRID, grid_for, make_scene
from mnistgui.ui.perceptron.table.truth_table import TruthTable

PARITY = truth_table("parity", (0, 1, 1, 0, 1, 0, 0, 1))
SPIRAL_3 = generate("spiral", count=60, noise=0.03, classes=3)
TASKS = [PROBLEMS["XOR"], PARITY, SPIRAL_3, truth_table("four", (0, 1, 2, 3, 3, 2, 1, 0), classes=4)]


@pytest.mark.parametrize("output", list(Output))
@pytest.mark.parametrize("problem", TASKS, ids=lambda problem: problem.name)
@pytest.mark.parametrize("hidden", [(), (3,), (8, 2, 3, 8)], ids=str)
def test_every_learner_that_can_be_built_is_shown(
    qtbot: QtBot, problem: Problem, output: Output, hidden: tuple[int, ...]
) -> None:
    loss = Loss.CROSS_ENTROPY if output in (Output.SIGMOID, Output.SOFTMAX) else Loss.MSE
    settings = LearnerSettings(
        learner=MULTILAYER if hidden else SINGLE_LAYER, hidden=hidden or 1, output=output, loss=loss, rate=0.1
    )
    if output is Output.SIGMOID and problem.classes > 2:
        with pytest.raises(ValueError, match="sigmoid"):
            make_learner(problem, settings)
        return
    learner = make_learner(problem, settings)
    for _ in range(30):
        learner.step()
    scene = make_scene(learner, 2, box_around(problem), x3=0.5)
    views = PlaneView(), TruthTable(), FormulaLabel()
    for view in views:
        qtbot.addWidget(view)
        view.set_scene(scene)
        assert not view.grab().isNull()
    wrong = learner.verdict().wrong
    assert np.count_nonzero(~scene.right_N) == wrong
    rows, columns = scene.shown.outputs_RC.shape
    points_M2 = grid_points(box_around(problem), rows, columns)
    points_MI = points_M2 if problem.inputs == 2 else np.column_stack((points_M2, np.full(len(points_M2), 0.5)))
    np.testing.assert_allclose(scene.shown.outputs_RC.ravel(), learner.respond(points_MI).outputs_M, atol=1e-5)
    ends_M2 = scene.boundary_S22.reshape(-1, 2)
    ends_MI = ends_M2 if problem.inputs == 2 else np.column_stack((ends_M2, np.full(len(ends_M2), 0.5)))
    if len(ends_MI):  # on a boundary the two best are level, or the one unit is half way
        span = max(0.1, float(np.abs(scene.shown.sums_RC).max()))
        assert np.abs(learner.respond(ends_MI).sums_M).max() < 0.05 * span


def test_the_rule_is_shown_with_three_inputs(qtbot: QtBot) -> None:
    learner = make_learner(PARITY, LearnerSettings(learner=THRESHOLD_RULE))
    scene = make_scene(learner, 7)
    assert scene.layers[0].weights_OI.shape == (1, 3)
    assert scene.activations[0].tolist() == [1, 1, 1]
    assert scene.answers.classes_M.tolist() == [0] * 8
    assert scene.right_N.tolist() == [label == 0 for label in PARITY.labels_N]


def test_two_softmax_units_share_the_line_where_their_sums_are_level() -> None:
    learner = make_learner(PROBLEMS["AND"], LearnerSettings(learner=SINGLE_LAYER, output=Output.SOFTMAX))
    assert isinstance(learner, SmoothLearner)
    scene = make_scene(learner, 0)
    assert scene.line_3 is None
    for x1, x2 in scene.boundary_S22.reshape(-1, 2):
        z0, z1 = learner.answers(np.array([(x1, x2)])).sums_MU[0]
        assert z0 == pytest.approx(z1)


def test_a_linear_unit_changes_its_answer_where_its_sum_is_one_half() -> None:
    learner = make_learner(
        PROBLEMS["AND"], LearnerSettings(learner=SINGLE_LAYER, output=Output.LINEAR, loss=Loss.MSE, rate=0.1)
    )
    for _ in range(50):
        learner.step()
    scene = make_scene(learner, 0)
    assert len(scene.boundary_S22) == 1
    np.testing.assert_allclose(learner.answers(scene.boundary_S22.reshape(-1, 2)).sums_MU, 0.5)


def test_the_boundaries_between_all_classes_are_there_and_none_twice() -> None:
    learner = make_learner(SPIRAL_3, LearnerSettings(learner=SINGLE_LAYER, output=Output.SOFTMAX, rate=0.5))
    for _ in range(100):
        learner.step()
    box = box_around(SPIRAL_3)
    scene = make_scene(learner, 0, box, grid=(41, 81))
    shown = class_map(learner.answers, box, rows=41, columns=81)
    both = sum(_length(class_boundary(shown, label)) for label in range(3))
    assert _length(scene.boundary_S22) == pytest.approx(both / 2, rel=0.02)
    assert scene.winners_RC is not None
    assert set(np.unique(scene.winners_RC)) == {0, 1, 2}


def test_a_class_that_wins_nowhere_is_no_error() -> None:
    learner = make_learner(
        Problem(name="points", points_NI=np.array([(0.0, 0.0)]), labels_N=np.array([3]), classes=4),
        LearnerSettings(learner=SINGLE_LAYER, output=Output.SOFTMAX, rate=5.0),
    )
    for _ in range(200):
        learner.step()
    scene = make_scene(learner, 0)
    assert scene.boundary_S22.shape[1:] == (2, 2)


def test_a_learner_that_diverged_is_shown_without_a_warning(qtbot: QtBot) -> None:
    learner = make_learner(PROBLEMS["XOR"], LearnerSettings(learner=MULTILAYER, activation=Activation.RELU, rate=0.5))
    assert isinstance(learner, SmoothLearner)
    huge = tuple(Layer(layer.weights_OI * 1e200, layer.biases_O) for layer in learner.network.layers)
    learner.set_network(Network(huge, learner.network.hidden_activations))
    plane, table = PlaneView(), TruthTable()
    for view in (plane, table):
        qtbot.addWidget(view)
        view.set_scene(make_scene(learner, 1))
        assert not view.grab().isNull()


@pytest.mark.parametrize("shape", [(), (8,), (8, 8, 8, 8)], ids=str)
@pytest.mark.parametrize("middle", [0.0, 500_000.0])
def test_a_glance_sees_what_a_look_does(shape: tuple[int, ...], middle: float) -> None:
    network = initial_network(shape, np.random.default_rng(0), output=Output.SOFTMAX, classes=3)
    box = Box(left=middle - 1, right=middle + 1, bottom=-0.5, top=0.5)
    points_M2 = grid_points(box, 21, 41)
    seen, passed = glance(network, points_M2), forward(network, points_M2)
    np.testing.assert_allclose(seen.outputs_NU, passed.outputs_NU, atol=1e-5)
    if not shape:  # far away, too, neighbours are told apart
        assert len(np.unique(seen.sums[0][:, 0])) > 800


@pytest.mark.parametrize("weights", list(itertools.product((-1.0, 0.0, 0.7), repeat=3)), ids=str)
def test_the_half_plane_is_where_the_sum_is_positive(weights: tuple[float, float, float]) -> None:
    weights_3 = np.array(weights)
    corners_V2 = half_plane(weights_3, BOX)
    share = _area(corners_V2) / ((BOX.right - BOX.left) * (BOX.top - BOX.bottom))
    points_M2 = grid_points(Box(left=-1.4999, right=2.4999, bottom=-0.4999, top=1.4999), 201, 401)
    assert share == pytest.approx((points_M2 @ weights_3[:2] + weights_3[2] > 0).mean(), abs=0.01)
    line = line_in_box(weights_3, BOX)
    if line is not None and len(corners_V2):
        for end in line:
            assert np.hypot(*(corners_V2 - end).T).min() < 1e-9


def test_a_small_plane_has_fewer_points_and_never_too_few() -> None:
    assert grid_for(300) == (38, 75)
    assert grid_for(20) == (31, 61)
    assert grid_for(5000) == GRID


def test_axes_and_samples_are_drawn_once_while_only_weights_move(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    for name in ("_paint_axes", "_paint_samples", "_paint_crosses"):
        paint = getattr(PlaneView, name)

        def counted(self: PlaneView, painter: object, name: str = name, paint: object = paint) -> None:
            drawn.append(name)
            paint(self, painter)  # type: ignore[operator]

        monkeypatch.setattr(PlaneView, name, counted)
    problem = generate("moons", count=40, noise=0.1)
    learner = make_learner(problem, LearnerSettings(learner=MULTILAYER, rate=0.01))
    plane = PlaneView()
    qtbot.addWidget(plane)
    plane.resize(300, 300)
    box = box_around(problem)
    for _ in range(5):
        learner.step()
        plane.set_scene(make_scene(learner, 3, box))
        plane.grab()
    assert (drawn.count("_paint_axes"), drawn.count("_paint_samples")) == (1, 1)
    plane.resize(320, 300)
    plane.grab()
    learner.replace_problem(generate("moons", count=40, noise=0.1, seed=1))
    plane.set_scene(make_scene(learner, 3, box))
    plane.grab()
    assert (drawn.count("_paint_axes"), drawn.count("_paint_samples")) == (2, 3)


def test_layers_follow_the_theme(qtbot: QtBot, dress: object) -> None:
    plane = PlaneView()
    qtbot.addWidget(plane)
    plane.resize(300, 300)
    plane.set_scene(make_scene(make_learner(PROBLEMS["AND"], LearnerSettings()), 0))
    for look in (theme.LIGHT, theme.DARK):
        dress(look)  # type: ignore[operator]
        at = plane.position_of(1.0, 1.0).toPoint()
        mark = plane.grab().toImage().pixelColor(at.x() - round(0.6 * plane._mark_radius()), at.y())
        assert mark == look.colour("class_1")


def test_a_step_has_a_sharp_edge_at_any_size(qtbot: QtBot) -> None:
    learner = make_learner(PROBLEMS["AND"], LearnerSettings())
    for _ in range(40):
        learner.step()
    plane = PlaneView()
    qtbot.addWidget(plane)
    plane.resize(900, 900)
    plane.set_scene(make_scene(learner, 0, grid=(5, 9)))
    image = plane.grab().toImage()
    w1, w2, b = learner.weights_A  # type: ignore[union-attr]
    for x1, x2 in ((0.3, 0.3), (0.3, 1.2), (0.8, 1.3), (1.3, 0.8), (1.3, 0.3), (1.2, 1.2)):
        distance = abs(w1 * x1 + w2 * x2 + b) / np.hypot(w1, w2)
        assert distance > 0.02
        at = plane.position_of(x1, x2).toPoint()
        look = theme.of(plane)
        side = "class_1" if w1 * x1 + w2 * x2 + b > 0 else "class_0"
        there, wanted = image.pixelColor(at), look.colour(side)
        assert abs(there.hueF() - wanted.hueF()) < 0.03


def _length(pieces_S22: np.ndarray) -> float:
    return float(np.hypot(*(pieces_S22[:, 0] - pieces_S22[:, 1]).T).sum())


def _area(corners_V2: np.ndarray) -> float:
    if not len(corners_V2):
        return 0.0
    x_V, y_V = corners_V2.T
    return float(abs(x_V @ np.roll(y_V, 1) - y_V @ np.roll(x_V, 1)) / 2)
