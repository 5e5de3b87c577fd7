"""The diagram's hand: values on demand, weights typed and dragged, and all of it by keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.diagram.parts import Kind, Part, after, before, next_in_column, shape_of, weights_of
from tests.ui.diagrams import LEFT, NETS, XOR, Bench, scene_of, unit, weight

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST, BIAS = weight(0, 0, 0), weight(0, 0, None)


@pytest.fixture
def bench(request: pytest.FixtureRequest, qtbot: QtBot) -> Bench:
    """A bench with the network that the test asks for; 2-4-1 where it does not."""
    made = Bench(NETS[getattr(request, "param", "2-4-1")]())
    qtbot.addWidget(made)
    made.resize(600, 340)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.diagram.setFocus()
    qtbot.waitUntil(made.diagram.hasFocus)
    return made


def _double_click(bench: Bench, part: Part) -> None:
    QTest.mouseClick(bench.diagram, LEFT, pos=bench.at(part))
    QTest.mouseDClick(bench.diagram, LEFT, pos=bench.at(part))


def _type(bench: Bench, text: str) -> None:
    bench.field.selectAll()
    QTest.keyClick(bench.field, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(bench.field, text)
    else:  # QTest has no key for it
        bench.field.insert(text)


def _walk_to(bench: Bench, part: Part) -> None:
    QTest.mouseClick(bench.diagram, LEFT, pos=bench.at(part))
    assert bench.diagram.chosen == part


# Values on demand -----------------------------------------------------------------------------------------------------


def _tip_at(bench: Bench, part: Part) -> str:
    place = bench.at(part)
    event = QHelpEvent(QEvent.Type.ToolTip, place, bench.diagram.mapToGlobal(place))
    QApplication.sendEvent(bench.diagram, event)
    return QToolTip.text()


def test_a_weight_says_its_name_its_value_and_its_gradient(bench: Bench) -> None:
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    part = weight(1, 0, 2)
    words = _tip_at(bench, part)
    number = f"{bench.weight(part):.10g}".replace("-", "−")
    mean = f"{learner.back_pass.gradients[1].weights_OI[0, 2]:.10g}".replace("-", "−")
    assert words.splitlines()[0] == "w₁₃⁽²⁾: weight of a₃⁽¹⁾ in z₁⁽²⁾"
    assert f"w₁₃⁽²⁾ = {number}" in words
    assert f"∂L/∂w₁₃⁽²⁾ = {mean} (mean of all samples)" in words
    own = learner.passed.outputs_N[3] * learner.passed.activations[1][3, 2]  # the target of (1, 1) is 0
    assert f"∂L/∂w₁₃⁽²⁾ = {own:.10g}".replace("-", "−") + " (the chosen sample alone)" in words


def test_a_bias_says_its_own(bench: Bench) -> None:
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    words = bench.diagram.words_of(weight(0, 1, None))
    assert words.startswith("b₂⁽¹⁾: bias in z₂⁽¹⁾")
    assert f"{learner.network.layers[0].biases_O[1]:.10g}".replace("-", "−") in words
    assert f"∂L/∂b₂⁽¹⁾ = {learner.back_pass.gradients[0].biases_O[1]:.10g}".replace("-", "−") in words


def test_a_unit_says_z_a_and_their_derivatives_of_the_chosen_sample(bench: Bench) -> None:
    learner = bench.learner
    assert isinstance(learner, SmoothLearner)
    for current in (0, 2):
        bench.current = current
        bench.show_now()
        words = _tip_at(bench, unit(0, 1))
        wanted = {
            "z₂⁽¹⁾": learner.passed.sums[0][current, 1],
            "a₂⁽¹⁾": learner.passed.activations[1][current, 1],
            "∂L/∂z₂⁽¹⁾": 4 * learner.back_pass.d_sums[0][current, 1],
            "∂L/∂a₂⁽¹⁾": 4 * learner.back_pass.d_activations[0][current, 1],
        }
        for name, value in wanted.items():
            assert f"{name} = {value:.10g}".replace("-", "−") in words
        assert words.startswith("unit 2 of hidden layer 1: tanh")


@pytest.mark.parametrize("bench", ["rule"], indirect=True)
def test_the_threshold_rule_says_no_gradient(bench: Bench) -> None:
    assert _tip_at(bench, FIRST) == "w₁₁⁽¹⁾: weight of x₁ in z₁⁽¹⁾\nw₁₁⁽¹⁾ = 1"
    assert bench.diagram.words_of(unit(0, 0)) == "output unit: step\nz₁⁽¹⁾ = −0.5\na₁⁽¹⁾ = 0"


def test_inputs_and_ones_say_what_they_are(bench: Bench) -> None:
    bench.current = 1
    bench.show_now()
    assert _tip_at(bench, Part(Kind.INPUT, 0, 1)) == "x₂: input 2\nx₂ = 1"
    assert "b₁⁽²⁾ = " in _tip_at(bench, Part(Kind.ONE, 1))


def test_where_nothing_is_the_picture_itself_is_explained(bench: Bench) -> None:
    assert bench.layout_of_parts.part_at(QPointF(2.0, 2.0)) is None
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), bench.diagram.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(bench.diagram, event)
    assert QToolTip.text() == bench.diagram.toolTip()


def test_what_is_said_follows_the_learner(bench: Bench) -> None:
    part = weight(1, 0, 0)
    _tip_at(bench, part)
    _walk_to(bench, part)
    bench.learner.step()
    bench.show_now()
    number = f"{bench.weight(part):.10g}".replace("-", "−")
    assert number in bench.diagram.accessibleDescription()
    assert number in _tip_at(bench, part)


def test_gradients_of_other_weights_than_those_shown_are_not_told(bench: Bench) -> None:
    assert "∂L/∂" in bench.diagram.words_of(FIRST)
    bench.learner.step()
    assert "∂L/∂" not in bench.diagram.words_of(FIRST)


def test_a_tooltip_that_is_open_follows_the_learner(bench: Bench) -> None:
    part = weight(1, 0, 0)
    _tip_at(bench, part)
    assert QToolTip.isVisible()
    bench.learner.step()
    bench.show_now()
    assert f"{bench.weight(part):.10g}".replace("-", "−") in QToolTip.text()


def test_the_number_of_an_edge_under_the_mouse_stands_on_it(bench: Bench) -> None:
    part = weight(0, 2, 1)
    number = f"{bench.weight(part):.2f}".replace("-", "−")
    assert number not in bench.words()
    QTest.mouseMove(bench.diagram, bench.at(part))
    assert number in bench.words()
    assert bench.diagram.cursor().shape() is Qt.CursorShape.SizeVerCursor
    QTest.mouseMove(bench.diagram, bench.at(unit(0, 0)))
    assert number not in bench.words()
    assert bench.diagram.cursor().shape() is Qt.CursorShape.ArrowCursor


# Typing ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "value"), [("0.25", 0.25), ("-1e-1", -0.1), ("−3", -3.0), ("1000000", 1e6)])
@pytest.mark.parametrize("part", [FIRST, weight(1, 0, 3), weight(1, 0, None)])
def test_a_number_that_is_typed_is_the_weight(bench: Bench, part: Part, text: str, value: float) -> None:
    _double_click(bench, part)
    assert bench.field.isVisible()
    _type(bench, text)
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.typed == [(part.layer, part.unit, part.source, value)]
    assert bench.weight(part) == value
    assert not bench.field.isVisible()
    assert bench.diagram.hasFocus()


@pytest.mark.parametrize("bench", ["rule", "rule of 3", "single", "softmax", "3-3-4", "2-8-8-8-8-1"], indirect=True)
def test_every_weight_of_any_network_can_be_typed(bench: Bench) -> None:
    parts = bench.layout_of_parts.weights
    for count, part in enumerate(parts[:: max(1, len(parts) // 9)]):
        bench.diagram._choose(part)
        bench.key(Qt.Key.Key_F2)
        assert bench.diagram.rect().contains(bench.field.geometry())
        _type(bench, str(count))
        QTest.keyClick(bench.field, Qt.Key.Key_Enter)
        assert bench.weight(part) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abc", "“abc” is not a finite number."),
        ("1e400", "“1e400” is not a finite number."),
        ("nan", "“nan” is not a finite number."),
        ("", "A number is missing."),
        ("1000001", "“1000001” is beyond ±1,000,000."),
        ("-", "“-” is not a finite number."),
    ],
)
def test_what_is_no_weight_is_refused_at_the_field(bench: Bench, text: str, words: str) -> None:
    before = bench.weight(FIRST)
    _double_click(bench, FIRST)
    _type(bench, text)
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.field.isVisible()
    assert bench.field.property("refused") is True
    assert bench.field.accessibleDescription() == words
    assert QToolTip.text() == words
    assert bench.typed == []
    QTest.keyClick(bench.field, Qt.Key.Key_Escape)
    assert not bench.field.isVisible()
    assert bench.typed == []
    assert bench.weight(FIRST) == before


def test_escape_leaves_a_good_number_too(bench: Bench) -> None:
    before = bench.weight(FIRST)
    _double_click(bench, FIRST)
    _type(bench, "5")
    QTest.keyClick(bench.field, Qt.Key.Key_Escape)
    assert not bench.field.isVisible()
    assert bench.typed == []
    assert bench.weight(FIRST) == before
    assert bench.diagram.hasFocus()


def test_a_refused_number_can_be_mended(bench: Bench) -> None:
    _double_click(bench, FIRST)
    _type(bench, "1e400")
    _type(bench, "1e4")
    assert bench.field.property("refused") is False
    assert bench.field.accessibleDescription() == ""
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.typed == [(0, 0, 0, 1e4)]


def test_a_number_is_opened_as_it_is_and_untouched_it_stays(bench: Bench) -> None:
    _walk_to(bench, BIAS)
    bench.key(Qt.Key.Key_Return)
    assert float(bench.field.text()) == bench.weight(BIAS)
    assert bench.field.selectedText() == bench.field.text()
    assert bench.field.accessibleName() == "b₁⁽¹⁾: bias in z₁⁽¹⁾"
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.typed == []
    assert not bench.field.isVisible()


@pytest.mark.parametrize(("key", "start"), [(Qt.Key.Key_7, "7"), (Qt.Key.Key_Minus, "-"), (Qt.Key.Key_Period, ".")])
def test_a_digit_or_a_sign_begins_to_type(bench: Bench, key: Qt.Key, start: str) -> None:
    _walk_to(bench, FIRST)
    bench.key(key)
    assert bench.field.text() == start
    QTest.keyClicks(bench.field, "5")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.weight(FIRST) == float(start + "5")


def test_a_letter_types_nothing_and_a_unit_has_no_number_to_type(bench: Bench) -> None:
    _walk_to(bench, FIRST)
    bench.key(Qt.Key.Key_A)
    assert not bench.field.isVisible()
    _walk_to(bench, unit(0, 0))
    for key in (Qt.Key.Key_5, Qt.Key.Key_F2, Qt.Key.Key_Return):
        bench.key(key)
    assert not bench.field.isVisible()


def test_what_is_typed_is_taken_when_another_field_is_entered(bench: Bench) -> None:
    _double_click(bench, FIRST)
    _type(bench, "2")
    bench.other.setFocus()
    assert bench.typed == [(0, 0, 0, 2.0)]
    assert not bench.field.isVisible()
    assert bench.other.hasFocus()
    _double_click(bench, FIRST)
    _type(bench, "abc")
    bench.other.setFocus()
    assert len(bench.typed) == 1


def test_what_is_being_typed_stays_while_it_learns_and_while_it_is_resized(bench: Bench) -> None:
    _double_click(bench, FIRST)
    _type(bench, "0.7")
    for _ in range(3):
        bench.learner.step()
        bench.show_now()
    bench.resize(420, 260)
    assert bench.field.text() == "0.7"
    assert bench.field.isVisible()
    assert bench.diagram.rect().contains(bench.field.geometry())
    assert bench.field.geometry().contains(bench.at(FIRST))
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.weight(FIRST) == 0.7


def test_another_network_ends_what_is_typed_for_a_weight_that_it_lacks(bench: Bench) -> None:
    part = weight(1, 0, 3)
    _double_click(bench, part)
    _type(bench, "3")
    bench.learner = ThresholdRule(XOR)
    bench.show_now()
    assert not bench.field.isVisible()
    assert bench.typed == []
    assert bench.diagram.chosen is None


def test_a_step_back_undoes_a_typed_weight(bench: Bench) -> None:
    before = bench.weight(FIRST)
    _double_click(bench, FIRST)
    _type(bench, "5")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    bench.learner.back()
    assert bench.weight(FIRST) == before


# Dragging -------------------------------------------------------------------------------------------------------------


def _drag(bench: Bench, part: Part, *ups: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press on a part and go up by so many pixels, step by step; the button is still held."""
    place = bench.at(part)
    QTest.mousePress(bench.diagram, LEFT, held, place)
    for up in ups:
        place = place - QPoint(0, up)
        _move(bench, place, held)


