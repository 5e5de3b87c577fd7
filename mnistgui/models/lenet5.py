"""LeNet-5, as a list of layers. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mnistgui.models.layer_spec import LayerSpec

if TYPE_CHECKING:
    from mnistgui.models.catalog import Architecture

_KERNEL: Final = 5
# The sides that LeCun's net was made for: digits of 28 pixels in the middle of 32.
_FULL_SIDE: Final = 32


def lenet5_layers(architecture: Architecture) -> tuple[LayerSpec, ...]:
    """Return LeNet-5 (LeCun, Bottou, Bengio and Haffner 1998, figure 2) in its usual modern form.

    As there: convolutions of 6 and 16 filters of 5x5, each halved by the mean of four pixels, linear layers of 120 and
    84 units, tanh between. Unlike there: the halving has no weights of its own and tanh comes before it, every filter
    of the second convolution sees all six maps, tanh is not stretched, and a linear layer with softmax answers in place
    of the distances to drawn digits. 61,706 weights for 28x28 grey images and ten classes.

    Other images are fitted by the padding of the convolutions alone. The first one's brings 28 pixels to the paper's
    32, and is left out from 32 on; the second has none, but keeps the size of a map too small for it (less than 6x6,
    from an image of less than 12). The first linear layer takes what is there.
    """
    side = min(architecture.input_CHW[1:])
    first = _KERNEL // 2 if side < _FULL_SIDE else 0
    halved = (side + 2 * first - _KERNEL + 1) // 2
    second = 0 if halved > _KERNEL else _KERNEL // 2
    return (
        *_convolution(6, padding=first),
        *_convolution(16, padding=second),
        LayerSpec.of("Flatten"),
        LayerSpec.of("Linear", out_features=120),
        LayerSpec.of("Tanh"),
        LayerSpec.of("Linear", out_features=84),
        LayerSpec.of("Tanh"),
    )


def _convolution(channels: int, *, padding: int) -> tuple[LayerSpec, ...]:
    return (
        LayerSpec.of("Conv2d", out_channels=channels, kernel_size=_KERNEL, padding=padding),
        LayerSpec.of("Tanh"),
        LayerSpec.of("AvgPool2d"),
    )
