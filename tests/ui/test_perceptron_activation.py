"""The activation of a unit: its curve and derivative, the point on both, and what is said of a small derivative."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation, Output, softmax
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.views.activation_canvas import ActivationCanvas, _apart
from mnistgui.ui.perceptron.views.activation_curve import Kind, UnitCurve
from mnistgui.ui.perceptron.views.activation_view import ActivationView
from mnistgui.ui.perceptron.views.words_pane import Words, WordsPane
from tests.ui.perceptron_scenes import XOR_LAYERS, are_alike, deck_xor, learner_of, scene_of

Show = Callable[..., ActivationView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show the view, at a size, with a scene."""

    def show_it(scene: object, width: int = 330, height: int = 170) -> ActivationView:
        view = ActivationView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_scene(scene)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show_it


def unit_combo(view: ActivationView) -> QComboBox:
    return view.findChild(QComboBox, "perceptron.activation_view.unit")


def curve_of(view: ActivationView) -> UnitCurve:
    curve = view.findChild(ActivationCanvas).curve
    assert curve is not None
    return curve


def words(view: ActivationView) -> str:
    return view.findChild(WordsPane).text


def with_first_sum(z: float, activation: Activation) -> SmoothLearner:
    """Return a learner whose first hidden unit has the sum ``z`` for every sample."""
    first = Layer(np.zeros((2, 2)), np.array((z, 0.0)))
    return learner_of((first, XOR_LAYERS[1]), activation=activation)


def curve(kind: Kind, z: float, **more: float) -> UnitCurve:
    made = UnitCurve(kind=kind, z_N=np.array([z]), a_N=np.zeros(1), labels_N=np.zeros(1, np.int64), current=0, **more)
    return replace(made, a_N=made.values(made.z_N))


# Numbers -------------------------------------------------------------------------------------------------------------


def test_all_units_are_offered_hidden_ones_first(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    combo = unit_combo(view)
    items = [combo.itemText(place) for place in range(combo.count())]
    assert items == ["z₁⁽¹⁾ · tanh", "z₂⁽¹⁾ · tanh", "z₁⁽²⁾ · sigmoid"]


def test_the_numbers_are_those_of_the_sample_at_hand(show: Show, qtbot: QtBot) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=1)
    view = show(scene_of(learner, current=3))
    z = float(learner.passed.sums[0][3, 0])
    assert curve_of(view).z == z
    assert curve_of(view).a == pytest.approx(np.tanh(z))
    assert curve_of(view).slope == pytest.approx(1 - np.tanh(z) ** 2)
    assert "a = tanh z\nf′ = 1 − a²\n" in words(view)
    qtbot.keyClick(unit_combo(view), Qt.Key.Key_End)
    z = float(learner.passed.sums[1][3, 0])
    a = 1 / (1 + np.exp(-z))
    assert curve_of(view).slope == pytest.approx(a * (1 - a))
    assert f"a = {a:.2f}, f′ = {a * (1 - a):.4f}" in words(view)
    assert view.accessibleDescription().startswith("z₁⁽²⁾ · sigmoid at (1, 1): a = 1 / (1 + e⁻ᶻ)")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.STEP])
def test_every_derivative_is_that_of_its_curve(kind: Kind) -> None:
    shown = curve(kind, 0.7, others=0.4)
    h = 1e-6
    measured = (shown.values(np.array([0.7 + h])) - shown.values(np.array([0.7 - h]))) / (2 * h)
    assert shown.slope == pytest.approx(float(measured[0]), rel=1e-6)


def test_the_curve_of_a_softmax_unit_is_drawn_with_the_other_sums_held(show: Show) -> None:
    points = np.array(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0)))
    problem = Problem(name="p", points_NI=points, labels_N=np.array((0, 1, 2)), classes=3)
    learner = SmoothLearner(problem, output=Output.SOFTMAX, seed=3)
    view = show(scene_of(learner, current=1))
    view.choose_unit(0, 2)
    z_U = learner.passed.sums[0][1]
    shown = curve_of(view)
    for moved in (-2.0, float(z_U[2]), 3.0):
        assert shown.values(np.array([moved]))[0] == pytest.approx(softmax(np.array((z_U[0], z_U[1], moved)))[2])
    assert "mixes all units" in words(view)
    assert not view.grab().isNull()


