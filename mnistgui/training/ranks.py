"""Ranks: one run by several processes, as torchrun starts them. Alone, everything here does nothing.

Every rank makes the same net and draws the same order, cuts each global batch into its own rows, and averages the
gradients with the others (DistributedDataParallel): every image is seen once an epoch, and the losses are those of one
process. B images of the global batch.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel


@dataclass(frozen=True, kw_only=True)
class Part:
    """The rows ``rows`` of a global batch are one rank's, ``count`` of them; ``weight`` makes up for their number.

    A rank that has none (a last batch smaller than the number of ranks) is given one row that counts nothing, so that
    it takes part in the exchange of gradients.
    """

    rows: range
    count: int
    weight: float


@dataclass(frozen=True, kw_only=True)
class Ranks:
    """``world`` processes work on the run, and this one is number ``rank``, from 0; they talk through ``device``."""

    rank: int = 0
    world: int = 1
    device: str = "cpu"

    @property
    def leads(self) -> bool:
        """Whether this is the process that writes and prints."""
        return self.rank == 0

    def part(self, images: int) -> Part:
        """Return this rank's part of a batch of so many images.

        DistributedDataParallel takes the mean of the ranks' gradients. Each rank's loss is a mean over its own rows, so
        it is weighted with its share of the batch times the number of ranks.
        """
        first, end = self.rank * images // self.world, (self.rank + 1) * images // self.world
        if first == end:
            return Part(rows=range(1), count=0, weight=0.0)
        return Part(rows=range(first, end), count=end - first, weight=(end - first) * self.world / images)

    def wrap(self, net: nn.Module) -> nn.Module:
        """Return ``net`` so that its backward() gives every rank the mean of all gradients."""
        return net if self.world == 1 else DistributedDataParallel(net)

    def sums(self, *numbers: torch.Tensor | float) -> torch.Tensor:
        """Return the sums of each of ``numbers`` over all ranks, float64."""
        tensors = [number if isinstance(number, torch.Tensor) else torch.tensor(number) for number in numbers]
        # nccl takes tensors on its own device only.
        sums = torch.stack([tensor.to(self.device, torch.float64) for tensor in tensors])
        if self.world > 1:
            distributed.all_reduce(sums)
        return sums

    def of_leader(self, number: int) -> int:
        """Return the leader's ``number`` (under 2**53, which a float64 holds exactly) on every rank."""
        return number if self.world == 1 else int(self.sums(float(number if self.leads else 0))[0])

    def any(self, happened: bool) -> bool:
        """Return whether it happened on one of the ranks: all get the same answer."""
        return happened if self.world == 1 else bool(self.sums(float(happened))[0] > 0)


ALONE: Final = Ranks()


def is_leader() -> bool:
    """Return whether this process, of those that torchrun started, is the one that writes and prints."""
    return int(os.environ.get("RANK", "0")) == 0


@contextmanager
def joined(device: str) -> Iterator[Ranks]:
    """Inside, this process is one of those that torchrun started: gloo on the CPU, nccl on graphics processors."""
    if int(os.environ.get("WORLD_SIZE", "1")) == 1:
        yield ALONE
        return
    if device == "cuda":
        torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
    distributed.init_process_group("nccl" if device == "cuda" else "gloo")
    try:
        yield Ranks(rank=distributed.get_rank(), world=distributed.get_world_size(), device=device)
    finally:
        distributed.destroy_process_group()
