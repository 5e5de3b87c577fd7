"""Batches in the very order that ``torch.utils.data.DataLoader`` gives them, without its per-image cost.

Shape suffixes: N images of the set, M of those that take part, B images of a batch, H, W, C as in `ImageSet`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import torch

    from mnistgui.data.image_set import ImageSet

# So many batches are gathered at a time, or as many as fit into so much: ten in one call take a fifth of the time of
# ten calls, since a batch of small images is less work than the call itself.
_BLOCK_BATCHES: Final = 32
_BLOCK_BYTES: Final = 2_600_000  # 32 batches of 100 of MNIST's images; as floats, four times as much
# Where torch lets a tensor begin. Sums of products may be added in another order where a tensor begins elsewhere.
_ALIGNMENT: Final = 64


def iterations_per_epoch(images: int, batch_size: int, *, drop_last: bool) -> int:
    """Return the number of batches of one epoch."""
    full, over = divmod(images, batch_size)
    return full + (1 if over and not drop_last else 0)


def epoch_order(images: int, *, shuffle: bool, generator: torch.Generator) -> torch.Tensor:
    """Return the order of one epoch: int64 places (M,), and leave ``generator`` where a DataLoader would.

    One epoch of a DataLoader with ``shuffle=True`` draws an int64 (the workers' base seed), ``randperm(M)``, and, when
    its sampler is exhausted, a second ``randperm(M)`` that it throws away (torch/utils/data/sampler.py,
    ``RandomSampler.__iter__``). Leave the last out and only the first epoch agrees. Without shuffling only the base
    seed is drawn.
    """
    import torch

    torch.empty((), dtype=torch.int64).random_(generator=generator)
    if not shuffle:
        return torch.arange(images)
    order_M = torch.randperm(images, generator=generator)
    torch.randperm(images, generator=generator)
    return order_M


def validation_count(images: int, share: float) -> int:
    """Return how many of ``images`` are held back for validation: ``share`` of them, rounded; 0 where it is 0.

    One at least, and one at least is left to learn from; of a single image none is held back.
    """
    return min(max(1, round(images * share)), images - 1) if share > 0 and images > 1 else 0


def split_validation(
    index_M: npt.NDArray[np.int64], share: float, seed: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return what is left to learn from and what is held back: two parts of ``index_M``, each in its order there.

    The first `validation_count` of a permutation by a generator of its own, seeded with ``seed``, are held back. They
    are put back into the order that they had, so that without shuffling the batches are still the file's.
    """
    import torch

    images = len(index_M)
    held_back_M = np.zeros(images, bool)
    if count := validation_count(images, share):
        held_back_M[torch.randperm(images, generator=torch.Generator().manual_seed(seed)).numpy()[:count]] = True
    return index_M[~held_back_M], index_M[held_back_M]


class Batch(NamedTuple):
    """``index_B`` int64: where in the set the images are; ``images_BHWC`` uint8, ``labels_B`` int64: copies.

    ``x_BCHW`` is the model input where it was made ahead, else None.
    """

    index_B: torch.Tensor
    images_BHWC: torch.Tensor
    labels_B: torch.Tensor
    x_BCHW: torch.Tensor | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class DeviceImages:
    """An `ImageSet` on the training device: ``images_NHWC`` uint8, ``labels_N`` int64; its length is M.

    ``index_M``, int64 and ascending, says which images take part; None: all. On the CPU the memory may be the set's
    own, which is frozen though a tensor cannot be: never write into it. What `batches` gives is copied.
    """

    images_NHWC: torch.Tensor
    labels_N: torch.Tensor
    index_M: torch.Tensor | None = None

    @classmethod
    def of(cls, image_set: ImageSet, device: str, *, labels_N: npt.NDArray[np.int64] | None = None) -> DeviceImages:
        """Return the set on ``device``, ``labels_N`` in place of its own labels if given.

        On the CPU nothing is copied, not even a set that is mapped from a file.
        """
        import torch

        # Not torch.from_numpy, which warns of a frozen array, once a process and from whichever thread is the first.
        labels_N = image_set.labels_N if labels_N is None else labels_N
        return cls(
            images_NHWC=torch.utils.dlpack.from_dlpack(image_set.images_NHWC).to(device),
            labels_N=torch.utils.dlpack.from_dlpack(labels_N).to(device),
        )

    def only(self, index_M: npt.NDArray[np.int64]) -> DeviceImages:
        """Return the same images, of which only those at ``index_M`` (ascending, none twice) take part."""
        import torch

        everything = len(index_M) == len(self.labels_N)
        return replace(self, index_M=None if everything else torch.tensor(index_M, device=self.labels_N.device))

    def __len__(self) -> int:
        return len(self.labels_N if self.index_M is None else self.index_M)


def batches(
    data: DeviceImages,
    order_M: torch.Tensor,
    batch_size: int,
    *,
    drop_last: bool,
    skip: int = 0,
    prepare: Callable[[torch.Tensor], torch.Tensor] | None = None,
) -> Iterator[Batch]:
    """Yield the batches of one epoch; ``order_M`` (`epoch_order`) are places among the images that take part.

    The first ``skip`` batches are left out: an epoch that is taken up has done them. ``prepare`` makes model input of
    images, each for itself and value by value: it is given those of several batches at a time, and not at all where a
    batch could come out in another place in memory than by itself.
    """
    order_M = order_M.to(data.labels_N.device)
    if data.index_M is not None:
        order_M = data.index_M.index_select(0, order_M)
    batch_bytes = batch_size * data.images_NHWC[:1].numel()
    if prepare is not None and batch_bytes * 4 % _ALIGNMENT:
        prepare = None
    block = batch_size * max(1, min(_BLOCK_BATCHES, _BLOCK_BYTES // max(1, batch_bytes)))
    last = min(iterations_per_epoch(len(data), batch_size, drop_last=drop_last) * batch_size, len(data))
    for start in range(skip * batch_size, last, block):
        index_M = order_M[start : min(start + block, last)]
        images_MHWC = data.images_NHWC.index_select(0, index_M)
        labels_M = data.labels_N.index_select(0, index_M)
        x = repeat(None) if prepare is None else _parts(prepare(images_MHWC), batch_size)
        parts = (_parts(of_M, batch_size) for of_M in (index_M, images_MHWC, labels_M))
        yield from map(Batch._make, zip(*parts, x, strict=False))


def _parts(of_M: torch.Tensor, batch_size: int) -> tuple[torch.Tensor, ...]:
    parts: tuple[torch.Tensor, ...] = of_M.split(batch_size)  # type: ignore[no-untyped-call]
    return parts
