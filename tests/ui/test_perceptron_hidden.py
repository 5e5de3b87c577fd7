"""The hidden space: where the samples lie in it, the output unit's line, and whether one line is enough."""

import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network, forward
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.separability import warm_up
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.pens import answer_colour
from mnistgui.ui.perceptron.views import separation_watch
from mnistgui.ui.perceptron.views.hidden_section import HiddenSection, axes_by_weight, hidden_section, output_lines
from mnistgui.ui.perceptron.views.hidden_space_canvas import HiddenSpaceCanvas
from mnistgui.ui.perceptron.views.hidden_space_places import free_place, side_by_side
from mnistgui.ui.perceptron.views.hidden_space_view import HiddenSpaceView
from mnistgui.ui.perceptron.views.words_pane import WordsPane
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.perceptron_scenes import XOR_LAYERS, are_alike, deck_xor, learner_of, scene_of

Show = Callable[..., HiddenSpaceView]


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobKeeper]:
    warm_up()
    keeper = JobKeeper()
    yield keeper
    keeper.close()
    qtbot.waitUntil(lambda: not keeper.busy)


@pytest.fixture
def show(qtbot: QtBot, jobs: JobKeeper) -> Show:
    """Show the view, at a size, with a scene."""

    def show_it(scene: object, width: int = 330, height: int = 170) -> HiddenSpaceView:
        view = HiddenSpaceView(jobs)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_scene(scene)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show_it


def canvas_of(view: HiddenSpaceView) -> HiddenSpaceCanvas:
    return view.findChild(HiddenSpaceCanvas)


def words(view: HiddenSpaceView) -> str:
    return view.findChild(WordsPane).text


def section_of(view: HiddenSpaceView) -> HiddenSection:
    shown = canvas_of(view).shown
    assert shown is not None
    return shown.section


def combo(view: HiddenSpaceView, axis: str) -> QComboBox:
    return view.findChild(QComboBox, f"perceptron.hidden_space.{axis}")


def with_output(weights: list[list[float]], biases: list[float], units: int = 2) -> Network:
    """Return a network of ``units`` tanh units with this output layer: linear, or softmax of several."""
    first = Layer(np.zeros((units, 2)), np.zeros(units))
    output = Output.SIGMOID if len(biases) == 1 else Output.SOFTMAX
    return Network((first, Layer(np.array(weights), np.array(biases))), (Activation.TANH,), output)


# The section ---------------------------------------------------------------------------------------------------------


def test_the_samples_lie_at_the_activations_of_the_last_hidden_layer(show: Show) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=(3, 2), seed=4)
    section = section_of(show(scene_of(learner)))
    assert np.array_equal(section.places_N2, forward(learner.network, PROBLEMS["XOR"].points_NI).activations[2])
    assert section.rest == ()


def test_other_units_are_held_at_their_mean() -> None:
    network = with_output([[2.0, -1.0, 3.0]], [0.5], units=3)
    hidden_NH = np.array(((0.1, 0.2, 0.3), (0.5, -0.4, 0.1)))
    section = hidden_section(network, hidden_NH, (2, 0))
    assert section.places_N2.tolist() == [[0.3, 0.1], [0.1, 0.5]]
    assert section.rest == ((1, pytest.approx(-0.1)),)
    layer = section.readout.layers[0]
    assert layer.weights_OI.tolist() == [[3.0, 2.0]]
    assert layer.biases_O == pytest.approx([0.6])


@pytest.mark.parametrize(
    ("output", "loss", "x"), [(Output.SIGMOID, Loss.CROSS_ENTROPY, 0.2), (Output.LINEAR, Loss.MSE, 0.45)]
)
def test_the_line_is_where_the_answer_changes(output: Output, loss: Loss, x: float) -> None:
    # z = 2 h1 - 0.4; a linear unit changes sides where its answer is 0.5.
    learner = learner_of((XOR_LAYERS[0], Layer(np.array(((2.0, 0.0),)), np.array((-0.4,)))), output=output, loss=loss)
    section = hidden_section(learner.network, learner.passed.activations[1], (0, 1))
    assert output_lines(section)[:, :, 0] == pytest.approx(np.array([[x, x]]))


def test_the_lines_of_three_classes_end_where_they_meet() -> None:
    # Sums h1, -h1 and h2: three regions that meet at 0.
    network = with_output([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]], [0.0, 0.0, 0.0])
    section = hidden_section(network, np.zeros((1, 2)), (0, 1))
    pieces = output_lines(section)
    assert len(pieces) == 3
    ends = {tuple(np.round(end, 6) + 0.0) for piece in pieces for end in piece}
    assert (0.0, 0.0) in ends
    assert ends == {(0.0, 0.0), (0.0, -1.2), (1.2, 1.2), (-1.2, 1.2)}


