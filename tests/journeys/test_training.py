"""Full control of a run, by hand, in the real program: change it, hold it, leave it, take it up, mend it."""

import csv
import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.training.config import TrainingConfig
from mnistgui.training.events import FinishReason
from mnistgui.ui.active_run import RunState
from tests.journeys.window import LOADING_MS, TRAINING_MS, Bench


def type_number(bench: Bench, name: str, text: str) -> None:
    """Type into a number box as a user does, and press Return."""
    box = bench.find(QAbstractSpinBox, name)
    box.setFocus()
    box.selectAll()
    bench.qtbot.keyClicks(box, text)
    bench.qtbot.keyClick(box, Qt.Key.Key_Return)


def losses_of(folder: Path) -> list[float]:
    with (folder / "steps.csv").open(encoding="utf-8") as file:
        return [float(row["loss"]) for row in csv.DictReader(file)]


def test_the_learning_rate_is_changed_while_it_trains(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.press("action.start")
    bench.qtbot.waitUntil(lambda: workspace.history.steps > 30, timeout=TRAINING_MS)

    type_number(bench, "hyper.learning_rate", "0.01")
    bench.qtbot.waitUntil(lambda: bool(workspace.history.changes), timeout=TRAINING_MS)
    step, changes = workspace.history.changes[0]
    assert changes == {"learning_rate": 0.01}
    assert step >= 30
    with bench.qtbot.waitSignal(workspace.run_finished) as finished:
        bench.press("action.stop")

    # The history says when, and the next run begins with what was typed.
    assert (finished.args[0].folder / "changes.csv").read_text() == f"step,field,value\n{step},learning_rate,0.01\n"
    assert workspace.config.learning_rate == 0.01
    assert not bench.find(QWidget, "hyper.epochs").toolTip().startswith("<qt>Fixed")


def test_augmentation_is_switched_on_while_it_trains(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.press("action.start")
    bench.qtbot.waitUntil(lambda: workspace.history.steps > 30, timeout=TRAINING_MS)
    before = workspace.config.transforms

    bench.window.show_page("page.data")
    bench.choose("data.recipe", "light")
    wanted = workspace.config.transforms
    bench.qtbot.waitUntil(
        lambda: bool(workspace.history.changes) and workspace.history.changes[-1][1] == {"transforms": wanted},
        timeout=TRAINING_MS,
    )
    step, _ = workspace.history.changes[-1]
    bench.qtbot.waitUntil(lambda: workspace.history.steps > step + 5, timeout=TRAINING_MS)
    with bench.qtbot.waitSignal(workspace.run_finished):
        bench.press("action.stop")

    assert any(TRANSFORMS[transform.name].random for transform in wanted)
    assert wanted != before


def test_a_run_is_paused_the_program_closed_and_the_run_taken_up(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    from mnistgui.app import build_app

    workspace = bench.window.workspace
    workspace.set_config(dataclasses.replace(workspace.config, epochs=1, model="single", batch_size=500))
    bench.press("action.step")
    bench.qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED and workspace.history.steps == 1)
    with bench.qtbot.waitSignal(bench.window.closed):
        bench.window.close()
    (folder,) = bench.runs_dir.iterdir()

    arguments = ["--fresh", "--runs-dir", str(bench.runs_dir), "--data-root", str(tmp_path / "data"), "--lang", "en"]
    _, window = build_app(arguments)
    window.show()
    qtbot.waitUntil(lambda: window.is_ready, timeout=LOADING_MS)
    with qtbot.waitSignal(window.workspace.run_finished, timeout=TRAINING_MS) as finished:
        window.workspace.resume_run(folder)
    taken_up = losses_of(folder)
    assert finished.args[0].reason is FinishReason.COMPLETED
    assert len(taken_up) == 120
    assert window.workspace.history.steps == 120
    assert window.workspace.config.batch_size == 500

    # The very losses of a run that was never stopped.
    with qtbot.waitSignal(window.workspace.run_finished, timeout=TRAINING_MS) as finished:
        window.workspace.start()
    assert losses_of(finished.args[0].folder) == taken_up
    window.close()
    qtbot.waitUntil(lambda: window.is_closed, timeout=LOADING_MS)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def test_a_run_is_stopped_inside_an_epoch_and_goes_to_the_end_of_another(bench: Bench) -> None:
    workspace = bench.window.workspace
    workspace.set_config(dataclasses.replace(workspace.config, model="single", epochs=2))
    bench.press("action.start")
    bench.qtbot.waitUntil(lambda: workspace.history.steps > 20, timeout=TRAINING_MS)
    with bench.qtbot.waitSignal(workspace.run_finished) as finished:
        bench.press("action.stop")
    assert finished.args[0].reason is FinishReason.STOPPED
    assert len(losses_of(finished.args[0].folder)) == finished.args[0].step

    bench.action("action.finish_epoch").trigger()
    bench.qtbot.waitUntil(
        lambda: workspace.state is RunState.PAUSED and len(workspace.history.epochs) == 1, timeout=TRAINING_MS
    )
    assert workspace.history.steps == 600
    with bench.qtbot.waitSignal(workspace.run_finished):
        bench.press("action.stop")


def test_a_net_that_overfits_is_stopped_early(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.choose("hyper.preset", "overfit")
    patience = workspace.config.patience
    assert patience > 0

    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")

    assert finished.args[0].reason is FinishReason.EARLY
    epochs = [metrics for _, metrics in workspace.history.epochs]
    validation = [metrics.validation_loss for metrics in epochs]
    assert validation.index(min(validation)) == len(epochs) - patience - 1
    # That is what overfitting is: better and better on what it learns from, no better on what it has not seen.
    assert epochs[-1].train_loss < 0.5 * epochs[-patience - 1].train_loss
    assert epochs[-1].validation_loss > epochs[-patience - 1].validation_loss


def test_a_net_that_diverges_is_explained_and_mended_with_one_click(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.choose("hyper.preset", "diverge")
    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")
    assert finished.args[0].reason is FinishReason.DIVERGED
    banner = bench.find(QWidget, "advice.banner")
    assert banner.isVisible()
    assert "learning rate" in bench.find(QLabel, "advice.text").text()

    bench.click(QPushButton, "advice.fix")
    assert workspace.config.learning_rate == 0.1
    assert bench.find(QAbstractSpinBox, "hyper.learning_rate").text() == "0.1"
    assert not banner.isVisible()
    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")
    assert finished.args[0].reason is FinishReason.COMPLETED


def test_the_five_lines_are_gone_through_one_at_a_time(bench: Bench) -> None:
    workspace = bench.window.workspace
    done: list[str] = []
    workspace.line_done.connect(lambda event: done.append(event.line))

    for count in range(1, 6):
        bench.action("action.step_line").trigger()
        bench.qtbot.waitUntil(lambda count=count: len(done) == count, timeout=TRAINING_MS)
        assert workspace.history.steps == 0 or count == 5
    bench.qtbot.waitUntil(lambda: workspace.history.steps == 1)

    assert done == ["zero_grad", "forward", "loss", "backward", "step"]
    assert bench.find(QWidget, "page.net").isVisible()
    with bench.qtbot.waitSignal(workspace.run_finished):
        bench.press("action.stop")


def test_settings_that_cannot_be_trained_are_refused_at_the_field_and_no_folder_is_made(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.choose("hyper.model", "cnn")
    channels = bench.find(QWidget, "hyper.channels")
    channels.setFocus()
    channels.selectAll()
    bench.qtbot.keyClicks(channels, "8, 8, 8, 8, 8, 8")
    bench.qtbot.keyClick(channels, Qt.Key.Key_Return)

    def refused() -> bool:
        label = bench.window.findChild(QLabel, "hyper.channels.obstacle") or bench.find(
            QLabel, "hyper.channels.refusal"
        )
        return label.isVisible() and "halves" in label.text()

    bench.qtbot.waitUntil(refused)
    bench.press("action.start")
    assert workspace.state is RunState.IDLE
    assert not bench.runs_dir.exists() or not list(bench.runs_dir.iterdir())


@pytest.mark.timeout(500)
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="file handles are counted as Linux lists them")
def test_three_hundred_starts_and_stops_leave_nothing_behind() -> None:
    # In a process of its own, as a user launches it: after a thousand other tests a process has threads, heaps and
    # 3 GB that are not the program's, and its memory says nothing about three hundred starts.
    path = Path(__file__).with_name("starts_and_stops.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=480)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_the_config_of_a_run_is_one_that_trains_again(bench: Bench) -> None:
    workspace = bench.window.workspace
    workspace.set_config(dataclasses.replace(workspace.config, model="single", epochs=1, same_start=False))
    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")

    config = TrainingConfig.from_toml((finished.args[0].folder / "config.toml").read_text(encoding="utf-8"))
    assert config.same_start
    assert config.seed != 1 or workspace.config.seed == 1


def test_a_run_is_opened_from_the_command_line(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    from mnistgui.app import build_app

    workspace = bench.window.workspace
    workspace.set_config(dataclasses.replace(workspace.config, epochs=1, model="single", batch_size=1000))
    with bench.qtbot.waitSignal(workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")
    folder = finished.args[0].folder

    arguments = ["--fresh", "--runs-dir", str(bench.runs_dir), "--data-root", str(tmp_path / "data"), "--lang", "en"]
    _, window = build_app([*arguments, "--open", folder.name])
    window.show()
    model = window.findChild(QWidget, "draw.model")
    qtbot.waitUntil(lambda: window.is_ready and "iteration 60" in model.currentText(), timeout=LOADING_MS)

    window.close()
    qtbot.waitUntil(lambda: window.is_closed, timeout=LOADING_MS)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
