"""The real program for a journey: launched, loaded, and closed again; and a hand that draws with the mouse."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
Curve = Iterable[tuple[float, float]]

LOADING_MS = 60_000
TRAINING_MS = 90_000


@dataclass
class Bench:
    """The main window and what a user can reach in it by name."""

    window: MainWindow
    qtbot: QtBot
    runs_dir: Path

    def find(self, kind: type[W], name: str) -> W:
        """Return the widget of that object name."""
        widget = self.window.findChild(kind, name)
        assert widget is not None, f"there is no {kind.__name__} called {name}"
        return widget

    def action(self, name: str) -> QAction:
        """Return the action of that object name."""
        action = self.window.findChild(QAction, name)
        assert action is not None, f"there is no action called {name}"
        return action

    def press(self, name: str) -> None:
        """Click the toolbar button of an action with the mouse."""
        button = self.find(QToolBar, "toolbar.main").widgetForAction(self.action(name))
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def click(self, kind: type[W], name: str) -> None:
        """Click a widget with the mouse."""
        self.qtbot.mouseClick(self.find(kind, name), Qt.MouseButton.LeftButton)

    def choose(self, name: str, key: str) -> None:
        """Choose an item of a combo box by its fixed key, with the keyboard."""
        from PySide6.QtWidgets import QComboBox

        combo = self.find(QComboBox, name)
        row = combo.findData(key)
        assert row >= 0, f"{name} has no item {key}"
        self.qtbot.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(row):
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentData() == key

    def draw(self, strokes: Iterable[Curve]) -> None:
        """Draw on the pad with the mouse; coordinates are pixels of the pad."""
        pad = self.find(QWidget, "draw.pad")
        for stroke in strokes:
            points = [QPointF(x, y).toPoint() for x, y in stroke]
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def line(start: tuple[float, float], end: tuple[float, float], count: int = 24) -> list[tuple[float, float]]:
    """Return points on a straight line."""
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * i / (count - 1), y0 + (y1 - y0) * i / (count - 1)) for i in range(count)]


def ellipse(centre: QPoint, width: float, height: float, count: int = 60) -> list[tuple[float, float]]:
    """Return points once around an ellipse, closed."""
    from math import cos, pi, sin

    turn = [2 * pi * i / (count - 1) for i in range(count)]
    return [(centre.x() + width / 2 * sin(a), centre.y() - height / 2 * cos(a)) for a in turn]
