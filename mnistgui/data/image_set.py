"""ImageSet: a whole data set as one uint8 array. No torch here, so that thumbnails show before torch is loaded."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False, kw_only=True)
class ImageSet:
    """Images and labels of one split, frozen.

    Shapes: ``images_NHWC`` uint8 (N, H, W, C) with C = 1 (grey) or 3 (colour), 0..255; ``labels_N`` int64 (N,), each
    an index into ``class_names``.

    Raises:
        ValueError: shapes, dtypes or labels that do not fit together.
    """

    name: str
    split: str
    images_NHWC: npt.NDArray[np.uint8]
    labels_N: npt.NDArray[np.int64]
    class_names: tuple[str, ...]

    def __post_init__(self) -> None:
        images, labels = self.images_NHWC, self.labels_N
        if images.dtype != np.uint8 or images.ndim != 4 or images.shape[3] not in (1, 3):
            raise ValueError(f"images must be uint8 (N, H, W, 1 or 3), not {images.dtype} {images.shape}")
        if labels.dtype != np.int64 or labels.shape != (len(images),):
            raise ValueError(f"labels must be int64 ({len(images)},), not {labels.dtype} {labels.shape}")
        if len(labels) and not 0 <= int(labels.min()) <= int(labels.max()) < len(self.class_names):
            raise ValueError(f"labels must lie in 0..{len(self.class_names) - 1}")
        images.flags.writeable = False
        labels.flags.writeable = False

    def __len__(self) -> int:
        return len(self.labels_N)

    @property
    def shape_HWC(self) -> tuple[int, int, int]:
        """Height, width and channels of one image."""
        _, height, width, channels = self.images_NHWC.shape
        return height, width, channels

    @property
    def image_bytes(self) -> int:
        """Size of all images in memory, in bytes."""
        return self.images_NHWC.nbytes
