"""A picture of a digit, from a file, as the net is fed a drawing: light ink on black, in MNIST's place and size.

A drawing is drawn again from its strokes (`raster`); a picture has none, so its pixels are taken: whether ink or paper
is the darker one is found, the ink is fitted into 20x20 pixels, the ratio of the sides kept, and moved by whole pixels
until its centre of mass is at index 14. Shape suffixes: H and W rows and columns.
"""

from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from mnistgui.data.picture_files import UnreadableError, open_picture, read_square, read_thumbnail
from mnistgui.drawing.raster import BOX, CENTRE, FIELD

MOST_PIXELS: Final = 2**26  # 8,192 x 8,192; a telephone's camera makes 50 million
LEAST_SIDE: Final = 8
# The picture is brought to this size first: enough for the 20 pixels that are left, and quick.
_WORKING_SIDE: Final = 512
# Below this share of the strongest ink it is noise of the camera and the paper, above this one full ink.
_FAINT, _FULL = 0.2, 0.7
_DUST: Final = 0.02  # what has less than this share of all ink is none
# A picture whose lightest and darkest differ by less has nothing on it.
_LEAST_CONTRAST: Final = 24

Pixels = npt.NDArray[np.uint8]


def check_size(path: Path) -> tuple[int, int]:
    """Return width and height of the picture in ``path``, which are looked at before it is decoded.

    Raises:
        UnreadableError: it is no picture, or too large or too small; the text is the reason.
    """
    with open_picture(path) as picture:
        width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UnreadableError(f"it has {width:,}x{height:,} pixels, and {MOST_PIXELS:,} are read at most")
    if min(width, height) < LEAST_SIDE:
        raise UnreadableError(f"it has {width}x{height} pixels, and {LEAST_SIDE}x{LEAST_SIDE} are the least")
    return width, height


def read_digit(path: Path, shape_HW: tuple[int, int], *, swapped: bool = False) -> Pixels:
    """Return the picture as uint8 (28, 28, 1), or where it has the net's own size ``shape_HW`` with that size.

    Of that size it is taken for an image of a data set, which is where it must be already; it is turned into light on
    dark where its paper is light. ``swapped`` takes the other one of the two for ink.

    Raises:
        UnreadableError: as `check_size`, or there is nothing on it.
    """
    width, height = check_size(path)
    own_size = (height, width) == shape_HW
    colour_HWC = read_thumbnail(path, max(shape_HW) if own_size else _WORKING_SIDE)
    grey_HW = np.asarray(Image.fromarray(colour_HWC).convert("L"))
    paper = float(np.median(_border(grey_HW)))
    is_dark_ink = _ink_strength(paper - grey_HW) > _ink_strength(grey_HW - paper)
    if swapped:
        is_dark_ink = not is_dark_ink
    if int(grey_HW.max()) - int(grey_HW.min()) < _LEAST_CONTRAST:
        raise UnreadableError("there is nothing on it: all of it has one colour")
    light_HW = 255 - grey_HW if is_dark_ink else grey_HW
    return light_HW[..., np.newaxis] if own_size else centred(_ink(light_HW))


def read_as_trained(path: Path, side: int, *, colour: bool) -> Pixels:
    """Return the picture as the user's own pictures are read for training.

    Raises:
        UnreadableError: as `check_size`.
    """
    check_size(path)
    return read_square(path, side, colour=colour)


def centred(ink_HW: npt.NDArray[np.float64]) -> Pixels:
    """Return ink of any size (0..1) as MNIST has it, uint8 (28, 28, 1): fitted into 20x20, its centre of mass at 14."""
    rows, columns = (np.flatnonzero(ink_HW.any(axis=axis)) for axis in (1, 0))
    cut_HW = ink_HW[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    scale = BOX / max(cut_HW.shape)
    size = max(1, round(cut_HW.shape[1] * scale)), max(1, round(cut_HW.shape[0] * scale))
    # The mean over what each pixel covers, as of a photograph that is looked at from far away.
    resampling = Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR
    box_HW = np.asarray(Image.fromarray(cut_HW.astype(np.float32)).resize(size, resampling), np.float64)
    box_HW = np.rint(box_HW / box_HW.max() * 255).astype(np.uint8)
    height, width = box_HW.shape
    top, left = (_begin(box_HW.sum(axis=1), height), _begin(box_HW.sum(axis=0), width))
    fed_HW = np.zeros((FIELD, FIELD), np.uint8)
    fed_HW[top : top + height, left : left + width] = box_HW
    return fed_HW[..., np.newaxis]


def _begin(mass: npt.NDArray[np.uint64], length: int) -> int:
    """Return where the ink begins along one side; kept whole rather than moved all the way to its centre of mass."""
    centre = float(mass @ np.arange(length)) / float(mass.sum())
    return int(np.clip(np.rint(CENTRE - centre), 0, FIELD - length))


def _border(grey_HW: Pixels) -> Pixels:
    return np.concatenate([grey_HW[0], grey_HW[-1], grey_HW[:, 0], grey_HW[:, -1]])


def _ink_strength(difference_HW: npt.NDArray[np.float64]) -> float:
    """Return how much stands out on one side of the paper's grey: squares, so that shade counts little beside ink."""
    return float(np.square(np.clip(difference_HW, 0, None)).sum())


def _ink(light_HW: Pixels) -> npt.NDArray[np.float64]:
    """Return how much ink is at each pixel of a picture of light ink on darker paper, 0..1."""
    # Only a picture needs it: the canvas shall not wait for its import.
    from scipy import ndimage

    # The paper without the ink: what is thinner than a fourth of the picture goes, an uneven light stays.
    window = max(light_HW.shape) // 4 | 1
    paper_HW = ndimage.maximum_filter(ndimage.minimum_filter(light_HW, window), window)
    ink_HW = light_HW.astype(np.float64) - paper_HW
    strongest = ndimage.uniform_filter(ink_HW, 3).max()
    if strongest <= 0:
        raise UnreadableError("there is nothing on it that could be ink")
    share_HW = np.clip((ink_HW / strongest - _FAINT) / (_FULL - _FAINT), 0, 1)
    # A speck of dust far away would make the digit small.
    parts_HW, count = ndimage.label(share_HW > 0, np.ones((3, 3)))
    masses = ndimage.sum_labels(share_HW, parts_HW, np.arange(count + 1))
    return np.where(np.isin(parts_HW, np.flatnonzero(masses < _DUST * share_HW.sum())), 0.0, share_HW)
