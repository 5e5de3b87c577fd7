"""Loss and accuracy of a net over a whole set. B images of a batch, N of the set, K classes."""

import math
from collections.abc import Callable
from typing import Final

import torch
from torch import nn

from mnistgui.data.batches import DeviceImages, batches
from mnistgui.data.preparation import Preparation
from mnistgui.training.losses import Criterion, CrossEntropy

# A batch holds so many images, or of large ones so many values: a thousand of 224x224x3 would take 600 MB as floats,
# and a net's first layer many times that.
_BATCH_IMAGES: Final = 1000
_BATCH_VALUES: Final = 3_000_000


def images_at_a_time(preparation: Preparation) -> int:
    """Return how many images to ask a net about at a time, for speed on small ones and for the memory on large ones."""
    values = max(math.prod(preparation.shape_HWC), math.prod(preparation.output_CHW))
    return max(1, min(_BATCH_IMAGES, _BATCH_VALUES // values))


def evaluate(
    net: nn.Module,
    preparation: Preparation,
    data: DeviceImages,
    *,
    criterion: Criterion | None = None,
    give_up: Callable[[], bool] = lambda: False,
) -> tuple[float, float]:
    """Return mean loss and accuracy (0..1) of ``net``, in eval mode, over the images that take part.

    The loss is cross entropy where no ``criterion`` is given. ``give_up`` is asked before each batch; once it says True
    the figures are of the images seen so far (NaN of none).
    """
    criterion = criterion or CrossEntropy()
    weight_type = next(net.parameters()).dtype
    was_training = net.training
    net.eval()
    loss_sum = torch.zeros((), dtype=weight_type, device=data.labels_N.device)
    hits = torch.zeros((), dtype=torch.int64, device=data.labels_N.device)
    seen, images = 0, images_at_a_time(preparation)
    with torch.inference_mode():
        for batch in batches(data, torch.arange(len(data)), images, drop_last=False):
            if give_up():
                break
            logits_BK = net(preparation.to_input(batch.images_BHWC).to(weight_type))
            loss_sum += criterion.per_image(logits_BK, batch.labels_B).sum()
            hits += (logits_BK.argmax(1) == batch.labels_B).sum()
            seen += len(batch.labels_B)
    net.train(was_training)
    if not seen:
        return float("nan"), float("nan")
    return float(loss_sum) / seen, int(hits) / seen
