"""Epochs: which images an epoch goes through, in which order, in which batches. Free of torch at import.

Shape suffixes: M images that take part (after the target transform and the validation split), B images of a batch.
Epochs and iterations count from 1, as in a run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mnistgui.data.batches import epoch_order, iterations_per_epoch, split_validation
from mnistgui.data.data_set import GivenUpError

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, kw_only=True)
class EpochSizes:
    """The arithmetic of an epoch over ``images`` (M) images: 60,000 / 128 = 468 full batches, 96 images over."""

    images: int
    batch_size: int
    drop_last: bool

    @property
    def full_batches(self) -> int:
        """Batches of ``batch_size`` images."""
        return self.images // self.batch_size

    @property
    def over(self) -> int:
        """Images that fill no batch."""
        return self.images % self.batch_size

    @property
    def iterations(self) -> int:
        """Batches that are trained on."""
        return iterations_per_epoch(self.images, self.batch_size, drop_last=self.drop_last)

    @property
    def last_batch(self) -> int:
        """Images of the last batch that is trained on; 0 where there is none."""
        if not self.iterations:
            return 0
        return self.over if self.over and not self.drop_last else self.batch_size

    @property
    def unseen(self) -> int:
        """Images that ``drop_last`` leaves out of the epoch."""
        return self.over if self.drop_last else 0


@dataclass(frozen=True, eq=False, kw_only=True)
class EpochPlan:
    """One epoch, image by image: ``order_M`` int64 are indices in the training set, as a DataLoader gives them.

    ``validation_count`` images are held back from every epoch and are not among them.
    """

    epoch: int
    order_M: npt.NDArray[np.int64]
    batch_size: int
    drop_last: bool
    validation_count: int = 0

    @property
    def sizes(self) -> EpochSizes:
        """The arithmetic of this epoch."""
        return EpochSizes(images=len(self.order_M), batch_size=self.batch_size, drop_last=self.drop_last)

    @property
    def iterations(self) -> int:
        """Batches of this epoch, and of every other one."""
        return self.sizes.iterations

    def batch(self, iteration: int) -> npt.NDArray[np.int64]:
        """Return the indices of the images of ``iteration``, int64 (B,).

        Raises:
            IndexError: the epoch has no such iteration.
        """
        if not 1 <= iteration <= self.iterations:
            raise IndexError(f"iteration {iteration} is not one of 1 to {self.iterations}")
        return self.order_M[(iteration - 1) * self.batch_size : iteration * self.batch_size]

    @property
    def left_out(self) -> npt.NDArray[np.int64]:
        """The indices of the images that ``drop_last`` leaves out of this epoch, in its order."""
        return self.order_M[len(self.order_M) - self.sizes.unseen :]

    def step(self, iteration: int) -> int:
        """Return the number of ``iteration`` in the whole run: what the random transforms draw from."""
        return (self.epoch - 1) * self.iterations + iteration


def plan_epoch(
    index_M: npt.NDArray[np.int64],
    *,
    epoch: int,
    batch_size: int,
    shuffle: bool,
    drop_last: bool,
    seed: int,
    validation_share: float = 0.0,
    give_up: Callable[[], bool] = bool,
) -> EpochPlan:
    """Return the plan of ``epoch`` of a run over the images at ``index_M``, from which validation takes its share.

    Each epoch goes on with the generator where the one before left it; so a far one takes as long as all those
    before it that were not asked for yet (60,000 images: half a millisecond an epoch). ``give_up`` is asked before
    each of them.

    Raises:
        GivenUpError: ``give_up()`` said so.
        ValueError: there is no epoch 0.
    """
    if epoch < 1:
        raise ValueError(f"epochs count from 1: there is no epoch {epoch}")
    learned_M, held_back = split_validation(index_M, validation_share, seed)
    order_M = _orders(len(learned_M), shuffle, seed).order(epoch, give_up)
    return EpochPlan(
        epoch=epoch,
        order_M=learned_M[order_M.numpy()],
        batch_size=batch_size,
        drop_last=drop_last,
        validation_count=len(held_back),
    )


class _Orders:
    """The orders of the epochs of one run, asked for in any sequence and from any thread."""

    def __init__(self, images: int, shuffle: bool, seed: int) -> None:
        import torch

        self._images, self._shuffle = images, shuffle
        # The state of the generator, 5 KB, at the start of each epoch from 1 to the furthest one so far.
        self._starts = {1: torch.Generator().manual_seed(seed).get_state()}

    def order(self, epoch: int, give_up: Callable[[], bool]) -> torch.Tensor:
        """Return the order of ``epoch``, int64 (M,)."""
        import torch

        known = min(epoch, len(self._starts))
        generator = torch.Generator()
        generator.set_state(self._starts[known])
        for passed in range(known, epoch):
            if give_up():
                raise GivenUpError
            epoch_order(self._images, shuffle=self._shuffle, generator=generator)
            self._starts[passed + 1] = generator.get_state()
        return epoch_order(self._images, shuffle=self._shuffle, generator=generator)


@lru_cache(maxsize=2)
def _orders(images: int, shuffle: bool, seed: int) -> _Orders:
    return _Orders(images, shuffle, seed)
