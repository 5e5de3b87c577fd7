"""The control between the window's thread and the one that trains."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from mnistgui.training.control import RunControl

SOON_S = 30.0


def test_a_run_goes_on_until_something_is_asked() -> None:
    control = RunControl()

    assert [control.admit() for _ in range(3)] == [True, True, True]
    assert not control.stopping
    assert not control.stepping


def test_a_paused_run_holds_until_it_may_go_on() -> None:
    control = RunControl()
    control.pause()
    assert control.admit() is None
    assert control.admit() is None

    control.resume()
    assert control.admit() is True


def test_one_step_is_one_step() -> None:
    control = RunControl()
    control.step()

    assert control.stepping
    assert [control.admit() for _ in range(3)] == [True, None, None]


def test_steps_asked_for_in_a_row_are_all_done() -> None:
    control = RunControl()
    for _ in range(3):
        control.step()

    assert [control.admit() for _ in range(4)] == [True, True, True, None]


def test_a_pause_takes_back_the_steps_that_were_not_done_yet() -> None:
    control = RunControl()
    control.step()
    control.step()
    control.pause()

    assert control.admit() is None


def test_a_step_that_going_on_overtook_is_not_done_later() -> None:
    control = RunControl()
    control.step()
    control.resume()
    control.step()

    assert [control.admit(), control.admit()] == [True, None]


def test_a_stop_ends_a_run_that_goes_holds_or_steps_and_cannot_be_taken_back() -> None:
    for ask in (RunControl.resume, RunControl.pause, RunControl.step):
        control = RunControl()
        ask(control)
        control.stop()
        assert control.admit() is False
        ask(control)
        assert control.admit() is False
        assert control.stopping


def test_waiting_returns_at_once_when_there_is_nothing_to_wait_for() -> None:
    control = RunControl()
    control.wait()
    control.step()
    control.wait()
    control.pause()
    control.stop()
    control.wait()


def test_a_thread_that_holds_wakes_for_each_step_and_for_the_stop() -> None:
    control, said = RunControl(), SimpleQueue[bool | None]()
    control.pause()

    def run() -> None:
        while (admitted := control.admit()) is not False:
            said.put(admitted)
            if admitted is None:
                control.wait()

    thread = threading.Thread(target=run)
    thread.start()
    assert said.get(timeout=SOON_S) is None
    control.step()
    assert said.get(timeout=SOON_S) is True
    assert said.get(timeout=SOON_S) is None
    control.stop()
    thread.join(SOON_S)

    assert not thread.is_alive()
    assert said.empty()


def test_a_line_begins_a_step_and_each_line_is_asked_for() -> None:
    control = RunControl()
    control.pause()
    control.step_line()

    assert control.admit() is True
    assert control.by_line
    assert control.admit_line() is True
    assert control.admit_line() is False
    control.step_line()
    assert control.admit_line() is True
    assert control.admit_line() is False


def test_a_step_asked_for_between_lines_is_the_rest_of_the_one_at_hand() -> None:
    control = RunControl()
    control.step_line()
    assert control.admit() is True
    assert control.admit_line() is True
    control.step()

    assert [control.admit_line() for _ in range(4)] == [True] * 4
    control.end_step()
    assert control.admit() is None


def test_going_on_or_stopping_between_lines_does_the_rest() -> None:
    for go_on in (RunControl.resume, RunControl.stop):
        control = RunControl()
        control.step_line()
        assert control.admit() is True
        control.admit_line()
        assert control.admit_line() is False
        go_on(control)
        assert control.admit_line() is True


def test_to_the_end_of_the_epoch_holds_there_and_only_there() -> None:
    control = RunControl()
    control.pause()
    control.finish_epoch()

    assert [control.admit() for _ in range(3)] == [True] * 3
    control.end_epoch()
    assert control.admit() is None
    control.resume()
    control.end_epoch()
    assert control.admit() is True


def test_changes_are_handed_over_once_and_the_last_value_counts() -> None:
    control = RunControl()
    control.change({"learning_rate": 0.5, "momentum": 0.9})
    control.change({"learning_rate": 0.1})

    assert control.take_settings() == {"learning_rate": 0.1, "momentum": 0.9}
    assert control.take_settings() == {}


@pytest.mark.parametrize("wake", [RunControl.stop, RunControl.pause, lambda control: control.set_delay(0.0)])
def test_the_rest_of_slow_motion_is_left_at_once(wake: Callable[[RunControl], None]) -> None:
    control = RunControl()
    control.set_delay(3600.0)
    resting = threading.Thread(target=control.rest)
    resting.start()

    wake(control)
    resting.join(timeout=30)

    assert not resting.is_alive()


def test_without_slow_motion_nobody_rests() -> None:
    control = RunControl()
    assert not control.slow
    control.rest()
    control.set_delay(-1.0)
    assert not control.slow
