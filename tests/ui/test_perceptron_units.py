"""The maps of the hidden units: which gates they have become, chosen with the mouse and with keys."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.network import Layer
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.units import NONE, OTHER, UnitGate
from mnistgui.ui import theme
from mnistgui.ui.perceptron.pens import answer_colour
from mnistgui.ui.perceptron.views.gate_words import gate_heading, in_plane
from mnistgui.ui.perceptron.views.tinted_map import as_image, draw_map
from mnistgui.ui.perceptron.views.unit_maps_canvas import UnitMapsCanvas
from mnistgui.ui.perceptron.views.unit_maps_grid import square_box
from mnistgui.ui.perceptron.views.unit_maps_view import UnitMapsView
from tests.ui.perceptron_scenes import XOR_LAYERS, are_alike, deck_xor, learner_of, scene_of

LEFT = Qt.MouseButton.LeftButton
Show = Callable[..., UnitMapsView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show the view, at a size, with a scene."""

    def show_it(scene: object, width: int = 330, height: int = 170) -> UnitMapsView:
        view = UnitMapsView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.set_scene(scene)
        view.show()
        qtbot.waitExposed(view)
        return view

    return show_it


def canvas_of(view: UnitMapsView) -> UnitMapsCanvas:
    return view.findChild(UnitMapsCanvas)


def headings(view: UnitMapsView) -> tuple[str, ...]:
    shown = canvas_of(view).shown
    assert shown is not None
    return shown.headings


def is_tint(found: QColor, output: float) -> bool:
    return are_alike(found, answer_colour(theme.LIGHT, output))


def pixel(view: UnitMapsView, unit: int, x1: float, x2: float) -> QColor:
    """Return the colour of a unit's map at a place of the gates' box."""
    canvas = canvas_of(view)
    image, area = canvas.grab().toImage(), canvas.map_area(unit)
    x = area.left() + (x1 + 0.5) / 2.0 * area.width()
    y = area.top() + (1.5 - x2) / 2.0 * area.height()
    return image.pixelColor(round(x), round(y))


# What they say -------------------------------------------------------------------------------------------------------


def test_the_hidden_units_of_the_decks_xor_are_or_and_nand(show: Show) -> None:
    view = show(scene_of(deck_xor()))
    assert headings(view) == ("h₁ = OR", "h₂ = NAND")
    assert canvas_of(view).shown.columns == ("0 1 1 1", "1 1 1 0")
    assert view.accessibleDescription() == "Layer 1, at (0, 0): h₁ −1.00, OR 0 1 1 1; h₂ 1.00, NAND 1 1 1 0."
    assert canvas_of(view).accessibleDescription() == view.accessibleDescription()


def test_inputs_in_the_name_of_a_gate_have_subscripts() -> None:
    gate = UnitGate(answers_C=np.zeros(4), column=(0, 0, 1, 0), name="x1 AND NOT x2")
    assert gate_heading("h₂", gate) == "h₂ = x₁ AND NOT x₂"


def test_what_is_no_gate_yet_and_what_has_no_name_is_said_in_words() -> None:
    none = UnitGate(answers_C=np.zeros(4), column=None, name=NONE)
    other = UnitGate(answers_C=np.zeros(8), column=(0,) * 8, name=OTHER)
    assert gate_heading("h₁", none) == "h₁: not a gate yet"
    assert gate_heading("h₁", other) == "h₁ = unnamed gate"
    assert gate_heading("h₁", None) == "h₁"


def test_a_unit_between_two_levels_is_not_a_gate_yet(show: Show) -> None:
    half = Layer(np.array(((0.4, 0.4), (-6.0, -6.0))), np.array((-0.3, 9.0)))
    view = show(scene_of(learner_of((half, XOR_LAYERS[1]))))
    assert headings(view) == ("h₁: not a gate yet", "h₂ = NAND")
    assert canvas_of(view).shown.columns[0] == ""
    assert "h₁ −0.29, not a gate yet;" in view.accessibleDescription()


