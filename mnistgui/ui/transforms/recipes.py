"""Recipes: ready lists of transforms, each with a sentence why. No torch here."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from mnistgui.data.catalog import DATA_SETS, MNIST
from mnistgui.data.image_set import ImageSet
from mnistgui.data.transforms.step import DEFAULT_STEPS, TO_TENSOR, TransformStep
from mnistgui.messages import QT_TRANSLATE_NOOP

# What mean and standard deviation are taken from where the catalogue does not know them: images, and pixels of them.
# Some milliseconds, and next to nothing read where the pixels lie in a file.
_MOST_IMAGES: Final = 2_000
_MOST_PIXELS: Final = 2_000_000
_DIGITS: Final = 4


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """A list of transforms with a fixed English ``key``; ``label`` and ``why`` are sources (context ``core``)."""

    key: str
    label: str
    why: str
    steps: tuple[TransformStep, ...]


def recipes_for(image_set: ImageSet | None) -> tuple[Recipe, ...]:
    """Return the recipes for images like those of ``image_set`` (of MNIST where there is none)."""
    mean, std = _mean_and_std(image_set)
    return (
        Recipe(
            key="none",
            label=QT_TRANSLATE_NOOP("core", "ToTensor alone"),
            why=QT_TRANSLATE_NOOP("core", "The course's own: pixels become numbers from 0 to 1, and nothing else."),
            steps=DEFAULT_STEPS,
        ),
        Recipe(
            key="normalized",
            label=QT_TRANSLATE_NOOP("core", "Normalised"),
            why=QT_TRANSLATE_NOOP("core", "Mean 0 and standard deviation 1, by this set's own: a net learns faster."),
            steps=(TO_TENSOR, TransformStep.of("Normalize", mean=mean, std=std)),
        ),
        Recipe(
            key="light",
            label=QT_TRANSLATE_NOOP("core", "Light augmentation"),
            why=QT_TRANSLATE_NOOP(
                "core", "Each image a little turned, shifted and scaled: no two epochs show a net the same image."
            ),
            steps=(TO_TENSOR, _affine(10.0)),
        ),
        Recipe(
            key="strong",
            label=QT_TRANSLATE_NOOP("core", "Strong augmentation"),
            why=QT_TRANSLATE_NOOP(
                "core", "Also bent and partly covered: for long runs of large nets, which else learn images by heart."
            ),
            steps=(
                TO_TENSOR,
                _affine(15.0),
                TransformStep.of("ElasticTransform", alpha=40.0, sigma=3.0),
                TransformStep.of("RandomErasing", p=0.5, scale=(0.02, 0.1)),
            ),
        ),
    )


def _affine(degrees: float) -> TransformStep:
    return TransformStep.of(
        "RandomAffine", degrees=(-degrees, degrees), translate=(0.1, 0.1), scale=(0.9, 1.1), interpolation="bilinear"
    )


def _mean_and_std(image_set: ImageSet | None) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return one number a channel, of pixels scaled to 0..1: the catalogue's, or those of a sample."""
    if image_set is None:
        return MNIST.mean, MNIST.std
    info = DATA_SETS.get(image_set.name)
    if info is not None and len(info.mean) == image_set.shape_HWC[2]:
        return info.mean, info.std
    if not len(image_set):
        return (0.5,), (0.5,)
    sample = min(_MOST_IMAGES, max(1, _MOST_PIXELS // math.prod(image_set.shape_HWC)))
    every = -(-len(image_set) // sample)
    sample_NHWC = image_set.images_NHWC[::every] / np.float32(255)
    mean_C, std_C = sample_NHWC.mean(axis=(0, 1, 2)), sample_NHWC.std(axis=(0, 1, 2))
    # A set of plain images has no spread, and nothing can be divided by 0.
    std = tuple(round(float(value), _DIGITS) or 1.0 for value in std_C)
    return tuple(round(float(value), _DIGITS) for value in mean_C), std
