"""Changes: each image is another one every time the net sees it. B images of a batch, H, W, C of an image, G points of
the coarse grid of the bending.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch.nn import functional


@dataclass(frozen=True, kw_only=True)
class Changes:
    """How far an image is changed before the net sees it: each image draws its own numbers, evenly from ± these.

    ``turn`` in degrees, ``shift`` and ``bend`` in pixels, ``scale``, ``slant`` and ``thickness`` as shares.
    ``contrast`` goes one way, from none to this share more: a stroke drawn on a screen is less grey than MNIST's.
    ``flags`` is the share of ones that get an upstroke: MNIST's writers hardly knew it, most of the world writes it,
    and a net that never saw it reads a seven.
    """

    turn: float = 12.0
    slant: float = 0.2
    scale: float = 0.12
    shift: float = 2.0
    bend: float = 1.2
    thickness: float = 0.5
    contrast: float = 0.8
    flags: float = 0.3


def changed(
    images_BHWC: torch.Tensor, labels_B: torch.Tensor, changes: Changes, generator: torch.Generator
) -> torch.Tensor:
    """Return grey digits (uint8, B, H, W, 1), moved, bent, and drawn with another pen, each in its own way."""
    if not len(images_BHWC):
        return images_BHWC
    ink_BCHW = images_BHWC.permute(0, 3, 1, 2).float() / 255
    flagged_B = (labels_B == 1) & (torch.rand(len(labels_B), generator=generator) < changes.flags)
    ink_BCHW[flagged_B] = _with_flag(ink_BCHW[flagged_B], generator)
    grid_BHW2 = _sampling_grid(len(images_BHWC), images_BHWC.shape[1:3], changes, generator)
    ink_BCHW = functional.grid_sample(ink_BCHW, grid_BHW2, mode="bilinear", align_corners=False)
    ink_BCHW = _with_another_pen(ink_BCHW, changes, generator)
    return ink_BCHW.mul(255).round().to(torch.uint8).permute(0, 2, 3, 1)


def _with_flag(ink_BCHW: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """Return ones with a stroke from their upper end down to the left, as wide as their own."""
    images, _, height, width = ink_BCHW.shape
    y_HW, x_HW = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    black_BHW = ink_BCHW[:, 0] > 0.5
    rows_BH = black_BHW.any(2)
    tall_B11 = rows_BH.sum(1).clamp(min=1).view(-1, 1, 1)
    # The upper end: the leftmost black pixel of the first row that has one (argmax gives the first of equals).
    top_B11 = rows_BH.int().argmax(1).view(-1, 1, 1)
    left_B11 = black_BHW[torch.arange(images), top_B11[:, 0, 0]].int().argmax(1).view(-1, 1, 1)
    pen_B11 = (ink_BCHW.sum((1, 2, 3)).view(-1, 1, 1) / tall_B11).clamp(1.5, 3)

    angle_B11 = math.radians(52) + _between(math.radians(14), (images, 1, 1), generator)
    length_B11 = tall_B11 * (0.38 + _between(0.17, (images, 1, 1), generator))
    right_BHW, down_BHW = x_HW - left_B11, y_HW - top_B11
    along_BHW = (down_BHW * angle_B11.sin() - right_BHW * angle_B11.cos()).clamp(min=0).minimum(length_B11)
    far_BHW = torch.hypot(right_BHW + along_BHW * angle_B11.cos(), down_BHW - along_BHW * angle_B11.sin())
    flag_BHW = (pen_B11 / 2 + 0.5 - far_BHW).clamp(0, 1)
    return torch.maximum(ink_BCHW, flag_BHW[:, None])


def _between(reach: float, shape: Sequence[int], generator: torch.Generator) -> torch.Tensor:
    return (torch.rand(tuple(shape), generator=generator) * 2 - 1) * reach


def _sampling_grid(images: int, size_HW: Sequence[int], changes: Changes, generator: torch.Generator) -> torch.Tensor:
    """Return where each pixel of each image is taken from, in `grid_sample`'s coordinates (-1..1 over the image)."""
    height, width = size_HW
    pixel = torch.tensor([2 / width, 2 / height])
    angle_B = _between(math.radians(changes.turn), (images,), generator)
    slant_B = _between(changes.slant, (images,), generator)
    scale_B2 = 1 + _between(changes.scale, (images, 2), generator)
    shift_B2 = _between(changes.shift, (images, 2), generator) * pixel
    cos_B, sin_B = angle_B.cos(), angle_B.sin()
    # Turn times slant times scale, row by row.
    across_B3 = torch.stack([cos_B * scale_B2[:, 0], (cos_B * slant_B - sin_B) * scale_B2[:, 1], shift_B2[:, 0]], 1)
    down_B3 = torch.stack([sin_B * scale_B2[:, 0], (sin_B * slant_B + cos_B) * scale_B2[:, 1], shift_B2[:, 1]], 1)
    theta_B23 = torch.stack([across_B3, down_B3], 1)
    grid_BHW2 = functional.affine_grid(theta_B23, [images, 1, height, width], align_corners=False)
    # Bending: a few random pushes, smoothly joined (P. Simard et al., ICDAR 2003, "elastic distortions").
    push_B2GG = _between(changes.bend, (images, 2, 5, 5), generator) * pixel.view(1, 2, 1, 1)
    push_B2HW = functional.interpolate(push_B2GG, size=(height, width), mode="bicubic", align_corners=True)
    return grid_BHW2 + push_B2HW.permute(0, 2, 3, 1)


def _with_another_pen(ink_BCHW: torch.Tensor, changes: Changes, generator: torch.Generator) -> torch.Tensor:
    """Return the ink (0..1) made thicker or thinner, and blacker: part of the way to its dilation or erosion."""
    images = len(ink_BCHW)
    amount_B111 = _between(changes.thickness, (images, 1, 1, 1), generator)
    gain_B111 = 1 + changes.contrast * torch.rand((images, 1, 1, 1), generator=generator)
    thick_BCHW = functional.max_pool2d(ink_BCHW, 3, stride=1, padding=1)
    thin_BCHW = -functional.max_pool2d(-ink_BCHW, 3, stride=1, padding=1)
    towards_BCHW = torch.where(amount_B111 > 0, thick_BCHW, thin_BCHW)
    return ink_BCHW.lerp(towards_BCHW, amount_B111.abs()).mul(gain_B111).clamp(0, 1)
