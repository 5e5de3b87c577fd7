"""One file of the user's, a picture or a NumPy array, brought to the square of pixels that a net sees. Free of torch.

Shapes: H height, W width, C channels (1 grey, 3 colour). Every picture is kept whole: its longer side is brought to the
side that is asked for, and what the shorter one leaves free is filled with the colour of the picture's edge. (Cutting
out the middle, as torchvision's Resize and CenterCrop do, would take the foot off a 7; black bars would be ink.)
"""

import stat
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, UnidentifiedImageError

from mnistgui.messages import first_line

# What torchvision.datasets.folder.IMG_EXTENSIONS lists (a test compares them).
PICTURE_SUFFIXES: Final = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")
ARRAY_SUFFIXES: Final = (".npy",)

# What decoders are tried, whatever a file is called. Not all of Pillow's: EPS would start another program.
_FORMATS: Final = ("PNG", "JPEG", "BMP", "PPM", "TIFF", "WEBP", "GIF")
_MOST_PIXELS: Final = 2**27  # of a picture: 11,585 x 11,585, half a gigabyte once it is decoded
_MOST_ARRAY_PIXELS: Final = 2**24
# From here on one picture at a time is decoded, however many threads read.
_LARGE_PIXELS: Final = 2**24
_large = threading.Lock()

# Pillow warns above its limit and refuses above twice that. The filters of warnings belong to the whole process and are
# not safe in threads, so nothing is switched around a call: the limit is ours, and the warning is a refusal for good.
Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

# Where the first row and column of the stored picture belong (EXIF 2.32, tag 274), undone.
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIXTEEN_BITS: Final = 2**16

Pixels = npt.NDArray[np.uint8]


# NumPy reads the header of a .npy file with `ast`, which CPython 3.11 does not keep apart between threads: where a
# finalizer lets another one in it says "SystemError: AST constructor recursion depth mismatch", and an image is lost.
_headers: Final = threading.Lock()


class UnreadableError(Exception):
    """A file that is no picture or array of a kind that is read; its text is the reason."""


def read_square(path: str | Path, side: int, *, colour: bool) -> Pixels:
    """Return the picture or array in ``path`` as `fit_image` fits it: uint8 (side, side, 1 or 3).

    Raises:
        UnreadableError: it cannot be read; the reason is the text.
    """
    return _read(Path(path), side, colour=colour, whole_square=True)


def read_thumbnail(path: str | Path, most: int) -> Pixels:
    """Return it as it is, but no side longer than ``most`` pixels: uint8 (H, W, 3), never enlarged.

    Raises:
        UnreadableError: as `read_square`.
    """
    return _read(Path(path), most, colour=True, whole_square=False)


@contextmanager
def open_picture(path: Path) -> Iterator[Image.Image]:
    """Open the picture in ``path``, not decoded yet, or an array as a picture; close it at the end.

    Raises:
        UnreadableError: it is no file, no known picture, too large, or an array of another form, or it cannot be
            decoded while it is open.
    """
    try:
        # Opening a pipe would wait for somebody to write into it.
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError("it is not a regular file")
        if path.suffix.lower() in ARRAY_SUFFIXES:
            # Not np.load: this opens neither an archive nor a pickle, and a false size takes no memory.
            with _headers:
                array = np.lib.format.open_memmap(path, mode="r")
            yield _array_picture(array)
            return
        # A file and not its name: that Pillow would map, and then turn a plain TIFF into a jumble.
        with path.open("rb") as file, Image.open(file, formats=_FORMATS) as picture:
            yield picture
    except UnreadableError:
        raise
    except Exception as error:  # a decoder may raise anything at bytes that it was not made for
        raise UnreadableError(_reason(error)) from error


def fit_image(picture: Image.Image, side: int, *, colour: bool) -> Pixels:
    """Return ``picture``, whole and upright, in a square: uint8 (side, side, 1), or (side, side, 3) with ``colour``.

    16 bits are scaled to 8, transparent parts become white. One that has this size already keeps every value.
    """
    return _padded(_shrunk(picture, side, colour=colour, enlarge=True), side)


def _read(path: Path, side: int, *, colour: bool, whole_square: bool) -> Pixels:
    with open_picture(path) as picture:
        large = picture.width * picture.height > _LARGE_PIXELS
        with _large if large else nullcontext():
            if whole_square:
                return fit_image(picture, side, colour=colour)
            return _shrunk(picture, side, colour=colour, enlarge=False)


