"""What crosses threads: jobs, the pump, the collector's guard."""

import gc
import sys
import threading
from queue import SimpleQueue
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from pytestqt.qtbot import QtBot

from mnistgui.messages import Message, UserError
from mnistgui.training.events import RunFailed
from mnistgui.ui.threads.event_pump import EventPump
from mnistgui.ui.threads.gc_guard import GcGuard
from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.training_thread import TrainingThread


class Listener(QObject):
    """Remembers what arrived and on which thread."""

    heard = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self.failures: list[tuple[Message, str]] = []
        self.thread_ids: set[int] = set()

    @Slot(object)
    def take(self, answer: Any) -> None:
        self.answers.append(answer)
        self.thread_ids.add(threading.get_ident())
        self.heard.emit()

    @Slot(object, str)
    def take_failure(self, message: Message, details: str) -> None:
        self.failures.append((message, details))
        self.thread_ids.add(threading.get_ident())
        self.heard.emit()


@pytest.fixture
def keeper(qtbot: QtBot) -> Any:
    keeper = JobKeeper()
    yield keeper
    qtbot.waitUntil(lambda: not keeper.busy)


def test_a_job_works_elsewhere_and_answers_here(qtbot: QtBot, keeper: JobKeeper) -> None:
    listener = Listener()

    with qtbot.waitSignal(listener.heard):
        keeper.start(threading.get_ident, listener.take, listener.take_failure)

    assert listener.answers != [threading.get_ident()]
    assert listener.thread_ids == {threading.get_ident()}


def test_what_the_user_can_mend_arrives_as_its_own_message(qtbot: QtBot, keeper: JobKeeper) -> None:
    listener = Listener()

    def work() -> None:
        raise UserError(Message("no such file: {name}", {"name": "x"}))

    with qtbot.waitSignal(listener.heard):
        keeper.start(work, listener.take, listener.take_failure)

    assert listener.failures[0][0].english() == "no such file: x"


def test_an_unforeseen_error_arrives_with_its_traceback(qtbot: QtBot, keeper: JobKeeper) -> None:
    listener = Listener()

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(listener.heard):
        keeper.start(work, listener.take, listener.take_failure)

    message, details = listener.failures[0]
    assert "ZeroDivisionError" in message.english()
    assert "Traceback" in details


def test_the_keeper_lets_every_job_go(qtbot: QtBot, keeper: JobKeeper) -> None:
    listener = Listener()
    with qtbot.waitSignal(keeper.idle):
        for _ in range(8):
            keeper.start(int, listener.take, listener.take_failure)

    qtbot.waitUntil(lambda: len(listener.answers) == 8)
    assert not keeper.busy


def test_the_keeper_is_idle_only_when_the_last_answer_has_arrived(qtbot: QtBot, keeper: JobKeeper) -> None:
    listener = Listener()
    answers_when_idle: list[int] = []
    keeper.idle.connect(lambda: answers_when_idle.append(len(listener.answers)))

    # Both threads end before the first word of either is heard.
    for _ in range(2):
        keeper.start(int, listener.take, listener.take_failure).wait()
    qtbot.waitUntil(lambda: len(listener.answers) == 2 and not keeper.busy)

    assert answers_when_idle == [2]


def test_a_run_that_breaks_its_promise_ends_with_a_failure_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(emit: Any, control: Any) -> None:
        raise ZeroDivisionError

    uncaught: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: uncaught.append(error))
    thread = TrainingThread(broken)
    thread.start()
    assert thread.wait(5_000)

    event = thread.queue.get_nowait()
    assert isinstance(event, RunFailed)
    assert "ZeroDivisionError" in event.message.english()
    assert "Traceback" in event.traceback
    assert uncaught == []


def test_the_pump_sends_what_has_gathered_as_one_list(qtbot: QtBot) -> None:
    queue: SimpleQueue[int] = SimpleQueue()
    pump = EventPump(queue)
    for number in range(5):
        queue.put(number)

    with qtbot.waitSignal(pump.events) as signal:
        pump.start()

    assert signal.args == [[0, 1, 2, 3, 4]]
    pump.stop()


def test_an_empty_queue_is_not_worth_a_signal(qtbot: QtBot) -> None:
    pump = EventPump(SimpleQueue())

    with qtbot.assertNotEmitted(pump.events):
        pump.pump()


def test_the_guard_turns_the_collector_off_and_gives_it_back(qtbot: QtBot) -> None:
    assert gc.isenabled()
    guard = GcGuard()
    assert not gc.isenabled()
    guard.release()
    assert gc.isenabled()


def test_the_collector_stays_off_until_the_last_of_two_windows_lets_it_go(qtbot: QtBot) -> None:
    first, second = GcGuard(), GcGuard()

    first.release()
    first.release()
    assert not gc.isenabled()
    second.release()
    assert gc.isenabled()


def test_garbage_is_collected_from_the_timer(qtbot: QtBot) -> None:
    class Node:
        gone: ClassVar[list[int]] = []

        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            self.gone.append(threading.get_ident())

    guard = GcGuard()
    guard._timer.setInterval(1)
    for _ in range(5000):
        Node()
    qtbot.waitUntil(lambda: bool(Node.gone))
    assert set(Node.gone) == {threading.get_ident()}
    guard.release()


def test_a_keeper_that_is_closed_ends_what_it_has_and_begins_nothing(qtbot: QtBot) -> None:
    keeper, listener = JobKeeper(), Listener()
    release = threading.Event()
    with qtbot.waitSignal(keeper.idle):
        keeper.start(release.wait, listener.take, listener.take_failure)
        keeper.close()
        keeper.start(lambda: pytest.fail("begun after the close"), listener.take, listener.take_failure)
        release.set()

    assert not keeper.busy
