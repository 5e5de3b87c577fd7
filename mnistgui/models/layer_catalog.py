"""Every kind of layer that a net can be put together from, by its name in ``torch.nn``. No torch here.

Texts are sources for translation (context ``core``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mnistgui.data.named_values import Value
from mnistgui.data.transforms.info import ParameterInfo
from mnistgui.messages import QT_TRANSLATE_NOOP
from mnistgui.models.layer_spec import LayerSpec


@dataclass(frozen=True, kw_only=True)
class LayerInfo:
    """One kind of layer. ``key`` is its name in ``torch.nn``; ``story`` is one line for the user.

    ``BatchNorm`` is the one key that ``torch.nn`` does not have: BatchNorm2d on maps, BatchNorm1d on a row of numbers.
    """

    key: str
    story: str
    parameters: tuple[ParameterInfo, ...] = ()
    # Defaults that hang on the other values (padding on the kernel's size), found from all values.
    following: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None

    def spec(self) -> LayerSpec:
        """Return this layer with every parameter at its default: with none written, so that those that follow do."""
        return LayerSpec.of(self.key)

    def values(self, spec: LayerSpec) -> dict[str, Any]:
        """Return the value of every parameter for ``spec``, its default where none is written, in this info's order."""
        written = dict(spec.values)
        values: dict[str, Any] = {each.name: written.get(each.name, each.default) for each in self.parameters}
        if self.following is not None:
            values |= {name: value for name, value in self.following(values).items() if name not in written}
        return values

    def changed(self, spec: LayerSpec, name: str, value: Value) -> LayerSpec:
        """Return ``spec`` with one parameter changed; the others stay as they are, written or following."""
        return LayerSpec.of(spec.name, **dict(spec.values) | {name: value})


