"""Every net by name. Free of torch at import: a builder imports what it needs when it is called.

Adding a model is one file and one line in `MODELS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from mnistgui.messages import QT_TRANSLATE_NOOP

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


@dataclass(frozen=True, kw_only=True)
class ModelInfo:
    """One net of the catalogue. ``story`` is one line for the user (context ``core``)."""

    key: str
    story: str
    build: Callable[[Architecture], nn.Module]


def _build_single(architecture: Architecture) -> nn.Module:
    from mnistgui.models.mlp import MLP

    return MLP(input_CHW=architecture.input_CHW, hidden=(), classes=architecture.classes)


def _build_mlp(architecture: Architecture) -> nn.Module:
    from mnistgui.models.mlp import MLP

    hidden = tuple(architecture.options["hidden"])
    return MLP(input_CHW=architecture.input_CHW, hidden=hidden, classes=architecture.classes)


def _build_cnn(architecture: Architecture) -> nn.Module:
    from mnistgui.models.cnn import CNN

    return CNN(input_CHW=architecture.input_CHW, classes=architecture.classes)


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


def _of_zoo(name: str, story: str) -> ModelInfo:
    return ModelInfo(key=name, story=story, build=_build_from_zoo)


# torchvision's own, by their names in ``torchvision.models``; their option ``fit`` is "adapt" or "enlarge".
_ZOO: Final = (
    _of_zoo("alexnet", QT_TRANSLATE_NOOP(
        "core", "Five convolutions and three linear layers: its win at ImageNet in 2012 began deep learning.")),
    _of_zoo("vgg11", QT_TRANSLATE_NOOP(
        "core", "Eight convolutions, all 3x3, and three linear layers: deeper than AlexNet and simpler.")),
    _of_zoo("vgg11_bn", QT_TRANSLATE_NOOP(
        "core", "VGG11 with batch norm behind each convolution, which lets it learn faster.")),
    _of_zoo("resnet18", QT_TRANSLATE_NOOP(
        "core", "Eighteen layers; each two add what they find to what they were given, so depth does no harm.")),
    _of_zoo("resnet34", QT_TRANSLATE_NOOP("core", "ResNet with 34 layers, for twice the time.")),
    _of_zoo("squeezenet1_1", QT_TRANSLATE_NOOP(
        "core", "As good as AlexNet with a fiftieth of the weights: 1x1 convolutions squeeze what 3x3 ones take.")),
)  # fmt: skip
ZOO: Final = tuple(info.key for info in _ZOO)

MODELS: Final[dict[str, ModelInfo]] = {
    info.key: info
    for info in (
        ModelInfo(
            key="single",
            story=QT_TRANSLATE_NOOP("core", "One linear layer: every pixel votes for every digit with a weight."),
            build=_build_single,
        ),
        ModelInfo(
            key="mlp",
            story=QT_TRANSLATE_NOOP("core", "Hidden layers of units between the pixels and the digits."),
            build=_build_mlp,
        ),
        ModelInfo(
            key="cnn",
            story=QT_TRANSLATE_NOOP("core", "Small filters that slide over the image, then one linear layer."),
            build=_build_cnn,
        ),
        ModelInfo(
            key="digit_net",
            story=QT_TRANSLATE_NOOP("core", "The convolutional net that the program ships already trained."),
            build=_build_digit_net,
        ),
        *_ZOO,
    )
}


def build(architecture: Architecture) -> nn.Module:
    """Return a new net with PyTorch's own initialisation (drawn from torch's default generator).

    Raises:
        KeyError: the model, or an option that it needs, is not there.
    """
    return MODELS[architecture.model].build(architecture)
