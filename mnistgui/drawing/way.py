"""Way: from the ink to what is fed, in stages that can be left out, so that their worth is seen. H and W: 28 pixels.

With every switch on, the last picture is the one that `raster.stages` gives. With one off, the rest of the way goes on
from what is there: a net then gets images that were prepared in another way than those that it has learned.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.drawing import raster
from mnistgui.drawing.ink import Ink
from mnistgui.drawing.raster import FIELD, Pixels

_HALF: Final = 128


@dataclass(frozen=True, kw_only=True)
class Switches:
    """What is done on the way: light ink on black; ``crop`` to the ink; drawn again into the 20x20 ``box``; moved to
    its centre of ``mass``; ``grey`` levels kept, in place of black and white; ``normalized`` as the net's images were.
    """

    light: bool = True
    crop: bool = True
    box: bool = True
    mass: bool = True
    grey: bool = True
    normalized: bool = True


ALL_ON: Final = Switches()


@dataclass(frozen=True, eq=False, kw_only=True)
class Way:
    """The pictures of the way, uint8, frozen: (28, 28), and ``fed_HWC`` (28, 28, 1), which the preparation is given.

    Of an image of a data set only ``fed_HWC`` is there: it has no strokes, and is where it must be already.
    """

    canvas_HW: Pixels | None
    crop_HW: Pixels | None
    box_HW: Pixels | None
    mass_HW: Pixels | None
    fed_HWC: Pixels

    def __post_init__(self) -> None:
        for image in (*self.before, self.fed_HWC):
            if image is not None:
                image.flags.writeable = False

    @property
    def before(self) -> tuple[Pixels | None, ...]:
        """The pictures before the last one, in their order."""
        return self.canvas_HW, self.crop_HW, self.box_HW, self.mass_HW


def way(ink: Ink, switches: Switches = ALL_ON) -> Way | None:
    """Return what becomes of ``ink`` on the way that is switched on, or None where nothing is drawn."""
    prepared = raster.stages(ink)
    if prepared is None:
        return None
    if prepared.canvas_HW is None or prepared.box_HW is None:
        last_HWC = prepared.fed_HWC if switches.grey else _black_and_white(prepared.fed_HWC)
        fed_HWC = last_HWC if switches.light else 255 - last_HWC
        return Way(canvas_HW=None, crop_HW=None, box_HW=None, mass_HW=None, fed_HWC=fed_HWC)
    canvas_HW = prepared.canvas_HW
    crop_HW = raster.cropped(ink) if switches.crop else canvas_HW
    if not switches.box:
        box_HW = crop_HW
    elif switches.crop:
        box_HW = _in_the_middle(prepared.box_HW)
    else:
        box_HW = raster.canvas_in_box(ink)
    if not switches.mass:
        mass_HW = box_HW
    elif switches.crop and switches.box:
        mass_HW = prepared.fed_HWC[..., 0]
    else:
        mass_HW = raster.centred(box_HW)
    last_HW = mass_HW if switches.grey else _black_and_white(mass_HW)
    pictures = [canvas_HW, crop_HW, box_HW, mass_HW, last_HW]
    if not switches.light:
        pictures = [255 - picture_HW for picture_HW in pictures]
    canvas_HW, crop_HW, box_HW, mass_HW, last_HW = pictures
    return Way(canvas_HW=canvas_HW, crop_HW=crop_HW, box_HW=box_HW, mass_HW=mass_HW, fed_HWC=last_HW[..., np.newaxis])


def _black_and_white(image: Pixels) -> Pixels:
    return np.where(image >= _HALF, 255, 0).astype(np.uint8)


def _in_the_middle(box_HW: Pixels) -> Pixels:
    """Return the ink of the 20x20 box in (28, 28), its sides equally far from the edges, to a pixel."""
    rows, columns = (np.flatnonzero(box_HW.any(axis=axis)) for axis in (1, 0))
    ink_HW = box_HW[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    top, left = ((FIELD - length) // 2 for length in ink_HW.shape)
    field_HW = np.zeros((FIELD, FIELD), np.uint8)
    field_HW[top : top + ink_HW.shape[0], left : left + ink_HW.shape[1]] = ink_HW
    return field_HW
