"""Digits written by hands that differ, as the canvas feeds them: MNIST's own written again, and regional forms.

Everything goes the way of a drawing (`drawing.raster`), so that the net learns the very images that it will be asked
about. Made in chunks by several processes; a seed gives the same images however many there are. N images.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from typing import Final

import numpy as np
import numpy.typing as npt

from mnistgui.drawing import raster
from mnistgui.drawing.digit_forms import Line, forms_of
from mnistgui.drawing.hand import Hand, bent, ink_of, written
from mnistgui.drawing.vectorize import vectorized

Pixels = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]

_CHUNK: Final = 1_000
_PROCESSES: Final = 2
# Which stream of random numbers is whose; `outliers` has a third.
_FORMS, _REWRITTEN = 1, 2
# What MNIST's writers hardly knew, and how often it is added to their digits: a bar through the 7, an upstroke and a
# foot for the 1, a curl for the foot of the 9.
_BARRED, _UPSTROKE, _FOOT, _CURL = 0.35, 0.3, 0.2, 0.3


def written_forms(count: int, seed: int, hand: Hand | None = None) -> tuple[Pixels, Labels]:
    """Return uint8 (N, 28, 28, 1) and their labels: the ten digits in turn, each in a form taken by its share."""
    sizes = [min(_CHUNK, count - first) for first in range(0, count, _CHUNK)]
    chunks = mapped(_forms_chunk, zip(sizes, seeds(seed, _FORMS), repeat(hand or Hand()), strict=False))
    return np.concatenate(list(chunks)), np.arange(count, dtype=np.int64) % 10


def rewritten(images_NHWC: Pixels, labels_N: Labels, seed: int, hand: Hand | None = None) -> Pixels:
    """Return uint8 (N, 28, 28, 1): each digit traced and written again by another hand, here and there in a form that
    its own writer did not know.
    """
    cuts = range(_CHUNK, len(labels_N), _CHUNK)
    parts = zip(np.split(images_NHWC, cuts), np.split(labels_N, cuts), strict=True)
    jobs = zip(parts, seeds(seed, _REWRITTEN), repeat(hand or Hand()), strict=False)
    return np.concatenate(list(mapped(_rewritten_chunk, ((*part, seeds, by) for part, seeds, by in jobs))))


def seeds(seed: int, stream: int) -> Iterator[tuple[int, int, int]]:
    chunk = 0
    while True:
        yield seed, stream, chunk
        chunk += 1


def mapped(work: Callable[..., Pixels], jobs: Iterator[tuple[object, ...]]) -> list[Pixels]:
    arguments = list(jobs)
    if len(arguments) < 2:
        return [work(*of_chunk) for of_chunk in arguments]
    # Not forked: whoever calls may have threads.
    with ProcessPoolExecutor(_PROCESSES, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(work, *zip(*arguments, strict=True)))


def _forms_chunk(count: int, seeds: tuple[int, int, int], hand: Hand) -> Pixels:
    generator = np.random.default_rng(seeds)
    images = []
    for index in range(count):
        forms = forms_of(index % 10)
        shares = np.array([form.share for form in forms])
        form = forms[generator.choice(len(forms), p=shares / shares.sum())]
        images.append(_fed(written(form, hand, generator)))
    return np.stack(images)


def _rewritten_chunk(images_NHWC: Pixels, labels_N: Labels, seeds: tuple[int, int, int], hand: Hand) -> Pixels:
    generator = np.random.default_rng(seeds)
    images = []
    for image_HWC, digit in zip(images_NHWC, labels_N.tolist(), strict=True):
        strokes = with_regional_stroke(_boxed(vectorized(image_HWC[..., 0])), digit, generator)
        images.append(_fed(bent(strokes, hand, generator)))
    return np.stack(images)


def _fed(strokes: list[Line]) -> Pixels:
    stages = raster.stages(ink_of(strokes))
    assert stages is not None, "something is written"
    return stages.fed_HWC


def _boxed(strokes: list[Line]) -> list[Line]:
    """Return the strokes with their longer side 1, around the middle of a box of 1 x 1."""
    points_N2 = np.concatenate(strokes)
    least_2, most_2 = points_N2.min(axis=0), points_N2.max(axis=0)
    side = max(float((most_2 - least_2).max()), 1e-9)
    return [(stroke_P2 - (least_2 + most_2) / 2) / side + 0.5 for stroke_P2 in strokes]


def with_regional_stroke(strokes: list[Line], digit: int, generator: np.random.Generator) -> list[Line]:
    """Return the digit, in some cases with the stroke that another region's writers add to it."""
    points_N2 = np.concatenate(strokes)
    top_2, bottom_2 = points_N2[points_N2[:, 1].argmin()], points_N2[points_N2[:, 1].argmax()]
    if digit == 7 and generator.random() < _BARRED:
        return [*strokes, _bar(points_N2, generator)]
    if digit == 1:
        if generator.random() < _UPSTROKE:
            length, steep = generator.uniform(0.2, 0.55), generator.uniform(0.5, 1.4)
            strokes = [*strokes, np.array([top_2 + length * np.array([-1, steep]) / np.hypot(1, steep), top_2])]
        if generator.random() < _FOOT:
            reach_2, lean = generator.uniform(0.15, 0.35, 2), generator.normal(0, 0.03)
            strokes = [*strokes, bottom_2 + np.array([(-reach_2[0], -lean), (reach_2[1], lean)])]
    if digit == 9 and generator.random() < _CURL:
        width, rise = generator.uniform(0.25, 0.6), generator.uniform(0.0, 0.2)
        bow = np.array([(0, 0), (-0.3, 0.12), (-0.65, 0.08), (-1, -rise / width)]) * width
        strokes = [*strokes, bottom_2 + bow]
    return strokes


def _bar(points_N2: Line, generator: np.random.Generator) -> Line:
    """Return a stroke across the stem of a 7, somewhere near the middle of its height."""
    top, bottom = points_N2[:, 1].min(), points_N2[:, 1].max()
    height = top + (bottom - top) * generator.uniform(0.4, 0.65)
    stem = points_N2[np.abs(points_N2[:, 1] - height).argmin(), 0]
    reach_2, lean = generator.uniform(0.15, 0.32, 2), generator.normal(0, 0.05)
    return np.array([(stem - reach_2[0], height + lean), (stem + reach_2[1], height - lean)])
