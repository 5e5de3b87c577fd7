"""Vectorised digits: the strokes lie in the middle of the ink, and drawn again they are read as what they were."""

import numpy as np
import pytest

from mnistgui.data import library
from mnistgui.drawing import raster
from mnistgui.drawing.hand import ink_of
from mnistgui.drawing.predictor import Predictor
from mnistgui.drawing.vectorize import thinned, vectorized
from mnistgui.models.snapshot import load_snapshot
from mnistgui.models.weights_header import pretrained_folder


def drawn(*lines: list[tuple[float, float]], pen: float = 3.0) -> np.ndarray:
    """Return the lines, given in pixels, as an image of (28, 28)."""
    points = [np.array(line, np.float64) for line in lines]
    return np.rint(raster._draw(points, np.zeros(2), side=28, pen=pen) * 255).astype(np.uint8)


def distance(points_P2: np.ndarray, line: list[tuple[float, float]]) -> np.ndarray:
    """Return how far each point is from the line of two points."""
    begin, end = np.array(line, np.float64)
    share_P = np.clip((points_P2 - begin) @ (end - begin) / ((end - begin) @ (end - begin)), 0, 1)
    return np.linalg.norm(points_P2 - (begin + share_P[:, None] * (end - begin)), axis=1)


@pytest.mark.parametrize("line", [[(14, 4), (14, 24)], [(4, 14), (24, 14)], [(6, 6), (22, 20)]])
def test_a_straight_stroke_comes_back_in_its_middle(line: list[tuple[float, float]]) -> None:
    (stroke,) = vectorized(drawn(line))

    assert distance(stroke, line).max() < 0.4
    assert np.linalg.norm(stroke[0] - stroke[-1]) > np.linalg.norm(np.subtract(*line)) - 3


def test_a_ring_is_one_closed_stroke() -> None:
    angle = np.linspace(0, 2 * np.pi, 60)
    (stroke,) = vectorized(drawn(list(zip(14 + 7 * np.cos(angle), 14 + 7 * np.sin(angle), strict=True))))

    assert np.abs(np.linalg.norm(stroke - 14, axis=1) - 7).max() < 0.5
    assert np.linalg.norm(stroke[0] - stroke[-1]) < 1


def test_two_strokes_that_cross_go_straight_on() -> None:
    across, down = [(4.0, 14.0), (24.0, 14.0)], [(14.0, 4.0), (14.0, 24.0)]
    strokes = vectorized(drawn(across, down))

    assert len(strokes) == 2
    assert sorted(bool(np.ptp(stroke[:, 0]) > np.ptp(stroke[:, 1])) for stroke in strokes) == [False, True]
    assert all(min(distance(stroke, line).max() for line in (across, down)) < 1 for stroke in strokes)


def test_a_blank_image_has_no_strokes_and_a_dot_one() -> None:
    assert vectorized(np.zeros((28, 28), np.uint8)) == []
    assert len(vectorized(drawn([(14, 14), (14.1, 14)]))) == 1


def test_thinning_leaves_lines_of_one_pixel_and_keeps_what_hangs_together() -> None:
    ink = drawn([(5, 5), (5, 23), (20, 23)], pen=5.0) > 100
    thin = thinned(ink)

    assert thin.any() and not (thin & ~ink).any()
    squares = thin[:-1, :-1] & thin[1:, :-1] & thin[:-1, 1:] & thin[1:, 1:]
    assert not squares.any()
    assert len(vectorized(ink.astype(np.uint8) * 255)) == 1


def test_digits_that_are_traced_and_drawn_again_are_read_as_what_they_were() -> None:
    mnist = library.load_mnist("test")
    net = Predictor(load_snapshot(pretrained_folder()))
    images, labels = np.asarray(mnist.images_NHWC[:1000]), np.asarray(mnist.labels_N[:1000])
    right = 0
    for image, label in zip(images, labels.tolist(), strict=True):
        stages = raster.stages(ink_of(vectorized(image[..., 0])))
        assert stages is not None
        right += net.predict(stages.fed_HWC).likeliest == str(label)

    assert right >= 980
