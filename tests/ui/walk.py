"""The backpropagation page, and a hand and an eye for it."""

import threading
from typing import Any, TypeVar

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.chain_rule import weight_name
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Place, Walk
from mnistgui.ui.perceptron.backprop.page import BackpropagationPage
from mnistgui.ui.perceptron.backprop.picture import WalkPicture

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)
COLUMNS = ("w", ".grad", "∂L/∂w", "autograd", "finite diff.", "apart", "new w")
UNIT_COLUMNS = ("z", "a", "∂L/∂a", "∂L/∂z", "∂L/∂z autograd", "apart")


class Autograd:
    """`Services.gradient_reference`, in PyTorch. While `held` is clear it does not answer; ``error`` it raises.

    ``off`` is added to every derivative: an autograd that disagrees.
    """

    def __init__(self) -> None:
        self.held = threading.Event()
        self.held.set()
        self.error: Exception | None = None
        self.off = 0.0
        self.asked: list[Any] = []

    def __call__(self, *arguments: Any) -> Any:
        self.asked.append(arguments)
        assert self.held.wait(20)
        if self.error is not None:
            raise self.error
        # Here: the other tests of the window need no torch.
        from mnistgui.training.autograd_reference import reference

        answer = reference(*arguments)
        for part in (*(part for layer in answer.gradients for part in layer), *answer.d_sums):
            np.add(part, self.off, out=part)
        return answer


class WalkHand:
    """The page, and a hand and an eye for it."""

    def __init__(self, page: BackpropagationPage, qtbot: QtBot, autograd: Autograd) -> None:
        self.page, self.qtbot, self.autograd = page, qtbot, autograd
        self.heard: list[str] = []
        for name in ("closed", "learner_changed", "worksheet_asked"):
            getattr(page, name).connect(getattr(self, f"_hear_{name}"))

    def _hear_closed(self) -> None:
        self.heard.append("closed")

    def _hear_learner_changed(self) -> None:
        self.heard.append("learner_changed")

    def _hear_worksheet_asked(self) -> None:
        self.heard.append("worksheet_asked")

    def open(self, learner: SmoothLearner, sample: int = 3) -> None:
        self.page.set_learner(learner, sample)

    @property
    def walk(self) -> Walk:
        assert self.page.walk is not None
        return self.page.walk

    def find(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, f"perceptron.backprop.{name}")
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QAbstractButton, name), LEFT)

    def key(self, key: Qt.Key, name: str = "") -> None:
        self.qtbot.keyClick(self.find(QWidget, name) if name else self.page, key)

    def choose(self, name: str, key: object) -> None:
        combo = self.find(QComboBox, name)
        self.qtbot.keyClick(combo, Qt.Key.Key_Home)
        for _ in range(combo.findData(key)):
            self.qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentData() == key

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def lit(self) -> list[str]:
        """Return the lines that are lit."""
        return [phase.value for phase in Phase if self.find(QLabel, f"line.{phase.value}").property("lit")]

    def go_to(self, phase: Phase) -> None:
        while self.walk.phase is not phase:
            self.click("next")

    @property
    def picture(self) -> WalkPicture:
        return self.find(WalkPicture, "picture")

    def press(self, place: Place) -> None:
        """Click on the middle of an edge's way to its label, or on a unit for its bias."""
        places = self.picture.places
        if place.source is None:
            where = places.biases[place].center()
        else:
            start, end = places.edges[place][0:2] if place in places.labels else places.edges[place][1:3]
            where = start * 0.25 + end * 0.75
        self.qtbot.mouseClick(self.picture, LEFT, pos=where.toPoint())

    def rows(self, table: str = "table") -> dict[str, dict[str, str]]:
        """Return the table by row and column."""
        model = self.find(QTableView, table).model()
        columns = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
        return {
            model.headerData(row, Qt.Orientation.Vertical): {
                heading: model.index(row, column).data() for column, heading in enumerate(columns)
            }
            for row in range(model.rowCount())
        }

    def row(self, place: Place) -> dict[str, str]:
        return self.rows()[weight_name(*place)]

    def chosen_row(self) -> int:
        return self.find(QTableView, "table").currentIndex().row()

    def formula(self) -> list[str]:
        return self.find(QWidget, "formula").accessibleDescription().split("\n")

    def click_row(self, table: str, row: int) -> None:
        view = self.find(QTableView, table)
        index = view.model().index(row, 0)
        view.scrollTo(index)
        where: QPoint = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=where)

    def wait_for_autograd(self) -> None:
        self.qtbot.waitUntil(lambda: "…" not in str(self.rows()), timeout=20_000)
