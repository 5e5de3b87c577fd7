"""The common case, fast: ``ToTensor`` alone, or with ``Normalize``, as one scale and one shift."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from mnistgui.data.transforms.catalog import TRANSFORMS
from mnistgui.data.transforms.check import Shape
from mnistgui.data.transforms.step import TransformStep


@dataclass(frozen=True, kw_only=True)
class Scaling:
    """``x = (pixel / 255 - mean) / std``, one mean and std a channel. Equals torchvision's to 2e-6."""

    mean: tuple[float, ...]
    std: tuple[float, ...]

    def __call__(self, images_BHWC: torch.Tensor) -> torch.Tensor:
        """Return float32 (B, C, H, W) of uint8 (B, H, W, C)."""
        _, height, width, channels = images_BHWC.shape
        if channels == 1:
            # One fused scale and shift in place of three passes; for one channel NHWC is NCHW already.
            x_BCHW = images_BHWC.to(torch.float32).mul_(1.0 / (255.0 * self.std[0]))
            if self.mean[0]:
                x_BCHW.sub_(self.mean[0] / self.std[0])
            return x_BCHW.reshape(-1, 1, height, width)
        scale_C = torch.tensor([1.0 / (255.0 * std) for std in self.std], device=images_BHWC.device)
        shift_C = torch.tensor([m / s for m, s in zip(self.mean, self.std, strict=True)], device=images_BHWC.device)
        return images_BHWC.to(torch.float32).mul_(scale_C).sub_(shift_C).permute(0, 3, 1, 2).contiguous()


def scaling_of(steps: Sequence[TransformStep], shape_HWC: Shape) -> Scaling | None:
    """Return what usable ``steps`` come to, or None where they do more than ``ToTensor`` and ``Normalize``."""
    working = [step for step in steps if step.name not in ("ToImage", "PILToTensor")]
    first = working[0]
    if first.name == "ToDtype" and TRANSFORMS["ToDtype"].values(first)["scale"]:
        first = TransformStep(name="ToTensor")
    if first.name != "ToTensor" or [step.name for step in working[1:]] not in ([], ["Normalize"]):
        return None
    mean, std = (0.0,), (1.0,)
    if len(working) == 2:
        values: dict[str, Any] = dict(TRANSFORMS["Normalize"].values(working[1]))
        mean, std = values["mean"], values["std"]
    channels = shape_HWC[2]
    return Scaling(mean=mean * (channels // len(mean)), std=std * (channels // len(std)))
