"""Two to four classes: chosen, put, typed, pasted, and told apart on the plane and in the table."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.learners import SINGLE_LAYER, LearnerSettings
from mnistgui.perceptron.network import flatten, with_parameters
from mnistgui.perceptron.problems import MOST_CLASSES
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui import theme
from mnistgui.ui.perceptron.pens import draw_class_mark, sure_colour
from mnistgui.ui.perceptron.plane.point_editor import OWN_POINTS, PointEditor
from tests.ui.lab import Lab
from tests.ui.point_bench import SETTINGS, PointBench, open_bench

AND = [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot) -> Lab:
    return open_bench(qtbot)


def _page(bench: Lab) -> PointBench:
    assert isinstance(bench.page, PointBench)
    return bench.page


def _take_classes(bench: Lab, count: int) -> None:
    spin = bench.find(QSpinBox, "classes")
    key = Qt.Key.Key_Up if count > spin.value() else Qt.Key.Key_Down
    for _ in range(abs(count - spin.value())):
        bench.qtbot.keyClick(spin, key)


def _own_points(bench: Lab, classes: int = 2) -> None:
    _page(bench).open(OWN_POINTS)
    _take_classes(bench, classes)


def test_own_points_get_more_classes_and_the_chooser_offers_them(bench: Lab) -> None:
    _own_points(bench, 4)
    assert _page(bench).learner.problem.classes == 4
    chooser = bench.find(QComboBox, "point_class")
    assert [chooser.itemText(row) for row in range(chooser.count())] == ["0", "1", "2", "3"]
    assert not any(chooser.itemIcon(row).isNull() for row in range(4))
    bench.choose("point_class", 3)
    bench.click_at(0.5, 0.25)
    assert bench.points()[4:] == [(0.5, 0.25, 3)]


def test_the_next_class_of_the_last_is_the_first(bench: Lab) -> None:
    _own_points(bench, 3)
    bench.choose("point_class", 2)
    bench.click_at(0.5, 0.25, shift=True)
    bench.choose("point_class", 1)
    bench.click_at(0.25, 0.5, Qt.MouseButton.RightButton)
    assert [label for _, _, label in bench.points()[4:]] == [0, 2]


def test_space_and_a_double_click_go_to_the_next_class(bench: Lab) -> None:
    _own_points(bench, 3)
    seen = []
    for _ in range(3):
        bench.key(Qt.Key.Key_Space)
        seen.append(bench.points()[0][2])
    assert seen == [1, 2, 0]
    bench.qtbot.mouseDClick(bench.plane, Qt.MouseButton.LeftButton, pos=bench.at(1, 1))
    assert bench.points()[3] == (1, 1, 2)


def test_a_class_that_has_points_is_not_taken_away(bench: Lab) -> None:
    _own_points(bench, 4)
    bench.choose("point_class", 3)
    bench.click_at(0.5, 0.25)
    _take_classes(bench, 3)
    assert bench.message() == "Points of class 3: 1. Give them another class first, or delete them."
    assert bench.find(QSpinBox, "classes").value() == 4
    assert _page(bench).learner.problem.classes == 4
    bench.key(Qt.Key.Key_Delete)
    _take_classes(bench, 2)
    assert bench.message() == ""
    assert _page(bench).learner.problem.classes == 2
    assert bench.find(QComboBox, "point_class").count() == 2


def test_a_class_that_is_gone_is_no_longer_put(bench: Lab) -> None:
    _own_points(bench, 4)
    bench.choose("point_class", 3)
    _take_classes(bench, 2)
    bench.click_at(0.5, 0.25)
    assert bench.points()[4][2] == bench.find(QComboBox, "point_class").currentIndex()


def test_a_label_that_the_points_do_not_have_is_never_put() -> None:
    editor = PointEditor()
    editor.set_label(3)
    editor.put(0.5, 0.25, False)
    assert editor.problem.labels_N.tolist() == [0, 0, 0, 1, 1]


def test_classes_are_undone_like_any_edit(bench: Lab) -> None:
    _own_points(bench, 3)
    bench.click("undo")
    assert bench.find(QSpinBox, "classes").value() == 2
    bench.click("redo")
    assert bench.find(QSpinBox, "classes").value() == 3


def test_a_set_is_generated_anew_with_its_noise_and_seed(bench: Lab) -> None:
    page = _page(bench)
    page.open("spiral")
    _take_classes(bench, 3)
    assert {label for _, _, label in bench.points()} == {0, 1, 2}
    assert page.editor.problem.name == "spiral"
    assert page.editor.set_settings == (0.03, 0)
    page.editor.open("spiral", noise=0.03, seed=5)
    assert page.editor.problem.classes == 3
    page.open("moons")
    assert page.editor.problem.classes == 2
    assert not bench.find(QSpinBox, "classes").isEnabled()


def test_gates_have_two_classes_and_nothing_to_choose(bench: Lab) -> None:
    spin = bench.find(QSpinBox, "classes")
    assert not spin.isVisible()
    _page(bench).open("blobs")
    assert spin.isVisible()
    _page(bench).open("XOR")
    assert not spin.isVisible()


def test_a_class_is_typed_and_one_that_does_not_exist_is_refused(bench: Lab) -> None:
    _own_points(bench, 3)
    bench.table.setCurrentIndex(bench.table.model().index(1, 2))
    bench.qtbot.keyClick(bench.table, Qt.Key.Key_F2)
    field = next(field for field in bench.table.findChildren(QLineEdit) if field.isVisible())
    field.selectAll()
    bench.qtbot.keyClicks(field, "3")
    assert field.property("refused") is True
    assert field.accessibleDescription() == "The target must be a class from 0 to 2, not 3."
    field.selectAll()
    bench.qtbot.keyClicks(field, "2")
    bench.qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes what is typed a moment after the key
    assert bench.points()[1] == (0, 1, 2)


def test_points_of_four_classes_are_pasted(bench: Lab) -> None:
    QGuiApplication.clipboard().setText("x1,x2,class\n0,0,0\n1,0,1\n0,1,2\n1,1,3\n")
    bench.key(Qt.Key.Key_V, CONTROL)
    QGuiApplication.clipboard().clear()
    assert bench.points() == [(0, 0, 0), (1, 0, 1), (0, 1, 2), (1, 1, 3)]
    assert bench.find(QSpinBox, "classes").value() == 4


def test_the_table_says_which_class_wins_and_its_answer(bench: Lab) -> None:
    page = _page(bench)
    _own_points(bench, 3)
    bench.key(Qt.Key.Key_Space)
    bench.key(Qt.Key.Key_Space)
    page.learn(300)
    answered = page.learner.answers(page.learner.problem.points_NI)
    assert answered.classes_M.tolist() == [2, 0, 0, 1]
    for text, label, outputs_U in zip(bench.column(3), answered.classes_M, answered.outputs_MU, strict=True):
        assert text == f"{label} ({outputs_U[label]:.2f})"
    assert bench.column(4) == ["✓ right"] * 4


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_plane_is_tinted_by_the_class_that_wins(bench: Lab, look: theme.Theme, dress: object) -> None:
    dress(look)  # type: ignore[operator]
    page = _page(bench)
    page.open("blobs")
    _take_classes(bench, 4)
    page.learn(300)
    shown = bench.plane.grab().toImage()
    for place, label in (((1.2, 1.1), 0), ((-1.2, 1.1), 1), ((-1.2, -1.1), 2), ((1.2, -1.1), 3)):
        there = shown.pixelColor(bench.at(*place))
        away = [_distance(there, sure_colour(look, other, 1.0)) for other in range(MOST_CLASSES)]
        assert int(np.argmin(away)) == label


def test_where_no_class_is_likelier_there_is_no_tint(qtbot: QtBot) -> None:
    bench = open_bench(qtbot, LearnerSettings(learner=SINGLE_LAYER, rate=0.5, output=SETTINGS.output))
    _own_points(bench, 3)
    page = _page(bench)
    assert isinstance(page.learner, SmoothLearner)
    zeros_P = np.zeros_like(flatten(page.learner.network.layers))
    page.learner.set_network(with_parameters(page.learner.network, zeros_P))
    page.look()
    shown = bench.plane.grab().toImage().pixelColor(bench.at(0.3, 0.7))
    assert _distance(shown, theme.of(bench.plane).colour("base")) < 1e-4


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_class_marks_differ_in_shape_and_not_by_colour_alone(qapp: QApplication, look: theme.Theme) -> None:
    shapes = set()
    for label in range(MOST_CLASSES):
        image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        draw_class_mark(painter, look, QPointF(20, 20), 6.0, label)
        painter.end()
        shapes.add(tuple(image.pixelColor(x, y).alpha() > 0 for x in range(40) for y in range(40)))
        assert image.pixelColor(20, 20) == look.colour(f"class_{label}")
    assert len(shapes) == MOST_CLASSES


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_class_colours_stand_out_from_the_ground_and_from_each_other(look: theme.Theme) -> None:
    colours = [look.colour(f"class_{label}") for label in range(MOST_CLASSES)]
    for place, colour in enumerate(colours):
        assert _contrast(colour, look.colour("base")) >= 3.0  # WCAG 2.1 for graphics
        assert all(_distance(colour, other) > 0.1 for other in colours[:place])


def test_the_formula_of_several_classes_says_what_the_lines_are(qtbot: QtBot) -> None:
    bench = open_bench(qtbot, LearnerSettings(learner=SINGLE_LAYER, rate=0.5, output=SETTINGS.output))
    formula = bench.find(QLabel, "formula")
    assert formula.text().startswith("z₁ − z₀ = 0<br>")
    _own_points(bench, 3)
    assert formula.text() == "Solid: where another class wins."


def _distance(one: QColor, other: QColor) -> float:
    return sum((a - b) ** 2 for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True))


def _contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
