"""Response: what a net answers when an image is moved, turned, scaled, or drawn with another pen. Free of torch.

A linear layer has a weight for each place, so an MLP that knows a digit in the middle need not know it two pixels
further; a convolution uses the same weights everywhere and takes more of that, though not all (I. Goodfellow,
Y. Bengio, A. Courville, "Deep Learning", MIT Press 2016, section 9.2). A drawing is always centred before a net sees
it, so the image is changed here after that.

Shape suffixes: R and C rows and columns of the map, then H, W and C of the images; K classes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from mnistgui.drawing.prediction import Predictions

Pixels = npt.NDArray[np.uint8]

SHIFTS: Final = tuple(range(-8, 9))  # pixels
DEGREES: Final = tuple(range(-45, 46, 5))  # clockwise
SCALES: Final = tuple(per_cent / 100 for per_cent in range(140, 55, -5))  # larger above smaller
WIDTHS: Final = tuple(width / 2 for width in range(-4, 13))  # pixels that a stroke is wider


class Kind(Enum):
    """What is done to the image."""

    MOVED = "moved"  # down by the row, to the right by the column
    TURNED = "turned"  # scaled by the row, turned by the column
    PEN = "pen"  # one row: a wider stroke in each column


class AnyPredictor(Protocol):
    """What is asked: `drawing.predictor.Predictor`."""

    def probabilities_of(self, images_NHWC: Pixels) -> Predictions: ...


@dataclass(frozen=True, eq=False, kw_only=True)
class Variants:
    """An image in many ways: ``images_RCHWC``, with what was done for each row and each column."""

    kind: Kind
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    images_RCHWC: Pixels

    @property
    def origin(self) -> tuple[int, int]:
        """Row and column of the image as it is."""
        return self.rows.index(1.0 if self.kind is Kind.TURNED else 0.0), self.columns.index(0.0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Response:
    """What a net answers to ``variants``: ``labels_RC`` (-1: no numbers) and ``probabilities_RCK`` float32.

    Where it is not ``is_familiar_RC``, the net would refuse to answer.
    """

    variants: Variants
    class_names: tuple[str, ...]
    labels_RC: npt.NDArray[np.int64]
    probabilities_RCK: npt.NDArray[np.float32]
    is_familiar_RC: npt.NDArray[np.bool_]

    @property
    def agreement(self) -> float:
        """The share of the map that has the same answer as the image as it is."""
        return float((self.labels_RC == self.labels_RC[self.variants.origin]).mean())


def variants_of(kind: Kind, image_HWC: Pixels) -> Variants:
    """Return ``image_HWC`` uint8, whose paper is 0, in the ways of ``kind``. What leaves the image is lost."""
    return _MAKERS[kind](image_HWC)


def respond(variants: Variants, predictor: AnyPredictor) -> Response:
    """Ask the net about all of ``variants``."""
    rows, columns, *shape_HWC = variants.images_RCHWC.shape
    answers = predictor.probabilities_of(variants.images_RCHWC.reshape(-1, *shape_HWC))
    return Response(
        variants=variants,
        class_names=answers.class_names,
        labels_RC=answers.labels_N.reshape(rows, columns),
        probabilities_RCK=answers.probabilities_NK.reshape(rows, columns, -1),
        is_familiar_RC=answers.is_familiar_N.reshape(rows, columns),
    )


def _moved(image_HWC: Pixels) -> Variants:
    height, width, _ = image_HWC.shape
    most = max(SHIFTS)
    padded_HWC = np.pad(image_HWC, ((most, most), (most, most), (0, 0)))
    images = [
        padded_HWC[most - down : most - down + height, most - right : most - right + width]
        for down in SHIFTS
        for right in SHIFTS
    ]
    return _variants(Kind.MOVED, SHIFTS, SHIFTS, images)


def _turned(image_HWC: Pixels) -> Variants:
    images = [_affine(image_HWC, degrees, scale) for scale in SCALES for degrees in DEGREES]
    return _variants(Kind.TURNED, SCALES, DEGREES, images)


def _affine(image_HWC: Pixels, degrees: float, scale: float) -> Pixels:
    """Turn clockwise and scale about the pixel index where MNIST's digits have their mass, bilinear."""
    height, width, _ = image_HWC.shape
    middle_y, middle_x = height / 2, width / 2
    y_H1, x_1W = np.arange(height)[:, None] - middle_y, np.arange(width)[None] - middle_x
    cosine, sine = np.cos(np.radians(degrees)) / scale, np.sin(np.radians(degrees)) / scale
    # Where each pixel comes from: the inverse of the turn.
    x_HW, y_HW = middle_x + cosine * x_1W + sine * y_H1, middle_y - sine * x_1W + cosine * y_H1
    left_HW, top_HW = np.floor(x_HW).astype(int), np.floor(y_HW).astype(int)
    padded_HWC = np.pad(image_HWC, ((1, 1), (1, 1), (0, 0))).astype(np.float64)
    result_HWC = np.zeros(image_HWC.shape)
    for down in (0, 1):
        for right in (0, 1):
            rows_HW, columns_HW = top_HW + down, left_HW + right
            weight_HW = (1 - np.abs(y_HW - rows_HW)) * (1 - np.abs(x_HW - columns_HW))
            # Outside there is paper, which the padding has for all.
            taken_HWC = padded_HWC[np.clip(rows_HW + 1, 0, height + 1), np.clip(columns_HW + 1, 0, width + 1)]
            result_HWC += weight_HW[:, :, None] * taken_HWC
    return np.rint(result_HWC).astype(np.uint8)


def _pen(image_HWC: Pixels) -> Variants:
    return _variants(Kind.PEN, (0.0,), WIDTHS, [_with_pen(image_HWC, width) for width in WIDTHS])


def _with_pen(image_HWC: Pixels, wider: float) -> Pixels:
    """Let each edge move out by half of ``wider`` pixels: grey dilation with a soft disc, or erosion where negative."""
    if wider < 0:
        return 255 - _dilated(255 - image_HWC, -wider / 2)
    return _dilated(image_HWC, wider / 2)


def _dilated(image_HWC: Pixels, radius: float) -> Pixels:
    reach = int(np.ceil(radius))
    height, width, _ = image_HWC.shape
    # Nothing comes in from outside, of the ink or of the paper.
    padded_HWC = np.pad(image_HWC, ((reach, reach), (reach, reach), (0, 0)))
    result_HWC = image_HWC.astype(np.float64)
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            share = min(max(radius + 1 - float(np.hypot(down, right)), 0.0), 1.0)
            if share > 0:
                moved_HWC = padded_HWC[reach + down : reach + down + height, reach + right : reach + right + width]
                np.maximum(result_HWC, share * moved_HWC, out=result_HWC)
    return np.rint(result_HWC).astype(np.uint8)


def _variants(kind: Kind, rows: tuple[float, ...], columns: tuple[float, ...], images: list[Pixels]) -> Variants:
    images_RCHWC = np.stack(images).reshape(len(rows), len(columns), *images[0].shape)
    images_RCHWC.flags.writeable = False
    return Variants(kind=kind, rows=rows, columns=columns, images_RCHWC=images_RCHWC)


_MAKERS: Final[Mapping[Kind, Callable[[Pixels], Variants]]] = {Kind.MOVED: _moved, Kind.TURNED: _turned, Kind.PEN: _pen}
