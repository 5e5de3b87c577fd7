"""One training step: the deck's five lines. B images of a batch, C channels, H and W pixels, K classes."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext

import torch
from torch import nn

from mnistgui.training.events import Line


class TrainStep:
    """Updates the weights once a call. ``clip_norm`` cuts the gradient of all weights together to that length.

    ``half`` is the type that most products are taken in (mixed precision); float16, whose range is small, is scaled
    (torch.amp.GradScaler). ``net`` may be wrapped in DistributedDataParallel.
    """

    def __init__(
        self,
        net: nn.Module,
        criterion: nn.Module,
        optimizer: torch.optim.Optimizer,
        *,
        clip_norm: float = 0.0,
        half: torch.dtype | None = None,
    ) -> None:
        self._net, self._criterion, self._optimizer = net, criterion, optimizer
        self._clip_norm, self._half = clip_norm, half
        self.scaler = torch.amp.GradScaler("cuda", enabled=half is torch.float16)
        self.loss = self.logits_BK = torch.empty(0)  # of the step at hand, once its line is done

    def __call__(
        self, x_BCHW: torch.Tensor, y_B: torch.Tensor, weight: float = 1.0
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Do all five lines; return the loss (a scalar) and logits_BK, both detached and still on the device."""
        for _ in self.lines(x_BCHW, y_B, weight):
            pass
        return self.loss, self.logits_BK

    def lines(self, x_BCHW: torch.Tensor, y_B: torch.Tensor, weight: float = 1.0) -> Iterator[Line]:
        """Do one line for each value that is taken; ``weight`` multiplies the loss before its gradient is taken."""
        self._optimizer.zero_grad()
        yield "zero_grad"
        with self._precision(x_BCHW.device.type):
            logits_BK = self._net(x_BCHW)
        self.logits_BK = logits_BK.detach()
        yield "forward"
        loss = self._criterion(logits_BK.float() if self._half else logits_BK, y_B)
        self.loss = loss.detach()
        yield "loss"
        self._backward(loss if weight == 1.0 else loss * weight)
        yield "backward"
        self._update()
        yield "step"

    def _precision(self, device: str) -> AbstractContextManager[object]:
        return nullcontext() if self._half is None else torch.autocast(device, dtype=self._half)

    def _backward(self, loss: torch.Tensor) -> None:
        if self._half is torch.float16:
            loss = self.scaler.scale(loss)
        loss.backward()  # type: ignore[no-untyped-call]
        if self._half is torch.float16:
            self.scaler.unscale_(self._optimizer)

    def _update(self) -> None:
        if self._clip_norm:
            nn.utils.clip_grad_norm_(self._net.parameters(), self._clip_norm)
        if self._half is torch.float16:
            self.scaler.step(self._optimizer)
            self.scaler.update()
        else:
            self._optimizer.step()


def train_step(
    net: nn.Module, criterion: nn.Module, optimizer: torch.optim.Optimizer, x_BCHW: torch.Tensor, y_B: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Update the weights once; return the loss (a scalar) and logits_BK, both detached and still on the device."""
    return TrainStep(net, criterion, optimizer)(x_BCHW, y_B)