def test_gates_follow_the_weights(show: Show) -> None:
    learner = deck_xor()
    view = show(scene_of(learner))
    moved = Layer(XOR_LAYERS[0].weights_OI, np.array((-9.0, 9.0)))
    view.set_scene(scene_of(learner_of((moved, XOR_LAYERS[1]))))
    assert headings(view) == ("h₁ = AND", "h₂ = NAND")


def test_points_that_are_no_truth_table_have_units_without_gates(show: Show) -> None:
    points = Problem(name="points", points_NI=np.array(((0.2, 0.3), (1.0, 1.0))), labels_N=np.array((0, 1)))
    view = show(scene_of(learner_of(XOR_LAYERS, points), current=1))
    assert headings(view) == ("h₁", "h₂")
    assert canvas_of(view).shown.captions.lines == 1
    assert view.accessibleDescription() == "Layer 1, at (1, 1): h₁ 1.00; h₂ −1.00."


@pytest.mark.parametrize(
    ("learner", "words"),
    [
        (SmoothLearner(PROBLEMS["AND"]), "A single layer has no hidden units: choose Multilayer."),
        (ThresholdRule(PROBLEMS["AND"]), "The threshold rule has no hidden units: choose Multilayer."),
    ],
)
def test_without_hidden_units_it_is_said_how_to_get_some(
    show: Show, learner: SmoothLearner | ThresholdRule, words: str
) -> None:
    view = show(scene_of(deck_xor()))
    view.set_scene(scene_of(learner))
    assert canvas_of(view).notice == words
    assert canvas_of(view).shown is None
    assert view.accessibleDescription() == words
    assert not view.findChild(QWidget, "perceptron.unit_maps.scale").isVisible()
    view.set_scene(scene_of(deck_xor()))
    assert canvas_of(view).notice == ""
    assert view.findChild(QWidget, "perceptron.unit_maps.scale").isVisible()


# The picture ---------------------------------------------------------------------------------------------------------


def test_a_map_is_tinted_from_class_0_to_class_1_by_the_activation(
    show: Show, dress: Callable[[theme.Theme], None]
) -> None:
    dress(theme.LIGHT)
    view = show(scene_of(deck_xor()), 700, 450)
    # OR is low at the left bottom only; NAND at the right top only.
    assert is_tint(pixel(view, 0, -0.2, -0.2), 0.0)
    assert is_tint(pixel(view, 0, 0.5, 1.3), 1.0)
    assert is_tint(pixel(view, 1, -0.2, -0.2), 1.0)
    assert is_tint(pixel(view, 1, 1.3, 1.3), 0.0)