@pytest.mark.parametrize(
    ("z", "reach"), [(0.0, 5.0), (4.5, 5.0), (4.9, 10.0), (-9.0, 10.0), (9.5, 20.0), (30.0, 50.0), (80.0, 100.0)]
)
def test_the_range_grows_to_hold_the_present_sum(z: float, reach: float) -> None:
    assert curve(Kind.TANH, z).reach == reach


@pytest.mark.parametrize("z", [np.inf, -np.inf, np.nan, 1e300])
def test_absurd_sums_are_drawn_without_harm(qtbot: QtBot, z: float) -> None:
    canvas = ActivationCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(200, 150)
    canvas.show_curve(curve(Kind.TANH, z))
    assert not canvas.grab().isNull()


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [(Kind.TANH, -1.0, 1.0), (Kind.SIGMOID, 0.0, 1.0), (Kind.RELU, 0.0, 5.0), (Kind.LINEAR, -5.0, 5.0)],
)
def test_the_picture_holds_all_answers(kind: Kind, low: float, high: float) -> None:
    found = curve(kind, 1.0).span
    assert found[0] < low < high < found[1]
    assert found[1] - found[0] == pytest.approx(1.16 * (high - low))


# Words ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("activation", "z", "note"),
    [
        (Activation.TANH, 2.0, ""),  # 0.07 of 1
        (Activation.TANH, 2.4, "Saturated: f′ is almost 0, so almost no gradient passes."),  # 0.03
        (Activation.TANH, -2.4, "Saturated: f′ is almost 0, so almost no gradient passes."),
        (Activation.SIGMOID, 4.2, ""),  # 0.015 of 0.25
        (Activation.SIGMOID, 4.5, "Saturated: f′ is almost 0, so almost no gradient passes."),  # 0.011
        (Activation.RELU, 1.0, ""),
        (Activation.RELU, -0.1, "z is not above 0: f′ is 0, so no gradient passes."),
        (Activation.LEAKY_RELU, -0.1, "z is not above 0: only a hundredth of the gradient passes."),
        (Activation.LINEAR, 9.0, ""),
    ],
)
def test_a_saturated_unit_is_told_of(show: Show, activation: Activation, z: float, note: str) -> None:
    view = show(scene_of(with_first_sum(z, activation)))
    last = words(view).splitlines()[-1]
    assert last == note if note else last.startswith("z = ")


def test_a_derivative_that_is_not_zero_is_not_written_as_zero(show: Show) -> None:
    assert "f′ < 0.0001" in words(show(scene_of(with_first_sum(6.0, Activation.TANH))))
    assert "f′ = 0\n" in words(show(scene_of(with_first_sum(-1.0, Activation.RELU))))


def test_at_the_output_cross_entropy_takes_the_derivative_out_again(show: Show) -> None:
    sure = (XOR_LAYERS[0], Layer(np.array(((40.0, 40.0),)), np.array((-40.0,))))
    view = show(scene_of(learner_of(sure)))
    view.choose_unit(1, 0)
    assert "∂L/∂z = a − t" in words(view)
    squared = learner_of(sure, loss=Loss.MSE)
    view.set_scene(scene_of(squared))
    assert words(view).endswith("so almost no gradient passes.")


def test_the_threshold_rule_shows_its_step_and_why_it_uses_no_gradient(
    show: Show, dress: Callable[[theme.Theme], None]
) -> None:
    dress(theme.LIGHT)
    rule = ThresholdRule(PROBLEMS["AND"])
    for _ in range(9):
        rule.step()
    view = show(scene_of(rule, current=3))
    shown = curve_of(view)
    assert unit_combo(view).currentText() == "z · step"
    assert (shown.kind, shown.slope, shown.z) == (Kind.STEP, None, float(rule.at_samples().sums_M[3]))
    assert shown.values(np.array((-0.1, 0.0, 0.1))).tolist() == [0.0, 0.0, 1.0]
    assert "the threshold rule uses no gradient" in words(view)
    assert "f′" not in words(view)
    # Back to a network.
    view.set_scene(scene_of(deck_xor()))
    assert unit_combo(view).count() == 3
    assert "f′ = 1 − a²" in words(view)


# Choosing ------------------------------------------------------------------------------------------------------------


