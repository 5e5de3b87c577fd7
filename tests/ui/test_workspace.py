"""The workspace on a scripted core: states, progress, failures, and the end."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message, UserError
from mnistgui.training.config import DEFAULTS
from mnistgui.training.events import FinishReason, RunFailed, RunFinished, RunPaused, RunResumed
from mnistgui.ui.active_run import RunState
from mnistgui.ui.workspace import Workspace
from tests.ui.fakes import METRICS, FakeCore, FakeRuntime, endless_run, short_run, started, steps

MakeWorkspace = Callable[..., Workspace]


@pytest.fixture
def make_workspace(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[MakeWorkspace]:
    made: list[Workspace] = []

    def make(run: Any = short_run, **changes: Any) -> Workspace:
        services = dataclasses.replace(FakeCore(tiny_image_set, run).services(), **changes)
        workspace = Workspace(services, data_root=Path("nowhere"), runs_dir=None)
        made.append(workspace)
        workspace.load()
        qtbot.waitUntil(lambda: not workspace.jobs.busy)
        return workspace

    yield make
    for workspace in made:
        workspace.shut_down()
        qtbot.waitUntil(lambda workspace=workspace: not workspace.busy)
        workspace.deleteLater()


def test_training_waits_for_torch_and_both_splits(make_workspace: MakeWorkspace) -> None:
    workspace = make_workspace()

    assert workspace.can_train
    assert workspace.data.data_set is not None and workspace.data.data_set.can_train


def test_without_torch_nothing_starts_and_the_reason_is_told(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    def no_torch() -> None:
        raise UserError(Message("libtorch is missing"))

    told: list[str] = []
    workspace = make_workspace(load_torch=no_torch)
    workspace.failed.connect(lambda message, details: told.append(message.english()))
    workspace.start()

    assert not workspace.can_train
    assert workspace.state is RunState.IDLE


def test_a_run_fills_the_history_and_ends_idle(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()

    with qtbot.waitSignal(workspace.run_finished) as finished:
        workspace.start()

    assert finished.args[0].reason is FinishReason.COMPLETED
    assert workspace.state is RunState.IDLE
    assert workspace.history.losses_S.tolist() == pytest.approx([1, 1 / 2, 1 / 3, 1 / 4])
    assert workspace.history.epochs == [(4, METRICS)]
    assert not workspace.busy


def test_progress_counts_iterations_over_all_epochs(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()
    seen: list[Any] = []
    workspace.progress_changed.connect(seen.append)

    with qtbot.waitSignal(workspace.run_finished):
        workspace.start()

    assert (seen[-1].step, seen[-1].steps, seen[-1].epoch, seen[-1].epochs) == (4, 4, 1, 1)
    assert seen[-1].seconds_left == 0


def test_one_step_of_no_run_starts_one_and_holds(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()

    workspace.step()
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED and workspace.history.steps == 1)
    workspace.step()
    qtbot.waitUntil(lambda: workspace.history.steps == 2)
    with qtbot.waitSignal(workspace.run_finished) as finished:
        workspace.resume()

    assert finished.args[0].step == 4


def test_a_paused_run_can_be_stopped(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()
    workspace.step()
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)

    with qtbot.waitSignal(workspace.run_finished) as finished:
        workspace.stop()

    assert finished.args[0].reason is FinishReason.STOPPED
    assert workspace.state is RunState.IDLE


def test_a_pause_is_heard_although_the_run_has_only_just_gone_on(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    gone_on = threading.Event()

    def holding_run(emit: Any, control: Any) -> None:
        emit(started())
        while not control.stopping:
            while control.admit() is None:
                emit(RunPaused(step=0))
                control.wait()
            if not control.stepping:
                emit(RunResumed(step=0))
                gone_on.set()
        emit(RunFinished(reason=FinishReason.STOPPED, step=0))

    workspace = make_workspace(holding_run)
    states: list[RunState] = []
    workspace.start(paused=True)
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)
    workspace.run_state_changed.connect(states.append)

    workspace.resume()
    assert gone_on.wait(5)  # and nothing of it was heard here yet
    workspace.pause()
    qtbot.waitUntil(lambda: states[-2:] == [RunState.RUNNING, RunState.PAUSED])

    with qtbot.waitSignal(workspace.run_finished):
        workspace.stop()


def test_whoever_hears_of_the_end_may_start_the_next_run_at_once(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()
    finished: list[RunFinished] = []

    def start_another(state: RunState) -> None:
        if state is RunState.IDLE and not finished:
            workspace.start()

    workspace.run_finished.connect(finished.append)
    workspace.run_state_changed.connect(start_another)
    workspace.start()

    qtbot.waitUntil(lambda: len(finished) == 2)


def test_nothing_is_loaded_any_more_after_the_end(make_workspace: MakeWorkspace) -> None:
    workspace = make_workspace()
    workspace.shut_down()

    workspace.load()

    assert not workspace.busy


def test_a_remembered_device_that_is_not_there_is_given_up(qtbot: QtBot, tiny_image_set: ImageSet) -> None:
    workspace = Workspace(FakeCore(tiny_image_set).services(), data_root=Path("nowhere"), runs_dir=None)
    workspace.set_config(dataclasses.replace(DEFAULTS, device="cuda", epochs=3))
    assert "cuda" not in FakeRuntime.devices

    workspace.load()
    qtbot.waitUntil(lambda: workspace.can_train and not workspace.jobs.busy)

    assert workspace.config == dataclasses.replace(DEFAULTS, epochs=3)


def test_a_run_that_breaks_is_told_and_the_next_one_starts(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    def broken_run(emit: Any, control: Any) -> None:
        emit(started())
        emit(RunFailed(message=Message("out of memory"), traceback="Traceback …"))

    workspace = make_workspace(broken_run)
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.start()

    assert failed.args == [Message("out of memory"), "Traceback …"]
    assert workspace.state is RunState.IDLE
    with qtbot.waitSignal(workspace.failed):
        workspace.start()


def test_settings_do_not_change_during_a_run(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace(endless_run)
    workspace.start()
    workspace.set_config(dataclasses.replace(DEFAULTS, epochs=9))

    assert workspace.config == DEFAULTS
    with qtbot.waitSignal(workspace.run_finished):
        workspace.stop()


def test_shutting_down_during_a_run_ends_it_without_waiting(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace(endless_run)
    workspace.start()
    qtbot.waitUntil(lambda: workspace.history.steps > 0)

    with qtbot.waitSignal(workspace.shut_down_finished):
        workspace.shut_down()
        assert workspace.busy  # asked, not waited for

    assert not workspace.busy


def test_the_number_of_parameters_is_told_for_the_present_settings(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()

    with qtbot.waitSignal(workspace.parameters_counted) as counted:
        workspace.set_config(dataclasses.replace(DEFAULTS, hidden=(64,)))

    assert counted.args == [101_770]


def test_steps_that_do_not_follow_are_refused() -> None:
    from mnistgui.training.history import RunHistory

    history = RunHistory()
    history.add_steps(steps(1, [1.0]))
    with pytest.raises(ValueError, match="cannot follow"):
        history.add_steps(steps(3, [1.0]))
