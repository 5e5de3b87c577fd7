"""The transforms that change values and types. Texts are sources (context ``core``)."""

from typing import Final

from mnistgui.data.transforms.info import FLOATS, SCALED, Choice, ParameterInfo, TransformInfo
from mnistgui.data.transforms.parameters import probability
from mnistgui.messages import QT_TRANSLATE_NOOP


def _jitter(name: str, label: str, help_text: str, default: tuple[float, float]) -> ParameterInfo:
    return ParameterInfo(
        name=name,
        label=label,
        help=help_text,
        kind="range",
        default=default,
        minimum=0.0,
        maximum=4.0,
        step=0.1,
        unwritten=(1.0, 1.0),
    )


def _per_channel(name: str, label: str, help_text: str, *, minimum: float) -> ParameterInfo:
    return ParameterInfo(
        name=name,
        label=label,
        help=help_text,
        kind="numbers",
        default=(0.5,),
        minimum=minimum,
        maximum=1000.0,
        step=0.1,
    )


_JITTER: Final = TransformInfo(
    key="ColorJitter",
    group="pil",
    story=QT_TRANSLATE_NOOP(
        "core", "Makes each image a little brighter or darker, stronger or fainter, or recolours it."
    ),
    random=True,
    takes=SCALED,
    parameters=(
        _jitter(
            "brightness",
            QT_TRANSLATE_NOOP("core", "Brightness"),
            QT_TRANSLATE_NOOP("core", "The smallest and the largest factor of the brightness; 1 to 1 leaves it."),
            (0.7, 1.3),
        ),
        _jitter(
            "contrast",
            QT_TRANSLATE_NOOP("core", "Contrast"),
            QT_TRANSLATE_NOOP("core", "The smallest and the largest factor of the contrast; 1 to 1 leaves it."),
            (0.7, 1.3),
        ),
        _jitter(
            "saturation",
            QT_TRANSLATE_NOOP("core", "Saturation"),
            QT_TRANSLATE_NOOP("core", "The smallest and the largest factor of the colours; grey images have none."),
            (1.0, 1.0),
        ),
        ParameterInfo(
            name="hue",
            label=QT_TRANSLATE_NOOP("core", "Hue"),
            help=QT_TRANSLATE_NOOP("core", "How far colours turn round the colour circle; 0.5 is to the other side."),
            kind="range",
            default=(0.0, 0.0),
            minimum=-0.5,
            maximum=0.5,
            step=0.05,
            unwritten=(0.0, 0.0),
        ),
    ),
)

_BLUR: Final = TransformInfo(
    key="GaussianBlur",
    group="pil",
    story=QT_TRANSLATE_NOOP("core", "Blurs each image, as a camera out of focus; how much is drawn for each."),
    random=True,
    parameters=(
        ParameterInfo(
            name="kernel_size",
            label=QT_TRANSLATE_NOOP("core", "Kernel"),
            help=QT_TRANSLATE_NOOP("core", "The side of the square of pixels that are averaged: an odd number."),
            kind="whole",
            default=5,
            minimum=1,
            maximum=31,
            step=2,
            unit="px",
        ),
        ParameterInfo(
            name="sigma",
            label=QT_TRANSLATE_NOOP("core", "Sigma"),
            help=QT_TRANSLATE_NOOP("core", "The smallest and the largest width of the blur."),
            kind="range",
            default=(0.1, 2.0),
            minimum=0.01,
            maximum=20.0,
            step=0.1,
            unit="px",
            unwritten=(0.1, 2.0),
        ),
    ),
)

_NOISE: Final = TransformInfo(
    key="GaussianNoise",
    group="tensor",
    story=QT_TRANSLATE_NOOP("core", "Adds a random number to every pixel, as a poor camera does in the dark."),
    random=True,
    takes=("uint8", "unit", "real"),
    parameters=(
        ParameterInfo(
            name="mean",
            label=QT_TRANSLATE_NOOP("core", "Mean"),
            help=QT_TRANSLATE_NOOP("core", "The middle of the numbers added, where 1 is white."),
            kind="number",
            default=0.0,
            minimum=-1.0,
            maximum=1.0,
            step=0.05,
            unwritten=0.0,
        ),
        ParameterInfo(
            name="sigma",
            label=QT_TRANSLATE_NOOP("core", "Sigma"),
            help=QT_TRANSLATE_NOOP("core", "The standard deviation of the numbers added, where 1 is white."),
            kind="number",
            default=0.1,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            unwritten=0.1,
        ),
        ParameterInfo(
            name="clip",
            label=QT_TRANSLATE_NOOP("core", "Clip"),
            help=QT_TRANSLATE_NOOP("core", "Cut what falls below black or above white back to it."),
            kind="switch",
            default=True,
            unwritten=True,
        ),
    ),
)

