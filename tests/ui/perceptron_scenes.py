"""Learners of the lab, and scenes of them without the page, for the tests of its views."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from PySide6.QtGui import QColor

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import Layer, Network
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.ui.perceptron.plane.plane_box import BOX

# XOR as the deck builds it: h1 = OR, h2 = NAND, and their AND. Weights large enough that tanh is near ±1.
XOR_LAYERS = (
    Layer(np.array(((6.0, 6.0), (-6.0, -6.0))), np.array((-3.0, 9.0))),
    Layer(np.array(((4.0, 4.0),)), np.array((-4.0,))),
)


def scene_of(learner: AnyLearner, current: int = 0, x3: float = 0.0) -> Any:
    """Return what the views read of a scene; the page's own is made for the plane, too."""
    problem = learner.problem
    return SimpleNamespace(learner=learner, problem=problem, current=current, shown=SimpleNamespace(box=BOX), x3=x3)


def learner_of(
    layers: Sequence[Layer],
    problem: Problem = PROBLEMS["XOR"],
    activation: Activation = Activation.TANH,
    output: Output = Output.SIGMOID,
    loss: Loss = Loss.CROSS_ENTROPY,
) -> SmoothLearner:
    """Return a learner with these weights."""
    hidden = [len(layer.biases_O) for layer in layers[:-1]]
    learner = SmoothLearner(problem, hidden=hidden, activation=activation, output=output, loss=loss)
    learner.set_network(Network(tuple(layers), learner.network.hidden_activations, output))
    return learner


def are_alike(one: QColor, other: QColor) -> bool:
    """Return whether two colours are the same but for rounding and smoothing."""
    return all(abs(a - b) <= 8 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def deck_xor() -> SmoothLearner:
    """Return a network that computes XOR as AND of OR and NAND."""
    return learner_of(XOR_LAYERS)
