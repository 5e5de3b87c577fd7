"""BatchPicture: one batch to look at, previewed before a run or just trained on in one. Free of torch.

Shape suffixes: B images of the batch, K of them that are shown, C, H, W of an image.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from mnistgui.data.epochs import EpochPlan
    from mnistgui.data.image_set import ImageSet
    from mnistgui.training.config import TrainingConfig
    from mnistgui.training.events import BatchTrained

_MOST_LEFT_OUT: Final = 512
_MOST_BYTES: Final = 2**23


@dataclass(frozen=True, eq=False, kw_only=True)
class BatchPicture:
    """``indices_B`` int64 are images of the training set, ``labels_B`` int64 their labels after the target transform.

    ``pictures_KHWC`` uint8 shows the first K images after the transforms. ``losses_B`` float32, of a batch that was
    trained on, is the cross entropy of each image before the update; None for a preview. Epoch and iteration count
    from 1.
    """

    epoch: int
    iteration: int
    indices_B: npt.NDArray[np.int64]
    labels_B: npt.NDArray[np.int64]
    pictures_KHWC: npt.NDArray[np.uint8]
    losses_B: npt.NDArray[np.float32] | None = None

    @property
    def mean_loss(self) -> float:
        """The loss of the batch, NaN of one that was not trained on."""
        return math.nan if self.losses_B is None else float(self.losses_B.mean(dtype=np.float64))

    @classmethod
    def previewed(
        cls,
        config: TrainingConfig,
        image_set: ImageSet,
        plan: EpochPlan,
        iteration: int,
        pictures_KHWC: npt.NDArray[np.uint8],
    ) -> BatchPicture:
        """Return ``iteration`` of a run with ``config`` over ``image_set`` that need not have been started."""
        indices_B = plan.batch(iteration)
        return cls(
            epoch=plan.epoch,
            iteration=iteration,
            indices_B=indices_B,
            labels_B=_labels(config, image_set, indices_B),
            pictures_KHWC=pictures_KHWC,
        )

    @classmethod
    def left_out(cls, config: TrainingConfig, image_set: ImageSet, plan: EpochPlan) -> BatchPicture:
        """Return the images that ``drop_last`` leaves out of an epoch, as iteration 0, as they lie in the set.

        No transform is ever done to them. Of many only the first are shown: at once, also where they lie in a file.
        """
        indices_B = plan.left_out
        shown = min(_MOST_LEFT_OUT, max(1, _MOST_BYTES // math.prod(image_set.shape_HWC)))
        return cls(
            epoch=plan.epoch,
            iteration=0,
            indices_B=indices_B,
            labels_B=_labels(config, image_set, indices_B),
            pictures_KHWC=image_set.images_NHWC[indices_B[:shown]],
        )

    @classmethod
    def trained(cls, event: BatchTrained) -> BatchPicture:
        """Return the batch that a run tells of."""
        return cls(
            epoch=event.epoch,
            iteration=event.iteration,
            indices_B=event.indices_B,
            labels_B=event.labels_B,
            pictures_KHWC=pictures_of(event.inputs_BCHW),
            losses_B=event.losses_B,
        )


def _labels(config: TrainingConfig, image_set: ImageSet, indices_B: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return config.target.table(len(image_set.class_names))[image_set.labels_N[indices_B]]


def pictures_of(inputs_KCHW: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Return what a net is fed as pictures, uint8 (K, H, W, C), as `transforms.preview` shows them.

    0 is black and 1 white where all values lie between; elsewhere, as after ``Normalize``, the smallest is black and
    the largest white. What is no number is black.
    """
    numbers = inputs_KCHW[np.isfinite(inputs_KCHW)]
    low, high = (float(numbers.min()), float(numbers.max())) if numbers.size else (0.0, 1.0)
    # Interpolation rounds a white pixel to a hair above 1.
    if low >= -1e-5 and high <= 1 + 1e-5:
        low, high = 0.0, 1.0
    scale = np.float32(255 / (high - low if high > low else 1.0))
    grey_KCHW = np.nan_to_num((inputs_KCHW - np.float32(low)) * scale, nan=0.0)
    return np.ascontiguousarray(grey_KCHW.round().clip(0, 255).astype(np.uint8).transpose(0, 2, 3, 1))