def test_sigmoid_units_are_tinted_from_0_to_1(show: Show, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    flat = Layer(np.zeros((2, 2)), np.array((0.0, -9.0)))  # sigmoid answers 0.5 and almost 0 everywhere
    view = show(scene_of(learner_of((flat, XOR_LAYERS[1]), activation=Activation.SIGMOID)), 700, 450)
    assert is_tint(pixel(view, 0, 0.5, 1.3), 0.5)
    assert is_tint(pixel(view, 1, 0.5, 1.3), 0.0)


def test_a_unit_without_bounds_is_tinted_between_its_own_answers(
    show: Show, dress: Callable[[theme.Theme], None]
) -> None:
    dress(theme.LIGHT)
    layer = Layer(np.array(((1.0, 0.0), (0.0, 0.0))), np.array((0.5, 3.0)))
    view = show(scene_of(learner_of((layer, XOR_LAYERS[1]), activation=Activation.LINEAR)), 700, 450)
    assert is_tint(pixel(view, 0, -0.49, 1.3), 0.0)
    assert is_tint(pixel(view, 0, 1.49, 1.3), 1.0)
    # The same everywhere: there is nothing to tell apart.
    assert is_tint(pixel(view, 1, 0.5, 1.3), 0.5)
    assert not view.findChild(QWidget, "perceptron.unit_maps.scale").isVisible()
    assert canvas_of(view).shown.captions.below


def test_the_line_of_a_unit_is_drawn_in_the_first_layer_only(show: Show, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    text = theme.LIGHT.colour("text")
    level = Layer(np.array(((0.0, 1.0),)), np.array((-1.0,)))  # its line is x2 = 1
    same = Layer(np.array(((1.0,),)), np.array((0.0,)))
    view = show(scene_of(learner_of((level, same, same))), 700, 450)
    assert are_alike(pixel(view, 0, 0.3, 1.0), text)
    view.choose_unit(1, 0)
    assert not are_alike(pixel(view, 0, 0.3, 1.0), text)


def test_a_map_follows_the_weights_and_the_chosen_layer(show: Show, dress: Callable[[theme.Theme], None]) -> None:
    dress(theme.LIGHT)
    high, low = (Layer(np.zeros((2, 2)), np.full(2, bias)) for bias in (9.0, -9.0))
    view = show(scene_of(learner_of((high, low, XOR_LAYERS[1]))), 700, 450)
    assert is_tint(pixel(view, 0, 0.5, 1.3), 1.0)
    view.choose_unit(1, 0)
    assert is_tint(pixel(view, 0, 0.5, 1.3), 0.0)
    view.set_scene(scene_of(learner_of((low, high, XOR_LAYERS[1]))))
    assert is_tint(pixel(view, 0, 0.5, 1.3), 1.0)


def test_the_outer_points_of_a_map_lie_on_its_edges(qtbot: QtBot) -> None:
    image = as_image(np.array(((0xFF000000, 0xFFFFFFFF),) * 2, dtype=np.uint32))
    drawn = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    draw_map(painter, QRectF(0.0, 0.0, 100.0, 100.0), image)
    painter.end()
    assert [drawn.pixelColor(x, 50).red() / 255 for x in (0, 25, 50, 99)] == pytest.approx([0, 0.25, 0.5, 1], abs=0.03)


@pytest.mark.parametrize("size", [(330, 170), (1400, 800)])
@pytest.mark.parametrize("units", range(1, 9))
def test_one_to_eight_maps_stand_apart_inside_the_view(show: Show, units: int, size: tuple[int, int]) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=units)), *size)
    canvas = canvas_of(view)
    areas = [canvas.map_area(unit) for unit in range(units)]
    assert all(canvas.rect().toRectF().contains(area) for area in areas)
    assert not any(one.intersects(other) for one in areas for other in areas if one is not other)
    smallest = 36 if size[0] == 330 else 250
    assert min(area.height() for area in areas) >= smallest
    assert len({area.height() for area in areas}) == 1


def test_headings_take_two_lines_where_the_maps_are_narrow(show: Show) -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=8)
    small, large = show(scene_of(learner)), show(scene_of(learner), 1400, 800)
    assert canvas_of(small)._grid().split
    assert not canvas_of(large)._grid().split
    halves = canvas_of(show(scene_of(deck_xor()))).shown.halves
    assert halves == (("h₁  0 1 1 1", "= OR"), ("h₂  1 1 1 0", "= NAND"))


def test_the_maps_show_the_middle_square_and_every_point() -> None:
    box = Box(left=-1.5, right=2.5, bottom=-0.5, top=1.5)
    assert square_box(box, PROBLEMS["XOR"]) == Box(left=-0.5, right=1.5, bottom=-0.5, top=1.5)
    wide = Problem(name="p", points_NI=np.array(((2.0, 0.0), (0.0, 0.0))), labels_N=np.array((0, 1)))
    found = square_box(box, wide)
    assert 2.0 < found.right <= 2.5
    assert found.left == pytest.approx(1.0 - found.right)


# Choosing ------------------------------------------------------------------------------------------------------------


def test_a_click_on_a_map_chooses_its_unit(show: Show, qtbot: QtBot) -> None:
    view = show(scene_of(deck_xor()))
    canvas = canvas_of(view)
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.mouseClick(canvas, LEFT, pos=canvas.map_area(1).center().toPoint())
    assert chosen.args == [0, 1]
    assert canvas.chosen == 1


