"""The diagram's picture: any network, everything in sight, activations counted, edges by weight or by gradient."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.network import Network, flatten, with_parameters
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui import theme
from mnistgui.ui.perceptron.diagram.layout import REACH
from mnistgui.ui.perceptron.diagram.parts import Kind, Part, activation_counts, shape_of, weights_of
from tests.ui.diagrams import FOUR, NETS, XOR, Bench, cut_off, overlaps, scene_of, unit, weight

SIZES = [(330, 170), (340, 136), (600, 300), (1400, 800)]


def _bench(qtbot: QtBot, name: str, size: tuple[int, int] = (600, 300)) -> Bench:
    bench = Bench(NETS[name]())
    qtbot.addWidget(bench)
    bench.other.hide()
    bench.resize(*size)
    bench.show()
    qtbot.waitExposed(bench)
    assert bench.diagram.size().toTuple() == size
    return bench


# Everything is in sight -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NETS)
def test_nothing_is_cut_off_and_no_text_stands_on_another(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    bench = _bench(qtbot, name, size)
    for gradients in (False, True):
        bench.diagram.show_gradients(gradients)
        assert cut_off(bench) == []
        assert overlaps(bench) == []
    layout = bench.layout_of_parts
    for one, other in combinations([mark.circle for mark in layout.marks], 2):
        assert not one.intersects(other)
    for part in layout.labels:
        assert not any(layout.label_rect(part).intersects(rect) for rect in layout.nodes.values()), part
    assert bench.diagram.grab().toImage().size().toTuple() == size


@pytest.mark.parametrize("name", ["rule", "single of 3", "softmax", "2-4-1", "2-8-8-8-8-1"])
@pytest.mark.parametrize("value", [1e6, -1e6, -12.345, 0.0])
def test_numbers_of_any_size_stay_in_their_place(qtbot: QtBot, name: str, value: float) -> None:
    bench = _bench(qtbot, name, (330, 170))
    for part in bench.layout_of_parts.weights:
        bench._set(part.layer, part.unit, part.source, value, remember=False)
    assert cut_off(bench) == []
    layout = bench.layout_of_parts
    boxes = [rect.adjusted(-1.0, -1.0, 1.0, 1.0) for part, rect in layout.nodes.items() if part.kind is Kind.UNIT]
    for text in bench.diagram.texts():
        for box in boxes if layout.shape.units != (1,) else ():
            if box.contains(text.rect.center()):
                assert box.left() <= text.rect.left(), text.text
                assert text.rect.right() <= box.right(), text.text
    bench.diagram.grab()


def test_numbers_that_are_not_finite_are_drawn_too(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-3-2-1")
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    learner.set_network(with_parameters(learner.network, np.full_like(flatten(learner.network.layers), 1e300)))
    bench.show_now()
    bench.diagram.show_gradients(True)
    bench.diagram.grab()
    assert cut_off(bench) == []
    assert "∞" in bench.diagram.words_of(unit(1, 0))


def test_a_small_picture_of_one_layer_has_the_line_the_sum_and_the_answer_of_every_unit(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-4-1", (330, 170))
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    numbers_P = flatten(learner.network.layers)
    numbers_P[:12] = [1.29, -1.92, -2.61, -2.98, 0.52, 0.57, 2.11, 1.34, -0.98, 1.15, 0.42, -2.49]
    learner.set_network(with_parameters(learner.network, numbers_P))
    bench.show_now()
    words = bench.words()
    assert "1.29 x₁ − 1.92 x₂ − 0.98" in words
    assert "h₁   Σ −1.61 → −0.92" in words
    assert "h₄   Σ 0.96 → 0.74" in words


def test_the_threshold_rules_whole_weights_and_its_answers_are_written_whole(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "rule")
    assert {"w₁ = 1.00", "w₂ = −2.00", "b = 0.50", "z = −0.50", "0"} <= set(bench.words())
    bench._set(0, 0, None, 2.0, remember=False)
    assert {"w₁ = 1", "w₂ = −2", "b = 2", "z = 1", "1"} <= set(bench.words())
    assert "1.00" not in bench.words()


def test_there_is_more_in_the_units_of_a_larger_picture(qtbot: QtBot) -> None:
    small, large = _bench(qtbot, "2-8-8-8-8-1", (330, 170)), _bench(qtbot, "2-8-8-8-8-1", (1400, 800))
    layer = small.diagram._scene.layers[0]  # type: ignore[union-attr]
    start = f"{layer.weights_OI[0, 0]:.2f} x₁".replace("-", "−")
    assert any(word.startswith(start) for word in large.words())
    assert not any("x₁ " in word for word in small.words())
    assert len(large.words()) > len(small.words())


def test_three_inputs_have_a_line_of_three(qtbot: QtBot) -> None:
    words = _bench(qtbot, "softmax", (1400, 800)).words()
    assert "x₃" in words
    assert sum("x₃ " in word for word in words) == 4
    assert {"x₁", "x₂", "x₃", "bias"} <= set(words)


def test_the_sign_of_right_or_wrong_stands_at_the_unit_that_answers(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "3-3-4", (1400, 800))
    for current in range(8):
        bench.current = current
        bench.show_now()
        scene = scene_of(bench.learner, current)
        winner = int(np.argmax(scene.sums[-1]))
        signed = [text for text in bench.diagram.texts() if text.text[-1] in "✓✗"]
        assert len(signed) == 1
        assert signed[0].text[-1] == ("✓" if FOUR.labels_N[current] == winner else "✗")
        assert bench.layout_of_parts.nodes[unit(1, winner)].contains(signed[0].rect.center())


# Activations ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "counted", "marks"),
    [
        ("rule", "1 activation: step", 1),
        ("single", "1 activation: sigmoid", 1),
        ("single of 3", "1 activation: tanh", 1),
        ("linear", "no activation: linear (a = z)", 0),
        ("softmax", "1 activation: softmax", 1),
        ("2-1-1", "2 activations: 1 tanh + 1 sigmoid", 2),
        ("2-4-1", "5 activations: 4 tanh + 1 sigmoid", 5),
        ("3-3-4", "4 activations: 3 tanh + 1 softmax", 4),
        ("2-3-2-1", "3 activations: 2 ReLU + 1 sigmoid", 3),
        ("2-8-8-8-8-1", "33 activations: 16 tanh + 8 ReLU + 8 leaky ReLU + 1 sigmoid", 33),
    ],
)
def test_activations_are_marked_and_counted(qtbot: QtBot, name: str, counted: str, marks: int) -> None:
    bench = _bench(qtbot, name, (1000, 500))
    assert len(bench.layout_of_parts.marks) == marks
    assert any(counted in word for word in bench.words())
    assert bench.diagram.accessibleDescription() == counted
    assert sum(activation_counts(shape_of(scene_of(bench.learner))).values()) == marks


def test_a_mark_is_drawn_in_the_accent_colour(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-4-1")
    image, accent = bench.diagram.grab().toImage(), theme.of(bench.diagram).colour("accent")
    for mark in bench.layout_of_parts.marks:
        box = mark.circle.toAlignedRect()
        pixels = [
            image.pixelColor(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
        ]
        assert any(_near(colour, accent) for colour in pixels)


def test_each_layer_says_its_activation(qtbot: QtBot) -> None:
    words = _bench(qtbot, "2-3-2-1", (1400, 800)).words()
    assert {"inputs", "hidden 1: linear", "hidden 2: Σ → ReLU", "output: Σ → sigmoid"} <= set(words)
    small = _bench(qtbot, "2-8-8-8-8-1", (330, 170)).words()
    assert "leaky ReLU" in " ".join(small)


def test_a_long_caption_keeps_to_its_room(qtbot: QtBot) -> None:
    bench = Bench(SmoothLearner(XOR, hidden=(4, 3), activation=(Activation.RELU, Activation.LEAKY_RELU)))
    qtbot.addWidget(bench)
    for width in range(340, 1000, 60):
        bench.diagram.resize(width, 400)
        assert overlaps(bench) == []
        assert cut_off(bench) == []


def test_another_size_is_laid_out_anew(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "3-3-4", (1000, 600))
    wide = bench.layout_of_parts.nodes[unit(1, 0)]
    bench.resize(400, 240)
    assert bench.layout_of_parts.nodes[unit(1, 0)].right() < 400 < wide.left()
    assert cut_off(bench) == []


def test_a_softmax_is_one_mark_for_all_its_units(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "softmax")
    (mark,) = bench.layout_of_parts.marks
    assert mark.bracket is not None
    outputs = [bench.layout_of_parts.nodes[unit(0, place)] for place in range(4)]
    assert mark.bracket.y1() <= outputs[0].top()
    assert mark.bracket.y2() >= outputs[-1].bottom()


def _near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 60


# Weights or gradients -------------------------------------------------------------------------------------------------


def test_edges_show_weights_or_gradients_and_say_which(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-4-1")
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    before = bench.diagram.grab().toImage()
    assert "edges: weights w" in bench.words()
    output_weight = f"{learner.network.layers[1].weights_OI[0, 0]:.2f}".replace("-", "−")
    assert output_weight in bench.words()
    bench.diagram.show_gradients(True)
    assert "edges: gradients ∂L/∂w" in bench.words()
    gradient = f"{learner.back_pass.gradients[1].weights_OI[0, 0]:.3f}".replace("-", "−")
    assert gradient in bench.words()
    assert output_weight not in bench.words()
    assert bench.diagram.grab().toImage() != before
    bench.diagram.show_gradients(False)
    assert bench.diagram.grab().toImage() == before


def test_the_threshold_rule_has_no_gradient_to_show(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "rule")
    before, words = bench.diagram.grab().toImage(), bench.words()
    bench.diagram.show_gradients(True)
    assert bench.words() == words
    assert bench.diagram.grab().toImage() == before


def test_gradients_follow_the_learner(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-4-1")
    bench.diagram.show_gradients(True)
    learner = bench.learner
    for _ in range(3):
        learner.step()
        bench.show_now()
        assert isinstance(learner, SmoothLearner)
        assert f"{learner.back_pass.gradients[1].weights_OI[0, 2]:.3f}".replace("-", "−") in bench.words()


@pytest.mark.parametrize(("value", "colour"), [(2.0, "class_1"), (-2.0, "class_0"), (0.0, "line")])
def test_the_colour_of_an_edge_is_that_of_its_sign(qtbot: QtBot, value: float, colour: str) -> None:
    bench = _bench(qtbot, "rule", (600, 400))
    bench._set(0, 0, 0, value, remember=False)
    edge = bench.layout_of_parts.edges[weight(0, 0, 0)]
    image, wanted = bench.diagram.grab().toImage(), theme.of(bench.diagram).colour(colour)
    # Where no text stands on it; a dashed one is somewhere between two dashes there.
    seen = [image.pixelColor(edge.pointAt(share).toPoint()) for share in np.linspace(0.7, 0.76, 20)]
    assert any(_near(pixel, wanted) for pixel in seen)


def test_a_larger_weight_is_a_thicker_edge(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "rule", (600, 400))
    counts = []
    for value in (0.2, 1.0, 4.0):
        bench._set(0, 0, 0, value, remember=False)
        edge = bench.layout_of_parts.edges[weight(0, 0, 0)]
        image, blue = bench.diagram.grab().toImage(), theme.of(bench.diagram).colour("class_1")
        x = edge.pointAt(0.74).x()
        counts.append(sum(_near(image.pixelColor(int(x), y), blue) for y in range(40, 170)))
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[2]


# Where things are -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NETS)
def test_every_node_and_every_edge_is_found_where_it_is_drawn(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    layout = _bench(qtbot, name, size).layout_of_parts
    for part, rect in (*layout.nodes.items(), *layout.more):
        assert layout.part_at(rect.center()) == part
    assert set(layout.edges) == set(weights_of(layout.shape))
    for part, edge in layout.edges.items():
        # Somewhere on its way every edge is the nearest to itself and under no node and no number.
        assert any(layout.part_at(edge.pointAt(share)) == part for share in np.linspace(0.05, 0.95, 61)), part
    for part in layout.labels:
        assert layout.part_at(layout.place_of(part)) == part


def test_an_edge_is_hit_within_its_reach_and_no_farther(qtbot: QtBot) -> None:
    layout = _bench(qtbot, "rule").layout_of_parts
    part = weight(0, 0, 0)
    edge = layout.edges[part]
    across = edge.normalVector().unitVector()
    normal = QPointF(across.dx(), across.dy())
    place = edge.pointAt(0.33)
    for away, expected in ((0.0, part), (REACH - 0.5, part), (-REACH + 0.5, part), (REACH + 1.0, None)):
        assert layout.part_at(place + normal * away) == expected
    assert layout.part_at(QPointF(595.0, 10.0)) is None


def test_an_edge_ends_where_its_nodes_are_and_its_number_is_hit_as_a_whole(qtbot: QtBot) -> None:
    layout = _bench(qtbot, "2-4-1").layout_of_parts
    assert layout.part_at(layout.edges[weight(0, 2, 1)].pointAt(-0.25)) is None
    layout = _bench(qtbot, "rule").layout_of_parts
    for part in layout.labels:
        inner = layout.label_rect(part).adjusted(2.0, 2.0, -2.0, -2.0)
        for corner in (inner.topLeft(), inner.topRight(), inner.bottomLeft(), inner.bottomRight()):
            assert layout.part_at(corner) == part


def test_of_two_edges_in_reach_the_nearer_one_is_hit(qtbot: QtBot) -> None:
    layout = _bench(qtbot, "2-4-1").layout_of_parts
    first, second = layout.edges[weight(1, 0, 2)], layout.edges[weight(1, 0, 3)]
    share = 0.8
    one, other = first.pointAt(share), second.pointAt(share)
    assert 0.5 < (one - other).manhattanLength() < 2 * REACH
    found = layout.part_at(one * 0.8 + other * 0.2), layout.part_at(one * 0.2 + other * 0.8)
    assert found == (weight(1, 0, 2), weight(1, 0, 3))


def test_the_bias_of_each_layer_comes_from_a_one(qtbot: QtBot) -> None:
    layout = _bench(qtbot, "2-3-2-1").layout_of_parts
    for layer in range(3):
        node = layout.nodes[Part(Kind.ONE, layer)]
        edge = layout.edges[weight(layer, 0, None)]
        assert node.adjusted(-1.0, -1.0, 1.0, 1.0).contains(edge.p1())


def test_another_network_is_laid_out_anew(qtbot: QtBot) -> None:
    bench = _bench(qtbot, "2-4-1")
    bench.learner = SmoothLearner(XOR, hidden=(2, 2))
    bench.show_now()
    assert len(bench.layout_of_parts.weights) == 6 + 6 + 3
    bench.learner = ThresholdRule(XOR)
    bench.show_now()
    assert bench.layout_of_parts.weights == (weight(0, 0, 0), weight(0, 0, 1), weight(0, 0, None))
    bench.diagram.grab()


def test_a_network_is_told_by_its_activations_too() -> None:
    shapes = {shape_of(scene_of(NETS[name]())) for name in NETS}
    assert len(shapes) == len(NETS)
    network = SmoothLearner(FOUR, hidden=(3,), output=Output.SOFTMAX).network
    assert isinstance(network, Network)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK])
def test_it_is_drawn_in_either_theme(qtbot: QtBot, dress: object, look: theme.Theme) -> None:
    dress(look)  # type: ignore[operator]
    bench = _bench(qtbot, "2-4-1")
    ground = bench.diagram.grab().toImage().pixelColor(300, 292)
    assert _near(ground, look.colour("base"))
