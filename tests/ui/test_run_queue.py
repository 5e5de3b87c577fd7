"""A series of runs: its dialog, one run after another, and mean and spread of what came of them."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QTableWidget,
)
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import EpochDone, FinishReason, RunFailed, RunFinished
from mnistgui.training.run_series import Variation, expand
from mnistgui.ui.active_run import RunState
from mnistgui.ui.plots.panel import PlotPanel
from mnistgui.ui.runs.bench import RunsBench
from mnistgui.ui.runs.queue_dialog import QueueDialog
from mnistgui.ui.runs.run_queue import RunQueue
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import METRICS, FakeCore, endless_run, started, steps


@dataclasses.dataclass
class SeriesCore(FakeCore):
    """Each run has one epoch; ``accuracies`` are what the runs come to, a text is why one breaks off."""

    accuracies: tuple[float | str, ...] = ()

    def _make_run(self, config: Any, *rest: Any) -> Any:
        number = len(self.configs)
        super()._make_run(config, *rest)
        if not self.accuracies:
            return self.run
        outcome = self.accuracies[number]

        def run(emit: Any, control: Any) -> None:
            emit(dataclasses.replace(started(), config=config))
            if isinstance(outcome, str):
                emit(RunFailed(message=Message(outcome), traceback=""))
                return
            emit(steps(1, [1.0]))
            metrics = dataclasses.replace(METRICS, test_accuracy=outcome)
            emit(EpochDone(epoch=1, step=1, seconds=0.1, metrics=metrics))
            emit(RunFinished(reason=FinishReason.COMPLETED, step=1))

        return run


@dataclasses.dataclass
class Dock:
    window: QMainWindow
    workspace: Workspace
    bench: RunsBench
    core: SeriesCore

    @property
    def queue(self) -> RunQueue:
        return self.bench.series.queue

    @property
    def progress(self) -> str:
        return self.window.findChild(QLabel, "runs.queue_progress").text()

    def result(self) -> list[list[str]]:
        table = self.window.findChild(QTableWidget, "runs.queue_result")
        return [
            [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
        ]


MakeDock = Callable[..., Dock]


@pytest.fixture
def make_dock(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[MakeDock]:
    made: list[Dock] = []

    def make(*accuracies: float | str, run: Any = endless_run) -> Dock:
        core = SeriesCore(tiny_image_set, run, accuracies=accuracies)
        workspace = Workspace(core.services(), data_root=Path("nowhere"), runs_dir=None)
        window = QMainWindow()
        qtbot.addWidget(window)
        bench = RunsBench(workspace, PlotPanel(window), window)
        window.setCentralWidget(bench.panel)
        window.resize(1000, 320)
        window.show()
        workspace.load()
        qtbot.waitUntil(lambda: workspace.can_train and not workspace.jobs.busy)
        made.append(Dock(window, workspace, bench, core))
        return made[-1]

    yield make
    for dock in made:
        dock.bench.give_up()
        dock.workspace.shut_down()
        qtbot.waitUntil(lambda dock=dock: not dock.workspace.busy)
        dock.workspace.deleteLater()


def test_runs_follow_one_another_and_give_mean_and_spread(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock(0.9, 0.92, 0.94)
    told: list[tuple[int, int]] = []
    dock.queue.advanced.connect(lambda number, count: told.append((number, count)))
    with qtbot.waitSignal(dock.queue.ended) as ended:
        dock.bench.series._on_dialog_chosen(expand(DEFAULTS, (), 3))
        assert dock.progress == "Run 1 of 3"

    assert told == [(1, 3), (2, 3), (3, 3)]
    assert ended.args == [3, 3]
    assert [config.seed for config in dock.core.configs] == [1, 2, 3]
    assert dock.result() == [["present settings", "3", "92.00 ± 2.00 %", "92.00 ± 2.00 %", "–"]]
    assert dock.progress == "Series ended: 3 of 3 runs"
    assert not dock.window.findChild(QPushButton, "runs.queue_cancel").isVisible()


def test_a_grid_has_a_row_a_setting_and_a_run_that_breaks_off_stops_nothing(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock(0.9, "no memory", 0.5, 0.7)
    grid = (Variation(field="learning_rate", values=(0.1, 0.01)),)
    with qtbot.waitSignal(dock.queue.ended):
        dock.bench.series._on_dialog_chosen(expand(DEFAULTS, grid, 2))

    assert dock.result() == [
        ["Learning rate 0.1", "2", "90.00 %", "90.00 %", "1"],
        ["Learning rate 0.01", "2", "60.00 ± 14.14 %", "60.00 ± 14.14 %", "–"],
    ]


def test_a_stopped_run_asks_and_the_rest_goes_on(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock()
    dock.queue.start(expand(DEFAULTS, (), 3))
    qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    with qtbot.waitSignal(dock.queue.halted) as halted:
        dock.workspace.stop()
    assert halted.args == [2]
    box = dock.window.findChild(QMessageBox, "runs.series_question")
    assert "2 runs" in box.text()
    next(button for button in box.buttons() if button.objectName() == "runs.series_yes").click()

    qtbot.waitUntil(lambda: dock.workspace.state is RunState.RUNNING)
    assert len(dock.core.configs) == 2
    dock.queue.cancel()
    dock.workspace.stop()


def test_a_stopped_run_asks_and_the_rest_is_cancelled(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock()
    dock.queue.start(expand(DEFAULTS, (), 3))
    qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    with qtbot.waitSignal(dock.queue.halted):
        dock.workspace.stop()
    with qtbot.waitSignal(dock.queue.ended):
        dock.window.findChild(QMessageBox, "runs.series_question").reject()

    assert dock.workspace.state is RunState.IDLE
    assert not dock.queue.is_going
    assert len(dock.core.configs) == 1


def test_cancelling_the_rest_lets_the_run_at_hand_go_on(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock()
    dock.queue.start(expand(DEFAULTS, (), 3))
    qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    dock.window.findChild(QPushButton, "runs.queue_cancel").click()
    assert dock.workspace.state is RunState.RUNNING
    with qtbot.waitSignal(dock.queue.ended):
        dock.workspace.stop()

    assert len(dock.core.configs) == 1
    assert dock.window.findChild(QMessageBox, "runs.series_question") is None


def test_closing_the_window_ends_the_series_without_a_question(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock()
    dock.queue.start(expand(DEFAULTS, (), 3))
    qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    with qtbot.waitSignal(dock.workspace.shut_down_finished):
        dock.workspace.shut_down()
    qtbot.waitUntil(lambda: not dock.queue.is_going)

    assert dock.window.findChild(QMessageBox, "runs.series_question") is None
    assert len(dock.core.configs) == 1


def test_a_run_of_the_users_own_goes_first(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock()
    dock.queue.start(expand(DEFAULTS, (), 2))
    qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    with qtbot.waitSignal(dock.queue.halted):
        dock.workspace.stop()
    dock.workspace.start(config=DEFAULTS.changed({"seed": 77}))
    dock.queue.go_on()
    assert len(dock.core.configs) == 2
    with qtbot.waitSignal(dock.workspace.run_finished):
        dock.workspace.stop()
    qtbot.waitUntil(lambda: len(dock.core.configs) == 3)

    assert [config.seed for config in dock.core.configs] == [1, 77, 2]
    assert len(dock.queue.results) == 1
    dock.queue.cancel()
    dock.workspace.stop()


# The dialog -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[QueueDialog]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    shown = QueueDialog(DEFAULTS.changed({"epochs": 4}), window)
    shown.open()
    yield shown


def vary(dialog: QueueDialog, number: int, field: str, values: str) -> None:
    combo = dialog.findChild(QComboBox, f"runs.queue_field_{number}")
    combo.setCurrentIndex(combo.findData(field))
    dialog.findChild(QLineEdit, f"runs.queue_values_{number}").setText(values)


def summary(dialog: QueueDialog) -> str:
    return dialog.findChild(QLabel, "runs.queue_summary").text()


def test_five_seeds_are_offered_at_first(dialog: QueueDialog, qtbot: QtBot) -> None:
    assert dialog.findChild(QSpinBox, "runs.queue_seeds").value() == 5
    assert summary(dialog) == "5 runs of the present settings, 20 epochs together"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.findChild(QPushButton, "runs.queue_start").click()

    assert [run.config.seed for run in chosen.args[0]] == [1, 2, 3, 4, 5]


def test_a_setting_begins_with_its_present_value(dialog: QueueDialog) -> None:
    combo = dialog.findChild(QComboBox, "runs.queue_field_1")
    values = dialog.findChild(QLineEdit, "runs.queue_values_1")
    assert not values.isEnabled()
    for row in range(1, combo.count()):
        combo.setCurrentIndex(row)
        assert values.text() and values.isEnabled()
        assert dialog.findChild(QPushButton, "runs.queue_start").isEnabled(), combo.itemData(row)
    combo.setCurrentIndex(combo.findData("learning_rate"))
    assert values.text() == "0.1"


def test_two_settings_are_a_grid(dialog: QueueDialog) -> None:
    vary(dialog, 1, "learning_rate", "0.1, 0.01")
    vary(dialog, 2, "epochs", "1, 2, 3")

    assert summary(dialog) == "6 settings × 5 seeds = 30 runs, 60 epochs together"


def test_a_value_that_cannot_be_used_is_refused_at_its_field(dialog: QueueDialog) -> None:
    vary(dialog, 2, "epochs", "1, 0")

    refusal = dialog.findChild(QLabel, "runs.queue_refusal_2")
    assert refusal.isVisible()
    assert refusal.text().startswith("Epochs: must be a whole number from 1 to 1000")
    assert not dialog.findChild(QPushButton, "runs.queue_start").isEnabled()
    vary(dialog, 2, "epochs", "1, 2")
    assert not refusal.isVisible()
    assert dialog.findChild(QPushButton, "runs.queue_start").isEnabled()


def test_the_time_of_all_runs_is_told_where_it_is_known_of_each(qtbot: QtBot) -> None:
    def seconds(config: TrainingConfig) -> float | None:
        return 36.0 if config.batch_size == DEFAULTS.batch_size else None

    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = QueueDialog(DEFAULTS.changed({"epochs": 4}), window, seconds)
    assert summary(dialog) == "5 runs of the present settings, 20 epochs together\nThey will take about 12 min here."

    vary(dialog, 1, "epochs", "1, 2")
    assert summary(dialog).endswith("15 epochs together\nThey will take about 9.0 min here.")
    vary(dialog, 2, "batch_size", "100, 200")
    assert summary(dialog) == "4 settings × 5 seeds = 20 runs, 30 epochs together"


def test_too_many_runs_are_refused_in_words(dialog: QueueDialog) -> None:
    vary(dialog, 1, "epochs", ", ".join(map(str, range(1, 101))))

    assert "500 runs" in summary(dialog)
    assert not dialog.findChild(QPushButton, "runs.queue_start").isEnabled()


def test_the_dialog_opens_from_the_dock_and_starts_the_series(make_dock: MakeDock, qtbot: QtBot) -> None:
    dock = make_dock(0.9, 0.9)
    dock.window.findChild(QAction, "action.run_series").trigger()
    dialog = dock.window.findChild(QueueDialog)
    dialog.findChild(QSpinBox, "runs.queue_seeds").setValue(2)
    with qtbot.waitSignal(dock.queue.ended):
        dialog.findChild(QPushButton, "runs.queue_start").click()

    assert len(dock.core.configs) == 2
    assert dock.result()[0][1] == "2"
