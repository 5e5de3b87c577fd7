"""One update of all weights from one sample, with every number on the way kept: what PyTorch's five lines compute.

    optimizer.zero_grad()               .grad = 0
    output = net(input)                 z and a of each layer
    loss = criterion(output, target)    L
    loss.backward()                     dL/da, dL/dz, dL/dw, added to what .grad holds
    optimizer.step()                    new w, made of .grad

Shapes as in `network.py`; ``_1`` is the one sample.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from mnistgui.perceptron.backpropagation import BackwardPass, backward
from mnistgui.perceptron.losses import Loss, loss_value, sample_losses, targets
from mnistgui.perceptron.network import ForwardPass, Network, flatten, forward, with_parameters
from mnistgui.perceptron.optimizers import update
from mnistgui.perceptron.problems import Floats, Labels
from mnistgui.perceptron.smooth_learner import Moment, SmoothLearner

STEP: Final = 1e-5  # h of the finite difference: smaller loses digits to rounding, larger to the curve's bend


@dataclass(frozen=True, eq=False, kw_only=True)
class OneUpdate:
    """The numbers of an update that is made of ``sample`` alone.

    ``wanted_U`` are the targets of the output units. ``before`` is where it begins: its ``gradient_P`` is what .grad
    still holds of the update before. ``values_P`` are the weights, in the order of `network.flatten`. ``kept_P`` is
    what `backward` finds in .grad: zeros, or that old gradient where zero_grad() was forgotten. ``gradient_P`` is dL/dw
    of this sample, ``filled_P`` what .grad holds in the end, ``difference_P`` the finite difference
    (L(w + h) - L(w - h)) / 2h of each weight. ``after`` is where it leads, with ``new_values_P``; both are None where
    these would not be finite.
    """

    sample: int
    point_1I: Floats
    label_1: Labels
    wanted_U: Floats
    loss_kind: Loss
    forgot: bool
    before: Moment
    values_P: Floats
    passed: ForwardPass
    loss: float
    back: BackwardPass
    kept_P: Floats
    gradient_P: Floats
    filled_P: Floats
    difference_P: Floats
    after: Moment | None
    new_values_P: Floats | None

    @property
    def network(self) -> Network:
        """The network with the weights before the update."""
        return self.before.network


def one_update(learner: SmoothLearner, sample: int) -> OneUpdate:
    """Compute the update of ``learner`` from ``sample``, with its optimiser, rate and memory; change nothing.

    Raises:
        IndexError: there is no such sample.
    """
    if not 0 <= sample < len(learner.problem):
        raise IndexError(f"there is no sample {sample}")
    network, loss_kind = learner.network, learner.loss_kind
    point_1I, label_1 = learner.problem.points_NI[[sample]], learner.problem.labels_N[[sample]]
    with np.errstate(over="ignore", invalid="ignore"):
        passed = forward(network, point_1I)
        back = backward(network, passed, label_1, loss_kind)
        gradient_P = flatten(back.gradients)
        kept_P = learner.moment.gradient_P if learner.forget_zero_grad else np.zeros_like(gradient_P)
        filled_P = kept_P + gradient_P
        after = _after(learner, filled_P)
        return OneUpdate(
            sample=sample,
            point_1I=point_1I,
            label_1=label_1,
            wanted_U=targets(network, label_1)[0],
            loss_kind=loss_kind,
            forgot=learner.forget_zero_grad,
            before=learner.moment,
            values_P=flatten(network.layers),
            passed=passed,
            loss=loss_value(network, passed, label_1, loss_kind),
            back=back,
            kept_P=kept_P,
            gradient_P=gradient_P,
            filled_P=filled_P,
            difference_P=finite_differences(network, point_1I, label_1, loss_kind),
            after=after,
            new_values_P=None if after is None else flatten(after.network.layers),
        )


def finite_differences(network: Network, points_NI: Floats, labels_N: Labels, loss: Loss) -> Floats:
    """Return (L(w + h) - L(w - h)) / 2h of the mean loss for every weight, (P,): the gradient with no calculus at all.

    All moved networks are computed as one stack.
    """
    values_P = flatten(network.layers)
    shifts_PP = STEP * np.eye(len(values_P))
    ends_2P = []
    for moved_PP in (values_P + shifts_PP, values_P - shifts_PP):
        moved = with_parameters(network, moved_PP)
        ends_2P.append(sample_losses(moved, forward(moved, points_NI), labels_N, loss).mean(axis=-1))
    return np.asarray((ends_2P[0] - ends_2P[1]) / (2 * STEP))


def _after(learner: SmoothLearner, filled_P: Floats) -> Moment | None:
    before = learner.moment
    values_P, memory = update(learner.optimizer, flatten(before.network.layers), filled_P, before.memory, learner.rate)
    if not np.isfinite(values_P).all():
        return None
    # Epoch and position stay: a sample of one's own choice is no part of the order that a run goes through.
    return replace(
        before,
        network=with_parameters(before.network, values_P),
        memory=memory,
        gradient_P=filled_P,
        updates=before.updates + 1,
    )
