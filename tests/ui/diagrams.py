"""Scenes of any network of the lab, a diagram that a learner follows, and a hand for it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import flatten, forward, parameter_index, with_parameters
from mnistgui.perceptron.problems import PROBLEMS, Problem, corners, truth_table
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.ui.perceptron.diagram.diagram import NetworkDiagram
from mnistgui.ui.perceptron.diagram.layout import Layout
from mnistgui.ui.perceptron.diagram.parts import Kind, Part
from mnistgui.ui.perceptron.scene import Scene, make_scene

LEFT = Qt.MouseButton.LeftButton
XOR = PROBLEMS["XOR"]
PARITY = truth_table("parity", [0, 1, 1, 0, 1, 0, 0, 1])
FOUR = Problem(name="four", points_NI=corners(3), labels_N=np.array([0, 1, 2, 3, 1, 2, 3, 0]), classes=4)
NETS: dict[str, Callable[[], AnyLearner]] = {
    "rule": lambda: ThresholdRule(XOR, start_A=(1.0, -2.0, 0.5)),
    "rule of 3": lambda: ThresholdRule(PARITY, start_A=(1.0, -2.0, 3.0, 0.5)),
    "single": lambda: SmoothLearner(XOR, activation=()),
    "single of 3": lambda: SmoothLearner(PARITY, activation=(), output=Output.TANH, loss=Loss.MSE),
    "linear": lambda: SmoothLearner(XOR, activation=(), output=Output.LINEAR, loss=Loss.MSE),
    "softmax": lambda: SmoothLearner(FOUR, activation=(), output=Output.SOFTMAX),
    "2-1-1": lambda: SmoothLearner(XOR, hidden=(1,)),
    "2-4-1": lambda: SmoothLearner(XOR, hidden=(4,)),
    "3-3-4": lambda: SmoothLearner(FOUR, hidden=(3,), output=Output.SOFTMAX),
    "2-3-2-1": lambda: SmoothLearner(XOR, hidden=(3, 2), activation=(Activation.LINEAR, Activation.RELU)),
    "2-8-8-8-8-1": lambda: SmoothLearner(
        XOR, hidden=(8, 8, 8, 8), activation=(Activation.TANH, Activation.RELU, Activation.LEAKY_RELU, Activation.TANH)
    ),
}


def scene_of(learner: AnyLearner, current: int = 3) -> Scene:
    """Return a scene of any learner; of its plane, which the diagram does not show, that of another one."""
    if isinstance(learner, ThresholdRule) and learner.problem.inputs == 2:
        return make_scene(learner, current)
    problem, base = learner.problem, make_scene(ThresholdRule(XOR), 0)
    point_1I, answers = problem.points_NI[[current]], learner.answers(problem.points_NI)
    right_N = answers.classes_M == problem.labels_N
    own: dict[str, Any] = {"learner": learner, "problem": problem, "current": current, "right_N": right_N}
    if isinstance(learner, ThresholdRule):
        weights_A = learner.weights_A
        layer = type(base.layers[0])(weights_A[None, :-1], weights_A[-1:])
        own |= {"layers": (layer,), "sums": (answers.sums_MU[current],)}
        return replace(base, **own, activations=(point_1I[0], answers.outputs_MU[current]))
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(learner.network, point_1I)
    own |= {"layers": learner.network.layers, "hard": False, "sums": tuple(z[0] for z in passed.sums)}
    return replace(base, **own, activations=tuple(a[0] for a in passed.activations))


class Bench(QWidget):
    """A diagram whose wishes a learner follows, as the page does."""

    def __init__(self, learner: AnyLearner) -> None:
        super().__init__()
        self.learner, self.current = learner, 3
        self.other = QLineEdit()
        self.diagram = NetworkDiagram()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.other)
        rows.addWidget(self.diagram, 1)
        self.typed: list[tuple[int, int, int | None, float]] = []
        self.dragged: list[tuple[int, int, int | None, float]] = []
        self.chosen: list[tuple[int, int, int | None]] = []
        self.ends = 0
        self.diagram.weight_typed.connect(self._on_diagram_weight_typed)
        self.diagram.weight_dragged.connect(self._on_diagram_weight_dragged)
        self.diagram.weight_chosen.connect(self._on_diagram_weight_chosen)
        self.diagram.drag_ended.connect(self._on_diagram_drag_ended)
        self.show_now()

    def show_now(self) -> None:
        self.diagram.set_scene(scene_of(self.learner, self.current))

    def weight(self, part: Part) -> float:
        if isinstance(self.learner, ThresholdRule):
            return float(self.learner.weights_A[-1 if part.source is None else part.source])
        network = self.learner.network
        return float(flatten(network.layers)[parameter_index(network, part.layer, part.unit, part.source)])

    def _set(self, layer: int, unit: int, source: int | None, value: float, *, remember: bool) -> None:
        if isinstance(self.learner, ThresholdRule):
            weights_A = self.learner.weights_A
            weights_A[-1 if source is None else source] = value
            self.learner.set_weights(weights_A, remember=remember)
        else:
            network = self.learner.network
            numbers_P = flatten(network.layers)
            numbers_P[parameter_index(network, layer, unit, source)] = value
            self.learner.set_network(with_parameters(network, numbers_P), remember=remember)
        self.show_now()

    @Slot(int, int, object, float)
    def _on_diagram_weight_typed(self, layer: int, unit: int, source: int | None, value: float) -> None:
        self.typed.append((layer, unit, source, value))
        self._set(layer, unit, source, value, remember=True)

    @Slot(int, int, object, float)
    def _on_diagram_weight_dragged(self, layer: int, unit: int, source: int | None, value: float) -> None:
        self.dragged.append((layer, unit, source, value))
        self._set(layer, unit, source, value, remember=len(self.dragged) == 1)

    @Slot(int, int, object)
    def _on_diagram_weight_chosen(self, layer: int, unit: int, source: int | None) -> None:
        self.chosen.append((layer, unit, source))

    @Slot()
    def _on_diagram_drag_ended(self) -> None:
        self.ends += 1

    @property
    def layout_of_parts(self) -> Layout:
        layout = self.diagram.layout_of_parts()
        assert layout is not None
        return layout

    @property
    def field(self) -> QLineEdit:
        found = self.diagram.findChild(QLineEdit, "perceptron.diagram.weight")
        assert found is not None
        return found

    def at(self, part: Part) -> QPoint:
        return self.layout_of_parts.place_of(part).toPoint()

    def press(self, part: Part) -> None:
        QTest.mousePress(self.diagram, LEFT, pos=self.at(part))

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.diagram, key, held)

    def words(self) -> list[str]:
        return [text.text for text in self.diagram.texts()]


def weight(layer: int, unit: int, source: int | None) -> Part:
    return Part(Kind.WEIGHT, layer, unit, source)


def unit(layer: int, place: int) -> Part:
    return Part(Kind.UNIT, layer, place)


def cut_off(bench: Bench) -> list[str]:
    """Return what is written or drawn outside of the diagram."""
    inside = QRectF(bench.diagram.rect())
    texts = [text.text for text in bench.diagram.texts() if not inside.contains(text.rect)]
    layout = bench.layout_of_parts
    shapes = [*layout.nodes.items(), *layout.more, *((mark, mark.circle) for mark in layout.marks)]
    return [*texts, *(str(part) for part, rect in shapes if not inside.contains(rect))]


def overlaps(bench: Bench) -> list[tuple[str, str]]:
    """Return the pairs of texts of which one is written over the other, by more than the air around letters."""
    rects = [(text.text, text.rect.adjusted(1.0, 2.5, -1.0, -2.5)) for text in bench.diagram.texts()]
    return [
        (one, other)
        for place, (one, rect) in enumerate(rects)
        for other, rect_of_other in rects[place + 1 :]
        if rect.intersects(rect_of_other)
    ]
