"""Two nets side by side: the second answers the same drawing, never holds up the first, and is gone with it."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.drawing.ink import Ink
from mnistgui.drawing.prediction import Prediction
from mnistgui.ui.draw.page import DrawPage
from mnistgui.ui.threads.answerer import Answerer, SecondAnswer
from tests.ui.fakes import FakePredictor
from tests.ui.test_answerer import A_LONG_WHILE_S, BrokenPredictor, Ear, Predictor, ink
from tests.ui.test_draw_page import INK, Stranger, Sure
from tests.ui.test_main_window import MakeWindow, make_window

__all__ = ["make_window"]


@pytest.fixture
def answerer(qtbot: QtBot) -> Iterator[Answerer]:
    answerer = Answerer()
    yield answerer
    answerer.shut_down()


@pytest.fixture
def page(qtbot: QtBot, answerer: Answerer) -> DrawPage:
    page = DrawPage(answerer)
    qtbot.addWidget(page)
    page.set_ready(True)
    page.resize(800, 520)
    with qtbot.waitExposed(page):
        page.show()
    return page


def second(page: QWidget) -> QComboBox:
    return page.findChild(QComboBox, "draw.second_model")


def text_of(page: QWidget, name: str) -> str:
    return page.findChild(QLabel, name).text()


# The answerer ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def heard(answerer: Answerer) -> list[SecondAnswer]:
    answers: list[SecondAnswer] = []
    answerer.second_answered.connect(answers.append)
    return answers


def test_both_nets_are_asked_about_the_same_drawing(
    qtbot: QtBot, answerer: Answerer, heard: list[SecondAnswer]
) -> None:
    first, beside = Predictor("7"), Predictor("1")
    answerer.use(first)
    answerer.use_second(beside)
    answerer.ask(ink())

    qtbot.waitUntil(lambda: bool(heard) and heard[-1].generation == answerer.generation)

    assert heard[-1].prediction is not None and heard[-1].prediction.answer == "1"
    assert np.array_equal(first.fed[-1], beside.fed[-1])


def test_the_first_net_answers_before_the_second_has_ended(qtbot: QtBot, answerer: Answerer) -> None:
    ear, beside = Ear(), Predictor("1")
    answerer.answered.connect(ear.hear)
    answerer.use(Predictor("7"))
    answerer.use_second(beside)
    beside.held.clear()
    answerer.ask(ink())
    try:
        qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].generation == answerer.generation)
        assert ear.answers[-1].prediction is not None
    finally:
        beside.held.set()


class Gated(Predictor):
    """Comes to an end once for each `gate.release()`."""

    def __init__(self) -> None:
        super().__init__("7")
        self.gate = threading.Semaphore(0)

    def predict(self, fed_HWC: Any, *, normalized: bool = True) -> Prediction:
        prediction = super().predict(fed_HWC)
        assert self.gate.acquire(timeout=A_LONG_WHILE_S)
        return prediction


def test_newer_drawings_pass_the_second_net_over_three_times_and_no_more(qtbot: QtBot, answerer: Answerer) -> None:
    first, beside = Gated(), Predictor("1")
    answerer.use(first)
    answerer.use_second(beside)
    answerer.ask(ink(points=2))
    assert first.entered.acquire(timeout=A_LONG_WHILE_S)

    asked = []
    for points in range(3, 7):
        answerer.ask(ink(points=points))  # while the first net is at work on the one before
        first.gate.release()
        assert first.entered.acquire(timeout=A_LONG_WHILE_S)
        asked.append(len(beside.fed))
    first.gate.release()

    assert asked == [0, 0, 0, 1]
    qtbot.waitUntil(lambda: len(beside.fed) == 2)


def test_a_second_net_that_fails_takes_nothing_from_the_first(qtbot: QtBot, answerer: Answerer) -> None:
    ear, broken = Ear(), BrokenPredictor(RuntimeError("out of order"))
    answerer.answered.connect(ear.hear)
    answerer.failed.connect(ear.hear_failure)
    answerer.use(Predictor("7"))
    answerer.use_second(broken)
    for points in (2, 3, 4):
        answerer.ask(ink(points=points))
        qtbot.waitUntil(lambda: bool(ear.answers) and ear.answers[-1].generation == answerer.generation)
        assert ear.answers[-1].prediction is not None
    answerer.use_second(None)
    qtbot.waitUntil(lambda: ear.answers[-1].generation == answerer.generation)

    assert len(ear.failures) == 1 and "out of order" in ear.failures[0][0].english()


# The page -------------------------------------------------------------------------------------------------------------


def test_there_is_no_choice_of_a_second_net_before_there_are_two(page: DrawPage) -> None:
    page.set_models([("pretrained", "Pretrained net")])
    assert second(page).isHidden()

    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    assert not second(page).isHidden() and second(page).currentData() == ""
    assert page.findChild(QWidget, "draw.second_bars").isHidden()


def test_the_second_net_has_bars_of_its_own_beside_the_first(qtbot: QtBot, page: DrawPage, answerer: Answerer) -> None:
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    page.second_chosen.connect(lambda key: answerer.use_second(Sure("1") if key else None))
    answerer.use(Sure("7"))
    page.pad.set_ink(INK)
    with qtbot.waitSignal(page.second_chosen) as chosen:
        second(page).setCurrentIndex(second(page).findData("run"))
    assert chosen.args == ["run"]

    qtbot.waitUntil(lambda: text_of(page, "draw.second_answer") == "1 · Net of this run")
    assert text_of(page, "draw.first_answer") == "7 · Pretrained net"
    bars, beside = (page.findChild(QWidget, name) for name in ("draw.bars", "draw.second_bars"))
    assert "7: 91.0 %" in bars.accessibleDescription() and "1: 91.0 %" in beside.accessibleDescription()
    qtbot.waitUntil(lambda: beside.isVisible() and beside.x() > bars.geometry().right())
    assert (beside.y(), beside.height()) == (bars.y(), bars.height())
    assert abs(beside.width() - bars.width()) <= 1

    page.pad.clear()
    assert text_of(page, "draw.second_answer") == "Net of this run"
    assert "91.0 %" not in beside.accessibleDescription()

    second(page).setCurrentIndex(0)
    assert beside.isHidden() and text_of(page, "draw.first_answer") == ""


def test_a_second_net_that_does_not_know_the_like_says_so_in_a_word(
    qtbot: QtBot, page: DrawPage, answerer: Answerer
) -> None:
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    second(page).setCurrentIndex(second(page).findData("run"))
    answerer.use(Sure("7"))
    answerer.use_second(Stranger())
    page.pad.set_ink(INK)

    qtbot.waitUntil(lambda: text_of(page, "draw.second_answer") == "unfamiliar · Net of this run")


def test_a_second_net_that_is_gone_leaves_no_bars(qtbot: QtBot, page: DrawPage) -> None:
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    second(page).setCurrentIndex(second(page).findData("run"))
    with qtbot.waitSignal(page.second_chosen) as chosen:
        page.set_models([("pretrained", "Pretrained net")])

    assert chosen.args == [""] and page.findChild(QWidget, "draw.second_bars").isHidden()


def test_the_side_views_which_have_nothing_to_do_with_it_leave_the_choice_out(page: DrawPage) -> None:
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run")])
    page.views.show_view(page.why)
    assert second(page).isHidden()
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run, iteration 7")])
    assert second(page).isHidden()

    page.views.show_view(page.findChild(QWidget, "draw.bars").parentWidget())
    assert not second(page).isHidden()


def test_two_nets_fit_into_a_small_window(page: DrawPage) -> None:
    page.set_models([("pretrained", "Pretrained net"), ("run", "Net of this run, iteration 100,000")])
    second(page).setCurrentIndex(second(page).findData("run"))
    assert page.minimumSizeHint().width() <= QSize(640, 430).width()
    assert page.minimumSizeHint().height() <= QSize(640, 430).height()


# The window -----------------------------------------------------------------------------------------------------------


def test_the_second_net_follows_the_run_that_trains(make_window: MakeWindow, qtbot: QtBot) -> None:
    made: list[Any] = []

    def make_predictor(snapshot: Any) -> FakePredictor:
        made.append(snapshot.step)
        return FakePredictor()

    window = make_window(make_predictor=make_predictor)
    window.workspace.snapshot_taken.emit(SimpleNamespace(step=5))
    assert made == []
    box = second(window)
    box.setCurrentIndex(box.findData("run"))
    qtbot.waitUntil(lambda: not window.workspace.jobs.busy)
    window.draw_page.pad.set_ink(INK)
    qtbot.waitUntil(lambda: text_of(window, "draw.second_answer").startswith("7 · Net of this run, iteration 5"))
    window.workspace.snapshot_taken.emit(SimpleNamespace(step=6))
    qtbot.waitUntil(lambda: text_of(window, "draw.second_answer").startswith("7 · Net of this run, iteration 6"))
    qtbot.waitUntil(lambda: made == [5, 6])
    window.draw_page.pad.set_ink(Ink())
