"""The net that the program ships already trained. B images of a batch, C channels, H and W pixels, K classes."""

import torch
from torch import nn


class DigitNet(nn.Module):
    """Four convolutions, each with batch norm and ReLU, three times 2x2 max pooling, one linear layer to the logits.

    Made for 28x28 grey digits (166,698 weights, 0.67 MB as float32); takes any image of at least 8x8 pixels.
    """

    def __init__(self, *, input_CHW: tuple[int, int, int], classes: int) -> None:
        super().__init__()
        channels, height, width = input_CHW
        if min(height, width) < 8:
            raise ValueError(f"DigitNet halves an image three times and needs 8x8 pixels, not {height}x{width}")
        self.layers = nn.Sequential(
            *_convolution(channels, 32, kernel=5),  # (B, C, H, W) -> (B, 32, H, W)
            nn.MaxPool2d(2),  # -> (B, 32, H/2, W/2)
            *_convolution(32, 64, kernel=3),  # -> (B, 64, H/2, W/2)
            nn.MaxPool2d(2),  # -> (B, 64, H/4, W/4)
            *_convolution(64, 96, kernel=3),  # -> (B, 96, H/4, W/4)
            *_convolution(96, 96, kernel=3),  # -> (B, 96, H/4, W/4)
            nn.MaxPool2d(2),  # -> (B, 96, H/8, W/8)
            nn.Flatten(),
            nn.Linear(96 * (height // 8) * (width // 8), classes),  # -> logits (B, K)
        )

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return logits_BK for prepared images x_BCHW."""
        logits_BK: torch.Tensor = self.layers(x_BCHW)
        return logits_BK


def _convolution(channels_in: int, channels_out: int, *, kernel: int) -> tuple[nn.Module, ...]:
    # Batch norm subtracts the mean of each channel, so a bias before it would do nothing.
    return (
        nn.Conv2d(channels_in, channels_out, kernel, padding=kernel // 2, bias=False),
        nn.BatchNorm2d(channels_out),
        nn.ReLU(),
    )
