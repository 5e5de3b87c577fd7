"""Of many wishes the newest is done, and only its answer is told."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from mnistgui.ui.threads.job import JobKeeper
from mnistgui.ui.threads.newest_job import NewestJob


@pytest.fixture
def keeper(qtbot: QtBot) -> Iterator[JobKeeper]:
    keeper = JobKeeper()
    yield keeper
    qtbot.waitUntil(lambda: not keeper.busy)


def after(held: threading.Event, answer: str, done: list[str]) -> str:
    held.wait(10)
    done.append(answer)
    return answer


def test_only_the_newest_wish_is_worked_on_and_told(qtbot: QtBot, keeper: JobKeeper) -> None:
    newest, held = NewestJob(keeper), threading.Event()
    answers: list[str] = []
    worked: list[str] = []
    newest.done.connect(answers.append)
    work: Callable[[str], Callable[[], str]] = lambda answer: partial(after, held, answer, worked)  # noqa: E731
    for answer in ("first", "second", "third"):
        newest.ask(work(answer))
    held.set()
    qtbot.waitUntil(lambda: answers == ["third"])
    assert worked == ["first", "third"]


def test_a_forgotten_answer_is_not_told_and_the_next_one_is(qtbot: QtBot, keeper: JobKeeper) -> None:
    newest, held = NewestJob(keeper), threading.Event()
    answers: list[str] = []
    newest.done.connect(answers.append)
    newest.ask(partial(after, held, "old", []))
    newest.forget()
    held.set()
    qtbot.waitUntil(lambda: not keeper.busy)
    assert answers == []
    newest.ask(partial(after, held, "new", []))
    qtbot.waitUntil(lambda: answers == ["new"])


def test_a_failure_is_told_and_ends_nothing(qtbot: QtBot, keeper: JobKeeper) -> None:
    newest = NewestJob(keeper)
    failures: list[str] = []
    answers: list[int] = []
    newest.failed.connect(lambda message, _details: failures.append(message.english()))
    newest.done.connect(answers.append)
    newest.ask(partial(int, "no number"))
    qtbot.waitUntil(lambda: len(failures) == 1)
    newest.ask(partial(int, "7"))
    qtbot.waitUntil(lambda: answers == [7])
