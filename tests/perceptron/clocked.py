"""A learner alone on the clock."""

from collections.abc import Iterator

from mnistgui.perceptron.clock import Clock, LabStep
from mnistgui.perceptron.learners import AnyLearner


def steps(learner: AnyLearner) -> Iterator[LabStep]:
    """Yield step after step, for as long as somebody asks for one."""
    clock = Clock([learner])
    while True:
        (step,) = clock.tick()
        assert step is not None
        yield step
