"""Replay: every point comes in its own time, long pauses are shortened, and nothing is added or lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.replay import LONGEST_PAUSE_S, Replay

COORDINATE = st.floats(0, 1)
POINTS = st.builds(Point, COORDINATE, COORDINATE, t=st.floats(0, 1e4))
INKS = st.lists(st.lists(POINTS, min_size=1, max_size=6).map(tuple).map(Stroke), max_size=5).map(tuple).map(Ink)


def line(*times: float) -> Stroke:
    return Stroke(tuple(Point(0.1 * i, 0.5, t) for i, t in enumerate(times)))


def test_points_come_when_they_were_drawn() -> None:
    replay = Replay(Ink((line(3.0, 3.1, 3.3), line(3.7, 3.8))))

    assert replay.duration_s == pytest.approx(0.8)
    drawn = [[len(stroke.points) for stroke in replay.ink_at(at).strokes] for at in (0, 0.05, 0.15, 0.35, 0.75, 9)]
    assert drawn == [[1], [1], [2], [3], [3, 1], [3, 2]]


def test_a_long_pause_is_half_a_second_between_strokes_and_within_one() -> None:
    assert Replay(Ink((line(0.0, 0.1), line(60.0, 60.1)))).duration_s == pytest.approx(0.2 + LONGEST_PAUSE_S)
    assert Replay(Ink((line(0.0, 90.0, 90.2),))).duration_s == pytest.approx(LONGEST_PAUSE_S + 0.2)


def test_without_times_the_pen_moves_evenly() -> None:
    ink = Ink((Stroke((Point(0.0, 0.0), Point(0.1, 0.0), Point(0.4, 0.4))),))

    replay = Replay(ink)

    assert replay.duration_s == pytest.approx(0.6)
    assert len(replay.ink_at(0.11).strokes[0].points) == 2


def test_nothing_can_be_replayed_too() -> None:
    assert Replay(Ink()).ink_at(1.0) == Ink() and Replay(Ink()).duration_s == 0.0


@given(INKS, st.lists(st.floats(0, 20), min_size=2).map(sorted))
def test_it_only_ever_goes_on_and_ends_with_the_whole_ink(ink: Ink, times: list[float]) -> None:
    replay = Replay(ink)
    shown = [replay.ink_at(at) for at in times]

    assert all(later.goes_on_from(sooner) for sooner, later in pairwise(shown))
    assert all(ink.goes_on_from(part) for part in shown)
    assert replay.ink_at(replay.duration_s) is ink
