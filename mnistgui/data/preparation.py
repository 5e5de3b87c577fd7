"""Preparation: the one way from pixels to model input, for training, testing and the drawing alike.

It is saved with every net, so that a drawing is fed exactly as the training images were. Free of torch at import.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import torch

    from mnistgui.data.catalog import DataSetInfo


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """Scale uint8 pixels to 0..1 and normalise: ``x = (pixel / 255 - mean) / std``, one mean and std a channel.

    With mean 0 and std 1 this is torchvision's ``ToTensor``; otherwise ``ToTensor`` and ``Normalize(mean, std)``.
    """

    height: int
    width: int
    channels: int
    mean: tuple[float, ...]
    std: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.mean) != self.channels or len(self.std) != self.channels or not self.channels:
            raise ValueError("mean and std need one number a channel")
        if not all(map(math.isfinite, (*self.mean, *self.std))) or min(self.std) <= 0:
            raise ValueError("mean and std must be finite, and std positive")

    @classmethod
    def to_tensor(cls, shape_HWC: tuple[int, int, int]) -> Self:
        """Return the deck's ``transform=ToTensor()``: pixels scaled to 0..1 and nothing else."""
        height, width, channels = shape_HWC
        return cls(height=height, width=width, channels=channels, mean=(0.0,) * channels, std=(1.0,) * channels)

    @classmethod
    def normalized(cls, info: DataSetInfo) -> Self:
        """Return ``ToTensor`` and ``Normalize`` with the data set's own mean and standard deviation."""
        height, width, channels = info.shape_HWC
        return cls(height=height, width=width, channels=channels, mean=info.mean, std=info.std)

    def to_input(self, images_BHWC: torch.Tensor) -> torch.Tensor:
        """Return model input: uint8 (B, H, W, C) on any device -> float32 (B, C, H, W) on the same device.

        Raises:
            ValueError: another shape or dtype than this preparation is for.
        """
        import torch

        if images_BHWC.dtype != torch.uint8 or images_BHWC.shape[1:] != (self.height, self.width, self.channels):
            expected = (self.height, self.width, self.channels)
            raise ValueError(f"expected uint8 (B, *{expected}), not {images_BHWC.dtype} {tuple(images_BHWC.shape)}")
        if self.channels == 1:
            # One fused scale and shift in place of three passes; for one channel NHWC is NCHW already.
            x_BCHW = images_BHWC.to(torch.float32).mul_(1.0 / (255.0 * self.std[0]))
            if self.mean[0]:
                x_BCHW.sub_(self.mean[0] / self.std[0])
            return x_BCHW.reshape(-1, 1, self.height, self.width)
        scale_C = torch.tensor([1.0 / (255.0 * std) for std in self.std], device=images_BHWC.device)
        shift_C = torch.tensor([m / s for m, s in zip(self.mean, self.std, strict=True)], device=images_BHWC.device)
        return images_BHWC.to(torch.float32).mul_(scale_C).sub_(shift_C).permute(0, 3, 1, 2).contiguous()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "height": self.height,
            "width": self.width,
            "channels": self.channels,
            "mean": list(self.mean),
            "std": list(self.std),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the preparation that `to_dict` described.

        Raises:
            KeyError, TypeError, ValueError, OverflowError: a value is missing or unusable.
        """
        return cls(
            height=int(values["height"]),
            width=int(values["width"]),
            channels=int(values["channels"]),
            mean=tuple(float(value) for value in values["mean"]),
            std=tuple(float(value) for value in values["std"]),
        )
