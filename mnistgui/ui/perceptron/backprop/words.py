"""The walk in sentences: what the line at hand has done, in the numbers of this update."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.optimizers import Rule
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.walk import Phase, Walk
from mnistgui.ui.perceptron.backprop.sight import Sight
from mnistgui.ui.perceptron.numbers import MINUS, tuple_of

# The deck's five lines.
CODE: Final = {
    Phase.ZERO_GRAD: "optimizer.zero_grad()",
    Phase.FORWARD: "output = net(input)",
    Phase.LOSS: "loss = criterion(output, target)",
    Phase.BACKWARD: "loss.backward()",
    Phase.STEP: "optimizer.step()",
}
RULES: Final = {
    Rule.SGD: "SGD", Rule.MOMENTUM: "SGD + momentum", Rule.NESTEROV: "SGD + Nesterov", Rule.RMSPROP: "RMSprop",
    Rule.ADAM: "Adam",
}  # fmt: skip


def sample_words(learner: SmoothLearner, sample: int) -> str:
    """Return ``(0, 1) → 1``."""
    problem = learner.problem
    return f"{tuple_of(problem.points_NI[sample].tolist())} → {problem.labels_N[sample]}"


def sentence(sight: Sight) -> str:
    """Return what the line at hand has done."""
    walk = sight.walk
    match walk.phase:
        case None:
            return QCoreApplication.translate(
                "Backpropagation",
                "One update of all weights from the one sample {sample}, line by line. Press “Next phase” or Space.",
            ).format(sample=sample_words(walk.learner, walk.update.sample))
        case Phase.ZERO_GRAD:
            return _zero_grad(walk)
        case Phase.FORWARD:
            return _forward(walk)
        case Phase.LOSS:
            return _loss(sight)
        case Phase.BACKWARD:
            return _backward(walk)
        case Phase.STEP:
            return _step(sight)


def _zero_grad(walk: Walk) -> str:
    if walk.update.forgot:
        return QCoreApplication.translate(
            "Backpropagation",
            "zero_grad() is forgotten: .grad still holds the gradient of the update before, and backward() will add "
            "to it.",
        )
    return QCoreApplication.translate(
        "Backpropagation",
        ".grad of all {count} weights and biases is now 0: backward() adds to what it finds there.",
    ).format(count=len(walk.update.gradient_P))


def _forward(walk: Walk) -> str:
    stop, layers = walk.stop, len(walk.update.network.layers)
    assert stop is not None and stop.layer is not None
    if stop.layer == layers - 1:
        return QCoreApplication.translate(
            "Backpropagation",
            "Forward: each unit adds up weight times input and its bias to z, and passes on a = f(z). The last a is "
            "the answer.",
        )
    return QCoreApplication.translate(
        "Backpropagation",
        "Forward, layer {layer} of {layers}: each unit adds up weight times input and its bias to z; a = f(z).",
    ).format(layer=stop.layer + 1, layers=layers)


def _loss(sight: Sight) -> str:
    update = sight.walk.update
    if update.loss_kind is Loss.MSE:
        text = QCoreApplication.translate(
            "Backpropagation",
            "Mean squared error: L = (a {minus} t)² = {loss}. One number for how wrong the answer is.",
        )
        if len(update.wanted_U) > 1:
            text = QCoreApplication.translate(
                "Backpropagation", "Mean squared error: L = the mean of (a {minus} t)² over the output units = {loss}."
            )
    else:
        text = QCoreApplication.translate(
            "Backpropagation",
            "Cross entropy: L = {minus}ln(the probability given to the right class) = {loss}. One number for how wrong "
            "the answer is.",
        )
    return text.format(minus=MINUS, loss=sight.text(update.loss))


def _backward(walk: Walk) -> str:
    stop, layers = walk.stop, len(walk.update.network.layers)
    assert stop is not None and stop.layer is not None
    if stop.layer > 0:
        return QCoreApplication.translate(
            "Backpropagation",
            "Backward, layer {layer} of {layers}: from ∂L/∂a to ∂L/∂z to ∂L/∂w by the chain rule. No weight changes "
            "yet.",
        ).format(layer=stop.layer + 1, layers=layers)
    return QCoreApplication.translate(
        "Backpropagation",
        "Backward, from the last layer to the first: ∂L/∂a, ∂L/∂z, ∂L/∂w by the chain rule, added to .grad. No weight "
        "changes yet.",
    )


def _step(sight: Sight) -> str:
    learner, update = sight.walk.learner, sight.walk.update
    if update.after is None:
        return QCoreApplication.translate(
            "Backpropagation", "The new weights would be beyond all bounds: nothing is changed. The rate is too high."
        )
    if learner.optimizer.rule is Rule.SGD:
        text = QCoreApplication.translate(
            "Backpropagation", "Only now the weights change: new w = w {minus} rate · .grad, with the rate {rate}."
        )
    else:
        text = QCoreApplication.translate(
            "Backpropagation", "Only now the weights change: {optimizer} makes new w of .grad, with the rate {rate}."
        )
    return text.format(minus=MINUS, rate=f"{learner.rate:g}", optimizer=RULES[learner.optimizer.rule])
