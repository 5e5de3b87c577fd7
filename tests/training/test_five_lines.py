"""The deck's five lines, one at a time: what each changes, and that looking at them changes nothing."""

from typing import Any

import pytest
import torch
from torch import nn

from mnistgui.training.control import RunControl
from mnistgui.training.events import LINES, LineDone, RunPaused, StepsDone, TrainingEvent
from mnistgui.training.step import TrainStep
from tests.training.conftest import Train


def by_lines(count: int) -> Any:
    """Return a listener that asks for one line at each pause, ``count`` times, and then goes on."""
    asked: list[int] = []

    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            if len(asked) < count:
                asked.append(1)
                control.step_line()
            else:
                control.resume()

    return listener


def test_each_request_does_one_line_and_the_fifth_ends_the_step(train: Train) -> None:
    run = train(epochs=1, paused=True, listener=by_lines(7))

    lines = run.of(LineDone)
    assert [event.line for event in lines] == [*LINES, *LINES]  # the rest of the second step after going on
    assert [event.step for event in lines] == [1] * 5 + [2] * 5
    # Held before the first line and after each of seven, always with the weights of the last whole step.
    assert [event.step for event in run.of(RunPaused)] == [0] * 5 + [1] * 3


def test_every_line_changes_what_the_course_says_and_nothing_else(train: Train) -> None:
    run = train(epochs=1, paused=True, listener=by_lines(10), momentum=0.5)
    first, second = run.of(LineDone)[:5], run.of(LineDone)[5:10]

    for zero_grad, forward, loss, backward, step in (first, second):
        assert all(layer.gradient_norm is None for layer in zero_grad.layers)
        assert (zero_grad.output_shape, zero_grad.loss, zero_grad.gradient_norm) == (None, None, None)
        assert forward.output_shape == (10, 10)
        assert forward.loss is None
        assert loss.loss is not None
        assert loss.gradient_norm is None
        assert all(layer.gradient_norm for layer in backward.layers)
        # Only step() moves the weights.
        for before in (zero_grad, forward, loss, backward):
            assert all(layer.change_norm == 0 for layer in before.layers)
            assert [layer.weight_norm for layer in before.layers] == [layer.weight_norm for layer in zero_grad.layers]
        assert all(layer.change_norm > 0 for layer in step.layers)
        assert [layer.gradient_norm for layer in step.layers] == [layer.gradient_norm for layer in backward.layers]
    assert [layer.weight_norm for layer in first[-1].layers] == [layer.weight_norm for layer in second[0].layers]


def test_the_change_of_plain_sgd_is_the_rate_times_the_gradient(train: Train) -> None:
    step = train(epochs=1, paused=True, learning_rate=0.25, listener=by_lines(5)).of(LineDone)[4]

    for layer in step.layers:
        assert layer.change_norm == pytest.approx(0.25 * layer.gradient_norm, rel=1e-4)
    assert step.learning_rate == 0.25
    length = sum(layer.gradient_norm**2 for layer in step.layers if layer.gradient_norm) ** 0.5
    assert step.gradient_norm == pytest.approx(length)


@pytest.mark.parametrize("count", [3, 5, 11])
def test_going_line_by_line_changes_nothing_of_what_is_computed(train: Train, count: int) -> None:
    settings = {"dropout": 0.2, "epochs": 1}

    assert train(paused=True, listener=by_lines(count), **settings).losses == train(**settings).losses


def test_a_stop_between_two_lines_ends_after_the_step(train: Train) -> None:
    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            control.step_line()
        if isinstance(event, LineDone) and event.line == "forward":
            control.stop()

    run = train(epochs=1, paused=True, listener=listener)

    assert run.terminal.step == 1
    assert [event.line for event in run.of(LineDone)] == list(LINES)
    assert len(run.of(StepsDone)) == 1


def test_a_whole_step_shows_all_five_lines(train: Train) -> None:
    def listener(event: TrainingEvent, control: RunControl) -> None:
        if isinstance(event, RunPaused):
            control.step() if event.step == 0 else control.resume()

    run = train(epochs=1, paused=True, listener=listener)

    assert [event.line for event in run.of(LineDone)] == list(LINES)


def test_a_gradient_that_is_too_long_is_cut_to_the_length() -> None:
    net = nn.Linear(4, 3)
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    x_BF, y_B = torch.full((2, 4), 50.0), torch.tensor([0, 1])
    before = torch.cat([weight.detach().flatten().clone() for weight in net.parameters()])

    TrainStep(net, nn.CrossEntropyLoss(), optimizer, clip_norm=0.5)(x_BF, y_B)

    after = torch.cat([weight.detach().flatten() for weight in net.parameters()])
    assert float((after - before).norm()) == pytest.approx(0.5, rel=1e-4)
