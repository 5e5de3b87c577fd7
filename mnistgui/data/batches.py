"""Batches in the very order that ``torch.utils.data.DataLoader`` gives them, without its per-image cost.

Shape suffixes: N images of the set, B images of a batch, H, W, C as in `ImageSet`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from mnistgui.data.image_set import ImageSet


def iterations_per_epoch(images: int, batch_size: int, *, drop_last: bool) -> int:
    """Return the number of batches of one epoch."""
    full, over = divmod(images, batch_size)
    return full + (1 if over and not drop_last else 0)


def epoch_order(images: int, *, shuffle: bool, generator: torch.Generator) -> torch.Tensor:
    """Return the order of one epoch: int64 indices (N,), and leave ``generator`` where a DataLoader would.

    One epoch of a DataLoader with ``shuffle=True`` draws an int64 (the workers' base seed), ``randperm(N)``, and, when
    its sampler is exhausted, a second ``randperm(N)`` that it throws away (torch/utils/data/sampler.py,
    ``RandomSampler.__iter__``). Leave the last out and only the first epoch agrees. Without shuffling only the base
    seed is drawn.
    """
    import torch

    torch.empty((), dtype=torch.int64).random_(generator=generator)
    if not shuffle:
        return torch.arange(images)
    order_N = torch.randperm(images, generator=generator)
    torch.randperm(images, generator=generator)
    return order_N


@dataclass(frozen=True, eq=False, kw_only=True)
class DeviceImages:
    """An `ImageSet` on the training device: ``images_NHWC`` uint8, ``labels_N`` int64."""

    images_NHWC: torch.Tensor
    labels_N: torch.Tensor

    @classmethod
    def of(cls, image_set: ImageSet, device: str) -> DeviceImages:
        """Copy the set to ``device`` (the set itself is frozen, and torch tensors cannot be)."""
        import torch

        return cls(
            images_NHWC=torch.tensor(image_set.images_NHWC, device=device),
            labels_N=torch.tensor(image_set.labels_N, device=device),
        )

    def __len__(self) -> int:
        return len(self.labels_N)


def batches(
    data: DeviceImages, order_N: torch.Tensor, batch_size: int, *, drop_last: bool
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Yield ``(images_BHWC uint8, labels_B int64)`` of one epoch in the given order."""
    order_N = order_N.to(data.labels_N.device)
    for start in range(0, iterations_per_epoch(len(data), batch_size, drop_last=drop_last) * batch_size, batch_size):
        index_B = order_N[start : start + batch_size]
        yield data.images_NHWC.index_select(0, index_B), data.labels_N.index_select(0, index_B)
