"""What can be said of a learner: a kind and the numbers behind it. The sentences are the window's business."""

from dataclasses import dataclass
from enum import Enum

from mnistgui.perceptron.contradiction import Torn
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

    ``weights_A`` (w1, w2, b) stood at the end of ``first_epoch`` (0 is the start) and again at the end of ``epoch``;
    ``updates_N`` counts the updates between by sample. They moved the weights by nothing, so the signed points, taken
    so many times each, sum to zero: that proves it in any order. ``periodic``: the order is the same in every epoch,
    so that everything after repeats. With a shuffled order it is a return, and no period.
    """

    first_epoch: int
    epoch: int
    weights_A: Floats
    updates_N: tuple[int, ...]
    periodic: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class Verdict:
    """The state of a learner after ``updates`` updates, with ``wrong`` samples on the wrong side now.

    ``loss`` is the mean loss (smooth learners). ``flat`` says that it answers the same half-way value everywhere, to
    0.01 (0.5 of a sigmoid, 1/K of softmax, 0 of tanh). ``mistake_bound`` is R²/γ² where it holds. ``cycle`` and
    ``separation`` are the proofs of an IMPOSSIBLE (either may be missing, and ``separation`` is of two classes only);
    with a hidden layer that LEARNED, ``separation`` says whether one line would have done.

    Of a STUCK learner: ``diverged`` says that its numbers are no longer finite (the rate is too high), ``lowest`` that
    its loss is convex and as low as it gets, so that another start ends there, too.

    ``above_lowest``, of an IMPOSSIBLE single layer: its loss stands still and is not as low as it gets (too high a
    rate, too few samples an update, units that are saturated), so that it says nothing of what such a layer can do.

    ``torn``, while there are mistakes: the places that have points of more than one class.
    """

    kind: VerdictKind
    updates: int
    wrong: int
    loss: float | None = None
    flat: bool = False
    mistake_bound: float | None = None
    cycle: Cycle | None = None
    separation: Separation | None = None
    diverged: bool = False
    lowest: bool = False
    above_lowest: bool = False
    torn: tuple[Torn, ...] = ()

    @property
    def final(self) -> bool:
        """Whether going on is not expected to change it."""
        return self.kind is not VerdictKind.UNDECIDED
