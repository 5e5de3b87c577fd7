"""StripCells: where the iterations of an epoch stand in a strip of some width. Arithmetic only, in logical pixels."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final, Self

from mnistgui.data.epochs import EpochSizes

_NARROWEST: Final = 4.0  # of a cell, the gap beside it included: below that, cells merge
_TAIL: Final = 10.0  # width of the last batch where the others are merged, so that it is still seen


@dataclass(frozen=True, kw_only=True)
class StripCells:
    """``full_cells`` cells of ``pitch`` pixels each stand for ``merged`` full batches; then comes the tail.

    The tail is what is over at the end of an epoch, the last and smaller batch or, with ``drop_last``, the images left
    out: a cell of its own, ``tail`` pixels wide, or 0 where nothing is over.
    """

    sizes: EpochSizes
    merged: int
    full_cells: int
    pitch: float
    tail: float

    @classmethod
    def fit(cls, sizes: EpochSizes, width: float) -> Self:
        """Return the cells that fill ``width``: one an iteration, or as many in one as it takes to see them."""
        full, has_tail = sizes.full_batches, sizes.over > 0
        if (full + has_tail) * _NARROWEST <= width:
            pitch = width / max(1, full + has_tail)
            return cls(sizes=sizes, merged=1, full_cells=full, pitch=pitch, tail=pitch if has_tail else 0.0)
        tail = _TAIL if has_tail else 0.0
        room = max(_NARROWEST, width - tail)
        merged = next(number for number in _round_numbers() if -(-full // number) * _NARROWEST <= room)
        cells = -(-full // merged)
        return cls(sizes=sizes, merged=merged, full_cells=cells, pitch=room / cells, tail=tail)

    @property
    def tail_is_batch(self) -> bool:
        """Whether the tail is an iteration; otherwise it is left out, or there is none."""
        return self.tail > 0 and not self.sizes.drop_last

    @property
    def cells(self) -> int:
        """Cells altogether, the tail included."""
        return self.full_cells + (self.tail > 0)

    def span(self, cell: int) -> tuple[float, float]:
        """Return left and right edge of ``cell``; the tail is the last one."""
        left = cell * self.pitch
        return left, left + (self.tail if cell == self.full_cells else self.pitch)

    def iterations(self, cell: int) -> range:
        """Return the iterations, counted from 1, that ``cell`` stands for: none for images left out."""
        first = cell * self.merged + 1
        if cell < self.full_cells:
            return range(first, min(first + self.merged, self.sizes.full_batches + 1))
        last = self.sizes.iterations
        return range(last, last + 1) if self.tail_is_batch else range(0)

    def cell_of(self, iteration: int) -> int:
        """Return the cell in which ``iteration`` is."""
        return self.full_cells if iteration > self.sizes.full_batches else (iteration - 1) // self.merged

    def cell_at(self, x: float) -> int:
        """Return the cell at ``x``, or the nearest one."""
        return min(max(int(x / self.pitch), 0), self.cells - 1)

    def iteration_at(self, x: float) -> int | None:
        """Return the iteration at ``x``, or the nearest one; None on images left out."""
        cell = self.cell_at(x)
        those = self.iterations(cell)
        if not those:
            return None
        left, right = self.span(cell)
        share = min(max((x - left) / (right - left), 0.0), 1.0)
        return those[min(int(share * len(those)), len(those) - 1)]


def _round_numbers() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50, 100 and so on."""
    for power in count():
        for digit in (1, 2, 5):
            yield digit * 10**power
