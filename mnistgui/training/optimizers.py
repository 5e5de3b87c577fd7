"""The optimizers of the catalogue, built from a config, and their settings changed while they go on."""

from typing import Any

import torch
from torch import nn

from mnistgui.training.config import TrainingConfig


def build_optimizer(config: TrainingConfig, net: nn.Module) -> torch.optim.Optimizer:
    """Return the optimizer that ``config`` names, over all weights of ``net``.

    ``fused=True`` is PyTorch's own single-kernel update: the same arithmetic in one call a step in place of several.
    """
    weights, rate, decay = net.parameters(), config.learning_rate, config.weight_decay
    betas = config.beta1, config.beta2
    match config.optimizer:
        case "sgd":
            return torch.optim.SGD(
                weights, lr=rate, momentum=config.momentum, weight_decay=decay, nesterov=config.nesterov, fused=True
            )
        case "rmsprop":
            return torch.optim.RMSprop(
                weights, lr=rate, alpha=config.alpha, momentum=config.momentum, weight_decay=decay
            )
        case "adagrad":
            return torch.optim.Adagrad(weights, lr=rate, weight_decay=decay)
        case "adam":
            return torch.optim.Adam(weights, lr=rate, betas=betas, weight_decay=decay, fused=True)
        case "adamw":
            return torch.optim.AdamW(weights, lr=rate, betas=betas, weight_decay=decay, fused=True)
    raise ValueError(f"there is no optimizer {config.optimizer!r}")


def set_rate(optimizer: torch.optim.Optimizer, rate: float) -> None:
    """Let the next step use this learning rate."""
    for group in optimizer.param_groups:
        group["lr"] = rate


def take_settings(optimizer: torch.optim.Optimizer, config: TrainingConfig) -> None:
    """Bring momentum and weight decay, which may change while a run goes on, to those of ``config``."""
    for group in optimizer.param_groups:
        group["weight_decay"] = config.weight_decay
        if "momentum" in group:
            group["momentum"] = config.momentum
            _give_buffers(optimizer, group)


def _give_buffers(optimizer: torch.optim.Optimizer, group: dict[str, Any]) -> None:
    """Let RMSprop, which makes its buffers at the first step only, have them where momentum comes later."""
    if isinstance(optimizer, torch.optim.RMSprop) and group["momentum"] > 0:
        for weight in group["params"]:
            state = optimizer.state[weight]
            if state and "momentum_buffer" not in state:
                state["momentum_buffer"] = torch.zeros_like(weight)
