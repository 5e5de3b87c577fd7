"""The answerer: off the UI thread, the newest drawing wins, and whatever goes wrong the thread goes on."""

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QObject, Slot
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.prediction import Prediction
from mnistgui.messages import Message, UserError
from mnistgui.ui.threads.answerer import Answer, Answerer

A_LONG_WHILE_S = 20
DIGITS = tuple("0123456789")


def ink(strokes: int = 1, points: int = 4) -> Ink:
    return Ink(tuple(Stroke(tuple(Point(0.2 + 0.1 * i, 0.5) for i in range(points))) for _ in range(strokes)))


class Predictor:
    """Answers ``answer`` and remembers what it was fed. While `held` is clear it does not come to an end."""

    def __init__(self, answer: str = "7") -> None:
        self.answer = answer
        self.fed: list[Any] = []
        self.thread_ids: set[int] = set()
        self.entered = threading.Semaphore(0)
        self.held = threading.Event()
        self.held.set()

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: Any, *, normalized: bool = True) -> Prediction:
        self.fed.append(fed_HWC)
        self.thread_ids.add(threading.get_ident())
        self.entered.release()
        assert self.held.wait(A_LONG_WHILE_S)
        return Prediction(probabilities_K=np.full(10, 0.1, np.float32), class_names=DIGITS, answer=self.answer)


class BrokenPredictor:
    """Fails, until it is mended."""

    def __init__(self, error: Exception) -> None:
        self.error: Exception | None = error

    def fitted(self, image_HWC: Any) -> Any:
        return image_HWC

    def predict(self, fed_HWC: Any, *, normalized: bool = True) -> Prediction:
        if self.error is not None:
            raise self.error
        return Predictor().predict(fed_HWC)


