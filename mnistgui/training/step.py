"""One training step: the deck's five lines. B images of a batch, C channels, H and W pixels, K classes."""

from collections.abc import Iterator

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
        self._parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
        self._slope: torch.Tensor | None = None  # of the loss by itself: 1
        self.scaler = torch.amp.GradScaler("cuda", enabled=half is torch.float16)
        self.loss = self.logits_BK = torch.empty(0)  # of the step at hand, once its line is done

    def __call__(
        self, x_BCHW: torch.Tensor, y_B: torch.Tensor, weight: float = 1.0
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Do all five lines; return the loss (a scalar) and logits_BK, both detached and still on the device."""
        # What optimizer.zero_grad() does, without the profiler's mark that it sets each time: a twentieth of a small
        # net's step (PyTorch's performance tuning guide, "Use parameter.grad = None").
        for parameter in self._parameters:
            parameter.grad = None
        logits_BK = self._forward(x_BCHW)
        loss = self._loss(logits_BK, y_B)
        self._backward(loss, weight)
        self._update()
        return self.loss, self.logits_BK

    def lines(self, x_BCHW: torch.Tensor, y_B: torch.Tensor, weight: float = 1.0) -> Iterator[Line]:
        """Do one line for each value that is taken; ``weight`` multiplies the loss before its gradient is taken."""
        self._optimizer.zero_grad()
        yield "zero_grad"
        logits_BK = self._forward(x_BCHW)
        yield "forward"
        loss = self._loss(logits_BK, y_B)
        yield "loss"
        self._backward(loss, weight)
        yield "backward"
        self._update()
        yield "step"

    def _forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        if self._half is None:
            logits_BK: torch.Tensor = self._net(x_BCHW)
        else:
            with torch.autocast(x_BCHW.device.type, dtype=self._half):
                logits_BK = self._net(x_BCHW)
        self.logits_BK = logits_BK.detach()
        return logits_BK

    def _loss(self, logits_BK: torch.Tensor, y_B: torch.Tensor) -> torch.Tensor:
        loss: torch.Tensor = self._criterion(logits_BK if self._half is None else logits_BK.float(), y_B)
        self.loss = loss.detach()
        return loss

    def _backward(self, loss: torch.Tensor, weight: float) -> None:
        if weight != 1.0:
            loss = loss * weight
        if self._half is torch.float16:
            loss = self.scaler.scale(loss)
        if self._slope is None:
            # What backward() makes for itself, but at every call: a fiftieth of a small net's step.
            self._slope = torch.ones_like(loss)
        loss.backward(self._slope)  # type: ignore[no-untyped-call]
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
