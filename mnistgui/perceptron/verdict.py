"""What can be said of a learner: a kind and the numbers behind it. The sentences are the window's business."""

from dataclasses import dataclass
from enum import Enum

from mnistgui.perceptron.problems import Floats
from mnistgui.perceptron.separability import Separation


class VerdictKind(Enum):
    """The four things that can be said."""

    UNDECIDED = "undecided"
    LEARNED = "learned"
    IMPOSSIBLE = "impossible"  # proved: no weights of this learner can do it
    STUCK = "stuck"  # not proved: other first weights may do it


@dataclass(frozen=True, eq=False, kw_only=True)
class Cycle:
    """The threshold rule came back to weights that it had before, with updates between.

    The same weights at the same place of the same order: everything after repeats. ``weights_3`` (w1, w2, b) stood at
    the end of ``first_epoch`` (0 is the start) and again at the end of ``epoch``; ``updates_N`` counts the updates
    between by sample. They moved the weights by nothing, so the signed points, taken so many times each, sum to zero.
    """

    first_epoch: int
    epoch: int
    weights_3: Floats
    updates_N: tuple[int, ...]


@dataclass(frozen=True, eq=False, kw_only=True)
class Verdict:
    """The state of a learner after ``updates`` updates, with ``wrong`` samples on the wrong side now.

    ``loss`` is the mean cross entropy (smooth learners). ``flat`` says that it answers 0.5 everywhere, to 0.01.
    ``mistake_bound`` is R²/γ² where it holds. ``cycle`` and ``separation`` are the proofs of an IMPOSSIBLE; with a
    hidden layer that LEARNED, ``separation`` says whether one line would have done.
    """

    kind: VerdictKind
    updates: int
    wrong: int
    loss: float | None = None
    flat: bool = False
    mistake_bound: float | None = None
    cycle: Cycle | None = None
    separation: Separation | None = None

    @property
    def final(self) -> bool:
        """Whether going on is not expected to change it."""
        return self.kind is not VerdictKind.UNDECIDED
