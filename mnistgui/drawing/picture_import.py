"""A picture on its way to the pad: as it is and as a net would be fed it, both seen before it is taken."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.picture_files import UnreadableError, read_thumbnail
from mnistgui.drawing.picture_digit import check_size, read_digit
from mnistgui.drawing.raster import FIELD
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

CANNOT_READ = QT_TRANSLATE_NOOP("core", "The picture {file} cannot be read: {detail}.")

_SHOWN_SIDE: Final = 512

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False, kw_only=True)
class ImportedPicture:
    """``shown_HWC`` is the picture in colour, at most 512 pixels large; ``fed_HWC`` (28, 28, 1) what a net is fed.

    ``swapped_HWC`` is fed where paper is taken for ink; it is None where that leaves nothing.
    """

    name: str
    shown_HWC: Pixels
    fed_HWC: Pixels
    swapped_HWC: Pixels | None


def import_picture(file: Path, name: str = "") -> ImportedPicture:
    """Return the picture in ``file``, which is called ``name`` where the file is not the user's.

    Raises:
        UserError: it cannot be read, is too large or too small, or there is nothing on it.
    """
    name = name or file.name
    try:
        check_size(file)
        shown_HWC = read_thumbnail(file, _SHOWN_SIDE)
        fed_HWC = read_digit(file, (FIELD, FIELD))
    except UnreadableError as error:
        raise UserError(Message(CANNOT_READ, {"file": name, "detail": str(error).rstrip(".")})) from error
    try:
        swapped_HWC = read_digit(file, (FIELD, FIELD), swapped=True)
    except UnreadableError:
        swapped_HWC = None
    return ImportedPicture(name=name, shown_HWC=shown_HWC, fed_HWC=fed_HWC, swapped_HWC=swapped_HWC)
