"""Figures of a whole set: how many images a class has, the mean image, how often each pixel value occurs. numpy only.

Shape suffixes: N images, K classes, H, W, C as in `ImageSet`, V the 256 values of a pixel.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.image_set import ImageSet

VALUES: Final = 256
# A set is looked at in pieces of this size: what is computed on the way takes some ten times as much.
_CHUNK_BYTES: Final = 2**22


@dataclass(frozen=True, eq=False, kw_only=True)
class SetStatistics:
    """Figures of one `ImageSet`. Pixels are 0..255, but ``mean`` and ``std`` are of pixels scaled to 0..1."""

    counts_K: npt.NDArray[np.int64]
    class_means_KHWC: npt.NDArray[np.float32]  # zero for a class without images
    mean_HWC: npt.NDArray[np.float32]
    histogram_CV: npt.NDArray[np.int64]
    mean: tuple[float, ...]  # one number a channel, as Normalize takes them
    std: tuple[float, ...]

    @property
    def images(self) -> int:
        """The number of images."""
        return int(self.counts_K.sum())

    @property
    def black_share(self) -> float:
        """The share of the numbers that are 0, of all channels together; NaN without images."""
        return _ratio(int(self.histogram_CV[:, 0].sum()), int(self.histogram_CV.sum()))

    @property
    def extremes(self) -> tuple[int, int]:
        """The smallest and the largest value that occurs; 0 and 0 without images."""
        present = np.flatnonzero(self.histogram_CV.sum(axis=0))
        return (int(present[0]), int(present[-1])) if len(present) else (0, 0)


def compute(image_set: ImageSet, give_up: Callable[[], bool] = lambda: False) -> SetStatistics:
    """Return the figures of a set, exact up to the last division. ``give_up`` is asked before each piece.

    Raises:
        GivenUpError: ``give_up()`` said so.
    """
    height, width, channels = image_set.shape_HWC
    classes = len(image_set.class_names)
    sums_KHWC = np.zeros((classes, height, width, channels), np.int64)
    histogram_CV = np.zeros((channels, VALUES), np.int64)
    for rows in _pieces(image_set, give_up):
        images_NHWC, labels_N = image_set.images_NHWC[rows], image_set.labels_N[rows]
        _add_by_class(sums_KHWC, images_NHWC, labels_N)
        histogram_CV += _histogram(images_NHWC)
    counts_K = np.bincount(image_set.labels_N, minlength=classes).astype(np.int64)
    means_KHWC = sums_KHWC / np.maximum(counts_K, 1).reshape(-1, 1, 1, 1)
    mean_HWC = sums_KHWC.sum(axis=0) / max(len(image_set), 1)
    mean, std = _mean_std(histogram_CV)
    return SetStatistics(
        counts_K=counts_K,
        class_means_KHWC=means_KHWC.astype(np.float32),
        mean_HWC=mean_HWC.astype(np.float32),
        histogram_CV=histogram_CV,
        mean=mean,
        std=std,
    )


def mean_std(
    image_set: ImageSet, give_up: Callable[[], bool] = lambda: False
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return mean and standard deviation a channel, of pixels scaled to 0..1: what ``Normalize`` takes.

    NaN without images. Raises: GivenUpError: ``give_up()`` said so.
    """
    histogram_CV = np.zeros((image_set.shape_HWC[2], VALUES), np.int64)
    for rows in _pieces(image_set, give_up):
        histogram_CV += _histogram(image_set.images_NHWC[rows])
    return _mean_std(histogram_CV)


def _pieces(image_set: ImageSet, give_up: Callable[[], bool]) -> Iterator[slice]:
    image_bytes = int(np.prod(image_set.shape_HWC))
    step = max(1, _CHUNK_BYTES // image_bytes)
    for start in range(0, len(image_set), step):
        if give_up():
            raise GivenUpError
        yield slice(start, start + step)


def _add_by_class(
    sums_KHWC: npt.NDArray[np.int64], images_NHWC: npt.NDArray[np.uint8], labels_N: npt.NDArray[np.int64]
) -> None:
    """Add each image to the sum of its class. Sorted first, so that each class is summed in one go."""
    order_N = np.argsort(labels_N, kind="stable")
    present, starts = np.unique(labels_N[order_N], return_index=True)
    sums_KHWC[present] += np.add.reduceat(images_NHWC[order_N], starts, axis=0, dtype=np.uint32)


def _histogram(images_NHWC: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return how often each value occurs in each channel: int64 (C, 256)."""
    channels = images_NHWC.shape[3]
    return np.stack([_histogram_of(np.ravel(images_NHWC[..., channel])) for channel in range(channels)])


def _histogram_of(pixels_P: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    # Two neighbours are counted as one number of 16 bits: half as many to count, and bincount widens each to 64.
    even = len(pixels_P) // 2 * 2
    pairs_VV = np.bincount(pixels_P[:even].view(np.uint16), minlength=VALUES**2).reshape(VALUES, VALUES)
    counts_V: npt.NDArray[np.int64] = pairs_VV.sum(axis=0) + pairs_VV.sum(axis=1)
    counts_V[pixels_P[even:]] += 1
    return counts_V


def _mean_std(histogram_CV: npt.NDArray[np.int64]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    scaled_V = np.arange(VALUES) / (VALUES - 1)
    total_C = histogram_CV.sum(axis=1)
    with np.errstate(invalid="ignore"):
        share_CV = histogram_CV / total_C[:, np.newaxis]
    mean_C = share_CV @ scaled_V
    # Of the distances from the mean, not of the squares less the squared mean, which would lose digits.
    variance_C = (share_CV * (scaled_V - mean_C[:, np.newaxis]) ** 2).sum(axis=1)
    return tuple(mean_C.tolist()), tuple(np.sqrt(variance_C).tolist())


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")
