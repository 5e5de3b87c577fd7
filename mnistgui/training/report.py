"""Report: from single steps to an event about 30 times a second. S steps since the last event, B images, K classes."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch

from mnistgui.training.events import StepsDone

REPORT_EVERY_S: Final = 0.033


class Report:
    """Gathers steps, still as tensors on the device, and sends them as one event about 30 times a second.

    Reading a number off a GPU makes the CPU wait for it, so numbers leave the device only when a report is sent.
    """

    def __init__(self, emit: Callable[[StepsDone], None]) -> None:
        self._emit = emit
        self.begin_epoch(0)

    def begin_epoch(self, epoch: int, sums: Mapping[str, Any] | None = None) -> None:
        """Start the epoch's sums anew, or where `sums` left them."""
        sums = sums or {}
        self._epoch = epoch
        self._loss_sum = float(sums.get("loss", 0.0))
        self._hits, self._seen = int(sums.get("hits", 0)), int(sums.get("images", 0))
        now = time.perf_counter()
        self._epoch_began = now - float(sums.get("seconds", 0.0))
        self._clear(now)

    def sums(self) -> dict[str, Any]:
        """Return the epoch's sums over the steps that were sent, as plain values for a checkpoint."""
        return {"loss": self._loss_sum, "hits": self._hits, "images": self._seen, "seconds": self.epoch_seconds()}

    def add(self, loss: torch.Tensor, logits_BK: torch.Tensor, y_B: torch.Tensor) -> None:
        """Keep what one step gave."""
        self._losses.append(loss)
        self._logits.append(logits_BK)
        self._labels.append(y_B)
        self._images.append(len(y_B))

    def add_counted(self, loss: torch.Tensor, hits: int, images: int) -> None:
        """Keep what one step of several ranks gave together."""
        self._losses.append(loss)
        self._counted_hits.append(hits)
        self._images.append(images)

    def due(self) -> bool:
        """Return whether the last report is old enough for another."""
        return time.perf_counter() - self._sent_at >= REPORT_EVERY_S

    def skip_time(self, seconds: float) -> None:
        """Leave the time of a pause out of speed and duration."""
        self._sent_at += seconds
        self._epoch_began += seconds

    def send(self, last_step: int) -> StepsDone | None:
        """Send what is kept, if anything is, and return it."""
        if not self._losses:
            return None
        losses_S = torch.stack(self._losses).to("cpu").numpy()
        images_S = np.array(self._images, np.int64)
        hits_S = np.array(self._counted_hits, np.int64) if self._counted_hits else self._count_hits(images_S)
        now = time.perf_counter()
        images = int(images_S.sum())
        self._loss_sum += float(losses_S.astype(np.float64) @ images_S)
        self._hits += int(hits_S.sum())
        self._seen += images
        event = StepsDone(
            first_step=last_step - len(losses_S) + 1,
            epoch=self._epoch,
            losses_S=losses_S,
            hits_S=hits_S,
            images_S=images_S,
            images_per_s=images / max(now - self._sent_at, 1e-9),
        )
        self._clear(now)
        self._emit(event)
        return event

    def _count_hits(self, images_S: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        # One argmax over all images of all steps in place of one a step.
        right = torch.cat(self._logits).argmax(1) == torch.cat(self._labels)
        first_S = np.cumsum(images_S) - images_S
        hits_S: npt.NDArray[np.int64] = np.add.reduceat(right.to("cpu").numpy(), first_S, dtype=np.int64)
        return hits_S

    def epoch_means(self) -> tuple[float, float]:
        """Return mean loss and accuracy over the epoch's training images, as they were trained."""
        return self._loss_sum / self._seen, self._hits / self._seen

    def epoch_seconds(self) -> float:
        """Return the time since the epoch began, pauses left out."""
        return time.perf_counter() - self._epoch_began

    def _clear(self, now: float) -> None:
        self._losses: list[torch.Tensor] = []
        self._logits: list[torch.Tensor] = []
        self._labels: list[torch.Tensor] = []
        self._counted_hits: list[int] = []
        self._images: list[int] = []
        self._sent_at = now
