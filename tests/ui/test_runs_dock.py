"""The Runs dock on folders of runs: the list, what can be done with a run, and what a damaged one does not break."""

import dataclasses
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QFile, QPoint, Qt
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QTableWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.run_folder import read_run
from mnistgui.training.run_lock import RunLock
from mnistgui.ui.active_run import RunState
from mnistgui.ui.plots.panel import PlotPanel
from mnistgui.ui.runs.bench import RunsBench
from mnistgui.ui.runs.curve_delegate import lines_of
from mnistgui.ui.runs.model import Column
from mnistgui.ui.workspace import Workspace
from tests.training.run_folders import epochs_text, make_run
from tests.ui.fakes import FakeCore, endless_run, short_run


@dataclasses.dataclass
class Dock:
    """A window with the dock and a plot."""

    window: QMainWindow
    bench: RunsBench
    plot: PlotPanel
    workspace: Workspace
    core: FakeCore
    qtbot: QtBot

    @property
    def table(self) -> QTableView:
        return self.window.findChild(QTableView, "runs.list")

    def texts(self, column: Column) -> list[str]:
        model = self.table.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def wait(self) -> None:
        """Wait until every job has answered."""
        self.qtbot.waitUntil(lambda: not self.workspace.jobs.busy)

    def refresh(self) -> None:
        with self.qtbot.waitSignal(self.bench.library.listed):
            self.action("refresh").trigger()

    def choose(self, *folders: Path) -> None:
        """Select runs as a user does, with Ctrl and the mouse."""
        self.table.clearSelection()
        for folder in folders:
            row = next(
                row
                for row in range(self.table.model().rowCount())
                if self.table.model().index(row, 0).data(int(Qt.ItemDataRole.UserRole)).folder == folder
            )
            place = self.table.visualRect(self.table.model().index(row, Column.NAME)).center()
            keys = Qt.KeyboardModifier.ControlModifier
            self.qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, keys, place)

    def action(self, name: str) -> QAction:
        return self.window.findChild(QAction, f"action.run_{name}")

    def side(self, name: str = "runs.diff") -> list[list[str]]:
        """Return what the table beside the list shows, its headings first."""
        table = self.window.findChild(QTableWidget, name)
        headings = [table.horizontalHeaderItem(column).text() for column in range(table.columnCount())]
        rows = [
            [table.item(row, column).text() for column in range(table.columnCount())] for row in range(table.rowCount())
        ]
        return [headings, *rows]


MakeDock = Callable[..., Dock]


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def make_dock(qtbot: QtBot, tiny_image_set: ImageSet, runs_dir: Path) -> Iterator[MakeDock]:
    made: list[Dock] = []

    def make(run: Any = short_run, *, kept: bool = True) -> Dock:
        core = FakeCore(tiny_image_set, run)
        workspace = Workspace(core.services(), data_root=Path("nowhere"), runs_dir=runs_dir if kept else None)
        window = QMainWindow()
        qtbot.addWidget(window)
        plot = PlotPanel(window)
        bench = RunsBench(workspace, plot, window)
        workspace.history_replaced.connect(plot.set_history)
        window.setCentralWidget(bench.panel)
        window.resize(1200, 320)
        made.append(Dock(window, bench, plot, workspace, core, qtbot))
        workspace.load()
        window.show()
        with qtbot.waitSignal(bench.library.listed):
            bench.set_in_view(True)
        qtbot.waitUntil(lambda: workspace.can_train and not workspace.jobs.busy)
        return made[-1]

    yield make
    for dock in made:
        dock.bench.give_up()
        dock.workspace.shut_down()
        qtbot.waitUntil(lambda dock=dock: not dock.workspace.busy)
        dock.workspace.deleteLater()


def summary_at(hour: int, **more: Any) -> dict[str, Any]:
    return {"started": f"2026-03-01T{hour:02}:00:00+00:00", **more}


# The list -------------------------------------------------------------------------------------------------------------


