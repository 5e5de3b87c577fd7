"""A learner as CSV: its weights, and the path that they took. Text out, for spreadsheets and pandas.

As RFC 4180 has it: a header, commas, lines that end with CR LF. Numbers are written in full, so that none loses a
digit. Layers, units and inputs are counted from 1, as in class: ``w2_1_3`` is the weight of layer 2, unit 1, for its
input 3, and ``b2_1`` is that unit's bias.

Shapes: ``S`` moments of a stack, ``P`` numbers of the network.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np

from mnistgui.perceptron.answering import answers_of
from mnistgui.perceptron.learners import AnyLearner
from mnistgui.perceptron.losses import Loss, sample_losses
from mnistgui.perceptron.network import Layer, Network, flatten, forward, with_parameters
from mnistgui.perceptron.problems import Floats, Problem
from mnistgui.perceptron.rule_moment import RuleMoment
from mnistgui.perceptron.smooth_learner import Moment
from mnistgui.perceptron.threshold_rule import ThresholdRule

WEIGHT_COLUMNS: Final = ("layer", "unit", "source", "name", "value", "gradient")
PATH_COLUMNS: Final = ("update", "epoch", "position", "loss", "mistakes")
RULE_COLUMNS: Final = ("update", "epoch", "position")
_AT_ONCE: Final = 2**19  # numbers of one layer of a stack: a few megabytes


@dataclass(frozen=True, eq=False, kw_only=True)
class RulePath:
    """The way of the threshold rule so far, which does not change when it goes on."""

    moments: tuple[RuleMoment, ...]
    rate: Fraction


@dataclass(frozen=True, eq=False, kw_only=True)
class SmoothPath:
    """The way of a network so far, which does not change when it goes on. ``curve`` are updates and losses (., 2)."""

    problem: Problem
    loss_kind: Loss
    moments: tuple[Moment, ...]
    curve: Floats


def weights_table(learner: AnyLearner) -> str:
    """Return every weight and bias as CSV text: one row each, the source of a bias empty.

    ``gradient`` is that of the mean loss of all samples, with these weights; the threshold rule has none.
    """
    if isinstance(learner, ThresholdRule):
        weights_A = learner.weights_A
        layers: Sequence[Layer] = (Layer(weights_A[None, :-1], weights_A[-1:]),)
        gradients: list[float | str] = [""] * len(weights_A)
    else:
        layers = learner.network.layers
        gradients = [*flatten(learner.back_pass.gradients).tolist()]
    places = list(_places(layers))
    names = _names(layers)
    rows = zip(places, names, flatten(layers).tolist(), gradients, strict=True)
    return _table(WEIGHT_COLUMNS, ((*place, name, value, gradient) for place, name, value, gradient in rows))


def path_of(learner: AnyLearner) -> RulePath | SmoothPath:
    """Return the way of ``learner`` so far; `path_table` makes a table of it, which may take a second."""
    if isinstance(learner, ThresholdRule):
        return RulePath(moments=learner.history, rate=Fraction(learner.rate))
    return SmoothPath(
        problem=learner.problem,
        loss_kind=learner.loss_kind,
        moments=learner.history,
        curve=learner.curve.as_array(),
    )


def path_table(path: RulePath | SmoothPath) -> str:
    """Return the path as CSV text: a row for each moment that can still be gone back to, the oldest first.

    Of a network: the loss, the wrong answers and the weights after each update, on the points that are there now.
    Further back than its history only the loss is known: those rows have nothing else. Of the threshold rule: the
    weights after each sample, and how many updates (each for a mistake) led there.
    """
    if isinstance(path, RulePath):
        inputs = len(path.moments[0].sum_A) - 1
        names = [*(f"w1_1_{place + 1}" for place in range(inputs)), "b1_1"]
        return _table((*RULE_COLUMNS, *names), _rule_rows(path))
    names = _names(path.moments[0].network.layers)
    return _table((*PATH_COLUMNS, *names), _smooth_rows(path, len(names)))


def _rule_rows(path: RulePath) -> Iterator[tuple[Any, ...]]:
    for moment in path.moments:
        pairs = zip(moment.start_A, moment.sum_A, strict=True)
        weights = [float(start + path.rate * total) for start, total in pairs]
        yield (sum(moment.updates_N), moment.epoch, moment.position, *weights)


def _smooth_rows(path: SmoothPath, count: int) -> Iterator[tuple[Any, ...]]:
    first = path.moments[0].updates
    for updates, loss in path.curve.tolist():
        if updates < first:
            yield (int(updates), "", "", loss, *[""] * (count + 1))
    widest = max(layer.weights_OI.shape[0] for layer in path.moments[0].network.layers)
    together = max(1, _AT_ONCE // (len(path.problem) * widest))
    for start in range(0, len(path.moments), together):
        moments = path.moments[start : start + together]
        values_SP = np.array([flatten(moment.network.layers) for moment in moments])
        losses, mistakes = _figures(path, with_parameters(moments[0].network, values_SP))
        for moment, loss, wrong, values in zip(moments, losses, mistakes, values_SP.tolist(), strict=True):
            yield (moment.updates, moment.epoch, moment.position, loss, wrong, *values)


def _figures(path: SmoothPath, stack: Network) -> tuple[list[float], list[int]]:
    """Return the mean loss and the number of wrong answers of each network."""
    labels_N = path.problem.labels_N
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(stack, path.problem.points_NI)
        losses_S = sample_losses(stack, passed, labels_N, path.loss_kind).mean(axis=-1)
        wrong_S = (answers_of(stack, passed).classes_M != labels_N).sum(axis=-1)
    return losses_S.tolist(), wrong_S.tolist()


def _places(layers: Sequence[Layer]) -> Iterator[tuple[int, int, int | str]]:
    """Yield layer, unit and source of each number, in the order of `network.flatten`."""
    for depth, layer in enumerate(layers):
        outputs, inputs = layer.weights_OI.shape
        yield from ((depth + 1, unit + 1, source + 1) for unit in range(outputs) for source in range(inputs))
        yield from ((depth + 1, unit + 1, "") for unit in range(outputs))


def _names(layers: Sequence[Layer]) -> list[str]:
    return [
        f"b{layer}_{unit}" if source == "" else f"w{layer}_{unit}_{source}" for layer, unit, source in _places(layers)
    ]


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    # A float is written as its repr is: the shortest text that gives the same number back.
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
