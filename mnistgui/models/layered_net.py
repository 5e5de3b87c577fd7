"""The one module class of every net that is a list of layers. B images of a batch, C channels, H, W pixels, K classes.

Its weights are called ``layers.<place>.weight``, the place counted from 0.
"""

from collections.abc import Sequence

import torch
from torch import nn

from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import LAYERS, Shape, complete, shapes_of


class LayeredNet(nn.Module):
    """The layers ``specs`` one behind the other, and the linear layer to the logits (`layers.complete`).

    Raises:
        NetRefusedError: a layer cannot do anything with what it is given.
        ValueError: no image has such a shape, or there are no classes.
    """

    def __init__(self, specs: Sequence[LayerSpec], *, input_CHW: tuple[int, int, int], classes: int) -> None:
        super().__init__()
        outputs = [row.shape for row in shapes_of(specs, input_CHW, classes)]
        whole = complete(specs, input_CHW, classes)
        inputs = (input_CHW, *outputs[:-1])
        self.layers = nn.Sequential(*(_layer(spec, shape) for spec, shape in zip(whole, inputs, strict=True)))
        self._begins_with_map = isinstance(self.layers[0], nn.Conv2d | nn.MaxPool2d | nn.AvgPool2d)

    def forward(self, x_BCHW: torch.Tensor) -> torch.Tensor:
        """Return logits_BK for prepared images x_BCHW."""
        if self._begins_with_map and x_BCHW.device.type == "cpu":
            x_BCHW = channels_last(x_BCHW)
        logits_BK: torch.Tensor = self.layers(x_BCHW)
        return logits_BK


def channels_last(x_BCHW: torch.Tensor) -> torch.Tensor:
    """Return the same images with the channels of a pixel side by side in memory.

    On the CPU small convolutions with max pooling are 1.1 to 1.4 times as fast so (oneDNN's own order; torchvision's
    large nets with batch norm were 0.8 times as fast, and are left alone).
    """
    batch, channels, height, width = x_BCHW.shape
    if channels == 1:
        # Of one channel both orders are the same memory, and `contiguous` would not say that it is this one.
        return x_BCHW.reshape(batch, height, width, 1).permute(0, 3, 1, 2)
    return x_BCHW.contiguous(memory_format=torch.channels_last)


def _layer(spec: LayerSpec, given: Shape) -> nn.Module:
    """Return ``spec`` as PyTorch starts it, for an input of the shape ``given``."""
    values = LAYERS[spec.name].values(spec)
    match spec.name:
        case "Linear":
            return nn.Linear(given[0], values["out_features"])
        case "Conv2d":
            channels, kernel = values["out_channels"], values["kernel_size"]
            return nn.Conv2d(given[0], channels, kernel, stride=values["stride"], padding=values["padding"])
        case "BatchNorm":
            return nn.BatchNorm2d(given[0]) if len(given) == 3 else nn.BatchNorm1d(given[0])
    layer: nn.Module = getattr(nn, spec.name)(**values)
    return layer
