"""Which samples the next update is made of: all, a few, or one, in the problem's order or shuffled anew each epoch."""

from dataclasses import dataclass

import numpy as np

from mnistgui.perceptron.problems import Labels


@dataclass(frozen=True, kw_only=True)
class Batches:
    """``size`` samples an update (None: all; 1: one at a time); a ``shuffled`` order depends on ``seed`` and epoch.

    The order of an epoch is computed from its number, never remembered: going back one step, or opening a saved lab,
    finds the same order again.

    Raises:
        ValueError: a size below 1, a negative seed.
    """

    size: int | None = None
    shuffled: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        if self.size is not None and self.size < 1:
            raise ValueError(f"a batch must have at least one sample, not {self.size}")
        if self.seed < 0:
            raise ValueError(f"a seed must not be negative: {self.seed}")

    def order(self, samples: int, epoch: int) -> Labels:
        """Return the indices of all samples in the order of this epoch (from 0), shape (samples,)."""
        if not self.shuffled:
            return np.arange(samples)
        return np.random.default_rng((self.seed, epoch)).permutation(samples)

    def take(self, samples: int, epoch: int, position: int) -> Labels:
        """Return the indices of the batch that begins at ``position`` of this epoch; the last may be smaller."""
        if self.is_full(samples):
            return np.arange(samples)
        return self.order(samples, epoch)[position : position + (self.size or samples)]

    def is_full(self, samples: int) -> bool:
        """Whether one batch is all there is."""
        return self.size is None or self.size >= samples
