"""A drawing moved, turned, scaled: as far as is said, always on the canvas, and only what was chosen."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.placing import SMALLEST, box_of, moved, scaled, turned

BAR = Ink((Stroke((Point(0.4, 0.5, 0.1, 0.7), Point(0.6, 0.5, 0.2, 0.8)), 0.03), Stroke((Point(0.5, 0.2),))))

points = st.builds(Point, st.floats(0, 1), st.floats(0, 1))
inks = st.lists(st.builds(Stroke, st.lists(points, min_size=1, max_size=6).map(tuple)), min_size=1, max_size=4).map(
    lambda strokes: Ink(tuple(strokes))
)


def places(ink: Ink) -> list[tuple[float, float]]:
    return [(point.x, point.y) for stroke in ink.strokes for point in stroke.points]


def test_a_drawing_moves_as_far_as_the_canvas_allows_and_keeps_its_times_and_pens() -> None:
    right = moved(BAR, 0.1, 0.0)
    assert places(right) == [pytest.approx(place) for place in ((0.5, 0.5), (0.7, 0.5), (0.6, 0.2))]
    far = moved(BAR, 9.0, -9.0)
    assert max(x for x, _ in places(far)) == 1.0 and min(y for _, y in places(far)) == 0.0
    point = far.strokes[0].points[1]
    assert (point.t, point.pressure, far.strokes[0].width) == (0.2, 0.8, 0.03)
    assert moved(Ink(), 1, 1) == Ink() and moved(BAR, 0, 0) is BAR


def test_a_turn_is_clockwise_around_the_middle_and_four_are_none() -> None:
    bar = Ink(BAR.strokes[:1])
    assert places(turned(bar, 90)) == [pytest.approx((0.5, 0.4)), pytest.approx((0.5, 0.6))]
    back = bar
    for _ in range(4):
        back = turned(back, 90)
    assert places(back) == [pytest.approx(place) for place in places(bar)]


def test_it_scales_around_the_middle_between_the_smallest_and_the_canvas() -> None:
    bar = Ink(BAR.strokes[:1])
    assert places(scaled(bar, 2)) == [pytest.approx((0.3, 0.5)), pytest.approx((0.7, 0.5))]
    assert box_of(scaled(bar, 1000)).side == pytest.approx(1)
    assert box_of(scaled(bar, 0.0001)).side == pytest.approx(SMALLEST)
    dot = Ink((Stroke((Point(0.3, 0.3),)),))
    assert scaled(dot, 3) == dot


def test_only_the_chosen_strokes_change() -> None:
    for changed in (moved(BAR, 0.1, 0.1, [1]), turned(BAR, 30, [0]), scaled(BAR, 2, [0])):
        same = [old == new for old, new in zip(BAR.strokes, changed.strokes, strict=True)]
        assert same in ([True, False], [False, True])
    assert box_of(BAR, []) is None


@given(inks, st.floats(-720, 720), st.floats(0.01, 50), st.floats(-2, 2), st.floats(-2, 2))
def test_nothing_ever_leaves_the_canvas_and_no_shape_is_lost(
    ink: Ink, degrees: float, factor: float, dx: float, dy: float
) -> None:
    for changed in (turned(ink, degrees), scaled(ink, factor), moved(ink, dx, dy)):
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places(changed))
        assert [len(stroke.points) for stroke in changed.strokes] == [len(stroke.points) for stroke in ink.strokes]
    # A turn keeps the ratio of distances: a drawing that is large is made smaller, never bent.
    (first, *others), (new_first, *new_others) = places(ink), places(turned(ink, degrees))
    before = [math.dist(first, other) for other in others]
    after = [math.dist(new_first, other) for other in new_others]
    if before and max(before) > 1e-3:
        ratio = max(after) / max(before)
        assert all(new == pytest.approx(ratio * old, abs=1e-6) for old, new in zip(before, after, strict=True))