def test_a_class_that_never_wins_has_no_line() -> None:
    network = with_output([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]], [0.0, 0.0, -9.0])
    pieces = output_lines(hidden_section(network, np.zeros((1, 2)), (0, 1)))
    assert pieces.shape == (1, 2, 2)
    assert pieces[0, :, 0] == pytest.approx([0.0, 0.0])


def test_a_class_that_always_wins_leaves_no_line() -> None:
    network = with_output([[1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]], [0.0, 0.0, 9.0])
    assert output_lines(hidden_section(network, np.zeros((1, 2)), (0, 1))).shape == (0, 2, 2)


def test_the_axes_are_the_units_with_the_largest_output_weights_and_do_not_flutter() -> None:
    assert axes_by_weight(with_output([[0.1, -5.0, 1.0, 2.0]], [0.0], units=4), ()) == (1, 3)
    # A little larger is no reason to change, much larger is.
    assert axes_by_weight(with_output([[0.1, -5.0, 2.4, 2.0]], [0.0], units=4), (1, 3)) == (1, 3)
    assert axes_by_weight(with_output([[0.1, -5.0, 4.0, 2.0]], [0.0], units=4), (1, 3)) == (1, 2)
    assert axes_by_weight(with_output([[1.0, 9.0]], [0.0]), ()) == (0, 1)
    assert axes_by_weight(with_output([[1.0]], [0.0], units=1), ()) == (0,)


def test_axes_without_bounds_hold_every_sample_in_round_steps() -> None:
    network = Network(with_output([[1.0, 1.0]], [0.0]).layers, (Activation.RELU,))
    section = hidden_section(network, np.array(((0.0, 3.3), (7.1, 0.0))), (0, 1))
    assert section.box == Box(left=-0.15 * 8.5, right=8.5, bottom=-0.6, top=4.0)


def test_one_unit_makes_a_number_line() -> None:
    section = hidden_section(with_output([[2.0]], [1.0], units=1), np.array(((0.3,), (-0.4,))), (0,))
    assert section.places_N2.tolist() == [[0.3, 0.0], [-0.4, 0.0]]
    assert output_lines(section)[0, :, 0] == pytest.approx([-0.5, -0.5])


# Is one line enough? -------------------------------------------------------------------------------------------------


def test_where_the_output_unit_is_right_its_line_is_enough_at_once(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    assert words(view).startswith("Here one line is enough.\nThe output unit has found it")
    assert "Here one line is enough." in view.accessibleDescription()
    assert "(0, 1) of class 1: h₁ 1.00, h₂ 1.00." in view.accessibleDescription()


def test_a_line_that_the_output_unit_has_not_found_is_found_by_the_linear_program(show: Show, qtbot: QtBot) -> None:
    learner = learner_of((XOR_LAYERS[0], Layer(np.array(((-1.0, 0.0),)), np.array((0.0,)))))
    view = show(scene_of(learner))
    assert words(view) == "Is one line enough here?"
    qtbot.waitUntil(lambda: words(view) == "Here one line is enough.\nThe output unit is not there yet.")


def test_where_no_line_is_enough_it_is_said(show: Show, qtbot: QtBot) -> None:
    straight = Layer(np.array(((0.1, 0.0), (0.0, 0.1))), np.zeros(2))  # as in the plane: XOR again
    learner = learner_of((straight, Layer(np.array(((1.0, 0.0),)), np.array((0.0,)))))
    view = show(scene_of(learner))
    qtbot.waitUntil(lambda: words(view).startswith("Here still no line is enough."))
    # Once it is learned nobody need be asked.
    view.set_scene(scene_of(deck_xor()))
    assert words(view).startswith("Here one line is enough.\nThe output unit has found it")


def test_while_it_learns_the_linear_program_is_asked_a_few_times_only(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Network] = []
    decide = separation_watch.hidden_space

    def counted(network: Network, problem: Problem) -> object:
        asked.append(network)
        return decide(network, problem)

    monkeypatch.setattr(separation_watch, "hidden_space", counted)
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=2, seed=1, rate=0.01)
    view = show(scene_of(learner))
    frames = QTimer()
    frames.setInterval(5)

    def step() -> None:
        learner.step()
        view.set_scene(scene_of(learner))

    frames.timeout.connect(step)
    frames.start()
    began_s = time.monotonic()
    qtbot.waitUntil(lambda: learner.updates >= 60)
    frames.stop()
    assert len(asked) <= 1 + (time.monotonic() - began_s) / 0.3
    qtbot.waitUntil(lambda: asked[-1:] == [learner.network])
    qtbot.waitUntil(lambda: words(view).startswith("Here still no line is enough."))
    # The same moment again is not asked again.
    view.set_scene(scene_of(learner))
    assert not view._watch._timer.isActive()


