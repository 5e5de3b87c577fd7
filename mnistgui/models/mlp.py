"""Fully connected nets. B images of a batch, C channels, H and W pixels, F features, K classes."""

import math

import torch
from torch import nn


class MLP(nn.Module):
    """Flatten, then for each hidden size a linear layer and ReLU, then a linear layer to the logits.

    With no hidden size this is a single linear layer, the course's perceptron for images.
    """

    def __init__(self, *, input_CHW: tuple[int, int, int], hidden: tuple[int, ...], classes: int) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Flatten()]  # x_BCHW -> x_BF
        features = math.prod(input_CHW)
        for size in hidden:
            layers += [nn.Linear(features, size), nn.ReLU()]
            features = size
        layers.append(nn.Linear(features, classes))  # -> logits_BK
        self.layers = nn.Sequential(*layers)

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return logits_BK for prepared images x_BCHW."""
        logits_BK: torch.Tensor = self.layers(x_BCHW)
        return logits_BK