def _move(bench: Bench, place: QPoint, held: Qt.KeyboardModifier) -> None:
    if held == Qt.KeyboardModifier.NoModifier:
        QTest.mouseMove(bench.diagram, place)
        return
    to = QPointF(bench.diagram.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), to, Qt.MouseButton.NoButton, LEFT, held)
    QApplication.sendEvent(bench.diagram, event)


@pytest.mark.parametrize("bench", ["rule", "2-4-1", "2-8-8-8-8-1"], indirect=True)
def test_a_weight_that_is_dragged_up_grows_and_down_shrinks(bench: Bench) -> None:
    start = bench.weight(FIRST)
    _drag(bench, FIRST, 10, 15, -40)
    assert bench.weight(FIRST) == pytest.approx(start - 0.15, abs=1e-8)
    values = [value for *_, value in bench.dragged]
    assert values == pytest.approx([start + 0.1, start + 0.25, start - 0.15], abs=1e-8)
    assert {tuple(part) for *part, _ in bench.dragged} == {(0, 0, 0)}
    assert bench.ends == 0
    QTest.mouseRelease(bench.diagram, LEFT, pos=bench.at(FIRST))
    assert bench.ends == 1
    assert bench.typed == []
    bench.learner.back()
    assert bench.weight(FIRST) == start