def test_an_empty_list_says_what_will_come_and_how(make_dock: MakeDock) -> None:
    dock = make_dock()

    empty = dock.window.findChild(QLabel, "runs.empty")
    assert empty.isVisible()
    assert "Press Start" in empty.text()


def test_a_window_that_keeps_no_runs_says_so(make_dock: MakeDock) -> None:
    assert "not kept" in make_dock(kept=False).window.findChild(QLabel, "runs.empty").text()


def test_nothing_is_read_before_the_dock_is_seen(qtbot: QtBot, tiny_image_set: ImageSet, tmp_path: Path) -> None:
    workspace = Workspace(FakeCore(tiny_image_set).services(), data_root=tmp_path, runs_dir=tmp_path)
    plot = PlotPanel()
    qtbot.addWidget(plot)
    bench = RunsBench(workspace, plot, workspace)
    qtbot.addWidget(bench.panel)

    bench.library.refresh_soon()
    assert not workspace.jobs.busy
    assert not bench.library._settling.isActive()
    workspace.deleteLater()


def test_a_run_stands_there_with_its_figures(make_dock: MakeDock, runs_dir: Path) -> None:
    make_run(runs_dir / "a")
    dock = make_dock()

    assert dock.texts(Column.NAME) == ["mlp 128 · sgd 0.1"]
    assert dock.texts(Column.STATE) == ["Finished"]
    assert dock.texts(Column.BEST) == dock.texts(Column.LAST) == ["72.00 %"]
    assert dock.texts(Column.SETTINGS) == ["MLP (hidden layers) · Epochs 2"]
    assert dock.texts(Column.TIME) == ["0:04"]
    assert dock.table.isColumnHidden(Column.VALIDATION)
    spoken = dock.table.model().index(0, Column.CURVE).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("loss from 2.0")


def test_validation_has_a_column_where_there_is_some(make_dock: MakeDock, runs_dir: Path) -> None:
    (make_run(runs_dir / "a") / "epochs.csv").write_text(epochs_text(3, validation=True))
    dock = make_dock()

    assert not dock.table.isColumnHidden(Column.VALIDATION)
    assert dock.texts(Column.VALIDATION) == ["87.00 %"]
    assert dock.texts(Column.BEST) == ["71.00 %"]  # the best epoch on the validation images


def test_runs_are_sorted_by_what_the_cells_mean(make_dock: MakeDock, runs_dir: Path) -> None:
    for number, seconds in enumerate((5.0, 100.0, 20.0)):
        make_run(runs_dir / f"run{number}", summary=summary_at(10 + number, seconds=seconds))
    dock = make_dock()
    assert dock.texts(Column.TIME) == ["0:20", "1:40", "0:05"]  # the newest first
    header = dock.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.TIME) + 10, header.height() // 2)
    dock.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    times = dock.texts(Column.TIME)
    assert times in (["0:05", "0:20", "1:40"], ["1:40", "0:20", "0:05"])


def test_a_damaged_run_is_told_and_breaks_no_other(make_dock: MakeDock, runs_dir: Path) -> None:
    make_run(runs_dir / "good", summary=summary_at(12))
    damaged = make_run(runs_dir / "damaged", summary=summary_at(10))
    (damaged / "model.safetensors").write_bytes(b"nonsense")
    (runs_dir / "2026-01-01_00-00-00_abcd").mkdir()
    dock = make_dock()

    assert dock.texts(Column.STATE) == ["Finished", "Damaged · Finished", "Damaged · Unknown"]
    dock.choose(damaged)
    story = dock.window.findChild(QLabel, "runs.story").text()
    assert "model.safetensors" in story
    assert "What can still be used: its settings, its curve, the place to resume from." in story
    dock.choose(runs_dir / "2026-01-01_00-00-00_abcd")
    assert "Nothing of it can be used any more." in dock.window.findChild(QLabel, "runs.story").text()
    assert not dock.action("open").isEnabled()
    assert dock.action("delete").isEnabled()
    dock.window.grab()