def test_the_chosen_unit_stays_while_it_learns_and_where_there_is_one_like_it(show: Show, qtbot: QtBot) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4)
    view = show(scene_of(learner))
    for _ in range(2):
        qtbot.keyClick(unit_combo(view), Qt.Key.Key_Down)
    learner.step()
    view.set_scene(scene_of(learner))
    assert curve_of(view).z == float(learner.passed.sums[0][0, 2])
    assert curve_of(view).a == float(learner.passed.activations[1][0, 2])
    view.set_scene(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=3)))
    assert unit_combo(view).currentText() == "z₃⁽¹⁾ · tanh"
    view.set_scene(scene_of(deck_xor()))
    assert unit_combo(view).currentText() == "z₁⁽¹⁾ · tanh"


def test_another_view_chooses_a_unit(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    view.choose_unit(0, 1)
    assert unit_combo(view).currentText() == "z₂⁽¹⁾ · tanh"
    view.choose_unit(0, 7)  # not there
    assert unit_combo(view).currentText() == "z₂⁽¹⁾ · tanh"


def test_another_activation_renames_the_units(show: Show) -> None:
    view = show(scene_of(with_first_sum(1.0, Activation.TANH)))
    view.set_scene(scene_of(with_first_sum(1.0, Activation.RELU)))
    assert unit_combo(view).currentText() == "z₁⁽¹⁾ · ReLU"
    assert "a = max(0, z)" in words(view)


# The picture ---------------------------------------------------------------------------------------------------------


def test_the_samples_are_ticks_in_the_colours_of_their_classes(
    show: Show, dress: Callable[[theme.Theme], None]
) -> None:
    dress(theme.LIGHT)
    apart = Layer(np.array(((3.0, 0.0),)), np.array((-1.5,)))  # class 0 at z = -1.5 and class 1 at 1.5
    problem = Problem(name="p", points_NI=np.array(((0.0, 0.0), (1.0, 0.0), (0.5, 0.0))), labels_N=np.array((0, 1, 0)))
    learner = learner_of((apart, Layer(np.ones((1, 1)), np.zeros(1))), problem)
    view = show(scene_of(learner, current=2), 700, 450)
    canvas = view.findChild(ActivationCanvas)
    image, area = canvas.grab().toImage(), canvas._area()
    for z, colour in ((-1.5, theme.LIGHT.class_0), (1.5, theme.LIGHT.class_1)):
        place = canvas._place(curve_of(view), area, z, float(np.tanh(z)))
        near = [image.pixelColor(round(place.x()) + dx, round(place.y()) - 6).name() for dx in (-1, 0, 1)]
        assert colour.lower() in near


def test_the_curve_goes_through_its_points(show: Show, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    view = show(scene_of(with_first_sum(4.0, Activation.TANH)), 700, 450)
    canvas = view.findChild(ActivationCanvas)
    image, area = canvas.grab().toImage(), canvas._area()
    for z in (-2.0, 0.5):
        place = canvas._place(curve_of(view), area, z, float(np.tanh(z)))
        assert are_alike(image.pixelColor(place.toPoint()), theme.LIGHT.colour("text"))
        place = canvas._place(curve_of(view), area, z, float(np.tanh(z)) + 0.15)
        assert not are_alike(image.pixelColor(place.toPoint()), theme.LIGHT.colour("text"))


def test_the_two_numbers_beside_the_points_stand_apart() -> None:
    area = QRectF(0.0, 0.0, 100.0, 100.0)
    assert _apart([QPointF(0, 20), QPointF(0, 80)], 12.0, area) == [20, 80]
    assert _apart([QPointF(0, 52), QPointF(0, 50)], 12.0, area) == [57, 45]
    assert _apart([QPointF(0, 99), QPointF(0, 99)], 12.0, area) == [82, 94]


def test_everything_can_be_reached_and_is_explained(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    assert view.objectName() == "perceptron.activation_view"
    for widget in (view.findChild(ActivationCanvas), unit_combo(view)):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.objectName().startswith("perceptron.activation_view.")
        assert widget.accessibleName()
        assert widget.toolTip()


def test_words_get_smaller_before_they_are_cut(qtbot: QtBot) -> None:
    pane = WordsPane("words")
    qtbot.addWidget(pane)
    pane.resize(200, 60)
    pane.show()
    pane.say([Words("short")])
    large = pane._fitted()
    pane.say([Words("a long text of many words, " * 4)])
    small = pane._fitted()
    assert small < large
    assert pane._height(small) <= 60 or small == 6.5
    # With other numbers it does not grow again, in a larger pane it does.
    pane.say([Words("short")])
    assert pane._fitted() == small
    pane.resize(200, 61)
    assert pane._fitted() == large
