"""The toolbar of a run: its state in words, waiting, slow motion, restart, and room for all of it."""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.paths import resource
from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import EpochDone, FinishReason, RunFinished, RunPaused
from mnistgui.ui.actions import Actions
from mnistgui.ui.active_run import RunState
from mnistgui.ui.fitting_label import FittingLabel
from mnistgui.ui.run_controls import RunControls
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import METRICS, FakeCore, endless_run, short_run, started, steps


@dataclasses.dataclass
class Bar:
    """A window with nothing but the toolbar."""

    window: QMainWindow
    workspace: Workspace
    controls: RunControls
    core: FakeCore

    def action(self, name: str) -> QAction:
        return self.window.findChild(QAction, f"action.{name}")

    @property
    def words(self) -> str:
        return self.window.findChild(QLabel, "status.eta").text()


MakeBar = Callable[..., Bar]


@pytest.fixture
def make_bar(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[MakeBar]:
    made: list[Bar] = []

    def make(run: Any = short_run) -> Bar:
        core = FakeCore(tiny_image_set, run)
        workspace = Workspace(core.services(), data_root=Path("nowhere"), runs_dir=None)
        window = QMainWindow()
        qtbot.addWidget(window)
        controls = RunControls(workspace, Actions(window))
        window.addToolBar(controls)
        window.resize(1280, 200)
        window.show()
        made.append(Bar(window, workspace, controls, core))
        workspace.load()
        qtbot.waitUntil(lambda: workspace.can_train and not workspace.jobs.busy)
        return made[-1]

    yield make
    for bar in made:
        bar.workspace.shut_down()
        qtbot.waitUntil(lambda bar=bar: not bar.workspace.busy)
        bar.workspace.deleteLater()


def ending_as(reason: FinishReason, **config: Any) -> Any:
    """Return a run of one epoch that ends for ``reason``."""

    def run(emit: Any, control: Any) -> None:
        emit(dataclasses.replace(started(), config=dataclasses.replace(DEFAULTS, **config)))
        emit(steps(1, [1.0] * 4))
        metrics = dataclasses.replace(METRICS, validation_loss=0.4, validation_accuracy=0.85)
        emit(EpochDone(epoch=1, step=4, seconds=0.1, metrics=metrics))
        emit(RunFinished(reason=reason, step=4))

    return run


def run_through(bar: Bar, qtbot: QtBot) -> str:
    with qtbot.waitSignal(bar.workspace.run_finished):
        bar.action("start").trigger()
    return bar.words


@pytest.mark.parametrize(
    ("reason", "config", "words"),
    [
        (FinishReason.COMPLETED, {}, "Finished · 4 iterations · test accuracy 90.00 % · validation 85.00 %"),
        (FinishReason.STOPPED, {}, "Stopped after 4 iterations · test accuracy of the last epoch 90.00 %"),
        (FinishReason.DIVERGED, {}, "Diverged after 4 iterations: what was learned before is kept"),
        (
            FinishReason.EARLY,
            {"validation_share": 0.1, "patience": 1},
            "Stopped early: the validation loss fell no more",
        ),
        (
            FinishReason.EARLY,
            {"validation_share": 0.1, "target_accuracy": 0.85},
            "Stopped early: the target is reached · 4 iterations",
        ),
    ],
)
def test_the_end_of_a_run_is_told_in_words(
    make_bar: MakeBar, qtbot: QtBot, reason: FinishReason, config: dict[str, Any], words: str
) -> None:
    assert run_through(make_bar(ending_as(reason, **config)), qtbot).startswith(words)


def test_a_run_that_was_taken_up_says_where_until_it_goes_on(make_bar: MakeBar, qtbot: QtBot) -> None:
    def taken_up(emit: Any, control: Any) -> None:
        emit(dataclasses.replace(started(epochs=3), step=6))
        control.pause()
        emit(RunPaused(step=6))
        control.wait()
        emit(RunFinished(reason=FinishReason.STOPPED, step=6))

    bar = make_bar(taken_up)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.state is RunState.PAUSED)

    assert bar.words == "Paused · taken up at iteration 6"
    assert bar.window.findChild(QToolButton, "toolbar.pause").isChecked()
    bar.action("stop").trigger()


