"""When to stop hoping: what can be said of a network that learns by gradient descent, from its loss and its answers."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.perceptron.activations import Activation, Output
from mnistgui.perceptron.answering import judge
from mnistgui.perceptron.batches import Batches
from mnistgui.perceptron.contradiction import torn_places
from mnistgui.perceptron.loss_curve import LossCurve
from mnistgui.perceptron.losses import Loss, loss_value
from mnistgui.perceptron.network import ForwardPass, Network, flatten, forward, with_parameters
from mnistgui.perceptron.optimizers import Optimizer, Rule
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.separability import Separation, decide, separable_together
from mnistgui.perceptron.verdict import Verdict, VerdictKind

# A single layer's loss is convex: where no derivative is larger than this, it is as low as it will get.
SETTLED: Final = 1e-3
# Stuck: over this much training time (rate * updates) the loss fell by less than a hundredth of itself. Measured on XOR
# over 396 starts of two to four tanh units, rates 0.1 to 2: of the 353 that learned, 2 had been called stuck before
# (one start at two rates, on a saddle); of the 43 that did not, all were, after 955 to 1,265 updates at rate 0.5.
STUCK_TIME: Final = 200.0
STUCK_FALL: Final = 0.01
# Sigmoid units stand still longer before they learn: of 72 starts of two to four of them on XOR, 65 learned; with this
# factor none of those was called stuck before, with 4 six were, and with 1 sixteen of 26.
SIGMOID_SLOWER: Final = 8.0
# So does a set of points: of 11 runs on the spiral that learned, 1 had been called stuck before; with 3 it were 4.
SET_SLOWER: Final = 5.0
_TABLE_ROWS: Final = 8
# RMSprop and Adam step by about the rate, however small the gradient: of 96 runs on XOR 74 learned, 1 after "stuck".
STUCK_TIME_ADAPTIVE: Final = 30.0
_FEWEST_UPDATES: Final = 100
# No loss of the lab's is as large as this unless its weights fly off: the rate is too high.
_ABSURD: Final = 1e12
_FEWEST_EPOCHS: Final = 25


@dataclass(frozen=True, eq=False, kw_only=True)
class Standing:
    """Where a run stands.

    ``settled``: no derivative of the mean loss of all samples is larger than `SETTLED`; asked of a single layer only,
    False with hidden layers. Losses are compared from ``judged_from`` updates on: before, it was another
    problem, another rate, or other weights put in by hand.
    """

    problem: Problem
    network: Network
    passed: ForwardPass
    loss_kind: Loss
    loss: float
    settled: bool
    curve: LossCurve
    updates: int
    judged_from: int
    rate: float
    optimizer: Optimizer
    batches: Batches
    diverged: bool


def verdict_of(now: Standing) -> Verdict:
    """LEARNED when every output is close to its target; otherwise see whether there is still hope.

    A linear output is not squeezed between its targets: there, all right and at rest is LEARNED.

    At rest with mistakes: IMPOSSIBLE where it is proved that no weights can do better (one place has two classes, or
    the network draws only lines and lines are not enough), else STUCK; but a convex loss that still falls is only slow.
    """
    judged = judge(now.network, now.passed, now.problem.labels_N)
    kind, separation, lowest = VerdictKind.UNDECIDED, None, False
    torn = torn_places(now.problem) if judged.wrong else ()
    diverged = now.diverged or not now.loss < _ABSURD
    if diverged:
        kind = VerdictKind.STUCK
    elif judged.close or (now.network.output is Output.LINEAR and not judged.wrong and _is_at_rest(now)):
        kind = VerdictKind.LEARNED
        separation = _separation(now.problem) if now.network.hidden else None
    elif judged.wrong and _is_at_rest(now):
        separation = _separation(now.problem)
        if torn or (now.network.draws_one_line and not _lines_are_enough(now.problem)):
            kind = VerdictKind.IMPOSSIBLE
        elif _is_convex(now):
            lowest = now.loss_kind is Loss.MSE  # cross entropy of separable points goes to zero: it is only slow
            kind = VerdictKind.STUCK if lowest else VerdictKind.UNDECIDED
        elif _stands_still(now):
            kind = VerdictKind.STUCK
    return Verdict(
        kind=kind,
        updates=now.updates,
        wrong=judged.wrong,
        loss=now.loss,
        flat=judged.flat,
        separation=separation,
        diverged=diverged,
        lowest=lowest,
        above_lowest=kind is VerdictKind.IMPOSSIBLE and not judged.flat and _is_above_lowest(now),
        torn=torn,
    )


def stuck_window(now: Standing) -> int:
    """Return over how many updates the loss must have stood still."""
    samples, rule = len(now.problem), now.optimizer.rule
    if rule in (Rule.RMSPROP, Rule.ADAM):
        time = STUCK_TIME_ADAPTIVE
    else:
        time = STUCK_TIME * SIGMOID_SLOWER ** now.network.hidden_activations.count(Activation.SIGMOID)
    if rule in (Rule.MOMENTUM, Rule.NESTEROV):
        time *= 1.0 - now.optimizer.momentum  # so much farther it goes in the long run
    if samples > _TABLE_ROWS:
        time *= SET_SLOWER
    epoch = 1 if now.batches.is_full(samples) else math.ceil(samples / (now.batches.size or samples))
    return max(_FEWEST_UPDATES, _FEWEST_EPOCHS * epoch, math.ceil(time / now.rate))


def _is_at_rest(now: Standing) -> bool:
    # With few samples an update, or too high a rate, a single layer trembles about the bottom, too, and never settles.
    return now.settled or _stands_still(now)


def _stands_still(now: Standing) -> bool:
    window = stuck_window(now)
    first = now.updates - window
    if first < now.judged_from:
        return False
    if now.batches.is_full(len(now.problem)):
        before, after = now.curve.at(first), now.loss
    else:  # one batch says little: compare the means of the window's ends
        before = now.curve.mean(first, first + window // 4)
        after = now.curve.mean(now.updates - window // 4, now.updates) or now.loss
    return before is not None and after > (1.0 - STUCK_FALL) * before


def _is_above_lowest(now: Standing) -> bool:
    """Whether a single layer could do better: it trembles, or weights of zero, which say nothing, have less loss."""
    if now.network.hidden:
        return False
    nothing = with_parameters(now.network, np.zeros_like(flatten(now.network.layers)))
    passed = forward(nothing, now.problem.points_NI)
    least = loss_value(nothing, passed, now.problem.labels_N, now.loss_kind)
    return not now.settled or now.loss > (1.0 + STUCK_FALL) * least


def _is_convex(now: Standing) -> bool:
    """Whether the loss has one valley: a single layer with cross entropy, or a linear one with squares."""
    if now.network.hidden:
        return False
    return now.loss_kind is Loss.CROSS_ENTROPY or now.network.output is Output.LINEAR


def _separation(problem: Problem) -> Separation | None:
    try:
        return decide(problem) if problem.classes == 2 else None
    except ArithmeticError:  # numbers of absurd size: nothing is claimed
        return None


def _lines_are_enough(problem: Problem) -> bool:
    try:
        return separable_together(problem)
    except ArithmeticError:
        return True
