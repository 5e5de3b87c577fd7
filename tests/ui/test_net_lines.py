"""The five lines of a training step: lit one after the other, with figures that show what each line did."""

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from mnistgui.training.events import LINES, LayerFigures, LineDone
from mnistgui.ui import theme
from mnistgui.ui.net.figures import EMPTY, Norms, norms_by_layer
from mnistgui.ui.net.line_player import LinePlayer
from mnistgui.ui.net.lines import LinesView
from tests.ui.fakes import line_done


@pytest.fixture
def lines(qtbot: QtBot) -> Iterator[LinesView]:
    made = LinesView(QAction("One line"), QAction("One step"))
    qtbot.addWidget(made)
    yield made


def table(lines: LinesView) -> QTableView:
    return lines.findChild(QTableView, "net.lines")


def column(lines: LinesView, number: int) -> list[str]:
    model = table(lines).model()
    return [model.index(row, number).data() for row in range(5)]


def sentence(lines: LinesView) -> str:
    return lines.findChild(QLabel, "net.lines_say").text()


def lit(lines: LinesView) -> list[int]:
    """Return the rows that have a ground of their own."""
    model = table(lines).model()
    return [row for row in range(5) if model.index(row, 0).data(Qt.ItemDataRole.BackgroundRole) is not None]


def step_through(lines: LinesView, step: int, last: str) -> None:
    for line in LINES[: LINES.index(last) + 1]:
        lines.show_line(line_done(step, line))


def test_the_lines_are_the_decks_and_the_empty_place_says_what_to_press(lines: LinesView) -> None:
    assert column(lines, 0) == [
        "optimizer.zero_grad()",
        "output = net(x)",
        "loss = criterion(output, y)",
        "loss.backward()",
        "optimizer.step()",
    ]
    assert lit(lines) == []
    assert "F11" in sentence(lines)


@pytest.mark.parametrize("line", LINES)
def test_the_line_that_was_done_is_lit_alone_and_those_to_come_are_muted(lines: LinesView, line: str) -> None:
    step_through(lines, 1, line)

    row = LINES.index(line)
    assert lit(lines) == [row]
    model = table(lines).model()
    muted = [model.index(each, 0).data(Qt.ItemDataRole.ForegroundRole) is not None for each in range(5)]
    assert muted == [each > row for each in range(5)]


def test_each_line_says_what_it_gave(lines: LinesView) -> None:
    step_through(lines, 7, "step")

    assert column(lines, 1) == [".grad = None", "10×10", "2.5000", ".grad filled: 2", "lr=0.1"]
    assert "Step 7" in lines.findChild(QLabel, "net.lines_place").text()


def test_weights_stay_until_step_and_grad_is_filled_by_backward(lines: LinesView) -> None:
    step_through(lines, 1, "step")

    weights, gradients, changes = (column(lines, number) for number in (2, 3, 4))
    assert weights == ["10"] * 4 + ["10.7005"]  # the root of 6.5² + 8.5²
    assert gradients == [EMPTY] * 3 + ["5"] * 2
    assert changes == ["0"] * 4 + ["0.5"]


def test_a_sentence_says_what_the_line_did(lines: LinesView) -> None:
    step_through(lines, 1, "backward")
    assert sentence(lines) == "backward() has filled .grad of 2 tensors; no weight has changed yet."

    lines.show_line(line_done(1, "step"))
    assert "2 of 2 tensors" in sentence(lines)


def test_a_step_that_changes_nothing_is_not_said_to_have_changed_weights(lines: LinesView) -> None:
    event = line_done(1, "step")
    still = tuple(dataclasses.replace(layer, change_norm=0.0) for layer in event.layers)
    lines.show_line(dataclasses.replace(event, layers=still))

    assert "changed no weight" in sentence(lines)


def test_the_next_step_begins_with_empty_rows(lines: LinesView) -> None:
    step_through(lines, 1, "step")
    lines.show_line(line_done(2, "zero_grad"))

    assert column(lines, 1) == [".grad = None", "", "", "", ""]
    assert lit(lines) == [0]


