"""The lab's verdicts and steps as sentences: the core decides and counts, the window words it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.clock import LabStep
from mnistgui.perceptron.learners import MULTILAYER, THRESHOLD_RULE, AnyLearner
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import CLOSE
from mnistgui.perceptron.threshold_rule import ThresholdRule
from mnistgui.perceptron.verdict import Verdict, VerdictKind
from mnistgui.ui.perceptron.impossible_words import impossible_words, torn_words
from mnistgui.ui.perceptron.numbers import number, tuple_of

ROLES: Final = {
    VerdictKind.UNDECIDED: "muted",
    VerdictKind.LEARNED: "good",
    VerdictKind.IMPOSSIBLE: "bad",
    VerdictKind.STUCK: "warning",
}


@dataclass(frozen=True)
class Wording:
    """A headline and the sentences that explain it."""

    headline: str
    detail: str


def verdict_words(verdict: Verdict, problem: Problem, learner: str, *, started: bool) -> Wording:
    """Return what ``verdict`` says of ``learner`` (a name of `perceptron.learners`) on ``problem``."""
    match verdict.kind:
        case VerdictKind.LEARNED:
            return _learned(verdict, problem)
        case VerdictKind.IMPOSSIBLE:
            return Wording(*impossible_words(verdict, problem, learner))
        case VerdictKind.STUCK:
            return _stuck(verdict, len(problem))
        case VerdictKind.UNDECIDED:
            return _undecided(verdict, len(problem), learner) if started else _not_started(learner)


def step_words(step: LabStep | None, verdict: Verdict, learner: AnyLearner, *, start: int) -> str:
    """Return what the last ``step`` did, if there was one, and the counts. ``start`` numbers first weights, from 1."""
    if verdict.loss is not None:
        text = QCoreApplication.translate("PerceptronVerdict", "Start {start} · updates: {updates} · loss {loss}")
        return text.format(start=start, updates=f"{verdict.updates:,}", loss=number(verdict.loss, places=4))
    epoch = learner.epoch + (learner.position > 0)
    if step is None or step.sample is None:
        if isinstance(learner, ThresholdRule) and not learner.weights_A.any():
            text = QCoreApplication.translate("PerceptronVerdict", "All weights 0 · updates: {updates}")
        else:
            text = QCoreApplication.translate("PerceptronVerdict", "Epoch {epoch} · updates: {updates}")
        return text.format(epoch=max(1, epoch), updates=verdict.updates)
    if step.changed:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Epoch {epoch} · {sample} was wrong: weights corrected · updates: {updates}"
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Epoch {epoch} · {sample} was right: nothing to correct · updates: {updates}"
        )
    point = learner.problem.points_N2[step.sample].tolist()
    return text.format(epoch=epoch, sample=tuple_of(point), updates=verdict.updates)


def _not_started(learner: str) -> Wording:
    if learner == THRESHOLD_RULE:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Rosenblatt's rule takes one sample at a time and corrects the weights after every mistake.",
        )
    elif learner == MULTILAYER:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "A hidden layer of tanh units. Each step is one update of all weights by backpropagation from all samples.",
        )
    else:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "One sigmoid unit. Each step is one update by gradient descent on the cross entropy of all samples.",
        )
    return Wording(QCoreApplication.translate("PerceptronVerdict", "Press Run, or go step by step."), detail)


def _undecided(verdict: Verdict, samples: int, learner: str) -> Wording:
    if verdict.wrong:
        headline = QCoreApplication.translate("PerceptronVerdict", "Learning: {wrong} of {samples} still wrong.")
    else:
        headline = QCoreApplication.translate("PerceptronVerdict", "Nearly learned: all {samples} are right.")
    if learner == THRESHOLD_RULE:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "After a mistake each of w₁, w₂ and b changes by rate × (target − output) × its input; b has the input 1.",
        )
    elif verdict.wrong:
        detail = QCoreApplication.translate(
            "PerceptronVerdict", "Each update changes every weight by −rate × the gradient of the loss."
        )
    else:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "It goes on until every output is within {close} of its target.",
        )
    detail = detail.format(close=CLOSE)
    if verdict.torn:
        detail = f"{torn_words(verdict.torn)} {detail}"
    return Wording(headline.format(wrong=verdict.wrong, samples=samples), detail)


def _learned(verdict: Verdict, problem: Problem) -> Wording:
    headline = QCoreApplication.translate("PerceptronVerdict", "Learned after {updates} updates.")
    detail = ""
    if verdict.mistake_bound is not None:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Every mistake was one update. From a zero start, one sample at a time, the convergence theorem allows "
            "at most R²/γ² = {bound} mistakes here; {updates} were made.",
        ).format(bound=number(verdict.mistake_bound, places=0), updates=verdict.updates)
    elif verdict.separation is not None and not verdict.separation.separable and problem.name not in PROBLEMS:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Every output is within {close} of its target; the loss is {loss}. No single line separates these points: "
            "here each hidden unit draws a line of its own (dashed), and the output unit combines them.",
        ).format(close=CLOSE, loss=number(verdict.loss or 0.0, places=3))
    elif verdict.separation is not None and not verdict.separation.separable:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Every output is within {close} of its target; the loss is {loss}. No single line separates {problem}: "
            "here each hidden unit draws a line of its own (dashed), and the output unit combines them.",
        ).format(close=CLOSE, loss=number(verdict.loss or 0.0, places=3), problem=problem.name)
    elif verdict.loss is not None:
        detail = QCoreApplication.translate(
            "PerceptronVerdict", "Every output is within {close} of its target; the loss is {loss}."
        ).format(close=CLOSE, loss=number(verdict.loss, places=3))
    return Wording(headline.format(updates=f"{verdict.updates:,}"), detail)


def _stuck(verdict: Verdict, samples: int) -> Wording:
    counts = {"updates": f"{verdict.updates:,}", "wrong": verdict.wrong, "samples": samples}
    loss = number(verdict.loss or 0.0, places=3)
    if verdict.diverged:
        headline = QCoreApplication.translate("PerceptronVerdict", "Diverged after {updates} updates.")
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "The weights grew beyond all bounds: at this learning rate each update overshoots the lowest loss by more "
            "than the one before. Take a lower rate and press “Reset”.",
        )
    elif verdict.lowest:
        headline = QCoreApplication.translate(
            "PerceptronVerdict", "At the lowest loss after {updates} updates, with {wrong} of {samples} wrong."
        )
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "The loss has one valley, and its floor is reached ({loss}): every start ends here. The lowest mean "
            "squared error need not have every sample on the right side.",
        )
    else:
        headline = QCoreApplication.translate(
            "PerceptronVerdict", "Stuck after {updates} updates with {wrong} of {samples} wrong."
        )
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "The loss no longer falls ({loss}). These first weights led into a dead end; others may not. "
            "Press “Another start” for other first weights, or take more hidden units.",
        )
    return Wording(headline.format(**counts), detail.format(loss=loss))
