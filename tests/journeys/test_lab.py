"""The Perceptron lab in the real program: side by side, weights by hand, backpropagation, worksheet and files."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QLabel,
    QLineEdit,
    QSlider,
    QSpinBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from mnistgui.perceptron.network import flatten
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.diagram.diagram import NetworkDiagram
from mnistgui.ui.perceptron.diagram.parts import Kind, Part
from mnistgui.ui.perceptron.plane.plane import PlaneView
from mnistgui.ui.perceptron.worksheet.dialog import WorksheetDialog
from tests.journeys.window import LOADING_MS, Bench

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(bench: Bench) -> Bench:
    """The lab's page, with all of the window for itself."""
    bench.find(QTabWidget, "workbench").setCurrentIndex(2)
    assert bench.find(QWidget, "page.perceptron").isVisible()
    bench.click(QAbstractButton, "perceptron.more_room")
    return bench


def _open(lab: Bench, problem: str, learner: str) -> None:
    lab.choose("perceptron.problem", problem)
    lab.choose("perceptron.learner", learner)


def _type(lab: Bench, name: str, text: str) -> None:
    spin = lab.find(QSpinBox, name)
    spin.setFocus()
    spin.selectAll()
    lab.qtbot.keyClicks(spin, text)
    lab.qtbot.keyClick(spin, Qt.Key.Key_Return)


def _run_to_the_verdict(lab: Bench) -> str:
    lab.qtbot.keyClick(lab.find(QSlider, "perceptron.speed"), Qt.Key.Key_End)
    run = lab.find(QAbstractButton, "perceptron.run")
    lab.qtbot.mouseClick(run, LEFT)
    lab.qtbot.waitUntil(lambda: not run.isChecked(), timeout=60_000)
    return lab.find(QLabel, "perceptron.verdict").text()


def _learner(lab: Bench) -> SmoothLearner:
    learner = lab.window.perceptron_page._session.seat.learner
    assert isinstance(learner, SmoothLearner)
    return learner


def _column(lab: Bench, column: int) -> list[str]:
    model = lab.find(QTableView, "perceptron.table").model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_xor_is_learned_by_two_hidden_units_from_a_stated_seed(lab: Bench) -> None:
    _open(lab, "XOR", "multilayer")
    lab.choose("perceptron.view", "learner")
    _type(lab, "perceptron.units.1", "2")
    _type(lab, "perceptron.start", "9")
    assert "Seed 9 · updates: 0" in lab.find(QLabel, "perceptron.steps").text()
    assert "Learned after 212 updates." in _run_to_the_verdict(lab)
    # Some epochs later the two have become the gates of the deck's slide; their columns stand in the truth table.
    for _ in range(160):
        lab.click(QAbstractButton, "perceptron.step_epoch")
    model = lab.find(QTableView, "perceptron.table").model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    gates = [re.sub(r"\s+", " ", head) for head in heads[5:]]
    assert sorted(gate.split(" ")[1] for gate in gates) == ["NAND", "OR"]
    columns = {gate.split(" ")[1]: _column(lab, 5 + place) for place, gate in enumerate(gates)}
    assert columns == {"OR": ["0", "1", "1", "1"], "NAND": ["1", "1", "1", "0"]}


def test_the_slide_of_the_three_gates_side_by_side(lab: Bench) -> None:
    lab.choose("perceptron.arrangement", "gates")
    planes = [lab.find(PlaneView, f"perceptron.plane{end}") for end in ("", ".2", ".3")]
    assert all(plane.isVisible() for plane in planes)
    assert "Learned after 10 updates." in _run_to_the_verdict(lab)
    assert "R²/γ² = 51" in lab.find(QLabel, "perceptron.verdict").text()
    lab.click(QAbstractButton, "perceptron.seat.3")
    assert "XOR cannot be separated by one line." in lab.find(QLabel, "perceptron.verdict").text()


