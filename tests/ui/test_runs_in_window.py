"""The joins of the window over runs: the dock behind the plot, the net of an opened run, what a run began with."""

import dataclasses
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDockWidget
from pytestqt.qtbot import QtBot

from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import FinishReason, RunFinished, SettingsChanged
from mnistgui.ui.main_window import MainWindow
from tests.ui.fakes import FakePredictor, started, steps
from tests.ui.test_main_window import MakeWindow, make_window

__all__ = ["make_window"]


def nets(window: MainWindow) -> dict[str, str]:
    combo = window.findChild(QComboBox, "draw.model")
    return {combo.itemData(row): combo.itemText(row) for row in range(combo.count())}


def test_the_runs_lie_behind_the_plot_and_come_to_the_front_by_name(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    plot, runs = window.findChild(QDockWidget, "dock.plot"), window.findChild(QDockWidget, "dock.runs")
    assert window.tabifiedDockWidgets(plot) == [runs]
    qtbot.waitUntil(lambda: not plot.visibleRegion().isEmpty())
    assert runs.visibleRegion().isEmpty()
    assert not window.runs_bench.library._watching
    assert window.show_page("dock.runs")
    qtbot.waitUntil(lambda: not runs.visibleRegion().isEmpty())
    assert window.runs_bench.library._watching
    assert window.show_page("dock.plot")
    qtbot.waitUntil(lambda: not window.runs_bench.library._watching)


def test_the_net_of_an_opened_run_is_offered_and_answers(make_window: MakeWindow, qtbot: QtBot) -> None:
    made: list[Any] = []

    def make_predictor(snapshot: Any) -> FakePredictor:
        made.append(snapshot)
        return FakePredictor()

    window = make_window(make_predictor=make_predictor)
    combo = window.findChild(QComboBox, "draw.model")
    for step, name in ((14, "first"), (28, "second")):
        window.runs_bench.net_opened.emit(name, SimpleNamespace(step=step), Path(name))
        qtbot.waitUntil(lambda: not window.workspace.jobs.busy)

    assert nets(window) == {"pretrained": "Pretrained net", "opened": "Net of “second”, iteration 28"}
    assert combo.currentData() == "opened"
    assert [snapshot.step for snapshot in made] == [14, 28]
    combo.setCurrentIndex(combo.findData("pretrained"))
    combo.setCurrentIndex(combo.findData("opened"))
    assert not window.workspace.jobs.busy  # it was made already


def test_the_net_of_the_run_at_hand_stays_beside_an_opened_one(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    window.workspace.snapshot_taken.emit(SimpleNamespace(step=5))
    window.runs_bench.net_opened.emit("old", SimpleNamespace(step=14), Path("old"))
    window.workspace.snapshot_taken.emit(SimpleNamespace(step=6))
    qtbot.waitUntil(lambda: not window.workspace.jobs.busy)

    assert list(nets(window)) == ["pretrained", "run", "opened"]
    assert nets(window)["run"].endswith("iteration 6")


def test_a_change_in_a_run_is_marked_with_what_the_run_began_with(make_window: MakeWindow, qtbot: QtBot) -> None:
    config = dataclasses.replace(DEFAULTS, learning_rate=0.3, loss="mse")

    def changed_run(emit: Any, control: Any) -> None:
        emit(dataclasses.replace(started(epochs=3), config=config))
        emit(steps(1, [1.0] * 4))
        emit(SettingsChanged(step=4, changes={"learning_rate": 0.03}))
        emit(steps(5, [1.0], epoch=2))
        emit(RunFinished(reason=FinishReason.STOPPED, step=5))

    window = make_window(changed_run)
    with qtbot.waitSignal(window.workspace.run_finished):
        window.findChild(QAction, "action.start").trigger()
    window.plot_panel._draw()

    assert [short for _, short, _ in window.plot_panel._changes] == ["lr 0.3 → 0.03"]
    assert window.plot_panel._total_steps == 12
    assert "mean squared error" in window.plot_panel._loss.plotItem.getAxis("left").labelText