def test_with_shift_a_drag_is_ten_times_finer(bench: Bench) -> None:
    start = bench.weight(FIRST)
    _drag(bench, FIRST, 30, held=SHIFT)
    assert bench.weight(FIRST) == pytest.approx(start + 0.03, abs=1e-8)
    QTest.mouseRelease(bench.diagram, LEFT)


@pytest.mark.parametrize("bench", ["rule"], indirect=True)
def test_a_drag_has_no_digits_of_its_own_and_stops_at_the_bound(bench: Bench) -> None:
    bench._set(0, 0, 0, 0.0, remember=False)
    _drag(bench, FIRST, 7, 7, 7)
    assert bench.dragged[-1][-1] == 0.21  # and not 0.21000000000000002
    QTest.mouseRelease(bench.diagram, LEFT)
    bench._set(0, 0, 0, 999_999.99, remember=False)
    _drag(bench, FIRST, 30)
    assert bench.dragged[-1][-1] == 1e6
    QTest.mouseRelease(bench.diagram, LEFT)


def test_a_trembling_click_drags_nothing_and_chooses(bench: Bench) -> None:
    before = bench.weight(FIRST)
    _drag(bench, FIRST, 2)
    QTest.mouseRelease(bench.diagram, LEFT)
    assert bench.dragged == []
    assert bench.ends == 0
    assert bench.weight(FIRST) == before
    assert bench.chosen == [(0, 0, 0)]