def test_a_view_that_is_hidden_asks_nothing_until_it_is_seen_again(show: Show, qtbot: QtBot) -> None:
    learner = learner_of((XOR_LAYERS[0], Layer(np.array(((-1.0, 0.0),)), np.array((0.0,)))))
    view = show(scene_of(learner))
    view.hide()
    assert not view._watch._timer.isActive()
    view.show()
    qtbot.waitUntil(lambda: words(view).startswith("Here one line is enough."))


def test_what_cannot_be_decided_is_not_claimed(show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(network: Network, problem: Problem) -> object:
        raise ArithmeticError

    monkeypatch.setattr(separation_watch, "hidden_space", fail)
    learner = learner_of((XOR_LAYERS[0], Layer(np.array(((-1.0, 0.0),)), np.array((0.0,)))))
    view = show(scene_of(learner))
    qtbot.waitUntil(lambda: words(view).startswith("Whether one line is enough cannot be decided."))


@pytest.mark.parametrize(("units", "cut"), [(1, "one threshold"), (3, "one plane"), (4, "one hyperplane")])
def test_it_is_called_by_the_dimension(show: Show, units: int, cut: str) -> None:
    first = Layer(np.tile((6.0, 6.0), (units, 1)), np.full(units, -9.0))
    learner = learner_of((first, Layer(np.full((1, units), 4.0), np.zeros(1))), PROBLEMS["AND"])
    assert words(show(scene_of(learner))).startswith(f"Here {cut} is enough.")


def test_several_classes_are_counted(show: Show) -> None:
    points = np.array(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0)))
    problem = Problem(name="p", points_NI=points, labels_N=np.array((0, 1, 2)), classes=3)
    weights = np.array(((-9.0, -9.0), (0.0, 9.0), (9.0, 0.0)))
    same = Layer(np.eye(2), np.zeros(2))
    right = learner_of((same, Layer(weights, np.array((5.0, 0.0, 0.0)))), problem, output=Output.SOFTMAX)
    assert words(show(scene_of(right))).startswith("Here straight lines are enough")
    wrong = learner_of((same, Layer(weights, np.array((5.0, 99.0, 0.0)))), problem, output=Output.SOFTMAX)
    assert words(show(scene_of(wrong))) == "2 of 3 samples still lie where another class has the largest sum."


# Axes ----------------------------------------------------------------------------------------------------------------


def test_two_units_need_no_choice_of_axes(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    assert not combo(view, "x").isVisible()
    assert not combo(view, "y").isVisible()
    assert canvas_of(view).shown.names == ("h₁", "h₂")


def test_axes_are_chosen_by_hand_and_stay(show: Show, qtbot: QtBot) -> None:
    first = Layer(np.ones((4, 2)), np.zeros(4))
    learner = learner_of((first, Layer(np.array(((0.1, 3.0, 1.0, -4.0),)), np.zeros(1))))
    view = show(scene_of(learner))
    assert section_of(view).axes == (1, 3)
    assert (combo(view, "x").currentText(), combo(view, "y").currentText()) == ("h₂", "h₄")
    assert "Section at the mean of the others: h₁ = 0.62, h₃ = 0.62." in words(view)
    qtbot.keyClick(combo(view, "x"), Qt.Key.Key_Home)
    assert section_of(view).axes == (0, 3)
    other = learner_of((first, Layer(np.array(((0.1, 9.0, 9.0, -4.0),)), np.zeros(1))))
    view.set_scene(scene_of(other))
    assert section_of(view).axes == (0, 3)
    # A network with other units begins anew.
    view.set_scene(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=3)))
    assert max(section_of(view).axes) < 3
    assert combo(view, "x").count() == 3


def test_the_same_unit_on_both_axes_changes_them_over(show: Show, qtbot: QtBot) -> None:
    learner = learner_of((Layer(np.ones((3, 2)), np.zeros(3)), Layer(np.array(((0.1, 3.0, 4.0),)), np.zeros(1))))
    view = show(scene_of(learner))
    assert section_of(view).axes == (1, 2)
    qtbot.keyClick(combo(view, "x"), Qt.Key.Key_End)
    assert section_of(view).axes == (2, 1)
    assert combo(view, "y").currentIndex() == 1
    qtbot.keyClick(combo(view, "y"), Qt.Key.Key_End)
    assert section_of(view).axes == (1, 2)


# The picture ---------------------------------------------------------------------------------------------------------


