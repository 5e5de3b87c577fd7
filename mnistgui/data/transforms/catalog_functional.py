"""Functions of ``v2.functional``: each does the same to every image. Texts are sources (context ``core``)."""

from typing import Final

from mnistgui.data.transforms.info import SCALED, ParameterInfo, TransformInfo
from mnistgui.data.transforms.parameters import interpolation
from mnistgui.messages import QT_TRANSLATE_NOOP


def _factor(name: str, default: float, help_text: str) -> ParameterInfo:
    return ParameterInfo(
        name=name,
        label=QT_TRANSLATE_NOOP("core", "Factor"),
        help=help_text,
        kind="number",
        default=default,
        minimum=0.0,
        maximum=10.0,
        step=0.1,
    )


FUNCTIONAL: Final[tuple[TransformInfo, ...]] = (
    TransformInfo(
        key="adjust_brightness",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Multiplies every pixel, the same for every image."),
        takes=SCALED,
        parameters=(
            _factor(
                "brightness_factor", 1.5, QT_TRANSLATE_NOOP("core", "0 is black, 1 leaves it, 2 is twice as bright.")
            ),
        ),
    ),
    TransformInfo(
        key="adjust_contrast",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Moves every pixel away from the image's mean, or towards it."),
        takes=SCALED,
        parameters=(
            _factor(
                "contrast_factor",
                1.5,
                QT_TRANSLATE_NOOP("core", "0 is plain grey, 1 leaves it, 2 is twice the contrast."),
            ),
        ),
    ),
    TransformInfo(
        key="adjust_gamma",
        group="functional",
        story=QT_TRANSLATE_NOOP(
            "core", "Raises every pixel to a power: the middle greys change, black and white stay."
        ),
        takes=SCALED,
        parameters=(
            _factor("gamma", 0.5, QT_TRANSLATE_NOOP("core", "Below 1 brightens the greys, above 1 darkens them.")),
        ),
    ),
    TransformInfo(
        key="adjust_sharpness",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Sharpens the image or softens it."),
        takes=SCALED,
        parameters=(
            _factor(
                "sharpness_factor", 2.0, QT_TRANSLATE_NOOP("core", "0 blurs, 1 leaves it, 2 doubles the sharpness.")
            ),
        ),
    ),
    TransformInfo(
        key="autocontrast",
        group="functional",
        story=QT_TRANSLATE_NOOP(
            "core", "Stretches each image so that its darkest pixel is black and its brightest white."
        ),
        takes=SCALED,
    ),
    TransformInfo(
        key="equalize",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Spreads the greys of each image so that all are about equally frequent."),
        takes=SCALED,
    ),
    TransformInfo(
        key="hflip", group="functional", story=QT_TRANSLATE_NOOP("core", "Mirrors every image left to right.")
    ),
    TransformInfo(
        key="invert",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Turns white into black and black into white, in every image."),
        takes=SCALED,
    ),
    TransformInfo(
        key="posterize",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Leaves only a few shades, as many as fit into so many bits."),
        takes=SCALED,
        parameters=(
            ParameterInfo(
                name="bits",
                label=QT_TRANSLATE_NOOP("core", "Bits"),
                help=QT_TRANSLATE_NOOP("core", "Bits that are kept: 1 gives two shades, 2 four, 8 all 256."),
                kind="whole",
                default=2,
                minimum=1,
                maximum=8,
            ),
        ),
    ),
    TransformInfo(
        key="rotate",
        group="functional",
        story=QT_TRANSLATE_NOOP("core", "Turns every image by the same angle, counter-clockwise."),
        parameters=(
            ParameterInfo(
                name="angle",
                label=QT_TRANSLATE_NOOP("core", "Angle"),
                help=QT_TRANSLATE_NOOP("core", "By how much, counter-clockwise."),
                kind="number",
                default=15.0,
                minimum=-360.0,
                maximum=360.0,
                step=5.0,
                unit="°",
            ),
            interpolation("bilinear", unwritten="nearest"),
        ),
    ),
    TransformInfo(
        key="vflip", group="functional", story=QT_TRANSLATE_NOOP("core", "Mirrors every image top to bottom.")
    ),
)
