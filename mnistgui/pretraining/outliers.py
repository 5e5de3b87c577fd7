"""What is no digit, as the canvas feeds it: letters, signs, scribbles, dashes, two digits at once. N images.

The forms were set down by hand, as those of the digits were (`drawing.digit_forms`). Letters that a hand writes like
a digit (B, D, G, I, O, Q, S, Y, Z; a, b, g, i, l, o, q, s, y, z) are not among them.
"""

from typing import Final

import numpy as np

from mnistgui.drawing import raster
from mnistgui.drawing.digit_forms import FORMS, Form, Line
from mnistgui.drawing.hand import Hand, bent, ink_of, written
from mnistgui.pretraining.strokes import Pixels, mapped, seeds

_CHUNK: Final = 1_000
_STREAM: Final = 3  # of random numbers, beside those of `strokes`
_NO_DIGIT: Final = -1
_COURSES: Final = {
    # Capitals
    "A": "0,100 40,0! 80,100|15,65 65,65",
    "C": "75,15 40,0 5,40 5,60 40,100 80,85",
    "E": "60,0 0,0! 0,100! 60,100|0,50 50,50",
    "F": "60,0 0,0! 0,100|0,50 50,50",
    "H": "0,0 0,100|70,0 70,100|0,50 70,50",
    "J": "20,0 80,0|55,0 55,75 30,100 0,80",
    "K": "0,0 0,100|60,0 0,55! 65,100",
    "L": "0,0 0,100! 60,100",
    "M": "0,100 0,0! 45,60! 90,0! 90,100",
    "N": "0,100 0,0! 70,100! 70,0",
    "P": "0,100 0,0! 40,3 55,25 40,48 0,50",
    "R": "0,100 0,0! 45,5 55,27 40,48 0,50! 60,100",
    "T": "0,0 80,0|40,0 40,100",
    "U": "0,0 0,70 20,98 50,98 70,70 70,0",
    "V": "0,0 40,100! 80,0",
    "W": "0,0 25,100! 50,30! 75,100! 100,0",
    "X": "0,0 80,100|80,0 0,100",
    # Small letters
    "d": "70,0 70,100|70,60 40,40 5,70 35,100 70,85",
    "e": "10,55 85,50 60,15 20,25 5,60 30,95 80,85",
    "f": "70,10 45,5 35,30 35,100|10,45 65,45",
    "h": "0,0 0,100|0,60 30,40 60,60 60,100",
    "k": "0,0 0,100|50,35 0,70! 55,100",
    "m": "0,40 0,100|0,55 20,40 40,55 40,100|40,55 60,40 80,55 80,100",
    "n": "0,35 0,100|0,55 30,35 60,55 60,100",
    "p": "0,20 0,100|0,30 40,20 65,45 40,70 0,60",
    "r": "0,40 0,100|0,60 20,42 50,40",
    "t": "35,0 35,80 55,100 75,90|5,30 70,30",
    "u": "0,0 0,70 25,100 60,75|60,0 60,100",
    "v": "0,30 35,100! 70,30",
    "w": "0,30 15,80 30,95 40,55 50,95 65,80 80,30",
    # Hangul
    "ga": "0,20 45,20! 35,80|75,0 75,100|75,50 100,50",
    "na": "0,20 0,70! 45,65|75,0 75,100|75,45 100,45",
    "sa": "30,10 0,90|25,40 60,90|80,0 80,100|80,50 100,50",
    "pieup": "0,0 100,0|30,5 30,90|70,5 70,90|0,95 100,95",
    "ssi": "30,0 0,60|25,20 55,60|70,0 45,60|65,20 95,60|0,90 100,90",
    "u-vowel": "0,40 100,40|50,40 50,100",
    # Signs and pictures
    "plus": "50,0 50,100|0,50 100,50",
    "equals": "0,35 100,35|0,65 100,65",
    "hash": "30,0 30,100|70,0 70,100|0,30 100,30|0,70 100,70",
    "star": "50,0 80,100! 0,35! 100,35! 20,100! 50,0",
    "heart": "50,100 0,40 20,5 50,30! 80,5 100,40 50,100",
    "triangle": "50,0 100,100! 0,100! 50,0",
    "tick": "0,60 35,100! 100,0",
    "arrow": "0,50 100,50|70,20 100,50! 70,80",
    "arrow up": "50,0 50,100|20,35 50,0! 80,35",
    "house": "0,45 50,0! 100,45! 100,100! 0,100! 0,45",
    "face": "50,0 0,50 50,100 100,50 50,0|35,35 35,42|65,35 65,42|30,65 50,78 70,65",
    "spiral": "50,50 60,45 65,55 50,65 35,50 50,30 75,45 70,75 40,80 20,50 40,15 80,20 95,60",
    "zigzag": "0,20 20,80! 40,20! 60,80! 80,20! 100,80",
    "wave": "0,50 15,20 30,50 45,80 60,50 75,20 90,50 100,70",
    "question": "10,20 40,0 70,20 60,45 40,60 40,75|40,95 40,98",
    "percent": "80,0 15,100|15,5 0,20 15,35 30,20 15,5|80,65 65,80 80,95 95,80 80,65",
    "three strokes": "0,0 0,100|50,0 50,100|100,0 100,100",
}
SHAPES: Final = tuple(Form(_NO_DIGIT, name, 1.0, course) for name, course in _COURSES.items())
# Shares of the kinds of images, which sum to 1.
_SHAPE, _SCRIBBLE, _DASH, _PAIR = 0.6, 0.2, 0.08, 0.12


