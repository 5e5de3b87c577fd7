"""The buttons below the pad: eraser and pen width by mouse and keys, and words only where there is room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import PEN_WIDTH
from mnistgui.ui.draw.pad import Tool
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer
from tests.ui.tablet import tablet

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[DrawPage]:
    answerer = Answerer()
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.pad.setFocus()
    yield page
    answerer.shut_down()


def eraser(page: DrawPage) -> QToolButton:
    button = page.findChild(QToolButton, "draw.eraser")
    assert button is not None
    return button


def choose(page: DrawPage, kind: str) -> None:
    action = page.findChild(QAction, f"draw.eraser.{kind}")
    assert action is not None
    action.trigger()


def test_the_button_takes_up_the_eraser_and_puts_it_away(qtbot: QtBot, page: DrawPage) -> None:
    qtbot.mouseClick(eraser(page), LEFT, pos=QPoint(8, 8))
    assert page.pad.tool is Tool.STROKE_ERASER and eraser(page).isChecked()

    qtbot.mouseClick(eraser(page), LEFT, pos=QPoint(8, 8))
    assert page.pad.tool is Tool.PEN and not eraser(page).isChecked()


def test_a_chosen_eraser_is_taken_up_and_is_the_one_that_the_key_takes_up_later(qtbot: QtBot, page: DrawPage) -> None:
    choose(page, "area_eraser")
    assert page.pad.tool is Tool.AREA_ERASER and eraser(page).isChecked()

    qtbot.keyClick(page.pad, Qt.Key.Key_E)
    assert page.pad.tool is Tool.PEN
    qtbot.keyClick(page.pad, Qt.Key.Key_E)
    assert page.pad.tool is Tool.AREA_ERASER

    choose(page, "stroke_eraser")
    assert page.pad.tool is Tool.STROKE_ERASER


def test_the_next_stroke_is_as_wide_as_the_box_says(qtbot: QtBot, page: DrawPage) -> None:
    box = page.findChild(QSpinBox, "draw.pen_width")
    assert box is not None
    assert box.value() == pytest.approx(100 * PEN_WIDTH)

    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "15")
    qtbot.mouseClick(page.pad, LEFT, pos=QPoint(50, 50))
    assert [stroke.width for stroke in page.pad.ink.strokes] == [0.15]


def test_words_stand_beside_the_icons_where_all_of_them_fit(page: DrawPage, qtbot: QtBot) -> None:
    with_words, without = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
    page.resize(1600, 1100)
    qtbot.waitUntil(lambda: eraser(page).toolButtonStyle() == with_words)
    page.resize(page.minimumSizeHint())
    qtbot.waitUntil(lambda: eraser(page).toolButtonStyle() == without)

    tools = eraser(page).parentWidget()
    box = page.findChild(QSpinBox, "draw.pen_width")
    assert tools is not None and box is not None
    qtbot.waitUntil(lambda: box.width() >= box.sizeHint().width())
    assert box.geometry().right() < tools.width()


def test_the_menu_switches_the_pressure_of_a_pen_off_and_on(qtbot: QtBot, page: DrawPage) -> None:
    action = page.findChild(QAction, "draw.pen_pressure")
    assert action is not None and action.isChecked()
    more = page.findChild(QToolButton, "draw.more")
    assert more is not None and action in more.menu().actions()

    action.trigger()
    tablet(page.pad, QEvent.Type.TabletPress, (50, 50), pressure=0.25)
    tablet(page.pad, QEvent.Type.TabletRelease, (90, 50), pressure=0.25)
    action.trigger()
    tablet(page.pad, QEvent.Type.TabletPress, (50, 90), pressure=0.25)
    tablet(page.pad, QEvent.Type.TabletRelease, (90, 90), pressure=0.25)

    pressures = [{round(point.pressure, 2) for point in stroke.points} for stroke in page.pad.ink.strokes]
    assert pressures == [{1.0}, {0.25}]
