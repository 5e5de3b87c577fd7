"""Arrays as Qt pictures."""

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage


def as_qimage(picture_HWC: npt.NDArray[np.uint8]) -> QImage:
    """Return a QImage over the pixels of a contiguous array, without a copy: keep the array as long as the image."""
    height, width, channels = picture_HWC.shape
    form = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGB888
    return QImage(picture_HWC.data, width, height, width * channels, form)


def image_of(pixels: npt.NDArray[np.uint8]) -> QImage:
    """Return a QImage of a uint8 array (H, W), (H, W, 1) or (H, W, 3); it has pixels of its own."""
    return as_qimage(np.ascontiguousarray(pixels).reshape(*pixels.shape[:2], -1)).copy()
