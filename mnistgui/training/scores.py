"""Scores: what a net says of every image of a set, and the orders that follow from it. Free of torch at import.

N images of the set, B of a batch, K classes of the net.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mnistgui.data.data_set import GivenUpError
from mnistgui.data.targets import NONE, TargetTransform

if TYPE_CHECKING:
    from mnistgui.data.image_set import ImageSet
    from mnistgui.models.snapshot import ModelSnapshot


@dataclass(frozen=True, eq=False, kw_only=True)
class Scores:
    """Of each image: ``loss_N`` float32, its cross entropy; ``answer_N`` int64, the net's answer, an index into
    ``class_names``; ``confidence_N`` float32, the probability (softmax) of that answer; ``wrong_N`` bool.

    ``by_loss_N``, ``by_confidence_N`` and ``wrong_first_N`` are the indices of all images: by descending loss, by
    ascending confidence, and the wrong ones by descending confidence before the right ones. Equal ones stay in the
    order of the set; what is no number (a net that diverged, an image without a label) comes last.
    """

    class_names: tuple[str, ...]
    loss_N: npt.NDArray[np.float32]
    confidence_N: npt.NDArray[np.float32]
    answer_N: npt.NDArray[np.int64]
    wrong_N: npt.NDArray[np.bool_]
    by_loss_N: npt.NDArray[np.intp]
    by_confidence_N: npt.NDArray[np.intp]
    wrong_first_N: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.loss_N)

    def answer(self, image: int) -> str:
        """Return the name of what the net takes ``image`` for."""
        return self.class_names[int(self.answer_N[image])]

    @classmethod
    def of(
        cls,
        class_names: tuple[str, ...],
        labels_N: npt.NDArray[np.int64],
        loss_N: npt.NDArray[np.float32],
        confidence_N: npt.NDArray[np.float32],
        answer_N: npt.NDArray[np.int64],
    ) -> Scores:
        """Return the scores with their orders; ``labels_N`` is -1 where an image has no label of ``class_names``."""
        wrong_N = (answer_N != labels_N) & (labels_N >= 0)
        # The confidence turned round below 0 puts the wrong ones first, the surest of them at the very top.
        wrong_first_N = np.where(wrong_N, -confidence_N, np.float32(1)).argsort(kind="stable")
        return cls(
            class_names=class_names,
            loss_N=loss_N,
            confidence_N=confidence_N,
            answer_N=answer_N,
            wrong_N=wrong_N,
            by_loss_N=(-loss_N).argsort(kind="stable"),
            by_confidence_N=confidence_N.argsort(kind="stable"),
            wrong_first_N=wrong_first_N,
        )


def score(
    snapshot: ModelSnapshot,
    image_set: ImageSet,
    *,
    target: TargetTransform = NONE,
    give_up: Callable[[], bool] = bool,
) -> Scores:
    """Ask a net of its own, in eval mode and off every random generator, what each image is.

    ``target`` is the target transform that the net was trained with: an image that it leaves out has no label, and so
    no loss and nothing to be wrong about. ``give_up`` is asked before each batch.

    Raises:
        GivenUpError: ``give_up()`` said so.
        ValueError: the net takes other images, or knows other classes.
    """
    import torch
    from torch import nn

    from mnistgui.training.evaluate import images_at_a_time

    names = target.class_names(image_set.class_names)
    if names != snapshot.class_names:
        raise ValueError("the net knows other classes than the set has")
    labels_N = target.table(len(image_set.class_names))[image_set.labels_N]
    loss_N, confidence_N = np.empty(len(image_set), np.float32), np.empty(len(image_set), np.float32)
    answer_N = np.empty(len(image_set), np.int64)
    net = snapshot.build()
    images = images_at_a_time(snapshot.preparation)
    for start in range(0, len(image_set), images):
        if give_up():
            raise GivenUpError
        batch = slice(start, start + images)
        with torch.inference_mode():
            # A copy: the set is frozen, and torch tensors cannot be.
            logits_BK = net(snapshot.preparation.to_input(torch.tensor(image_set.images_NHWC[batch])))
            log_probability_BK = torch.log_softmax(logits_BK.float(), dim=1)
            best_B, answer_B = log_probability_BK.max(dim=1)
            loss_B = nn.functional.nll_loss(
                log_probability_BK, torch.tensor(labels_N[batch]), ignore_index=-1, reduction="none"
            )
        loss_N[batch], confidence_N[batch], answer_N[batch] = loss_B, best_B.exp(), answer_B
    loss_N[labels_N < 0] = np.nan  # torch gives 0 for what it ignores
    return Scores.of(names, labels_N, loss_N, confidence_N, answer_N)
