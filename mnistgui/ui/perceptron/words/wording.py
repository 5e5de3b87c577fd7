"""The lab's verdicts and steps as sentences: the core decides and counts, the window words it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.clock import LabStep
from mnistgui.perceptron.learners import SINGLE_LAYER, THRESHOLD_RULE, AnyLearner, LearnerSettings
from mnistgui.perceptron.network import MOST_HIDDEN_LAYERS, output_units
from mnistgui.perceptron.optimizers import RATES, Rule
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.smooth_learner import CLOSE, SmoothLearner
from mnistgui.perceptron.starts import StartShare
from mnistgui.perceptron.verdict import Verdict, VerdictKind
from mnistgui.ui.perceptron.numbers import number, small_number, tuple_of
from mnistgui.ui.perceptron.settings.field_names import ACTIVATIONS, LOSSES, OUTPUTS, RULES
from mnistgui.ui.perceptron.words.impossible_words import impossible_words, torn_words

ROLES: Final = {
    VerdictKind.UNDECIDED: "muted",
    VerdictKind.LEARNED: "good",
    VerdictKind.IMPOSSIBLE: "bad",
    VerdictKind.STUCK: "warning",
}


_LARGE: Final = 1e5  # a loss that is written with a power of ten
_HIGH_RATE: Final = 2.0  # so many times the usual rate is first suspected where a run sticks


@dataclass(frozen=True)
class Wording:
    """A headline and the sentences that explain it."""

    headline: str
    detail: str


def verdict_words(
    verdict: Verdict, problem: Problem, settings: LearnerSettings, *, started: bool, share: StartShare | None = None
) -> Wording:
    """Return what ``verdict`` says of a learner with ``settings`` on ``problem``.

    ``share`` is how many of other starts learned it, where that is known.
    """
    match verdict.kind:
        case VerdictKind.LEARNED:
            return _learned(verdict, problem)
        case VerdictKind.IMPOSSIBLE:
            return Wording(*impossible_words(verdict, problem, settings))
        case VerdictKind.STUCK:
            return _stuck(verdict, len(problem), settings, share)
        case VerdictKind.UNDECIDED:
            return _undecided(verdict, len(problem), settings) if started else _not_started(settings)


def step_words(step: LabStep | None, verdict: Verdict, learner: AnyLearner) -> str:
    """Return what the last ``step`` did, if there was one, and the counts."""
    if isinstance(learner, SmoothLearner):
        text = QCoreApplication.translate("PerceptronVerdict", "Seed {seed} · updates: {updates} · loss {loss}")
        if learner.position or learner.epoch != learner.updates:
            text = QCoreApplication.translate(
                "PerceptronVerdict", "Seed {seed} · epoch {epoch} · updates: {updates} · loss {loss}"
            )
        return text.format(
            seed=learner.seed,
            epoch=max(1, learner.epoch + (learner.position > 0)),
            updates=f"{verdict.updates:,}",
            loss=small_number(learner.loss) if learner.loss >= _LARGE else number(learner.loss, places=4),
        )
    epoch = learner.epoch + (learner.position > 0)
    if step is None or step.sample is None:
        if learner.weights_A.any():
            text = QCoreApplication.translate("PerceptronVerdict", "Epoch {epoch} · updates: {updates}")
        else:
            text = QCoreApplication.translate("PerceptronVerdict", "All weights 0 · updates: {updates}")
        return text.format(epoch=max(1, epoch), updates=f"{verdict.updates:,}")
    if step.changed:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Epoch {epoch} · {sample} was wrong: weights corrected · updates: {updates}"
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Epoch {epoch} · {sample} was right: nothing to correct · updates: {updates}"
        )
    point = learner.problem.points_NI[step.sample].tolist()
    return text.format(epoch=epoch, sample=tuple_of(point), updates=f"{verdict.updates:,}")


def seat_name(settings: LearnerSettings, problem: Problem) -> str:
    """Return what a learner is called beside others: its kind, its layers, and an optimiser that is not plain SGD."""
    if settings.learner == THRESHOLD_RULE:
        return QCoreApplication.translate("PerceptronVerdict", "Threshold rule")
    if settings.learner == SINGLE_LAYER:
        name = QCoreApplication.translate("PerceptronVerdict", "Single layer")
    else:
        name = QCoreApplication.translate("PerceptronVerdict", "Multilayer")
        widths = (problem.inputs, *settings.hidden_layers, output_units(settings.output, problem.classes))
        name += " " + "–".join(map(str, widths))
    rule = settings.optimizer.rule
    return name if rule is Rule.SGD else f"{name} · {RULES[rule]}"


def state_words(words: Wording, verdict: Verdict, *, started: bool) -> tuple[str, ...]:
    """Return how a learner beside others stands, in several lengths, the longest first."""
    if not started:
        return ("",)
    count = QCoreApplication.translate("PerceptronVerdict", "updates: {updates}").format(updates=f"{verdict.updates:,}")
    short = {
        VerdictKind.LEARNED: QCoreApplication.translate("PerceptronVerdict", "✓ learned"),
        VerdictKind.IMPOSSIBLE: QCoreApplication.translate("PerceptronVerdict", "✗ impossible"),
        VerdictKind.STUCK: QCoreApplication.translate("PerceptronVerdict", "✗ stuck"),
        VerdictKind.UNDECIDED: QCoreApplication.translate("PerceptronVerdict", "{wrong} wrong"),
    }[verdict.kind].format(wrong=verdict.wrong)
    # The other headlines count the updates themselves.
    counts = verdict.kind in (VerdictKind.UNDECIDED, VerdictKind.IMPOSSIBLE)
    longest = (f"{words.headline} · {count}",) if counts else ()
    return *longest, words.headline, f"{short} · {count}", short


def fitted_words(wanted: LearnerSettings, settings: LearnerSettings, problem: Problem) -> str:
    """Return what was built in the place of what was asked for, and why; nothing where that is the same."""
    if wanted.learner != settings.learner:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The threshold rule tells two classes apart. With {classes} classes a single layer with softmax learns.",
        )
    elif wanted.output is not settings.output:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "A sigmoid unit tells two classes apart. With {classes} classes the output is softmax."
        )
    else:
        return ""
    return text.format(classes=problem.classes)


def _not_started(settings: LearnerSettings) -> Wording:
    headline = QCoreApplication.translate("PerceptronVerdict", "Press Run, or go step by step.")
    if settings.learner == THRESHOLD_RULE:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Rosenblatt's rule takes one sample at a time and corrects the weights after every mistake.",
        )
        return Wording(headline, detail)
    if settings.hidden_layers:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Hidden layers: {layers}; output: {output}. Each step is one update of all weights by backpropagation from "
            "{batch}.",
        )
    else:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "A single layer; output: {output}. Each step is one update by gradient descent on the {loss} of {batch}.",
        )
    return Wording(
        headline,
        detail.format(
            layers=_layer_words(settings),
            output=OUTPUTS[settings.output],
            loss=LOSSES[settings.loss],
            batch=_batch_words(settings.batches.size),
        ),
    )


def _layer_words(settings: LearnerSettings) -> str:
    activation = settings.activation
    each = activation if isinstance(activation, tuple) else (activation,) * MOST_HIDDEN_LAYERS
    return ", ".join(f"{units} {ACTIVATIONS[one]}" for units, one in zip(settings.hidden_layers, each, strict=False))


def _batch_words(size: int | None) -> str:
    if size is None:
        return QCoreApplication.translate("PerceptronVerdict", "all samples")
    if size == 1:
        return QCoreApplication.translate("PerceptronVerdict", "one sample")
    return QCoreApplication.translate("PerceptronVerdict", "{size} samples").format(size=size)


def _undecided(verdict: Verdict, samples: int, settings: LearnerSettings) -> Wording:
    if verdict.wrong:
        headline = QCoreApplication.translate("PerceptronVerdict", "Learning: {wrong} of {samples} still wrong.")
    else:
        headline = QCoreApplication.translate("PerceptronVerdict", "Nearly learned: all {samples} are right.")
    if settings.learner == THRESHOLD_RULE:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "After a mistake each weight changes by rate × (target − output) × its input; b has the input 1.",
        )
    elif verdict.wrong:
        detail = QCoreApplication.translate(
            "PerceptronVerdict", "Each update changes every weight by −rate × the gradient of the loss."
        )
        if settings.optimizer.rule is not Rule.SGD:
            detail = QCoreApplication.translate(
                "PerceptronVerdict",
                "Each update changes every weight by what {rule} makes of the gradient of the loss.",
            ).format(rule=RULES[settings.optimizer.rule])
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
    if verdict.mistake_bound is not None:
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "Every mistake was one update. From a zero start, one sample at a time, the convergence theorem allows "
            "at most R²/γ² = {bound} mistakes here; {updates} were made.",
        ).format(bound=number(verdict.mistake_bound, places=0), updates=verdict.updates)
    elif verdict.loss is None:
        detail = ""
    else:
        detail = QCoreApplication.translate(
            "PerceptronVerdict", "Every output is within {close} of its target; the loss is {loss}."
        ).format(close=CLOSE, loss=number(verdict.loss, places=3))
        if verdict.separation is not None and not verdict.separation.separable:
            detail = f"{detail} {_not_one_line(problem)}"
    return Wording(headline.format(updates=f"{verdict.updates:,}"), detail)


def _not_one_line(problem: Problem) -> str:
    """Return what a hidden layer is for here."""
    if problem.inputs == 3:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "No single plane separates these points: here each hidden unit has a plane of its own, and the output unit "
            "combines them.",
        )
    elif problem.name in PROBLEMS:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "No single line separates {problem}: here each hidden unit draws a line of its own (dashed), and the "
            "output unit combines them.",
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "No single line separates these points: here each hidden unit draws a line of its own (dashed), and the "
            "output unit combines them.",
        )
    return text.format(problem=problem.name)


def _stuck(verdict: Verdict, samples: int, settings: LearnerSettings, share: StartShare | None) -> Wording:
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
        if settings.rate > _HIGH_RATE * RATES[settings.optimizer.rule]:
            detail = QCoreApplication.translate(
                "PerceptronVerdict",
                "The loss no longer falls ({loss}). At a rate of {rate} the updates overshoot, and units saturate: "
                "take a lower rate first ({usual} is usual here) and press “Reset”.",
            )
            usual = f"{RATES[settings.optimizer.rule]:g}"
            return Wording(headline.format(**counts), detail.format(loss=loss, rate=f"{settings.rate:g}", usual=usual))
        detail = QCoreApplication.translate(
            "PerceptronVerdict",
            "The loss no longer falls ({loss}). These first weights led into a dead end; others may not. "
            "Press “Another start” for other first weights, or take more hidden units.",
        )
        detail = f"{detail} {_share_words(share)}"
    return Wording(headline.format(**counts), detail.format(loss=loss))


def _share_words(share: StartShare | None) -> str:
    if share is None:
        return QCoreApplication.translate("PerceptronVerdict", "Trying other starts…")
    return QCoreApplication.translate(
        "PerceptronVerdict", "Of {starts} starts that were tried {learned} learned it within {most} updates."
    ).format(starts=share.starts, learned=share.learned, most=f"{share.most:,}")