_NORMALIZE: Final = TransformInfo(
    key="Normalize",
    group="tensor",
    story=QT_TRANSLATE_NOOP("core", "Subtracts the mean and divides by the standard deviation, one of each a channel."),
    takes=FLOATS,
    parameters=(
        _per_channel(
            "mean",
            QT_TRANSLATE_NOOP("core", "Mean"),
            QT_TRANSLATE_NOOP("core", "What is subtracted: one number, or one a channel. MNIST's own is 0.1307."),
            minimum=-1000.0,
        ),
        _per_channel(
            "std",
            QT_TRANSLATE_NOOP("core", "Standard deviation"),
            QT_TRANSLATE_NOOP("core", "What is divided by: one number, or one a channel. MNIST's own is 0.3081."),
            minimum=0.0001,
        ),
    ),
)

_LAMBDA: Final = TransformInfo(
    key="Lambda",
    group="generic",
    story=QT_TRANSLATE_NOOP("core", "A function of one's own; here one of a few that are safe."),
    takes=("unit",),
    parameters=(
        ParameterInfo(
            name="lambd",
            label=QT_TRANSLATE_NOOP("core", "Function"),
            help=QT_TRANSLATE_NOOP("core", "What is done with every pixel x of 0 to 1."),
            kind="choice",
            default="invert",
            choices=(
                Choice(key="invert", label=QT_TRANSLATE_NOOP("core", "invert: 1 - x")),
                Choice(key="threshold", label=QT_TRANSLATE_NOOP("core", "black and white: 1 where x > 0.5")),
                Choice(key="square", label=QT_TRANSLATE_NOOP("core", "square: x · x (darker)")),
                Choice(key="square_root", label=QT_TRANSLATE_NOOP("core", "square root of x (brighter)")),
                Choice(key="center", label=QT_TRANSLATE_NOOP("core", "from 0..1 to -1..1: 2 · x - 1")),
            ),
        ),
    ),
)

PIXELS: Final[tuple[TransformInfo, ...]] = (
    _JITTER,
    TransformInfo(
        key="Grayscale",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Makes colour images grey, or gives grey ones three equal channels."),
        parameters=(
            ParameterInfo(
                name="num_output_channels",
                label=QT_TRANSLATE_NOOP("core", "Channels"),
                help=QT_TRANSLATE_NOOP("core", "1, or 3 equal ones for a net that wants three."),
                kind="whole",
                default=1,
                minimum=1,
                maximum=3,
                step=2,
                unwritten=1,
            ),
        ),
    ),
    TransformInfo(
        key="RandomInvert",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Turns white into black and black into white."),
        random=True,
        takes=SCALED,
        parameters=(probability(),),
    ),
    _BLUR,
    _NOISE,
    _NORMALIZE,
    _LAMBDA,
)

CONVERSIONS: Final[tuple[TransformInfo, ...]] = (
    TransformInfo(
        key="ToTensor",
        group="conversion",
        story=QT_TRANSLATE_NOOP("core", "The course's own: an image of 0 to 255 becomes a float32 tensor of 0 to 1."),
        takes=("pil", "uint8"),
    ),
    TransformInfo(
        key="ToImage",
        group="conversion",
        story=QT_TRANSLATE_NOOP("core", "A PIL image becomes a tensor of the same whole numbers, 0 to 255."),
    ),
    TransformInfo(
        key="ToDtype",
        group="conversion",
        story=QT_TRANSLATE_NOOP("core", "Changes the type of a tensor's numbers, and with scale their range."),
        takes=("uint8", "unit", "real"),
        parameters=(
            ParameterInfo(
                name="dtype",
                label=QT_TRANSLATE_NOOP("core", "Type"),
                help=QT_TRANSLATE_NOOP("core", "The type of the numbers; nets calculate in float32."),
                kind="choice",
                default="float32",
                choices=(Choice(key="float32", label="float32"),),
            ),
            ParameterInfo(
                name="scale",
                label=QT_TRANSLATE_NOOP("core", "Scale"),
                help=QT_TRANSLATE_NOOP("core", "Bring 0 to 255 to 0 to 1. Without it the numbers stay large."),
                kind="switch",
                default=True,
                unwritten=False,
            ),
        ),
    ),
    TransformInfo(
        key="ToPILImage",
        group="conversion",
        story=QT_TRANSLATE_NOOP("core", "A tensor becomes a PIL image; what follows works image by image, and slower."),
        takes=("pil", "uint8"),
    ),
    TransformInfo(
        key="PILToTensor",
        group="conversion",
        story=QT_TRANSLATE_NOOP(
            "core", "A PIL image becomes a tensor of the same whole numbers; ToImage is its newer name."
        ),
    ),
)
