"""A plain two-layer CNN. B images of a batch, C channels, H and W pixels, K classes."""

import torch
from torch import nn


class CNN(nn.Module):
    """Twice convolution 3x3, ReLU and 2x2 max pooling (16, then 32 channels), then one linear layer to the logits."""

    def __init__(self, *, input_CHW: tuple[int, int, int], classes: int, widths: tuple[int, int] = (16, 32)) -> None:
        super().__init__()
        channels, height, width = input_CHW
        first, second = widths
        self.layers = nn.Sequential(
            nn.Conv2d(channels, first, 3, padding=1),  # (B, C, H, W) -> (B, 16, H, W)
            nn.ReLU(),
            nn.MaxPool2d(2),  # -> (B, 16, H/2, W/2)
            nn.Conv2d(first, second, 3, padding=1),  # -> (B, 32, H/2, W/2)
            nn.ReLU(),
            nn.MaxPool2d(2),  # -> (B, 32, H/4, W/4)
            nn.Flatten(),
            nn.Linear(second * (height // 4) * (width // 4), classes),  # -> logits (B, K)
        )

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return logits_BK for prepared images x_BCHW."""
        logits_BK: torch.Tensor = self.layers(x_BCHW)
        return logits_BK
