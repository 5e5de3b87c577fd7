"""The transforms that move pixels: turn, shift, cut, size, cover. Texts are sources (context ``core``)."""

from typing import Final

from mnistgui.data.transforms.info import FLOATS, ParameterInfo, TransformInfo
from mnistgui.data.transforms.parameters import (
    FILL,
    PADDING_MODE,
    degrees,
    interpolation,
    padding,
    probability,
    ratio,
    share,
    size,
)
from mnistgui.messages import QT_TRANSLATE_NOOP

_AFFINE: Final = TransformInfo(
    key="RandomAffine",
    group="pil",
    story=QT_TRANSLATE_NOOP("core", "Turns, shifts, scales and slants each image a little, each one otherwise."),
    random=True,
    parameters=(
        degrees((-10.0, 10.0)),
        ParameterInfo(
            name="translate",
            label=QT_TRANSLATE_NOOP("core", "Shift"),
            help=QT_TRANSLATE_NOOP(
                "core", "The furthest shift across and down, as a part of the image's width and height; 0 is none."
            ),
            kind="pair",
            default=(0.1, 0.1),
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            unwritten=(0.0, 0.0),
        ),
        ParameterInfo(
            name="scale",
            label=QT_TRANSLATE_NOOP("core", "Scale"),
            help=QT_TRANSLATE_NOOP("core", "The smallest and the largest factor of the size; 1 to 1 leaves it."),
            kind="range",
            default=(0.9, 1.1),
            minimum=0.1,
            maximum=4.0,
            step=0.05,
            unwritten=(1.0, 1.0),
        ),
        ParameterInfo(
            name="shear",
            label=QT_TRANSLATE_NOOP("core", "Slant"),
            help=QT_TRANSLATE_NOOP("core", "The smallest and the largest angle that upright lines are slanted by."),
            kind="range",
            default=(0.0, 0.0),
            minimum=-60.0,
            maximum=60.0,
            step=5.0,
            unit="°",
            unwritten=(0.0, 0.0),
        ),
        interpolation("bilinear", unwritten="nearest"),
        FILL,
    ),
)

SPATIAL: Final[tuple[TransformInfo, ...]] = (
    _AFFINE,
    TransformInfo(
        key="RandomRotation",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Turns each image about its middle by an angle drawn for it."),
        random=True,
        parameters=(degrees((-10.0, 10.0)), interpolation("bilinear", unwritten="nearest"), FILL),
    ),
    TransformInfo(
        key="RandomPerspective",
        group="pil",
        story=QT_TRANSLATE_NOOP(
            "core", "Shows the image as if seen from the side: its four corners are drawn inwards."
        ),
        random=True,
        parameters=(
            ParameterInfo(
                name="distortion_scale",
                label=QT_TRANSLATE_NOOP("core", "Distortion"),
                help=QT_TRANSLATE_NOOP("core", "How far a corner may move: 0 not at all, 1 as far as the middle."),
                kind="number",
                default=0.3,
                minimum=0.0,
                maximum=1.0,
                step=0.1,
                unwritten=0.5,
            ),
            probability(),
            interpolation("bilinear", unwritten="bilinear"),
            FILL,
        ),
    ),
    TransformInfo(
        key="RandomHorizontalFlip",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Mirrors an image left to right; good for clothes, wrong for digits."),
        random=True,
        parameters=(probability(),),
    ),
    TransformInfo(
        key="RandomVerticalFlip",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Turns an image upside down by mirroring it."),
        random=True,
        parameters=(probability(),),
    ),
    TransformInfo(
        key="RandomCrop",
        group="pil",
        story=QT_TRANSLATE_NOOP(
            "core", "Cuts a square out at a place drawn for each image, after adding a border; tests take the middle."
        ),
        random=True,
        parameters=(
            size(28, QT_TRANSLATE_NOOP("core", "The side of the square that is cut out.")),
            padding(2, unwritten=0),
            FILL,
            PADDING_MODE,
        ),
    ),
    TransformInfo(
        key="RandomResizedCrop",
        group="pil",
        story=QT_TRANSLATE_NOOP(
            "core", "Cuts a part of drawn size and place out and resizes it to a square; tests take the whole image."
        ),
        random=True,
        parameters=(
            size(28, QT_TRANSLATE_NOOP("core", "The side of the square that the part is resized to.")),
            share((0.6, 1.0), (0.08, 1.0), minimum=0.01),
            ratio((3.0 / 4.0, 4.0 / 3.0)),
            interpolation("bilinear", unwritten="bilinear", bicubic=True),
        ),
    ),
    TransformInfo(
        key="ElasticTransform",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Bends each image as if it were drawn on rubber, as handwriting varies."),
        random=True,
        parameters=(
            ParameterInfo(
                name="alpha",
                label=QT_TRANSLATE_NOOP("core", "Strength"),
                help=QT_TRANSLATE_NOOP("core", "How far the pixels are pulled."),
                kind="number",
                default=30.0,
                minimum=0.0,
                maximum=500.0,
                step=5.0,
                unwritten=50.0,
            ),
            ParameterInfo(
                name="sigma",
                label=QT_TRANSLATE_NOOP("core", "Smoothness"),
                help=QT_TRANSLATE_NOOP("core", "How smooth the pull is: small values tremble, large ones bend."),
                kind="number",
                default=3.0,
                minimum=0.5,
                maximum=30.0,
                step=0.5,
                unit="px",
                unwritten=5.0,
            ),
            interpolation("bilinear", unwritten="bilinear"),
            FILL,
        ),
    ),
    TransformInfo(
        key="Pad",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Adds a border on all four sides."),
        parameters=(padding(2, unwritten=None), FILL, PADDING_MODE),
    ),
    TransformInfo(
        key="Resize",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Makes the image larger or smaller."),
        parameters=(
            size(28, QT_TRANSLATE_NOOP("core", "The shorter side of the result; the proportions stay.")),
            interpolation("bilinear", unwritten="bilinear", bicubic=True),
        ),
    ),
    TransformInfo(
        key="CenterCrop",
        group="pil",
        story=QT_TRANSLATE_NOOP("core", "Cuts a square out of the middle; where the image is smaller, a black border."),
        parameters=(size(24, QT_TRANSLATE_NOOP("core", "The side of the square that is cut out.")),),
    ),
    TransformInfo(
        key="RandomErasing",
        group="tensor",
        story=QT_TRANSLATE_NOOP("core", "Covers a rectangle of drawn size and place, so that no single part decides."),
        random=True,
        takes=FLOATS,
        parameters=(
            probability(),
            share((0.02, 0.33), (0.02, 0.33)),
            ratio((0.3, 3.3)),
            ParameterInfo(
                name="value",
                label=QT_TRANSLATE_NOOP("core", "Value"),
                help=QT_TRANSLATE_NOOP("core", "The value that the rectangle gets."),
                kind="number",
                default=0.0,
                minimum=-10.0,
                maximum=10.0,
                step=0.1,
                unwritten=0.0,
            ),
        ),
    ),
)