def _weight_at(lab: Bench, part: Part) -> QPoint:
    layout = lab.find(NetworkDiagram, "perceptron.diagram").layout_of_parts()
    assert layout is not None
    return layout.place_of(part).toPoint()


def test_a_weight_that_is_typed_moves_the_line_and_can_be_taken_back(lab: Bench) -> None:
    _open(lab, "AND", "single layer")
    diagram = lab.find(NetworkDiagram, "perceptron.diagram")
    before = lab.find(QLabel, "perceptron.formula").text()
    place = _weight_at(lab, Part(Kind.WEIGHT, 0, 0, 0))
    lab.qtbot.mouseClick(diagram, LEFT, pos=place)
    QTest.mouseDClick(diagram, LEFT, pos=place)
    field = lab.find(QLineEdit, "perceptron.diagram.weight")
    assert field.isVisible()
    for refused in ("abc", "1e400", "nan", ""):
        field.selectAll()
        lab.qtbot.keyClick(field, Qt.Key.Key_Delete)
        lab.qtbot.keyClicks(field, refused)
        lab.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.isVisible(), refused
    field.selectAll()
    lab.qtbot.keyClicks(field, "2.5")
    lab.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert _learner(lab).network.layers[0].weights_OI[0, 0] == 2.5
    assert "2.50 x₁" in lab.find(QLabel, "perceptron.formula").text()
    lab.click(QAbstractButton, "perceptron.back")
    assert lab.find(QLabel, "perceptron.formula").text() == before


def test_a_weight_is_dragged_while_it_learns(lab: Bench) -> None:
    _open(lab, "XOR", "multilayer")
    run = lab.find(QAbstractButton, "perceptron.run")
    diagram = lab.find(NetworkDiagram, "perceptron.diagram")
    lab.qtbot.mouseClick(run, LEFT)
    place = _weight_at(lab, Part(Kind.WEIGHT, 1, 0, 1))
    QTest.mousePress(diagram, LEFT, pos=place)
    values = []
    for way in (20, 60, 100):
        QTest.mouseMove(diagram, place - QPoint(0, way))
        values.append(float(_learner(lab).network.layers[1].weights_OI[0, 1]))
    QTest.mouseRelease(diagram, LEFT, pos=place - QPoint(0, 100))
    assert values[0] < values[1] < values[2]
    assert run.isChecked()
    lab.qtbot.mouseClick(run, LEFT)


def test_backpropagation_fills_the_window_and_its_update_is_the_labs(lab: Bench) -> None:
    lab.click(QAbstractButton, "perceptron.more_room")
    docks = [lab.find(QDockWidget, name) for name in ("dock.dataset", "dock.hyperparameters")]
    assert all(dock.isVisible() for dock in docks)
    _open(lab, "XOR", "multilayer")
    start_P = flatten(_learner(lab).network.layers)
    lab.click(QAbstractButton, "perceptron.open_backprop")
    page = lab.find(QWidget, "perceptron.backprop")
    assert page.isVisible()
    assert not any(dock.isVisible() for dock in docks)
    lab.click(QAbstractButton, "perceptron.backprop.whole")
    table = lab.find(QTableView, "perceptron.backprop.table").model()
    heads = [table.headerData(column, Qt.Orientation.Horizontal) for column in range(table.columnCount())]
    column = heads.index("autograd")
    lab.qtbot.waitUntil(lambda: table.index(0, column).data() not in ("", "…"), timeout=LOADING_MS)
    gradients = [table.index(row, heads.index("∂L/∂w")).data() for row in range(table.rowCount())]
    assert [table.index(row, column).data() for row in range(table.rowCount())] == gradients
    lab.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert all(dock.isVisible() for dock in docks)
    assert _learner(lab).updates == 1
    assert "updates: 1" in lab.find(QLabel, "perceptron.steps").text()
    lab.click(QAbstractButton, "perceptron.back")
    assert (flatten(_learner(lab).network.layers) == start_P).all()


