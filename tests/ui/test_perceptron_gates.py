"""The gate that each hidden unit has become, as columns of the truth table; and a long table that costs little."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mnistgui.perceptron.activations import Activation
from mnistgui.perceptron.generated import generate
from mnistgui.perceptron.learners import MULTILAYER, SINGLE_LAYER, LearnerSettings, make_learner
from mnistgui.perceptron.network import Layer, Network
from mnistgui.perceptron.points import put_point
from mnistgui.perceptron.problems import PROBLEMS, Problem, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.scene import make_scene
from mnistgui.ui.perceptron.table.gate_columns import shown_name
from mnistgui.ui.perceptron.table.truth_table import TruthTable

XOR = PROBLEMS["XOR"]
# The deck's network: h1 is OR, h2 is NAND, the output unit AND.
DECK = Network(
    (
        Layer(np.array([(10.0, 10.0), (-10.0, -10.0)]), np.array([-5.0, 15.0])),
        Layer(np.array([(10.0, 10.0)]), np.array([-15.0])),
    ),
    (Activation.SIGMOID,),
)


def _learner(problem: Problem = XOR, hidden: int | tuple[int, ...] = 2) -> SmoothLearner:
    made = make_learner(
        problem, LearnerSettings(learner=MULTILAYER, hidden=hidden, activation=Activation.SIGMOID, rate=0.5)
    )
    assert isinstance(made, SmoothLearner)
    return made


def _deck(problem: Problem = XOR) -> SmoothLearner:
    learner = _learner(problem)
    learner.set_network(DECK)
    return learner


def _table(qtbot: QtBot, learner: object, width: int = 400) -> TruthTable:
    table = TruthTable()
    qtbot.addWidget(table)
    table.resize(width, 160)
    table.set_scene(make_scene(learner, 0))  # type: ignore[arg-type]
    table.show()
    qtbot.waitExposed(table)
    return table


def _shown(table: TruthTable) -> list[tuple[str, ...]]:
    """Return heading and cells of each column, as one sees them from left to right."""
    model, header = table.model(), table.horizontalHeader()
    columns = [header.logicalIndex(place) for place in range(model.columnCount())]
    return [
        (
            str(model.headerData(column, Qt.Orientation.Horizontal)),
            *(str(model.index(row, column).data()) for row in range(model.rowCount())),
        )
        for column in columns
    ]


def test_a_table_shows_the_hidden_units_as_the_deck_does(qtbot: QtBot) -> None:
    assert _shown(_table(qtbot, _deck()))[:5] == [
        ("x₁", "0", "0", "1", "1"),
        ("x₂", "0", "1", "0", "1"),
        ("h₁ OR", "0", "1", "1", "1"),
        ("h₂ NAND", "1", "1", "1", "0"),
        ("target", "0", "1", "1", "0"),
    ]


def test_samples_in_another_order_and_twice_have_their_own_row(qtbot: QtBot) -> None:
    order = [3, 0, 2, 1, 0]
    mixed = Problem(name="points", points_NI=XOR.points_NI[order], labels_N=XOR.labels_N[order])
    shown = _shown(_table(qtbot, _deck(mixed)))
    assert shown[2] == ("h₁ OR", "1", "0", "1", "1", "0")
    assert shown[3] == ("h₂ NAND", "0", "1", "1", "1", "1")


def test_a_unit_that_is_no_gate_yet_shows_what_it_answers(qtbot: QtBot) -> None:
    learner = _learner()
    table = _table(qtbot, learner)
    heading, *cells = _shown(table)[2]
    assert heading == "h₁ –"
    answers = learner.passed.activations[1][:, 0]
    assert cells == [f"{answer:.2f}" for answer in answers]
    assert "no gate yet" in str(table.model().headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))


def test_gates_follow_the_weights(qtbot: QtBot) -> None:
    learner = _learner()
    table = _table(qtbot, learner)
    learner.set_network(DECK)
    table.set_scene(make_scene(learner, 0))
    assert _shown(table)[2][0] == "h₁ OR"


@pytest.mark.parametrize(
    ("problem", "hidden", "units"),
    [(XOR, (3, 2), 2), (XOR, 8, 8), (truth_table("parity", (0, 1, 1, 0, 1, 0, 0, 1)), 3, 3)],
)
def test_the_last_hidden_layer_is_shown(
    qtbot: QtBot, problem: Problem, hidden: int | tuple[int, ...], units: int
) -> None:
    headings = [heading for heading, *_ in _shown(_table(qtbot, _learner(problem, hidden)))]
    assert len(headings) == problem.inputs + units + 3
    assert [heading[0] for heading in headings] == ["x"] * problem.inputs + ["h"] * units + ["t", "o", "a"]


def test_where_there_is_no_truth_table_or_no_hidden_unit_there_are_no_gates(qtbot: QtBot) -> None:
    single = make_learner(XOR, LearnerSettings(learner=SINGLE_LAYER))
    assert len(_shown(_table(qtbot, single))) == 5
    assert len(_shown(_table(qtbot, _learner(put_point(XOR, (0.5, 0.25), 1))))) == 5


def test_columns_come_and_go_with_the_learner(qtbot: QtBot) -> None:
    table = _table(qtbot, _learner(XOR, 8))
    single = make_learner(XOR, LearnerSettings(learner=SINGLE_LAYER))
    table.set_scene(make_scene(single, 0))
    headings = [heading for heading, *_ in _shown(table)]
    assert headings == ["x₁", "x₂", "target", "output", "answer"]
    assert table.horizontalHeader().count() == 5
    widths = {table.columnWidth(column) for column in range(5)}
    assert max(widths) - min(widths) <= 1
    table.set_scene(make_scene(_deck(), 0))
    assert [heading for heading, *_ in _shown(table)][2:4] == ["h₁ OR", "h₂ NAND"]


@pytest.mark.parametrize("width", [300, 330, 600, 900])
@pytest.mark.parametrize("hidden", [1, 2, 8])
def test_all_columns_fit_and_the_words_stay_whole(qtbot: QtBot, width: int, hidden: int) -> None:
    table = _table(qtbot, _learner(XOR, hidden), width)
    header = table.horizontalHeader()
    assert header.length() <= table.viewport().width()
    assert header.length() >= table.viewport().width() - 2
    for column in (2, 3):  # target and output
        text = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert header.sectionSize(column) >= table.fontMetrics().horizontalAdvance(text)
    result = str(table.model().index(0, 4).data())
    assert header.sectionSize(4) >= table.fontMetrics().horizontalAdvance(result)
    if width == 900 or (hidden == 8 and width < 400):  # what is between depends on the font
        assert (len(result) == 1) == (width < 400)


def test_what_is_cut_off_is_told_in_a_tooltip(qtbot: QtBot) -> None:
    table = _table(qtbot, _learner(XOR, 8), 300)
    model = table.model()
    tip = Qt.ItemDataRole.ToolTipRole
    assert str(model.headerData(5, Qt.Orientation.Horizontal, tip)).startswith("h₁: ")
    assert str(model.index(0, 4).data()) in ("✓", "✗")
    assert str(model.index(0, 4).data(tip)) in ("✓ right", "✗ wrong")
    assert str(model.index(0, 5).data(tip)).startswith("h₁ = 0.")


def test_names_of_gates_are_written_with_low_digits() -> None:
    assert shown_name("NOT x1 AND x3") == "NOT x₁ AND x₃"
    assert [shown_name(name) for name in ("none", "other", "0", "XNOR")] == ["–", "–", "0", "XNOR"]


def test_gates_cannot_be_typed_into(qtbot: QtBot) -> None:
    table = _table(qtbot, _deck())
    model = table.model()
    for column in (3, 4, 5, 6):
        assert not model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable


class _Painted(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.areas.append(event.region().boundingRect())  # type: ignore[attr-defined]
        return False


def test_of_two_hundred_rows_only_the_answers_in_sight_are_drawn_anew(qtbot: QtBot) -> None:
    learner = _learner(generate("moons", count=200))
    table = _table(qtbot, learner)
    QApplication.processEvents()
    painted = _Painted()
    table.viewport().installEventFilter(painted)
    asked: list[int] = []
    data = table._model.data
    table._model.data = lambda index, role=0: (asked.append(index.row()), data(index, role))[1]  # type: ignore[method-assign]
    learner.step()
    table.set_scene(make_scene(learner, 0))
    QApplication.processEvents()
    assert max(asked) <= table.rowAt(table.viewport().height() - 1)
    assert painted.areas
    assert max(area.width() for area in painted.areas) < 0.6 * table.viewport().width()


def test_rows_that_are_scrolled_to_are_up_to_date(qtbot: QtBot) -> None:
    learner = _learner(generate("moons", count=200))
    table = _table(qtbot, learner)
    table.scrollToBottom()
    for _ in range(50):
        learner.step()
    table.set_scene(make_scene(learner, 199))
    assert table.model().index(199, 3).data() == f"{learner.passed.outputs_N[199]:.3f}"
    assert table.rowAt(table.viewport().height() - 2) == 199