def test_samples_on_one_place_stand_side_by_side() -> None:
    area = QRectF(0.0, 0.0, 200.0, 200.0)
    places, groups = side_by_side([QPointF(50, 50), QPointF(150, 150), QPointF(51, 52)], 8.0, area)
    assert groups == [[0, 2], [1]]
    assert places[1] == QPointF(150, 150)
    assert places[0].y() == places[2].y() == 51
    assert places[2].x() - places[0].x() > 16.0
    assert (places[0].x() + places[2].x()) / 2 == pytest.approx(50.5)


def test_a_group_stays_inside_and_takes_in_what_it_would_hide() -> None:
    area = QRectF(0.0, 0.0, 200.0, 200.0)
    places, groups = side_by_side([QPointF(198, 50), QPointF(199, 50), QPointF(180, 50)], 8.0, area)
    assert sorted(groups[0]) == [0, 1, 2]
    xs = sorted(place.x() for place in places)
    assert xs[-1] + 8.0 <= 200.0
    assert np.diff(xs) == pytest.approx([16.4, 16.4])


def test_the_name_of_a_sample_avoids_what_is_there() -> None:
    area, size, middle = QRectF(0.0, 0.0, 200.0, 200.0), QRectF(0.0, 0.0, 40.0, 10.0), QPointF(100.0, 100.0)
    below = free_place(size, middle, 10.0, 10.0, area, [])
    assert below.center().y() > 100.0
    assert free_place(size, middle, 10.0, 10.0, area, [below]).center().y() < 100.0
    assert area.contains(free_place(size, QPointF(2.0, 199.0), 10.0, 10.0, area, []))


def test_the_two_ones_of_the_decks_xor_stand_side_by_side(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    canvas = canvas_of(view)
    one, other = canvas.mark_at(1), canvas.mark_at(2)
    assert one.y() == other.y()
    assert abs(one.x() - other.x()) > 10.0
    assert canvas.shown.texts == ("(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)")


def test_the_rows_of_three_inputs_have_short_names(show: Show) -> None:
    view = show(scene_of(SmoothLearner(truth_table("p", (0, 1, 1, 0, 1, 0, 0, 1)), hidden=2)))
    assert canvas_of(view).shown.texts[:3] == ("000", "001", "010")


def test_many_samples_are_not_named(show: Show) -> None:
    rng = np.random.default_rng(0)
    many = Problem(name="p", points_NI=rng.uniform(0, 1, (60, 2)), labels_N=rng.integers(0, 2, 60))
    view = show(scene_of(SmoothLearner(many, hidden=2), current=7))
    assert canvas_of(view).shown.texts == ()
    assert view.accessibleDescription().count("of class") == 1
    assert not view.grab().isNull()


def test_the_space_is_tinted_by_the_output(show: Show, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    steep = Layer(np.array(((90.0, 0.0),)), np.array((0.0,)))
    view = show(scene_of(learner_of((XOR_LAYERS[0], steep))), 700, 450)
    canvas = canvas_of(view)
    image, area = canvas.grab().toImage(), canvas._area(canvas.shown)
    y = round(area.center().y() + 0.1 * area.height())
    colours = [image.pixelColor(round(area.left() + share * area.width()), y) for share in (0.12, 0.85)]
    assert are_alike(colours[0], answer_colour(theme.LIGHT, 0.0))
    assert are_alike(colours[1], answer_colour(theme.LIGHT, 1.0))
    # The output unit's line.
    assert are_alike(image.pixelColor(round(area.center().x()), y), theme.LIGHT.colour("text"))


@pytest.mark.parametrize(
    ("learner", "notice"),
    [
        (SmoothLearner(PROBLEMS["AND"]), "A single layer has no hidden units: choose Multilayer."),
        (ThresholdRule(PROBLEMS["AND"]), "The threshold rule has no hidden units: choose Multilayer."),
    ],
)
def test_without_hidden_units_it_is_said_how_to_get_some(
    show: Show, learner: SmoothLearner | ThresholdRule, notice: str
) -> None:
    view = show(scene_of(deck_xor()))
    view.set_scene(scene_of(learner))
    assert canvas_of(view).notice == notice
    assert view.accessibleDescription() == notice
    assert not view.findChild(WordsPane).isVisible()
    view.set_scene(scene_of(deck_xor()))
    assert canvas_of(view).notice == ""
    assert view.findChild(WordsPane).isVisible()


def test_everything_can_be_reached_and_is_explained(show: Show) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=5)))
    assert view.objectName() == "perceptron.hidden_space"
    widgets: tuple[QWidget, ...] = (canvas_of(view), combo(view, "x"), combo(view, "y"))
    for widget in widgets:
        assert widget.isVisible()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.objectName().startswith("perceptron.hidden_space.")
        assert widget.accessibleName()
        assert widget.toolTip()