def test_arrow_keys_go_from_unit_to_unit_and_stop_at_the_ends(show: Show, qtbot: QtBot) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=8)))
    canvas, columns = canvas_of(view), canvas_of(view)._grid().columns
    chosen: list[tuple[int, int]] = []
    view.unit_chosen.connect(lambda layer, unit: chosen.append((layer, unit)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Right):
        qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert chosen == [(0, 1), (0, 1 + columns), (0, 1), (0, 7), (0, 0)]


def test_a_layer_is_chosen_by_its_combo(show: Show, qtbot: QtBot) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=(3, 2))))
    combo = view.findChild(QComboBox, "perceptron.unit_maps.layer")
    assert [combo.itemText(place) for place in range(combo.count())] == ["Layer 1", "Layer 2"]
    assert len(headings(view)) == 3
    assert headings(view)[0].startswith("h₁⁽¹⁾")
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert len(headings(view)) == 2
    assert headings(view)[0].startswith("h₁⁽²⁾")
    assert view.accessibleDescription().startswith("Layer 2")
    with qtbot.waitSignal(view.unit_chosen) as chosen:
        qtbot.keyClick(canvas_of(view), Qt.Key.Key_Right)
    assert chosen.args == [1, 1]
    # With one hidden layer there is nothing to choose.
    view.set_scene(scene_of(deck_xor()))
    assert not combo.isVisible()
    assert headings(view) == ("h₁ = OR", "h₂ = NAND")


def test_the_ring_stays_on_a_unit_that_is_there(show: Show) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=8)))
    view.choose_unit(0, 7)
    assert canvas_of(view).chosen == 7
    view.set_scene(scene_of(deck_xor()))
    assert canvas_of(view).chosen == 1


# Three inputs --------------------------------------------------------------------------------------------------------


def test_three_inputs_are_cut_at_a_third_one(show: Show) -> None:
    problem = truth_table("p", (0, 1, 1, 0, 1, 0, 0, 1))
    learner = SmoothLearner(problem, hidden=2)
    view = show(scene_of(learner))
    note = view.findChild(QLabel, "perceptron.unit_maps.note")
    assert note.isVisible()
    assert note.text() == "maps at x₃ = 0"
    assert canvas_of(view).shown.seen_N.tolist() == [True, False] * 4
    view.set_scene(scene_of(learner, x3=1.0))
    assert note.text() == "maps at x₃ = 1"
    assert canvas_of(view).shown.seen_N.tolist() == [False, True] * 4
    view.set_scene(scene_of(deck_xor()))
    assert not note.isVisible()


def test_a_cut_network_answers_as_the_whole_one_does_there() -> None:
    learner = SmoothLearner(truth_table("p", (0, 1, 1, 0, 1, 0, 0, 1)), hidden=3)
    cut = in_plane(learner.network, 0.7).layers[0]
    whole = learner.network.layers[0]
    point = np.array((0.2, -0.4, 0.7))
    assert cut.weights_OI @ point[:2] + cut.biases_O == pytest.approx(whole.weights_OI @ point + whole.biases_O)


# Help ----------------------------------------------------------------------------------------------------------------


def test_everything_can_be_reached_and_is_explained(show: Show) -> None:
    view = show(scene_of(SmoothLearner(PROBLEMS["XOR"], hidden=(3, 2))))
    assert view.objectName() == "perceptron.unit_maps"
    assert view.focusProxy() is canvas_of(view)
    for widget in (canvas_of(view), view.findChild(QComboBox)):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert widget.objectName().startswith("perceptron.unit_maps.")
        assert widget.accessibleName()
        assert widget.toolTip()


def test_a_stale_scene_is_translated_without_asking_the_learner(show: Show) -> None:
    learner = deck_xor()
    view = show(scene_of(learner, current=3))
    learner.replace_problem(Problem(name="p", points_NI=np.zeros((1, 2)), labels_N=np.array((0,))))
    QCoreApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert headings(view) == ("h₁ = OR", "h₂ = NAND")
