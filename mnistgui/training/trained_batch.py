"""TrainedBatch: the batch of the step just done, still on the device, for whoever wants to look at it."""

from typing import NamedTuple

import torch

from mnistgui.data.batches import Batch
from mnistgui.training.events import MOST_INPUTS, MOST_VALUES, BatchTrained
from mnistgui.training.losses import Criterion


class TrainedBatch(NamedTuple):
    """Holds tensors only: nothing is computed or copied for a batch that nobody sees. B images, K classes."""

    step: int
    epoch: int
    iteration: int
    batch: Batch
    x_BCHW: torch.Tensor
    logits_BK: torch.Tensor

    def event(self, criterion: Criterion) -> BatchTrained:
        """Return the batch with the loss of each image, as it was before the update."""
        # Of large images fewer: the event is told every second.
        shown = max(1, min(MOST_INPUTS, MOST_VALUES // self.x_BCHW[0].numel()))
        losses_B = criterion.per_image(self.logits_BK.float(), self.batch.labels_B)
        return BatchTrained(
            step=self.step,
            epoch=self.epoch,
            iteration=self.iteration,
            indices_B=self.batch.index_B.cpu().numpy(),
            labels_B=self.batch.labels_B.cpu().numpy(),
            losses_B=losses_B.cpu().numpy(),
            inputs_BCHW=self.x_BCHW[:shown].float().cpu().numpy().copy(),
        )
