"""ThumbnailGrid: where thumbnails stand in a view of some width. Arithmetic only."""

from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtCore import QRectF

_WANTED_PX: Final = 28  # height of a thumbnail in logical pixels, as near as whole device pixels allow
_LEAST_GAP: Final = 4  # between thumbnails, in pixels of the image: room for the frame of the current one


@dataclass(frozen=True, kw_only=True)
class ThumbnailGrid:
    """Where the thumbnails stand. Lengths are device pixels, but for ``gap``, which is in pixels of the image."""

    columns: int
    scale: int  # device pixels for one pixel of the image
    gap: int
    pitch_x: int
    pitch_y: int
    left: int  # margin that centres the columns
    ratio: float  # device pixels in one logical pixel

    @classmethod
    def fit(cls, width: float, ratio: float, height_width: tuple[int, int]) -> Self:
        """Return as many columns as ``width`` (logical pixels) holds, the room that is over shared between them."""
        image_height, image_width = height_width
        scale = max(1, round(_WANTED_PX * ratio / image_height))
        room = int(width * ratio) // scale
        columns = max(1, room // (image_width + _LEAST_GAP))
        gap = max(_LEAST_GAP, room // columns - image_width) if columns > 1 else _LEAST_GAP
        pitch_x, pitch_y = (image_width + gap) * scale, (image_height + gap) * scale
        left = max(0, (int(width * ratio) - columns * pitch_x) // 2)
        return cls(columns=columns, scale=scale, gap=gap, pitch_x=pitch_x, pitch_y=pitch_y, left=left, ratio=ratio)

    def cell(self, row: int, scrolled: int) -> QRectF:
        """Return where item ``row`` is, gap included, in logical pixels of a view scrolled by ``scrolled`` of them."""
        line, column = divmod(row, self.columns)
        x, y = self.left + column * self.pitch_x, line * self.pitch_y - round(scrolled * self.ratio)
        return QRectF(x / self.ratio, y / self.ratio, self.pitch_x / self.ratio, self.pitch_y / self.ratio)

    def height(self, items: int) -> int:
        """Return the height of ``items`` thumbnails in logical pixels, rounded up."""
        return int(-(-items // self.columns) * self.pitch_y / self.ratio + 0.999)
