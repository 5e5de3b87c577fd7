"""The workspace on a scripted core: states, progress, failures, and the end."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mnistgui.data.data_set import DataSet
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message, UserError
from mnistgui.training.config import DEFAULTS, TrainingConfig
from mnistgui.training.events import FinishReason, RunFailed, RunFinished, RunPaused, RunResumed, SettingsChanged
from mnistgui.training.history import RunHistory
from mnistgui.training.resume import ResumePoint
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


def test_restart_stops_the_run_at_hand_and_begins_anew_with_its_seed(
    make_workspace: MakeWorkspace, qtbot: QtBot
) -> None:
    seeds: list[Any] = []

    def make_run(config: Any, *_: Any) -> Any:
        seeds.append((config.seed, config.same_start))

        def run(emit: Any, control: Any) -> None:
            emit(dataclasses.replace(started(), config=dataclasses.replace(config, seed=77)))
            while (admitted := control.admit()) is None:
                control.wait()
            if not admitted or len(seeds) > 1:
                emit(RunFinished(reason=FinishReason.STOPPED, step=0))
                return
            control.pause()
            emit(RunPaused(step=0))
            control.wait()
            emit(RunFinished(reason=FinishReason.STOPPED, step=0))

        return run

    workspace = make_workspace(make_run=make_run)
    workspace.set_config(dataclasses.replace(DEFAULTS, same_start=False))
    workspace.start()
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)

    workspace.restart()
    qtbot.waitUntil(lambda: len(seeds) == 2 and not workspace.busy)

    # The first run drew 77 for itself; the second begins with it, whatever the settings say.
    assert seeds == [(1, False), (77, True)]
    assert not workspace.config.same_start


def test_a_restart_that_was_asked_for_does_not_survive_a_failure(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    runs: list[int] = []

    def failing(emit: Any, control: Any) -> None:
        runs.append(1)
        emit(started())
        control.pause()
        emit(RunPaused(step=0))
        control.wait()
        emit(RunFailed(message=Message("broke"), traceback=""))

    workspace = make_workspace(failing)
    workspace.start()
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)
    workspace.restart()
    qtbot.waitUntil(lambda: not workspace.busy)

    assert runs == [1]


def test_a_change_of_a_live_setting_goes_to_the_run_and_stays_for_the_next_one(
    make_workspace: MakeWorkspace, qtbot: QtBot
) -> None:
    heard: list[Any] = []

    def run(emit: Any, control: Any) -> None:
        emit(dataclasses.replace(started(), config=DEFAULTS))
        control.pause()
        emit(RunPaused(step=0))
        control.wait()
        changes = control.take_settings()
        heard.append(changes)
        emit(SettingsChanged(step=0, changes=changes))
        emit(RunFinished(reason=FinishReason.COMPLETED, step=0))

    workspace = make_workspace(run)
    told: list[Any] = []
    workspace.config_changed.connect(told.append)
    workspace.start()
    qtbot.waitUntil(lambda: workspace.state is RunState.PAUSED)
    workspace.change_settings({"learning_rate": 0.5})
    workspace.resume()
    qtbot.waitUntil(lambda: not workspace.busy)

    assert heard == [{"learning_rate": 0.5}]
    assert workspace.history.changes == [(0, {"learning_rate": 0.5})]
    assert workspace.config.learning_rate == told[-1].learning_rate == 0.5
    workspace.change_settings({"learning_rate": 0.7})  # nothing is going: not by this door
    assert workspace.config.learning_rate == 0.5


def test_what_keeps_a_run_from_starting_is_told_by_field_and_nothing_is_started(
    make_workspace: MakeWorkspace, qtbot: QtBot
) -> None:
    problem = {"batch_size": Message("too large a batch")}
    workspace = make_workspace(
        refusals=lambda config, *_: problem if config.batch_size == 7 else {},
        make_run=lambda *_: pytest.fail("a run was made"),
    )
    refused: list[Any] = []
    failures: list[str] = []
    workspace.refused.connect(refused.append)
    workspace.failed.connect(lambda message, _: failures.append(message.english()))

    workspace.set_config(dataclasses.replace(DEFAULTS, batch_size=7))
    qtbot.waitUntil(lambda: refused == [problem])
    workspace.start()
    assert failures == ["too large a batch"]
    assert workspace.state is RunState.IDLE

    workspace.set_config(dataclasses.replace(DEFAULTS, batch_size=8))
    qtbot.waitUntil(lambda: refused == [problem, {}])


def test_a_run_is_taken_up_with_its_settings_and_its_history(
    make_workspace: MakeWorkspace, qtbot: QtBot, tmp_path: Path
) -> None:
    history = RunHistory()
    history.add_steps(steps(1, [3.0, 2.0]))
    config = dataclasses.replace(DEFAULTS, epochs=9)
    point = ResumePoint(folder=tmp_path, config=config, history=history, checkpoint={"step": 2})
    resumed: list[Any] = []

    def make_run(config: Any, train: Any, test: Any, store: Any, runs_dir: Any, resume: Any = None) -> Any:
        resumed.append(resume)

        def run(emit: Any, control: Any) -> None:
            emit(dataclasses.replace(started(), config=config, step=2, inexact=Message("threads differ")))
            emit(steps(3, [1.0]))
            emit(RunFinished(reason=FinishReason.STOPPED, step=3))

        return run

    workspace = make_workspace(make_run=make_run, open_run=lambda folder: point)
    noticed: list[str] = []
    taken_up: list[Any] = []
    workspace.noticed.connect(lambda message: noticed.append(message.english()))
    workspace.run_taken_up.connect(taken_up.append)
    with qtbot.waitSignal(workspace.run_finished):
        workspace.resume_run(tmp_path)

    assert resumed == [point]
    assert workspace.config == config
    assert workspace.history.losses_S.tolist() == [3.0, 2.0, 1.0]
    assert noticed == ["threads differ"]
    assert taken_up[0].step == 2


def test_a_run_that_cannot_be_opened_is_told_and_changes_nothing(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    def damaged(folder: Path) -> Any:
        raise UserError(Message("the checkpoint is damaged"))

    workspace = make_workspace(open_run=damaged)
    with qtbot.waitSignal(workspace.failed) as failed:
        workspace.resume_run(Path("gone"))

    assert failed.args[0].english() == "the checkpoint is damaged"
    assert workspace.state is RunState.IDLE
    assert workspace.config == DEFAULTS


def test_slow_motion_is_kept_for_the_next_run(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    slow: list[bool] = []

    def run(emit: Any, control: Any) -> None:
        slow.append(control.slow)
        emit(RunFinished(reason=FinishReason.COMPLETED, step=0))

    workspace = make_workspace(run)
    workspace.set_delay(0.5)
    workspace.start()
    qtbot.waitUntil(lambda: not workspace.busy)
    workspace.set_delay(0)
    workspace.start()
    qtbot.waitUntil(lambda: not workspace.busy)

    assert slow == [True, False]


def handed(workspace: Workspace, config: TrainingConfig) -> DataSet:
    """Return the set at hand as if it had been read for ``config``."""
    assert workspace.data.data_set is not None
    return dataclasses.replace(workspace.data.data_set, request=config.set_request)


def test_a_run_begins_on_the_very_data_that_are_handed_to_it(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()
    config = dataclasses.replace(DEFAULTS, dataset="KMNIST", epochs=1)
    data_set = handed(workspace, config)
    read: list[Any] = []
    workspace.data.loaded.connect(read.append)
    with qtbot.waitSignal(workspace.run_finished):
        assert workspace.start_with(config, data_set)
    qtbot.waitUntil(lambda: not workspace.jobs.busy)

    assert workspace.config == config
    assert workspace.data.data_set is data_set and workspace.data.request == config.set_request
    # What was being read for the same settings comes too late, and is not shown.
    assert all(one is data_set for one in read)


def test_what_was_wrong_with_other_data_does_not_keep_a_run_back(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace()
    workspace._problems = {"batch_size": Message("one image is left over")}
    with qtbot.waitSignal(workspace.run_finished):
        assert workspace.start_with(DEFAULTS, handed(workspace, DEFAULTS))


def test_no_run_is_begun_beside_another(make_workspace: MakeWorkspace, qtbot: QtBot) -> None:
    workspace = make_workspace(endless_run)
    workspace.start()
    qtbot.waitUntil(lambda: workspace.state is RunState.RUNNING)
    config = dataclasses.replace(DEFAULTS, epochs=3)
    assert not workspace.start_with(config, handed(workspace, config))
    workspace.stop()
    qtbot.waitUntil(lambda: workspace.state is RunState.IDLE)

    assert workspace.config == DEFAULTS
