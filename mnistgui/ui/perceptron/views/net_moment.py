"""One moment of a smooth learner, held fast: a view may be laid out or translated anew long after its `set_scene`."""

from dataclasses import dataclass

from mnistgui.perceptron.losses import Loss
from mnistgui.perceptron.network import ForwardPass, Network
from mnistgui.perceptron.problems import Problem
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box
from mnistgui.ui.perceptron.scene import Scene


@dataclass(frozen=True, eq=False, kw_only=True)
class NetMoment:
    """What the learner had then. ``passed`` is its forward pass over all samples, ``x3`` where a third input is cut."""

    network: Network
    passed: ForwardPass
    problem: Problem
    loss: Loss
    current: int
    box: Box
    x3: float


def net_moment(scene: Scene) -> NetMoment | None:
    """Hold the moment of ``scene``; None of the threshold rule, which has no network."""
    learner = scene.learner
    if not isinstance(learner, SmoothLearner):
        return None
    return NetMoment(
        network=learner.network,
        passed=learner.passed,
        problem=scene.problem,
        loss=learner.loss_kind,
        current=scene.current,
        box=scene.shown.box,
        x3=scene.x3,
    )
