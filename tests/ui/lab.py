"""The perceptron page, and a hand and an eye for it."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QSlider,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mnistgui.ui.perceptron.page import PerceptronPage
from mnistgui.ui.perceptron.plane.plane import PlaneView

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


class Lab:
    """The page, and a hand and an eye for it."""

    def __init__(self, page: PerceptronPage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, f"perceptron.{name}")
        assert found is not None, name
        return found

    def choose(self, name: str, key: str) -> None:
        combo = self.find(QComboBox, name)
        self.qtbot.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.findData(key)):
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentData() == key

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QAbstractButton, name), LEFT)

    def full_speed(self) -> None:
        self.qtbot.keyClick(self.find(QSlider, "speed"), Qt.Key.Key_End)

    def run_to_verdict(self, problem: str, learner: str) -> str:
        self.choose("problem", problem)
        self.choose("learner", learner)
        self.full_speed()
        self.click("run")
        assert self.find(QPushButton, "run").isChecked()
        self.qtbot.waitUntil(lambda: not self.find(QPushButton, "run").isChecked(), timeout=20_000)
        return self.verdict()

    @property
    def plane(self) -> PlaneView:
        return self.find(PlaneView, "plane")

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "table")

    def at(self, x1: float, x2: float) -> QPoint:
        return self.plane.position_of(x1, x2).toPoint()

    def in_sight(self, x1: float, x2: float) -> bool:
        return self.plane._frame().area.contains(self.plane.position_of(x1, x2))

    def click_at(self, x1: float, x2: float, button: Qt.MouseButton = LEFT, *, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.qtbot.mouseClick(self.plane, button, held, self.at(x1, x2))

    def drag(self, start: tuple[float, float], *way: tuple[float, float], drop: bool = True) -> None:
        self.qtbot.mousePress(self.plane, LEFT, pos=self.at(*start))
        for place in way:
            self.hover(*place)
        if drop:
            self.qtbot.mouseRelease(self.plane, LEFT, pos=self.at(*way[-1]))

    def hover(self, x1: float, x2: float) -> None:
        """Move the mouse; a button that was pressed is still held."""
        QTest.mouseMove(self.plane, self.at(x1, x2))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.plane, key, held)

    def points(self) -> list[tuple[float, float, int]]:
        model = self.table.model()
        edit = Qt.ItemDataRole.EditRole
        rows = [[model.index(row, column).data(edit) for column in range(3)] for row in range(model.rowCount())]
        return [(float(x1), float(x2), int(label)) for x1, x2, label in rows]

    def message(self) -> str:
        label = self.find(QLabel, "message")
        return label.text() if label.isVisible() else ""

    def verdict(self) -> str:
        return self.find(QLabel, "verdict").text()

    def steps(self) -> str:
        return self.find(QLabel, "steps").text()

    def column(self, column: int) -> list[str]:
        model = self.find(QTableView, "table").model()
        return [model.index(row, column).data() for row in range(model.rowCount())]
