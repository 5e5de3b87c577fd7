"""Moving, turning and scaling a drawing on the pad, with the mouse and with keys."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.placing import box_of
from mnistgui.ui.draw.pad import Pad, Tool
from mnistgui.ui.draw.tools import PadTools

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
# A square without its inside, and a dot far from it.
SQUARE = Stroke((Point(0.4, 0.4), Point(0.6, 0.4), Point(0.6, 0.6), Point(0.4, 0.6), Point(0.4, 0.4)))
DOT = Stroke((Point(0.85, 0.85), Point(0.86, 0.86)))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def pad(qtbot: QtBot, page: QWidget) -> Pad:
    pad = Pad(page)
    pad.resize(400, 400)
    page.resize(420, 480)
    with qtbot.waitExposed(page):
        page.show()
    pad.set_ink(Ink((SQUARE,)))
    pad.set_tool(Tool.PLACE)
    pad.setFocus()
    return pad


def drag(qtbot: QtBot, pad: Pad, start: tuple[float, float], end: tuple[float, float], keys=NONE) -> None:
    places = [QPoint(round(400 * x), round(400 * y)) for x, y in (start, end)]
    qtbot.mousePress(pad, LEFT, keys, places[0])
    qtbot.mouseMove(pad, places[0] + (places[1] - places[0]) / 2)
    qtbot.mouseMove(pad, places[1])
    qtbot.mouseRelease(pad, LEFT, keys, places[1])


def box(pad: Pad) -> tuple[float, float, float, float]:
    found = box_of(pad.ink)
    assert found is not None
    return found.left, found.top, found.right, found.bottom


def test_a_drag_inside_the_frame_moves_and_is_one_step_to_undo(qtbot: QtBot, pad: Pad) -> None:
    drag(qtbot, pad, (0.5, 0.5), (0.6, 0.3))
    assert box(pad) == pytest.approx((0.5, 0.2, 0.7, 0.4), abs=0.01)
    pad.undo()
    assert pad.ink == Ink((SQUARE,))


def test_a_corner_scales_around_the_middle(qtbot: QtBot, pad: Pad) -> None:
    drag(qtbot, pad, (0.64, 0.64), (0.78, 0.78))
    assert box(pad) == pytest.approx((0.3, 0.3, 0.7, 0.7), abs=0.01)


def test_the_handle_above_turns(qtbot: QtBot, pad: Pad) -> None:
    drag(qtbot, pad, (0.5, 0.28), (0.72, 0.5))  # a quarter, clockwise
    first = pad.ink.strokes[0].points[0]
    assert (first.x, first.y) == pytest.approx((0.6, 0.4), abs=0.01)


def test_escape_gives_up_a_drag(qtbot: QtBot, pad: Pad) -> None:
    qtbot.mousePress(pad, LEFT, NONE, QPoint(200, 200))
    qtbot.mouseMove(pad, QPoint(300, 300))
    assert pad.ink != Ink((SQUARE,))
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert pad.ink == Ink((SQUARE,))


def test_a_click_chooses_a_stroke_shift_adds_and_a_click_beside_takes_all(qtbot: QtBot, pad: Pad) -> None:
    pad.set_ink(Ink((SQUARE, DOT)))
    qtbot.mouseClick(pad, LEFT, NONE, QPoint(342, 342))
    assert pad.ink == Ink((SQUARE, DOT))
    drag(qtbot, pad, (0.855, 0.855), (0.755, 0.855))
    assert pad.ink.strokes[0] == SQUARE and pad.ink.strokes[1] != DOT
    moved = pad.ink.strokes[1]

    qtbot.mouseClick(pad, LEFT, Qt.KeyboardModifier.ShiftModifier, QPoint(160, 200))  # the square's left side
    qtbot.keyClick(pad, Qt.Key.Key_Left)
    assert pad.ink.strokes[0] != SQUARE and pad.ink.strokes[1] != moved

    pad.set_ink(Ink((SQUARE, DOT)))
    qtbot.mouseClick(pad, LEFT, NONE, QPoint(20, 380))
    qtbot.keyClick(pad, Qt.Key.Key_Up)
    assert pad.ink.strokes[0].points[0].y == pytest.approx(0.39) and pad.ink.strokes[1] != DOT


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [
        (Qt.Key.Key_Right, NONE, 0.41),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.45),
        (Qt.Key.Key_Plus, NONE, 0.395),
        (Qt.Key.Key_Minus, NONE, 0.5 - 0.1 / 1.05),
        (Qt.Key.Key_BracketRight, NONE, 0.5 - 0.1 * math.sqrt(2) * math.cos(math.radians(40))),
    ],
)
def test_keys_move_turn_and_scale(qtbot: QtBot, pad: Pad, key, modifier, left: float) -> None:
    qtbot.keyClick(pad, key, modifier)
    assert box(pad)[0] == pytest.approx(left, abs=1e-6)


def test_keys_do_nothing_with_the_pen(qtbot: QtBot, pad: Pad) -> None:
    pad.set_tool(Tool.PEN)
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.ink == Ink((SQUARE,))


def test_the_button_and_the_eraser_put_each_other_away(qtbot: QtBot, pad: Pad, page: QWidget) -> None:
    tools = PadTools(pad, page)
    eraser = tools.findChild(QToolButton, "draw.eraser")
    (place,) = [action for action in tools.more.menu().actions() if action.objectName() == "draw.place"]
    pad.set_tool(Tool.PEN)
    place.trigger()
    assert pad.tool is Tool.PLACE and place.isChecked() and not eraser.isChecked()
    eraser.click()
    assert pad.tool is Tool.STROKE_ERASER and eraser.isChecked() and not place.isChecked()
    place.trigger()
    place.trigger()
    assert pad.tool is Tool.PEN and not place.isChecked()


def test_an_empty_pad_has_nothing_to_place(qtbot: QtBot, pad: Pad) -> None:
    pad.clear()
    drag(qtbot, pad, (0.5, 0.5), (0.6, 0.6))
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.ink.is_empty
    assert not pad.grab().isNull()
