"""The line that a pen draws: its outline covers what the pen covers, and its pieces are the whole line."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mnistgui.drawing.ink import THICKEST, THINNEST, Point, Stroke
from mnistgui.drawing.pen_line import curves_of, final_count, outline_of, piece_count

SHARE = st.floats(0, 1, width=32)
POINTS = st.builds(Point, SHARE, SHARE, pressure=SHARE)
STROKES = st.builds(Stroke, st.lists(POINTS, min_size=1, max_size=8).map(tuple), st.floats(THINNEST, THICKEST))


def stroke_of(*points: tuple[float, float, float]) -> Stroke:
    return Stroke(tuple(Point(x, y, pressure=pressure) for x, y, pressure in points), 0.125)


# Narrower than the line: what lies inside of it is covered, too.
ANGLES = np.linspace(0, 2 * np.pi, 25).tolist()
RING = stroke_of(*[(0.5 + 0.05 * math.cos(a), 0.5 + 0.05 * math.sin(a), 0.9 + 0.1 * math.sin(a)) for a in ANGLES])


def winding(polygons: list[np.ndarray], places_N2: np.ndarray) -> np.ndarray:
    """Return how many times the polygons go round each place."""
    count_N = np.zeros(len(places_N2), int)
    for polygon_V2 in polygons:
        start_V2, end_V2 = polygon_V2, np.roll(polygon_V2, -1, axis=0)
        x, y = places_N2[:, :1], places_N2[:, 1:]
        (along_x_V, along_y_V), (start_x_V, start_y_V) = (end_V2 - start_V2).T, start_V2.T
        is_left = along_x_V * (y - start_y_V) - along_y_V * (x - start_x_V) > 0
        upward, downward = (start_V2[:, 1] <= y) & (end_V2[:, 1] > y), (start_V2[:, 1] > y) & (end_V2[:, 1] <= y)
        count_N += (upward & is_left).sum(axis=1) - (downward & ~is_left).sum(axis=1)
    return count_N


def reach(stroke: Stroke, places_N2: np.ndarray) -> np.ndarray:
    """Return how far the pen's disc, moved along the line in small steps, reaches over each place."""
    curves_K33 = np.concatenate([curves_of(stroke, piece) for piece in range(piece_count(stroke))])
    share_S11 = np.linspace(0, 1, 200)[:, np.newaxis, np.newaxis]
    start_K3, control_K3, end_K3 = curves_K33.transpose(1, 0, 2)
    discs = (1 - share_S11) ** 2 * start_K3 + 2 * share_S11 * (1 - share_S11) * control_K3 + share_S11**2 * end_K3
    discs_D3 = discs.reshape(-1, 3)
    away_ND = np.linalg.norm(places_N2[:, np.newaxis] - discs_D3[:, :2], axis=2)
    reach_N: np.ndarray = (discs_D3[:, 2] / 2 - away_ND).max(axis=1)
    return reach_N


@settings(deadline=None, max_examples=60, derandomize=True)
@example(RING, 0)
@example(stroke_of((0.0, 0.0, 0.0), (0.75, 0.625, 0.0), (0.75, 0.5, 0.0)), 1)
@example(stroke_of((1.0, 0.0, 0.0), (1.0, 0.0, 1.0)), 2)
@example(stroke_of((0.75, 0.25, 0.0), (0.0, 0.98828125, 1.0), (0.0, 0.0, 0.0)), 212)
@given(STROKES, st.integers(0, 2**32 - 1))
def test_the_outline_covers_what_the_pen_covers_and_nothing_else(stroke: Stroke, seed: int) -> None:
    places_N2 = np.random.default_rng(seed).uniform(-0.1, 1.1, (1500, 2))
    reach_N = reach(stroke, places_N2)
    outline = [polygon for piece in range(piece_count(stroke)) for polygon in outline_of(curves_of(stroke, piece))]
    covered_N = winding(outline, places_N2)

    unsure = 0.003
    assert (covered_N >= 0).all()
    assert (covered_N[reach_N > unsure] > 0).all()
    assert (covered_N[reach_N < -unsure] == 0).all()


@pytest.mark.parametrize("count", [1, 2, 3, 256, 257, 258, 259, 600])
def test_the_pieces_are_one_line_from_the_first_to_the_last_point(count: int) -> None:
    points = tuple(Point(i / 700, (i % 7) / 10, pressure=(i % 5) / 4) for i in range(count))
    stroke = Stroke(points, 0.1)
    curves_K33 = np.concatenate([curves_of(stroke, piece) for piece in range(piece_count(stroke))])

    assert len(curves_K33) == max(count - 1, 1)
    assert curves_K33[0, 0] == pytest.approx((points[0].x, points[0].y, stroke.width_at(points[0])))
    assert curves_K33[-1, -1] == pytest.approx((points[-1].x, points[-1].y, stroke.width_at(points[-1])))
    np.testing.assert_allclose(curves_K33[1:, 0], curves_K33[:-1, -1])


@pytest.mark.parametrize("count", [1, 2, 257, 258, 259, 514, 515])
def test_final_pieces_stay_as_they_are_when_the_line_goes_on(count: int) -> None:
    points = tuple(Point(i / 1000, (i % 7) / 10) for i in range(count + 300))
    begun, whole = Stroke(points[:count]), Stroke(points)

    for piece in range(final_count(begun)):
        np.testing.assert_array_equal(curves_of(begun, piece), curves_of(whole, piece))
    assert piece_count(begun) - final_count(begun) <= 2


def test_a_smooth_pen_leaves_no_corners_in_its_outline() -> None:
    quarter = np.linspace(0, np.pi / 2, 12)
    points = tuple(Point(float(np.cos(a)) * 0.8, float(np.sin(a)) * 0.8, pressure=float(a) / 2) for a in quarter)
    curves_K33 = curves_of(Stroke(points, 0.2), 0)
    (band_V2,) = outline_of(curves_K33)
    along_S2 = np.diff(band_V2, axis=0)
    along_S2 = along_S2[np.linalg.norm(along_S2, axis=1) > 1e-9]
    turn_V = np.abs(np.diff(np.unwrap(np.arctan2(along_S2[:, 1], along_S2[:, 0]))))

    assert turn_V.max() < 0.2
