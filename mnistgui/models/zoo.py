"""torchvision's own nets, made for photographs of 224x224 in colour, fitted to small images one way or the other.

Shape suffixes: B images of a batch, C channels, H and W pixels, K classes.
"""

from collections.abc import Mapping
from typing import Any, Final

import torch
from torch import nn
from torch.nn import functional

from mnistgui.data.vision import torchvision

# What `enlarge` may bring an image's shorter side to. 64 is the least that AlexNet takes, 224 what all are made for.
LEAST_SIDE: Final = 64
MOST_SIDE: Final = 224
# `adapt` leaves no map smaller than this: on one pixel batch norm cannot learn from a batch of one image.
_LEAST_MAP: Final = 2


def build_zoo_net(name: str, *, input_CHW: tuple[int, int, int], classes: int, options: Mapping[str, Any]) -> nn.Module:
    """Return ``torchvision.models.<name>`` without trained weights, for images of any size and channels.

    ``options["fit"]`` says how: "adapt" changes its first layers (`adapt`), "enlarge" feeds it larger images
    (`Enlarge`) of ``options["enlarged_side"]`` pixels, 64 where that is not given.

    Raises:
        KeyError: there is no option ``fit``.
        ValueError: an option cannot be used, or images cannot be fitted.
    """
    channels, height, width = input_CHW
    fit = options["fit"]
    if fit == "adapt":
        return adapt(_made(name, classes), input_CHW)
    if fit == "enlarge":
        side = options.get("enlarged_side", LEAST_SIDE)
        return Enlarged(Enlarge(channels=channels, size_HW=(height, width), side=side), _made(name, classes))
    raise ValueError(f"fit must be 'adapt' or 'enlarge', not {fit!r}")


def _made(name: str, classes: int) -> nn.Module:
    net: nn.Module = getattr(torchvision().models, name)(weights=None, num_classes=classes)
    return net


class Enlarge(nn.Module):
    """A layer without weights: the shorter side of the image to ``side`` pixels, grey to 3 channels.

    Bilinear, proportions kept; an image that is that large already stays as it is.
    """

    def __init__(self, *, channels: int, size_HW: tuple[int, int], side: int) -> None:
        super().__init__()
        if not isinstance(side, int) or not LEAST_SIDE <= side <= MOST_SIDE:
            raise ValueError(f"enlarged_side must be a whole number from {LEAST_SIDE} to {MOST_SIDE}, not {side!r}")
        if channels not in (1, 3):
            raise ValueError(f"an image of 1 or 3 channels can be enlarged, not one of {channels}")
        factor = max(1.0, side / min(size_HW))
        self.size_HW = round(size_HW[0] * factor), round(size_HW[1] * factor)

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return the enlarged images, of 3 channels."""
        if x_BCHW.shape[2:] != self.size_HW:
            x_BCHW = functional.interpolate(x_BCHW, size=self.size_HW, mode="bilinear", align_corners=False)
        # Not a copy: the three channels are the same memory.
        return x_BCHW.expand(-1, 3, -1, -1)


class Enlarged(nn.Module):
    """``net`` as torchvision made it, behind an `Enlarge`. Its weights have torchvision's names behind ``net.``."""

    def __init__(self, enlarge: Enlarge, net: nn.Module) -> None:
        super().__init__()
        self.enlarge, self.net = enlarge, net

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return logits_BK for prepared images x_BCHW."""
        logits_BK: torch.Tensor = self.net(self.enlarge(x_BCHW))
        return logits_BK


def adapt(net: Any, input_CHW: tuple[int, int, int]) -> nn.Module:
    """Change ``net`` (an AlexNet, VGG, ResNet or SqueezeNet of torchvision) in place for small images, and return it.

    The first convolution becomes 3x3 with stride 1 and takes the image's channels. A pooling that would leave a map of
    less than 2x2 is left out. The first linear layer takes the map that is there, where that is smaller than
    torchvision's. SqueezeNet's last ReLU is left out: behind it no logit is negative, and one that reaches zero for
    every image never learns again. The new layers start as PyTorch starts them; all others, and the names of all
    weights, are torchvision's.
    """
    channels, *size_HW = input_CHW
    adapted: nn.Module = net  # `Any` until here: torchvision says no types of a net's layers
    if hasattr(net, "conv1"):
        net.conv1 = _first_convolution(net.conv1, channels)
        _leave_out_resnet_pooling(net, size_HW)
        return adapted
    net.features[0] = _first_convolution(net.features[0], channels)
    map_HW = _leave_out_poolings(net.features, size_HW)
    if hasattr(net, "avgpool"):
        _adapt_first_linear(net, map_HW)
    else:
        net.classifier[2] = nn.Identity()
    return adapted


def _leave_out_poolings(layers: nn.Sequential, map_HW: list[int]) -> list[int]:
    """Leave out each pooling that the map has become too small for, and return the map at the end.

    No other layer changes its size. A layer that does nothing in the place of each keeps the others' numbers.
    """
    for index, layer in enumerate(layers):
        if isinstance(layer, nn.MaxPool2d):
            pooled_HW = [_pooled(size, layer) for size in map_HW]
            if min(pooled_HW) < _LEAST_MAP:
                layers[index] = nn.Identity()
            else:
                map_HW = pooled_HW
    return map_HW


def _leave_out_resnet_pooling(net: Any, size_HW: list[int]) -> None:
    # Three of the four stages behind the pooling halve the map, rounding up.
    smallest = min(_pooled(size, net.maxpool) for size in size_HW)
    if -(-smallest // 8) < _LEAST_MAP:
        net.maxpool = nn.Identity()


def _adapt_first_linear(net: Any, map_HW: list[int]) -> None:
    """Give an AlexNet or a VGG a classifier for ``map_HW``; torchvision's pooling blows a smaller map up to its own."""
    expected_HW = net.avgpool.output_size
    kept_HW = tuple(min(size, expected) for size, expected in zip(map_HW, expected_HW, strict=True))
    index, linear = next((index, layer) for index, layer in enumerate(net.classifier) if isinstance(layer, nn.Linear))
    channels = linear.in_features // (expected_HW[0] * expected_HW[1])
    net.avgpool = nn.AdaptiveAvgPool2d(kept_HW)
    net.classifier[index] = nn.Linear(channels * kept_HW[0] * kept_HW[1], linear.out_features)


def _first_convolution(old: nn.Conv2d, channels: int) -> nn.Conv2d:
    return nn.Conv2d(channels, old.out_channels, 3, padding=1, bias=old.bias is not None)


def _pooled(size: int, pool: Any) -> int:
    """Return the height or width that ``pool`` makes of ``size``, 0 or less where it takes none so small."""
    over = size + 2 * pool.padding - pool.kernel_size
    steps: int = -(-over // pool.stride) if pool.ceil_mode else over // pool.stride
    return steps + 1