def _kept_size(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Padding that keeps height and width at stride 1, for an odd kernel; for an even one they become one less."""
    return {"padding": (values["kernel_size"] - 1) // 2}


def _side_by_side(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """PyTorch's own default: the squares of a pooling touch and do not overlap."""
    return {"stride": values["kernel_size"]}


def _whole(
    name: str, label: str, help_text: str, *, default: int, least: int, most: int, unwritten: int | None = None
) -> ParameterInfo:
    return ParameterInfo(
        name=name,
        label=label,
        help=help_text,
        kind="whole",
        default=default,
        minimum=least,
        maximum=most,
        unwritten=unwritten,
    )


_OUT_FEATURES: Final = _whole(
    "out_features",
    QT_TRANSLATE_NOOP("core", "Units"),
    QT_TRANSLATE_NOOP("core", "How many numbers come out: each is a weighted sum of all numbers that go in."),
    default=64,
    least=1,
    most=4096,
)
_OUT_CHANNELS: Final = _whole(
    "out_channels",
    QT_TRANSLATE_NOOP("core", "Channels"),
    QT_TRANSLATE_NOOP("core", "How many filters slide over the image: each makes one map of its own."),
    default=16,
    least=1,
    most=512,
)
_KERNEL: Final = _whole(
    "kernel_size",
    QT_TRANSLATE_NOOP("core", "Kernel size"),
    QT_TRANSLATE_NOOP("core", "Side of the square of pixels that a filter looks at."),
    default=3,
    least=1,
    most=11,
)
_STRIDE: Final = _whole(
    "stride",
    QT_TRANSLATE_NOOP("core", "Stride"),
    QT_TRANSLATE_NOOP("core", "By how many pixels the filter moves on: 2 halves the image."),
    default=1,
    least=1,
    most=4,
    unwritten=1,
)
_PADDING: Final = _whole(
    "padding",
    QT_TRANSLATE_NOOP("core", "Padding"),
    QT_TRANSLATE_NOOP(
        "core",
        "How many pixels of zeros are put around the image first. Half the kernel keeps the image's size: that is "
        "taken until another number is written.",
    ),
    default=1,
    least=0,
    most=8,
    unwritten=0,
)
_POOLED: Final = _whole(
    "kernel_size",
    QT_TRANSLATE_NOOP("core", "Square"),
    QT_TRANSLATE_NOOP("core", "Side of the square of pixels that becomes one pixel."),
    default=2,
    least=2,
    most=8,
)
_POOL_STRIDE: Final = _whole(
    "stride",
    QT_TRANSLATE_NOOP("core", "Stride"),
    QT_TRANSLATE_NOOP(
        "core",
        "By how many pixels the square moves on. Its own side is taken until another number is written: the squares "
        "then touch and do not overlap.",
    ),
    default=2,
    least=1,
    most=8,
)
_SLOPE: Final = ParameterInfo(
    name="negative_slope",
    label=QT_TRANSLATE_NOOP("core", "Slope"),
    help=QT_TRANSLATE_NOOP("core", "What negative numbers are multiplied by; 0 is ReLU."),
    kind="number",
    default=0.01,
    minimum=0.0,
    maximum=1.0,
    step=0.01,
    unwritten=0.01,
)
_DROPPED: Final = ParameterInfo(
    name="p",
    label=QT_TRANSLATE_NOOP("core", "Share"),
    help=QT_TRANSLATE_NOOP("core", "Share of the numbers that is set to 0 at random, in training only."),
    kind="number",
    default=0.5,
    minimum=0.0,
    maximum=0.9,
    step=0.05,
    unwritten=0.5,
)

LAYERS: Final[dict[str, LayerInfo]] = {
    info.key: info
    for info in (
        LayerInfo(
            key="Linear",
            story=QT_TRANSLATE_NOOP("core", "Every number that comes out is a weighted sum of all that go in."),
            parameters=(_OUT_FEATURES,),
        ),
        LayerInfo(
            key="Conv2d",
            story=QT_TRANSLATE_NOOP("core", "Small filters slide over the image and answer where they see their own."),
            parameters=(_OUT_CHANNELS, _KERNEL, _STRIDE, _PADDING),
            following=_kept_size,
        ),
        LayerInfo(
            key="MaxPool2d",
            story=QT_TRANSLATE_NOOP("core", "Keeps the largest pixel of each square: the image becomes smaller."),
            parameters=(_POOLED, _POOL_STRIDE),
            following=_side_by_side,
        ),
        LayerInfo(
            key="AvgPool2d",
            story=QT_TRANSLATE_NOOP("core", "Keeps the mean of each square: the image becomes smaller and softer."),
            parameters=(_POOLED, _POOL_STRIDE),
            following=_side_by_side,
        ),
        LayerInfo(
            key="ReLU",
            story=QT_TRANSLATE_NOOP("core", "Sets negative numbers to 0: today's usual activation."),
        ),
        LayerInfo(
            key="LeakyReLU",
            story=QT_TRANSLATE_NOOP("core", "Makes negative numbers small, not 0, so that no unit stops learning."),
            parameters=(_SLOPE,),
        ),
        LayerInfo(
            key="Sigmoid",
            story=QT_TRANSLATE_NOOP("core", "Squeezes every number into 0 to 1, as the first nets did."),
        ),
        LayerInfo(
            key="Tanh",
            story=QT_TRANSLATE_NOOP("core", "Squeezes every number into -1 to 1, with 0 in the middle."),
        ),
        LayerInfo(
            key="GELU",
            story=QT_TRANSLATE_NOOP("core", "A ReLU with a soft bend, usual in transformers."),
        ),
        LayerInfo(
            key="Dropout",
            story=QT_TRANSLATE_NOOP("core", "Switches some units off at random, so that none is relied on alone."),
            parameters=(_DROPPED,),
        ),
        LayerInfo(
            key="BatchNorm",
            story=QT_TRANSLATE_NOOP(
                "core", "Brings each channel or unit to mean 0 and deviation 1 over the batch: faster learning."
            ),
        ),
        LayerInfo(
            key="Flatten",
            story=QT_TRANSLATE_NOOP("core", "Writes the image as one row of numbers, for the linear layers behind it."),
        ),
    )
}