def test_a_run_that_goes_on_has_no_line_at_hand_and_it_is_said(lines: LinesView) -> None:
    step_through(lines, 1, "loss")
    lines.clear(going=True)

    assert lit(lines) == []
    assert column(lines, 2) == [""] * 5
    assert "full speed" in sentence(lines)


def test_a_gradient_that_was_set_to_zero_is_as_empty_and_one_that_is_zero_is_a_figure() -> None:
    zeroed = Norms(weight=1.0, gradient=0.0, change=0.0)

    assert zeroed.texts("zero_grad")[1] == EMPTY
    assert zeroed.texts("backward")[1] == "0"


def test_what_is_no_number_is_shown_by_its_name() -> None:
    assert Norms(weight=float("nan"), gradient=float("inf"), change=0.0).texts("backward") == ("nan", "inf", "0")


def test_the_tensors_of_a_layer_are_put_together_and_found_by_its_name() -> None:
    def tensor(name: str, norm: float) -> LayerFigures:
        return LayerFigures(name=name, weight_norm=norm, gradient_norm=None, change_norm=0.0)

    event = dataclasses.replace(
        line_done(1, "zero_grad"),
        layers=(tensor("layers.1.weight", 3.0), tensor("layers.1.bias", 4.0), tensor("layers.10.weight", 7.0)),
    )
    found = norms_by_layer(event, ["layers.0", "layers.1", "layers.10"])

    assert {name: norms.weight for name, norms in found.items()} == {"layers.1": 5.0, "layers.10": 7.0}


def test_the_five_rows_are_seen_without_scrolling(lines: LinesView, qtbot: QtBot, dress) -> None:
    dress(theme.LIGHT)
    lines.show()
    qtbot.waitExposed(lines)
    lines.resize(lines.minimumSizeHint())
    view = table(lines)

    qtbot.waitUntil(lambda: view.visualRect(view.model().index(4, 0)).bottom() <= view.viewport().height())


# The player -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def player(qtbot: QtBot) -> Iterator[tuple[LinePlayer, list[tuple[int, str]]]]:
    made = LinePlayer()
    shown: list[tuple[int, str]] = []

    def remember(event: LineDone) -> None:
        shown.append((event.step, event.line))

    made.shown.connect(remember)
    yield made, shown
    made.clear()
    made.deleteLater()


def tick(player: LinePlayer) -> None:
    """Let the time of one line pass."""
    if player._pace.isActive():
        player._pace.stop()
        player._pace.timeout.emit()


def test_a_single_line_is_shown_at_once(player) -> None:
    made, shown = player
    made.add(line_done(1, "zero_grad"))

    assert shown == [(1, "zero_grad")]


def test_five_lines_at_once_are_shown_one_after_the_other(player) -> None:
    made, shown = player
    for line in LINES:
        made.add(line_done(1, line))
    seen = [len(shown)]
    for _ in range(5):
        tick(made)
        seen.append(len(shown))

    assert seen == [1, 2, 3, 4, 5, 5]
    assert shown == [(1, line) for line in LINES]
    assert not made._pace.isActive()


def test_of_the_steps_that_wait_only_the_newest_is_shown_and_the_one_begun_is_ended(player) -> None:
    made, shown = player
    for step in (1, 2, 3):
        for line in LINES:
            made.add(line_done(step, line))
    for _ in range(12):
        tick(made)

    assert shown == [(1, line) for line in LINES] + [(3, line) for line in LINES]


def test_the_lines_of_a_run_that_is_over_are_shown_no_more(player) -> None:
    made, shown = player
    for line in LINES:
        made.add(line_done(1, line))
    made.clear()
    made.add(line_done(1, "zero_grad"))
    tick(made)

    assert shown == [(1, "zero_grad"), (1, "zero_grad")]
