"""The mistakes of each epoch, and how many mistakes other weights would make.

The two kinds of learner count differently, each as its textbook does. The threshold rule looks at one sample at a time
and corrects itself at once: its mistakes are the wrong answers that it met in the pass, each with the weights of that
moment. Gradient descent is judged from outside: its mistakes are the samples on the wrong side when the epoch ends.

Shapes: ``A`` the numbers (w1, w2, b) of one line; ``R`` rows, one a value of the second number (falling); ``C``
columns, one a value of the first.
"""

import numpy as np

from mnistgui.perceptron.numbered_series import NumberedSeries
from mnistgui.perceptron.problems import Floats, Labels, Problem


class MistakeCurve(NumberedSeries):
    """``add(epoch, mistakes)`` notes the mistakes of an epoch (from 1) that is over.

    What was counted stays counted: other points or other weights put in later change nothing of it. An epoch of which
    only a part was seen (its beginning was not saved) has no entry.
    """


def mistake_grid(
    problem: Problem, weights_A: Floats, *, first: int, second: int, values_C: Floats, values_R: Floats
) -> Labels:
    """Return how many samples a threshold unit answers wrongly, (R, C), where two of its numbers are other ones.

    Raises:
        ValueError: more than two classes.
    """
    if problem.classes != 2:
        raise ValueError(f"a threshold unit tells two classes apart, not {problem.classes}")
    points_NA = problem.augmented_points
    held_A = weights_A.copy()
    held_A[[first, second]] = 0.0
    across_CN = values_C[:, None] * points_NA[:, first]
    up_RN = values_R[:, None] * points_NA[:, second]
    sums_RCN = up_RN[:, None] + across_CN + points_NA @ held_A
    wrong_RC: Labels = np.count_nonzero((sums_RCN > 0) != (problem.labels_N == 1), axis=-1)
    return wrong_RC
