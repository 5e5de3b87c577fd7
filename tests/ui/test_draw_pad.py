"""The pad: what the mouse does becomes strokes, nothing is lost, and what is seen is what was drawn."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import PEN_WIDTH, Ink, Point, Stroke
from mnistgui.ui import theme
from mnistgui.ui.draw.pad import Pad

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
