"""Points copied and pasted as CSV, on the plane."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.ui.lab import Lab

CONTROL = Qt.KeyboardModifier.ControlModifier
AND = [(0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 1)]


@pytest.fixture(autouse=True)
def clipboard_as_it_was(qapp: QGuiApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def _paste(lab: Lab, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    lab.key(Qt.Key.Key_V, CONTROL)


def test_points_are_copied_as_csv(lab: Lab) -> None:
    lab.click_at(0.5, 0.25, shift=True)
    lab.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == (
        "x1,x2,class\n0.0,0.0,0\n0.0,1.0,0\n1.0,0.0,0\n1.0,1.0,1\n0.5,0.25,1\n"
    )
    assert lab.message() == "Points copied as CSV: 5."


def test_what_was_copied_comes_back_when_it_is_pasted(lab: Lab) -> None:
    lab.choose("problem", "moons")
    moons = lab.points()
    lab.key(Qt.Key.Key_C, CONTROL)
    lab.choose("problem", "XOR")
    lab.key(Qt.Key.Key_V, CONTROL)
    assert lab.points() == moons
    assert lab.find(QComboBox, "problem").currentData() == "points"
    lab.click("undo")
    assert lab.find(QComboBox, "problem").currentData() == "XOR"


def test_far_points_that_are_pasted_are_in_sight(lab: Lab) -> None:
    _paste(lab, "x1,x2,class\n100,200,0\n140,260,1\n")
    assert lab.points() == [(100, 200, 0), (140, 260, 1)]
    assert all(lab.in_sight(x1, x2) for x1, x2, _ in lab.points())
    lab.key(Qt.Key.Key_Right)
    assert lab.points()[0][0] > 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: the table is empty"),
        ("hello", "line 1: the first line must be x1,x2,class"),
        ("x1,x2,class\n0,0,0\nabc,1,1\n", "line 3: x1: 'abc' is not a number"),
        ("x1,x2,class\n1e400,0,0\n0,nan,1\n", "line 2: x1: '1e400' is too large; line 3: x2: 'nan' is not a number"),
        ("x1,x2,x3,x4,class\n0,0,0,0,0\n", "line 1: the first line must be x1,x2,class or x1,x2,x3,class"),
        ("x1,x2,class\n0,0,4\n", "line 2: class: must be 0 to 3, not '4'"),
        ("x1,x2,class\n" + "0,0,0\n" * 2001, "more than 2000 points"),
        ("x1,x2,class\n" + "0" * 500_001, "too long"),
    ],
)
def test_what_is_no_table_is_refused_below_the_plane_and_nothing_is_lost(lab: Lab, text: str, words: str) -> None:
    _paste(lab, text)
    assert lab.message().startswith("Not pasted: ")
    assert words in lab.message()
    assert lab.points() == AND
    assert not lab.find(QPushButton, "back").isEnabled()
    lab.click("step")
    lab.click("reset")
    assert lab.message() == ""


def test_the_plane_keeps_its_keys_from_the_window(lab: Lab) -> None:
    """A window's shortcut of the same keys does not take them while the plane has the focus."""
    from PySide6.QtGui import QAction, QKeySequence

    action = QAction(lab.page)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    lab.page.addAction(action)
    taken: list[bool] = []
    action.triggered.connect(taken.append)
    lab.page.activateWindow()
    lab.plane.setFocus()
    lab.qtbot.waitUntil(lab.plane.hasFocus)
    lab.click_at(0.5, 0.25)
    lab.qtbot.keyClick(lab.page.window().windowHandle(), Qt.Key.Key_Z, CONTROL)
    assert lab.points() == AND
    assert not taken


def test_a_plane_that_is_full_takes_no_more_points(lab: Lab) -> None:
    _paste(lab, "x1,x2,class\n" + "0,0,0\n1,1,1\n" * 1000)
    lab.click_at(0.5, 0.25)
    assert len(lab.points()) == 2000
    assert "There are 2,000 points, and no room for more." in lab.message()