def test_time_left_of_a_run_that_was_taken_up_counts_what_it_does_here() -> None:
    from mnistgui.ui.progress import ProgressMeter

    meter = ProgressMeter(dataclasses.replace(started(epochs=2, steps_per_epoch=4), step=4))
    assert meter.progress().step == 4
    meter.add(steps(5, [1.0]))

    assert meter.progress().seconds_left == 3 * 10 / 1000


# Waiting --------------------------------------------------------------------------------------------------------------


def let_patience_end(bar: Bar) -> None:
    """Be the clock: nothing here sleeps."""
    assert bar.controls._patience.isActive()
    assert bar.controls._patience.interval() == 100
    bar.controls._patience.stop()
    bar.controls._on_patience_timeout()


def deaf_run(emit: Any, control: Any) -> None:
    """Is in the middle of a slow step until it is stopped."""
    emit(started(epochs=10))
    emit(steps(1, [1.0]))
    while not control.stopping:
        control._changed.acquire()
        control._changed.wait(0.01)
        control._changed.release()
    emit(RunFinished(reason=FinishReason.STOPPED, step=1))


def test_a_pause_that_is_not_answered_says_what_it_waits_for(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar(deaf_run)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps == 1)
    bar.action("pause").trigger()
    assert "Waiting" not in bar.words
    let_patience_end(bar)

    assert bar.words.startswith("Waiting for the end of this iteration… · 1 / 40")
    bar.workspace.run.state_changed.emit(RunState.PAUSED)
    bar.action("pause").setChecked(False)
    assert "Waiting" not in bar.words
    bar.action("stop").trigger()


def test_a_stop_that_is_not_answered_says_so(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar(deaf_run)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps == 1)
    bar.action("stop").trigger()
    assert bar.words == "Stopping…"
    let_patience_end(bar)
    assert bar.words.startswith("Stopping: waiting for the end of this iteration…")
    qtbot.waitUntil(lambda: bar.workspace.state is RunState.IDLE)

    assert bar.words.startswith("Stopped after 1 iterations")
    assert not bar.controls._patience.isActive()


def test_a_step_is_answered_by_its_iteration(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar()
    bar.action("step").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps == 1)

    assert not bar.controls._patience.isActive()
    bar.action("step").trigger()
    assert bar.controls._patience.isActive()
    qtbot.waitUntil(lambda: bar.workspace.history.steps == 2)
    assert not bar.controls._patience.isActive()
    assert "Waiting" not in bar.words
    bar.action("stop").trigger()


def test_going_on_takes_back_the_waiting(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar(deaf_run)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps == 1)
    bar.action("pause").trigger()
    bar.action("pause").trigger()

    assert not bar.controls._patience.isActive()
    bar.action("stop").trigger()


# Slow motion, the end of the epoch, restart ---------------------------------------------------------------------------


def test_slow_motion_rests_as_long_as_its_box_says(make_bar: MakeBar, qtbot: QtBot, monkeypatch: Any) -> None:
    bar = make_bar(endless_run)
    asked: list[float] = []
    monkeypatch.setattr(bar.workspace.run, "set_delay", asked.append)
    delay = bar.window.findChild(QDoubleSpinBox, "run.delay")
    assert not delay.isVisible()
    bar.action("slow_motion").trigger()
    qtbot.waitUntil(delay.isVisible)  # the toolbar lays itself out later
    assert (delay.minimum(), delay.maximum()) == (0.1, 5.0)
    delay.setValue(2.5)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps > 0)
    qtbot.waitUntil(lambda: bar.words.startswith("Slow motion · "))
    bar.action("slow_motion").trigger()

    assert asked == [0.5, 2.5, 0.0]
    assert bar.words.startswith("Training · ")
    qtbot.waitUntil(lambda: not delay.isVisible())
    bar.action("stop").trigger()


