"""Every net by name. Free of torch at import: a builder imports what it needs when it is called.

Adding a model is one file and one line in `MODELS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.models.cnn import cnn_layers
from mnistgui.models.layer_spec import LayerSpec
from mnistgui.models.lenet5 import lenet5_layers
from mnistgui.models.mlp import mlp_layers, single_layers

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """What is needed to build a net anew: its catalogue name, input and output sizes, and its own options."""

    model: str
    input_CHW: tuple[int, int, int]
    classes: int
    options: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "model": self.model,
            "input": list(self.input_CHW),
            "classes": self.classes,
            "options": dict(self.options),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Return the architecture that `to_dict` described.

        Raises:
            KeyError, TypeError, ValueError, OverflowError: a value is missing or unusable.
        """
        channels, height, width = (int(size) for size in values["input"])
        if values["model"] not in MODELS:
            raise ValueError(f"there is no model {values['model']!r}")
        return cls(
            model=values["model"],
            input_CHW=(channels, height, width),
            classes=int(values["classes"]),
            options=dict(values["options"]),
        )


def build_from_layers(architecture: Architecture) -> nn.Module:
    """Return a new net from the list of layers that its entry in the catalogue gives.

    Raises:
        KeyError: an option that the model needs, or what it names, is not there.
        ValueError: the net cannot be built for such images; as `NetRefusedError` it says so in the user's words.
    """
    from mnistgui.models.layered_net import LayeredNet

    layers = layers_of(architecture)
    if layers is None:
        raise ValueError(f"{architecture.model} is no list of layers")
    return LayeredNet(layers, input_CHW=architecture.input_CHW, classes=architecture.classes)


@dataclass(frozen=True, kw_only=True)
class ModelInfo:
    """One net of the catalogue. ``story`` is one line for the user (context ``core``).

    A net that is a list of layers says which in ``layers``, without torch and without the last linear layer, which
    follows by itself; every other net has a ``build`` of its own.
    """

    key: str
    story: str
    layers: Callable[[Architecture], tuple[LayerSpec, ...]] | None = None
    build: Callable[[Architecture], nn.Module] = build_from_layers
    # Of a net that is no list of layers: the smallest map that batch norm sees, as a divisor of the image's sides,
    # rounded up, where ``fit`` is "adapt"; 0: batch norm never sees a single pixel. (`check.needs_two_images`)
    batch_norm_divisor: int = 0


def _own_layers(architecture: Architecture) -> tuple[LayerSpec, ...]:
    return tuple(LayerSpec.from_dict(layer) for layer in architecture.options["layers"])


def _build_digit_net(architecture: Architecture) -> nn.Module:
    from mnistgui.models.digit_net import DigitNet

    return DigitNet(input_CHW=architecture.input_CHW, classes=architecture.classes)


def _build_from_zoo(architecture: Architecture) -> nn.Module:
    from mnistgui.models.zoo import build_zoo_net

    return build_zoo_net(
        architecture.model,
        input_CHW=architecture.input_CHW,
        classes=architecture.classes,
        options=architecture.options,
    )


def _of_zoo(name: str, story: str, *, batch_norm_divisor: int = 0) -> ModelInfo:
    return ModelInfo(key=name, story=story, build=_build_from_zoo, batch_norm_divisor=batch_norm_divisor)


# torchvision's own, by their names in ``torchvision.models``; their option ``fit`` is "adapt" or "enlarge".
_ZOO: Final = (
    _of_zoo("alexnet", QT_TRANSLATE_NOOP(
        "core", "Five convolutions and three linear layers: its win at ImageNet in 2012 began deep learning.")),
    _of_zoo("vgg11", QT_TRANSLATE_NOOP(
        "core", "Eight convolutions, all 3x3, and three linear layers: deeper than AlexNet and simpler.")),
    _of_zoo("vgg11_bn", QT_TRANSLATE_NOOP(
        "core", "VGG11 with batch norm behind each convolution, which lets it learn faster."), batch_norm_divisor=1),
    _of_zoo("vgg16", QT_TRANSLATE_NOOP(
        "core", "VGG with thirteen convolutions: the one that later nets are measured against, and the slowest here.")),
    _of_zoo("resnet18", QT_TRANSLATE_NOOP(
        "core", "Eighteen layers; each two add what they find to what they were given, so depth does no harm."),
        batch_norm_divisor=8),
    _of_zoo("resnet34", QT_TRANSLATE_NOOP("core", "ResNet with 34 layers, for twice the time."), batch_norm_divisor=8),
    _of_zoo("squeezenet1_0", QT_TRANSLATE_NOOP(
        "core", "As good as AlexNet with a fiftieth of the weights: 1x1 convolutions squeeze what 3x3 ones take.")),
    _of_zoo("squeezenet1_1", QT_TRANSLATE_NOOP(
        "core", "SqueezeNet again, which computes less than half as much and answers as well.")),
)  # fmt: skip
ZOO: Final = tuple(info.key for info in _ZOO)

MODELS: Final[dict[str, ModelInfo]] = {
    info.key: info
    for info in (
        ModelInfo(
            key="single",
            story=QT_TRANSLATE_NOOP("core", "One linear layer: every pixel votes for every digit with a weight."),
            layers=single_layers,
        ),
        ModelInfo(
            key="mlp",
            story=QT_TRANSLATE_NOOP("core", "Hidden layers of units between the pixels and the digits."),
            layers=mlp_layers,
        ),
        ModelInfo(
            key="lenet5",
            story=QT_TRANSLATE_NOOP(
                "core", "LeCun's net of 1998, which read cheques: two convolutions and three linear layers."
            ),
            layers=lenet5_layers,
        ),
        ModelInfo(
            key="cnn",
            story=QT_TRANSLATE_NOOP("core", "Small filters that slide over the image, then one linear layer."),
            layers=cnn_layers,
        ),
        ModelInfo(
            key="layers",
            story=QT_TRANSLATE_NOOP("core", "Your own layers, one behind the other; the last linear one follows."),
            layers=_own_layers,
        ),
        ModelInfo(
            key="digit_net",
            story=QT_TRANSLATE_NOOP("core", "The convolutional net that the program ships already trained."),
            build=_build_digit_net,
        ),
        *_ZOO,
    )
}


def layers_of(architecture: Architecture) -> tuple[LayerSpec, ...] | None:
    """Return the list of layers that this net is, without those that follow by themselves (`layers.complete`).

    None: it is no list of layers. Needs no torch.

    Raises:
        KeyError, TypeError, ValueError: an option is missing or cannot be used.
    """
    layers = MODELS[architecture.model].layers
    return None if layers is None else layers(architecture)


def build(architecture: Architecture) -> nn.Module:
    """Return a new net with PyTorch's own initialisation (drawn from torch's default generator).

    Raises:
        KeyError: the model, or an option that it needs, is not there.
        ValueError: the net cannot be built for such images; as `NetRefusedError` it says so in the user's words.
    """
    return MODELS[architecture.model].build(architecture)
