"""What one smooth layer makes of XOR and XNOR, by its output and its loss, and why."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.activations import Output
from mnistgui.perceptron.learners import LearnerSettings
from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.verdict import Verdict
from mnistgui.ui.perceptron.numbers import number

_GATES: Final = ("XOR", "XNOR")


def knows(problem: Problem, settings: LearnerSettings) -> bool:
    """Say whether this is one smooth layer on one of the two gates."""
    return problem.name in _GATES and not settings.hidden_layers


def one_layer_words(verdict: Verdict, settings: LearnerSettings) -> str:
    """Return the sentences for a layer whose loss came to rest.

    Cross entropy of sigmoid or softmax, and least squares, are convex, and their gradient is zero at the same answer
    everywhere. Squares behind a sigmoid, softmax or tanh are not convex: there that answer ties with three of four
    right, both a quarter of the squared distance between the targets.
    """
    loss = number(verdict.loss or 0.0, places=3)
    if settings.loss is Loss.CROSS_ENTROPY:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The best that this layer can do is to answer 0.5 everywhere: its loss came to rest at {loss} = ln 2, the "
            "one lowest point of the cross entropy here.",
        )
    elif settings.output is Output.LINEAR:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The best that this layer can do is to answer 0.5 everywhere: its loss came to rest at {loss}, the one "
            "lowest point of the squared error here.",
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The squared error knows nothing better than to answer {half} everywhere: its loss came to rest at {loss}. "
            "A line with three of four right would have no less.",
        )
    why = QCoreApplication.translate(
        "PerceptronVerdict",
        "Why: both classes have the same centre, (0.5, 0.5), so whatever a slope in any direction gains on one sample "
        "it loses on another.",
    )
    half = "0" if settings.output is Output.TANH else "0.5"
    return f"{text} {why}".format(loss=loss, half=half)