def test_to_the_end_of_the_epoch_asks_the_run(make_bar: MakeBar, qtbot: QtBot, monkeypatch: Any) -> None:
    bar = make_bar(endless_run)
    asked: list[str] = []
    monkeypatch.setattr(bar.workspace, "finish_epoch", lambda: asked.append("epoch"))
    bar.action("finish_epoch").trigger()

    assert asked == ["epoch"]
    assert bar.action("finish_epoch").shortcut().toString() == "F8"


def test_restart_is_there_once_a_run_was(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar()
    assert not bar.action("restart").isEnabled()
    run_through(bar, qtbot)
    assert bar.action("restart").isEnabled()
    with qtbot.waitSignal(bar.workspace.run_finished):
        bar.action("restart").trigger()

    assert len(bar.core.configs) == 2


def test_restart_of_a_run_that_goes_on_ends_it_first(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar(endless_run)
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps > 3)
    with qtbot.waitSignal(bar.workspace.run_finished):
        bar.action("restart").trigger()
    qtbot.waitUntil(lambda: bar.workspace.state is RunState.RUNNING)

    assert len(bar.core.configs) == 2
    bar.action("stop").trigger()


# Room -----------------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["en", "ko"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = QTranslator()
    if request.param != "en":
        assert translator.load(f"mnistgui_{request.param}", str(resource("translations")))
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("language")
def test_everything_on_the_bar_is_seen_at_1280_pixels(make_bar: MakeBar, qtbot: QtBot) -> None:
    bar = make_bar(endless_run)
    bar.action("slow_motion").trigger()
    bar.action("start").trigger()
    qtbot.waitUntil(lambda: bar.workspace.history.steps > 0)
    label = bar.window.findChild(FittingLabel, "status.eta")
    qtbot.waitUntil(lambda: "/" in label.text() and bar.window.findChild(QDoubleSpinBox, "run.delay").isVisible())

    for name in ("toolbar.start", "toolbar.stop", "toolbar.more", "run.delay", "status.progress", "status.eta"):
        widget = bar.window.findChild(QWidget, name)
        assert widget.isVisible(), name
        assert widget.geometry().right() <= bar.controls.width(), name
        assert name == "status.eta" or widget.width() >= widget.sizeHint().width() - 1, name
    assert "…" not in label.shown
    bar.action("stop").trigger()


def test_the_line_is_said_shorter_where_the_room_is_small(qtbot: QtBot) -> None:
    label = FittingLabel()
    qtbot.addWidget(label)
    label.set_forms("a long line of words about the run", "short words", "words")
    metrics = label.fontMetrics()
    label.resize(metrics.horizontalAdvance("a long line of words about the run") + 1, 20)
    assert label.shown == "a long line of words about the run"
    label.resize(metrics.horizontalAdvance("short words") + 1, 20)
    assert label.shown == "short words"
    label.resize(metrics.horizontalAdvance("wo…") + 1, 20)
    assert label.shown.endswith("…")
    label.set_help("What it means")

    assert label.text() == "a long line of words about the run"
    assert label.toolTip() == "a long line of words about the run\nWhat it means"
    assert label.minimumSizeHint().width() == 0


def test_a_shorter_form_is_shown_anew_where_the_longest_is_as_it_was(qtbot):
    label = FittingLabel()
    qtbot.addWidget(label)
    label.resize(60, 30)
    label.set_forms("a line that is much too long", "one")
    painted = []
    label.paintEvent = lambda event: painted.append(label.shown)
    label.show()
    qtbot.waitUntil(lambda: painted[-1:] == ["one"])
    label.set_forms("a line that is much too long", "two")
    qtbot.waitUntil(lambda: painted[-1] == "two")
