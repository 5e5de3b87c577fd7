"""A learner driven alone, as the lab's clock drives it."""

from collections.abc import Iterator

from mnistgui.perceptron.clock import Clock, LabStep, Learner


def steps(learner: Learner) -> Iterator[LabStep]:
    """Drive ``learner`` for ever, one step for each item taken; who takes them stops where a verdict is final."""
    clock = Clock([learner])
    while True:
        (step,) = clock.tick()
        assert step is not None
        yield step
