"""The response map: what is fed is really moved, turned, scaled and thickened, and the middle is the plain answer."""

import numpy as np
import pytest

from mnistgui.core_services import services
from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.prediction import Predictions
from mnistgui.drawing.predictor import Predictor
from mnistgui.drawing.raster import stages
from mnistgui.drawing.response import DEGREES, SCALES, SHIFTS, WIDTHS, Kind, respond, variants_of

SEVEN = Ink((Stroke(tuple(Point(x, y) for x, y in ((0.2, 0.2), (0.8, 0.2), (0.4, 0.9)))),))


def fed() -> np.ndarray:
    drawn = stages(SEVEN)
    assert drawn is not None
    return drawn.fed_HWC


def blob(row: int, column: int, side: int = 4) -> np.ndarray:
    image_HWC = np.zeros((28, 28, 1), np.uint8)
    image_HWC[row : row + side, column : column + side] = 255
    return image_HWC


def mass(image_HWC: np.ndarray) -> tuple[float, float]:
    """Return row and column of the centre of mass."""
    index, ink = np.arange(28), image_HWC[..., 0].astype(float)
    return ink.sum(1) @ index / ink.sum(), ink.sum(0) @ index / ink.sum()


class Weigher:
    """Answers by the amount of ink, wherever it is."""

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        share_N = images_NHWC.mean(axis=(1, 2, 3)) / 255
        return Predictions(
            probabilities_NK=np.stack([1 - share_N, share_N], axis=1).astype(np.float32),
            class_names=("little", "much"),
            is_familiar_N=share_N > 0,
        )


class Sided(Weigher):
    """Answers whether there is more ink on the left or on the right."""

    def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
        halves = [images_NHWC[:, :, :14], images_NHWC[:, :, 14:]]
        left_N, right_N = (half.sum(axis=(1, 2, 3), dtype=np.float64) + 1 for half in halves)
        return Predictions(
            probabilities_NK=np.stack([left_N, right_N], axis=1).astype(np.float32) / (left_N + right_N)[:, None],
            class_names=("left", "right"),
            is_familiar_N=np.ones(len(images_NHWC), bool),
        )


def test_the_map_of_a_net_that_does_not_mind_the_place_is_constant() -> None:
    response = respond(variants_of(Kind.MOVED, blob(12, 12)), Weigher())

    assert response.labels_RC.shape == (17, 17)
    assert np.ptp(response.probabilities_RCK, axis=(0, 1)) == pytest.approx(0.0)
    assert response.agreement == 1.0


def test_a_column_further_right_is_moved_to_the_right_and_a_row_further_down_is_moved_down() -> None:
    variants = variants_of(Kind.MOVED, blob(12, 12))
    for row, down in enumerate(SHIFTS):
        for column, right in enumerate(SHIFTS):
            assert mass(variants.images_RCHWC[row, column]) == pytest.approx((13.5 + down, 13.5 + right))

    response = respond(variants, Sided())
    assert (response.labels_RC[:, : SHIFTS.index(0)] == 0).all()
    assert (response.labels_RC[:, SHIFTS.index(1) :] == 1).all()


def test_what_is_moved_out_of_the_image_is_lost() -> None:
    variants = variants_of(Kind.MOVED, blob(0, 0))
    assert variants.images_RCHWC[SHIFTS.index(-8), SHIFTS.index(0)].sum() == 0
    assert not respond(variants, Weigher()).is_familiar_RC[0, 0]


@pytest.mark.parametrize("kind", Kind)
def test_the_middle_of_the_map_is_the_image_as_it_is(kind: Kind) -> None:
    variants = variants_of(kind, fed())
    assert np.array_equal(variants.images_RCHWC[variants.origin], fed())


def test_turning_is_clockwise_and_about_the_middle() -> None:
    variants = variants_of(Kind.TURNED, blob(13, 20, side=3))  # right of the middle
    middle = SCALES.index(1.0)
    for degrees in (-45, 45):
        row, column = mass(variants.images_RCHWC[middle, DEGREES.index(degrees)])
        way = 7 * np.sin(np.radians(45))
        assert (row, column) == pytest.approx((14 + np.sign(degrees) * way, 14 + way), abs=0.1)


def test_a_larger_scale_is_larger() -> None:
    variants = variants_of(Kind.TURNED, blob(13, 18, side=3))  # 5 pixels right of the middle
    for scale in (0.6, 1.4):
        image_HWC = variants.images_RCHWC[SCALES.index(scale), DEGREES.index(0)]
        assert mass(image_HWC) == pytest.approx((14, 14 + 5 * scale), abs=0.2)
        assert image_HWC.sum() / 255 == pytest.approx(9 * scale**2, rel=0.15)


def test_a_stroke_gets_as_much_wider_as_it_is_said() -> None:
    line_HWC = np.zeros((28, 28, 1), np.uint8)
    line_HWC[4:24, 12:15] = 255
    variants = variants_of(Kind.PEN, line_HWC)
    for column, wider in enumerate(WIDTHS):
        width = variants.images_RCHWC[0, column, 14, :, 0].sum() / 255
        assert width == pytest.approx(3 + wider, abs=0.05)


def test_a_stroke_at_the_edge_is_not_eaten_from_outside() -> None:
    line_HWC = np.zeros((28, 28, 1), np.uint8)
    line_HWC[:, :3] = 255
    thinner_HWC = variants_of(Kind.PEN, line_HWC).images_RCHWC[0, WIDTHS.index(-2.0)]
    assert (thinner_HWC[:, :2] == 255).all() and (thinner_HWC[:, 2:] == 0).all()


@pytest.fixture(scope="module")
def pretrained() -> Predictor:
    predictor: Predictor = services().load_pretrained()
    return predictor


@pytest.mark.parametrize("kind", Kind)
def test_the_pretrained_net_answers_in_the_middle_what_it_answers_anyway(kind: Kind, pretrained: Predictor) -> None:
    response = respond(variants_of(kind, fed()), pretrained)
    plain = pretrained.predict(fed())
    origin = response.variants.origin

    assert response.probabilities_RCK[origin] == pytest.approx(plain.probabilities_K, abs=1e-4)
    assert response.class_names[response.labels_RC[origin]] == plain.likeliest == "7"
    assert response.is_familiar_RC[origin] == plain.is_familiar
    # Pooling and shared weights: most of the map stays.
    assert response.agreement > 0.5


def test_a_diverged_net_has_no_labels() -> None:
    class Diverged(Weigher):
        def probabilities_of(self, images_NHWC: np.ndarray) -> Predictions:
            nothing_NK = np.full((len(images_NHWC), 2), np.nan, np.float32)
            return Predictions(
                probabilities_NK=nothing_NK, class_names=("a", "b"), is_familiar_N=np.ones(len(images_NHWC), bool)
            )

    assert (respond(variants_of(Kind.PEN, fed()), Diverged()).labels_RC == -1).all()
