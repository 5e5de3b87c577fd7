"""The eraser: what it passes over is gone to the edge of what is seen, and nothing else."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.drawing.eraser import without_area, without_touched
from mnistgui.drawing.ink import Ink, Point, Stroke

ACROSS = Stroke(tuple(Point(x / 10, 0.5, t=x) for x in range(1, 10)), width=0.02)
BELOW = Stroke((Point(0.1, 0.9), Point(0.9, 0.9)))
DOT = Stroke((Point(0.5, 0.2),), width=0.1)
INK = Ink((ACROSS, BELOW, DOT))


def test_an_eraser_that_touches_a_stroke_takes_all_of_it():
    erased = without_touched(INK, Point(0.52, 0.3), Point(0.52, 0.47), radius=0.025)

    assert erased.strokes == (BELOW, DOT)


@pytest.mark.parametrize("erase", [without_touched, without_area])
def test_an_eraser_that_touches_nothing_gives_back_the_very_drawing(erase):
    assert erase(INK, Point(0.52, 0.3), Point(0.52, 0.46), radius=0.025) is INK
    assert erase(Ink(), Point(0.5, 0.5), Point(0.5, 0.5)).is_empty


def test_the_area_alone_is_taken_and_the_stroke_is_left_in_two_pieces():
    erased = without_area(INK, Point(0.5, 0.4), Point(0.5, 0.6), radius=0.09)

    left, right, *others = erased.strokes
    assert others == [BELOW, DOT]
    assert [point.x for point in left.points] == pytest.approx([0.1, 0.2, 0.3, 0.4])
    assert [point.x for point in right.points] == pytest.approx([0.6, 0.7, 0.8, 0.9])
    assert (left.width, right.width) == (ACROSS.width, ACROSS.width)


def test_a_cut_within_a_segment_has_the_place_the_time_and_the_pressure_between_its_ends():
    # 0.014 wide at its wider end.
    line = Ink((Stroke((Point(0.0, 0.5, 0.0, 0.2), Point(1.0, 0.5, 2.0, 0.6)), width=0.02),))

    left, right = without_area(line, Point(0.5, 0.5), Point(0.5, 0.5), radius=0.243).strokes

    end, begin = left.points[-1], right.points[0]
    assert (end.x, end.y, end.t, end.pressure) == pytest.approx((0.25, 0.5, 0.5, 0.3))
    assert (begin.x, begin.y, begin.t, begin.pressure) == pytest.approx((0.75, 0.5, 1.5, 0.5))


def test_a_dot_goes_when_its_edge_is_touched():
    beside = Point(0.5 + 0.05 + 0.02 - 0.001, 0.2)

    assert without_area(INK, beside, beside, radius=0.02).strokes == (ACROSS, BELOW)


coordinates = st.floats(0, 1, width=32)
places = st.tuples(coordinates, coordinates)


@given(st.lists(places, min_size=1, max_size=6), places, places, st.floats(0.01, 0.3))
def test_what_is_left_lies_outside_of_the_eraser_and_what_is_gone_inside(line, start, end, radius):
    stroke = Stroke(tuple(Point(x, y) for x, y in line), width=0.02)
    left = without_area(Ink((stroke,)), Point(*start), Point(*end), radius).strokes

    samples = along(stroke)
    outside = distance(samples, start, end) > radius + 0.01
    kept = np.array([any(distance_to_stroke(sample, piece) < 1e-6 for piece in left) for sample in samples])
    near_edge = np.abs(distance(samples, start, end) - radius - 0.01) < 1e-6
    assert (kept == outside)[~near_edge].all()


def along(stroke):
    """Return places on the stroke, among them all of its points."""
    points = np.array([(point.x, point.y) for point in stroke.points])
    if len(points) == 1:
        return points
    shares = np.linspace(0, 1, 9)[:, np.newaxis]
    return np.concatenate([one + shares * (other - one) for one, other in pairwise(points)])


def distance(places_P2, start, end):
    """Return how far each place is from the way from ``start`` to ``end``."""
    start, end = np.array(start), np.array(end)
    squared = max(float((end - start) @ (end - start)), 1e-300)
    shares = np.clip((places_P2 - start) @ (end - start) / squared, 0, 1)[:, np.newaxis]
    return np.hypot(*(places_P2 - start - shares * (end - start)).T)


def distance_to_stroke(place, stroke):
    points = [(point.x, point.y) for point in stroke.points]
    return min(
        distance(place[np.newaxis], one, other)[0]
        for one, other in zip(points, points[1:] or points, strict=len(points) == 1)
    )
