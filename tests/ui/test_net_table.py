"""The table of layers: shapes and costs, the live columns, the time of an epoch, and how a net was fitted."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from mnistgui.data.image_set import ImageSet
from mnistgui.messages import Message, UserError
from mnistgui.models.layer_spec import DEFAULT_LAYERS
from mnistgui.models.layers import LayerRow, shapes_of
from mnistgui.training.config import DEFAULTS
from mnistgui.ui.amounts import span_text
from mnistgui.ui.hyperparameters.controls import ChoiceBox
from mnistgui.ui.net.cost import NetCost
from mnistgui.ui.net.layer_table import LayerTable
from mnistgui.ui.threads.job import JobKeeper
from tests.ui.fakes import FakeCore, FakeEstimate, fake_summary, line_done

ROWS = shapes_of(DEFAULT_LAYERS, (1, 28, 28), 10)


@pytest.fixture
def layers(qtbot: QtBot) -> Iterator[LayerTable]:
    made = LayerTable()
    qtbot.addWidget(made)
    made.show()
    yield made


def row(layers: LayerTable, number: int) -> list[str]:
    model = layers.findChild(QTableView, "net.table").model()
    return [model.index(number, column).data() for column in range(model.columnCount())]


def text(layers: LayerTable, name: str) -> str:
    return layers.findChild(QLabel, name).text()


def live_columns(layers: LayerTable) -> list[bool]:
    view = layers.findChild(QTableView, "net.table")
    return [not view.isColumnHidden(column) for column in (5, 6, 7)]


def test_a_row_says_what_goes_in_what_comes_out_and_what_it_costs(layers: LayerTable) -> None:
    layers.set_rows(ROWS)

    assert row(layers, 0)[:5] == ["1", "Conv2d 1→16, 3×3", "16×28×28", "160", f"{16 * 28 * 28 * 9:,}"]
    assert row(layers, 1)[:5] == ["2", "ReLU", "16×28×28", "", ""]
    assert row(layers, 2)[1] == "MaxPool2d 2×2"
    assert row(layers, 6)[:5] == ["7", "Linear 64→10", "10", "650", "640"]


def test_the_whole_net_is_said_in_words(layers: LayerTable) -> None:
    layers.set_rows(ROWS)

    parameters = sum(each.parameters for each in ROWS)
    assert text(layers, "net.total").startswith(f"7 layers, {parameters:,} parameters")


def test_the_live_columns_are_there_while_a_step_is_looked_at_only(layers: LayerTable) -> None:
    layers.set_rows(fake_summary(DEFAULTS, None))
    assert live_columns(layers) == [False] * 3

    layers.show_line(line_done(1, "forward"))
    assert live_columns(layers) == [True] * 3
    assert row(layers, 1)[5:] == ["10", "∅", "0"]
    layers.show_line(line_done(1, "step"))
    assert row(layers, 1)[5:] == ["10.7005", "5", "0.5"]
    assert row(layers, 0)[5:] == ["", "", ""]  # Flatten has no weights

    layers.show_line(None)
    assert live_columns(layers) == [False] * 3


def test_the_time_of_an_epoch_is_said_with_its_range_and_how_it_was_found(layers: LayerTable) -> None:
    layers.set_estimate(None, estimating=True)
    assert "Trying" in text(layers, "net.estimate")

    layers.set_estimate(FakeEstimate())
    assert text(layers, "net.estimate") == "One epoch will take about 12 s here (8.2 s to 15 s)"
    assert "Ten steps were timed." in layers.findChild(QLabel, "net.estimate").toolTip()

    layers.set_estimate(None)
    assert text(layers, "net.estimate") == ""
    assert layers.findChild(QLabel, "net.estimate").toolTip() == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (99.4, "99 s"), (100, "1.7 min"), (7200, "2.0 h")]
)
def test_a_span_is_said_in_the_unit_that_suits_it(seconds: float, words: str) -> None:
    assert span_text(seconds) == words


def test_a_net_that_cannot_be_built_says_why_in_the_place_of_its_layers(layers: LayerTable) -> None:
    layers.set_rows(ROWS)
    layers.show_failure("It takes no images of 1 pixel.")

    assert layers.findChild(QLabel, "net.waiting").isVisible()
    assert text(layers, "net.waiting") == "It takes no images of 1 pixel."
    assert not layers.findChild(QTableView, "net.table").isVisible()
    assert text(layers, "net.total") == ""


def test_how_a_net_was_fitted_is_said_of_torchvisions_nets_alone_and_can_be_chosen(layers: LayerTable) -> None:
    chosen: list[str] = []
    layers.fit_edited.connect(chosen.append)
    box = layers.findChild(ChoiceBox, "net.fit")
    assert not box.isVisible()

    layers.set_config(dataclasses.replace(DEFAULTS, model="resnet18"))
    assert box.isVisible()
    assert text(layers, "net.fit_words").startswith("Adapted")
    box.setCurrentIndex(box.findData("enlarge"))
    assert chosen == ["enlarge"]

    layers.set_config(dataclasses.replace(DEFAULTS, model="resnet18", fit="enlarge"))
    assert text(layers, "net.fit_words").startswith("Enlarged")
    layers.set_locked(True)
    assert not box.isEnabled()
    layers.set_config(DEFAULTS)
    assert not layers.findChild(QWidget, "net.fit_words").isVisible()


# The questions --------------------------------------------------------------------------------------------------------

MakeCost = Callable[..., NetCost]


@pytest.fixture
def make_cost(qtbot: QtBot, tiny_image_set: ImageSet) -> Iterator[MakeCost]:
    jobs = JobKeeper()

    def make(**changes: Any) -> NetCost:
        services = dataclasses.replace(FakeCore(tiny_image_set).services(), **changes)
        return NetCost(services, jobs, jobs)

    yield make
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.deleteLater()


def rest(cost: NetCost) -> None:
    """Let the settings rest."""
    assert cost._resting.isActive()
    cost._resting.stop()
    cost._resting.timeout.emit()


def test_the_layers_are_asked_for_once_until_the_net_is_another(make_cost, qtbot, tiny_image_set) -> None:
    asked: list[str] = []

    def summarize(config: Any, images: ImageSet) -> tuple[LayerRow, ...]:
        asked.append(config.model)
        return ROWS

    cost = make_cost(summarize=summarize)
    with qtbot.waitSignal(cost.summarized) as got:
        cost.ask_rows(DEFAULTS, tiny_image_set)
    assert got.args == [ROWS]
    cost.ask_rows(dataclasses.replace(DEFAULTS, learning_rate=0.5, batch_size=7), tiny_image_set)
    with qtbot.waitSignal(cost.summarized):
        cost.ask_rows(dataclasses.replace(DEFAULTS, model="cnn"), tiny_image_set)

    assert asked == ["mlp", "cnn"]


def test_a_net_that_is_refused_is_told(make_cost, qtbot, tiny_image_set) -> None:
    def summarize(config: Any, images: ImageSet) -> tuple[LayerRow, ...]:
        raise UserError(Message("too small"))

    cost = make_cost(summarize=summarize)
    with qtbot.waitSignal(cost.summary_failed) as told:
        cost.ask_rows(DEFAULTS, tiny_image_set)

    assert told.args[0].english() == "too small"


def test_the_time_is_tried_once_the_settings_rest_and_for_the_newest_alone(make_cost, qtbot, tiny_image_set) -> None:
    asked: list[tuple[int, int]] = []

    def estimate(config: Any, images: ImageSet, test_images: int, give_up: Any) -> FakeEstimate:
        asked.append((config.batch_size, test_images))
        return FakeEstimate()

    cost = make_cost(estimate=estimate)
    for size in (10, 20, 30):
        cost.ask_time(dataclasses.replace(DEFAULTS, batch_size=size), tiny_image_set, 16)
    assert asked == []
    with qtbot.waitSignal(cost.estimated) as got:
        rest(cost)

    assert asked == [(30, 16)]
    assert got.args == [FakeEstimate()]


def test_what_costs_no_time_is_no_new_question(make_cost, qtbot, tiny_image_set) -> None:
    cost = make_cost()
    cost.ask_time(DEFAULTS, tiny_image_set, 0)
    with qtbot.waitSignal(cost.estimated):
        rest(cost)
    cost.ask_time(dataclasses.replace(DEFAULTS, epochs=9, learning_rate=0.5, seed=3), tiny_image_set, 0)
    assert not cost._resting.isActive()

    cost.ask_time(dataclasses.replace(DEFAULTS, optimizer="adam"), tiny_image_set, 0)
    assert cost._resting.isActive()
    cost.forget_time()


def test_a_trial_that_is_forgotten_gives_up_and_may_be_asked_for_again(make_cost, qtbot, tiny_image_set) -> None:
    gave_up: list[bool] = []

    def estimate(config: Any, images: ImageSet, test_images: int, give_up: Callable[[], bool]) -> FakeEstimate | None:
        while not give_up() and not gave_up:
            pass
        gave_up.append(give_up())
        return None if give_up() else FakeEstimate()

    cost = make_cost(estimate=estimate)
    answers: list[Any] = []
    cost.estimated.connect(answers.append)
    cost.ask_time(DEFAULTS, tiny_image_set, 0)
    rest(cost)
    cost.forget_time()
    qtbot.waitUntil(lambda: gave_up == [True])
    assert answers == [None]
    cost.ask_time(DEFAULTS, tiny_image_set, 0)
    rest(cost)
    qtbot.waitUntil(lambda: answers[-1] == FakeEstimate())


def test_a_trial_that_fails_leaves_no_time(make_cost, qtbot, tiny_image_set) -> None:
    def estimate(*arguments: Any) -> FakeEstimate:
        raise RuntimeError("out of memory")

    cost = make_cost(estimate=estimate)
    cost.ask_time(DEFAULTS, tiny_image_set, 0)
    with qtbot.waitSignal(cost.estimated) as got:
        rest(cost)

    assert got.args == [None]
