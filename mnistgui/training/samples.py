"""Samples: which images a run learns from, which it checks itself on, and what their labels are.

The target transform and the validation split make them out of a training set. N images of the set, M of those that
take part, K classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mnistgui.data.batches import DeviceImages, split_validation, validation_count
from mnistgui.messages import QT_TRANSLATE_NOOP, Message, UserError

if TYPE_CHECKING:
    from mnistgui.data.image_set import ImageSet
    from mnistgui.training.config import TrainingConfig

NO_IMAGES = QT_TRANSLATE_NOOP(
    "core", "The {split} set has no image of the classes that the target transform keeps. Keep other classes."
)
NO_SUCH_CLASS = QT_TRANSLATE_NOOP(
    "core",
    "target_transform: the set has {classes} classes, numbered from 0, and {value} names another one. Choose again.",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Samples:
    """``train`` to learn from; ``validation``, held back from the training set, and ``test`` to look at only."""

    train: DeviceImages
    validation: DeviceImages | None
    test: DeviceImages
    class_names: tuple[str, ...]

    @classmethod
    def of(cls, config: TrainingConfig, train: ImageSet, test: ImageSet) -> Samples:
        """Return what a run with ``config`` uses, on its device.

        Raises:
            UserError: the target transform names a class that is not there, or leaves no image.
        """
        labels_N, index_M = labels_of(config, train), kept(config, train)
        learned, held_back = split_validation(index_M, config.validation_share, config.seed)
        images = DeviceImages.of(train, config.device, labels_N=labels_N)
        return cls(
            train=images.only(learned),
            validation=images.only(held_back) if len(held_back) else None,
            test=DeviceImages.of(test, config.device, labels_N=labels_of(config, test)).only(kept(config, test)),
            class_names=config.target.class_names(train.class_names),
        )


def labels_of(config: TrainingConfig, image_set: ImageSet) -> npt.NDArray[np.int64]:
    """Return the labels after the target transform, int64 (N,): -1 where an image takes no part.

    Raises:
        UserError: the target transform names a class that the set does not have.
    """
    target, classes = config.target, len(image_set.class_names)
    if not target.fits(classes):
        raise UserError(Message(NO_SUCH_CLASS, {"classes": classes, "value": config.target_transform}))
    if target.kind == "none":
        return image_set.labels_N
    return target.table(classes)[image_set.labels_N]


def kept(config: TrainingConfig, image_set: ImageSet) -> npt.NDArray[np.int64]:
    """Return the indices of the images that take part, ascending, int64 (M,).

    Raises:
        UserError: there are none.
    """
    index_M = np.flatnonzero(labels_of(config, image_set) >= 0)
    if not len(index_M):
        raise UserError(Message(NO_IMAGES, {"split": image_set.split}))
    return index_M


def counts(config: TrainingConfig, image_set: ImageSet) -> tuple[int, int]:
    """Return how many images an epoch goes through, and how many are held back for validation.

    Images of classes that are not kept are in neither; both are 0 where a run would be refused. Needs no torch.
    """
    try:
        # Asked at every edit of a setting, on the UI thread: the labels are looked at only where it matters.
        images = len(image_set) if config.target.kind == "none" else len(kept(config, image_set))
    except UserError:
        return 0, 0
    held_back = validation_count(images, config.validation_share)
    return images - held_back, held_back