def test_a_run_that_comes_while_the_dock_is_open_is_seen(make_dock: MakeDock, runs_dir: Path) -> None:
    make_run(runs_dir / "a")
    dock = make_dock()
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        make_run(runs_dir / "b")

    dock.qtbot.waitUntil(lambda: len(dock.texts(Column.NAME)) == 2)


def test_a_dock_that_nobody_sees_reads_nothing_until_it_is_seen_again(make_dock: MakeDock, runs_dir: Path) -> None:
    make_run(runs_dir / "a")
    dock = make_dock()
    dock.bench.set_in_view(False)
    make_run(runs_dir / "b")
    dock.bench.library.refresh_soon()
    assert not dock.bench.library._watcher.directories()
    assert not dock.bench.library._settling.isActive()
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        dock.bench.set_in_view(True)

    assert len(dock.texts(Column.NAME)) == 2


def test_many_changes_are_one_reading(make_dock: MakeDock, runs_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_run(runs_dir / "a")
    dock = make_dock()
    asked: list[object] = []
    monkeypatch.setattr(dock.bench.library._reading, "ask", asked.append)
    for _ in range(50):
        dock.bench.library._on_watcher_directory_changed("")
    assert not asked  # nothing is read while changes still come
    dock.qtbot.waitUntil(lambda: not dock.bench.library._settling.isActive())

    assert len(asked) == 1


def test_what_was_chosen_stays_chosen_when_the_list_is_read_again(make_dock: MakeDock, runs_dir: Path) -> None:
    for number in range(3):
        make_run(runs_dir / f"run{number}", summary=summary_at(10 + number))
    dock = make_dock()
    dock.choose(runs_dir / "run0", runs_dir / "run1")
    make_run(runs_dir / "new", summary=summary_at(20))
    dock.refresh()

    assert {run.folder.name for run in dock.bench.panel.chosen} == {"run0", "run1"}


def test_the_end_of_a_run_of_this_window_is_seen(make_dock: MakeDock) -> None:
    dock = make_dock()
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        dock.workspace.start()
    dock.qtbot.waitUntil(lambda: dock.workspace.state is RunState.IDLE)
    dock.wait()


# What can be done -----------------------------------------------------------------------------------------------------


def test_a_run_is_opened_into_plot_net_list_and_settings(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    nets: list[tuple[str, Any]] = []
    dock.bench.net_opened.connect(lambda name, snapshot, _folder: nets.append((name, snapshot)))
    dock.choose(folder)
    dock.table.setFocus()
    with dock.qtbot.waitSignal(dock.bench.library.opened):
        dock.qtbot.keyClick(dock.table, Qt.Key.Key_Return)

    assert dock.plot._history is not None and dock.plot._history.steps == 14
    np.testing.assert_allclose(dock.plot._history.losses_S, np.linspace(2, 0, 14), atol=1e-6)
    assert [(name, snapshot.step) for name, snapshot in nets] == [("mlp 128 · sgd 0.1", 14)]
    assert ("net", folder) in dock.core.asked
    rows = dock.side()
    assert ["Epochs", "2"] in rows
    assert "Gamma" not in [row[0] for row in rows]  # not used by a constant schedule


def test_opening_during_a_run_leaves_the_plot_to_it(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock(endless_run)
    dock.workspace.start()
    dock.qtbot.waitUntil(lambda: dock.workspace.history.steps > 0)
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.bench.library.opened):
        dock.action("open").trigger()

    assert dock.plot._history is dock.workspace.history
    assert [key for key, *_ in dock.plot.overlays] == ["a"]
    dock.workspace.stop()


def test_a_net_that_cannot_be_read_does_not_keep_the_curve_back(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    told: list[str] = []
    dock.workspace.noticed.connect(lambda message: told.append(message.english()))
    dock.workspace.services = dataclasses.replace(dock.workspace.services, load_snapshot=dock.core._refuse)
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.bench.library.opened):
        dock.action("open").trigger()

    assert dock.plot._history is not None and dock.plot._history.steps == 14
    assert told == ["not by this core"]


def test_a_run_is_taken_up_again(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a", summary={"state": "stopped"})
    dock = make_dock()
    pages: list[str] = []
    dock.bench.page_wanted.connect(pages.append)
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.workspace.run_finished):
        dock.action("resume").trigger()

    assert ("open run", folder) in dock.core.asked
    assert pages == ["dock.plot"]
    dock.wait()


def test_a_finished_run_cannot_be_taken_up(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)

    assert not dock.action("resume").isEnabled()
    assert dock.action("open").isEnabled()


def test_a_run_that_goes_on_elsewhere_is_left_alone(
    make_dock: MakeDock, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_run(runs_dir / "a", summary={"state": "running"})
    with RunLock(folder):
        monkeypatch.setattr("mnistgui.training.run_folder.is_held_here", lambda folder: False)
        dock = make_dock()
        assert dock.texts(Column.STATE) == ["Running elsewhere"]
        dock.choose(folder)
        assert not dock.action("resume").isEnabled()
        assert not dock.action("delete").isEnabled()
        assert "another window" in dock.window.findChild(QLabel, "runs.story").text()


def test_a_run_whose_program_died_can_be_taken_up(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a", summary={"state": "running"})
    dock = make_dock()
    assert dock.texts(Column.STATE) == ["Cut off"]
    dock.choose(folder)

    assert dock.action("resume").isEnabled()


def test_a_run_is_renamed_in_its_place(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    dock.action("rename").trigger()
    editor = dock.table.findChild(QLineEdit)
    assert editor.text() == "mlp 128 · sgd 0.1"
    editor.setText("my best run")
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        dock.qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert dock.texts(Column.NAME) == ["my best run"]
    assert read_run(folder).name == "my best run"
    assert dock.action("rename").shortcut().toString() == "F2"


def test_a_name_that_is_left_as_it_was_writes_nothing(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    dock.action("rename").trigger()
    dock.qtbot.keyClick(dock.table.findChild(QLineEdit), Qt.Key.Key_Return)

    assert not dock.workspace.jobs.busy
    assert not (folder / "user.json").exists()


def test_a_star_is_put_by_key_and_taken_by_mouse(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        dock.action("star").trigger()
    assert dock.texts(Column.STAR) == ["★"]
    place = dock.table.visualRect(dock.table.model().index(0, Column.STAR)).center()
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        dock.qtbot.mouseClick(dock.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert dock.texts(Column.STAR) == [""]
    assert json.loads((folder / "user.json").read_text())["star"] is False


def test_a_note_is_written_and_shown(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    dock.action("note").trigger()
    text = dock.window.findChild(QPlainTextEdit, "runs.note")
    text.setPlainText("with the old\nimages")
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        text.window().accept()

    assert read_run(folder).note == "with the old\nimages"
    assert "with the old images" in dock.window.findChild(QLabel, "runs.story").text()


def test_the_settings_of_a_run_become_those_of_the_next(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a", epochs=7)
    dock = make_dock()
    dock.choose(folder)
    dock.action("again").trigger()

    assert dock.workspace.config == DEFAULTS.changed({"epochs": 7})
    dock.wait()


def test_runs_are_compared_in_the_plot_and_by_their_settings(make_dock: MakeDock, runs_dir: Path) -> None:
    one, other = (make_run(runs_dir / name, summary=summary_at(hour)) for name, hour in (("a", 12), ("b", 10)))
    config = TrainingConfig(epochs=9, optimizer="adam", learning_rate=0.001)
    (other / "config.toml").write_text(config.to_toml())
    dock = make_dock()
    dock.choose(one)
    assert not dock.action("compare").isEnabled()
    dock.choose(one, other)
    with dock.qtbot.waitSignal(dock.bench.library.compared):
        dock.action("compare").trigger()

    assert [key for key, *_ in dock.plot.overlays] == ["a", "b"]
    headings, *rows = dock.side()
    assert headings == ["Setting", "mlp 128 · sgd 0.1", "mlp 128 · adam 0.001"]
    assert ["Epochs", "2", "9"] in rows
    assert ["Optimizer", "SGD", "Adam"] in rows
    assert ["Momentum", "0", "–"] in rows  # not used by Adam
    assert "Batch size" not in [row[0] for row in rows]


def test_runs_that_are_called_alike_are_told_apart_by_their_time(make_dock: MakeDock, runs_dir: Path) -> None:
    folders = [make_run(runs_dir / name, summary=summary_at(hour)) for name, hour in (("a", 12), ("b", 10))]
    dock = make_dock()
    dock.choose(*folders)
    with dock.qtbot.waitSignal(dock.bench.library.compared):
        dock.action("compare").trigger()

    labels = [label for _, label, _ in dock.plot.overlays]
    assert len(set(labels)) == 2
    assert all(label.startswith("mlp 128 · sgd 0.1 · ") for label in labels)
    assert dock.side()[0] == ["Setting", *labels]
    assert dock.window.findChild(QLabel, "runs.side_title").text() == "These runs have the same settings"


def test_of_more_than_five_runs_the_plot_shows_the_first_and_says_so(make_dock: MakeDock, runs_dir: Path) -> None:
    for number in range(6):
        make_run(runs_dir / f"run{number}", summary=summary_at(10 + number))
    dock = make_dock()
    told: list[str] = []
    dock.workspace.noticed.connect(lambda message: told.append(message.english()))
    dock.table.selectAll()
    with dock.qtbot.waitSignal(dock.bench.library.compared):
        dock.action("compare").trigger()

    assert [key for key, *_ in dock.plot.overlays] == ["run5", "run4", "run3", "run2", "run1"]
    assert told == ["The plot shows the first 5 of these 6 runs."]


@pytest.mark.parametrize("way", ["button", "Esc"])
def test_the_table_beside_is_closed(make_dock: MakeDock, runs_dir: Path, way: str) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.bench.library.opened):
        dock.action("open").trigger()
    assert dock.bench.panel.side.isVisible()
    if way == "button":
        dock.window.findChild(QToolButton, "runs.side_close").click()
    else:
        dock.qtbot.keyClick(dock.table, Qt.Key.Key_Escape)

    assert not dock.bench.panel.side.isVisible()


def test_a_run_is_shown_in_the_file_manager(
    make_dock: MakeDock, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_run(runs_dir / "a")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dock = make_dock()
    dock.choose(folder)
    dock.action("reveal").trigger()

    assert opened == [str(folder)]


# Deleting -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def trash(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A trash of this test's own; what cannot be moved is refused as the system does it."""
    folder = tmp_path / "trash"
    folder.mkdir()

    def move(path: str) -> tuple[bool, str]:
        if "locked" in path:
            return False, ""
        shutil.move(path, folder)
        return True, str(folder / Path(path).name)

    monkeypatch.setattr(QFile, "moveToTrash", move)
    return folder


def answer(dock: Dock, button: str) -> str:
    """Press a button of the question; return what it asked."""
    box = dock.window.findChild(QMessageBox, "runs.delete_question")
    text = box.text()
    chosen = next(each for each in box.buttons() if button in (each.objectName(), each.text().replace("&", "")))
    chosen.click()
    return text


def test_runs_go_to_the_trash_after_a_question_that_names_them(
    make_dock: MakeDock, runs_dir: Path, trash: Path
) -> None:
    one, other = make_run(runs_dir / "a"), make_run(runs_dir / "b", summary=summary_at(2))
    dock = make_dock()
    dock.choose(one)
    dock.action("delete").trigger()
    assert "mlp 128 · sgd 0.1" in answer(dock, "Cancel")
    assert one.exists()
    dock.action("delete").trigger()
    with dock.qtbot.waitSignal(dock.bench.library.listed):
        answer(dock, "runs.delete_yes")
    dock.wait()

    assert not one.exists() and other.exists()
    assert (trash / "a" / "steps.csv").exists()
    assert len(dock.texts(Column.NAME)) == 1
    assert dock.action("delete").shortcut().toString() == "Del"


def test_a_run_that_the_system_does_not_move_stays_and_is_told(
    make_dock: MakeDock, runs_dir: Path, trash: Path
) -> None:
    folder = make_run(runs_dir / "locked")
    dock = make_dock()
    told: list[str] = []
    dock.workspace.failed.connect(lambda message, details: told.append(message.english()))
    dock.choose(folder)
    dock.action("delete").trigger()
    with dock.qtbot.waitSignal(dock.workspace.failed):
        answer(dock, "runs.delete_yes")
    dock.wait()

    assert folder.exists()
    assert "could not be moved to the trash" in told[0] and str(folder) in told[0]


def test_a_run_that_was_taken_up_meanwhile_is_not_deleted(make_dock: MakeDock, runs_dir: Path, trash: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    dock.action("delete").trigger()
    told: list[str] = []
    dock.workspace.failed.connect(lambda message, details: told.append(message.english()))
    with RunLock(folder), dock.qtbot.waitSignal(dock.workspace.failed):
        answer(dock, "runs.delete_yes")
    dock.wait()

    assert folder.exists()
    assert "still goes on" in told[0]


# Everywhere -----------------------------------------------------------------------------------------------------------


def test_every_control_has_a_name_and_is_reached_by_keyboard(make_dock: MakeDock) -> None:
    dock = make_dock()
    for button in dock.bench.panel._bar.findChildren(QToolButton):
        assert button.objectName().startswith("runs."), button
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.objectName()
        assert button.accessibleName() or button.text(), button.objectName()
        assert button.toolTip(), button.objectName()
    assert dock.table.accessibleName()


def test_a_language_switch_reaches_the_table_beside(make_dock: MakeDock, runs_dir: Path) -> None:
    folder = make_run(runs_dir / "a")
    dock = make_dock()
    dock.choose(folder)
    with dock.qtbot.waitSignal(dock.bench.library.opened):
        dock.action("open").trigger()
    table = dock.window.findChild(QTableWidget, "runs.diff")
    table.item(0, 0).setText("stale")
    QApplication.sendEvent(dock.bench.panel.side, QEvent(QEvent.Type.LanguageChange))

    assert table.item(0, 0).text() != "stale"


def test_the_small_curve_falls_and_leaves_out_what_is_no_number(make_dock: MakeDock, runs_dir: Path) -> None:
    from PySide6.QtCore import QRectF

    folder = make_run(runs_dir / "a")
    rows = ["1,1,2,0.5", "2,1,nan,0.5", "3,1,1.5,0.5", "4,1,1,0.5"]
    (folder / "steps.csv").write_text("step,epoch,loss,accuracy\n" + "\n".join(rows) + "\n")
    run = read_run(folder)
    lines = lines_of(run, QRectF(0, 0, 100, 20))

    points = [(point.x(), point.y()) for line in lines for point in line]
    assert (points[0][1], points[-1][1]) == (0, 20)
    assert all(np.isfinite(points).ravel())
    assert lines_of(dataclasses.replace(run, curve=type(run.curve)()), QRectF(0, 0, 100, 20)) == []


@pytest.mark.skipif(os.name == "nt", reason="rights of folders")
def test_a_folder_of_runs_that_cannot_be_read_is_told(
    make_dock: MakeDock, runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dock = make_dock()

    def refuse(path: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("mnistgui.training.run_folder.os.scandir", refuse)
    with dock.qtbot.waitSignal(dock.workspace.failed) as told:
        dock.action("refresh").trigger()
    dock.wait()

    assert "Permission denied" in told.args[0].english()
