"""Many images as one picture: what the thumbnails are painted from, and what Copy puts on the clipboard.

V images that are shown, H, W, C as in `ImageSet`.
"""

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from mnistgui.data.image_set import ImageSet
from mnistgui.ui.qimages import as_qimage

_COPY_GAP: Final = 2  # pixels between copied images, as in torchvision's make_grid
# What Copy makes at most: a picture of this many pixels is there at once, and every program can take it.
_COPY_PIXELS: Final = 4_000_000


def thumbnails(image_set: ImageSet, indices_V: npt.NDArray[np.intp], *, shrink: int = 1) -> npt.NDArray[np.uint8]:
    """Return the images of ``indices_V``, uint8 (V, H // shrink, W // shrink, C).

    A block of ``shrink`` x ``shrink`` pixels becomes the mean of four of them, spread over it: of large images this
    reads a few lines only, which matters where they lie in a file.
    """
    images_NHWC = image_set.images_NHWC
    if shrink == 1:
        return images_NHWC[indices_V]
    height, width = (max(1, side // shrink) for side in image_set.shape_HWC[:2])
    # Every part begins inside a block, so that it ends inside the image.
    offsets = shrink // 4, 3 * shrink // 4
    sum_VHWC = np.zeros((len(indices_V), height, width, images_NHWC.shape[3]), np.uint16)
    for y in offsets:
        lines_H = np.arange(images_NHWC.shape[1])[_places(y, height, shrink, images_NHWC.shape[1])]
        lines_VHWC = images_NHWC[indices_V[:, np.newaxis], lines_H]
        for x in offsets:
            sum_VHWC += lines_VHWC[:, :, _places(x, width, shrink, images_NHWC.shape[2])]
    return ((sum_VHWC + 2) >> 2).astype(np.uint8)


def _places(offset: int, count: int, step: int, end: int) -> slice:
    # A side shorter than one block has its last pixel for what would lie beyond it.
    start = min(offset, end - 1)
    return slice(start, start + count * step, step)


def sheet(images_VHWC: npt.NDArray[np.uint8], columns: int, gap: int) -> npt.NDArray[np.uint8]:
    """Return the images in lines of ``columns``, ``gap`` pixels between them, half of them around: uint8 (H, W, C)."""
    count, height, width, channels = images_VHWC.shape
    lines, half = -(-count // columns), gap // 2
    cells = np.zeros((lines * columns, height + gap, width + gap, channels), np.uint8)
    cells[:count, half : half + height, half : half + width] = images_VHWC
    in_lines = cells.reshape(lines, columns, height + gap, width + gap, channels).swapaxes(1, 2)
    return np.ascontiguousarray(in_lines).reshape(lines * (height + gap), columns * (width + gap), channels)


def most_copied(image_set: ImageSet) -> int:
    """Return how many images of ``image_set`` are copied as one picture at most."""
    return _most(image_set, _COPY_PIXELS)


def _most(image_set: ImageSet, pixels: int) -> int:
    height, width, _ = image_set.shape_HWC
    return max(1, pixels // ((height + _COPY_GAP) * (width + _COPY_GAP)))


def copied_picture(image_set: ImageSet, indices_V: npt.NDArray[np.intp]) -> QImage:
    """Return the images, at least one, as one picture about as wide as it is high; a single one just as it is."""
    images_VHWC = thumbnails(image_set, indices_V)
    if len(indices_V) == 1:
        return as_qimage(np.ascontiguousarray(images_VHWC[0])).copy()
    return as_qimage(sheet(images_VHWC, math.ceil(math.sqrt(len(indices_V))), _COPY_GAP)).copy()