class Ear(QObject):
    """Remembers what the answerer said, and on which thread it was heard."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Answer] = []
        self.failures: list[tuple[Message, str]] = []
        self.thread_ids: set[int] = set()

    @Slot(object)
    def hear(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.thread_ids.add(threading.get_ident())

    @Slot(object, str)
    def hear_failure(self, message: Message, details: str) -> None:
        self.failures.append((message, details))
        self.thread_ids.add(threading.get_ident())


@pytest.fixture
def answerer(qtbot: QtBot) -> Iterator[Answerer]:
    answerer = Answerer()
    yield answerer
    answerer.shut_down()


@pytest.fixture
def ear(answerer: Answerer) -> Ear:
    ear = Ear()
    answerer.answered.connect(ear.hear)
    answerer.failed.connect(ear.hear_failure)
    return ear


def test_the_net_is_asked_off_the_ui_thread_and_the_answer_is_heard_on_it(
    qtbot: QtBot, answerer: Answerer, ear: Ear
) -> None:
    predictor = Predictor()
    answerer.use(predictor)
    answerer.ask(ink())

    qtbot.waitUntil(lambda: bool(predictor.fed) and bool(ear.answers) and ear.answers[-1].prediction is not None)

    assert threading.get_ident() not in predictor.thread_ids
    assert ear.thread_ids == {threading.get_ident()}
    assert ear.answers[-1].prediction.answer == "7"
    assert ear.answers[-1].ink == ink()


def test_the_array_that_is_shown_is_the_array_that_the_net_was_fed(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    predictor = Predictor()
    answerer.use(predictor)
    answerer.ask(ink())

    qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].prediction is not None)

    assert predictor.fed[-1] is ear.answers[-1].stages.fed_HWC


def test_before_there_is_a_net_the_stages_are_there_and_the_net_then_answers_the_drawing_at_hand(
    qtbot: QtBot, answerer: Answerer, ear: Ear
) -> None:
    answerer.ask(ink())
    qtbot.waitUntil(lambda: len(ear.answers) == 1)
    assert ear.answers[0].stages is not None and ear.answers[0].prediction is None

    answerer.use(Predictor("3"))

    qtbot.waitUntil(lambda: len(ear.answers) == 2)
    assert ear.answers[1].prediction.answer == "3"
    assert ear.answers[1].ink == ink()


def test_questions_do_not_queue_up_and_the_newest_wins(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    predictor = Predictor()
    predictor.held.clear()
    answerer.use(predictor)
    answerer.ask(ink(points=2))
    assert predictor.entered.acquire(timeout=A_LONG_WHILE_S)
    for points in range(3, 30):
        answerer.ask(ink(points=points))
    predictor.held.set()

    qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].ink == ink(points=29))

    assert len(predictor.fed) == 2
    generations = [answer.generation for answer in ear.answers]
    assert generations == sorted(generations)


@pytest.mark.parametrize("left", [0, 1], ids=["cleared", "undone"])
def test_the_answer_to_a_drawing_that_is_gone_is_dropped(qtbot: QtBot, answerer: Answerer, ear: Ear, left: int) -> None:
    predictor = Predictor()
    predictor.held.clear()
    answerer.use(predictor)
    answerer.ask(ink(strokes=2))
    assert predictor.entered.acquire(timeout=A_LONG_WHILE_S)
    ear.answers.clear()
    answerer.ask(ink(strokes=left))
    predictor.held.set()

    qtbot.waitUntil(lambda: bool(ear.answers))

    assert [answer.ink for answer in ear.answers] == [ink(strokes=left)]


def test_an_empty_drawing_has_no_answer_and_no_net_is_asked(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    predictor = Predictor()
    answerer.use(predictor)
    answerer.ask(Ink())

    qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].generation == 2)

    assert ear.answers[-1].stages is None and ear.answers[-1].prediction is None
    assert predictor.fed == []


def test_the_answer_of_a_net_that_was_exchanged_is_dropped(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    slow = Predictor("slow")
    slow.held.clear()
    answerer.use(slow)
    answerer.ask(ink())
    assert slow.entered.acquire(timeout=A_LONG_WHILE_S)
    ear.answers.clear()
    answerer.use(Predictor("new"))
    slow.held.set()

    qtbot.waitUntil(lambda: bool(ear.answers))

    assert [answer.prediction.answer for answer in ear.answers] == ["new"]


def test_without_a_net_again_only_the_stages_are_left(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    answerer.use(Predictor())
    answerer.ask(ink())
    qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].prediction is not None)

    answerer.use(None)

    qtbot.waitUntil(lambda: ear.answers[-1].prediction is None)
    assert ear.answers[-1].stages is not None


def test_a_net_that_fails_is_reported_once_and_the_thread_goes_on(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    broken = BrokenPredictor(RuntimeError("no such layer"))
    answerer.use(broken)
    for points in (2, 3, 4):
        answerer.ask(ink(points=points))
        qtbot.waitUntil(lambda points=points: bool(ear.answers) and ear.answers[-1].ink == ink(points=points))

    ((message, details),) = ear.failures
    assert "no such layer" in message.english()
    assert "Traceback" in details and "predict" in details
    assert ear.answers[-1].prediction is None and ear.answers[-1].stages is not None

    broken.error = None
    answerer.ask(ink(points=5))
    qtbot.waitUntil(lambda: ear.answers[-1].prediction is not None)


def test_what_the_user_can_mend_arrives_as_its_own_message(qtbot: QtBot, answerer: Answerer, ear: Ear) -> None:
    answerer.use(BrokenPredictor(UserError(Message("Choose another net, not {name}.", {"name": "x"}))))
    answerer.ask(ink())

    qtbot.waitUntil(lambda: bool(ear.failures))

    assert ear.failures[0][0].english() == "Choose another net, not x."


def test_shutting_down_ends_the_thread_and_nothing_is_answered_after_it(answerer: Answerer, ear: Ear) -> None:
    predictor = Predictor()
    answerer.use(predictor)
    answerer.ask(ink())
    assert predictor.entered.acquire(timeout=A_LONG_WHILE_S)

    answerer.shut_down()
    answerer.shut_down()
    assert answerer.isFinished()
    ear.answers.clear()
    answerer.ask(ink(points=9))
    QCoreApplication.processEvents()

    assert ear.answers == []
    assert len(predictor.fed) == 1


def test_an_answerer_that_was_never_asked_has_no_thread_to_end(answerer: Answerer) -> None:
    assert not answerer.isRunning()
    answerer.shut_down()
