"""Images of a set as files: each as a picture of its own, or all as one grid. Free of torch at import.

Every file is written under a temporary name and renamed. H, W, C as in `ImageSet`; K images that are saved.
"""

import math
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.folder_tree import GiveUp
from mnistgui.data.image_set import ImageSet
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError
from mnistgui.paths import write_atomically

MOST_FILES: Final = 10_000
# torchvision's save_image takes 24 bytes a pixel on its way.
_MOST_GRID_PIXELS: Final = 2**25
_GRID_GAP: Final = 2  # pixels between the images of make_grid
_FORMATS: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".bmp": "BMP", ".webp": "WEBP", ".tif": "TIFF"}
# In bytes of UTF-8, of which most systems allow 255 in a name, and Windows 260 characters in a whole path.
_LONGEST_NAME: Final = 80
_NOT_IN_NAMES: Final = frozenset('<>:"/\\|?*')
# Windows opens a device where a file is called so, whatever its ending.
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)

NOTHING_CHOSEN = QT_TRANSLATE_NOOP("core", "No image is chosen.")
TOO_MANY_FILES = QT_TRANSLATE_NOOP("core", "{count} images are chosen; at most {most} are saved at a time.")
TOO_LARGE_GRID = QT_TRANSLATE_NOOP("core", "{count} images are chosen; at most {most} of them fit into one picture.")
NO_FORMAT = QT_TRANSLATE_NOOP("core", "{file} does not end as a picture does: {suffixes}.")
CANNOT_WRITE = QT_TRANSLATE_NOOP("core", "The picture {file} cannot be written: {detail}")


def save_images(
    image_set: ImageSet, indices_K: npt.NDArray[np.intp], folder: Path, give_up: GiveUp = bool
) -> list[Path]:
    """Write each image as ``<class>/<set>-<split>-<index>.png`` into ``folder``, which then is an ImageFolder.

    Returns the files written. ``give_up`` is asked between images.

    Raises:
        UserError: none or too many are chosen, or a file cannot be written; the message says which.
        GivenUpError: ``give_up()`` said so; what was written stays.
    """
    _check_count(len(indices_K), MOST_FILES, TOO_MANY_FILES)
    names = file_names(image_set.class_names)
    digits = len(str(max(len(image_set) - 1, 0)))
    written: list[Path] = []
    for index in indices_K:
        if give_up():
            raise GivenUpError
        name = f"{image_set.name}-{image_set.split}-{index:0{digits}d}.png"
        path = folder / names[image_set.labels_N[index]] / name
        _write(path, _picture(image_set.images_NHWC[index]), "PNG")
        written.append(path)
    return written


def save_grid(image_set: ImageSet, indices_K: npt.NDArray[np.intp], file: Path, columns: int | None = None) -> None:
    """Write the images into one picture with torchvision's ``make_grid`` and ``save_image``.

    They stand in lines of ``columns``; without, the picture is about as wide as it is high. The ending of ``file``
    tells the format.

    Raises:
        UserError: none or too many are chosen, no such format, or it cannot be written.
    """
    import torch

    from mnistgui.data.vision import torchvision

    _check_count(len(indices_K), most_in_grid(image_set), TOO_LARGE_GRID)
    form = _format_of(file)
    utils = torchvision().utils
    images_KCHW = torch.from_numpy(np.asarray(image_set.images_NHWC[indices_K])).permute(0, 3, 1, 2)
    nrow = columns or math.ceil(math.sqrt(len(indices_K)))
    grid_CHW = utils.make_grid(images_KCHW, nrow=nrow, padding=_GRID_GAP).float().div_(255)
    try:
        write_atomically(file, lambda path: utils.save_image(grid_CHW, path, format=form))
    except OSError as error:
        raise _cannot_write(file, error) from error


def save_picture(picture_HWC: npt.NDArray[np.uint8], file: Path) -> None:
    """Write uint8 (H, W, 1 or 3); the ending of ``file`` tells the format.

    Raises:
        UserError: no such format, or it cannot be written.
    """
    _write(file, _picture(picture_HWC), _format_of(file))


def most_in_grid(image_set: ImageSet) -> int:
    """Return how many images of this size `save_grid` takes."""
    height, width, _ = image_set.shape_HWC
    return max(1, _MOST_GRID_PIXELS // ((height + _GRID_GAP) * (width + _GRID_GAP)))


def file_names(class_names: Sequence[str]) -> list[str]:
    """Return for each class a name that every system takes for a folder; no two are the same.

    Not even where "a" and "A" are the same (EMNIST has both), as on Windows and macOS.
    """
    names: list[str] = []
    taken: set[str] = set()
    for label, class_name in enumerate(class_names):
        name = _safe(class_name)
        if name.casefold() in taken:
            name = f"{name}_{label}"
        while name.casefold() in taken:
            name += "_"
        taken.add(name.casefold())
        names.append(name)
    return names


def _safe(name: str) -> str:
    composed = unicodedata.normalize("NFC", name)
    kept = "".join("_" if sign in _NOT_IN_NAMES or unicodedata.category(sign)[0] == "C" else sign for sign in composed)
    short = kept.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", errors="ignore")
    # Windows drops dots and spaces at the end; a dot in front hides the folder elsewhere.
    plain = short.strip(". ")
    return plain if plain and plain.partition(".")[0].casefold() not in _DEVICES else f"{plain}_"


def _check_count(count: int, most: int, too_many: str) -> None:
    if count == 0:
        raise UserError(Message(NOTHING_CHOSEN))
    if count > most:
        raise UserError(Message(too_many, {"count": f"{count:,}", "most": f"{most:,}"}))


def _format_of(file: Path) -> str:
    try:
        return _FORMATS[file.suffix.lower()]
    except KeyError:
        raise UserError(Message(NO_FORMAT, {"file": file.name, "suffixes": ", ".join(_FORMATS)})) from None


def _picture(pixels_HWC: npt.NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(np.array(pixels_HWC[..., 0] if pixels_HWC.shape[2] == 1 else pixels_HWC))


def _write(file: Path, picture: Image.Image, form: str) -> None:
    try:
        write_atomically(file, lambda path: picture.save(path, format=form))
    except OSError as error:
        raise _cannot_write(file, error) from error


def _cannot_write(file: Path, error: OSError) -> UserError:
    return UserError(Message(CANNOT_WRITE, {"file": file, "detail": error.strerror or str(error)}))
