"""Reports of the steps: right over ragged batches, and a clock that stands still while the run holds."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
import torch

from mnistgui.training import course, report
from mnistgui.training.control import RunControl
from mnistgui.training.events import StepsDone
from mnistgui.training.report import Report
from tests.training.conftest import Train


@dataclass
class Clock:
    """A clock that goes only when it is told to."""

    now: float = 100.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (report, course):
        monkeypatch.setattr(module, "time", SimpleNamespace(perf_counter=clock.perf_counter))
    return clock


def add_step(report: Report, *, loss: float, right: int, wrong: int) -> None:
    """Add a step whose batch had so many right and wrong answers."""
    logits_BK = torch.tensor([[1.0, 0.0]] * right + [[0.0, 1.0]] * wrong)
    report.add(torch.tensor(loss), logits_BK, torch.zeros(right + wrong, dtype=torch.int64))


@pytest.mark.parametrize("one_by_one", [False, True])
def test_the_means_of_an_epoch_count_every_image_once(one_by_one: bool) -> None:
    sent: list[StepsDone] = []
    report = Report(sent.append)
    report.begin_epoch(1)
    add_step(report, loss=9.0, right=3, wrong=0)
    report.send(1)

    report.begin_epoch(2)
    add_step(report, loss=1.0, right=7, wrong=3)
    if one_by_one:
        report.send(2)
    add_step(report, loss=8.0, right=0, wrong=4)
    report.send(3)

    assert report.epoch_means() == ((1.0 * 10 + 8.0 * 4) / 14, 7 / 14)
    steps = [step for event in sent[1:] for step in zip(event.losses_S, event.hits_S, event.images_S, strict=True)]
    assert steps == [(1.0, 7, 10), (8.0, 0, 4)]
    assert {event.epoch for event in sent[1:]} == {2}


def test_the_speed_is_that_since_the_last_report_without_the_pause(clock: Clock) -> None:
    sent: list[StepsDone] = []
    report = Report(sent.append)
    clock.now += 50  # before the epoch: the test of the one before it, say
    report.begin_epoch(1)
    add_step(report, loss=1.0, right=10, wrong=0)
    clock.now += 2
    report.send(1)
    add_step(report, loss=1.0, right=4, wrong=0)
    clock.now += 1000.5
    report.skip_time(1000)
    report.send(2)

    assert [event.images_per_s for event in sent] == [5.0, 8.0]
    assert report.epoch_seconds() == 2.5


def test_nothing_is_sent_of_nothing() -> None:
    sent: list[StepsDone] = []
    report = Report(sent.append)
    report.begin_epoch(1)
    report.send(0)

    assert sent == []


def test_the_time_that_a_run_holds_is_no_time_of_its_epoch(
    train: Train, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(control: RunControl) -> None:
        clock.now += 1000
        control.resume()

    monkeypatch.setattr(RunControl, "wait", wait)

    assert train(epochs=1, paused=True).epochs[0].seconds == 0
    assert clock.now == 1100
