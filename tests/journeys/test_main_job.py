"""The main job, by hand, in the real program on real MNIST: see it, train, watch, draw, be understood."""

import csv
import itertools
import json

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QSpinBox, QWidget

from mnistgui.ui.active_run import RunState
from tests.journeys.window import TRAINING_MS, Bench, ellipse, line


def _fed(bench: Bench) -> np.ndarray:
    return bench.window.draw_page.fed_HWC


def _answered(bench: Bench, digit: str) -> bool:
    return bench.find(QLabel, "draw.answer").text() == digit


def test_train_then_draw(bench: Bench) -> None:
    epochs = bench.find(QSpinBox, "hyper.epochs")
    epochs.setFocus()
    epochs.selectAll()
    bench.qtbot.keyClicks(epochs, "1")
    bench.qtbot.keyClick(epochs, Qt.Key.Key_Return)
    assert "600" in bench.find(QLabel, "hyper.iterations").text()

    with bench.qtbot.waitSignal(bench.window.workspace.run_finished, timeout=TRAINING_MS) as finished:
        bench.press("action.start")
        bench.qtbot.waitUntil(lambda: bench.window.workspace.state is RunState.RUNNING)

    history = bench.window.workspace.history
    assert history.steps == 600
    ((step, metrics),) = history.epochs
    assert step == 600
    assert metrics.test_accuracy > 0.90
    assert np.mean(history.losses_S[-50:]) < 0.5 * np.mean(history.losses_S[:20])

    folder = finished.args[0].folder
    assert folder.parent == bench.runs_dir
    with (folder / "steps.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 600
    assert float(rows[-1]["loss"]) == pytest.approx(float(history.losses_S[-1]))
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["test_accuracy"] > 0.90
    assert (folder / "model.safetensors").is_file()

    # The new net can be chosen, and answers.
    bench.choose("draw.model", "run")
    bench.draw([line((150, 60), (150, 220))])
    bench.qtbot.waitUntil(lambda: _answered(bench, "1"))


def test_a_drawn_one_and_a_drawn_zero_are_understood(bench: Bench) -> None:
    assert _answered(bench, "")

    bench.draw([line((150, 60), (142, 220))])
    bench.qtbot.waitUntil(lambda: _answered(bench, "1"))

    bench.click(QWidget, "draw.clear")
    bench.qtbot.waitUntil(lambda: _answered(bench, ""))

    bench.draw([ellipse(QPoint(140, 140), 110, 170)])
    bench.qtbot.waitUntil(lambda: _answered(bench, "0"))


@pytest.mark.parametrize("height", [80, 120, 160, 200, 240])
def test_a_drawing_is_fed_alike_wherever_and_however_large_it_is_drawn(bench: Bench, height: int) -> None:
    # A 5 of straight strokes on a grid of 8 pixels, so that every height lands on whole pixels.
    corners = [(6, 0), (0, 0), (0, 4), (4, 4), (6, 6), (6, 8), (4, 10), (0, 10)]
    pad = bench.find(QWidget, "draw.pad")
    fed = []
    for scale, corner in ((8, QPoint(12, 10)), (height // 10, QPoint(pad.width() - 160, pad.height() - 250))):
        bench.click(QWidget, "draw.clear")
        bench.qtbot.waitUntil(lambda: _answered(bench, ""))
        path = [(corner.x() + scale * x, corner.y() + scale * y) for x, y in corners]
        strokes = [point for start, end in itertools.pairwise(path) for point in line(start, end, 9)]
        bench.draw([strokes])
        # Not the first answer: while the pen is down, what is drawn so far is answered.
        bench.qtbot.waitUntil(lambda: bench.window.draw_page.is_current)
        fed.append(_fed(bench)[..., 0].astype(float))

    small, other = fed
    assert np.abs(small - other).max() <= 2.55
    rows, columns = np.nonzero(other)
    assert max(np.ptp(rows), np.ptp(columns)) + 1 == 20
    index = np.arange(28)
    assert other.sum(1) @ index / other.sum() == pytest.approx(14, abs=0.5)
    assert other.sum(0) @ index / other.sum() == pytest.approx(14, abs=0.5)


def test_pause_holds_the_run_and_step_moves_it_by_one(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.press("action.step")
    bench.qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED and workspace.history.steps == 1)
    bench.press("action.step")
    bench.qtbot.waitUntil(lambda: workspace.history.steps == 2)
    bench.press("action.pause")
    bench.qtbot.waitUntil(lambda: workspace.history.steps > 10)
    bench.press("action.pause")
    bench.qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)
    with bench.qtbot.waitSignal(workspace.run_finished):
        bench.press("action.stop")


def test_close_while_training_ends_the_run_and_keeps_it(bench: Bench) -> None:
    workspace = bench.window.workspace
    bench.press("action.start")
    bench.qtbot.waitUntil(lambda: workspace.history.steps > 50)

    with bench.qtbot.waitSignal(bench.window.closed):
        bench.window.close()
        assert not bench.window.isVisible()

    assert not workspace.busy
    (folder,) = bench.runs_dir.iterdir()
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["state"] == "stopped"
    assert (folder / "model.safetensors").is_file()


def test_all_thumbnails_are_there_and_the_filter_leaves_one_digit(bench: Bench) -> None:
    grid = bench.find(QWidget, "dataset.grid")
    assert grid.model().rowCount() == 60_000

    bench.choose("dataset.split", "test")

    assert grid.model().rowCount() == 10_000


def test_the_language_is_switched_while_the_window_is_open(bench: Bench) -> None:
    assert bench.action("action.start").text() == "&Start"

    bench.action("action.language_ko").trigger()
    bench.qtbot.waitUntil(lambda: "시작" in bench.action("action.start").text())
    korean = bench.find(QLabel, "hyper.iterations").text()
    assert "60,000" in korean

    bench.action("action.language_en").trigger()
    bench.qtbot.waitUntil(lambda: bench.action("action.start").text() == "&Start")


def test_the_theme_is_switched_at_once(bench: Bench) -> None:
    bench.action("action.theme_dark").trigger()
    assert bench.window.palette().window().color().lightness() < 128
    bench.action("action.theme_light").trigger()
    assert bench.window.palette().window().color().lightness() >= 128


def test_a_chapter_sets_the_window_up(bench: Bench) -> None:
    bench.action("action.chapter_4").trigger()

    assert bench.find(QWidget, "chapter.box").isVisible()
    assert bench.window.workspace.config.batch_size == 100


def test_reset_layout_brings_a_closed_dock_back(bench: Bench) -> None:
    dock = bench.find(QWidget, "dock.plot")
    dock.close()
    assert not dock.isVisible()

    bench.action("action.reset_layout").trigger()

    assert dock.isVisible()