def test_units_and_the_ground_are_not_dragged(bench: Bench) -> None:
    _drag(bench, unit(0, 0), 30)
    QTest.mouseRelease(bench.diagram, LEFT)
    assert bench.dragged == []
    assert bench.diagram.chosen == unit(0, 0)
    assert bench.chosen == []
    QTest.mouseClick(bench.diagram, LEFT, pos=QPoint(2, 2))
    assert bench.diagram.chosen == unit(0, 0)


def test_the_other_button_and_the_wheel_change_nothing(bench: Bench) -> None:
    place = bench.at(FIRST)
    QTest.mousePress(bench.diagram, Qt.MouseButton.RightButton, pos=place)
    QTest.mouseMove(bench.diagram, place - QPoint(0, 30))
    QTest.mouseRelease(bench.diagram, Qt.MouseButton.RightButton)
    to = QPointF(bench.diagram.mapToGlobal(place))
    none, up = Qt.KeyboardModifier.NoModifier, QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(QPointF(place), to, QPoint(), up, Qt.MouseButton.NoButton, none, phase, False)
    QApplication.sendEvent(bench.diagram, wheel)
    assert not wheel.isAccepted()
    assert bench.dragged == bench.typed == bench.chosen == []


def test_a_weight_that_learns_on_while_it_is_held_goes_where_the_hand_goes(bench: Bench) -> None:
    start = bench.weight(FIRST)
    _drag(bench, FIRST, 10)
    for _ in range(20):
        bench.learner.step()
    bench.show_now()
    QTest.mouseMove(bench.diagram, bench.at(FIRST) - QPoint(0, 20))
    assert bench.weight(FIRST) == pytest.approx(start + 0.2, abs=1e-8)
    QTest.mouseRelease(bench.diagram, LEFT)


