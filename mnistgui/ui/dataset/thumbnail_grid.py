"""ThumbnailGrid: where thumbnails stand in a view of some width. Arithmetic only."""

from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtCore import QRectF

# Height of a thumbnail in logical pixels, as near as whole pixels of image and screen allow.
SIZES: Final = {"small": 28, "medium": 56, "large": 112}
_HALF_GAP: Final = 2  # logical pixels on each side of a thumbnail: room for the frame of the current one


@dataclass(frozen=True, kw_only=True)
class ThumbnailGrid:
    """Where the thumbnails stand. Lengths are device pixels, but for ``gap``, which is in pixels of the thumbnail.

    A small image is enlarged ``scale`` times; of a large one, blocks of ``shrink`` x ``shrink`` pixels become one.
    """

    columns: int
    shrink: int  # pixels of the image, across and down, for one pixel of the thumbnail
    scale: int  # device pixels for one pixel of the thumbnail
    gap: int
    pitch_x: int
    pitch_y: int
    left: int  # margin that centres the columns
    ratio: float  # device pixels in one logical pixel

    @classmethod
    def fit(cls, width: float, ratio: float, height_width: tuple[int, int], wanted: int = SIZES["small"]) -> Self:
        """Return as many columns as ``width`` (logical pixels) holds, the room that is over shared between them.

        ``height_width`` is the shape of an image, ``wanted`` the height of a thumbnail in logical pixels.
        """
        # By the longer side: a long narrow image still gives a thumbnail of the usual size.
        shrink = max(1, round(max(height_width) / (wanted * ratio)))
        height, width_of_one = (max(1, side // shrink) for side in height_width)
        scale = max(1, round(wanted * ratio / max(height, width_of_one)))
        least_gap = 2 * max(1, round(_HALF_GAP * ratio / scale))
        room = int(width * ratio) // scale
        columns = max(1, room // (width_of_one + least_gap))
        # Even, so that the picture stands in the middle of its cell.
        gap = max(least_gap, (room // columns - width_of_one) // 2 * 2) if columns > 1 else least_gap
        pitch_x, pitch_y = (width_of_one + gap) * scale, (height + gap) * scale
        left = max(0, (int(width * ratio) - columns * pitch_x) // 2)
        return cls(
            columns=columns,
            shrink=shrink,
            scale=scale,
            gap=gap,
            pitch_x=pitch_x,
            pitch_y=pitch_y,
            left=left,
            ratio=ratio,
        )

    def cell(self, row: int, scrolled: int) -> QRectF:
        """Return where item ``row`` is, gap included, in logical pixels of a view scrolled by ``scrolled`` of them."""
        line, column = divmod(row, self.columns)
        x, y = self.left + column * self.pitch_x, line * self.pitch_y - round(scrolled * self.ratio)
        return QRectF(x / self.ratio, y / self.ratio, self.pitch_x / self.ratio, self.pitch_y / self.ratio)

    def line_and_column(self, x: float, y: float, scrolled: int) -> tuple[int, int]:
        """Return the line and the column at a place in logical pixels of the view; they may be beyond the items."""
        column = (int(x * self.ratio) - self.left) // self.pitch_x
        return (int(y * self.ratio) + round(scrolled * self.ratio)) // self.pitch_y, column

    def thumbnail(self, row: int, scrolled: int) -> QRectF:
        """Return where the picture of item ``row`` is, without the gap around it."""
        margin = self.margin()
        return self.cell(row, scrolled).adjusted(margin, margin, -margin, -margin)

    def margin(self) -> float:
        """Return the part of the gap on each side of a picture, in logical pixels."""
        return self.gap // 2 * self.scale / self.ratio

    def height(self, items: int) -> int:
        """Return the height of ``items`` thumbnails in logical pixels, rounded up."""
        return int(-(-items // self.columns) * self.pitch_y / self.ratio + 0.999)
