"""Pictures agree with the learner that they show."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mnistgui.perceptron.clock import Response
from mnistgui.perceptron.problems import PROBLEMS
from mnistgui.perceptron.smooth_learner import SmoothLearner
from mnistgui.perceptron.surface import Box, boundary, decision_map, line_in_box

BOX = Box(left=-0.5, right=1.5, bottom=-0.5, top=1.5)


def test_the_map_is_asked_for_once_and_lies_the_right_way_up() -> None:
    asked = []

    def respond(points_M2: np.ndarray) -> Response:
        asked.append(len(points_M2))
        return Response(points_M2[:, 0] + 10 * points_M2[:, 1], points_M2[:, 0])

    shown = decision_map(respond, BOX, rows=3, columns=5)
    assert asked == [15]
    assert shown.sums_RC[0, 0] == pytest.approx(-0.5 + 15)  # top left: x1 small, x2 large
    assert shown.sums_RC[2, 4] == pytest.approx(1.5 - 5)  # bottom right
    np.testing.assert_allclose(shown.outputs_RC[1], [-0.5, 0, 0.5, 1, 1.5])


def test_the_boundary_of_a_circle_lies_on_the_circle() -> None:
    def respond(points_M2: np.ndarray) -> Response:
        z_M = 0.5 - np.hypot(points_M2[:, 0] - 0.5, points_M2[:, 1] - 0.5)
        return Response(z_M, (z_M > 0).astype(float))

    pieces_S22 = boundary(decision_map(respond, BOX, rows=61, columns=61))
    radii = np.hypot(pieces_S22[..., 0] - 0.5, pieces_S22[..., 1] - 0.5)
    np.testing.assert_allclose(radii, 0.5, atol=0.002)
    length = np.hypot(*(pieces_S22[:, 0] - pieces_S22[:, 1]).T).sum()
    assert length == pytest.approx(np.pi, rel=0.01)


def test_the_boundary_of_a_network_is_where_its_output_is_one_half() -> None:
    learner = SmoothLearner(PROBLEMS["XOR"], hidden=4, seed=0)
    for _ in range(300):
        learner.step()
    pieces_S22 = boundary(decision_map(learner.respond, BOX, rows=61, columns=61))
    assert len(pieces_S22) > 50
    np.testing.assert_allclose(learner.respond(pieces_S22.reshape(-1, 2)).outputs_M, 0.5, atol=0.01)


def test_where_nothing_changes_sides_there_is_no_boundary() -> None:
    def respond(points_M2: np.ndarray) -> Response:
        return Response(np.ones(len(points_M2)), np.ones(len(points_M2)))

    assert boundary(decision_map(respond, BOX, rows=5, columns=5)).shape == (0, 2, 2)


_WEIGHT = st.floats(-5, 5).filter(lambda value: value == 0 or abs(value) > 1e-3)


@given(_WEIGHT, _WEIGHT, _WEIGHT)
@settings(max_examples=100, deadline=None)
def test_a_line_ends_on_the_edge_of_the_box_and_its_sum_is_zero_there(w1: float, w2: float, b: float) -> None:
    line = line_in_box(np.array([w1, w2, b]), BOX)
    assume(line is not None)
    assert line is not None
    np.testing.assert_allclose(line @ (w1, w2) + b, 0, atol=1e-9)
    on_edge = (np.isclose(np.abs(line - 0.5), 1.0)).any(axis=1)
    assert on_edge.all()


@pytest.mark.parametrize("weights", [(0, 0, 1), (0, 0, 0), (1, 0, 5), (1, 1, 9)])
def test_a_line_that_is_none_or_passes_by_is_not_drawn(weights: tuple[float, float, float]) -> None:
    assert line_in_box(np.array(weights, dtype=float), BOX) is None


def test_a_line_through_two_corners_is_drawn_whole() -> None:
    line = line_in_box(np.array([1.0, -1.0, 0.0]), BOX)
    assert line is not None
    assert sorted(map(tuple, line.tolist())) == [(-0.5, -0.5), (1.5, 1.5)]