# Keys -----------------------------------------------------------------------------------------------------------------


def test_arrows_go_from_part_to_part(bench: Bench) -> None:
    _walk_to(bench, FIRST)
    way = [
        (Qt.Key.Key_Down, weight(0, 0, 1)),
        (Qt.Key.Key_Down, weight(0, 0, None)),
        (Qt.Key.Key_Down, weight(0, 1, 0)),
        (Qt.Key.Key_Left, Part(Kind.INPUT, 0, 0)),
        (Qt.Key.Key_Left, Part(Kind.INPUT, 0, 0)),
        (Qt.Key.Key_Down, Part(Kind.INPUT, 0, 1)),
        (Qt.Key.Key_Right, weight(0, 0, 1)),
        (Qt.Key.Key_Right, unit(0, 0)),
        (Qt.Key.Key_Down, unit(0, 1)),
        (Qt.Key.Key_Right, weight(1, 0, 1)),
        (Qt.Key.Key_Up, weight(1, 0, 0)),
        (Qt.Key.Key_Up, weight(1, 0, 0)),
        (Qt.Key.Key_Right, unit(1, 0)),
        (Qt.Key.Key_Right, unit(1, 0)),
    ]
    for key, part in way:
        bench.key(key)
        assert bench.diagram.chosen == part
        assert bench.diagram.accessibleDescription() == bench.diagram.words_of(part)
        assert QToolTip.text() == bench.diagram.words_of(part)


def test_every_edge_that_the_arrows_come_to_is_told(bench: Bench) -> None:
    _walk_to(bench, FIRST)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        bench.key(key)
    assert bench.chosen == [(0, 0, 0), (0, 0, 1), (1, 0, 0)]


@pytest.mark.parametrize("name", NETS)
def test_arrows_reach_every_part_and_never_leave_the_network(name: str) -> None:
    shape = shape_of(scene_of(NETS[name]()))
    start = weights_of(shape)[0]
    seen, waiting = {start}, [start]
    while waiting:
        part = waiting.pop()
        for reached in (
            before(shape, part), after(shape, part), next_in_column(shape, part, 1), next_in_column(shape, part, -1),
        ):  # fmt: skip
            if reached not in seen:
                seen.add(reached)
                waiting.append(reached)
    bench_parts = set(weights_of(shape)) | {
        unit(layer, place) for layer, n in enumerate(shape.units) for place in range(n)
    }
    nodes = {Part(Kind.INPUT, 0, place) for place in range(shape.inputs)}
    assert seen == bench_parts | nodes | {Part(Kind.ONE, layer) for layer in range(len(shape.units))}


