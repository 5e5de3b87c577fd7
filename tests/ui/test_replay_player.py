"""The replay on the page: the strokes come again, anything ends it, and neither drawing nor history is touched."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink, Picture, Point, Stroke
from mnistgui.ui.draw.pad import Tool
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer

LEFT = Qt.MouseButton.LeftButton


def lines(seconds: float) -> Ink:
    """Return two strokes that took that long together."""
    times = [seconds * i / 20 for i in range(20)]
    first = Stroke(tuple(Point(0.3, 0.1 + 0.04 * i, t / 2) for i, t in enumerate(times)))
    second = Stroke(tuple(Point(0.7, 0.1 + 0.04 * i, (seconds + t) / 2) for i, t in enumerate(times)))
    return Ink((first, second))


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[DrawPage]:
    answerer = Answerer()
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.pad.setFocus()
    yield page
    answerer.shut_down()


@pytest.fixture
def told(page: DrawPage) -> list[Ink]:
    """What the pad tells of from the first replay on."""
    page.pad.set_ink(lines(2.0))
    got: list[Ink] = []
    page.pad.ink_changed.connect(got.append)
    return got


def replay_action(page: DrawPage) -> QAction:
    action = page.findChild(QAction, "draw.replay")
    assert action is not None
    return action


def test_the_key_shows_the_strokes_again_and_then_the_whole_drawing(qtbot: QtBot, page: DrawPage) -> None:
    ink = lines(0.4)
    page.pad.set_ink(ink)
    blank = page.pad.can_undo, page.pad.can_redo
    whole = page.pad.grab().toImage()
    told: list[Ink] = []
    page.pad.ink_changed.connect(told.append)

    qtbot.keyClick(page.pad, Qt.Key.Key_P)
    assert page.player.is_playing and replay_action(page).isChecked()
    assert page.pad.grab().toImage() != whole
    assert page.pad.ink is ink
    qtbot.waitUntil(lambda: not page.player.is_playing)

    counts = [sum(len(stroke.points) for stroke in part.strokes) for part in told]
    assert counts[0] == 1 and counts[-1] == 40 and len(counts) > 8
    assert counts == sorted(counts)
    assert told[-1] is ink
    assert page.pad.grab().toImage() == whole
    assert (page.pad.can_undo, page.pad.can_redo) == blank
    assert not replay_action(page).isChecked()
    page.pad.undo()
    assert page.pad.ink.is_empty


def press_escape(qtbot: QtBot, page: DrawPage) -> None:
    qtbot.keyClick(page.pad, Qt.Key.Key_Escape)


def press_pen(qtbot: QtBot, page: DrawPage) -> None:
    qtbot.mouseClick(page.pad, LEFT, pos=QPoint(50, 50))


def press_eraser(qtbot: QtBot, page: DrawPage) -> None:
    page.pad.set_tool(Tool.STROKE_ERASER)
    qtbot.mouseClick(page.pad, LEFT, pos=QPoint(round(0.3 * page.pad.width()), page.pad.height() // 2))


def press_key_again(qtbot: QtBot, page: DrawPage) -> None:
    qtbot.keyClick(page.pad, Qt.Key.Key_P)


def go_away(qtbot: QtBot, page: DrawPage) -> None:
    page.hide()


@pytest.mark.parametrize("end", [press_escape, press_pen, press_eraser, press_key_again, go_away])
def test_it_can_be_ended_and_the_whole_drawing_is_back(
    qtbot: QtBot, page: DrawPage, told: list[Ink], end: Callable[[QtBot, DrawPage], None]
) -> None:
    ink = page.pad.ink
    qtbot.keyClick(page.pad, Qt.Key.Key_P)
    end(qtbot, page)

    assert not page.player.is_playing and not replay_action(page).isChecked()
    assert page.pad.ink is ink and told[-1] is ink
    assert page.pad.can_undo and not page.pad.can_redo


def test_a_hand_that_goes_on_to_draw_loses_nothing(qtbot: QtBot, page: DrawPage, told: list[Ink]) -> None:
    ink = page.pad.ink
    qtbot.keyClick(page.pad, Qt.Key.Key_P)
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(50, 60))
    for x in (51, 60, 90):
        qtbot.mouseMove(page.pad, QPoint(x, 60))
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(90, 60))

    *before, drawn = page.pad.ink.strokes
    assert tuple(before) == ink.strokes
    side = page.pad.width()
    assert [round(side * point.x) for point in drawn.points] == [50, 60, 90]
    page.pad.undo()
    assert page.pad.ink is ink


@pytest.mark.parametrize("change", ["clear", "undo", "set_ink"])
def test_a_change_of_the_drawing_ends_it(qtbot: QtBot, page: DrawPage, told: list[Ink], change: str) -> None:
    qtbot.keyClick(page.pad, Qt.Key.Key_P)
    other = Ink((Stroke((Point(0.5, 0.5),)),))
    getattr(page.pad, change)(*([other] if change == "set_ink" else []))

    assert not page.player.is_playing
    assert told[-1] == page.pad.ink == (other if change == "set_ink" else Ink())


def test_a_stroke_at_hand_is_kept_and_replayed(qtbot: QtBot, page: DrawPage, told: list[Ink]) -> None:
    qtbot.mousePress(page.pad, LEFT, pos=QPoint(50, 60))
    qtbot.mouseMove(page.pad, QPoint(90, 60))
    qtbot.keyClick(page.pad, Qt.Key.Key_P)
    assert page.player.is_playing
    qtbot.mouseRelease(page.pad, LEFT, pos=QPoint(90, 60))
    press_escape(qtbot, page)

    assert len(page.pad.ink.strokes) == 3


def test_a_picture_and_an_empty_pad_cannot_be_replayed(page: DrawPage, told: list[Ink]) -> None:
    import numpy as np

    page.pad.set_ink(Ink(picture=Picture(np.zeros((28, 28, 1), np.uint8))))
    assert not replay_action(page).isEnabled()
    page.player.start()
    assert not page.player.is_playing
