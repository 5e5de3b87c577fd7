"""The user's own points on the plane: put, dragged, recoloured, deleted and undone, with the mouse and with keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu, QPushButton, QWidget

from mnistgui.ui.perceptron.plane.plane import PlaneView
from tests.ui.lab import LEFT, Lab

AND = [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _problem(lab: Lab) -> str:
    return str(lab.find(QComboBox, "problem").currentData())


def test_a_click_on_an_empty_place_puts_a_point_of_the_chosen_class(lab: Lab) -> None:
    lab.click_at(0.5, 0.25)
    assert lab.points() == [*AND, (0.5, 0.25, 0)]
    assert _problem(lab) == "points"
    assert lab.table.currentIndex().row() == 4
    lab.choose("point_class", 1)
    lab.click_at(0.25, 0.5)
    assert lab.points()[-1] == (0.25, 0.5, 1)


def test_shift_and_the_right_button_put_the_other_class(lab: Lab) -> None:
    lab.click_at(0.5, 0.25, shift=True)
    lab.click_at(0.25, 0.5, Qt.MouseButton.RightButton)
    assert [label for _, _, label in lab.points()[4:]] == [1, 1]


def test_no_point_is_put_outside_of_what_is_shown(lab: Lab) -> None:
    lab.qtbot.mouseClick(lab.plane, LEFT, pos=QPoint(1, lab.plane.height() - 2))
    assert lab.points() == AND
    assert _problem(lab) == "AND"


def test_a_dragged_point_moves_and_one_undo_takes_the_whole_drag_back(lab: Lab) -> None:
    lab.drag((1, 1), (0.9, 0.9), (0.7, 0.6), (0.5, 0.25))
    assert lab.points() == [*AND[:3], (0.5, 0.25, 1)]
    assert _problem(lab) == "points"
    lab.click("undo")
    assert lab.points() == AND
    assert _problem(lab) == "AND"
    assert not lab.find(QAbstractButton, "undo").isEnabled()
    lab.click("redo")
    assert lab.points()[3] == (0.5, 0.25, 1)


def test_a_drag_ends_at_the_edge_of_what_is_shown(lab: Lab) -> None:
    lab.drag((1, 1), (1.2, 1.2), (9, 9))
    x1, x2, _ = lab.points()[3]
    assert 1.3 < x2 < 1.5
    assert 1.3 < x1 < 2.0
    assert lab.in_sight(x1, x2)


def test_a_click_that_trembles_moves_nothing(lab: Lab) -> None:
    lab.qtbot.mousePress(lab.plane, LEFT, pos=lab.at(1, 1))
    lab.hover(1.01, 1.0)
    lab.qtbot.mouseRelease(lab.plane, LEFT, pos=lab.at(1.01, 1))
    assert lab.points() == AND
    assert _problem(lab) == "AND"


@pytest.mark.parametrize("learner", ["threshold rule", "multilayer"])
def test_a_point_dragged_while_it_learns_goes_on_with_the_same_weights(lab: Lab, learner: str) -> None:
    lab.choose("problem", "XOR")
    lab.choose("learner", learner)
    lab.click("run")
    lab.drag((1, 1), (1, 0.9), (0.9, 0.5), drop=False)
    assert lab.find(QPushButton, "run").isChecked()
    before = lab.steps()
    lab.qtbot.waitUntil(lambda: lab.steps() != before)
    assert lab.points()[3] == (0.9, 0.5, 0)
    lab.qtbot.mouseRelease(lab.plane, LEFT, pos=lab.at(0.9, 0.5))
    assert lab.find(QPushButton, "run").isChecked()


def test_weights_stay_when_a_point_moves(lab: Lab) -> None:
    lab.choose("learner", "single layer")
    for _ in range(3):
        lab.click("step")
    formula = lab.find(QLabel, "formula").text()
    lab.drag((1, 1), (1.2, 1.2))
    assert lab.find(QLabel, "formula").text() == formula
    assert "updates: 3 " in lab.steps()


def test_a_double_click_changes_the_class(lab: Lab) -> None:
    lab.qtbot.mouseClick(lab.plane, LEFT, pos=lab.at(0, 0))
    lab.qtbot.mouseDClick(lab.plane, LEFT, pos=lab.at(0, 0))
    assert lab.points()[0] == (0, 0, 1)


def test_two_quick_clicks_on_an_empty_place_put_one_point_of_the_chosen_class(lab: Lab) -> None:
    lab.click_at(0.5, 0.25)
    lab.qtbot.mouseDClick(lab.plane, LEFT, pos=lab.at(0.5, 0.25))
    assert lab.points()[4:] == [(0.5, 0.25, 0)]


@pytest.mark.parametrize(("name", "points"), [("recolour", [(0, 0, 1), *AND[1:]]), ("delete", AND[1:])])
def test_the_menu_of_a_point(lab: Lab, name: str, points: list[tuple[float, float, int]]) -> None:
    place = lab.at(0, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lab.plane.mapToGlobal(place))
    QApplication.sendEvent(lab.plane, event)
    menu = next(menu for menu in lab.plane.findChildren(QMenu) if menu.isVisible())
    action = next(action for action in menu.actions() if action.objectName() == f"perceptron.{name}")
    lab.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    assert lab.points() == points


def test_the_right_click_that_put_a_point_opens_no_menu(lab: Lab) -> None:
    lab.click_at(0.5, 0.25, Qt.MouseButton.RightButton)
    place = lab.at(0.5, 0.25)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, lab.plane.mapToGlobal(place))
    QApplication.sendEvent(lab.plane, event)
    assert not any(menu.isVisible() for menu in lab.plane.findChildren(QMenu))


def test_everything_by_keys(lab: Lab) -> None:
    lab.plane.setFocus()
    lab.key(Qt.Key.Key_Right)
    lab.key(Qt.Key.Key_Up)
    lab.key(Qt.Key.Key_Up)
    assert lab.points()[3] == (1.05, 1.1, 1)
    lab.key(Qt.Key.Key_Space)
    assert lab.points()[3] == (1.05, 1.1, 0)
    lab.key(Qt.Key.Key_PageDown)
    assert lab.table.currentIndex().row() == 0
    lab.key(Qt.Key.Key_Delete)
    assert lab.points() == [*AND[1:3], (1.05, 1.1, 0)]
    lab.key(Qt.Key.Key_Insert)
    assert lab.points()[-1] == (0.5, 0.5, 0)
    for _ in range(6):
        lab.key(Qt.Key.Key_Z, CONTROL)
    assert lab.points() == AND
    assert _problem(lab) == "AND"
    for _ in range(6):
        lab.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert lab.points()[-1] == (0.5, 0.5, 0)


def test_a_key_pauses_a_rule_whose_sample_at_hand_would_change(lab: Lab) -> None:
    lab.choose("problem", "XOR")
    lab.click("run")
    lab.key(Qt.Key.Key_Left)
    assert not lab.find(QPushButton, "run").isChecked()


def test_the_last_point_stays_and_it_is_said_why(lab: Lab) -> None:
    for _ in range(4):
        lab.key(Qt.Key.Key_Delete)
    assert len(lab.points()) == 1
    assert "last point stays" in lab.message()
    lab.key(Qt.Key.Key_Left)
    assert lab.message() == ""


def test_own_points_are_not_lost_by_looking_at_a_gate(lab: Lab) -> None:
    lab.click_at(0.5, 0.25)
    own = lab.points()
    lab.choose("problem", "XOR")
    assert len(lab.points()) == 4
    lab.choose("problem", "points")
    assert lab.points() == own


def test_another_learner_gets_the_same_points(lab: Lab) -> None:
    lab.click_at(0.5, 0.25)
    own = lab.points()
    lab.choose("learner", "multilayer")
    assert lab.points() == own
    lab.click("reset")
    assert lab.points() == own


def test_a_point_at_the_side_stays_in_sight_when_the_page_gets_narrow(lab: Lab) -> None:
    lab.page.resize(1600, 700)
    lab.qtbot.waitUntil(lambda: lab.at(1.6, 0.5).x() < lab.plane.width() - 30)
    lab.click_at(1.6, 0.5)
    assert lab.points()[4] == (1.6, 0.5, 0)
    lab.page.resize(700, 600)
    lab.qtbot.waitUntil(lambda: lab.page.width() == 700)
    assert lab.in_sight(1.6, 0.5)
    assert lab.plane.sample_at(lab.plane.position_of(1.6, 0.5)) == 4


def test_the_plane_can_be_reached_by_tab_and_every_tool_is_named(lab: Lab) -> None:
    assert lab.find(PlaneView, "plane").focusPolicy() & Qt.FocusPolicy.TabFocus
    for name in ("point_class", "undo", "redo", "noise", "seed"):
        widget = lab.find(QWidget, name)
        assert widget.accessibleName(), name
        assert widget.toolTip(), name
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, name


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)]
)
def test_a_point_that_a_key_takes_away_is_no_longer_dragged(lab: Lab, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    lab.plane.setFocus()
    lab.qtbot.mousePress(lab.plane, LEFT, pos=lab.at(0.5, 0.25))
    assert len(lab.points()) == 5
    lab.key(key, held)
    lab.hover(0.7, 0.6)
    lab.hover(0.2, 0.6)
    lab.qtbot.mouseRelease(lab.plane, LEFT, pos=lab.at(0.2, 0.6))
    assert lab.points() == AND
