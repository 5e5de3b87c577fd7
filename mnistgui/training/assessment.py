"""Assessment: how well a net does on a whole set. N images of the set, B of a batch, K classes of the net."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.data.data_set import GivenUpError
from mnistgui.models.snapshot import ModelSnapshot
from mnistgui.training.evaluate import images_at_a_time
from mnistgui.training.losses import Criterion, CrossEntropy


@dataclass(frozen=True, eq=False, kw_only=True)
class Assessment:
    """``loss`` is the mean over the images, ``confusion_KK`` int64 counts them: a row a label, a column an answer."""

    class_names: tuple[str, ...]
    loss: float
    confusion_KK: npt.NDArray[np.int64]

    @property
    def images(self) -> int:
        """How many images were looked at."""
        return int(self.confusion_KK.sum())

    @property
    def accuracy(self) -> float:
        """Share of right answers, 0..1; NaN of no image."""
        return float(np.trace(self.confusion_KK)) / self.images if self.images else float("nan")

    @property
    def class_accuracies_K(self) -> npt.NDArray[np.float64]:
        """Share of right answers among the images of each class; NaN where there is none."""
        counts_K = self.confusion_KK.sum(axis=1)
        shares_K = np.full(len(counts_K), np.nan)
        np.divide(self.confusion_KK.diagonal(), counts_K, out=shares_K, where=counts_K > 0)
        return shares_K


def assess(
    snapshot: ModelSnapshot,
    images_NHWC: npt.NDArray[np.uint8],
    labels_N: npt.NDArray[np.int64],
    *,
    criterion: Criterion | None = None,
    give_up: Callable[[], bool] = bool,
) -> Assessment:
    """Ask a net of its own, in eval mode, what each image is; those with the label -1 take no part.

    The loss is cross entropy where no ``criterion`` is given. ``give_up`` is asked before each batch.

    Raises:
        GivenUpError: ``give_up()`` said so.
        ValueError: the net takes other images.
    """
    criterion = criterion or CrossEntropy()
    index_M = np.flatnonzero(labels_N >= 0)
    classes = len(snapshot.class_names)
    net, step = snapshot.build(), images_at_a_time(snapshot.preparation)
    loss_sum, pairs = 0.0, np.zeros(classes * classes, np.int64)
    for start in range(0, len(index_M), step):
        if give_up():
            raise GivenUpError
        index_B = index_M[start : start + step]
        with torch.inference_mode():
            logits_BK = net(snapshot.preparation.to_input(torch.tensor(images_NHWC[index_B])))
            loss_sum += float(criterion.per_image(logits_BK, torch.tensor(labels_N[index_B])).double().sum())
            answers_B = logits_BK.argmax(1).numpy()
        pairs += np.bincount(labels_N[index_B] * classes + answers_B, minlength=classes * classes)
    return Assessment(
        class_names=snapshot.class_names,
        loss=loss_sum / len(index_M) if len(index_M) else float("nan"),
        confusion_KK=pairs.reshape(classes, classes),
    )
