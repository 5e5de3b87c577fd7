"""The buttons below the pad: eraser and pen width by mouse and keys, and words only where there is room."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import PEN_WIDTH
from mnistgui.ui.draw.pad import Tool
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer

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
