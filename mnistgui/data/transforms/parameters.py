"""Parameters that several transforms share. Texts are sources for translation (context ``core``)."""

from typing import Final

from mnistgui.data.transforms.info import Choice, ParameterInfo
from mnistgui.messages import QT_TRANSLATE_NOOP

# One side of an image: enough for the largest nets of the course (224), and small enough for a batch in memory.
MOST_SIDE: Final = 256

NEAREST: Final = Choice(key="nearest", label=QT_TRANSLATE_NOOP("core", "nearest pixel"))
BILINEAR: Final = Choice(key="bilinear", label=QT_TRANSLATE_NOOP("core", "bilinear (between four pixels)"))
BICUBIC: Final = Choice(key="bicubic", label=QT_TRANSLATE_NOOP("core", "bicubic (between sixteen pixels)"))
PADDING_MODES: Final = (
    Choice(key="constant", label=QT_TRANSLATE_NOOP("core", "one value")),
    Choice(key="edge", label=QT_TRANSLATE_NOOP("core", "the edge repeated")),
    Choice(key="reflect", label=QT_TRANSLATE_NOOP("core", "mirrored, edge once")),
    Choice(key="symmetric", label=QT_TRANSLATE_NOOP("core", "mirrored, edge twice")),
)


def probability(default: float = 0.5) -> ParameterInfo:
    """Return ``p``, how often a transform acts; torchvision's own default is 0.5."""
    return ParameterInfo(
        name="p",
        label=QT_TRANSLATE_NOOP("core", "Probability"),
        help=QT_TRANSLATE_NOOP("core", "How often it acts: 0 never, 1 on every image."),
        kind="number",
        default=default,
        minimum=0.0,
        maximum=1.0,
        step=0.1,
        unwritten=0.5,
    )


def interpolation(default: str, *, unwritten: str, bicubic: bool = False) -> ParameterInfo:
    """Return ``interpolation``, how a pixel between pixels gets its value."""
    return ParameterInfo(
        name="interpolation",
        label=QT_TRANSLATE_NOOP("core", "Interpolation"),
        help=QT_TRANSLATE_NOOP("core", "How a point that falls between pixels gets its value."),
        kind="choice",
        default=default,
        choices=(NEAREST, BILINEAR, BICUBIC) if bicubic else (NEAREST, BILINEAR),
        unwritten=unwritten,
    )


FILL: Final = ParameterInfo(
    name="fill",
    label=QT_TRANSLATE_NOOP("core", "Fill"),
    help=QT_TRANSLATE_NOOP(
        "core", "The value of places that no pixel comes to: 0 to 255 before the conversion to float, 0 to 1 after it."
    ),
    kind="number",
    default=0.0,
    minimum=0.0,
    maximum=255.0,
    unwritten=0.0,
)


def size(default: int, help_text: str) -> ParameterInfo:
    return ParameterInfo(
        name="size",
        label=QT_TRANSLATE_NOOP("core", "Size"),
        help=help_text,
        kind="whole",
        default=default,
        minimum=2,  # torch 2.13 breaks on resizing a colour image of bytes to a single pixel
        maximum=MOST_SIDE,
        unit="px",
    )


def degrees(default: tuple[float, float]) -> ParameterInfo:
    return ParameterInfo(
        name="degrees",
        label=QT_TRANSLATE_NOOP("core", "Degrees"),
        help=QT_TRANSLATE_NOOP("core", "The smallest and the largest angle; one between them is drawn for each image."),
        kind="range",
        default=default,
        minimum=-180.0,
        maximum=180.0,
        step=5.0,
        unit="°",
    )


PADDING_MODE: Final = ParameterInfo(
    name="padding_mode",
    label=QT_TRANSLATE_NOOP("core", "Border"),
    help=QT_TRANSLATE_NOOP("core", "What the border shows."),
    kind="choice",
    default="constant",
    choices=PADDING_MODES,
    unwritten="constant",
)


def padding(default: int, *, unwritten: int | None) -> ParameterInfo:
    return ParameterInfo(
        name="padding",
        label=QT_TRANSLATE_NOOP("core", "Padding"),
        help=QT_TRANSLATE_NOOP("core", "The width of the border that is added on each of the four sides."),
        kind="whole",
        default=default,
        minimum=0,
        maximum=64,
        unit="px",
        unwritten=unwritten,
    )


def share(default: tuple[float, float], unwritten: tuple[float, float], minimum: float = 0.0) -> ParameterInfo:
    return ParameterInfo(
        name="scale",
        label=QT_TRANSLATE_NOOP("core", "Share of the area"),
        help=QT_TRANSLATE_NOOP("core", "The smallest and the largest part of the image's area that is taken."),
        kind="range",
        default=default,
        minimum=minimum,
        maximum=1.0,
        step=0.05,
        unwritten=unwritten,
    )


def ratio(default: tuple[float, float]) -> ParameterInfo:
    return ParameterInfo(
        name="ratio",
        label=QT_TRANSLATE_NOOP("core", "Proportions"),
        help=QT_TRANSLATE_NOOP("core", "The smallest and the largest ratio of the two sides; 1 is a square."),
        kind="range",
        default=default,
        minimum=0.1,
        maximum=10.0,
        step=0.1,
        unwritten=default,
    )
