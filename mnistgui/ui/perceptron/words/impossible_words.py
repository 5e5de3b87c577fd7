"""Why it cannot be learned, in sentences: points that contradict each other, or a sum that rules out every line."""

import math
from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.perceptron.contradiction import Proof, Torn, proof_of
from mnistgui.perceptron.learners import THRESHOLD_RULE, LearnerSettings
from mnistgui.perceptron.problems import PROBLEMS, Problem
from mnistgui.perceptron.verdict import Cycle, Verdict
from mnistgui.ui.perceptron.numbers import number, plain_number, tuple_of
from mnistgui.ui.perceptron.words.one_layer_words import knows, one_layer_words

_MOST_PLACES: Final = 3
# By whether there are three inputs, and whether the sum is exact.
_PROOFS: Final = {
    (False, True): QT_TRANSLATE_NOOP(
        "PerceptronVerdict",
        "A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; "
        "then {terms} = (0, 0, 0). Weights with all of these on the right side would make the sum positive.",
    ),
    (False, False): QT_TRANSLATE_NOOP(
        "PerceptronVerdict",
        "A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; "
        "then {terms} = (0, 0, 0) up to rounding. Weights with all of these on the right side would make the sum "
        "positive.",
    ),
    (True, True): QT_TRANSLATE_NOOP(
        "PerceptronVerdict",
        "A linear program finds no plane. Proof: take each sample as (x₁, x₂, x₃, 1), negated where the target is 0; "
        "then {terms} = (0, 0, 0, 0). Weights with all of these on the right side would make the sum positive.",
    ),
    (True, False): QT_TRANSLATE_NOOP(
        "PerceptronVerdict",
        "A linear program finds no plane. Proof: take each sample as (x₁, x₂, x₃, 1), negated where the target is 0; "
        "then {terms} = (0, 0, 0, 0) up to rounding. Weights with all of these on the right side would make the sum "
        "positive.",
    ),
}
_LN_2: Final = math.log(2.0)


def impossible_words(verdict: Verdict, problem: Problem, settings: LearnerSettings) -> tuple[str, str]:
    """Return headline and explanation of an IMPOSSIBLE."""
    if verdict.torn:
        headline = QCoreApplication.translate("PerceptronVerdict", "These points contradict each other.")
        return headline, _joined(torn_words(verdict.torn), _what_it_did(verdict, problem, settings))
    if problem.name in PROBLEMS:
        headline = QCoreApplication.translate("PerceptronVerdict", "{problem} cannot be separated by one line.")
        headline = headline.format(problem=problem.name)
    elif problem.classes > 2:
        headline = QCoreApplication.translate(
            "PerceptronVerdict", "One linear unit a class cannot separate these points."
        )
    elif problem.inputs == 3:
        headline = QCoreApplication.translate("PerceptronVerdict", "These points cannot be separated by one plane.")
    else:
        headline = QCoreApplication.translate("PerceptronVerdict", "These points cannot be separated by one line.")
    proof = None if verdict.separation is None else proof_of(problem, verdict.separation)
    return headline, _joined(
        "" if proof is None else _proof_words(proof, problem), _what_it_did(verdict, problem, settings)
    )


def torn_words(torn: tuple[Torn, ...]) -> str:
    """Return where points of both classes stand, and what follows."""
    places = "; ".join(tuple_of(list(place.point)) for place in torn[:_MOST_PLACES])
    both = {label for place in torn for label in place.classes} == {0, 1}
    if len(torn) > _MOST_PLACES and both:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "Both classes stand at {places} and at {more} other places: whatever is answered there is wrong for a "
            "sample.",
        )
    elif len(torn) > _MOST_PLACES:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "Several classes stand at {places} and at {more} other places: whatever is answered there is wrong for a "
            "sample.",
        )
    elif both:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Both classes stand at {places}: whatever is answered there is wrong for a sample."
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict", "Several classes stand at {places}: whatever is answered there is wrong for a sample."
        )
    return text.format(places=places, more=len(torn) - _MOST_PLACES)


def _proof_words(proof: Proof, problem: Problem) -> str:
    if problem.name in PROBLEMS and proof.exact and (proof.weights_S == 1).all():
        return QCoreApplication.translate(
            "PerceptronVerdict",
            "A linear program finds no line. Proof: take each sample as (x₁, x₂, 1), negated where the target is 0; "
            "the four sum to zero, so no weights have all four on the right side.",
        )
    terms = " + ".join(
        f"{plain_number(weight)} · ({', '.join(map(plain_number, signed_A))})"
        for weight, signed_A in zip(proof.weights_S.tolist(), proof.signed_SA.tolist(), strict=True)
    )
    # A line is found for points of the plane; with three inputs it is a plane, and the numbers are one more.
    text = _PROOFS[problem.inputs == 3, proof.exact]
    return QCoreApplication.translate("PerceptronVerdict", text).format(terms=terms)


def _what_it_did(verdict: Verdict, problem: Problem, settings: LearnerSettings) -> str:
    """Return what the impossible looks like for the learner at hand."""
    if settings.learner == THRESHOLD_RULE:
        if verdict.cycle is not None:
            return _cycle_words(verdict.cycle)
        return QCoreApplication.translate(
            "PerceptronVerdict",
            "The rule would go on correcting its weights for ever: in every epoch a sample is wrong.",
        )
    loss = number(verdict.loss or 0.0, places=3)
    if verdict.above_lowest:
        return QCoreApplication.translate(
            "PerceptronVerdict",
            "Its loss no longer falls ({loss}), but it is not at its lowest: with a lower rate, or all samples in each "
            "update, it would come nearer.",
        ).format(loss=loss)
    if knows(problem, settings):
        return one_layer_words(verdict, settings)
    if verdict.flat and abs((verdict.loss or 0.0) - _LN_2) < 0.001:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The best that this unit can do is to answer 0.5 everywhere: its loss came to rest at {loss} = ln 2.",
        )
    elif verdict.flat:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The best that this learner can do is to answer the same half-way value everywhere: its loss came to rest "
            "at {loss}.",
        )
    elif settings.hidden_layers and not verdict.torn:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "Hidden layers of one unit each, or of linear units, still draw one line; the loss no longer falls, at "
            "{loss}.",
        )
    elif settings.hidden_layers:  # nothing says that this loss is the lowest
        text = QCoreApplication.translate("PerceptronVerdict", "The loss no longer falls, at {loss}.")
    else:
        text = QCoreApplication.translate("PerceptronVerdict", "Its loss came to rest at {loss}: it gets no lower.")
    return text.format(loss=loss)


def _cycle_words(cycle: Cycle) -> str:
    if cycle.periodic:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The rule goes in a circle: the weights after epoch {epoch} are {weights}, those after epoch {first_epoch} "
            "again, with {between} updates between.",
        )
    else:
        text = QCoreApplication.translate(
            "PerceptronVerdict",
            "The weights after epoch {epoch} are {weights}, those after epoch {first_epoch} again, with {between} "
            "updates between: a return, and no period, since the order is shuffled.",
        )
    return text.format(
        epoch=cycle.epoch,
        first_epoch=cycle.first_epoch,
        weights=tuple_of(cycle.weights_A.tolist()),
        between=sum(cycle.updates_N),
    )


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