def _shrunk(picture: Image.Image, longest: int, *, colour: bool, enlarge: bool) -> Pixels:
    """Return ``picture`` upright, its longer side ``longest`` pixels (or less, unless ``enlarge``)."""
    # A JPEG is decoded at an eighth of its size as fast as it is read; twice the size leaves the filter its work.
    width, height = _size_within(picture.size, longest, enlarge=enlarge)
    picture.draft(None if colour else "L", (2 * width, 2 * height))
    picture.load()
    plain = _plain(picture, colour=colour)
    size = _size_within(plain.size, longest, enlarge=enlarge)
    small = plain.resize(size, Image.Resampling.BICUBIC, reducing_gap=3.0)
    turn = _TURNS.get(_orientation(picture))
    if turn is not None:
        small = small.transpose(turn)
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
    shown = small.convert("RGB" if colour else "L")
    return np.asarray(shown).reshape(shown.height, shown.width, -1)


def _plain(picture: Image.Image, *, colour: bool) -> Image.Image:
    """Return ``picture`` as RGBA where anything is transparent, else as RGB, or as L where no colour is wanted."""
    if picture.mode.startswith("I") or picture.mode == "F":
        # Pillow would clip: white for nearly every value of 16 bits.
        return Image.fromarray(_in_bytes(np.asarray(picture)))
    mode = "RGBA" if picture.has_transparency_data else "RGB" if colour else "L"
    # To its own mode Pillow would copy it, which matters for a hundred million pixels.
    return picture if picture.mode == mode else picture.convert(mode)


def _orientation(picture: Image.Image) -> int:
    """Return the EXIF orientation, 1 (upright) where there is none. Ask after decoding, which itself turns a TIFF."""
    try:
        return int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # broken EXIF beside a sound picture
        return 1


def _size_within(size: tuple[int, int], longest: int, *, enlarge: bool) -> tuple[int, int]:
    """Return ``size`` (width, height) with the same proportions and the longer side ``longest``."""
    scale = longest / max(size)
    if scale > 1 and not enlarge:
        return size
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _padded(pixels_HWC: Pixels, side: int) -> Pixels:
    """Put it in the middle of a square, on the median colour of its edge."""
    height, width, channels = pixels_HWC.shape
    if height == width:
        return pixels_HWC
    edge_EC = np.concatenate([pixels_HWC[0], pixels_HWC[-1], pixels_HWC[:, 0], pixels_HWC[:, -1]])
    square_HWC = np.empty((side, side, channels), np.uint8)
    square_HWC[:] = np.median(edge_EC, axis=0)
    top, left = (side - height) // 2, (side - width) // 2
    square_HWC[top : top + height, left : left + width] = pixels_HWC
    return square_HWC


def _array_picture(array: npt.NDArray[Any]) -> Image.Image:
    """Return an array of shape (H, W), (H, W, C) or (C, H, W) as a picture; C is 1, 3 or 4 (with transparency)."""
    if array.ndim == 3 and array.shape[2] not in (1, 3, 4) and array.shape[0] in (1, 3, 4):
        array = np.moveaxis(array, 0, 2)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[..., 0]
    if array.ndim not in (2, 3) or array.size == 0 or (array.ndim == 3 and array.shape[2] not in (3, 4)):
        raise UnreadableError(f"an array of shape {array.shape} is not an image")
    if array.shape[0] * array.shape[1] > _MOST_ARRAY_PIXELS:
        raise UnreadableError(f"it has more than {_MOST_ARRAY_PIXELS:,} pixels")
    if array.dtype.kind != "f" and array.dtype not in (np.dtype(np.uint8), np.dtype(np.uint16)):
        raise UnreadableError(f"its numbers are {array.dtype}: uint8, uint16 or floats from 0 to 1 are read")
    return Image.fromarray(_in_bytes(array))


def _in_bytes(values: npt.NDArray[Any]) -> Pixels:
    """Scale floats from 0 to 1, or whole numbers of 16 bits, to uint8; uint8 stays as it is."""
    if values.dtype == np.uint8:
        return np.array(values, order="C")  # a copy: the file may be mapped
    least, most = values.min(), values.max()
    top = 1 if values.dtype.kind == "f" else _SIXTEEN_BITS - 1
    if not (least >= 0 and most <= top):  # so that NaN is refused, too
        raise UnreadableError(f"its values go from {least:g} to {most:g}, not from 0 to {top:g}")
    scaled = np.rint(values.astype(np.float32) * 255) if values.dtype.kind == "f" else values >> 8
    in_bytes: Pixels = scaled.astype(np.uint8)
    return in_bytes


def _reason(error: Exception) -> str:
    """Return why, without the path: that stands beside it."""
    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return f"it has more than {_MOST_PIXELS:,} pixels"
    if isinstance(error, UnidentifiedImageError):
        return "it is not a picture of a known kind"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return first_line(error)
