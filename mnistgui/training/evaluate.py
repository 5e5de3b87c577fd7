"""Loss and accuracy of a net over a whole set. B images of a batch, N of the set, K classes."""

from collections.abc import Callable
from typing import Final

import torch
from torch import nn

from mnistgui.data.batches import DeviceImages
from mnistgui.data.preparation import Preparation

_BATCH: Final = 1000


def evaluate(
    net: nn.Module,
    preparation: Preparation,
    data: DeviceImages,
    *,
    give_up: Callable[[], bool] = lambda: False,
) -> tuple[float, float]:
    """Return mean cross entropy and accuracy (0..1) of ``net``, in eval mode, over all images of ``data``.

    ``give_up`` is asked before each batch; once it says True the figures are of the images seen so far (NaN of none).
    """
    was_training = net.training
    net.eval()
    loss_sum = torch.zeros((), device=data.labels_N.device)
    hits = torch.zeros((), dtype=torch.int64, device=data.labels_N.device)
    seen = 0
    with torch.inference_mode():
        for start in range(0, len(data), _BATCH):
            if give_up():
                break
            y_B = data.labels_N[start : start + _BATCH]
            logits_BK = net(preparation.to_input(data.images_NHWC[start : start + _BATCH]))
            loss_sum += nn.functional.cross_entropy(logits_BK, y_B, reduction="sum")
            hits += (logits_BK.argmax(1) == y_B).sum()
            seen += len(y_B)
    net.train(was_training)
    if not seen:
        return float("nan"), float("nan")
    return float(loss_sum) / seen, int(hits) / seen
