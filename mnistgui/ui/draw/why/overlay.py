"""The drawing with the pixels that speak for a class in one colour, and those against it in another."""

from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from mnistgui.ui import theme

# White ink on black in either theme, so the colours that stand out on dark: apart for colour-blind eyes, too.
FOR: Final = theme.DARK.class_0
AGAINST: Final = theme.DARK.class_1
_DIM: Final = 0.6  # of the drawing below
_FULL: Final = 0.995  # this share of the values is below the fullest colour: one pixel shall not outshine the others


def overlaid(fed_HWC: npt.NDArray[np.uint8], values_HW: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Return uint8 (H, W, 3): ``fed_HWC``, brought to the size of ``values_HW``, below their signs in two colours."""
    height, width = values_HW.shape
    rows, columns = np.arange(height) * fed_HWC.shape[0] // height, np.arange(width) * fed_HWC.shape[1] // width
    drawing_HW = _DIM * fed_HWC[rows[:, None], columns].mean(axis=2)
    size_HW = np.abs(np.nan_to_num(values_HW))
    full = float(np.quantile(size_HW, _FULL)) or float(size_HW.max()) or 1.0
    share_HW = np.clip(size_HW / full, 0.0, 1.0)
    colour_HWC = np.where(values_HW[..., None] > 0, _rgb(FOR), _rgb(AGAINST))
    mixed_HWC = (1 - share_HW[..., None]) * drawing_HW[..., None] + share_HW[..., None] * colour_HWC
    overlaid_HWC: npt.NDArray[np.uint8] = np.rint(mixed_HWC).astype(np.uint8)
    return overlaid_HWC


def _rgb(name: str) -> npt.NDArray[np.float64]:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)