def test_a_worksheet_is_filled_in_saved_and_printed(lab: Bench, tmp_path: Path) -> None:
    _open(lab, "XOR", "multilayer")
    lab.choose("perceptron.view", "learner")
    _type(lab, "perceptron.units.1", "2")
    lab.window.findChild(QAction, "perceptron.file.worksheet").trigger()
    dialog = lab.find(WorksheetDialog, "perceptron.worksheet")
    assert dialog.isVisible()
    lab.choose("perceptron.worksheet.blanks", "all")
    # The first sum by hand: w₁₁ x₁ + w₁₂ x₂ + b₁ at the chosen sample, (1, 1).
    first = _learner(lab).network.layers[0]
    value = float(first.weights_OI[0].sum() + first.biases_O[0])
    field = lab.find(QLineEdit, "perceptron.worksheet.z_1_1")
    for text, said in ((f"{-value:.3f}", "✗"), (f"{value:.3f}", "✓")):
        field.setFocus()
        field.selectAll()
        lab.qtbot.keyClicks(field, text)
        lab.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert said in lab.find(QLabel, "perceptron.worksheet.verdict.z_1_1").text()
    printer, saved = QPrinter(), tmp_path / "saved.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    for name, make in (("printed.pdf", lambda: dialog.print_on(printer)), ("saved.pdf", lambda: dialog.save_to(saved))):
        make()
        lab.qtbot.waitUntil(lambda: not lab.window.workspace.jobs.busy, timeout=30_000)
        assert (tmp_path / name).read_bytes().startswith(b"%PDF"), name
    lab.click(QAbstractButton, "perceptron.worksheet.close")


def _choose_file(lab: Bench, name: str, file: Path) -> None:
    """Choose an entry of the lab's file menu, and a file in its dialog."""
    lab.window.findChild(QAction, f"perceptron.file.{name}").trigger()
    dialog = lab.find(QFileDialog, f"perceptron.{name}.dialog")
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    lab.qtbot.waitUntil(lambda: not lab.window.workspace.jobs.busy, timeout=30_000)


def test_the_script_gives_the_losses_that_the_lab_then_gives(lab: Bench, tmp_path: Path) -> None:
    _open(lab, "XOR", "multilayer")
    lab.choose("perceptron.view", "learner")
    lab.choose("perceptron.optimizer", "adam")
    for _ in range(5):
        lab.click(QAbstractButton, "perceptron.step")
    script = tmp_path / "lab.py"
    _choose_file(lab, "export_script", script)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=True)
    said = [float(line.split()[-1]) for line in done.stdout.splitlines() if re.match(r"update +\d+", line)]
    losses = []
    for _ in range(20):
        lab.click(QAbstractButton, "perceptron.step")
        losses.append(_learner(lab).loss)
    assert said[:20] == pytest.approx(losses, rel=1e-12)


def test_a_lab_is_saved_and_opened_again_where_it_stood(lab: Bench, tmp_path: Path) -> None:
    lab.choose("perceptron.arrangement", "three")
    lab.choose("perceptron.problem", "XOR")
    for _ in range(7):
        lab.click(QAbstractButton, "perceptron.step")
    file = tmp_path / "class.lab.json"
    lab.click(QAbstractButton, "perceptron.seat.3")
    outputs = _column(lab, 3)
    _choose_file(lab, "save", file)
    _open(lab, "AND", "single layer")
    lab.choose("perceptron.arrangement", "one")
    _choose_file(lab, "open", file)
    assert lab.find(QComboBox, "perceptron.arrangement").currentData() == "three"
    assert lab.find(QComboBox, "perceptron.problem").currentData() == "XOR"
    lab.click(QAbstractButton, "perceptron.seat.3")
    assert _column(lab, 3) == outputs
    assert "updates: 7" in lab.find(QLabel, "perceptron.steps").text()
