"""A line that changes many times a second moves nothing around it, and a plot rests according to what it costs."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.ui.live_label import LiveLabel
from mnistgui.ui.plots.pace import LONGEST_MS, SHORTEST_MS, Pace


class Layouts(QObject):
    """Counts how often a widget is asked to lay out its children anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.parametrize(("label", "layouts"), [(QLabel, 1), (LiveLabel, 0)])
def test_new_words_ask_nobody_for_a_new_layout(qtbot: QtBot, label: type[QLabel], layouts: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = label()
    QHBoxLayout(window).addWidget(line)
    line.setText("1 of 10")
    with qtbot.waitExposed(window):
        window.show()
    QApplication.sendPostedEvents()
    asked = Layouts(window)

    line.setText("2 of 10, and much longer than before")
    QApplication.sendPostedEvents()

    assert asked.count == layouts


def test_the_words_are_shown_said_and_taken_away(qtbot: QtBot) -> None:
    line = LiveLabel()
    qtbot.addWidget(line)
    line.resize(300, 30)
    line.show()
    empty = line.grab().toImage()
    line.setText("12 of 600")
    assert line.text() == line.accessibleDescription() == "12 of 600"
    assert line.grab().toImage() != empty
    assert line.toolTip() == ""
    line.setText("many words " * 20)
    assert line.toolTip() == line.text()
    line.clear()
    assert line.text() == line.accessibleDescription() == line.toolTip() == ""
    assert line.grab().toImage() == empty


@pytest.mark.parametrize(("drawing_s", "rest_ms"), [(0.0, SHORTEST_MS), (0.006, 200), (0.5, LONGEST_MS)])
def test_a_plot_rests_in_proportion_to_what_it_costs(qtbot: QtBot, drawing_s: float, rest_ms: int) -> None:
    pace = Pace()
    pace.rest_after(drawing_s)
    assert pace.isActive() and pace.interval() == rest_ms
