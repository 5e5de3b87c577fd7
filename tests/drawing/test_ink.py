"""Ink and its history: a drawing is never changed, and nothing that was drawn is lost."""

import dataclasses

import pytest

from mnistgui.drawing.ink import Ink, Point, Stroke
from mnistgui.drawing.ink_history import InkHistory

DOT = Stroke((Point(0.5, 0.5),))
LINE = Stroke((Point(0.1, 0.1), Point(0.9, 0.9, t=0.2)))


def test_a_stroke_more_makes_a_new_drawing_and_leaves_the_old_one():
    empty = Ink()
    drawn = empty.with_stroke(DOT).with_stroke(LINE)

    assert empty.is_empty
    assert drawn.strokes == (DOT, LINE)
    assert drawn.without_last().strokes == (DOT,)
    assert empty.without_last() == empty


@pytest.mark.parametrize("width", [0.0, 0.5, float("nan")])
def test_a_pen_that_is_none_is_refused(width):
    with pytest.raises(ValueError, match="wide"):
        Stroke(DOT.points, width)


def test_a_drawing_goes_on_from_what_it_was_and_not_from_what_was_taken_away():
    begun = Ink((DOT, Stroke(LINE.points[:1])))

    assert begun.goes_on_from(Ink()) and begun.goes_on_from(begun)
    assert Ink((DOT, LINE)).goes_on_from(begun)
    assert Ink((DOT, LINE, DOT)).goes_on_from(begun)
    assert not begun.goes_on_from(Ink((DOT, LINE)))
    assert not Ink((LINE, DOT)).goes_on_from(begun)
    # The eraser cut a stroke in two: there are more of them, and ink is gone.
    assert not Ink((DOT, DOT, DOT)).goes_on_from(Ink((DOT, LINE)))


def test_a_drawing_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Ink().strokes = (DOT,)
    with pytest.raises(dataclasses.FrozenInstanceError):
        DOT.points[0].x = 0.0


def test_a_stroke_without_points_is_refused():
    with pytest.raises(ValueError, match="at least one point"):
        Stroke(())


def test_undo_and_redo_walk_through_the_drawings():
    history = InkHistory()
    one, two = Ink((DOT,)), Ink((DOT, LINE))
    history.put(one)
    history.put(two)

    history.undo()
    assert history.ink == one
    history.undo()
    assert history.ink.is_empty and not history.can_undo
    history.redo()
    history.redo()
    assert history.ink == two and not history.can_redo


def test_a_cleared_drawing_comes_back_with_undo():
    history = InkHistory()
    history.put(Ink((DOT, LINE)))
    history.put(Ink())

    history.undo()

    assert history.ink == Ink((DOT, LINE))


def test_drawing_after_an_undo_drops_what_was_undone():
    history = InkHistory()
    history.put(Ink((DOT,)))
    history.undo()
    history.put(Ink((LINE,)))

    assert not history.can_redo
    history.undo()
    assert history.ink.is_empty


def test_undo_at_the_beginning_redo_at_the_end_and_the_same_drawing_again_change_nothing():
    history = InkHistory()
    history.undo()
    history.redo()
    history.put(Ink())

    assert history.ink.is_empty and not history.can_undo and not history.can_redo
