"""A plain CNN with options, as a list of layers. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mnistgui.messages import QT_TRANSLATE_NOOP, Message
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.layers import NetRefusedError
from mnistgui.models.mlp import activated, dropout_of

if TYPE_CHECKING:
    from mnistgui.models.catalog import Architecture

TOO_MANY_CHANNELS = QT_TRANSLATE_NOOP(
    "core",
    "channels: each of them halves the image, and {height}x{width} pixels can be halved {most} times: give {most} at "
    "most, not {count}, or halve by stride.",
)
_POOLINGS: Final = {"max": "MaxPool2d", "average": "AvgPool2d"}


def cnn_layers(architecture: Architecture) -> tuple[LayerSpec, ...]:
    """Return for each of the option ``channels`` a convolution, `mlp.activated`, a halving, and `mlp.dropout_of`.

    Options and what a net has that was saved before there were options: ``channels`` 16 and 32, ``kernel_size`` 3,
    ``pooling`` "max" ("average"; "stride": the convolution itself moves by 2), and those of an MLP. Dropout comes
    behind the halving, where fewer numbers are left to be drawn for.

    Raises:
        KeyError: an unknown pooling or activation.
        NetRefusedError: the image cannot be halved so often.
    """
    options = architecture.options
    channels = tuple(options.get("channels", (16, 32)))
    pooling = options.get("pooling", "max")
    by_stride = pooling == "stride"
    if not by_stride:
        _check_halvings(architecture, len(channels))
    halving = () if by_stride else (LayerSpec.of(_POOLINGS[pooling]),)
    convolution = {"kernel_size": options.get("kernel_size", 3)} | ({"stride": 2} if by_stride else {})
    activations, dropout = activated(options), dropout_of(options)
    layers: list[LayerSpec] = []
    for count in channels:
        layers += [LayerSpec.of("Conv2d", out_channels=count, **convolution), *next(activations), *halving, *dropout]
    return (*layers, LayerSpec.of("Flatten"))


def _check_halvings(architecture: Architecture, count: int) -> None:
    _, height, width = architecture.input_CHW
    most = min(height, width).bit_length() - 1
    if count > most:
        arguments = {"height": height, "width": width, "most": most, "count": count}
        raise NetRefusedError(Message(TOO_MANY_CHANNELS, arguments))
