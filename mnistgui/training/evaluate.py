"""Loss and accuracy of a net over a whole set. B images of a batch, N of the set, K classes."""

from collections.abc import Callable
from typing import Final

import torch
from torch import nn

from mnistgui.data.batches import DeviceImages, batches
from mnistgui.data.preparation import Preparation

_BATCH: Final = 1000


def evaluate(
    net: nn.Module,
    preparation: Preparation,
    data: DeviceImages,
    *,
    give_up: Callable[[], bool] = lambda: False,
) -> tuple[float, float]:
    """Return mean cross entropy and accuracy (0..1) of ``net``, in eval mode, over the images that take part.

    ``give_up`` is asked for each batch; once it says True the figures are of the images seen so far (NaN of none).
    """
    was_training = net.training
    net.eval()
    loss_sum = torch.zeros((), device=data.labels_N.device)
    hits = torch.zeros((), dtype=torch.int64, device=data.labels_N.device)
    seen = 0
    with torch.inference_mode():
        for batch in batches(data, torch.arange(len(data)), _BATCH, drop_last=False):
            if give_up():
                break
            logits_BK = net(preparation.to_input(batch.images_BHWC))
            loss_sum += nn.functional.cross_entropy(logits_BK, batch.labels_B, reduction="sum")
            hits += (logits_BK.argmax(1) == batch.labels_B).sum()
            seen += len(batch.labels_B)
    net.train(was_training)
    if not seen:
        return float("nan"), float("nan")
    return float(loss_sum) / seen, int(hits) / seen
