"""The pad: what the mouse does becomes strokes, nothing is lost, and what is seen is what was drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import PEN_WIDTH, Ink, Point, Stroke
from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad, Tool
from tests.ui.tablet import tablet

SIDE = 300
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot) -> Pad:
    pad = Pad()
    qtbot.addWidget(pad)
    pad.resize(SIDE, SIDE)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def draw(qtbot: QtBot, pad: Pad, *places: tuple[int, int]) -> None:
    qtbot.mousePress(pad, LEFT, pos=QPoint(*places[0]))
    for place in places[1:]:
        qtbot.mouseMove(pad, QPoint(*place))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(*places[-1]))


def pixels(pad: Pad) -> np.ndarray:
    """Return what is on the screen as (H, W, 4)."""
    picture = pad.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4).astype(int)


def test_the_mouse_draws_a_stroke_in_canvas_coordinates(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 60), (150, 150), (270, 240))

    (stroke,) = pad.ink.strokes
    places = [value for point in stroke.points for value in (point.x, point.y)]
    assert places == pytest.approx([0.1, 0.2, 0.5, 0.5, 0.9, 0.8])
    times = [point.t for point in stroke.points]
    assert times == sorted(times) and times[0] == 0.0


def test_the_stroke_at_hand_is_told_with_every_movement(qtbot: QtBot, pad: Pad) -> None:
    told: list[Ink] = []
    pad.ink_changed.connect(told.append)

    draw(qtbot, pad, (30, 60), (150, 150), (270, 240))

    assert [len(ink.strokes[0].points) for ink in told] == [1, 2, 3]
    assert told[-1] == pad.ink


def test_a_click_is_a_dot(qtbot: QtBot, pad: Pad) -> None:
    blank = pixels(pad)
    qtbot.mouseClick(pad, LEFT, pos=QPoint(150, 200))

    assert [len(stroke.points) for stroke in pad.ink.strokes] == [1]
    changed = np.abs(pixels(pad) - blank).sum(axis=2)[190:211, 140:161] > 200
    assert np.ptp(np.nonzero(changed)[0]) + 1 == pytest.approx(PEN_WIDTH * SIDE, abs=2)


def test_ink_stays_on_the_paper_when_the_pen_leaves_it(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (150, 150), (500, -80))

    assert [(point.x, point.y) for point in pad.ink.strokes[0].points] == [(0.5, 0.5), (1.0, 0.0)]


def test_positions_between_the_pixels_are_kept(pad: Pad) -> None:
    for kind, x in ((QEvent.Type.MouseButtonPress, 30.25), (QEvent.Type.MouseButtonRelease, 60.75)):
        place = QPointF(x, 75.5)
        buttons = LEFT if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, place, pad.mapToGlobal(place), LEFT, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(pad, event)

    points = pad.ink.strokes[0].points
    places = [SIDE * value for point in points for value in (point.x, point.y)]
    assert places == pytest.approx([30.25, 75.5, 60.75, 75.5])


def test_other_buttons_do_not_draw(qtbot: QtBot, pad: Pad) -> None:
    qtbot.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    assert pad.ink.is_empty


def test_undo_takes_back_a_stroke_and_redo_brings_it_again(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 60), (90, 60))
    one = pad.ink
    draw(qtbot, pad, (30, 120), (90, 120))
    two = pad.ink

    pad.undo()
    assert pad.ink == one and pad.can_redo
    pad.redo()
    assert pad.ink == two and not pad.can_redo


def test_clear_loses_nothing(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 60), (90, 60))
    drawn = pad.ink

    pad.clear()
    assert pad.ink.is_empty
    pad.undo()
    assert pad.ink == drawn


def test_another_drawing_put_there_can_be_undone(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 60), (90, 60))
    drawn = pad.ink

    pad.set_ink(Ink((Stroke((Point(0.5, 0.5),)),)))
    pad.undo()

    assert pad.ink == drawn


def test_escape_takes_back_the_stroke_at_hand_only(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 60), (90, 60))
    drawn = pad.ink
    qtbot.mousePress(pad, LEFT, pos=QPoint(30, 120))
    qtbot.mouseMove(pad, QPoint(90, 120))

    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert pad.ink == drawn
    qtbot.mouseMove(pad, QPoint(120, 120))
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(120, 120))

    assert pad.ink == drawn and not pad.can_redo


def test_a_stroke_whose_release_went_elsewhere_is_finished(qtbot: QtBot, pad: Pad) -> None:
    qtbot.mousePress(pad, LEFT, pos=QPoint(30, 120))
    qtbot.mouseMove(pad, QPoint(90, 120))
    place = QPointF(200, 200)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, pad.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(pad, moved)

    assert len(pad.ink.strokes[0].points) == 2
    assert pad.can_undo
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(200, 200))


def test_a_stroke_at_hand_is_kept_when_the_page_is_changed(qtbot: QtBot, pad: Pad) -> None:
    qtbot.mousePress(pad, LEFT, pos=QPoint(30, 120))
    qtbot.mouseMove(pad, QPoint(90, 120))
    pad.hide()

    assert len(pad.ink.strokes) == 1 and pad.can_undo


def test_the_digit_to_trace_stays_under_the_first_stroke_and_no_longer(qtbot: QtBot, pad: Pad) -> None:
    paper = theme.of(pad).colour("paper").getRgb()[:3]

    def faint() -> int:
        """Count pixels of the digit to trace, on the right of the pad, where the tests do not draw."""
        right = pixels(pad)[10:270, 180:260, :3]
        return int((np.abs(right - paper).sum(axis=2) > 5).sum())

    assert faint() > 500
    qtbot.mousePress(pad, LEFT, pos=QPoint(30, 100))
    qtbot.mouseMove(pad, QPoint(60, 100))
    assert faint() > 500
    qtbot.mouseRelease(pad, LEFT, pos=QPoint(60, 100))
    assert faint() == 0
    pad.clear()
    assert faint() > 500


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_ink_is_painted_where_it_was_drawn_in_the_ink_of_the_theme(
    qtbot: QtBot, dress: Callable[[theme.Theme], None], pad: Pad, look: theme.Theme
) -> None:
    draw(qtbot, pad, (60, 150), (150, 150), (240, 150))
    dress(look)
    ink = look.colour("ink").getRgb()[:3]

    screen = pixels(pad)[:, :, :3]

    covered = np.nonzero((screen == ink).all(axis=2))
    assert covered[0].mean() == pytest.approx(150, abs=1.5)
    assert np.ptp(covered[0]) + 1 == pytest.approx(PEN_WIDTH * SIDE, abs=2)
    assert (covered[1].min(), covered[1].max()) == pytest.approx((60 - 10, 240 + 10), abs=3)


def test_a_drawing_grows_with_the_pad(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (60, 150), (150, 150), (240, 150))
    drawn = pad.ink
    pad.resize(2 * SIDE, 2 * SIDE)

    assert pad.ink == drawn
    ink = theme.of(pad).colour("ink").getRgb()[:3]
    columns = np.nonzero((pixels(pad)[:, :, :3] == ink).all(axis=2))[1]
    assert (columns.min(), columns.max()) == pytest.approx((120 - 21, 480 + 21), abs=4)


def test_the_pad_tells_when_undo_becomes_possible(qtbot: QtBot, pad: Pad) -> None:
    told: list[Any] = []
    pad.history_changed.connect(lambda: told.append(pad.can_undo))
    draw(qtbot, pad, (30, 60), (90, 60))
    pad.undo()
    assert told == [True, False]


# Pen and eraser -------------------------------------------------------------------------------------------------------


def test_a_pen_on_a_tablet_draws_with_its_pressure(pad: Pad) -> None:
    tablet(pad, QEvent.Type.TabletPress, (30, 60), pressure=0.25)
    tablet(pad, QEvent.Type.TabletMove, (150, 150), pressure=0.75)
    tablet(pad, QEvent.Type.TabletRelease, (270, 240), pressure=0.0)
    tablet(pad, QEvent.Type.TabletMove, (10, 10), pressure=0.0)

    (stroke,) = pad.ink.strokes
    assert [point.pressure for point in stroke.points] == pytest.approx([0.25, 0.75, 0.0], abs=0.01)
    assert stroke.points[-1].x == pytest.approx(0.9)
    assert pad.can_undo


def pen_stroke(pad: Pad, y: int, pressures: list[float], feels: bool = True) -> None:
    """Draw from left to right with a pen, pressed like that on the way."""
    kinds = [QEvent.Type.TabletPress, *(len(pressures) - 1) * [QEvent.Type.TabletMove], QEvent.Type.TabletRelease]
    places = [30 + 240 * i / (len(pressures) - 1) for i in range(len(pressures))]
    for kind, x, pressure in zip(kinds, [*places, places[-1]], [*pressures, 0.0], strict=True):
        tablet(pad, kind, (x, y), pressure=pressure, feels=feels)


def widths(pad: Pad, blank: np.ndarray) -> np.ndarray:
    """Return how many pixels of each column are inked; those of an edge count as far as they are."""
    difference = np.abs(pixels(pad) - blank).sum(axis=2)
    return difference.sum(axis=0) / difference.max()


@pytest.fixture
def bare_pad(pad: Pad) -> Pad:
    """A pad without a digit to trace, and a dot in a corner."""
    pad.set_ink(Ink((Stroke((Point(0.02, 0.02),), 0.01),)))
    return pad


def test_a_line_is_as_wide_as_the_pen_is_pressed_without_steps(bare_pad: Pad) -> None:
    blank = pixels(bare_pad)
    bare_pad.set_pen_width(0.2)
    pen_stroke(bare_pad, 150, [0.0, 0.25, 0.5, 0.75, 1.0])

    width = widths(bare_pad, blank)
    # A quarter of the pen's 60 pixels where it only touches, all of it where it is pressed hard.
    assert width[[60, 150, 240]] == pytest.approx([60 * (0.25 + 0.75 * s) for s in (0.125, 0.5, 0.875)], abs=1)
    assert np.abs(np.diff(width[40:250])).max() < 0.5
    assert np.abs(np.diff(width[40:250], n=2)).max() < 0.25


def test_the_line_of_a_pen_grows_with_the_pad_and_stays_smooth(bare_pad: Pad) -> None:
    bare_pad.resize(3 * SIDE, 3 * SIDE)
    blank = pixels(bare_pad)
    bare_pad.resize(SIDE, SIDE)
    bare_pad.set_pen_width(0.2)
    pen_stroke(bare_pad, 150, [0.0, 0.6, 1.0, 0.6, 0.0])
    bare_pad.resize(3 * SIDE, 3 * SIDE)

    width = widths(bare_pad, blank)
    assert width[[450]] == pytest.approx(180 * (0.25 + 0.75 * 0.9), abs=2)  # the curve cuts the corner at the top
    assert np.abs(np.diff(width[120:780], n=2)).max() < 0.3


def test_a_mouse_draws_a_line_of_one_width_and_so_does_a_pen_that_feels_nothing(qtbot: QtBot, bare_pad: Pad) -> None:
    blank = pixels(bare_pad)
    draw(qtbot, bare_pad, (30, 100), (150, 100), (270, 100))
    by_mouse = widths(bare_pad, blank)[60:240]
    bare_pad.undo()
    pen_stroke(bare_pad, 100, [0.0, 0.0, 0.0], feels=False)

    assert by_mouse == pytest.approx(PEN_WIDTH * SIDE, abs=0.5)
    np.testing.assert_allclose(widths(bare_pad, blank)[60:240], by_mouse, atol=0.05)


def test_pressure_can_be_switched_off_for_the_strokes_that_follow(bare_pad: Pad) -> None:
    pen_stroke(bare_pad, 80, [0.1, 0.4, 0.2])
    before = bare_pad.ink.strokes
    blank = pixels(bare_pad)
    bare_pad.set_pen_felt(False)
    pen_stroke(bare_pad, 200, [0.1, 0.4, 0.2])

    assert bare_pad.ink.strokes[:-1] == before
    assert widths(bare_pad, blank)[60:240] == pytest.approx(PEN_WIDTH * SIDE, abs=0.5)


def test_a_dot_grows_while_the_pen_is_pressed_harder_and_stays_when_it_is_lifted(bare_pad: Pad) -> None:
    blank = pixels(bare_pad)
    bare_pad.set_pen_width(0.2)
    tablet(bare_pad, QEvent.Type.TabletPress, (150, 150), pressure=0.0)
    touched = widths(bare_pad, blank).max()
    tablet(bare_pad, QEvent.Type.TabletMove, (150, 150), pressure=1.0)
    tablet(bare_pad, QEvent.Type.TabletRelease, (150, 150), pressure=0.0)

    assert touched == pytest.approx(15, abs=1)
    assert widths(bare_pad, blank).max() == pytest.approx(60, abs=1)


def test_the_other_end_of_the_pen_erases_and_the_pad_draws_again_afterwards(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 150), (270, 150))
    tablet(pad, QEvent.Type.TabletPress, (150, 100), pressure=0.5, eraser=True)
    tablet(pad, QEvent.Type.TabletMove, (150, 200), pressure=0.5, eraser=True)
    tablet(pad, QEvent.Type.TabletRelease, (150, 200), pressure=0.0, eraser=True)

    assert len(pad.ink.strokes) == 2
    assert pad.tool is Tool.PEN
    draw(qtbot, pad, (30, 20), (270, 20))
    assert len(pad.ink.strokes) == 3


def test_a_finger_draws(pad: Pad) -> None:
    finger = QTest.createTouchDevice()
    for act, place in (("press", (30, 60)), ("move", (150, 150)), ("release", (270, 240))):
        getattr(QTest.touchEvent(pad, finger), act)(0, QPoint(*place), pad).commit()

    (stroke,) = pad.ink.strokes
    places = [value for point in stroke.points for value in (point.x, point.y)]
    assert places == pytest.approx([0.1, 0.2, 0.5, 0.5, 0.9, 0.8])


def test_the_stroke_eraser_takes_whole_strokes_in_one_step_that_is_undone_as_one(qtbot: QtBot, pad: Pad) -> None:
    for y in (60, 150, 270):
        draw(qtbot, pad, (30, y), (270, y))
    drawn = pad.ink
    pad.set_tool(Tool.STROKE_ERASER)

    draw(qtbot, pad, (150, 30), (150, 100), (150, 180))

    assert pad.ink.strokes == drawn.strokes[2:]
    pad.undo()
    assert pad.ink == drawn


def test_the_area_eraser_leaves_pieces_and_tells_of_them_while_it_moves(qtbot: QtBot, pad: Pad) -> None:
    draw(qtbot, pad, (30, 150), (270, 150))
    told: list[Ink] = []
    pad.ink_changed.connect(told.append)
    pad.set_tool(Tool.AREA_ERASER)

    qtbot.mousePress(pad, LEFT, pos=QPoint(150, 150))

    assert [len(ink.strokes) for ink in told] == [2]
    middle = pixels(pad)[150, 150]
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert len(pad.ink.strokes) == 1
    assert (pixels(pad)[150, 150] != middle).any()


def test_an_eraser_that_takes_nothing_leaves_no_step_to_undo(qtbot: QtBot, pad: Pad) -> None:
    pad.set_tool(Tool.AREA_ERASER)
    draw(qtbot, pad, (30, 150), (270, 150))

    assert pad.ink.is_empty and not pad.can_undo


def test_a_thick_pen_draws_thick_strokes_and_leaves_the_others_as_they_are(qtbot: QtBot, pad: Pad) -> None:
    blank = pixels(pad)
    draw(qtbot, pad, (30, 60), (270, 60))
    pad.set_pen_width(0.15)
    draw(qtbot, pad, (30, 200), (270, 200))

    assert [stroke.width for stroke in pad.ink.strokes] == [PEN_WIDTH, 0.15]
    column = np.abs(pixels(pad) - blank).sum(axis=2)[:, 150] > 200
    assert column[:130].sum() == pytest.approx(PEN_WIDTH * SIDE, abs=2)
    assert column[130:].sum() == pytest.approx(0.15 * SIDE, abs=2)