def outliers(count: int, seed: int) -> Pixels:
    """Return uint8 (N, 28, 28, 1), a kind drawn for each by its share; a seed gives the same images again."""
    sizes = [min(_CHUNK, count - first) for first in range(0, count, _CHUNK)]
    return np.concatenate(mapped(_outliers_chunk, zip(sizes, seeds(seed, _STREAM), strict=False)))


def _outliers_chunk(count: int, chunk_seeds: tuple[int, int, int]) -> Pixels:
    generator = np.random.default_rng(chunk_seeds)
    images = []
    for _ in range(count):
        kind = generator.random()
        if kind < _SHAPE:
            strokes = written(SHAPES[generator.integers(len(SHAPES))], Hand(), generator)
        elif kind < _SHAPE + _SCRIBBLE:
            strokes = _scribble(generator)
        elif kind < _SHAPE + _SCRIBBLE + _DASH:
            strokes = _dash(generator)
        else:
            strokes = _pair(generator)
        stages = raster.stages(ink_of(strokes))
        assert stages is not None, "something is drawn"
        images.append(stages.fed_HWC)
    return np.stack(images)


def _scribble(generator: np.random.Generator) -> list[Line]:
    """One to four strokes between random places."""
    return [generator.uniform(0, 1, (generator.integers(3, 15), 2)) for _ in range(generator.integers(1, 5))]


def _dash(generator: np.random.Generator) -> list[Line]:
    """One or two strokes, level or falling as no 1 does."""
    lean = generator.uniform(-0.45, 0.45)
    dashes = [np.array([(0.0, 0.5 - lean / 2), (0.5, 0.5 + generator.normal(0, 0.03)), (1.0, 0.5 + lean / 2)])]
    if generator.random() < 0.3:
        dashes.append(dashes[0] + np.array([0.0, generator.uniform(0.2, 0.5)]))
    return dashes


def _pair(generator: np.random.Generator) -> list[Line]:
    """Two digits beside one another: the net knows one at a time."""
    strokes: list[Line] = []
    for place in range(2):
        form = FORMS[generator.integers(len(FORMS))]
        strokes += [stroke_P2 * [0.6, 1] + [0.75 * place, 0] for stroke_P2 in written(form, Hand(), generator)]
    return bent(strokes, Hand(turn=3, slant=0.05, narrow=0.1, bend=0.02), generator)
