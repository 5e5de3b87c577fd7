"""One training step: the deck's five lines."""

import torch
from torch import nn


def train_step(
    net: nn.Module, criterion: nn.Module, optimizer: torch.optim.Optimizer, x_BCHW: torch.Tensor, y_B: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Update the weights once; return the loss (a scalar) and logits_BK, both detached and still on the device."""
    optimizer.zero_grad()
    logits_BK = net(x_BCHW)
    loss = criterion(logits_BK, y_B)
    loss.backward()
    optimizer.step()
    return loss.detach(), logits_BK.detach()
