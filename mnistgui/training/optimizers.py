"""The optimizers of the catalogue, built from a config."""

import torch
from torch import nn

from mnistgui.training.config import TrainingConfig


def build_optimizer(config: TrainingConfig, net: nn.Module) -> torch.optim.Optimizer:
    """Return the optimizer that ``config`` names, over all weights of ``net``.

    ``fused=True`` is PyTorch's own single-kernel update: the same arithmetic in one call a step in place of several.
    """
    weights, rate, decay = net.parameters(), config.learning_rate, config.weight_decay
    match config.optimizer:
        case "sgd":
            return torch.optim.SGD(weights, lr=rate, momentum=config.momentum, weight_decay=decay, fused=True)
        case "adam":
            return torch.optim.Adam(weights, lr=rate, weight_decay=decay, fused=True)
        case "adamw":
            return torch.optim.AdamW(weights, lr=rate, weight_decay=decay, fused=True)
    raise ValueError(f"there is no optimizer {config.optimizer!r}")