def test_the_chosen_part_has_a_ring(bench: Bench) -> None:
    part = unit(0, 1)
    plain = bench.diagram.grab().toImage()
    _walk_to(bench, part)
    ringed = bench.diagram.grab().toImage()
    rect = bench.layout_of_parts.nodes[part]
    place = QPoint(round(rect.center().x()), round(rect.top() - 3))
    assert ringed.pixelColor(place) != plain.pixelColor(place)


def test_control_up_and_down_change_a_weight_by_a_tenth(bench: Bench) -> None:
    start = bench.weight(FIRST)
    _walk_to(bench, FIRST)
    bench.key(Qt.Key.Key_Up, CONTROL)
    assert bench.weight(FIRST) == pytest.approx(start + 0.1, abs=1e-8)
    assert bench.ends == 1
    for _ in range(3):
        bench.key(Qt.Key.Key_Down, CONTROL)
    assert bench.weight(FIRST) == pytest.approx(start - 0.2, abs=1e-8)
    assert bench.diagram.chosen == FIRST


def test_a_key_that_is_held_is_one_drag(bench: Bench) -> None:
    _walk_to(bench, FIRST)
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    sent = [(press, False), (release, True), (press, True), (release, True), (press, True)]
    for kind, repeated in sent:
        QApplication.sendEvent(bench.diagram, QKeyEvent(kind, Qt.Key.Key_Up, CONTROL, "", repeated))
    assert len(bench.dragged) == 3
    assert bench.ends == 0
    QApplication.sendEvent(bench.diagram, QKeyEvent(release, Qt.Key.Key_Up, CONTROL))
    assert bench.ends == 1


def test_control_and_arrows_leave_a_unit_alone(bench: Bench) -> None:
    _walk_to(bench, unit(0, 0))
    bench.key(Qt.Key.Key_Up, CONTROL)
    assert bench.dragged == []
    assert bench.diagram.chosen == unit(0, 0)


def test_tab_comes_in_at_the_first_weight_and_goes_on(bench: Bench) -> None:
    bench.other.setFocus()
    assert bench.diagram.chosen is None
    QTest.keyClick(bench.other, Qt.Key.Key_Tab)
    assert bench.diagram.hasFocus()
    assert bench.diagram.chosen == FIRST
    assert bench.diagram.accessibleDescription().startswith("w₁₁⁽¹⁾")
    bench.key(Qt.Key.Key_Tab)
    assert not bench.diagram.hasFocus()


def test_shortcuts_of_the_window_do_not_take_its_keys(bench: Bench) -> None:
    _walk_to(bench, FIRST)
    own = [(Qt.Key.Key_Left, ""), (Qt.Key.Key_F2, ""), (Qt.Key.Key_3, "3"), (Qt.Key.Key_Minus, "-")]
    for key, text in own:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
        event.ignore()
        QApplication.sendEvent(bench.diagram, event)
        assert event.isAccepted(), key
    for key, held in ((Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, CONTROL)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
        event.ignore()
        QApplication.sendEvent(bench.diagram, event)
        assert not event.isAccepted(), key


def test_the_choice_stays_while_it_learns_and_with_another_sample(bench: Bench) -> None:
    _walk_to(bench, weight(1, 0, 2))
    bench.learner.step()
    bench.current = 0
    bench.show_now()
    assert bench.diagram.chosen == weight(1, 0, 2)


def test_names_are_there_for_a_screen_reader(bench: Bench) -> None:
    assert bench.diagram.accessibleName() == "Diagram of the network"
    assert "Double-click" in bench.diagram.toolTip()
    assert bench.field.toolTip()
    assert bench.field.accessibleName()


def test_a_weight_that_another_network_lacks_is_no_longer_dragged(bench: Bench) -> None:
    last = weight(0, 3, 0)
    _drag(bench, last, 10)
    before = len(bench.dragged)
    bench.learner = NETS["2-1-1"]()  # a lab was opened meanwhile
    bench.show_now()
    assert bench.ends == 1
    QTest.mouseMove(bench.diagram, QPoint(20, 20))
    QTest.mouseMove(bench.diagram, QPoint(20, 80))
    assert len(bench.dragged) == before
    QTest.mouseRelease(bench.diagram, LEFT)
    assert bench.ends == 1
