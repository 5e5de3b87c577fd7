"""Points are edited without touching the old problem, and every edit can be undone."""

import numpy as np
import pytest

from mnistgui.perceptron.contradiction import torn_places
from mnistgui.perceptron.points import EditHistory, delete_point, move_point, put_point, recolour_point
from mnistgui.perceptron.problems import PROBLEMS, Problem

XOR = PROBLEMS["XOR"]


def test_each_edit_is_another_problem() -> None:
    before = XOR.points_NI.tolist(), XOR.labels_N.tolist()
    put = put_point(XOR, (0.5, 2.0), 1)
    assert (put.points_NI[4].tolist(), int(put.labels_N[4])) == ([0.5, 2.0], 1)
    assert move_point(XOR, 1, (7.0, 8.0)).points_NI.tolist() == [[0, 0], [7, 8], [1, 0], [1, 1]]
    assert recolour_point(XOR, 0, 1).labels_N.tolist() == [1, 1, 1, 0]
    gone = delete_point(XOR, 1)
    assert (gone.points_NI.tolist(), gone.labels_N.tolist()) == ([[0, 0], [1, 0], [1, 1]], [0, 1, 0])
    assert (XOR.points_NI.tolist(), XOR.labels_N.tolist()) == before


def test_what_cannot_be_is_refused() -> None:
    for wrong in ((1.0,), (1.0, 2.0, 3.0), (float("nan"), 0.0), (float("inf"), 0.0)):
        with pytest.raises(ValueError):
            put_point(XOR, wrong, 0)
        with pytest.raises(ValueError):
            move_point(XOR, 0, wrong)
    with pytest.raises(ValueError, match="must be 0 or 1"):
        put_point(XOR, (0.0, 0.0), 2)
    with pytest.raises(ValueError, match="must be 0 or 1"):
        recolour_point(XOR, 0, 2)
    for index in (-1, 4):
        with pytest.raises(IndexError):
            move_point(XOR, index, (0.0, 0.0))
        with pytest.raises(IndexError):
            delete_point(XOR, index)
    one = Problem(name="one", points_NI=np.zeros((1, 2)), labels_N=np.array([0]))
    with pytest.raises(ValueError, match="last point"):
        delete_point(one, 0)
    full = Problem(name="full", points_NI=np.zeros((2000, 2)), labels_N=np.zeros(2000, int))
    with pytest.raises(ValueError, match="no room"):
        put_point(full, (0.0, 0.0), 0)


def test_undo_and_redo_go_through_the_edits() -> None:
    history = EditHistory(XOR)
    assert not history.can_undo and not history.can_redo
    first, second = put_point(XOR, (2.0, 2.0), 0), move_point(XOR, 0, (3.0, 3.0))
    history.put_in(first)
    history.put_in(second)
    assert history.undo() is first
    assert history.undo() is XOR
    assert history.undo() is XOR
    assert history.redo() is first
    history.put_in(second)
    assert not history.can_redo
    assert history.undo() is first


def test_a_drag_is_one_edit() -> None:
    history = EditHistory(XOR)
    for x1 in range(5):
        history.show(move_point(XOR, 0, (x1, 0.0)))
    assert history.can_undo
    assert history.undo() is XOR
    last = move_point(XOR, 0, (9.0, 0.0))
    history.show(last)
    history.put_in(last)
    assert history.present is last
    assert history.undo() is XOR


def test_contradictory_points_are_found_and_named() -> None:
    assert torn_places(XOR) == ()
    torn = move_point(move_point(put_point(XOR, (5.0, 5.0), 0), 1, (0.0, -0.0)), 3, (5.0, 5.0))
    found = torn_places(torn)
    assert [(place.point, place.samples, place.classes) for place in found] == [((0.0, 0.0), (0, 1), (0, 1))]
    again = torn_places(recolour_point(torn, 4, 1))
    assert [place.samples for place in again] == [(0, 1), (3, 4)]
